/* SPDX-License-Identifier: ISC */
/*
 * Two versions and what stands in the work tree become one. Invariant: what
 * somebody typed there since git wrote it is merged in, or the file is left
 * alone.
 */
#include "sync/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "merge/file.h"
#include "merge/markers.h"
#include "store/layout.h"
#include "store/store.h"
#include "sync/lineset.h"
#include "trees/taken.h"

#define TRIES_MAX 10

static struct repo *
repo_of(const struct resolve *resolve)
{
	return resolve->change->store->repo;
}

/* The text passes the gate before anything else is done with it. */
static bool
pass(const struct resolve *resolve, struct work_file *file, struct slice text, struct err *err)
{
	buf_clear(&file->now);
	if (!gate_pass(&resolve->change->gate, file->path, text, &file->now, err))
		return false;
	file->now_there = true;
	return file->now.len <= STORE_FILE_MAX ||
		err_set(err, ERR_FORMAT, "'%s' would be over the limit of %u MiB", file->path,
			STORE_FILE_MAX >> 20);
}

/* Into the work tree; false without an error: an editor saved meanwhile. */
static bool
place(const struct resolve *resolve, struct work_file *file, struct err *err)
{
	const struct work *work = &resolve->change->work;

	if (file->was_there && file->now_there &&
	    slice_equal(buf_slice(&file->was), buf_slice(&file->now)))
		return true;
	bool placed = work_prepare(work, file, err) && work_place(work, file, err) == WORK_PLACED;

	work_clean(work, file);
	return placed;
}

/* In git's index the path has one version, or none, from now on. */
static bool
stage(const struct resolve *resolve, const struct work_file *file, struct err *err)
{
	git_index_entry entry = { .mode = GIT_FILEMODE_BLOB, .path = file->path };
	int code = git_index_conflict_remove(resolve->index, file->path);

	if (code == GIT_ENOTFOUND)
		code = 0;
	if (code == 0 && file->now_there)
		code = git_blob_create_from_buffer(&entry.id, repo_of(resolve)->git, file->now.ptr,
			file->now.len);
	if (code == 0 && file->now_there)
		code = git_index_add(resolve->index, &entry);
	if (code == 0)
		code = git_index_write(resolve->index);
	return code == 0 || err_git(err, code == GIT_ELOCKED ? ERR_BUSY : ERR_SYSTEM,
		"cannot write git's index");
}

static bool
is_version(const struct work_file *file, const struct version *version)
{
	struct version now = { 0 };

	if (file->was_there)
		version_of(&now, buf_slice(&file->was));
	return version_equal(&now, version);
}

/* Lines of the versions between markers, and no others. */
static bool
is_made_by_git(const struct resolve *resolve, const struct conflict *conflict, struct slice text,
	bool *made, struct err *err)
{
	struct lineset lines = { 0 };
	struct buf texts[FILING_SIDES] = { BUF_INIT, BUF_INIT, BUF_INIT };
	bool ok = true;

	for (int side = 0; ok && side < FILING_SIDES; side++) {
		ok = version_read(repo_of(resolve), &conflict->versions[side], &texts[side], err);
		lineset_add(&lines, buf_slice(&texts[side]));
	}
	*made = ok && merge_has_markers(text) && lineset_has_all(&lines, text);
	lineset_release(&lines);
	for (int side = 0; side < FILING_SIDES; side++)
		buf_release(&texts[side]);
	return ok;
}

/* Whether it is as git left it, so that the versions tell everything. */
static bool
is_as_left(const struct resolve *resolve, const struct conflict *conflict,
	const struct work_file *file, bool *left, struct err *err)
{
	*left = !file->was_there;
	for (int side = 0; side < FILING_SIDES; side++)
		*left = *left || is_version(file, &conflict->versions[side]);
	return *left || is_made_by_git(resolve, conflict, buf_slice(&file->was), left, err);
}

/* By what stands between the markers, somebody's words among it. `base`: the
 * version that both began with, if there is one. */
