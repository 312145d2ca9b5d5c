/* SPDX-License-Identifier: ISC */
/* What a push would carry away, in histories made by a real git. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "store/outgoing.h"
#include "store/repo.h"
#include "tests/unit/folder.h"
#include "tests/unit/shell.h"

#define DAY "entries/2026/11/2026-11-21.md"
#define SECRET "printf '# 2026-11-21\\n\\n```private\\nNobody knows.\\n```\\n' >"

static char folder[] = "/tmp/taut-outgoing.XXXXXX";

/* What the remote has is refs/remotes/origin/main, one commit. */
static int
setup(void **state)
{
	(void)state;
	if (enter_new_folder(folder) < 0)
		return -1;
	shell("git init -q -b main; mkdir -p entries/2026/11; echo one >" DAY "; git add .; "
		"git commit -q -m one; git update-ref refs/remotes/origin/main HEAD");
	return 0;
}

struct result {
	bool ok;
	struct err err;
	struct outgoing outgoing;
	char found[2000]; /* "PATH:LINE SUBJECT\n" for each */
};

static struct result
scan_with(const char *tip, const char *passed, size_t limit)
{
	struct result result = { .err = ERR_INIT };
	struct outgoing_order order = { .limit = limit };
	git_repository *git = NULL;
	git_oid id;

	assert_int_equal(git_oid_fromstr(&order.tip, shell("git rev-parse %s", tip)), 0);
	assert_int_equal(git_repository_open(&git, "."), 0);
	assert_true(outgoing_there(&order.there, git, "origin", &result.err));
	if (passed) {
		assert_int_equal(git_oid_fromstr(&id, shell("git rev-parse %s", passed)), 0);
		ids_add(&order.passed, &id);
	}
	result.ok = outgoing_scan(&result.outgoing, git, &order, &result.err);
	for (size_t n = 0; n < result.outgoing.count; n++) {
		const struct outgoing_finding *item = &result.outgoing.items[n];
		size_t len = strlen(result.found);

		snprintf(result.found + len, sizeof result.found - len, "%s:%zu %s\n", item->path,
			item->line, item->subject);
	}
	outgoing_order_release(&order);
	git_repository_free(git);
	return result;
}

static void
assert_found_from(const char *tip, const char *expected)
{
	struct result result = scan_with(tip, NULL, 100);

	if (!result.ok)
		fail_msg("%s", result.err.text);
	assert_string_equal(result.found, expected);
	outgoing_release(&result.outgoing);
}

static void
assert_found(const char *expected)
{
	assert_found_from("HEAD", expected);
}

static void
test_nothing(void **state)
{
	(void)state;
	struct result result = scan_with("HEAD", NULL, 10);

	assert_true(result.ok);
	assert_int_equal(result.outgoing.commits, 0);
	assert_int_equal(result.outgoing.count, 0);
	shell("echo two >>" DAY "; git commit -q -a -m two; echo '```private' >x.log; git add .; "
		"git commit -q -m three");
	result = scan_with("HEAD", NULL, 10);
	assert_int_equal(result.outgoing.commits, 2);
	assert_int_equal(result.outgoing.count, 0); /* neither page nor text */
	assert_string_equal(git_oid_tostr_s(&result.outgoing.scanned),
		shell("git rev-parse HEAD"));
}

static void
test_commits(void **state)
{
	(void)state;
	shell(SECRET DAY "; git commit -q -a -m 'plain \033[31m'; echo sealed >" DAY
		"; git commit -q -a -m sealed");
	assert_found(DAY ":3 plain \\x1b[31m\n"); /* though HEAD no longer has it */
	shell("git checkout -q HEAD~1 -- " DAY "; git commit -q -m again");
	assert_found(DAY ":3 plain \\x1b[31m\n"); /* once for each path */
	shell("mkdir other; git mv " DAY " other/day.md; git commit -q -m moved");
	assert_found(DAY ":3 plain \\x1b[31m\nother/day.md:3 moved\n");
	shell("git mv other else; git commit -q -m folder");
	assert_found(DAY ":3 plain \\x1b[31m\nother/day.md:3 moved\nelse/day.md:3 folder\n");
	shell("git tag -a -m v v; git checkout -q HEAD~4");
	assert_found_from("v", DAY ":3 plain \\x1b[31m\nother/day.md:3 moved\n"
		"else/day.md:3 folder\n");
	shell("git update-ref refs/remotes/origin/main main");
	assert_found_from("main", ""); /* the remote has it: nothing is to be gained */
}

static void
test_ways_into(void **state)
{
	(void)state;
	shell(SECRET DAY "; git stash -q; git stash branch side >.git/x 2>&1; git commit -q -a -m popped");
	assert_found(DAY ":3 popped\n");
	shell("git checkout -q main; echo x >x.md; git add .; git commit -q -m x; " SECRET
		"x.md; git commit -q -a --amend -m amended");
	assert_found("x.md:3 amended\n");
	shell("git checkout -q --orphan root; git rm -q -r -f --cached .; rm -rf x.md; " SECRET
		"y.md; git add y.md; git commit -q -m root");
	assert_found("y.md:3 root\n"); /* a root commit whole */
	shell("git checkout -q -f main; git merge -q --allow-unrelated-histories -m join root");
	assert_found("y.md:3 root\nx.md:3 amended\n");
}

