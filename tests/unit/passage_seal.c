/* SPDX-License-Identifier: ISC */
/* Passages sealed and opened again: by this library, and by awk and age alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "seal/passage.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define PAGE "areas/my health.md"
#define ID "0123456789abcdef"

static struct secret key = SECRET_INIT, stranger = SECRET_INIT;
static struct age_recipient own;

static int
make_keys(void **state)
{
	(void)state;
	age_identity_make(&key);
	age_identity_make(&stranger);
	age_identity_recipient(key.ptr, &own);
	return 0;
}

static int
drop_keys(void **state)
{
	(void)state;
	secret_release(&key);
	secret_release(&stranger);
	return 0;
}

/* Adds what becomes of a text that is one private passage. */
static void
seal(struct buf *out, struct slice text)
{
	struct passage passage;
	struct err err = ERR_INIT;
	size_t at = 0;

	assert_true(passage_next(text, &at, &passage));
	assert_true(passage.closed && !passage.inner);
	if (!passage_seal(out, &passage, PAGE, &own, 1, &err))
		fail_msg("%s", err.text);
}

static void
open_first(struct opened *opened, struct slice text)
{
	struct passage passage;
	struct err err = ERR_INIT;
	size_t at = 0;

	assert_true(passage_next(text, &at, &passage));
	if (!passage_open(opened, &passage, PAGE, &key, &err))
		fail_msg("%s", err.text);
}

static const char *const prefixes[] = { "", "  ", "\t", "> ", ">", "> > ", "- ", "12. ", "> - ",
	"- > ", "-\t", " 1) > * " };

static const char *const texts[] = {
	"x\n", "a\n\nb\n", "\n\nx\n\n\n", "  indented\n\tx\n", "> quoted\n", "- item\n  more\n",
	"```js\nx\n```\n", "``````\n`````` js\n", "~~~\nx\n~~~\n", "> ```\n- ```\n    ```\n",
	"caf\xC3\xA9 \xF0\x9F\x94\x92\n", "trailing  \n \nx\n", "<!-- a comment -->\n",
	"<!-- taut:1 id=aaaaaaaaaaaaaaaa -->\nx\n", "-----BEGIN AGE ENCRYPTED FILE-----\n", "\xff\xfe\n",
};

/* Sealed, opened, fenced for an editor, sealed: the same text and the same id. */
static void
round_trip(struct slice prefix, struct slice text)
{
	struct buf plain = BUF_INIT, sealed = BUF_INIT;
	struct opened opened = OPENED_INIT;
	char id[PASSAGE_ID + 1] = "";

	passage_fence(&plain, prefix, text, "");
	for (int n = 0; n < 3; n++) {
		seal(&sealed, buf_slice(&plain));
		open_first(&opened, buf_slice(&sealed));
		if (!slice_equal(opened.text, text))
			fail_msg("'%.*s' with '%.*s' came back as '%.*s'", SLICE_ARG(text),
				SLICE_ARG(prefix), SLICE_ARG(opened.text));
		assert_int_equal(opened.place, PASSAGE_HERE);
		assert_true(slice_is(opened.path, PAGE));
		assert_true(n == 0 || strcmp(id, opened.id) == 0);
		memcpy(id, opened.id, sizeof id);
		buf_wipe(&plain);
		buf_clear(&sealed);
		passage_fence(&plain, prefix, opened.text, id);
		opened_release(&opened);
	}
	buf_wipe(&plain);
	buf_release(&sealed);
}

static void
test_round_trip(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(prefixes); n++)
		for (size_t m = 0; m < SIZE(texts); m++)
			round_trip(slice_of(prefixes[n]), slice_of(texts[m]));
}

