/* SPDX-License-Identifier: ISC */
/*
 * Drawing in columns. Invariant: what is drawn here is as wide as it was asked
 * to be, whatever bytes a name holds; colours never count.
 */
#include "view/chart.h"

#include <assert.h>

#include "base/fraction.h"
#include "base/text.h"

static const struct {
	const char *unicode, *ascii;
} glyphs[] = {
	[GLYPH_BLANK] = { " ", " " },
	[GLYPH_LEVEL] = { "━", "=" },
	[GLYPH_STALE] = { "╍", "~" },
	[GLYPH_TRACK] = { "─", "-" },
	[GLYPH_AXIS] = { "┈", "." },
	[GLYPH_REALITY] = { "●", "*" },
	[GLYPH_VISION] = { "○", "o" },
	[GLYPH_BOTH] = { "◉", "@" },
	[GLYPH_FIRST] = { "◌", "'" },
	[GLYPH_LESS] = { "◂", "<" },
	[GLYPH_MORE] = { "▸", ">" },
	[GLYPH_ROSE] = { "█", "#" },
	[GLYPH_SLIPPED] = { "▓", "%" },
	[GLYPH_RAISED] = { "▒", "+" },
	[GLYPH_LOWERED] = { "░", ":" },
	[GLYPH_GONE] = { "╌", "-" },
	[GLYPH_REMEASURED] = { "┅", "~" },
	[GLYPH_MOVED] = { "┄", "\"" },
	[GLYPH_DOT] = { "·", "|" },
	[GLYPH_DASH] = { "–", "-" },
	[GLYPH_ARROW] = { "→", "->" },
	[GLYPH_MINUS] = { "−", "-" },
	[GLYPH_STRING] = { "┊", ":" },
	[GLYPH_UP] = { "▲", "^" },
	[GLYPH_DOWN] = { "▼", "v" },
	[GLYPH_HIGHER] = { "↑", "/" },
	[GLYPH_LOWER] = { "↓", "\\" },
	[GLYPH_CAME] = { "+", "+" },
	[GLYPH_WENT] = { "×", "x" },
	[GLYPH_ANEW] = { "≠", "#" },
	[GLYPH_INTO] = { "→", ">" },
	[GLYPH_OUT_OF] = { "←", "<" },
	[GLYPH_SWINGING] = { "≈", "w" },
	[GLYPH_UNREAD] = { "?", "?" },
	[GLYPH_MORE_TEXT] = { "…", "..." },
};

static const char *const hues[] = {
	[HUE_NONE] = "", [HUE_VISION] = "36", [HUE_REALITY] = "33", [HUE_DIM] = "2",
};

const char *
chart_glyph(const struct view *view, enum glyph glyph)
{
	return view->ascii ? glyphs[glyph].ascii : glyphs[glyph].unicode;
}

static void
hue_on(struct buf *out, const struct view *view, enum hue hue)
{
	if (view->color && hue != HUE_NONE)
		buf_printf(out, "\x1b[%sm", hues[hue]);
}

static void
hue_off(struct buf *out, const struct view *view, enum hue hue)
{
	if (view->color && hue != HUE_NONE)
		buf_add_text(out, "\x1b[0m");
}

void
chart_put(struct buf *out, const struct view *view, enum hue hue, enum glyph glyph, size_t times)
{
	if (times == 0)
		return;
	hue_on(out, view, hue);
	buf_add_repeat(out, chart_glyph(view, glyph), times);
	hue_off(out, view, hue);
}

void
chart_text(struct buf *out, const struct view *view, enum hue hue, const char *text)
{
	hue_on(out, view, hue);
	buf_add_text(out, text);
	hue_off(out, view, hue);
}

static bool
same_cell(struct cell a, struct cell b)
{
	return a.glyph == b.glyph && a.hue == b.hue;
}

void
chart_cells(struct buf *out, const struct view *view, const struct cell *cells, size_t count)
{
	for (size_t n = 0; n < count;) {
		size_t end = n + 1;

		while (end < count && same_cell(cells[end], cells[n]))
			end++;
		chart_put(out, view, cells[n].hue, cells[n].glyph, end - n);
		n = end;
	}
}

void
chart_fill(struct cell *cells, size_t start, size_t end, struct cell cell)
{
	assert(end <= CELLS_MAX);
	for (size_t n = start; n < end; n++)
		cells[n] = cell;
}

