/* SPDX-License-Identifier: ISC */
/*
 * What a push would carry away. Invariant: what cannot be read was not
 * looked at, and is an error: nothing goes out unseen.
 */
#include "store/outgoing.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "seal/gate.h"
#include "store/repo.h"
#include "store/sha1.h"
#include "store/store.h"

#define DEPTH_MAX 128
#define NAMED_MAX 3

struct scan {
	struct outgoing *outgoing;
	const struct outgoing_order *order;
	git_repository *git;
	git_odb *odb;
	struct ids seen;   /* of blob and path together */
	const git_commit *commit;
	bool passed;       /* the person lets this commit go out */
	struct buf path;
	struct err *err;
};

/* An object is missing: why that may be, and what helps. */
static bool
missing(const struct scan *scan, const char *what, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];

	err_git(scan->err, ERR_SYSTEM, "cannot read %s %.10s", what,
		git_oid_tostr(hex, sizeof hex, id));
	if (git_repository_is_shallow(scan->git) == 1)
		return err_hint(scan->err, "this clone is shallow: git fetch --unshallow");
	return err_hint(scan->err, "'git fsck' lists what is missing; another clone has it");
}

static bool
is_first_time(struct scan *scan, const git_oid *id)
{
	struct buf both = BUF_INIT;
	git_oid key;

	buf_add(&both, (struct slice){ (const char *)id->id, GIT_OID_RAWSZ });
	buf_add(&both, buf_slice(&scan->path));
	sha1_of(buf_slice(&both), key.id);
	buf_release(&both);
	return ids_add(&scan->seen, &key);
}

static void
add_finding(struct scan *scan, size_t line)
{
	struct outgoing *outgoing = scan->outgoing;
	struct buf subject = BUF_INIT;
	struct slice message = slice_of(git_commit_message(scan->commit));

	if (outgoing->count >= scan->order->limit) {
		outgoing->more++;
		return;
	}
	outgoing->items = mem_room(outgoing->items, outgoing->count, &outgoing->room,
		sizeof *outgoing->items);
	text_escape_line(&subject, slice_cut(&message, '\n'));
	outgoing->items[outgoing->count++] = (struct outgoing_finding){
		.path = mem_text(scan->path.ptr, scan->path.len),
		.line = line,
		.commit = *git_commit_id(scan->commit),
		.subject = buf_detach(&subject),
	};
}

static bool
scan_blob(struct scan *scan, const git_oid *id)
{
	git_odb_object *object = NULL;
	git_object_t type;
	size_t size;
	char hex[GIT_OID_HEXSZ + 1];

	if (!gate_reads(scan->path.ptr) || !is_first_time(scan, id) || scan->passed)
		return true;
	if (git_odb_read_header(&size, &type, scan->odb, id) < 0)
		return missing(scan, scan->path.ptr, id);
	if (size > STORE_FILE_MAX) {
		err_set(scan->err, ERR_FORMAT, "'%s' in commit %.10s is over the limit of %u MiB",
			scan->path.ptr,
			git_oid_tostr(hex, sizeof hex, git_commit_id(scan->commit)),
			STORE_FILE_MAX >> 20);
		return err_hint(scan->err, "no page is so long; to let it go out unseen: taut sync "
			"--push-unsealed %.10s", hex);
	}
	if (git_odb_read(&object, scan->odb, id) < 0)
		return missing(scan, scan->path.ptr, id);
	size_t line = gate_unsealed(scan->path.ptr, (struct slice){
		git_odb_object_data(object), git_odb_object_size(object) });

	git_odb_object_free(object);
	if (line)
		add_finding(scan, line);
	return true;
}

static bool scan_tree(struct scan *scan, const git_oid *id, git_tree *const *before,
	size_t count, int depth);

/* What a parent's tree has in the place of an entry. */
static const git_tree_entry *
same_place(const git_tree *tree, const git_tree_entry *entry)
{
	return tree ? git_tree_entry_byname(tree, git_tree_entry_name(entry)) : NULL;
}

static bool
is_from_parent(const git_tree_entry *entry, git_tree *const *before, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		const git_tree_entry *was = same_place(before[n], entry);

		if (was && git_oid_equal(git_tree_entry_id(was), git_tree_entry_id(entry)) &&
		    git_tree_entry_type(was) == git_tree_entry_type(entry))
			return true;
	}
	return false;
}

static bool
scan_folder(struct scan *scan, const git_tree_entry *entry, git_tree *const *before,
	size_t count, int depth)
{
	git_tree **below = mem_alloc(count + 1, sizeof *below);
	bool ok = true;

	for (size_t n = 0; n < count && ok; n++) {
		const git_tree_entry *was = same_place(before[n], entry);

		if (was && git_tree_entry_type(was) == GIT_OBJECT_TREE &&
		    git_tree_lookup(&below[n], scan->git, git_tree_entry_id(was)) < 0)
			ok = missing(scan, _("the tree"), git_tree_entry_id(was));
	}
	ok = ok && scan_tree(scan, git_tree_entry_id(entry), below, count, depth + 1);
	for (size_t n = 0; n < count; n++)
		git_tree_free(below[n]);
	free(below);
	return ok;
}

