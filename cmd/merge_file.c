/* SPDX-License-Identifier: ISC */
/*
 * merge-file: one file for git, as its merge driver. Knows only the three texts
 * and the path. Invariant: ours is as it was, or whole and merged.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"
#include "base/words.h"
#include "cmd/out.h"
#include "merge/file.h"
#include "store/store.h"

/* Added to the status of an error: up to 128 git would take what is there for
 * its merge, with a conflict to be resolved; above, newer ones begin nothing. */
#define STATUS_ERROR 128

enum { BASE, OURS, THEIRS, TEXTS };

static bool
read_text(const char *path, struct buf *out, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0)
		return err_system(err, "cannot open '%s'", path);
	bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);

	if (!ok)
		err_set(err, ERR_FORMAT, "'%s' is not a regular file", path);
	ok = ok && file_read_stream(fd, path, STORE_FILE_MAX, out, err);
	close(fd);
	return ok;
}

/* Aside, and renamed over: who is killed leaves the old text or the new one. */
static bool
write_text(const char *path, struct slice text, struct err *err)
{
	struct buf aside = BUF_INIT;

	buf_printf(&aside, "%s.merged", path);
	unlink(aside.ptr);
	int fd = open(aside.ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && replace_write(fd, text) && rename(aside.ptr, path) == 0;

	if (!ok)
		err_system(err, "cannot write '%s'", path);
	if (fd >= 0)
		close(fd);
	if (!ok && fd >= 0)
		unlink(aside.ptr);
	buf_release(&aside);
	return ok;
}

/* What is no text can be merged only where one side is as the base. */
static bool
choose_whole(const struct slice *texts, struct slice *chosen)
{
	bool ours = slice_equal(texts[OURS], texts[THEIRS]) ||
		slice_equal(texts[BASE], texts[THEIRS]);

	*chosen = texts[ours ? OURS : THEIRS];
	return ours || slice_equal(texts[BASE], texts[OURS]);
}

static bool
merge_texts(struct merged *merged, const char *path, const struct slice *texts, struct err *err)
{
	struct slice chosen;

	if (merge_rule_of(path) != MERGE_BOTH) {
		merge_file(merged, path, texts[BASE], texts[OURS], texts[THEIRS]);
	} else if (choose_whole(texts, &chosen)) {
		buf_add(&merged->text, chosen);
	} else {
		err_set(err, ERR_NOTHING, "'%s' was changed on both sides, and is no text to be "
			"merged", path);
		return err_hint(err, "'taut doctor --fix' keeps both");
	}
	return merged->text.len <= STORE_FILE_MAX ||
		err_set(err, ERR_FORMAT, "'%s' would be over the limit of %u MiB", path,
			STORE_FILE_MAX >> 20);
}

static bool
merge(char **paths, struct err *err)
{
	struct buf bytes[TEXTS] = { BUF_INIT, BUF_INIT, BUF_INIT };
	struct slice texts[TEXTS];
	struct merged merged = MERGED_INIT;
	bool ok = true;

	for (size_t n = 0; ok && n < TEXTS; n++) {
		ok = read_text(paths[n], &bytes[n], err);
		texts[n] = buf_slice(&bytes[n]);
	}
	ok = ok && merge_texts(&merged, paths[TEXTS], texts, err);
	if (ok && !slice_equal(buf_slice(&merged.text), texts[OURS]))
		ok = write_text(paths[OURS], buf_slice(&merged.text), err);
	merged_release(&merged);
	for (size_t n = 0; n < TEXTS; n++)
		buf_release(&bytes[n]);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	(void)session;
	if (argc != TEXTS + 1)
		err_set(err, ERR_USAGE, "merge-file is what git calls: BASE OURS THEIRS PATH");
	else if (merge(argv, err) || err->kind == ERR_NOTHING)
		return err->kind == ERR_NONE;
	exit(out_error(err) + STATUS_ERROR);
}

const struct cmd cmd_merge_file = { .name = "merge-file", .synopsis = "BASE OURS THEIRS PATH",
	.summary = N_("one file, for git's merge driver"), .needs = NEED_BARE, .hidden = true,
	.run = run };
