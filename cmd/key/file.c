/* SPDX-License-Identifier: ISC */
/*
 * Which identity file is the journal's. Invariant: nothing that lies in the
 * journal decides it alone; what was pinned, and the passphrase, do.
 */
#include "cmd/key/file.h"

#include <stdlib.h>
#include <string.h>

#include "age/armor.h"
#include "age/header.h"
#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/pinned.h"
#include "cmd/out.h"

#define FOLDER ".taut/identities"
#define TRIES 3

static void
keyfile_release(struct keyfile *file)
{
	free(file->path);
	buf_release(&file->bytes);
	identity_release(&file->identity);
	*file = (struct keyfile){ .bytes = BUF_INIT };
}

void
keyfiles_release(struct keyfiles *files)
{
	for (size_t n = 0; n < files->count; n++)
		keyfile_release(&files->items[n]);
	free(files->broken_path);
	files->broken_path = NULL;
	files->count = 0;
}

/* The scrypt work that a file asks for, log2; 0 if it tells none. */
static int
work_of(struct slice file)
{
	struct buf binary = BUF_INIT;
	struct header header = HEADER_INIT;
	int work = 0;

	if (armor_read(&binary, file) == AGE_FINE &&
	    header_parse(buf_slice(&binary), &header) && header.count &&
	    slice_is(header.stanzas[0].type, "scrypt")) {
		struct slice args = header.stanzas[0].args;

		slice_cut(&args, ' ');
		for (size_t n = 0; args.ptr && n < args.len && work <= AGE_WORK_MAX; n++)
			work = work * 10 + (args.ptr[n] - '0');
	}
	header_release(&header);
	buf_release(&binary);
	return work;
}

/* Another candidate, if it is there and not among them yet. */
static bool
add(struct keyfiles *files, const struct store *store, const char *path, struct err *err)
{
	struct keyfile file = { .bytes = BUF_INIT, .identity = IDENTITY_INIT };
	struct err why = ERR_INIT;

	for (size_t n = 0; n < files->count; n++)
		if (strcmp(files->items[n].path, path) == 0)
			return true;
	if (!file_read(store->fd, path, IDENTITY_FILE_MAX, &file.bytes, &why)) {
		buf_release(&file.bytes);
		if (why.kind == ERR_NOTHING || why.kind == ERR_FORMAT)
			return true;
		*err = why;
		return false;
	}
	file.work = work_of(buf_slice(&file.bytes));
	if (file.work == 0 && files->broken++ == 0)
		files->broken_path = mem_text(path, strlen(path));
	if (file.work == 0 || files->count == KEYFILES_MAX) {
		files->left += file.work > 0;
		buf_release(&file.bytes);
		return true;
	}
	file.path = mem_text(path, strlen(path));
	files->items[files->count++] = file;
	return true;
}

static bool
add_own(struct keyfiles *files, const struct store *store, const struct age_recipient *own,
	struct err *err)
{
	struct buf path = BUF_INIT;

	identity_path(&path, own);
	bool ok = add(files, store, path.ptr, err);

	buf_release(&path);
	return ok;
}

static bool
add_others(struct keyfiles *files, const struct store *store, struct err *err)
{
	struct names names = { 0 };
	struct buf path = BUF_INIT;
	bool ok = store_names(store, FOLDER, &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		buf_clear(&path);
		buf_printf(&path, FOLDER "/%s", names.items[n]);
		if (slice_ends(buf_slice(&path), ".age") && names.items[n][0] != '.')
			ok = add(files, store, path.ptr, err);
	}
	buf_release(&path);
	names_release(&names);
	return ok;
}

static bool
is_pinned(const struct keyfiles *files, const struct keyfile *file)
{
	unsigned char hash[TRUST_HASH];

	trust_hash(hash, buf_slice(&file->bytes));
	return files->pinned && memcmp(hash, files->trust.file, TRUST_HASH) == 0;
}

