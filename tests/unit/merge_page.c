/* SPDX-License-Identifier: ISC */
/*
 * The rules of the merge, one by one: a base, two sides, what comes of them,
 * and which notes. Each is merged both ways round, and what comes of it again
 * with its sides.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "merge/merge.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

#define AGE(words) "```age\n-----BEGIN AGE ENCRYPTED FILE-----\n" words \
	"\n-----END AGE ENCRYPTED FILE-----\n```\n"
#define QUOTED(words) "> ```age\n> -----BEGIN AGE ENCRYPTED FILE-----\n> " words \
	"\n> -----END AGE ENCRYPTED FILE-----\n> ```\n"

/* `notes` as "twice 3, revived 5": what kind at which line. */
struct rule {
	const char *base, *a, *b, *merged, *notes;
};

static void
format_notes(struct buf *out, const struct merged *merged)
{
	for (size_t n = 0; n < merged->count; n++)
		buf_printf(out, "%s%s %zu", n ? ", " : "",
			merged->notes[n].kind == MERGE_TWICE ? "twice" : "revived",
			merged->notes[n].line);
}

static void
assert_merges(const char *base, const char *a, const char *b, const char *expected,
	const char *notes)
{
	struct merged merged = MERGED_INIT;
	struct buf said = BUF_INIT;

	merge_page(&merged, slice_of(base), slice_of(a), slice_of(b));
	assert_string_equal(merged.text.ptr, expected);
	format_notes(&said, &merged);
	if (notes)
		assert_string_equal(said.ptr, notes);
	buf_release(&said);
	merged_release(&merged);
}

static void
assert_rule(const struct rule *rule)
{
	const char *notes = rule->notes ? rule->notes : "";

	assert_merges(rule->base, rule->a, rule->b, rule->merged, notes);
	assert_merges(rule->base, rule->b, rule->a, rule->merged, notes);
	assert_merges(rule->base, rule->a, rule->base, rule->a, "");
	assert_merges(rule->base, rule->base, rule->b, rule->b, "");
	assert_merges(rule->base, rule->a, rule->a, rule->a, "");
}

/* A merge that meets one of its sides again is what it was. */
static void
assert_settled(const struct rule *rule)
{
	assert_merges(rule->base, rule->merged, rule->b, rule->merged, NULL);
	assert_merges(rule->base, rule->a, rule->merged, rule->merged, NULL);
	assert_merges(rule->a, rule->merged, rule->a, rule->merged, "");
}

static void
assert_rules(const struct rule *rules, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		assert_rule(&rules[n]);
		assert_settled(&rules[n]);
	}
}

