/* SPDX-License-Identifier: ISC */
/* What is typed and filled in: choices, values, and which page is taken. */
#include <string.h>

#include "base/text.h"
#include "prompt/prompt.h"

/* "ja = yes" → "ja", "yes"; a word alone means itself. */
static bool
next_choice(struct slice *rest, struct slice *word, struct slice *meaning)
{
	if (!rest->ptr)
		return false;
	struct slice part = slice_trim(slice_cut(rest, ','));

	*word = slice_trim(slice_cut(&part, '='));
	*meaning = part.ptr ? slice_trim(part) : *word;
	return true;
}

bool
prompt_choose(const struct prompt_question *question, struct slice typed, struct buf *meaning)
{
	struct slice rest = slice_of(question->choices), word, means, found = SLICE_EMPTY;
	size_t begun = 0;

	typed = slice_trim(typed);
	if (typed.len == 0)
		return false;
	while (next_choice(&rest, &word, &means)) {
		if (text_same(word, typed) || text_same(means, typed)) {
			buf_add(meaning, means);
			return true;
		}
		if (text_begins(word, typed)) {
			found = means;
			begun++;
		}
	}
	if (begun == 1)
		buf_add(meaning, found);
	return begun == 1;
}

struct slice
prompt_word(const struct prompt_question *question, struct slice answer)
{
	struct slice rest = question->choices ? slice_of(question->choices) : (struct slice){ 0 };
	struct slice word, means;

	while (next_choice(&rest, &word, &means))
		if (text_same(means, answer))
			return word;
	return answer;
}

void
prompt_choices(const struct prompt_question *question, struct buf *out)
{
	struct slice rest = slice_of(question->choices), word, means;
	bool first = true;

	while (next_choice(&rest, &word, &means)) {
		buf_add_text(out, first ? "" : ", ");
		buf_add(out, word);
		first = false;
	}
}

void
prompt_fill(const struct prompt_names *names, const char *text, prompt_value *value,
	void *context, struct buf *out)
{
	struct slice rest = slice_of(text);
	size_t at, end;

	while ((at = slice_find_char(rest, '{')) != SLICE_NONE &&
	    (end = slice_find_char(slice_from(rest, at), '}')) != SLICE_NONE) {
		struct slice name = slice_part(rest, at + 1, at + end);

		buf_add(out, slice_part(rest, 0, at));
		for (const char *const *known = names->values; *known; known++)
			if (slice_is(name, *known))
				value(*known, out, context);
		rest = slice_from(rest, at + end + 1);
	}
	buf_add(out, rest);
}

struct slice
prompt_language(const char *locale)
{
	struct slice whole = slice_of(locale);
	size_t end = 0;

	while (end < whole.len && ((whole.ptr[end] >= 'a' && whole.ptr[end] <= 'z')))
		end++;
	bool named = (end == 2 || end == 3) &&
		(end == whole.len || strchr("_.@-:", whole.ptr[end]));

	return named ? slice_part(whole, 0, end) : slice_of("en");
}

const struct prompt_page *
prompt_page_find(const char *locale, const char *flow)
{
	struct slice language = prompt_language(locale);
	const struct prompt_page *english = NULL;

	for (const struct prompt_page *page = prompt_pages; page->flow; page++) {
		if (strcmp(page->flow, flow) != 0)
			continue;
		if (slice_is(language, page->language))
			return page;
		if (strcmp(page->language, "en") == 0)
			english = page;
	}
	return english;
}
