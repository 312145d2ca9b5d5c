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
#include "cmd/ask.h"
#include "cmd/blind.h"
#include "cmd/confide.h"
#include "cmd/correct.h"
#include "cmd/edit/edit.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "cmd/private_areas.h"
#include "cmd/work.h"
#include "journal/entry.h"
#include "journal/name.h"

#define FACTS "What is so, in a fact or two?"
#define HINDRANCE "What in you gets in the way?"

static struct {
	const char *facts, *hindrance, *on, *from;
	bool correct, private, clear;
} opt;

static const struct opt opts[] = {
	{ 'm', "message", "FACTS", NULL, &opt.facts, NULL, "what is so, in words (- reads it)" },
	{ 'w', "in-the-way", "HINDRANCE", NULL, &opt.hindrance, NULL,
		"what in you gets in the way" },
	{ 0, "on", "DATE", NULL, &opt.on, NULL, "the day of the look" },
	{ 0, "from", "NAME", NULL, &opt.from, NULL, "another's view; it stands beside yours" },
	{ 'p', "private", NULL, &opt.private, NULL, NULL,
		"seal the words; numbers, names and steps stay clear" },
	{ 0, "no-private", NULL, &opt.clear, NULL, NULL,
		"do not, though private.areas names the area" },
	{ 0, "correct", NULL, &opt.correct, NULL, NULL, "mend the last reading in its place" },
	{ 0 }
};

/* One AREA, RESULT or RESULT=VALUE of the command line. */
struct target {
	char *name;
	struct slice value;   /* as typed; ptr NULL: none */
};

struct checking {
	struct session *session;
	struct target *targets;
	size_t count;
	int day;
	struct buf facts;
	struct buf hindrance;
	struct buf said;
	bool asked;   /* the words were typed at questions */
	bool private; /* … or read so, and are to be sealed */
};

/* The reading or the look in words of one result, into the look. */
static bool
add_result(struct work *work, struct checking *checking, struct result *result,
	struct slice typed, struct err *err)
{
	struct buf *list = opt.from ? &work->look.other : &work->look.items;
	struct slice id = pages_result_id(&work->pages, result);
	struct standing after = *work_standing(work, result), before = after;
	struct maybe value = { 0 };

	if (!typed.ptr) {
		look_event(list, result->text, NULL, SLICE_EMPTY, SLICE_EMPTY, id);
		buf_printf(&checking->said, "%s%.*s: ", checking->said.len ? "\n" : "",
			SLICE_ARG(id));
		if (opt.from)
			buf_printf(&checking->said, "noted as %s sees it", opt.from);
		else
			buf_add_text(&checking->said, "checked");
		return true;
	}
	if (!reading_given(typed, result, &value, err) ||
	    !work_same_unit(work, result, err))
		return false;
	struct buf number = BUF_INIT;
	struct event event = { .kind = EVENT_READING, .day = checking->day, .to = value };

	decimal_format(&number, value.value);
	look_event(list, result->text, "is", buf_slice(&number), SLICE_EMPTY, id);
	buf_release(&number);
	if (opt.from) {
		buf_printf(&checking->said, "%s%.*s: noted as %s sees it",
			checking->said.len ? "\n" : "", SLICE_ARG(id), opt.from);
		return true;
	}
	standing_apply(&after, &event);
	work_tell(&checking->said, result, &before, &after, work->session->view.ascii);
	return true;
}

static bool
find_target(const struct areas *areas, const struct target *target, struct name *name,
	struct err *err)
{
	return name_find(areas, target->name,
		target->value.ptr ? NAME_RESULT : NAME_AREA | NAME_RESULT, name, err);
}

static bool
add_target(struct work *work, struct checking *checking, size_t n, struct err *err)
{
	const struct target *target = &checking->targets[n];
	struct name name;

	if (!find_target(&work->pages.areas, target, &name, err))
		return false;
	size_t area = name.area ? (size_t)(name.area - work->pages.areas.items) :
		name.result->area;

	if (!work_look(work, area, err))
		return false;
	work->look.day = checking->day;
	if (n == 0 && !opt.from)
		look_prose(&work->look.facts, buf_slice(&checking->facts));
	if (n == 0)
		look_prose(&work->look.hindrance, buf_slice(&checking->hindrance));
	if (opt.from && work->look.other_name.len == 0)
		text_escape_line(&work->look.other_name, slice_trim(slice_of(opt.from)));
	if (name.result)
		return add_result(work, checking, name.result, target->value, err);
	buf_printf(&checking->said, "%s%.*s: checked", checking->said.len ? "\n" : "",
		SLICE_ARG(name.area->title));
	return true;
}

