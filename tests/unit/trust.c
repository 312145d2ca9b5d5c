/* SPDX-License-Identifier: ISC */
/* What this clone seals to: read strictly, compared, asked for in time. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "seal/trust.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define SHA_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static char place[] = "/tmp/taut-trust.XXXXXX";
static int taut;

static int
begin(void **state)
{
	(void)state;
	if (!mkdtemp(place))
		return -1;
	taut = open(place, O_RDONLY | O_DIRECTORY);
	return taut < 0;
}

static int
end(void **state)
{
	char line[64];

	(void)state;
	close(taut);
	snprintf(line, sizeof line, "rm -rf %s", place);
	return system(line);
}

static void
secret_key(unsigned char number, unsigned char key[AGE_KEY])
{
	memset(key, 0, AGE_KEY);
	key[0] = 1;
	key[1] = number;
}

static struct age_recipient
recipient(unsigned char number)
{
	unsigned char key[AGE_KEY];
	struct age_recipient made;

	secret_key(number, key);
	age_identity_recipient(key, &made);
	return made;
}

/* As many recipients as there are letters: "ab" are numbers 0 and 1. */
static struct keylist
list_of(uint64_t serial, const char *letters)
{
	struct keylist list = { 0 };
	struct err err = ERR_INIT;

	for (; *letters; letters++) {
		struct age_recipient one = recipient((unsigned char)(*letters - 'a'));

		assert_true(keylist_add(&list, &one, (struct slice){ letters, 1 }, &err));
	}
	list.serial = serial;
	return list;
}

static struct trust
trust_of(uint64_t serial, const char *letters)
{
	struct trust trust = { .list = list_of(serial, letters) };

	trust_hash(trust.file, slice_of("abc"));
	trust.made = day_from_civil(2026, 11, 21);
	trust.rehearsed = day_from_civil(2026, 11, 28);
	return trust;
}

static void
put(const char *text, size_t len, mode_t mode)
{
	unlinkat(taut, "trusted", 0);
	int fd = openat(taut, "trusted", O_WRONLY | O_CREAT | O_EXCL, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, len), len);
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
}

static void
get(struct buf *text)
{
	struct err err = ERR_INIT;

	assert_true(file_read(taut, "trusted", 1 << 16, text, &err));
}

static void
check_refused(const char *what)
{
	struct trust trust = trust_of(9, "xyz"), before = trust;
	struct err err = ERR_INIT;

	if (trust_read(&trust, taut, &err))
		fail_msg("%s: was read", what);
	if (err.kind != ERR_FORMAT || !strstr(err.text, "'.git/taut/trusted'") ||
	    strcmp(err.hint, "taut key trust") != 0)
		fail_msg("%s: %d, %s, %s", what, err.kind, err.text, err.hint);
	assert_memory_equal(&trust, &before, sizeof trust);
}

