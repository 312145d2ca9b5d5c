/* SPDX-License-Identifier: ISC */
/* Reading beneath a folder: nothing leads out of it, whatever lies there. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * The file under test is compiled in here, with openat2(2) in our hands: each
 * test runs with it, and again as on a system that lacks it.
 */
static int refusal;
static size_t refused;

static long
try_openat2(long number, int folder, const char *path, struct open_how *how, size_t size)
{
	if (refusal) {
		refused++;
		errno = refusal;
		return -1;
	}
	return syscall(number, folder, path, how, size);
}

#define syscall(number, folder, path, how, size) try_openat2(number, folder, path, how, size)
#include "../../lib/base/file.c"
#undef syscall

#define SIZE(array) (sizeof(array) / sizeof *(array))

static char outside[] = "/tmp/taut-file.XXXXXX";
static int folder;

static void
put(const char *path, const char *text, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, len), len);
	close(fd);
}

/*
 *	outside/secret
 *	outside/in/page.md, empty, four (bytes), sub/deep/page.md
 *	outside/in/link → page.md, away → ../secret, up → .., aside → sub, loop → loop
 *	outside/in/pipe
 */
static int
begin(void **state)
{
	static const char *const links[][2] = { { "page.md", "link" }, { "../secret", "away" },
		{ "..", "up" }, { "sub", "aside" }, { "loop", "loop" }, { "nowhere", "broken" },
		{ "/etc/hostname", "absolute" } };

	(void)state;
	if (!mkdtemp(outside) || chdir(outside) != 0)
		return -1;
	put("secret", "secret", 6);
	if (mkdir("in", 0700) || chdir("in") || mkdir("sub", 0700) || mkdir("sub/deep", 0700))
		return -1;
	put("page.md", "# A\r\n\0\xff", 7);
	put("empty", "", 0);
	put("four", "1234", 4);
	put("sub/deep/page.md", "deep", 4);
	put("sub/b", "", 0);
	put("sub/a", "", 0);
	put("sub/.hidden", "", 0);
	for (size_t n = 0; n < SIZE(links); n++)
		if (symlink(links[n][0], links[n][1]) != 0)
			return -1;
	if (mkfifo("pipe", 0600) != 0)
		return -1;
	folder = open(".", O_RDONLY | O_DIRECTORY);
	return chdir("/"); /* what is read is beneath the folder, not the current one */
}

static int
end(void **state)
{
	char line[64];

	(void)state;
	close(folder);
	snprintf(line, sizeof line, "rm -rf %s", outside);
	return system(line);
}

static int
with_openat2(void **state)
{
	(void)state;
	refusal = 0;
	return 0;
}

static int
without_openat2(void **state)
{
	(void)state;
	refusal = ENOSYS;
	refused = 0;
	return 0;
}

static int
openat2_forbidden(void **state)
{
	(void)state;
	refusal = EPERM; /* as a container's filter has it */
	refused = 0;
	return 0;
}

static int
was_refused(void **state)
{
	(void)state;
	return refused ? 0 : -1;
}

