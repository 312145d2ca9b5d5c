/* SPDX-License-Identifier: ISC */
/* Which objects may go, against a real git: whatever has a name stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "store/loose.h"
#include "store/store.h"
#include "tests/unit/folder.h"
#include "tests/unit/shell.h"

#define PAGE "entries/2026/11/2026-11-21.md"
#define SECRET "# 2026-11-21\\n\\n```private\\nNobody knows.\\n```\\n"

static char folder[] = "/tmp/taut-loose.XXXXXX";

static int
setup(void **state)
{
	(void)state;
	if (enter_new_folder(folder) < 0)
		return -1;
	shell("git init -q -b main; mkdir -p entries/2026/11; echo one >%s; git add .; "
		"git commit -q -m one", PAGE);
	return 0;
}

/* The id of the blob that `git add` makes of the secret. */
static git_oid
add_secret(void)
{
	git_oid id;

	shell("printf '" SECRET "' >%s; git add %s", PAGE, PAGE);
	assert_int_equal(git_oid_fromstr(&id, shell("git rev-parse :%s", PAGE)), 0);
	return id;
}

static void
seal(void)
{
	shell("echo sealed >%s; git add %s", PAGE, PAGE);
}

static void
open_repo(struct store *store)
{
	struct err err = ERR_INIT;

	assert_true(store_open(store, ".", &err));
	assert_true(repo_ready(store, &err));
}

static bool
forget(git_oid id)
{
	struct store store = { 0 };

	open_repo(&store);
	bool gone = loose_forget(store.repo, &id);

	store_close(&store);
	return gone;
}

static bool
is_there(git_oid id)
{
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof hex, &id);
	return strcmp(shell("git cat-file -e %s 2>/dev/null && echo yes || echo no", hex),
		"yes") == 0;
}

static void
assert_kept(git_oid id)
{
	assert_false(forget(id));
	assert_true(is_there(id));
	shell("test ! -e .git/index.lock");
}

static void
assert_gone(git_oid id)
{
	assert_true(forget(id));
	assert_false(is_there(id));
	shell("test ! -e .git/index.lock; git fsck --strict --no-dangling");
}

static void
test_added(void **state)
{
	(void)state;
	git_oid id = add_secret();

	assert_kept(id); /* the index has it */
	seal();
	assert_gone(id);
	assert_false(forget(id)); /* not there any more */
}

static void
test_never_added(void **state)
{
	git_oid id;

	(void)state;
	assert_int_equal(git_oid_fromstr(&id, "0123456789abcdef0123456789abcdef01234567"), 0);
	assert_false(forget(id));
}

/* Ways to a name, each after which the page is sealed and added. */
static const char *const kept[] = {
	"git checkout -q -b o/index-x; git commit -q -m plain; git checkout -q main; "
		"rm -r .git/logs; rm -f .git/ORIG_HEAD",
	"git commit -q -m plain",
	"git stash -q",
	"git stash -q; echo two >" PAGE "; git stash -q; git stash drop -q; git stash apply -q",
	"git commit -q -m plain; git tag -a -m old old; git reset -q --hard HEAD~1; "
		"rm -r .git/logs .git/ORIG_HEAD",
	"git commit -q -m plain; git reset -q --hard HEAD~1", /* the reflog */
	"git commit -q -m plain; git commit -q --amend -m other",
	"git commit -q -m plain; git update-ref refs/remotes/origin/main HEAD; "
		"git reset -q --hard HEAD~1; rm -r .git/logs .git/ORIG_HEAD; git pack-refs --all",
	"git commit -q -m plain; git checkout -q --detach; rm -r .git/logs; "
		"git update-ref refs/heads/main HEAD~1",
	"git checkout -q -b side; git commit -q -m plain; git checkout -q main; "
		"git branch -q -D side", /* the reflog of HEAD */
	"git tag blob $(git rev-parse :" PAGE ")",
	"git tag tree $(git write-tree)",
	"git update-ref refs/notes/mine $(git commit-tree -m x $(git write-tree))",
	"git replace $(git rev-parse HEAD:" PAGE ") $(git rev-parse :" PAGE ")",
	"git rev-parse :" PAGE " >.git/MERGE_HEAD",
	"mkdir -p .git/rebase-merge; git commit-tree -m x $(git write-tree) >.git/rebase-merge/onto",
	"git worktree add -q ../linked$$; cp " PAGE " ../linked$$/" PAGE "; "
		"git -C ../linked$$ add .", /* an index of its own, and young */
	"git worktree add -q ../linked$$; cp " PAGE " ../linked$$/" PAGE "; "
		"git -C ../linked$$ add .; find .git/objects -type f -exec "
		"touch -d '1 hour ago' {} +",
	"git worktree add -q ../linked$$",
	"cp .git/index .git/next-index-123.lock",
	/* as if it came from a clone with other times: old, and added again */
	"git commit -q -m plain; git rm -q -r entries; git commit -q -m gone; "
		"for n in 1 2 3; do git commit -q --allow-empty -m $n; done; rm -r .git/logs; "
		"mkdir -p entries/2026/11; printf '" SECRET "' >" PAGE "; git add .",
};

