/* SPDX-License-Identifier: ISC */
/*
 * Writing a card. Invariant: nothing is read of the result but its words, its
 * unit, its id, and the nested items that are anchors.
 */
#include "journal/card.h"

#include "base/decimal.h"
#include "base/text.h"

#define INDENT "    "
#define UNIT_MAX 32 /* bytes; a longer one is not said behind the id */

const char *const card_labels[CARD_LABELS] = { "now", "seen", "try" };

/* Wrapped, with `indent` before all lines but the first, which has `first`. */
static void
add_paragraph(struct buf *out, struct slice text, const char *first, const char *indent)
{
	struct buf safe = BUF_INIT, whole = BUF_INIT;

	text_escape_line(&safe, text);
	buf_add_text(out, first);
	text_wrap(&whole, buf_slice(&safe), CARD_WIDTH - text_width(slice_of(indent)), "");
	for (struct slice rest = buf_slice(&whole), line; rest.ptr;) {
		line = slice_cut(&rest, '\n');
		buf_add(out, line);
		buf_add_char(out, '\n');
		if (rest.ptr)
			buf_add_text(out, indent);
	}
	buf_release(&safe);
	buf_release(&whole);
}

static void
add_text(struct buf *out, const char *text)
{
	add_paragraph(out, slice_of(text), "", "");
}

static void
add_point(struct buf *out, const char *text)
{
	add_paragraph(out, slice_of(text), "- ", "  ");
}

/* "5: I can be looked at": a number of the scale, a colon, words. A nested item
 * of another shape is a note, and nobody else's business. */
static bool
is_anchor(struct slice words)
{
	struct slice rest = words, number = slice_trim(slice_cut(&rest, ':'));
	struct decimal at;

	return rest.ptr && slice_trim(rest).len && decimal_parse(number, &at) &&
		at.micro >= 0 && at.micro <= 10 * DECIMAL_ONE;
}

static size_t
add_anchors(struct buf *out, const struct areas *areas, const struct result *result)
{
	const struct document *page = result_page(areas, result);
	const struct item *item = result_item(areas, result);
	size_t own = (size_t)(item - page->items), count = 0;

	for (size_t n = own + 1; n < page->item_count && page->items[n].first < item->end; n++) {
		if (page->items[n].parent != own || !is_anchor(page->items[n].words))
			continue;
		if (count++ == 0)
			add_text(out, "From 0 to 10, this is what I mean by");
		add_paragraph(out, page->items[n].words, INDENT, INDENT "   ");
	}
	if (count)
		buf_add_char(out, '\n');
	return count;
}

static void
add_scale(struct buf *out, const struct areas *areas, const struct result *result)
{
	struct buf line = BUF_INIT;

	if (result->kind == RESULT_RATED && add_anchors(out, areas, result) == 0)
		buf_add_text(&line, "I look at it from 0, nothing of it, to 10, all of it.");
	else if (result->kind == RESULT_MEASURED && result->unit.len)
		buf_printf(&line, "I measure it in %.*s.", SLICE_ARG(result->unit));
	if (line.len) {
		add_text(out, line.ptr);
		buf_add_char(out, '\n');
	}
	buf_release(&line);
}

static void
add_asked(struct buf *out, const struct result *result)
{
	struct buf where = BUF_INIT;

	buf_add_text(&where, "where you see it now");
	if (result->kind == RESULT_RATED)
		buf_add_text(&where, ": a number from 0 to 10, if you have one");
	else if (result->kind == RESULT_MEASURED && result->unit.len)
		buf_printf(&where, ": a number in %.*s, if you have one", SLICE_ARG(result->unit));
	else if (result->kind == RESULT_MEASURED)
		buf_add_text(&where, ": a number, if you have one");
	else
		buf_add_text(&where, ", in your words");
	add_point(out, where.ptr);
	add_point(out, "one thing that you have seen of it");
	add_point(out, "one thing that you would try in my place");
	buf_release(&where);
}

void
card_unit(const struct result *result, struct buf *out)
{
	if (result->kind == RESULT_RATED)
		buf_add_text(out, "0 to 10");
	else if (result->kind == RESULT_MEASURED)
		text_escape_line(out, result->unit);
}

static void
add_lines(struct buf *out, const struct result *result)
{
	struct buf unit = BUF_INIT;

	card_unit(result, &unit);
	buf_add_text(out, card_labels[CARD_NOW]);
	if (result->id.len && unit.len && unit.len <= UNIT_MAX &&
	    slice_find_char(buf_slice(&unit), ')') == SLICE_NONE)
		buf_printf(out, " (%.*s, %s)", SLICE_ARG(result->id), unit.ptr);
	else if (result->id.len)
		buf_printf(out, " (%.*s)", SLICE_ARG(result->id));
	buf_printf(out, ":\n%s:\n%s:\n\n", card_labels[CARD_SEEN], card_labels[CARD_TRY]);
	buf_release(&unit);
}

void
card_write(const struct areas *areas, const struct result *result, struct slice name,
	struct buf *out)
{
	struct buf greeting = BUF_INIT;

	buf_printf(&greeting, "Hello %.*s,", SLICE_ARG(name));
	add_paragraph(out, buf_slice(&greeting), "", "");
	buf_add_char(out, '\n');
	add_text(out, "there is something that I want to be so, and I would like to hear "
		"how you see it:");
	buf_add_char(out, '\n');
	add_paragraph(out, result->text, INDENT, INDENT);
	buf_add_char(out, '\n');
	add_scale(out, areas, result);
	add_text(out, "It is your advice that I am after, not a grade. My own view stays out "
		"of this, so that yours is yours. Three things would help me, and any one "
		"of them is enough:");
	buf_add_char(out, '\n');
	add_asked(out, result);
	buf_add_char(out, '\n');
	add_text(out, "Please write behind the colons, and send it back. I keep it in my journal, "
		"in your words:");
	buf_add_char(out, '\n');
	add_lines(out, result);
	add_text(out, "No answer is fine too; I will not ask why. Thank you!");
	buf_release(&greeting);
}
