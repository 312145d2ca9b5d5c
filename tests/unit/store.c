/* SPDX-License-Identifier: ISC */
/* The store against a real git: whatever is done, git must agree with it. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "store/change.h"
#include "store/lock.h"
#include "store/marker.h"
#include "store/store.h"
#include "tests/unit/folder.h"
#include "tests/unit/shell.h"

#define PAGE "entries/2026/11/2026-11-21.md"

static char folder[] = "/tmp/taut-store.XXXXXX";
static const struct clock when = { .day = 20778, .minute = 430, .offset = 60,
	.seconds = 1795241400, .zone = "" };

static void
assert_sound(void)
{
	assert_string_equal(shell("git fsck --strict --cache 2>&1 | "
		"grep -v '^dangling\\|^notice'; true"), "");
	/* By the trees that the index says it makes up; git stores them anew. */
	shell("test $(git write-tree) = $(git rev-parse HEAD^{tree})");
	assert_string_equal(shell("git status --porcelain -uall"), "");
	assert_string_equal(shell("find .git -name '*.lock'; ls .git/taut/tmp"), "");
}

struct put {
	const char *path, *text; /* NULL: removed */
	bool append;
	const char *during;      /* a shell line run in the first call */
	int calls;
};

static bool
build(struct change *change, void *context, struct err *err)
{
	struct put *puts = context;

	puts[0].calls++;
	for (struct put *put = puts; put->path; put++) {
		struct buf text = BUF_INIT;
		struct err why = ERR_INIT;

		if (!change_read(change, put->path, &text, &why) && why.kind != ERR_NOTHING) {
			*err = why;
			buf_release(&text);
			return false;
		}
		if (!put->append)
			buf_clear(&text);
		if (put->text) {
			buf_add_text(&text, put->text);
			change_put(change, put->path, buf_slice(&text));
		} else {
			change_remove(change, put->path);
		}
		buf_release(&text);
	}
	if (puts[0].during && puts[0].calls == 1)
		shell("%s", puts[0].during);
	change_message(change, "add: %s", puts[0].path);
	return true;
}

struct result {
	bool ok;
	struct err err;
	struct change_report report;
	char notes[1024];
};

static struct result
run_as(const char *command, struct put *puts, bool foreground)
{
	struct store store = { 0 };
	struct result result = { .report = CHANGE_REPORT_INIT };
	struct change_order order = { .command = command, .clock = when, .build = build,
		.context = puts, .foreground = foreground };

	assert_true(store_open(&store, ".", &result.err));
	result.ok = puts ? change_run(&store, &order, &result.report, &result.err) :
		handedit_take_all(&store, &order, &result.report, &result.err);
	for (size_t n = 0; n < result.report.notes.count; n++) {
		size_t len = strlen(result.notes);

		snprintf(result.notes + len, sizeof result.notes - len, "%s\n",
			result.report.notes.items[n]);
	}
	names_release(&result.report.notes);
	store_close(&store);
	return result;
}

static struct result
add(const char *path, const char *text)
{
	struct put puts[] = { { .path = path, .text = text, .append = true }, { .path = NULL } };

	return run_as("add", puts, true);
}

static void
must_commit(const char *path, const char *text)
{
	struct result result = add(path, text);

	if (!result.ok || result.report.outcome != CHANGE_COMMITTED)
		fail_msg("not committed: %s %s", result.err.text, result.report.why);
}

static struct result
take_all(void)
{
	return run_as("sync", NULL, true);
}

static bool
undo(bool redo, struct buf *what, struct err *err)
{
	struct store store = { 0 };

	assert_true(store_open(&store, ".", err));
	bool ok = undo_run(&store, &when, redo, what, err);

	store_close(&store);
	return ok;
}

static void
must_undo(bool redo)
{
	struct buf what = BUF_INIT;
	struct err err = ERR_INIT;

	if (!undo(redo, &what, &err))
		fail_msg("not undone: %s", err.text);
	buf_release(&what);
	assert_sound();
}

