/* SPDX-License-Identifier: ISC */
/* Steps from their lines, and the days on which repeating ones fall. */
#include "journal/step.h"

#include "base/date.h"
#include "base/decimal.h"
#include "journal/result.h"

static void
note_problems(const struct field_reader *reader, struct slice repeat)
{
	static const char *const known[] = { "for", "repeat", "due", "created", "scheduled",
		"completion", "cancelled" };
	struct slice key;
	size_t at = 0;
	int next;

	while (reader->problems && item_stray(reader->item, &at, &key))
		for (size_t n = 0; n < sizeof known / sizeof *known; n++)
			if (slice_is_nocase(key, known[n]))
				problems_add(reader->problems, reader->file, field_line(reader),
					"[%s:: …] stands in the text, not behind it", known[n]);
	if (reader->problems && repeat.len && !repeat_next(repeat, 0, &next))
		problems_add(reader->problems, reader->file, field_line(reader),
			"[repeat:: %.*s] is not understood", SLICE_ARG(repeat));
}

struct step
step_parse(const struct document *page, size_t index, const char *file,
	struct problems *problems)
{
	const struct item *item = &page->items[index];
	struct field_reader reader = { page, item, file, problems };
	struct step step = {
		.item = index, .line = item->first + 1, .id = item->id, .text = item->words,
		.repeat = field_text(&reader, "repeat"),
		.due_day = DAY_NONE, .completion_day = DAY_NONE,
		.done = item->box == 'x' || item->box == 'X', .dropped = item->box == '-',
	};

	field_day(&reader, "due", &step.due_day);
	field_day(&reader, "completion", &step.completion_day);
	note_problems(&reader, step.repeat);
	return step;
}

bool
step_is_open(const struct step *step)
{
	return !step->done && !step->dropped;
}

/* "mon" … "sunday": 0 to 6 from Sunday, or -1. */
static int
weekday(struct slice word)
{
	static const char *const names[] = {
		"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	};

	if (slice_ends(word, "s") && word.len > 5)
		word.len--;
	for (int n = 0; n < 7; n++) {
		const char *name = names[n];

		if (slice_is_nocase(word, name) || slice_is_nocase(word,
				(const char[]){ name[0], name[1], name[2], '\0' }))
			return n;
	}
	return -1;
}

static bool
is_word(struct slice word, const char *one)
{
	if (slice_ends(word, "s"))
		word.len--;
	return slice_is_nocase(word, one);
}

/* Either days or months. */
struct interval {
	int days, months;
};

/* "every [N] day(s)|week(s)|month(s)|year(s)". */
static bool
read_interval(struct slice rest, struct interval *interval)
{
	struct slice word;
	struct decimal count = { .micro = DECIMAL_ONE };

	*interval = (struct interval){ 0 };
	if (slice_is_nocase(slice_trim(rest), "daily"))
		rest = slice_of("every day");
	if (!slice_word(&rest, &word) || !slice_is_nocase(word, "every") ||
	    !slice_word(&rest, &word))
		return false;
	if (decimal_parse(word, &count) && !slice_word(&rest, &word))
		return false;
	if (count.places || count.micro < DECIMAL_ONE || count.micro > 1000 * DECIMAL_ONE)
		return false;
	int number = (int)(count.micro / DECIMAL_ONE);

	if (is_word(word, "day"))
		interval->days = number;
	else if (is_word(word, "week"))
		interval->days = 7 * number;
	else if (is_word(word, "month"))
		interval->months = number;
	else if (is_word(word, "year"))
		interval->months = 12 * number;
	else
		return false;
	return true;
}

static int
add_interval(int day, struct interval interval, int times)
{
	return day_add_months(day, interval.months * times) + interval.days * times;
}

/* Weekdays alone, with "every", "and" and commas between them. */
static bool
read_weekdays(struct slice repeat, bool days[7])
{
	struct slice rest = repeat, word;
	bool any = false;

	while (slice_word(&rest, &word)) {
		while (word.len && word.ptr[word.len - 1] == ',')
			word.len--;
		int found = weekday(word);

		if (found >= 0)
			days[found] = any = true;
		else if (!slice_is_nocase(word, "every") && !slice_is_nocase(word, "and") &&
		    !slice_is_nocase(word, "on") && !slice_is_nocase(word, "week"))
			return false;
	}
	return any;
}

bool
repeat_next(struct slice repeat, int day, int *next)
{
	struct interval interval;
	bool days[7] = { false };

	if (read_weekdays(repeat, days)) {
		for (*next = day + 1; !days[day_of_week(*next)];)
			++*next;
		return true;
	}
	if (!read_interval(repeat, &interval))
		return false;
	*next = add_interval(day, interval, 1);
	return true;
}

bool
repeat_first(struct slice repeat, int today, int *first)
{
	bool days[7] = { false };
	int ignored;

	if (read_weekdays(slice_trim(repeat), days))
		return repeat_next(repeat, today - 1, first);
	*first = today;
	return repeat_next(repeat, today, &ignored);
}

bool
step_next(const struct step *step, int day, int *next)
{
	struct interval interval;
	bool days[7] = { false };
	int due = step->due_day, times = 1;

	if (due == DAY_NONE || read_weekdays(slice_trim(step->repeat), days)) {
		if (!repeat_next(step->repeat, day, next))
			return false;
		*next = due != DAY_NONE && due > *next ? due : *next;
		return true;
	}
	if (!read_interval(step->repeat, &interval))
		return false;
	if (interval.days && day > due)
		times = (day - due) / interval.days + 1;
	while (add_interval(due, interval, times) <= day) /* the 31st stays the 31st */
		times++;
	*next = add_interval(due, interval, times);
	return true;
}

int
step_next_due(const struct step *step, int today)
{
	int next;

	if (step->due_day == DAY_NONE || step->due_day >= today || step->repeat.len == 0)
		return step->due_day;
	return step_next(step, today - 1, &next) ? next : step->due_day;
}

bool
repeat_parse(struct slice typed, struct buf *out)
{
	struct decimal number;
	size_t start = out->len;
	int next;

	typed = slice_trim(typed);
	if (decimal_parse(typed, &number)) {
		buf_printf(out, number.micro == DECIMAL_ONE ? "every day" : "every %.*s days",
			SLICE_ARG(typed));
	} else if (is_word(typed, "day") || is_word(typed, "week") || is_word(typed, "month") ||
	    is_word(typed, "year")) {
		buf_printf(out, "every %.*s", SLICE_ARG(typed));
	} else {
		for (size_t at = 0; at < typed.len; at++) {
			char c = typed.ptr[at];

			buf_add_char(out, c == ',' ? ' ' : c >= 'A' && c <= 'Z' ?
				(char)(c + 'a' - 'A') : c);
		}
	}
	if (repeat_next(slice_from(buf_slice(out), start), 0, &next))
		return true;
	buf_cut(out, start);
	return false;
}
