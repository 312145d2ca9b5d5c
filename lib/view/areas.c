/* SPDX-License-Identifier: ISC */
/*
 * Where all areas stand, a row each. An area's ends are the means over its open
 * results with a gap, so that the bar is as long as its gap over their count.
 * Invariant: what one result has too much makes up for no other.
 */
#include "view/tension.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/words.h"
#include "view/bars.h"
#include "view/cause.h"
#include "view/columns.h"
#include "view/phrase.h"

/* An area's ends: sums of places, then means in points. */
enum end { END_REALITY, END_VISION, END_FIRST, END_BEFORE, END_COUNT };

struct area_row {
	const struct report_area *area;
	bool shown;
	size_t counted;     /* open results with a gap, be it 0 */
	size_t late;        /* of these not checked lately */
	size_t waiting;     /* not yet checked */
	long points[END_COUNT];
	bool has_before;    /* reality was known when the span began, of some */
	bool stale;         /* over half of the gap was not checked lately */
	bool unread;        /* nothing of it was read in the span */
	bool open;          /* there is something to check */
	int checked_day;    /* the oldest of their last checks */
	struct moved moved;
	struct spark year;
};

struct picture {
	struct columns columns;
	struct area_row *rows; /* of all areas of the report */
	fraction_wide greatest; /* gap in the year of any of them */
};

/* Where the present scale begins in a track: before it values are of another. */
static size_t
scale_start(const struct track *track)
{
	for (size_t n = track->count; n-- > 0;)
		if (track->marks[n].kind == MARK_SCALE && track->marks[n].anew)
			return n;
	return 0;
}

/* What reality was when the span began; else, chosen since, where it began: false. */
static bool
find_before(const struct report *report, const struct report_result *result, int64_t *value)
{
	const struct track *track = result->track;
	bool then = false;

	*value = result->standing.first.value.micro;
	for (size_t n = track ? scale_start(track) : 0; track && n < track->count; n++) {
		const struct mark *mark = &track->marks[n];

		if (mark->day >= report->span.first)
			break;
		if (mark->kind != MARK_READ && mark->kind != MARK_CARRIED)
			continue;
		*value = mark->value;
		then = true;
	}
	return then;
}

static void
add_place(struct fraction *sum, const struct standing *s, fraction_wide amount)
{
	struct fraction part;

	fraction_init(&part);
	fraction_set_ratio(&part, amount, s->yardstick);
	fraction_add(sum, &part);
	fraction_release(&part);
}

/* Each end of a result, but reality no further than the vision is now. */
static void
add_ends(struct area_row *row, const struct report *report, const struct report_result *result,
	struct fraction *ends)
{
	const struct standing *s = &result->standing;
	fraction_wide vision = scale_amount(s, s->vision.value.micro);
	fraction_wide reality = scale_amount(s, s->reality.value.micro), before;
	int64_t value;

	row->has_before |= find_before(report, result, &value);
	before = scale_amount(s, value);
	add_place(&ends[END_REALITY], s, reality < vision ? reality : vision);
	add_place(&ends[END_VISION], s, vision);
	add_place(&ends[END_FIRST], s, scale_amount(s, s->first_vision.value.micro));
	add_place(&ends[END_BEFORE], s, before < vision ? before : vision);
}

static int
older(int a, int b)
{
	return a < b ? a : b; /* DAY_NONE is older than any */
}

/* What one result is to its area's row. */
static void
count(struct area_row *row, const struct report *report, const struct report_result *result,
	struct fraction *ends)
{
	const struct standing *s = &result->standing;

	if (!scale_has_row(result))
		return;
	row->shown = true;
	row->waiting += result->waiting;
	if (!standing_is_open(s))
		return;
	row->checked_day = row->counted > 0 ? older(row->checked_day, result->checked_day) :
		result->checked_day;
	row->counted++;
	row->late += result->unchecked;
	row->unread = row->unread && s->read_day < report->span.first;
	add_ends(row, report, result, ends);
}

/* Over half of the gap was not checked lately; of no gap, of the results. */
static bool
is_stale(const struct area_row *row, const struct report *report)
{
	struct fraction gap, late, sum;

	if (fraction_sign(&row->area->account.closing) <= 0)
		return 2 * row->late > row->counted;
	fraction_init(&gap);
	fraction_init(&late);
	fraction_init(&sum);
	for (size_t n = row->area->first; n < row->area->end; n++) {
		if (!report->results[n].here || !standing_gap(&report->results[n].standing, &gap))
			continue;
		fraction_add(&sum, &gap);
		if (report->results[n].unchecked)
			fraction_add(&late, &gap);
	}
	fraction_add(&late, &late);
	bool stale = fraction_compare(&late, &sum) > 0;

	fraction_release(&gap);
	fraction_release(&late);
	fraction_release(&sum);
	return stale;
}

