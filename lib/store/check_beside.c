/* SPDX-License-Identifier: ISC */
/*
 * What lies beside the pages: files of editors, drafts, taut's own. Invariant:
 * nothing here is removed, for it may be the only copy of somebody's words.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/words.h"
#include "seal/gate.h"
#include "seal/passage.h"
#include "seal/trust.h"
#include "store/check.h"
#include "store/driver.h"
#include "store/files.h"
#include "store/hooks.h"
#include "store/layout.h"
#include "store/store.h"

#define DRAFTS ".git/taut/drafts"
#define TEMPS ".git/taut/tmp"

/* A name that a file has while an editor is at work, or that it leaves:
 * vim, Emacs, LibreOffice, and git where a merge was resolved. */
static bool
is_dropping(struct slice name)
{
	size_t swap = slice_find_last(name, ".sw");

	if (slice_starts(name, ".") && swap != SLICE_NONE && swap > 0 && name.len == swap + 4)
		return true;
	return slice_ends(name, "~") || slice_ends(name, ".orig") || slice_is(name, "4913") ||
		(name.len > 2 && name.ptr[0] == '#' && slice_ends(name, "#")) ||
		slice_starts(name, ".#") || slice_starts(name, ".~lock.");
}

/* ".2026-11-21.md.swp" is of 2026-11-21.md; its words may be in it even where
 * no fence is. */
static bool
may_hold(const struct check *check, struct slice folder, struct slice name)
{
	struct buf path = BUF_INIT, page = BUF_INIT;
	struct err ignored = ERR_INIT;
	size_t end = slice_find_last(name, ".md.sw");
	bool may = false;

	if (end != SLICE_NONE && name.ptr[0] == '.') {
		buf_printf(&path, "%.*s%.*s.md", SLICE_ARG(folder),
			SLICE_ARG(slice_part(name, 1, end)));
		may = file_read(check->change->work.root, path.ptr, STORE_FILE_MAX, &page,
			&ignored) && passage_count(buf_slice(&page)) > 0;
	}
	buf_release(&path);
	buf_release(&page);
	return may;
}

/* The line of a plain passage in a file of any kind. A swap file has its lines
 * ended by NUL. */
static size_t
find_plain(const struct check *check, const char *path)
{
	struct buf text = BUF_INIT;
	struct err ignored = ERR_INIT;
	size_t line = 0;

	if (file_read(check->change->work.root, path, STORE_FILE_MAX, &text, &ignored)) {
		for (size_t n = 0; n < text.len; n++)
			if (text.ptr[n] == '\0')
				text.ptr[n] = '\n';
		line = gate_unsealed("any.md", buf_slice(&text));
	}
	buf_release(&text);
	return line;
}

static void
check_dropping(const struct check *check, const char *path, const char *name)
{
	struct slice folder = { path, strlen(path) - strlen(name) };

	if (find_plain(check, path))
		check_say(check, FINDING_WRONG, "editors", "'%s', which an editor left, holds a "
			"passage that is not sealed: look at it, then remove it", path);
	else if (may_hold(check, folder, slice_of(name)))
		check_say(check, FINDING_WRONG, "editors", "'%s', which an editor has or left, may "
			"hold private words: close the editor, look at it, then remove it", path);
}

static bool
look_at(const char *path, const char *name, enum files_kind kind, void *context)
{
	const struct check *check = *(const struct check *const *)context;
	size_t line = 0;

	if (strcmp(path, ".git") == 0)
		return false;
	if (is_dropping(slice_of(name))) {
		if (kind == FILES_REGULAR)
			check_dropping(check, path, name);
		return false;
	}
	if (kind == FILES_REGULAR && slice_ends(slice_of(name), ".md") &&
	    !layout_takes(slice_of(path)))
		line = find_plain(check, path);
	if (line)
		check_say(check, FINDING_NOTE, "private", "%s:%zu: never sealed, for it is not the "
			"journal's", path, line);
	return true;
}

static void
check_files(const struct check *check)
{
	struct err why = ERR_INIT;

	if (!files_run(check->change->work.root, look_at, &check, &why))
		check_say(check, FINDING_WRONG, "files", "%s", why.text);
}

static void
check_draft(const struct check *check, const char *name)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, DRAFTS "/%s", name);
	check_mode(check, path.ptr, path.ptr);
	if (slice_ends(slice_of(name), ".age"))
		check_say(check, FINDING_NOTE, "drafts", "a sealed draft: taut show -p %s; rm when "
			"it is of no use", path.ptr);
	else if (find_plain(check, path.ptr))
		check_say(check, FINDING_WRONG, "drafts", "'%s' holds a passage that is not "
			"sealed: take its words where they belong, then remove it", path.ptr);
	else
		check_say(check, FINDING_NOTE, "drafts", "a draft: '%s'; rm when it is of no use",
			path.ptr);
	buf_release(&path);
}

static void
check_temp(const struct check *check, const char *name)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, TEMPS "/%s", name);
	if (find_plain(check, path.ptr))
		check_say(check, FINDING_NOTE, "leftovers", "'%s', of a crash, holds a passage "
			"that is not sealed; after a day it is removed", path.ptr);
	buf_release(&path);
}

static void
each_name(const struct check *check, const char *folder,
	void (*each)(const struct check *check, const char *name))
{
	struct names names = { 0 };
	struct err ignored = ERR_INIT;

	if (names_read(&names, check->change->work.root, folder, &ignored))
		for (size_t n = 0; n < names.count; n++)
			each(check, names.items[n]);
	names_release(&names);
}

