/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_TODAY_SCREEN_H
#define TAUT_CMD_TODAY_SCREEN_H

#include "cmd/cmd.h"
#include "cmd/today/morning.h"

/* The morning, or the folded one, as a person sees it: always under 24 lines. */
void screen_out(struct session *session, const struct morning *morning);

#endif
