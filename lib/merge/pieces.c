/* SPDX-License-Identifier: ISC */
/*
 * Writing what was merged. Invariant: two pieces that did not follow each
 * other in one of the texts are set apart, so that neither becomes part of
 * the other when the page is read again.
 */
#include "merge/pieces.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "doc/line.h"
#include "doc/lines.h"
#include "seal/fence.h"
#include "seal/passage.h"

#define DEPTHS (TREE_DEPTH + 4)

struct writer {
	struct merged *out;
	const struct sources *sources;
	struct written how;
	size_t line;             /* lines written */
	enum ending last;
	size_t content[DEPTHS];  /* of the item before at each depth, or 0 */
	const struct piece *before;
};

struct piece *
pieces_add(struct pieces *pieces, const struct piece *piece)
{
	pieces->items = mem_room(pieces->items, pieces->count, &pieces->room,
		sizeof *pieces->items);
	pieces->items[pieces->count] = *piece;
	return &pieces->items[pieces->count++];
}

void
pieces_cut(struct pieces *pieces, size_t count)
{
	while (pieces->count > count)
		free(pieces->items[--pieces->count].owned);
}

void
pieces_release(struct pieces *pieces)
{
	pieces_cut(pieces, 0);
	free(pieces->items);
	*pieces = (struct pieces){ 0 };
}

/* How a line ends that is from this place in memory. */
static enum ending
ending_of(const struct writer *w, const char *line)
{
	if (w->how.style != ENDING_MIXED)
		return w->how.style;
	for (size_t n = 0; n < SIDES; n++) {
		struct slice text = w->sources->texts[n];

		if (line >= text.ptr && line < text.ptr + text.len) {
			enum ending ending = version_ending(&w->sources->versions[n],
				(size_t)(line - text.ptr));

			return ending == ENDING_NONE ? w->last : ending;
		}
	}
	return w->last;
}

static void
put_line(struct writer *w, struct slice line)
{
	enum ending ending = ending_of(w, line.ptr);

	/* CR and the LF of an empty line would be one ending. */
	if (w->last != ENDING_CR || ending != ENDING_LF || line.len > 0 || w->line == 0)
		w->last = ending;
	buf_add(&w->out->text, line);
	buf_add_text(&w->out->text, ending_text(w->last));
	w->line++;
}

/* A line moved to the right or to the left, as far as blanks lead it. */
static void
put_moved(struct writer *w, struct slice line, size_t from, size_t to)
{
	size_t at = 0, column = 0, blanks = to > from ? to - from : 0;
	size_t less = from > to ? from - to : 0;

	while (column < less && at < line.len && line_is_blank_char(line.ptr[at]))
		column += line.ptr[at++] == '\t' ? 4 - column % 4 : 1;
	if (column > less)
		blanks = column - less; /* a part of a tab stays */
	if (slice_trim(line).len)
		buf_add_repeat(&w->out->text, " ", blanks);
	put_line(w, slice_from(line, at));
}

static void
put_lines(struct writer *w, struct slice text, size_t from, size_t to)
{
	bool whole = from == to && w->how.style == ENDING_LF;

	if (whole) {
		buf_add(&w->out->text, text);
		w->line += fence_lines(text);
		w->last = ENDING_LF;
		return;
	}
	while (text.len)
		put_moved(w, slice_cut(&text, '\n'), from, to);
}

/* Whether they follow each other, without a line between, in one of the texts. */
static bool
have_met(const struct piece *before, const struct piece *piece)
{
	for (size_t n = 0; before && n < SIDES; n++)
		if (before->to[n] != NODE_NONE && before->to[n] == piece->from[n])
			return true;
	return false;
}

static bool
is_open(const struct piece *piece, size_t depth)
{
	return piece->open.len && (piece->open_sealed || depth >= piece->open_depth);
}

static void
close_passage(struct buf *line, struct slice text)
{
	struct passage passage = { .closed = true };
	size_t at = 0;

	while (passage_next(text, &at, &passage))
		continue;
	if (passage.closed)
		return;
	fence_add_prefix(line, passage.prefix);
	buf_add_repeat(line, passage.fence == '`' ? "`" : "~", passage.length);
}

/* The line that ends what is open. */
static void
put_closer(struct writer *w, const struct piece *piece)
{
	struct buf line = BUF_INIT;
	size_t at = 0, column = 0;

	at = line_skip_blanks(piece->open, 0, &column);
	size_t marks = line_fence(piece->open, at);

	if (piece->open_sealed) {
		close_passage(&line, piece->open);
	} else {
		buf_add_repeat(&line, " ", piece->open_indent);
		if (piece->open_kind == NODE_COMMENT)
			buf_add_text(&line, "-->");
		else if (marks)
			buf_add_repeat(&line, piece->open.ptr[at] == '`' ? "`" : "~", marks);
	}
	if (slice_trim(buf_slice(&line)).len)
		put_line(w, buf_slice(&line));
	buf_release(&line);
}