static void
test_kept(void **state)
{
	for (size_t n = 0; n < sizeof kept / sizeof *kept; n++) {
		assert_int_equal(setup(state), 0);
		git_oid id = add_secret();

		shell("%s", kept[n]);
		shell("mkdir -p entries/2026/11");
		seal();
		if (forget(id) || !is_there(id))
			fail_msg("lost after: %s", kept[n]);
		shell("git fsck --strict --no-dangling 2>&1");
	}
}

/* Ways that leave no name. */
static const char *const gone[] = {
	"true",
	"git stash -q; git stash drop -q",
	"git commit -q -m plain; git reset -q --soft HEAD~1; git reflog expire --expire=all --all; "
		"rm .git/ORIG_HEAD",
	"git write-tree",
	"git worktree add -q ../linked$$; find .git/objects -type f -exec "
		"touch -d '1 hour ago' {} +",
	"echo other >" PAGE "; git add .; git gc -q", /* packs what is reached, leaves this */
	"cp -r . ../copy$$; cd ../copy$$", /* the copy has it too: no business of ours */
};

static void
test_gone(void **state)
{
	for (size_t n = 0; n < sizeof gone / sizeof *gone; n++) {
		assert_int_equal(setup(state), 0);
		git_oid id = add_secret();

		shell("%s", gone[n]);
		shell("mkdir -p entries/2026/11");
		seal();
		if (!forget(id))
			fail_msg("kept after: %s", gone[n]);
		assert_false(is_there(id));
	}
}

static void
test_git_at_work(void **state)
{
	(void)state;
	git_oid id = add_secret();

	seal();
	shell("touch .git/index.lock");
	assert_false(forget(id));
	assert_true(is_there(id));
	shell("rm .git/index.lock");
	assert_gone(id);
}

/* In a clone that lacks something nothing is known to be unreached; but where
 * a shallow one ends is known. */
static void
test_not_whole(void **state)
{
	(void)state;
	git_oid id = add_secret();

	seal();
	shell("git commit -q -m two; o=$(git rev-parse HEAD~1:entries); "
		"mv .git/objects/${o%%${o#??}}/${o#??} ../lost");
	assert_kept(id);
	shell("o=$(git rev-parse HEAD~1:entries); mv ../lost .git/objects/${o%%${o#??}}/${o#??}");
	assert_gone(id);
	shell("git clone -q --depth 1 file://$PWD ../shallow; mv ../shallow .");
	assert_int_equal(chdir("shallow"), 0);
	id = add_secret();
	assert_kept(id);
	seal();
	assert_gone(id);
}

struct found {
	size_t count, line;
	git_oid id;
	bool packed;
};

static void
found(const git_oid *id, size_t line, bool packed, void *context)
{
	struct found *here = context;

	here->count++;
	here->line = line;
	here->packed = packed;
	git_oid_cpy(&here->id, id);
}

static struct found
unsealed(bool drop)
{
	struct store store = { 0 };
	struct reach reach = REACH_INIT;
	struct found here = { 0 };

	open_repo(&store);
	assert_true(reach_run(&reach, store.repo, NULL, NULL));
	assert_false(reach.limited);
	assert_false(reach.missing);
	assert_true(loose_unsealed(&reach, found, &here));
	if (drop && here.count)
		assert_true(loose_drop(&reach, &here.id));
	reach_release(&reach);
	store_close(&store);
	return here;
}

static void
test_unsealed(void **state)
{
	(void)state;
	shell("echo harmless | git hash-object -w --stdin");
	assert_int_equal(unsealed(false).count, 0);
	git_oid id = add_secret();

	assert_int_equal(unsealed(false).count, 0); /* the index has it */
	seal();
	struct found here = unsealed(true);

	assert_int_equal(here.count, 1);
	assert_int_equal(here.line, 3);
	assert_false(here.packed);
	assert_true(git_oid_equal(&here.id, &id));
	assert_int_equal(unsealed(false).count, 0);
	assert_false(is_there(id));
	add_secret();
	shell("git commit -q -m plain"); /* reached, if plainly so: not of these */
	assert_int_equal(unsealed(false).count, 0);
	shell("git repack -a -d -q; git reset -q --hard HEAD~1; rm -r .git/logs .git/ORIG_HEAD");
	here = unsealed(false);
	assert_int_equal(here.count, 1);
	assert_true(here.packed);
	assert_kept(id);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_added, setup),
		cmocka_unit_test_setup(test_never_added, setup),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_gone),
		cmocka_unit_test_setup(test_git_at_work, setup),
		cmocka_unit_test_setup(test_not_whole, setup),
		cmocka_unit_test_setup(test_unsealed, setup),
	};

	if (!mkdtemp(folder))
		return 1;
	setenv("HOME", folder, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("LC_ALL", "C", 1);
	unsetenv("XDG_CONFIG_HOME");
	shell("git config --global user.name Ana && git config --global user.email "
		"ana@example.org && git config --global advice.detachedHead false && "
		"git config --global gc.auto 0");
	repo_library_begin();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	git_libgit2_shutdown();
	if (chdir("/") == 0)
		shell("chmod -R u+w '%s'; rm -rf '%s'", folder, folder);
	return failed;
}
