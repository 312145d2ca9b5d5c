/* SPDX-License-Identifier: ISC */
/*
 * What only a race or a crash shows once in a while, put in order call by call:
 * a commit of git's between taut's last look at HEAD and its own, which brings
 * a passage in the clear; what an editor saved in the moment of a crash.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "age/age.h"
#include "base/secret.h"
#include "seal/trust.h"
#include "store/change.h"
#include "store/marker.h"
#include "store/recover.h"
#include "store/session.h"
#include "store/store.h"
#include "tests/unit/folder.h"
#include "tests/unit/shell.h"

#define PAGE "entries/2026/11/2026-11-21.md"

static char folder[] = "/tmp/taut-private.XXXXXX";
static const struct clock when = { .day = 20778, .minute = 430, .offset = 60,
	.seconds = 1795241400, .zone = "" };

static int
setup(void **state)
{
	(void)state;
	if (enter_new_folder(folder) < 0)
		return -1;
	shell("git init -q -b main; mkdir -p entries/2026/11 .git/taut; chmod 700 .git/taut; "
		"printf 'one\\ntwo\\nthree\\n' >" PAGE "; git add .; git commit -q -m one");
	return 0;
}

/* Whom to seal to: a key that nobody keeps. */
static void
pin(struct store *store)
{
	struct secret key = SECRET_INIT;
	struct trust trust = { .list = { .serial = 1, .count = 1 }, .made = 20778,
		.rehearsed = 20778 };
	struct err err;
	int taut = file_open_folder(store->fd, ".git/taut");

	age_identity_make(&key);
	age_identity_recipient(key.ptr, &trust.list.keys[0].recipient);
	assert_true(trust_write(&trust, taut, &err));
	close(taut);
	secret_release(&key);
}

/* The page with a line more, prepared on HEAD as it was … */
static void
prepare_put(struct change *change)
{
	struct err err;

	assert_true(session_head(change, &err));
	struct plan_file *file = plan_add(&change->plan, PAGE);

	assert_true(work_read(&change->work, &file->work, &err));
	buf_add(&file->work.now, buf_slice(&file->work.was));
	buf_add_text(&file->work.now, "ours\n");
	file->work.now_there = true;
	file->put = true;
	head_find(&change->head, PAGE, &file->head);
	file->hand = file->head;
	version_of(&file->made, buf_slice(&file->work.now));
	buf_add_text(&change->plan.subject, "add: ours");
	change->plan.had_head = true;
	change->plan.head = change->head.commit;
	assert_true(work_prepare(&change->work, &file->work, &err));
}

/* … and then git's commit, which does not touch the work tree. */
static void
commit_plain(void)
{
	shell("export GIT_INDEX_FILE=.git/other; git read-tree HEAD && "
		"id=$(printf '```private\\nNobody knows.\\n```\\none\\ntwo\\nthree\\n' | "
		"git hash-object -w --stdin) && "
		"git update-index --cacheinfo 100644,$id," PAGE " && "
		"git update-ref HEAD $(git commit-tree -p HEAD -m theirs $(git write-tree))");
}

/* The page as a person left it is only taken in. */
static void
prepare_taken(struct change *change)
{
	struct err err;

	assert_true(session_head(change, &err));
	struct plan_file *file = plan_add(&change->plan, PAGE);

	shell("echo hand >>" PAGE);
	assert_true(work_read(&change->work, &file->work, &err));
	head_find(&change->head, PAGE, &file->head);
	version_of(&file->hand, buf_slice(&file->work.was));
	file->edited = true;
	change->plan.had_head = true;
	change->plan.head = change->head.commit;
}

/* A change call by call: what change_run() has in hand from its begin to its end. */
struct running {
	struct store store;
	struct change_order order;
	struct change change;
	struct change_report report;
};

static void
begin(struct running *running, bool pinned)
{
	struct err err = ERR_INIT;

	*running = (struct running){ .report = CHANGE_REPORT_INIT,
		.order = { .command = "add", .clock = when, .foreground = true } };
	assert_true(store_open(&running->store, ".", &err));
	if (pinned)
		pin(&running->store);
	assert_true(recover_begin(&running->change, &running->store, &running->order,
		&running->report, &err));
}

static void
end(struct running *running)
{
	session_end(&running->change);
	store_close(&running->store);
	names_release(&running->report.notes);
}

static struct change_report
race(bool pinned, void (*prepare)(struct change *change))
{
	struct running running;
	struct err err = ERR_INIT;
	bool again;

	begin(&running, pinned);
	prepare(&running.change);
	commit_plain();
	assert_true(session_carry_out(&running.change, &again, &err));
	assert_false(again);
	end(&running);
	return running.report;
}

static void
test_sealed(void **state)
{
	(void)state;
	struct change_report report = race(true, prepare_put);

	assert_int_equal(report.outcome, CHANGE_COMMITTED);
	assert_string_equal(shell("git log --format=%%s"), "add: ours\ntheirs\none");
	assert_string_equal(shell("git show HEAD:" PAGE " | grep -c 'BEGIN AGE'"), "1");
	assert_string_equal(shell("git show HEAD:" PAGE " | grep -c Nobody || true"), "0");
	assert_string_equal(shell("git show HEAD:" PAGE " | tail -n 2"), "three\nours");
	assert_string_equal(shell("git diff --stat HEAD -- " PAGE), "");
}

