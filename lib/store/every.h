/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_EVERY_H
#define TAUT_STORE_EVERY_H

#include "base/buf.h"
#include "base/err.h"
#include "store/store.h"

/* Every page of the work tree (*.md, where the layout takes it), folder by
 * folder and sorted by bytes. One that cannot be read, and a folder too deep to
 * go into, is given with `why` set and nothing in it. False only if a folder
 * cannot be listed. */
typedef void every_page(const char *path, struct slice page, const struct err *why,
	void *context);
bool every_run(const struct store *store, every_page *each, void *context, struct err *err)
	__attribute__((warn_unused_result));

#endif
