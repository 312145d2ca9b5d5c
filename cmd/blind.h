/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_BLIND_H
#define TAUT_CMD_BLIND_H

#include <stdbool.h>

#include "base/file.h"
#include "journal/area.h"

/*
 * How is it now? Blind: the last number is not shown before the new one is
 * given. Asked is what is in focus; where nothing is, whatever is open.
 */
bool blind_is_asked(const struct areas *areas, const struct result *result);

/* Each answer becomes "id=value" in `given`; the area that was asked about
 * first into *first_area, which is left alone if there was no question. */
void blind_ask(const struct areas *areas, struct names *given, struct slice *first_area);

#endif
