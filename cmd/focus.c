/* SPDX-License-Identifier: ISC */
/* focus: the few results that matter now. */
#include "cmd/focus.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "journal/name.h"

static bool none;

static const struct opt opts[] = {
	{ 0, "none", NULL, &none, NULL, NULL, N_("nothing is in focus") },
	{ 0 }
};

struct focusing {
	struct session *session;
	int count;
	char **names;
	struct buf said;
};

static bool
find_all(struct focusing *focusing, struct pages *pages, struct err *err)
{
	for (size_t n = 0; n < pages->areas.result_count; n++)
		pages->areas.results[n].focus = false;
	if (focusing->count == 0)
		buf_add_text(&focusing->said, _("nothing is in focus"));
	for (int n = 0; n < focusing->count; n++) {
		struct name name;

		if (!name_find(&pages->areas, focusing->names[n], NAME_RESULT, &name, err))
			return false;
		if (!result_is_live(&pages->areas, name.result))
			return err_set(err, ERR_USAGE, "'%s' is closed: resume it first",
				focusing->names[n]);
		name.result->focus = true;
		buf_printf(&focusing->said, "%s%.*s", n ? ", " : _("in focus: "),
			SLICE_ARG(pages_result_id(pages, name.result)));
	}
	return true;
}

void
focus_splice(struct pages *pages)
{
	for (size_t n = 0; n < pages->areas.result_count; n++) {
		const struct result *result = &pages->areas.results[n];
		const struct document *page = result_page(&pages->areas, result);
		const struct item *item = result_item(&pages->areas, result);
		struct splice *splice = pages_splice(pages, result->area);
		const struct field *field = item_field(page, item, "focus", 0);
		bool was = field && slice_is_nocase(field->value, "yes");

		if (result->focus && !was)
			splice_set_field(splice, page, item, "focus", slice_of("yes"));
		else if (!result->focus && field)
			splice_remove_field(splice, page, item, "focus");
	}
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct focusing *focusing = context;
	struct pages pages;

	buf_clear(&focusing->said);
	bool ok = pages_open(&pages, &focusing->session->journal.store, change, err) &&
		find_all(focusing, &pages, err);

	if (ok) {
		focus_splice(&pages);
		pages_put(&pages, change);
	}
	change_message(change, "%s", "focus");
	pages_release(&pages);
	return ok;
}

static bool
show(struct session *session, struct err *err)
{
	struct areas areas = { 0 };
	bool ok = areas_read(&areas, &session->journal.store, NULL, err);
	size_t count = 0;

	for (size_t n = 0; ok && n < areas.result_count; n++) {
		const struct result *result = &areas.results[n];

		if (!result->focus || !result_is_live(&areas, result))
			continue;
		out_line(session, result->text);
		out_printf(session, "  ^%.*s\n", SLICE_ARG(result->id));
		count++;
	}
	areas_release(&areas);
	if (ok && count == 0) {
		err_set(err, ERR_NOTHING, "no result is in focus");
		return err_hint(err, "taut focus RESULT... puts up to three there");
	}
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct focusing focusing = { session, argc, argv, BUF_INIT };

	if (none && argc)
		return err_set(err, ERR_USAGE, "--none stands alone");
	if (argc == 0 && !none)
		return show(session, err);
	if (!journal_may_write(&session->journal, err))
		return false;
	bool ok = save(session, "focus", build, &focusing, &focusing.said, err);

	if (ok && argc > FOCUS_SOFT_CAP)
		say(session, "more than three at once share the pull; which could wait?");
	buf_release(&focusing.said);
	return ok;
}

const struct cmd cmd_focus = { .name = "focus", .synopsis = N_("[RESULT...]\n--none"),
	.summary = N_("the few results that matter now"),
	.needs = NEED_JOURNAL, .opts = opts, .run = run };
