/* SPDX-License-Identifier: ISC */
/* Whole trees of two commits into one, in histories made by a real git. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "store/repo.h"
#include "trees/trees.h"
#include "tests/unit/folder.h"
#include "tests/unit/imported.h"
#include "tests/unit/shell.h"

static char folder[] = "/tmp/taut-trees.XXXXXX";
static git_repository *git;

static int
setup(void **state)
{
	(void)state;
	if (enter_new_folder(folder) < 0)
		return -1;
	shell("git init -q -b main");
	import_begin();
	return git_repository_open(&git, ".");
}

static int
teardown(void **state)
{
	(void)state;
	git_repository_free(git);
	return 0;
}

/* Files by path, as text to compare: "PATH=BYTES\n" each. */
struct listed {
	char *path, *bytes;
};

struct list {
	struct listed *items;
	size_t count, room;
};

static void
put(struct list *list, const char *path, const char *bytes)
{
	for (size_t n = 0; n < list->count; n++) {
		if (strcmp(list->items[n].path, path) != 0)
			continue;
		free(list->items[n].path);
		free(list->items[n].bytes);
		list->items[n] = list->items[--list->count];
		break;
	}
	if (!bytes)
		return;
	list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = (struct listed){ mem_text(path, strlen(path)),
		mem_text(bytes, strlen(bytes)) };
}

static char *
blob_text(const git_oid *id)
{
	git_blob *blob = NULL;

	assert_int_equal(git_blob_lookup(&blob, git, id), 0);
	char *text = mem_text(git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob));

	git_blob_free(blob);
	return text;
}

static int
list_entry(const char *root, const git_tree_entry *entry, void *context)
{
	char path[512];

	if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB)
		return 0;
	snprintf(path, sizeof path, "%s%s", root, git_tree_entry_name(entry));
	char *text = blob_text(git_tree_entry_id(entry));

	put(context, path, text);
	free(text);
	return 0;
}

static int
compare(const void *a, const void *b)
{
	const struct listed *one = a, *two = b;

	return strcmp(one->path, two->path);
}

static char *
list_text(struct list *list)
{
	struct buf text = BUF_INIT;

	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, compare);
	for (size_t n = 0; n < list->count; n++) {
		buf_printf(&text, "%s=%s\n", list->items[n].path, list->items[n].bytes);
		free(list->items[n].path);
		free(list->items[n].bytes);
	}
	free(list->items);
	*list = (struct list){ 0 };
	return buf_detach(&text);
}

static void
list_commit(struct list *list, const git_oid *id)
{
	git_oid tree = tree_of_commit(git, id);

	walk_tree(git, &tree, list_entry, list);
}

/* Files that are as theirs has them. */
static size_t
count_theirs(const struct trees *trees)
{
	size_t count = 0;

	for (size_t n = 0; n < trees->count; n++)
		count += !trees->items[n].fresh &&
			version_equal(&trees->items[n].made, &trees->items[n].theirs);
	return count;
}

static struct trees_order
order_of(int ours, int theirs)
{
	return (struct trees_order){ .git = git, .ours = ours ? &imported_ids[ours] : NULL,
		.theirs = &imported_ids[theirs] };
}

/* What is listed must be what differs from ours, each path once. */
static void
apply(struct list *list, const struct trees *trees)
{
	for (size_t n = 0; n < trees->count; n++) {
		const struct trees_file *file = &trees->items[n];

		assert_true(n == 0 || strcmp(trees->items[n - 1].path, file->path) < 0);
		assert_true(file->ours.there || file->there);
		assert_true(!file->fresh || (file->there && !file->made.there));
		if (!file->fresh)
			assert_false(version_equal(&file->made, &file->ours));
		char *text = !file->there ? NULL : file->fresh ?
			mem_text(file->text.text.ptr, file->text.text.len) :
			blob_text(&file->made.id);

		put(list, file->path, text);
		free(text);
	}
}

