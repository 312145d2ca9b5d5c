/* SPDX-License-Identifier: ISC */
/*
 * complete: for the shells. Prints what may stand at a place, a line each:
 * "word<TAB>meaning". Knows the tables and the live names; never an error.
 */
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "cmd/review/year.h"
#include "cmd/session.h"
#include "journal/area.h"

static void
row(struct session *session, struct slice word, struct slice meaning)
{
	out_line(session, word);
	out_printf(session, "\t");
	out_line(session, meaning);
	out_printf(session, "\n");
}

static void
out_options(struct session *session, const struct opt *opts)
{
	for (; opts && opts->name; opts++) {
		struct buf word = BUF_INIT;

		buf_printf(&word, "--%s", opts->name);
		row(session, buf_slice(&word), slice_of(_(opts->help)));
		buf_release(&word);
	}
}

static void
out_commands(struct session *session)
{
	for (const struct cmd *const *cmd = cmds; *cmd; cmd++)
		if (!(*cmd)->hidden)
			row(session, slice_of((*cmd)->name), slice_of(_((*cmd)->summary)));
}

/* The first words of a command's forms that are no placeholders: "add", "drop". */
static void
out_verbs(struct session *session, const struct cmd *cmd)
{
	struct slice forms = slice_of(cmd->synopsis);

	while (forms.ptr) {
		struct slice form = slice_cut(&forms, '\n'), word;

		if (slice_word(&form, &word) && word.ptr[0] >= 'a' && word.ptr[0] <= 'z')
			row(session, word, slice_trim(form));
	}
}

enum {
	AREAS = 1, RESULTS = 2, STEPS = 4, CLOSED = 8,
};

static int
names_for(const char *command, const char *verb)
{
	if (strcmp(command, "done") == 0)
		return STEPS;
	if (strcmp(command, "plan") == 0)
		return verb && strcmp(verb, "drop") == 0 ? STEPS : AREAS | RESULTS;
	if (strcmp(command, "focus") == 0)
		return RESULTS;
	if (strcmp(command, "ask") == 0)
		return verb ? 0 : RESULTS;
	if (strcmp(command, "area") == 0)
		return verb ? AREAS : 0;
	if (strcmp(command, "vision") == 0 && verb && strcmp(verb, "resume") == 0)
		return CLOSED;
	if (strcmp(command, "vision") == 0 && verb && strcmp(verb, "add") == 0)
		return AREAS;
	if (strcmp(command, "vision") == 0 || strcmp(command, "check") == 0 ||
	    strcmp(command, "tension") == 0 || strcmp(command, "show") == 0 ||
	    strcmp(command, "edit") == 0)
		return AREAS | RESULTS;
	return 0;
}

static void
out_names(struct session *session, int kinds)
{
	struct areas areas = { 0 };
	struct err ignored;
	bool ok = kinds && session_open(session, &ignored) &&
		areas_read(&areas, &session->journal.store, NULL, &ignored);

	for (size_t n = 0; ok && (kinds & AREAS) && n < areas.count; n++)
		if (areas.items[n].retired_day == DAY_NONE)
			row(session, areas.items[n].id, areas.items[n].title);
	for (size_t n = 0; ok && n < areas.result_count; n++) {
		const struct result *result = &areas.results[n];
		bool live = result_is_live(&areas, result);

		if (result->id.len && (live ? kinds & RESULTS : kinds & CLOSED))
			row(session, result->id, result->text);
	}
	for (size_t n = 0; ok && (kinds & STEPS) && n < areas.step_count; n++)
		if (areas.steps[n].id.len && step_is_open(&areas.steps[n]))
			row(session, areas.steps[n].id, areas.steps[n].text);
	areas_release(&areas);
}

/* Who was added; the journal's own key cannot be removed. */
static void
out_recipients(struct session *session)
{
	struct trust trust;
	struct err ignored;

	if (!session_open(session, &ignored) || !keys_trusted(session, &trust, &ignored))
		return;
	for (size_t n = 1; n < trust.list.count; n++) {
		struct buf text = BUF_INIT;

		age_recipient_format(&text, &trust.list.keys[n].recipient);
		row(session, slice_of(trust.list.keys[n].name), buf_slice(&text));
		buf_release(&text);
	}
}

static void
out_topics(struct session *session)
{
	for (const struct topic *topic = topics; topic->name; topic++)
		if (!cmd_find(topic->name))
			row(session, slice_of(topic->name), slice_of(_(topic->summary)));
}

/* The years that have a page, and this one; the steps of any. */
static void
out_reviews(struct session *session, int argc)
{
	struct names names = { 0 };
	struct buf now = BUF_INIT;
	struct err ignored;
	struct span span;

	for (size_t n = 0; argc == 3 && year_step_name(n); n++)
		row(session, slice_of(year_step_name(n)), SLICE_EMPTY);
	bool ok = argc == 2 && session_open(session, &ignored) &&
		store_names(&session->journal.store, "reviews", &names, &ignored);

	day_format(&now, session->clock.day);
	buf_cut(&now, 4);
	for (size_t n = 0; ok && n < names.count; n++) {
		struct slice name = slice_of(names.items[n]), year = slice_cut(&name, '.');

		if (slice_is(name, "md") && year.len == 4 && !slice_is(year, now.ptr) &&
		    review_span(year, SLICE_EMPTY, &span))
			row(session, year, SLICE_EMPTY);
	}
	if (ok)
		row(session, buf_slice(&now), SLICE_EMPTY);
	names_release(&names);
	buf_release(&now);
}

/* argv: the words so far, the one being typed last. */
static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	const char *typed = argc ? argv[argc - 1] : "";
	const struct cmd *cmd = argc > 1 ? cmd_find(argv[0]) : NULL;

	(void)err;
	if (argc <= 1) {
		out_commands(session);
		out_options(session, global_opts);
		return true;
	}
	if (!cmd)
		return true;
	if (typed[0] == '-') {
		out_options(session, cmd->opts);
		out_options(session, global_opts + 1);
		return true;
	}
	if (argc == 2)
		out_verbs(session, cmd);
	if (cmd == &cmd_help) {
		out_commands(session);
		out_topics(session);
	} else if (cmd == &cmd_config && argc == 2) {
		for (int n = 0; n < SETTING_COUNT; n++)
			row(session, slice_of(setting_rows[n].key),
				slice_of(setting_rows[n].meaning));
	} else if (cmd == &cmd_key && argc == 3 && strcmp(argv[1], "remove") == 0) {
		out_recipients(session);
	} else if (cmd == &cmd_review) {
		out_reviews(session, argc);
	} else {
		out_names(session, names_for(cmd->name, argc > 2 ? argv[1] : NULL));
	}
	return true;
}

const struct cmd cmd_complete = { .name = "complete", .synopsis = N_("WORD..."),
	.summary = N_("what may stand here, for the shells"), .needs = NEED_NOTHING, .run = run,
	.hidden = true };
