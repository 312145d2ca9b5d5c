/* SPDX-License-Identifier: ISC */
/*
 * A page of questions, read. Invariant: what is not understood is an error that
 * names its line; a prompt that was read can be asked as it is.
 */
#include "prompt/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "doc/document.h"

struct reader {
	struct prompt *prompt;
	const struct document *page;
	const char *file;
};

static const char *const answers[] = { "line", "text", "number", "day", "choice" };

static bool
wrong(const struct reader *reader, size_t line, struct err *err, const char *why,
	struct slice what)
{
	return err_set(err, ERR_FORMAT, "%s:%zu: %s%s%.*s%s", reader->file, line + 1, why,
		what.len ? " '" : "", SLICE_ARG(what), what.len ? "'" : "");
}

static bool
is_id(struct slice id)
{
	if (id.len == 0 || id.len > PROMPT_NAME_MAX)
		return false;
	for (size_t n = 0; n < id.len; n++)
		if (!(id.ptr[n] >= 'a' && id.ptr[n] <= 'z') && !(n && id.ptr[n] == '-'))
			return false;
	return true;
}

static const char *
find_name(const char *const *names, struct slice name)
{
	for (; *names; names++)
		if (slice_is(name, *names))
			return *names;
	return NULL;
}

size_t
prompt_find(const struct prompt *prompt, struct slice id)
{
	for (size_t n = 0; n < prompt->count; n++)
		if (slice_is(id, prompt->questions[n].id))
			return n;
	return SLICE_NONE;
}

static bool
set_answer(struct prompt_question *question, struct slice value)
{
	for (size_t n = 0; n < sizeof answers / sizeof *answers; n++) {
		if (!slice_is(value, answers[n]))
			continue;
		question->answer = (enum prompt_answer)n;
		return true;
	}
	return false;
}

static bool
set_place(const struct prompt *prompt, struct prompt_question *question, struct slice value)
{
	for (const struct prompt_place *place = prompt->names->places; place->name; place++)
		if (slice_is(value, place->name))
			question->place = place;
	return question->place != NULL;
}

static const struct prompt_list *
find_list(const struct prompt_names *names, struct slice name)
{
	for (const struct prompt_list *list = names->lists; list->name; list++)
		if (slice_is(name, list->name))
			return list;
	return NULL;
}

static bool
set_times(struct prompt_question *question, struct slice value)
{
	if (value.len != 1 || value.ptr[0] < '1' || value.ptr[0] > '0' + PROMPT_AGAIN_MAX)
		return false;
	question->times = (unsigned)(value.ptr[0] - '0');
	return true;
}

static bool
set_choices(struct prompt_question *question, struct slice value)
{
	struct slice rest = value, part;

	while (rest.ptr) {
		part = slice_trim(slice_cut(&rest, ','));
		if (part.len == 0 || part.len > PROMPT_NAME_MAX)
			return false;
	}
	free(question->choices);
	question->choices = slice_copy(value);
	return true;
}

/* `id`, `id = word`, or a flag: of what was answered before. */
static bool
add_condition(const struct prompt *prompt, struct prompt_question *question, bool unless,
	struct slice value)
{
	struct slice rest = value;
	struct slice name = slice_trim(slice_cut(&rest, '=')), word = slice_trim(rest.ptr ?
		rest : SLICE_EMPTY);
	struct prompt_condition condition = { .unless = unless,
		.question = prompt_find(prompt, name),
		.flag = find_name(prompt->names->flags, name) };

	if (question->condition_count == PROMPT_CONDITIONS || word.len > PROMPT_NAME_MAX ||
	    (rest.ptr && word.len == 0) || (condition.question == SLICE_NONE &&
	    (!condition.flag || word.len)))
		return false;
	condition.word = word.len ? slice_copy(word) : NULL;
	question->conditions[question->condition_count++] = condition;
	return true;
}

