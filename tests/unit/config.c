/* SPDX-License-Identifier: ISC */
/* Files of git-config: what we read is what git reads, and git reads what we set. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/config.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static char folder[] = "/tmp/taut-config.XXXXXX";

static const char *const files[] = {
	"",
	"\n",
	"# nothing\n; at all",
	"[a]\n\tb = c\n",
	"[a]\nb=c",
	"[a]b=c\n",
	"[a] b = c ; d\n e = f\n",
	"[a] # b = c\n d = e # f\n",
	"[a] ; ]\n d = e\n",
	"[A]\nB = C\n[a]\nb = D\n",
	"[a]\nb\nc = true\n",
	"[a]\nb \t\nc=\nd = \"\"\n",
	"[a \"b\"]\nc = d\n",
	"[a \"B c\"]\nc = d\n",
	"[a   \"b\"]c = d\n",
	"[a \"b\\\"c\\\\d\\e\"]\nc = d\n",
	"[a \"x]y\"]\nc = d\n",
	"[a \"\"]\nc = d\n",
	"[a.B]\nc = d\n",
	"[a-1.2-b]\nc-3 = d\n",
	"[a]\nb = c d\n",
	"[a]\nb =   c d   \n",
	"[a]\nb = \"  c  \"\n",
	"[a]\nb = c \"d  e\" f\n",
	"[a]\nb = \"c\"\"d\"  \n",
	"[a]\nb = c\"  \" # d\n",
	"[a]\nb = \"c # d ; e\" # f\n",
	"[a]\nb = c#d\n",
	"[a]\nb = c;d\n",
	"[a]\nb = \\\"c\\\" \\\\ d\n",
	"[a]\nb = \"c\\nd\\te\\bf\"\n",
	"[a]\nb = \\n\n",
	"[a]\nb = c\\\n  d\n",
	"[a]\nb = c \\\nd \\\ne\nf = g\n",
	"[a]\nb = \"c \\\n  d\"\n",
	"[a]\nb = c\\",
	"[a]\nb = c # d \\\ne = f\n",
	"[a]\nb = c = d\n",
	"[a]\nb = [c]\n",
	"[a]\n[b]\nc = d\n[a]\ne = f\n",
	"\xef\xbb\xbf[a]\nb = c\n",
	"[a]\r\nb = c\r\nd = e # f\r\n\r\n[g \"h\"]\r\ni\r\n",
	"[a]\r\nb = c\\\r\nd\\\r\ne\r\n",
	"[a]\r\nb = \"c\"  \r\n",
	"[a]\nb = caf\xc3\xa9 \xff\n",
	"\t[a]\n\t\tb = c\n  # d\n",
	"[include]\n\tpath = other\n[a]\nb = c\n",
	"[includeIf \"gitdir:/\"]\n\tpath = other\n",
};

/* Those that git refuses, and in which line we say so. */
static const struct { const char *text; size_t line; } broken[] = {
	{ "[a]\nb = \"c\n", 2 },
	{ "[a]\nb = \\c\n", 2 },
	{ "[a]\nb = c\\ \n", 2 },
	{ "[a\nb = c\n", 1 },
	{ "[]\nb = c\n", 1 },
	{ "[a b]\nb = c\n", 1 },
	{ "[a \"b]\nb = c\n", 1 },
	{ "[a \"b\" ]\nb = c\n", 1 },
	{ "\n\n[a \"b\\\n\"]\nb = c\n", 3 },
	{ "[a]\nb c\n", 2 },
	{ "[a]\nb # c\n", 2 },
	{ "[a]\nb.c = d\n", 2 },
	{ "[a]\nb_c = d\n", 2 },
	{ "[a]\n1b = d\n", 2 },
	{ "[a]\n\n= d\n", 3 },
	{ "[a]\nb = c\\\nd\n\"e\n", 4 },
	{ "[a_b]\nc = d\n", 1 },
	{ "<<<<<<< ours\n[a]\n", 1 },
};

static void
put_file(const char *name, struct slice text)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
	assert_int_equal(fclose(file), 0);
}

/* What `git config --list -z` says of the file: key LF value NUL …; false if it refuses. */
static bool
git_reads(struct slice text, struct buf *out)
{
	put_file("config", text);
	FILE *pipe = popen("git config -f config --no-includes --list -z 2>err", "r");

	assert_non_null(pipe);
	size_t got = fread(buf_space(out, 4096), 1, 4096, pipe);

	buf_grown(out, got);
	return pclose(pipe) == 0;
}

static bool
tell(struct slice key, struct slice value, void *context)
{
	struct buf *out = context;

	buf_add(out, key);
	buf_add_char(out, '\n');
	buf_add(out, value);
	buf_add_char(out, '\0');
	return true;
}

