/* SPDX-License-Identifier: ISC */
/*
 * Writing a card. Invariant: nothing is read of the result but its words, its
 * unit, its id, and the nested items that are anchors.
 */
#include "journal/card.h"

#include "base/decimal.h"
#include "base/text.h"
#include "journal/card_words.h"

#define INDENT "    "
#define UNIT_MAX 32 /* bytes; a longer one is not said behind the id */

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
add_anchors(struct buf *out, const struct areas *areas, const struct result *result,
	const struct card_words *words)
{
	const struct document *page = result_page(areas, result);
	const struct item *item = result_item(areas, result);
	size_t own = (size_t)(item - page->items), count = 0;

	for (size_t n = own + 1; n < page->item_count && page->items[n].first < item->end; n++) {
		if (page->items[n].parent != own || !is_anchor(page->items[n].words))
			continue;
		if (count++ == 0)
			add_text(out, words->anchors);
		add_paragraph(out, page->items[n].words, INDENT, INDENT "   ");
	}
	if (count)
		buf_add_char(out, '\n');
	return count;
}

static void
add_scale(struct buf *out, const struct areas *areas, const struct result *result,
	const struct card_words *words)
{
	struct buf line = BUF_INIT;

	if (result->kind == RESULT_RATED && add_anchors(out, areas, result, words) == 0)
		buf_add_text(&line, words->scale);
	else if (result->kind == RESULT_MEASURED && result->unit.len)
		buf_printf(&line, "%s %.*s.", words->measured, SLICE_ARG(result->unit));
	if (line.len) {
		add_text(out, line.ptr);
		buf_add_char(out, '\n');
	}
	buf_release(&line);
}

static void
add_asked(struct buf *out, const struct result *result, const struct card_words *words)
{
	struct buf where = BUF_INIT;

	buf_add_text(&where, words->where);
	if (result->kind == RESULT_RATED)
		buf_add_text(&where, words->rated);
	else if (result->kind == RESULT_MEASURED && result->unit.len)
		buf_printf(&where, "%s %.*s", words->in_unit, SLICE_ARG(result->unit));
	else if (result->kind == RESULT_MEASURED)
		buf_add_text(&where, words->number);
	buf_add_text(&where, result->kind == RESULT_WORDS ? words->in_words : words->if_any);
	add_point(out, where.ptr);
	add_point(out, words->seen);
	add_point(out, words->try);
	buf_release(&where);
}

static void
add_unit(const struct result *result, enum language language, struct buf *out)
{
	if (result->kind == RESULT_RATED)
		buf_add_text(out, card_words[language].rating);
	else if (result->kind == RESULT_MEASURED)
		text_escape_line(out, result->unit);
}

bool
card_is_unit(const struct result *result, struct slice unit)
{
	bool is = false;

	for (int language = 0; !is && language < LANGUAGE_COUNT; language++) {
		struct buf own = BUF_INIT;

		add_unit(result, (enum language)language, &own);
		is = text_same(unit, buf_slice(&own));
		buf_release(&own);
	}
	return is;
}

static void
add_lines(struct buf *out, const struct result *result, enum language language)
{
	const char *const *labels = card_words[language].labels;
	struct buf unit = BUF_INIT;

	add_unit(result, language, &unit);
	buf_add_text(out, labels[CARD_NOW]);
	if (result->id.len && unit.len && unit.len <= UNIT_MAX &&
	    slice_find_char(buf_slice(&unit), ')') == SLICE_NONE)
		buf_printf(out, " (%.*s, %s)", SLICE_ARG(result->id), unit.ptr);
	else if (result->id.len)
		buf_printf(out, " (%.*s)", SLICE_ARG(result->id));
	buf_printf(out, ":\n%s:\n%s:\n\n", labels[CARD_SEEN], labels[CARD_TRY]);
	buf_release(&unit);
}

void
card_write(const struct areas *areas, const struct result *result, struct slice name,
	enum language language, struct buf *out)
{
	const struct card_words *words = &card_words[language];
	struct buf greeting = BUF_INIT;

	buf_printf(&greeting, "%s %.*s,", words->hello, SLICE_ARG(name));
	add_paragraph(out, buf_slice(&greeting), "", "");
	buf_add_char(out, '\n');
	add_text(out, words->wanted);
	buf_add_char(out, '\n');
	add_paragraph(out, result->text, INDENT, INDENT);
	buf_add_char(out, '\n');
	add_scale(out, areas, result, words);
	add_text(out, words->advice);
	buf_add_char(out, '\n');
	add_asked(out, result, words);
	buf_add_char(out, '\n');
	add_text(out, words->please);
	buf_add_char(out, '\n');
	add_lines(out, result, language);
	add_text(out, words->thanks);
	buf_release(&greeting);
}
