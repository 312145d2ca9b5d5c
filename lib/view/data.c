/* SPDX-License-Identifier: ISC */
/* JSON, member by member. Invariant: it is UTF-8 and one value, once all is closed. */
#include "view/data.h"

#include "base/date.h"
#include "base/text.h"

#define PLACES 9

static void
begin(struct data *data, const char *key)
{
	if (data->begun)
		buf_add_char(data->out, ',');
	if (data->flat && data->begun)
		buf_add_char(data->out, ' ');
	if (!data->flat && data->depth > 0) {
		buf_add_char(data->out, '\n');
		buf_add_repeat(data->out, "  ", data->depth);
	}
	if (key)
		buf_printf(data->out, "\"%s\": ", key);
	data->begun = true;
}

void
data_open(struct data *data, const char *key, char bracket)
{
	begin(data, key);
	buf_add_char(data->out, bracket);
	data->depth++;
	data->begun = false;
}

void
data_open_flat(struct data *data, const char *key, char bracket)
{
	data_open(data, key, bracket);
	if (!data->flat)
		data->flat = data->depth;
}

void
data_close(struct data *data, char bracket)
{
	bool flat = data->flat > 0;

	if (data->flat == data->depth)
		data->flat = 0;
	data->depth--;
	if (!flat && data->begun) {
		buf_add_char(data->out, '\n');
		buf_add_repeat(data->out, "  ", data->depth);
	}
	buf_add_char(data->out, bracket);
	data->begun = true;
}

/* What the escaper left has no control characters and is UTF-8. */
static void
add_string(struct buf *out, struct slice text)
{
	buf_add_char(out, '"');
	for (size_t n = 0; n < text.len; n++) {
		if (text.ptr[n] == '"' || text.ptr[n] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, text.ptr[n]);
	}
	buf_add_char(out, '"');
}

void
data_text(struct data *data, const char *key, struct slice text)
{
	struct buf safe = BUF_INIT;

	text_escape_line(&safe, text);
	begin(data, key);
	add_string(data->out, buf_slice(&safe));
	buf_release(&safe);
}

void
data_text_or_null(struct data *data, const char *key, struct slice text)
{
	if (text.len > 0)
		data_text(data, key, text);
	else
		data_null(data, key);
}

void
data_points(struct data *data, const char *key, const struct fraction *points)
{
	begin(data, key);
	buf_add_char(data->out, '"');
	fraction_format_percent(data->out, points, PLACES);
	buf_add_char(data->out, '"');
}

void
data_amount(struct data *data, const char *key, const struct fraction *amount)
{
	begin(data, key);
	buf_add_char(data->out, '"');
	fraction_format(data->out, amount, PLACES);
	buf_add_char(data->out, '"');
}

void
data_number(struct data *data, const char *key, struct maybe value)
{
	if (!value.known) {
		data_null(data, key);
		return;
	}
	begin(data, key);
	buf_add_char(data->out, '"');
	decimal_format(data->out, value.value);
	buf_add_char(data->out, '"');
}

void
data_day(struct data *data, const char *key, int day)
{
	if (day < day_from_civil(1, 1, 1) || day > day_from_civil(9999, 12, 31)) {
		data_null(data, key);
		return;
	}
	begin(data, key);
	buf_add_char(data->out, '"');
	day_format(data->out, day);
	buf_add_char(data->out, '"');
}

void
data_count(struct data *data, const char *key, size_t count)
{
	begin(data, key);
	buf_printf(data->out, "%zu", count);
}

void
data_flag(struct data *data, const char *key, bool flag)
{
	begin(data, key);
	buf_add_text(data->out, flag ? "true" : "false");
}

void
data_null(struct data *data, const char *key)
{
	begin(data, key);
	buf_add_text(data->out, "null");
}
