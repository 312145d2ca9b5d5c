/* SPDX-License-Identifier: ISC */
/* The questions of a step, and which result it is for. */
#include "cmd/intent/intended.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/aims.h"
#include "cmd/planning.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "journal/name.h"

#define AIMS_SHOWN 300   /* bytes of the strengths, of the growth edges */
#define RESULTS_SHOWN 12 /* that may be named; the others are there as well */

static const struct prompt_place places[] = {
	{ "which", false }, { "best", true }, { "hindrance", true }, { "act", false },
	{ "cue", false }, { "days", false }, { NULL, false }
};
static const struct prompt_list lists[] = { { "result", NULL }, { NULL, NULL } };
static const char *const flags[] = { "named", NULL };
static const char *const values[] = { "result", "results", "first", NULL };
static const struct prompt_names names = { "plan", places, lists, flags, values };

static bool
is_offered(const struct intended *intended, const struct result *result)
{
	return result_is_live(&intended->areas, result) && result->id.len &&
		(!intended->area || &intended->areas.items[result->area] == intended->area);
}

static const struct result *
find_first(const struct intended *intended)
{
	const struct result *first = NULL;

	for (size_t n = 0; n < intended->areas.result_count; n++) {
		const struct result *result = &intended->areas.results[n];

		if (is_offered(intended, result) && (!first || (result->focus && !first->focus)))
			first = result;
	}
	return first;
}

static const struct result *
find_typed(const struct intended *intended, struct slice typed, struct err *err)
{
	struct buf text = BUF_INIT;
	struct name name = { 0 };

	buf_add(&text, slice_trim(typed));
	bool found = name_find(&intended->areas, text.ptr, NAME_RESULT, &name, err);

	buf_release(&text);
	if (found && !is_offered(intended, name.result))
		found = err_set(err, ERR_USAGE, "that one is closed, or of another area");
	return found ? name.result : NULL;
}

const struct result *
intended_result(const struct intended *intended, const struct replies *answers)
{
	struct slice typed = replied_last(answers, "which", NULL);
	struct err ignored;
	const struct result *result = intended->result;

	if (!result && typed.len)
		result = find_typed(intended, typed, &ignored);
	return result ? result : find_first(intended);
}

static bool
is_sealed(const struct intended *intended, const struct result *result)
{
	return private_areas_has(intended->session, &intended->areas.items[result->area]);
}

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct intended *intended = context;
	const struct result *result = intended_result(intended, answers);

	if (result)
		matters_add(out, "result", result->id, SLICE_NONE);
}

static bool
is(const struct ask_at *at, const char *flag)
{
	const struct intended *intended = at->context;

	(void)flag; /* there is one */
	return intended->result != NULL;
}

static bool
is_private(const struct ask_at *at)
{
	const struct intended *intended = at->context;
	const struct result *result = intended_result(intended, at->answers);

	return at->question->place->may_be_private && result &&
		is_sealed(intended, result);
}

/* Words that should be sealed, and cannot be yet. */
static bool
skips(const struct ask_at *at)
{
	const struct intended *intended = at->context;

	return !intended->sealing && is_private(at);
}

static void
add_results(const struct intended *intended, struct buf *out)
{
	size_t shown = 0;

	for (size_t n = 0; n < intended->areas.result_count; n++) {
		const struct result *result = &intended->areas.results[n];

		if (!is_offered(intended, result) || shown++ >= RESULTS_SHOWN)
			continue;
		buf_add_text(out, shown > 1 ? ", " : "");
		text_escape_line(out, result->id);
	}
	buf_add_text(out, shown > RESULTS_SHOWN ? " ..." : "");
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct intended *intended = at->context;
	const struct result *result = intended_result(intended, at->answers);
	const struct result *first = find_first(intended);

	if (strcmp(name, "results") == 0)
		add_results(intended, out);
	else if (strcmp(name, "result") == 0 && result)
		text_escape_line(out, result->text);
	else if (strcmp(name, "first") == 0 && first)
		text_escape_line(out, first->id);
}

/* What to plan around, and what to lean on, as the person has it. */
static void
before(const struct ask_at *at, struct buf *out)
{
	const struct intended *intended = at->context;
	const char *place = at->question->place->name;
	struct buf line = BUF_INIT;
	bool edges = strcmp(place, "hindrance") == 0;

	if (edges || strcmp(place, "act") == 0)
		aims_line(&intended->aims, edges ? HEADING_EDGES : HEADING_STRENGTHS, AIMS_SHOWN,
			&line);
	if (line.len)
		buf_printf(out, "%s: %s", edges ? _("Growth edges") : _("Strengths"), line.ptr);
	buf_release(&line);
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct intended *intended = at->context;
	const char *place = at->question->place->name;
	struct planning planning = { .session = intended->session, .repeat = BUF_INIT };
	bool ok = true;

	if (strcmp(place, "which") == 0)
		ok = find_typed(intended, typed, err) != NULL;
	else if (strcmp(place, "days") == 0)
		ok = planning_days(&planning, typed, err);
	buf_release(&planning.repeat);
	return ok;
}

static void
after(const struct ask_at *at, struct slice answer, struct buf *out)
{
	const struct intended *intended = at->context;
	struct planning planning = { .session = intended->session, .repeat = BUF_INIT };

	if (strcmp(at->question->place->name, "days") == 0)
		planning_echo(&planning, answer, out);
	buf_release(&planning.repeat);
}

struct ask_flow
intended_flow(struct intended *intended)
{
	return (struct ask_flow){ .names = &names, .context = intended,
		.matters = matters, .is = is, .skips = skips, .value = value, .before = before,
		.check = check, .after = after, .is_private = is_private };
}
