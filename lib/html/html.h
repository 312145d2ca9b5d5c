/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_HTML_H
#define TAUT_HTML_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tension/report.h"
#include "html/sheet.h"

/*
 * The report as one file of HTML: no script, no request, every picture with a
 * description and a table. It is made part by part, so that no more than one
 * result's is ever held.
 */
enum html_about { HTML_ALL, HTML_AREA, HTML_RESULT };

struct html {
	struct sheet sheet;
	enum html_about about;
	struct buf names;   /* of a redacted page */
	size_t area, row;   /* what comes next */
	bool begun;         /* the area is */
	enum html_part { HTML_HEAD, HTML_ROWS, HTML_FOOT, HTML_DONE } part;
};

/* `redacted`: takes the words of the journal out of the report for good. */
void html_begin(struct html *html, struct report *report, enum html_about about, bool redacted);

/* Adds the next part; false: that was all. */
bool html_next(struct html *html, struct buf *out);
void html_release(struct html *html);

#endif