static bool
is_swinging(const struct report *report, size_t area)
{
	for (size_t n = 0; n < report->question_count; n++)
		if (report->questions[n].kind == QUESTION_SWINGING &&
		    report->questions[n].area == area)
			return true;
	return false;
}

/* Of results in words, the oldest look. */
static int
words_checked(const struct report *report, const struct report_area *area)
{
	int day = INT_MAX;

	for (size_t n = area->first; n < area->end; n++)
		if (scale_has_row(&report->results[n]))
			day = older(day, report->results[n].checked_day);
	return day == INT_MAX ? DAY_NONE : day;
}

static void
find_row(struct area_row *row, const struct report *report, size_t area, size_t year)
{
	const struct account *account = &report->areas[area].account;
	struct fraction ends[END_COUNT], whole;

	*row = (struct area_row){ .area = &report->areas[area], .unread = true,
		.year = { .columns = year } };
	for (int end = 0; end < END_COUNT; end++)
		fraction_init(&ends[end]);
	fraction_init(&whole);
	for (size_t n = row->area->first; n < row->area->end; n++) {
		count(row, report, &report->results[n], ends);
		spark_add(&row->year, report, &report->results[n], area);
	}
	fraction_set_ratio(&whole, row->counted > 0 ? (fraction_wide)row->counted : 1, 1);
	for (int end = 0; end < END_COUNT; end++) {
		fraction_divide(&ends[end], &whole);
		row->points[end] = fraction_percent(&ends[end]);
		fraction_release(&ends[end]);
	}
	fraction_release(&whole);
	row->stale = is_stale(row, report);
	row->open = scale_count_rows(report, row->area->first, row->area->end) > 0;
	if (row->counted == 0)
		row->checked_day = words_checked(report, row->area);
	row->unread = row->unread && row->counted + row->waiting > 0 &&
		fraction_sign(&account->causes[CAUSE_ROSE]) == 0 &&
		fraction_sign(&account->causes[CAUSE_SLIPPED]) == 0;
	row->shown = row->shown || cause_lines(account) > 0;
	if (row->counted + row->waiting > 0 || cause_lines(account) > 0)
		moved_find(&row->moved, account, row->unread, is_swinging(report, area));
}

static void
find_rows(struct picture *picture)
{
	const struct report *report = picture->columns.report;

	picture->rows = mem_alloc(report->area_count, sizeof *picture->rows);
	picture->greatest = 0;
	for (size_t n = 0; n < report->area_count; n++) {
		find_row(&picture->rows[n], report, n, columns_year(picture->columns.view));
		if (spark_greatest(&picture->rows[n].year) > picture->greatest)
			picture->greatest = spark_greatest(&picture->rows[n].year);
	}
}

static void
measure(struct picture *picture)
{
	struct columns *columns = &picture->columns;

	columns->year = columns_year(columns->view);
	for (size_t n = 0; n < columns->report->area_count; n++) {
		const struct area_row *row = &picture->rows[n];

		if (!row->shown)
			continue;
		columns->numbers |= row->counted + row->waiting + row->moved.count > 0;
		columns_want_name(columns, phrase_area(row->area), 0);
		columns_want_gap(columns, &row->area->account.closing);
		columns_want_moved(columns, &row->moved);
		if (row->open)
			columns_want_checked(columns, row->checked_day);
		for (int end = 0; row->counted > 0 && end < END_COUNT; end++)
			if (end != END_BEFORE || row->has_before)
				scale_reach(&columns->scale, row->points[end]);
	}
}

static void
draw(struct columns *columns, const struct area_row *row)
{
	struct scale_bar bar = { row->points[END_REALITY], row->points[END_VISION], row->stale };
	struct cell cells[CELLS_MAX];

	scale_bar_lines(&columns->scale, cells, &bar);
	scale_mark(&columns->scale, cells, row->points[END_FIRST],
		(struct cell){ GLYPH_FIRST, HUE_DIM });
	if (row->has_before)
		scale_mark(&columns->scale, cells, row->points[END_BEFORE],
			(struct cell){ GLYPH_DOT, HUE_DIM });
	scale_bar_ends(&columns->scale, cells, &bar);
	columns_bar(columns, cells);
}

