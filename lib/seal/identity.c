/* SPDX-License-Identifier: ISC */
/*
 * The identity file. Invariant: secret keys, and the text that holds them, are
 * in locked memory only, whose size is known before the first byte is written.
 */
#include "seal/identity.h"

#include <inttypes.h>
#include <string.h>

#include "age/age.h"
#include "age/armor.h"

#define RECIPIENT "# recipient: "
#define KEY_LINE (AGE_IDENTITY_TEXT + 1)
#define PATH_PREFIX 16 /* characters of the recipient in the file's name */

void
identity_release(struct identity *identity)
{
	secret_release(&identity->keys);
	identity->list = (struct keylist){ 0 };
}

bool
identity_make(struct identity *identity, struct slice name, struct err *err)
{
	struct identity made = IDENTITY_INIT;
	struct age_recipient own;

	age_identity_make(&made.keys);
	age_identity_recipient(made.keys.ptr, &own);
	if (!keylist_add(&made.list, &own, name, err)) {
		identity_release(&made);
		return false;
	}
	identity_release(identity);
	*identity = made;
	return true;
}

bool
identity_renew(struct identity *identity, struct err *err)
{
	struct secret key = SECRET_INIT, keys = SECRET_INIT;

	if (identity->keys.len / AGE_KEY >= IDENTITY_KEYS_MAX)
		return err_set(err, ERR_USAGE, "an identity holds at most %d keys, and this "
			"one does", IDENTITY_KEYS_MAX);
	age_identity_make(&key);
	secret_init(&keys, AGE_KEY + identity->keys.len);
	memcpy(keys.ptr, key.ptr, AGE_KEY);
	memcpy(keys.ptr + AGE_KEY, identity->keys.ptr, identity->keys.len);
	secret_release(&key);
	secret_release(&identity->keys);
	identity->keys = keys;
	age_identity_recipient(keys.ptr, &identity->list.keys[0].recipient);
	identity->list.serial++;
	return true;
}

void
identity_format(const struct identity *identity, struct secret *text)
{
	size_t count = identity->keys.len / AGE_KEY;
	struct buf head = BUF_INIT; /* nothing in it is secret */

	buf_printf(&head, KEYLIST_SERIAL "%" PRIu64 "\n", identity->list.serial);
	for (size_t n = 0; n < identity->list.count; n++) {
		buf_add_text(&head, RECIPIENT);
		keylist_format_key(&head, &identity->list.keys[n]);
		buf_add_char(&head, '\n');
	}
	secret_init(text, head.len + count * KEY_LINE);
	memcpy(text->ptr, head.ptr, head.len);
	for (size_t n = 0; n < count; n++) {
		char *line = (char *)text->ptr + head.len + n * KEY_LINE;

		age_identity_format(identity->keys.ptr + n * AGE_KEY, line);
		line[AGE_IDENTITY_TEXT] = '\n'; /* in the place of a NUL */
	}
	buf_release(&head);
}

/* What taut says of the keys; any other comment is age's or the person's. */
static bool
parse_comment(struct keylist *list, struct slice line)
{
	if (slice_starts(line, KEYLIST_SERIAL)) {
		struct slice serial = slice_from(line, strlen(KEYLIST_SERIAL));

		return list->serial == 0 && keylist_parse_serial(serial, &list->serial);
	}
	if (slice_starts(line, RECIPIENT))
		return list->serial &&
			keylist_parse_key(list, slice_from(line, strlen(RECIPIENT)));
	return true;
}

static bool
parse_line(struct identity *identity, struct slice line, size_t *count)
{
	if (line.len == 0)
		return true;
	if (line.ptr[0] == '#')
		return parse_comment(&identity->list, line);
	if (*count >= IDENTITY_KEYS_MAX ||
	    !age_identity_parse(line, identity->keys.ptr + *count * AGE_KEY))
		return false;
	++*count;
	return true;
}

/* The list has the first key's recipient first; one made by hand is that alone. */
static bool
check_own(struct identity *identity)
{
	struct keylist *list = &identity->list;
	struct age_recipient own;

	if (identity->keys.len == 0)
		return false;
	age_identity_recipient(identity->keys.ptr, &own);
	if (list->serial == 0) {
		list->serial = 1;
		list->count = 1;
		list->keys[0].recipient = own;
	}
	return list->count && age_recipient_equal(&list->keys[0].recipient, &own);
}

