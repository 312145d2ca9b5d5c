/* SPDX-License-Identifier: ISC */
/*
 * Questions in words. Invariant: each says what the journal has and when, then
 * asks; none of them says what ought to be.
 */
#include "view/ask.h"

#include "view/phrase.h"

/* One question being put into words. */
struct asked {
	struct buf *out;
	const struct report *report;
	const struct question *question;
	const struct report_result *row; /* NULL: about the whole */
};

static void
add_row(const struct asked *asked)
{
	phrase_quote(asked->out, phrase_name(asked->row));
}

static void
add_day(const struct asked *asked, size_t n)
{
	day_format_plain(asked->out, asked->question->days[n], asked->report->today);
}

static void
add_last_day(const struct asked *asked)
{
	add_day(asked, asked->question->day_count - 1);
}

/* "once", "twice", "3 times". */
static void
add_times(struct buf *out, size_t count)
{
	if (count == 1)
		buf_add_text(out, "once");
	else if (count == 2)
		buf_add_text(out, "twice");
	else
		buf_printf(out, "%zu times", count);
}

static void
add_unit(const struct asked *asked)
{
	struct slice unit = asked->row->unit;

	if (unit.len > 0 && unit.ptr[0] != '/')
		buf_add_char(asked->out, ' ');
	phrase_quote(asked->out, unit);
}

/* "from 10 to 8 km" */
static void
add_values(const struct asked *asked)
{
	if (!asked->question->before.known || !asked->question->after.known)
		return;
	buf_add_text(asked->out, "from ");
	decimal_format(asked->out, asked->question->before.value);
	buf_add_text(asked->out, " to ");
	decimal_format(asked->out, asked->question->after.value);
	add_unit(asked);
}

static void
add_postponed(const struct asked *asked)
{
	struct buf *out = asked->out;

	if (asked->question->count > 0)
		buf_add_text(out, asked->question->postponed ?
			", and its horizon was put off " : "");
	else
		buf_add_text(out, "was put off ");
	if (asked->question->postponed)
		add_times(out, asked->question->postponed);
}

static void
say_eroding(const struct asked *asked)
{
	const struct question *question = asked->question;
	struct buf *out = asked->out;

	buf_add_text(out, question->count > 0 ? "The vision of " : "The horizon of ");
	add_row(asked);
	buf_add_char(out, ' ');
	if (question->count > 0) {
		buf_add_text(out, "came down");
		if (question->count > 1) {
			buf_add_char(out, ' ');
			add_times(out, question->count);
		}
		if (question->before.known && question->after.known)
			buf_add_text(out, question->count > 1 ? ", " : " ");
		add_values(asked);
		buf_add_text(out, question->count > 1 ? ", last on " : " on ");
		add_last_day(asked);
		if (question->after_slip)
			buf_add_text(out, ", within two weeks of a check that slipped");
	}
	add_postponed(asked);
	buf_add_char(out, '.');
	if (question->words.len > 0) {
		buf_add_text(out, " You wrote then: \"");
		phrase_quote(out, question->words);
		buf_add_text(out, "\".");
	}
	buf_add_text(out, question->count > 0 ? " Was that chosen?" :
		" Is it still wanted, and by when?");
}

static void
say_swinging(const struct asked *asked)
{
	add_row(asked);
	buf_add_text(asked->out, " turned round ");
	add_times(asked->out, asked->question->count);
	buf_add_text(asked->out, " in the year to ");
	add_last_day(asked);
	buf_add_text(asked->out, ", and is about where it began. What brings it up,"
		" and what takes it back?");
}

static void
say_still(const struct asked *asked)
{
	add_row(asked);
	buf_printf(asked->out, " was checked on %zu days up to ", asked->question->count);
	add_last_day(asked);
	buf_add_text(asked->out, " and stands at ");
	decimal_format(asked->out, asked->question->after.value);
	add_unit(asked);
	buf_add_text(asked->out, ". What would have to be different for it to move?");
}

static void
say_unchecked(const struct asked *asked)
{
	struct buf *out = asked->out;

	if (asked->question->leads)
		buf_printf(out, "%ld%% of the gap was not checked lately; the largest part of it"
			" is ", fraction_percent(&asked->question->amount));
	add_row(asked);
	if (asked->question->day_count > 0) {
		buf_add_text(out, asked->question->leads ? ", not since " :
			" was last checked on ");
		add_last_day(asked);
	}
	buf_add_text(out, ". What is the smallest honest look you could take now?");
}

