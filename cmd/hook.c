/* SPDX-License-Identifier: ISC */
/* hook: what git's hooks call. Paths and lines are named, never a word. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/words.h"
#include "cmd/out.h"
#include "cmd/unsealed.h"
#include "store/guard.h"

#define LINES_MAX (16u << 20)

static bool
open_here(struct guard *guard, struct err *err)
{
	return guard_open(guard, getenv("GIT_DIR"), getenv("GIT_INDEX_FILE"), err);
}

struct found {
	size_t pages, keys;
};

static void
name_page(const char *path, size_t line, void *context)
{
	struct found *found = context;

	if (line) {
		found->pages++;
		warn("%s:%zu: a private passage is not sealed", path, line);
	} else {
		found->keys++;
		warn("%s: this is no whole key file any more: a merge, perhaps", path);
	}
}

static bool
pre_commit(struct err *err)
{
	struct guard guard;
	struct found found = { 0 };
	bool ok = open_here(&guard, err) && guard_staged(&guard, name_page, &found, err);

	guard_close(&guard);
	if (ok && found.keys) {
		err_set(err, ERR_KEY, "nothing was committed: what is private could not be opened");
		return err_hint(err, "'git checkout COMMIT -- .taut' takes one side whole, then "
			"'taut key trust'");
	}
	if (!ok || found.pages == 0)
		return ok;
	err_set(err, ERR_SYSTEM, ngettext(
		"nothing was committed: it would stay readable in the history",
		"nothing was committed: they would stay readable in the history", found.pages));
	return err_hint(err, "'taut sync --local' seals and commits; where a line is no secret, "
		"let it begin otherwise");
}

/* "LOCAL-REF ID REMOTE-REF ID" */
static bool
push_line(struct guard *guard, const char *remote, struct slice line, size_t *found,
	struct err *err)
{
	struct slice rest = line, words[4];
	struct outgoing outgoing = { 0 };

	for (size_t n = 0; n < 4; n++)
		if (!slice_word(&rest, &words[n]))
			return err_set(err, ERR_FORMAT, "git's line to its hook is not understood");
	char *id = slice_copy(words[1]), *there = slice_copy(words[3]);
	char *branch = slice_copy(slice_starts(words[0], "refs/heads/") ?
		slice_from(words[0], sizeof "refs/heads/" - 1) : slice_of("HEAD"));
	bool ok = guard_push(guard, remote, id, there, &outgoing, err);

	if (ok && outgoing.count)
		unsealed_tell(&outgoing, branch, remote);
	*found += outgoing.count + outgoing.more;
	outgoing_release(&outgoing);
	free(id);
	free(there);
	free(branch);
	return ok;
}

static bool
pre_push(const char *remote, struct err *err)
{
	struct guard guard;
	struct buf lines = BUF_INIT;
	size_t found = 0;
	bool ok = open_here(&guard, err) &&
		file_read_stream(STDIN_FILENO, _("standard input"), LINES_MAX, &lines, err);
	struct slice rest = buf_slice(&lines);

	while (ok && rest.len)
		ok = push_line(&guard, remote, slice_cut(&rest, '\n'), &found, err);
	guard_close(&guard);
	buf_release(&lines);
	if (!ok || found == 0)
		return ok;
	return err_set(err, ERR_SYSTEM, ngettext(
		"nothing was pushed: there it would be readable by all who run it",
		"nothing was pushed: there they would be readable by all who run it", found));
}

static bool
seal_index(char **after, int count, struct err *err)
{
	const char *commit = getenv("GIT_COMMIT");
	struct guard guard;

	if (!commit)
		return err_set(err, ERR_USAGE, "seal-index is for 'git filter-branch'");
	bool ok = open_here(&guard, err) &&
		guard_seal_index(&guard, commit, after, (size_t)count, err);

	guard_close(&guard);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	(void)session;
	if (argc == 1 && strcmp(argv[0], "pre-commit") == 0)
		return pre_commit(err);
	if (argc == 3 && strcmp(argv[0], "pre-push") == 0)
		return pre_push(argv[1], err);
	if (argc >= 1 && strcmp(argv[0], "seal-index") == 0)
		return seal_index(argv + 1, argc - 1, err);
	return err_set(err, ERR_USAGE, "hook is what git's hooks call: pre-commit, or pre-push "
		"REMOTE URL");
}

const struct cmd cmd_hook = { .name = "hook",
	.synopsis = N_("pre-commit\npre-push REMOTE URL\nseal-index [COMMIT...]"),
	.summary = N_("what git's hooks call"), .needs = NEED_NOTHING, .hidden = true, .run = run };
