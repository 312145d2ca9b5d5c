/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_UNSENT_H
#define TAUT_SYNC_UNSENT_H

#include <stdbool.h>

/*
 * Since which day there are commits here that the remote is not known to have:
 * told from a few small files of .git, as they were after the last fetch or
 * push. For who only looks: nothing is written, started, or said of an error.
 * False: there is no remote, nothing waits, or it cannot be told. `root` is the
 * journal's folder.
 */
bool unsent_since(int root, int *day);

#endif
