/* SPDX-License-Identifier: ISC */
/*
 * Bars on one scale with figures beside them. Invariant: a row is never wider
 * than the view, and each figure stands below its name.
 */
#include "view/columns.h"

#include "base/text.h"
#include "base/words.h"

#define BAR_MIN 16     /* columns: below this the least needed figure goes */
#define BAR_MAX 101    /* a point a column is enough */
#define BETWEEN 2      /* blanks before a figure */
#define SHARE 5        /* a name, or what moved, has at most this part of the width, … */
#define NAME_SHORTEST 6
#define NAME_LEAST 12  /* … but may have so much */
#define MOVED_WIDE 16
#define MOVED_LEAST 7

struct columns
columns_of(struct buf *out, const struct report *report, const struct view *view)
{
	return (struct columns){ .out = out, .report = report, .view = view,
		.scale = SCALE_INIT, .name = NAME_SHORTEST, .gap = text_width(slice_of(_("gap"))),
		.moved = text_width(slice_of(C_("head of a column", "moved"))),
		.checked = text_width(slice_of(_("checked"))) };
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
widen(size_t *column, size_t wide)
{
	if (*column < wide)
		*column = wide;
}

static size_t
share_of(const struct columns *columns, size_t smallest)
{
	size_t share = (size_t)columns->view->width / SHARE;

	return share < smallest ? smallest : share;
}

void
columns_want_name(struct columns *columns, struct slice name, size_t indent)
{
	struct buf safe = BUF_INIT;

	text_escape_line(&safe, name);
	widen(&columns->name, indent + least(share_of(columns, NAME_LEAST),
		text_width(buf_slice(&safe))));
	buf_release(&safe);
}

void
columns_want_moved(struct columns *columns, const struct moved *moved)
{
	widen(&columns->moved, least(share_of(columns, MOVED_WIDE), moved_width(moved)));
}

/* "6 d": how old a check is. */
static void
add_age(struct buf *out, int day, int today)
{
	if (day == DAY_NONE)
		buf_add_text(out, _("never"));
	else if (day >= today)
		buf_add_text(out, _("today"));
	else
		buf_printf(out, _("%d d"), today - day); /* po: days, in a narrow column */
}

void
columns_want_checked(struct columns *columns, int day)
{
	struct buf age = BUF_INIT;

	add_age(&age, day, columns->report->today);
	widen(&columns->checked, text_width(buf_slice(&age)));
	buf_release(&age);
}

void
columns_want_gap(struct columns *columns, const struct fraction *gap)
{
	widen(&columns->gap, chart_number_width(fraction_percent(gap), false));
}

size_t
columns_year(const struct view *view)
{
	return view->width >= 160 ? SPARK_COLUMNS : view->width >= 100 ? 12 : 6;
}

/* Takes a column out of the bar's room, or leaves it out. */
static void
fit(size_t *column, size_t *room, size_t smallest)
{
	size_t spare = *room > BAR_MIN + BETWEEN ? *room - BAR_MIN - BETWEEN : 0;

	if (*column > spare)
		*column = spare < smallest ? 0 : spare;
	if (*column > 0)
		*room -= *column + BETWEEN;
}

void
columns_fit(struct columns *columns)
{
	size_t used = 1 + columns->name + 1 + 1 + columns->gap;
	size_t room = (size_t)columns->view->width - used;

	if (!columns->numbers)
		columns->moved = columns->year = 0;
	fit(&columns->moved, &room, least(columns->moved, MOVED_LEAST));
	fit(&columns->checked, &room, columns->checked);
	fit(&columns->values, &room, columns->values);
	fit(&columns->year, &room, columns->year);
	columns->scale.columns = least(room, BAR_MAX);
}

/* The scale: 0, 50 and 100 where they are. */
static void
axis(struct columns *columns)
{
	static const struct {
		long point;
		const char *label;
	} ticks[] = { { 0, "0" }, { 50, "50" }, { 100, "100" } };
	const char *line = chart_glyph(columns->view, GLYPH_AXIS);
	struct buf scale = BUF_INIT;
	size_t used = 0, room = columns->scale.columns, last = scale_cell(&columns->scale, 100);

	last = least(last, room - 3);
	for (size_t n = 0; n < sizeof ticks / sizeof *ticks; n++) {
		size_t wide = slice_of(ticks[n].label).len;
		size_t at = scale_cell(&columns->scale, ticks[n].point);

		at = ticks[n].point == 100 ? last : at;
		/* Labels that touch would read as one number; 50 says least. */
		if (n > 0 && (at <= used || (at < last && at + wide >= last)))
			continue;
		buf_add_repeat(&scale, line, at - used);
		buf_add_text(&scale, ticks[n].label);
		used = at + wide;
	}
	buf_add_repeat(&scale, line, room - used);
	chart_text(columns->out, columns->view, HUE_DIM, scale.ptr);
	buf_release(&scale);
}

static void
label(struct columns *columns, const char *text, size_t column)
{
	struct buf fitted = BUF_INIT;

	if (column == 0)
		return;
	text_fit(&fitted, slice_of(text), column, columns->view->ascii, true);
	size_t blanks = fitted.len;

	while (fitted.len > 0 && fitted.ptr[fitted.len - 1] == ' ')
		buf_cut(&fitted, fitted.len - 1);
	blanks -= fitted.len;
	buf_add_repeat(columns->out, " ", BETWEEN);
	chart_text(columns->out, columns->view, HUE_DIM, fitted.ptr);
	buf_add_repeat(columns->out, " ", blanks);
	buf_release(&fitted);
}

void
columns_head(struct columns *columns)
{
	size_t before = 1 + columns->name + 1, values = columns->values ?
		BETWEEN + columns->values : 0;

	buf_add_repeat(columns->out, " ", before);
	if (columns->numbers)
		axis(columns);
	else
		buf_add_repeat(columns->out, " ", columns->scale.columns);
	struct buf gap = BUF_INIT;
	size_t wide = text_width(slice_of(_("gap")));

	buf_add_repeat(columns->out, " ", values + 1 + columns->gap - wide);
	text_fit(&gap, slice_of(columns->numbers ? _("gap") : ""), wide, true, true);
	chart_text(columns->out, columns->view, HUE_DIM, gap.ptr);
	label(columns, C_("head of a column", "year"), columns->year);
	label(columns, C_("head of a column", "moved"), columns->moved);
	label(columns, _("checked"), columns->checked);
	chart_end(columns->out);
	buf_release(&gap);
}

void
columns_name(struct columns *columns, struct slice name, size_t indent)
{
	buf_add_repeat(columns->out, " ", 1 + indent);
	chart_name(columns->out, columns->view, name, columns->name - indent, true);
	buf_add_char(columns->out, ' ');
}

void
columns_bar(struct columns *columns, const struct cell *cells)
{
	chart_cells(columns->out, columns->view, cells, columns->scale.columns);
	for (size_t n = 0; n < columns->scale.columns; n++)
		columns->used[cells[n].glyph] = true;
}

void
columns_text(struct columns *columns, struct slice text)
{
	chart_name(columns->out, columns->view, text, columns->scale.columns, true);
}

void
columns_words(struct columns *columns, struct slice text)
{
	size_t values = columns->values ? BETWEEN + columns->values : 0;

	chart_name(columns->out, columns->view, text, columns->scale.columns + values, true);
}

void
columns_values(struct columns *columns, struct slice values)
{
	if (columns->values == 0)
		return;
	buf_add_repeat(columns->out, " ", BETWEEN);
	chart_name(columns->out, columns->view, values, columns->values, true);
}

void
columns_gap(struct columns *columns, const struct fraction *gap)
{
	chart_number(columns->out, columns->view, fraction_percent(gap), columns->gap + 1, false);
}

void
columns_no_gap(struct columns *columns, bool unknown)
{
	buf_add_repeat(columns->out, " ", columns->gap);
	buf_add_char(columns->out, unknown ? '?' : ' ');
}

void
columns_year_line(struct columns *columns, const struct spark *spark, fraction_wide greatest)
{
	if (columns->year == 0)
		return;
	buf_add_repeat(columns->out, " ", BETWEEN);
	if (spark_draw(columns->out, columns->view, spark, greatest))
		columns->used[GLYPH_STALE] = true;
}

void
columns_moved(struct columns *columns, const struct moved *moved)
{
	if (columns->moved == 0)
		return;
	buf_add_repeat(columns->out, " ", BETWEEN);
	moved_draw(columns->out, columns->view, moved, columns->moved, columns->used);
}

void
columns_checked(struct columns *columns, int day)
{
	struct buf text = BUF_INIT;

	if (columns->checked == 0)
		return;
	add_age(&text, day, columns->report->today);
	buf_add_repeat(columns->out, " ", BETWEEN + columns->checked -
		text_width(buf_slice(&text)));
	buf_add(columns->out, buf_slice(&text));
	buf_release(&text);
}

/* One or two signs of a kind; told where one of them was drawn. */
struct sign {
	enum glyph first, second; /* second: GLYPH_BLANK, there is none */
	const char *meaning;
};

static const struct sign on_bars[] = {
	{ GLYPH_REALITY, GLYPH_BLANK, N_("reality") },
	{ GLYPH_VISION, GLYPH_BLANK, N_("vision") },
	{ GLYPH_BOTH, GLYPH_BLANK, N_("both") },
	{ GLYPH_FIRST, GLYPH_BLANK, N_("first vision") },
	{ GLYPH_DOT, GLYPH_BLANK, N_("reality a year ago") },
	{ GLYPH_LESS, GLYPH_MORE, N_("further out") },
	{ GLYPH_STALE, GLYPH_BLANK, N_("not checked lately, last known") },
};

static const struct sign on_moves[] = {
	{ GLYPH_UP, GLYPH_DOWN, N_("reality") },
	{ GLYPH_HIGHER, GLYPH_LOWER, N_("vision") },
	{ GLYPH_CAME, GLYPH_BLANK, N_("new") },
	{ GLYPH_WENT, GLYPH_BLANK, N_("let go") },
	{ GLYPH_ANEW, GLYPH_BLANK, N_("measured anew") },
	{ GLYPH_INTO, GLYPH_OUT_OF, N_("moved between areas") },
	{ GLYPH_SWINGING, GLYPH_BLANK, N_("swinging") },
	{ GLYPH_UNREAD, GLYPH_BLANK, N_("not read in a year") },
};

#define SIGNS_MAX 8

_Static_assert(sizeof on_bars / sizeof *on_bars <= SIGNS_MAX, "more signs than room");
_Static_assert(sizeof on_moves / sizeof *on_moves <= SIGNS_MAX, "more signs than room");

/* Those of the signs that were drawn, in lines. */
static void
list(const struct columns *columns, const struct sign *signs, size_t count, struct buf *out)
{
	struct slice items[SIGNS_MAX] = { SLICE_EMPTY };
	struct buf texts[SIGNS_MAX];
	size_t used = 0;

	for (size_t n = 0; n < count; n++) {
		bool second = signs[n].second != GLYPH_BLANK;

		if (!columns->used[signs[n].first] && !(second && columns->used[signs[n].second]))
			continue;
		texts[used] = (struct buf)BUF_INIT;
		buf_printf(&texts[used], "%s%s %s", chart_glyph(columns->view, signs[n].first),
			second ? chart_glyph(columns->view, signs[n].second) : "",
			_(signs[n].meaning));
		items[used] = buf_slice(&texts[used]);
		used++;
	}
	chart_list(out, items, used, (size_t)columns->view->width, 1);
	while (used-- > 0)
		buf_release(&texts[used]);
}

void
columns_legend(const struct columns *columns, const struct slice *notes, size_t count)
{
	struct buf lines = BUF_INIT;

	list(columns, on_bars, sizeof on_bars / sizeof *on_bars, &lines);
	list(columns, on_moves, sizeof on_moves / sizeof *on_moves, &lines);
	chart_list(&lines, notes, count, (size_t)columns->view->width, 1);
	for (struct slice rest = buf_slice(&lines); rest.len > 0;) {
		struct buf line = BUF_INIT;

		buf_add(&line, slice_cut(&rest, '\n'));
		chart_text(columns->out, columns->view, HUE_DIM, line.ptr);
		buf_add_char(columns->out, '\n');
		buf_release(&line);
	}
	buf_release(&lines);
}