static void
test_fence(void **state)
{
	static const struct {
		const char *prefix, *text, *id, *fence;
	} rows[] = {
		{ "", "x\n", "", "```private\nx\n```\n" },
		{ "", "x", "", "```private\nx\n```\n" },
		{ "", "x\ry\r\nz", "", "```private\nx\ny\nz\n```\n" },
		{ "", "``\n", "", "```private\n``\n```\n" },
		{ "", "a ```` b\n", "", "`````private\na ```` b\n`````\n" },
		{ "> - ", "x\n\ny\n", ID,
			"> - ```private\n>   x\n>\n>   y\n>   <!-- taut:1 id=" ID " -->\n>   ```\n" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf out = BUF_INIT;

		passage_fence(&out, slice_of(rows[n].prefix), slice_of(rows[n].text), rows[n].id);
		assert_string_equal(out.ptr, rows[n].fence);
		buf_release(&out);
	}
}

/* What a passage's text is; its id is new but where one is given. */
static void
test_text(void **state)
{
	static const struct {
		const char *passage, *text, *id;
	} rows[] = {
		{ "```private\nx\n```\n", "x\n", "" },
		{ "```private about  Y\nx\n```\n", "about  Y\nx\n", "" },
		{ "> ```private\n> x\n>y\nz\n>\n> \n> ```\n", "x\ny\nz\n\n\n", "" },
		{ "- ```private\n  x\n y\nz\n\tw\n  ```\n", "x\ny\nz\n\tw\n", "" },
		{ "```private\r\nx\r\n\r\ny\r\n```\r\n", "x\n\ny\n", "" },
		{ "```private\nx\n<!-- taut:1 id=" ID " -->\n```\n", "x\n", ID },
		{ "> ```private\n> x\n> <!-- taut:1 id=" ID " -->\n>\n> ```\n", "x\n", ID },
		{ "```private\nx\n<!-- taut:1 path=b.md id=" ID " pad=x -->\n```\n", "x\n", ID },
		{ "```private\n<!-- taut:1 id=" ID " -->\nx\n```\n",
			"<!-- taut:1 id=" ID " -->\nx\n", "" },
		{ "```private\nx\n<!-- taut:1 id=0123 -->\n```\n", "x\n", "" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf sealed = BUF_INIT;
		struct opened opened = OPENED_INIT;

		seal(&sealed, slice_of(rows[n].passage));
		open_first(&opened, buf_slice(&sealed));
		if (!slice_is(opened.text, rows[n].text))
			fail_msg("%s: '%.*s'", rows[n].passage, SLICE_ARG(opened.text));
		assert_int_equal(strlen(opened.id), PASSAGE_ID);
		if (rows[n].id[0])
			assert_string_equal(opened.id, rows[n].id);
		else
			assert_string_not_equal(opened.id, ID);
		assert_true(opened.place == PASSAGE_HERE && slice_is(opened.path, PAGE));
		opened_release(&opened);
		buf_release(&sealed);
	}
}

static void
test_sizes(void **state)
{
	size_t before = 0;

	(void)state;
	for (size_t len = 1; len <= 900; len += 29) {
		struct buf text = BUF_INIT, sealed = BUF_INIT;

		buf_add_text(&text, "```private\n");
		buf_add_repeat(&text, "x", len);
		buf_add_text(&text, "\n```\n");
		seal(&sealed, buf_slice(&text));
		assert_true(before == 0 || sealed.len == before);
		before = sealed.len;
		buf_release(&text);
		buf_release(&sealed);
	}
}

/* A block by hand: what age made of `plain`, in a fence. */
static void
block(struct buf *out, const char *plain)
{
	char name[] = "/tmp/taut-plain-XXXXXX", command[512];
	struct buf recipient = BUF_INIT;
	int fd = mkstemp(name);

	assert_true(fd >= 0 && write(fd, plain, strlen(plain)) == (ssize_t)strlen(plain));
	close(fd);
	age_recipient_format(&recipient, &own);
	snprintf(command, sizeof command, "age -a -r %s %s", recipient.ptr, name);
	FILE *pipe = popen(command, "r");

	buf_add_text(out, "```age\n");
	for (int c; (c = fgetc(pipe)) != EOF;)
		buf_add_char(out, (char)c);
	buf_add_text(out, "```\n");
	assert_int_equal(pclose(pipe), 0);
	unlink(name);
	buf_release(&recipient);
}

/* What other programs sealed, or what was sealed elsewhere. */
static void
test_places(void **state)
{
	static const struct {
		const char *plain, *text, *id, *path;
		enum passage_place place;
	} rows[] = {
		{ "x\n", "x\n", "", "", PASSAGE_UNBOUND },
		{ "x", "x\n", "", "", PASSAGE_UNBOUND },
		{ "x\r\ny", "x\r\ny\n", "", "", PASSAGE_UNBOUND },
		{ "x\n<!-- taut:1 id=" ID " -->\n", "x\n", ID, "", PASSAGE_UNBOUND },
		{ "x\n<!-- taut:1 path=b%20%25.md id=" ID " pad= -->\n", "x\n", ID, "b %.md",
			PASSAGE_ELSEWHERE },
		{ "x\n<!-- taut:1 path=areas/my%20health.md id=" ID " pad=x -->", "x\n", ID, PAGE,
			PASSAGE_HERE },
		{ "<!-- taut:1 path=b.md -->\n", "", "", "b.md", PASSAGE_ELSEWHERE },
	};

	(void)state;
	if (system("command -v age >/dev/null") != 0)
		skip();
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf page = BUF_INIT;
		struct opened opened = OPENED_INIT;

		block(&page, rows[n].plain);
		open_first(&opened, buf_slice(&page));
		assert_true(slice_is(opened.text, rows[n].text));
		assert_true(slice_is(opened.path, rows[n].path));
		assert_string_equal(opened.id, rows[n].id);
		assert_int_equal(opened.place, rows[n].place);
		opened_release(&opened);
		opened_release(&opened);
		buf_release(&page);
	}
}

static void
refuse_open(struct slice page, const struct secret *keys, enum err_kind kind, const char *where)
{
	struct opened opened = OPENED_INIT;
	struct passage passage;
	struct err err = ERR_INIT;
	size_t at = 0;

	assert_true(passage_next(page, &at, &passage));
	assert_false(passage_open(&opened, &passage, PAGE, keys, &err));
	assert_int_equal(err.kind, kind);
	assert_true(strncmp(err.text, where, strlen(where)) == 0);
	assert_null(opened.whole.ptr);
}

static void
test_refused(void **state)
{
	struct buf page = BUF_INIT, out = BUF_INIT;
	struct err err = ERR_INIT;
	struct passage passage;
	size_t at = 0;

	(void)state;
	buf_add_text(&page, "a\n");
	seal(&page, slice_of("```private\nx\n```\n"));
	refuse_open(buf_slice(&page), &stranger, ERR_KEY, PAGE ":2: ");
	char *sealed = page.ptr + page.len - 200; /* behind the header */

	*sealed = *sealed == 'A' ? 'B' : 'A';
	refuse_open(buf_slice(&page), &key, ERR_FORMAT, PAGE ":2: ");
	refuse_open(slice_part(buf_slice(&page), 0, 300), &key, ERR_FORMAT, PAGE ":2: ");
	buf_release(&page);
	assert_true(passage_next(slice_of("a\n```private\nx\n```\n"), &at, &passage));
	assert_false(passage_seal(&out, &passage, PAGE, &own, 0, &err));
	assert_int_equal(err.kind, ERR_KEY);
	at = 0;
	assert_true(passage_next(slice_of("a\n```private\n \t\n```\n"), &at, &passage));
	assert_false(passage_seal(&out, &passage, PAGE, &own, 1, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_string_equal(err.text, PAGE ":2: an empty private passage: there is nothing in it");
	assert_string_equal(out.ptr, "");
}

/* The line of the journal's README: the n-th passage without taut. */
static void
recover(const char *folder, int n, const char *text)
{
	static const char line[] =
		"cd %s && awk -v n=%d '/-----BEGIN AGE ENC/{c++;p=index($0,\"-----\")} "
		"c==n{print substr($0,p)} /-----END AGE/{if(c==n)exit}' FILE | age -d -i key";
	char command[512];
	struct buf out = BUF_INIT;

	snprintf(command, sizeof command, line, folder, n);
	FILE *pipe = popen(command, "r");

	for (int c; (c = fgetc(pipe)) != EOF;)
		buf_add_char(&out, (char)c);
	assert_int_equal(pclose(pipe), 0);
	assert_true(slice_starts(buf_slice(&out), text));
	assert_true(slice_starts(slice_from(buf_slice(&out), strlen(text)), "<!-- taut:1 path="));
	buf_release(&out);
}

static void
save(const char *folder, const char *name, struct slice bytes)
{
	char path[64];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");

	assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

static void
test_recovery(void **state)
{
	static const char *const passages[] = {
		"```private\n1\n```\n", "> ```private\n> 2\n> ```\n", "    ```private\n    3\n    ```\n",
		"- ```private\n  4\n  ```\n", "> 1. ~~~private\n>    5\n>    ~~~\n",
		"```private\r\n6\r\n```\r\n", "\t```private\n\t7\n\t```\n",
	};
	char folder[] = "/tmp/taut-recover-XXXXXX", text[AGE_IDENTITY_TEXT + 1], command[64];
	struct buf page = BUF_INIT;

	(void)state;
	if (system("command -v age >/dev/null") != 0)
		skip();
	assert_non_null(mkdtemp(folder));
	for (size_t n = 0; n < SIZE(passages); n++) {
		buf_add_text(&page, "some words\n\n");
		seal(&page, slice_of(passages[n]));
	}
	save(folder, "FILE", buf_slice(&page));
	age_identity_format(key.ptr, text);
	save(folder, "key", slice_of(text));
	for (int n = 1; n <= (int)SIZE(passages); n++) {
		snprintf(text, sizeof text, "%d\n", n);
		recover(folder, n, text);
	}
	snprintf(command, sizeof command, "rm -r %s", folder);
	assert_int_equal(system(command), 0);
	buf_release(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_fence),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_recovery),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, make_keys, drop_keys);
}
