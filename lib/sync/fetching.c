/* SPDX-License-Identifier: ISC */
/* One thread, which touches git's process and nothing else of the journal. */
#include "sync/fetching.h"

static void
hear(struct slice line, void *context)
{
	struct fetching *fetching = context;

	pthread_mutex_lock(&fetching->mutex);
	if (fetching->held)
		names_add(&fetching->said, line);
	else if (fetching->order->said)
		fetching->order->said(line, fetching->order->context);
	pthread_mutex_unlock(&fetching->mutex);
}

static void
see(struct slice line, void *context)
{
	struct fetching *fetching = context;

	pthread_mutex_lock(&fetching->mutex);
	if (!fetching->held)
		fetching->order->progress(line, fetching->order->context);
	pthread_mutex_unlock(&fetching->mutex);
}

static void *
run(void *context)
{
	struct fetching *fetching = context;

	fetching->ok = remote_fetch(&fetching->fetched, fetching->remote, &fetching->git,
		&fetching->err);
	return NULL;
}

void
fetching_begin(struct fetching *fetching, const struct remote *remote,
	const struct git_order *order)
{
	*fetching = (struct fetching){ .remote = remote, .order = order, .git = *order,
		.held = true };
	fetching->git.said = order->said ? hear : NULL;
	fetching->git.progress = order->progress ? see : NULL;
	fetching->git.context = fetching;
	pthread_mutex_init(&fetching->mutex, NULL);
	fetching->running = pthread_create(&fetching->thread, NULL, run, fetching) == 0;
}

static void
let_go(struct fetching *fetching)
{
	pthread_mutex_lock(&fetching->mutex);
	for (size_t n = 0; n < fetching->said.count; n++)
		fetching->order->said(slice_of(fetching->said.items[n]),
			fetching->order->context);
	fetching->held = false;
	pthread_mutex_unlock(&fetching->mutex);
}

bool
fetching_end(struct fetching *fetching, enum remote_fetched *fetched, struct err *err)
{
	let_go(fetching);
	if (fetching->running)
		pthread_join(fetching->thread, NULL);
	else
		run(fetching);
	names_release(&fetching->said);
	pthread_mutex_destroy(&fetching->mutex);
	if (fetching->ok)
		*fetched = fetching->fetched;
	else
		*err = fetching->err;
	return fetching->ok;
}
