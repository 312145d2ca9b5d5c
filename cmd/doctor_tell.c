/* SPDX-License-Identifier: ISC */
/* A finding of doctor: a line, or a row for programs. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "cmd/doctor.h"
#include "cmd/out.h"

static void
finding(struct visit *visit, const char *result, const char *check, const char *message)
{
	struct session *session = visit->session;

	if (visit->rows) {
		json_t *row = json_object();

		json_object_set_new(row, "result", json_text(slice_of(result)));
		json_object_set_new(row, "check", json_text(slice_of(check)));
		json_object_set_new(row, "message", json_text(slice_of(message)));
		json_array_append_new(visit->rows, row);
	} else if (!session->quiet || strcmp(result, "wrong") == 0) {
		out_printf(session, "%-5s %-12s ", result, check);
		out_line(session, slice_of(message));
		out_printf(session, "\n");
	}
	visit->found += strcmp(result, "wrong") == 0;
}

void
doctor_tell(struct visit *visit, const char *result, const char *check, const char *format, ...)
{
	char message[1200];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, gettext(format), args);
	va_end(args);
	finding(visit, result, check, message);
}
