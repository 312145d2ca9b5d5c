/* SPDX-License-Identifier: ISC */
/*
 * The rounds of a sync: fetch, join, send, until what is here is there.
 * Invariant: a round that was cut off at any point has lost nothing, and the
 * next one begins anew.
 */
#include "sync/sync.h"

#include <string.h>
#include <sys/random.h>

#include "base/file.h"
#include "base/text.h"
#include "store/history.h"
#include "store/lock.h"
#include "store/store.h"
#include "sync/fetching.h"
#include "trees/format.h"
#include "sync/send.h"

#define EDIT_ROUNDS 5 /* while files keep changing; after the first, edits are merged over */

/* One of 256 folders of 6700 loose objects, and 50 packs with index and reverse
 * index; with a margin. */
#define LOOSE_FEW 20
#define PACKS_FEW 60

struct syncing {
	struct store *store;
	const struct sync_order *order;
	struct sync_report *report;
	struct ids passed;
	git_oid met;     /* the remote's branch as it was last seen; zero: none */
	git_oid before;  /* … and before this sync */
	git_oid begin;   /* the branch here before this sync; zero: none */
};

void
sync_report_release(struct sync_report *report)
{
	remote_release(&report->remote);
	machines_release(&report->from);
	joined_release(&report->joined);
	outgoing_release(&report->outgoing);
	change_report_release(&report->change);
	*report = (struct sync_report)SYNC_REPORT_INIT;
}

static git_repository *
git_of(const struct syncing *syncing)
{
	return syncing->store->repo->git;
}

/* The id that a branch has, zero if there is none. */
static void
read_ref(const struct syncing *syncing, const char *folder, const char *name, git_oid *out)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "refs/%s%s", folder, name);
	if (git_reference_name_to_id(out, git_of(syncing), path.ptr) < 0)
		memset(out, 0, sizeof *out);
	buf_release(&path);
}

static void
read_met(struct syncing *syncing)
{
	if (git_reference_name_to_id(&syncing->met, git_of(syncing),
	    syncing->report->remote.met) < 0)
		memset(&syncing->met, 0, sizeof syncing->met);
}

static bool
find_passed(struct syncing *syncing, struct err *err)
{
	const struct names *names = syncing->order->passed;

	for (size_t n = 0; names && n < names->count; n++) {
		git_object *object = NULL;

		if (git_revparse_single(&object, git_of(syncing), names->items[n]) < 0)
			return err_set(err, ERR_USAGE, "there is no commit '%s'", names->items[n]);
		ids_add(&syncing->passed, git_object_id(object));
		git_object_free(object);
	}
	return true;
}

static bool
is_behind(const struct syncing *syncing, const git_oid *old, const git_oid *new)
{
	return git_oid_equal(old, new) ||
		git_graph_descendant_of(git_of(syncing), new, old) == 1;
}

/* How the branch there is named to git. Returns false, always. */
static bool
hint_merge(const struct remote *remote, const char *there, struct err *err)
{
	struct buf key = BUF_INIT, ref = BUF_INIT, line = BUF_INIT;

	buf_printf(&key, "branch.%s.merge", remote->branch);
	buf_printf(&ref, "refs/heads/%s", there);
	text_quote(&line, buf_slice(&key));
	buf_add_char(&line, ' ');
	text_quote(&line, buf_slice(&ref));
	err_hint(err, "git config %s", line.ptr);
	buf_release(&key);
	buf_release(&ref);
	buf_release(&line);
	return false;
}

/* A branch that is not there may be one of another name. */
static bool
check_branch(struct syncing *syncing, struct err *err)
{
	const struct remote *remote = &syncing->report->remote;
	struct remote_look look = { 0 };

	if (!git_oid_is_zero(&syncing->before))
		return true; /* it was met there once, and comes back */
	if (!remote_look(&look, &syncing->order->git, remote->name ? remote->name : remote->url,
	    err))
		return err->kind == ERR_FORMAT ? hint_merge(remote, "NAME", err) : false;
	bool ok = look.empty;

	if (!ok) {
		err_set(err, ERR_FORMAT, "there is no branch '%s' at %s, but one '%s'",
			remote->there, remote->shown, look.head);
		hint_merge(remote, look.head, err);
	}
	remote_look_release(&look);
	return ok;
}

