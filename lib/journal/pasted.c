/* SPDX-License-Identifier: ISC */
/*
 * Reading an answer. Each line is of one kind, told by the line and by those
 * next to it; what is of no other kind is words. Invariant: what is words is
 * written, in its order, whatever stands round it.
 */
#include "journal/pasted.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "base/text.h"
#include "journal/card_words.h"
#include "journal/leftovers.h"

#define SIGNATURE_MAX 12 /* lines; what is longer is words */
#define MAIL_MAX 3       /* lines of a paragraph before a quote */
#define ID_MAX 64

/* Blanks that programs put in, and directions without width. */
static const char *const blanks[] = {
	" ", "\t", "\xe2\x80\xaf", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x81\xa0",
};

/* What lists and emphasis put before and behind a word. */
static const char *const marks[] = { "*", "_", "`", "#", "+", "-", "•", "–" };
static const char *const emphasis[] = { "*", "_", "`", "\"", "'", "“", "”", "„" };
static const char *const numbering[] = { ".", ")", "|", "0", "1", "2", "3", "4", "5", "6", "7",
	"8", "9" };

static bool
skip_one(struct slice *text, const char *const *list, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		if (slice_starts(*text, list[n])) {
			*text = slice_from(*text, slice_of(list[n]).len);
			return true;
		}
	}
	return false;
}

#define SKIP(text, list) skip_one(text, list, sizeof list / sizeof *list)

static bool
skip_last(struct slice *text, const char *const *list, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		if (slice_ends(*text, list[n])) {
			text->len -= slice_of(list[n]).len;
			return true;
		}
	}
	return false;
}

#define SKIP_LAST(text, list) skip_last(text, list, sizeof list / sizeof *list)

static struct slice
trim(struct slice text)
{
	while (SKIP(&text, blanks))
		;
	while (SKIP_LAST(&text, blanks))
		;
	return text;
}

/* The value behind a label: emphasis may have begun before that. */
static struct slice
trim_value(struct slice text)
{
	while (SKIP(&text, blanks) || SKIP(&text, emphasis))
		;
	while (SKIP_LAST(&text, blanks) || SKIP_LAST(&text, emphasis))
		;
	return text;
}

static void
add_line(struct pasted *pasted, struct slice text)
{
	struct pasted_line line = { .kind = PASTED_WORDS };
	struct slice rest = text;

	while (SKIP_LAST(&text, blanks))
		;
	for (;;) {
		if (slice_starts(rest, ">")) {
			line.depth++;
			rest = slice_from(rest, 1);
		} else if (!SKIP(&rest, blanks)) {
			break;
		}
	}
	line.text = text;
	line.bare = trim(rest);
	if (line.bare.len == 0)
		line.kind = PASTED_BLANK;
	pasted->lines = mem_room(pasted->lines, pasted->count, &pasted->room,
		sizeof *pasted->lines);
	pasted->lines[pasted->count++] = line;
}

static bool
take_word(struct slice *text, const char *word)
{
	struct slice wanted = slice_of(word);

	if (text->len < wanted.len || !slice_is_nocase(slice_part(*text, 0, wanted.len), word))
		return false;
	*text = slice_from(*text, wanted.len);
	return true;
}

static bool
take_colon(struct slice *text)
{
	while (SKIP(text, blanks) || SKIP(text, emphasis))
		;
	return take_word(text, ":") || take_word(text, "\xef\xbc\x9a");
}

static bool
is_id_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		c == '-';
}

struct label {
	struct slice id, unit, value;
};

/* " (run, km)": whose card, and in what. */
static bool
take_card(struct slice *text, struct label *label)
{
	struct slice rest = *text;

	while (SKIP(&rest, blanks) || SKIP(&rest, emphasis))
		;
	if (!take_word(&rest, "("))
		return false;
	size_t end = slice_find_char(rest, ')'), id = 0;

	if (end == SLICE_NONE)
		return false;
	struct slice inside = trim(slice_part(rest, 0, end));

	while (id < inside.len && is_id_char(inside.ptr[id]))
		id++;
	label->id = slice_part(inside, 0, id);
	inside = trim(slice_from(inside, id));
	if (label->id.len == 0 || label->id.len > ID_MAX ||
	    (inside.len && !take_word(&inside, ",")))
		return false;
	label->unit = trim(inside);
	*text = slice_from(rest, end + 1);
	return true;
}

/* A label in any language: a card goes to whoever speaks another one, too. */
static bool
take_label(struct slice *text, size_t which)
{
	for (int language = 0; language < LANGUAGE_COUNT; language++)
		if (take_word(text, card_words[language].labels[which]))
			return true;
	return false;
}

/* A label at the beginning of a text; "now" may name its card. */
static bool
label_at(struct slice text, size_t which, bool must_name, struct label *label)
{
	*label = (struct label){ SLICE_EMPTY, SLICE_EMPTY, SLICE_EMPTY };
	if (!take_label(&text, which))
		return false;
	bool named = which == CARD_NOW && take_card(&text, label);

	if ((must_name && !named) || !take_colon(&text))
		return false;
	label->value = trim_value(text);
	return true;
}

