/* SPDX-License-Identifier: ISC */
/*
 * The report as JSON, for programs. Invariant: what is not known is null,
 * never 0; amounts are exact decimals in strings, no floating point. A key that
 * was once given is not taken away, and means what it meant: taut-tension(5).
 */
#include "view/json.h"

#include "view/ask.h"
#include "view/data.h"

#define FORM 1 /* of all that is here; see the promise in the manual */

struct telling {
	struct data data;
	const struct report *report;
	const struct json_order *order;
};

static const char *const lines[CAUSE_COUNT] = {
	[CAUSE_ROSE] = "rose", [CAUSE_SLIPPED] = "slipped", [CAUSE_RAISED] = "raised",
	[CAUSE_LOWERED] = "lowered", [CAUSE_NEW] = "new", [CAUSE_GONE] = "let_go",
	[CAUSE_REMEASURED] = "remeasured", [CAUSE_MOVED] = "moved",
};

static void
put_account(struct data *data, const struct account *account, const struct fraction *unchecked,
	size_t waiting)
{
	data_points(data, "opening", &account->opening);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		data_points(data, lines[cause], &account->causes[cause]);
	data_points(data, "closing", &account->closing);
	data_points(data, "churn", &account->churn);
	data_points(data, "drift", &account->drift);
	data_points(data, "climb", &account->climb);
	data_points(data, "unchecked", unchecked);
	data_count(data, "not_yet_checked", waiting);
	data_count(data, "postponements", account->postponements);
	data_count(data, "postponed_days", (size_t)account->postponed_days);
}

static const char *
kind_name(const struct standing *standing)
{
	if (standing->kind == RESULT_WORDS)
		return "words";
	if (standing->hold)
		return "hold";
	return standing->kind == RESULT_RATED ? "rated" : "measured";
}

/* T of a result where it stands now; not of one that has moved on. */
static bool
gap(const struct report_result *result, struct fraction *out)
{
	return result->here && standing_gap(&result->standing, out);
}

static void
put_band(struct data *data, const struct report_result *result)
{
	const struct band *band = &result->band;

	if (!result->here || !result->unchecked || !band->known) {
		data_null(data, "band");
		return;
	}
	data_open(data, "band", '{');
	data_points(data, "low", &band->low);
	if (band->open)
		data_null(data, "high");
	else
		data_points(data, "high", &band->high);
	data_close(data, '}');
}

static void
put_if(struct data *data, const char *key, bool known, const struct fraction *amount)
{
	if (known)
		data_amount(data, key, amount);
	else
		data_null(data, key);
}

static void
put_pace(struct data *data, const struct report_result *result)
{
	static const char *const words[] = {
		[PACE_EARLY] = "too early", [PACE_THERE] = "there", [PACE_OPEN] = "no horizon",
		[PACE_ON] = "on pace", [PACE_EITHER] = "could go either way",
		[PACE_BEHIND] = "behind", [PACE_AWAY] = "not at this pace",
	};
	const struct pace *pace = &result->pace;

	if (!result->here || !result->standing.known || !result->standing.live ||
	    pace->word == PACE_EARLY) {
		data_null(data, "pace");
		return;
	}
	data_open(data, "pace", '{');
	data_text(data, "word", slice_of(words[pace->word]));
	put_if(data, "per_day", pace->known, &pace->slope);
	put_if(data, "low", pace->known, &pace->low);
	put_if(data, "high", pace->known, &pace->high);
	put_if(data, "needed", pace->needed_known, &pace->needed);
	put_if(data, "ratio", pace->needed_known, &pace->ratio);
	put_if(data, "ratio_low", pace->needed_known, &pace->ratio_low);
	put_if(data, "ratio_high", pace->needed_known, &pace->ratio_high);
	put_if(data, "at_horizon", pace->needed_known, &pace->at_horizon);
	data_day(data, "there_on", pace->known ? pace->there_day : DAY_NONE);
	data_count(data, "days", pace->days);
	data_day(data, "first", pace->known ? pace->first : DAY_NONE);
	data_day(data, "last", pace->known ? pace->last : DAY_NONE);
	data_close(data, '}');
}

/* What others saw of it in the span. */
static void
put_others(struct telling *telling, const struct report_result *result)
{
	const struct track *track = result->here ? result->track : NULL;
	struct data *data = &telling->data;

	data_open(data, "others", '[');
	for (size_t n = track ? track_find(track, telling->report->span.first) : 0;
	    track && n < track->count; n++) {
		const struct mark *mark = &track->marks[n];

		if (mark->kind != MARK_OTHER)
			continue;
		data_open_flat(data, NULL, '{');
		data_day(data, "date", mark->day);
		data_text_or_null(data, "name", track_note(track, n));
		data_number(data, "value", (struct maybe){ true, { mark->value, mark->places } });
		data_close(data, '}');
	}
	data_close(data, ']');
}

