/* SPDX-License-Identifier: ISC */
/*
 * Splicing git's index. Invariant: every entry that the plan does not name
 * is copied byte for byte, but for the size of one that may be stale.
 */
#include "store/entries.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/sha1.h"

#define HEADER 12
#define FIXED 62      /* of an entry, before its name */
#define AT_MTIME 8
#define AT_INODE 20
#define AT_SIZE 36
#define AT_ID 40
#define AT_FLAGS 60
#define NAME_MAX_FLAG 0xfffu
#define TREE_DEPTH_MAX 64

static uint32_t
get32(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;

	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void
set32(char *at, uint32_t value)
{
	for (int n = 0; n < 4; n++)
		at[n] = (char)(value >> (24 - 8 * n));
}

/* One entry: its name, and its length with the padding. */
static bool
read_entry(struct slice rest, struct slice *name, size_t *size)
{
	if (rest.len < FIXED + 1)
		return false;
	const char *end = memchr(rest.ptr + FIXED, '\0', rest.len - FIXED);
	unsigned flags = (unsigned)get32(rest.ptr + AT_FLAGS - 2) & 0xffff;

	if (!end || (flags & 0x4000)) /* version 2 has no extended flags */
		return false;
	*name = (struct slice){ rest.ptr + FIXED, (size_t)(end - rest.ptr) - FIXED };
	*size = (FIXED + name->len + 8) & ~(size_t)7;
	return *size <= rest.len;
}

/* An extension's data; those written with a small letter change what the
 * entries mean. */
static bool
read_extension(struct slice rest, struct slice *data)
{
	size_t size = rest.len < 8 ? SIZE_MAX : get32(rest.ptr + 4);

	if (rest.len < 8 || size > rest.len - 8 || rest.ptr[0] < 'A' || rest.ptr[0] > 'Z')
		return false;
	*data = slice_part(rest, 8, 8 + size);
	return true;
}

bool
entries_are_known(struct slice text)
{
	if (text.len < HEADER + SHA1_SIZE || !slice_starts(text, "DIRC") ||
	    get32(text.ptr + 4) != 2)
		return false;
	struct slice rest = slice_part(text, HEADER, text.len - SHA1_SIZE), data;

	for (uint32_t n = get32(text.ptr + 8); n > 0; n--) {
		size_t size;

		if (!read_entry(rest, &data, &size))
			return false;
		rest = slice_from(rest, size);
	}
	while (rest.len) {
		if (!read_extension(rest, &data))
			return false;
		rest = slice_from(rest, data.len + 8);
	}
	return true;
}

bool
entries_are_whole(struct slice text)
{
	unsigned char sum[SHA1_SIZE];

	sha1_of(slice_part(text, 0, text.len - SHA1_SIZE), sum);
	return memcmp(text.ptr + text.len - SHA1_SIZE, sum, SHA1_SIZE) == 0;
}

struct slice
entries_begin(struct slice text, uint32_t *count)
{
	*count = get32(text.ptr + 8);
	return slice_part(text, HEADER, text.len - SHA1_SIZE);
}

bool
entries_next(struct slice *rest, uint32_t *count, struct entry *out)
{
	const char *at = rest->ptr;
	size_t size;

	if (*count == 0 || !read_entry(*rest, &out->name, &size))
		return false;
	out->stage = ((unsigned char)at[AT_FLAGS] >> 4) & 3;
	out->changed_seconds = get32(at);
	out->changed_nanoseconds = get32(at + 4);
	out->seconds = get32(at + AT_MTIME);
	out->nanoseconds = get32(at + AT_MTIME + 4);
	out->inode = get32(at + AT_INODE);
	out->size = get32(at + AT_SIZE);
	git_oid_fromraw(&out->id, (const unsigned char *)at + AT_ID);
	*rest = slice_from(*rest, size);
	(*count)--;
	return true;
}

struct slice
entries_trees(struct slice text)
{
	uint32_t count;
	struct slice rest = entries_begin(text, &count), data;
	struct entry entry;

	while (entries_next(&rest, &count, &entry))
		;
	for (; rest.len && read_extension(rest, &data); rest = slice_from(rest, data.len + 8))
		if (slice_starts(rest, "TREE"))
			return data;
	return SLICE_EMPTY;
}

static void
add_entry(struct buf *out, const struct plan_file *file, const struct stat *st)
{
	struct slice name = slice_of(file->work.path);
	size_t size = (FIXED + name.len + 8) & ~(size_t)7;
	char *entry = buf_space(out, size);
	const uint32_t fields[] = {
		(uint32_t)st->st_ctim.tv_sec, (uint32_t)st->st_ctim.tv_nsec,
		(uint32_t)st->st_mtim.tv_sec, (uint32_t)st->st_mtim.tv_nsec,
		(uint32_t)st->st_dev, (uint32_t)st->st_ino, GIT_FILEMODE_BLOB,
		st->st_uid, st->st_gid, (uint32_t)st->st_size,
	};
	unsigned flags = name.len < NAME_MAX_FLAG ? (unsigned)name.len : NAME_MAX_FLAG;

	memset(entry, 0, size);
	for (size_t n = 0; n < sizeof fields / sizeof *fields; n++)
		set32(entry + 4 * n, fields[n]);
	memcpy(entry + AT_ID, plan_final(file)->id.id, GIT_OID_RAWSZ);
	entry[AT_FLAGS] = (char)(flags >> 8);
	entry[AT_FLAGS + 1] = (char)flags;
	memcpy(entry + FIXED, name.ptr, name.len);
	buf_grown(out, size);
}

static void
copy_entry(struct buf *out, struct slice entry, const struct timespec *then)
{
	int64_t seconds = get32(entry.ptr + AT_MTIME);
	bool young = seconds > then->tv_sec || (seconds == then->tv_sec &&
		get32(entry.ptr + AT_MTIME + 4) >= (uint32_t)then->tv_nsec);
	size_t at = out->len;

	buf_add(out, entry);
	if (young)
		set32(out->ptr + at + AT_SIZE, 0);
}

/* One is a folder on the way to the other: for libgit2. */
static bool
collide(struct slice a, struct slice b)
{
	struct slice less = a.len < b.len ? a : b, more = a.len < b.len ? b : a;

	return less.len < more.len && more.ptr[less.len] == '/' &&
		memcmp(less.ptr, more.ptr, less.len) == 0;
}

static int
compare(const void *a, const void *b)
{
	const struct plan_file *const *one = a, *const *other = b;

	return strcmp((*one)->work.path, (*other)->work.path);
}

struct splice {
	const struct plan *plan;
	struct plan_file *sorted[ENTRIES_FILES_MAX];
	const struct stat *stats;
	size_t next;    /* of sorted */
	uint32_t count; /* of entries written */
};

static void
add_next(struct buf *out, struct splice *splice)
{
	const struct plan_file *file = splice->sorted[splice->next++];

	if (!plan_final(file)->there)
		return;
	add_entry(out, file, &splice->stats[file - splice->plan->files]);
	splice->count++;
}

/* Adds what comes before the name. *same: the plan's file of this very name. */
static bool
catch_up(struct buf *out, struct splice *splice, struct slice name, struct plan_file **same)
{
	*same = NULL;
	for (size_t n = 0; n < splice->plan->count; n++) {
		struct slice path = slice_of(splice->sorted[n]->work.path);

		if (collide(path, name))
			return false;
		if (slice_equal(path, name))
			*same = splice->sorted[n];
	}
	while (splice->next < splice->plan->count &&
	    slice_compare(slice_of(splice->sorted[splice->next]->work.path), name) <= 0)
		add_next(out, splice);
	return true;
}

static bool
splice_entries(struct buf *out, struct slice *rest, uint32_t count, struct splice *splice,
	const struct timespec *then)
{
	for (uint32_t n = 0; n < count; n++) {
		struct slice name;
		struct plan_file *same;
		size_t size;

		if (!read_entry(*rest, &name, &size) || !catch_up(out, splice, name, &same))
			return false;
		if (!same) {
			copy_entry(out, slice_part(*rest, 0, size), then);
			splice->count++;
		} else if (!splice->plan->indexed) {
			same->staged.there = true;
			git_oid_fromraw(&same->staged.id, (const unsigned char *)rest->ptr + AT_ID);
		}
		*rest = slice_from(*rest, size);
	}
	while (splice->next < splice->plan->count)
		add_next(out, splice);
	return true;
}

/* Whether a file of the plan lies beneath the folder ("" is the root). */
static bool
is_touched(const struct plan *plan, struct slice folder)
{
	for (size_t n = 0; n < plan->count; n++) {
		const char *path = plan->files[n].work.path;

		if (folder.len == 0 || (strncmp(path, folder.ptr, folder.len) == 0 &&
		    path[folder.len] == '/'))
			return true;
	}
	return false;
}

/*
 * The trees that git knows the entries to make up (extension TREE): a folder,
 * its count of entries and of folders in it, its id; then those folders. A
 * touched one gets the count -1 and no id.
 */
static bool
copy_trees(struct buf *out, struct slice *rest, const struct plan *plan, struct buf *path,
	int depth)
{
	const char *end = rest->len ? memchr(rest->ptr, '\0', rest->len) : NULL;

	if (!end || depth > TREE_DEPTH_MAX)
		return false;
	struct slice name = { rest->ptr, (size_t)(end - rest->ptr) };
	struct slice line = slice_from(*rest, name.len + 1);
	size_t stop = slice_find_char(line, '\n'), before = path->len;

	if (stop == SLICE_NONE)
		return false;
	char *past;
	long entries = strtol(line.ptr, &past, 10), folders = strtol(past, &past, 10);

	if (past != line.ptr + stop || folders < 0)
		return false;
	*rest = slice_from(line, stop + 1);
	if (entries >= 0 && rest->len < GIT_OID_RAWSZ)
		return false;
	if (depth > 1)
		buf_add_char(path, '/');
	buf_add(path, name);
	bool touched = is_touched(plan, buf_slice(path));

	buf_add(out, (struct slice){ name.ptr, name.len + 1 });
	buf_printf(out, "%ld %ld\n", touched ? -1 : entries, folders);
	if (entries >= 0) {
		if (!touched)
			buf_add(out, slice_part(*rest, 0, GIT_OID_RAWSZ));
		*rest = slice_from(*rest, GIT_OID_RAWSZ);
	}
	bool ok = true;

	for (long n = 0; n < folders && ok; n++)
		ok = copy_trees(out, rest, plan, path, depth + 1);
	buf_cut(path, before);
	return ok;
}

/* Of the extensions only the trees are kept; git makes the others anew. */
static bool
copy_extensions(struct buf *out, struct slice rest, const struct plan *plan)
{
	struct slice data;

	for (; rest.len && read_extension(rest, &data); rest = slice_from(rest, data.len + 8)) {
		struct buf trees = BUF_INIT, path = BUF_INIT;

		if (!slice_starts(rest, "TREE"))
			continue;
		if (copy_trees(&trees, &data, plan, &path, 0) && data.len == 0) {
			buf_add(out, slice_part(rest, 0, 8));
			set32(out->ptr + out->len - 4, (uint32_t)trees.len);
			buf_add(out, buf_slice(&trees));
		}
		buf_release(&trees);
		buf_release(&path);
		data.len = get32(rest.ptr + 4);
	}
	return rest.len == 0;
}

bool
entries_update(struct buf *out, struct slice text, struct plan *plan,
	const struct stat *stats, const struct timespec *then)
{
	struct splice splice = { .plan = plan, .stats = stats };
	struct slice rest = slice_part(text, HEADER, text.len - SHA1_SIZE);
	unsigned char sum[SHA1_SIZE];

	if (plan->count > ENTRIES_FILES_MAX)
		return false;
	for (size_t n = 0; n < plan->count; n++)
		splice.sorted[n] = &plan->files[n];
	qsort(splice.sorted, plan->count, sizeof *splice.sorted, compare);
	buf_space(out, text.len + 4096 * (plan->count + 1));
	buf_add(out, slice_part(text, 0, HEADER));
	if (!splice_entries(out, &rest, get32(text.ptr + 8), &splice, then) ||
	    !copy_extensions(out, rest, plan))
		return false;
	set32(out->ptr + 8, splice.count);
	sha1_of(buf_slice(out), sum);
	buf_add(out, (struct slice){ (const char *)sum, SHA1_SIZE });
	return true;
}