static void
note_label(struct pasted *pasted, struct pasted_line *line, size_t which, const struct label *label)
{
	line->kind = which == CARD_NOW ? PASTED_NOW : PASTED_LABEL;
	line->value = label->value;
	if (!label->id.len)
		return;
	if (pasted->id.len && !text_same(pasted->id, label->id))
		pasted->several = true;
	pasted->id = label->id;
	if (label->unit.len)
		pasted->unit = label->unit;
}

/* What stands before a label, unless it only counts or marks it: "2) ". */
static struct slice
words_before(struct slice text)
{
	struct slice rest = text;

	while (SKIP(&rest, blanks) || SKIP(&rest, marks) || SKIP(&rest, emphasis) ||
	    SKIP(&rest, numbering))
		;
	return rest.len ? trim_value(text) : SLICE_EMPTY;
}

/* A messenger may put words before it: "[21.11.26, 20:15] Ana: now (run): 5". */
static bool
find_inside(struct slice bare, size_t *at, struct label *label)
{
	for (*at = 1; *at < bare.len; ++*at)
		if (is_id_char(bare.ptr[*at]) && !is_id_char(bare.ptr[*at - 1]) &&
		    label_at(slice_from(bare, *at), CARD_NOW, true, label))
			return true;
	return false;
}

static void
find_label(struct pasted *pasted, struct pasted_line *line)
{
	struct slice text = line->bare;
	struct label label;
	size_t at;

	while (SKIP(&text, blanks) || SKIP(&text, marks))
		;
	for (size_t which = 0; which < CARD_LABELS; which++) {
		if (label_at(text, which, false, &label)) {
			note_label(pasted, line, which, &label);
			return;
		}
	}
	if (find_inside(text, &at, &label)) {
		line->before = words_before(slice_part(text, 0, at));
		note_label(pasted, line, CARD_NOW, &label);
	}
}

/* From a line of two dashes on, to where something else begins. */
static void
find_signature(struct pasted *pasted, size_t first)
{
	size_t end = first, lines = 0;

	while (end < pasted->count && pasted->lines[end].depth == 0 &&
	    (pasted->lines[end].kind == PASTED_WORDS ||
	    pasted->lines[end].kind == PASTED_BLANK))
		lines += pasted->lines[end++].kind == PASTED_WORDS;
	for (size_t n = first; n < end && lines <= SIGNATURE_MAX; n++)
		pasted->lines[n].kind = PASTED_SIGNATURE;
}

/* An address, or a time of day. */
static bool
is_of_mail(struct slice text)
{
	if (slice_find_char(text, '@') != SLICE_NONE)
		return true;
	for (size_t at = 2; at + 2 < text.len; at++)
		if (text.ptr[at] == ':' && text.ptr[at - 1] >= '0' && text.ptr[at - 1] <= '9' &&
		    text.ptr[at + 1] >= '0' && text.ptr[at + 1] <= '9' &&
		    text.ptr[at + 2] >= '0' && text.ptr[at + 2] <= '9')
			return true;
	return false;
}

/* The paragraph right before a quote that says when who wrote it. */
static void
find_mail(struct pasted *pasted, size_t quote)
{
	size_t end = quote, first;
	bool any = false;

	while (end > 0 && pasted->lines[end - 1].kind == PASTED_BLANK &&
	    pasted->lines[end - 1].depth == 0)
		end--;
	for (first = end; first > 0; first--) {
		const struct pasted_line *line = &pasted->lines[first - 1];

		if (line->kind != PASTED_WORDS || line->depth)
			break;
		any = any || is_of_mail(line->bare);
	}
	if (!any || end - first > MAIL_MAX || !slice_ends(pasted->lines[end - 1].bare, ":"))
		return;
	while (first < end)
		pasted->lines[first++].kind = PASTED_MAIL;
}

void
pasted_read(struct pasted *pasted, struct slice text)
{
	*pasted = (struct pasted){ .text = BUF_INIT };
	buf_wiped_room(&pasted->text, 4 * text.len + 1);
	leftovers_clean(&pasted->text, text);
	for (struct slice rest = buf_slice(&pasted->text); rest.ptr;)
		add_line(pasted, slice_cut(&rest, '\n'));
	for (size_t n = 0; n < pasted->count; n++)
		if (pasted->lines[n].kind == PASTED_WORDS)
			find_label(pasted, &pasted->lines[n]);
	for (size_t n = 0; n < pasted->count; n++) {
		if (slice_is(pasted->lines[n].text, "--"))
			find_signature(pasted, n);
		if (pasted->lines[n].depth && (n == 0 || !pasted->lines[n - 1].depth))
			find_mail(pasted, n);
	}
}

void
pasted_release(struct pasted *pasted)
{
	if (pasted->text.ptr)
		buf_wipe(&pasted->text);
	free(pasted->lines);
	*pasted = (struct pasted){ .text = BUF_INIT };
}
