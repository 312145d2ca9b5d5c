/* SPDX-License-Identifier: ISC */
/* What the forms of a choice share: finding its result, setting its fields. */
#include "cmd/choosing.h"

#include "journal/name.h"

void
choosing_set_number(struct splice *splice, const struct document *page, const struct item *item,
	const char *key, const struct maybe *value)
{
	struct buf number = BUF_INIT;

	if (!value->known)
		return;
	decimal_format(&number, value->value);
	splice_set_field(splice, page, item, key, buf_slice(&number));
	buf_release(&number);
}

void
choosing_set_day(struct splice *splice, const struct document *page, const struct item *item,
	const char *key, int day)
{
	struct buf text = BUF_INIT;

	day_format(&text, day);
	splice_set_field(splice, page, item, key, buf_slice(&text));
	buf_release(&text);
}

bool
choosing_find(struct work *work, const struct choosing *choosing, struct result **result,
	struct err *err)
{
	struct name name;

	if (!name_find(&work->pages.areas, choosing->name, NAME_RESULT, &name, err))
		return false;
	*result = name.result;
	pages_result_id(&work->pages, name.result);
	return work_look(work, name.result->area, err);
}

bool
choosing_refuse_retired(const struct work *work, const struct result *result, struct err *err)
{
	const struct area *area = &work->pages.areas.items[result->area];

	err_set(err, ERR_USAGE, "'%.*s' is in an area that is retired", SLICE_ARG(result->id));
	return err_hint(err, "move it to another: taut vision move %.*s AREA; or take "
		"[retired:: ...] out of '%s'", SLICE_ARG(result->id), area->path);
}
