/* SPDX-License-Identifier: ISC */
/* Making ids that a person can type and nothing else can mean. */
#include "journal/id.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

#define ID_MAX 64

bool
id_is_valid(struct slice id)
{
	for (size_t at = 0; at < id.len; at++) {
		char c = id.ptr[at];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || c == '-'))
			return false;
	}
	return id.len > 0 && id.len <= ID_MAX && id.ptr[0] != '-';
}

static bool
is_among(struct slice word, const char *list)
{
	struct slice rest = slice_of(list), one;

	while (slice_word(&rest, &one))
		if (one.len == word.len && text_same(one, word))
			return true;
	return false;
}

bool
id_is_command(struct slice id)
{
	return is_among(id,
		"add area ask belief check clone complete config doctor done drop edit "
		"enough export focus help history import init key let-go link list lock log "
		"merge-file move plan purpose remeasure rename rename-id resume retire "
		"review save search share show status sync tension today undo unlock verify "
		"version vision week");
}

bool
id_is_taken(const struct areas *areas, struct slice id)
{
	return areas_find(areas, id) || areas_find_result(areas, id) || areas_find_step(areas, id);
}

/* Words that say nothing about what a wish is of; as text_ascii() has them. */
static bool
is_filler(struct slice word)
{
	return is_among(word,
		"a an the i me my we our us you your he she it its they them their am is "
		"are be been being was were have has had do does did will would can could "
		"shall should may might must and or but if then when while as at by for "
		"from in into of on onto out over to up with without not no so than that "
		"this these those there here feel more most very every each all pm once put "
		"go get take make day days week weeks month months mon tue wed thu fri sat "
		"sun");
}

static bool
is_german(struct slice word)
{
	return is_among(word,
		"ein eine einen einem einer eines der die das dem ich mein meine meinen "
		"meinem meiner mir mich wir uns unser unsere unseren unserem du dein deine "
		"dich er sie es ihr ihm ihn ihre sich ist sind sein habe haben werde wird "
		"werden kann konnen muss mussen soll sollen darf und oder aber wenn dann wie "
		"beim vom zu zum zur aus im ins um auf uber unter mit ohne nicht kein keine "
		"keinen mehr sehr jede jeder jedes jeden alle allen noch schon immer nach "
		"bis einmal gehe gehen mache machen nehme nehmen stelle setze zwei drei tage "
		"wochen monat monate morgens abends montag dienstag mittwoch donnerstag "
		"freitag samstag sonntag");
}

/* Words of one or the other: they say nothing beside such as are German. */
static bool
may_be_german(struct slice word)
{
	return is_among(word, "als bei bin bist den des dir fur hast hat mal man war");
}

static bool
has_letter(struct slice word)
{
	for (size_t at = 0; at < word.len; at++)
		if (word.ptr[at] >= 'a' && word.ptr[at] <= 'z')
			return true;
	return false;
}

/* The next run of letters and digits of a text that text_ascii() made. */
static bool
next_part(struct slice *rest, struct slice *word)
{
	while (rest->len && rest->ptr[0] == '-')
		*rest = slice_from(*rest, 1);
	size_t end = slice_find_char(*rest, '-');

	*word = slice_part(*rest, 0, end == SLICE_NONE ? rest->len : end);
	*rest = slice_from(*rest, word->len);
	return word->len > 0;
}

/* For an if–then step the act says more than the cue. */
static struct slice
act_of(struct slice words)
{
	static const char *const thens[] = { "then I ", ", dann: ", ", dann " };

	for (size_t n = 0; n < sizeof thens / sizeof *thens; n++) {
		size_t then = slice_find(words, thens[n]);

		if (then != SLICE_NONE)
			return slice_from(words, then + strlen(thens[n]));
	}
	return words;
}

static bool
speaks_german(struct slice plain)
{
	struct slice word;

	while (next_part(&plain, &word))
		if (is_german(word))
			return true;
	return false;
}

static void
first_words(struct buf *out, struct slice words)
{
	struct buf plain = BUF_INIT;
	struct slice rest, word, fallback = SLICE_EMPTY;
	size_t start = out->len;

	text_ascii(&plain, act_of(words));
	rest = buf_slice(&plain);
	bool german = speaks_german(rest);

	while (next_part(&rest, &word)) {
		if (is_filler(word) || is_german(word) || (german && may_be_german(word)) ||
		    !has_letter(word) || word.len < 2 || span_is(word))
			continue; /* a date as a name would be taken for the day */
		if (fallback.len == 0)
			fallback = word;
		if (!id_is_command(word)) {
			buf_add(out, slice_part(word, 0, 20));
			break;
		}
	}
	if (out->len == start && fallback.len) /* only a command's word: make it another */
		buf_printf(out, "%.*s-1", SLICE_ARG(slice_part(fallback, 0, 20)));
	buf_release(&plain);
}

void
id_mint(struct buf *out, const struct areas *areas, struct slice words,
	const struct names *minted)
{
	struct buf base = BUF_INIT, candidate = BUF_INIT;
	size_t number = 1;

	first_words(&base, words);
	bool bare = base.len == 0;

	if (bare)
		buf_add_char(&base, 'r');
	for (;; number++) {
		buf_clear(&candidate);
		buf_add(&candidate, buf_slice(&base));
		if (bare)
			buf_printf(&candidate, "%zu", number);
		else if (number > 1)
			buf_printf(&candidate, "-%zu", number);
		bool used = false;

		for (size_t n = 0; minted && n < minted->count; n++)
			used = used || slice_is(buf_slice(&candidate), minted->items[n]);
		if (!used && !id_is_taken(areas, buf_slice(&candidate)))
			break;
	}
	buf_add(out, buf_slice(&candidate));
	buf_release(&candidate);
	buf_release(&base);
}
