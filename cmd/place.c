/* SPDX-License-Identifier: ISC */
/* The folder of a new journal, as typed or where taut looks for one. */
#include "cmd/place.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/out.h"
#include "cmd/session.h"

bool
place_choose(struct session *session, int argc, char **argv, struct buf *path, struct err *err)
{
	if (argc > 1)
		return err_set(err, ERR_USAGE, "one folder, not several");
	if (argc == 1)
		buf_add_text(path, argv[0]);
	else if (!session_default_path(session, path, err))
		return false;
	if (path->len == 0)
		return err_set(err, ERR_USAGE, "an empty name for a folder");
	char *real = realpath(path->ptr, NULL);

	if (real) { /* it is there: by its own name, without `.` and links */
		buf_clear(path);
		buf_add_text(path, real);
	}
	free(real);
	if (path->ptr[0] != '/') {
		char *here = getcwd(NULL, 0);
		struct buf whole = BUF_INIT;

		if (!here)
			return err_system(err, "cannot tell the current folder");
		buf_printf(&whole, "%s/%s", here, path->ptr);
		free(here);
		buf_release(path);
		*path = whole;
	}
	return true;
}

void
place_tell(struct session *session, const char *path)
{
	struct buf usual = BUF_INIT;
	struct err ignored;

	if (!session_default_path(session, &usual, &ignored) || strcmp(usual.ptr, path) != 0)
		say(session, "to have it found from anywhere: taut config journal.path %s", path);
	buf_release(&usual);
}