size_t
chart_column(long value, long low, long high, size_t columns)
{
	fraction_wide range = (fraction_wide)high - low;
	fraction_wide place = (fraction_wide)value - low;

	if (range <= 0 || place <= 0)
		return 0;
	if (place >= range)
		return columns;
	return (size_t)((2 * place * (fraction_wide)columns + range) / (2 * range));
}

void
chart_name(struct buf *out, const struct view *view, struct slice name, size_t width, bool pad)
{
	struct buf safe = BUF_INIT;

	text_escape_line(&safe, name);
	text_fit(out, buf_slice(&safe), width, view->ascii, pad);
	buf_release(&safe);
}

/* The number without blanks, in ASCII; the minus is put in later. */
static void
digits(struct buf *out, long number, bool sign)
{
	if (number < 0)
		buf_add_char(out, '-');
	else if (sign && number > 0)
		buf_add_char(out, '+');
	buf_printf(out, "%ld", number < 0 ? -number : number);
}

size_t
chart_number_width(long number, bool sign)
{
	struct buf text = BUF_INIT;

	digits(&text, number, sign);
	size_t width = text.len;

	buf_release(&text);
	return width;
}

void
chart_number(struct buf *out, const struct view *view, long number, size_t width, bool sign)
{
	size_t wide = chart_number_width(number, sign);

	buf_add_repeat(out, " ", width > wide ? width - wide : 0);
	if (number < 0)
		buf_add_text(out, chart_glyph(view, GLYPH_MINUS));
	digits(out, number < 0 ? -number : number, sign && number > 0);
}

/* The beginning of a word that fits into `width` columns; at least a byte. */
static size_t
piece(struct slice word, size_t width)
{
	size_t end = 0;

	for (size_t at = 1; at <= word.len; at++) {
		bool boundary = at == word.len || (word.ptr[at] & 0xc0) != 0x80;

		if (boundary && text_width(slice_part(word, 0, at)) <= width)
			end = at;
		else if (boundary)
			break;
	}
	return end ? end : word.len;
}

void
chart_wrap(struct buf *out, struct slice text, size_t width, size_t indent)
{
	size_t column = 0, room = width > indent ? width - indent : 1;
	struct slice word;

	while (slice_word(&text, &word)) {
		size_t wide = text_width(word);

		if (column > 0 && column + 1 + wide > room) {
			buf_add_char(out, '\n');
			column = 0;
		}
		for (; wide > room; wide = text_width(word)) {
			size_t end = piece(word, room);

			if (end == word.len)
				break;
			buf_add_repeat(out, " ", indent);
			buf_add(out, slice_part(word, 0, end));
			buf_add_char(out, '\n');
			word = slice_from(word, end);
		}
		buf_add_repeat(out, " ", column ? 1 : indent);
		buf_add(out, word);
		column += wide + (column > 0);
	}
	if (column > 0)
		buf_add_char(out, '\n');
}

void
chart_list(struct buf *out, const struct slice *items, size_t count, size_t width, size_t indent)
{
	size_t column = 0;

	for (size_t n = 0; n < count; n++) {
		size_t wide = text_width(items[n]);

		if (column > 0 && column + 2 + wide > width) {
			buf_add_char(out, '\n');
			column = 0;
		}
		if (indent + wide > width) { /* too long for any line: as a sentence is */
			chart_wrap(out, items[n], width, indent);
			continue;
		}
		size_t blanks = column ? 2 : indent;

		buf_add_repeat(out, " ", blanks);
		buf_add(out, items[n]);
		column += blanks + wide;
	}
	if (column > 0)
		buf_add_char(out, '\n');
}

/* Columns of a line, not counting what switches colours. */
static size_t
seen(struct slice line)
{
	struct buf plain = BUF_INIT;

	for (size_t at = 0; at < line.len; at++) {
		if (line.ptr[at] == '\x1b')
			while (at < line.len && line.ptr[at] != 'm')
				at++;
		else
			buf_add_char(&plain, line.ptr[at]);
	}
	size_t width = text_width(buf_slice(&plain));

	buf_release(&plain);
	return width;
}

void
chart_pad(struct buf *out, size_t start, size_t width)
{
	size_t wide = seen(slice_from(buf_slice(out), start));

	buf_add_repeat(out, " ", width > wide ? width - wide : 0);
}

void
chart_end(struct buf *out)
{
	while (out->len > 0 && out->ptr[out->len - 1] == ' ')
		buf_cut(out, out->len - 1);
	buf_add_char(out, '\n');
}
