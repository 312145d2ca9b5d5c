/* SPDX-License-Identifier: ISC */
/*
 * The dialogue of a look. Invariant: nothing here shows a last number but what
 * is said once the new one was given.
 */
#include "cmd/check/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/confide.h"
#include "cmd/key/keys.h"
#include "cmd/private_areas.h"

#define NEAR_DAYS 300

static const struct prompt_place places[] = {
	{ "facts", true }, { "words", true }, { "reading", false }, { "hindrance", true },
	{ "step", false }, { NULL, false }
};
static const struct prompt_list lists[] = {
	{ "area", NULL }, { "result", "area" }, { "step", "area" }, { NULL, NULL }
};
static const char *const flags[] = { "rated", "in-units", "bare", "in-words", "jump",
	"only-words", NULL };
static const char *const values[] = { "area", "result", "unit", "step", "when", NULL };
static const struct prompt_names names = { "check", places, lists, flags, values };

/* The area that an answer is about. */
static const struct area *
area_of(const struct asked *asked, const struct prompt_list *list, const char *matter)
{
	const struct areas *areas = &asked->reading.areas;

	if (!list)
		return NULL;
	if (strcmp(list->name, "area") == 0)
		return asked_area(asked, matter);
	const struct result *result = strcmp(list->name, "result") == 0 ?
		asked_result(asked, matter) : NULL;
	const struct step *step = strcmp(list->name, "step") == 0 ?
		asked_step(asked, matter) : NULL;

	return result ? &areas->items[result->area] : step ? &areas->items[step->area] : NULL;
}

/* No number is asked for in the area: what is so is asked for by the words. */
static bool
is_only_words(const struct asked *asked, const struct area *area)
{
	const struct areas *areas = &asked->reading.areas;
	bool any = false, only = true;

	for (size_t n = 0; area && n < areas->result_count; n++) {
		if (!asked->results[n] || &areas->items[areas->results[n].area] != area)
			continue;
		any = true;
		only = only && areas->results[n].kind == RESULT_WORDS;
	}
	return any && only;
}

static bool
is(const struct ask_at *at, const char *flag)
{
	const struct asked *asked = at->context;
	const struct result *result = asked_result(asked, at->matter);
	size_t n = 0;

	if (strcmp(flag, "only-words") == 0)
		return is_only_words(asked, area_of(asked, at->question->list, at->matter));
	if (!result)
		return false;
	if (strcmp(flag, "rated") == 0)
		return result->kind == RESULT_RATED;
	if (strcmp(flag, "in-words") == 0)
		return result->kind == RESULT_WORDS;
	if (strcmp(flag, "in-units") == 0)
		return result->kind == RESULT_MEASURED && result->unit.len > 0;
	if (strcmp(flag, "bare") == 0)
		return result->kind == RESULT_MEASURED && result->unit.len == 0;
	const struct reply *answer = replies_next(at->answers, &n, "reading", at->matter);

	return answer && asked_is_jump(asked, result, buf_slice(&answer->text));
}

/* What -m and -w said is of the first area. */
static bool
skips(const struct ask_at *at)
{
	const struct asked *asked = at->context;
	const char *place = at->question->place->name;
	const struct area *first = asked_first(asked);

	return first && at->question->list && slice_is(first->id, at->matter) &&
		((asked->facts && strcmp(place, "facts") == 0) ||
		(asked->hindrance && strcmp(place, "hindrance") == 0));
}

/* Without its year if it is near: on both sides of a New Year days are said alike. */
static void
add_day(int day, int today, struct buf *out)
{
	day_format_plain(out, day, day <= today && today - day < NEAR_DAYS ? day : today);
}

static void
add_when(const struct asked *asked, const struct step *step, struct buf *out)
{
	int today = asked->checking->session->clock.day;

	add_day(step->repeat.len ? asked_step_day(step, today) : step->due_day, today, out);
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct asked *asked = at->context;
	const struct area *area = area_of(asked, at->question->list, at->matter);
	const struct result *result = asked_result(asked, at->matter);
	const struct step *step = asked_step(asked, at->matter);

	if (strcmp(name, "area") == 0 && area)
		text_escape_line(out, area->title);
	else if (strcmp(name, "result") == 0 && result)
		text_escape_line(out, result->text);
	else if (strcmp(name, "unit") == 0 && result)
		text_escape_line(out, result->unit);
	else if (strcmp(name, "step") == 0 && step)
		text_escape_line(out, step->text);
	else if (strcmp(name, "when") == 0 && step)
		add_when(asked, step, out);
}

