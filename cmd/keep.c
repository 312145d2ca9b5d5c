/* SPDX-License-Identifier: ISC */
/* A step kept: its event, and what that does to its line. */
#include "cmd/keep.h"

#include "base/words.h"

static void
splice_step(struct work *work, const struct step *step, const struct keep *keep)
{
	const struct document *page = &work->pages.areas.items[step->area].page;
	const struct item *item = step_item(&work->pages.areas, step);
	struct splice *splice = pages_splice(&work->pages, step->area);
	struct buf text = BUF_INIT;
	int next;

	if (step->repeat.len) {
		if (step_next(step, keep->day, &next) && next != step->due_day) {
			day_format(&text, next);
			splice_set_field(splice, page, item, "due", buf_slice(&text));
		}
	} else if (!keep->missed) {
		day_format(&text, keep->day);
		splice_set_box(splice, page, item, 'x');
		splice_set_field(splice, page, item, "completion", buf_slice(&text));
	}
	buf_release(&text);
}

bool
keep_is_noted(const struct replay *replay, const struct step *step, int day, bool missed)
{
	size_t index = (size_t)(step - replay->areas->steps);

	for (size_t n = 0; n < replay->occurrence_count; n++)
		if (replay->occurrences[n].step == index && replay->occurrences[n].day == day &&
		    (replay->occurrences[n].kind == OCCURRENCE_MISSED) == missed)
			return true;
	return false;
}

static bool
is_noted(const struct work *work, const struct step *step, const struct keep *keep,
	struct slice id)
{
	for (size_t n = 0; n < keep->kept->count; n++)
		if (slice_is(id, keep->kept->items[n]))
			return true;
	return keep_is_noted(&work->replay, step, keep->day, keep->missed);
}

bool
keep_step(struct work *work, struct step *step, const struct keep *keep, struct err *err)
{
	struct buf day = BUF_INIT;

	if (!step_is_open(step))
		return err_set(err, ERR_USAGE, step->done ? "'%.*s' is done already" :
			N_("'%.*s' is dropped already"), SLICE_ARG(step->id.len ? step->id :
			step->text));
	if (!work_look(work, step->area, err))
		return false;
	struct slice id = pages_step_id(&work->pages, step);

	buf_add_text(keep->said, keep->said->len ? "\n" : "");
	if (is_noted(work, step, keep, id)) {
		buf_printf(keep->said, _("noted already: %.*s"), SLICE_ARG(step->text));
		return true;
	}
	names_add(keep->kept, id);
	work->look.day = work->session->clock.day;
	day_format(&day, keep->day);
	look_event(&work->look.items, step->text, keep->missed ? "missed" : "kept",
		buf_slice(&day), SLICE_EMPTY, id);
	splice_step(work, step, keep);
	buf_printf(keep->said, keep->missed ? _("noted as missed: %.*s") :
		_("kept: %.*s"), SLICE_ARG(step->text));
	buf_release(&day);
	return true;
}