/* What was edited here is taken in meanwhile, the first time. */
static bool
fetch(struct syncing *syncing, bool first, struct err *err)
{
	const struct sync_order *order = syncing->order;
	struct sync_report *report = syncing->report;
	struct fetching fetching;
	struct err why = ERR_INIT;
	enum remote_fetched fetched;
	bool taken = true;

	fetching_begin(&fetching, &report->remote, &order->git);
	if (first && !order->look && !report->whole)
		taken = order->take_in(order->context, err);
	if (!fetching_end(&fetching, &fetched, &why)) {
		if (taken)
			*err = why;
		return false;
	}
	if (!taken)
		return false;
	if (fetched == REMOTE_LACKS_BRANCH) {
		memset(&syncing->met, 0, sizeof syncing->met);
		return check_branch(syncing, err);
	}
	read_met(syncing);
	report->rewound = !git_oid_is_zero(&syncing->before) &&
		!is_behind(syncing, &syncing->before, &syncing->met);
	return true;
}

static bool
refused(struct syncing *syncing, struct err *err)
{
	const struct arrived *arrived = &syncing->report->joined.arrived;

	return err_set(err, ERR_FORMAT, "nothing was changed: '%s' at %s %s",
		arrived->items[0].path, syncing->report->remote.shown, arrived->items[0].why);
}

/* Why what came could not be joined, as far as another place would help. */
static void
find_why(struct syncing *syncing)
{
	struct sync_report *report = syncing->report;
	git_commit *commit = NULL;
	git_odb *odb = NULL;
	git_oid base;
	struct err why = ERR_INIT;
	bool number;

	if (git_commit_lookup(&commit, git_of(syncing), &syncing->met) == 0 &&
	    git_repository_odb(&odb, git_of(syncing)) == 0)
		report->no_journal = !format_check(odb, git_commit_tree_id(commit), &number,
			&why) && (why.kind == ERR_FORMAT || why.kind == ERR_NEWER);
	report->apart = !report->no_journal && !report->whole && !syncing->order->unrelated &&
		git_merge_base(&base, git_of(syncing), &syncing->begin, &syncing->met) ==
		GIT_ENOTFOUND;
	git_odb_free(odb);
	git_commit_free(commit);
}

/* A sync takes in what was edited by hand before it pushes; git alone does not. */
static bool
is_by_taut(const struct syncing *syncing, const git_oid *id)
{
	git_commit *commit = NULL;
	struct slice clone;
	bool is = git_commit_lookup(&commit, git_of(syncing), id) == 0 &&
		trailer_find(git_commit_message(commit), "Taut-Clone", &clone);

	git_commit_free(commit);
	return is;
}

static bool
join(struct syncing *syncing, struct err *err)
{
	const struct sync_order *order = syncing->order;
	struct joined *joined = &syncing->report->joined;
	const struct remote *remote = &syncing->report->remote;
	struct join_order how = { .change = &order->change, .theirs = syncing->met,
		.branch = remote->branch,
		.from = remote->host[0] ? remote->host : remote->name ? remote->name :
			remote->shown,
		.without = order->without, .unrelated = order->unrelated,
		.deletions = order->deletions, .look = order->look,
		.over_edits = order->look };

	for (int n = 0; n < EDIT_ROUNDS; n++) {
		if (!join_run(joined, syncing->store, &how, &syncing->report->change, err)) {
			find_why(syncing);
			return false;
		}
		if (joined->outcome != JOIN_EDITS)
			break;
		if (!order->take_in(order->context, err))
			return false;
		how.over_edits = true;
	}
	if (joined->outcome == JOIN_REFUSED)
		return refused(syncing, err);
	syncing->report->received |= joined->outcome == JOIN_DONE;
	if (joined->outcome == JOIN_DONE && joined->merged_visions && !order->look &&
	    is_by_taut(syncing, &syncing->met))
		return order->merged(order->context, err);
	if (joined->outcome != JOIN_EDITS)
		return true;
	err_set(err, ERR_BUSY, "nothing was merged: the journal's files kept changing, or a folder "
		"that is not git's is in the way");
	return err_hint(err, "'git status' tells what is not git's; then: taut sync");
}

static bool
count_sent(struct syncing *syncing, const git_oid *head, struct err *err)
{
	struct machines ours = { 0 };
	bool ok = machines_read(&ours, git_of(syncing), head, &syncing->met, err);

	machines_sum(&ours, &syncing->report->days_sent, &syncing->report->pages_sent);
	machines_release(&ours);
	return ok;
}

static bool
count_received(struct syncing *syncing, struct err *err)
{
	if (git_oid_is_zero(&syncing->met))
		return true;
	machines_release(&syncing->report->from);
	return machines_read(&syncing->report->from, git_of(syncing), &syncing->met,
		&syncing->begin, err);
}

