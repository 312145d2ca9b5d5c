/* SPDX-License-Identifier: ISC */
/* Pinning, under the journal's lock, and how keys are shown. */
#include "cmd/key/pin.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/key/passphrase.h"
#include "cmd/out.h"
#include "store/lock.h"

bool
keypin(struct session *session, const struct keylist *list, struct slice file,
	struct trust *out, struct err *err)
{
	struct lock lock = LOCK_INIT;
	struct trust trust = { .made = session->clock.day, .rehearsed = session->clock.day },
		before;
	struct err ignored = ERR_INIT;
	bool ok = lock_take(&lock, session->journal.store.fd, LOCK_LIMIT_MS, err);

	if (ok && trust_read(&before, lock.taut, &ignored)) {
		trust.made = before.made;
		if (passphrase_came() != PASSPHRASE_TYPED)
			trust.rehearsed = before.rehearsed;
	}
	trust.list = *list;
	trust_hash(trust.file, file);
	ok = ok && trust_write(&trust, lock.taut, err);
	lock_release(&lock);
	if (ok)
		*out = trust;
	return ok;
}

void
key_format(struct buf *out, const struct keyname *key)
{
	age_recipient_format(out, &key->recipient);
	if (key->name[0])
		buf_printf(out, "  %s", key->name);
}

bool
keypin_confirm(struct session *session, bool yes, bool pinned, const char *question,
	struct err *err)
{
	struct buf answer = BUF_INIT;

	if (yes)
		return true;
	if (!session->ask) {
		err_set(err, ERR_KEY_LIST, pinned ?
			"the key list changed, and nobody is here to confirm it" :
			N_("the list is to be confirmed anew, and nobody is here to do it"));
		return err_hint(err, "on a terminal taut asks; --yes confirms what is shown");
	}
	bool agreed = ask_line(question, &answer) && ask_is_yes(buf_slice(&answer));

	buf_release(&answer);
	return agreed || err_set(err, ERR_KEY_LIST, pinned ?
		"not confirmed: sealing goes on to the list that was confirmed before" :
		N_("not confirmed: nothing can be sealed here until a list is"));
}

void
keypin_tell(const struct session *session, const struct keylist *list)
{
	say(session, "sealed from now on to:");
	for (size_t n = 0; n < list->count; n++) {
		struct buf line = BUF_INIT;

		key_format(&line, &list->keys[n]);
		say(session, "  %s", line.ptr);
		buf_release(&line);
	}
}
