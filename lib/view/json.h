/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_JSON_H
#define TAUT_VIEW_JSON_H

#include <stdbool.h>

#include "base/buf.h"
#include "tension/report.h"

/* How a report is to be written as data. All-zero is fine. */
struct json_order {
	bool history;                 /* with every mark of the span */
	void (*grown)(void *context); /* told now and then that `out` grew, so that it may
	                                 be emptied; NULL: nobody */
	void *context;
};

/* The whole as JSON, as taut-tension(5) documents it; ends with LF. The paces of
 * the report are to be there. */
void view_json(struct buf *out, const struct report *report, const struct json_order *order);

#endif
