/* SPDX-License-Identifier: ISC */
/*
 * Private passages that stand in the clear, wherever git may have them. One
 * walk over all objects, each page read once; what stands now is told from it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/words.h"
#include "seal/gate.h"
#include "store/check.h"
#include "store/loose.h"
#include "store/reach.h"
#include "store/sha1.h"
#include "store/store.h"

#define ARMOR "-----BEGIN AGE ENCRYPTED FILE-----"

/* A page that stands in the clear in the history, by the way that leads to it. */
struct trace {
	char *path;
	size_t line;
	git_oid commit; /* the first that had it */
	enum reach_way way;
	size_t more;    /* versions of it */
};

struct loose {
	git_oid id;
	size_t line;
	bool packed;
};

struct history {
	const struct check *check;
	struct reach reach;
	struct ids read;  /* pages that were read … */
	struct ids plain; /* … that would not pass the gate … */
	struct ids aged;  /* … and that have a sealed passage */
	struct ids told;  /* plain ones, with path */
	struct trace *traces;
	size_t count, room;
	struct loose *loose;
	size_t loose_count, loose_room;
};

static void
history_release(struct history *history)
{
	for (size_t n = 0; n < history->count; n++)
		free(history->traces[n].path);
	free(history->traces);
	free(history->loose);
	reach_release(&history->reach);
	ids_release(&history->read);
	ids_release(&history->plain);
	ids_release(&history->aged);
	ids_release(&history->told);
}

/* Reads a page that was not read yet; one that is missing is told elsewhere. */
static size_t
read_page(struct history *history, const git_oid *id)
{
	git_odb_object *object = NULL;
	git_object_t type;
	size_t size, line;

	if (git_odb_read_header(&size, &type, history->reach.odb, id) < 0 ||
	    type != GIT_OBJECT_BLOB || size > STORE_FILE_MAX ||
	    git_odb_read(&object, history->reach.odb, id) < 0)
		return 0;
	struct slice page = { git_odb_object_data(object), git_odb_object_size(object) };

	line = gate_unsealed("any.md", page);
	if (line)
		ids_add(&history->plain, id);
	if (slice_find(page, ARMOR) != SLICE_NONE)
		ids_add(&history->aged, id);
	git_odb_object_free(object);
	return line;
}

static bool
is_told(struct history *history, const char *path, const git_oid *id)
{
	struct buf both = BUF_INIT;
	git_oid key;

	buf_printf(&both, "%s ", path);
	buf_add(&both, (struct slice){ (const char *)id->id, GIT_OID_RAWSZ });
	sha1_of(buf_slice(&both), key.id);
	buf_release(&both);
	return !ids_add(&history->told, &key);
}

/* A line once for each path and way: pages have many versions. */
static void
add_trace(struct history *history, const char *path, size_t line)
{
	for (size_t n = 0; n < history->count; n++) {
		struct trace *trace = &history->traces[n];

		if (trace->way == history->reach.way && strcmp(trace->path, path) == 0) {
			trace->more++;
			return;
		}
	}
	history->traces = mem_room(history->traces, history->count, &history->room,
		sizeof *history->traces);
	history->traces[history->count++] = (struct trace){ .path = mem_text(path, strlen(path)),
		.line = line, .commit = history->reach.commit, .way = history->reach.way };
}

static bool
visit(struct reach *reach, const char *path, const git_oid *id, void *context)
{
	struct history *history = context;
	size_t line = 0;

	(void)reach;
	if (!slice_ends(slice_of(path), ".md"))
		return true;
	if (ids_add(&history->read, id))
		line = read_page(history, id);
	if (ids_has(&history->plain, id) && !is_told(history, path, id))
		add_trace(history, path, line ? line : read_page(history, id));
	return true;
}

