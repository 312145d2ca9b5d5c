/* SPDX-License-Identifier: ISC */
/* An identity kept by the kernel: who finds it, and for how long. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <keyutils.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/*
 * The file under test is compiled in here, with the kernel's answers in our
 * hands: as on a system that has no keyring, or one that loses it in between.
 */
static int refusal;       /* add_key(2) says this */
static int child_refusal; /* keyctl(2) says this to a child of this process */
static long cut_read;     /* bytes that a child reads less than there are */
static pid_t self;

static key_serial_t
try_add_key(const char *type, const char *name, const void *bytes, size_t len, key_serial_t ring)
{
	errno = refusal;
	return refusal ? -1 : add_key(type, name, bytes, len, ring);
}

static long
try_search(key_serial_t ring, const char *type, const char *name, key_serial_t into)
{
	bool refused = child_refusal && getpid() != self;

	if (refused)
		errno = child_refusal;
	return refused ? -1 : keyctl_search(ring, type, name, into);
}

static long
try_read(key_serial_t key, char *place, size_t room)
{
	long len = keyctl_read(key, place, room);

	return len > 0 && getpid() != self ? len - cut_read : len;
}

#define add_key try_add_key
#define keyctl_search try_search
#define keyctl_read try_read
#include "../../lib/seal/unlock.c"
#undef add_key
#undef keyctl_search
#undef keyctl_read

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define STRANGER 54321 /* a user that is nobody here */

static char own[512];  /* this program */
static char root[64];  /* of a journal that no other run has */
static int missing;    /* why the kernel keeps no keys */

static bool
is_found(const char *expected)
{
	struct secret found = SECRET_INIT;
	struct err err = ERR_INIT;
	bool ok = unlock_find(root, &found, &err);

	if (!ok && (err.kind != ERR_NOTHING || found.ptr))
		fail_msg("%d, %s", err.kind, err.text);
	ok = ok && slice_is(secret_slice(&found), expected);
	secret_release(&found);
	return ok;
}

static void
keep(const char *identity, unsigned seconds)
{
	struct err err = ERR_INIT;

	if (!unlock_keep(root, slice_of(identity), seconds, &err))
		fail_msg("%s", err.text);
}

/* "LAUNCHER program find ROOT IDENTITY" as a process that knows nothing. */
static int
launched(const char *launcher, const char *expected)
{
	char line[1024];

	snprintf(line, sizeof line, "exec 2>/dev/null; %s '%s' find '%s' '%s'", launcher, own, root,
		expected);
	return system(line);
}

static void
pause_ms(long ms)
{
	nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 }, NULL);
}

static int
set_up(void **state)
{
	(void)state;
	refusal = child_refusal = 0;
	cut_read = 0;
	if (missing)
		print_message("# this system keeps no keys: %s\n", strerror(missing));
	else
		unlock_drop(root);
	return 0;
}

/* Not skip(): cmocka writes "not ok # SKIP", which prove takes for a failure. */
#define NEED_KEYS do { if (missing) return; } while (0)

static void
test_kept(void **state)
{
	(void)state;
	NEED_KEYS;
	assert_false(is_found("one"));
	keep("one", 60);
	assert_true(is_found("one"));
	assert_true(is_found("one"));
	keep("another", 60); /* in its place */
	assert_true(is_found("another"));
	assert_true(unlock_drop(root));
	assert_false(is_found("another"));
	assert_false(unlock_drop(root));
}

static void
test_other_process(void **state)
{
	(void)state;
	NEED_KEYS;
	keep("one", 60);
	assert_int_equal(launched("", "one"), 0);
	assert_int_not_equal(launched("", "two"), 0); /* it does look */
	assert_int_equal(launched("setsid -w", "one"), 0);
	if (system("command -v keyctl >/dev/null") == 0)
		assert_int_equal(launched("keyctl session -", "one"), 0);
	else
		print_message("# there is no keyctl here to begin a session\n");
	assert_true(unlock_drop(root));
	assert_int_not_equal(launched("", "one"), 0);
}

