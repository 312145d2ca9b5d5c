/* SPDX-License-Identifier: ISC */
/*
 * Letting go, taking up again, enough; and to another area. A line keeps its
 * place or goes whole, and each is one event that says what it was.
 */
#include "base/words.h"
#include "cmd/choosing.h"

#include <string.h>

#include "journal/id.h"
#include "journal/name.h"

/* One event on the look, applied to the standing, and what it came to. */
static void
tell_event(struct work *work, struct choosing *choosing, const struct result *result,
	const char *key, struct slice value, const struct event *event)
{
	struct standing before = *work_standing(work, result), after = before;

	look_event(&work->look.items, result->text, key, value, buf_slice(&choosing->reason),
		result->id);
	standing_apply(&after, event);
	work_tell(&choosing->said, result, &before, &after, choosing->session->view.ascii);
}

/* Whether it is the very id of a result whose line was taken out by hand. */
static bool
is_gone(const struct work *work, const char *id)
{
	const struct subjects *subjects = &work->replay.subjects;
	size_t subject = subjects_find(subjects, slice_of(id), SLICE_EMPTY);

	return subject != SLICE_NONE && subjects->items[subject].ask == ASK_GONE &&
		!areas_find_result(&work->pages.areas, slice_of(id));
}

/* A result whose line was taken out by hand: only the event can tell it now. */
static bool
close_gone(struct work *work, struct choosing *choosing, struct err *err)
{
	const struct replay *replay = &work->replay;
	size_t subject = subjects_find(&replay->subjects, slice_of(choosing->name), SLICE_EMPTY);
	size_t area = ledger_standing(replay->ledger, subject)->area;

	if (area < work->pages.areas.count && !work_look(work, area, err))
		return false;
	if (area >= work->pages.areas.count)
		work->look.area =
			slice_of(replay->lost_areas.items[area - work->pages.areas.count]);
	look_event(&work->look.items, slice_of(replay->subjects.items[subject].text), "let-go",
		slice_of("yes"), buf_slice(&choosing->reason), slice_of(choosing->name));
	buf_printf(&choosing->said, _("%s: let go"), choosing->name);
	return true;
}

bool
close_act(struct work *work, struct choosing *choosing, struct err *err)
{
	bool enough = strcmp(choosing->verb, "enough") == 0;
	struct result *result;

	if (!enough && is_gone(work, choosing->name))
		return close_gone(work, choosing, err);
	if (!choosing_find(work, choosing, &result, err))
		return false;
	if (!result_is_open(result)) {
		err_set(err, ERR_USAGE, "'%s' is closed already", choosing->name);
		return err_hint(err, "taut vision resume %s takes it up again", choosing->name);
	}
	const struct document *page = result_page(&work->pages.areas, result);
	const struct item *item = result_item(&work->pages.areas, result);
	struct splice *splice = pages_splice(&work->pages, result->area);
	const struct standing *standing = work_standing(work, result);
	struct event event = { .kind = enough ? EVENT_ENOUGH : EVENT_LET_GO,
		.day = work->look.day };
	struct buf value = BUF_INIT;

	splice_set_box(splice, page, item, enough ? 'x' : '-');
	choosing_set_day(splice, page, item, enough ? "enough" : "let-go", work->look.day);
	if (enough && standing->reality.known)
		decimal_format(&value, standing->reality.value);
	else
		buf_add_text(&value, "yes");
	tell_event(work, choosing, result, enough ? "enough" : "let-go", buf_slice(&value), &event);
	buf_add_text(&choosing->said, enough ? _("; closed as enough") : _("; let go"));
	buf_release(&value);
	return true;
}

bool
close_resume(struct work *work, struct choosing *choosing, struct err *err)
{
	struct event event = { .kind = EVENT_RESUMED, .day = work->look.day };
	struct result *result;

	if (!choosing_find(work, choosing, &result, err))
		return false;
	if (result_is_open(result) &&
	    work->pages.areas.items[result->area].retired_day != DAY_NONE)
		return choosing_refuse_retired(work, result, err);
	if (result_is_open(result))
		return err_set(err, ERR_USAGE, "'%s' is not closed", choosing->name);
	const struct document *page = result_page(&work->pages.areas, result);
	const struct item *item = result_item(&work->pages.areas, result);
	struct splice *splice = pages_splice(&work->pages, result->area);

	splice_set_box(splice, page, item, ' ');
	splice_remove_field(splice, page, item, result->let_go ? "let-go" : "enough");
	tell_event(work, choosing, result, "resumed", slice_of("yes"), &event);
	buf_add_text(&choosing->said, _("; taken up again, measured as before"));
	return true;
}

/* The lines of a result on the move; one without an id gets it on the way, for
 * what is taken out of a page cannot be spliced as well. */
static void
moving_lines(struct work *work, struct result *result, struct buf *lines)
{
	const struct document *page = result_page(&work->pages.areas, result);
	const struct item *item = result_item(&work->pages.areas, result);

	buf_add(lines, slice_trim_end(document_lines(page, item->first, item->text_end)));
	if (result->id.len == 0) {
		struct buf id = BUF_INIT;

		id_mint(&id, &work->pages.areas, result->text, &work->pages.minted);
		names_add(&work->pages.minted, buf_slice(&id));
		result->id = slice_of(work->pages.minted.items[work->pages.minted.count - 1]);
		buf_printf(lines, " ^%s", id.ptr);
		buf_release(&id);
	}
	buf_add_char(lines, '\n');
	buf_add(lines, slice_trim_end(document_lines(page, item->text_end, item->end)));
}

bool
move_act(struct work *work, struct choosing *choosing, struct err *err)
{
	struct name area, name;
	struct buf value = BUF_INIT, lines = BUF_INIT;

	if (!name_find(&work->pages.areas, choosing->second, NAME_AREA, &area, err) ||
	    !name_find(&work->pages.areas, choosing->name, NAME_RESULT, &name, err) ||
	    !work_look(work, name.result->area, err))
		return false;
	struct result *result = name.result;
	size_t to = (size_t)(area.area - work->pages.areas.items);

	if (to == result->area)
		return err_set(err, ERR_USAGE, "'%s' is in %s already", choosing->name,
			choosing->second);
	struct slice old = work->pages.areas.items[result->area].id;

	moving_lines(work, result, &lines);
	buf_printf(&value, "%.*s → %.*s", SLICE_ARG(old), SLICE_ARG(area.area->id));
	look_event(&work->look.items, result->text, "moved", buf_slice(&value),
		buf_slice(&choosing->reason), result->id);
	pages_add_result(&work->pages, to, buf_slice(&lines));
	splice_remove_item(pages_splice(&work->pages, result->area),
		result_page(&work->pages.areas, result),
		result_item(&work->pages.areas, result));
	buf_printf(&choosing->said, _("%.*s is in %.*s now"), SLICE_ARG(result->id),
		SLICE_ARG(area.area->title));
	buf_release(&lines);
	buf_release(&value);
	return true;
}