static void
test_read(void **state)
{
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	buf_add_text(&out, "> ");
	assert_true(file_read(folder, "page.md", 100, &out, &err));
	assert_int_equal(out.len, 9);
	assert_memory_equal(out.ptr, "> # A\r\n\0\xff", 10);
	buf_clear(&out);
	assert_true(file_read(folder, "sub/deep/page.md", 100, &out, &err));
	assert_string_equal(out.ptr, "deep");
	buf_clear(&out);
	assert_true(file_read(folder, "empty", 100, &out, &err));
	assert_true(file_read(folder, "empty", 0, &out, &err));
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

static void
test_limit(void **state)
{
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	for (size_t max = 4; max < 7; max++) {
		buf_clear(&out);
		assert_true(file_read(folder, "./four", max, &out, &err));
		assert_string_equal(out.ptr, "1234");
	}
	for (size_t max = 0; max < 4; max++) {
		assert_false(file_read(folder, "./four", max, &out, &err));
		assert_int_equal(err.kind, ERR_FORMAT);
		assert_non_null(strstr(err.text, "'./four' is over the limit"));
	}
	buf_release(&out);
}

static void
test_refused(void **state)
{
	static const struct { const char *path; enum err_kind kind; } cases[] = {
		{ "nothing", ERR_NOTHING },
		{ "sub/nothing", ERR_NOTHING },
		{ "nothing/page.md", ERR_NOTHING },
		{ "page.md/x", ERR_NOTHING },
		{ "link", ERR_FORMAT },
		{ "broken", ERR_FORMAT },
		{ "loop", ERR_FORMAT },
		{ "away", ERR_FORMAT },
		{ "absolute", ERR_FORMAT },
		{ "up/secret", ERR_FORMAT },
		{ "aside/a", ERR_FORMAT },
		{ "aside/nothing", ERR_FORMAT },
		{ "sub/../aside/a", ERR_FORMAT },
		{ "..", ERR_FORMAT },
		{ "../secret", ERR_FORMAT },
		{ "sub/../../secret", ERR_FORMAT },
		{ "/etc/passwd", ERR_FORMAT },
		{ "pipe", ERR_FORMAT }, /* and does not wait for a writer */
		{ "sub", ERR_FORMAT },
		{ "sub/deep", ERR_FORMAT },
		{ ".", ERR_FORMAT },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf out = BUF_INIT;
		struct err err = ERR_INIT;

		if (file_read(folder, cases[n].path, 100, &out, &err))
			fail_msg("'%s' was read: '%s'", cases[n].path, out.ptr);
		if (err.kind != cases[n].kind || !strstr(err.text, cases[n].path))
			fail_msg("'%s': %d, %s", cases[n].path, err.kind, err.text);
		assert_int_equal(out.len, 0);
		buf_release(&out);
	}
}

static void
test_names(void **state)
{
	static const char *const listed[] = { ".hidden", "a", "b", "deep" };
	struct names names = { 0 };
	struct err err = ERR_INIT;

	(void)state;
	assert_true(names_read(&names, folder, "sub", &err));
	assert_int_equal(names.count, SIZE(listed));
	for (size_t n = 0; n < SIZE(listed); n++)
		assert_string_equal(names.items[n], listed[n]);
	names_release(&names);
	names_release(&names);
	assert_true(names_read(&names, folder, "nothing", &err)); /* absent: has none */
	assert_true(names_read(&names, folder, "page.md", &err));
	assert_int_equal(names.count, 0);
	assert_false(names_read(&names, folder, "aside", &err));
	assert_false(names_read(&names, folder, "../in", &err));
	assert_false(names_read(&names, folder, "up", &err));
	assert_int_equal(names.count, 0);
	names_release(&names);
}

static void
test_folder(void **state)
{
	(void)state;
	int fd = file_open_folder(folder, "sub/deep");

	assert_true(fd >= 0);
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	assert_true(file_read(fd, "page.md", 100, &out, &err));
	assert_false(file_read(fd, "../a", 100, &out, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	buf_release(&out);
	close(fd);
	assert_int_equal(file_open_folder(folder, "page.md"), -1);
	assert_int_equal(file_open_folder(folder, "aside"), -1);
	assert_int_equal(file_open_folder(folder, "nothing"), -1);
	assert_int_equal(errno, ENOENT);
}

/* A stream has no size to look at first. */
static void
test_stream(void **state)
{
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "12345", 5), 5);
	close(ends[1]);
	assert_true(file_read_stream(ends[0], "it", 5, &out, &err));
	assert_string_equal(out.ptr, "12345");
	close(ends[0]);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "12345", 5), 5);
	close(ends[1]);
	assert_false(file_read_stream(ends[0], "it", 4, &out, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	close(ends[0]);
	assert_false(file_read_stream(ends[0], "it", 4, &out, &err));
	assert_int_equal(err.kind, ERR_SYSTEM);
	buf_release(&out);
}

static void
test_unreadable(void **state)
{
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	if (geteuid() == 0)
		return; /* root reads everything */
	assert_int_equal(fchmodat(folder, "four", 0, 0), 0);
	assert_false(file_read(folder, "four", 100, &out, &err));
	assert_int_equal(err.kind, ERR_SYSTEM);
	assert_int_equal(fchmodat(folder, "four", 0600, 0), 0);
	buf_release(&out);
}

#define BOTH(test) \
	cmocka_unit_test_setup(test, with_openat2), \
	{ #test "_by_steps", test, without_openat2, was_refused, NULL }, \
	{ #test "_forbidden", test, openat2_forbidden, was_refused, NULL }

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_read),
		BOTH(test_limit),
		BOTH(test_refused),
		BOTH(test_names),
		BOTH(test_folder),
		cmocka_unit_test(test_stream),
		cmocka_unit_test_setup(test_unreadable, with_openat2),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("file", tests, begin, end);
}