/* One's own anchors: the notes below a result that begin with a number. */
static void
before(const struct ask_at *at, struct buf *out)
{
	const struct asked *asked = at->context;
	const struct result *result = asked_result(asked, at->matter);

	if (strcmp(at->question->place->name, "reading") != 0 || !result ||
	    result->kind != RESULT_RATED)
		return;
	const struct document *page = result_page(&asked->reading.areas, result);

	for (size_t n = result->item + 1; n < page->item_count; n++) {
		const struct item *item = &page->items[n];
		struct slice rest = item->words;
		struct decimal mark;

		if (item->depth == 0)
			break;
		if (item->depth > 1 || !decimal_parse(slice_trim(slice_cut(&rest, ':')), &mark) ||
		    !rest.ptr)
			continue;
		buf_add_text(out, out->len ? "\n" : "");
		text_escape_line(out, item->words);
	}
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct asked *asked = at->context;
	const struct result *result = asked_result(asked, at->matter);
	struct maybe number;

	return strcmp(at->question->place->name, "reading") != 0 || !result ||
		reading_given(typed, result, &number, err);
}

static void
add_gap(const struct asked *asked, const struct result *result, struct maybe given,
	struct buf *out)
{
	const struct standing *standing = replay_standing(&asked->reading.replay, result);
	const struct event event = { .kind = EVENT_READING, .day = asked->checking->day,
		.to = given };
	bool ascii = asked->checking->session->view.ascii;
	struct standing after = *standing;
	struct fraction gap;

	standing_apply(&after, &event);
	fraction_init(&gap);
	bool was = standing_gap(standing, &gap);
	long before = was ? fraction_percent(&gap) : 0;
	bool is = standing_gap(&after, &gap);

	if (was || is)
		buf_add_text(out, out->len ? "; " : "");
	if (was && is)
		buf_printf(out, _("gap %ld %s %ld"), before, ascii ? "->" : "→",
			fraction_percent(&gap));
	else if (is)
		buf_printf(out, _("gap %ld"), fraction_percent(&gap));
	fraction_release(&gap);
}

/* The last number, now that the new one is given. */
static void
after(const struct ask_at *at, struct slice answer, struct buf *out)
{
	const struct asked *asked = at->context;
	const struct result *result = asked_result(asked, at->matter);
	struct maybe given = { 0 };
	struct err ignored;

	if (strcmp(at->question->place->name, "reading") != 0 || !result ||
	    !reading_given(answer, result, &given, &ignored))
		return;
	const struct standing *standing = replay_standing(&asked->reading.replay, result);

	if (standing->reality.known) {
		struct buf last = BUF_INIT, day = BUF_INIT;

		decimal_format(&last, standing->reality.value);
		if (standing->read_day != DAY_NONE)
			add_day(standing->read_day, asked->checking->session->clock.day, &day);
		buf_printf(out, day.len ? _("last: %s on %s") : _("last: %s"), last.ptr, day.ptr);
		buf_release(&last);
		buf_release(&day);
	}
	/* a look at a day before that one changes nothing now */
	if (standing->read_day == DAY_NONE || standing->read_day <= asked->checking->day)
		add_gap(asked, result, given, out);
}

static bool
is_private(const struct ask_at *at)
{
	const struct asked *asked = at->context;
	const struct area *area = area_of(asked, at->question->list, at->matter);

	return area && asked->private[area - asked->reading.areas.items];
}

/* Words that belong to one text, a paragraph each. */
static void
add_paragraph(struct buf *out, const struct reply *answer)
{
	struct buf prose = BUF_INIT;

	ask_prose(answer, &prose);
	buf_wiped_room(out, prose.len + 2);
	buf_add_text(out, out->len ? "\n\n" : "");
	buf_add(out, slice_trim(buf_slice(&prose)));
	buf_wipe(&prose);
}

/* All answers of one place that are about an area, or about what lies in it. */
static void
add_words(const struct asked *asked, const struct replies *answers, const struct area *area,
	const char *place, struct buf *out)
{
	const struct areas *areas = &asked->reading.areas;
	const struct reply *answer;
	size_t at = 0;

	while ((answer = replies_next(answers, &at, place, NULL))) {
		const struct result *result = asked_result(asked, answer->matter);

		if (slice_is(area->id, answer->matter) ||
		    (result && &areas->items[result->area] == area))
			add_paragraph(out, answer);
	}
}