static bool
merge_between(const struct resolve *resolve, const struct work_file *file,
	const struct version *base, struct buf *out, struct err *err)
{
	struct buf texts[FILING_SIDES] = { BUF_INIT, BUF_INIT, BUF_INIT };
	struct merged merged = MERGED_INIT;
	bool ok = merge_split_markers(buf_slice(&file->was), &texts[FILING_BASE],
		&texts[FILING_OURS], &texts[FILING_THEIRS]) ||
		err_set(err, ERR_FORMAT, "%s: its conflict markers do not pair: mend it by hand",
			file->path);

	if (ok && merge_rule_of(file->path) == MERGE_BOTH)
		ok = err_set(err, ERR_FORMAT, "'%s' holds conflict markers: mend it by hand",
			file->path);
	if (ok && base->there) {
		buf_clear(&texts[FILING_BASE]);
		ok = version_read(repo_of(resolve), base, &texts[FILING_BASE], err);
	}
	if (ok) {
		merge_file(&merged, file->path, buf_slice(&texts[FILING_BASE]),
			buf_slice(&texts[FILING_OURS]), buf_slice(&texts[FILING_THEIRS]));
		buf_add(out, buf_slice(&merged.text));
	}
	merged_release(&merged);
	for (int side = 0; side < FILING_SIDES; side++)
		buf_release(&texts[side]);
	return ok;
}

/* The merge of the versions; *there: the file is to be. */
static bool
read_made(const struct resolve *resolve, const struct filing *filing, struct buf *text,
	bool *there, struct err *err)
{
	*there = filing->fresh || filing->made.there;
	if (filing->fresh)
		buf_add(text, buf_slice(&filing->text.text));
	return filing->fresh || version_read(repo_of(resolve), &filing->made, text, err);
}

/* Returns false, always. */
static bool
refuse_third(const char *path, struct err *err)
{
	struct buf word = BUF_INIT;

	text_quote(&word, slice_of(path));
	err_set(err, ERR_FORMAT, "'%s' is neither version: if it is as it shall be, git add -- %s",
		path, word.ptr);
	buf_release(&word);
	return false;
}

/* What the file is to be. */
static bool
choose(const struct resolve *resolve, const struct conflict *conflict,
	const struct filing *filing, struct work_file *file, struct err *err)
{
	struct buf text = BUF_INIT;
	bool there = true, left = true;
	bool ok = read_made(resolve, filing, &text, &there, err);
	bool same = there && file->was_there &&
		slice_equal(buf_slice(&text), buf_slice(&file->was));

	if (ok && !same)
		ok = is_as_left(resolve, conflict, file, &left, err);
	if (ok && !left) {
		buf_clear(&text);
		there = true;
		ok = merge_has_markers(buf_slice(&file->was)) ?
			merge_between(resolve, file, &conflict->versions[FILING_BASE], &text, err) :
			refuse_third(file->path, err);
	}
	if (ok && there)
		ok = pass(resolve, file, buf_slice(&text), err);
	buf_release(&text);
	return ok;
}

/* What stands under a name of the work tree, where it may be the second one. */
static struct version
version_at(const struct resolve *resolve, const char *folder, const char *name)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct version version = { 0 };
	struct err ignored = ERR_INIT;

	buf_printf(&path, "%s%s", folder, name);
	if (file_read(resolve->change->work.root, path.ptr, STORE_FILE_MAX, &bytes, &ignored))
		version_of(&version, buf_slice(&bytes));
	buf_release(&path);
	buf_release(&bytes);
	return version;
}

/* Empty if such a file has these bytes already. */
static bool
name_second(const struct resolve *resolve, const char *path, const struct version *version,
	struct buf *out, struct err *err)
{
	const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path;
	char *folder = mem_text(path, (size_t)(last - path));
	struct slice stem = slice_part(slice_of(last), 0, slice_find_last(slice_of(last), "."));
	struct names names = { 0 };
	struct taken taken = { 0 };
	struct buf name = BUF_INIT;
	bool ok = names_read(&names, resolve->change->work.root, folder[0] ? folder : ".", err);

	for (size_t n = 0; ok && n < names.count; n++) {
		struct slice there = slice_of(names.items[n]);
		struct version at = { 0 };

		if (slice_equal(slice_part(there, 0, stem.len), stem))
			at = version_at(resolve, folder, names.items[n]);
		taken_add(&taken, there, &at);
	}
	if (ok && taken_second(&taken, slice_of(last), version, &name))
		buf_printf(out, "%s%s", folder, name.ptr);
	taken_release(&taken);
	names_release(&names);
	buf_release(&name);
	free(folder);
	return ok;
}

/* A file that is no text: the other version stands beside it. */
static bool
place_beside(const struct resolve *resolve, const char *path, const struct version *version,
	struct buf *second, struct err *err)
{
	struct work_file file = WORK_FILE_INIT;
	struct buf bytes = BUF_INIT;
	bool ok = name_second(resolve, path, version, second, err);

