/* SPDX-License-Identifier: ISC */
/* The identity file: its plain form, its wrapping, and that age can use it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "age/armor.h"
#include "seal/identity.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define WORK 4 /* enough for a test; the file's own is tried once */

static void
secret_key(char letter, unsigned char key[AGE_KEY])
{
	memset(key, letter, AGE_KEY);
}

/* K, L and M stand for secret keys, k, l and m behind a '@' for recipients. */
static void
fill(struct buf *out, const char *form)
{
	unsigned char key[AGE_KEY];
	struct age_recipient recipient;
	char text[AGE_IDENTITY_TEXT + 1];

	for (; *form; form++) {
		if (*form >= 'K' && *form <= 'M') {
			secret_key(*form, key);
			age_identity_format(key, text);
			buf_add_text(out, text);
		} else if (*form == '@') {
			secret_key((char)(*++form - 'a' + 'A'), key);
			age_identity_recipient(key, &recipient);
			age_recipient_format(out, &recipient);
		} else {
			buf_add_char(out, *form);
		}
	}
}

static void
test_make(void **state)
{
	struct identity identity = IDENTITY_INIT, other = IDENTITY_INIT;
	struct age_recipient own;
	struct err err = ERR_INIT;

	(void)state;
	assert_false(identity_make(&identity, slice_of("a\nb"), &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_null(identity.keys.ptr);
	assert_true(identity_make(&identity, slice_of("laptop"), &err));
	assert_int_equal(identity.keys.len, AGE_KEY);
	assert_int_equal(identity.list.serial, 1);
	assert_int_equal(identity.list.count, 1);
	assert_string_equal(identity.list.keys[0].name, "laptop");
	age_identity_recipient(identity.keys.ptr, &own);
	assert_true(age_recipient_equal(&own, &identity.list.keys[0].recipient));
	assert_true(identity_make(&other, slice_of("laptop"), &err));
	assert_memory_not_equal(identity.keys.ptr, other.keys.ptr, AGE_KEY);
	identity_release(&identity);
	identity_release(&identity);
	identity_release(&other);
}

static void
test_renew(void **state)
{
	struct identity identity = IDENTITY_INIT;
	unsigned char first[AGE_KEY];
	struct age_recipient own, paper;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(identity_make(&identity, slice_of("laptop"), &err));
	memcpy(first, identity.keys.ptr, AGE_KEY);
	secret_key('K', identity.keys.ptr);
	age_identity_recipient(identity.keys.ptr, &paper);
	memcpy(identity.keys.ptr, first, AGE_KEY);
	assert_true(keylist_add(&identity.list, &paper, slice_of("paper"), &err));
	for (size_t n = 2; n <= IDENTITY_KEYS_MAX; n++) {
		unsigned char before[IDENTITY_KEYS_MAX * AGE_KEY];
		size_t len = identity.keys.len;

		memcpy(before, identity.keys.ptr, len);
		assert_true(identity_renew(&identity, &err));
		assert_int_equal(identity.keys.len, n * AGE_KEY);
		assert_memory_equal(identity.keys.ptr + AGE_KEY, before, len);
		assert_memory_not_equal(identity.keys.ptr, before, AGE_KEY);
		age_identity_recipient(identity.keys.ptr, &own);
		assert_true(age_recipient_equal(&own, &identity.list.keys[0].recipient));
		assert_string_equal(identity.list.keys[0].name, "laptop");
		assert_int_equal(identity.list.count, 2);
		assert_int_equal(identity.list.serial, n + 1);
	}
	assert_memory_equal(identity.keys.ptr + 15 * AGE_KEY, first, AGE_KEY);
	assert_false(identity_renew(&identity, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_int_equal(identity.list.serial, IDENTITY_KEYS_MAX + 1);
	identity_release(&identity);
}

static void
test_format(void **state)
{
	static const char *const forms[] = {
		"# taut keys serial 1\n# recipient: @k\nK\n",
		"# taut keys serial 3\n# recipient: @k laptop\n# recipient: @m paper key\nK\nL\n",
		"# taut keys serial 12\n# recipient: @l x\n# recipient: @k\n# recipient: @m\nL\nK\nM\n",
	};

	(void)state;
	for (size_t n = 0; n < SIZE(forms); n++) {
		struct identity identity = IDENTITY_INIT;
		struct secret again = SECRET_INIT;
		struct buf text = BUF_INIT;
		struct err err = ERR_INIT;

		fill(&text, forms[n]);
		assert_true(identity_parse(&identity, buf_slice(&text), &err));
		identity_format(&identity, &again);
		assert_int_equal(again.len, text.len);
		assert_memory_equal(again.ptr, text.ptr, text.len);
		secret_release(&again);
		identity_release(&identity);
		buf_release(&text);
	}
}

#define LIST "# taut keys serial 3\n# recipient: @k laptop\n"

static void
test_parse(void **state)
{
	/* keys, recipients, serial; 0 keys where it is none */
	static const struct { const char *text; size_t keys, count; uint64_t serial; } cases[] = {
		{ "# created: 2026-11-21T10:00:00Z\n# public key: @k\nK\n", 1, 1, 1 },
		{ "K\n", 1, 1, 1 },
		{ "K", 1, 1, 1 },
		{ "K\r\n", 1, 1, 1 },
		{ "\n\nK\n\nL\n", 2, 1, 1 },
		{ "# public key: @m\nK\n", 1, 1, 1 }, /* says nothing */
		{ "#\n# \xff\x1b\nK\n", 1, 1, 1 },
		{ LIST "K\n", 1, 1, 3 },
		{ "# created: x\r\n# taut keys serial 3\r\n# recipient: @k laptop\r\nK\r\n", 1, 1, 3 },
		{ LIST "# recipient: @l\nK\nM\n", 2, 2, 3 },
		{ "K\n" LIST, 1, 1, 3 },
		{ "", 0, 0, 0 },
		{ "\n", 0, 0, 0 },
		{ LIST, 0, 0, 0 },
		{ "@k\n", 0, 0, 0 },
		{ "K \n", 0, 0, 0 },
		{ " K\n", 0, 0, 0 },
		{ "KL\n", 0, 0, 0 },
		{ "K\nx\n", 0, 0, 0 },
		{ "K\nAGE-PLUGIN-X-1\n", 0, 0, 0 },
		{ "# recipient: @k laptop\nK\n", 0, 0, 0 }, /* a list has a serial, … */
		{ "# recipient: @k\n# taut keys serial 3\nK\n", 0, 0, 0 }, /* … in front of it */
		{ "# taut keys serial 3\nK\n", 0, 0, 0 },
		{ LIST "# taut keys serial 3\nK\n", 0, 0, 0 },
		{ LIST "# taut keys serial 4\nK\n", 0, 0, 0 },
		{ LIST "# recipient: @k other\nK\n", 0, 0, 0 },
		{ LIST "# recipient: @l laptop\nK\n", 0, 0, 0 },
		{ LIST "L\n", 0, 0, 0 }, /* the first key is not the first recipient's */
		{ LIST "L\nK\n", 0, 0, 0 },
		{ "# taut keys serial 3\n# recipient: @l\n# recipient: @k\nK\n", 0, 0, 0 },
		{ "# taut keys serial 0\n# recipient: @k\nK\n", 0, 0, 0 },
		{ "# taut keys serial \n# recipient: @k\nK\n", 0, 0, 0 },
		{ "# taut keys serial 3 \n# recipient: @k\nK\n", 0, 0, 0 },
		{ LIST "# recipient: \nK\n", 0, 0, 0 },
		{ LIST "# recipient: laptop\nK\n", 0, 0, 0 },
		{ LIST "# recipient: @l a\x1b\nK\n", 0, 0, 0 },
		{ LIST "# recipient: @l  a\nK\n", 0, 0, 0 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct identity identity = IDENTITY_INIT;
		struct buf text = BUF_INIT;
		struct err err = ERR_INIT;
		unsigned char first[AGE_KEY];

		fill(&text, cases[n].text);
		if (identity_parse(&identity, buf_slice(&text), &err) != !!cases[n].keys)
			fail_msg("%zu: %s", n, cases[n].text);
		assert_int_equal(identity.keys.len, cases[n].keys * AGE_KEY);
		assert_int_equal(identity.list.count, cases[n].count);
		assert_int_equal(identity.list.serial, cases[n].serial);
		if (cases[n].keys) {
			secret_key('K', first);
			assert_memory_equal(identity.keys.ptr, first, AGE_KEY);
		} else {
			assert_int_equal(err.kind, ERR_FORMAT);
			assert_null(strstr(err.text, "AGE-SECRET"));
		}
		identity_release(&identity);
		buf_release(&text);
	}
}

static void
test_limits(void **state)
{
	struct identity identity = IDENTITY_INIT;
	struct buf text = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	for (size_t n = 0; n < IDENTITY_KEYS_MAX; n++)
		fill(&text, "K\n");
	assert_true(identity_parse(&identity, buf_slice(&text), &err));
	assert_int_equal(identity.keys.len, IDENTITY_KEYS_MAX * AGE_KEY);
	fill(&text, "K\n");
	assert_false(identity_parse(&identity, buf_slice(&text), &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_int_equal(identity.keys.len, IDENTITY_KEYS_MAX * AGE_KEY); /* as it was */

	buf_clear(&text);
	fill(&text, "# taut keys serial 3\n# recipient: @k\n");
	for (unsigned char n = 1; n <= KEYLIST_MAX; n++) {
		unsigned char key[AGE_KEY] = { 0, n };
		struct age_recipient recipient;

		if (n == KEYLIST_MAX) {
			size_t len = text.len;

			fill(&text, "K\n");
			assert_true(identity_parse(&identity, buf_slice(&text), &err));
			assert_int_equal(identity.list.count, KEYLIST_MAX);
			buf_cut(&text, len);
		}
		age_identity_recipient(key, &recipient);
		buf_add_text(&text, "# recipient: ");
		age_recipient_format(&text, &recipient);
		buf_add_char(&text, '\n');
	}
	fill(&text, "K\n");
	assert_false(identity_parse(&identity, buf_slice(&text), &err));

	buf_clear(&text);
	fill(&text, "K\n#");
	buf_add_repeat(&text, "x", IDENTITY_FILE_MAX - text.len);
	assert_true(identity_parse(&identity, buf_slice(&text), &err));
	buf_add_char(&text, 'x');
	assert_false(identity_parse(&identity, buf_slice(&text), &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	identity_release(&identity);
	buf_release(&text);
}

/* An identity file of little work. */
static void
wrap(struct buf *file, const char *form, int work)
{
	struct buf text = BUF_INIT, binary = BUF_INIT;

	fill(&text, form);
	assert_int_equal(age_wrap(&binary, buf_slice(&text), slice_of("pass"), work), AGE_FINE);
	armor_write(file, buf_slice(&binary));
	buf_release(&binary);
	buf_release(&text);
}

static void
check_unwrap(struct slice file, const char *passphrase, int work_max, enum err_kind kind)
{
	struct identity identity = IDENTITY_INIT;
	struct err err = ERR_INIT;
	bool ok = identity_unwrap(&identity, file, slice_of(passphrase), work_max, &err);

	if (ok != (kind == ERR_NONE) || err.kind != kind)
		fail_msg("'%s', %zu bytes: %d, %s", passphrase, file.len, err.kind, err.text);
	assert_int_equal(identity.keys.len, ok ? AGE_KEY : 0);
	identity_release(&identity);
}

static void
test_passphrases(void **state)
{
	struct buf file = BUF_INIT, long_one = BUF_INIT;
	struct identity identity = IDENTITY_INIT;
	struct err err = ERR_INIT;

	(void)state;
	wrap(&file, LIST "K\n", WORK);
	check_unwrap(buf_slice(&file), "pass", AGE_WORK_MAX, ERR_NONE);
	check_unwrap(buf_slice(&file), "Pass", AGE_WORK_MAX, ERR_KEY);
	check_unwrap(buf_slice(&file), "pass ", AGE_WORK_MAX, ERR_KEY);
	check_unwrap(buf_slice(&file), "pas", AGE_WORK_MAX, ERR_KEY);
	check_unwrap(buf_slice(&file), "", AGE_WORK_MAX, ERR_KEY);
	check_unwrap(buf_slice(&file), "pass", WORK, ERR_NONE);
	check_unwrap(buf_slice(&file), "pass", WORK - 1, ERR_KEY);
	assert_false(identity_unwrap(&identity, buf_slice(&file), slice_of("pass"), 2, &err));
	assert_non_null(strstr(err.text, "work"));

	buf_add_repeat(&long_one, "x", PASSPHRASE_MAX);
	check_unwrap(buf_slice(&file), long_one.ptr, AGE_WORK_MAX, ERR_KEY);
	buf_add_char(&long_one, 'x');
	check_unwrap(buf_slice(&file), long_one.ptr, AGE_WORK_MAX, ERR_KEY);
	buf_clear(&file);
	assert_true(identity_make(&identity, SLICE_EMPTY, &err));
	assert_false(identity_wrap(&identity, buf_slice(&long_one), &file, &err));
	assert_false(identity_wrap(&identity, SLICE_EMPTY, &file, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_int_equal(file.len, 0);
	identity_release(&identity);
	buf_release(&long_one);
	buf_release(&file);
}

static void
test_damaged(void **state)
{
	struct buf file = BUF_INIT, binary = BUF_INIT, changed = BUF_INIT;

	(void)state;
	wrap(&file, LIST "K\n", WORK);
	assert_int_equal(armor_read(&binary, buf_slice(&file)), AGE_FINE);
	for (size_t len = 0; len + 1 < file.len; len++) /* the last line end may be missing */
		check_unwrap(slice_part(buf_slice(&file), 0, len), "pass", WORK, ERR_FORMAT);
	for (size_t len = 0; len < binary.len; len++) {
		buf_clear(&changed);
		armor_write(&changed, slice_part(buf_slice(&binary), 0, len));
		check_unwrap(buf_slice(&changed), "pass", WORK, ERR_FORMAT);
	}
	for (size_t at = 0; at < binary.len; at++) {
		struct identity identity = IDENTITY_INIT;
		struct err err = ERR_INIT;

		binary.ptr[at] ^= 1;
		buf_clear(&changed);
		armor_write(&changed, buf_slice(&binary));
		binary.ptr[at] ^= 1;
		assert_false(identity_unwrap(&identity, buf_slice(&changed), slice_of("pass"),
			WORK + 2, &err));
		assert_true(err.kind == ERR_FORMAT || err.kind == ERR_KEY);
		assert_null(identity.keys.ptr);
	}
	check_unwrap(buf_slice(&binary), "pass", WORK, ERR_FORMAT); /* armor only */
	buf_add_repeat(&file, "\n", IDENTITY_FILE_MAX - file.len); /* age takes these */
	check_unwrap(buf_slice(&file), "pass", WORK, ERR_NONE);
	buf_add_char(&file, '\n');
	check_unwrap(buf_slice(&file), "pass", WORK, ERR_FORMAT);
	buf_cut(&file, file.len - 2);
	buf_add_char(&file, 'x');
	check_unwrap(buf_slice(&file), "pass", WORK, ERR_FORMAT);
	buf_clear(&file);
	wrap(&file, "no identity\n", WORK);
	check_unwrap(buf_slice(&file), "pass", WORK, ERR_FORMAT);
	buf_release(&file);
	buf_release(&binary);
	buf_release(&changed);
}

static void
test_path(void **state)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct age_recipient recipient;
	unsigned char key[AGE_KEY] = { 1 };

	(void)state;
	age_identity_recipient(key, &recipient);
	age_recipient_format(&text, &recipient);
	identity_path(&path, &recipient);
	assert_int_equal(path.len, strlen(".taut/identities/age1qqqqqqqqqqqq.age"));
	assert_memory_equal(path.ptr, ".taut/identities/", 17);
	assert_memory_equal(path.ptr + 17, text.ptr, 16);
	assert_string_equal(path.ptr + 33, ".age");
	buf_release(&path);
	buf_release(&text);
}

static char place[] = "/tmp/taut-identity.XXXXXX";

static int
begin(void **state)
{
	(void)state;
	return mkdtemp(place) && chdir(place) == 0 ? 0 : -1;
}

static int
end(void **state)
{
	char line[64];

	(void)state;
	snprintf(line, sizeof line, "rm -rf %s", place);
	return system(line);
}

static void
put(const char *name, struct slice text)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
	assert_int_equal(fclose(file), 0);
}

/* Runs it on a terminal of its own and types the answer whenever it asks. */
static int
run_asked(const char *line, const char *answer)
{
	char seen[4096];
	size_t len = 0;
	int master, status;
	pid_t child = forkpty(&master, NULL, NULL, NULL);

	assert_true(child >= 0);
	if (child == 0) {
		execl("/bin/sh", "sh", "-c", line, (char *)NULL);
		_exit(127);
	}
	for (struct pollfd wait = { .fd = master, .events = POLLIN };;) {
		ssize_t got = poll(&wait, 1, 20000) == 1 ?
			read(master, seen + len, sizeof seen - 1 - len) : -1;

		if (got <= 0) /* EIO: it has ended */
			break;
		len += (size_t)got;
		seen[len] = '\0';
		if (!strstr(seen, "passphrase") || !strchr(strstr(seen, "passphrase"), ':'))
			continue;
		len = 0;
		nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL); /* echo goes off */
		if (write(master, answer, strlen(answer)) < 0)
			break;
	}
	kill(child, SIGKILL); /* one that asks for ever */
	assert_int_equal(waitpid(child, &status, 0), child);
	close(master);
	return status;
}

/* What taut wraps, taut opens, and so does age; the other way round too. */
static void
test_age(void **state)
{
	struct identity identity = IDENTITY_INIT, again = IDENTITY_INIT;
	struct buf file = BUF_INIT, sealed = BUF_INIT;
	struct err err = ERR_INIT;
	struct slice passphrase = slice_of("correct horse");

	(void)state;
	assert_true(identity_make(&identity, slice_of("laptop"), &err));
	assert_true(identity_renew(&identity, &err));
	assert_true(identity_wrap(&identity, passphrase, &file, &err));
	assert_memory_equal(file.ptr, "-----BEGIN AGE ENCRYPTED FILE-----\n", 35);
	assert_true(identity_unwrap(&again, buf_slice(&file), passphrase, AGE_WORK_OWN, &err));
	assert_true(keylist_equal(&identity.list, &again.list));
	assert_int_equal(identity.keys.len, again.keys.len);
	assert_memory_equal(identity.keys.ptr, again.keys.ptr, again.keys.len);

	if (system("command -v age >/dev/null") != 0) {
		print_message("# there is no age here to hold it against\n");
	} else {
		assert_int_equal(age_seal(&sealed, slice_of("to me"),
			&identity.list.keys[0].recipient, 1), AGE_FINE);
		put("identity", buf_slice(&file));
		put("sealed", buf_slice(&sealed));
		int status = run_asked("age -d -i identity sealed >opened", "correct horse\r");

		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		assert_int_equal(system("printf 'to me' | cmp -s - opened"), 0);
	}
	identity_release(&identity);
	identity_release(&again);
	buf_release(&file);
	buf_release(&sealed);
}

/* A file made by hand: `age-keygen | age -p -a`. */
static void
test_by_hand(void **state)
{
	struct identity identity = IDENTITY_INIT;
	struct buf file = BUF_INIT, expected = BUF_INIT, own = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	if (system("command -v age >/dev/null && command -v age-keygen >/dev/null") != 0) {
		print_message("# there is no age here to make one\n");
		return;
	}
	assert_int_equal(system("age-keygen -o made 2>/dev/null && age-keygen -y made >public"), 0);
	int status = run_asked("age -p -a -o wrapped made", "by hand\r");

	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	FILE *stream = fopen("wrapped", "r");
	char text[4096];

	assert_non_null(stream);
	buf_add(&file, (struct slice){ text, fread(text, 1, sizeof text, stream) });
	fclose(stream);
	assert_true(identity_unwrap(&identity, buf_slice(&file), slice_of("by hand"),
		AGE_WORK_OWN, &err));
	assert_int_equal(identity.list.serial, 1);
	assert_int_equal(identity.list.count, 1);
	stream = fopen("public", "r");
	assert_non_null(stream);
	buf_add(&expected, (struct slice){ text, fread(text, 1, sizeof text, stream) });
	fclose(stream);
	age_recipient_format(&own, &identity.list.keys[0].recipient);
	buf_add_char(&own, '\n');
	assert_string_equal(own.ptr, expected.ptr);
	identity_release(&identity);
	buf_release(&file);
	buf_release(&expected);
	buf_release(&own);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_make),
		cmocka_unit_test(test_renew),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_passphrases),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_path),
		cmocka_unit_test(test_age),
		cmocka_unit_test(test_by_hand),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("identity", tests, begin, end);
}