/* Each side's change stands, wherever in the day it is. */
static void
test_apart(void **state)
{
	static const struct rule rules[] = {
		{ "# 2026-11-21\n\n## 08:00\n\nTea.\n\n## 20:00\n\nTired.\n",
		  "# 2026-11-21\n\n## 08:00\n\nGreen tea.\n\n## 20:00\n\nTired.\n",
		  "# 2026-11-21\n\n## 08:00\n\nTea.\n\n## 20:00\n\nTired, but glad.\n",
		  "# 2026-11-21\n\n## 08:00\n\nGreen tea.\n\n## 20:00\n\nTired, but glad.\n",
		  NULL },
		{ "a\n\nb\n\nc\n", "a\n\nb\n", "A and a\n\nb\n\nc\n", "A and a\n\nb\n", NULL },
		{ "a\n\nb\n\nc\n", "b\n\nc\n", "a\n\nb\n\nc\n\nd\n", "b\n\nc\n\nd\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

/* Both wrote new moments: by time, each whole. */
static void
test_moments(void **state)
{
	static const struct rule rules[] = {
		{ "# 2026-11-21\n\n## 08:00\n\nTea.\n",
		  "# 2026-11-21\n\n## 08:00\n\nTea.\n\n## 21:00\n\nNight.\n",
		  "# 2026-11-21\n\n## 08:00\n\nTea.\n\n## 12:00\n\nNoon.\n\n### In the way\n\n"
		  "Rain.\n",
		  "# 2026-11-21\n\n## 08:00\n\nTea.\n\n## 12:00\n\nNoon.\n\n### In the way\n\n"
		  "Rain.\n"
		  "\n## 21:00\n\nNight.\n", NULL },
		/* of one minute: both stand; equal ones once */
		{ "# d\n", "# d\n\n## 12:00\n\nOne.\n", "# d\n\n## 12:00\n\nOther.\n",
		  "# d\n\n## 12:00\n\nOne.\n\n## 12:00\n\nOther.\n", NULL },
		{ "# d\n", "# d\n\n## 12:00\n\nOne.\n",
		  "# d\n\n## 12:00\n\nOne.\n\n## 13:00\n\nx\n",
		  "# d\n\n## 12:00\n\nOne.\n\n## 13:00\n\nx\n", NULL },
		/* a page that only one had, and the other made too */
		{ "", "# 2026-11-21\n\n## 08:00\n\nA\n", "# 2026-11-21\n\n## 09:00\n\nB\n",
		  "# 2026-11-21\n\n## 08:00\n\nA\n\n## 09:00\n\nB\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

/* What both added is one only in one gap, or if it says much. */
static void
test_repeated(void **state)
{
	static const struct rule rules[] = {
		{ "# d\n\nMorning:\n\n- slept well\n\nEvening:\n\n- Ana\n",
		  "# d\n\nMorning:\n\n- slept well\n- the sun\n\nEvening:\n\n- Ana\n",
		  "# d\n\nMorning:\n\n- slept well\n\nEvening:\n\n- Ana\n- the sun\n",
		  "# d\n\nMorning:\n\n- slept well\n- the sun\n\nEvening:\n\n- Ana\n- the sun\n",
		  NULL },
		{ "Did I run?\n\nDid I sleep?\n", "Did I run?\n\nYes.\n\nDid I sleep?\n",
		  "Did I run?\n\nDid I sleep?\n\nYes.\n",
		  "Did I run?\n\nYes.\n\nDid I sleep?\n\nYes.\n", NULL },
		{ "Did I run?\n", "Did I run?\n\nYes.\n", "Did I run?\n\nYes.\n\nFar.\n",
		  "Did I run?\n\nYes.\n\nFar.\n", NULL },
		{ "One.\n\nTwo.\n", "One.\n\nIn the end we sat by the sea until dark.\n\nTwo.\n",
		  "One.\n\nTwo.\n\nIn the end we sat by the sea until dark.\n",
		  "One.\n\nIn the end we sat by the sea until dark.\n\nTwo.\n", NULL },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rules); n++)
		assert_rule(&rules[n]);
}

/* `In the way` stands under many moments: each is its own. */
static void
test_chain_of_headings(void **state)
{
	static const struct rule rules[] = {
		{ "## 08:00\n\na\n\n### In the way\n\nrain\n\n## 09:00\n\nb\n\n### In the way\n\n"
		  "snow\n",
		  "## 08:00\n\na\n\n## 09:00\n\nb\n\n### In the way\n\nsnow\n",
		  "## 08:00\n\na\n\n### In the way\n\nrain\n\n## 09:00\n\nb\n\n### In the way\n\n"
		  "snow now\n",
		  "## 08:00\n\na\n\n## 09:00\n\nb\n\n### In the way\n\nsnow now\n", NULL },
		/* the day's heading goes: the day is not doubled */
		{ "# 2026-11-21\n\n## 08:00\n\na\n", "## 08:00\n\na\n",
		  "# 2026-11-21\n\n## 08:00\n\na b\n", "## 08:00\n\na b\n", NULL },
		/* the same section added by both is one */
		{ "# Health\n\nx\n", "# Health\n\nx\n\n## Plan\n\n- run\n",
		  "# Health\n\nx\n\n## Plan\n\n- swim\n",
		  "# Health\n\nx\n\n## Plan\n\n- run\n- swim\n",
		  NULL },
		/* a heading that was changed, and text under it */
		{ "## Plan\n\n- run\n", "## My plan\n\n- run\n", "## Plan\n\n- run\n- swim\n",
		  "## My plan\n\n- run\n- swim\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

/* Without a body only the heading tells which is which. */
static void
test_empty_sections(void **state)
{
	static const struct rule rules[] = {
		{ "## A\n", "### C\n\nx\n", "## B\n\nYes.\n", "### C\n\nx\n\n## B\n\nYes.\n", NULL },
		{ "# Health\n\n## Vision\n\nI run.\n\n## Notes\n",
		  "# Health\n\n## Vision\n\nI run.\n\n## Plan\n\n### This week\n\n- run\n",
		  "# Health\n\n## Vision\n\nI run.\n\n## Results\n\n### Big\n\n- 8 km\n",
		  "# Health\n\n## Vision\n\nI run.\n\n## Plan\n\n### This week\n\n- run\n\n"
		  "## Results\n\n### Big\n\n- 8 km\n", NULL },
		{ "# 2026-11-21\n\n### Tomorrow\n",
		  "# 2026-11-21\n\n## 09:00\n\n### Tomorrow\n\nWork on the report.\n",
		  "# 2026-11-21\n\n## 08:00\n\n### Tomorrow\n\nRest and read.\n",
		  "# 2026-11-21\n\n## 08:00\n\n### Tomorrow\n\nRest and read.\n\n## 09:00\n\n"
		  "### Tomorrow\n\nWork on the report.\n", NULL },
		{ "# d\n\n## 08:00\n\n## 09:00\n\nx\n",
		  "# d\n\n## 08:15 Breakfast\n\n### From Ana\n\nhello\n\n## 09:00\n\nx\n",
		  "# d\n\n## 07:50 Run\n\n### In the way\n\nrain\n\n## 09:00\n\nx\n",
		  "# d\n\n## 07:50 Run\n\n### In the way\n\nrain\n\n"
		  "## 08:15 Breakfast\n\n### From Ana\n\nhello\n\n## 09:00\n\nx\n", NULL },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rules); n++)
		assert_rule(&rules[n]);
}

/* What a side moved stands where that has it, with what the other changed. */
static void
test_moved(void **state)
{
	static const struct rule rules[] = {
		{ "## A\n\n- run [to:: 8] ^run\n\n## B\n\n- x ^x\n",
		  "## A\n\n## B\n\n- x ^x\n- run [to:: 8] ^run\n",
		  "## A\n\n- run [to:: 9] ^run\n\n## B\n\n- x ^x\n",
		  "## A\n\n## B\n\n- x ^x\n- run [to:: 9] ^run\n", NULL },
		{ "one two three\n\nb\n\nc\n", "b\n\nc\n\none two three\n",
		  "one two three\n\nb\n\nc changed\n", "b\n\nc changed\n\none two three\n", NULL },
		/* moved here, deleted there: gone */
		{ "one\n\nb\n\nc\n", "b\n\nc\n\none\n", "b\n\nc\n", "b\n\nc\n", NULL },
		/* each under the other, one on each side: nothing vanishes */
		{ "# One\n\na\n\n# Two\n\nb\n", "# Two\n\nb\n\n## One\n\na\n",
		  "# One\n\na\n\n## Two\n\nb\n", "## One\n\na\n\n## Two\n\nb\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules) - 1);
	assert_rule(&rules[SIZE(rules) - 1]);
}

static void
test_deleted(void **state)
{
	static const struct rule rules[] = {
		{ "a\n\nb\n\nc\n", "a\n\nc\n", "a\n\nb\n\nc c\n", "a\n\nc c\n", NULL },
		/* changed: it lives, not its neighbours */
		{ "## P\n\none two three\n\nfour\n\n## Q\n\nx\n", "## Q\n\nx\n",
		  "## P\n\none two three 3\n\nfour\n\n## Q\n\nx\n",
		  "## P\n\none two three 3\n\n## Q\n\nx\n", "revived 3" },
		/* an item lives while one nested in it does */
		{ "- a\n  - one two three\n  - x\n- b\n", "- b\n",
		  "- a\n  - one two three 3\n  - x\n- b\n",
		  "- a\n  - one two three 3\n- b\n", "revived 2" },
		{ "- a\n  - x\n  - y\n- b\n", "- a\n  - x\n- b\n", "- b\n", "- b\n", NULL },
		/* one whose own lines were changed lives with all that is in it */
		{ "- [ ] call Ana ^call\n  - ask about the key\n  - and the bread\n- b\n", "- b\n",
		  "- [x] call Ana [completion:: 2026-11-21] ^call\n  - ask about the key\n"
		  "  - and the bread\n- b\n",
		  "- [x] call Ana [completion:: 2026-11-21] ^call\n  - ask about the key\n"
		  "  - and the bread\n- b\n", "revived 1" },
		/* a moment under which the other side added a heading */
		{ "## 08:00\n\na\n\n## 09:00\n\nb\n", "## 09:00\n\nb\n",
		  "## 08:00\n\na\n\n### In the way\n\nrain\n\n## 09:00\n\nb\n",
		  "## 08:00\n\n### In the way\n\nrain\n\n## 09:00\n\nb\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

/* Prose that both changed: by line, then by sentence. */
static void
test_prose(void **state)
{
	static const struct rule rules[] = {
		{ "I ran. It rained. I slept.\n", "I ran far. It rained. I slept.\n",
		  "I ran. It rained. I slept well.\n", "I ran far. It rained. I slept well.\n",
		  NULL },
		{ "one day\ntwo\nthree then\n", "One day\ntwo\nthree then\n",
		  "one day\ntwo\nthree now\n", "One day\ntwo\nthree now\n", NULL },
		/* two additions at one point: the smaller first */
		{ "Tea.\n", "Tea. Then bread.\n", "Tea. Rain.\n", "Tea. Rain. Then bread.\n",
		  NULL },
		/* one sentence in two ways */
		{ "I ran three km.\n\nx\n", "I ran four km.\n\nx\n", "I ran five km.\n\nx\n",
		  "I ran five km.\n\n> [!twice]\n> I ran four km.\n\nx\n", "twice 3" },
		/* what is that already is not quoted again */
		{ "> [!twice]\n> one two three\n", "> [!twice]\n> one two three a\n",
		  "> [!twice]\n> one two three b\n",
		  "> [!twice]\n> one two three a\n\n> [!twice]\n> one two three b\n", "twice 4" },
		{ "```\na b\n```\n", "```\na b c\n```\n", "```\na b d\n```\n",
		  "```\na b c\n```\n\n> [!twice]\n> ```\n> a b d\n> ```\n", "twice 5" },
		{ "```\na\nb\nc\n```\n", "```\nA a\nb\nc\n```\n", "```\na\nb\nc C\n```\n",
		  "```\nA a\nb\nc C\n```\n", NULL },
		{ "## One\n\nx y z\n", "## Two\n\nx y z\n", "## Three\n\nx y z\n",
		  "## Two\n\n> [!twice]\n> ## Three\n\nx y z\n", "twice 3" },
		/* lines broken elsewhere are no change of a sentence */
		{ "Today it rained and it was\ngood. Then we had tea\nand bread. All well.\n",
		  "Today it rained and it was good. Then\nwe had tea and bread. All well.\n",
		  "Today it rained and it was\ngood. Then we had tea\nand cake. All well.\n",
		  "Today it rained and it was good. Then we had tea\nand cake. All well.\n", NULL },
		{ "<!-- a b\nc\nd -->\n", "<!-- a b B\nc\nd -->\n", "<!-- a b\nc\nd D -->\n",
		  "<!-- a b B\nc\nd D -->\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

static void
test_front_matter(void **state)
{
	static const struct rule rules[] = {
		{ "---\na: 1\nb: 2\nc: 3\n---\nx\n", "---\na: 2\nb: 2\nc: 3\n---\nx\n",
		  "---\na: 1\nb: 2\nc: 4\n---\nx\n", "---\na: 2\nb: 2\nc: 4\n---\nx\n", NULL },
		{ "x\n", "---\na: 1\n---\nx\n", "x\n\ny\n", "---\na: 1\n---\nx\n\ny\n", NULL },
		{ "x\n", "---\na: 1\n---\nx\n", "---\nb: 1\n---\nx\n",
		  "---\na: 1\nb: 1\n---\nx\n", NULL },
		{ "---\na: 1\n---\nx\n", "---\na: 2\n---\nx\n", "---\na: 3\n---\nx\n",
		  "---\na: 2\n---\n\n> [!twice]\n> ---\n> a: 3\n> ---\n\nx\n", "twice 5" },
		/* a rule that comes to stand first is none of it */
		{ "t\n\n---\n\nx\n", "---\n\nx\n", "t\n\n---\n\nx\n\n---\n",
		  "\n---\n\nx\n\n---\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

static void
test_item_parts(void **state)
{
	static const struct rule rules[] = {
		{ "- [ ] run ^run\n", "- [x] run ^run\n", "- [ ] run far [to:: 8] ^run\n",
		  "- [x] run far [to:: 8] ^run\n", NULL },
		/* `x` over `-` over others over a space */
		{ "- [ ] run\n", "- [x] run\n", "- [-] run\n", "- [x] run\n", NULL },
		{ "- [ ] run\n", "- [/] run\n", "- [-] run\n", "- [-] run\n", NULL },
		/* an id added by taut on one side, words edited on the other */
		{ "- run three km\n", "- run three km ^run\n", "- run four km\n",
		  "- run four km ^run\n", NULL },
		/* lists of values; `due` the latest, `completion` the earliest */
		{ "- a b [for:: x] ^a\n", "- a b [for:: x] [for:: z] ^a\n",
		  "- a b [for:: x] [for:: y] ^a\n", "- a b [for:: x] [for:: y] [for:: z] ^a\n",
		  NULL },
		{ "- a b [for:: x] [for:: y] ^a\n", "- a b [for:: y] ^a\n",
		  "- a b [for:: x] [for:: y] [for:: z] ^a\n", "- a b [for:: y] [for:: z] ^a\n",
		  NULL },
		{ "- a b [due:: 2026-01-01]\n", "- a b [due:: 2026-02-01]\n",
		  "- a b [due:: 2026-03-01]\n", "- a b [due:: 2026-03-01]\n", NULL },
		{ "- [ ] a b\n", "- [x] a b [completion:: 2026-02-01]\n",
		  "- [x] a b [completion:: 2026-03-01]\n",
		  "- [x] a b [completion:: 2026-02-01]\n", NULL },
		{ "- [ ] a b\n", "- [x] a b [completion:: 2026-11-20]\n",
		  "- [x] a b ✅ 2026-11-21\n", "- [x] a b [completion:: 2026-11-20]\n", NULL },
		/* one value changed in two ways */
		{ "- a b [to:: 8] ^a\n", "- a b [to:: 9] ^a\n", "- a b [to:: 7] ^a\n",
		  "- a b [to:: 7] [to:: 9] ^a\n", "twice 1" },
		{ "- a b [to:: 8] [by:: x] ^a\n", "- a b [to:: 9] [by:: x] ^a\n",
		  "- a b [to:: 8] [by:: y] ^a\n", "- a b [to:: 9] [by:: y] ^a\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

static void
test_item_words(void **state)
{
	static const struct rule rules[] = {
		/* with an id: one item, the other words below */
		{ "- run three km [to:: 3] ^run\n- x\n", "- run four km [to:: 4] ^run\n- x\n",
		  "- run five long km [to:: 3] ^run\n- x\n",
		  "- run four km [to:: 4] ^run\n  > [!twice]\n  > run five long km\n- x\n",
		  "twice 2" },
		/* without: both items stand */
		{ "- run three km\n", "- run four km\n", "- run five long km\n",
		  "- run four km\n- run five long km\n", "twice 2" },
		/* events stay whole */
		{ "- ease [is:: 4] [for:: e]\n", "- ease [is:: 5] [for:: e]\n",
		  "- ease [is:: 4] [for:: e] [because:: x]\n",
		  "- ease [is:: 5] [for:: e]\n- ease [is:: 4] [for:: e] [because:: x]\n",
		  "twice 2" },
		/* a result that was let go is none: an event has no id */
		{ "- quiet evenings [to:: 8] ^quiet\n",
		  "- quiet evenings [to:: 8] [let-go:: 2026-11-21] ^quiet\n",
		  "- quiet evenings [to:: 8] [focus:: 2026] ^quiet\n",
		  "- quiet evenings [to:: 8] [focus:: 2026] [let-go:: 2026-11-21] ^quiet\n",
		  NULL },
		{ "- [ ] ease [to:: 8] ^ease\n", "- [x] ease [to:: 8] [enough:: 7] ^ease\n",
		  "- [ ] ease [to:: 9] ^ease\n", "- [x] ease [to:: 9] [enough:: 7] ^ease\n",
		  NULL },
		/* two ids: both stand */
		{ "- run far\n", "- run far ^run\n", "- run far ^far\n",
		  "- run far ^far\n- run far ^run\n", "twice 2" },
		/* added on both: the same id and words are one item */
		{ "x\n", "x\n\n- run [to:: 3] ^run\n", "x\n\n- run [due:: 2026-01-01] ^run\n",
		  "x\n\n- run [to:: 3] [due:: 2026-01-01] ^run\n", NULL },
		{ "x\n", "x\n\n- run ^run\n", "x\n\n- walk ^run\n",
		  "x\n\n- run ^run\n- walk ^run\n", NULL },
		/* what is nested */
		{ "- a ^a\n  - 2: x\n  - 8: y\n", "- a ^a\n  - 2: x\n  - 5: m\n  - 8: y\n",
		  "- a b ^a\n  - 2: x\n  - 8: y y\n",
		  "- a b ^a\n  - 2: x\n  - 5: m\n  - 8: y y\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

/* Private passages are never cut and never quoted, sealed or not. */
static void
test_sealed(void **state)
{
	static const struct rule rules[] = {
		{ "a\n\n" AGE("YQ") "\nb\n", "a\n\n" AGE("Yg") "\nb\n", "a\n\n" AGE("YQ") "\nb b\n",
		  "a\n\n" AGE("Yg") "\nb b\n", NULL },
		{ "a\n\n" AGE("YQ") "\nb\n", "a\n\n" AGE("Yg") "\nb\n", "a\n\n" AGE("Yw") "\nb\n",
		  "a\n\n" AGE("Yg") "\n" AGE("Yw") "\nb\n", "twice 9" },
		{ QUOTED("YQ"), QUOTED("Yg"), QUOTED("Yw"), QUOTED("Yg") "\n" QUOTED("Yw"),
		  "twice 7" },
		{ "", "```private\nA\n```\n", "```private\nB\n\nC\n```\n",
		  "```private\nA\n```\n\n```private\nB\n\nC\n```\n", NULL },
		{ "- a\n\n  ```private\n  A\n  ```\n", "- a\n\n  ```private\n  B\n  ```\n",
		  "- a\n\n  ```private\n  C\n  ```\n",
		  "- a\n\n  ```private\n  B\n  ```\n\n  ```private\n  C\n  ```\n", "twice 7" },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

static void
test_bytes(void **state)
{
	static const struct rule rules[] = {
		/* another editor's endings are no change of a line */
		{ "a\n\nb\n", "a\r\n\r\nb\r\n", "a\n\nb c\n", "a\r\n\r\nb c\r\n", NULL },
		{ "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n\r\nc\r\n", "a\n\nb\n", "a\n\nb\n\nc\n", NULL },
		{ "a\n\nb\r\n", "a\n\nb\r\n\r\nc\r\n", "x a\n\nb\r\n", "x a\n\nb\r\n\r\nc\r\n",
		  NULL },
		{ "a\n\nb\n", "a\n\nb", "a c\n\nb\n", "a c\n\nb", NULL },
		{ "a\n\nb\n", "\xEF\xBB\xBF" "a\n\nb\n", "a\n\nb c\n",
		  "\xEF\xBB\xBF" "a\n\nb c\n", NULL },
		{ "a\n\nb \xFF\n", "a a\n\nb \xFF\n", "a\n\nb \xFF \xFE\n", "a a\n\nb \xFF \xFE\n",
		  NULL },
		{ "a\r\rb\r", "a a\r\rb\r", "a\r\rb c\r", "a a\r\rb c\r", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

/* Where two meet that did not, each stays what it is. */
static void
test_seams(void **state)
{
	static const struct rule rules[] = {
		/* a paragraph behind a paragraph */
		{ "x\n\n- a\n- b\n", "x\n\nnew\n- a\n- b\n", "x\n\nother\n- a\n- b\n",
		  "x\n\nnew\n\nother\n- a\n- b\n", NULL },
		{ "a\n", "a\n\n- one\n", "a\n\ntexts\n", "a\n\n- one\n\ntexts\n", NULL },
		/* items follow items */
		{ "- a\n", "- a\n- one\n", "- a\n- two\n", "- a\n- one\n- two\n", NULL },
		/* the first one's blank line is the heading's */
		{ "## Plan\n\n- a a\n- b b\n- c c\n", "## Plan\n\n- b b\n- c c\n",
		  "## Plan\n\n- new\n- a a\n- b b\n- c c\n", "## Plan\n\n- new\n- b b\n- c c\n",
		  NULL },
		{ "## R\n\n- ease ^e\n- Sundays ^s\n", "## R\n\n- Sundays ^s\n",
		  "## R\n\n- at ease ^e\n- Sundays ^s\n",
		  "## R\n\n- at ease ^e\n- Sundays ^s\n", "revived 3" },
		/* indented, it would be part of the item above */
		{ "x\n", "x\n\n- item\n", "x\n\n    code\n",
		  "x\n\n- item\n\n<!-- -->\n\n    code\n", NULL },
	};

	(void)state;
	assert_rules(rules, SIZE(rules));
}

/* An open fence or comment would swallow the other side's day; it is closed,
 * and is another one then. */
static void
test_open(void **state)
{
	static const struct rule rules[] = {
		{ "a\n", "a\n\n```\nopen\n", "a\n\n## 21:00\n\nnight\n",
		  "a\n\n```\nopen\n```\n\n## 21:00\n\nnight\n", NULL },
		{ "a\n", "a\n\n<!-- open\n", "a\n\n## 21:00\n\nnight\n",
		  "a\n\n<!-- open\n-->\n\n## 21:00\n\nnight\n", NULL },
		{ "a\n", "a\n\n- b\n\n  ~~~~\n  open\n", "a\n\n## 21:00\n\nnight\n",
		  "a\n\n- b\n\n  ~~~~\n  open\n\n## 21:00\n\nnight\n", NULL },
		{ "", "```private\nA\n", "```private\nBB\n```\n",
		  "```private\nA\n```\n\n```private\nBB\n```\n", NULL },
		{ "", "> ~~~private\n> A\n", "> ~~~private\n> BB\n> ~~~\n",
		  "> ~~~private\n> A\n> ~~~\n\n> ~~~private\n> BB\n> ~~~\n", NULL },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rules); n++)
		assert_rule(&rules[n]);
}

/* The notes are by line, and none is made for what is clean. */
static void
test_notes(void **state)
{
	(void)state;
	assert_merges("one two three\n\nx\n\n- a b ^a\n", "one two three 3\n\nx\n\n- a c ^a\n",
		"x\n\n- a d e ^a\n",
		"one two three 3\n\nx\n\n- a c ^a\n  > [!twice]\n  > a d e\n",
		  "revived 1, twice 6");
}

/* Any bytes at all: bounded, and the same both ways round. */
static void
test_large(void **state)
{
	static const char *const parts[] = { "> ", "> a\n", "- ", "- a\n", "  - ", "  - a\n",
		"- a\n  - b\n", "```\n", "a\n", "a\n\n", "<!--", "<!--\n", "#\n", "[a:: b]",
		"- a [a:: b]\n", "`", "1. a\n\n", "## 09:00\n", "---\n", "\r" };

	(void)state;
	for (size_t n = 0; n < SIZE(parts); n++) {
		struct buf texts[3] = { BUF_INIT, BUF_INIT, BUF_INIT };
		struct merged one = MERGED_INIT, two = MERGED_INIT;

		for (size_t i = 0; i < 3; i++) {
			buf_add_repeat(&texts[i], parts[n], 20000 + i);
			buf_printf(&texts[i], "%zu", i);
		}
		merge_page(&one, buf_slice(&texts[0]), buf_slice(&texts[1]), buf_slice(&texts[2]));
		merge_page(&two, buf_slice(&texts[0]), buf_slice(&texts[2]), buf_slice(&texts[1]));
		assert_true(slice_equal(buf_slice(&one.text), buf_slice(&two.text)));
		assert_int_equal(one.count, two.count);
		merged_release(&one);
		merged_release(&two);
		for (size_t i = 0; i < 3; i++)
			buf_release(&texts[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_apart),
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_repeated),
		cmocka_unit_test(test_chain_of_headings),
		cmocka_unit_test(test_empty_sections),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_deleted),
		cmocka_unit_test(test_prose),
		cmocka_unit_test(test_front_matter),
		cmocka_unit_test(test_item_parts),
		cmocka_unit_test(test_item_words),
		cmocka_unit_test(test_sealed),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_seams),
		cmocka_unit_test(test_open),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_large),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
