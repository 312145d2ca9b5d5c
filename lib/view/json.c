/* SPDX-License-Identifier: ISC */
/*
 * The report as JSON, for programs. Invariant: what is not known is null,
 * never 0; amounts are exact decimals in strings, no floating point.
 */
#include "view/tension.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/text.h"

#define PLACES 9

static json_t *
text(struct slice s)
{
	struct buf safe = BUF_INIT;

	text_escape_line(&safe, s);
	json_t *value = json_stringn(safe.ptr, safe.len);

	buf_release(&safe);
	return value;
}

static json_t *
text_or_null(struct slice s)
{
	return s.len > 0 ? text(s) : json_null();
}

static json_t *
points(const struct fraction *f)
{
	struct buf digits = BUF_INIT;

	fraction_format_percent(&digits, f, PLACES);
	json_t *value = json_string(digits.ptr);

	buf_release(&digits);
	return value;
}

static json_t *
number(struct maybe value)
{
	struct buf digits = BUF_INIT;

	if (!value.known)
		return json_null();
	decimal_format(&digits, value.value);
	json_t *string = json_string(digits.ptr);

	buf_release(&digits);
	return string;
}

static json_t *
date(int day)
{
	struct buf digits = BUF_INIT;

	if (day < day_from_civil(1, 1, 1) || day > day_from_civil(9999, 12, 31))
		return json_null();
	day_format(&digits, day);
	json_t *string = json_string(digits.ptr);

	buf_release(&digits);
	return string;
}

static json_t *
whole_number(size_t count)
{
	return json_integer((json_int_t)count);
}

static void
add_account(json_t *object, const struct account *account, const struct fraction *unchecked,
	size_t waiting)
{
	static const char *const names[CAUSE_COUNT] = {
		[CAUSE_ROSE] = "rose", [CAUSE_SLIPPED] = "slipped", [CAUSE_RAISED] = "raised",
		[CAUSE_LOWERED] = "lowered", [CAUSE_NEW] = "new", [CAUSE_GONE] = "let_go",
		[CAUSE_REMEASURED] = "remeasured", [CAUSE_MOVED] = "moved",
	};

	json_object_set_new(object, "opening", points(&account->opening));
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		json_object_set_new(object, names[cause], points(&account->causes[cause]));
	json_object_set_new(object, "closing", points(&account->closing));
	json_object_set_new(object, "churn", points(&account->churn));
	json_object_set_new(object, "drift", points(&account->drift));
	json_object_set_new(object, "climb", points(&account->climb));
	json_object_set_new(object, "unchecked", points(unchecked));
	json_object_set_new(object, "not_yet_checked", whole_number(waiting));
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

static json_t *
result_object(const struct report_result *result)
{
	const struct standing *standing = &result->standing;
	struct fraction tension, none;
	json_t *object = json_object();

	fraction_init(&tension);
	fraction_init(&none);
	bool known = gap(result, &tension);

	json_object_set_new(object, "id", text_or_null(result->id));
	json_object_set_new(object, "text", text(result->text));
	json_object_set_new(object, "kind", json_string(kind_name(standing)));
	json_object_set_new(object, "unit", text_or_null(result->unit));
	json_object_set_new(object, "from", number(standing->first));
	json_object_set_new(object, "first_vision", number(standing->first_vision));
	json_object_set_new(object, "vision", number(standing->vision));
	json_object_set_new(object, "reality", number(standing->reality));
	json_object_set_new(object, "tension", known ? points(&tension) : json_null());
	json_object_set_new(object, "checked", date(result->checked_day));
	json_object_set_new(object, "horizon", date(result->horizon_day));
	json_object_set_new(object, "commitments", whole_number(result->commitments));
	add_account(object, &result->account, known && result->unchecked ? &tension : &none,
		result->here && result->waiting);
	fraction_release(&tension);
	fraction_release(&none);
	return object;
}

/* What of an area is not checked lately, and how many are not yet at all. */
static size_t
sum_unchecked(const struct report *report, const struct report_area *area, struct fraction *sum)
{
	struct fraction tension;
	size_t waiting = 0;

	fraction_init(&tension);
	for (size_t n = area->first; n < area->end; n++) {
		const struct report_result *result = &report->results[n];

		waiting += result->here && result->waiting;
		if (result->unchecked && gap(result, &tension))
			fraction_add(sum, &tension);
	}
	fraction_release(&tension);
	return waiting;
}

static json_t *
area_object(const struct report *report, const struct report_area *area)
{
	json_t *object = json_object(), *results = json_array();
	struct fraction unchecked;

	fraction_init(&unchecked);
	size_t waiting = sum_unchecked(report, area, &unchecked);

	json_object_set_new(object, "id", text_or_null(area->id));
	json_object_set_new(object, "title", text(area->title));
	add_account(object, &area->account, &unchecked, waiting);
	for (size_t n = area->first; n < area->end; n++)
		json_array_append_new(results, result_object(&report->results[n]));
	json_object_set_new(object, "results", results);
	fraction_release(&unchecked);
	return object;
}

void
view_json(struct buf *out, const struct report *report)
{
	json_t *root = json_object(), *whole = json_object(), *areas = json_array();

	add_account(whole, &report->whole, &report->unchecked, report->not_yet_checked);
	for (size_t n = 0; n < report->area_count; n++)
		json_array_append_new(areas, area_object(report, &report->areas[n]));
	json_object_set_new(root, "taut", json_integer(1));
	json_object_set_new(root, "since", date(report->span.first));
	json_object_set_new(root, "until", date(report->span.last));
	json_object_set_new(root, "whole", whole);
	json_object_set_new(root, "areas", areas);
	json_object_set_new(root, "questions", json_array());
	json_object_set_new(root, "not_understood", whole_number(report->not_understood));
	json_object_set_new(root, "not_opened", whole_number(report->not_opened));
	char *dump = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);

	assert(dump); /* it holds nothing that JSON cannot */
	buf_add_text(out, dump);
	buf_add_char(out, '\n');
	free(dump);
	json_decref(root);
}
