/* SPDX-License-Identifier: ISC */
/*
 * When an edit by another program is whole. Invariant: what is left now is
 * still there next time; nothing here writes.
 */
#include "store/handedit.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/words.h"
#include "merge/markers.h"
#include "seal/gate.h"

#define SETTLED_SECONDS 2
#define SETTLED_PRIVATE_SECONDS 300

/* Editors tell each other what is open by a file beside it: vim, Emacs,
 * LibreOffice. */
static bool
is_open_elsewhere(const struct work *work, const char *path)
{
	static const char *const forms[] = { ".%s.swp", ".#%s", ".~lock.%s#" };
	const char *name;
	int folder = work_folder(work->root, path, false, &name);
	bool found = false;

	if (folder < 0)
		return false;
	for (size_t n = 0; n < sizeof forms / sizeof *forms && !found; n++) {
		char beside[512];
		struct stat st;
		const char *percent = strchr(forms[n], '%');

		snprintf(beside, sizeof beside, "%.*s%s%s", (int)(percent - forms[n]), forms[n],
			name, percent + 2);
		found = fstatat(folder, beside, &st, AT_SYMLINK_NOFOLLOW) == 0;
	}
	close(folder);
	return found;
}

bool
handedit_is_emptied(const struct work_file *file, const struct version *head)
{
	struct version empty;

	version_of(&empty, SLICE_EMPTY);
	return file->was_there && file->was.len == 0 && head->there &&
		!version_equal(head, &empty);
}

bool
handedit_is_settled(const struct work *work, const struct work_file *file,
	const struct handedit_rules *rules, const char **why)
{
	time_t age = rules->now.tv_sec - file->stat.st_mtim.tv_sec;

	*why = NULL;
	if (file->was_there && age < SETTLED_SECONDS)
		*why = _("it changed a moment ago");
	else if (is_open_elsewhere(work, file->path))
		*why = _("an editor has it open");
	else if (merge_has_markers(buf_slice(&file->was)))
		*why = _("it holds conflict markers");
	else if (!rules->foreground && age < SETTLED_PRIVATE_SECONDS &&
	    gate_concerns(file->path, buf_slice(&file->was)))
		*why = _("a private passage in it is young");
	return !*why;
}
