/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_SHEET_H
#define TAUT_HTML_SHEET_H

#include <stdbool.h>

#include "base/buf.h"
#include "tension/report.h"
#include "html/course.h"

/*
 * What all parts of a page of HTML have in common. What these functions add is
 * HTML: the journal's words have passed the escaper. Private to lib/html.
 */
struct sheet {
	const struct report *report;
	bool redacted;      /* figures and days, no words of the journal */
	bool alone;         /* about one result */
	struct frame frame; /* of all its pictures */
	struct buf axis;    /* the days below each, as SVG */
};

#define SHEET_INIT { .axis = BUF_INIT }

/* The scale and the days that all pictures of this report share. */
void sheet_measure(struct sheet *sheet, const struct report *report, bool redacted);
void sheet_release(struct sheet *sheet);

/* How high a picture is, in pixels. */
int sheet_height(const struct sheet *sheet);

/* "24 Nov", with the year if it is not that of the span's end; or always. */
void sheet_day(struct buf *out, const struct sheet *sheet, int day);
void sheet_whole_day(struct buf *out, int day);

/* "8 km", or where that is redacted, its place on the scale. */
void sheet_value(struct buf *out, const struct sheet *sheet, const struct track_scale *scale,
	struct decimal value);
void sheet_unit(struct buf *out, const struct report_result *result); /* " km", or nothing */

/* "vision lowered from 10 to 8 km: the knee": what a sign says. */
void sheet_sign(struct buf *out, const struct sheet *sheet, const struct report_result *result,
	const struct sign *sign);

#endif
