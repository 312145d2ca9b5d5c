/* SPDX-License-Identifier: ISC */
/* What plain git left unmerged is found, and each file of it resolved. */
#include "sync/settle.h"

#include <git2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/words.h"
#include "merge/markers.h"
#include "seal/keylist.h"
#include "store/every.h"
#include "store/marker.h"
#include "store/recover.h"
#include "sync/resolve.h"

struct settle {
	struct store *store;
	struct resolve resolve;
	struct conflict *items;
	size_t count, room;
	struct names marked; /* with markers, and none of these */
	store_finding *each;
	void *context;
};

static void
report(struct settle *settle, enum store_finding_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void
report(struct settle *settle, enum store_finding_kind kind, const char *format, ...)
{
	char line[1200];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, gettext(format), args);
	va_end(args);
	settle->each(kind, "merge", line, settle->context);
}

static void
take_side(struct conflict *conflict, int side, const git_index_entry *entry)
{
	if (!entry)
		return;
	if (!conflict->path)
		conflict->path = mem_text(entry->path, strlen(entry->path));
	conflict->versions[side] = (struct version){ true, entry->id };
	if (entry->mode != GIT_FILEMODE_BLOB && entry->mode != GIT_FILEMODE_BLOB_EXECUTABLE)
		conflict->strange = true;
}

static bool
find_conflicts(struct settle *settle, struct err *err)
{
	git_index_conflict_iterator *walk = NULL;
	const git_index_entry *base, *ours, *theirs;

	if (git_repository_index(&settle->resolve.index, settle->store->repo->git) < 0 ||
	    git_index_read(settle->resolve.index, 0) < 0 ||
	    git_index_conflict_iterator_new(&walk, settle->resolve.index) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read git's index");
	while (git_index_conflict_next(&base, &ours, &theirs, walk) == 0) {
		struct conflict conflict = { 0 };

		take_side(&conflict, FILING_BASE, base);
		take_side(&conflict, FILING_OURS, ours);
		take_side(&conflict, FILING_THEIRS, theirs);
		settle->items = mem_room(settle->items, settle->count, &settle->room,
			sizeof *settle->items);
		settle->items[settle->count++] = conflict;
	}
	git_index_conflict_iterator_free(walk);
	return true;
}

static bool
is_conflict(const struct settle *settle, const char *path)
{
	for (size_t n = 0; n < settle->count; n++)
		if (strcmp(settle->items[n].path, path) == 0)
			return true;
	return false;
}

static void
look_at(const char *path, struct slice text, const struct err *why, void *context)
{
	struct settle *settle = context;

	if (why->kind == ERR_NONE && merge_has_markers(text) && !is_conflict(settle, path))
		names_add(&settle->marked, slice_of(path));
}

static bool
find_marked(struct settle *settle, struct err *err)
{
	static const char *const others[] = { ".taut/config", ".taut/format", KEYLIST_PATH };

	for (size_t n = 0; n < sizeof others / sizeof *others; n++) {
		struct buf text = BUF_INIT;
		struct err why = ERR_INIT;

		(void)!store_read(settle->store, others[n], &text, &why);
		look_at(others[n], buf_slice(&text), &why, settle);
		buf_release(&text);
	}
	return every_run(settle->store, look_at, settle, err);
}

static bool
find(struct settle *settle, struct err *err)
{
	return find_conflicts(settle, err) && find_marked(settle, err);
}

static void
forget(struct settle *settle)
{
	for (size_t n = 0; n < settle->count; n++)
		free(settle->items[n].path);
	free(settle->items);
	settle->items = NULL;
	settle->count = settle->room = 0;
	names_release(&settle->marked);
	git_index_free(settle->resolve.index);
	settle->resolve.index = NULL;
}

static void
tell(struct settle *settle)
{
	for (size_t n = 0; n < settle->count; n++)
		report(settle, FINDING_WRONG, "'%s' is in two versions in git's index: taut doctor "
			"--fix", settle->items[n].path);
	for (size_t n = 0; n < settle->marked.count; n++)
		report(settle, FINDING_WRONG, "'%s' holds conflict markers: taut doctor --fix",
			settle->marked.items[n]);
}

static void
mend(struct settle *settle)
{
	for (size_t n = 0; n < settle->count; n++) {
		const struct conflict *conflict = &settle->items[n];
		struct buf second = BUF_INIT;
		struct err why = ERR_INIT;

		if (!resolve_conflict(&settle->resolve, conflict, &second, &why))
			report(settle, FINDING_WRONG, "%s", why.text);
		else if (second.len)
			report(settle, FINDING_FIXED, "'%s' was in two versions: the other is '%s'",
				conflict->path, second.ptr);
		else
			report(settle, FINDING_FIXED, "'%s' was in two versions", conflict->path);
		buf_release(&second);
	}
	for (size_t n = 0; n < settle->marked.count; n++) {
		const char *path = settle->marked.items[n];
		struct err why = ERR_INIT;

		if (resolve_markers(&settle->resolve, path, &why))
			report(settle, FINDING_FIXED, "'%s' held conflict markers", path);
		else
			report(settle, FINDING_WRONG, "%s", why.text);
	}
}

/* Whoever finds this marker knows that a lock on git's index is of a process
 * that died; there is nothing else to go on with. */
static bool
mend_marked(struct settle *settle, const struct lock *lock, struct err *err)
{
	struct plan nothing = PLAN_INIT;

	if (!marker_write(lock->taut, &nothing, err))
		return false;
	mend(settle);
	return marker_remove(lock->taut) ||
		err_system(err, "cannot remove '.git/taut/marker'");
}

/* Under the lock what there is to mend is looked for once more. */
static bool
mend_locked(struct settle *settle, const struct clock *clock, struct err *err)
{
	struct change_report report = CHANGE_REPORT_INIT;
	struct change_order order = { .clock = *clock, .foreground = true };
	struct change change;
	bool ok = recover_begin(&change, settle->store, &order, &report, err);

	settle->resolve.change = &change;
	for (size_t n = 0; n < report.notes.count; n++)
		settle->each(FINDING_FIXED, "recovered", report.notes.items[n], settle->context);
	ok = ok && find(settle, err) && mend_marked(settle, &change.lock, err);
	forget(settle);
	session_end(&change);
	change_report_release(&report);
	return ok;
}

bool
settle_run(struct store *store, const struct clock *clock, bool fix, store_finding *each,
	void *context, struct err *err)
{
	struct settle settle = { .store = store, .each = each, .context = context };
	struct err why = ERR_INIT;

	if (!repo_ready(store, &why)) /* which store_check() tells of */
		return true;
	bool ok = find(&settle, err);
	bool any = ok && (settle.count || settle.marked.count);

	if (any && !fix)
		tell(&settle);
	forget(&settle);
	return ok && (!any || !fix || mend_locked(&settle, clock, err));
}
