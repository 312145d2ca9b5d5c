/* SPDX-License-Identifier: ISC */
/*
 * The plan of a dialogue. A run of questions that are asked of each of a list,
 * or of lists within it, is walked once for each matter of the outermost.
 */
#include "prompt/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

size_t
matters_add(struct matters *list, const char *name, struct slice key, size_t within)
{
	list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count] = (struct matter){ name, slice_copy(key), within };
	return list->count++;
}

void
matters_release(struct matters *list)
{
	for (size_t n = 0; n < list->count; n++)
		free(list->items[n].key);
	free(list->items);
	*list = (struct matters){ 0 };
}

void
agenda_key(const struct agenda *agenda, const struct asking *asking, struct buf *out)
{
	buf_add_text(out, agenda->prompt->questions[asking->question].id);
	if (asking->nth > 1)
		buf_printf(out, "~%u", asking->nth);
	if (asking->matter != SLICE_NONE)
		buf_printf(out, ".%s", agenda->matters.items[asking->matter].key);
}

static const struct reply *
answer_to(const struct agenda *agenda, const struct asking *asking)
{
	struct buf key = BUF_INIT;

	agenda_key(agenda, asking, &key);
	const struct reply *answer = replies_find(agenda->answers, buf_slice(&key));

	buf_release(&key);
	return answer;
}

/* The matter of this list that `matter` lies in, or is. */
static size_t
outer_matter(const struct agenda *agenda, size_t matter, const struct prompt_list *list)
{
	while (list && matter != SLICE_NONE &&
	    strcmp(agenda->matters.items[matter].list, list->name) != 0)
		matter = agenda->matters.items[matter].within;
	return list ? matter : SLICE_NONE;
}

static bool
holds(const struct agenda *agenda, const struct asking *asking,
	const struct prompt_condition *condition)
{
	bool is;

	if (condition->question == SLICE_NONE) {
		is = agenda->is(asking, condition->flag, agenda->context);
	} else {
		const struct prompt_question *other =
			&agenda->prompt->questions[condition->question];
		const struct asking before = { condition->question,
			outer_matter(agenda, asking->matter, other->list), 1 };
		const struct reply *answer = answer_to(agenda, &before);

		is = answer && (!condition->word ||
			text_same(buf_slice(&answer->text), slice_of(condition->word)));
	}
	return is != condition->unless;
}

static bool
is_asked(const struct agenda *agenda, const struct asking *asking)
{
	const struct prompt_question *question = &agenda->prompt->questions[asking->question];

	for (size_t n = 0; n < question->condition_count; n++)
		if (!holds(agenda, asking, &question->conditions[n]))
			return false;
	return !agenda->skips(asking, agenda->context);
}

/* Asked again as long as there was an answer, and another one than before. */
static bool
is_again(const struct agenda *agenda, const struct asking *asking)
{
	struct asking before = *asking;

	before.nth = asking->nth - 1;
	const struct reply *last = answer_to(agenda, &before);

	if (!last || asking->nth == 2)
		return last != NULL;
	before.nth--;
	const struct reply *earlier = answer_to(agenda, &before);

	return !earlier || !text_same(slice_trim(buf_slice(&last->text)),
		slice_trim(buf_slice(&earlier->text)));
}

static void
add(struct agenda *agenda, size_t question, size_t matter)
{
	struct asking asking = { question, matter, 1 };

	if (!is_asked(agenda, &asking))
		return;
	for (; asking.nth <= agenda->prompt->questions[question].times; asking.nth++) {
		if (agenda->count == AGENDA_MAX || (asking.nth > 1 && !is_again(agenda, &asking)))
			return;
		agenda->items = mem_room(agenda->items, agenda->count, &agenda->room,
			sizeof *agenda->items);
		agenda->items[agenda->count++] = asking;
	}
}

static const struct prompt_list *
list_above(const struct agenda *agenda, const struct prompt_list *list)
{
	const struct prompt_list *above = agenda->prompt->names->lists;

	while (list->within && above->name && strcmp(above->name, list->within) != 0)
		above++;
	return list->within && above->name ? above : NULL;
}