/* The pinned one's, the one that the copy names, then whatever lies there. */
static bool
collect(struct keyfiles *files, const struct store *store, bool all, struct err *err)
{
	struct buf bytes = BUF_INIT;
	struct keylist copy = { 0 };
	struct err ignored = ERR_INIT;
	const struct age_recipient *own = &files->trust.list.keys[0].recipient;

	bool named = store_read(store, ".taut/recipients", &bytes, &ignored) &&
		keylist_parse(&copy, buf_slice(&bytes), &ignored) && copy.count;
	bool ok = !files->pinned || add_own(files, store, own, err);
	bool same = files->count && is_pinned(files, &files->items[0]) && named &&
		age_recipient_equal(own, &copy.keys[0].recipient);

	if (ok && named)
		ok = add_own(files, store, &copy.keys[0].recipient, err);
	if (ok && (all || !same))
		ok = add_others(files, store, err);
	buf_release(&bytes);
	return ok;
}

/* A file from elsewhere may not keep this machine busy unasked. */
static bool
may_work(const struct keyfiles *files, struct session *session, const struct keyfile *file,
	struct err *err)
{
	int work = file->work;
	struct buf answer = BUF_INIT;

	if (work <= AGE_WORK_OWN || is_pinned(files, file))
		return true;
	bool yes = false;

	if (work <= AGE_WORK_MAX && session->ask) {
		warn("'%s' asks for %d times the work of taut's own before its passphrase is "
			"tried", file->path, 1 << (work - AGE_WORK_OWN));
		yes = ask_line(_("Go on? [y/N]"), &answer) &&
			ask_is_yes(buf_slice(&answer));
	}
	buf_release(&answer);
	if (yes)
		return true;
	err_set(err, ERR_KEY, "'%s' asks for more work than taut's own do (2^%s%d) before its "
		"passphrase is tried", file->path, work > AGE_WORK_MAX ? "> " : "",
		work > AGE_WORK_MAX ? AGE_WORK_MAX : work);
	return err_hint(err, work > AGE_WORK_MAX ? "it was not made by taut: 'git log -- .taut' "
		"shows where it came from" : N_("on a terminal taut asks whether to go on"));
}

static bool
drop_busy(struct keyfiles *files, struct session *session, struct err *err)
{
	for (size_t n = files->count; n-- > 0;) {
		if (may_work(files, session, &files->items[n], err))
			continue;
		keyfile_release(&files->items[n]);
		files->count--;
		memmove(&files->items[n], &files->items[n + 1],
			(files->count - n) * sizeof *files->items);
	}
	return files->count > 0;
}

bool
keyfiles_read(struct keyfiles *files, struct session *session, bool all, struct err *err)
{
	*files = (struct keyfiles){ .doubt = ERR_INIT };
	files->pinned = keys_trusted(session, &files->trust, &files->doubt);
	if (files->doubt.kind == ERR_NOTHING)
		files->doubt = (struct err)ERR_INIT;
	if (!collect(files, &session->journal.store, all, err))
		return false;
	if (files->count == 0 && files->broken) {
		err_set(err, ERR_FORMAT, "the identity file '%s' is damaged", files->broken_path);
		return err_hint(err, "'git log -- .taut' shows what changed it");
	}
	if (files->count == 0) {
		err_set(err, ERR_KEY, files->pinned ? "the journal's identity file is gone" :
			N_("there is no key yet"));
		return err_hint(err, files->pinned ? "'git log -- .taut/identities' shows where "
			"it went; 'git checkout COMMIT -- .taut' brings it back" : "taut key new");
	}
	return drop_busy(files, session, err);
}

/* Why it may be that the right one is none of those that were tried. */
static bool
wrong(const struct keyfiles *files, struct err *err)
{
	struct buf own = BUF_INIT;
	bool there = false, pinned = false;

	if (files->pinned)
		identity_path(&own, &files->trust.list.keys[0].recipient);
	for (size_t n = 0; n < files->count; n++) {
		pinned |= is_pinned(files, &files->items[n]);
		there |= strcmp(files->items[n].path, own.ptr) == 0;
	}
	there |= files->broken_path && strcmp(files->broken_path, own.ptr) == 0;
	buf_release(&own);
	if (files->pinned && !pinned) {
		err_set(err, ERR_KEY, there ?
			"wrong passphrase; the key file that was confirmed here was changed" :
			N_("wrong passphrase; the key file that was confirmed here is gone"));
		return err_hint(err, "it may have another passphrase since; 'git log -- .taut' "
			"shows what changed, 'git checkout COMMIT -- .taut' brings it back");
	}
	if (files->left)
		return err_set(err, ERR_KEY, ngettext(
			"wrong passphrase; %zu more file in .taut/identities was not tried",
			"wrong passphrase; %zu more files in .taut/identities were not tried",
			files->left), files->left);
	return err_set(err, ERR_KEY, "wrong passphrase");
}

