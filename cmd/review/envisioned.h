/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_ENVISIONED_H
#define TAUT_CMD_REVIEW_ENVISIONED_H

#include "cmd/review/year.h"
#include "cmd/work.h"

/* The visions of a year's review: what was answered of areas and results, at the
 * places of year-vision, on its way into the pages. */
struct envisioning {
	struct year *year;
	struct reading reading;
	bool sealing; /* there is somebody to seal to */
	const struct area *told; /* whose scene as it was is on the screen; or NULL */
	const struct replies *answers;
	struct buf said;
};

/* Whether a result is asked about at all. */
bool envisioned_is_asked(const struct areas *areas, const struct result *result);

const struct standing *envisioned_standing(const struct envisioning *envisioning,
	const struct result *result);

/* The number that was given of a result; false: none, or the one that it is at. */
bool envisioned_value(const struct envisioning *envisioning, const struct replies *answers,
	const struct result *result, struct maybe *out);

/* Writes the answers, and the section of the review, as one change. */
bool envisioned_save(struct envisioning *envisioning, struct err *err)
	__attribute__((warn_unused_result));

#endif
