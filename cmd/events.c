/* SPDX-License-Identifier: ISC */
/* tension --format csv: the events of a span, one by one; none is kept. */
#include "cmd/events.h"

#include "cmd/out.h"
#include "cmd/work.h"
#include "journal/name.h"
#include "tension/walk.h"
#include "view/csv.h"

struct telling {
	struct session *session;
	size_t area, subject; /* SLICE_NONE: of all */
	bool ok;
	struct err *err;
};

static void
tell(void *context, const struct told *told)
{
	struct telling *telling = context;

	if (!telling->ok ||
	    (telling->area != SLICE_NONE && telling->area != told->area) ||
	    (telling->subject != SLICE_NONE && telling->subject != told->subject))
		return;
	view_csv_line(&telling->session->out, told);
	telling->ok = out_flush(telling->session, false, telling->err);
}

static bool
narrow(struct telling *telling, const struct reading *reading, const char *typed)
{
	struct name name = { 0 };

	if (!name_find(&reading->areas, typed, NAME_AREA | NAME_RESULT, &name, telling->err))
		return false;
	if (name.result)
		telling->subject = replay_subject(&reading->replay, name.result);
	else
		telling->area = (size_t)(name.area - reading->areas.items);
	return true;
}

bool
events_out(struct session *session, struct span span, const char *typed, size_t problems,
	struct err *err)
{
	const struct store *store = &session->journal.store;
	struct reading reading = { 0 };
	struct telling telling = { session, SLICE_NONE, SLICE_NONE, true, err };
	bool ok = areas_read(&reading.areas, store, &reading.replay.problems, err);

	reading.replay.areas = &reading.areas;
	reading.replay.tell = tell;
	reading.replay.context = &telling;
	ok = ok && (!typed || narrow(&telling, &reading, typed));
	if (ok) {
		view_csv_head(&session->out);
		ok = walk_journal(&reading.replay, store, &reading.areas, span,
			session->clock.day, err) && telling.ok;
	}
	if (ok)
		say_problems(&reading.replay.problems, problems);
	reading_close(&reading);
	return ok;
}
