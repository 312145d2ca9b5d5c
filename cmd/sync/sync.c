/* SPDX-License-Identifier: ISC */
/* sync: brings the machines together; with --local only takes in hand edits. */
#include <string.h>

#include "base/words.h"
#include "cmd/out.h"
#include "cmd/sync/meet.h"
#include "sync/conclude.h"

static struct {
	bool local, look, join, deletions;
	const char *url;
	struct texts without, passed;
} opt;

static const struct opt opts[] = {
	{ 0, "remote", "URL", NULL, &opt.url, NULL, N_("where the machines meet, the first time") },
	{ 0, "local", NULL, &opt.local, NULL, NULL, N_("only take in what was edited by hand") },
	{ 0, "dry-run", NULL, &opt.look, NULL, NULL, N_("only tell what would come and go") },
	{ 0, "without", N_("PATH"), NULL, NULL, &opt.without,
		N_("go on without this file of the other side") },
	{ 0, "join", NULL, &opt.join, NULL, NULL, N_("unite two journals that began apart") },
	{ 0, "deletions", NULL, &opt.deletions, NULL, NULL,
		N_("let many files go that no commit deleted") },
	{ 0, "push-unsealed", "COMMIT", NULL, NULL, &opt.passed,
		N_("let a commit go out with what is private in it") },
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

/* Where the machines met, and what is at the new place. */
struct moving {
	struct remote before; /* all-zero: nowhere */
	struct remote_look look;
	bool set;
};

static void
moving_release(struct moving *moving)
{
	remote_release(&moving->before);
	remote_look_release(&moving->look);
}

/* Looks at the new place; *new: it is another than before. */
static bool
look_there(struct session *session, struct moving *moving, bool *new, struct err *err)
{
	struct git_order git = meet_git(session);
	struct remote *before = &moving->before;
	struct err none = ERR_INIT;

	if (!repo_ready(&session->journal.store, err))
		return false;
	if (!remote_find(before, session->journal.store.repo, &none) &&
	    none.kind != ERR_NOTHING) {
		*err = none;
		return false;
	}
	*new = !before->url || strcmp(before->url, opt.url) != 0;
	return !*new || (meet_warn(session, opt.url, err) &&
		remote_look(&moving->look, &git, opt.url, err));
}

/* Where the machines meet from now on; a dry run only goes there. */
static bool
set_remote(struct session *session, struct moving *moving, struct sync_order *order,
	struct err *err)
{
	struct remote *before = &moving->before;
	bool new = false;

	if (!look_there(session, moving, &new, err))
		return false;
	if (!new)
		return true;
	if (opt.look) {
		order->url = opt.url;
		order->there = moving->look.head;
		return true;
	}
	moving->set = remote_set(session->journal.store.repo,
		before->name ? before->name : "origin", opt.url, moving->look.head, err);
	if (moving->set && before->push)
		warn("what is sent went to %s until now, and goes to the new place, too",
			before->reader);
	return moving->set;
}

/* A place that turned out to be none is not gone to again. */
static void
unset_remote(struct session *session, const struct remote *before)
{
	struct repo *repo = session->journal.store.repo;
	struct err ignored = ERR_INIT;
	bool ok = before->name ? remote_put_back(repo, before, &ignored) :
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
	struct moving moving = { 0 };
	struct buf again = BUF_INIT;

	add_names(&without, &opt.without);
	add_names(&passed, &opt.passed);
	order.without = &without;
	order.passed = &passed;
	order.unrelated = opt.join;
	order.deletions = opt.deletions;
	order.look = opt.look;
	format_again(&again);
	bool ok = !opt.url || set_remote(session, &moving, &order, err);
	struct meeting meeting = { .again = again.ptr };

	ok = ok && (opt.look || conclude(session, err)) &&
		meet_run(session, &order, &meeting, err);
	if (moving.set && !ok && meeting.no_journal)
		unset_remote(session, &moving.before);
	if (!ok && err->kind == ERR_NOTHING)
		err->kind = ERR_NETWORK; /* no remote is known */
	moving_release(&moving);
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
	take_in_end(&taking);
	buf_release(&url);
	return ok;
}

const struct cmd cmd_sync = { .name = "sync",
	.synopsis = N_("[--remote URL] [--dry-run] [--without PATH]... [--join] [--deletions] "
		"[--push-unsealed COMMIT]...\n--local"),
	.summary = N_("bring your machines together"), .needs = NEED_WRITING,
	.opts = opts, .run = run };