static void
tell_trace(const struct check *check, const struct trace *trace)
{
	static const struct {
		enum store_finding_kind kind;
		const char *check, *where, *way;
	} ways[] = {
		[REACH_REMOTE] = { FINDING_NOTE, "history", N_("which a remote has already"),
			N_("man taut-private tells what can still be done") },
		[REACH_REF] = { FINDING_WRONG, "history", N_("which no remote has yet"),
			N_("man taut-private tells how to seal it") },
		[REACH_STASH] = { FINDING_WRONG, "stash", N_("of git's stash"),
			N_("'git stash pop', then 'taut sync --local'") },
		[REACH_OLD] = { FINDING_NOTE, "history", N_("which only git's notes of old states "
			"reach"), N_("git reflog expire --expire=now --all, then git gc "
			"--prune=now") },
	};
	char hex[GIT_OID_HEXSZ + 1], more[64] = "";

	git_oid_tostr(hex, sizeof hex, &trace->commit);
	if (trace->more)
		snprintf(more, sizeof more, _(" (and %zu more)"), trace->more);
	check_say(check, ways[trace->way].kind, ways[trace->way].check,
		"%s:%zu: not sealed in commit %.10s%s, %s: %s", trace->path, trace->line, hex, more,
		_(ways[trace->way].where), _(ways[trace->way].way));
}

static void
tell_traces(const struct history *history)
{
	const struct check *check = history->check;

	for (enum reach_way way = 0; way < REACH_WAYS; way++) {
		size_t named = 0;

		for (size_t n = 0; n < history->count; n++)
			if (history->traces[n].way == way && named++ < CHECK_NAMED_MAX)
				tell_trace(check, &history->traces[n]);
		if (named > CHECK_NAMED_MAX)
			check_say(check, FINDING_NOTE, "history", "%zu more pages are like the "
				"last one named", named - CHECK_NAMED_MAX);
	}
	if (history->reach.limited)
		check_say(check, FINDING_NOTE, "history", "too long to be looked at whole: %u "
			"objects were read", REACH_OBJECTS_MAX);
	else if (history->reach.missing)
		check_say(check, FINDING_NOTE, "history", "something of it is missing here and was "
			"not looked at");
}

static void
add_loose(const git_oid *id, size_t line, bool packed, void *context)
{
	struct history *history = context;

	history->loose = mem_room(history->loose, history->loose_count, &history->loose_room,
		sizeof *history->loose);
	history->loose[history->loose_count++] = (struct loose){ *id, line, packed };
}

/* What nothing reaches any more, and git keeps for two weeks. */
static void
check_loose(struct history *history)
{
	const struct check *check = history->check;
	size_t fixed = 0, packed = 0, named = 0;
	char hex[GIT_OID_HEXSZ + 1];

	if (history->reach.limited || history->reach.missing)
		return;
	if (!loose_unsealed(&history->reach, add_loose, history))
		check_say(check, FINDING_NOTE, "objects", "too many that nothing reaches: not all "
			"were looked at; 'git gc' clears them");
	for (size_t n = 0; n < history->loose_count; n++) {
		const struct loose *loose = &history->loose[n];

		if (loose->packed)
			packed++;
		else if (check->fix && loose_drop(&history->reach, &loose->id))
			fixed++;
		else if (named++ < CHECK_NAMED_MAX)
			check_say(check, FINDING_WRONG, "objects", "%.10s, which nothing reaches, "
				"holds a passage that is not sealed: taut doctor --fix",
				git_oid_tostr(hex, sizeof hex, &loose->id));
	}
	if (fixed)
		check_say(check, FINDING_FIXED, "objects", "%zu that nothing reached held a "
			"passage that was not sealed", fixed);
	if (packed)
		check_say(check, FINDING_WRONG, "objects", "%zu in packs, which nothing reaches, "
			"hold a passage that is not sealed: git gc --prune=now", packed);
	if (named > CHECK_NAMED_MAX)
		check_say(check, FINDING_WRONG, "objects", "%zu more are like these",
			named - CHECK_NAMED_MAX);
}

/* The pages as they stand now. */
struct present {
	struct history *history;
	const struct sweep *sweep;
	struct passages passages;
	struct gate gate;
	size_t named;
};

