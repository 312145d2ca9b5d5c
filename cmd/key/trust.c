/* SPDX-License-Identifier: ISC */
/*
 * key trust: what arrived about keys, shown and confirmed. Invariant: a list
 * is pinned only if the passphrase opened it, and a person saw what is new.
 */
#include "cmd/key/trust.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/key/key.h"
#include "cmd/key/keys.h"
#include "cmd/key/merge.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/pin.h"
#include "cmd/key/write.h"
#include "cmd/out.h"

static const struct keyname *
find(const struct keylist *list, const struct age_recipient *recipient)
{
	for (size_t n = 0; n < list->count; n++)
		if (age_recipient_equal(&list->keys[n].recipient, recipient))
			return &list->keys[n];
	return NULL;
}

static void
out_row(struct session *session, const char *what, const struct keyname *key,
	const char *behind)
{
	const char *const all[] = { _("added"), _("renamed"), _("removed") };
	struct buf text = BUF_INIT;
	size_t columns = 9;

	for (size_t n = 0; n < sizeof all / sizeof *all; n++)
		columns = text_width(slice_of(all[n])) > columns ? text_width(slice_of(all[n])) :
			columns;
	key_format(&text, key);
	text_fit(&session->out, slice_of(what), columns, session->view.ascii, true);
	out_printf(session, " ");
	out_line(session, buf_slice(&text));
	out_line(session, slice_of(behind));
	out_printf(session, "\n");
	buf_release(&text);
}

/* What a list changes in the one before; how much that is. */
static size_t
out_changes(struct session *session, const struct keylist *before, const struct keylist *after)
{
	size_t changes = 0;

	for (size_t n = 0; n < after->count; n++) {
		const struct keyname *key = &after->keys[n];
		const struct keyname *was = find(before, &key->recipient);

		if (was && strcmp(was->name, key->name) == 0)
			continue;
		out_row(session, was ? _("renamed") : _("added"), key,
			n ? "" : _("  (the journal's own)"));
		changes++;
	}
	for (size_t n = 0; n < before->count; n++) {
		if (find(after, &before->keys[n].recipient))
			continue;
		out_row(session, _("removed"), &before->keys[n], "");
		changes++;
	}
	return changes;
}

static bool
pin(struct session *session, const struct keyfile *best, struct err *err)
{
	struct trust trust;
	bool ok = keypin(session, &best->identity.list, buf_slice(&best->bytes), &trust, err);

	if (ok)
		keypin_tell(session, &trust.list);
	return ok;
}

static bool
adopt_newer(struct session *session, const struct keyfiles *files, const struct keyfile *best,
	bool yes, struct err *err)
{
	const struct keylist *before = &files->trust.list, *after = &best->identity.list;
	size_t changes = out_changes(session, before, after);
	bool ok = out_flush(session, true, err);

	if (ok && changes)
		ok = keypin_confirm(session, yes, true,
			_("Seal to this list from now on? [y/N]"), err);
	else if (ok)
		say(session, "the recipients are the same; the file or its passphrase changed");
	if (ok)
		keys_lock(session); /* while the old list is pinned */
	if (!ok || !pin(session, best, err))
		return false;
	for (size_t n = 0; n < before->count; n++)
		if (!find(after, &before->keys[n].recipient) && n > 0)
			say(session, "if you did not remove '%s': taut key add '%s' with its "
				"recipient", before->keys[n].name, before->keys[n].name);
	return true;
}

/* What was confirmed cannot be read: all of the list is new. */
static bool
confirm_anew(struct session *session, const struct keyfile *best, bool yes, struct err *err)
{
	const struct keylist none = { 0 };

	out_changes(session, &none, &best->identity.list);
	return out_flush(session, true, err) && keypin_confirm(session, yes, false,
		_("Seal to this list from now on? [y/N]"), err);
}

bool
keytrust_adopt(struct session *session, const struct keyfiles *files,
	const struct keyfile *best, bool yes, struct err *err)
{
	struct trust trust;

	if (!keyfiles_held(files, best, err))
		return false;
	if (!files->pinned)
		return (files->doubt.kind == ERR_NONE || confirm_anew(session, best, yes, err)) &&
			pin(session, best, err);
	switch (trust_compare(&files->trust, &best->identity)) {
	case TRUST_SAME:
		return keypin(session, &best->identity.list, buf_slice(&best->bytes), &trust, err);
	case TRUST_NEWER:
		return adopt_newer(session, files, best, yes, err);
	default:
		err_set(err, ERR_KEY_LIST, "two machines changed the keys apart");
		return err_hint(err, "'taut key trust' brings them together");
	}
}

