/* SPDX-License-Identifier: ISC */
/*
 * clone: a journal of another machine, here too. What is cut off goes on where
 * it stopped; a place that holds no journal leaves nothing behind.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "cmd/place.h"
#include "cmd/session.h"
#include "cmd/sync/meet.h"
#include "sync/unfold.h"

static struct {
	struct texts without;
} opt;

static const struct opt opts[] = {
	{ 0, "without", N_("PATH"), NULL, NULL, &opt.without,
		N_("go on without this file of the other side") },
	{ 0 }
};

struct cloning {
	struct session *session;
	struct buf url;  /* a path is absolute */
	struct buf path; /* of the new journal */
	bool made;       /* the folder, by us, just now, and */
	bool made_git;   /* … .git in it */
};

/* What libgit2 tries a new file system by, for a moment. */
static bool
is_probe(const struct dirent *entry)
{
	return strncmp(entry->d_name, "_git2_", 6) == 0 &&
		strspn(entry->d_name + 6, "0123456789abcdef") == strlen(entry->d_name + 6);
}

static void
remove_probes(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		if (is_probe(entry))
			unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
}

static bool
has_only_git(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	bool only_git = folder != NULL;

	while (only_git && (entry = readdir(folder)))
		only_git = !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") ||
			!strcmp(entry->d_name, ".git") || is_probe(entry);
	if (folder)
		closedir(folder);
	return only_git;
}

/* Whether nothing is there but, perhaps, what a clone that was cut off left. */
static bool
is_free(const char *path)
{
	enum unfold_place place = unfold_look(path);

	return place == UNFOLD_CUT_OFF || (place == UNFOLD_EMPTY && has_only_git(path));
}

static bool
has_git(const char *path)
{
	struct buf git = BUF_INIT;
	struct stat st;

	buf_printf(&git, "%s/.git", path);
	bool has = lstat(git.ptr, &st) == 0;

	buf_release(&git);
	return has;
}

static bool
is_there(const struct cloning *cloning, struct err *err)
{
	const char *path = cloning->path.ptr;
	struct buf line = BUF_INIT, url = BUF_INIT;

	remote_url_show(cloning->url.ptr, &url);
	err_set(err, ERR_USAGE, "'%s' is there already", path);
	if (journal_is(path)) {
		buf_printf(&line, "%s taut -C", _("to bring the two together:"));
		meet_add_word(&line, slice_of(path));
		buf_add_text(&line, " sync --remote");
		meet_add_word(&line, buf_slice(&url));
	} else {
		buf_printf(&line, "%s taut clone", _("another folder:"));
		meet_add_word(&line, buf_slice(&url));
		buf_add_text(&line, " DIR");
	}
	err_hint(err, "%s", line.ptr);
	buf_release(&line);
	buf_release(&url);
	return false;
}

static bool
check_place(struct cloning *cloning, struct err *err)
{
	const char *path = cloning->path.ptr;
	struct stat st;

	if (lstat(path, &st) < 0 && errno == ENOENT) {
		cloning->made = cloning->made_git = true;
		return true;
	}
	if (is_free(path)) {
		remove_probes(path);
		cloning->made_git = !has_git(path);
		return true;
	}
	return is_there(cloning, err);
}

/* Before anything is made here: that there is something to be had. */
static bool
look(struct cloning *cloning, struct remote_look *look, struct err *err)
{
	struct git_order git = meet_git(cloning->session);

	git.root = "/";
	if (!remote_look(look, &git, cloning->url.ptr, err))
		return false;
	if (!look->empty)
		return true;
	struct buf shown = BUF_INIT, word = BUF_INIT;

	remote_url_show(cloning->url.ptr, &shown);
	meet_add_word(&word, buf_slice(&shown));
	err_set(err, ERR_FORMAT, "there is nothing at %s yet", shown.ptr);
	err_hint(err, "where the journal is: taut sync --remote%s", word.ptr);
	buf_release(&shown);
	buf_release(&word);
	return false;
}

