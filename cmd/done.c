/* SPDX-License-Identifier: ISC */
/* done: a step kept. A repeating one comes again on its next day. */
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/keep.h"
#include "cmd/out.h"
#include "cmd/private_areas.h"
#include "cmd/work.h"
#include "journal/name.h"

static struct {
	const char *on, *message;
	bool missed;
} opt;

static const struct opt opts[] = {
	{ 0, "on", N_("DATE"), NULL, &opt.on, NULL, N_("the day on which it was") },
	{ 'm', "message", N_("TEXT"), NULL, &opt.message, NULL, N_("a word about it") },
	{ 0, "missed", NULL, &opt.missed, NULL, NULL, N_("it was not kept that day") },
	{ 0 }
};

struct keeping {
	struct session *session;
	int count;
	char **names;
	int day;
	struct names kept; /* ids, so that a step named twice is kept once */
	struct buf said;
};

static bool
keep(struct work *work, struct keeping *keeping, const char *typed, struct err *err)
{
	struct keep keep = { keeping->day, opt.missed, &keeping->kept, &keeping->said };
	struct name name;

	return name_find(&work->pages.areas, typed, NAME_STEP, &name, err) &&
		keep_step(work, name.step, &keep, err);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct keeping *keeping = context;
	struct work work;

	buf_clear(&keeping->said);
	names_release(&keeping->kept);
	bool ok = work_open(&work, keeping->session, change, err);

	for (int n = 0; ok && n < keeping->count; n++) {
		ok = keep(&work, keeping, keeping->names[n], err);
		if (ok && n == 0 && opt.message)
			look_prose(&work.look.facts, slice_of(opt.message));
	}
	ok = ok && work_put(&work, err);
	change_message(change, "done: %s", keeping->names[0]);
	work_close(&work);
	return ok;
}

/* Steps whose day has come, in one question; the numbers of those kept. */
static bool
ask_steps(struct session *session, struct names *given, struct err *err)
{
	struct areas areas = { 0 };
	struct buf answer = BUF_INIT;
	bool ok = areas_read(&areas, &session->journal.store, NULL, err), any = false;

	for (size_t n = 0; ok && n < areas.step_count; n++) {
		const struct step *step = &areas.steps[n];

		if (!step_is_open(step) || step->id.len == 0)
			continue;
		say(session, "  %-14.*s %.*s", SLICE_ARG(step->id), SLICE_ARG(step->text));
		any = true;
	}
	areas_release(&areas);
	if (ok && any && ask_line(_("Which were kept? (by the names at the left)"), &answer)) {
		struct slice rest = buf_slice(&answer), word;

		while (slice_word(&rest, &word))
			names_add(given, word);
	}
	buf_release(&answer);
	return ok && (given->count > 0 || err_set(err, ERR_NOTHING, any ? "none was named" :
		N_("no steps are planned")));
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct keeping keeping = { .session = session, .count = argc, .names = argv,
		.day = session->clock.day, .said = BUF_INIT };
	struct names given = { 0 };
	bool ok = !opt.on || past_given(session, opt.on, &keeping.day, err);

	if (ok && opt.message && !text_is_utf8(slice_of(opt.message)))
		ok = err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
	if (ok && argc == 0 && !session->ask) {
		ok = err_set(err, ERR_USAGE, "which step?");
		err_hint(err, "'taut plan' lists them with their ids");
	} else if (ok && argc == 0) {
		ok = ask_steps(session, &given, err);
		keeping.count = (int)given.count;
		keeping.names = given.items;
	}
	for (int n = 0; ok && opt.message && n < keeping.count; n++)
		if (private_areas_tell(session, keeping.names[n], N_("words beside a step")))
			break;
	ok = ok && save(session, "done", build, &keeping, &keeping.said, err);
	names_release(&given);
	names_release(&keeping.kept);
	buf_release(&keeping.said);
	return ok;
}

const struct cmd cmd_done = { .name = "done",
	.synopsis = N_("[STEP...] [--on DATE] [-m TEXT] [--missed]"),
	.summary = N_("a step kept"), .needs = NEED_WRITING, .opts = opts, .run = run };