/* Other files of this journal's with another passphrase, one more try each. */
static void
open_others(struct keyfiles *files, struct session *session)
{
	for (size_t n = 0; n < files->count; n++) {
		struct secret other = SECRET_INIT;
		struct buf question = BUF_INIT, path = BUF_INIT;
		struct err ignored = ERR_INIT;

		if (files->items[n].opened)
			continue;
		text_escape_line(&path, slice_of(files->items[n].path));
		buf_printf(&question, _("Another passphrase, of '%s' (Enter leaves it alone):"),
			path.ptr);
		buf_release(&path);
		if ((session->ask || session->passphrase_fd >= 0) &&
		    passphrase_ask(session, question.ptr, &other, &ignored) &&
		    !keyfiles_try(files, &other, &ignored))
			warn("%s", ignored.text);
		if (!files->items[n].opened)
			warn("'%s' does not open: left alone", files->items[n].path);
		secret_release(&other);
		buf_release(&question);
	}
	passphrase_over(true);
	if (files->broken)
		warn("'%s' is damaged: left alone", files->broken_path);
	if (files->left)
		warn("there are %zu more files in .taut/identities: left alone", files->left);
}

/* Which of those that only one side has shall stay: all of them, unless the
 * person says otherwise. */
static void
choose(struct session *session, const struct keyfiles *files, struct keylist *list)
{
	for (size_t n = list->count; session->ask && !key_opt.yes && n-- > 1;) {
		const struct keylist *pinned = files->pinned ? &files->trust.list : NULL;
		struct buf question = BUF_INIT, answer = BUF_INIT, name = BUF_INIT;

		bool everywhere = !pinned || find(pinned, &list->keys[n].recipient);

		for (size_t m = 0; m < files->count; m++)
			everywhere &= !files->items[m].opened ||
				find(&files->items[m].identity.list, &list->keys[n].recipient);
		text_escape_line(&name, slice_of(list->keys[n].name));
		buf_printf(&question, _("Keep %s, which only one machine lists? [Y/n]"), name.ptr);
		buf_release(&name);
		if (!everywhere && ask_line(question.ptr, &answer) && answer.len > 0 &&
		    !ask_is_yes(buf_slice(&answer)))
			(void)keylist_remove(list, n);
		buf_release(&question);
		buf_release(&answer);
	}
}

static void
tell_older(const struct keyfiles *files, const struct keylist *list)
{
	for (size_t n = 0; n < files->count; n++) {
		const struct keylist *other = &files->items[n].identity.list;

		for (size_t m = 1; files->items[n].opened && m < other->count; m++) {
			struct buf text = BUF_INIT;

			age_recipient_format(&text, &other->keys[m].recipient);
			if (!find(list, &other->keys[m].recipient))
				warn("not in it, but in the older list of '%s': taut key add "
					"'%s' %s", files->items[n].path, other->keys[m].name,
					text.ptr);
			buf_release(&text);
		}
	}
}

static bool
merge(struct session *session, struct keyfiles *files, const bool related[KEYFILES_MAX],
	const struct secret *passphrase, struct err *err)
{
	struct identity merged = IDENTITY_INIT;
	struct buf said = BUF_INIT;
	const struct keylist none = { 0 };

	if (!keymerge(&merged, files, related, err))
		return false;
	out_printf(session, _("Two machines changed the keys apart. Together:\n"));
	if (out_changes(session, files->pinned ? &files->trust.list : &none, &merged.list) == 0)
		out_printf(session, _("nothing that is not in your list\n"));
	bool ok = out_flush(session, true, err);

	if (ok)
		choose(session, files, &merged.list);
	ok = ok && keypin_confirm(session, key_opt.yes, files->pinned,
		_("Seal to this list from now on, on all machines? [y/N]"), err);
	for (size_t n = 0; n < files->count; n++)
		files->items[n].opened = related[n];
	if (ok) {
		struct keywrite keys = { .session = session, .identity = &merged,
			.passphrase = passphrase, .was = files };

		buf_add_text(&said, _("one list again, with the keys of both"));
		ok = keywrite_run(&keys, "two lists made one", &said, err);
	}
	if (ok) {
		keypin_tell(session, &merged.list);
		tell_older(files, &merged.list);
	}
	identity_release(&merged);
	buf_release(&said);
	return ok;
}

