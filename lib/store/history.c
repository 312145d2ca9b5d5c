/* SPDX-License-Identifier: ISC */
/* What is in the history, told from the commits' trailers alone. */
#include "store/history.h"

#include <stdlib.h>
#include <string.h>

#include "store/repo.h"

bool
trailer_find(const char *message, const char *key, struct slice *value)
{
	struct slice rest = slice_of(message);
	size_t len = strlen(key);
	bool found = false;

	while (rest.len) {
		struct slice line = slice_cut(&rest, '\n');

		if (line.len <= len + 2 || !slice_starts(line, key) || line.ptr[len] != ':')
			continue;
		*value = slice_trim(slice_from(line, len + 1));
		found = true;
	}
	return found;
}

bool
history_begin(struct repo *repo, git_revwalk **walk, struct err *err)
{
	struct head head = { 0 };

	if (!head_read(&head, repo, err))
		return false;
	bool unborn = head.unborn;
	int code = git_revwalk_new(walk, repo->git);

	if (code == 0)
		code = git_revwalk_sorting(*walk, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
	if (code == 0 && !unborn)
		code = git_revwalk_push(*walk, &head.commit);
	head_release(&head);
	return code == 0 || err_git(err, ERR_SYSTEM, "cannot read the history");
}

static void
tell(const git_commit *commit, history_each *each, void *context)
{
	const char *message = git_commit_message(commit);
	struct slice line = slice_of(message), command;
	char *subject = slice_copy(slice_cut(&line, '\n'));
	char *by = trailer_find(message, "Taut-Command", &command) ? slice_copy(command) : NULL;
	struct history_row row = {
		.seconds = git_commit_time(commit),
		.offset = git_commit_time_offset(commit),
		.subject = subject,
		.command = by,
	};

	git_oid_tostr(row.commit, sizeof row.commit, git_commit_id(commit));
	each(&row, context);
	free(subject);
	free(by);
}

bool
history_run(struct store *store, size_t limit, history_each *each, void *context,
	struct err *err)
{
	git_revwalk *walk = NULL;
	git_oid id;
	bool ok = repo_ready(store, err) && history_begin(store->repo, &walk, err);

	for (size_t n = 0; ok && n < limit && git_revwalk_next(&id, walk) == 0; n++) {
		git_commit *commit = NULL;

		if (git_commit_lookup(&commit, store->repo->git, &id) < 0)
			ok = err_git(err, ERR_SYSTEM, "cannot read the history");
		else
			tell(commit, each, context);
		git_commit_free(commit);
	}
	git_revwalk_free(walk);
	return ok;
}