/* The merge, whole; the caller frees it. */
static char *
merged(const struct trees_order *order)
{
	struct trees trees;
	struct err err = ERR_INIT;
	struct list list = { 0 };

	if (!trees_merge(&trees, order, &err))
		fail_msg("%s", err.text);
	if (order->ours)
		list_commit(&list, order->ours);
	apply(&list, &trees);
	trees_release(&trees);
	return list_text(&list);
}

static void
assert_merges_only(int ours, int theirs, const char *expected)
{
	struct trees_order order = order_of(ours, theirs);
	char *text = merged(&order);

	assert_string_equal(text, expected);
	free(text);
}

/* Both ways round. */
static void
assert_merges(int ours, int theirs, const char *expected)
{
	assert_merges_only(ours, theirs, expected);
	assert_merges_only(theirs, ours, expected);
}

static void
assert_refused(int ours, int theirs, enum err_kind kind, const char *part)
{
	struct trees_order order = order_of(ours, theirs);
	struct trees trees;
	struct err err = ERR_INIT;

	assert_false(trees_merge(&trees, &order, &err));
	assert_int_equal(err.kind, kind);
	if (!strstr(err.text, part))
		fail_msg("'%s' is not about '%s'", err.text, part);
	assert_int_equal(trees.count, 0);
}

static void
test_one_side(void **state)
{
	(void)state;
	int base = import(1, "a.md=1;b/c.md=2;b/d.md=3", 0);
	int theirs = import(2, "a.md=1;b/c.md=2+;e/f/g.md=4", base, 0);
	int ours = import(2, "a.md=1+;b/c.md=2;b/d.md=3", base, 0);
	struct trees trees;
	struct err err = ERR_INIT;

	import_end();
	assert_merges(ours, theirs, "a.md=1+\nb/c.md=2+\ne/f/g.md=4\n");
	assert_merges(base, theirs, "a.md=1\nb/c.md=2+\ne/f/g.md=4\n");
	assert_merges(ours, base, "a.md=1+\nb/c.md=2\nb/d.md=3\n");
	assert_merges(base, base, "a.md=1\nb/c.md=2\nb/d.md=3\n");

	struct trees_order order = order_of(base, theirs);

	assert_true(trees_merge(&trees, &order, &err));
	assert_true(trees.ours_is_base);
	assert_int_equal(trees.count, 3);
	assert_int_equal(count_theirs(&trees), 3);
	assert_string_equal(trees.items[1].path, "b/d.md");
	assert_false(trees.items[1].there);
	assert_true(trees.items[1].base.there);
	trees_release(&trees);
	order = order_of(theirs, base);
	assert_true(trees_merge(&trees, &order, &err));
	assert_false(trees.ours_is_base);
	assert_int_equal(trees.count, 0);
	trees_release(&trees);
}

static void
test_nothing_yet(void **state)
{
	(void)state;
	int theirs = import(1, "a.md=1;b/c.md=2", 0);
	struct trees_order order = order_of(0, theirs);
	struct trees trees;
	struct err err = ERR_INIT;

	import_end();
	assert_merges_only(0, theirs, "a.md=1\nb/c.md=2\n");
	assert_true(trees_merge(&trees, &order, &err));
	assert_true(trees.ours_is_base);
	assert_int_equal(count_theirs(&trees), 2);
	trees_release(&trees);
}

static void
test_tree_made_even(void **state)
{
	(void)state;
	int base = import(1, "a.md=1", 0);
	int theirs = import(2, "a.md=1;bad.md=2", base, 0);
	int even = import(2, "a.md=1;good.md=2", base, 0);
	git_oid tree;
	struct trees_order order = order_of(base, theirs);

	import_end();
	assert_int_equal(git_oid_fromstr(&tree, shell("git rev-parse n%d^{tree}", even)), 0);
	order.theirs_tree = &tree;
	char *text = merged(&order);

	assert_string_equal(text, "a.md=1\ngood.md=2\n");
	free(text);
}

