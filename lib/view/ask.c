/* SPDX-License-Identifier: ISC */
/*
 * Questions in words. Invariant: each says what the journal has and when, then
 * asks; none of them says what ought to be.
 */
#include "view/ask.h"

#include "base/words.h"
#include "view/phrase.h"

/* One question being put into words. */
struct asked {
	struct buf *out;
	const struct report *report;
	const struct question *question;
	const struct report_result *row; /* NULL: about the whole */
	const char *name;                /* of the row */
};

static struct day_words
day_of(const struct asked *asked, size_t n)
{
	return day_plain(asked->question->days[n], asked->report->today);
}

static struct day_words
last_day(const struct asked *asked)
{
	return day_of(asked, asked->question->day_count - 1);
}

/* "once", "twice", "3 times". */
static void
add_times(struct buf *out, size_t count)
{
	if (count == 1)
		buf_add_text(out, _("once"));
	else if (count == 2)
		buf_add_text(out, _("twice"));
	else
		buf_printf(out, ngettext("%zu time", "%zu times", count), count);
}

/* "8 km" */
static void
add_value(struct buf *out, const struct asked *asked, struct decimal value)
{
	struct slice unit = asked->row->unit;

	decimal_format(out, value);
	if (unit.len > 0 && unit.ptr[0] != '/')
		buf_add_char(out, ' ');
	phrase_quote(out, unit);
}

/* "from 10 to 8 km" */
static void
add_values(struct buf *out, const struct asked *asked)
{
	const struct question *question = asked->question;
	struct buf after = BUF_INIT;

	if (question->before.known && question->after.known) {
		add_value(&after, asked, question->after.value);
		buf_printf(out, _("from %s to %s"), decimal_digits(question->before.value).text,
			after.ptr);
	}
	buf_release(&after);
}

/* "The vision of run came down twice, from 10 to 8 km, last on 2 May" */
static void
say_lowered(const struct asked *asked)
{
	struct buf values = BUF_INIT, times = BUF_INIT, *out = asked->out;
	struct day_words day = last_day(asked);
	bool several = asked->question->count > 1;

	add_values(&values, asked);
	add_times(&times, asked->question->count);
	if (several && values.len > 0)
		buf_printf(out, _("The vision of %s came down %s, %s, last on %s"), asked->name,
			times.ptr, values.ptr, day.text);
	else if (several)
		buf_printf(out, _("The vision of %s came down %s, last on %s"), asked->name,
			times.ptr, day.text);
	else if (values.len > 0)
		buf_printf(out, _("The vision of %s came down %s on %s"), asked->name,
			values.ptr, day.text);
	else
		buf_printf(out, _("The vision of %s came down on %s"), asked->name, day.text);
	if (asked->question->after_slip)
		buf_add_text(out, _(", within two weeks of a check that slipped"));
	buf_release(&values);
	buf_release(&times);
}

static void
say_eroding(const struct asked *asked)
{
	const struct question *question = asked->question;
	struct buf times = BUF_INIT, words = BUF_INIT, *out = asked->out;

	add_times(&times, question->postponed);
	if (question->count > 0)
		say_lowered(asked);
	if (question->count > 0 && question->postponed)
		buf_printf(out, _(", and its horizon was put off %s"), times.ptr);
	else if (question->count == 0)
		buf_printf(out, _("The horizon of %s was put off %s"), asked->name, times.ptr);
	buf_add_text(out, ". ");
	if (question->words.len > 0) {
		struct slice reason = slice_trim(question->words);

		if (slice_ends(reason, ".") && !slice_ends(reason, ".."))
			reason.len--; /* the sentence around it has its own */
		phrase_quote(&words, reason);
		buf_printf(out, _("You wrote then: \"%s\"."), words.ptr);
		buf_add_char(out, ' ');
	}
	buf_add_text(out, question->count > 0 ? _("Was that chosen?") :
		_("Is it still wanted, and by when?"));
	buf_release(&times);
	buf_release(&words);
}

static void
say_swinging(const struct asked *asked)
{
	struct buf times = BUF_INIT;

	add_times(&times, asked->question->count);
	buf_printf(asked->out, _("%s turned round %s in the year to %s, and is about where it"
		" began. What brings it up, and what takes it back?"), asked->name, times.ptr,
		last_day(asked).text);
	buf_release(&times);
}

static void
say_still(const struct asked *asked)
{
	struct buf value = BUF_INIT;
	size_t days = asked->question->count;

	add_value(&value, asked, asked->question->after.value);
	buf_printf(asked->out, ngettext(
		"%s was checked on %zu day up to %s and stands at %s."
		" What would have to be different for it to move?",
		"%s was checked on %zu days up to %s and stands at %s."
		" What would have to be different for it to move?", days), asked->name, days,
		last_day(asked).text, value.ptr);
	buf_release(&value);
}