static bool
fill(struct cloning *cloning, const char *branch, struct err *err)
{
	struct session *session = cloning->session;
	struct store *store = &session->journal.store;

	if (!store_create(store, cloning->path.ptr, err))
		return false;
	session_name_machine(session);
	struct taking taking;
	struct sync_order order = meet_order(session, &taking);
	struct names without = { 0 };
	struct buf again = BUF_INIT, shown = BUF_INIT;

	for (size_t n = 0; n < opt.without.count; n++)
		names_add(&without, slice_of(opt.without.items[n]));
	buf_add_text(&again, "taut clone");
	remote_url_show(cloning->url.ptr, &shown);
	meet_add_word(&again, buf_slice(&shown));
	meet_add_word(&again, buf_slice(&cloning->path));
	order.change.command = "clone";
	order.without = &without;
	struct meeting meeting = { .again = again.ptr };
	bool ok = unfold_mark(store, err) &&
		remote_set(store->repo, "origin", cloning->url.ptr, branch, err) &&
		meet_run(session, &order, &meeting, err);

	buf_release(&again);
	buf_release(&shown);
	names_release(&without);
	return ok;
}

/*
 * What this very process made: .git, as long as nobody has anything in it, and
 * the folder, which goes only if it is empty then. A file that was put there
 * meanwhile stays, and so does all where the first file was written already.
 */
static void
give_up(struct cloning *cloning)
{
	const struct store *store = &cloning->session->journal.store;
	const char *path = cloning->path.ptr;

	if (!store->root || !cloning->made_git || !unfold_give_up(store))
		return;
	remove_probes(path);
	if (cloning->made && rmdir(path) < 0 && errno != ENOENT)
		warn("'%s' stays: there is something else in it by now", path);
}

static bool
has_keys(const struct session *session)
{
	struct names names = { 0 };
	struct err ignored = ERR_INIT;
	bool has = store_names(&session->journal.store, ".taut/identities", &names, &ignored) &&
		names.count > 0;

	names_release(&names);
	return has;
}

/* Whom this clone seals to is shown by the passphrase, once. */
static bool
pin_keys(struct session *session, struct err *err)
{
	bool answer = session->ask || session->passphrase_fd >= 0 ||
		settings_get(&session->journal.settings, SETTING_PASSPHRASE)[0];

	if (!has_keys(session))
		return true;
	if (answer && !keys_ready(session, err))
		return err->hint[0] ? false : err_hint(err, "the journal is here; once more: "
			"taut key trust");
	if (!answer)
		say(session, "before something private is written here: taut key trust");
	return true;
}

static bool
bring(struct cloning *cloning, struct err *err)
{
	struct session *session = cloning->session;
	struct remote_look there = { 0 };
	bool ok = check_place(cloning, err) && look(cloning, &there, err) &&
		fill(cloning, there.head, err);

	remote_look_release(&there);
	if (!ok) {
		if (err->kind == ERR_FORMAT || err->kind == ERR_NEWER)
			give_up(cloning);
		return false;
	}
	store_close(&session->journal.store);
	if (!journal_open(&session->journal, cloning->path.ptr, err))
		return false;
	session_name_machine(session);
	struct buf shown = BUF_INIT;

	text_escape_line(&shown, buf_slice(&cloning->path));
	say(session, "a journal in %s", shown.ptr);
	buf_release(&shown);
	place_tell(session, cloning->path.ptr);
	return pin_keys(session, err);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct cloning cloning = { .session = session, .url = BUF_INIT, .path = BUF_INIT };

	if (argc < 1 || argc > 2) {
		err_set(err, ERR_USAGE, "clone takes a URL, and a folder if it shall be another "
			"than the usual");
		return err_hint(err, "taut clone ssh://server.example/journal.git");
	}
	bool ok = meet_url(&cloning.url, argv[0], err) &&
		place_choose(session, argc - 1, argv + 1, &cloning.path, err) &&
		bring(&cloning, err);

	buf_release(&cloning.url);
	buf_release(&cloning.path);
	return ok;
}

const struct cmd cmd_clone = { .name = "clone", .synopsis = N_("[--without PATH]... URL [DIR]"),
	.summary = N_("a journal of another machine, here too"), .needs = NEED_NOTHING,
	.opts = opts, .run = run };