/* How deep a list lies: 0 for questions of nothing. */
static size_t
depth_of(const struct agenda *agenda, const struct prompt_list *list)
{
	size_t depth = 0;

	for (; list; list = list_above(agenda, list))
		depth++;
	return depth;
}

struct run {
	size_t first, end; /* questions */
	size_t matter;    /* that they are asked of, or that theirs lie in */
	size_t depth;      /* of its list */
};

/* The one of the outermost lists of the run, from `first` on, while they hang
 * together: all lie deeper than the matter, or none. */
static size_t
inner_end(const struct agenda *agenda, const struct run *run, size_t first, size_t *least)
{
	size_t n = first;

	for (*least = SLICE_NONE; n < run->end; n++) {
		size_t depth = depth_of(agenda, agenda->prompt->questions[n].list);

		if (depth <= run->depth)
			break;
		*least = depth < *least ? depth : *least;
	}
	return n;
}

static bool
is_within(const struct agenda *agenda, size_t matter, size_t outer)
{
	while (matter != outer && matter != SLICE_NONE)
		matter = agenda->matters.items[matter].within;
	return matter == outer;
}

static const struct prompt_list *
list_of(const struct agenda *agenda, size_t matter)
{
	const struct prompt_list *list = agenda->prompt->names->lists;

	while (list->name && strcmp(list->name, agenda->matters.items[matter].list) != 0)
		list++;
	return list->name ? list : NULL;
}

static void
walk(struct agenda *agenda, const struct run *run)
{
	for (size_t n = run->first; n < run->end;) {
		const struct prompt_question *question = &agenda->prompt->questions[n];
		size_t depth = depth_of(agenda, question->list), least;

		if (depth <= run->depth) {
			/* of another list than the matter's: not of this one */
			if (!question->list || (run->matter != SLICE_NONE && strcmp(
			    agenda->matters.items[run->matter].list, question->list->name) == 0))
				add(agenda, n, question->list ? run->matter : SLICE_NONE);
			n++;
			continue;
		}
		size_t end = inner_end(agenda, run, n, &least);

		for (size_t s = 0; s < agenda->matters.count; s++) {
			const struct run inner = { n, end, s, least };

			if (depth_of(agenda, list_of(agenda, s)) == least &&
			    is_within(agenda, s, run->matter))
				walk(agenda, &inner);
		}
		n = end;
	}
}

void
agenda_plan(struct agenda *agenda)
{
	const struct run whole = { 0, agenda->prompt->count, SLICE_NONE, 0 };

	agenda->count = 0;
	walk(agenda, &whole);
}

void
agenda_release(struct agenda *agenda)
{
	matters_release(&agenda->matters);
	free(agenda->items);
	*agenda = (struct agenda){ 0 };
}

static unsigned
read_times(struct slice *id)
{
	size_t mark = slice_find_char(*id, '~');
	struct slice digits = mark == SLICE_NONE ? SLICE_EMPTY : slice_from(*id, mark + 1);

	if (mark == SLICE_NONE)
		return 1;
	*id = slice_part(*id, 0, mark);
	return digits.len == 1 && digits.ptr[0] > '1' && digits.ptr[0] <= '9' ?
		(unsigned)(digits.ptr[0] - '0') : 0;
}

bool
agenda_find(const struct agenda *agenda, struct slice key, struct asking *out)
{
	struct slice rest = key, id = slice_cut(&rest, '.');
	unsigned nth = read_times(&id);
	size_t question = prompt_find(agenda->prompt, id);

	if (nth == 0 || question == SLICE_NONE || nth > agenda->prompt->questions[question].times)
		return false;
	const struct prompt_list *list = agenda->prompt->questions[question].list;

	if (!list || !rest.ptr) {
		*out = (struct asking){ question, SLICE_NONE, nth };
		return !list && !rest.ptr;
	}
	for (size_t n = 0; n < agenda->matters.count; n++) {
		if (strcmp(agenda->matters.items[n].list, list->name) != 0 ||
		    !text_same(rest, slice_of(agenda->matters.items[n].key)))
			continue;
		*out = (struct asking){ question, n, nth };
		return true;
	}
	return false;
}