/* What is said of an area in which nothing has a gap. */
static const char *
note_of(const struct area_row *row)
{
	if (row->waiting > 0)
		return _("no number yet");
	return row->open ? _("in words") : _("nothing open");
}

static void
draw_row(struct picture *picture, const struct area_row *row)
{
	struct columns *columns = &picture->columns;

	columns_name(columns, phrase_area(row->area), 0);
	if (row->counted > 0)
		draw(columns, row);
	else
		columns_text(columns, slice_of(note_of(row)));
	columns_values(columns, SLICE_EMPTY);
	if (row->counted > 0)
		columns_gap(columns, &row->area->account.closing);
	else
		columns_no_gap(columns, row->waiting > 0);
	columns_year_line(columns, &row->year, picture->greatest);
	columns_moved(columns, &row->moved);
	if (row->open)
		columns_checked(columns, row->checked_day);
	chart_end(columns->out);
}

/* Whether a row stands for several results. */
static bool
has_means(const struct picture *picture)
{
	for (size_t n = 0; n < picture->columns.report->area_count; n++)
		if (picture->rows[n].counted > 1)
			return true;
	return false;
}

static void
draw_all(struct picture *picture, bool verbose)
{
	struct columns *columns = &picture->columns;
	const struct slice notes[] = {
		slice_of(_("bar: the mean of an area's results; gap: their sum")),
		slice_of(bars_scale(columns->report)),
	};
	size_t first = has_means(picture) ? 0 : 1;
	fraction_wide greatest = 0;

	measure(picture);
	if (verbose)
		bars_measure(columns, 1, &greatest);
	columns_fit(columns);
	buf_add_char(columns->out, '\n');
	columns_head(columns);
	for (size_t n = 0; n < columns->report->area_count; n++) {
		if (!picture->rows[n].shown)
			continue;
		draw_row(picture, &picture->rows[n]);
		if (verbose)
			bars_rows(columns, &columns->report->areas[n], 1, greatest);
	}
	columns_legend(columns, notes + first, columns->numbers ? 2 - first : 0);
}

/* "Health: the gap is 57 over 2 results, was 75; reality rose 18; last checked …" */
static void
say_row(struct buf *out, const struct report *report, const struct area_row *row)
{
	struct buf ago = BUF_INIT;

	phrase_quote(out, phrase_area(row->area));
	buf_add_text(out, ": ");
	if (row->counted > 0) {
		buf_printf(out, ngettext("the gap is %ld over %zu result",
			"the gap is %ld over %zu results", row->counted),
			fraction_percent(&row->area->account.closing), row->counted);
	} else {
		buf_add_text(out, note_of(row));
	}
	moved_say(out, &row->moved, &row->area->account, row->has_before);
	if (row->stale)
		buf_add_text(out, _("; most of it was not checked lately"));
	if (row->checked_day != DAY_NONE) {
		phrase_ago(&ago, row->checked_day, report->today);
		buf_printf(out, row->counted > 1 ? _("; oldest check %s") :
			_("; last checked %s"), ago.ptr);
	}
	buf_add_char(out, '.');
	buf_release(&ago);
}

static void
sentences(struct picture *picture, bool verbose)
{
	const struct report *report = picture->columns.report;
	size_t width = (size_t)picture->columns.view->width;

	for (size_t n = 0; n < report->area_count; n++) {
		struct buf text = BUF_INIT;

		if (!picture->rows[n].shown)
			continue;
		say_row(&text, report, &picture->rows[n]);
		chart_wrap(picture->columns.out, buf_slice(&text), width, 0);
		if (verbose)
			bars_say(picture->columns.out, report, &report->areas[n], width);
		buf_release(&text);
	}
}

static size_t
count_shown(const struct picture *picture)
{
	size_t count = 0;

	for (size_t n = 0; n < picture->columns.report->area_count; n++)
		count += picture->rows[n].shown;
	return count;
}

void
view_areas(struct buf *out, const struct report *report, const struct view *view, bool verbose)
{
	struct picture picture = { .columns = columns_of(out, report, view) };

	find_rows(&picture);
	if (count_shown(&picture) < 2) { /* nothing to set side by side */
		view_bars(out, report, view);
		free(picture.rows);
		return;
	}
	bars_lead(out, report, view);
	if (view->plain)
		sentences(&picture, verbose);
	else if (scale_count_rows(report, 0, report->result_count) > 0)
		draw_all(&picture, verbose);
	bars_notes(out, report, view);
	free(picture.rows);
}