bool
keyfiles_try(struct keyfiles *files, const struct secret *passphrase, struct err *err)
{
	struct err why = ERR_INIT, worst = ERR_INIT;
	bool any = false;

	for (size_t n = 0; n < files->count; n++) {
		struct keyfile *file = &files->items[n];

		if (file->opened)
			continue;
		file->opened = identity_unwrap(&file->identity, buf_slice(&file->bytes),
			secret_slice(passphrase), AGE_WORK_MAX, &why);
		any |= file->opened;
		if (!file->opened && why.kind == ERR_KEY)
			wrong(files, &why);
		/* that it is the wrong passphrase says more than that one is damaged */
		if (!file->opened && (worst.kind == ERR_NONE || why.kind == ERR_KEY)) {
			worst = why;
			if (why.kind == ERR_FORMAT)
				err_hint(&worst, "it is '%s'; 'git log -- .taut' shows what "
					"changed it", file->path);
		}
	}
	if (!any)
		*err = worst;
	return any;
}

bool
keyfiles_open(struct keyfiles *files, struct session *session, struct secret *passphrase,
	struct err *err)
{
	struct secret typed = SECRET_INIT;
	bool ok = false;

	for (int n = 1; !ok; n++) {
		secret_release(&typed);
		if (!passphrase_ask(session, "Passphrase:", &typed, err))
			break;
		ok = keyfiles_try(files, &typed, err);
		if (ok || err->kind != ERR_KEY || passphrase_came() != PASSPHRASE_TYPED ||
		    n == TRIES)
			break;
		warn("%s", err->text);
	}
	passphrase_over(ok);
	if (ok && passphrase) {
		*passphrase = typed;
		typed = (struct secret)SECRET_INIT;
	}
	secret_release(&typed);
	return ok;
}

/* Higher is better. */
static int
rank(const struct keyfiles *files, const struct keyfile *file)
{
	if (!files->pinned)
		return 2;
	switch (trust_compare(&files->trust, &file->identity)) {
	case TRUST_SAME:
	case TRUST_NEWER:
	case TRUST_FORKED:
		return 2;
	case TRUST_OLDER:
		return 1;
	case TRUST_FOREIGN:
		break;
	}
	return 0;
}

struct keyfile *
keyfiles_best(struct keyfiles *files)
{
	struct keyfile *best = NULL;

	for (size_t n = 0; n < files->count; n++) {
		struct keyfile *file = &files->items[n];
		int better = file->opened && best ? rank(files, file) - rank(files, best) : 0;

		if (!file->opened)
			continue;
		if (!best || better > 0 ||
		    (better == 0 && file->identity.list.serial > best->identity.list.serial))
			best = file;
	}
	return best;
}

bool
keyfiles_held(const struct keyfiles *files, const struct keyfile *file, struct err *err)
{
	enum trust_news news = files->pinned ? trust_compare(&files->trust, &file->identity) :
		TRUST_SAME;

	if (news == TRUST_OLDER)
		err_set(err, ERR_KEY_LIST, "the key list was rolled back: '%s' has serial %llu, "
			"and this clone knows %llu", file->path,
			(unsigned long long)file->identity.list.serial,
			(unsigned long long)files->trust.list.serial);
	else if (news == TRUST_FOREIGN)
		err_set(err, ERR_KEY_LIST, "'%s' does not hold the key that this clone seals to: "
			"it is another journal's, or was made apart from it", file->path);
	else
		return true;
	return err_hint(err, "sealing goes on to the list that was confirmed here; "
		"'git log -- .taut' shows what changed, 'git checkout COMMIT -- .taut' "
		"brings the journal's own back");
}

bool
keyfiles_unlock(struct keyfiles *files, struct session *session, struct secret *passphrase,
	struct keyfile **best, struct err *err)
{
	bool ok = keyfiles_read(files, session, false, err);

	if (ok && files->doubt.kind != ERR_NONE) {
		*err = files->doubt;
		ok = false;
	}
	ok = ok && keyfiles_open(files, session, passphrase, err);
	if (ok) {
		*best = keyfiles_best(files);
		ok = keyfiles_held(files, *best, err);
	}
	if (!ok && passphrase)
		secret_release(passphrase);
	return ok;
}
