/* SPDX-License-Identifier: ISC */
/* A report as a file for a browser, beside the journal. */
#include "cmd/review/browsed.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/words.h"
#include "html/html.h"
#include "tension/summary.h"

/* `~/page.html` as a shell would have it. */
static bool
expand(struct slice path, struct buf *out)
{
	const char *home = getenv("HOME");

	if (path.len == 0 || path.len >= PATH_MAX || memchr(path.ptr, '\0', path.len))
		return false;
	if (slice_starts(path, "~/") && home) {
		buf_add_text(out, home);
		path = slice_from(path, 1);
	}
	buf_add(out, path);
	return true;
}

/* The folder of the file, without links and dots; the caller frees it. */
static char *
folder_of(const struct buf *path)
{
	size_t slash = slice_find_last(buf_slice(path), "/");
	char *folder = slash == SLICE_NONE ? slice_copy(slice_of(".")) :
		slice_copy(slice_part(buf_slice(path), 0, slash ? slash : 1));
	char *real = realpath(folder, NULL);

	free(folder);
	return real;
}

static bool
is_within(const char *folder, const char *root)
{
	size_t length = strlen(root);

	return strncmp(folder, root, length) == 0 &&
		(folder[length] == '/' || folder[length] == '\0');
}

bool
browsed_may_be(const struct store *store, struct slice path, struct err *err)
{
	struct buf full = BUF_INIT;
	struct stat file;
	bool ok = expand(slice_trim(path), &full) || err_set(err, ERR_USAGE, "that is no path");
	char *folder = ok ? folder_of(&full) : NULL, *root = realpath(store->root, NULL);

	if (ok && !folder)
		ok = err_set(err, ERR_USAGE, "there is no such folder");
	else if (ok && root && is_within(folder, root))
		ok = err_set(err, ERR_USAGE, "that is in the journal; the page belongs outside");
	else if (ok && lstat(full.ptr, &file) == 0)
		ok = err_set(err, ERR_USAGE, S_ISDIR(file.st_mode) ?
			"that is a folder: give the page a name in it" :
			N_("there is a file of that name already"));
	free(folder);
	free(root);
	buf_release(&full);
	return ok;
}

static bool
write_all(int fd, const struct buf *text)
{
	for (size_t at = 0; at < text->len;) {
		ssize_t put = write(fd, text->ptr + at, text->len - at);

		if (put < 0 && errno != EINTR)
			return false;
		at += put > 0 ? (size_t)put : 0;
	}
	return true;
}

static bool
write_page(int fd, struct report *report)
{
	struct buf part = BUF_INIT;
	struct html html;
	bool ok = true;

	report_fill_paces(report);
	html_begin(&html, report, HTML_ALL, false);
	while (ok && html_next(&html, &part)) {
		ok = write_all(fd, &part);
		buf_clear(&part);
	}
	ok = ok && write_all(fd, &part);
	html_release(&html);
	buf_release(&part);
	return ok;
}

bool
browsed_write(struct session *session, struct report *report, const char *path, struct err *err)
{
	struct buf full = BUF_INIT;

	if (!browsed_may_be(&session->journal.store, slice_of(path), err))
		return false;
	(void)!expand(slice_trim(slice_of(path)), &full);
	int fd = open(full.ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && write_page(fd, report);

	if (!ok)
		err_system(err, "cannot write the page '%s'", path);
	if (fd >= 0 && close(fd) < 0 && ok)
		ok = err_system(err, "cannot write the page '%s'", path);
	if (fd >= 0 && !ok)
		unlink(full.ptr);
	buf_release(&full);
	return ok;
}