static bool
fill(struct work *work, struct checking *checking, struct err *err)
{
	for (size_t n = 0; n < checking->count; n++)
		if (!add_target(work, checking, n, err))
			return false;
	if (opt.from && checking->facts.len) { /* behind the items, a paragraph of its own */
		if (work->look.other.len)
			buf_add_char(&work->look.other, '\n');
		look_prose(&work->look.other, buf_slice(&checking->facts));
	}
	return work_put(work, err);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct checking *checking = context;
	struct work work;

	buf_clear(&checking->said);
	bool ok = work_open(&work, checking->session, change, err) && fill(&work, checking, err);

	if (confide_is(&checking->facts) || confide_is(&checking->hindrance))
		buf_add_text(&checking->said, "\nthe words are sealed");
	change_message(change, "check: %s%s", checking->targets[0].name,
		checking->count > 1 ? " and more" : "");
	work_close(&work);
	return ok;
}

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
		char *equals = strchr(argv[n], '=');

		checking->targets[n] = (struct target){ .name = argv[n] };
		if (equals) {
			*equals = '\0';
			checking->targets[n].value = slice_of(equals + 1);
		}
	}
	checking->count = (size_t)argc;
}

/*
 * Whether the words are sealed is decided here, before there are any: by -p, or
 * since private.areas names an area that is looked at. Words of the command
 * line are no longer private; and there has to be somebody to seal to.
 */
static bool
decide(struct checking *checking, const struct areas *areas, const bool *looked, struct err *err)
{
	struct session *session = checking->session;

	if (!checking->private && !opt.clear) {
		if (!private_areas_check(session, areas, err))
			return false;
		for (size_t n = 0; n < areas->count; n++)
			checking->private = checking->private || (looked[n] &&
				private_areas_has(session, &areas->items[n]));
	}
	if (checking->private && opt.from && !opt.private)
		warn("names behind --from are always clear");
	if (!checking->private)
		return true;
	if ((opt.facts && strcmp(opt.facts, "-") != 0) || opt.hindrance)
		return confide_refuse(err, "taut check -p RESULT=VALUE");
	return keys_ready(session, err);
}

static bool
ask_for(const struct checking *checking, const char *question, struct buf *out, struct err *err)
{
	return checking->private ? confide_line(checking->session, question, out, err) :
		ask_words(question, out, err);
}

/* The words of -p: a person is asked for them, a program pipes them in. */
static bool
read_private(struct checking *checking, struct err *err)
{
	struct session *session = checking->session;

	if (!opt.facts && !session->ask) {
		err_set(err, ERR_USAGE, "there are no words to seal");
		return err_hint(err, "taut check -p %s -m - <FILE, or on a terminal",
			checking->targets[0].name);
	}
	return confide_text(session, FACTS, ENTRY_MAX, &checking->facts, err) &&
		(!session->ask || opt.facts ||
		confide_line(session, HINDRANCE, &checking->hindrance, err));
}

static bool
read_words(struct checking *checking, struct err *err)
{
	char *words[] = { (char[]){ "-" } };
	bool piped = opt.facts && strcmp(opt.facts, "-") == 0;

	if (checking->private && (piped || !checking->asked))
		return read_private(checking, err);
	if (opt.hindrance)
		buf_add_text(&checking->hindrance, opt.hindrance);
	if (piped)
		return text_given(1, words, ENTRY_MAX, &checking->facts, err);
	if (opt.facts)
		buf_add_text(&checking->facts, opt.facts);
	return true;
}

/* Words that were typed, or read from a pipe, stand nowhere else. */
static void
keep_words(struct checking *checking, struct err *err)
{
	struct buf words = BUF_INIT;

	buf_wiped_room(&words, checking->facts.len + checking->hindrance.len + 1);
	buf_add(&words, buf_slice(&checking->facts));
	if (checking->facts.len && checking->hindrance.len)
		buf_add_char(&words, '\n');
	buf_add(&words, buf_slice(&checking->hindrance));
	if (checking->asked || checking->private || (opt.facts && strcmp(opt.facts, "-") == 0))
		edit_keep(checking->session, "check", buf_slice(&words), checking->private, err);
	buf_wipe(&words);
}

static bool
write_words(struct checking *checking, struct err *err)
{
	if (!text_is_utf8(buf_slice(&checking->facts)) ||
	    !text_is_utf8(buf_slice(&checking->hindrance)))
		return err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
	if (checking->private) {
		confide_fence(&checking->facts);
		confide_fence(&checking->hindrance);
	}
	return save(checking->session, "check", build, checking, &checking->said, err);
}

