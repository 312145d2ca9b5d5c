/* SPDX-License-Identifier: ISC */
/* key new, key passwd: a journal's keys begin, and get another passphrase. */
#include "base/words.h"
#include "cmd/key/key.h"
#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/write.h"
#include "cmd/out.h"

static bool
no_words(int argc, const char *form, struct err *err)
{
	return argc == 0 || err_set(err, ERR_USAGE, "key %s takes no words", form);
}

/* None in the journal, and none pinned: else a second one would hide the first. */
static bool
is_first(struct session *session, struct err *err)
{
	const struct store *store = &session->journal.store;
	struct names names = { 0 };
	struct buf copy = BUF_INIT;
	struct trust trust;
	struct err ignored = ERR_INIT;
	bool ok = store_names(store, ".taut/identities", &names, err);
	bool there = ok && (names.count || keys_trusted(session, &trust, &ignored) ||
		store_read(store, ".taut/recipients", &copy, &ignored));

	names_release(&names);
	buf_release(&copy);
	if (!ok || !there)
		return ok;
	err_set(err, ERR_KEY, "this journal has keys already");
	return err_hint(err, "'taut key' shows them; 'taut key replace' makes a new one and keeps "
		"what the old one opens");
}

bool
key_new(struct session *session, int argc, char **argv, struct err *err)
{
	struct identity identity = IDENTITY_INIT;
	struct secret passphrase = SECRET_INIT;
	struct buf said = BUF_INIT;
	struct slice name = slice_of(key_opt.name ? key_opt.name : "journal");

	(void)argv;
	passphrase_guard();
	bool ok = no_words(argc, "new", err) && is_first(session, err) &&
		identity_make(&identity, name, err) &&
		passphrase_new(session, key_opt.weak, &passphrase, err);

	if (ok) {
		struct keywrite keys = { .session = session, .identity = &identity,
			.passphrase = &passphrase };

		buf_add_text(&said, _("a key is made: what is private is sealed to it"));
		ok = keywrite_run(&keys, "new", &said, err);
	}
	if (ok)
		warn("nobody can open private passages without this passphrase or a recovery "
			"key, and nobody\ncan bring either back: write the passphrase on paper, "
			"and print a recovery key with\n'taut key sheet'");
	identity_release(&identity);
	secret_release(&passphrase);
	buf_release(&said);
	return ok;
}

bool
key_passwd(struct session *session, int argc, char **argv, struct err *err)
{
	struct keyfiles files = { .count = 0 };
	struct identity identity = IDENTITY_INIT;
	struct secret old = SECRET_INIT, passphrase = SECRET_INIT;
	struct buf said = BUF_INIT;

	(void)argv;
	passphrase_guard();
	bool ok = no_words(argc, "passwd", err) &&
		keywrite_begin(session, &files, &identity, &old, err) &&
		passphrase_new(session, key_opt.weak, &passphrase, err);

	secret_release(&old);
	if (ok) {
		struct keywrite keys = { .session = session, .identity = &identity,
			.passphrase = &passphrase, .was = &files };

		identity.list.serial++;
		buf_add_text(&said, _("the passphrase is another one now"));
		ok = keywrite_run(&keys, "another passphrase", &said, err);
	}
	if (ok)
		warn("git's history keeps the file that the old passphrase opens, with the same "
			"keys in it:\nif somebody knows the old one, 'taut key replace' makes new "
			"keys");
	identity_release(&identity);
	secret_release(&passphrase);
	keyfiles_release(&files);
	buf_release(&said);
	return ok;
}
