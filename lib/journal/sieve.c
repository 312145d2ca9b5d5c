/* SPDX-License-Identifier: ISC */
/*
 * A crew of threads that read months ahead of the one who looks at them. The
 * months are a list; each is taken once, and handed over in order. Invariant:
 * at most AHEAD months are in memory beyond the one that is looked at.
 */
#include "journal/sieve.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#define AHEAD 8
#define CREW_MAX 4

struct page {
	char *path;
	int day;
	struct buf bytes;
};

struct month {
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
	struct month *months;
	size_t count;
	size_t next;     /* the first that nobody has taken */
	size_t looked;   /* the one that is being looked at */
	bool stop;
	pthread_mutex_t lock;
	pthread_cond_t turn;
};

struct sifting {
	struct month *month;
	const struct sieve *sieve;
};

static bool
keep_page(const struct day_page *day, void *context, struct err *err)
{
	struct month *month = ((struct sifting *)context)->month;
	const struct sieve *sieve = ((struct sifting *)context)->sieve;

	(void)err;
	if (!sieve->keep(buf_slice(day->bytes), sieve->keep_context))
		return true;
	month->pages = mem_room(month->pages, month->count, &month->room, sizeof *month->pages);
	struct page *page = &month->pages[month->count++];

	*page = (struct page){ .path = slice_copy(slice_of(day->path)), .day = day->day,
		.bytes = *day->bytes };
	*day->bytes = (struct buf)BUF_INIT;
	return true;
}

static void
read_month(const struct crew *crew, struct month *month)
{
	struct sifting sifting = { month, crew->sieve };

	month->ok = days_each(crew->store, crew->folder, month->days, false, keep_page, &sifting,
		&month->err);
}

/* The next month to read; SLICE_NONE when there is none left. */
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
		read_month(crew, &crew->months[n]);
		pthread_mutex_lock(&crew->lock);
		crew->months[n].done = true;
		pthread_cond_broadcast(&crew->turn);
		pthread_mutex_unlock(&crew->lock);
	}
	return NULL;
}

/* Waits for a month; reads it here if no thread has taken it. */
static void
await(struct crew *crew, size_t n)
{
	pthread_mutex_lock(&crew->lock);
	crew->looked = n;
	pthread_cond_broadcast(&crew->turn);
	bool own = crew->next == n;

	crew->next += own;
	while (!own && !crew->months[n].done)
		pthread_cond_wait(&crew->turn, &crew->lock);
	pthread_mutex_unlock(&crew->lock);
	if (own)
		read_month(crew, &crew->months[n]);
}

static void
release_month(struct month *month)
{
	for (size_t n = 0; n < month->count; n++) {
		free(month->pages[n].path);
		buf_release(&month->pages[n].bytes);
	}
	free(month->pages);
	month->pages = NULL;
	month->count = 0;
}

static bool
look(struct crew *crew, struct err *err)
{
	for (size_t n = 0; n < crew->count; n++) {
		struct month *month = &crew->months[n];

		await(crew, n);
		if (!month->ok) {
			*err = month->err;
			return false;
		}
		for (size_t p = 0; p < month->count; p++) {
			struct day_page page = { month->pages[p].path, month->pages[p].day,
				&month->pages[p].bytes };

			if (!crew->sieve->visit(&page, crew->sieve->visit_context, err))
				return err->kind == ERR_NONE;
		}
		release_month(month);
	}
	return true;
}

static void
run(struct crew *crew, bool *ok, struct err *err)
{
	pthread_t threads[CREW_MAX];
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t wanted = cores < 2 || crew->count < AHEAD ? 0 :
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

/* The months that a year's folder has days in, within the span. */
static bool
add_months(struct crew *crew, size_t *room, int year, struct span span, struct err *err)
{
	struct names names = { 0 };
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/%04d", crew->folder, year);
	bool ok = store_names(crew->store, path.ptr, &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		long month = strlen(names.items[n]) == 2 ? strtol(names.items[n], NULL, 10) : 0;

		if (month < 1 || month > 12)
			continue;
		int first = day_from_civil(year, (int)month, 1);
		int last = day_add_months(first, 1) - 1;

		if (last < span.first || first > span.last)
			continue;
		crew->months = mem_room(crew->months, crew->count, room, sizeof *crew->months);
		crew->months[crew->count++] = (struct month){
			.days = { first < span.first ? span.first : first,
				last > span.last ? span.last : last },
			.err = ERR_INIT,
		};
	}
	buf_release(&path);
	names_release(&names);
	return ok;
}

static bool
list_months(struct crew *crew, struct span span, struct err *err)
{
	struct names years = { 0 };
	size_t room = 0;
	bool ok = store_names(crew->store, crew->folder, &years, err);

	for (size_t n = 0; ok && n < years.count; n++) {
		long year = strlen(years.items[n]) == 4 ? strtol(years.items[n], NULL, 10) : 0;

		if (year >= 1)
			ok = add_months(crew, &room, (int)year, span, err);
	}
	names_release(&years);
	return ok;
}

bool
sieve_days(const struct store *store, const char *folder, struct span span,
	const struct sieve *sieve, struct err *err)
{
	struct crew crew = { .store = store, .folder = folder, .sieve = sieve,
		.lock = PTHREAD_MUTEX_INITIALIZER, .turn = PTHREAD_COND_INITIALIZER };
	bool ok = list_months(&crew, span, err);

	if (ok)
		run(&crew, &ok, err);
	for (size_t n = 0; n < crew.count; n++)
		release_month(&crew.months[n]);
	free(crew.months);
	return ok;
}
