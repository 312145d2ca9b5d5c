/* SPDX-License-Identifier: ISC */
/* vision: what you want to be so. A noun alone shows; a value moves an end. */
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/choose.h"
#include "cmd/out.h"
#include "cmd/private_areas.h"
#include "cmd/rename.h"
#include "cmd/scene/scene.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "journal/name.h"

static struct choice_opts choice;
static bool ask, editor;

static const struct opt opts[] = {
	{ 0, "ask", NULL, &ask, NULL, NULL,
		N_("write the scene of AREA anew, and results out of it") },
	{ 'e', "editor", NULL, &editor, NULL, NULL,
		N_("answer the questions of --ask in the editor, all in one text") },
	{ 0, "from", "N", NULL, &choice.from, NULL, N_("where it is now") },
	{ 0, "to", "N", NULL, &choice.to, NULL, N_("where it shall be") },
	{ 'u', "unit", "U", NULL, &choice.unit, NULL, N_("in what: km, hours; /10 for a rating") },
	{ 0, "way", "up|down", NULL, &choice.way, NULL,
		N_("which way is better, if --from is not known") },
	{ 0, "hold", "N", NULL, &choice.hold, NULL, N_("a level to keep") },
	{ 0, "slip", "N", NULL, &choice.slip, NULL,
		N_("how far off that level would be a real slip") },
	{ 0, "by", N_("DATE"), NULL, &choice.by, NULL, N_("its horizon") },
	{ 'b', "because", N_("REASON"), NULL, &choice.reason, NULL, N_("why") },
	{ 0, "id", "ID", NULL, &choice.id, NULL, N_("its id, else one is made from the words") },
	{ 0 }
};

static void
out_result(struct session *session, const struct reading *reading, const struct result *result)
{
	const struct standing *standing = replay_standing(&reading->replay, result);
	struct fraction gap;

	out_printf(session, "  %s ", session->view.ascii ? "-" : "○");
	out_line(session, result->text);
	fraction_init(&gap);
	if (standing->chosen && standing->live) {
		struct buf values = BUF_INIT;

		values_format(&values, standing->reality, standing->vision, result->unit);
		out_printf(session, "  (");
		out_line(session, buf_slice(&values));
		buf_release(&values);
		if (standing_gap(standing, &gap))
			out_printf(session, _(", gap %ld)"), fraction_percent(&gap));
		else
			out_printf(session, _(", not yet checked)"));
	} else if (!result_is_open(result)) {
		out_printf(session, "  (%s)", result->let_go ? _("let go") : _("enough"));
	}
	fraction_release(&gap);
	if (result->id.len)
		out_printf(session, "  ^%.*s", SLICE_ARG(result->id));
	out_printf(session, "\n");
}

static void
out_area(struct session *session, const struct reading *reading, size_t index, bool prose)
{
	const struct area *area = &reading->areas.items[index];
	struct slice vision = area_vision(area);
	struct buf hidden = BUF_INIT;

	if (passage_hide(&hidden, vision, area->path))
		vision = buf_slice(&hidden);
	out_line(session, area->title);
	out_printf(session, "\n");
	if (prose && vision.len) {
		out_printf(session, "\n");
		out_markdown(session, vision);
		out_printf(session, "\n");
	}
	buf_release(&hidden);
	for (size_t n = 0; n < reading->areas.result_count; n++)
		if (reading->areas.results[n].area == index &&
		    (prose || result_is_open(&reading->areas.results[n])))
			out_result(session, reading, &reading->areas.results[n]);
}

static bool
show_all(struct session *session, const struct reading *reading, struct err *err)
{
	size_t shown = 0;

	for (size_t n = 0; n < reading->areas.count; n++) {
		bool any = area_vision(&reading->areas.items[n]).len > 0;

		for (size_t r = 0; r < reading->areas.result_count; r++)
			any = any || reading->areas.results[r].area == n;
		if (!any || reading->areas.items[n].retired_day != DAY_NONE)
			continue;
		if (shown++)
			out_printf(session, "\n");
		out_area(session, reading, n, false);
	}
	if (shown)
		return true;
	err_set(err, ERR_NOTHING, "no vision is written yet");
	return err_hint(err, "taut vision add health 'I run 8 km without stopping' "
		"--from 3 --to 8 --unit km");
}

static bool
show_one(struct session *session, struct reading *reading, const char *typed, struct err *err)
{
	struct name name;

	if (!name_find(&reading->areas, typed, NAME_AREA | NAME_RESULT, &name, err))
		return false;
	if (name.area) {
		out_area(session, reading, (size_t)(name.area - reading->areas.items), true);
		return true;
	}
	struct report report = { 0 };

	reading_report(reading, session, &report);
	bool ok = reading_page(reading, session, &report, name.result, err);

	report_release(&report);
	return ok;
}

static bool
show(struct session *session, const char *typed, struct err *err)
{
	struct reading reading;
	int today = session->clock.day;
	bool ok = reading_open(&reading, session, (struct span){ today - 364, today }, err);

	ok = ok && (typed ? show_one(session, &reading, typed, err) :
		show_all(session, &reading, err));
	reading_close(&reading);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	if (ask && argc == 1)
		return scene_run(session, argv[0], editor, err);
	if (editor && !ask)
		return err_set(err, ERR_USAGE, "-e goes with --ask");
	if (ask) {
		err_set(err, ERR_USAGE, "--ask is for one area");
		return err_hint(err, "taut vision AREA --ask");
	}
	bool moves = argc && (choose_verb(argv[0]) || strchr(argv[0], '=') || choice.by);

	if (argc && (moves || strcmp(argv[0], "rename-id") == 0) &&
	    !journal_may_write(&session->journal, err))
		return false;
	if (argc && strcmp(argv[0], "rename-id") == 0)
		return rename_run(session, argc - 1, argv + 1, err);
	if (moves)
		return choose_run(session, &choice, argc, argv, err);
	if (argc > 1) {
		err_set(err, ERR_USAGE, "'%s' is not understood here", argv[1]);
		return err_hint(err, "taut vision -h shows the forms");
	}
	if (choice.from || choice.to || choice.unit || choice.way || choice.hold || choice.slip ||
	    choice.reason || choice.id) {
		err_set(err, ERR_USAGE, "that option changes something, but nothing says what");
		return err_hint(err, "taut vision -h shows the forms");
	}
	return show(session, argc ? argv[0] : NULL, err);
}

const struct cmd cmd_vision = { .name = "vision",
	.synopsis = N_("[AREA] [--ask] [-e]\n"
		"AREA --by DATE [-b REASON]\n"
		"RESULT[=VALUE] [--by DATE] [-b REASON]\n"
		"add AREA TEXT [--from N --to N --unit U] [--way up|down] [--hold N --slip N] "
		"[--by DATE] [-b REASON] [--id ID]\n"
		"let-go RESULT [-b REASON]\n"
		"resume RESULT [-b REASON]\n"
		"enough RESULT [-b REASON]\n"
		"move RESULT AREA [-b REASON]\n"
		"remeasure RESULT [--from N --to N] [--hold N --slip N] [--way up|down] "
		"[--unit U] [-b REASON]\n"
		"rename-id OLD NEW"),
	.summary = N_("what you want to be so"), .needs = NEED_JOURNAL, .opts = opts, .run = run };
