/* SPDX-License-Identifier: ISC */
/*
 * Parts of sentences. Invariant: somebody's words come escaped and cut, ours whole.
 */
#include "view/phrase.h"

#include <stdlib.h>

#include "base/text.h"
#include "base/words.h"
#include "view/chart.h"

#define QUOTE_MAX 60

struct phrase
phrase_of(const struct report *report)
{
	return (struct phrase){ .report = report, .only = PHRASE_ALL,
		.single = report->result_count == 1 };
}

struct phrase
phrase_of_result(const struct report *report, size_t result)
{
	return (struct phrase){ .report = report, .only = result, .single = true };
}

/* "r1", "r2-3": minted because the words have no letter that an id can have. */
static bool
is_made_up(struct slice id)
{
	bool digit = false;

	if (id.len < 2 || (id.ptr[0] | 0x20) != 'r')
		return false;
	for (size_t n = 1; n < id.len; n++) {
		bool was = digit;

		digit = id.ptr[n] >= '0' && id.ptr[n] <= '9';
		if (!digit && (id.ptr[n] != '-' || !was))
			return false;
	}
	return digit;
}

struct slice
phrase_name(const struct report_result *result)
{
	if (result->id.len > 0 && (result->text.len == 0 || !is_made_up(result->id)))
		return result->id;
	return result->text.len > 0 ? result->text : slice_of(_("a result without words"));
}

struct slice
phrase_area(const struct report_area *area)
{
	return area->title.len == 0 || text_same(area->title, area->id) ? area->id : area->title;
}

int
phrase_last_day(const struct report *report)
{
	return span_last_day(report->span, report->today);
}

static void
quote(struct buf *out, struct slice words, size_t width)
{
	struct view ascii = { .ascii = true };

	chart_name(out, &ascii, words, width, false);
}

void
phrase_quote(struct buf *out, struct slice words)
{
	words = slice_trim(words);
	while (words.len > 0 && words.ptr[words.len - 1] == '.')
		words = slice_part(words, 0, words.len - 1);
	quote(out, words, QUOTE_MAX);
}

void
phrase_begin(struct buf *out, size_t at)
{
	if (at < out->len && out->ptr[at] >= 'a' && out->ptr[at] <= 'z')
		out->ptr[at] = (char)(out->ptr[at] - 'a' + 'A');
}

void
phrase_points(struct buf *out, long points)
{
	if (points == 0)
		buf_add_text(out, _("less than 1"));
	else
		buf_printf(out, "%ld", labs(points));
}

struct slice
phrase_why(struct slice reason)
{
	static const char *const own[] = { N_("edited by hand"), N_("its area was retired") };

	for (size_t n = 0; n < sizeof own / sizeof *own; n++)
		if (slice_is_nocase(reason, own[n]))
			return slice_of(_(own[n]));
	return reason;
}

void
phrase_ago(struct buf *out, int day, int today)
{
	if (day == DAY_NONE)
		buf_add_text(out, _("never"));
	else if (day >= today)
		buf_add_text(out, _("today"));
	else if (day == today - 1)
		buf_add_text(out, _("yesterday"));
	else
		buf_printf(out, ngettext("%d day ago", "%d days ago", (unsigned long)(today - day)),
			today - day);
}
