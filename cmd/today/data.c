/* SPDX-License-Identifier: ISC */
/* The morning for programs. What is not known is null, never 0. */
#include "cmd/today/data.h"

#include "cmd/out.h"
#include "cmd/today/words.h"

#define PLACES 9

static json_t *
text_or_null(struct slice text)
{
	return text.len ? json_text(text) : json_null();
}

static json_t *
number(struct maybe value)
{
	struct buf digits = BUF_INIT;

	if (value.known)
		decimal_format(&digits, value.value);
	json_t *json = text_or_null(buf_slice(&digits));

	buf_release(&digits);
	return json;
}

static json_t *
gap_of(const struct report_result *result)
{
	struct buf digits = BUF_INIT;
	struct fraction gap;

	fraction_init(&gap);
	if (standing_gap(&result->standing, &gap))
		fraction_format_percent(&digits, &gap, PLACES);
	json_t *json = text_or_null(buf_slice(&digits));

	fraction_release(&gap);
	buf_release(&digits);
	return json;
}

static json_t *
result_object(const struct morning *morning, const struct report_result *result)
{
	json_t *json = json_object();

	json_object_set_new(json, "id", json_text(result->id));
	json_object_set_new(json, "area", json_text(morning->report->areas[result->area].id));
	json_object_set_new(json, "text", json_text(result->text));
	json_object_set_new(json, "reality", number(result->standing.reality));
	json_object_set_new(json, "vision", number(result->standing.vision));
	json_object_set_new(json, "unit", text_or_null(result->unit));
	json_object_set_new(json, "gap", gap_of(result));
	json_object_set_new(json, "checked", json_day(result->checked_day));
	json_object_set_new(json, "unchecked", json_boolean(result->unchecked));
	return json;
}

static json_t *
focus_list(const struct morning *morning)
{
	json_t *list = json_array();
	const struct report_result *result;
	size_t at = 0;

	while ((result = morning_focus(morning, &at)))
		json_array_append_new(list, result_object(morning, result));
	return list;
}

static json_t *
step_list(const struct dues *dues)
{
	json_t *list = json_array();

	for (size_t n = 0; n < dues->count; n++) {
		json_t *json = json_object();

		json_object_set_new(json, "id", json_text(dues->items[n].step->id));
		json_object_set_new(json, "text", json_text(dues->items[n].step->text));
		json_object_set_new(json, "due", json_day(dues->items[n].day));
		json_array_append_new(list, json);
	}
	return list;
}

void
data_out(struct session *session, const struct morning *morning)
{
	json_t *json = json_object();
	struct buf words = BUF_INIT;

	words_of_day(&words, &session->journal.store,
		day_add_months(session->clock.day, -12));
	json_object_set_new(json, "taut", json_integer(1));
	json_object_set_new(json, "date", json_day(session->clock.day));
	json_object_set_new(json, "folded", json_boolean(morning->folded));
	json_object_set_new(json, "focus", focus_list(morning));
	json_object_set_new(json, "steps", step_list(&morning->dues));
	json_object_set_new(json, "earlier", json_integer((json_int_t)morning->dues.earlier));
	json_object_set_new(json, "year_ago", text_or_null(buf_slice(&words)));
	json_object_set_new(json, "unsent_since", json_day(morning->unsent_day));
	out_json(session, json);
	buf_release(&words);
}
