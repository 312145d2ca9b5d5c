/* SPDX-License-Identifier: ISC */
/* undo: the last thing back, as a new commit; again: one further. */
#include "base/words.h"
#include "cmd/out.h"
#include "store/change.h"

static bool redo;

static const struct opt opts[] = {
	{ 0, "redo", NULL, &redo, NULL, NULL, N_("what was undone, again") },
	{ 0 }
};

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct buf what = BUF_INIT;

	(void)argv;
	if (argc)
		return err_set(
			err, ERR_USAGE, "undo takes no words: it takes back the last change");
	bool ok = undo_run(&session->journal.store, &session->clock, redo, &what, err);

	if (ok)
		say(session, redo ? "done again: %s" : N_("taken back: %s"), what.ptr);
	buf_release(&what);
	return ok;
}

const struct cmd cmd_undo = { .name = "undo", .synopsis = "[--redo]",
	.summary = N_("take the last thing back"), .needs = NEED_WRITING, .opts = opts,
	.run = run };