static bool
scan_entry(struct scan *scan, const git_tree_entry *entry, git_tree *const *before,
	size_t count, int depth)
{
	size_t len = scan->path.len;
	bool ok = true;

	if (is_from_parent(entry, before, count))
		return true;
	buf_printf(&scan->path, "%s%s", len ? "/" : "", git_tree_entry_name(entry));
	if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
		ok = scan_folder(scan, entry, before, count, depth);
	else if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB)
		ok = scan_blob(scan, git_tree_entry_id(entry));
	buf_cut(&scan->path, len);
	return ok;
}

/* A tree beside those that the parents have in its place (NULL: none). */
static bool
scan_tree(struct scan *scan, const git_oid *id, git_tree *const *before, size_t count, int depth)
{
	git_tree *tree = NULL;

	if (depth > DEPTH_MAX)
		return err_set(scan->err, ERR_FORMAT, "'%.200s…' is too deep", scan->path.ptr);
	if (git_tree_lookup(&tree, scan->git, id) < 0)
		return missing(scan, _("the tree"), id);
	bool ok = true;

	for (size_t n = 0; n < git_tree_entrycount(tree) && ok; n++)
		ok = scan_entry(scan, git_tree_entry_byindex(tree, n), before, count, depth);
	git_tree_free(tree);
	return ok;
}

static bool
parent_tree(struct scan *scan, unsigned number, git_tree **tree)
{
	const git_oid *id = git_commit_parent_id(scan->commit, number);
	git_commit *parent = NULL;
	bool ok = git_commit_lookup(&parent, scan->git, id) == 0 &&
		git_commit_tree(tree, parent) == 0;

	git_commit_free(parent);
	return ok || missing(scan, _("the commit"), id);
}

static bool
scan_commit(struct scan *scan, const git_oid *id)
{
	git_commit *commit = NULL;

	if (git_commit_lookup(&commit, scan->git, id) < 0)
		return missing(scan, _("the commit"), id);
	unsigned count = git_commit_parentcount(commit);
	git_tree **before = mem_alloc(count + 1, sizeof *before);
	bool ok = true;

	scan->commit = commit;
	scan->passed = ids_has(&scan->order->passed, id);
	for (unsigned n = 0; n < count && ok; n++)
		ok = parent_tree(scan, n, &before[n]);
	ok = ok && scan_tree(scan, git_commit_tree_id(commit), before, count, 0);
	for (unsigned n = 0; n < count; n++)
		git_tree_free(before[n]);
	free(before);
	git_commit_free(commit);
	scan->outgoing->commits++;
	return ok;
}

