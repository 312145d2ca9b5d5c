/* SPDX-License-Identifier: ISC */
/*
 * Is the repository sound? Invariant: with `fix` only what nothing can need
 * any more is removed, and nothing that a person wrote.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/check.h"
#include "base/words.h"
#include "store/history.h"
#include "store/recover.h"
#include "store/session.h"
#include "store/stage.h"
#include "store/store.h"

#define COMMITS_MAX 50

/* Reads an object whole, which also holds its bytes against its id. */
static bool
check_object(const struct check *check, git_odb *odb, const git_oid *id, const char *what)
{
	git_odb_object *object = NULL;
	char hex[GIT_OID_HEXSZ + 1];

	if (git_odb_read(&object, odb, id) < 0) {
		check_say(check, FINDING_WRONG, "objects", "%s %s is missing or damaged; fetch "
			"it from another clone", what, git_oid_tostr(hex, sizeof hex, id));
		return false;
	}
	git_odb_object_free(object);
	return true;
}

struct tree_check {
	const struct check *check;
	git_odb *odb;
};

static int
check_entry(const char *folder, const git_tree_entry *entry, void *context)
{
	const struct tree_check *tree = context;
	char what[400];

	snprintf(what, sizeof what, _("'%.150s%.150s': object"), folder,
		git_tree_entry_name(entry));
	if (git_tree_entry_type(entry) == GIT_OBJECT_COMMIT)
		return 0;
	return check_object(tree->check, tree->odb, git_tree_entry_id(entry), what) ? 0 : 1;
}

static void
check_commits(const struct check *check, git_odb *odb)
{
	struct repo *repo = check->change->store->repo;
	git_revwalk *walk = NULL;
	struct err err = ERR_INIT;
	git_oid id;
	int code = 0;
	bool ok = history_begin(repo, &walk, &err);

	for (int n = 0; ok && n < COMMITS_MAX; n++) {
		git_commit *commit = NULL;

		code = git_revwalk_next(&id, walk);
		if (code < 0)
			break;
		if (git_commit_lookup(&commit, repo->git, &id) == 0)
			check_object(check, odb, git_commit_tree_id(commit), _("the tree"));
		else
			check_object(check, odb, &id, _("the commit"));
		git_commit_free(commit);
	}
	if (ok && code < 0 && code != GIT_ITEROVER)
		ok = err_git(&err, ERR_SYSTEM, "the history cannot be read");
	if (!ok)
		check_say(check, FINDING_WRONG, "objects", "%s", err.text);
	git_revwalk_free(walk);
}