static void
test_write_and_read(void **state)
{
	struct trust trust = trust_of(3, "ab"), again = { 0 };
	struct buf text = BUF_INIT, expected = BUF_INIT;
	struct err err = ERR_INIT;
	struct stat st;

	(void)state;
	assert_false(trust_read(&again, taut, &err));
	assert_int_equal(err.kind, ERR_NOTHING);
	assert_string_equal(err.hint, "taut key trust");
	memset(trust.list.keys[1].name, 0, sizeof trust.list.keys[1].name);
	assert_true(trust_write(&trust, taut, &err));
	buf_add_text(&expected, "taut-trusted 1\nserial 3\nfile " SHA_ABC "\n"
		"made 2026-11-21\nrehearsed 2026-11-28\nrecipient ");
	age_recipient_format(&expected, &trust.list.keys[0].recipient);
	buf_add_text(&expected, " a\nrecipient ");
	age_recipient_format(&expected, &trust.list.keys[1].recipient);
	buf_add_text(&expected, "\nend\n");
	get(&text);
	assert_string_equal(text.ptr, expected.ptr);
	assert_int_equal(fstatat(taut, "trusted", &st, 0), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true(trust_read(&again, taut, &err));
	assert_true(keylist_equal(&trust.list, &again.list));
	assert_memory_equal(trust.file, again.file, TRUST_HASH);
	assert_int_equal(trust.made, again.made);
	assert_int_equal(trust.rehearsed, again.rehearsed);

	/* as many as there may be, by the longest names */
	trust = trust_of(UINT64_C(999999999999999999), "a");
	for (unsigned char n = 1; n < KEYLIST_MAX; n++) {
		struct age_recipient one = recipient(n);
		char name[KEYLIST_NAME_MAX + 1];

		memset(name, 'a' + n, KEYLIST_NAME_MAX);
		name[0] = (char)('A' + n % 26);
		name[1] = (char)('0' + n / 26);
		for (size_t at = 2; at < KEYLIST_NAME_MAX; at += 2)
			memcpy(name + at, "\xc3\xa9", 2);
		name[KEYLIST_NAME_MAX] = '\0';
		assert_true(keylist_add(&trust.list, &one, slice_of(name), &err));
	}
	trust.list.serial = UINT64_C(999999999999999999);
	assert_true(trust_write(&trust, taut, &err));
	assert_true(trust_read(&again, taut, &err));
	assert_true(keylist_equal(&trust.list, &again.list));
	buf_release(&text);
	buf_release(&expected);
}

static void
test_modes(void **state)
{
	static const struct { mode_t mode; bool taken; } cases[] = {
		{ 0600, true }, { 0400, true }, { 0700, true }, { 0640, false }, { 0604, false },
		{ 0620, false }, { 0602, false }, { 0610, false }, { 0644, false }, { 0666, false },
	};
	struct trust trust = trust_of(3, "ab");
	struct buf text = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(trust_write(&trust, taut, &err));
	get(&text);
	for (size_t n = 0; n < SIZE(cases); n++) {
		put(text.ptr, text.len, cases[n].mode);
		if (cases[n].taken)
			assert_true(trust_read(&trust, taut, &err));
		else
			check_refused("mode");
	}
	if (geteuid() == 0) { /* only root can give a file away */
		put(text.ptr, text.len, 0600);
		assert_int_equal(fchownat(taut, "trusted", 12345, (gid_t)-1, 0), 0);
		check_refused("somebody else's");
	}
	put(text.ptr, text.len, 0600);
	assert_int_equal(renameat(taut, "trusted", taut, "aside"), 0);
	assert_int_equal(symlinkat("aside", taut, "trusted"), 0);
	check_refused("a link");
	assert_int_equal(unlinkat(taut, "trusted", 0), 0);
	assert_int_equal(symlinkat("nowhere", taut, "trusted"), 0);
	check_refused("a broken link");
	assert_int_equal(unlinkat(taut, "trusted", 0), 0);
	assert_int_equal(mkfifoat(taut, "trusted", 0600), 0);
	check_refused("a pipe"); /* and does not wait for a writer */
	assert_int_equal(unlinkat(taut, "trusted", 0), 0);
	assert_int_equal(mkdirat(taut, "trusted", 0700), 0);
	check_refused("a folder");
	assert_int_equal(unlinkat(taut, "trusted", AT_REMOVEDIR), 0);
	buf_release(&text);
}

/* Cut anywhere, it is no list: a shorter one would leave somebody out. */
static void
test_torn(void **state)
{
	struct trust trust = trust_of(3, "abc");
	struct buf text = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(trust_write(&trust, taut, &err));
	get(&text);
	for (size_t len = 0; len < text.len; len++) {
		put(text.ptr, len, 0600);
		check_refused("cut");
	}
	for (size_t at = 0; at < text.len; at++) { /* pages that never came */
		char *zeroed = buf_detach(&text);

		buf_add_text(&text, zeroed);
		zeroed[at] = '\0';
		put(zeroed, text.len, 0600);
		check_refused("zeroed");
		free(zeroed);
	}
	buf_add_repeat(&text, "\n", 1 << 16);
	put(text.ptr, text.len, 0600);
	check_refused("big");
	buf_release(&text);
}

/* In the good text, each of these for what it replaces. A: the second. */
static void
test_lines(void **state)
{
	static const struct { const char *old; const char *new; } cases[] = {
		{ "taut-trusted 1\n", "" },
		{ "taut-trusted 1\n", "taut-trusted 2\n" },
		{ "taut-trusted 1\n", "taut-trusted 1 \n" },
		{ "taut-trusted 1\n", "taut-trusted 1\r\n" },
		{ "taut-trusted 1\n", "\ntaut-trusted 1\n" },
		{ "taut-trusted 1\n", "taut-trusted1\n" },
		{ "serial 3\n", "" },
		{ "serial 3\n", "serial 3\nserial 3\n" },
		{ "serial 3\n", "serial 0\n" },
		{ "serial 3\n", "serial 03\n" },
		{ "serial 3\n", "serial -3\n" },
		{ "serial 3\n", "serial  3\n" },
		{ "serial 3\n", "serial 1000000000000000000\n" },
		{ "serial 3\n", "serial\n" },
		{ "serial 3\n", "# comment\nserial 3\n" },
		{ "file ba", "file " },
		{ "file ba", "file baba" },
		{ "file ba", "file bg" },
		{ "file ba", "file  b" },
		{ "file ba", "file b:" },
		{ "made 2026-11-21", "made 2026-11-31" },
		{ "made 2026-11-21", "made 20261121" },
		{ "made 2026-11-21", "made " },
		{ "made 2026-11-21\n", "" },
		{ "rehearsed 2026-11-28\n", "" },
		{ "rehearsed 2026-11-28", "rehearsed today" },
		{ "rehearsed 2026-11-28\n", "rehearsed 2026-11-28\nmade 2026-11-21\n" },
		{ " a\n", " a\x1b\n" },
		{ " a\n", " a \n" },
		{ " a\n", " \n" },
		{ " a\n", "a\n" },
		{ " a\n", " b\n" },
		{ "recipient age1", "recipient age2" },
		{ "recipient age1", "recipient AGE1" },
		{ "recipient age1", "recipients age1" },
		{ "end\n", "end" },
		{ "end\n", "end\n\n" },
		{ "end\n", "end \n" },
		{ "end\n", "end\nend\n" },
		{ "end\n", "" },
		{ "end\n", "other x\nend\n" },
	};
	struct trust trust = trust_of(3, "ab");
	struct buf text = BUF_INIT, changed = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(trust_write(&trust, taut, &err));
	get(&text);
	for (size_t n = 0; n < SIZE(cases); n++) {
		size_t at = slice_find(buf_slice(&text), cases[n].old);

		assert_true(at != SLICE_NONE);
		buf_clear(&changed);
		buf_add(&changed, slice_part(buf_slice(&text), 0, at));
		buf_add_text(&changed, cases[n].new);
		buf_add(&changed, slice_from(buf_slice(&text), at + strlen(cases[n].old)));
		put(changed.ptr, changed.len, 0600);
		check_refused(cases[n].new);
	}
	/* none at all, one too often */
	size_t first = slice_find(buf_slice(&text), "recipient");

	buf_clear(&changed);
	buf_add(&changed, slice_part(buf_slice(&text), 0, first));
	buf_add_text(&changed, "end\n");
	put(changed.ptr, changed.len, 0600);
	check_refused("nobody");
	buf_cut(&changed, first);
	buf_add(&changed, slice_part(buf_slice(&text), first, text.len - 4));
	buf_add(&changed, slice_from(buf_slice(&text), first));
	put(changed.ptr, changed.len, 0600);
	check_refused("twice");
	buf_release(&text);
	buf_release(&changed);
}

static void
test_compare(void **state)
{
	static const struct {
		uint64_t pinned; const char *pinned_list;
		uint64_t shown; const char *shown_list;
		const char *keys; enum trust_news news;
	} cases[] = {
		{ 3, "ab", 3, "ab", "a", TRUST_SAME },
		{ 3, "ab", 3, "ab", "ay", TRUST_SAME },
		{ 3, "ab", 4, "ab", "a", TRUST_NEWER },
		{ 3, "ab", 4, "abc", "a", TRUST_NEWER },
		{ 3, "ab", 4, "a", "a", TRUST_NEWER },
		{ 3, "ab", 4, "zb", "za", TRUST_NEWER }, /* replaced, the old kept */
		{ 9, "ab", 10, "ab", "a", TRUST_NEWER },
		{ 3, "ab", 2, "ab", "a", TRUST_OLDER },
		{ 3, "ab", 2, "abc", "a", TRUST_OLDER },
		{ 10, "ab", 9, "ab", "a", TRUST_OLDER },
		{ 3, "ab", 3, "abc", "a", TRUST_FORKED },
		{ 3, "ab", 3, "ac", "a", TRUST_FORKED },
		{ 3, "abc", 3, "acb", "a", TRUST_FORKED },
		{ 3, "ab", 3, "zb", "za", TRUST_FORKED },
		{ 3, "ab", 3, "zb", "z", TRUST_FOREIGN },
		{ 3, "ab", 4, "zb", "zb", TRUST_FOREIGN },
		{ 3, "ab", 4, "ba", "b", TRUST_FOREIGN }, /* listed is not held */
		{ 3, "ab", 2, "ab", "z", TRUST_FOREIGN },
		{ 3, "ab", 3, "ab", "", TRUST_FOREIGN },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct trust trust = trust_of(cases[n].pinned, cases[n].pinned_list);
		struct identity identity = IDENTITY_INIT;
		size_t count = strlen(cases[n].keys);

		identity.list = list_of(cases[n].shown, cases[n].shown_list);
		secret_init(&identity.keys, count * AGE_KEY);
		for (size_t k = 0; k < count; k++)
			secret_key((unsigned char)(cases[n].keys[k] - 'a'),
				identity.keys.ptr + k * AGE_KEY);
		enum trust_news news = trust_compare(&trust, &identity);

		if (news != cases[n].news)
			fail_msg("%zu: %d, not %d", n, news, cases[n].news);
		identity_release(&identity);
	}
}

static void
put_at(int folder, const char *path, struct slice bytes)
{
	int fd = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.ptr, bytes.len), bytes.len);
	close(fd);
}

