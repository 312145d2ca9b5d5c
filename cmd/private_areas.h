/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_PRIVATE_AREAS_H
#define TAUT_CMD_PRIVATE_AREAS_H

#include "cmd/cmd.h"
#include "journal/area.h"

/*
 * private.areas: the areas whose looks are sealed without -p. A name in it that
 * is of no area would protect nothing: that is an error before words are read.
 */
bool private_areas_has(const struct session *session, const struct area *area);

/* ERR_USAGE: a name is of no area; the hint has the nearest. */
bool private_areas_check(const struct session *session, const struct areas *areas,
	struct err *err) __attribute__((warn_unused_result));

/* Says that words of another kind are always clear, if what is named lies in
 * such an area. `what` is their plural: "reasons". Returns whether it was said. */
bool private_areas_tell(const struct session *session, const char *name, const char *what);

#endif
