/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_HITS_H
#define TAUT_CMD_HITS_H

#include <stdatomic.h>

#include "cmd/key/unseal.h"
#include "cmd/out.h"
#include "journal/days.h"
#include "journal/search.h"

/*
 * What is sought in a page, and how a place where it stands is told. What is
 * private is not looked into, or opened in memory: once, on the thread that
 * read the page.
 */
struct searching {
	struct session *session;
	struct query query;
	struct span span;
	bool dated;      /* a span was given: pages without a day are left out */
	struct unseal unseal;
	atomic_size_t closed; /* passages that were not looked into */
	size_t found;
	json_t *hits;
};

/* sieve_keep and its kin: whether the page can hold what is sought. */
bool hits_sift(const struct day_page *page, void **note, void *context);
void hits_drop(void *note);

/* Tells each place of the page. A days_visit with a struct searching. */
bool hits_tell(const struct day_page *page, void *context, struct err *err);

#endif