	if (!ok || second->len == 0)
		return ok;
	file.path = mem_text(second->ptr, second->len);
	ok = layout_takes(buf_slice(second)) ||
		err_set(err, ERR_FORMAT, "'%s' is in two versions, and taut does not keep two of "
			"it: git checkout --ours, or --theirs, then git add", path);
	ok = ok && version_read(repo_of(resolve), version, &bytes, err) &&
		pass(resolve, &file, buf_slice(&bytes), err);
	if (ok && !place(resolve, &file, err))
		ok = err->kind == ERR_NONE &&
			err_set(err, ERR_BUSY, "'%s' was made just now", file.path);
	ok = ok && stage(resolve, &file, err);
	work_file_release(&file);
	buf_release(&bytes);
	return ok;
}

static bool
resolve_once(const struct resolve *resolve, const struct conflict *conflict,
	const struct filing *filing, bool *placed, struct err *err)
{
	struct work_file file = WORK_FILE_INIT;

	file.path = mem_text(conflict->path, strlen(conflict->path));
	bool ok = work_read(&resolve->change->work, &file, err) &&
		choose(resolve, conflict, filing, &file, err);

	*placed = ok && place(resolve, &file, err);
	ok = ok && err->kind == ERR_NONE && (!*placed || stage(resolve, &file, err));
	work_file_release(&file);
	return ok;
}

static bool
is_ours_to_do(const struct conflict *conflict, struct err *err)
{
	if (conflict->strange)
		return err_set(err, ERR_FORMAT, "'%s' is a link or a submodule on one side: git "
			"checkout --ours, or --theirs, then git add", conflict->path);
	return layout_takes(slice_of(conflict->path)) ||
		err_set(err, ERR_FORMAT, "'%s' is not the journal's: git mergetool, or an editor, "
			"then git add", conflict->path);
}

bool
resolve_conflict(const struct resolve *resolve, const struct conflict *conflict,
	struct buf *second, struct err *err)
{
	struct filing filing = FILING_INIT;
	git_odb *odb = NULL;
	bool placed = false;
	bool ok = is_ours_to_do(conflict, err) &&
		(git_repository_odb(&odb, repo_of(resolve)->git) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot read git's objects"));

	memcpy(filing.versions, conflict->versions, sizeof filing.versions);
	ok = ok && filing_merge(&filing, odb, conflict->path, err);
	if (ok && filing.beside.there)
		ok = place_beside(resolve, conflict->path, &filing.beside, second, err);
	for (int tries = 0; ok && !placed && tries < TRIES_MAX; tries++)
		ok = resolve_once(resolve, conflict, &filing, &placed, err);
	if (ok && !placed)
		ok = err_set(err, ERR_BUSY, "another program keeps writing '%s'", conflict->path);
	merged_release(&filing.text);
	git_odb_free(odb);
	return ok;
}

/* Added as it was, with the markers in it. */
static bool
is_staged(const struct resolve *resolve, const struct work_file *file)
{
	const git_index_entry *entry = git_index_get_bypath(resolve->index, file->path, 0);
	struct version version = { 0 };

	if (entry)
		version = (struct version){ true, entry->id };
	return entry && is_version(file, &version);
}

static bool
markers_once(const struct resolve *resolve, const char *path, bool *placed, struct err *err)
{
	static const struct version none;
	struct work_file file = WORK_FILE_INIT;
	struct buf text = BUF_INIT;

	file.path = mem_text(path, strlen(path));
	bool ok = work_read(&resolve->change->work, &file, err) &&
		merge_between(resolve, &file, &none, &text, err) &&
		pass(resolve, &file, buf_slice(&text), err);

	*placed = ok && place(resolve, &file, err);
	ok = ok && err->kind == ERR_NONE;
	if (*placed && is_staged(resolve, &file))
		ok = stage(resolve, &file, err);
	work_file_release(&file);
	buf_release(&text);
	return ok;
}

bool
resolve_markers(const struct resolve *resolve, const char *path, struct err *err)
{
	bool ok = true, placed = false;

	for (int tries = 0; ok && !placed && tries < TRIES_MAX; tries++)
		ok = markers_once(resolve, path, &placed, err);
	return ok && (placed ||
		err_set(err, ERR_BUSY, "another program keeps writing '%s'", path));
}
