/* SPDX-License-Identifier: ISC */
/* plan: steps, each for a result (or, for no result yet, an area). */
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/intent/intent.h"
#include "cmd/out.h"
#include "cmd/planning.h"
#include "cmd/private_areas.h"
#include "cmd/work.h"
#include "journal/name.h"

static struct {
	const char *by, *every, *id;
	bool ask, editor;
} opt;

static const struct opt opts[] = {
	{ 0, "ask", NULL, &opt.ask, NULL, NULL,
		N_("talk a step through: the best of it, what gets in the way, if-then") },
	{ 'e', "editor", NULL, &opt.editor, NULL, NULL,
		N_("answer the questions of --ask in the editor, all in one text") },
	{ 0, "by", N_("DATE"), NULL, &opt.by, NULL, N_("when it is due, or first due") },
	{ 0, "every", N_("DAYS"), NULL, &opt.every, NULL,
		N_("it comes again: mon,wed,fri; day; 3") },
	{ 0, "id", "ID", NULL, &opt.id, NULL, N_("its id, else one is made from the words") },
	{ 0 }
};

static bool
build_add(struct change *change, void *context, struct err *err)
{
	struct planning *planning = context;
	struct pages pages;

	buf_clear(&planning->said);
	bool ok = pages_open(&pages, &planning->session->journal.store, change, err) &&
		planning_add(planning, &pages, err);

	if (ok)
		pages_put(&pages, change);
	change_message(change, "plan: add for %s", planning->name);
	pages_release(&pages);
	return ok;
}

static bool
drop(struct planning *planning, struct work *work, struct err *err)
{
	struct name name;
	struct buf day = BUF_INIT;

	if (!name_find(&work->pages.areas, planning->name, NAME_STEP, &name, err))
		return false;
	struct step *step = name.step;

	if (!step_is_open(step))
		return err_set(err, ERR_USAGE, "'%s' is closed already", planning->name);
	struct slice id = pages_step_id(&work->pages, step);
	const struct document *page = &work->pages.areas.items[step->area].page;
	const struct item *item = step_item(&work->pages.areas, step);
	struct splice *splice = pages_splice(&work->pages, step->area);

	day_format(&day, work->look.day);
	splice_set_box(splice, page, item, '-');
	splice_set_field(splice, page, item, "cancelled", buf_slice(&day));
	bool ok = work_look(work, step->area, err);

	look_event(&work->look.items, step->text, "dropped", buf_slice(&day), SLICE_EMPTY, id);
	buf_printf(&planning->said, _("dropped: %.*s"), SLICE_ARG(step->text));
	buf_release(&day);
	return ok;
}

static bool
build_drop(struct change *change, void *context, struct err *err)
{
	struct planning *planning = context;
	struct work work;

	buf_clear(&planning->said);
	bool ok = work_open(&work, planning->session, change, err) &&
		drop(planning, &work, err) && work_put(&work, err);

	change_message(change, "plan: drop %s", planning->name);
	work_close(&work);
	return ok;
}

static void
out_step(struct session *session, const struct areas *areas, const struct step *step)
{
	struct slice target = step_for(areas, step, 0);

	out_printf(session, "  %s ", step_is_open(step) ? (session->view.ascii ? "o" : "○") :
		(session->view.ascii ? "*" : "●"));
	out_line(session, step->text);
	if (target.len) {
		out_printf(session, _("  for "));
		out_line(session, target);
	}
	if (step_is_open(step) && step->due_day != DAY_NONE) {
		struct buf day = BUF_INIT;

		day_format_plain(&day, step_next_due(step, session->clock.day),
			session->clock.day);
		out_printf(session, step->repeat.len ? _(", next %s") : _(", by %s"), day.ptr);
		buf_release(&day);
	}
	if (step->id.len)
		out_printf(session, "  ^%.*s", SLICE_ARG(step->id));
	out_printf(session, "\n");
}

static bool
show(struct session *session, const char *typed, struct err *err)
{
	struct areas areas = { 0 };
	struct name name = { 0 };
	size_t shown = 0;
	bool ok = areas_read(&areas, &session->journal.store, NULL, err) &&
		(!typed || name_find(&areas, typed, NAME_AREA | NAME_RESULT, &name, err));

	for (size_t a = 0; ok && a < areas.count; a++) {
		bool headed = false;

		if (name.area && name.area != &areas.items[a])
			continue;
		for (size_t n = 0; n < areas.step_count; n++) {
			const struct step *step = &areas.steps[n];

			if (step->area != a || (!typed && !step_is_open(step)) ||
			    (name.result && !step_is_for(&areas, step, name.result->id)))
				continue;
			if (!headed)
				out_line(session, areas.items[a].title);
			if (!headed)
				out_printf(session, "\n");
			headed = true;
			out_step(session, &areas, step);
			shown++;
		}
	}
	areas_release(&areas);
	if (ok && shown == 0 && session->ask && session->out_terminal && !session->quiet)
		return intent_run(session, typed, false, err);
	if (ok && shown == 0) {
		err_set(err, ERR_NOTHING, typed ? "no steps are planned there" :
			N_("no steps are planned"));
		return err_hint(err,
			"taut plan add RESULT 'If it is 06:45 on Mon, then I ...' --every mon");
	}
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct planning planning = { .session = session, .id = opt.id, .repeat = BUF_INIT,
		.said = BUF_INIT };
	bool adds = argc && strcmp(argv[0], "add") == 0,
	     drops = argc && strcmp(argv[0], "drop") == 0;
	bool ok = true;

	if (opt.editor && !opt.ask)
		return err_set(err, ERR_USAGE, "-e goes with --ask");
	if (opt.ask && (adds || drops || argc > 1))
		return err_set(err, ERR_USAGE, "--ask is for one result, or none");
	if (opt.ask)
		return intent_run(session, argc ? argv[0] : NULL, opt.editor, err);
	if (!adds && !drops && argc <= 1)
		return show(session, argc ? argv[0] : NULL, err);
	if ((adds && argc != 3) || (drops && argc != 2) || (!adds && !drops)) {
		err_set(err, ERR_USAGE, adds ? "'plan %s' needs a result and a text" :
			drops ? N_("'plan %s' needs one step") :
			N_("'%s' is not understood here"), argv[0]);
		return err_hint(err, "taut plan add RESULT TEXT, taut plan drop STEP; quote what "
			"has blanks");
	}
	planning.name = argv[1];
	planning.text = adds ? argv[2] : NULL;
	if (adds && (slice_trim(slice_of(argv[2])).len == 0 || !text_is_utf8(slice_of(argv[2]))))
		ok = err_set(err, ERR_USAGE, "a step needs words");
	ok = ok && journal_may_write(&session->journal, err) &&
		planning_when(&planning, opt.by, opt.every, err);
	if (ok && adds)
		private_areas_tell(session, planning.name, N_("steps"));
	ok = ok && save(session, "plan", adds ? build_add : build_drop, &planning, &planning.said,
		err);
	buf_release(&planning.repeat);
	buf_release(&planning.said);
	return ok;
}

const struct cmd cmd_plan = { .name = "plan",
	.synopsis = N_("[AREA or RESULT] [--ask] [-e]\n"
		"add RESULT TEXT [--by DATE] [--every DAYS] [--id ID]\n"
		"drop STEP"),
	.summary = N_("steps, each for a result"),
	.needs = NEED_JOURNAL, .opts = opts, .run = run };