/* In a session of its own: kept there, and found from outside of it. */
static void
test_other_session(void **state)
{
	int status;

	(void)state;
	NEED_KEYS;
	pid_t child = fork();

	if (child == 0) {
		struct err err = ERR_INIT;

		self = getpid();
		_exit(keyctl_join_session_keyring(NULL) < 0 ||
			!unlock_keep(root, slice_of("one"), 60, &err) || !is_found("one"));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(is_found("one"));
	assert_int_equal(launched("", "one"), 0);
	child = fork();
	if (child == 0) {
		self = getpid();
		_exit(keyctl_join_session_keyring(NULL) < 0 || !is_found("one") ||
			!unlock_drop(root) || is_found("one"));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_false(is_found("one"));
}

static void
test_stranger(void **state)
{
	int status;

	(void)state;
	NEED_KEYS;
	if (geteuid() != 0) {
		print_message("# only root can become somebody else\n");
		return;
	}
	keep("one", 60);
	char name[80];

	snprintf(name, sizeof name, "taut:%s", root);
	key_serial_t key = (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, TYPE, name, 0);

	assert_true(key > 0);
	pid_t child = fork();

	if (child == 0) {
		char place[8];
		struct err err = ERR_INIT;

		self = getpid();
		if (setgid(STRANGER) != 0 || setuid(STRANGER) != 0)
			_exit(2);
		if (is_found("one") || keyctl_read(key, place, sizeof place) >= 0)
			_exit(3);
		if (!unlock_keep(root, slice_of("theirs"), 60, &err) || !is_found("theirs"))
			_exit(4); /* and has keys of its own */
		_exit(!unlock_drop(root));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(is_found("one"));
}

static void
test_attributes(void **state)
{
	char name[80], text[256], line[512];
	bool timed = false;

	(void)state;
	NEED_KEYS;
	keep("one", 600);
	snprintf(name, sizeof name, "taut:%s", root);
	key_serial_t key = (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, TYPE, name, 0);

	assert_true(key > 0);
	possess();
	assert_true(keyctl_describe(key, text, sizeof text) > 0);
	assert_non_null(strstr(text, ";3f000000;")); /* its possessor's alone */
	keep("two", 600); /* the one before it is nowhere any more */
	assert_int_equal(keyctl_search(KEY_SPEC_USER_KEYRING, TYPE, name, 0) == key, 0);
	possess(); /* a session of its own sees only so what is there */

	FILE *keys = fopen("/proc/keys", "r");

	if (!keys)
		return;
	while (fgets(line, sizeof line, keys))
		if (strstr(line, name))
			timed = timed || strstr(line, " 9m ") || strstr(line, " 10m ");
	fclose(keys);
	let_go();
	assert_true(timed);
}

static void
test_expired(void **state)
{
	(void)state;
	NEED_KEYS;
	keep("one", 1);
	assert_true(is_found("one"));
	pause_ms(2100); /* the kernel counts whole seconds */
	assert_false(is_found("one"));
	assert_int_not_equal(launched("", "one"), 0);
	assert_false(unlock_drop(root));
	keep("two", 60);
	assert_true(is_found("two"));
}

static void
test_limits(void **state)
{
	struct err err = ERR_INIT;
	static char big[IDENTITY_MAX + 1];

	(void)state;
	NEED_KEYS;
	assert_false(unlock_keep(root, slice_of("one"), 0, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_false(unlock_keep(root, slice_of("one"), UNLOCK_SECONDS_MAX + 1, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_false(unlock_keep(root, SLICE_EMPTY, 60, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_false(unlock_keep(root, (struct slice){ big, sizeof big }, 60, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_false(is_found("one"));
	memset(big, 'x', 8192); /* an identity as big as one can be */
	keep(big, UNLOCK_SECONDS_MAX);
	assert_true(is_found(big));
}

static void
test_no_keyring(void **state)
{
	static const int refusals[] = { ENOSYS, EPERM, EACCES, EDQUOT };

	(void)state;
	for (size_t n = 0; n < SIZE(refusals); n++) {
		struct err err = ERR_INIT;

		refusal = refusals[n];
		assert_false(unlock_keep(root, slice_of("one"), 60, &err));
		assert_int_equal(err.kind, ERR_KEY);
		assert_memory_equal(err.text, "this system keeps no keys for us: ", 34);
		assert_string_equal(err.text + 34, strerror(refusals[n]));
	}
}

/* What no later process would find is not kept: nothing stays behind. */
static void
test_lost(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	NEED_KEYS;
	child_refusal = ENOKEY;
	assert_false(unlock_keep(root, slice_of("one"), 60, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_non_null(strstr(err.text, strerror(ENOKEY)));
	child_refusal = 0;
	assert_false(is_found("one"));
	cut_read = 1;
	assert_false(unlock_keep(root, slice_of("one"), 60, &err));
	assert_int_equal(err.kind, ERR_KEY);
	cut_read = 0;
	assert_false(is_found("one"));
}

static int
end(void **state)
{
	(void)state;
	if (!missing)
		unlock_drop(root);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_kept, set_up),
		cmocka_unit_test_setup(test_other_process, set_up),
		cmocka_unit_test_setup(test_other_session, set_up),
		cmocka_unit_test_setup(test_stranger, set_up),
		cmocka_unit_test_setup(test_attributes, set_up),
		cmocka_unit_test_setup(test_expired, set_up),
		cmocka_unit_test_setup(test_limits, set_up),
		cmocka_unit_test_setup(test_no_keyring, set_up),
		cmocka_unit_test_setup(test_lost, set_up),
	};

	self = getpid();
	if (argc == 4 && strcmp(argv[1], "find") == 0) {
		snprintf(root, sizeof root, "%s", argv[2]);
		return !is_found(argv[3]);
	}
	ssize_t len = readlink("/proc/self/exe", own, sizeof own - 1);

	snprintf(root, sizeof root, "/nowhere/%ld", (long)self);
	key_serial_t key = add_key(TYPE, root, "x", 1, KEY_SPEC_PROCESS_KEYRING);

	missing = len < 0 || key < 0 ? errno : 0;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("unlock", tests, NULL, end);
}
