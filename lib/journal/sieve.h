/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_SIEVE_H
#define TAUT_JOURNAL_SIEVE_H

#include "journal/days.h"

/*
 * Like days_each(), forwards, for pages of which few matter: they are read
 * and sifted year by year in threads, a few years ahead, and only those
 * that `keep` lets through are handed to `visit`, in the order of their days,
 * on the caller's thread. `keep` is called from several threads at once: what
 * it changes in its context is atomic. What it found out can go along with the
 * page as *note, until `drop` takes it.
 */
typedef bool sieve_keep(const struct day_page *page, void **note, void *context);

struct sieve {
	sieve_keep *keep;
	days_visit *visit;
	void (*drop)(void *note); /* may be NULL if `keep` leaves none */
	void *context;
};

bool sieve_days(const struct store *store, const char *folder, struct span span,
	const struct sieve *sieve, struct err *err) __attribute__((warn_unused_result));

#endif