static int
setup(void **state)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;

	(void)state;
	if (enter_new_folder(folder) < 0 || !store_create(&store, "journal", &err))
		return -1;
	store_close(&store);
	return chdir("journal");
}

static void
test_create(void **state)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;
	struct stat st;

	(void)state;
	assert_int_equal(stat(".", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	assert_int_equal(stat(".git", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	must_commit(PAGE, "one\n");
	char *before = strdup(shell("cat .git/config; git rev-parse HEAD"));

	assert_true(store_create(&store, ".", &err)); /* again: nothing is changed */
	store_close(&store);
	assert_string_equal(shell("cat .git/config; git rev-parse HEAD"), before);
	free(before);
	assert_sound();
}

static void
test_branch(void **state)
{
	(void)state;
	must_commit(PAGE, "one\n");
	assert_string_equal(shell("git symbolic-ref HEAD"), "refs/heads/main");
	assert_string_equal(shell("git log --format='%%s|%%an|%%ae|%%aI'"),
		"add: " PAGE "|Ana|ana@example.org|2026-11-21T07:10:00+01:00");
	assert_string_equal(shell("git log --format=%%B | grep -c '^Taut-C[a-z]*: [a-z0-9]*$'"), "2");
}

static void
test_no_identity(void **state)
{
	(void)state;
	char *home = strdup(getenv("HOME"));

	unsetenv("HOME");
	setenv("HOME", "/nonexistent", 1);
	struct result result = add(PAGE, "one\n");

	setenv("HOME", home, 1);
	free(home);
	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_COMMITTED);
	shell("git log -1 --format='%%an %%ae' | grep -q '. .*@.'");
}

static void
test_open_refused(void **state)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;

	(void)state;
	assert_false(store_open(&store, "nowhere", &err));
	assert_int_equal(err.kind, ERR_JOURNAL);
	store_close(&store);
	shell("mv .git .gone");
	struct result result = add(PAGE, "one\n");

	assert_false(result.ok);
	assert_int_equal(result.err.kind, ERR_JOURNAL);
	assert_string_equal(shell("ls"), "");
	shell("mv .gone elsewhere; echo 'gitdir: elsewhere' >.git");
	result = add(PAGE, "one\n");
	assert_false(result.ok);
	assert_int_equal(result.err.kind, ERR_JOURNAL);
}

/* What git can do and libgit2 cannot: refused with the way back, unchanged. */
static void
test_unfit(void **state)
{
	static const struct { const char *make, *hint; } cases[] = {
		{ "git config core.repositoryformatversion 1; "
		  "git config extensions.worktreeConfig true", "worktreeConfig" },
		{ "git config core.repositoryformatversion 1; "
		  "git config extensions.objectFormat sha256", "init" },
		{ "git config core.bare true", "clone" },
		{ "git update-index --split-index", "--no-split-index" },
		{ "git sparse-checkout init --cone --sparse-index; git sparse-checkout set x",
		  "sparse-checkout disable" },
	};

	(void)state;
	for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
		setup(NULL);
		must_commit(PAGE, "one\n");
		must_commit("areas/health.md", "one\n");
		shell("%s", cases[n].make);
		struct result result = add("purpose.md", "two\n");

		assert_false(result.ok);
		assert_int_equal(result.err.kind, ERR_JOURNAL);
		if (!strstr(result.err.hint, cases[n].hint))
			fail_msg("%s: '%s' '%s'", cases[n].make, result.err.text, result.err.hint);
		assert_string_equal(shell("find . -name purpose.md; ls .git/taut/tmp"), "");
	}
}

