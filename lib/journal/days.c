/* SPDX-License-Identifier: ISC */
/* Days by their folders: entries/YYYY/MM/, forwards or backwards. */
#include "journal/days.h"

#include <unistd.h>

#include "base/file.h"
#include "store/layout.h"

struct walk {
	const struct store *store;
	struct span span;
	bool backwards;
	days_visit *visit;
	void *context;
	struct buf path;
	struct buf bytes;
	bool enough;
};

/* Whether a folder named by year (and month) can hold days of the span. */
static bool
overlaps(const struct walk *walk, int depth, int year, const char *name, int *value)
{
	struct slice text = slice_of(name);
	int number = 0;

	if (text.len != (depth == 0 ? 4u : 2u))
		return false;
	for (size_t at = 0; at < text.len; at++) {
		if (text.ptr[at] < '0' || text.ptr[at] > '9')
			return false;
		number = number * 10 + (text.ptr[at] - '0');
	}
	if (number < 1 || (depth == 1 && number > 12))
		return false;
	*value = number;
	int first = day_from_civil(depth ? year : number, depth ? number : 1, 1);
	int last = day_add_months(first, depth ? 1 : 12) - 1;

	return first <= walk->span.last && last >= walk->span.first;
}

static bool
visit_file(struct walk *walk, int folder, const char *name, struct err *err)
{
	struct day_page page = { .path = walk->path.ptr, .bytes = &walk->bytes };
	struct slice path = buf_slice(&walk->path);

	if (!layout_entry_day(path, &page.day) && !layout_check_day(path, &page.day))
		return true;
	if (page.day < walk->span.first || page.day > walk->span.last)
		return true;
	buf_clear(&walk->bytes);
	if (!file_read(folder, name, STORE_FILE_MAX, &walk->bytes, err)) {
		if (err->kind == ERR_NOTHING) /* gone since it was listed */
			return true;
		err_set(err, err->kind, "cannot read '%s'", walk->path.ptr);
		return false;
	}
	if (walk->visit(&page, walk->context, err))
		return true;
	walk->enough = err->kind == ERR_NONE;
	return false;
}

static bool
walk_folder(struct walk *walk, int depth, int year, struct err *err)
{
	struct names names = { 0 };
	size_t length = walk->path.len;
	bool ok = store_names(walk->store, walk->path.ptr, &names, err);
	int folder = depth == 2 && ok && names.count ?
		file_open_folder(walk->store->fd, walk->path.ptr) : -1;

	for (size_t n = 0; ok && n < names.count; n++) {
		const char *name = names.items[walk->backwards ? names.count - 1 - n : n];
		int number = 0;

		if (depth < 2 && !overlaps(walk, depth, year, name, &number))
			continue;
		buf_add_char(&walk->path, '/'); /* of decades, printf is a tenth of the work */
		buf_add_text(&walk->path, name);
		ok = depth < 2 ? walk_folder(walk, depth + 1, number, err) :
			folder < 0 || visit_file(walk, folder, name, err);
		buf_cut(&walk->path, length);
	}
	if (folder >= 0)
		close(folder);
	names_release(&names);
	return ok;
}

bool
days_each(const struct store *store, const char *folder, struct span span, bool backwards,
	days_visit *visit, void *context, struct err *err)
{
	struct walk walk = { .store = store, .span = span, .backwards = backwards,
		.visit = visit, .context = context, .path = BUF_INIT, .bytes = BUF_INIT };

	buf_add_text(&walk.path, folder);
	bool ok = walk_folder(&walk, 0, 0, err) || walk.enough;

	buf_release(&walk.path);
	buf_release(&walk.bytes);
	return ok;
}
