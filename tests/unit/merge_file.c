/* SPDX-License-Identifier: ISC */
/*
 * The files of a journal that are no pages, each by its rule, and the markers
 * that git leaves. Examples, then random key lists and settings, changed on two
 * sides: TAUT_SEED=n replays one, TAUT_CASES=n asks for so many.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/config.h"
#include "merge/file.h"
#include "merge/markers.h"
#include "seal/keylist.h"
#include "tests/unit/chance.h"

#define LINES_MAX 40
#define ALL_CASES 10000

/* The merge, which is the same with the sides changed over. */
static struct buf
merge(const char *path, struct slice base, struct slice a, struct slice b)
{
	struct merged one = MERGED_INIT, other = MERGED_INIT;

	merge_file(&one, path, base, a, b);
	merge_file(&other, path, base, b, a);
	if (!slice_equal(buf_slice(&one.text), buf_slice(&other.text)))
		fail_msg("'%s' and the other way round '%s'", one.text.ptr, other.text.ptr);
	merged_release(&other);
	return one.text;
}

struct example {
	const char *base, *a, *b, *expected;
};

static void
check_examples(const char *path, const struct example *examples, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		struct buf out = merge(path, slice_of(examples[n].base), slice_of(examples[n].a),
			slice_of(examples[n].b));

		assert_string_equal(out.ptr, examples[n].expected);
		buf_release(&out);
	}
}