static void
test_changes(void **state)
{
	struct put puts[] = {
		{ .path = PAGE, .text = "b\n", .append = true },
		{ .path = "areas/health.md", .text = "c\n" },
		{ .path = "purpose.md", .text = NULL },
		{ .path = NULL },
	};

	(void)state;
	must_commit(PAGE, "a\n");
	must_commit("purpose.md", "p\n");
	assert_sound();
	struct result result = run_as("add", puts, true);

	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_COMMITTED);
	assert_string_equal(result.report.commit, shell("git rev-parse HEAD"));
	assert_string_equal(shell("git ls-tree -r --name-only HEAD; cat " PAGE),
		"areas/health.md\n" PAGE "\na\nb");
	assert_sound();
	puts[0].append = false;
	puts[0].text = "a\nb\n";
	result = run_as("add", puts, true);
	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_NOTHING);
	assert_string_equal(shell("git rev-list --count HEAD"), "3");
	assert_sound();
}

/* Many at once, which libgit2 does, and one at a time, which is spliced; in
 * each version of the index. */
static void
test_index(void **state)
{
	static char paths[30][40];
	struct put puts[31] = { { .path = NULL } };

	(void)state;
	for (size_t n = 0; n < 30; n++) {
		snprintf(paths[n], sizeof paths[n], "notes/%zu/%zu.md", n % 4, n);
		puts[n] = (struct put){ .path = paths[n], .text = "x\n", .append = true };
	}
	for (int version = 2; version <= 4; version++) {
		assert_true(run_as("import", puts, true).ok);
		assert_sound();
		shell("git update-index --index-version %d", version);
		must_commit("notes/1/0.md", "first\n");
		assert_sound();
		must_commit("zz.md", "last\n");
		must_commit(".gitignore", "*~\n");
		must_commit("notes/2/new/deep.md", "x\n");
		assert_sound();
		must_undo(false);
		must_undo(false);
		must_undo(false);
		must_undo(false);
	}
	/* What somebody staged stays staged. */
	shell("echo x >staged.md; git add staged.md; echo y >unborn.md; git add -N unborn.md");
	must_commit("purpose.md", "p\n");
	assert_string_equal(shell("git status --porcelain"), "A  staged.md\n A unborn.md");
	shell("git rm -q --cached staged.md unborn.md");
}