/* Nobody to seal to: nothing of ours goes into a commit, and it stays. */
static void
test_refused(void **state)
{
	(void)state;
	struct change_report report = race(false, prepare_put);

	assert_int_equal(report.outcome, CHANGE_SAVED);
	assert_string_equal(shell("git log --format=%%s"), "theirs\none");
	assert_string_equal(shell("tail -n 1 " PAGE), "ours");
	/* theirs, and no object that holds both */
	assert_string_equal(shell("git cat-file --batch-all-objects --batch | "
		"grep -ac Nobody"), "1");
}

/* It stays a person's edit, which undo leaves alone. */
static void
test_taken_in(void **state)
{
	(void)state;
	struct change_report report = race(true, prepare_taken);

	assert_int_equal(report.outcome, CHANGE_COMMITTED);
	assert_int_equal(report.hand_edits, 1);
	assert_string_equal(shell("git log --format=%%s"), "taken in: " PAGE "\ntheirs\none");
	assert_string_equal(shell("git log -1 --format=%%b | grep -c Taut-Command || true"), "0");
	assert_string_equal(shell("git show HEAD:" PAGE " | tail -n 2"), "three\nhand");
}

/*
 * A marker of a change that died behind the exchange: the page is what it made,
 * and what stands aside is neither that nor what it had read.
 */
static void
leave_marker(void)
{
	struct running running;
	struct err err = ERR_INIT;

	begin(&running, false);
	struct change *change = &running.change;

	prepare_put(change);
	assert_true(marker_write(change->lock.taut, &change->plan, &err));
	shell("echo ours >>" PAGE "; printf 'one\\ntwo\\nSAVED\\nthree\\n' >.git/taut/tmp/%s",
		change->plan.files[0].work.temp);
	change->plan.files[0].work.temp[0] = '\0';
	end(&running);
}

static void
recovers(void)
{
	struct running running;

	begin(&running, false);
	assert_int_equal(running.report.notes.count, 1);
	end(&running);
	assert_string_equal(shell("ls .git/taut/tmp; ls .git/taut/marker 2>/dev/null || true"), "");
}

/* What an editor saved in the moment of a crash: back in the page … */
static void
test_rescued(void **state)
{
	(void)state;
	leave_marker();
	recovers();
	assert_string_equal(shell("cat " PAGE), "one\ntwo\nSAVED\nthree\nours");
}

/* … or, where that cannot be, kept beside. */
static void
test_kept(void **state)
{
	(void)state;
	leave_marker();
	shell("rm " PAGE "; mkdir " PAGE);
	recovers();
	assert_string_equal(shell("cat .git/taut/drafts/saved-*.md"), "one\ntwo\nSAVED\nthree");
}

static void
add_much(struct buf *text)
{
	buf_add_text(text, "```private\n");
	buf_add_repeat(text, "many words\n", (13u << 20) / 11);
	buf_add_text(text, "```\n");
}

static bool
build_much(struct change *change, void *context, struct err *err)
{
	const struct buf *text = context;

	(void)err;
	change_put(change, "purpose.md", buf_slice(text));
	change_message(change, "much");
	return true;
}

/* Sealed, a page is a third larger: one that nobody could read again is not made. */
static void
test_limit(void **state)
{
	struct store store = { 0 };
	struct buf text = BUF_INIT;
	struct change_report report = CHANGE_REPORT_INIT;
	struct change_order order = { .command = "add", .clock = when, .foreground = true,
		.build = build_much, .context = &text };
	struct err err = ERR_INIT;

	(void)state;
	add_much(&text);
	assert_true(store_open(&store, ".", &err));
	pin(&store);
	assert_false(change_run(&store, &order, &report, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_non_null(strstr(err.text, "over the limit of 16 MiB"));
	order.build = NULL;
	FILE *page = fopen("purpose.md", "w");

	assert_non_null(page);
	assert_int_equal(fwrite(text.ptr, 1, text.len, page), text.len);
	fclose(page);
	shell("touch -d '1 hour ago' purpose.md");
	assert_true(handedit_take_all(&store, &order, &report, &err));
	assert_int_equal(report.outcome, CHANGE_NOTHING);
	assert_non_null(strstr(report.notes.items[0], "over the limit"));
	store_close(&store);
	names_release(&report.notes);
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_sealed, setup),
		cmocka_unit_test_setup(test_refused, setup),
		cmocka_unit_test_setup(test_taken_in, setup),
		cmocka_unit_test_setup(test_rescued, setup),
		cmocka_unit_test_setup(test_kept, setup),
		cmocka_unit_test_setup(test_limit, setup),
	};

	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "Ana", 1);
	setenv("GIT_AUTHOR_EMAIL", "ana@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "Ana", 1);
	setenv("GIT_COMMITTER_EMAIL", "ana@example.org", 1);
	umask(077);
	if (!mkdtemp(folder))
		return 1;
	setenv("HOME", folder, 1);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests_name("store and privacy", tests, NULL, NULL);
	char line[64];

	if (chdir("/") == 0) {
		snprintf(line, sizeof line, "rm -rf '%s'", folder);
		(void)!system(line);
	}
	return failed;
}
