/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_SAVED_H
#define TAUT_STORE_SAVED_H

#include <stdbool.h>

#include "base/err.h"
#include "base/file.h"
#include "store/plan.h"

/*
 * .git/taut/saved: the paths that a change wrote to the work tree while git
 * was in the way. The next change takes them in.
 */
bool saved_read(int taut, struct names *paths, struct err *err)
	__attribute__((warn_unused_result));
bool saved_add(int taut, const struct plan *plan, struct err *err)
	__attribute__((warn_unused_result));
void saved_clear(int taut);

#endif