/* A key alone has no value for git, and is true. */
static void
add_true(struct buf *list)
{
	struct buf out = BUF_INIT;
	struct slice rest = buf_slice(list), one;

	while (rest.ptr && rest.len) {
		one = slice_cut(&rest, '\0');
		buf_add(&out, one);
		if (slice_find_char(one, '\n') == SLICE_NONE)
			buf_add_text(&out, "\ntrue");
		buf_add_char(&out, '\0');
	}
	buf_release(list);
	*list = out;
}

static void
test_as_git(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(files); n++) {
		struct buf git = BUF_INIT, ours = BUF_INIT;

		if (!git_reads(slice_of(files[n]), &git))
			fail_msg("git refuses '%s'", files[n]);
		add_true(&git);
		if (!config_read(slice_of(files[n]), "config", tell, &ours, &err))
			fail_msg("refused: '%s': %s", files[n], err.text);
		if (!slice_equal(buf_slice(&git), buf_slice(&ours)))
			fail_msg("'%s': '%s' and not '%s'", files[n], ours.ptr, git.ptr);
		buf_release(&git);
		buf_release(&ours);
	}
}

static void
test_broken(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(broken); n++) {
		struct buf git = BUF_INIT, ours = BUF_INIT;
		struct err err = ERR_INIT;
		char place[32];

		if (git_reads(slice_of(broken[n].text), &git))
			fail_msg("git takes '%s'", broken[n].text);
		if (config_read(slice_of(broken[n].text), "the/config", tell, &ours, &err))
			fail_msg("taken: '%s'", broken[n].text);
		assert_int_equal(err.kind, ERR_FORMAT);
		snprintf(place, sizeof place, "the/config:%zu:", broken[n].line);
		if (!strstr(err.text, place))
			fail_msg("'%s': %s", broken[n].text, err.text);
		buf_release(&git);
		buf_release(&ours);
	}
}

struct told {
	struct slice bytes;
	size_t done;
	struct buf text;
};

static bool
tell_part(const struct config_part *part, void *context)
{
	struct told *told = context;

	assert_true(told->done <= part->start && part->start < part->end);
	assert_true(part->end <= told->bytes.len);
	buf_printf(&told->text, "%.*s|", SLICE_ARG(slice_part(told->bytes, told->done,
		part->start)));
	told->done = part->end;
	buf_printf(&told->text, "%.*s=%.*s;%.*s;%.*s|", SLICE_ARG(part->key),
		SLICE_ARG(part->value), SLICE_ARG(part->comment),
		SLICE_ARG(slice_part(told->bytes, part->start, part->end)));
	return true;
}