static void
check_own(const struct check *check, const char *name)
{
	struct buf path = BUF_INIT, shown = BUF_INIT;

	buf_printf(&path, ".git/taut/%s", name);
	buf_printf(&shown, "'%s'", path.ptr);
	check_mode(check, path.ptr, shown.ptr);
	buf_release(&path);
	buf_release(&shown);
}

/* Identities are not of these: git writes them with the modes that it likes,
 * they are sealed themselves, and the root keeps others out. */
static void
check_modes(const struct check *check)
{
	check_mode(check, ".", _("the journal's folder"));
	check_mode(check, ".git/taut", "'.git/taut'");
	each_name(check, ".git/taut", check_own);
}

static void
check_identities(const struct check *check, const struct names *files)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct err ignored = ERR_INIT;

	for (size_t n = 0; n < files->count; n++) {
		buf_clear(&path);
		buf_clear(&bytes);
		buf_printf(&path, ".taut/identities/%s", files->items[n]);
		if (!file_read(check->change->work.root, path.ptr, IDENTITY_FILE_MAX, &bytes,
		    &ignored) || !identity_is_whole(buf_slice(&bytes)))
			check_say(check, FINDING_WRONG, "keys", "%s is damaged (a merge, perhaps): "
				"'git checkout COMMIT -- .taut' takes it whole, then 'taut key "
				"trust'", path.ptr);
	}
	buf_release(&path);
	buf_release(&bytes);
}

static void
check_keys(const struct check *check)
{
	struct trust trust = { 0 };
	struct names identities = { 0 };
	struct err why = ERR_INIT, ignored = ERR_INIT;
	int taut = check->change->lock.taut;

	bool read = names_read(&identities, check->change->work.root, ".taut/identities", &ignored);

	check_identities(check, &identities);
	bool pinned = taut >= 0 && trust_read(&trust, taut, &why);

	if (pinned && !trust_is_current(&trust, check->change->work.root))
		check_say(check, FINDING_NOTE, "keys", "the journal's files name other keys than "
			"this clone seals to: taut key trust");
	else if (!pinned && taut >= 0 && why.kind != ERR_NOTHING)
		check_say(check, FINDING_WRONG, "keys", "%s: taut key trust", why.text);
	else if (!pinned && read && identities.count)
		check_say(check, FINDING_NOTE, "keys", "this clone has not confirmed whom to seal "
			"to: taut key trust");
	names_release(&identities);
}

static void
check_hook(const struct check *check, const char *name)
{
	struct repo *repo = check->change->store->repo;
	struct err why = ERR_INIT;
	enum hook_state state = hook_look(repo, name);

	if (state == HOOK_OWN)
		check_say(check, FINDING_NOTE, "hooks", "your own %s hook stands; add: taut hook "
			"%s%s", name, name, strcmp(name, "pre-push") == 0 ? " \"$@\"" : "");
	else if (state == HOOK_ELSEWHERE)
		check_say(check, FINDING_NOTE, "hooks", "git looks for %s where core.hooksPath "
			"says; there add: taut hook %s%s", name, name,
			strcmp(name, "pre-push") == 0 ? " \"$@\"" : "");
	else if (state != HOOK_THERE && !check->fix)
		check_say(check, FINDING_NOTE, "hooks", state == HOOK_IDLE ?
			"git may not run its hook %s: taut doctor --fix" :
			N_("git has no %s hook that asks taut: taut doctor --fix"), name);
	else if (state != HOOK_THERE && !hook_write(repo, name, &why))
		check_say(check, FINDING_NOTE, "hooks", "%s", why.text);
	else if (state != HOOK_THERE)
		check_say(check, FINDING_FIXED, "hooks", "git had no %s hook that asks taut", name);
}

/* How plain git merges. */
static void
check_driver(const struct check *check)
{
	struct repo *repo = check->change->store->repo;
	struct driver driver;
	struct err why = ERR_INIT;

	if (!driver_look(&driver, repo, &why)) {
		check_say(check, FINDING_WRONG, "merge", "%s", why.text);
		return;
	}
	if (driver.program == DRIVER_OWN)
		check_say(check, FINDING_NOTE, "merge", "git merges pages by your own "
			"merge.taut.driver: git config --unset merge.taut.driver, then taut doctor "
			"--fix");
	if (driver.renames == DRIVER_OWN)
		check_say(check, FINDING_NOTE, "merge", "git looks for renamed files, and may put "
			"one day's words into another's: git config merge.renames false");
	if (driver_is_whole(&driver))
		return;
	if (!check->fix)
		check_say(check, FINDING_NOTE, "merge", "git does not merge pages as taut does: "
			"taut doctor --fix");
	else if (driver_write(repo, &check->change->lock, &why))
		check_say(check, FINDING_FIXED, "merge", "git did not merge pages as taut does");
	else
		check_say(check, FINDING_NOTE, "merge", "%s", why.text);
}

void
check_beside(const struct check *check)
{
	struct repo *repo = check->change->store->repo;

	check_modes(check);
	check_files(check);
	each_name(check, DRAFTS, check_draft);
	each_name(check, TEMPS, check_temp);
	check_keys(check);
	if (repo && repo->ok)
		check_driver(check);
	for (size_t n = 0; repo && repo->ok && n < HOOKS; n++)
		check_hook(check, hook_names[n]);
}
