/* SPDX-License-Identifier: ISC */
/* Pages, replay and look of one change, opened and put together. */
#include "cmd/work.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"
#include "doc/document.h"
#include "store/layout.h"
#include "tension/look.h"
#include "tension/summary.h"
#include "tension/walk.h"
#include "view/tension.h"

static bool
open_pages(struct work *work, struct err *err)
{
	const struct store *store = &work->session->journal.store;
	int today = work->session->clock.day;

	return pages_open(&work->pages, store, work->change, err) &&
		walk_journal(&work->replay, store, &work->pages.areas,
			(struct span){ today, today }, today, err);
}

/* What a merge left twice, before the command works on the same lines. */
static bool
set_back(struct work *work, struct err *err)
{
	if (!record_set_back(&work->replay, &work->pages))
		return true;
	pages_put(&work->pages, work->change);
	replay_release(&work->replay);
	pages_release(&work->pages);
	return open_pages(work, err);
}

bool
work_open_as_it_is(struct work *work, struct session *session, struct change *change,
	struct err *err)
{
	*work = (struct work){ .session = session, .change = change, .look = LOOK_INIT };
	work->look.day = session->clock.day;
	work->look.minute = session->clock.minute;
	return open_pages(work, err);
}

bool
work_open(struct work *work, struct session *session, struct change *change, struct err *err)
{
	size_t hands;

	if (!work_open_as_it_is(work, session, change, err) || !set_back(work, err))
		return false;
	/* an id whose line is gone still has its events: it is not given again */
	for (size_t n = 0; n < work->replay.subjects.count; n++)
		if (!work->replay.subjects.items[n].line)
			names_add(&work->pages.minted,
				slice_of(work->replay.subjects.items[n].id));
	return record_hands(&work->replay, &work->pages, change, &session->clock, &hands, err);
}

void
work_close(struct work *work)
{
	replay_release(&work->replay);
	pages_release(&work->pages);
	look_release(&work->look);
}

const struct standing *
work_standing(const struct work *work, const struct result *result)
{
	return ledger_standing(work->replay.ledger,
		(size_t)(result - work->pages.areas.results));
}

bool
work_same_unit(const struct work *work, const struct result *result, struct err *err)
{
	const struct subject *subject =
		&work->replay.subjects.items[result - work->pages.areas.results];

	if (subject->ask != ASK_REMEASURE)
		return true;
	err_set(err, ERR_USAGE, "the line of '%s' was given another unit or side by hand",
		subject->id);
	return err_hint(err, "taut vision remeasure %s --from N --to N --unit U", subject->id);
}

bool
work_write_look(struct work *work, struct err *err)
{
	bool ok = look_is_empty(&work->look) || look_write(&work->look, work->change, err);

	look_release(&work->look);
	return ok;
}

bool
work_look(struct work *work, size_t area, struct err *err)
{
	struct slice title = work->pages.areas.items[area].title;

	if (work->look.area.ptr && !slice_equal(work->look.area, title) &&
	    !work_write_look(work, err))
		return false;
	work->look.area = title;
	return true;
}

bool
work_put(struct work *work, struct err *err)
{
	if (!work_write_look(work, err))
		return false;
	pages_put(&work->pages, work->change);
	return true;
}

static void
add_values(struct buf *said, const struct result *result, const struct standing *after)
{
	if (after->reality.known)
		decimal_format(said, after->reality.value);
	else
		buf_add_text(said, _("not yet checked"));
	if (!after->vision.known)
		return;
	buf_add_text(said, after->reality.known ? _(" of ") : _(", wanted: "));
	decimal_format(said, after->vision.value);
	if (result->unit.len && !slice_is(result->unit, "/10")) {
		buf_add_char(said, ' ');
		buf_add(said, result->unit);
	}
}

void
work_tell(struct buf *said, const struct result *result, const struct standing *before,
	const struct standing *after, bool ascii)
{
	struct fraction gap;

	fraction_init(&gap);
	if (said->len)
		buf_add_text(said, "\n");
	buf_add(said, result->id.len ? result->id : result->text);
	buf_add_text(said, ": ");
	add_values(said, result, after);
	if (standing_gap(before, &gap)) {
		buf_printf(said, _("; gap %ld"), fraction_percent(&gap));
		if (standing_gap(after, &gap))
			buf_printf(said, " %s %ld", ascii ? "->" : "→", fraction_percent(&gap));
	} else if (standing_gap(after, &gap)) {
		buf_printf(said, _("; gap %ld"), fraction_percent(&gap));
	}
	fraction_release(&gap);
}

bool
save(struct session *session, const char *command, change_build *build, void *context,
	const struct buf *said, struct err *err)
{
	struct change_order order = { .command = command, .clock = session->clock,
		.build = build, .context = context, .foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;
	bool ok = change_run(&session->journal.store, &order, &report, err);

	if (ok)
		say_change(session, &report, said->ptr);
	change_report_release(&report);
	return ok;
}

bool
reading_open(struct reading *reading, struct session *session, struct span period,
	struct err *err)
{
	*reading = (struct reading){ 0 };
	return areas_read(&reading->areas, &session->journal.store, &reading->replay.problems,
			err) &&
		walk_journal(&reading->replay, &session->journal.store, &reading->areas, period,
			session->clock.day, err);
}

void
reading_close(struct reading *reading)
{
	replay_release(&reading->replay);
	areas_release(&reading->areas);
}

void
reading_report(struct reading *reading, struct session *session, struct report *report)
{
	const struct settings *settings = &session->journal.settings;
	int cadence[2] = { settings_number(settings, SETTING_CADENCE),
		settings_number(settings, SETTING_CADENCE_FOCUS) };

	report_build(report, &reading->replay, cadence);
}

bool
report_row(const struct report *report, size_t subject, size_t *row)
{
	for (size_t n = 0; n < report->result_count; n++) {
		if (report->results[n].here && report->results[n].subject == subject) {
			*row = n;
			return true;
		}
	}
	return false;
}

static bool
read_facts(struct session *session, const struct report_result *row, struct buf *facts,
	struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct document page = { 0 };
	struct veil veil = VEIL_INIT;
	bool ok = true;

	if (row->checked_day != DAY_NONE && row->id.len) {
		layout_check(&path, row->checked_day);
		ok = store_read(&session->journal.store, path.ptr, &bytes, err);
		veil_draw(&veil, &bytes);
		ok = ok && document_parse(&page, &bytes, path.ptr, err);
	}
	struct looked looked = { &page, &veil, path.ptr };

	if (ok && page.section_count)
		look_facts(&looked, row->id, facts);
	document_release(&page);
	veil_release(&veil);
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

bool
reading_page(struct reading *reading, struct session *session, struct report *report,
	const struct result *result, struct err *err)
{
	struct buf facts = BUF_INIT;
	size_t row;

	if (!report_row(report, replay_subject(&reading->replay, result), &row))
		return err_set(err, ERR_NOTHING, "nothing is known of that result yet");
	bool ok = read_facts(session, &report->results[row], &facts, err);

	if (ok) {
		report_fill_page(report, &reading->replay, row);
		report_fill_pace(report, row);
		report->results[row].facts = buf_slice(&facts);
		view_result(&session->out, report, row, &session->view);
		report->results[row].facts = SLICE_EMPTY;
	}
	buf_release(&facts);
	return ok;
}
