/* SPDX-License-Identifier: ISC */
/*
 * check: an honest look at what is so. Facts come before the number, and the
 * last number is not shown before the new one is given.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "cmd/ask.h"
#include "cmd/correct.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "journal/entry.h"
#include "journal/name.h"

static struct {
	const char *facts, *hindrance, *on, *from;
	bool correct;
} opt;

static const struct opt opts[] = {
	{ 'm', "message", "FACTS", NULL, &opt.facts, NULL, "what is so, in words (- reads it)" },
	{ 'w', "in-the-way", "HINDRANCE", NULL, &opt.hindrance, NULL,
		"what in you gets in the way" },
	{ 0, "on", "DATE", NULL, &opt.on, NULL, "the day of the look" },
	{ 0, "from", "NAME", NULL, &opt.from, NULL, "another's view; it stands beside yours" },
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
add_target(struct work *work, struct checking *checking, size_t n, struct err *err)
{
	const struct target *target = &checking->targets[n];
	struct name name;
	int kinds = target->value.ptr ? NAME_RESULT : NAME_AREA | NAME_RESULT;

	if (!name_find(&work->pages.areas, target->name, kinds, &name, err))
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

	change_message(change, "check: %s%s", checking->targets[0].name,
		checking->count > 1 ? " and more" : "");
	work_close(&work);
	return ok;
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

static bool
read_words(struct checking *checking, struct err *err)
{
	if (opt.hindrance)
		buf_add_text(&checking->hindrance, opt.hindrance);
	if (!opt.facts)
		return true;
	char *words[] = { (char[]){ "-" } };

	if (strcmp(opt.facts, "-") == 0)
		return text_given(1, words, ENTRY_MAX, &checking->facts, err);
	buf_add_text(&checking->facts, opt.facts);
	return true;
}

static bool
check_given(struct checking *checking, struct err *err)
{
	if (!read_words(checking, err))
		return false;
	if (!text_is_utf8(buf_slice(&checking->facts)) ||
	    !text_is_utf8(buf_slice(&checking->hindrance)))
		return err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
	if (opt.from && !text_is_utf8(slice_of(opt.from)))
		return err_set(err, ERR_FORMAT, "the name is not valid UTF-8");
	if (opt.from && slice_trim(slice_of(opt.from)).len == 0)
		return err_set(err, ERR_USAGE, "--from needs a name");
	return save(checking->session, "check", build, checking, &checking->said, err);
}

/* Blind: facts, then the numbers, then what moved. */
static bool
ask_results(struct reading *reading, struct names *given, struct err *err)
{
	bool any_focus = false, more = true;

	for (size_t n = 0; n < reading->areas.result_count; n++)
		any_focus = any_focus || reading->areas.results[n].focus;
	for (size_t n = 0; more && n < reading->areas.result_count; n++) {
		const struct result *result = &reading->areas.results[n];
		struct buf question = BUF_INIT, answer = BUF_INIT;

		if (!result_is_live(&reading->areas, result) || result->kind == RESULT_WORDS ||
		    result->id.len == 0 || (any_focus && !result->focus))
			continue;
		text_escape_line(&question, result->text);
		buf_printf(&question, " – now%s%.*s?", result->unit.len ? ", in " : "",
			SLICE_ARG(result->unit));
		more = ask_line(question.ptr, &answer);
		if (answer.len) {
			buf_clear(&question);
			buf_printf(&question, "%.*s=%s", SLICE_ARG(result->id), answer.ptr);
			names_add(given, buf_slice(&question));
		}
		buf_release(&question);
		buf_release(&answer);
	}
	return given->count > 0 || err_set(err, ERR_NOTHING, "nothing was checked");
}

static bool
ask_all(struct checking *checking, struct names *given, struct err *err)
{
	struct session *session = checking->session;
	struct reading reading;
	int today = session->clock.day;

	if (!session->ask) {
		err_set(err, ERR_USAGE, "what is checked?");
		return err_hint(err, "taut check RESULT=VALUE, or taut check AREA -m 'what is so'");
	}
	bool ok = reading_open(&reading, session, (struct span){ today, today }, err);

	if (ok && !opt.facts)
		ask_line("What is so, in a fact or two?", &checking->facts);
	ok = ok && ask_results(&reading, given, err);
	if (ok && !opt.hindrance)
		ask_line("What in you gets in the way?", &checking->hindrance);
	reading_close(&reading);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct checking checking = { .session = session, .day = session->clock.day,
		.facts = BUF_INIT, .hindrance = BUF_INIT, .said = BUF_INIT };
	struct names given = { 0 };
	bool ok = !opt.on || past_given(session, opt.on, &checking.day, err);

	if (ok && opt.correct)
		ok = correct_run(session, argc, argv, opt.on ? checking.day : DAY_NONE, err);
	else if (ok) {
		ok = argc > 0 || ask_all(&checking, &given, err);
		if (ok && argc == 0) {
			argc = (int)given.count;
			argv = given.items;
		}
		checking.targets = mem_alloc((size_t)argc, sizeof *checking.targets);
		if (ok)
			split_targets(&checking, argc, argv);
		ok = ok && check_given(&checking, err);
	}
	free(checking.targets);
	names_release(&given);
	buf_release(&checking.facts);
	buf_release(&checking.hindrance);
	buf_release(&checking.said);
	return ok;
}

const struct cmd cmd_check = { .name = "check",
	.synopsis = "[AREA or RESULT[=VALUE]...] [-m FACTS] [-w HINDRANCE] [--on DATE] "
		"[--from NAME]\n"
		"--correct RESULT=VALUE [--on DATE]",
	.summary = "an honest look at what is so",
	.needs = NEED_WRITING, .opts = opts, .run = run };