static void
say_unsupported(const struct asked *asked)
{
	struct buf *out = asked->out;

	buf_add_text(out, "There is no open step for ");
	add_row(asked);
	buf_printf(out, ", where the gap is %ld", fraction_percent(&asked->question->amount));
	if (asked->question->day_count > 0) {
		buf_add_text(out, "; the last one was kept on ");
		add_last_day(asked);
	}
	buf_add_text(out, ". What could be a first one, within a week?");
}

static void
say_loose(const struct asked *asked)
{
	buf_add_text(asked->out, "The step \"");
	phrase_quote(asked->out, asked->question->words);
	buf_add_text(asked->out,
		"\" is for nothing that is still open. Drop it, or what is it for?");
}

static void
say_rosy(const struct asked *asked)
{
	struct buf *out = asked->out;

	if (asked->question->who.len > 0) {
		phrase_quote(out, asked->question->who);
		buf_add_text(out, " saw ");
		add_row(asked);
		buf_add_text(out, " at ");
		decimal_format(out, asked->question->before.value);
		buf_add_text(out, " on ");
		add_last_day(asked);
		buf_add_text(out, ", you at ");
		decimal_format(out, asked->question->after.value);
		buf_add_text(out, ". What might be seen from there?");
		return;
	}
	add_row(asked);
	buf_add_text(out, " went ");
	add_values(asked);
	buf_add_text(out, " on ");
	add_last_day(asked);
	buf_add_text(out, ", with no facts beside it. What would somebody else have seen?");
}

static void
say_flat(const struct asked *asked)
{
	add_row(asked);
	buf_add_text(asked->out, " was rated ");
	decimal_format(asked->out, asked->question->after.value);
	buf_printf(asked->out, " on %zu days running, up to ", asked->question->count);
	add_last_day(asked);
	buf_add_text(asked->out, ". What was different on the best of them?");
}

static void
say_there(const struct asked *asked)
{
	add_row(asked);
	buf_add_text(asked->out, " is there: its checks of ");
	add_day(asked, 0);
	buf_add_text(asked->out, " and ");
	add_last_day(asked);
	buf_add_text(asked->out, " found no gap. Keep it, raise it, or close it?");
}

static void
say_spread(const struct asked *asked)
{
	buf_printf(asked->out, asked->question->focus ?
		"%zu results are in focus at once. Which three matter most now?" :
		"%zu steps are open at once. Which of them could wait?", asked->question->count);
}

static void
say_past(const struct asked *asked)
{
	buf_add_text(asked->out, "The horizon of ");
	add_row(asked);
	buf_add_text(asked->out, " was ");
	add_last_day(asked);
	buf_printf(asked->out, ", and a gap of %ld is left. Give it more time, choose again, or let"
		" it go?", fraction_percent(&asked->question->amount));
}

static const struct {
	void (*say)(const struct asked *asked);
	const char *answers;
} kinds[QUESTION_KINDS] = {
	[QUESTION_ERODING] = { say_eroding, "chosen, not-chosen" },
	[QUESTION_SWINGING] = { say_swinging, "known, unclear" },
	[QUESTION_STILL] = { say_still, "waiting, stuck" },
	[QUESTION_UNCHECKED] = { say_unchecked, "soon, not-now" },
	[QUESTION_UNSUPPORTED] = { say_unsupported, "planned, not-now" },
	[QUESTION_LOOSE] = { say_loose, "kept, dropped" },
	[QUESTION_ROSY] = { say_rosy, "seen, unclear" },
	[QUESTION_FLAT] = { say_flat, "same, unclear" },
	[QUESTION_THERE] = { say_there, "keep, raise, close" },
	[QUESTION_SPREAD] = { say_spread, "chosen, fewer" },
	[QUESTION_PAST] = { say_past, "extend, choose-again, let-go" },
};

void
question_text(struct buf *out, const struct report *report, const struct question *question)
{
	struct asked asked = { .out = out, .report = report, .question = question };

	if (question->result != SLICE_NONE)
		asked.row = &report->results[question->result];
	kinds[question->kind].say(&asked);
}

void
question_of_row(struct buf *out, const struct report *report, size_t row)
{
	for (size_t n = 0; n < report->question_count; n++) {
		if (report->questions[n].result == row) {
			struct question alone = report->questions[n]; /* borrows its amount */

			alone.leads = false;
			question_text(out, report, &alone);
			return;
		}
	}
}

const char *
question_answers(enum question_kind kind)
{
	return kinds[kind].answers;
}
