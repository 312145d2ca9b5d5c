/* SPDX-License-Identifier: ISC */
/* A closed replay as the plain data that every picture is made from. */
#include "tension/summary.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "tension/agenda.h"
#include "tension/effort.h"

static struct slice
area_title(const struct replay *replay, size_t area)
{
	if (area < replay->areas->count)
		return replay->areas->items[area].title;
	return slice_of(replay->lost_areas.items[area - replay->areas->count]);
}

/* What is looked up by subject, gathered before the rows are made. */
struct gathered {
	const struct replay *replay;
	struct effort *efforts;
	const struct account **accounts; /* of each in the area at hand; NULL: none there */
};

/* Whether the last reading had no facts beside it. */
static bool
is_bare(const struct track *track)
{
	for (size_t n = track->count; n-- > 0;)
		if (track->marks[n].kind == MARK_READ)
			return track->marks[n].bare;
	return false;
}

static void
fill_result(const struct report *report, struct report_result *out,
	const struct gathered *gathered, size_t index)
{
	const struct replay *replay = gathered->replay;
	const struct subject *subject = &replay->subjects.items[index];
	const struct standing *standing = ledger_standing(replay->ledger, index);
	int until = span_last_day(report->span, report->today);

	out->subject = index;
	out->track = &replay->tracks[index];
	out->bare = is_bare(out->track);
	out->id = slice_of(subject->id);
	out->text = slice_of(subject->text);
	out->unit = slice_of(subject->unit);
	out->standing = *standing;
	if (!standing->chosen && subject->line)
		out->standing.kind = subject->line->kind;
	out->checked_day = standing->checked_day;
	out->by_hand = subject->by_hand;
	out->others_views = subject->others_views;
	out->corrected = subject->corrected;
	out->enough = subject->line && subject->line->enough;
	out->focus = subject->line && subject->line->focus && until == replay->today;
	out->horizon_day = subject->line ? subject->line->horizon_day : DAY_NONE;
	if (out->horizon_day == DAY_NONE && standing->area < replay->areas->count)
		out->horizon_day = replay->areas->items[standing->area].horizon_day;
	struct effort effort = efforts_find(gathered->efforts, replay, out->id);

	out->commitments = effort.open;
	out->action_day = effort.last_day;
	out->here = out->area == standing->area;
	out->waiting = standing->live && standing->chosen && !standing->known &&
		standing->kind != RESULT_WORDS;
	out->unchecked = standing->live && standing->known &&
		until >= report_late_day(report, out, out->checked_day);
	if (out->unchecked)
		band_find(&out->band, out->track, standing, until);
}

static void
gather_accounts(struct gathered *gathered, size_t area)
{
	const struct ledger *ledger = gathered->replay->ledger;

	for (size_t n = 0; n < gathered->replay->subjects.count; n++)
		gathered->accounts[n] = NULL;
	for (size_t n = 0; n < ledger_stint_count(ledger); n++)
		if (ledger_stint(ledger, n)->area == area)
			gathered->accounts[ledger_stint(ledger, n)->result] =
				&ledger_stint(ledger, n)->account;
}

/*
 * Whether it was there by the period's end, as far as anybody can tell: what has
 * a number begins with an event, but words may have stood in the page before.
 */
static bool
was_there(const struct replay *replay, const struct result *line,
	const struct standing *standing)
{
	return !line || line->kind == RESULT_WORDS || standing->first_day != DAY_NONE ||
		replay->period.last >= replay->today;
}

static struct fraction *
sum_of(struct report *report, enum rest rest)
{
	struct fraction *const sums[] = {
		[REST_MEASURED] = &report->measured, [REST_FACTUAL] = &report->factual,
		[REST_BARE] = &report->bare, [REST_UNCHECKED] = &report->unchecked,
	};

	return sums[rest];
}

/* What the whole counts of a row that stands where it is shown. */
static void
count_row(struct report *report, const struct report_result *row)
{
	struct fraction gap;

	if (!row->here)
		return;
	report->not_yet_checked += row->waiting;
	report->words_only += row->words_only;
	report->others_views += row->others_views;
	report->corrected += row->corrected;
	fraction_init(&gap);
	if (standing_gap(&row->standing, &gap))
		fraction_add(sum_of(report, report_rest(row)), &gap);
	fraction_release(&gap);
}

