/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_UNSEALED_H
#define TAUT_CMD_UNSEALED_H

#include "store/outgoing.h"

/* What was found, on stderr, and the lines that mend it, to be copied as they
 * are. `branch` and `remote` as git names them. */
void unsealed_tell(const struct outgoing *outgoing, const char *branch, const char *remote);

#endif
