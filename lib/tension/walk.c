/* SPDX-License-Identifier: ISC */
/*
 * Walking the checks in the order of their days. The order of events is (date
 * in the file's name, place in the file); nothing else of the file system
 * tells. Retired areas come last on their day.
 */
#include "tension/walk.h"

#include "journal/veil.h"
#include "store/layout.h"
#include "tension/hand.h"
#include "tension/look.h"

/* Areas retired from day `first` to day `last`, in the order of the pages. */
static void
retire(struct replay *replay, int first, int last)
{
	for (size_t n = 0; n < replay->areas->count; n++) {
		int day = replay->areas->items[n].retired_day;
		struct event event = { .kind = EVENT_RETIRED, .day = day, .area = n };

		if (day != DAY_NONE && day >= first && day <= last)
			replay_feed(replay, &event, slice_of("its area was retired"));
	}
}

/* The walk over checks/YYYY/MM/. */
struct walk {
	struct replay *replay;
	const struct store *store;
	struct buf path;
	struct document page;
	int retired_until; /* areas retired up to this day are done */
	struct err *err;
};

static bool
feed_file(struct walk *walk)
{
	struct replay *replay = walk->replay;
	struct buf bytes = BUF_INIT;
	struct veil veil = VEIL_INIT;
	int day;

	if (!layout_check_day(buf_slice(&walk->path), &day))
		return true; /* not the name of a day's checks: doctor counts it */
	if (day > replay->period.last && day <= replay->today)
		return true;
	bool ok = store_read(walk->store, walk->path.ptr, &bytes, walk->err);

	replay->not_opened += veil_draw(&veil, &bytes);
	ok = ok && document_parse(&walk->page, &bytes, walk->path.ptr, walk->err);
	if (ok && day > replay->today) {
		replay->later += look_count(&walk->page);
	} else if (ok && day <= replay->period.last) {
		retire(replay, walk->retired_until + 1, day - 1);
		walk->retired_until = day - 1 > walk->retired_until ? day - 1 : walk->retired_until;
		struct looked looked = { &walk->page, &veil, walk->path.ptr };

		look_feed(replay, &looked, day);
	}
	document_release(&walk->page);
	veil_release(&veil);
	buf_release(&bytes);
	return ok;
}

static bool
walk_folder(struct walk *walk, int depth)
{
	struct names names = { 0 };
	size_t length = walk->path.len;
	bool ok = store_names(walk->store, walk->path.ptr, &names, walk->err);

	for (size_t n = 0; ok && n < names.count; n++) {
		if (names.items[n][0] == '.')
			continue;
		buf_printf(&walk->path, "/%s", names.items[n]);
		if (depth < 2)
			ok = walk_folder(walk, depth + 1);
		else if (slice_ends(buf_slice(&walk->path), ".md"))
			ok = feed_file(walk);
		buf_cut(&walk->path, length);
	}
	names_release(&names);
	return ok;
}

bool
walk_journal(struct replay *replay, const struct store *store, const struct areas *areas,
	struct span period, int today, struct err *err)
{
	struct walk walk = { .replay = replay, .store = store, .path = BUF_INIT,
		.retired_until = INT_MIN + 1, .err = err };

	replay_init(replay, areas, period, today);
	buf_add_text(&walk.path, "checks");
	bool ok = walk_folder(&walk, 0);

	buf_release(&walk.path);
	if (!ok)
		return false;
	int last = span_last_day(period, today);

	retire(replay, walk.retired_until + 1, last);
	if (period.last >= today)
		hand_notice(replay);
	return true;
}
