/* SPDX-License-Identifier: ISC */
/*
 * Drawing what is typed. Rows are broken here, one column before the terminal
 * would break them, so that where the cursor stands is always known.
 */
#include "cmd/ask/screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/replace.h"
#include "base/secret.h"
#include "base/text.h"

#define CLEAR "\r\033[J"

struct row {
	size_t start, end; /* bytes of the text */
	size_t width;
};

struct layout {
	struct row *rows;
	size_t count, room;
	size_t row, column; /* of the cursor */
};

static size_t
size_of(int fd, bool rows)
{
	struct winsize size = { 0 };
	size_t found = 0;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0)
		found = rows ? size.ws_row : size.ws_col;
	return found ? found : rows ? 24 : 80;
}

size_t
screen_columns(int fd)
{
	size_t columns = size_of(fd, false);

	return columns < 40 ? 40 : columns > 200 ? 200 : columns;
}

size_t
screen_behind(struct slice text, size_t at)
{
	size_t width;

	return at < text.len ? text_grapheme(text, at, &width) : text.len;
}

/* Graphemes have no marks of their own: from the beginning of the line. */
size_t
screen_before(struct slice text, size_t at)
{
	size_t before = at;

	if (at == 0)
		return 0;
	do
		before--;
	while (before > 0 && text.ptr[before - 1] != '\n');
	for (size_t next; (next = screen_behind(text, before)) < at;)
		before = next;
	return before;
}

/* One grapheme as it is shown, and its width. */
static void
show(struct buf *out, struct slice one)
{
	if (slice_is(one, "\t"))
		buf_add_char(out, ' ');
	else
		text_escape_line(out, one);
}

static void
add_row(struct layout *layout, size_t start)
{
	layout->rows = mem_room(layout->rows, layout->count, &layout->room,
		sizeof *layout->rows);
	layout->rows[layout->count++] = (struct row){ start, start, 0 };
}

static void
lay_out(struct layout *layout, const struct screen_view *view, size_t columns)
{
	struct slice text = view->text;
	struct buf shown = BUF_INIT;

	add_row(layout, 0);
	layout->rows[0].width = text_width(slice_of(view->lead));
	for (size_t at = 0;;) {
		struct row *row = &layout->rows[layout->count - 1];
		bool breaks = at < text.len && text.ptr[at] == '\n';
		size_t next = screen_behind(text, at);

		buf_clear(&shown);
		if (at < text.len && !breaks)
			show(&shown, slice_part(text, at, next));
		size_t width = text_width(buf_slice(&shown));

		if (row->width + width >= columns && row->width > 0) {
			row->end = at;
			add_row(layout, at);
			row = &layout->rows[layout->count - 1];
		}
		if (at == view->cursor) {
			layout->row = layout->count - 1;
			layout->column = row->width;
		}
		if (at >= text.len)
			break;
		row->width += width;
		row->end = breaks ? at : next;
		at = next;
		if (breaks)
			add_row(layout, at);
	}
	buf_wipe(&shown);
}

/* Of the rows that the terminal made of the drawn ones when it became narrower. */
static size_t
rows_above(const struct screen *screen, size_t columns)
{
	size_t above = screen->row;

	for (size_t n = 0; n <= screen->row && n < screen->count; n++)
		if (screen->widths[n] > columns)
			above += (screen->widths[n] - 1) / columns;
	return above;
}

static void
go_back(struct screen *screen, size_t columns, struct buf *out)
{
	size_t above = screen->count ? rows_above(screen, columns) : 0;

	if (above)
		buf_printf(out, "\033[%zuA", above);
	buf_add_text(out, CLEAR);
}

static void
draw_rows(struct screen *screen, const struct screen_view *view, const struct layout *layout,
	size_t first, struct buf *out)
{
	size_t lines = size_of(screen->fd, true), end = layout->count;

	if (end - first > lines - 1)
		end = first + lines - 1;
	screen->count = 0;
	for (size_t n = first; n < end; n++) {
		const struct row *row = &layout->rows[n];

		screen->widths = mem_room(screen->widths, screen->count, &screen->room,
			sizeof *screen->widths);
		screen->widths[screen->count++] = row->width;
		buf_add_text(out, n == first ? "" : "\r\n");
		buf_add_text(out, n == 0 ? view->lead : "");
		for (size_t at = row->start; at < row->end;) {
			size_t next = screen_behind(view->text, at);

			show(out, slice_part(view->text, at, next));
			at = next;
		}
	}
	screen->row = layout->row - first;
	if (end - 1 > layout->row)
		buf_printf(out, "\033[%zuA", end - 1 - layout->row);
	buf_add_char(out, '\r');
	if (layout->column)
		buf_printf(out, "\033[%zuC", layout->column);
}

void
screen_draw(struct screen *screen, const struct screen_view *view)
{
	size_t columns = size_of(screen->fd, false), lines = size_of(screen->fd, true);
	struct layout layout = { 0 };
	struct buf out = BUF_INIT;

	lay_out(&layout, view, columns);
	/* more than the terminal holds: the rows that end at the cursor */
	size_t first = layout.row + 2 > lines ? layout.row + 2 - lines : 0;

	buf_wiped_room(&out, 8 * view->text.len + 16 * layout.count + 256);
	go_back(screen, columns, &out);
	draw_rows(screen, view, &layout, first, &out);
	screen->columns = columns;
	replace_write(screen->fd, buf_slice(&out));
	buf_wipe(&out);
	free(layout.rows);
}

void
screen_erase(struct screen *screen)
{
	struct buf out = BUF_INIT;

	go_back(screen, size_of(screen->fd, false), &out);
	replace_write(screen->fd, buf_slice(&out));
	buf_release(&out);
	screen->count = screen->row = 0;
}

void
screen_leave(struct screen *screen)
{
	struct buf out = BUF_INIT;

	if (screen->count > screen->row + 1)
		buf_printf(&out, "\033[%zuB", screen->count - 1 - screen->row);
	buf_add_text(&out, "\r\n");
	replace_write(screen->fd, buf_slice(&out));
	buf_release(&out);
	screen->count = screen->row = 0;
}

void
screen_release(struct screen *screen)
{
	free(screen->widths);
	*screen = (struct screen){ .fd = screen->fd };
}