static void
test_merges(void **state)
{
	(void)state;
	/* what a merge takes from what the remote has is no news */
	shell("git checkout -q -b theirs; " SECRET "their.md; git add .; git commit -q -m theirs; "
		"git update-ref refs/remotes/origin/main HEAD; git checkout -q main; echo a >a.md; "
		"git add .; git commit -q -m a; git merge -q -m merged theirs");
	assert_found("");
	/* what the merge itself says is */
	shell("git reset -q --hard HEAD~1; git merge -q --no-commit theirs 2>.git/x; " SECRET
		"a.md; git add a.md; git commit -q -m evil");
	assert_found("a.md:3 evil\n");
	/* both sides' pages put together */
	shell("git reset -q --hard HEAD~1; git checkout -q -b left; printf '\\n~~~ private\\n' >l.md; "
		"git add .; git commit -q -m left; git checkout -q -b right HEAD~1; echo r >r.md; "
		"git add .; git commit -q -m right; git merge -q -m both left theirs");
	assert_found("l.md:2 left\n");
}

static void
test_passed(void **state)
{
	(void)state;
	shell(SECRET DAY "; git commit -q -a -m plain; echo more >>" DAY
		"; git commit -q -a -m more");
	struct result result = scan_with("HEAD", "HEAD~1", 10);

	assert_string_equal(result.found, DAY ":3 more\n");
	outgoing_release(&result.outgoing);
	shell("git reset -q --hard HEAD~1; echo x >x; git add x; git commit -q -m x");
	result = scan_with("HEAD", "HEAD~1", 10);
	assert_true(result.ok);
	assert_string_equal(result.found, "");
}

static void
test_limit(void **state)
{
	(void)state;
	shell("for n in 1 2 3 4 5; do " SECRET "$n.md; git add .; git commit -q -m $n; done");
	struct result result = scan_with("HEAD", NULL, 2);

	assert_string_equal(result.found, "1.md:3 1\n2.md:3 2\n");
	assert_int_equal(result.outgoing.more, 3);
	outgoing_release(&result.outgoing);
}

static void
assert_refused(const char *text)
{
	struct result result = scan_with("HEAD", NULL, 10);

	assert_false(result.ok);
	assert_int_equal(result.outgoing.count, 0);
	if (!strstr(result.err.text, text) && !strstr(result.err.hint, text))
		fail_msg("'%s' says nothing of '%s'", result.err.text, text);
}

static void
test_unreadable(void **state)
{
	(void)state;
	shell("head -c 16777217 /dev/zero >big.md; git add .; git commit -q -m big");
	assert_refused("'big.md' in commit ");
	shell("git reset -q --hard HEAD~1; echo x >sub.md; mkdir sub; echo y >sub/y.md; git add .; "
		"git commit -q -m sub; o=$(git rev-parse HEAD:sub/y.md); mv "
		".git/objects/${o%%${o#??}}/${o#??} ../lost");
	assert_refused("cannot read sub/y.md ");
	shell("o=$(git hash-object sub/y.md); mv ../lost .git/objects/${o%%${o#??}}/${o#??}; "
		"o=$(git rev-parse HEAD:sub); rm -f .git/objects/${o%%${o#??}}/${o#??}");
	assert_refused("cannot read the tree ");
}

/* Where the remote's commits are at hand a shallow clone is as good as any. */
static void
test_shallow(void **state)
{
	(void)state;
	shell("echo two >>" DAY "; git commit -q -a -m two; git clone -q --depth 1 "
		"file://$PWD shallow");
	assert_int_equal(chdir("shallow"), 0);
	shell(SECRET DAY "; git commit -q -a -m plain");
	assert_found(DAY ":3 plain\n");
	shell("git update-ref -d refs/remotes/origin/main; git update-ref -d refs/remotes/origin/HEAD");
	assert_refused("git fetch --unshallow");
}

static void
test_way_out(void **state)
{
	struct outgoing_finding items[] = { { .path = (char *)"a.md", .line = 1 } };
	struct outgoing outgoing = { .items = items, .count = 1 };
	struct buf out = BUF_INIT;

	(void)state;
	outgoing_way_out(&out, &outgoing, "it's $(main)", "orig;in");
	assert_non_null(strstr(out.ptr, " -- 'it'\\''s $(main)' --not '--remotes=orig;in'\n"));
	assert_non_null(strstr(out.ptr, "'refs/original/refs/heads/it'\\''s $(main)'\n"));
	assert_non_null(strstr(out.ptr, "# taut sync --push-unsealed 0000000000\n"));
	buf_release(&out);
}

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A thousand commits over a thousand days: "well under a second". */
static void
test_many(void **state)
{
	(void)state;
	shell("for n in $(seq 1000); do printf 'commit refs/heads/main\\ncommitter A <a@b> "
		"17952414%%02d +0000\\ndata 1\\nx\\n' $((n %% 100)); [ $n -gt 1 ] || "
		"echo from refs/heads/main^0; printf 'M 100644 inline entries/%%d/%%02d/%%d.md\\n"
		"data 8\\n0123456\\n\\n' $((n / 365)) $((n / 30 %% 12)) $n; done | "
		"git fast-import --quiet");
	long before = now_ms();
	struct result result = scan_with("main", NULL, 10);
	long took = now_ms() - before;

	assert_true(result.ok);
	assert_int_equal(result.outgoing.commits, 1000);
	assert_int_equal(result.outgoing.count, 0);
	print_message("# 1000 commits: %ld ms\n", took);
	assert_true(took < 2000); /* 60 ms where nothing else runs */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_nothing, setup),
		cmocka_unit_test_setup(test_commits, setup),
		cmocka_unit_test_setup(test_ways_into, setup),
		cmocka_unit_test_setup(test_merges, setup),
		cmocka_unit_test_setup(test_passed, setup),
		cmocka_unit_test_setup(test_limit, setup),
		cmocka_unit_test_setup(test_unreadable, setup),
		cmocka_unit_test_setup(test_shallow, setup),
		cmocka_unit_test_setup(test_way_out, setup),
		cmocka_unit_test_setup(test_many, setup),
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