/* Pages by the merge of pages, also where both sides added one. */
static void
test_pages(void **state)
{
	(void)state;
	int base = import(1, "day.md=# d\n\n## 08:00\n\na\n", 0);
	int ours = import(2, "day.md=# d\n\n## 08:00\n\na\n\n## 10:00\n\nb\n;new.md=# n\n", base,
		0);
	int theirs = import(2, "day.md=# d\n\n## 07:00\n\nc\n\n## 08:00\n\na\n;new.md=# n\n", base,
		0);

	import_end();
	assert_merges(ours, theirs, "day.md=# d\n\n## 07:00\n\nc\n\n## 08:00\n\na\n\n## 10:00\n\n"
		"b\n\nnew.md=# n\n\n");
}

static void
test_settings(void **state)
{
	(void)state;
	int base = import(1, ".taut/format=1\n;.taut/config=[journal]\n\tday-starts = 04:00\n", 0);
	int ours = import(2, ".taut/format=2\n;.taut/config=[journal]\n\tday-starts = 05:00\n",
		base, 0);
	int theirs = import(2, ".taut/format=3\n;.taut/config=[journal]\n\tday-starts = 03:00\n",
		base, 0);

	import_end();
	assert_merges(ours, theirs,
		".taut/config=[journal]\n# also: journal.day-starts = 03:00\n"
		"\tday-starts = 05:00\n\n.taut/format=3\n\n");
}

static void
test_both_are_kept(void **state)
{
	(void)state;
	int base = import(1, "p/photo.jpg=old;p/x.jpg=1;p/y=1;n.md=1", 0);
	int ours = import(2, "p/photo.jpg=longer;p/x.jpg=1;p/y=b;n.md=1;q.age=zz", base, 0);
	int theirs = import(2, "p/photo.jpg=brief;p/x.jpg=2;p/y=a;n.md=1;q.age=z", base, 0);
	struct trees trees;
	struct err err = ERR_INIT;

	import_end();
	assert_merges(ours, theirs, "n.md=1\np/photo.2.jpg=longer\np/photo.jpg=brief\np/x.jpg=2\n"
		"p/y=a\np/y.2=b\nq.2.age=zz\nq.age=z\n");

	struct trees_order order = order_of(theirs, ours);

	assert_true(trees_merge(&trees, &order, &err));
	assert_int_equal(trees.count, 3);
	assert_string_equal(trees.items[0].path, "p/photo.2.jpg");
	assert_int_equal(trees.items[0].text.count, 1);
	assert_int_equal(trees.items[0].text.notes[0].kind, MERGE_TWICE);
	assert_int_equal(count_theirs(&trees), 0);
	trees_release(&trees);
}

/* What somebody has, had, or has in other letters is no name for another file. */
static void
test_second_names(void **state)
{
	(void)state;
	int base = import(1, "a.jpg=0;a.2.jpg=gone;b.jpg=0;c.jpg=0;d.jpg=0;e.jpg=0", 0);
	int ours = import(2, "a.jpg=22;b.jpg=22;B.2.JPG=x;c.jpg=22;c.2.jpg=22;d.jpg=22;"
		"d.2.jpg/f=1;e.jpg=22", base, 0);
	int theirs = import(2, "a.jpg=1;a.3.jpg=x;b.jpg=1;b.3.jpg=y;c.jpg=1;d.jpg=1;e.jpg=1;"
		"e.2.jpg=22", base, 0);

	import_end();
	assert_merges(ours, theirs, "B.2.JPG=x\na.3.jpg=x\na.4.jpg=22\na.jpg=1\nb.3.jpg=y\n"
		"b.4.jpg=22\nb.jpg=1\nc.2.jpg=22\nc.jpg=1\nd.2.jpg/f=1\nd.3.jpg=22\nd.jpg=1\n"
		"e.2.jpg=22\ne.jpg=1\n");
}

/* The same bytes under a name that the merge deletes keep nothing. */
static void
test_second_names_that_go(void **state)
{
	(void)state;
	int base = import(1, "a.jpg=0;a.2.jpg=22", 0);
	int ours = import(2, "a.jpg=22;a.2.jpg=22", base, 0);
	int theirs = import(2, "a.jpg=1", base, 0);

	import_end();
	assert_merges(ours, theirs, "a.3.jpg=22\na.jpg=1\n");
}

