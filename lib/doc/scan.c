/* SPDX-License-Identifier: ISC */
/*
 * The line scanner. It goes over the lines once and holds only what is open:
 * a chain of items, and a fence or comment. Invariant: each line that is not
 * blank lies in all open items, so an item ends behind the last such line.
 */
#include "doc/scan.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "doc/line.h"
#include "doc/lines.h"

struct open_item {
	size_t item;
	size_t column; /* what is nested in it begins here or further right */
};

enum block { BLOCK_NONE, BLOCK_FENCE, BLOCK_COMMENT };

struct scan {
	struct document *doc;
	size_t line_room, section_room, item_room;
	struct open_item *open;
	size_t open_count, open_room;
	enum block block;
	size_t block_column; /* a line further left ends it; 0: at the top level */
	bool block_quoted;   /* so does one without `>` */
	char fence;
	size_t fence_len;
	bool text_open; /* the next line may go on with the innermost item's text */
	bool paragraph; /* the line before is prose, but no item's text */
	size_t used;    /* the line after the last one that is not blank */
	size_t chain[7]; /* the open section of each level, or DOCUMENT_NONE */
};

/* One line while it is looked at. */
struct look {
	size_t index;
	struct slice text;
	size_t at; /* of its first character in text */
	size_t indent;
	size_t keep; /* so many open items hold it by its indentation */
	size_t rel;  /* columns it stands to the right of the innermost of them */
};

static void
close_items(struct scan *scan, size_t keep)
{
	while (scan->open_count > keep)
		scan->doc->items[scan->open[--scan->open_count].item].end = scan->used;
	scan->text_open = false;
}

