/* SPDX-License-Identifier: ISC */
/* Mending a reading where it stands: `[is:: 5] [corrected:: 3]`. */
#include "cmd/correct.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/work.h"
#include "journal/name.h"
#include "store/layout.h"

struct correcting {
	struct session *session;
	const char *name;
	struct slice typed;
	int day;
	struct buf said;
};

/* The last reading of the result in a day's file. */
static const struct item *
find_reading(const struct document *page, struct slice id)
{
	const struct item *found = NULL;
	bool other = false;
	size_t section = DOCUMENT_NONE;

	for (size_t n = 0; n < page->item_count; n++) {
		const struct item *item = &page->items[n];
		if (item->section != section) {
			section = item->section;
			other = look_other(page->sections[section].title).len > 0;
		}
		if (!other && item->depth == 0 && item_is_for(page, item, id) &&
		    item_field(page, item, "is", 0))
			found = item;
	}
	return found;
}

static void
mend(const struct document *page, const struct item *item, struct decimal value,
	struct change *change, const char *path)
{
	struct splice splice = { 0 };
	struct buf number = BUF_INIT, out = BUF_INIT;
	struct slice old = item_field(page, item, "is", 0)->value;

	decimal_format(&number, value);
	splice_set_field(&splice, page, item, "is", buf_slice(&number));
	if (!item_field(page, item, "corrected", 0))
		splice_set_field(&splice, page, item, "corrected", old);
	splice_apply(&splice, page, &out);
	change_put(change, path, buf_slice(&out));
	splice_release(&splice);
	buf_release(&number);
	buf_release(&out);
}

static bool
correct_in(struct work *work, struct correcting *correcting, const struct result *result,
	struct err *err)
{
	int day = correcting->day != DAY_NONE ? correcting->day :
		work_standing(work, result)->read_day;
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct document page = { 0 };
	struct maybe value;
	bool ok = reading_given(correcting->typed, result, &value, err);

	if (ok && day == DAY_NONE)
		ok = err_set(err, ERR_NOTHING, "'%s' was never read", correcting->name);
	if (ok) {
		layout_check(&path, day);
		ok = change_read(work->change, path.ptr, &bytes, err) &&
			document_parse(&page, &bytes, path.ptr, err);
	}
	const struct item *item = ok ? find_reading(&page, result->id) : NULL;

	if (ok && !item)
		ok = err_set(err, ERR_NOTHING, "no reading of '%s' stands in '%s'",
			correcting->name, path.ptr);
	if (ok) {
		buf_printf(&correcting->said, _("%.*s: corrected from %.*s in %s"),
			SLICE_ARG(result->id), SLICE_ARG(item_field(&page, item, "is", 0)->value),
			path.ptr);
		mend(&page, item, value.value, work->change, path.ptr);
	}
	document_release(&page);
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct correcting *correcting = context;
	struct work work;
	struct name name;

	buf_clear(&correcting->said);
	bool ok = work_open(&work, correcting->session, change, err) &&
		name_find(&work.pages.areas, correcting->name, NAME_RESULT, &name, err) &&
		correct_in(&work, correcting, name.result, err) && work_put(&work, err);

	change_message(change, "check: correct %s", correcting->name);
	work_close(&work);
	return ok;
}

bool
correct_run(struct session *session, int argc, char **argv, int day, struct err *err)
{
	struct correcting correcting = { .session = session, .day = day, .said = BUF_INIT };
	char *equals = argc == 1 ? strchr(argv[0], '=') : NULL;

	if (!equals) {
		err_set(err, ERR_USAGE, "which reading is to be corrected?");
		return err_hint(err, "taut check --correct RESULT=VALUE [--on DATE]");
	}
	*equals = '\0';
	correcting.name = argv[0];
	correcting.typed = slice_of(equals + 1);
	bool ok = save(session, "check", build, &correcting, &correcting.said, err);

	buf_release(&correcting.said);
	return ok;
}