/* In which order the marks of one shift stand; what stands alone comes last. */
static int
rank(const struct mark *mark)
{
	static const int ranks[] = {
		[MARK_SCALE] = 0, [MARK_AREA] = 1, [MARK_OPEN] = 2, [MARK_VISION] = 3,
		[MARK_READ] = 4, [MARK_CARRIED] = 4, [MARK_LOOK] = 4, [MARK_CLOSE] = 5,
		[MARK_OTHER] = 6, [MARK_POSTPONED] = 6,
	};

	return ranks[mark->kind];
}

/* The end of the marks that one shift left, of which `first` is the first. */
static size_t
shift_end(const struct track *track, size_t first)
{
	size_t n = first + 1;

	while (n < track->count && track->marks[n].day == track->marks[first].day &&
	    track->marks[n].cause == track->marks[first].cause && !track->marks[n].has_note &&
	    rank(&track->marks[n]) > rank(&track->marks[n - 1]))
		n++;
	return n;
}

/* A reading that found what was known went to no line. */
static bool
is_in_line(const struct mark *mark, const struct track_state *before,
	const struct track_state *after)
{
	if (mark->cause != CAUSE_ROSE && mark->cause != CAUSE_SLIPPED)
		return mark->cause < CAUSE_COUNT;
	return before->reality.micro != after->reality.micro;
}

/* `states`: before it, and after. */
static void
put_mark(struct data *data, const struct track_state states[2], const struct track *track,
	size_t n)
{
	const struct track_state *state = &states[1];
	const struct mark *mark = &track->marks[n];
	struct fraction tension;

	fraction_init(&tension);
	data_open_flat(data, NULL, '{');
	data_day(data, "date", mark->day);
	data_number(data, "reality", (struct maybe){ state->has_reality, state->reality });
	data_number(data, "vision", (struct maybe){ state->has_vision, state->vision });
	if (track_gap(state, &tension))
		data_points(data, "tension", &tension);
	else
		data_null(data, "tension");
	if (is_in_line(mark, &states[0], state))
		data_text(data, "line", slice_of(lines[mark->cause]));
	else
		data_null(data, "line");
	data_text_or_null(data, "because", track_note(track, n));
	data_close(data, '}');
	fraction_release(&tension);
}

/* Both ends after each shift of the span. */
static void
put_history(struct telling *telling, const struct report_result *result)
{
	const struct track *track = result->here ? result->track : NULL;
	struct data *data = &telling->data;
	struct track_state states[2];
	size_t end;

	track_begin(&states[1]);
	data_open(data, "history", '[');
	for (size_t n = 0; track && n < track->count; n = end) {
		end = shift_end(track, n);
		states[0] = states[1];
		for (size_t m = n; m < end; m++)
			track_step(&states[1], track, m);
		if (track->marks[n].day >= telling->report->span.first &&
		    rank(&track->marks[n]) < rank(&(struct mark){ .kind = MARK_OTHER }))
			put_mark(data, states, track, n);
	}
	data_close(data, ']');
}

static void
put_result(struct telling *telling, const struct report_result *result)
{
	const struct standing *standing = &result->standing;
	struct data *data = &telling->data;
	struct fraction tension, none;

	fraction_init(&tension);
	fraction_init(&none);
	bool known = gap(result, &tension);

	data_open(data, NULL, '{');
	data_text_or_null(data, "id", result->id);
	data_text(data, "text", result->text);
	data_text(data, "kind", slice_of(kind_name(standing)));
	data_text_or_null(data, "unit", result->unit);
	data_number(data, "from", standing->first);
	data_number(data, "first_vision", standing->first_vision);
	data_number(data, "vision", standing->vision);
	data_number(data, "reality", standing->reality);
	if (known)
		data_points(data, "tension", &tension);
	else
		data_null(data, "tension");
	data_day(data, "checked", result->checked_day);
	data_day(data, "horizon", result->horizon_day);
	data_count(data, "commitments", result->commitments);
	put_account(data, &result->account, known && result->unchecked ? &tension : &none,
		result->here && result->waiting);
	data_flag(data, "focus", result->focus);
	data_flag(data, "hold", standing->hold);
	put_band(data, result);
	put_pace(data, result);
	put_others(telling, result);
	if (telling->order->history)
		put_history(telling, result);
	data_close(data, '}');
	fraction_release(&tension);
	fraction_release(&none);
}