/* What is between the parts, and each as KEY=VALUE;COMMENT;BYTES. */
static void
test_parts(void **state)
{
	static const struct { const char *text, *parts; } cases[] = {
		{ "[a]\n\tb = c\n", "|a.=;;[a]\n||a.b=c;;\tb = c\n|" },
		{ "# d\n\n [a] # e\n# f\n\tb = c # g\n",
		  "# d\n\n|a.=;# e; [a] # e\n|# f\n|a.b=c;# g;\tb = c # g\n|" },
		{ "[a] b = c", "|a.=;;[a]| |a.b=c;;b = c|" },
		{ "[a] [B \"C\"]D = \"#\";e", "|a.=;;[a]| |b.C.=;;[B \"C\"]|"
		  "|b.C.d=#;;e;D = \"#\";e|" },
		{ "\xef\xbb\xbf[a]\nb\nc = d\\\n# e\nf = g",
		  "\xef\xbb\xbf|a.=;;[a]\n||a.b=true;;b\n||a.c=d;# e;c = d\\\n# e\n|"
		  "|a.f=g;;f = g|" },
		{ "[a]\r\nb = c # d\r\n", "|a.=;;[a]\r\n||a.b=c;# d;b = c # d\r\n|" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct told told = { .bytes = slice_of(cases[n].text), .text = BUF_INIT };
		struct err err = ERR_INIT;

		assert_true(config_read_parts(told.bytes, "config", tell_part, &told, &err));
		if (strcmp(told.text.ptr, cases[n].parts) != 0)
			print_error("of '%s'\n", cases[n].text);
		assert_string_equal(told.text.ptr, cases[n].parts);
		buf_release(&told.text);
	}
}

/* No include is followed: what the other file says is not read. */
static void
test_include(void **state)
{
	struct buf ours = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	put_file("other", slice_of("[a]\nb = told\n"));
	assert_true(config_read(slice_of("[include]\npath = other\n"), "config", tell, &ours, &err));
	assert_true(slice_equal(buf_slice(&ours), (struct slice){ "include.path\nother", 19 }));
	buf_release(&ours);
}

struct count { size_t left; };

static bool
stop(struct slice key, struct slice value, void *context)
{
	struct count *count = context;

	(void)key;
	(void)value;
	return --count->left > 0;
}

static void
test_stop(void **state)
{
	struct count count = { 2 };
	struct err err = ERR_INIT;

	(void)state;
	assert_true(config_read(slice_of("[a]\nb\nc\nd\n!\n"), "config", stop, &count, &err));
	assert_int_equal(count.left, 0);
}

static bool
last_of(struct slice key, struct slice value, void *context)
{
	struct buf *last = context;

	if (slice_is(key, "ui.editor")) {
		buf_clear(last);
		buf_add(last, value);
	}
	return true;
}

/* Git, asked for the value, gives it back; all other keys are as they were. */
static void
check_set(const char *text, const char *value)
{
	static const char others[] = "git config -f config --no-includes --list -z | "
		"grep -zv '^ui.editor' | sort -z | cksum >";
	struct buf out = BUF_INIT, got = BUF_INIT, ours = BUF_INIT;
	struct err err = ERR_INIT;
	char line[256];

	put_file("config", slice_of(text));
	snprintf(line, sizeof line, "%s before", others);
	assert_int_equal(system(line), 0);
	config_set(slice_of(text), "ui.editor", slice_of(value), &out);
	put_file("config", buf_slice(&out));
	snprintf(line, sizeof line, "%s after; cmp -s before after", others);
	if (system(line) != 0)
		fail_msg("'%s' became '%s'", text, out.ptr);
	FILE *pipe = popen("git config -f config -z --get ui.editor", "r");

	assert_non_null(pipe);
	buf_grown(&got, fread(buf_space(&got, 4096), 1, 4096, pipe));
	assert_int_equal(pclose(pipe), 0);
	if (got.len != strlen(value) + 1 || memcmp(got.ptr, value, got.len) != 0)
		fail_msg("'%s': git reads '%s', not '%s'", out.ptr, got.ptr, value);
	assert_true(config_read(buf_slice(&out), "config", last_of, &ours, &err));
	assert_string_equal(ours.ptr, value);
	buf_release(&out);
	buf_release(&got);
	buf_release(&ours);
}

static void
test_set(void **state)
{
	static const char *const texts[] = {
		"",
		"[ui]",
		"[ui]\n",
		"[UI]\n\tEditor = ed\n",
		"[ui]\n\teditor = ed",
		"[ui]\n\teditor\n",
		"[ui] editor = ed\n",
		"[ui] plain = yes\n",
		"[ui] plain = yes\n\teditor = ed # comment\n\tascii = no\n",
		"[ui] # editor = ed\n\tplain = yes\n",
		"[ui] # no line end",
		"[ui]\n\teditor = a \\\n\t\tb\n\tplain = yes\n",
		"[ui]\n\teditor = \"a \\\n\tplain = no\"\n",
		"[ui]\n\tplain = a \\\n\teditor = b\n",
		"[ui]\n\teditor = a\n\teditor = b\n",
		"[ui]\n\teditor = a\n[alias]\n\teditor = b\n[ui]\n\tplain = yes\n",
		"[ui \"sub\"]\n\teditor = a\n",
		"[uix]\n\teditor = a\n[ui.x]\n\teditor = b\n",
		"[alias]\n\tplan = plan # [ui]\n; [ui]\n",
		"[ui]\r\n\tplain = yes\r\n\teditor = ed\r\n\tascii = no\r\n",
		"\xef\xbb\xbf[ui]\n\teditor = ed\n",
		"[ui]\n\tplain = yes\n\n# of aliases\n[alias]\n\tx = y",
	};
	static const char *const values[] = { "vim", "", " vim  -n ", "a \"b\" c\\d", "a#b;c",
		"one\ntwo\tthree", "caf\xc3\xa9" };

	(void)state;
	for (size_t n = 0; n < SIZE(texts); n++)
		for (size_t v = 0; v < SIZE(values); v++)
			check_set(texts[n], values[v]);
}

/* Only the line itself changes. */
static void
test_set_bytes(void **state)
{
	static const struct { const char *text, *set; } cases[] = {
		{ "", "[ui]\n\teditor = \"e\"\n" },
		{ "# mine", "# mine\n[ui]\n\teditor = \"e\"\n" },
		{ "[ui]\n  editor = a  # why\n  plain = yes\n",
		  "[ui]\n\teditor = \"e\"\n  plain = yes\n" },
		{ "[ui]\n  plain = yes\n\n# aliases\n[alias]\n",
		  "[ui]\n  plain = yes\n\teditor = \"e\"\n\n# aliases\n[alias]\n" },
		{ "[ui] editor = a\n", "[ui] \n\teditor = \"e\"\n" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf out = BUF_INIT;

		config_set(slice_of(cases[n].text), "ui.editor", slice_of("e"), &out);
		assert_string_equal(out.ptr, cases[n].set);
		buf_release(&out);
	}
}

static int
begin(void **state)
{
	(void)state;
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	return mkdtemp(folder) ? chdir(folder) : -1;
}

static int
end(void **state)
{
	static const char *const names[] = { "config", "other", "err", "before", "after" };

	(void)state;
	for (size_t n = 0; n < SIZE(names); n++)
		remove(names[n]);
	return chdir("/") == 0 ? rmdir(folder) : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_git),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_include),
		cmocka_unit_test(test_stop),
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_set_bytes),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("config", tests, begin, end);
}