static void
check_present(struct present *present, const char *path, struct slice page)
{
	const struct check *check = present->history->check;
	struct buf sealed = BUF_INIT;
	struct err why = ERR_INIT;
	size_t line = gate_unsealed(path, page);

	check_passages(&present->passages, path, page);
	if (line && ++present->named <= CHECK_NAMED_MAX) {
		if (gate_pass(&present->gate, path, page, &sealed, &why))
			check_say(check, FINDING_NOTE, "private", "%s:%zu: not yet sealed: "
				"taut sync --local", path, line);
		else
			check_say(check, FINDING_WRONG, "private", "%s", why.text);
	}
	buf_release(&sealed);
}

static bool
is_changed(const struct sweep *sweep, const char *path)
{
	size_t low = 0, high = sweep->changed.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(path, sweep->changed.items[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* HEAD's page is the work tree's where that did not change: no need to read it
 * from there. */
static int
visit_head(const char *folder, const git_tree_entry *entry, void *context)
{
	struct present *present = context;
	struct history *history = present->history;
	const git_oid *id = git_tree_entry_id(entry);
	git_odb_object *object = NULL;
	struct buf path = BUF_INIT;

	if (!ids_has(&history->plain, id) && !ids_has(&history->aged, id))
		return 0;
	buf_printf(&path, "%s%s", folder, git_tree_entry_name(entry));
	if (slice_ends(buf_slice(&path), ".md") && !is_changed(present->sweep, path.ptr) &&
	    git_odb_read(&object, history->reach.odb, id) == 0)
		check_present(present, path.ptr, (struct slice){ git_odb_object_data(object),
			git_odb_object_size(object) });
	git_odb_object_free(object);
	buf_release(&path);
	return 0;
}

static void
check_now(struct history *history, const struct sweep *sweep)
{
	const struct check *check = history->check;
	struct present present = { .history = history, .sweep = sweep, .gate = GATE_INIT,
		.passages = { .check = check } };

	present.gate.taut = check->change->lock.taut;
	if (check->change->head.tree && (history->plain.count || history->aged.count))
		git_tree_walk(check->change->head.tree, GIT_TREEWALK_PRE, visit_head, &present);
	for (size_t n = 0; n < sweep->changed.count; n++) {
		const char *path = sweep->changed.items[n];
		struct buf page = BUF_INIT;
		struct err ignored = ERR_INIT;

		if (slice_ends(slice_of(path), ".md") &&
		    file_read(check->change->work.root, path, STORE_FILE_MAX, &page, &ignored))
			check_present(&present, path, buf_slice(&page));
		buf_release(&page);
	}
	if (present.named > CHECK_NAMED_MAX)
		check_say(check, FINDING_WRONG, "private", "%zu more pages are not sealed",
			present.named - CHECK_NAMED_MAX);
	passages_release(&present.passages);
}

/* What `git add` put there and no commit has. */
static void
check_index(struct history *history)
{
	const struct check *check = history->check;
	git_index *entries = check->change->store->repo->entries;
	size_t named = 0;

	for (size_t n = 0; entries && n < git_index_entrycount(entries); n++) {
		const git_index_entry *entry = git_index_get_byindex(entries, n);
		struct version head;
		size_t line;

		if (!slice_ends(slice_of(entry->path), ".md") ||
		    (!ids_add(&history->read, &entry->id) &&
		    !ids_has(&history->plain, &entry->id)))
			continue;
		line = read_page(history, &entry->id);
		head_find(&check->change->head, entry->path, &head);
		if (line == 0 || (head.there && git_oid_equal(&head.id, &entry->id)))
			continue;
		if (named++ < CHECK_NAMED_MAX)
			check_say(check, FINDING_WRONG, "index", "%s:%zu: staged in git and not "
				"sealed: git reset -q", entry->path, line);
	}
	if (named > CHECK_NAMED_MAX)
		check_say(check, FINDING_WRONG, "index", "%zu more are staged so",
			named - CHECK_NAMED_MAX);
}

bool
check_private(const struct check *check, const struct sweep *sweep, struct err *err)
{
	struct history history = { .check = check, .reach = REACH_INIT };
	bool ok = reach_run(&history.reach, check->change->store->repo, visit, &history) ||
		err_git(err, ERR_SYSTEM, "cannot read git's objects");

	if (ok) {
		check_now(&history, sweep);
		check_index(&history);
		tell_traces(&history);
		check_loose(&history);
	}
	history_release(&history);
	return ok;
}
