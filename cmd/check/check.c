/* SPDX-License-Identifier: ISC */
/*
 * check: an honest look at what is so. Facts come before the number, and the
 * last number is not shown before the new one is given.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/check/flow.h"
#include "cmd/check/paste.h"
#include "cmd/confide.h"
#include "cmd/correct.h"
#include "cmd/edit/edit.h"
#include "cmd/hint.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "cmd/private_areas.h"
#include "journal/entry.h"

#define FACTS _("What is so, in a fact or two?")
#define HINDRANCE _("What in you gets in the way?")

static struct {
	const char *facts, *hindrance, *on, *from;
	bool correct, private, clear, editor;
} opt;

static const struct opt opts[] = {
	{ 'm', "message", N_("FACTS"), NULL, &opt.facts, NULL,
		N_("what is so, in words (- reads it)") },
	{ 'w', "in-the-way", N_("HINDRANCE"), NULL, &opt.hindrance, NULL,
		N_("what in you gets in the way") },
	{ 'e', "editor", NULL, &opt.editor, NULL, NULL,
		N_("answer the questions in the editor, all in one text") },
	{ 0, "on", N_("DATE"), NULL, &opt.on, NULL, N_("the day of the look") },
	{ 0, "from", N_("NAME"), NULL, &opt.from, NULL,
		N_("another's view; it stands beside yours") },
	{ 'p', "private", NULL, &opt.private, NULL, NULL,
		N_("seal the words; numbers, names and steps stay clear") },
	{ 0, "no-private", NULL, &opt.clear, NULL, NULL,
		N_("do not, though private.areas names the area") },
	{ 0, "correct", NULL, &opt.correct, NULL, NULL, N_("mend the last reading in its place") },
	{ 0 }
};

struct given {
	struct checking checking;
	bool private; /* the words are to be sealed */
};

/* A number beside its result, and a result named twice. */
static bool
check_targets(const struct checking *checking, struct err *err)
{
	struct decimal number;

	for (size_t n = 0; n < checking->count; n++) {
		const char *name = checking->targets[n].name;

		if (n > 0 && !checking->targets[n].value.ptr &&
		    decimal_parse_typed(slice_of(name), &number)) {
			err_set(err, ERR_USAGE, "'%s' is no area or result", name);
			return err_hint(err, "taut check %s=%s",
				checking->targets[n - 1].name, name);
		}
		for (size_t m = 0; m < n; m++)
			if (strcmp(checking->targets[m].name, name) == 0)
				return err_set(err, ERR_USAGE, "'%s' is named twice", name);
	}
	return true;
}

static void
split_targets(struct checking *checking, int argc, char **argv)
{
	for (int n = 0; n < argc; n++) {
		const char *equals = strchr(argv[n], '=');

		checking_add(checking, equals ? (struct slice){ argv[n],
			(size_t)(equals - argv[n]) } : slice_of(argv[n]),
			equals ? slice_of(equals + 1) : (struct slice){ NULL, 0 });
	}
	checking->targets[0].words = checking_add_words(checking);
}

/*
 * Whether the words are sealed is decided here, before there are any: by -p, or
 * since private.areas names an area that is looked at. Words of the command
 * line are no longer private; and there has to be somebody to seal to.
 */
static bool
decide(struct given *given, const struct areas *areas, const bool *looked, struct err *err)
{
	struct session *session = given->checking.session;

	if (!given->private && !opt.clear) {
		if (!private_areas_check(session, areas, err))
			return false;
		for (size_t n = 0; n < areas->count; n++)
			given->private = given->private || (looked[n] &&
				private_areas_has(session, &areas->items[n]));
	}
	if (given->private && opt.from && !opt.private)
		warn("names behind --from are always clear");
	if (!given->private)
		return true;
	if ((opt.facts && strcmp(opt.facts, "-") != 0) || opt.hindrance)
		return confide_refuse(err, "taut check -p RESULT=VALUE");
	return keys_ready(session, err);
}