static void
test_rules(void **state)
{
	static const struct { const char *path; enum merge_rule rule; } cases[] = {
		{ "entries/2026/11/2026-11-21.md", MERGE_PAGE },
		{ "README.md", MERGE_PAGE },
		{ ".taut/recipients", MERGE_RECIPIENTS },
		{ ".taut/config", MERGE_SETTINGS },
		{ ".taut/format", MERGE_GREATER },
		{ ".taut/identities/abc.age", MERGE_BOTH },
		{ "entries/2026/11/attachments/photo.jpg", MERGE_BOTH },
		{ "areas/.taut/config", MERGE_BOTH },
		{ ".gitignore", MERGE_BOTH },
		{ "md", MERGE_BOTH },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		assert_int_equal(merge_rule_of(cases[n].path), cases[n].rule);
}

static void
test_second_name(void **state)
{
	static const struct { const char *path; unsigned n; const char *name; } cases[] = {
		{ "photo.jpg", 2, "photo.2.jpg" },
		{ "a/b.c/photo.jpg", 3, "a/b.c/photo.3.jpg" },
		{ "a/b.c/photo", 2, "a/b.c/photo.2" },
		{ "a.tar.gz", 2, "a.tar.2.gz" },
		{ ".taut/identities/abc.age", 2, ".taut/identities/abc.2.age" },
		{ ".gitignore", 2, ".gitignore.2" },
		{ "a/.hidden", 2, "a/.hidden.2" },
		{ "photo.", 10, "photo.10." },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf out = BUF_INIT;

		merge_second_name(&out, cases[n].path, cases[n].n);
		assert_string_equal(out.ptr, cases[n].name);
		buf_release(&out);
	}
	assert_true(slice_is_smaller(slice_of("b"), slice_of("aa")));
	assert_true(slice_is_smaller(slice_of("a"), slice_of("b")));
	assert_false(slice_is_smaller(slice_of("a"), slice_of("a")));
	assert_false(slice_is_smaller(slice_of("aa"), slice_of("b")));
}

static void
test_format(void **state)
{
	static const struct example examples[] = {
		{ "1\n", "2\n", "1\n", "2\n" },
		{ "2\n", "1\n", "2\n", "1\n" },
		{ "1\n", "2\n", "3\n", "3\n" },
		{ "1\n", "9\n", "10", "10" },
		{ "1\n", "2\r\n", "3\r\n", "3\r\n" },
		{ "1\n", "002\n", "2\n", "2\n" },
		{ "1\n", "0003\n", "2\n", "0003\n" },
		{ "1\n", "two\n", "2\n", "2\n" },
		{ "", "1\n", "2\n", "2\n" },
		{ "1\n", "", "2\n", "2\n" },
		{ "1\n", "99999999999999999999999998\n", "99999999999999999999999999\n",
		  "99999999999999999999999999\n" },
	};

	(void)state;
	check_examples(".taut/format", examples, SIZE(examples));
}

#define SERIAL(n) "# taut keys serial " n "\n"

static void
test_recipients(void **state)
{
	static const struct example examples[] = {
		/* added on each: the smaller side's first */
		{ SERIAL("1") "# own\nage1own\n",
		  SERIAL("2") "# own\nage1own\n# desktop\nage1desktop\n",
		  SERIAL("2") "# own\nage1own\n# server\nage1server\n",
		  SERIAL("2") "# own\nage1own\n# server\nage1server\n# desktop\nage1desktop\n" },
		/* removed on one, added on the other */
		{ SERIAL("2") "# own\nage1own\n# old\nage1old\n",
		  SERIAL("3") "# own\nage1own\n",
		  SERIAL("4") "# own\nage1own\n# old\nage1old\n# new\nage1new\n",
		  SERIAL("4") "# own\nage1own\n# new\nage1new\n" },
		/* removed on one while the other renames it */
		{ SERIAL("2") "# own\nage1own\n# old\nage1old\n",
		  SERIAL("3") "# own\nage1own\n",
		  SERIAL("3") "# own\nage1own\n# older\nage1old\n",
		  SERIAL("3") "# own\nage1own\n" },
		/* renamed on one, and on both */
		{ "# own\nage1own\n# a\nage1a\n", "# own\nage1own\n# b\nage1a\n",
		  "# mine\nage1own\n# a\nage1a\n", "# mine\nage1own\n# b\nage1a\n" },
		{ "# own\nage1own\n", "# b\nage1own\n", "# aa\nage1own\n", "# b\n# aa\nage1own\n" },
		/* the same added on both, under two names and under one */
		{ "age1own\n", "age1own\n# b\nage1x\n", "age1own\n# a\nage1x\n",
		  "age1own\n# a\n# b\nage1x\n" },
		{ "age1own\n", "age1own\n# a\nage1x\nage1y\n", "age1own\n# a\nage1x\nage1z\n",
		  "age1own\n# a\nage1x\nage1y\nage1z\n" },
		/* each order is the base's; what is written by hand stays */
		{ "age1a\nage1b\n", "age1b\nage1a\nage1c\n", "age1a\n# note\nage1b\n# end",
		  "age1a\n# note\nage1b\nage1c\n# end\n" },
		{ "age1a\n", "age1a\nage1b", "age1a\nage1cc", "age1a\nage1b\nage1cc\n" },
		{ "", "age1a\n", "age1bb\n", "age1a\nage1bb\n" },
		{ "age1a\nage1a\n", "age1a\nage1a\nage1a\n", "age1a\nage1b\n",
		  "age1a\nage1b\nage1a\n" },
	};

	(void)state;
	check_examples(".taut/recipients", examples, SIZE(examples));
}

static void
test_config(void **state)
{
	static const struct example examples[] = {
		/* one key each */
		{ "[a]\n\tb = 1\n\tc = 1\n", "[a]\n\tb = 2\n\tc = 1\n", "[a]\n\tb = 1\n\tc = 2\n",
		  "[a]\n\tb = 2\n\tc = 2\n" },
		/* the same key: the greater, by number where both are */
		{ "[a]\nb = 1\n", "[a]\nb = 9\n", "[a]\nb = 10\n",
		  "[a]\n# also: a.b = 9\nb = 10\n" },
		{ "[a]\nb = x\n", "[a]\nb = yes\n", "[a]\nb = no\n",
		  "[a]\n# also: a.b = no\nb = yes\n" },
		/* removed on one, kept or changed on the other */
		{ "[a]\nb = 1\nc = 1\n", "[a]\nc = 1\n", "[a]\nb = 1\nc = 2\n", "[a]\nc = 2\n" },
		{ "[a]\nb = 1\nc = 1\n", "[a]\nc = 1\n", "[a]\nb = 2\nc = 1\n",
		  "[a]\nc = 1\nb = 2\n" },
		/* added on both, in a section of their own or not */
		{ "[a]\nb = 1\n", "[a]\nb = 1\nc = 1\n", "[a]\nb = 1\nd = 12\n",
		  "[a]\nb = 1\nc = 1\nd = 12\n" },
		{ "[a]\nb = 1\n", "[a]\nb = 1\n[c]\nd = 1\n", "[a]\nb = 1\n[ee]\nd = 1\n",
		  "[a]\nb = 1\n[c]\nd = 1\n[ee]\nd = 1\n" },
		{ "", "[a]\nb = 1\n", "[a]\nc = 12", "[a]\nb = 1\nc = 12\n" },
		/* comments come along, go, and outlive the value they stood behind */
		{ "[a]\nb = 1\n", "# top\n[a]\n# of b\nb = 1\n# end\n", "[a]\nb = 2\n",
		  "# top\n[a]\n# of b\nb = 2\n# end\n" },
		{ "# top\n[a]\n# of b\nb = 1\nc = 1\n", "[a]\nb = 1\nc = 1\n",
		  "# top\n[a]\n# of b\nb = 1\nc = 2\n", "[a]\nb = 1\nc = 2\n" },
		{ "[a]\nb = 1\n", "[a]\nb = 2 # two\n", "[a]\nb = 3 # three\n",
		  "[a]\n# two\n# also: a.b = 2\nb = 3 # three\n" },
		{ "[a]\nb = 1\n", "[a] # one\nb = 1\n", "[a] # other\nb = 1\n",
		  "# other\n[a] # one\nb = 1\n" },
		/* only one side's bytes changed */
		{ "[a]\n\tb = 1\n\tc = 1\n", "[A]\n  B=1\n\tc = 1\n", "[a]\n\tb = 1\n\tc = 2 ; d\n",
		  "[A]\n  B=1\n\tc = 2 ; d\n" },
		{ "[a]\n\tb = 1\n", "[a]\n  b=\"1\"\n", "[a]\n\tb = 23\n", "[a]\n\tb = 23\n" },
		/* several lines of a key are one list */
		{ "[a]\nb = 1\nb = 2\n", "[a]\nb = 1\nb = 2\nb = 3\n", "[a]\nb = 1\nb = 2\nc = 1\n",
		  "[a]\nb = 1\nb = 2\nb = 3\nc = 1\n" },
		/* values that go on, and nothing goes on into what is added */
		{ "[a]\nb = 1\n", "[a]\nb = 1\\\n", "[a]\nb = 1\nc = 2\n",
		  "[a]\nb = 1\\\n\nc = 2\n" },
		{ "[a]\nb = 1\n", "[a]\nb = 1\\", "[a]\nb = 1\nc = 2\n",
		  "[a]\nb = 1\\\n\nc = 2\n" },
		/* a section's name counts, and its case where it is quoted */
		{ "[a \"X\"]\nb = 1\n", "[a \"X\"]\nb = 1\n[a \"x\"]\nb = 2\n",
		  "[a \"X\"]\nb = 3\n", "[a \"X\"]\nb = 3\n[a \"x\"]\nb = 2\n" },
		{ "[a] b = 1\n", "[a] b = 2\n", "[a] b = 1\nc = 3\n", "[a] b = 2\nc = 3\n" },
		/* a value that gives way is said: once, and with what is special in it */
		{ "[a]\nb = 1\n", "[a]\nb = 2\n", "[a]\n# also: a.b = 2\nb = 3\n",
		  "[a]\n# also: a.b = 2\nb = 3\n" },
		{ "[a]\n# also: a.b = 2\nb = 3\n", "[a]\nb = 2\n",
		  "[a]\n# also: a.b = 2\nb = 4\n", "[a]\n# also: a.b = 2\nb = 4\n" },
		{ "", "[a \"X\"]\nb = \" 1;\\\\\\n\" ; no\nb = 2\\\n3\n",
		  "[a \"X\"]\nb = 7\nb = 1\n",
		  "[a \"X\"]\n; no\n# also: a.X.b = \" 1;\\\\\\n\"\n# also: a.X.b = 23\n"
		  "b = 7\nb = 1\n" },
		/* what is no config stands as comments behind what is one */
		{ "[a]\nb = 1\n", "[a]\nb = 2\n", "[a]\nb = 1\nwhat?\n", "[a]\nb = 2\n# what?\n" },
		{ "[a]\n", "[a\nb = 1", "oops\n[a]\n# c\n", "[a\nb = 1\n# oops\n# c\n" },
	};

	(void)state;
	check_examples(".taut/config", examples, SIZE(examples));
}

/* 32,000 lines of one key, and 8,000 of a key with a comment: to look through
 * all of a key's lines at each of them takes half a minute here. */
static void
test_many_lines(void **state)
{
	static const struct { const char *line; size_t count; } cases[] = {
		{ "b\n", 32000 }, { "b=1 #c\n", 8000 }, { "[a]b\n", 12000 }, { "[a]\n", 16000 },
		{ "#c\n", 20000 }, { "\n", 64000 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf base = BUF_INIT, more = BUF_INIT, changed = BUF_INIT;

		buf_add_text(&base, "[a]\n");
		buf_add_text(&changed, "[a]\nb=2 #d\n");
		for (size_t k = 0; k < cases[n].count; k++) {
			buf_add_text(&base, cases[n].line);
			buf_add_text(&changed, cases[n].line);
		}
		buf_add(&more, buf_slice(&base));
		buf_add_text(&more, "[c]\nd=1\n");
		assert_true(more.len < 65536 && changed.len < 65536);
		struct buf gone = merge(".taut/config", buf_slice(&base),
			slice_of("[c]\nx=1\n"), buf_slice(&more));
		struct buf both = merge(".taut/config", buf_slice(&base), buf_slice(&changed),
			buf_slice(&more));
		struct buf none = merge(".taut/config", SLICE_EMPTY, buf_slice(&changed),
			buf_slice(&base));

		assert_true(gone.len < 100 && slice_find(buf_slice(&gone), "d=1") != SLICE_NONE);
		assert_int_equal(both.len, changed.len + strlen("[c]\nd=1\n"));
		assert_true(slice_find(buf_slice(&none), "#d") != SLICE_NONE);
		struct buf *all[] = { &base, &more, &changed, &gone, &both, &none };

		for (size_t k = 0; k < SIZE(all); k++)
			buf_release(all[k]);
	}
}

/* Lines, of which each side drops some and gets some. */
struct lines {
	const char *items[LINES_MAX];
	size_t count;
};

static void
insert(struct lines *lines, size_t at, const char *line)
{
	if (lines->count == LINES_MAX)
		return;
	memmove(lines->items + at + 1, lines->items + at,
		(lines->count - at) * sizeof *lines->items);
	lines->items[at] = line;
	lines->count++;
}

static void
change(struct lines *lines, const char *const *pool, size_t size)
{
	for (uint64_t edits = chance(4); edits; edits--) {
		size_t at = chance(lines->count + 1);

		if (at < lines->count && chance(2))
			memmove(lines->items + at, lines->items + at + 1,
				(--lines->count - at) * sizeof *lines->items);
		if (chance(3))
			insert(lines, at, pool[chance(size)]);
	}
}

static struct buf
join(const struct lines *lines)
{
	struct buf text = BUF_INIT;

	for (size_t n = 0; n < lines->count; n++)
		buf_add_text(&text, lines->items[n]);
	if (text.len && chance(8) == 0)
		buf_cut(&text, text.len - 1);
	return text;
}

struct triple {
	struct buf base, a, b, out;
};

static void
make_triple(struct triple *triple, const char *path, const char *const *pool, size_t size)
{
	struct lines base = { 0 };

	for (uint64_t count = chance(8); count; count--)
		insert(&base, chance(base.count + 1), pool[chance(size)]);
	struct lines a = base, b = base;

	change(&a, pool, size);
	change(&b, pool, size);
	triple->base = join(&base);
	triple->a = join(&a);
	triple->b = join(&b);
	triple->out = merge(path, buf_slice(&triple->base), buf_slice(&triple->a),
		buf_slice(&triple->b));
}

static void
release_triple(struct triple *triple)
{
	buf_release(&triple->base);
	buf_release(&triple->a);
	buf_release(&triple->b);
	buf_release(&triple->out);
}

#define FAIL(triple, seed, what) fail_msg("%s; TAUT_SEED=%llu\n--- base\n%s\n--- a\n%s\n--- b\n" \
	"%s\n--- merged\n%s", what, (unsigned long long)(seed), (triple)->base.ptr, \
	(triple)->a.ptr, (triple)->b.ptr, (triple)->out.ptr)

static void
check_identities(const char *path, const struct triple *triple, uint64_t seed)
{
	struct slice base = buf_slice(&triple->base), a = buf_slice(&triple->a);
	struct buf one = merge(path, base, a, base), other = merge(path, base, a, a);

	if (!slice_equal(buf_slice(&one), a) || !slice_equal(buf_slice(&other), a))
		FAIL(triple, seed, "a side alone is not that side");
	buf_release(&one);
	buf_release(&other);
}

/* How many lines are this one. */
static size_t
count_line(struct slice text, struct slice line)
{
	size_t count = 0;

	while (text.len)
		count += slice_equal(slice_trim(slice_cut(&text, '\n')), line);
	return count;
}

static void
try_recipients(uint64_t seed)
{
	static const char *const pool[] = { "# laptop\n", "# desktop\n", "age1a\n", "age1b\n",
		"age1c\n", "age1d\n", "age1e\n", "\n", "# note\n", SERIAL("2"), SERIAL("3"),
		"age1f\r\n" };
	static const char *const keys[] = { "age1a", "age1b", "age1c", "age1d", "age1e", "age1f" };
	struct triple t;

	state_of_chance = seed;
	make_triple(&t, ".taut/recipients", pool, SIZE(pool));
	check_identities(".taut/recipients", &t, seed);
	for (size_t n = 0; n < SIZE(keys); n++) {
		struct slice key = slice_of(keys[n]);
		size_t was = count_line(buf_slice(&t.base), key);
		size_t a = count_line(buf_slice(&t.a), key), b = count_line(buf_slice(&t.b), key);
		size_t expected = a == was || a == b ? b : b == was ? a : a > was && b > was ?
			(a > b ? a : b) : SIZE_MAX;

		if (expected != SIZE_MAX && count_line(buf_slice(&t.out), key) != expected)
			FAIL(&t, seed, keys[n]);
	}
	release_triple(&t);
}

static bool
add_value(struct slice key, struct slice value, void *context)
{
	struct buf *out = context;

	buf_printf(out, "%.*s=%.*s\n", SLICE_ARG(key), SLICE_ARG(value));
	return true;
}

/* Every line "key=value" of one key; false if it is no config. */
static bool
values_of(const struct buf *text, const char *key, struct buf *out)
{
	struct buf all = BUF_INIT;
	struct err err = ERR_INIT;
	bool ok = config_read(buf_slice(text), "", add_value, &all, &err);

	for (struct slice rest = buf_slice(&all); ok && rest.len;) {
		struct slice line = slice_cut(&rest, '\n');

		if (slice_starts(line, key))
			buf_printf(out, "%.*s\n", SLICE_ARG(line));
	}
	buf_release(&all);
	return ok;
}

static size_t
count_of(const struct buf *text, const char *what)
{
	size_t count = 0, at;

	for (struct slice rest = buf_slice(text); (at = slice_find(rest, what)) != SLICE_NONE;
	     count++)
		rest = slice_from(rest, at + 1);
	return count;
}

/* Merged once more with a side that it has, it says no value once more. */
static void
check_again(const struct triple *t, uint64_t seed)
{
	const struct buf *const sides[] = { &t->a, &t->b };

	for (size_t n = 0; n < SIZE(sides); n++) {
		struct buf again = merge(".taut/config", buf_slice(&t->base), buf_slice(&t->out),
			buf_slice(sides[n]));

		if (count_of(&again, "# also: ") != count_of(&t->out, "# also: "))
			FAIL(t, seed, again.ptr);
		buf_release(&again);
	}
}

/* What a side set and the result has not is said in a comment. `lists`: the
 * lines "key=value" of the base, both sides and the result. */
static void
check_said(const struct triple *t, const char *key, const struct slice *lists, uint64_t seed)
{
	for (size_t n = 1; n < 3; n++)
		for (struct slice rest = lists[n]; rest.len;) {
			struct slice value = slice_from(slice_cut(&rest, '\n'), strlen(key));
			struct buf line = BUF_INIT, said = BUF_INIT;

			buf_printf(&line, "%s%.*s\n", key, SLICE_ARG(value));
			buf_printf(&said, "# also: %.*s = ", (int)strlen(key) - 1, key);
			if (slice_find_char(value, ';') == SLICE_NONE && value.len < 3)
				buf_printf(&said, "%.*s\n", SLICE_ARG(value));
			if (slice_find(lists[0], line.ptr) == SLICE_NONE &&
			    slice_find(lists[3], line.ptr) == SLICE_NONE &&
			    slice_find(buf_slice(&t->out), said.ptr) == SLICE_NONE)
				FAIL(t, seed, said.ptr);
			buf_release(&line);
			buf_release(&said);
		}
}

/* Three-way, or one of two; what both have stands. */
static void
check_key(const struct triple *t, const char *key, uint64_t seed)
{
	struct buf values[] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	struct slice lists[SIZE(values)];
	const struct buf *const texts[] = { &t->base, &t->a, &t->b, &t->out };

	for (size_t n = 0; n < SIZE(values); n++) {
		if (!values_of(texts[n], key, &values[n]) && n == SIZE(values) - 1)
			FAIL(t, seed, "not to be read");
		lists[n] = buf_slice(&values[n]);
	}
	bool ok = slice_equal(lists[1], lists[0]) ? slice_equal(lists[3], lists[2]) :
		slice_equal(lists[2], lists[0]) ? slice_equal(lists[3], lists[1]) :
		slice_equal(lists[3], lists[1]) || slice_equal(lists[3], lists[2]);

	if (!ok)
		FAIL(t, seed, key);
	check_said(t, key, lists, seed);
	for (size_t n = 0; n < SIZE(values); n++)
		buf_release(&values[n]);
}

static bool
has(const struct buf *text, const char *what)
{
	return slice_find(buf_slice(text), what) != SLICE_NONE;
}

static void
try_config(uint64_t seed)
{
	static const char *const pool[] = { "[a]\n", "[a]\n", "[b]\n", "[b] # of b\n",
		"[b \"C\"]\n", "\tx = 1\n", "\tx = 2\n", "\tx = 10 # ten\n", "x=2 ; two\n",
		"\ty = 1\n", "\ty\n", "\tz = \"a;b\"\n", "# one\n", "; two\n", "\t# three\n",
		"\n", "\tx = 1\\\n", "[a] y = 5\n", "\tz = 7\r\n", "# four\\\n" };
	static const char *const keys[] = { "a.x=", "a.y=", "a.z=", "b.x=", "b.y=", "b.z=",
		"b.C.x=", "b.C.y=", "b.C.z=" };
	static const char *const comments[] = { "# one", "; two", "# three", "# four\\", "# ten",
		"# of b" };
	static const char *const bad[] = { "what?\n", "[a\n", "\tx = \"1\n" };
	const char *lines[SIZE(pool) + 1];
	struct triple t;
	bool broken = seed % 16 == 0;

	state_of_chance = seed;
	memcpy(lines, pool, sizeof pool);
	lines[SIZE(pool)] = PICK(bad);
	make_triple(&t, ".taut/config", lines, SIZE(pool) + broken);
	check_identities(".taut/config", &t, seed);
	check_again(&t, seed);
	struct buf ignored = BUF_INIT;
	bool reads = values_of(&t.a, "", &ignored) && values_of(&t.b, "", &ignored);

	buf_release(&ignored);
	reads = reads && values_of(&t.base, "", &ignored);
	for (size_t n = 0; reads && n < SIZE(keys); n++)
		check_key(&t, keys[n], seed);
	for (size_t n = 0; n < SIZE(comments); n++)
		if ((has(&t.a, comments[n]) || has(&t.b, comments[n])) &&
		    !has(&t.base, comments[n]) && !has(&t.out, comments[n]))
			FAIL(&t, seed, comments[n]);
	buf_release(&ignored);
	release_triple(&t);
}

static void
test_random(void **state)
{
	uint64_t alone = setting("TAUT_SEED", 0);
	uint64_t first = alone ? alone : 1;
	uint64_t last = alone ? alone : setting("TAUT_CASES", ALL_CASES);

	(void)state;
	for (uint64_t seed = first; seed <= last; seed++) {
		try_recipients(seed);
		try_config(seed);
	}
}

static void
test_markers(void **state)
{
	static const struct { const char *text, *base, *ours, *theirs; } cases[] = {
		{ "", "", "", "" },
		{ "a\nb\n", "a\nb\n", "a\nb\n", "a\nb\n" },
		{ "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd", "a\nd", "a\nb\nd",
		  "a\nc\nd" },
		{ "<<<<<<< x\na\n||||||| y\nb\n=======\nc\n>>>>>>> z\n", "b\n", "a\n", "c\n" },
		{ "<<<<<<< x\na\n|||||||\nb\n=======\nc\n>>>>>>> z\n", "b\n", "a\n", "c\n" },
		{ "<<<<<<< x\r\na\r\n=======\r\nc\r\n>>>>>>> z\r\nd\r\n", "d\r\n", "a\r\nd\r\n",
		  "c\r\nd\r\n" },
		{ "<<<<<<< x\n=======\n>>>>>>> y", "", "", "" },
		{ "A\n=======\n<<<<<<< x\na\n=======\n>>>>>>> y\n||||||| b\n",
		  "A\n=======\n||||||| b\n", "A\n=======\na\n||||||| b\n",
		  "A\n=======\n||||||| b\n" },
		{ "<<<<<<< x\n>>>>>>>\n<<<<<<<<<\n=======\n====\n>>>>>>> y\n", "",
		  ">>>>>>>\n<<<<<<<<<\n", "====\n" },
		{ "<<<<<<< x\na\n=======\n>>>>>>> y\n<<<<<<< x\n=======\nb\n>>>>>>> y\n", "", "a\n",
		  "b\n" },
	};
	static const char *const broken[] = {
		"<<<<<<< x\n",
		"a\n>>>>>>> x\n",
		"<<<<<<< x\n=======\n",
		"<<<<<<< x\na\n>>>>>>> y\n",
		"<<<<<<< x\n=======\na\n=======\n>>>>>>> y\n",
		"<<<<<<< x\n<<<<<<< x\n=======\n>>>>>>> y\n=======\n>>>>>>> y\n",
		"<<<<<<< x\n||||||| y\n||||||| y\n=======\n>>>>>>> z\n",
		"<<<<<<< x\n=======\n||||||| y\n>>>>>>> z\n",
		"<<<<<<< x\n=======\n>>>>>>> z\n>>>>>>> z\n",
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf texts[3] = { BUF_INIT, BUF_INIT, BUF_INIT };

		assert_true(merge_split_markers(slice_of(cases[n].text), &texts[0], &texts[1],
			&texts[2]));
		assert_string_equal(texts[0].ptr, cases[n].base);
		assert_string_equal(texts[1].ptr, cases[n].ours);
		assert_string_equal(texts[2].ptr, cases[n].theirs);
		assert_int_equal(merge_has_markers(slice_of(cases[n].text)), n > 1);
		for (size_t k = 0; k < SIZE(texts); k++)
			buf_release(&texts[k]);
	}
	for (size_t n = 0; n < SIZE(broken); n++) {
		struct buf text = BUF_INIT;

		buf_add_text(&text, "kept");
		assert_false(merge_split_markers(slice_of(broken[n]), &text, &text, &text));
		assert_string_equal(text.ptr, "kept");
		buf_release(&text);
	}
}

/* What git makes of three texts, in each style, gives the sides back. */
static void
test_markers_of_git(void **state)
{
	static const char *const styles[] = { "", "--diff3", "--zdiff3" };
	static const char made[] = "cd %s && printf 'a\\nb\\nc\\nd\\n' >o && "
		"printf 'a\\nB1\\nsame\\nc\\nd\\n' >a && "
		"printf 'a\\nB2\\nsame\\nc\\nd\\ne\\n' >b && "
		"! git merge-file -p %s a o b >out";
	char folder[] = "/tmp/taut-markers.XXXXXX", line[512];

	(void)state;
	assert_non_null(mkdtemp(folder));
	for (size_t n = 0; n < SIZE(styles); n++) {
		struct buf text = BUF_INIT, base = BUF_INIT, ours = BUF_INIT, theirs = BUF_INIT;

		snprintf(line, sizeof line, made, folder, styles[n]);
		assert_int_equal(system(line), 0);
		snprintf(line, sizeof line, "%s/out", folder);
		FILE *file = fopen(line, "r");

		assert_non_null(file);
		buf_grown(&text, fread(buf_space(&text, 4096), 1, 4096, file));
		fclose(file);
		assert_true(merge_has_markers(buf_slice(&text)));
		assert_true(merge_split_markers(buf_slice(&text), &base, &ours, &theirs));
		assert_string_equal(ours.ptr, "a\nB1\nsame\nc\nd\ne\n");
		assert_string_equal(theirs.ptr, "a\nB2\nsame\nc\nd\ne\n");
		if (n == 1)
			assert_string_equal(base.ptr, "a\nb\nc\nd\ne\n");
		buf_release(&text);
		buf_release(&base);
		buf_release(&ours);
		buf_release(&theirs);
	}
	snprintf(line, sizeof line, "rm -r %s", folder);
	assert_int_equal(system(line), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_second_name),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_recipients),
		cmocka_unit_test(test_config),
		cmocka_unit_test(test_many_lines),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_markers),
		cmocka_unit_test(test_markers_of_git),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
