/* SPDX-License-Identifier: ISC */
/* key: who can read what is private; and the way to its forms. */
#include "cmd/key/key.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/key/keys.h"
#include "cmd/key/pin.h"
#include "cmd/key/sealed.h"
#include "cmd/out.h"

struct key_opt key_opt;

static const struct opt opts[] = {
	{ 0, "weak", NULL, &key_opt.weak, NULL, NULL, N_("new, passwd, replace: any passphrase") },
	{ 0, "name", N_("NAME"), NULL, &key_opt.name, NULL,
		N_("new: what the journal's key is called") },
	{ 0, "yes", NULL, &key_opt.yes, NULL, NULL, N_("trust: confirm without being asked") },
	{ 0 }
};

static const struct form {
	const char *word;
	key_form *run;
} forms[] = {
	{ "new", key_new },
	{ "passwd", key_passwd },
	{ "sheet", key_sheet },
	{ "trust", key_trust },
	{ "add", key_add },
	{ "remove", key_remove },
	{ "replace", key_replace },
};

static void
out_list(struct session *session, const struct keylist *list)
{
	for (size_t n = 0; n < list->count; n++) {
		struct buf text = BUF_INIT;

		key_format(&text, &list->keys[n]);
		out_printf(session, "  ");
		out_line(session, buf_slice(&text));
		out_printf(session, "%s\n", n == 0 ? _("  (the journal's own)") : "");
		buf_release(&text);
	}
}

static void
out_rehearsed(struct session *session, const struct trust *trust)
{
	long days = session->clock.day - trust->rehearsed;
	size_t count = sealed_count(session);

	if (days <= 0)
		out_printf(session, _("Your passphrase, last typed today"));
	else
		out_printf(session, ngettext("Your passphrase, last typed %ld day ago",
			"Your passphrase, last typed %ld days ago", (unsigned long)days), days);
	out_printf(session, ngettext(", opens %zu passage.\n", ", opens %zu passages.\n", count),
		count);
}

static void
out_unlocked(struct session *session)
{
	struct secret identity = SECRET_INIT;
	bool unlocked = keys_kept(session, &identity);

	secret_release(&identity);
	out_printf(session, unlocked ? _("Unlocked: 'taut lock' ends that.\n") :
		_("Locked: 'taut unlock' opens it for a while.\n"));
}

static bool
show_unconfirmed(struct session *session, struct err *err)
{
	struct buf bytes = BUF_INIT;
	struct names names = { 0 };
	struct keylist list = { 0 };
	struct err ignored = ERR_INIT;
	bool ok = store_names(&session->journal.store, ".taut/identities", &names, err);

	if (ok && names.count == 0) {
		out_printf(session, _("There is no key yet: nothing can be private here.\n"
			"Begin with: taut key new\n"));
	} else if (ok) {
		out_printf(session, _("The keys were not yet confirmed on this machine.\n"));
		if (store_read(&session->journal.store, ".taut/recipients", &bytes, &ignored) &&
		    keylist_parse(&list, buf_slice(&bytes), &ignored)) {
			out_printf(session, _("'.taut/recipients', which anybody may have written, "
				"names:\n"));
			out_list(session, &list);
		}
		out_printf(session, _("Confirm them by the passphrase: taut key trust\n"));
	}
	buf_release(&bytes);
	names_release(&names);
	return ok;
}

bool
key_show(struct session *session, int argc, char **argv, struct err *err)
{
	struct trust trust;

	(void)argc;
	(void)argv;
	if (!keys_trusted(session, &trust, err))
		return err->kind == ERR_NOTHING && show_unconfirmed(session, err);
	out_printf(session, _("Who can read what is private (list %llu, confirmed on this "
		"machine):\n"), (unsigned long long)trust.list.serial);
	out_list(session, &trust.list);
	out_rehearsed(session, &trust);
	out_unlocked(session);
	if (!trust_is_current(&trust, session->journal.store.fd))
		out_printf(session, _("The journal's keys are not those that were confirmed: "
			"taut key trust\n"));
	return true;
}

static bool
check_options(const char *word, struct err *err)
{
	bool makes = strcmp(word, "new") == 0 || strcmp(word, "passwd") == 0 ||
		strcmp(word, "replace") == 0;

	if (key_opt.weak && !makes)
		return err_set(err, ERR_USAGE, "--weak is for key new, passwd and replace");
	if (key_opt.name && strcmp(word, "new") != 0)
		return err_set(err, ERR_USAGE, "--name is for key new");
	if (key_opt.yes && strcmp(word, "trust") != 0)
		return err_set(err, ERR_USAGE, "--yes is for key trust");
	return true;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	const char *word = argc ? argv[0] : "";

	if (!check_options(word, err))
		return false;
	if (argc == 0)
		return key_show(session, 0, argv, err);
	for (size_t n = 0; n < sizeof forms / sizeof *forms; n++) {
		if (strcmp(forms[n].word, word) != 0)
			continue;
		return journal_may_write(&session->journal, err) &&
			forms[n].run(session, argc - 1, argv + 1, err);
	}
	err_set(err, ERR_USAGE, "key has no '%s'", word);
	return err_hint(err, "taut key new, passwd, sheet, trust, add, remove, replace");
}

const struct cmd cmd_key = { .name = "key",
	.synopsis = N_("\nnew [--name NAME] [--weak]\npasswd [--weak]\nsheet\ntrust [--yes]\n"
		"add NAME RECIPIENT\nremove NAME\nreplace [--weak]"),
	.summary = N_("who can read what is private"), .needs = NEED_JOURNAL, .opts = opts,
	.run = run };