static void
test_long_names(void **state)
{
	char files[3][600], name[256], expected[600];

	(void)state;
	memset(name, 'n', 251);
	memcpy(name + 251, ".jpg", 5);
	for (int n = 0; n < 3; n++)
		snprintf(files[n], sizeof files[n], "%s=%d", name, n);
	int base = import(1, files[0], 0), ours = import(2, files[1], base, 0);
	int theirs = import(2, files[2], base, 0);

	import_end();
	snprintf(expected, sizeof expected, "%.236s.2.jpg=2\n%s=1\n", name, name);
	assert_merges(ours, theirs, expected);
}

static void
test_deleted_and_changed(void **state)
{
	(void)state;
	int base = import(1, "a.md=1;b.jpg=1;c.md=1;f/g.md=1;h.md=1", 0);
	int ours = import(2, "a.md=1+;f/g.md=1;f/i.md=2;h.md=1", base, 0);
	int theirs = import(2, "b.jpg=2;h.md=1", base, 0);
	struct trees trees;
	struct err err = ERR_INIT;
	struct trees_order order = order_of(ours, theirs);

	import_end();
	assert_merges(ours, theirs, "a.md=1+\nb.jpg=2\nf/i.md=2\nh.md=1\n");
	assert_true(trees_merge(&trees, &order, &err));
	assert_int_equal(trees.count, 2);
	assert_string_equal(trees.items[0].path, "b.jpg");
	assert_int_equal(trees.items[0].text.count, 1);
	assert_int_equal(trees.items[0].text.notes[0].kind, MERGE_REVIVED);
	assert_string_equal(trees.items[1].path, "f/g.md");
	assert_int_equal(trees.revived.count, 2); /* ours is no item, but said */
	assert_string_equal(trees.revived.items[0], "a.md");
	trees_release(&trees);
}

static void
test_file_and_folder(void **state)
{
	(void)state;
	int base = import(1, "a=1;b/x=1;c=1;d/x=1", 0);
	int ours = import(2, "a=2;b=1;c/y=1;d=1;e=1;f/x=1", base, 0);
	int theirs = import(2, "a/x=1;b/x=2;c=1;d/x=1;e/x/y=1;f=1", base, 0);

	import_end();
	assert_merges(ours, theirs, "a.2=2\na/x=1\nb.2=1\nb/x=2\nc/y=1\nd=1\ne.2=1\ne/x/y=1\n"
		"f.2=1\nf/x=1\n");
}

/* Two of a file's places may be taken by folders in one merge. */
static void
test_file_and_folder_and_second(void **state)
{
	(void)state;
	int base = import(1, "z=1", 0);
	int ours = import(2, "z=1;a=1;a.2/x=1", base, 0);
	int theirs = import(2, "z=1;a/x=1;a.2=1", base, 0);

	import_end();
	assert_merges(ours, theirs, "a.2.2=1\na.2/x=1\na.3=1\na/x=1\nz=1\n");
}

static void
test_modes(void **state)
{
	(void)state;
	int base = import(1, "a.md=1;b.md=1", 0);
	int ours = import(2, "a.md=1;b.md=2", base, 0);
	int theirs = import(2, "a.md!=1;b.md!=1", base, 0);
	struct trees_order order = order_of(ours, theirs);
	struct trees trees;
	struct err err = ERR_INIT;

	import_end();
	assert_true(trees_merge(&trees, &order, &err));
	assert_int_equal(trees.count, 0);
	trees_release(&trees);
}

