/* SPDX-License-Identifier: ISC */
/*
 * Writing keys. Invariant: no file is written that the passphrase was not seen
 * to open, and nothing is pinned that was not written.
 */
#include "cmd/key/write.h"

#include <string.h>

#include "cmd/key/keys.h"
#include "cmd/key/pin.h"
#include "cmd/out.h"

struct writing {
	const struct keywrite *keys;
	const char *message;
	struct buf file, path, copy;
};

static bool
wrap(const struct keywrite *keys, struct buf *file, struct err *err)
{
	struct identity proof = IDENTITY_INIT;
	bool ok = identity_wrap(keys->identity, secret_slice(keys->passphrase), file, err) &&
		identity_unwrap(&proof, buf_slice(file), secret_slice(keys->passphrase),
			AGE_WORK_OWN, err);

	if (ok && (!keylist_equal(&proof.list, &keys->identity->list) ||
	    !slice_equal(secret_slice(&proof.keys), secret_slice(&keys->identity->keys))))
		ok = err_set(err, ERR_KEY, "what was to be written does not hold these keys: "
			"nothing was changed");
	identity_release(&proof);
	return ok;
}

bool
keywrite_same(struct change *change, const struct keyfile *file, struct err *err)
{
	struct buf now = BUF_INIT;
	bool ok = change_read(change, file->path, &now, err);

	if (ok && !slice_equal(buf_slice(&now), buf_slice(&file->bytes))) {
		err_set(err, ERR_BUSY, "'%s' was changed meanwhile", file->path);
		ok = err_hint(err, "try again");
	}
	buf_release(&now);
	return ok;
}

/* A file that the new one is made of: as it was read, or somebody changed it. */
static bool
take_over(struct change *change, const struct writing *writing, const struct keyfile *file,
	bool *over, struct err *err)
{
	bool same = strcmp(file->path, writing->path.ptr) == 0;

	*over |= same;
	if (!keywrite_same(change, file, err))
		return false;
	if (!same)
		change_remove(change, file->path);
	return true;
}

static bool
is_free(struct change *change, const char *path, struct err *err)
{
	struct buf now = BUF_INIT;
	bool there = change_read(change, path, &now, err);

	buf_release(&now);
	if (there) {
		err_set(err, ERR_KEY, "'%s' is there already, and is not written over", path);
		return err_hint(err, "'taut key' shows the keys, 'git log -- %s' where it came "
			"from", path);
	}
	return err->kind == ERR_NOTHING;
}

/* Another `key new` may have been quicker: its key has other names. */
static bool
is_first(struct change *change, const struct keywrite *keys, struct err *err)
{
	struct names names = { 0 };
	struct trust trust;
	struct err ignored = ERR_INIT;
	bool ok = is_free(change, ".taut/recipients", err) &&
		store_names(&keys->session->journal.store, ".taut/identities", &names, err);
	bool there = names.count || keys_trusted(keys->session, &trust, &ignored);

	names_release(&names);
	if (!ok || !there)
		return ok;
	err_set(err, ERR_KEY, "this journal was given keys meanwhile");
	return err_hint(err, "'taut key' shows them");
}

static bool
build(struct change *change, void *context, struct err *err)
{
	const struct writing *writing = context;
	const struct keywrite *keys = writing->keys;
	bool ok = keys->was || is_first(change, keys, err), over = false;

	for (size_t n = 0; ok && keys->was && n < keys->was->count; n++)
		if (keys->was->items[n].opened)
			ok = take_over(change, writing, &keys->was->items[n], &over, err);
	if (ok && !over)
		ok = is_free(change, writing->path.ptr, err);
	if (!ok)
		return false;
	change_put(change, writing->path.ptr, buf_slice(&writing->file));
	change_put(change, ".taut/recipients", buf_slice(&writing->copy));
	change_message(change, "key: %s", writing->message);
	return !keys->more || keys->more(change, keys->context, err);
}

static bool
pin(const struct keywrite *keys, struct slice file, struct err *err)
{
	struct trust trust;
	struct err why = ERR_INIT;

	if (keypin(keys->session, &keys->identity->list, file, &trust, &why))
		return true;
	err_set(err, why.kind, "the keys are written, but this clone still seals to the old "
		"list: %s", why.text);
	return err_hint(err, "taut key trust");
}

bool
keywrite_run(const struct keywrite *keys, const char *message, const struct buf *said,
	struct err *err)
{
	struct session *session = keys->session;
	struct writing writing = { keys, message, BUF_INIT, BUF_INIT, BUF_INIT };
	struct change_order order = { .command = "key", .clock = session->clock,
		.build = build, .context = &writing, .foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;

	identity_path(&writing.path, &keys->identity->list.keys[0].recipient);
	keylist_format(&writing.copy, &keys->identity->list);
	bool ok = wrap(keys, &writing.file, err) &&
		change_run(&session->journal.store, &order, &report, err);

	if (ok) {
		say_change(session, &report, said->ptr);
		bool locked = keys_lock(session); /* while the old list is pinned */

		ok = pin(keys, buf_slice(&writing.file), err);
		if (locked)
			say(session, "locked again, since the keys changed: taut unlock");
	}
	change_report_release(&report);
	buf_release(&writing.file);
	buf_release(&writing.path);
	buf_release(&writing.copy);
	return ok;
}

static bool
check_pinned(const struct keyfiles *files, const struct keyfile *best, struct err *err)
{
	if (!files->pinned) {
		err_set(err, ERR_KEY, "the journal's keys were not yet confirmed on this machine");
		return err_hint(err, "taut key trust");
	}
	if (trust_compare(&files->trust, &best->identity) == TRUST_SAME)
		return true;
	err_set(err, ERR_KEY_LIST, "the journal's keys are not those that were confirmed here");
	return err_hint(err, "'taut key trust' shows what changed; then try again");
}

bool
keywrite_begin(struct session *session, struct keyfiles *files, struct identity *identity,
	struct secret *passphrase, struct err *err)
{
	struct keyfile *best = NULL;
	if (!keyfiles_unlock(files, session, passphrase, &best, err))
		return false;
	if (!check_pinned(files, best, err)) {
		secret_release(passphrase);
		return false;
	}
	/* of several files, the others are for `key trust` to bring together */
	for (size_t n = 0; n < files->count; n++)
		files->items[n].opened = &files->items[n] == best;
	*identity = best->identity;
	best->identity = (struct identity)IDENTITY_INIT;
	return true;
}
