/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_REHEARSE_H
#define TAUT_CMD_KEY_REHEARSE_H

#include "cmd/cmd.h"

/*
 * The passphrase typed once, for practice: one who only writes never does. Offered
 * to a person who is there and has not typed it for a while; says whether it was
 * right, and what to do if not. Nothing depends on it. False: Ctrl-C or Ctrl-D.
 */
bool key_rehearse(struct session *session);

#endif
