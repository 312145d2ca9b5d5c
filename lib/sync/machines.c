/* SPDX-License-Identifier: ISC */
/* Counting what commits brought, a machine at a time. */
#include "sync/machines.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "store/history.h"
#include "store/layout.h"
#include "store/repo.h"

void
machines_release(struct machines *machines)
{
	for (size_t n = 0; n < machines->count; n++) {
		free(machines->items[n].name);
		names_release(&machines->items[n].days);
		names_release(&machines->items[n].pages);
	}
	free(machines->items);
	*machines = (struct machines){ 0 };
}

static struct machine *
find(struct machines *machines, struct slice name)
{
	for (size_t n = 0; n < machines->count; n++)
		if (slice_is(name, machines->items[n].name))
			return &machines->items[n];
	machines->items = mem_room(machines->items, machines->count, &machines->room,
		sizeof *machines->items);
	machines->items[machines->count] = (struct machine){ .name = slice_copy(name) };
	return &machines->items[machines->count++];
}

static struct machine *
find_maker(struct machines *machines, const git_commit *commit)
{
	struct slice name;

	if (trailer_find(git_commit_message(commit), "Taut-Machine", &name) && name.len)
		return find(machines, name);
	return find(machines, slice_of(git_commit_author(commit)->name));
}

static void
add_path(struct machine *machine, const char *path)
{
	struct slice whole = slice_of(path);
	struct buf day = BUF_INIT;
	int number;

	if (layout_entry_day(whole, &number) || layout_check_day(whole, &number)) {
		day_format(&day, number);
		names_add(&machine->days, buf_slice(&day));
	} else if (layout_takes(whole)) {
		names_add(&machine->pages, whole);
	}
	buf_release(&day);
}

static bool
add_commit(struct machines *machines, git_repository *git, const git_commit *commit)
{
	git_commit *parent = NULL;
	git_tree *before = NULL, *after = NULL;
	git_diff *diff = NULL;
	bool ok = git_commit_tree(&after, commit) == 0;

	if (ok && git_commit_parentcount(commit))
		ok = git_commit_parent(&parent, commit, 0) == 0 &&
			git_commit_tree(&before, parent) == 0;
	ok = ok && git_diff_tree_to_tree(&diff, git, before, after, NULL) == 0;
	struct machine *machine = ok ? find_maker(machines, commit) : NULL;

	for (size_t n = 0; ok && n < git_diff_num_deltas(diff); n++)
		add_path(machine, git_diff_get_delta(diff, n)->new_file.path);
	git_diff_free(diff);
	git_tree_free(before);
	git_tree_free(after);
	git_commit_free(parent);
	return ok;
}

static void
keep_once(struct names *names)
{
	size_t kept = 0;

	names_sort(names);
	for (size_t n = 0; n < names->count; n++) {
		if (kept && strcmp(names->items[kept - 1], names->items[n]) == 0)
			free(names->items[n]);
		else
			names->items[kept++] = names->items[n];
	}
	names->count = kept;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(((const struct machine *)a)->name, ((const struct machine *)b)->name);
}

bool
machines_read(struct machines *machines, git_repository *git, const git_oid *tip,
	const git_oid *without, struct err *err)
{
	git_revwalk *walk = NULL;
	git_oid id;
	bool ok = git_revwalk_new(&walk, git) == 0 && git_revwalk_push(walk, tip) == 0 &&
		(git_oid_is_zero(without) || git_revwalk_hide(walk, without) == 0);

	for (size_t n = 0; ok && n < MACHINES_COMMITS && git_revwalk_next(&id, walk) == 0; n++) {
		git_commit *commit = NULL;

		ok = git_commit_lookup(&commit, git, &id) == 0;
		if (ok && git_commit_parentcount(commit) < 2)
			ok = add_commit(machines, git, commit);
		git_commit_free(commit);
	}
	git_revwalk_free(walk);
	for (size_t n = 0; n < machines->count; n++) {
		keep_once(&machines->items[n].days);
		keep_once(&machines->items[n].pages);
	}
	if (machines->count)
		qsort(machines->items, machines->count, sizeof *machines->items, compare);
	return ok || err_git(err, ERR_SYSTEM, "cannot read the history");
}

void
machines_sum(const struct machines *machines, size_t *days, size_t *pages)
{
	struct names all_days = { 0 }, all_pages = { 0 };

	for (size_t n = 0; n < machines->count; n++) {
		const struct machine *machine = &machines->items[n];

		for (size_t d = 0; d < machine->days.count; d++)
			names_add(&all_days, slice_of(machine->days.items[d]));
		for (size_t p = 0; p < machine->pages.count; p++)
			names_add(&all_pages, slice_of(machine->pages.items[p]));
	}
	keep_once(&all_days);
	keep_once(&all_pages);
	*days = all_days.count;
	*pages = all_pages.count;
	names_release(&all_days);
	names_release(&all_pages);
}
