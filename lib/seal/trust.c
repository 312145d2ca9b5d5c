/* SPDX-License-Identifier: ISC */
/*
 * `.git/taut/trusted`: lines of `key value`, each once and in this order, then
 * the recipients and `end`, so that a file that was cut anywhere is none.
 *
 *	taut-trusted 1
 *	serial 3
 *	file 64 hexadecimal digits
 *	made 2026-11-21
 *	rehearsed 2026-11-28
 *	recipient age1… laptop
 *	end
 */
#include "seal/trust.h"

#include <assert.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/replace.h"
#include "base/words.h"

#define FILE_NAME "trusted"
#define VERSION "1"
#define FILE_MAX (16u << 10)
#define FIRST_DAYS 7
#define LATER_DAYS 90

_Static_assert(TRUST_HASH == crypto_hash_sha256_BYTES, "SHA-256");

static void
format(struct buf *out, const struct trust *trust)
{
	char hash[TRUST_HASH * 2 + 1];

	sodium_bin2hex(hash, sizeof hash, trust->file, TRUST_HASH);
	buf_printf(out, "taut-trusted " VERSION "\nserial %" PRIu64 "\nfile %s\nmade ",
		trust->list.serial, hash);
	day_format(out, (int)trust->made);
	buf_add_text(out, "\nrehearsed ");
	day_format(out, (int)trust->rehearsed);
	for (size_t n = 0; n < trust->list.count; n++) {
		buf_add_text(out, "\nrecipient ");
		keylist_format_key(out, &trust->list.keys[n]);
	}
	buf_add_text(out, "\nend\n");
}

/* The value of the next line, which must be whole and have this key. */
static bool
take(struct slice *rest, const char *key, struct slice *value)
{
	struct slice after = *rest, line = slice_cut(&after, '\n');

	if (!after.ptr || !slice_starts(line, key))
		return false;
	line = slice_from(line, strlen(key));
	if (!slice_starts(line, " "))
		return false;
	*value = slice_from(line, 1);
	*rest = after;
	return true;
}

static bool
parse_hash(struct slice text, unsigned char hash[TRUST_HASH])
{
	return text.len == TRUST_HASH * 2 &&
		sodium_hex2bin(hash, TRUST_HASH, text.ptr, text.len, NULL, NULL, NULL) == 0;
}

static bool
take_day(struct slice *rest, const char *key, long *day)
{
	struct slice value;
	int parsed;

	if (!take(rest, key, &value) || !day_parse(value, &parsed))
		return false;
	*day = parsed;
	return true;
}

static bool
parse(struct trust *trust, struct slice text)
{
	struct trust parsed = { 0 };
	struct slice value;

	if (!take(&text, "taut-trusted", &value) || !slice_is(value, VERSION) ||
	    !take(&text, "serial", &value) ||
	    !keylist_parse_serial(value, &parsed.list.serial) ||
	    !take(&text, "file", &value) || !parse_hash(value, parsed.file) ||
	    !take_day(&text, "made", &parsed.made) ||
	    !take_day(&text, "rehearsed", &parsed.rehearsed))
		return false;
	while (take(&text, "recipient", &value))
		if (!keylist_parse_key(&parsed.list, value))
			return false;
	if (parsed.list.count == 0 || !slice_is(text, "end\n"))
		return false;
	*trust = parsed;
	return true;
}

static bool
not_ours(struct err *err, const char *why)
{
	err_set(err, ERR_FORMAT, "'.git/taut/%s' %s", FILE_NAME, why);
	return err_hint(err, "taut key trust");
}

/* Whoever may write here says whom the journal is sealed to. */
static bool
check_owner(int taut, struct err *err)
{
	struct stat st;

	if (fstatat(taut, FILE_NAME, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return true; /* reading says why */
	if (!S_ISREG(st.st_mode))
		return not_ours(err, _("is not a regular file"));
	if (st.st_uid != geteuid())
		return not_ours(err, _("belongs to somebody else"));
	if (st.st_mode & 077)
		return not_ours(err, _("is open to others"));
	return true;
}

bool
trust_read(struct trust *trust, int taut, struct err *err)
{
	struct buf text = BUF_INIT;
	bool ok = check_owner(taut, err);

	if (ok && !file_read(taut, FILE_NAME, FILE_MAX, &text, err)) {
		ok = false;
		if (err->kind == ERR_NOTHING) {
			err_set(err, ERR_NOTHING, "no keys are pinned in this clone");
			err_hint(err, "taut key trust");
		} else if (err->kind == ERR_FORMAT) {
			not_ours(err, _("is too big or no plain file"));
		}
	}
	if (ok && !parse(trust, buf_slice(&text)))
		ok = not_ours(err, _("is damaged or of another version"));
	buf_release(&text);
	return ok;
}

bool
trust_write(const struct trust *trust, int taut, struct err *err)
{
	struct buf text = BUF_INIT;

	assert(trust->list.count && trust->list.count <= KEYLIST_MAX && trust->list.serial);
	format(&text, trust);
	bool ok = replace_file(taut, FILE_NAME, buf_slice(&text), err);

	buf_release(&text);
	return ok;
}

void
trust_hash(unsigned char hash[TRUST_HASH], struct slice identity_file)
{
	crypto_hash_sha256(hash, (const unsigned char *)identity_file.ptr, identity_file.len);
}

enum trust_news
trust_compare(const struct trust *trust, const struct identity *identity)
{
	const struct keylist *pinned = &trust->list, *shown = &identity->list;

	if (!identity_holds(identity, &pinned->keys[0].recipient))
		return TRUST_FOREIGN;
	if (shown->serial != pinned->serial)
		return shown->serial > pinned->serial ? TRUST_NEWER : TRUST_OLDER;
	return keylist_equal(shown, pinned) ? TRUST_SAME : TRUST_FORKED;
}

bool
trust_is_current(const struct trust *trust, int root)
{
	struct buf path = BUF_INIT, file = BUF_INIT, copy = BUF_INIT;
	unsigned char hash[TRUST_HASH];
	struct keylist list;
	struct err ignored;

	identity_path(&path, &trust->list.keys[0].recipient);
	bool current = file_read(root, path.ptr, IDENTITY_FILE_MAX, &file, &ignored) &&
		file_read(root, KEYLIST_PATH, IDENTITY_FILE_MAX, &copy, &ignored);

	trust_hash(hash, buf_slice(&file));
	current = current && memcmp(hash, trust->file, TRUST_HASH) == 0 &&
		keylist_parse(&list, buf_slice(&copy), &ignored) &&
		keylist_equal(&list, &trust->list);
	buf_release(&path);
	buf_release(&file);
	buf_release(&copy);
	return current;
}

bool
trust_is_due(const struct trust *trust, int today)
{
	long first = trust->made + FIRST_DAYS;

	/* that it was typed in the first days shows little: it was just written down */
	if (trust->rehearsed < first)
		return today >= first;
	return today >= trust->rehearsed + LATER_DAYS;
}
