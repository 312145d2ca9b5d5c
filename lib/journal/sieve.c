/* SPDX-License-Identifier: ISC */
/*
 * A crew of threads that read years ahead of the one who looks at them. The
 * years are a list; each is taken once, and handed over in order. Invariant:
 * what is kept of at most AHEAD years is in memory beyond the one looked at.
 */
#include "journal/sieve.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#define AHEAD 4
#define CREW_MAX 4

struct page {
	char *path;
	int day;
	struct buf bytes;
	void *note;
};

struct year {
	struct span days;
	struct page *pages; /* those kept */
	size_t count, room;
	bool done, ok;
	struct err err;
};

struct crew {
	const struct store *store;
	const char *folder;
	const struct sieve *sieve;
	struct year *years;
	size_t count;
	size_t next;     /* the first that nobody has taken */
	size_t looked;   /* the one that is being looked at */
	bool stop;
	pthread_mutex_t lock;
	pthread_cond_t turn;
};

struct sifting {
	struct year *year;
	const struct sieve *sieve;
};

static bool
keep_page(const struct day_page *day, void *context, struct err *err)
{
	struct year *year = ((struct sifting *)context)->year;
	const struct sieve *sieve = ((struct sifting *)context)->sieve;
	void *note = NULL;

	(void)err;
	if (!sieve->keep(day, &note, sieve->context))
		return true;
	year->pages = mem_room(year->pages, year->count, &year->room, sizeof *year->pages);
	struct page *page = &year->pages[year->count++];

	*page = (struct page){ .path = slice_copy(slice_of(day->path)), .day = day->day,
		.bytes = *day->bytes, .note = note };
	*day->bytes = (struct buf)BUF_INIT;
	return true;
}

static void
read_year(const struct crew *crew, struct year *year)
{
	struct sifting sifting = { year, crew->sieve };

	year->ok = days_each(crew->store, crew->folder, year->days, false, keep_page, &sifting,
		&year->err);
}

/* The next year to read; SLICE_NONE when there is none left. */
static size_t
take(struct crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	while (!crew->stop && crew->next < crew->count && crew->next > crew->looked + AHEAD)
		pthread_cond_wait(&crew->turn, &crew->lock);
	size_t taken = crew->stop || crew->next >= crew->count ? SLICE_NONE : crew->next++;

	pthread_mutex_unlock(&crew->lock);
	return taken;
}

static void *
work(void *context)
{
	struct crew *crew = context;

	for (size_t n; (n = take(crew)) != SLICE_NONE;) {
		read_year(crew, &crew->years[n]);
		pthread_mutex_lock(&crew->lock);
		crew->years[n].done = true;
		pthread_cond_broadcast(&crew->turn);
		pthread_mutex_unlock(&crew->lock);
	}
	return NULL;
}

/* Waits for a year; reads it here if no thread has taken it. */
static void
await(struct crew *crew, size_t n)
{
	pthread_mutex_lock(&crew->lock);
	crew->looked = n;
	pthread_cond_broadcast(&crew->turn);
	bool own = crew->next == n;

	crew->next += own;
	while (!own && !crew->years[n].done)
		pthread_cond_wait(&crew->turn, &crew->lock);
	pthread_mutex_unlock(&crew->lock);
	if (own)
		read_year(crew, &crew->years[n]);
}

static void
release_year(struct year *year, const struct sieve *sieve)
{
	for (size_t n = 0; n < year->count; n++) {
		if (year->pages[n].note)
			sieve->drop(year->pages[n].note);
		free(year->pages[n].path);
		buf_release(&year->pages[n].bytes);
	}
	free(year->pages);
	year->pages = NULL;
	year->count = 0;
}

static bool
look(struct crew *crew, struct err *err)
{
	for (size_t n = 0; n < crew->count; n++) {
		struct year *year = &crew->years[n];

		await(crew, n);
		if (!year->ok) {
			*err = year->err;
			return false;
		}
		for (size_t p = 0; p < year->count; p++) {
			struct day_page page = { year->pages[p].path, year->pages[p].day,
				&year->pages[p].bytes, year->pages[p].note };

			if (!crew->sieve->visit(&page, crew->sieve->context, err))
				return err->kind == ERR_NONE;
		}
		release_year(year, crew->sieve);
	}
	return true;
}

static void
run(struct crew *crew, bool *ok, struct err *err)
{
	pthread_t threads[CREW_MAX];
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t wanted = cores < 2 || crew->count < 2 ? 0 :
		cores > CREW_MAX ? CREW_MAX : (size_t)cores, started = 0;

	while (started < wanted && pthread_create(&threads[started], NULL, work, crew) == 0)
		started++;
	*ok = look(crew, err);
	pthread_mutex_lock(&crew->lock);
	crew->stop = true;
	pthread_cond_broadcast(&crew->turn);
	pthread_mutex_unlock(&crew->lock);
	while (started > 0)
		pthread_join(threads[--started], NULL);
}

static bool
list_years(struct crew *crew, struct span span, struct err *err)
{
	struct names names = { 0 };
	size_t room = 0;
	bool ok = store_names(crew->store, crew->folder, &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		long number = strlen(names.items[n]) == 4 ? strtol(names.items[n], NULL, 10) : 0;

		if (number < 1)
			continue;
		int first = day_from_civil((int)number, 1, 1);
		int last = day_from_civil((int)number, 12, 31);

		if (last < span.first || first > span.last)
			continue;
		crew->years = mem_room(crew->years, crew->count, &room, sizeof *crew->years);
		crew->years[crew->count++] = (struct year){
			.days = { first < span.first ? span.first : first,
				last > span.last ? span.last : last },
			.err = ERR_INIT,
		};
	}
	names_release(&names);
	return ok;
}

bool
sieve_days(const struct store *store, const char *folder, struct span span,
	const struct sieve *sieve, struct err *err)
{
	struct crew crew = { .store = store, .folder = folder, .sieve = sieve,
		.lock = PTHREAD_MUTEX_INITIALIZER, .turn = PTHREAD_COND_INITIALIZER };
	bool ok = list_years(&crew, span, err);

	if (ok)
		run(&crew, &ok, err);
	for (size_t n = 0; n < crew.count; n++)
		release_year(&crew.years[n], sieve);
	free(crew.years);
	return ok;
}
