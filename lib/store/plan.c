/* SPDX-License-Identifier: ISC */
/* The list of files that one change touches, each path once. */
#include "store/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"

struct stamp
stamp_of(const struct stat *st)
{
	return (struct stamp){ st->st_ino, st->st_size, st->st_mtim.tv_sec,
		st->st_mtim.tv_nsec };
}

bool
stamp_equal(const struct stamp *a, const struct stamp *b)
{
	return a->inode == b->inode && a->size == b->size && a->seconds == b->seconds &&
		a->nanoseconds == b->nanoseconds;
}

static void
release(struct plan_file *file)
{
	if (file->plain) { /* a courtesy: the text stood on the disk anyway */
		buf_wipe(&file->work.was);
		buf_wipe(&file->work.now);
	}
	work_file_release(&file->work);
	buf_release(&file->gated);
	buf_release(&file->bytes);
}

void
plan_clear(struct plan *plan)
{
	for (size_t n = 0; n < plan->count; n++)
		release(&plan->files[n]);
	plan->count = 0;
	buf_clear(&plan->subject);
	buf_clear(&plan->trailers);
	plan->join = (struct plan_join){ 0 };
	plan->indexed = false;
}

void
plan_release(struct plan *plan)
{
	plan_clear(plan);
	free(plan->files);
	buf_release(&plan->subject);
	buf_release(&plan->trailers);
	*plan = (struct plan)PLAN_INIT;
}

struct plan_file *
plan_find(struct plan *plan, const char *path)
{
	for (size_t n = 0; n < plan->count; n++)
		if (strcmp(plan->files[n].work.path, path) == 0)
			return &plan->files[n];
	return NULL;
}

struct plan_file *
plan_add(struct plan *plan, const char *path)
{
	plan->files = mem_room(plan->files, plan->count, &plan->room, sizeof *plan->files);
	struct plan_file *file = &plan->files[plan->count++];

	*file = (struct plan_file){ .work = WORK_FILE_INIT, .gated = BUF_INIT,
		.bytes = BUF_INIT };
	file->work.path = mem_text(path, strlen(path));
	return file;
}

void
plan_drop(struct plan *plan, size_t at)
{
	release(&plan->files[at]);
	plan->count--;
	memmove(&plan->files[at], &plan->files[at + 1],
		(plan->count - at) * sizeof *plan->files);
}

const struct version *
plan_final(const struct plan_file *file)
{
	return file->put ? &file->made : &file->hand;
}