/* The words of -p: a person is asked for them, a program pipes them in. */
static bool
read_private(struct given *given, struct words *words, struct err *err)
{
	struct session *session = given->checking.session;

	if (!opt.facts && !session->ask) {
		err_set(err, ERR_USAGE, "there are no words to seal");
		return err_hint(err, "taut check -p %s -m - <FILE, or on a terminal",
			given->checking.targets[0].name);
	}
	return confide_text(session, FACTS, ENTRY_MAX, &words->facts, err) &&
		(!session->ask || opt.facts ||
		confide_line(session, HINDRANCE, &words->hindrance, err));
}

static bool
read_words(struct given *given, struct words *words, struct err *err)
{
	char *stdin_words[] = { (char[]){ "-" } };

	if (given->private)
		return read_private(given, words, err);
	if (opt.hindrance)
		buf_add_text(&words->hindrance, opt.hindrance);
	if (opt.facts && strcmp(opt.facts, "-") == 0)
		return text_given(1, stdin_words, ENTRY_MAX, &words->facts, err);
	if (opt.facts)
		buf_add_text(&words->facts, opt.facts);
	return true;
}

/* Words that were typed, or read from a pipe, stand nowhere else. */
static void
keep_words(const struct given *given, const struct words *words, struct err *err)
{
	struct buf kept = BUF_INIT;

	buf_wiped_room(&kept, words->facts.len + words->hindrance.len + 1);
	buf_add(&kept, buf_slice(&words->facts));
	if (words->facts.len && words->hindrance.len)
		buf_add_char(&kept, '\n');
	buf_add(&kept, buf_slice(&words->hindrance));
	if (given->private || (opt.facts && strcmp(opt.facts, "-") == 0))
		edit_keep(given->checking.session, "check", buf_slice(&kept), given->private, err);
	buf_wipe(&kept);
}

/* What is named, with a value that it takes: for words that are yet to be read
 * an error comes too late in the change. */
static bool
decide_named(struct given *given, struct err *err)
{
	struct checking *checking = &given->checking;
	struct areas areas = { 0 };
	bool ok = areas_read(&areas, &checking->session->journal.store, NULL, err);
	bool *looked = mem_alloc(areas.count, sizeof *looked);

	for (size_t n = 0; ok && n < checking->count; n++) {
		const struct target *target = &checking->targets[n];
		struct maybe value;
		struct name name;

		ok = checking_find(&areas, target, &name, err) && (!target->value.ptr ||
			reading_given(target->value, name.result, &value, err));
		if (ok)
			looked[name.area ? (size_t)(name.area - areas.items) :
				name.result->area] = true;
	}
	ok = ok && decide(given, &areas, looked, err);
	free(looked);
	areas_release(&areas);
	return ok;
}

static bool
check_options(struct err *err)
{
	if (opt.private && (opt.clear || opt.correct))
		return err_set(err, ERR_USAGE, opt.clear ? "-p or --no-private, not both" :
			N_("--correct mends a number, which stays clear: it takes no -p"));
	if (opt.from && !text_is_utf8(slice_of(opt.from)))
		return err_set(err, ERR_FORMAT, "the name is not valid UTF-8");
	return !opt.from || slice_trim(slice_of(opt.from)).len ||
		err_set(err, ERR_USAGE, "--from needs a name");
}

/* A look that the command line says. */
static bool
check_named(struct given *given, int argc, char **argv, struct err *err)
{
	struct checking *checking = &given->checking;
	bool asks = opt.private || opt.facts || opt.hindrance || opt.from;

	split_targets(checking, argc, argv);
	struct words *words = &checking->words[0];
	bool ok = check_targets(checking, err) && (!asks || decide_named(given, err)) &&
		read_words(given, words, err);

	if (ok && given->private) {
		confide_fence(&words->facts);
		confide_fence(&words->hindrance);
	}
	if (!ok || !checking_save(checking, err)) {
		keep_words(given, words, err);
		return false;
	}
	return true;
}