/* The results of an area that were looked at. */
static size_t
add_results(const struct asked *asked, const struct replies *answers, size_t area)
{
	const struct areas *areas = &asked->reading.areas;
	struct checking *checking = asked->checking;
	size_t count = checking->count;

	for (size_t n = 0; n < areas->result_count; n++) {
		const struct result *result = &areas->results[n];
		struct slice name = result->id.len ? result->id : result->text;
		struct buf key = BUF_INIT;
		size_t at = 0, in_words = 0;

		if (!asked->results[n] || result->area != area)
			continue;
		asked_result_key(result, &key);
		const struct reply *reading = replies_next(answers, &at, "reading", key.ptr);

		if (reading)
			checking_add(checking, name, buf_slice(&reading->text));
		else if (replies_next(answers, &in_words, "words", key.ptr))
			checking_add(checking, name, (struct slice){ NULL, 0 });
		buf_release(&key);
	}
	return checking->count - count;
}

static void
add_area(const struct asked *asked, const struct replies *answers, size_t n)
{
	struct checking *checking = asked->checking;
	const struct area *area = &asked->reading.areas.items[n];
	size_t index = checking_add_words(checking), first = checking->count;
	struct words *words = &checking->words[index];
	bool is_first = area == asked_first(asked);

	if (is_first && asked->facts)
		buf_add_text(&words->facts, asked->facts);
	if (is_first && asked->hindrance)
		buf_add_text(&words->hindrance, asked->hindrance);
	add_words(asked, answers, area, "facts", &words->facts);
	add_words(asked, answers, area, "words", &words->facts);
	add_words(asked, answers, area, "hindrance", &words->hindrance);
	if (add_results(asked, answers, n) == 0 && words->facts.len + words->hindrance.len > 0)
		checking_add(checking, area->id, (struct slice){ NULL, 0 });
	if (checking->count > first)
		checking->targets[first].words = index;
}

/* Not kept: a repeating step was missed that day; another one is just not done. */
static void
add_steps(const struct asked *asked, const struct replies *answers)
{
	int today = asked->checking->session->clock.day;
	const struct reply *answer;
	size_t at = 0;

	while ((answer = replies_next(answers, &at, "step", NULL))) {
		const struct step *step = asked_step(asked, answer->matter);
		bool kept = slice_is(buf_slice(&answer->text), "yes");

		if (step && (kept || step->repeat.len))
			checking_add_kept(asked->checking, step->id.len ? step->id : step->text,
				asked_step_day(step, today), !kept);
	}
}

void
flow_take(const struct asked *asked, const struct replies *answers)
{
	for (size_t n = 0; n < asked->reading.areas.count; n++)
		if (asked->areas[n])
			add_area(asked, answers, n);
	add_steps(asked, answers);
}

static bool
save_answers(const struct asked *asked, const struct replies *answers, struct err *err)
{
	struct checking *checking = asked->checking;

	flow_take(asked, answers);
	if (checking->count + checking->kept_count == 0)
		return err_set(err, ERR_NOTHING, "nothing was checked");
	return checking_save(checking, err);
}

bool
flow_decide(struct asked *asked, const struct flow_opts *opts, struct err *err)
{
	struct session *session = asked->checking->session;
	const struct areas *areas = &asked->reading.areas;
	bool any = false;

	if (!opts->private && !opts->clear && !private_areas_check(session, areas, err))
		return false;
	for (size_t n = 0; n < areas->count; n++) {
		asked->private[n] = asked->areas[n] && (opts->private || (!opts->clear &&
			private_areas_has(session, &areas->items[n])));
		any = any || asked->private[n];
	}
	const struct area *first = asked_first(asked);

	if ((opts->facts || opts->hindrance) && first && asked->private[first - areas->items])
		return confide_refuse(err, "taut check -p RESULT=VALUE");
	return !any || keys_ready(session, err);
}

struct ask_flow
flow_check(struct asked *asked)
{
	return (struct ask_flow){ .names = &names, .context = asked,
		.matters = asked_matters, .is = is, .skips = skips,
		.value = value, .before = before, .check = check, .after = after,
		.is_private = is_private };
}

static bool
ask_all(struct asked *asked, const struct flow_opts *opts, struct err *err)
{
	struct session *session = asked->checking->session;
	const struct ask_flow flow = flow_check(asked);
	struct ask ask = { .flow = &flow, .editor = opts->editor };
	bool ok = ask_run(session, &ask, err) && save_answers(asked, &ask.answers, err);

	return ask_end(session, &ask, ok, err);
}

bool
flow_run(struct checking *checking, const struct flow_opts *opts, int argc, char **argv,
	struct err *err)
{
	struct asked asked = { .checking = checking, .facts = opts->facts,
		.hindrance = opts->hindrance };
	bool ok = asked_open(&asked, argc, argv, err) && flow_decide(&asked, opts, err);

	if (ok && asked.count == 0) {
		ok = err_set(err, ERR_NOTHING, "nothing was checked: no result is open");
		err_hint(err, "taut vision add AREA 'what you want to be so'");
	}
	ok = ok && ask_all(&asked, opts, err);
	asked_close(&asked);
	return ok;
}