static bool
read_field(const struct reader *reader, struct prompt_question *question,
	const struct field *field)
{
	const struct prompt *prompt = reader->prompt;
	struct buf text = BUF_INIT;
	bool ok = false;

	field_value(field, &text);
	struct slice value = slice_trim(buf_slice(&text)), key = field->key;

	if (slice_is(key, "answer"))
		ok = set_answer(question, value);
	else if (slice_is(key, "to"))
		ok = set_place(prompt, question, value);
	else if (slice_is(key, "if") || slice_is(key, "unless"))
		ok = add_condition(prompt, question, slice_is(key, "unless"), value);
	else if (slice_is(key, "again"))
		ok = set_times(question, value);
	else if (slice_is(key, "each"))
		ok = (question->list = find_list(prompt->names, value)) != NULL;
	else if (slice_is(key, "choices"))
		ok = set_choices(question, value);
	buf_release(&text);
	return ok;
}

/* The fields that stand in a line; false where it holds anything else. */
static bool
read_fields(struct reader *reader, struct prompt_question *question,
	const struct section *section, size_t line, struct err *err)
{
	const struct document *page = reader->page;
	size_t start = page->lines[line].start, end = page->lines[line].end;
	bool any = false;

	for (size_t n = section->field; n < section->field_end; n++) {
		const struct field *field = &page->fields[n];

		if (field->start < start || field->end > end)
			continue;
		any = true;
		if (!read_field(reader, question, field))
			return wrong(reader, line, err, _("this is not understood:"),
				(struct slice){ page->bytes.ptr + field->start,
					field->end - field->start });
	}
	return any || wrong(reader, line, err, _("fields stand on a line of their own"),
		SLICE_EMPTY);
}

static bool
add_words(struct buf *out, struct slice words)
{
	if (out->len && words.len)
		buf_add_char(out, ' ');
	buf_add(out, words);
	return out->len <= PROMPT_WORDS_MAX;
}

static bool
check_braces(const struct reader *reader, size_t line, struct slice text, struct err *err)
{
	size_t at;

	while ((at = slice_find_char(text, '{')) != SLICE_NONE) {
		text = slice_from(text, at + 1);
		size_t end = slice_find_char(text, '}');
		struct slice name = slice_part(text, 0, end == SLICE_NONE ? text.len : end);

		if (end == SLICE_NONE || !find_name(reader->prompt->names->values, name))
			return wrong(reader, line, err, _("there is no such value:"), name);
	}
	return true;
}

struct words {
	struct buf text, why;
	bool over; /* the paragraph of the question */
};

/* A line of prose: of the question, or, behind a `>`, of its why. */
static bool
add_line(struct words *words, struct slice text)
{
	if (text.ptr[0] == '>') {
		words->over = words->text.len > 0;
		return add_words(&words->why, slice_trim(slice_from(text, 1)));
	}
	return !words->over && add_words(&words->text, text);
}

static bool
read_body(struct reader *reader, const struct section *section,
	struct prompt_question *question, struct words *words, struct err *err)
{
	const struct document *page = reader->page;

	for (size_t n = section->first; n < section->end; n++) {
		enum line_kind kind = page->lines[n].kind;
		struct slice text = slice_trim(document_line(page, n));

		if (kind == LINE_COMMENT || kind == LINE_FRONT)
			continue;
		if (kind == LINE_BLANK || text.len == 0) {
			words->over = words->text.len > 0;
			continue;
		}
		if (kind != LINE_TEXT)
			return wrong(reader, n, err, _("a question is a paragraph"), SLICE_EMPTY);
		if (text.ptr[0] == '[' && question) {
			if (!read_fields(reader, question, section, n, err))
				return false;
			words->over = words->text.len > 0;
		} else if (!add_line(words, text)) {
			return wrong(reader, n, err, words->over ?
				_("a question is one paragraph") : _("this is too long"),
				SLICE_EMPTY);
		} else if (!check_braces(reader, n, text, err)) {
			return false;
		}
	}
	return true;
}

/* Whether the matters of `inner` lie in those of `outer`, or are the same. */
static bool
lies_in(const struct prompt_names *names, const struct prompt_list *inner,
	const struct prompt_list *outer)
{
	while (inner && inner != outer)
		inner = inner->within ? find_list(names, slice_of(inner->within)) : NULL;
	return inner == outer;
}

static bool
check_question(const struct reader *reader, const struct prompt_question *question,
	struct err *err)
{
	const struct prompt *prompt = reader->prompt;
	size_t line = question->line - 1;

