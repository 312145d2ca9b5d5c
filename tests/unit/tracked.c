/* SPDX-License-Identifier: ISC */
/* HEAD's files by way of git's index: never another answer than git's own. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "store/store.h"
#include "store/tracked.h"
#include "tests/unit/folder.h"
#include "tests/unit/shell.h"

static char folder[] = "/tmp/taut-tracked.XXXXXX";

static int
setup(void **state)
{
	(void)state;
	if (enter_new_folder(folder) < 0)
		return -1;
	shell("git init -q -b main; mkdir -p a/b c .git/taut/tmp; for f in a.md a/1.md a/b/2.md a/b/3.md a-b.md "
		"c/4.md z.txt; do echo $f >$f; done; git add .; git commit -q -m one; "
		"git status --porcelain >/dev/null");
	return 0;
}

/* "ID PATH" a line, with '+' where the index has the same. */
static void
list(struct buf *out)
{
	struct store store = { 0 };
	struct tracked tracked = { 0 };
	struct head head = { 0 };
	struct err err = ERR_INIT;
	char hex[GIT_OID_HEXSZ + 1];

	if (!store_open(&store, ".", &err) || !repo_ready(&store, &err) ||
	    !head_read(&head, store.repo, &err) ||
	    !tracked_read(&tracked, store.repo, &head, &err))
		fail_msg("%s", err.text);
	for (size_t n = 0; n < tracked.count; n++) {
		const struct tracked_file *file = &tracked.items[n];

		buf_printf(out, "%s %.*s%s\n", git_oid_tostr(hex, sizeof hex, &file->id),
			SLICE_ARG(file->path), file->staged ? "+" : "");
	}
	tracked_release(&tracked);
	head_release(&head);
	store_close(&store);
}

/* The same by git: all files of HEAD, and those that the index has alike. */
static const char *
by_git(void)
{
	return shell("git ls-files -s | awk '$3 == 0 { print $2, $4 }' | sort >../staged; "
		"git ls-tree -r HEAD | awk '{ print $3, $4 }' | while read -r id path; do "
		"grep -Fxq \"$id $path\" ../staged && echo \"$id $path+\" || echo \"$id $path\"; done");
}

static void
assert_same(const char *after)
{
	struct buf ours = BUF_INIT;

	shell("%s", after);
	list(&ours);
	buf_cut(&ours, slice_trim_end(buf_slice(&ours)).len);
	if (strcmp(ours.ptr, by_git()) != 0)
		fail_msg("after '%s':\n%s\n--- git has:\n%s", after, ours.ptr, by_git());
	buf_release(&ours);
}

static void
test_as_git_has_it(void **state)
{
	/* What a person does with git between two syncs, one after another. */
	static const char *const lines[] = {
		"true",
		"echo more >>a/1.md; git add a/1.md",
		"git commit -q -m two",
		"git rm -q --cached a/b/2.md",
		"git reset -q; git status --porcelain >/dev/null",
		"echo new >c/5.md; git add c/5.md; git status --porcelain >/dev/null",
		"git commit -q -m three; git write-tree >/dev/null",
		/* a commit that the index knows nothing of */
		"git update-ref HEAD $(echo other | git commit-tree -p HEAD $(git rev-parse HEAD~2^{tree}))",
		"git read-tree HEAD; git status --porcelain >/dev/null",
		/* the index is as another tree, whole */
		"git read-tree HEAD~1",
		"git reset -q --hard; rm -r a/b; echo file >a/b; git add -A a; git write-tree >../id",
		"git commit -q -m four",
		"git mv c/4.md a/4.md; git commit -q -m five; git write-tree >/dev/null",
		"rm .git/index",
		"git reset -q; git update-index --index-version 4",
		"git update-index --index-version 2; git write-tree >/dev/null",
	};

	(void)state;
	for (size_t n = 0; n < sizeof lines / sizeof *lines; n++)
		assert_same(lines[n]);
}

/* Entries of a merge that nobody finished are not what HEAD has. */
static void
test_unmerged(void **state)
{
	(void)state;
	shell("git checkout -q -b side; echo side >a/1.md; git commit -qam side; "
		"git checkout -q main; echo main >a/1.md; git commit -qam main; "
		"! git -c merge.conflictStyle=merge merge -q side >/dev/null 2>&1");
	assert_same("git ls-files -u | grep -q a/1.md");
}

/* An index that says more of its trees than is so. */
static void
test_trees_that_lie(void **state)
{
	(void)state;
	shell("git write-tree >/dev/null; git rm -q --cached a/b/3.md; cp .git/index ../less; "
		"git reset -q; git write-tree >/dev/null");
	/* the extension of the whole index behind the entries of the lesser one */
	shell("perl -MDigest::SHA=sha1 -e 'local $/; open F, \"<\", $_ and push @i, <F> "
		"for \"../less\", \".git/index\"; ($l, $w) = map { substr $_, 0, -20 } @i; "
		"$w =~ s/.*(?=TREE)//s; $l =~ s/TREE.*//s; print $l, $w, sha1($l . $w)' >../lie; "
		"cp ../lie .git/index");
	struct buf ours = BUF_INIT;

	list(&ours);
	buf_cut(&ours, slice_trim_end(buf_slice(&ours)).len);
	assert_string_equal(ours.ptr, by_git());
	buf_release(&ours);
}

static void
test_clean(void **state)
{
	struct stat st = { .st_size = 4, .st_ino = 7, .st_mtim = { 100, 5 }, .st_ctim = { 100, 6 } };
	struct tracked_file file = { .staged = true, .inode = 7, .size = 4, .seconds = 100,
		.nanoseconds = 5, .changed_seconds = 100, .changed_nanoseconds = 6 };
	struct tracked tracked = { .taken = { 100, 6 } };
	struct stat other;

	(void)state;
	assert_true(tracked_is_clean(&tracked, &file, &st));
	other = st;
	other.st_size = 5;
	assert_false(tracked_is_clean(&tracked, &file, &other));
	other = st;
	other.st_ino = 8;
	assert_false(tracked_is_clean(&tracked, &file, &other));
	other = st;
	other.st_mtim.tv_nsec = 4;
	assert_false(tracked_is_clean(&tracked, &file, &other));
	other = st;
	other.st_ctim.tv_sec = 101;
	assert_false(tracked_is_clean(&tracked, &file, &other));
	tracked.taken = (struct timespec){ 100, 5 }; /* as young as the index itself */
	assert_false(tracked_is_clean(&tracked, &file, &st));
	tracked.taken = (struct timespec){ 100, 6 };
	file.staged = false;
	assert_false(tracked_is_clean(&tracked, &file, &st));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_as_git_has_it, setup),
		cmocka_unit_test_setup(test_unmerged, setup),
		cmocka_unit_test_setup(test_trees_that_lie, setup),
		cmocka_unit_test(test_clean),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	if (!mkdtemp(folder))
		return 1;
	setenv("HOME", folder, 1);
	setenv("GIT_AUTHOR_NAME", "Ana", 1);
	setenv("GIT_AUTHOR_EMAIL", "ana@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "Ana", 1);
	setenv("GIT_COMMITTER_EMAIL", "ana@example.org", 1);
	int failed = cmocka_run_group_tests_name("tracked", tests, NULL, NULL);

	shell("cd / && rm -rf %s", folder);
	return failed;
}
