/* SPDX-License-Identifier: ISC */
/* history: what taut did, and when. */
#include "base/date.h"
#include "base/decimal.h"
#include "base/words.h"
#include "cmd/out.h"
#include "store/change.h"

static const char *number;

static const struct opt opts[] = {
	{ 'n', "number", "N", NULL, &number, NULL, N_("the latest N changes (20)") },
	{ 0 }
};

struct listing {
	struct session *session;
	json_t *rows;
};

static void
row_json(json_t *rows, const struct history_row *row, struct slice when)
{
	json_t *json = json_object();

	json_object_set_new(json, "time", json_text(when));
	json_object_set_new(json, "commit", json_text(slice_of(row->commit)));
	json_object_set_new(json, "command", row->command ? json_text(slice_of(row->command)) :
		json_null());
	json_object_set_new(json, "subject", json_text(slice_of(row->subject)));
	json_array_append_new(rows, json);
}

static void
each(const struct history_row *row, void *context)
{
	struct listing *listing = context;
	int64_t local = row->seconds + row->offset * 60;
	int64_t days = local / 86400 - (local % 86400 < 0);
	struct buf when = BUF_INIT;

	day_format(&when, (int)days);
	buf_add_char(&when, ' ');
	minute_format(&when, (int)((local - days * 86400) / 60));
	if (listing->rows) {
		row_json(listing->rows, row, buf_slice(&when));
	} else {
		out_printf(listing->session, "%s  %.7s  ", when.ptr, row->commit);
		out_line(listing->session, slice_of(row->subject));
		out_printf(listing->session, "\n");
	}
	buf_release(&when);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct listing listing = { session, session->json ? json_array() : NULL };
	struct decimal limit = { .micro = 20 * DECIMAL_ONE };

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "history takes no words");
	if (number && (!decimal_parse(slice_of(number), &limit) || limit.places ||
	    limit.micro < DECIMAL_ONE))
		return err_set(err, ERR_USAGE, "-n takes a number from 1, not '%s'", number);
	bool ok = history_run(&session->journal.store, (size_t)(limit.micro / DECIMAL_ONE), each,
		&listing, err);

	if (ok && listing.rows)
		out_json(session, json_incref(listing.rows));
	json_decref(listing.rows);
	return ok;
}

const struct cmd cmd_history = { .name = "history", .synopsis = "[-n N]",
	.summary = N_("what taut did, when"), .needs = NEED_JOURNAL, .opts = opts, .data = true,
	.run = run };