	if (question->text[0] == '\0')
		return wrong(reader, line, err, _("it asks nothing"), SLICE_EMPTY);
	if (!question->place)
		return wrong(reader, line, err, _("it does not say where the answer goes: "
			"[to:: PLACE]"), SLICE_EMPTY);
	if ((question->answer == PROMPT_CHOICE) != (question->choices != NULL))
		return wrong(reader, line, err, _("[answer:: choice] and [choices:: A, B] "
			"go together"), SLICE_EMPTY);
	for (size_t n = 0; n < question->condition_count; n++) {
		size_t other = question->conditions[n].question;

		if (other != SLICE_NONE && prompt->questions[other].list &&
		    !lies_in(prompt->names, question->list, prompt->questions[other].list))
			return wrong(reader, line, err, _("a condition needs one answer, and there "
				"is one for each:"), slice_of(prompt->questions[other].id));
	}
	return true;
}

static bool
read_question(struct reader *reader, const struct section *section, struct err *err)
{
	struct prompt *prompt = reader->prompt;
	struct prompt_question question = { .times = 1, .line = section->line + 1 };
	struct words words = { BUF_INIT, BUF_INIT, false };

	if (section->level != 2 || !is_id(section->title) ||
	    prompt_find(prompt, section->title) != SLICE_NONE ||
	    find_name(prompt->names->flags, section->title) ||
	    prompt->count == PROMPT_QUESTIONS)
		return wrong(reader, section->line, err, prompt->count == PROMPT_QUESTIONS ?
			_("too many questions") :
			_("a heading is '## id', each id once and in small letters:"),
			section->title);
	bool ok = read_body(reader, section, &question, &words, err);

	question.id = slice_copy(section->title);
	question.text = buf_detach(&words.text);
	question.why = buf_detach(&words.why);
	ok = ok && check_question(reader, &question, err);
	prompt->questions[prompt->count++] = question;
	return ok;
}

static bool
read_sections(struct reader *reader, struct err *err)
{
	const struct document *page = reader->page;
	struct prompt *prompt = reader->prompt;
	struct words words = { BUF_INIT, BUF_INIT, false };
	size_t first = page->section_count > 1 && page->sections[1].level == 1 ? 2 : 1;
	bool ok = true;

	/* blank lines and comments may stand above the title */
	for (size_t n = 0; ok && n < first; n++) {
		words.over = n == 0; /* no words there */
		ok = read_body(reader, &page->sections[n], NULL, &words, err);
	}
	prompt->intro = buf_detach(&words.text);
	buf_release(&words.why);
	prompt->questions = mem_alloc(PROMPT_QUESTIONS, sizeof *prompt->questions);
	for (size_t n = first; ok && n < page->section_count; n++)
		ok = read_question(reader, &page->sections[n], err);
	return ok && (prompt->count > 0 || wrong(reader, 0, err, _("it holds no question"),
		SLICE_EMPTY));
}

bool
prompt_parse(struct prompt *prompt, struct slice bytes, const char *file,
	const struct prompt_names *names, struct err *err)
{
	struct document page = { 0 };
	struct prompt made = { .names = names };
	struct reader reader = { &made, &page, file };
	struct buf copy = BUF_INIT;

	if (bytes.len > PROMPT_MAX)
		return err_set(err, ERR_FORMAT, "%s:1: it is larger than %u KiB", file,
			PROMPT_MAX >> 10);
	if (!text_is_utf8(bytes))
		return err_set(err, ERR_FORMAT, "%s:1: it is not valid UTF-8", file);
	buf_add(&copy, bytes);
	bool ok = document_parse(&page, &copy, file, err) && read_sections(&reader, err);

	document_release(&page);
	if (ok)
		*prompt = made;
	else
		prompt_release(&made);
	return ok;
}

void
prompt_release(struct prompt *prompt)
{
	for (size_t n = 0; n < prompt->count; n++) {
		struct prompt_question *question = &prompt->questions[n];

		for (size_t c = 0; c < question->condition_count; c++)
			free(question->conditions[c].word);
		free(question->id);
		free(question->text);
		free(question->why);
		free(question->choices);
	}
	free(prompt->questions);
	free(prompt->intro);
	*prompt = (struct prompt){ 0 };
}