/* A result is in the report of an area if it has an account there, or stands there. */
static void
add_result(struct report *report, const struct gathered *gathered, size_t subject, size_t area)
{
	const struct replay *replay = gathered->replay;
	const struct account *account = gathered->accounts[subject];
	const struct standing *standing = ledger_standing(replay->ledger, subject);
	const struct subject *found = &replay->subjects.items[subject];
	bool here = standing->area == area;

	if (!account && (!here || (!found->line && !standing->chosen)))
		return;
	if (!was_there(replay, found->line, standing))
		return;
	struct report_result *out = report_add_result(report);

	out->area = report->area_count - 1;
	if (account)
		account_add(&out->account, account);
	fill_result(report, out, gathered, subject);
	out->here = here;
	out->words_only = !standing->chosen && found->line && found->line->sound &&
		found->line->kind == RESULT_WORDS && result_is_live(replay->areas, found->line);
	count_row(report, out);
}

static void
add_area(struct report *report, struct gathered *gathered, size_t area)
{
	const struct replay *replay = gathered->replay;
	struct report_area *out = report_add_area(report);
	bool page = area < replay->areas->count;

	out->title = area_title(replay, area);
	out->id = page ? replay->areas->items[area].id : out->title;
	out->retired = page && replay->areas->items[area].retired_day != DAY_NONE;
	account_add(&out->account, ledger_area_account(replay->ledger, area));
	size_t first = report->result_count, index = report->area_count - 1;

	gather_accounts(gathered, area);
	for (size_t n = 0; n < replay->subjects.count; n++)
		add_result(report, gathered, n, area);
	report->areas[index].first = first;
	report->areas[index].end = report->result_count;
}

/* The result's row in an area. */
static size_t
row_of(const struct report *report, size_t subject, size_t area)
{
	for (size_t n = report->areas[area].first; n < report->areas[area].end; n++)
		if (report->results[n].subject == subject)
			return n;
	return SLICE_NONE;
}

static void
add_changes(struct report *report, const struct replay *replay)
{
	for (size_t n = 0; n < replay->change_count; n++) {
		const struct report_change *change = &replay->changes[n];
		size_t row = row_of(report, change->result, change->area);

		if (row == SLICE_NONE)
			continue;
		struct report_change *out = report_add_change(report);

		out->cause = change->cause;
		out->day = change->day;
		out->result = row;
		out->area = change->area;
		out->before = change->before;
		out->after = change->after;
		out->reason = change->reason;
		fraction_add(&out->points, &change->points);
	}
}

/* How often a step was kept, of how often it came, in the period. */
struct tries {
	size_t kept, times;
};

/* Those of each step; the caller frees them. */
static struct tries *
count_tries(const struct replay *replay)
{
	struct tries *tries = mem_alloc(replay->areas->step_count, sizeof *tries);

	for (size_t n = 0; n < replay->occurrence_count; n++) {
		const struct occurrence *found = &replay->occurrences[n];

		if (found->day < replay->period.first || found->kind == OCCURRENCE_DROPPED)
			continue;
		tries[found->step].kept += found->kind == OCCURRENCE_KEPT;
		tries[found->step].times++;
	}
	return tries;
}

void
report_fill_page(struct report *report, const struct replay *replay, size_t row)
{
	const struct areas *areas = replay->areas;
	struct tries *tries = count_tries(replay);

	for (int open = 1; open >= 0; open--)
		for (size_t n = 0; n < areas->step_count; n++) {
			const struct step *step = &areas->steps[n];

			if (step->dropped || step_is_open(step) != open ||
			    !step_is_for(areas, step, report->results[row].id))
				continue;
			report_add_step(report, &(struct report_step){ .result = row,
				.text = step->text, .open = open,
				.day = open ? step->due_day : step->completion_day,
				.kept = tries[n].kept, .times = tries[n].times });
		}
	free(tries);
}