static bool
decide_asked(struct checking *checking, const struct areas *areas, struct err *err)
{
	bool *looked = mem_alloc(areas->count, sizeof *looked);

	for (size_t n = 0; n < areas->result_count; n++)
		if (blind_is_asked(areas, &areas->results[n]))
			looked[areas->results[n].area] = true;
	bool ok = decide(checking, areas, looked, err);

	free(looked);
	return ok;
}

/* Facts, then the numbers, then what hinders. Facts without a number are a
 * look too, at the area that was asked about first. */
static bool
ask_all(struct checking *checking, struct names *given, struct err *err)
{
	struct session *session = checking->session;
	struct slice area = SLICE_EMPTY;
	struct reading reading;
	int today = session->clock.day;

	if (!session->ask) {
		err_set(err, ERR_USAGE, "what is checked?");
		return err_hint(err, "taut check RESULT=VALUE, or taut check AREA -m 'what is so'");
	}
	bool ok = reading_open(&reading, session, (struct span){ today, today }, err);

	checking->asked = true;
	ok = ok && decide_asked(checking, &reading.areas, err);
	if (ok && !opt.facts)
		ok = ask_for(checking, FACTS, &checking->facts, err);
	if (ok)
		blind_ask(&reading.areas, given, &area);
	if (ok && !opt.hindrance)
		ok = ask_for(checking, HINDRANCE, &checking->hindrance, err);
	if (ok && given->count == 0 && checking->facts.len + checking->hindrance.len > 0 &&
	    area.len)
		names_add(given, area);
	reading_close(&reading);
	return ok && (given->count > 0 || err_set(err, ERR_NOTHING, "nothing was checked"));
}

/* What is named, with a value that it takes: for words that are yet to be read
 * an error comes too late in the change. */
static bool
decide_named(struct checking *checking, struct err *err)
{
	struct areas areas = { 0 };
	bool ok = areas_read(&areas, &checking->session->journal.store, NULL, err);
	bool *looked = mem_alloc(areas.count, sizeof *looked);

	for (size_t n = 0; ok && n < checking->count; n++) {
		const struct target *target = &checking->targets[n];
		struct maybe value;
		struct name name;

		ok = find_target(&areas, target, &name, err) && (!target->value.ptr ||
			reading_given(target->value, name.result, &value, err));
		if (ok)
			looked[name.area ? (size_t)(name.area - areas.items) :
				name.result->area] = true;
	}
	ok = ok && decide(checking, &areas, looked, err);
	free(looked);
	areas_release(&areas);
	return ok;
}

static bool
check_options(struct err *err)
{
	if (opt.private && (opt.clear || opt.correct))
		return err_set(err, ERR_USAGE, opt.clear ? "-p or --no-private, not both" :
			"--correct mends a number, which stays clear: it takes no -p");
	if (opt.from && !text_is_utf8(slice_of(opt.from)))
		return err_set(err, ERR_FORMAT, "the name is not valid UTF-8");
	return !opt.from || slice_trim(slice_of(opt.from)).len ||
		err_set(err, ERR_USAGE, "--from needs a name");
}

static bool
check_named(struct checking *checking, int argc, char **argv, struct err *err)
{
	bool words = opt.private || opt.facts || opt.hindrance || opt.from;

	checking->targets = mem_alloc((size_t)argc, sizeof *checking->targets);
	split_targets(checking, argc, argv);
	return check_targets(checking, err) &&
		(checking->asked || !words || decide_named(checking, err)) &&
		read_words(checking, err) && write_words(checking, err);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct checking checking = { .session = session, .day = session->clock.day,
		.facts = BUF_INIT, .hindrance = BUF_INIT, .said = BUF_INIT,
		.private = opt.private };
	struct names given = { 0 };
	bool ok = check_options(err) &&
		(!opt.on || past_given(session, opt.on, &checking.day, err));

	if (ok && opt.correct) {
		ok = correct_run(session, argc, argv, opt.on ? checking.day : DAY_NONE, err);
	} else if (ok && argc > 0) {
		ok = check_named(&checking, argc, argv, err);
	} else if (ok) {
		ok = ask_all(&checking, &given, err) &&
			check_named(&checking, (int)given.count, given.items, err);
	}
	if (!ok)
		keep_words(&checking, err);
	free(checking.targets);
	names_release(&given);
	buf_wipe(&checking.facts);
	buf_wipe(&checking.hindrance);
	buf_release(&checking.said);
	return ok;
}

const struct cmd cmd_check = { .name = "check",
	.synopsis = "[AREA or RESULT[=VALUE]...] [-p] [--no-private] [-m FACTS] [-w HINDRANCE] "
		"[--on DATE] [--from NAME]\n"
		"--correct RESULT=VALUE [--on DATE]",
	.summary = "an honest look at what is so",
	.needs = NEED_WRITING, .opts = opts, .run = run };
