/* SPDX-License-Identifier: ISC */
/* sync: brings the machines together; with --local only takes in hand edits. */
#include <string.h>

#include "cmd/out.h"
#include "cmd/sync/meet.h"
#include "sync/conclude.h"

static struct {
	bool local, look, join, deletions;
	const char *url;
	struct texts without, passed;
} opt;

static const struct opt opts[] = {
	{ 0, "remote", "URL", NULL, &opt.url, NULL, "where the machines meet, the first time" },
	{ 0, "local", NULL, &opt.local, NULL, NULL, "only take in what was edited by hand" },
	{ 0, "dry-run", NULL, &opt.look, NULL, NULL, "only tell what would come and go" },
	{ 0, "without", "PATH", NULL, NULL, &opt.without,
		"go on without this file of the other side" },
	{ 0, "join", NULL, &opt.join, NULL, NULL, "unite two journals that began apart" },
	{ 0, "deletions", NULL, &opt.deletions, NULL, NULL,
		"let many files go that no commit deleted" },
	{ 0, "push-unsealed", "COMMIT", NULL, NULL, &opt.passed,
		"let a commit go out with what is private in it" },
	{ 0 }
};

static void
add_names(struct names *names, const struct texts *texts)
{
	for (size_t n = 0; n < texts->count; n++)
		names_add(names, slice_of(texts->items[n]));
}

static bool
check_usage(int argc, struct err *err)
{
	bool more = opt.url || opt.look || opt.join || opt.deletions || opt.without.count ||
		opt.passed.count;

	if (argc) {
		err_set(err, ERR_USAGE, "sync takes no words");
		return err_hint(err, "to say where the machines meet: taut sync --remote URL");
	}
	if (opt.local && more)
		return err_set(err, ERR_USAGE, "with --local nothing comes and nothing goes");
	return true;
}

/* Where the machines meet from now on; *before is what to go back to. */
static bool
set_remote(struct session *session, struct remote *before, struct err *err)
{
	struct git_order git = meet_git(session);
	struct remote_look look = { 0 };
	struct repo *repo;
	struct err none = ERR_INIT;

	if (!repo_ready(&session->journal.store, err))
		return false;
	repo = session->journal.store.repo;
	if (!remote_find(before, repo, &none) && none.kind != ERR_NOTHING) {
		*err = none;
		return false;
	}
	bool known = before->url && strcmp(before->url, opt.url) == 0;
	bool ok = known || (meet_warn(session, opt.url, err) &&
		remote_look(&look, &git, opt.url, "main", err));

	if (ok && !known)
		ok = remote_set(repo, before->name ? before->name : "origin", opt.url,
			look.empty ? NULL : look.head, err);
	remote_look_release(&look);
	return ok;
}

/* A place that turned out to be none is not gone to again. */
static void
unset_remote(struct session *session, const struct remote *before)
{
	struct repo *repo = session->journal.store.repo;
	struct err ignored = ERR_INIT;
	bool ok = before->name ?
		remote_set(repo, before->name, before->url, before->there, &ignored) :
		remote_drop(repo, "origin", &ignored);

	if (!ok)
		warn("the remote 'origin' stays set: git remote remove origin");
}

/* The command as it was typed, but for --without. */
static void
format_again(struct buf *line)
{
	struct buf url = BUF_INIT;

	buf_add_text(line, "taut sync");
	if (opt.url) {
		remote_url_show(opt.url, &url);
		buf_add_text(line, " --remote");
		meet_add_word(line, buf_slice(&url));
		buf_release(&url);
	}
	buf_add_text(line, opt.look ? " --dry-run" : "");
	buf_add_text(line, opt.join ? " --join" : "");
	buf_add_text(line, opt.deletions ? " --deletions" : "");
	for (size_t n = 0; n < opt.passed.count; n++) {
		buf_add_text(line, " --push-unsealed");
		meet_add_word(line, slice_of(opt.passed.items[n]));
	}
}

static void
say_settled(enum store_finding_kind kind, const char *check, const char *message, void *context)
{
	(void)check;
	if (kind == FINDING_WRONG)
		warn("%s", message);
	else
		say(context, "%s", message);
}

/* What plain git left half merged is brought to its end first. */
static bool
conclude(struct session *session, struct err *err)
{
	struct git_order git = meet_git(session);

	return conclude_run(&session->journal.store, &session->clock, &git, say_settled, session,
		err);
}

static bool
meet(struct session *session, struct err *err)
{
	struct taking taking;
	struct sync_order order = meet_order(session, &taking);
	struct names without = { 0 }, passed = { 0 };
	struct remote before = { 0 };
	struct buf again = BUF_INIT;

	add_names(&without, &opt.without);
	add_names(&passed, &opt.passed);
	order.without = &without;
	order.passed = &passed;
	order.unrelated = opt.join;
	order.deletions = opt.deletions;
	order.look = opt.look;
	format_again(&again);
	bool ok = !opt.url || set_remote(session, &before, err);
	bool set = ok && opt.url;
	struct meeting meeting = { .again = again.ptr };

	ok = ok && (opt.look || conclude(session, err)) &&
		meet_run(session, &order, &meeting, err);
	bool refused = !ok && !meeting.met &&
		(err->kind == ERR_FORMAT || err->kind == ERR_NEWER);

	if (set && (opt.look || refused))
		unset_remote(session, &before);
	if (!ok && err->kind == ERR_NOTHING)
		err->kind = ERR_NETWORK; /* no remote is known */
	remote_release(&before);
	buf_release(&again);
	names_release(&without);
	names_release(&passed);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	(void)argv;
	if (!check_usage(argc, err))
		return false;
	struct taking taking = { .session = session, .always = true };
	struct buf url = BUF_INIT;
	bool ok = !opt.url || meet_url(&url, opt.url, err);

	if (opt.url)
		opt.url = url.ptr;
	ok = ok && (opt.local ? take_in(&taking, err) : meet(session, err));
	buf_release(&url);
	return ok;
}

const struct cmd cmd_sync = { .name = "sync",
	.synopsis = "[--remote URL] [--dry-run] [--without PATH]... [--join] [--deletions] "
		"[--push-unsealed COMMIT]...\n--local",
	.summary = "bring your machines together", .needs = NEED_WRITING,
	.opts = opts, .run = run };
