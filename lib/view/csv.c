/* SPDX-License-Identifier: ISC */
/*
 * Events as CSV. Invariant: a text is never taken for a formula by a program
 * that shows the file as a sheet, and is had back by taking one apostrophe off.
 */
#include "view/csv.h"

#include "base/date.h"
#include "base/text.h"

#define PLACES 9

static void
cell_points(struct buf *out, bool known, const struct fraction *points)
{
	buf_add_char(out, ',');
	if (known)
		fraction_format_percent(out, points, PLACES);
}

/* The signs by which a sheet tells a formula, wide ones too, and the one that is put
 * before them. The escaper left no CR. */
static bool
is_guarded(struct slice text)
{
	static const char *const signs[] = { "=", "+", "-", "@", "\t", "\n", "'",
		"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0" };

	if (text.ptr[0] > '@' && text.ptr[0] <= '~')
		return false; /* as nearly all begin */
	for (size_t n = 0; n < sizeof signs / sizeof *signs; n++)
		if (slice_starts(text, signs[n]))
			return true;
	return false;
}

static bool
is_quoted(struct slice text)
{
	for (size_t n = 0; n < text.len; n++)
		if (text.ptr[n] == '"' || text.ptr[n] == ',' || text.ptr[n] == '\n')
			return true;
	return text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ';
}

/* Each quote twice. */
static void
add_doubled(struct buf *out, struct slice text)
{
	for (size_t n = 0; n < text.len; n++) {
		if (text.ptr[n] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, text.ptr[n]);
	}
}

static void
add_text(struct buf *out, struct slice text)
{
	bool quoted = is_quoted(text);

	if (quoted)
		buf_add_char(out, '"');
	if (is_guarded(text))
		buf_add_char(out, '\'');
	add_doubled(out, text);
	if (quoted)
		buf_add_char(out, '"');
}

static void
cell_text(struct buf *out, struct slice text)
{
	struct buf safe = BUF_INIT;

	buf_add_char(out, ',');
	if (text.len == 0)
		return;
	text_escape(&safe, text);
	add_text(out, buf_slice(&safe));
	buf_release(&safe);
}

/* An end of what the event says: a number, a day or an area. */
static void
cell_end(struct buf *out, struct maybe number, int day, struct slice area)
{
	if (area.len > 0) {
		cell_text(out, area);
		return;
	}
	buf_add_char(out, ',');
	if (number.known)
		decimal_format(out, number.value);
	else if (day != DAY_NONE)
		day_format(out, day);
}

void
view_csv_head(struct buf *out)
{
	buf_add_text(out, "date,area,result,event,from,to,unit,gap_before,gap_after,"
		"reality,raised,lowered,new,let_go,remeasured,moved,by,because\n");
}

void
view_csv_line(struct buf *out, const struct told *told)
{
	day_format(out, told->day);
	cell_text(out, told->area_id);
	cell_text(out, told->id);
	cell_text(out, slice_of(told->event));
	cell_end(out, told->from, told->from_day, told->from_area);
	cell_end(out, told->to, told->to_day, told->to_area);
	cell_text(out, told->unit);
	cell_points(out, told->was_known, &told->before);
	cell_points(out, told->is_known, &told->after);
	for (int line = 0; line < TOLD_LINES; line++)
		cell_points(out, told->booked[line], &told->lines[line]);
	cell_text(out, told->by);
	cell_text(out, told->because);
	buf_add_char(out, '\n');
}