/* Where it begins: moved as what it is nested in was. */
static size_t
indent_of(const struct piece *piece, bool met)
{
	size_t moved = piece->indent + piece->column;
	size_t indent = moved > piece->source ? moved - piece->source : 0;

	/* Right under its item's text it may stand further right; else it is code. */
	if (piece->kind == NODE_ITEM && indent > piece->column + 3 && !met)
		return piece->column;
	return piece->depth && indent < piece->column ? piece->column : indent;
}

static bool
follows_item(const struct piece *before, const struct piece *piece)
{
	return before && piece->kind == NODE_ITEM && (before->depth > piece->depth
		|| (before->depth == piece->depth && before->kind == NODE_ITEM));
}

/* The blank lines before it; those that set it apart from what is gone now do
 * not begin a page, but those that did before. */
static struct slice
lead_of(const struct writer *w, const struct piece *piece)
{
	bool begins = w->before != NULL;

	if (follows_item(w->before, piece))
		return piece->beside;
	for (size_t n = 0; n < SIDES; n++)
		begins = begins || piece->from[n] == piece->lead.len;
	return begins ? piece->lead : SLICE_EMPTY;
}

static void
put_between(struct writer *w, const struct piece *piece, size_t indent)
{
	const struct piece *before = w->before;
	bool met = have_met(before, piece);
	bool in_item = before && (before->kind == NODE_ITEM || before->depth > piece->depth);
	struct slice lead = lead_of(w, piece);
	bool apart = before && lead.len == 0 && !met && !piece->close
		&& !(in_item && piece->kind == NODE_ITEM);

	if (before && is_open(before, piece->depth))
		put_closer(w, before);
	/* Indented as far as this, it would be read as nested in the item above. */
	size_t content = piece->kind == NODE_SECTION ? 0 : w->content[piece->depth];

	if (content && indent >= content) {
		struct buf line = BUF_INIT;

		buf_add_repeat(&line, " ", piece->column);
		buf_add_text(&line, "<!-- -->");
		put_line(w, SLICE_EMPTY);
		put_line(w, buf_slice(&line));
		buf_release(&line);
		apart = lead.len == 0;
	}
	if (apart)
		put_line(w, SLICE_EMPTY);
	put_lines(w, lead, 0, 0);
}

static void
put_piece(struct writer *w, const struct piece *piece)
{
	size_t indent = indent_of(piece, have_met(w->before, piece));

	put_between(w, piece, indent);
	if (piece->twice)
		merged_note(w->out, MERGE_TWICE, w->line + 1);
	if (piece->revived)
		merged_note(w->out, MERGE_REVIVED, w->line + 1);
	put_lines(w, piece->text, piece->indent, indent);
	for (size_t n = piece->depth; n < DEPTHS; n++)
		w->content[n] = 0;
	if (piece->kind == NODE_ITEM)
		w->content[piece->depth] = piece->content + indent - piece->indent;
	w->before = piece;
}

/* A rule that would begin front matter gets an empty line before it. */
static void
keep_rule(struct merged *out, const struct pieces *pieces, struct written how)
{
	struct buf *text = &out->text;
	bool front = pieces->count && pieces->items[0].kind == NODE_FRONT;

	if (front || lines_front(buf_slice(text)) == 0)
		return;
	struct buf copy = BUF_INIT;

	buf_add_text(&copy, ending_text(how.style));
	buf_add(&copy, buf_slice(text));
	buf_release(text);
	*text = copy;
	for (size_t n = 0; n < out->count; n++)
		out->notes[n].line++;
}

static void
put_mark(struct buf *text)
{
	struct buf copy = BUF_INIT;

	buf_add_text(&copy, "\xEF\xBB\xBF");
	buf_add(&copy, buf_slice(text));
	buf_release(text);
	*text = copy;
}

void
pieces_write(struct merged *out, const struct pieces *pieces, struct slice tail,
	const struct sources *sources, struct written how)
{
	struct writer w = { .out = out, .sources = sources, .how = how, .last = ENDING_LF };

	if (how.style == ENDING_NONE)
		w.how.style = ENDING_LF;
	for (size_t n = 0; n < pieces->count; n++)
		put_piece(&w, &pieces->items[n]);
	put_lines(&w, tail, 0, 0);
	keep_rule(out, pieces, w.how);
	if (!how.final && w.line > 0) {
		struct slice text = buf_slice(&out->text);
		size_t ending = slice_ends(text, "\r\n") ? 2 : text.len > 0;

		buf_cut(&out->text, text.len - ending);
	}
	if (how.mark)
		put_mark(&out->text);
}