static void
test_modes(void **state)
{
	struct stat st;

	(void)state;
	must_commit(PAGE, "a\n");
	assert_int_equal(stat(PAGE, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(stat("entries/2026", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	assert_int_equal(chmod(PAGE, 0644), 0);
	must_commit(PAGE, "b\n");
	assert_int_equal(stat(PAGE, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0644); /* as the person had it */
	assert_sound();
}

static void
test_refused_puts(void **state)
{
	struct result result;

	(void)state;
	must_commit("purpose.md", "a\n");
	result = add(PAGE, "## 07:10\n\n```private\nsecret\n```\n");
	assert_false(result.ok);
	assert_int_equal(result.err.kind, ERR_KEY);
	assert_null(strstr(result.err.text, "secret"));
	result = add("../out.md", "x\n");
	assert_false(result.ok);
	result = add(".git/hooks/x.md", "x\n");
	assert_false(result.ok);
	assert_sound();
	assert_string_equal(shell("grep -r secret . || true"), "");
}

static void
test_links(void **state)
{
	struct result result;

	(void)state;
	must_commit("purpose.md", "a\n");
	shell("mkdir ../elsewhere$$ && ln -s ../elsewhere$$ entries && touch ../x.md && ln -s ../x.md y.md");
	result = add(PAGE, "x\n");
	assert_false(result.ok);
	result = add("y.md", "x\n");
	assert_false(result.ok);
	assert_string_equal(shell("find ../elsewhere* ../x.md -type f -size +0; ls .git/taut/tmp"), "");
}

static void
test_hand_edit_below(void **state)
{
	struct result result;

	(void)state;
	must_commit(PAGE, "a\n");
	shell("echo hand >>" PAGE "; echo other >x.md");
	result = add(PAGE, "b\n");
	assert_true(result.ok);
	assert_int_equal(result.report.hand_edits, 1);
	assert_string_equal(shell("git log --format=%%s"),
		"add: " PAGE "\ntaken in: " PAGE "\nadd: " PAGE);
	assert_string_equal(shell("git show HEAD~1:" PAGE), "a\nhand");
	assert_string_equal(shell("cat " PAGE), "a\nhand\nb");
	assert_string_equal(shell("git status --porcelain"), "?? x.md");
	assert_string_equal(shell("git log --format=%%B | grep -c Taut-Command"), "2");
}

static void
test_emptied(void **state)
{
	struct result result;

	(void)state;
	must_commit(PAGE, "a\n");
	shell(": >" PAGE);
	result = add(PAGE, "b\n");
	assert_true(result.ok);
	assert_non_null(strstr(result.notes, "empty"));
	assert_string_equal(shell("cat " PAGE), "a\nb");
	assert_sound();
}

static void
test_private_by_hand(void **state)
{
	struct result result;

	(void)state;
	must_commit(PAGE, "a\n");
	shell("printf '```private\\nsecret\\n```\\n' >>" PAGE);
	result = add(PAGE, "b\n");
	assert_false(result.ok);
	assert_int_equal(result.err.kind, ERR_KEY);
	assert_string_equal(shell("cat " PAGE), "a\n```private\nsecret\n```");
	shell("touch -d '1 hour ago' " PAGE);
	result = take_all();
	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_NOTHING);
	assert_non_null(strstr(result.notes, PAGE ":2"));
	assert_string_equal(shell("git rev-list --count HEAD; git count-objects | cut -d' ' -f1"),
		"1\n6");
}

static void
test_saved_during_build(void **state)
{
	static const char *const ways[] = {
		"echo hand >>" PAGE,
		"{ cat " PAGE "; echo hand; } >x~ && mv x~ " PAGE,
	};

	(void)state;
	for (size_t n = 0; n < sizeof ways / sizeof *ways; n++) {
		setup(NULL);
		must_commit(PAGE, "a\n");
		struct put puts[] = {
			{ .path = "areas/health.md", .text = "x\n", .append = true,
			  .during = ways[n] },
			{ .path = PAGE, .text = "b\n", .append = true },
			{ .path = NULL },
		};
		struct result result = run_as("add", puts, true);

		assert_true(result.ok);
		assert_int_equal(puts[0].calls, 2);
		assert_string_equal(shell("cat " PAGE " areas/health.md"), "a\nhand\nb\nx");
		assert_sound();
	}
}

static void
test_created_during_build(void **state)
{
	struct put puts[] = {
		{ .path = PAGE, .text = "b\n", .append = true,
		  .during = "mkdir -p entries/2026/11; echo hand >" PAGE },
		{ .path = NULL },
	};

	(void)state;
	must_commit("purpose.md", "a\n");
	struct result result = run_as("add", puts, true);

	assert_true(result.ok);
	assert_string_equal(shell("cat " PAGE), "hand\nb");
	assert_sound();
}

/* Appends to the page once it was moved aside under the writer's hands. */
static void
write_late(int ready)
{
	int fd = open(PAGE, O_WRONLY | O_APPEND);
	struct stat before, now;

	if (fd < 0 || fstat(fd, &before) < 0 || write(ready, "x", 1) != 1)
		_exit(1);
	do {
		usleep(500);
	} while (stat(PAGE, &now) == 0 && now.st_ino == before.st_ino);
	usleep(20000);
	_exit(write(fd, "late\n", 5) != 5);
}

static void
test_saved_in_place_late(void **state)
{
	int ends[2], status;
	char byte;

	(void)state;
	must_commit(PAGE, "a\n");
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();

	if (child == 0)
		write_late(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	struct result result = add(PAGE, "b\n");

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(ends[0]);
	close(ends[1]);
	assert_true(result.ok);
	assert_string_equal(shell("cat " PAGE), "a\nlate\nb");
	assert_sound();
}

static void
test_busy(void **state)
{
	struct lock held = LOCK_INIT, other = LOCK_INIT;
	struct err err = ERR_INIT;
	char holder[32];
	int root = open(".", O_RDONLY | O_DIRECTORY);

	(void)state;
	snprintf(holder, sizeof holder, "(process %ld)", (long)getpid());
	assert_true(lock_take(&held, root, 0, &err));
	assert_false(lock_take(&other, root, 30, &err));
	assert_int_equal(err.kind, ERR_BUSY);
	assert_non_null(strstr(err.text, holder));
	lock_release(&other);
	lock_release(&held);
	assert_true(lock_take(&other, root, 0, &err));
	lock_release(&other);
	close(root);
}

static void
test_removed_while_edited(void **state)
{
	struct put puts[] = {
		{ .path = PAGE, .text = NULL, .during = "echo hand >>" PAGE },
		{ .path = NULL },
	};

	(void)state;
	must_commit(PAGE, "a\n");
	struct result result = run_as("add", puts, true);

	assert_true(result.ok);
	assert_string_equal(shell("git show HEAD~1:" PAGE), "a\nhand");
	assert_string_equal(shell("git ls-files; ls"), "");
	assert_sound();
}

static void
test_take_all(void **state)
{
	struct result result;

	(void)state;
	must_commit(PAGE, "a\n");
	must_commit("gone.md", "a\n");
	must_commit("emptied.md", "a\n");
	must_commit("open.md", "a\n");
	shell("rm gone.md; : >emptied.md; echo x >>open.md; : >.open.md.swp; echo x >>" PAGE
		"; printf '<<<<<<< a\\n=======\\n>>>>>>> b\\n' >markers.md; echo x >new.md"
		"; echo x >not-ours.txt; mkdir -p .obsidian; echo x >.obsidian/x.md"
		"; touch -d '1 hour ago' *.md " PAGE "; echo x >young.md");
	result = take_all();
	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_COMMITTED);
	assert_int_equal(result.report.hand_edits, 3);
	assert_string_equal(shell("git show --format=%%s --name-status HEAD"),
		"taken in: " PAGE " and 2 more\n\nM\t" PAGE "\nD\tgone.md\nA\tnew.md");
	assert_non_null(strstr(result.notes, "'emptied.md': it is empty now"));
	assert_non_null(strstr(result.notes, "'open.md': an editor"));
	assert_non_null(strstr(result.notes, "'markers.md': it holds"));
	assert_non_null(strstr(result.notes, "'young.md': it changed"));
	assert_null(strstr(result.notes, "not-ours"));
	result = take_all();
	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_NOTHING);
}

static void
test_all_gone(void **state)
{
	struct result result;

	(void)state;
	must_commit(PAGE, "a\n");
	shell("rm -r entries");
	result = take_all();
	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_NOTHING);
	assert_non_null(strstr(result.notes, "all files are gone"));
	shell("git checkout -- .");
	assert_sound();
}

/* Git is in the way: the words are safe, and the next change takes them in. */
static void
test_saved(void **state)
{
	static const struct { const char *block, *clear, *why; } cases[] = {
		{ "git checkout -q --detach", "git checkout -q main", "detached" },
		{ "git rev-parse HEAD >.git/MERGE_HEAD", "rm .git/MERGE_HEAD", "merge" },
		{ "touch .git/index.lock", "rm .git/index.lock", "index.lock" },
		{ "touch .git/refs/heads/main.lock", "rm .git/refs/heads/main.lock", "" },
		{ "chmod 0500 .git/objects .git/objects/*", "chmod 0700 .git/objects .git/objects/*",
		  "" },
	};
	size_t count = sizeof cases / sizeof *cases - (geteuid() == 0);

	(void)state;
	for (size_t n = 0; n < count; n++) {
		setup(NULL);
		must_commit(PAGE, "a\n");
		shell("%s", cases[n].block);
		struct result result = add(PAGE, "b\n");

		assert_true(result.ok);
		assert_int_equal(result.report.outcome, CHANGE_SAVED);
		if (!strstr(result.report.why, cases[n].why))
			fail_msg("%s: %s", cases[n].block, result.report.why);
		assert_string_equal(shell("cat " PAGE "; ls .git/taut/tmp"), "a\nb");
		shell("%s", cases[n].clear);
		shell("touch -d '1 hour ago' " PAGE);
		must_commit("areas/health.md", "x\n");
		assert_string_equal(shell("git show HEAD~1:" PAGE), "a\nb");
		assert_string_equal(shell("test ! -e .git/taut/saved && cat " PAGE), "a\nb");
		assert_sound();
	}
}

static void
test_markers_in_page(void **state)
{
	struct result result;

	(void)state;
	must_commit(PAGE, "a\n");
	shell("printf '<<<<<<< x\\na\\n=======\\nb\\n>>>>>>> y\\n' >" PAGE);
	result = add(PAGE, "c\n");
	assert_true(result.ok);
	assert_int_equal(result.report.outcome, CHANGE_SAVED);
	assert_string_equal(shell("git show HEAD:" PAGE "; tail -n 1 " PAGE), "a\nc");
}

/*
 * A process died between work tree and commit, and then somebody committed
 * another version of the page with git: both stay.
 */
static void
test_recovered_on_another_head(void **state)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;
	struct plan plan = PLAN_INIT;

	(void)state;
	must_commit(PAGE, "1\n2\n3\n4\n5\n6\n7\n8\n");
	must_commit("purpose.md", "p\n");
	/* As a change to PAGE would have left it. */
	assert_true(store_open(&store, ".", &err));
	git_libgit2_init();
	struct plan_file *file = plan_add(&plan, PAGE);

	version_of(&file->head, slice_of("1\n2\n3\n4\n5\n6\n7\n8\n"));
	file->hand = file->head;
	version_of(&file->made, slice_of("1\n2\n3\n4\n5\n6\n7\n8\nours\n"));
	file->put = true;
	plan.had_head = true;
	git_oid_fromstr(&plan.head, shell("git rev-parse HEAD"));
	buf_add_text(&plan.subject, "add: died");
	memcpy(plan.command, "add", 4);
	int taut = open(".git/taut", O_RDONLY | O_DIRECTORY);

	assert_true(marker_write(taut, &plan, &err));
	close(taut);
	plan_release(&plan);
	store_close(&store);
	git_libgit2_shutdown();
	shell("echo theirs >" PAGE "; echo 2 >>" PAGE "; seq 3 8 >>" PAGE
		"; git commit -qam theirs; { seq 1 8; echo ours; } >" PAGE);
	must_commit("areas/health.md", "x\n");
	assert_string_equal(shell("git log --format=%%s -3"),
		"add: areas/health.md\nadd: died\ntheirs");
	assert_string_equal(shell("tr '\\n' ' ' <" PAGE), "theirs 2 3 4 5 6 7 8 ours ");
	assert_sound();
}

/* Of a marker that was cut off nothing is done: it may name half of the files. */
static void
test_marker_torn(void **state)
{
	struct plan plan = PLAN_INIT;
	struct marker marker = MARKER_INIT;
	struct err err = ERR_INIT;

	(void)state;
	must_commit(PAGE, "a\n");
	buf_add_text(&plan.subject, "add: two");
	plan_add(&plan, PAGE);
	plan_add(&plan, "purpose.md");
	int taut = open(".git/taut", O_RDONLY | O_DIRECTORY);

	for (int cut = 0; cut < 2; cut++) {
		err = (struct err)ERR_INIT;
		assert_true(marker_write(taut, &plan, &err));
		if (cut)
			shell("head -n -2 .git/taut/marker >half; mv half .git/taut/marker");
		assert_int_equal(marker_read(taut, &marker, &err), !cut);
		assert_int_equal(err.kind, cut ? ERR_NOTHING : ERR_NONE);
		assert_int_equal(faccessat(taut, "marker", F_OK, 0) == 0, !cut);
		marker_release(&marker);
	}
	close(taut);
	plan_release(&plan);
}

static void
test_undo(void **state)
{
	struct buf what = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	must_commit("purpose.md", "p\n");
	must_commit(PAGE, "one\n");
	must_commit(PAGE, "two\n");
	shell("echo hand >>" PAGE "; touch -d '1 hour ago' " PAGE);
	must_commit("areas/health.md", "x\n");
	assert_true(take_all().ok);
	must_undo(false); /* the area goes, the edit stays */
	assert_string_equal(shell("ls; cat " PAGE), "entries\npurpose.md\none\ntwo\nhand");
	/* "two" has "hand" right behind it now: taking it out is not certain */
	assert_false(undo(false, &what, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_non_null(strstr(err.text, PAGE));
	must_undo(true);
	assert_string_equal(shell("cat areas/health.md"), "x");
	assert_false(undo(true, &what, &err));
	assert_int_equal(err.kind, ERR_NOTHING);
	buf_release(&what);
}

static void
test_undo_steps(void **state)
{
	struct buf what = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	must_commit("purpose.md", "p\n");
	must_commit(PAGE, "one\n");
	must_commit(PAGE, "two\n");
	must_undo(false);
	assert_string_equal(shell("cat " PAGE), "one");
	must_undo(false);
	assert_string_equal(shell("ls"), "purpose.md");
	assert_true(undo(true, &what, &err));
	assert_string_equal(what.ptr, "add: " PAGE);
	assert_string_equal(shell("cat " PAGE), "one");
	must_undo(true);
	assert_string_equal(shell("cat " PAGE), "one\ntwo");
	must_undo(false);
	must_commit(PAGE, "three\n");
	assert_false(undo(true, &what, &err)); /* a new command ends what can be redone */
	assert_int_equal(err.kind, ERR_NOTHING);
	must_undo(false);
	must_undo(false);
	assert_false(undo(false, &what, &err)); /* the first commit has no parent */
	assert_int_equal(err.kind, ERR_NOTHING);
	assert_sound();
	buf_release(&what);
}

static void
test_undo_limits(void **state)
{
	struct buf what = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	must_commit("purpose.md", "p\n");
	must_commit(PAGE, "one\n");
	shell("git rm -q " PAGE " && git commit -qm gone");
	/* The page is gone already, and the first commit has no parent. */
	assert_false(undo(false, &what, &err));
	assert_int_equal(err.kind, ERR_NOTHING);
	struct put keys[] = { { .path = ".taut/recipients", .text = "age1\n" }, { .path = NULL } };

	assert_true(run_as("add", keys, true).ok);
	assert_false(undo(false, &what, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	struct put init[] = { { .path = ".taut/format", .text = "1\n" }, { .path = NULL } };

	assert_true(run_as("init", init, true).ok);
	assert_false(undo(false, &what, &err));
	assert_int_equal(err.kind, ERR_NOTHING);
	/* another clone's commands are not taken back here */
	shell("rm .git/taut/clone");
	must_commit("areas/health.md", "x\n");
	must_undo(false);
	assert_false(undo(false, &what, &err));
	assert_int_equal(err.kind, ERR_NOTHING);
	buf_release(&what);
}

static void
add_row(const struct history_row *row, void *context)
{
	buf_printf(context, "%s|%s|%d\n", row->subject, row->command ? row->command : "",
		row->offset);
	assert_int_equal(strlen(row->commit), 40);
}

static void
test_history(void **state)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;
	struct buf rows = BUF_INIT;

	(void)state;
	assert_true(store_open(&store, ".", &err));
	assert_true(history_run(&store, 10, add_row, &rows, &err)); /* unborn */
	assert_int_equal(rows.len, 0);
	must_commit(PAGE, "a\n");
	shell("echo x >x.md; git add x.md; TZ=UTC git commit -qm 'by git'");
	assert_true(history_run(&store, 10, add_row, &rows, &err));
	assert_string_equal(rows.ptr, "by git||0\nadd: " PAGE "|add|60\n");
	buf_clear(&rows);
	assert_true(history_run(&store, 1, add_row, &rows, &err));
	assert_string_equal(rows.ptr, "by git||0\n");
	store_close(&store);
	buf_release(&rows);
}

static void
add_finding(enum store_finding_kind kind, const char *check, const char *message, void *context)
{
	buf_printf(context, "%s%s: %s\n", check, kind == FINDING_FIXED ? " (mended)" : "",
		message);
}

static char *
check(bool fix)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;
	struct buf found = BUF_INIT;

	assert_true(store_open(&store, ".", &err));
	assert_true(store_check(&store, &when, fix, add_finding, &found, &err));
	store_close(&store);
	return buf_detach(&found);
}

static void
assert_finds(bool fix, const char *text)
{
	char *found = check(fix);

	if (!strstr(found, text))
		fail_msg("'%s' is not in '%s'", text, found);
	free(found);
}

static void
test_check(void **state)
{
	(void)state;
	assert_finds(false, "head: nothing is committed yet");
	must_commit(PAGE, "a\n");
	must_commit("purpose.md", "a\n");
	char *found = check(false);

	assert_string_equal(found, "");
	free(found);
	shell("echo x >>" PAGE "; echo x >strange.txt; chmod 0755 .; git add " PAGE
		"; touch .git/index.lock; touch -d '3 days ago' .git/taut/tmp/t1-0");
	assert_finds(false, "files: '" PAGE "' is not yet committed");
	assert_finds(false, "files: 1 file is not the journal's");
	assert_finds(false, "index: '" PAGE "' is staged");
	assert_finds(false, "locks: '.git/index.lock'");
	assert_finds(false, "leftovers: 1 temporary");
	assert_finds(false, "modes: the journal's folder");
	assert_finds(true, "modes (mended)");
	shell("test ! -e .git/taut/tmp/t1-0 && test -e .git/index.lock");
	shell("f=$(git rev-parse HEAD:purpose.md); rm -f .git/objects/$(echo $f | "
		"sed 's,^..,&/,')");
	assert_finds(false, "objects: 'purpose.md'");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_create, setup),
		cmocka_unit_test_setup(test_branch, setup),
		cmocka_unit_test_setup(test_no_identity, setup),
		cmocka_unit_test_setup(test_open_refused, setup),
		cmocka_unit_test_setup(test_unfit, setup),
		cmocka_unit_test_setup(test_changes, setup),
		cmocka_unit_test_setup(test_index, setup),
		cmocka_unit_test_setup(test_modes, setup),
		cmocka_unit_test_setup(test_refused_puts, setup),
		cmocka_unit_test_setup(test_links, setup),
		cmocka_unit_test_setup(test_hand_edit_below, setup),
		cmocka_unit_test_setup(test_emptied, setup),
		cmocka_unit_test_setup(test_private_by_hand, setup),
		cmocka_unit_test_setup(test_saved_during_build, setup),
		cmocka_unit_test_setup(test_created_during_build, setup),
		cmocka_unit_test_setup(test_saved_in_place_late, setup),
		cmocka_unit_test_setup(test_busy, setup),
		cmocka_unit_test_setup(test_removed_while_edited, setup),
		cmocka_unit_test_setup(test_take_all, setup),
		cmocka_unit_test_setup(test_all_gone, setup),
		cmocka_unit_test_setup(test_saved, setup),
		cmocka_unit_test_setup(test_markers_in_page, setup),
		cmocka_unit_test_setup(test_recovered_on_another_head, setup),
		cmocka_unit_test_setup(test_marker_torn, setup),
		cmocka_unit_test_setup(test_undo, setup),
		cmocka_unit_test_setup(test_undo_steps, setup),
		cmocka_unit_test_setup(test_undo_limits, setup),
		cmocka_unit_test_setup(test_history, setup),
		cmocka_unit_test_setup(test_check, setup),
	};

	if (!mkdtemp(folder))
		return 1;
	setenv("HOME", folder, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("LC_ALL", "C", 1);
	setenv("TZ", "UTC", 1);
	unsetenv("XDG_CONFIG_HOME");
	shell("git config --global user.name Ana && git config --global user.email "
		"ana@example.org && git config --global advice.detachedHead false");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	if (chdir("/") == 0)
		shell("chmod -R u+w '%s'; rm -rf '%s'", folder, folder);
	return failed;
}