/* How many open items, from the outermost on, hold a line indented so far. */
static size_t
holding_items(const struct scan *scan, size_t indent)
{
	size_t low = 0, high = scan->open_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (scan->open[middle].column <= indent)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
end_section(struct scan *scan, size_t line, size_t level)
{
	struct document *doc = scan->doc;
	struct section *last = &doc->sections[doc->section_count - 1];

	last->end = line;
	last->item_end = doc->item_count;
	if (last->line == DOCUMENT_NONE)
		last->deep_end = line;
	for (size_t n = level; n <= 6; n++) {
		if (scan->chain[n] != DOCUMENT_NONE)
			doc->sections[scan->chain[n]].deep_end = line;
		scan->chain[n] = DOCUMENT_NONE;
	}
}

static size_t
parent_section(const struct scan *scan, size_t level)
{
	for (size_t n = level; n-- > 1;)
		if (scan->chain[n] != DOCUMENT_NONE)
			return scan->chain[n];
	return DOCUMENT_NONE;
}

static void
add_section(struct scan *scan, const struct section *section)
{
	struct document *doc = scan->doc;

	doc->sections = mem_room(doc->sections, doc->section_count, &scan->section_room,
		sizeof *doc->sections);
	doc->sections[doc->section_count++] = *section;
}

static bool
read_heading(struct scan *scan, const struct look *look)
{
	struct document *doc = scan->doc;

	if (look->at != 0 || look->text.ptr[0] != '#')
		return false;
	struct section section = { .line = look->index, .first = look->index + 1 };

	section.level = line_heading(look->text, 0, &section.title);
	if (section.level == 0)
		return false;
	close_items(scan, 0);
	end_section(scan, look->index, section.level);
	section.parent = parent_section(scan, section.level);
	section.item = doc->item_count;
	scan->chain[section.level] = doc->section_count;
	add_section(scan, &section);
	doc->lines[look->index].kind = LINE_HEADING;
	return true;
}

/* A fence that opens at `at`, in what begins at `column`. */
static bool
open_fence(struct scan *scan, struct slice text, size_t at, size_t column)
{
	size_t len = line_fence(text, at);

	if (len == 0)
		return false;
	scan->block = BLOCK_FENCE;
	scan->block_column = column;
	scan->block_quoted = false;
	scan->fence = text.ptr[at];
	scan->fence_len = len;
	return true;
}

static bool
begins_comment(struct slice text, size_t at)
{
	return slice_starts(slice_from(text, at), "<!--");
}

static bool
ends_comment(struct slice text, size_t at)
{
	return slice_find(slice_from(text, at), "-->") != SLICE_NONE;
}

/* What stands in a quote is prose, but a fence in it is seen as one. */
static bool
open_quoted_fence(struct scan *scan, struct slice text, size_t at, size_t column)
{
	while (at < text.len && (text.ptr[at] == '>' || line_is_blank_char(text.ptr[at])))
		at++;
	if (!open_fence(scan, text, at, column))
		return false;
	scan->block_quoted = true;
	return true;
}

/* A fence or comment that begins behind a marker, or behind several. */
static void
open_behind_marker(struct scan *scan, struct slice text, struct marker marker)
{
	size_t column = marker.column;

	while (line_marker(text, marker.content, column, &marker))
		column = marker.column;
	size_t at = marker.content;

	if (open_fence(scan, text, at, column))
		return;
	if (at < text.len && text.ptr[at] == '>') {
		open_quoted_fence(scan, text, at, column);
	} else if (begins_comment(text, at) && !ends_comment(text, at)) {
		scan->block = BLOCK_COMMENT;
		scan->block_column = column;
	}
}

static bool
is_item(const struct scan *scan, const struct look *look, struct marker *marker)
{
	/* Right under an item people indent loosely; elsewhere it is code. */
	bool loose = look->keep > 0 && scan->text_open;

	if (look->rel > 3 && !loose)
		return false;
	if (!line_marker(look->text, look->at, look->indent, marker))
		return false;
	/* Not so in an item: there any marker ends the text above it. */
	bool under_prose = scan->paragraph && scan->open_count == 0;

	return !under_prose || (marker->starts && !marker->empty);
}

static void
add_item(struct scan *scan, const struct look *look, const struct marker *marker)
{
	struct document *doc = scan->doc;
	struct line *line = &doc->lines[look->index];

	close_items(scan, look->keep);
	doc->items = mem_room(doc->items, doc->item_count, &scan->item_room, sizeof *doc->items);
	scan->open = mem_room(scan->open, scan->open_count, &scan->open_room, sizeof *scan->open);
	size_t depth = scan->open_count;

	doc->items[doc->item_count] = (struct item){
		.section = doc->section_count - 1,
		.parent = depth ? scan->open[depth - 1].item : DOCUMENT_NONE,
		.depth = depth,
		.first = look->index,
		.text_end = look->index + 1,
		.content = line->start + marker->content,
	};
	scan->open[scan->open_count++] = (struct open_item){ doc->item_count++, marker->column };
	line->kind = LINE_ITEM;
	open_behind_marker(scan, look->text, *marker);
	scan->text_open = scan->block == BLOCK_NONE;
}

/* A line that only goes on with what is there: item text, or prose. */
static void
read_plain(struct scan *scan, const struct look *look)
{
	if (scan->text_open && look->indent > 0) {
		size_t item = scan->open[scan->open_count - 1].item;

		scan->doc->items[item].text_end = look->index + 1;
		return;
	}
	/* An indented line goes on with a paragraph in an item, too. */
	if (scan->paragraph && look->indent > 0)
		return;
	close_items(scan, look->keep);
	scan->paragraph = look->rel < 4;
}

/* Fences, comments, quotes and rules; they end the text above them. */
static bool
read_block(struct scan *scan, const struct look *look)
{
	struct line *line = &scan->doc->lines[look->index];
	size_t column = look->indent - look->rel;

	if (look->rel > 3)
		return false;
	if (open_fence(scan, look->text, look->at, column)) {
		line->kind = LINE_FENCE;
	} else if (begins_comment(look->text, look->at)) {
		line->kind = LINE_COMMENT;
		/* A note of one line may stand in an item's text, before fields. */
		if (ends_comment(look->text, look->at))
			return look->keep == 0 || look->keep < scan->open_count
				|| !scan->text_open;
		scan->block = BLOCK_COMMENT;
		scan->block_column = column;
		scan->block_quoted = false;
	} else if (look->text.ptr[look->at] == '>') {
		if (open_quoted_fence(scan, look->text, look->at, column))
			line->kind = LINE_FENCE;
	} else if (!line_is_rule(look->text, look->at)) {
		return false;
	}
	return true;
}

static void
end_block(struct scan *scan, size_t index)
{
	scan->block = BLOCK_NONE;
	/* The blank lines between were taken to be inside. */
	for (size_t n = scan->used; n < index; n++)
		scan->doc->lines[n].kind = LINE_BLANK;
}

/* Whether the line still lies in the open fence or comment; it may close it. */
static bool
read_inside(struct scan *scan, const struct look *look)
{
	struct line *line = &scan->doc->lines[look->index];
	bool is_blank = look->at == look->text.len;
	size_t at = look->at;
	bool left = !is_blank && look->indent < scan->block_column;

	if (scan->block == BLOCK_FENCE && scan->block_quoted) {
		left = left || is_blank || look->text.ptr[at] != '>';
		while (!left && at < look->text.len
			&& (look->text.ptr[at] == '>' || line_is_blank_char(look->text.ptr[at])))
			at++;
	}
	if (left) {
		end_block(scan, look->index);
		return false;
	}
	line->kind = scan->block == BLOCK_FENCE ? LINE_FENCE : LINE_COMMENT;
	if (scan->block == BLOCK_COMMENT) {
		if (ends_comment(look->text, at))
			scan->block = BLOCK_NONE;
	} else if (look->indent < scan->block_column + 4
		&& line_closes_fence(look->text, at, scan->fence, scan->fence_len)) {
		scan->block = BLOCK_NONE;
	}
	return true;
}

static void
read_blank(struct scan *scan, const struct look *look)
{
	scan->doc->lines[look->index].kind = LINE_BLANK;
	/* An item that begins with an empty line has nothing after a second. */
	if (scan->text_open) {
		const struct open_item *open = &scan->open[scan->open_count - 1];
		const struct item *item = &scan->doc->items[open->item];

		if (item->text_end == item->first + 1
			&& item->content == scan->doc->lines[item->first].end)
			close_items(scan, scan->open_count - 1);
	}
	scan->text_open = false;
	scan->paragraph = false;
}

static void
read_full(struct scan *scan, struct look *look)
{
	struct marker marker;

	look->keep = holding_items(scan, look->indent);
	look->rel = look->indent - (look->keep ? scan->open[look->keep - 1].column : 0);
	bool is_rule = look->rel <= 3 && line_is_rule(look->text, look->at);

	if (read_heading(scan, look)) {
		scan->paragraph = false;
	} else if (!is_rule && is_item(scan, look, &marker)) {
		add_item(scan, look, &marker);
		scan->paragraph = false;
	} else if (read_block(scan, look)) {
		close_items(scan, look->keep);
		scan->paragraph = false;
	} else {
		read_plain(scan, look);
	}
}

static void
read_line(struct scan *scan, size_t index)
{
	struct line *line = &scan->doc->lines[index];
	struct slice text = slice_part(buf_slice(&scan->doc->bytes), line->start, line->end);
	struct look look = { .index = index, .text = text };

	look.at = line_skip_blanks(text, 0, &look.indent);
	line->indent = look.indent;
	line->kind = LINE_TEXT;
	bool is_blank = look.at == text.len;

	if (scan->block == BLOCK_NONE || !read_inside(scan, &look)) {
		if (is_blank)
			read_blank(scan, &look);
		else
			read_full(scan, &look);
	} else {
		scan->paragraph = false;
	}
	if (!is_blank)
		scan->used = index + 1;
}

static void
add_line(struct scan *scan, const struct line *line)
{
	struct document *doc = scan->doc;

	doc->lines = mem_room(doc->lines, doc->line_count, &scan->line_room, sizeof *doc->lines);
	doc->lines[doc->line_count++] = *line;
}

static void
read_lines(struct scan *scan, struct slice bytes)
{
	struct lines lines = lines_begin(bytes);
	size_t front = lines_front(bytes);
	struct line line;

	while (lines_next(&lines, &line)) {
		line.kind = LINE_FRONT;
		add_line(scan, &line);
		if (line.next > front)
			read_line(scan, scan->doc->line_count - 1);
		else
			scan->used = scan->doc->line_count;
	}
	/* A file of a byte-order mark alone has one empty line, to hold it. */
	if (bytes.len > 0 && scan->doc->line_count == 0)
		add_line(scan, &(struct line){ lines.at, lines.at, lines.at, 0, LINE_BLANK });
}

void
scan_document(struct document *doc)
{
	struct scan scan = { .doc = doc };

	for (size_t n = 0; n <= 6; n++)
		scan.chain[n] = DOCUMENT_NONE;
	/* Most lines are longer than 24 bytes: one allocation is enough. */
	scan.line_room = doc->bytes.len / 24 + 8;
	doc->lines = mem_resize(NULL, scan.line_room, sizeof *doc->lines);
	add_section(&scan, &(struct section){ .line = DOCUMENT_NONE, .parent = DOCUMENT_NONE });
	read_lines(&scan, buf_slice(&doc->bytes));
	close_items(&scan, 0);
	end_section(&scan, doc->line_count, 1);
	doc->open_fence = scan.block == BLOCK_FENCE && scan.block_column == 0
		&& !scan.block_quoted;
	doc->open_comment = scan.block == BLOCK_COMMENT && scan.block_column == 0;
	doc->fence = doc->open_fence ? scan.fence : '\0';
	doc->fence_len = doc->open_fence ? scan.fence_len : 0;
	free(scan.open);
}
