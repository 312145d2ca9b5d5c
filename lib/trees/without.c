/* SPDX-License-Identifier: ISC */
/* Invariant: paths are compared as they are, and the shown forms of both never
 * mix: a path that is taken has no backslash. */
#include "trees/without.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"

void
without_begin(struct without *without, const struct names *paths)
{
	*without = (struct without){ .paths = paths };
	if (paths && paths->count)
		without->used = mem_alloc(paths->count, sizeof *without->used);
	for (size_t n = 0; without->used && n < paths->count; n++)
		without->used[n] = false;
}

void
without_end(struct without *without)
{
	free(without->used);
	*without = (struct without){ 0 };
}

static bool
is_meant(struct slice given, struct slice path, bool below)
{
	if (slice_equal(given, path))
		return true;
	if (slice_ends(given, "/"))
		given.len--;
	if (slice_equal(given, path))
		return true;
	return below && given.len && path.len > given.len && path.ptr[given.len] == '/' &&
		slice_equal(slice_part(path, 0, given.len), given);
}

/* A path that cannot be typed is known by its harmless form. */
bool
without_has(struct without *without, struct slice path, bool below)
{
	struct buf harmless = BUF_INIT;
	bool has = false;

	if (!without->used)
		return false;
	text_escape_line(&harmless, path);
	for (size_t n = 0; n < without->paths->count; n++) {
		struct slice given = slice_of(without->paths->items[n]);

		if (is_meant(given, path, below) || is_meant(given, buf_slice(&harmless), below))
			has = without->used[n] = true;
	}
	buf_release(&harmless);
	return has;
}

void
without_say(const struct without *without, struct names *lines)
{
	struct buf line = BUF_INIT, path = BUF_INIT;

	for (size_t n = 0; without->used && n < without->paths->count; n++) {
		if (without->used[n])
			continue;
		buf_clear(&line);
		buf_clear(&path);
		text_escape_line(&path, slice_of(without->paths->items[n]));
		buf_printf(&line, _("nothing was refused at '%s': it is taken as it is"),
			path.ptr);
		names_add(lines, buf_slice(&line));
	}
	buf_release(&line);
	buf_release(&path);
}
