/* SPDX-License-Identifier: ISC */
/*
 * The gate: no byte gets an object id before it went through here. It reads
 * lines, never a tree, and what it is unsure about it refuses: a person can
 * mend a refusal, nobody can take a secret back out of a history.
 */
#include "seal/gate.h"

#include "seal/fence.h"
#include "seal/keylist.h"
#include "seal/passage.h"

/* Why a page does not pass. */
enum trouble {
	TROUBLE_NONE,
	TROUBLE_NEAR_MISS,
	TROUBLE_OPEN,  /* a passage that does not close */
	TROUBLE_INNER, /* … whose end is in doubt */
	TROUBLE_EMPTY,
};

/* What is in a page; nothing behind the first trouble. */
struct survey {
	enum trouble trouble;
	size_t line;            /* where the trouble is */
	struct passage passage; /* … and in which passage */
	size_t plain;           /* passages to be sealed */
	size_t first;           /* the first line of those, or of a near miss; 0: none */
};

static bool
is_page(const char *path)
{
	return slice_ends(slice_of(path), ".md");
}

/* Outside of private passages nothing may look like the beginning of one. */
static bool
is_suspect(struct slice line)
{
	struct passage passage;
	size_t at = 0;

	return passage_is_near_miss(line) || passage_next(line, &at, &passage);
}

static bool
has_name(struct slice lines, char letter)
{
	size_t at;

	while ((at = slice_find_char(lines, letter)) != SLICE_NONE) {
		if (at >= 3 && slice_is_nocase(slice_part(lines, at - 3, at + 4), "private"))
			return true;
		lines = slice_from(lines, at + 1);
	}
	return false;
}

/* Whether it is worth while to look at each line: pages in which there is
 * neither a fence nor the word are most of a journal. */
static bool
may_be_suspect(struct slice lines)
{
	struct fence fence;
	size_t at = 0;

	return fence_next(lines, &at, &fence) || has_name(lines, 'v') || has_name(lines, 'V');
}

/* The first of the lines that is, counted from `line` on; 0 if none is. */
static size_t
find_suspect(struct slice lines, size_t line)
{
	struct slice ending;

	if (!may_be_suspect(lines))
		return 0;
	for (; lines.len; line++)
		if (is_suspect(fence_line(&lines, &ending)))
			return line;
	return 0;
}

static void
find_near_miss(struct survey *survey, struct slice lines, size_t line)
{
	size_t found = find_suspect(lines, line);

	if (!found || survey->trouble)
		return;
	survey->trouble = TROUBLE_NEAR_MISS;
	survey->line = found;
	if (!survey->first)
		survey->first = found;
}

static void
judge(struct survey *survey, const struct passage *passage)
{
	if (passage->kind == PASSAGE_PRIVATE) {
		survey->plain++;
		if (!survey->first)
			survey->first = passage->line;
	}
	survey->line = passage->inner ? passage->inner : passage->line;
	survey->passage = *passage;
	if (passage->inner)
		survey->trouble = TROUBLE_INNER;
	else if (!passage->closed)
		survey->trouble = TROUBLE_OPEN;
	else if (passage->kind == PASSAGE_AGE)
		find_near_miss(survey, passage->body, passage->line + 1);
	else if (passage_is_empty(passage))
		survey->trouble = TROUBLE_EMPTY;
}

static void
look(struct slice bytes, struct survey *survey)
{
	struct passage passage;
	size_t at = 0, done = 0, line = 1;

	*survey = (struct survey){ 0 };
	while (!survey->trouble && passage_next(bytes, &at, &passage)) {
		find_near_miss(survey, slice_part(bytes, done, passage.start), line);
		if (!survey->trouble)
			judge(survey, &passage);
		done = passage.end;
		line = passage.line + fence_lines(slice_part(bytes, passage.start, done));
	}
	if (!survey->trouble)
		find_near_miss(survey, slice_from(bytes, done), line);
}

size_t
gate_unsealed(const char *path, struct slice bytes)
{
	struct passage passage;
	size_t at = 0, done = 0, line = 1, found = 0;

	if (!is_page(path))
		return 0;
	while (!found && passage_next(bytes, &at, &passage)) {
		found = find_suspect(slice_part(bytes, done, passage.start), line);
		if (!found && passage.kind == PASSAGE_PRIVATE)
			found = passage.line;
		if (!found)
			found = find_suspect(passage.body, passage.line + 1);
		done = passage.end;
		line = passage.line + fence_lines(slice_part(bytes, passage.start, done));
	}
	return found ? found : find_suspect(slice_from(bytes, done), line);
}