static bool
send(struct syncing *syncing, bool *again, struct err *err)
{
	struct sync_report *report = syncing->report;
	struct send_order order = { .git = &syncing->order->git, .remote = &report->remote,
		.passed = &syncing->passed };
	enum send_outcome outcome;

	*again = false;
	read_ref(syncing, "heads/", report->remote.branch, &order.commit);
	if (git_oid_is_zero(&order.commit) || git_oid_equal(&order.commit, &syncing->met))
		return true;
	if (!count_sent(syncing, &order.commit, err))
		return false;
	if (syncing->order->look)
		return true;
	if (!send_run(&outcome, &report->outgoing, syncing->store->repo, &order, err))
		return false;
	if (outcome == SEND_UNSEALED) {
		err_set(err, ERR_FORMAT, "nothing was sent: it would be readable by all who run %s",
			report->remote.reader);
		return err_hint(err, "the lines above seal it in the commits themselves");
	}
	*again = outcome == SEND_BEHIND;
	report->sent = outcome == SEND_DONE;
	return true;
}

/* Longer and longer, and not all at the same moment. */
static void
wait_a_little(unsigned tries)
{
	unsigned random = 0, most = 50u << (tries < 5 ? tries : 5);

	if (getrandom(&random, sizeof random, GRND_NONBLOCK) != (ssize_t)sizeof random)
		random = most / 2;
	pause_ms(random % most);
}

static bool
run_rounds(struct syncing *syncing, struct err *err)
{
	for (unsigned tries = 0; tries < SYNC_TRIES;) {
		bool again = false;

		if (!fetch(syncing, tries == 0, err))
			return false;
		if (!git_oid_is_zero(&syncing->met) && !join(syncing, err))
			return false;
		if (!send(syncing, &again, err))
			return false;
		if (!again)
			return true;
		wait_a_little(tries++);
	}
	err_set(err, ERR_BUSY, "others were faster %d times in a row: what is here is not sent yet",
		SYNC_TRIES);
	return err_hint(err, "nothing is lost; again in a minute: taut sync");
}

static size_t
count_names(const struct syncing *syncing, const char *folder)
{
	struct names names = { 0 };
	struct err ignored = ERR_INIT;
	size_t count = names_read(&names, syncing->store->fd, folder, &ignored) ? names.count : 0;

	names_release(&names);
	return count;
}

/* git packs when it thinks fit; if it cannot, that is no failure of a sync. It
 * is not even asked while there is little, by its own measures (gc.auto). */
static void
tidy(const struct syncing *syncing)
{
	if (count_names(syncing, ".git/objects/17") < LOOSE_FEW &&
	    count_names(syncing, ".git/objects/pack") < PACKS_FEW)
		return;
	static const char *const arguments[] = { "gc", "--auto", "--quiet", NULL };
	struct git_answer answer = GIT_ANSWER_INIT;
	struct err ignored = ERR_INIT;

	if (!git_run(&answer, &syncing->order->git, arguments, &ignored))
		ignored.kind = ERR_NONE;
	git_answer_release(&answer);
}

static bool
find_remote(struct syncing *syncing, struct err *err)
{
	const struct sync_order *order = syncing->order;
	struct remote *remote = &syncing->report->remote;
	struct repo *repo = syncing->store->repo;

	if (!order->url)
		return remote_find(remote, repo, err);
	if (!remote_at(remote, repo, order->url, order->there, err))
		return false;
	remote_forget(remote, repo); /* of one that was cut off */
	return true;
}

bool
sync_run(struct sync_report *report, struct store *store, const struct sync_order *order,
	struct err *err)
{
	struct syncing syncing = { .store = store, .order = order, .report = report };
	bool ok = repo_ready(store, err) && find_remote(&syncing, err) &&
		find_passed(&syncing, err);

	if (ok) {
		read_met(&syncing);
		syncing.before = syncing.met;
		read_ref(&syncing, "heads/", report->remote.branch, &syncing.begin);
		report->whole = git_oid_is_zero(&syncing.begin);
		ok = run_rounds(&syncing, err);
	}
	if (ok && report->received)
		ok = count_received(&syncing, err);
	if (ok && (report->received || report->sent) && !order->look)
		tidy(&syncing);
	if (store->repo)
		remote_forget(&report->remote, store->repo);
	ids_release(&syncing.passed);
	return ok;
}