static bool
check_objects(const struct check *check, struct err *err)
{
	struct change *change = check->change;
	struct tree_check tree = { .check = check };

	if (git_repository_odb(&tree.odb, change->store->repo->git) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read git's objects");
	if (change->head.tree && git_tree_walk(change->head.tree, GIT_TREEWALK_PRE,
	    check_entry, &tree) < 0)
		check_say(check, FINDING_WRONG, "objects", "HEAD's files cannot all be read");
	check_commits(check, tree.odb);
	git_odb_free(tree.odb);
	return true;
}

static void
check_leftovers(const struct check *check)
{
	static const char *const locks[] = { "index.lock", "HEAD.lock", "config.lock" };
	struct change *change = check->change;
	size_t stale = recover_stale(&change->lock, !check->fix);
	struct stat st;
	char path[600];

	if (stale)
		check_say(check, check->fix ? FINDING_FIXED : FINDING_NOTE, "leftovers",
			"%zu temporary files of a crash", stale);
	for (size_t n = 0; n < sizeof locks / sizeof *locks; n++)
		if (fstatat(change->lock.git, locks[n], &st, AT_SYMLINK_NOFOLLOW) == 0)
			check_say(check, FINDING_WRONG, "locks",
				"'.git/%s' is there: is git at work? If not, remove it", locks[n]);
	snprintf(path, sizeof path, "%s.lock", change->head.branch);
	if (change->head.branch[0] &&
	    fstatat(change->lock.git, path, &st, AT_SYMLINK_NOFOLLOW) == 0)
		check_say(check, FINDING_WRONG, "locks", "'.git/%s' is there: is git at work? If "
			"not, remove it", path);
}

static void
check_files(const struct check *check, const struct sweep *sweep)
{
	for (size_t n = 0; n < sweep->changed.count && n < CHECK_NAMED_MAX; n++)
		check_say(check, FINDING_NOTE, "files", "'%s' is not yet committed",
			sweep->changed.items[n]);
	if (sweep->changed.count > CHECK_NAMED_MAX)
		check_say(check, FINDING_NOTE, "files", "%zu more are not yet committed",
			sweep->changed.count - CHECK_NAMED_MAX);
	if (sweep->strange)
		check_say(check, FINDING_NOTE, "files", ngettext(
			"%zu file is not the journal's: left alone",
			"%zu files are not the journal's: left alone", sweep->strange),
			sweep->strange);
}

/* Entries that are not HEAD's: somebody's `git add`, or a crash. */
static bool
check_entries(const struct check *check, struct err *err)
{
	struct change *change = check->change;
	struct repo *repo = change->store->repo;
	git_diff *diff = NULL;

	if (git_diff_tree_to_index(&diff, repo->git, change->head.tree, repo->entries, NULL) < 0)
		return err_git(err, ERR_SYSTEM, "cannot compare git's index");
	size_t count = git_diff_num_deltas(diff);

	for (size_t n = 0; n < count && n < CHECK_NAMED_MAX; n++)
		check_say(check, FINDING_NOTE, "index", "'%s' is staged in git, not committed",
			git_diff_get_delta(diff, n)->new_file.path);
	if (count > CHECK_NAMED_MAX)
		check_say(check, FINDING_NOTE, "index", "%zu more are staged",
			count - CHECK_NAMED_MAX);
	git_diff_free(diff);
	return true;
}

static bool
check_head(const struct check *check, struct err *err)
{
	struct change *change = check->change;

	if (!session_head(change, err)) {
		if (!change->store->repo || !change->store->repo->ok)
			return false;
		check_say(check, FINDING_WRONG, "head", "%s", err->text);
		*err = (struct err)ERR_INIT;
		return true;
	}
	if (change->head.why[0])
		check_say(check, FINDING_WRONG, "head", "%s", change->head.why);
	if (change->head.unborn)
		check_say(check, FINDING_WRONG, "head", "nothing is committed yet");
	if (!check->fix && !stage_look(change->store->repo, err))
		return false;
	struct sweep sweep = { 0 };
	bool ok = check_objects(check, err) &&
		sweep_run(&sweep, change->store->repo, &change->head, change->work.root, err);

	if (ok)
		check_files(check, &sweep);
	ok = ok && check_entries(check, err) && check_private(check, &sweep, err);
	sweep_release(&sweep);
	return ok;
}

/* Opens what there is to look at; takes no lock and makes nothing. */
static bool
begin_looking(struct change *change, struct store *store, const struct change_order *order,
	struct change_report *report, struct err *err)
{
	*change = (struct change){ .store = store, .order = order, .report = report,
		.lock = LOCK_INIT, .plan = PLAN_INIT };
	if (!lock_look(&change->lock, store->fd)) {
		err_set(err, ERR_JOURNAL, "'%s' has no git repository", store->root);
		return err_hint(err, "'taut init' makes one; nothing that is there is changed");
	}
	change->lock.now.tv_sec = (time_t)order->clock.seconds;
	change->work = (struct work){ .root = store->fd, .temps = change->lock.temps };
	repo_start(store);
	return true;
}

static void
check_marker(const struct check *check)
{
	struct stat st;
	int taut = check->change->lock.taut;

	if (!check->fix && taut >= 0 && fstatat(taut, "marker", &st, AT_SYMLINK_NOFOLLOW) == 0)
		check_say(check, FINDING_NOTE, "recovery", "a change was cut off: what comes next "
			"finishes it, or 'taut doctor --fix'");
}

bool
store_check(struct store *store, const struct clock *clock, bool fix, store_finding *each,
	void *context, struct err *err)
{
	struct change_report report = CHANGE_REPORT_INIT;
	struct change_order order = { .clock = *clock, .foreground = true };
	struct change change;
	struct check check = { &change, fix, each, context };
	bool ok = fix ? recover_begin(&change, store, &order, &report, err) :
		begin_looking(&change, store, &order, &report, err);

	for (size_t n = 0; n < report.notes.count; n++)
		check_say(&check, FINDING_FIXED, "recovered", "%s", report.notes.items[n]);
	if (ok) {
		check_marker(&check);
		ok = check_head(&check, err);
		check_beside(&check);
		check_leftovers(&check);
	}
	session_end(&change);
	change_report_release(&report);
	return ok;
}
