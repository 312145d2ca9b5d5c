/* SPDX-License-Identifier: ISC */
/* Writing a look: readings, words, steps kept. */
#include "cmd/check/checking.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/confide.h"
#include "cmd/keep.h"

void
checking_add(struct checking *checking, struct slice name, struct slice value)
{
	checking->targets = mem_room(checking->targets, checking->count, &checking->room,
		sizeof *checking->targets);
	struct target *target = &checking->targets[checking->count++];

	*target = (struct target){ .name = slice_copy(name), .words = SLICE_NONE };
	if (value.ptr)
		target->value = (struct slice){ slice_copy(value), value.len };
}

size_t
checking_add_words(struct checking *checking)
{
	checking->words = mem_room(checking->words, checking->words_count,
		&checking->words_room, sizeof *checking->words);
	checking->words[checking->words_count] = (struct words){ BUF_INIT, BUF_INIT };
	return checking->words_count++;
}

void
checking_add_kept(struct checking *checking, struct slice name, int day, bool missed)
{
	checking->kept = mem_room(checking->kept, checking->kept_count, &checking->kept_room,
		sizeof *checking->kept);
	checking->kept[checking->kept_count++] = (struct kept_step){ slice_copy(name), day,
		missed };
}

void
checking_release(struct checking *checking)
{
	for (size_t n = 0; n < checking->count; n++) {
		free(checking->targets[n].name);
		free((char *)(uintptr_t)checking->targets[n].value.ptr);
	}
	for (size_t n = 0; n < checking->words_count; n++) {
		buf_wipe(&checking->words[n].facts);
		buf_wipe(&checking->words[n].hindrance);
	}
	for (size_t n = 0; n < checking->kept_count; n++)
		free(checking->kept[n].name);
	free(checking->targets);
	free(checking->words);
	free(checking->kept);
	buf_release(&checking->said);
	*checking = (struct checking)CHECKING_INIT;
}

bool
checking_find(const struct areas *areas, const struct target *target, struct name *name,
	struct err *err)
{
	return name_find(areas, target->name,
		target->value.ptr ? NAME_RESULT : NAME_AREA | NAME_RESULT, name, err);
}

/* The reading or the look in words of one result, into the look. */
static bool
add_result(struct work *work, struct checking *checking, struct result *result,
	struct slice typed, struct err *err)
{
	struct buf *list = checking->from ? &work->look.other : &work->look.items;
	struct slice id = pages_result_id(&work->pages, result);
	struct standing after = *work_standing(work, result), before = after;
	struct maybe value = { 0 };

	if (!typed.ptr) {
		look_event(list, result->text, NULL, SLICE_EMPTY, SLICE_EMPTY, id);
		buf_printf(&checking->said, "%s%.*s: ", checking->said.len ? "\n" : "",
			SLICE_ARG(id));
		if (checking->from)
			buf_printf(&checking->said, _("noted as %s sees it"), checking->from);
		else
			buf_add_text(&checking->said, _("checked"));
		return true;
	}
	if (!reading_given(typed, result, &value, err) ||
	    !work_same_unit(work, result, err))
		return false;
	struct buf number = BUF_INIT;
	struct event event = { .kind = EVENT_READING, .day = checking->day, .to = value };

	decimal_format(&number, value.value);
	look_event(list, result->text, "is", buf_slice(&number), SLICE_EMPTY, id);
	buf_release(&number);
	if (checking->from) {
		buf_printf(&checking->said, "%s%.*s: ", checking->said.len ? "\n" : "",
			SLICE_ARG(id));
		buf_printf(&checking->said, _("noted as %s sees it"), checking->from);
		return true;
	}
	standing_apply(&after, &event);
	work_tell(&checking->said, result, &before, &after, work->session->view.ascii);
	return true;
}

static bool
add_target(struct work *work, struct checking *checking, size_t n, struct err *err)
{
	const struct target *target = &checking->targets[n];
	const struct words *words = target->words == SLICE_NONE ? NULL :
		&checking->words[target->words];
	struct name name;

	if (!checking_find(&work->pages.areas, target, &name, err))
		return false;
	size_t area = name.area ? (size_t)(name.area - work->pages.areas.items) :
		name.result->area;

	if (!work_look(work, area, err))
		return false;
	work->look.day = checking->day;
	if (words && !checking->from)
		look_prose(&work->look.facts, buf_slice(&words->facts));
	if (words)
		look_prose(&work->look.hindrance, buf_slice(&words->hindrance));
	if (checking->from && work->look.other_name.len == 0)
		text_escape_line(&work->look.other_name, slice_trim(slice_of(checking->from)));
	if (name.result)
		return add_result(work, checking, name.result, target->value, err);
	buf_printf(&checking->said, "%s%.*s: %s", checking->said.len ? "\n" : "",
		SLICE_ARG(name.area->title), _("checked"));
	return true;
}

static bool
add_kept(struct work *work, struct checking *checking, struct err *err)
{
	struct names kept = { 0 };
	bool ok = work_write_look(work, err);

	for (size_t n = 0; ok && n < checking->kept_count; n++) {
		const struct kept_step *step = &checking->kept[n];
		const struct keep keep = { step->day, step->missed, &kept, &checking->said };
		struct name name;

		ok = name_find(&work->pages.areas, step->name, NAME_STEP, &name, err) &&
			keep_step(work, name.step, &keep, err);
	}
	names_release(&kept);
	return ok;
}

static bool
fill(struct work *work, struct checking *checking, struct err *err)
{
	const struct buf *facts = checking->from && checking->words_count ?
		&checking->words[0].facts : NULL;

	for (size_t n = 0; n < checking->count; n++)
		if (!add_target(work, checking, n, err))
			return false;
	if (facts && facts->len) { /* behind the items, a paragraph of its own */
		if (work->look.other.len)
			buf_add_char(&work->look.other, '\n');
		look_prose(&work->look.other, buf_slice(facts));
	}
	return (checking->kept_count == 0 || add_kept(work, checking, err)) &&
		work_put(work, err);
}

static bool
is_any_sealed(const struct checking *checking)
{
	bool any = false;

	for (size_t n = 0; n < checking->words_count; n++)
		any = any || confide_is(&checking->words[n].facts) ||
			confide_is(&checking->words[n].hindrance);
	return any;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct checking *checking = context;
	struct work work;

	buf_clear(&checking->said);
	bool ok = work_open(&work, checking->session, change, err) && fill(&work, checking, err);

	if (is_any_sealed(checking))
		buf_add_text(&checking->said, _("\nthe words are sealed"));
	if (checking->count + checking->kept_count > 0)
		change_message(change, "check: %s%s", checking->count ?
			checking->targets[0].name : checking->kept[0].name,
			checking->count + checking->kept_count > 1 ? " and more" : "");
	work_close(&work);
	return ok && (!checking->also || checking->also(change, checking->also_context, err));
}

bool
checking_save(struct checking *checking, struct err *err)
{
	for (size_t n = 0; n < checking->words_count; n++)
		if (!text_is_utf8(buf_slice(&checking->words[n].facts)) ||
		    !text_is_utf8(buf_slice(&checking->words[n].hindrance)))
			return err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
	return save(checking->session, checking->command ? checking->command : "check", build,
		checking, &checking->said, err);
}
