/* SPDX-License-Identifier: ISC */
/*
 * The identity and the list, for whoever reads or writes what is private.
 * Nothing here writes in the journal; pinning writes in .git/taut alone.
 */
#include "cmd/key/keys.h"

#include <string.h>

#include "cmd/key/file.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/pin.h"
#include "cmd/out.h"
#include "seal/unlock.h"

#define LABEL_LETTERS 16 /* of a recipient, as in the name of its file */

static void
label_of(struct buf *out, const struct age_recipient *recipient)
{
	buf_clear(out);
	age_recipient_format(out, recipient);
	buf_cut(out, LABEL_LETTERS);
}

bool
keys_kept(const struct session *session, struct secret *identity)
{
	struct buf label = BUF_INIT;
	struct trust trust;
	struct err ignored = ERR_INIT;
	bool ok = keys_trusted(session, &trust, &ignored);

	if (ok)
		label_of(&label, &trust.list.keys[0].recipient);
	ok = ok && unlock_find(label.ptr, identity, &ignored);
	buf_release(&label);
	return ok;
}

bool
keys_keep(const struct session *session, const struct identity *identity, unsigned seconds,
	struct err *err)
{
	struct buf label = BUF_INIT;
	struct secret text = SECRET_INIT;
	struct trust trust;
	struct err ignored = ERR_INIT;
	bool pinned = keys_trusted(session, &trust, &ignored);

	label_of(&label, pinned ? &trust.list.keys[0].recipient :
		&identity->list.keys[0].recipient);
	identity_format(identity, &text);
	bool ok = unlock_keep(label.ptr, secret_slice(&text), seconds, err);

	secret_release(&text);
	buf_release(&label);
	return ok;
}

bool
keys_lock(const struct session *session)
{
	const struct store *store = &session->journal.store;
	struct names names = { 0 };
	struct buf label = BUF_INIT, copy = BUF_INIT;
	struct keylist list = { 0 };
	struct trust trust;
	struct err ignored = ERR_INIT;
	bool any = false;

	if (keys_trusted(session, &trust, &ignored)) {
		label_of(&label, &trust.list.keys[0].recipient);
		any |= unlock_drop(label.ptr);
	}
	if (store_read(store, ".taut/recipients", &copy, &ignored) &&
	    keylist_parse(&list, buf_slice(&copy), &ignored) && list.count) {
		label_of(&label, &list.keys[0].recipient);
		any |= unlock_drop(label.ptr);
	}
	if (!store_names(store, ".taut/identities", &names, &ignored))
		names.count = 0;
	for (size_t n = 0; n < names.count; n++) {
		buf_clear(&label);
		buf_add(&label, slice_part(slice_of(names.items[n]), 0, strcspn(names.items[n],
			".~")));
		any |= label.len == LABEL_LETTERS && unlock_drop(label.ptr);
	}
	names_release(&names);
	buf_release(&label);
	buf_release(&copy);
	return any;
}

static void
tell_news(const struct session *session, const struct trust *trust)
{
	if (!trust_is_current(trust, session->journal.store.fd))
		warn("the journal's keys are not those that were confirmed here: "
			"run 'taut key trust'");
}

/* As the keyring has it; not if keys were changed since. */
static bool
open_kept(struct session *session, struct identity *identity)
{
	struct identity kept = IDENTITY_INIT;
	struct secret text = SECRET_INIT;
	struct trust trust;
	struct err ignored = ERR_INIT;
	bool ok = keys_kept(session, &text) &&
		identity_parse(&kept, secret_slice(&text), &ignored);

	secret_release(&text);
	if (ok && keys_trusted(session, &trust, &ignored)) {
		enum trust_news news = trust_compare(&trust, &kept);

		ok = news == TRUST_SAME || news == TRUST_NEWER || news == TRUST_FORKED;
		if (ok)
			tell_news(session, &trust);
	}
	if (!ok) {
		identity_release(&kept);
		return false;
	}
	*identity = kept;
	return true;
}

bool
keys_unwrap(struct session *session, struct identity *identity, struct secret *passphrase,
	struct buf *file, struct err *err)
{
	struct keyfiles files;
	struct keyfile *best = NULL;
	bool ok = keyfiles_unlock(&files, session, passphrase, &best, err);

	if (ok && files.pinned)
		tell_news(session, &files.trust);
	if (ok) {
		*identity = best->identity;
		best->identity = (struct identity)IDENTITY_INIT;
		if (file)
			buf_add(file, buf_slice(&best->bytes));
	}
	keyfiles_release(&files);
	return ok;
}

bool
keys_open(struct session *session, struct identity *identity, struct err *err)
{
	passphrase_guard();
	return open_kept(session, identity) || keys_unwrap(session, identity, NULL, NULL, err);
}

/* The first private words in a clone: its keys are pinned before they are asked for. */
static bool
pin_first(struct session *session, struct err *err)
{
	struct identity identity = IDENTITY_INIT;
	struct buf file = BUF_INIT;
	struct trust trust;

	say(session, "the first private words here: the passphrase shows whom to seal to");
	bool ok = keys_unwrap(session, &identity, NULL, &file, err) &&
		keypin(session, &identity.list, buf_slice(&file), &trust, err);

	if (ok)
		keypin_tell(session, &trust.list);
	identity_release(&identity);
	buf_release(&file);
	return ok;
}

bool
keys_ready(struct session *session, struct err *err)
{
	struct trust trust;
	struct names names = { 0 };
	struct err ignored = ERR_INIT;

	if (keys_trusted(session, &trust, err))
		return true; /* whether the journal's files agree, the change says */
	if (err->kind != ERR_NOTHING)
		return false;
	bool any = store_names(&session->journal.store, ".taut/identities", &names, &ignored) &&
		names.count;

	names_release(&names);
	if (!any) {
		err_set(err, ERR_KEY, "there is no key yet: nothing private can be sealed");
		return err_hint(err, "taut key new");
	}
	if (session->ask || session->passphrase_fd >= 0)
		return pin_first(session, err);
	err_set(err, ERR_KEY, "the journal's keys were not yet confirmed on this machine");
	return err_hint(err, "taut key trust");
}
