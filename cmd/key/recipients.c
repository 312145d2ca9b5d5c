/* SPDX-License-Identifier: ISC */
/* key add, key remove: who can read what will be sealed. */
#include "base/text.h"
#include "base/words.h"
#include "cmd/key/key.h"
#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/write.h"
#include "cmd/out.h"

struct edit {
	struct identity identity;
	struct keyfiles files;
	struct secret passphrase;
	struct buf message, said;
};

static bool
begin(struct edit *edit, struct session *session, struct err *err)
{
	*edit = (struct edit){ .message = BUF_INIT, .said = BUF_INIT };
	passphrase_guard();
	return keywrite_begin(session, &edit->files, &edit->identity, &edit->passphrase, err);
}

static bool
finish(struct edit *edit, struct session *session, struct err *err)
{
	struct keywrite keys = { .session = session, .identity = &edit->identity,
		.passphrase = &edit->passphrase, .was = &edit->files };

	return keywrite_run(&keys, edit->message.ptr, &edit->said, err);
}

static void
end(struct edit *edit)
{
	identity_release(&edit->identity);
	keyfiles_release(&edit->files);
	secret_release(&edit->passphrase);
	buf_release(&edit->message);
	buf_release(&edit->said);
}

/* Looked at before the passphrase is asked for. */
static bool
recipient_given(const char *typed, struct age_recipient *out, struct err *err)
{
	struct slice text = slice_trim(slice_of(typed));

	if (age_recipient_parse(text, out))
		return true;
	if (slice_starts(text, "AGE-SECRET-KEY-")) {
		err_set(err, ERR_USAGE, "that is a secret key, which nobody should be told; "
			"the recipient is wanted");
		return err_hint(err, "'age-keygen -y FILE' prints it; the secret key is in the "
			"shell's history now: make another one");
	}
	err_set(err, ERR_USAGE, "that is no age recipient");
	return err_hint(err, "age1 and 58 more letters and digits, as age-keygen prints it");
}

static bool
find(const struct keylist *list, const char *typed, size_t *at, struct err *err)
{
	*at = keylist_find(list, slice_of(typed));
	if (*at == SLICE_NONE) {
		err_set(err, ERR_KEY, "there is no recipient '%s'", typed);
		return err_hint(err, "'taut key' lists them");
	}
	if (*at > 0)
		return true;
	err_set(err, ERR_KEY, "'%s' is the journal's own key, which is always in", typed);
	return err_hint(err, "'taut key replace' makes a new one in its place");
}

/* What the list that is pinned here tells, before the passphrase is asked for;
 * another list is for `key trust` first. */
static bool
known(struct session *session, struct trust *trust)
{
	struct err ignored = ERR_INIT;

	return keys_trusted(session, trust, &ignored) &&
		trust_is_current(trust, session->journal.store.fd);
}

bool
key_add(struct session *session, int argc, char **argv, struct err *err)
{
	struct age_recipient recipient;
	struct trust trust;
	struct edit edit;

	if (argc != 2) {
		err_set(err, ERR_USAGE, "key add needs a name and a recipient");
		return err_hint(err, "taut key add 'paper key' age1...");
	}
	if (!recipient_given(argv[1], &recipient, err) || (known(session, &trust) &&
	    !keylist_add(&trust.list, &recipient, slice_of(argv[0]), err)))
		return false;
	bool ok = begin(&edit, session, err) &&
		keylist_add(&edit.identity.list, &recipient, slice_of(argv[0]), err);

	if (ok) {
		buf_printf(&edit.message, "added '%s'", argv[0]);
		buf_printf(&edit.said, _("'%s' can read what is sealed from now on; what is sealed "
			"already stays as it is"), argv[0]);
		ok = finish(&edit, session, err);
	}
	end(&edit);
	return ok;
}

bool
key_remove(struct session *session, int argc, char **argv, struct err *err)
{
	struct trust trust;
	struct edit edit;
	size_t at = 0;

	if (argc != 1) {
		err_set(err, ERR_USAGE, "key remove needs a name");
		return err_hint(err, "'taut key' lists them");
	}
	if (known(session, &trust) && !find(&trust.list, argv[0], &at, err))
		return false;
	bool ok = begin(&edit, session, err) && find(&edit.identity.list, argv[0], &at, err) &&
		keylist_remove(&edit.identity.list, at);

	if (ok) {
		buf_printf(&edit.message, "removed '%s'", argv[0]);
		buf_printf(&edit.said, _("'%s' cannot read what is sealed from now on"), argv[0]);
		ok = finish(&edit, session, err);
	}
	if (ok)
		warn("what was sealed for '%s' stays readable for who has that key, also in git's "
			"history;\n'taut key replace' seals the present passages again", argv[0]);
	end(&edit);
	return ok;
}