bool
gate_concerns(const char *path, struct slice bytes)
{
	struct survey survey;

	if (!is_page(path))
		return false;
	look(bytes, &survey);
	return survey.trouble || survey.plain > 0;
}

static bool
refuse_open(const char *path, const struct passage *passage, struct err *err)
{
	if (passage->kind == PASSAGE_AGE) {
		err_set(err, ERR_FORMAT, "%s:%zu: a sealed passage is cut off: its fence does not "
			"close", path, passage->line);
		return err_hint(err, "bring its lines back; what follows it stays uncommitted");
	}
	err_set(err, ERR_FORMAT, "%s:%zu: a private passage does not close", path, passage->line);
	return err_hint(err, "end it with a line of %zu '%c' and nothing else; the words stay in "
		"the work tree, uncommitted, until then", passage->length, passage->fence);
}

static bool
refuse(const char *path, const struct survey *survey, struct err *err)
{
	const struct passage *passage = &survey->passage;

	switch (survey->trouble) {
	case TROUBLE_NEAR_MISS:
		err_set(err, ERR_FORMAT, "%s:%zu: this looks like the beginning of a private "
			"passage and is none", path, survey->line);
		return err_hint(err, "write ```private at the beginning of the line; if none is "
			"meant, put words before and behind it");
	case TROUBLE_INNER:
		err_set(err, ERR_FORMAT, "%s:%zu: a fence within the passage of line %zu: where "
			"that one ends is in doubt", path, survey->line, passage->line);
		return err_hint(err, "close that passage before this line, or begin and end it "
			"with a longer fence; none can hold the beginning of another");
	case TROUBLE_EMPTY:
		err_set(err, ERR_FORMAT, "%s:%zu: an empty private passage: there is nothing in it",
			path, survey->line);
		return err_hint(err, "write in it, or take the fence away");
	default:
		return refuse_open(path, passage, err);
	}
}

/* Whom to seal to, asked for once. */
static void
read_trust(struct gate *gate)
{
	struct err *why = &gate->why;

	if (gate->read)
		return;
	gate->read = true;
	if (gate->taut >= 0 && trust_read(&gate->trust, gate->taut, why))
		return;
	if (gate->taut < 0 || why->kind == ERR_NOTHING) {
		err_set(why, ERR_KEY, "this machine has no list of keys that you confirmed");
		err_hint(why, "'taut key trust', or 'taut key new' for the first");
	}
}

static bool
find_recipients(struct gate *gate, const char *path, size_t line, struct err *err)
{
	read_trust(gate);
	if (!gate->why.kind)
		return true;
	err_set(err, ERR_KEY, "%s:%zu: %.900s", path, line, gate->why.text);
	return err_hint(err, "%s", gate->why.hint);
}

/* The bytes with every plain passage sealed. */
static bool
seal(const struct gate *gate, const char *path, struct slice bytes, struct buf *out,
	struct err *err)
{
	struct age_recipient recipients[KEYLIST_MAX];
	struct passage passage;
	size_t at = 0, done = 0;

	keylist_recipients(&gate->trust.list, recipients);
	while (passage_next(bytes, &at, &passage)) {
		if (passage.kind != PASSAGE_PRIVATE)
			continue;
		buf_add(out, slice_part(bytes, done, passage.start));
		if (!passage_seal(out, &passage, path, recipients, gate->trust.list.count, err))
			return false;
		done = passage.end;
	}
	buf_add(out, slice_from(bytes, done));
	return true;
}

bool
gate_pass(struct gate *gate, const char *path, struct slice bytes, struct buf *out,
	struct err *err)
{
	struct survey survey = { .trouble = TROUBLE_NONE };
	size_t before = out->len;

	if (is_page(path))
		look(bytes, &survey);
	if (survey.trouble)
		return refuse(path, &survey, err);
	if (survey.plain == 0) {
		buf_add(out, bytes);
		return true;
	}
	if (!find_recipients(gate, path, survey.first, err))
		return false;
	if (!seal(gate, path, bytes, out, err)) {
		buf_cut(out, before);
		return false;
	}
	gate->sealed += survey.plain;
	return true;
}