/* What the gap of an area rests on, and how many of it are not yet checked. */
static size_t
sum_area(const struct report *report, const struct report_area *area,
	struct fraction sums[REST_COUNT])
{
	struct fraction tension;
	size_t waiting = 0;

	fraction_init(&tension);
	for (size_t n = area->first; n < area->end; n++) {
		const struct report_result *result = &report->results[n];

		waiting += result->here && result->waiting;
		if (gap(result, &tension))
			fraction_add(&sums[report_rest(result)], &tension);
	}
	fraction_release(&tension);
	return waiting;
}

static void
put_rests(struct data *data, const struct fraction *const sums[REST_COUNT])
{
	data_open(data, "rests_on", '{');
	data_points(data, "measured", sums[REST_MEASURED]);
	data_points(data, "factual", sums[REST_FACTUAL]);
	data_points(data, "bare", sums[REST_BARE]);
	data_points(data, "unchecked", sums[REST_UNCHECKED]);
	data_close(data, '}');
}

static void
put_area(struct telling *telling, const struct report_area *area)
{
	const struct report *report = telling->report;
	struct data *data = &telling->data;
	struct fraction sums[REST_COUNT];
	const struct fraction *rests[REST_COUNT];

	for (int n = 0; n < REST_COUNT; n++) {
		fraction_init(&sums[n]);
		rests[n] = &sums[n];
	}
	size_t waiting = sum_area(report, area, sums);

	data_open(data, NULL, '{');
	data_text_or_null(data, "id", area->id);
	data_text(data, "title", area->title);
	put_account(data, &area->account, &sums[REST_UNCHECKED], waiting);
	put_rests(data, rests);
	data_open(data, "results", '[');
	for (size_t n = area->first; n < area->end; n++) {
		put_result(telling, &report->results[n]);
		if (telling->order->grown)
			telling->order->grown(telling->order->context);
	}
	data_close(data, ']');
	data_close(data, '}');
	for (int n = 0; n < REST_COUNT; n++)
		fraction_release(&sums[n]);
}

static void
put_whole(struct telling *telling)
{
	const struct report *report = telling->report;
	const struct fraction *const rests[REST_COUNT] = {
		[REST_MEASURED] = &report->measured, [REST_FACTUAL] = &report->factual,
		[REST_BARE] = &report->bare, [REST_UNCHECKED] = &report->unchecked,
	};
	struct data *data = &telling->data;

	data_open(data, "whole", '{');
	put_account(data, &report->whole, &report->unchecked, report->not_yet_checked);
	put_rests(data, rests);
	data_close(data, '}');
}

static void
put_question(struct telling *telling, const struct question *question)
{
	const struct report *report = telling->report;
	struct data *data = &telling->data;
	struct slice area = SLICE_EMPTY, result = SLICE_EMPTY, step = SLICE_EMPTY;
	struct buf text = BUF_INIT;

	if (question->result != SLICE_NONE) {
		result = report->results[question->result].id;
		area = report->areas[report->results[question->result].area].id;
	} else if (question->area != SLICE_NONE) {
		area = report->areas[question->area].id;
	}
	if (question->kind == QUESTION_LOOSE)
		step = question->id;
	question_text(&text, report, question);
	data_open(data, NULL, '{');
	data_text(data, "kind", slice_of(question_name(question->kind)));
	data_text_or_null(data, "area", area);
	data_text_or_null(data, "result", result);
	data_open_flat(data, "dates", '[');
	for (size_t n = 0; n < question->day_count; n++)
		data_day(data, NULL, question->days[n]);
	data_close(data, ']');
	data_text(data, "text", buf_slice(&text));
	data_text_or_null(data, "step", step);
	data_close(data, '}');
	buf_release(&text);
}

void
view_json(struct buf *out, const struct report *report, const struct json_order *order)
{
	struct telling telling = { .data = { .out = out }, .report = report, .order = order };
	struct data *data = &telling.data;

	data_open(data, NULL, '{');
	data_count(data, "taut", FORM);
	data_day(data, "since", report->span.first);
	data_day(data, "until", report->span.last);
	put_whole(&telling);
	data_open(data, "areas", '[');
	for (size_t n = 0; n < report->area_count; n++)
		put_area(&telling, &report->areas[n]);
	data_close(data, ']');
	data_open(data, "questions", '[');
	for (size_t n = 0; n < report->question_count && n < QUESTIONS_SHOWN; n++)
		put_question(&telling, &report->questions[n]);
	data_close(data, ']');
	data_count(data, "not_understood", report->not_understood);
	data_count(data, "not_opened", report->not_opened);
	data_count(data, "corrected", report->corrected);
	data_count(data, "later", report->later);
	data_close(data, '}');
	buf_add_char(out, '\n');
}
