/* SPDX-License-Identifier: ISC */
/*
 * A line-wise merge by libgit2. It knows nothing of moments and items, only of
 * passages: each is folded into one line, with a byte that no UTF-8 has in place
 * of its line ends. Invariant: whatever the three texts are, no line of one side
 * comes between those of a passage of the other.
 */
#include "store/merge.h"

#include <git2.h>

#include "base/secret.h"
#include "seal/passage.h"
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

static bool
merge_lines(struct buf *out, const struct slice *texts, bool *clean, struct err *err)
{
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

/* LF to the stand-in in the part; its last line end stays one. */
static void
add_folded(struct buf *out, struct slice part, char stand_in)
{
	for (size_t n = 0; n < part.len; n++)
		buf_add_char(out, part.ptr[n] == '\n' && n + 1 < part.len ? stand_in :
			part.ptr[n]);
}

/* Both kinds: of two that are plain still, one side's closer would otherwise
 * end the other's. One that is open goes to the end of the text. */
static void
fold(struct buf *out, struct slice text, char stand_in)
{
	struct passage passage = { 0 };
	size_t at = 0, done = 0;

	while (passage_next(text, &at, &passage)) {
		buf_add(out, slice_part(text, done, passage.start));
		add_folded(out, slice_part(text, passage.start, passage.end), stand_in);
		done = passage.end;
	}
	buf_add(out, slice_from(text, done));
}

static void
unfold(struct buf *text, size_t from, char stand_in)
{
	for (size_t n = from; n < text->len; n++)
		if (text->ptr[n] == stand_in)
			text->ptr[n] = '\n';
}

/* A byte that none of the three has: there is one if they are UTF-8. */
static bool
find_stand_in(const struct slice *texts, char *stand_in)
{
	static const char bytes[] = "\xFF\xFE\xC0\xC1\xF5\xF6\xF7\xF8\xF9\xFA\xFB\xFC\xFD";

	for (const char *byte = bytes; *byte; byte++) {
		*stand_in = *byte;
		if (slice_find_char(texts[0], *byte) == SLICE_NONE &&
		    slice_find_char(texts[1], *byte) == SLICE_NONE &&
		    slice_find_char(texts[2], *byte) == SLICE_NONE)
			return true;
	}
	return false;
}

/* Texts that cannot be folded: the side that changed, or one behind the other. */
static void
add_whole(struct buf *out, const struct slice *texts, bool *clean)
{
	struct slice ours = texts[1], theirs = texts[2];
	bool same = slice_equal(ours, theirs) || slice_equal(theirs, texts[0]);

	*clean = same || slice_equal(ours, texts[0]);
	if (same || !*clean)
		buf_add(out, ours);
	if (!*clean && ours.len && !slice_ends(ours, "\n"))
		buf_add_char(out, '\n');
	if (!same)
		buf_add(out, theirs);
}

bool
merge_three(struct buf *out, struct slice base, struct slice ours, struct slice theirs,
	bool *clean, struct err *err)
{
	struct slice texts[] = { base, ours, theirs }, lines[3];
	struct buf folded[3] = { BUF_INIT, BUF_INIT, BUF_INIT };
	size_t start = out->len;
	char stand_in;

	if (passage_count(base) + passage_count(ours) + passage_count(theirs) == 0)
		return merge_lines(out, texts, clean, err);
	if (!find_stand_in(texts, &stand_in)) {
		add_whole(out, texts, clean);
		return true;
	}
	for (size_t n = 0; n < 3; n++) {
		fold(&folded[n], texts[n], stand_in);
		lines[n] = buf_slice(&folded[n]);
	}
	bool ok = merge_lines(out, lines, clean, err);

	unfold(out, start, stand_in);
	for (size_t n = 0; n < 3; n++)
		buf_wipe(&folded[n]);
	return ok;
}