bool
identity_parse(struct identity *identity, struct slice text, struct err *err)
{
	struct identity parsed = IDENTITY_INIT;
	size_t count = 0;
	bool ok = text.len <= IDENTITY_FILE_MAX;

	if (!ok)
		err_set(err, ERR_FORMAT, "an identity is no text of over 64 KiB");
	secret_init(&parsed.keys, (size_t)IDENTITY_KEYS_MAX * AGE_KEY);
	for (size_t number = 1; ok && text.len; number++) {
		struct slice line = slice_cut(&text, '\n');

		if (slice_ends(line, "\r"))
			line.len--;
		ok = parse_line(&parsed, line, &count) || /* its text is secret */
			err_set(err, ERR_FORMAT, "line %zu of the identity is not understood",
				number);
	}
	secret_cut(&parsed.keys, count * AGE_KEY);
	if (ok && !check_own(&parsed))
		ok = err_set(err, ERR_FORMAT, "the identity does not list its own key first");
	if (!ok) {
		identity_release(&parsed);
		return false;
	}
	identity_release(identity);
	*identity = parsed;
	return true;
}

static bool
check_passphrase(struct slice passphrase, struct err *err)
{
	if (passphrase.len == 0)
		return err_set(err, ERR_KEY, "the passphrase is empty");
	if (passphrase.len > PASSPHRASE_MAX)
		return err_set(err, ERR_KEY, "the passphrase is over the limit of %d bytes",
			PASSPHRASE_MAX);
	return true;
}

bool
identity_wrap(const struct identity *identity, struct slice passphrase, struct buf *file,
	struct err *err)
{
	struct secret text = SECRET_INIT;
	struct buf binary = BUF_INIT;

	if (!check_passphrase(passphrase, err))
		return false;
	identity_format(identity, &text);
	enum age_fault fault = age_wrap(&binary, secret_slice(&text), passphrase, AGE_WORK_OWN);

	secret_release(&text);
	if (fault == AGE_FINE)
		armor_write(file, buf_slice(&binary));
	else
		err_set(err, ERR_KEY, "the identity cannot be sealed: %s", age_fault_text(fault));
	buf_release(&binary);
	return fault == AGE_FINE;
}

static bool
refuse(enum age_fault fault, struct err *err)
{
	if (fault == AGE_NO_MATCH)
		return err_set(err, ERR_KEY, "this is not its passphrase");
	if (fault == AGE_WORK)
		return err_set(err, ERR_KEY, "the identity file asks for more work than is allowed "
			"before its passphrase is tried");
	return err_set(err, ERR_FORMAT, "the identity file is damaged: %s", age_fault_text(fault));
}

bool
identity_unwrap(struct identity *identity, struct slice file, struct slice passphrase,
	int work_max, struct err *err)
{
	struct buf binary = BUF_INIT;
	struct secret text = SECRET_INIT;

	if (!check_passphrase(passphrase, err))
		return false;
	if (file.len > IDENTITY_FILE_MAX)
		return err_set(err, ERR_FORMAT, "the identity file is over the limit of 64 KiB");
	enum age_fault fault = armor_read(&binary, file);

	if (fault == AGE_FINE)
		fault = age_unwrap(&text, buf_slice(&binary), passphrase, work_max);
	bool ok = fault == AGE_FINE ? identity_parse(identity, secret_slice(&text), err) :
		refuse(fault, err);

	secret_release(&text);
	buf_release(&binary);
	return ok;
}

void
identity_path(struct buf *out, const struct age_recipient *own)
{
	struct buf text = BUF_INIT;

	age_recipient_format(&text, own);
	buf_printf(out, ".taut/identities/%.*s.age", PATH_PREFIX, text.ptr);
	buf_release(&text);
}

bool
identity_is_whole(struct slice file)
{
	struct buf binary = BUF_INIT;
	bool whole = armor_read(&binary, file) == AGE_FINE;

	buf_release(&binary);
	return whole;
}

bool
identity_holds(const struct identity *identity, const struct age_recipient *recipient)
{
	for (size_t at = 0; at + AGE_KEY <= identity->keys.len; at += AGE_KEY) {
		struct age_recipient own;

		age_identity_recipient(identity->keys.ptr + at, &own);
		if (age_recipient_equal(&own, recipient))
			return true;
	}
	return false;
}
