/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_CHART_H
#define TAUT_VIEW_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"
#include "view/view.h"

/*
 * What the pictures are drawn with: glyphs and hues by name, cells, names made
 * harmless and cut to a width, numbers, wrapped sentences. Private to lib/view.
 */

/* Two hues, one for each end, and dim; a good and a bad one there is not. */
enum hue { HUE_NONE, HUE_VISION, HUE_REALITY, HUE_DIM };

enum glyph {
	GLYPH_BLANK,
	GLYPH_LEVEL,      /* ━ a level, or the gap between the ends */
	GLYPH_STALE,      /* ╍ the same, not checked lately */
	GLYPH_TRACK,      /* ─ what is built */
	GLYPH_AXIS,       /* ┈ */
	GLYPH_REALITY,    /* ● */
	GLYPH_VISION,     /* ○ */
	GLYPH_BOTH,       /* ◉ */
	GLYPH_FIRST,      /* ◌ the first vision */
	GLYPH_LESS,       /* ◂ further left than can be drawn */
	GLYPH_MORE,       /* ▸ further right */
	GLYPH_ROSE,       /* █ */
	GLYPH_SLIPPED,    /* ▓ */
	GLYPH_RAISED,     /* ▒ also what is new */
	GLYPH_LOWERED,    /* ░ */
	GLYPH_GONE,       /* ╌ */
	GLYPH_REMEASURED, /* ┅ */
	GLYPH_MOVED,      /* ┄ */
	GLYPH_DOT,        /* · between parts of a line */
	GLYPH_DASH,       /* – between two days */
	GLYPH_ARROW,      /* → */
	GLYPH_MINUS,      /* − */
	GLYPH_STRING,     /* ┊ between the two boxes */
	GLYPH_UP,         /* ▲ reality rose */
	GLYPH_DOWN,       /* ▼ reality slipped */
	GLYPH_HIGHER,     /* ↑ vision raised */
	GLYPH_LOWER,      /* ↓ vision lowered */
	GLYPH_CAME,       /* + new */
	GLYPH_WENT,       /* × let go */
	GLYPH_ANEW,       /* ≠ measured anew */
	GLYPH_INTO,       /* → moved here from another area; else GLYPH_ARROW */
	GLYPH_OUT_OF,     /* ← moved away */
	GLYPH_SWINGING,   /* ≈ */
	GLYPH_UNREAD,     /* ? */
	GLYPH_MORE_TEXT,  /* … */
	GLYPH_COUNT
};

const char *chart_glyph(const struct view *view, enum glyph glyph);

/* A glyph, `times` over, in its hue. */
void chart_put(struct buf *out, const struct view *view, enum hue hue, enum glyph glyph,
	size_t times);

/* A text of ours in a hue. */
void chart_text(struct buf *out, const struct view *view, enum hue hue, const char *text);

/* A row of a picture before it is drawn: one cell a column. */
struct cell {
	enum glyph glyph;
	enum hue hue;
};
#define CELLS_MAX 200

void chart_cells(struct buf *out, const struct view *view, const struct cell *cells, size_t count);
void chart_fill(struct cell *cells, size_t start, size_t end, struct cell cell);

/* Which of `columns` a value between low and high falls into (at most `columns`). */
size_t chart_column(long value, long low, long high, size_t columns);

/* Somebody's words: escaped, then cut to `width` columns; `pad`: with blanks. */
void chart_name(
	struct buf *out, const struct view *view, struct slice name, size_t width, bool pad);

/* "−156", "+4", "0", right-aligned in `width`; `sign`: with a plus. */
void chart_number(struct buf *out, const struct view *view, long number, size_t width, bool sign);
size_t chart_number_width(long number, bool sign);

/*
 * Text wrapped to `width` columns, each line led by `indent` blanks and ended
 * with LF; a word longer than a line is broken.
 */
void chart_wrap(struct buf *out, struct slice text, size_t width, size_t indent);

/* Short texts in a row, two blanks between, as many to a line as fit whole. */
void chart_list(struct buf *out, const struct slice *items, size_t count, size_t width,
	size_t indent);

/* Blanks to column `width` of the line begun at byte `start`, counting what
 * can be seen; then, at the end of a line: no blanks before the LF. */
void chart_pad(struct buf *out, size_t start, size_t width);
void chart_end(struct buf *out);

#endif