/* From old history; what arrives has none. */
static void
test_links(void **state)
{
	(void)state;
	int base = import(1, "a.md=1;l@=x;m@=x", 0);
	int ours = import(2, "a.md=2;l@=y;m@=x;n@=z", base, 0);
	int theirs = import(2, "a.md=1;l@=x;m@=x;b.md=1", base, 0);
	int gone = import(2, "a.md=1;l@=x", base, 0);
	int file = import(2, "a.md=1;l@=x;m=x", base, 0);
	int added = import(2, "a.md=1;l@=x;m@=x;n@=z", base, 0);

	import_end();
	assert_merges_only(ours, theirs, "a.md=2\nb.md=1\nl=y\nm=x\nn=z\n");
	assert_merges_only(ours, added, "a.md=2\nl=y\nm=x\nn=z\n");
	assert_refused(ours, gone, ERR_FORMAT, "'m' is a link");
	assert_refused(ours, file, ERR_FORMAT, "'m' is a link");
	assert_refused(theirs, added, ERR_FORMAT, "'n' is a link");
	assert_merges_only(gone, theirs, "a.md=1\nb.md=1\nl=x\n");
}

static void
test_unrelated(void **state)
{
	(void)state;
	int ours = import(1, "a.md=1;b.jpg=1;c.md=1", 0);
	int theirs = import(2, "a.md=1;b.jpg=2;d.md=1", 0);
	struct trees_order order = order_of(ours, theirs);

	import_end();
	assert_refused(ours, theirs, ERR_FORMAT, "nothing in common");
	order.unrelated = true;
	char *text = merged(&order);

	assert_string_equal(text, "a.md=1\nb.2.jpg=2\nb.jpg=1\nc.md=1\nd.md=1\n");
	free(text);
}

