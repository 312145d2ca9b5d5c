/* SPDX-License-Identifier: ISC */
/*
 * One change a run, for the fault tests: driver COMMAND JOURNAL [ARGUMENTS].
 * It prints what taut would acknowledge, and only after it is safe.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/change.h"
#include "store/store.h"

static int count;
static char **args;

static struct clock
now(void)
{
	struct clock clock = { .zone = "" };

	clock.seconds = time(NULL);
	clock.day = (int)(clock.seconds / 86400);
	clock.minute = (int)(clock.seconds / 60 % 1440);
	return clock;
}

/* add PATH LINE [PATH LINE]…: a line behind each file. */
static bool
add(struct change *change, void *context, struct err *err)
{
	(void)context;
	for (int n = 0; n + 1 < count; n += 2) {
		struct buf text = BUF_INIT;
		struct err why = ERR_INIT;

		if (!change_read(change, args[n], &text, &why) && why.kind != ERR_NOTHING) {
			*err = why;
			buf_release(&text);
			return false;
		}
		buf_printf(&text, "%s\n", args[n + 1]);
		change_put(change, args[n], buf_slice(&text));
		buf_release(&text);
	}
	change_message(change, "add: %s", args[0]);
	return true;
}

static bool
take_away(struct change *change, void *context, struct err *err)
{
	(void)context;
	(void)err;
	for (int n = 0; n < count; n++)
		change_remove(change, args[n]);
	change_message(change, "remove: %s", args[0]);
	return true;
}

static void
print_row(const struct history_row *row, void *context)
{
	(void)context;
	printf("%.10s %s %s\n", row->commit, row->command ? row->command : "-", row->subject);
}

static void
print_finding(enum store_finding_kind kind, const char *check, const char *message,
	void *context)
{
	(void)context;
	if (kind != FINDING_NOTE)
		printf("%s: %s%s\n", check, message, kind == FINDING_FIXED ? " (mended)" : "");
}

static void
print_report(const struct change_report *report)
{
	static const char *const names[] = { "nothing", "committed", "saved" };

	for (size_t n = 0; n < report->notes.count; n++)
		printf("note: %s\n", report->notes.items[n]);
	printf("%s%s%s\n", names[report->outcome], report->why[0] ? ": " : "", report->why);
}

static bool
run(struct store *store, const char *command, struct err *err)
{
	struct change_report report = CHANGE_REPORT_INIT;
	struct change_order order = { .command = command, .clock = now(), .foreground = true };
	struct buf what = BUF_INIT;
	bool redo = strcmp(command, "redo") == 0, ok = true;

	if (strcmp(command, "add") == 0 || strcmp(command, "remove") == 0) {
		order.build = command[0] == 'a' ? add : take_away;
		ok = change_run(store, &order, &report, err);
		if (ok)
			print_report(&report);
	} else if (strcmp(command, "take") == 0) {
		ok = handedit_take_all(store, &order, &report, err);
		if (ok)
			print_report(&report);
	} else if (redo || strcmp(command, "undo") == 0) {
		ok = undo_run(store, &order.clock, redo, &what, err);
		if (ok)
			printf("%s\n", what.ptr);
	} else if (strcmp(command, "history") == 0) {
		ok = history_run(store, 1000, print_row, NULL, err);
	} else if (strcmp(command, "check") == 0) {
		ok = store_check(store, &order.clock, count > 0, print_finding, NULL, err);
	}
	buf_release(&what);
	change_report_release(&report);
	return ok;
}

int
main(int argc, char **argv)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;

	if (argc < 3)
		return 2;
	count = argc - 3;
	args = argv + 3;
	bool ok = strcmp(argv[1], "init") == 0 ? store_create(&store, argv[2], &err) :
		store_open(&store, argv[2], &err);

	ok = ok && run(&store, argv[1], &err);
	store_close(&store);
	if (!ok)
		fprintf(stderr, "error %d: %s%s%s\n", err.kind, err.text,
			err.hint[0] ? "\nhint: " : "", err.hint);
	return ok && fflush(stdout) == 0 ? 0 : (int)err.kind + 10;
}
