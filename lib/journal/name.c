/* SPDX-License-Identifier: ISC */
/* Finding areas, results and steps by what a person types. */
#include "journal/name.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

/* Everything that may be meant, one after another. */
struct search {
	const struct areas *areas;
	int kinds;
	size_t at;
};

static bool
next(struct search *search, struct name *out)
{
	const struct areas *areas = search->areas;
	size_t n = search->at++;

	*out = (struct name){ 0 };
	if (n < areas->count) {
		out->kind = NAME_AREA;
		out->area = &areas->items[n];
	} else if ((n -= areas->count) < areas->result_count) {
		out->kind = NAME_RESULT;
		out->result = &areas->results[n];
	} else if ((n -= areas->result_count) < areas->step_count) {
		out->kind = NAME_STEP;
		out->step = &areas->steps[n];
	} else {
		return false;
	}
	return (search->kinds & out->kind) || next(search, out);
}

static struct slice
id_of(const struct name *name)
{
	return name->area ? name->area->id : name->result ? name->result->id : name->step->id;
}

static struct slice
text_of(const struct name *name)
{
	return name->area ? name->area->title :
		name->result ? name->result->text : name->step->text;
}

static bool
is_live(const struct areas *areas, const struct name *name)
{
	if (name->area)
		return name->area->retired_day == DAY_NONE;
	return name->result ? result_is_live(areas, name->result) : step_is_open(name->step);
}

/* Whether a word of the text, marks around it aside, begins like this. */
static bool
has_word(struct slice text, struct slice typed)
{
	struct slice word;

	while (slice_word(&text, &word)) {
		while (word.len && !text_begins(word, typed) &&
		    strchr("\"'([{<*_#", word.ptr[0]))
			word = slice_from(word, 1);
		if (text_begins(word, typed))
			return true;
	}
	return false;
}

enum match { MATCH_ID, MATCH_TITLE, MATCH_WORD };

static bool
matches(const struct name *name, struct slice typed, enum match match)
{
	switch (match) {
	case MATCH_ID:
		return text_same(id_of(name), typed);
	case MATCH_TITLE:
		return text_same(text_of(name), typed);
	case MATCH_WORD:
		return text_begins(id_of(name), typed) || has_word(text_of(name), typed);
	}
	return false;
}

static void
list(char *out, size_t size, const struct name *name)
{
	size_t used = strlen(out);
	struct slice id = id_of(name).len ? id_of(name) : text_of(name);

	if (used + id.len + 3 < size)
		snprintf(out + used, size - used, "%s%.*s", used ? ", " : "", SLICE_ARG(id));
}

/* How many match, the first of them in *out; the rest is listed. */
static size_t
find(const struct areas *areas, int kinds, struct slice typed, int how, struct name *out,
	char *listed, size_t size)
{
	struct search search = { areas, kinds, 0 };
	struct name name;
	size_t count = 0;
	enum match match = (enum match)(how / 2);
	bool live = how % 2 == 0;

	listed[0] = '\0';
	while (next(&search, &name)) {
		if (is_live(areas, &name) != live || !matches(&name, typed, match))
			continue;
		if (count++ == 0)
			*out = name;
		list(listed, size, &name);
	}
	return count;
}

static const char *
kinds_text(int kinds)
{
	switch (kinds) {
	case NAME_AREA: return _("area");
	case NAME_RESULT: return _("result");
	case NAME_STEP: return _("step");
	case NAME_AREA | NAME_RESULT: return _("area or result");
	case NAME_RESULT | NAME_STEP: return _("result or step");
	default: return _("area, result or step");
	}
}

static bool
refuse(const char *typed, int kinds, struct err *err)
{
	switch (kinds) {
	case NAME_AREA:
		return err_set(err, ERR_NAME, "there is no area '%s'", typed);
	case NAME_RESULT:
		return err_set(err, ERR_NAME, "there is no result '%s'", typed);
	case NAME_STEP:
		return err_set(err, ERR_NAME, "there is no step '%s'", typed);
	case NAME_AREA | NAME_RESULT:
		return err_set(err, ERR_NAME, "there is no area or result '%s'", typed);
	case NAME_RESULT | NAME_STEP:
		return err_set(err, ERR_NAME, "there is no result or step '%s'", typed);
	default:
		return err_set(err, ERR_NAME, "there is no area, result or step '%s'", typed);
	}
}

static bool
unknown(const struct areas *areas, const char *typed, int kinds, struct err *err)
{
	struct search search = { areas, kinds, 0 };
	struct name name;
	struct slice nearest = SLICE_EMPTY;
	size_t best = strlen(typed) < 5 ? 2 : 3;

	while (next(&search, &name)) {
		size_t distance = text_distance(id_of(&name), slice_of(typed), best);

		if (distance < best) {
			best = distance;
			nearest = id_of(&name);
		}
	}
	refuse(typed, kinds, err);
	if (nearest.len)
		return err_hint(err, "did you mean '%.*s'?", SLICE_ARG(nearest));
	return err_hint(err, kinds == NAME_AREA ? "'taut area' lists the areas" :
		kinds == NAME_STEP ? N_("'taut plan' lists the steps") :
		N_("'taut vision' lists the results"));
}

bool
name_find(const struct areas *areas, const char *typed, int kinds, struct name *out,
	struct err *err)
{
	char listed[512];
	struct name found = { 0 };

	if (typed[0] == '\0')
		return err_set(err, ERR_USAGE, "an empty name for an %s", kinds_text(kinds));
	for (int how = 0; how < 6; how++) {
		size_t count = find(areas, kinds, slice_of(typed), how, &found, listed,
			sizeof listed);

		if (count > 1) {
			err_set(err, ERR_NAME, "'%s' could be several: %s", typed, listed);
			return err_hint(err, how < 2 ? "one id stands twice: 'taut doctor' names "
				"the lines" : N_("type more of it, or its id"));
		}
		if (count == 1) {
			*out = found;
			return true;
		}
	}
	return unknown(areas, typed, kinds, err);
}

bool
name_is_any(const struct areas *areas, const char *typed, int kinds)
{
	char listed[512];
	struct name name = { 0 };

	for (int how = 0; typed[0] && how < 6; how++)
		if (find(areas, kinds, slice_of(typed), how, &name, listed, sizeof listed) > 0)
			return true;
	return false;
}

const char *
name_nearest(const char *typed, const char *const *words, size_t count)
{
	const char *nearest = NULL;
	size_t best = strlen(typed) < 4 ? 2 : 3;

	for (size_t n = 0; n < count; n++) {
		size_t distance = text_distance(slice_of(words[n]), slice_of(typed), best);

		if (distance < best) {
			best = distance;
			nearest = words[n];
		}
	}
	return nearest;
}