/* In a process of its own: libgit2 loses some memory on that way. */
static void
assert_refused_apart(int ours, int theirs, enum err_kind kind, const char *part)
{
	struct trees_order order = order_of(ours, theirs);
	struct trees trees;
	struct err err = ERR_INIT;
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(!trees_merge(&trees, &order, &err) && err.kind == kind &&
			strstr(err.text, part) ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* libgit2 wants the parents of what the two have in common. */
static void
test_shallow(void **state)
{
	(void)state;
	int root = import(1, "a=1", 0), base = import(2, "a=2", root, 0);
	int ours = import(3, "a=2;b=1", base, 0), theirs = import(3, "a=2;c=1", base, 0);

	import_end();
	shell("git clone -q --depth 2 -b n%d file://$PWD s 2>/dev/null; cd s; "
		"git fetch -q --depth 2 origin n%d 2>/dev/null", ours, theirs);
	git_repository_free(git);
	assert_int_equal(git_repository_open(&git, "s"), 0);
	assert_refused_apart(ours, theirs, ERR_FORMAT, "not enough of the history");
	shell("cd s && git fetch -q --unshallow 2>/dev/null");
	git_repository_free(git);
	assert_int_equal(git_repository_open(&git, "s"), 0);
	assert_merges(ours, theirs, "a=2\nb=1\nc=1\n");
}

static void
test_large(void **state)
{
	char big[3][17];
	git_oid ids[3];
	struct trees trees;
	struct err err = ERR_INIT;

	(void)state;
	import_end();
	shell("git commit -q --allow-empty -m zero; for n in 0 1 2; do head -c 17000000 /dev/zero "
		"| tr '\\0' $n >big.md; git add .; git commit -q -m $n; git branch s$n; "
		"git reset -q --hard s0; done");
	for (int n = 0; n < 3; n++) {
		snprintf(big[n], sizeof big[n], "s%d", n);
		assert_int_equal(git_oid_fromstr(&ids[n], shell("git rev-parse s%d", n)), 0);
	}
	struct trees_order order = { .git = git, .ours = &ids[1], .theirs = &ids[2] };

	assert_true(trees_merge(&trees, &order, &err));
	assert_false(trees.items[0].fresh);
	assert_string_equal(trees.items[0].path, "big.2.md");
	assert_in_range(trees.count, 1, 2);
	trees_release(&trees);
}

static size_t
object_count(void)
{
	return (size_t)strtoul(shell("find .git/objects -type f | wc -l"), NULL, 10);
}

/* Two common commits, whose own merge is the base; of that, too, one is made. */
static void
test_criss_cross(void **state)
{
	(void)state;
	int root = import(1, "a=1;b=1;c=1;d/e=1;g=1;k=1;m/x=1;n/x=1", 0);
	int left = import(2, "a=2;b=1;c=1;d/e=1;g=1;h/new=1;n/x=1", root, 0);
	int right = import(3, "a=1;b=2;c=1;d=2;k=1;m/x=1", root, 0);
	int one = import(4, "a=2;b=2;c=1;d=2;h/new=1;k=1;m/x=1;n/x=1;ours=1", left, right, 0);
	int two = import(5, "a=2;b=2;c=3;d=2;theirs=1", right, left, 0);

	import_end();
	size_t before = object_count();

	/* The base is what left and right did: `two` deleted h/new, and `one` has k,
	 * m/x and n/x again. */
	assert_merges(one, two, "a=2\nb=2\nc=3\nd=2\nk=1\nm/x=1\nn/x=1\nours=1\ntheirs=1\n");
	assert_int_equal(object_count(), before);
	shell("git fsck --no-dangling 2>/dev/null");
}

static void
test_criss_cross_twice(void **state)
{
	(void)state;
	int root = import(1, "x.jpg=0", 0);
	int a = import(2, "x.jpg=a", root, 0), b = import(2, "x.jpg=bb", root, 0);
	int c = import(3, "x.jpg=a;x.2.jpg=bb", a, b, 0);
	int d = import(3, "x.jpg=a;x.2.jpg=bb", b, a, 0);
	int e = import(4, "x.jpg=e;x.2.jpg=bb", c, d, 0);
	int f = import(4, "x.jpg=a", d, c, 0);
	int many[6], left, right;

	for (int n = 0; n < 6; n++) {
		char files[40];

		snprintf(files, sizeof files, "x.jpg=0;n%d=1", n);
		many[n] = import(2 + n, files, root, 0);
	}
	left = import(9, "x.jpg=0;n0=1;n1=1;n2=1;n3=1;n4=1;n5=1;left=1", many[0], many[1], many[2],
		many[3], many[4], many[5], 0);
	right = import(9, "x.jpg=0;n0=1;n1=1;n2=1;n3=1;n4=1", many[5], many[4], many[3], many[2],
		many[1], many[0], 0);
	import_end();
	assert_merges(e, f, "x.jpg=e\n");
	assert_merges(left, right, "left=1\nn0=1\nn1=1\nn2=1\nn3=1\nn4=1\nx.jpg=0\n");
}

/* A folder that theirs did not change is not read: it may even be missing. */
static void
test_untouched(void **state)
{
	(void)state;
	import_end();
	shell("for d in one two three; do mkdir $d; echo $d >$d/a.md; done; git add .; "
		"git commit -q -m base; git branch ours; echo more >one/b.md; git add .; "
		"git commit -q -m theirs; git branch theirs; git checkout -q ours; "
		"echo more >two/b.md; git add .; git commit -q -m ours");
	shell("for d in ours:three theirs:two; do rm -f "
		".git/objects/$(git rev-parse $d | sed 's|..|&/|'); done");
	git_oid ours, theirs;

	assert_int_equal(git_oid_fromstr(&ours, shell("git rev-parse ours")), 0);
	assert_int_equal(git_oid_fromstr(&theirs, shell("git rev-parse theirs")), 0);
	struct trees_order order = { .git = git, .ours = &ours, .theirs = &theirs };
	struct trees trees;
	struct err err = ERR_INIT;

	if (!trees_merge(&trees, &order, &err))
		fail_msg("%s", err.text);
	assert_int_equal(trees.count, 1);
	assert_string_equal(trees.items[0].path, "one/b.md");
	trees_release(&trees);

	shell("rm -f .git/objects/$(git rev-parse theirs:one | sed 's|..|&/|')");
	git_repository_free(git); /* it remembers what it has read */
	assert_int_equal(git_repository_open(&git, "."), 0);
	order.git = git;
	assert_false(trees_merge(&trees, &order, &err));
	assert_int_equal(err.kind, ERR_SYSTEM);
}

static void
test_deep(void **state)
{
	static char path[4000];

	(void)state;
	for (int n = 0; n < 200; n++)
		memcpy(path + 2 * n, "d/", 3);
	memcpy(path + 400, "f=1", 4);
	int base = import(1, "a=1", 0), theirs = import(2, path, base, 0);

	import_end();
	assert_refused(base, theirs, ERR_FORMAT, "too many folders");
}

static size_t
unexplained(int ours, int theirs)
{
	struct trees_order order = order_of(ours, theirs);
	struct trees trees;
	struct err err = ERR_INIT;
	size_t count = 0;

	if (!trees_merge(&trees, &order, &err) ||
	    !trees_unexplained(&count, &trees, &order, &err))
		fail_msg("%s", err.text);
	trees_release(&trees);
	return count;
}

static void
test_unexplained(void **state)
{
	(void)state;
	int base = import(1, "a=1;b/c=1;b/d=1;e=1", 0);
	int ours = import(2, "a=1;b/c=1;b/d=1;e=1;f=1", base, 0);
	int deleted = import(2, "a=1;b/d=1;e=1", base, 0);
	int other = import(2, "a=1;b/c=1;b/d=1;e=2;g=1", base, 0);
	int merge = import(3, "a=1;g=1", deleted, other, 0);
	int later = import(4, "g=1", merge, 0);

	import_end();
	assert_int_equal(unexplained(ours, base), 0);
	assert_int_equal(unexplained(ours, deleted), 0);
	assert_int_equal(unexplained(ours, merge), 2); /* b/d and e went in the merge */
	assert_int_equal(unexplained(ours, later), 2);
	assert_int_equal(unexplained(0, later), 0);
}

static uint32_t seed;

static uint32_t
any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static const char *const places[] = { "a.md", "a.jpg", "b", "b/x.jpg", "b/y/z.jpg", "b/y",
	"c.2.jpg", "c.jpg", "d/e", "d", "a.2.jpg", "A.jpg" };

/* A small tree near another: bit n of `has`, bytes by number. */
struct small {
	unsigned char bytes[sizeof places / sizeof *places]; /* 0: not there */
};

static bool
is_possible(const struct small *small, size_t at)
{
	size_t len = strlen(places[at]);

	for (size_t n = 0; n < sizeof places / sizeof *places; n++) {
		size_t other = strlen(places[n]);

		if (small->bytes[n] && n != at && ((other > len && places[n][len] == '/' &&
		    memcmp(places[n], places[at], len) == 0) || (other < len &&
		    places[at][other] == '/' && memcmp(places[n], places[at], other) == 0)))
			return false;
	}
	return true;
}

static void
change_small(struct small *small)
{
	for (uint32_t n = any(4) + 1; n > 0; n--) {
		size_t at = any(sizeof places / sizeof *places);
		unsigned char bytes = (unsigned char)any(4);

		if (bytes == 0 || is_possible(small, at))
			small->bytes[at] = bytes;
	}
}

static int
import_small(const struct small *small, int first, int second)
{
	char files[1000] = "z=1";
	size_t len = 3;

	for (size_t n = 0; n < sizeof places / sizeof *places; n++)
		if (small->bytes[n])
			len += (size_t)snprintf(files + len, sizeof files - len, ";%s=%.*s",
				places[n], small->bytes[n], "###");
	return import(100 + (long)any(3), files, first, second, 0);
}

/* Every text of a side that the other has not deleted or changed away is there. */
static void
check_kept(const char *text, const struct small *base, const struct small *one,
	const struct small *two)
{
	char lines[4][8];

	for (int n = 1; n < 4; n++)
		snprintf(lines[n], sizeof lines[n], "=%.*s\n", n, "###");
	for (size_t n = 0; n < sizeof places / sizeof *places; n++) {
		if (one->bytes[n] != base->bytes[n] && one->bytes[n] &&
		    !strstr(text, lines[one->bytes[n]]) && strcmp(places[n], "a.md") != 0)
			fail_msg("'%s' is lost:\n%s", places[n], text);
		if (two->bytes[n] != base->bytes[n] && two->bytes[n] &&
		    !strstr(text, lines[two->bytes[n]]) && strcmp(places[n], "a.md") != 0)
			fail_msg("'%s' is lost:\n%s", places[n], text);
	}
}

/* Where git sees no conflict it is the same. Whether it saw none. */
static bool
check_with_git(const char *text, int ours, int theirs)
{
	struct list list = { 0 };
	git_oid tree;
	const char *found = shell("git -c merge.renames=false merge-tree --write-tree n%d n%d "
		">.git/out && head -n 1 .git/out || true", ours, theirs);

	if (!*found)
		return false;
	assert_int_equal(git_oid_fromstr(&tree, found), 0);
	walk_tree(git, &tree, list_entry, &list);
	char *expected = list_text(&list);

	assert_string_equal(text, expected);
	free(expected);
	return true;
}

#define CASES 120

/* Three small trees, some with a criss-cross below: both ways round the same. */
static void
test_random(void **state)
{
	static struct small smalls[CASES][3];
	static int tips[CASES][2];
	int clean = 0;

	(void)state;
	seed = 20261121;
	for (int n = 0; n < CASES; n++) {
		struct small *base = &smalls[n][0];

		change_small(base);
		change_small(base);
		smalls[n][1] = smalls[n][2] = *base;
		int root = import_small(base, 0, 0), first = root, second = 0, other = 0;

		if (n % 2) {
			struct small left = *base, right = *base;

			change_small(&left);
			change_small(&right);
			first = import_small(&left, root, 0);
			second = other = import_small(&right, root, 0);
		}
		change_small(&smalls[n][1]);
		change_small(&smalls[n][2]);
		tips[n][0] = import_small(&smalls[n][1], first, second);
		tips[n][1] = import_small(&smalls[n][2], other ? other : first, other ? first : 0);
	}
	import_end();
	for (int n = 0; n < CASES; n++) {
		struct trees_order one = order_of(tips[n][0], tips[n][1]);
		struct trees_order two = order_of(tips[n][1], tips[n][0]);
		char *text = merged(&one), *mirror = merged(&two);

		if (strcmp(text, mirror) != 0)
			fail_msg("case %d:\n%s\nthe other way:\n%s", n, text, mirror);
		if (n % 2 == 0) {
			check_kept(text, &smalls[n][0], &smalls[n][1], &smalls[n][2]);
			if (n % 4 == 0)
				clean += check_with_git(text, tips[n][0], tips[n][1]);
		}
		free(text);
		free(mirror);
	}
	assert_in_range(clean, CASES / 16, CASES / 4);
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		test(test_one_side),
		test(test_nothing_yet),
		test(test_tree_made_even),
		test(test_pages),
		test(test_settings),
		test(test_both_are_kept),
		test(test_second_names),
		test(test_second_names_that_go),
		test(test_long_names),
		test(test_deleted_and_changed),
		test(test_file_and_folder),
		test(test_file_and_folder_and_second),
		test(test_modes),
		test(test_links),
		test(test_unrelated),
		test(test_shallow),
		test(test_large),
		test(test_criss_cross),
		test(test_criss_cross_twice),
		test(test_untouched),
		test(test_deep),
		test(test_unexplained),
		test(test_random),
	};

	if (!mkdtemp(folder) || setenv("HOME", folder, 1) < 0 ||
	    setenv("GIT_AUTHOR_NAME", "T", 1) < 0 || setenv("GIT_AUTHOR_EMAIL", "t@t", 1) < 0 ||
	    setenv("GIT_COMMITTER_NAME", "T", 1) < 0 || setenv("GIT_COMMITTER_EMAIL", "t@t", 1) < 0)
		return 1;
	repo_library_begin();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests_name("trees", tests, NULL, NULL);

	git_libgit2_shutdown();
	if (chdir("/") == 0)
		shell("rm -rf %s", folder);
	return failed;
}