void
report_build(struct report *report, struct replay *replay, const int cadence[2])
{
	struct gathered gathered = { .replay = replay };

	ledger_close(replay->ledger);
	gathered.efforts = efforts_new(replay);
	gathered.accounts = mem_alloc(replay->subjects.count, sizeof(struct account *));
	report_init(report);
	report->span = replay->period;
	report->today = replay->today;
	report->cadence[0] = cadence[0];
	report->cadence[1] = cadence[1];
	for (size_t n = 0; n < replay->areas->count + replay->lost_areas.count; n++)
		add_area(report, &gathered, n);
	free(gathered.efforts);
	free(gathered.accounts);
	account_add(&report->whole, ledger_whole(replay->ledger));
	add_changes(report, replay);
	report->not_understood = replay->problems.count - replay->problems.counted;
	report->later = replay->later;
	report->not_opened = replay->not_opened;
}

void
report_fill_pace(struct report *report, size_t row)
{
	struct report_result *result = &report->results[row];

	pace_find(&result->pace, result->track, &result->standing, result->horizon_day,
		span_last_day(report->span, report->today));
}

void
report_fill_paces(struct report *report)
{
	for (size_t n = 0; n < report->result_count; n++)
		report_fill_pace(report, n);
}

static void
narrow_results(struct report *report, struct report_area area)
{
	size_t count = 0;

	for (size_t n = 0; n < report->result_count; n++) {
		if (n < area.first || n >= area.end) {
			report_result_release(&report->results[n]);
			continue;
		}
		report->results[count] = report->results[n];
		report->results[count++].area = 0;
	}
	report->result_count = count;
}

static void
narrow_changes(struct report *report, struct report_area area)
{
	size_t count = 0;

	for (size_t n = 0; n < report->change_count; n++) {
		struct report_change change = report->changes[n];

		if (change.result < area.first || change.result >= area.end) {
			fraction_release(&change.points);
			continue;
		}
		change.result -= area.first;
		change.area = 0;
		report->changes[count++] = change;
	}
	report->change_count = count;
}

/* Those about the rows that stay; none about the whole. */
static void
narrow_questions(struct report *report, struct report_area area)
{
	size_t count = 0;

	for (size_t n = 0; n < report->question_count; n++) {
		struct question question = report->questions[n];

		if (question.result == SLICE_NONE || question.result < area.first ||
		    question.result >= area.end) {
			fraction_release(&question.amount);
			continue;
		}
		question.result -= area.first;
		question.area = 0;
		report->questions[count++] = question;
	}
	report->question_count = count;
}

static void
forget_sums(struct report *report)
{
	struct fraction *const sums[] = { &report->unchecked, &report->measured,
		&report->factual, &report->bare };

	for (size_t n = 0; n < sizeof sums / sizeof *sums; n++)
		fraction_subtract(sums[n], sums[n]);
	report->not_yet_checked = report->words_only = report->others_views = 0;
	report->corrected = 0;
}

static void
narrow(struct report *report, struct report_area area, const struct account *account)
{
	struct account whole;

	account_init(&whole);
	account_add(&whole, account);
	narrow_changes(report, area);
	narrow_questions(report, area);
	narrow_results(report, area);
	for (size_t n = 0; n < report->area_count; n++)
		account_release(&report->areas[n].account);
	account_release(&report->whole);
	report->areas[0] = area;
	report->areas[0].first = 0;
	report->areas[0].end = report->result_count;
	account_init(&report->areas[0].account);
	account_add(&report->areas[0].account, &whole);
	report->area_count = 1;
	report->whole = whole;
	forget_sums(report);
	for (size_t n = 0; n < report->result_count; n++)
		count_row(report, &report->results[n]);
	agenda_sort(report);
}

void
report_narrow(struct report *report, size_t area)
{
	narrow(report, report->areas[area], &report->areas[area].account);
}

void
report_narrow_result(struct report *report, size_t row)
{
	struct report_area area = report->areas[report->results[row].area];
	struct account all;

	/* what it did in the areas where it stood before is its own too */
	account_init(&all);
	report_add_accounts(report, row, &all);
	for (size_t n = 0; n < report->change_count; n++)
		if (report->results[report->changes[n].result].subject ==
		    report->results[row].subject)
			report->changes[n].result = row;
	area.first = row;
	area.end = row + 1;
	narrow(report, area, &all);
	account_release(&all);
}