/* Where a shallow clone ends: commits whose parents were never fetched. */
static void
read_shallow(const struct scan *scan, struct ids *shallow)
{
	struct buf text = BUF_INIT;
	struct err ignored = ERR_INIT;
	int git = open(git_repository_commondir(scan->git), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	git_oid id;

	if (git >= 0 && file_read(git, "shallow", STORE_FILE_MAX, &text, &ignored)) {
		struct slice rest = buf_slice(&text), word;

		while (slice_word(&rest, &word))
			if (git_oid_fromstrn(&id, word.ptr, word.len) == 0)
				ids_add(shallow, &id);
	}
	if (git >= 0)
		close(git);
	buf_release(&text);
}

/* Commits to come; each comes back when its parents are done. */
struct line {
	struct { git_oid id; bool back; } *items;
	size_t count, room;
};

static void
queue(struct line *line, const git_oid *id, bool back)
{
	line->items = mem_room(line->items, line->count, &line->room, sizeof *line->items);
	line->items[line->count].id = *id;
	line->items[line->count++].back = back;
}

static bool
queue_parents(const struct scan *scan, struct line *line, const git_oid *id)
{
	git_commit *commit = NULL;

	if (git_commit_lookup(&commit, scan->git, id) < 0)
		return false;
	for (unsigned n = 0; n < git_commit_parentcount(commit); n++)
		queue(line, git_commit_parent_id(commit, n), false);
	git_commit_free(commit);
	return true;
}

/* All that the remote has. What of it is not here hides nothing. libgit2's own
 * walk cannot be used: it fails at the end of a shallow clone. */
static void
find_known(const struct scan *scan, const struct ids *shallow, struct ids *known)
{
	const struct ids *there = &scan->order->there;
	struct line line = { 0 };

	for (size_t n = 0; n < there->room; n++)
		if (!git_oid_is_zero(&there->slots[n]))
			queue(&line, &there->slots[n], false);
	while (line.count) {
		git_oid id = line.items[--line.count].id;

		if (ids_add(known, &id) && !ids_has(shallow, &id))
			queue_parents(scan, &line, &id);
	}
	free(line.items);
}

/* Oldest first, so that a blob is told by the commit that brought it. */
static bool
scan_all(struct scan *scan)
{
	struct ids shallow = { 0 }, known = { 0 };
	struct line line = { 0 };
	bool ok = true;

	read_shallow(scan, &shallow);
	find_known(scan, &shallow, &known);
	queue(&line, &scan->outgoing->scanned, false);
	while (line.count && ok) {
		git_oid id = line.items[--line.count].id;

		if (line.items[line.count].back) {
			ok = scan_commit(scan, &id);
		} else if (ids_add(&known, &id)) {
			queue(&line, &id, true);
			if (!ids_has(&shallow, &id) && !queue_parents(scan, &line, &id))
				ok = missing(scan, _("the commit"), &id);
		}
	}
	ids_release(&shallow);
	ids_release(&known);
	free(line.items);
	return ok;
}

static bool
find_tip(struct scan *scan, const git_oid *id)
{
	git_object *object = NULL, *commit = NULL;

	if (git_object_lookup(&object, scan->git, id, GIT_OBJECT_ANY) < 0)
		return missing(scan, _("the commit"), id);
	bool ok = git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0;

	if (ok)
		git_oid_cpy(&scan->outgoing->scanned, git_object_id(commit));
	else
		err_set(scan->err, ERR_FORMAT, "what is to be pushed is no commit");
	git_object_free(commit);
	git_object_free(object);
	return ok;
}

bool
outgoing_scan(struct outgoing *outgoing, git_repository *git, const struct outgoing_order *order,
	struct err *err)
{
	struct outgoing made = { 0 };
	struct scan scan = { .outgoing = &made, .order = order, .git = git, .path = BUF_INIT,
		.err = err };
	bool ok = git_repository_odb(&scan.odb, git) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot read git's objects");

	ok = ok && find_tip(&scan, &order->tip) && scan_all(&scan);
	git_odb_free(scan.odb);
	ids_release(&scan.seen);
	buf_release(&scan.path);
	if (ok)
		*outgoing = made;
	else
		outgoing_release(&made);
	return ok;
}

void
outgoing_release(struct outgoing *outgoing)
{
	for (size_t n = 0; n < outgoing->count; n++) {
		free(outgoing->items[n].path);
		free(outgoing->items[n].subject);
	}
	free(outgoing->items);
	*outgoing = (struct outgoing){ 0 };
}

void
outgoing_order_release(struct outgoing_order *order)
{
	ids_release(&order->there);
	ids_release(&order->passed);
}

bool
outgoing_there(struct ids *there, git_repository *git, const char *remote, struct err *err)
{
	git_reference_iterator *each = NULL;
	git_reference *reference = NULL;
	struct buf prefix = BUF_INIT;
	int code = git_reference_iterator_new(&each, git);

	/* by its beginning, not as a pattern: a name may hold such signs */
	buf_printf(&prefix, "refs/remotes/%s/", remote);
	while (code == 0 && (code = git_reference_next(&reference, each)) == 0) {
		if (slice_starts(slice_of(git_reference_name(reference)), prefix.ptr) &&
		    git_reference_type(reference) == GIT_REFERENCE_DIRECT)
			ids_add(there, git_reference_target(reference));
		git_reference_free(reference);
	}
	git_reference_iterator_free(each);
	buf_release(&prefix);
	return code == GIT_ITEROVER || err_git(err, ERR_SYSTEM, "cannot read git's references");
}

void
outgoing_way_out(struct buf *out, const struct outgoing *outgoing, const char *branch,
	const char *remote)
{
	struct buf ref = BUF_INIT, told = BUF_INIT;
	char hex[GIT_OID_HEXSZ + 1];
	size_t named = 0;

	buf_printf(&ref, "refs/original/refs/heads/%s", branch);
	buf_add_text(out, "taut sync --local\n"
		"FILTER_BRANCH_SQUELCH_WARNING=1 git filter-branch -f --index-filter 'taut hook "
		"seal-index $(git rev-parse \"$GIT_COMMIT^@\" | while read -r p; do map $p; done)' "
		"-- ");
	text_quote(out, slice_of(branch));
	buf_printf(&told, "--remotes=%s", remote);
	buf_add_text(out, " --not ");
	text_quote(out, buf_slice(&told));
	buf_add_text(out, "\ngit update-ref -d ");
	text_quote(out, buf_slice(&ref));
	buf_printf(out, "\n# %s\n", _("or, where it is no secret:"));
	for (size_t n = 0; n < outgoing->count && named < NAMED_MAX; n++) {
		const git_oid *id = &outgoing->items[n].commit;

		if (n && git_oid_equal(id, &outgoing->items[n - 1].commit))
			continue;
		named++;
		buf_printf(out, "# taut sync --push-unsealed %.10s\n",
			git_oid_tostr(hex, sizeof hex, id));
	}
	buf_release(&ref);
	buf_release(&told);
}
