/* SPDX-License-Identifier: ISC */
/* The pinned list, read; nothing here writes. */
#include "cmd/key/pinned.h"

#include <unistd.h>

#include "age/armor.h"
#include "base/file.h"
#include "seal/identity.h"
#include "store/lock.h"

int
keys_folder(const struct session *session)
{
	struct lock look = LOCK_INIT;
	int taut = -1;

	if (lock_look(&look, session->journal.store.fd)) {
		taut = look.taut;
		look.taut = -1;
	}
	lock_release(&look);
	return taut;
}

bool
keys_trusted(const struct session *session, struct trust *trust, struct err *err)
{
	int taut = keys_folder(session);

	if (taut < 0) {
		err_set(err, ERR_NOTHING, "no keys are pinned in this clone");
		return err_hint(err, "taut key trust");
	}
	bool ok = trust_read(trust, taut, err);

	close(taut);
	return ok;
}

bool
keys_seal(const struct session *session, struct slice text, struct buf *out, struct err *err)
{
	struct age_recipient recipients[KEYLIST_MAX];
	struct trust trust;
	struct buf binary = BUF_INIT;

	if (!keys_trusted(session, &trust, err))
		return false;
	keylist_recipients(&trust.list, recipients);
	enum age_fault fault = age_seal(&binary, text, recipients, trust.list.count);

	if (fault == AGE_FINE)
		armor_write(out, buf_slice(&binary));
	else
		err_set(err, ERR_KEY, "cannot be sealed: %s", age_fault_text(fault));
	buf_release(&binary);
	return fault == AGE_FINE;
}
