/* SPDX-License-Identifier: ISC */
/*
 * Invariant: the same with ours and theirs exchanged. What one side alone
 * changed or deleted is not read.
 */
#include "trees/filing.h"

#include "base/secret.h"
#include "base/slice.h"
#include "merge/file.h"
#include "store/store.h"

enum { BASE = FILING_BASE, OURS = FILING_OURS, THEIRS = FILING_THEIRS, SIDES = FILING_SIDES };

/* The three versions while they are read. */
struct sheets {
	git_odb_object *objects[SIDES];
	struct slice bytes[SIDES];
	size_t sizes[SIDES];
};

static bool
cannot_read(const struct version *version, struct err *err)
{
	char hex[GIT_OID_HEXSZ + 1];

	return err_git(err, ERR_SYSTEM, "cannot read git's object %s",
		git_oid_tostr(hex, sizeof hex, &version->id));
}

static bool
read_sizes(struct sheets *sheets, const struct filing *filing, git_odb *odb, struct err *err)
{
	for (int side = 0; side < SIDES; side++) {
		const struct version *version = &filing->versions[side];
		git_object_t type;

		if (version->there && git_odb_read_header(&sheets->sizes[side], &type, odb,
		    &version->id) < 0)
			return cannot_read(version, err);
	}
	return true;
}

static bool
read_bytes(struct sheets *sheets, const struct filing *filing, git_odb *odb, struct err *err)
{
	for (int side = 0; side < SIDES; side++) {
		const struct version *version = &filing->versions[side];

		sheets->bytes[side] = SLICE_EMPTY;
		if (!version->there)
			continue;
		if (git_odb_read(&sheets->objects[side], odb, &version->id) < 0)
			return cannot_read(version, err);
		sheets->bytes[side] = (struct slice){ git_odb_object_data(sheets->objects[side]),
			git_odb_object_size(sheets->objects[side]) };
	}
	return true;
}

/* What is larger than taut reads is not read for a merge either. */
static bool
is_large(const struct sheets *sheets)
{
	return sheets->sizes[BASE] > STORE_FILE_MAX || sheets->sizes[OURS] > STORE_FILE_MAX ||
		sheets->sizes[THEIRS] > STORE_FILE_MAX;
}

static bool
is_ours_smaller(const struct sheets *sheets, const struct filing *filing)
{
	if (sheets->sizes[OURS] != sheets->sizes[THEIRS])
		return sheets->sizes[OURS] < sheets->sizes[THEIRS];
	if (is_large(sheets))
		return git_oid_cmp(&filing->versions[OURS].id, &filing->versions[THEIRS].id) < 0;
	return slice_is_smaller(sheets->bytes[OURS], sheets->bytes[THEIRS]);
}

static void
keep_both(struct filing *filing, const struct sheets *sheets)
{
	int smaller = is_ours_smaller(sheets, filing) ? OURS : THEIRS;

	filing->made = filing->versions[smaller];
	filing->beside = filing->versions[OURS + THEIRS - smaller];
	filing->fresh = false;
}

static void
merge_text(struct filing *filing, const char *path, const struct sheets *sheets)
{
	struct buf *text = &filing->text.text;

	merge_file(&filing->text, path, sheets->bytes[BASE], sheets->bytes[OURS],
		sheets->bytes[THEIRS]);
	for (int side = OURS; side < SIDES; side++)
		if (slice_equal(buf_slice(text), sheets->bytes[side]))
			filing->made = filing->versions[side];
	filing->fresh = !filing->made.there;
	if (!filing->fresh)
		buf_wipe(text);
}

/* Both have it, in two ways, and neither is the base's. */
static bool
merge_both(struct filing *filing, git_odb *odb, const char *path, struct err *err)
{
	struct sheets sheets = { 0 };
	bool ok = read_sizes(&sheets, filing, odb, err);
	bool large = ok && is_large(&sheets);
	bool both = large || merge_rule_of(path) == MERGE_BOTH;

	ok = ok && (large || read_bytes(&sheets, filing, odb, err));
	if (ok && !both) {
		merge_text(filing, path, &sheets);
		both = filing->text.text.len > STORE_FILE_MAX;
	}
	if (ok && both) {
		merged_release(&filing->text);
		keep_both(filing, &sheets);
	}
	for (int side = 0; side < SIDES; side++)
		git_odb_object_free(sheets.objects[side]);
	return ok;
}

bool
filing_merge(struct filing *filing, git_odb *odb, const char *path, struct err *err)
{
	const struct version *base = &filing->versions[BASE];
	const struct version *ours = &filing->versions[OURS];
	const struct version *theirs = &filing->versions[THEIRS];

	if (version_equal(ours, theirs) || version_equal(theirs, base)) {
		filing->made = *ours;
	} else if (version_equal(ours, base)) {
		filing->made = *theirs;
	} else if (ours->there && theirs->there) {
		return merge_both(filing, odb, path, err);
	} else {
		filing->made = ours->there ? *ours : *theirs;
		merged_note(&filing->text, MERGE_REVIVED, 0);
	}
	return true;
}