static void
say_unchecked(const struct asked *asked)
{
	struct buf *out = asked->out;
	bool leads = asked->question->leads, dated = asked->question->day_count > 0;
	struct day_words day = dated ? last_day(asked) : (struct day_words){ "" };
	long percent = leads ? fraction_percent(&asked->question->amount) : 0;

	if (leads && dated)
		buf_printf(out, _("%ld%% of the gap was not checked lately; the largest part of it"
			" is %s, not since %s."), percent, asked->name, day.text);
	else if (leads)
		buf_printf(out, _("%ld%% of the gap was not checked lately; the largest part of it"
			" is %s."), percent, asked->name);
	else if (dated)
		buf_printf(out, _("%s was last checked on %s."), asked->name, day.text);
	else
		buf_printf(out, "%s.", asked->name);
	buf_printf(out, " %s", _("What is the smallest honest look you could take now?"));
}

static void
say_unsupported(const struct asked *asked)
{
	struct buf *out = asked->out;
	long gap = fraction_percent(&asked->question->amount);

	if (asked->question->day_count > 0)
		buf_printf(out, _("There is no open step for %s, where the gap is %ld; the last one"
			" was kept on %s."), asked->name, gap, last_day(asked).text);
	else
		buf_printf(out, _("There is no open step for %s, where the gap is %ld."),
			asked->name, gap);
	buf_printf(out, " %s", _("What could be a first one, within a week?"));
}

static void
say_loose(const struct asked *asked)
{
	struct buf words = BUF_INIT;

	phrase_quote(&words, asked->question->words);
	buf_printf(asked->out, _("The step \"%s\" is for nothing that is still open. Drop it, or"
		" what is it for?"), words.ptr);
	buf_release(&words);
}

static void
say_rosy(const struct asked *asked)
{
	const struct question *question = asked->question;
	struct buf words = BUF_INIT;

	if (question->who.len > 0) {
		phrase_quote(&words, question->who);
		buf_printf(asked->out, _("%s saw %s at %s on %s, you at %s. What might be seen from"
			" there?"), words.ptr, asked->name,
			decimal_digits(question->before.value).text, last_day(asked).text,
			decimal_digits(question->after.value).text);
	} else {
		add_values(&words, asked);
		buf_printf(asked->out, _("%s went %s on %s, with no facts beside it. What would"
			" somebody else have seen?"), asked->name, words.ptr,
			last_day(asked).text);
	}
	buf_release(&words);
}

static void
say_flat(const struct asked *asked)
{
	size_t days = asked->question->count;

	buf_printf(asked->out, ngettext(
		"%s was rated %s on %zu day running, up to %s."
		" What was different on the best of them?",
		"%s was rated %s on %zu days running, up to %s."
		" What was different on the best of them?", days), asked->name,
		decimal_digits(asked->question->after.value).text, days, last_day(asked).text);
}

static void
say_there(const struct asked *asked)
{
	buf_printf(asked->out, _("%s is there: its checks of %s and %s found no gap. Keep it, raise"
		" it, or close it?"), asked->name, day_of(asked, 0).text, last_day(asked).text);
}

static void
say_spread(const struct asked *asked)
{
	size_t count = asked->question->count;

	if (asked->question->focus)
		buf_printf(asked->out, ngettext(
			"%zu result is in focus at once. Which three matter most now?",
			"%zu results are in focus at once. Which three matter most now?", count),
			count);
	else
		buf_printf(asked->out, ngettext(
			"%zu step is open at once. Which of them could wait?",
			"%zu steps are open at once. Which of them could wait?", count), count);
}

static void
say_past(const struct asked *asked)
{
	buf_printf(asked->out, _("The horizon of %s was %s, and a gap of %ld is left. Give it more"
		" time, choose again, or let it go?"), asked->name, last_day(asked).text,
		fraction_percent(&asked->question->amount));
}

static const struct {
	void (*say)(const struct asked *asked);
	const char *answers;
} kinds[QUESTION_KINDS] = {
	[QUESTION_ERODING] = { say_eroding, N_("chosen, not-chosen") },
	[QUESTION_SWINGING] = { say_swinging, N_("known, unclear") },
	[QUESTION_STILL] = { say_still, N_("waiting, stuck") },
	[QUESTION_UNCHECKED] = { say_unchecked, N_("soon, not-now") },
	[QUESTION_UNSUPPORTED] = { say_unsupported, N_("planned, not-now") },
	[QUESTION_LOOSE] = { say_loose, N_("kept, dropped") },
	[QUESTION_ROSY] = { say_rosy, N_("seen, unclear") },
	[QUESTION_FLAT] = { say_flat, N_("same, unclear") },
	[QUESTION_THERE] = { say_there, N_("keep, raise, close") },
	[QUESTION_SPREAD] = { say_spread, N_("chosen, fewer") },
	[QUESTION_PAST] = { say_past, N_("extend, choose-again, let-go") },
};

void
question_text(struct buf *out, const struct report *report, const struct question *question)
{
	struct asked asked = { .out = out, .report = report, .question = question };
	struct buf name = BUF_INIT;

	if (question->result != SLICE_NONE) {
		asked.row = &report->results[question->result];
		phrase_quote(&name, phrase_name(asked.row));
	}
	asked.name = name.ptr;
	kinds[question->kind].say(&asked);
	buf_release(&name);
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

const char *
question_offers(enum question_kind kind)
{
	return _(kinds[kind].answers);
}
