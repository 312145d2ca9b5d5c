/* SPDX-License-Identifier: ISC */
/* A line-wise merge by libgit2. It knows nothing of moments and items. */
#include "store/merge.h"

#include <git2.h>

#include "store/repo.h"

static git_merge_file_input
input(struct slice s)
{
	git_merge_file_input in;

	git_merge_file_input_init(&in, GIT_MERGE_FILE_INPUT_VERSION);
	in.ptr = s.ptr;
	in.size = s.len;
	in.path = "text.md";
	in.mode = GIT_FILEMODE_BLOB;
	return in;
}

static int
merge(git_merge_file_result *result, const struct slice *texts, git_merge_file_favor_t favor)
{
	git_merge_file_input base = input(texts[0]);
	git_merge_file_input ours = input(texts[1]);
	git_merge_file_input theirs = input(texts[2]);
	git_merge_file_options options;

	git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
	options.favor = favor;
	return git_merge_file(result, &base, &ours, &theirs, &options);
}

bool
merge_three(struct buf *out, struct slice base, struct slice ours, struct slice theirs,
	bool *clean, struct err *err)
{
	struct slice texts[] = { base, ours, theirs };

	git_libgit2_init(); /* a build may merge before the repository is open */
	git_merge_file_result result = { 0 };
	int code = merge(&result, texts, GIT_MERGE_FILE_FAVOR_NORMAL);

	*clean = code == 0 && result.automergeable;
	if (code == 0 && !result.automergeable) {
		git_merge_file_result_free(&result);
		result = (git_merge_file_result){ 0 };
		code = merge(&result, texts, GIT_MERGE_FILE_FAVOR_UNION);
	}
	if (code == 0)
		buf_add(out, (struct slice){ result.ptr ? result.ptr : "", result.len });
	else
		err_git(err, ERR_SYSTEM, "cannot merge");
	git_merge_file_result_free(&result);
	return code == 0;
}

bool
merge_has_markers(struct slice text)
{
	bool open = false;

	while (text.len) {
		struct slice line = slice_cut(&text, '\n');

		if (slice_starts(line, "<<<<<<< "))
			open = true;
		if (open && slice_starts(line, ">>>>>>> "))
			return true;
	}
	return false;
}