/* Somebody else's look with neither a number nor words on the line: what came
 * back of a card. */
static bool
is_pasted(int argc, char **argv)
{
	return opt.from && !opt.facts && !opt.hindrance && !opt.editor && argc <= 1 &&
		(argc == 0 || !strchr(argv[0], '='));
}

static bool
check_pasted(struct checking *checking, int argc, char **argv, struct err *err)
{
	const struct paste_opts paste = { .private = opt.private, .clear = opt.clear };

	return paste_run(checking, &paste, argc ? argv[0] : NULL, err);
}

/* Nothing says what is so: it is asked for, or read. */
static bool
is_asked(const struct session *session, int argc, char **argv)
{
	for (int n = 0; n < argc; n++)
		if (strchr(argv[n], '='))
			return false;
	if (argc == 0 || opt.editor)
		return true;
	return session->ask && !opt.private && !opt.facts && !opt.hindrance && !opt.from;
}

static bool
check_asked(struct checking *checking, int argc, char **argv, struct err *err)
{
	const struct flow_opts flow = { .facts = opt.facts, .hindrance = opt.hindrance,
		.private = opt.private, .clear = opt.clear, .editor = opt.editor };

	if (opt.from || (opt.facts && strcmp(opt.facts, "-") == 0)) {
		err_set(err, ERR_USAGE, "what is checked?");
		return err_hint(err, "taut check RESULT=VALUE, or taut check AREA -m 'what is so'");
	}
	if (flow_run(checking, &flow, argc, argv, err))
		return true;
	if (err->kind == ERR_NOTHING && !checking->session->ask && !opt.editor) {
		err_set(err, ERR_USAGE, "what is checked?");
		return err_hint(err, "taut check RESULT=VALUE, or taut check AREA -m 'what is so'");
	}
	return false;
}

/* Of what is private there is none: it is fenced by now. */
static void
hint_facts(const struct checking *checking)
{
	struct buf facts = BUF_INIT;
	size_t len = 0;

	for (size_t n = 0; n < checking->words_count; n++)
		len += checking->words[n].facts.len + 2;
	buf_wiped_room(&facts, len);
	for (size_t n = 0; n < checking->words_count; n++) {
		buf_add(&facts, buf_slice(&checking->words[n].facts));
		buf_add_text(&facts, "\n\n");
	}
	hints_say(checking->session, HINT_REALITY, buf_slice(&facts));
	buf_wipe(&facts);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct given given = { .checking = CHECKING_INIT, .private = opt.private };
	struct checking *checking = &given.checking;

	checking->session = session;
	checking->from = opt.from;
	checking->day = session->clock.day;
	bool ok = check_options(err) &&
		(!opt.on || past_given(session, opt.on, &checking->day, err));

	if (ok && opt.correct)
		ok = correct_run(session, argc, argv, opt.on ? checking->day : DAY_NONE, err);
	else if (ok && is_pasted(argc, argv))
		ok = check_pasted(checking, argc, argv, err);
	else if (ok && is_asked(session, argc, argv))
		ok = check_asked(checking, argc, argv, err);
	else if (ok)
		ok = check_named(&given, argc, argv, err);
	if (ok && !opt.from)
		hint_facts(checking);
	checking_release(checking);
	return ok;
}

const struct cmd cmd_check = { .name = "check",
	.synopsis = N_("[AREA or RESULT[=VALUE]...] [-e] [-p] [--no-private] [-m FACTS] "
		"[-w HINDRANCE] [--on DATE] [--from NAME]\n"
		"--correct RESULT=VALUE [--on DATE]"),
	.summary = N_("an honest look at what is so"),
	.needs = NEED_WRITING, .opts = opts, .run = run };