struct tidying {
	const struct keyfiles *files;
	const struct keyfile *best;
	const bool *related;
	struct buf path, copy;
	bool taken; /* its own path, by a file that did not open */
};

/* Of the files that opened, only as they were read, and never another's. */
static bool
tidy_files(struct tidying *tidying, struct change *change, struct err *err)
{
	struct buf now = BUF_INIT;
	bool over = false, ok = true;

	for (size_t n = 0; ok && n < tidying->files->count; n++) {
		const struct keyfile *file = &tidying->files->items[n];

		if (!tidying->related[n])
			continue;
		over |= strcmp(file->path, tidying->path.ptr) == 0;
		ok = keywrite_same(change, file, err);
	}
	tidying->taken = ok && !over && change_read(change, tidying->path.ptr, &now, err);
	if (ok && !over && !tidying->taken)
		ok = err->kind == ERR_NOTHING;
	buf_release(&now);
	return ok;
}

static bool
tidy_build(struct change *change, void *context, struct err *err)
{
	struct tidying *tidying = context;

	if (!tidy_files(tidying, change, err))
		return false;
	const char *path = tidying->taken ? tidying->best->path : tidying->path.ptr;

	for (size_t n = 0; n < tidying->files->count; n++)
		if (tidying->related[n] && strcmp(tidying->files->items[n].path, path) != 0)
			change_remove(change, tidying->files->items[n].path);
	change_put(change, path, buf_slice(&tidying->best->bytes));
	change_put(change, ".taut/recipients", buf_slice(&tidying->copy));
	change_message(change, "key: the journal's files as confirmed");
	return true;
}

/* The copy for `age -R`, and one identity file under its own name. */
static bool
tidy(struct session *session, const struct keyfiles *files, const struct keyfile *best,
	const bool related[KEYFILES_MAX], struct err *err)
{
	struct tidying tidying = { files, best, related, BUF_INIT, BUF_INIT, false };
	struct change_order order = { .command = "key", .clock = session->clock,
		.build = tidy_build, .context = &tidying, .foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;

	identity_path(&tidying.path, &best->identity.list.keys[0].recipient);
	keylist_format(&tidying.copy, &best->identity.list);
	bool ok = change_run(&session->journal.store, &order, &report, err);

	if (ok && tidying.taken)
		warn("'%s' is not written over: what opens stays in '%s'", tidying.path.ptr,
			best->path);
	if (ok && report.outcome != CHANGE_NOTHING)
		say_change(session, &report, _("the journal's key files are as confirmed again"));
	change_report_release(&report);
	buf_release(&tidying.path);
	buf_release(&tidying.copy);
	return ok;
}

static bool
settle(struct session *session, struct keyfiles *files, const struct secret *passphrase,
	struct err *err)
{
	struct keyfile *best = keyfiles_best(files);
	bool related[KEYFILES_MAX];

	if (files->doubt.kind != ERR_NONE)
		warn("%s", files->doubt.text);
	if (!keyfiles_held(files, best, err))
		return false;
	keymerge_related(files, best, related);
	for (size_t n = 0; n < files->count; n++)
		if (files->items[n].opened && !related[n])
			warn("'%s' is another journal's: left alone", files->items[n].path);
	if (keymerge_is_needed(files, best, related))
		return merge(session, files, related, passphrase, err);
	bool same = files->pinned &&
		trust_compare(&files->trust, &best->identity) == TRUST_SAME;

	if (!keytrust_adopt(session, files, best, key_opt.yes, err))
		return false;
	if (same)
		say(session, "nothing new: the list is the one that was confirmed here");
	return tidy(session, files, best, related, err);
}

bool
key_trust(struct session *session, int argc, char **argv, struct err *err)
{
	struct keyfiles files = { .count = 0 };
	struct secret passphrase = SECRET_INIT;

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "key trust takes no words");
	passphrase_guard();
	bool ok = keyfiles_read(&files, session, true, err) &&
		keyfiles_open(&files, session, &passphrase, err);

	if (ok) {
		open_others(&files, session);
		ok = settle(session, &files, &passphrase, err);
	}
	keyfiles_release(&files);
	secret_release(&passphrase);
	return ok;
}
