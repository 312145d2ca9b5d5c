/* SPDX-License-Identifier: ISC */
/* One id and a line end; a torn file has no such length, and is no id. */
#include "store/swept.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"

#define NAME "swept"
#define SIZE (GIT_OID_HEXSZ + 1)

void
swept_read(int taut, git_oid *tree)
{
	struct buf text = BUF_INIT;
	struct err ignored = ERR_INIT;

	if (!file_read(taut, NAME, SIZE, &text, &ignored) || text.len != SIZE ||
	    git_oid_fromstrn(tree, text.ptr, GIT_OID_HEXSZ) < 0)
		memset(tree, 0, sizeof *tree);
	buf_release(&text);
}

void
swept_write(int taut, const git_oid *tree)
{
	char text[SIZE + 1];
	int fd = openat(taut, NAME, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return;
	git_oid_tostr(text, sizeof text, tree);
	text[GIT_OID_HEXSZ] = '\n';
	if (!replace_write(fd, (struct slice){ text, SIZE }))
		unlinkat(taut, NAME, 0);
	close(fd);
}
