/* SPDX-License-Identifier: ISC */
/*
 * Finding words without case. ASCII terms are sought in the raw bytes by
 * their rarest letter, so that a journal of decades is read once and fast.
 */
#include "journal/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "base/text.h"

/* Letters of English prose from common to rare (Norvig's counts); all else is rarer. */
static const char common[] = " etaoinsrhldcumfpgwybvkxjqz";

static size_t
rarity(char c)
{
	const char *at = strchr(common, c);

	return c && at ? (size_t)(at - common) : sizeof common;
}

static bool
is_ascii(struct slice word)
{
	for (size_t at = 0; at < word.len; at++)
		if ((unsigned char)word.ptr[at] >= 0x80)
			return false;
	return true;
}

static void
init_term(struct term *term, struct slice word)
{
	*term = (struct term){ .folded = BUF_INIT, .ascii = is_ascii(word) };
	if (slice_starts(word, "#") && word.len > 1) {
		term->tag = true;
		word = slice_from(word, 1);
	}
	text_fold(&term->folded, word);
	for (size_t at = 0; at < term->folded.len; at++)
		if (rarity(term->folded.ptr[at]) > rarity(term->folded.ptr[term->rare]))
			term->rare = at;
}

void
query_init(struct query *query, size_t count, const char *const *words)
{
	query->terms = mem_alloc(count, sizeof *query->terms);
	query->count = 0;
	for (size_t n = 0; n < count; n++) {
		struct slice word = slice_trim(slice_of(words[n]));

		if (word.len)
			init_term(&query->terms[query->count++], word);
	}
}

void
query_release(struct query *query)
{
	for (size_t n = 0; n < query->count; n++)
		buf_wipe(&query->terms[n].folded); /* they may be private */
	free(query->terms);
	*query = (struct query){ 0 };
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool
same_nocase(const char *bytes, const char *lower, size_t len)
{
	for (size_t at = 0; at < len; at++)
		if (bytes[at] != lower[at] && bytes[at] != upper(lower[at]))
			return false;
	return true;
}

/* The first place from `from` on where c stands and the term around it. */
static size_t
find_by_letter(struct slice bytes, const struct term *term, char c, size_t from)
{
	size_t len = term->folded.len, behind = len - term->rare, at = from + term->rare;

	while (at + behind <= bytes.len) {
		const char *hit = memchr(bytes.ptr + at, c, bytes.len - behind + 1 - at);

		if (!hit)
			break;
		at = (size_t)(hit - bytes.ptr);
		if (same_nocase(hit - term->rare, term->folded.ptr, len))
			return at - term->rare;
		at++;
	}
	return SLICE_NONE;
}

static size_t
find_ascii(struct slice bytes, const struct term *term, size_t from)
{
	char c = term->folded.ptr[term->rare];

	if (bytes.len < term->folded.len || from > bytes.len - term->folded.len)
		return SLICE_NONE;
	size_t lower = find_by_letter(bytes, term, c, from);
	struct slice before = lower == SLICE_NONE ? bytes :
		slice_part(bytes, 0, lower + term->folded.len);
	size_t other = upper(c) != c ? find_by_letter(before, term, upper(c), from) : SLICE_NONE;

	return other < lower ? other : lower;
}

bool
query_may_match(const struct query *query, struct slice bytes)
{
	for (size_t n = 0; n < query->count; n++)
		if (query->terms[n].ascii && find_ascii(bytes, &query->terms[n], 0) == SLICE_NONE)
			return false;
	return true;
}

static size_t
find_term(struct slice text, const struct term *term, size_t from)
{
	if (term->ascii)
		return find_ascii(text, term, from);
	struct slice rest = slice_from(text, from);
	const char *hit = memmem(rest.ptr, rest.len, term->folded.ptr, term->folded.len);

	return hit ? (size_t)(hit - text.ptr) : SLICE_NONE;
}

static bool
is_tag_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		c == '-' || c == '_' || c == '/' || (unsigned char)c >= 0x80;
}

/* Inside backticks of its line a # is no tag. */
static bool
in_code(struct slice text, size_t at)
{
	size_t ticks = 0;

	while (at > 0 && text.ptr[at - 1] != '\n')
		ticks += text.ptr[--at] == '`';
	return ticks % 2 == 1;
}

static bool
is_whole_tag(struct slice text, const struct term *term, size_t at)
{
	size_t end = at + term->folded.len;

	return at > 0 && text.ptr[at - 1] == '#' && (at == 1 || !is_tag_byte(text.ptr[at - 2])) &&
		(end == text.len || !is_tag_byte(text.ptr[end])) && !in_code(text, at);
}

static bool
has_term(struct slice text, const struct term *term)
{
	for (size_t at = 0; (at = find_term(text, term, at)) != SLICE_NONE; at++)
		if (!term->tag || is_whole_tag(text, term, at))
			return true;
	return false;
}

/* Terms beyond ASCII are sought in the folded text. */
static bool
matches(const struct query *query, struct slice text, bool any)
{
	struct buf folded = BUF_INIT;
	bool all = true, some = false;

	for (size_t n = 0; n < query->count; n++) {
		const struct term *term = &query->terms[n];

		if (!term->ascii && folded.len == 0)
			text_fold(&folded, text);
		bool has = has_term(term->ascii ? text : buf_slice(&folded), term);

		all = all && has;
		some = some || has;
	}
	buf_wipe(&folded);
	return any ? some : all;
}

bool
query_matches(const struct query *query, struct slice text)
{
	return matches(query, text, false);
}

bool
query_on_line(const struct query *query, struct slice line)
{
	return matches(query, line, true);
}
