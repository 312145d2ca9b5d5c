/* SPDX-License-Identifier: ISC */
/* A path a line, each once. Losing the list loses no word: the files then
 * count as edited by hand. */
#include "store/saved.h"

#include <string.h>
#include <unistd.h>

#include "base/replace.h"
#include "store/work.h"

#define SAVED_MAX (8u << 20)

bool
saved_read(int taut, struct names *paths, struct err *err)
{
	struct buf text = BUF_INIT;
	struct err why = ERR_INIT;
	bool ok = file_read(taut, "saved", SAVED_MAX, &text, &why);
	struct slice rest = buf_slice(&text);

	while (ok && rest.len)
		names_add(paths, slice_cut(&rest, '\n'));
	buf_release(&text);
	if (!ok && why.kind != ERR_NOTHING)
		*err = why;
	return ok || why.kind == ERR_NOTHING;
}

static bool
has(const struct names *names, const char *path)
{
	for (size_t n = 0; n < names->count; n++)
		if (strcmp(names->items[n], path) == 0)
			return true;
	return false;
}

bool
saved_add(int taut, const struct plan *plan, struct err *err)
{
	struct names paths = { 0 };
	struct buf text = BUF_INIT;
	bool ok = saved_read(taut, &paths, err);

	for (size_t n = 0; n < plan->count && ok; n++)
		if (!has(&paths, plan->files[n].work.path))
			names_add(&paths, slice_of(plan->files[n].work.path));
	for (size_t n = 0; n < paths.count; n++)
		buf_printf(&text, "%s\n", paths.items[n]);
	ok = ok && replace_file(taut, "saved", buf_slice(&text), err);
	names_release(&paths);
	buf_release(&text);
	return ok;
}

void
saved_clear(int taut)
{
	unlinkat(taut, "saved", 0);
}
