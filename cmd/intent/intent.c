/* SPDX-License-Identifier: ISC */
/*
 * Writing a step as it was talked through: the step as `plan add` writes it, the
 * words before it as a look at its area, in one change.
 */
#include "cmd/intent/intent.h"

#include "base/words.h"
#include "cmd/aims.h"
#include "cmd/intent/intended.h"
#include "cmd/key/keys.h"
#include "cmd/planning.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/work.h"
#include "journal/name.h"

struct writing {
	const struct intended *intended;
	const struct replies *answers;
	struct planning planning;
	struct buf name, text; /* of the result; the step's words */
};

/* Without what the sentence has already: "if … ," and "then …". */
static struct slice
bare(struct slice words, const char *first, const char *in_german)
{
	struct slice rest = words, word;

	if (slice_word(&rest, &word) && (slice_is_nocase(word, first) ||
	    slice_is_nocase(word, in_german)))
		words = slice_trim(rest);
	while (words.len && (slice_ends(words, ".") || slice_ends(words, ",")))
		words.len--;
	return words;
}

void
intent_words(const struct replies *answers, const char *matter, struct buf *out)
{
	struct slice cue = bare(replied_last(answers, "cue", matter), "if", "wenn"),
		act = bare(replied_last(answers, "act", matter), "then", "dann");

	if (cue.len && act.len)
		buf_printf(out, _("If %.*s, then %.*s"), SLICE_ARG(cue), SLICE_ARG(act));
	else
		buf_add(out, act);
}

static bool
write_all(struct work *work, struct writing *writing, struct err *err)
{
	struct name name;
	struct look *look = &work->look;

	if (!name_find(&work->pages.areas, writing->name.ptr, NAME_RESULT, &name, err) ||
	    !work_look(work, name.result->area, err))
		return false;
	replied_prose(writing->answers, "best", NULL, &look->facts);
	replied_prose(writing->answers, "hindrance", NULL, &look->hindrance);
	if (writing->text.len == 0) {
		buf_add_text(&writing->planning.said, _("kept as a look; no step is planned"));
		return true;
	}
	return planning_add(&writing->planning, &work->pages, err);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct writing *writing = context;
	struct work work;

	buf_clear(&writing->planning.said);
	bool ok = work_open(&work, writing->planning.session, change, err) &&
		write_all(&work, writing, err) && work_put(&work, err);

	change_message(change, "plan: for %s", writing->name.ptr);
	work_close(&work);
	return ok;
}

static bool
save_answers(const struct intended *intended, const struct replies *answers, struct err *err)
{
	struct writing writing = { .intended = intended, .answers = answers, .name = BUF_INIT,
		.text = BUF_INIT };
	struct session *session = intended->session;
	size_t named = 0;

	if (answers->count == 0 || (answers->count == 1 &&
	    replies_next(answers, &named, "which", NULL)))
		return err_set(err, ERR_NOTHING, "nothing was planned");
	buf_add(&writing.name, intended_result(intended, answers)->id);
	intent_words(answers, NULL, &writing.text);
	writing.planning = (struct planning){ .session = session, .name = writing.name.ptr,
		.text = writing.text.ptr, .due_day = DAY_NONE, .repeat = BUF_INIT,
		.said = BUF_INIT };
	bool ok = planning_days(&writing.planning, replied_last(answers, "days", NULL), err) &&
		save(session, "plan", build, &writing, &writing.planning.said, err);

	buf_release(&writing.name);
	buf_release(&writing.text);
	buf_release(&writing.planning.repeat);
	buf_release(&writing.planning.said);
	return ok;
}

static bool
ask_all(struct intended *intended, const char *name, bool editor, struct err *err)
{
	struct err ignored;
	bool any = false;

	for (size_t n = 0; n < intended->areas.count; n++)
		any = any || private_areas_has(intended->session, &intended->areas.items[n]);
	intended->sealing = any && keys_ready(intended->session, &ignored);
	if (name)
		private_areas_tell(intended->session, name, N_("steps"));
	const struct ask_flow flow = intended_flow(intended);
	struct ask ask = { .flow = &flow, .editor = editor };
	bool ok = ask_run(intended->session, &ask, err) &&
		save_answers(intended, &ask.answers, err);

	return ask_end(intended->session, &ask, ok, err);
}

bool
intent_run(struct session *session, const char *name, bool editor, struct err *err)
{
	struct intended intended = { .session = session };
	const struct replies none = { 0 };
	struct name found = { 0 };
	bool ok = journal_may_write(&session->journal, err) &&
		areas_read(&intended.areas, &session->journal.store, NULL, err) &&
		aims_read(&intended.aims, &session->journal.store, err) &&
		(!name || name_find(&intended.areas, name, NAME_AREA | NAME_RESULT, &found, err));

	if (ok) {
		intended.result = found.result && found.result->id.len ? found.result : NULL;
		intended.area = found.area;
	}
	if (ok && !intended_result(&intended, &none)) {
		err_set(err, ERR_NOTHING, "nothing to plan for: no result is open");
		ok = err_hint(err, "taut vision add AREA 'what you want to be so'");
	}
	ok = ok && ask_all(&intended, name, editor, err);
	document_release(&intended.aims);
	areas_release(&intended.areas);
	return ok;
}
