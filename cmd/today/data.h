/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_TODAY_DATA_H
#define TAUT_CMD_TODAY_DATA_H

#include "cmd/cmd.h"
#include "cmd/today/morning.h"

/* The morning as JSON, as taut-today(1) documents it. */
void data_out(struct session *session, const struct morning *morning);

#endif