/* With these as the journal's two files; NULL: there is none. */
static bool
current(const struct trust *trust, const char *file, const struct buf *copy)
{
	char root[] = "/tmp/taut-trust-XXXXXX";
	struct buf path = BUF_INIT;

	assert_non_null(mkdtemp(root));
	int fd = open(root, O_RDONLY | O_DIRECTORY);

	assert_true(fd >= 0);
	assert_int_equal(mkdirat(fd, ".taut", 0700), 0);
	assert_int_equal(mkdirat(fd, ".taut/identities", 0700), 0);
	identity_path(&path, &trust->list.keys[0].recipient);
	if (file)
		put_at(fd, path.ptr, slice_of(file));
	if (copy)
		put_at(fd, KEYLIST_PATH, buf_slice(copy));
	bool is = trust_is_current(trust, fd);

	unlinkat(fd, path.ptr, 0);
	unlinkat(fd, KEYLIST_PATH, 0);
	unlinkat(fd, ".taut/identities", AT_REMOVEDIR);
	unlinkat(fd, ".taut", AT_REMOVEDIR);
	close(fd);
	assert_int_equal(rmdir(root), 0);
	buf_release(&path);
	return is;
}

static void
test_current(void **state)
{
	struct trust trust = trust_of(3, "ab");
	struct keylist other = list_of(3, "ac"), newer = list_of(4, "ab");
	struct buf text = BUF_INIT, changed = BUF_INIT, empty = BUF_INIT;

	(void)state;
	keylist_format(&text, &trust.list);
	assert_true(current(&trust, "abc", &text));
	assert_false(current(&trust, "abd", &text));
	assert_false(current(&trust, "", &text));
	assert_false(current(&trust, NULL, &text));
	assert_false(current(&trust, "abc", &empty));
	assert_false(current(&trust, "abc", NULL));
	assert_false(current(&trust, NULL, NULL));
	keylist_format(&changed, &other);
	assert_false(current(&trust, "abc", &changed));
	buf_clear(&changed);
	keylist_format(&changed, &newer);
	assert_false(current(&trust, "abc", &changed));
	buf_add_text(&text, "x\n");
	assert_false(current(&trust, "abc", &text));
	buf_release(&text);
	buf_release(&changed);
}

static void
test_due(void **state)
{
	static const struct { long made, rehearsed; int today; bool due; } cases[] = {
		{ 1000, 1000, 1000, false },
		{ 1000, 1000, 1006, false },
		{ 1000, 1000, 1007, true },
		{ 1000, 1000, 1500, true },
		{ 1000, 1006, 1006, false },
		{ 1000, 1006, 1007, true }, /* the first days do not count */
		{ 1000, 1007, 1007, false },
		{ 1000, 1007, 1008, false },
		{ 1000, 1007, 1096, false },
		{ 1000, 1007, 1097, true },
		{ 1000, 1007, 1098, true },
		{ 1000, 1300, 1389, false },
		{ 1000, 1300, 1390, true },
		{ 1000, 1300, 900, false },
		{ -10, -10, -4, false },
		{ -10, -10, -3, true },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct trust trust = { .made = cases[n].made, .rehearsed = cases[n].rehearsed };

		if (trust_is_due(&trust, cases[n].today) != cases[n].due)
			fail_msg("%zu: day %d", n, cases[n].today);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_write_and_read),
		cmocka_unit_test(test_modes),
		cmocka_unit_test(test_torn),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_current),
		cmocka_unit_test(test_due),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("trust", tests, begin, end);
}
