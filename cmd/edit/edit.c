/* SPDX-License-Identifier: ISC */
/*
 * edit: a page in the person's editor. What stands in the journal is put in
 * only when the draft was changed, merged with what came in meanwhile: sealed
 * texts with sealed texts, so that no merge sees what is private.
 */
#include "cmd/edit/edit.h"

#include <string.h>
#include <unistd.h>

#include "base/secret.h"
#include "base/words.h"
#include "cmd/edit/editor.h"
#include "cmd/edit/kept.h"
#include "cmd/edit/opening.h"
#include "cmd/key/keys.h"
#include "cmd/work.h"
#include "journal/entry.h"
#include "journal/name.h"
#include "seal/gate.h"
#include "seal/passage.h"
#include "store/layout.h"
#include "merge/merge.h"

static bool private;

static const struct opt opts[] = {
	{ 'p', "private", NULL, &private, NULL, NULL,
		N_("open its private passages too; WHAT may be a sealed draft") },
	{ 0 }
};

struct editing {
	struct session *session;
	struct buf path;     /* in the journal */
	struct buf original; /* as it was in the work tree; empty: it was not there */
	const char *kept;    /* the draft that is gone on with, or NULL */
	struct identity identity;
	struct buf edited;   /* sealed */
	struct buf said;
};

/* What is in the work tree is what was edited. A passage that is not sealed
 * there yet is, in what the change reads: those two are not to be merged. */
static bool
stands_still(const struct editing *editing)
{
	struct buf there = BUF_INIT;
	struct err ignored;
	bool still = store_read(&editing->session->journal.store, editing->path.ptr, &there,
			&ignored) &&
		slice_equal(buf_slice(&there), buf_slice(&editing->original));

	buf_release(&there);
	return still;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct editing *editing = context;
	struct buf now = BUF_INIT;
	struct merged merged = MERGED_INIT;
	bool ok = change_read(change, editing->path.ptr, &now, err);

	if (ok ? stands_still(editing) : err->kind == ERR_NOTHING) {
		buf_add(&merged.text, buf_slice(&editing->edited));
		ok = true;
	} else if (ok) {
		merge_page(&merged, buf_slice(&editing->original), buf_slice(&now),
			buf_slice(&editing->edited));
	}
	if (ok)
		change_put(change, editing->path.ptr, buf_slice(&merged.text));
	change_message(change, "edit: %s", editing->path.ptr);
	buf_release(&now);
	merged_release(&merged);
	return ok;
}

/* Words that were of no page, as a moment of now, and all of it private. */
static bool
build_moment(struct change *change, void *context, struct err *err)
{
	struct editing *editing = context;
	const struct clock *clock = &editing->session->clock;
	struct entry entry = { .day = clock->day, .minute = clock->minute,
		.offset = clock->offset, .text = buf_slice(&editing->edited) };

	change_message(change, "add: a draft");
	return entry_write(&entry, change, err);
}

/* The page that a date, an area or a result names; bare: today. */
static bool
choose_page(struct session *session, const char *what, struct buf *path, struct err *err)
{
	struct areas areas = { 0 };
	struct name name;
	int day = session->clock.day;
	bool ok = true;

	if (!what || span_is(slice_of(what))) {
		ok = !what || date_parse(slice_of(what), LEAN_PAST, day, &day, err);
		layout_entry(path, day);
	} else if (strcmp(what, "purpose") == 0) {
		buf_add_text(path, "purpose.md");
	} else if (layout_takes(slice_of(what)) && slice_ends(slice_of(what), ".md")) {
		buf_add_text(path, what);
	} else {
		ok = areas_read(&areas, &session->journal.store, NULL, err) &&
			name_find(&areas, what, NAME_AREA | NAME_RESULT | NAME_STEP, &name, err);
		if (ok)
			buf_add_text(path, areas.items[name.area ?
				(size_t)(name.area - areas.items) :
				name.result ? name.result->area : name.step->area].path);
	}
	areas_release(&areas);
	return ok;
}

/* A day without a page begins with its heading and the moment. */
static void
begin_page(const struct session *session, struct slice path, struct buf *initial)
{
	int day;

	if (!layout_entry_day(path, &day))
		return;
	buf_add_text(initial, "# ");
	day_format(initial, day);
	buf_add_text(initial, "\n\n## ");
	minute_format(initial, session->clock.minute);
	buf_add_text(initial, "\n\n");
}

/* What the editor made of the page goes through the gate here already. */
static bool
seal_edited(struct editing *editing, struct opening *opening, struct slice typed, struct err *err)
{
	struct gate gate = { .taut = keys_folder(editing->session) };
	struct buf back = BUF_INIT;

	opening_back(opening, typed, &back);
	bool ok = gate_pass(&gate, editing->path.ptr, buf_slice(&back), &editing->edited, err);

	if (gate.taut >= 0)
		close(gate.taut);
	buf_wipe(&back);
	return ok;
}

static void
fence_words(struct editing *editing, struct slice typed)
{
	passage_fence(&editing->edited, SLICE_EMPTY, slice_trim(typed), "");
}

static bool
save_edited(struct editing *editing, struct opening *opening, struct slice typed, struct err *err)
{
	bool moment = editing->path.len == 0, ok = true;

	if (moment)
		fence_words(editing, typed);
	else
		ok = seal_edited(editing, opening, typed, err);
	buf_printf(&editing->said, moment ? _("added to today, sealed%s") : _("edited %s"),
		editing->path.ptr);
	ok = ok && save(editing->session, "edit", moment ? build_moment : build, editing,
		&editing->said, err);
	if (ok)
		edit_done();
	else
		edit_said(err);
	if (ok && editing->kept)
		kept_remove(editing->session, editing->kept);
	return ok;
}

/* That there is an editor for it, before a passphrase is asked for. */
static bool
may_edit(struct session *session, struct err *err)
{
	struct editor editor = EDITOR_INIT;
	bool ok = !private || editor_choose(&editor, session, private, err);

	editor_release(&editor);
	return ok;
}

static bool
edit_opened(struct editing *editing, struct opening *opening, struct slice initial,
	struct err *err)
{
	struct buf typed = BUF_INIT, name = BUF_INIT;

	if (editing->path.len)
		kept_name(&name, buf_slice(&editing->path));
	else
		buf_add_text(&name, "entry");
	const struct edit edit = { .name = name.ptr, .initial = initial,
		.base = buf_slice(&editing->original), .private = private,
		.again = editing->kept != NULL };
	bool ok = edit_text(editing->session, &edit, &typed, err) &&
		save_edited(editing, opening, buf_slice(&typed), err);

	buf_release(&name);
	buf_wipe(&typed);
	return ok;
}

static bool
edit_page(struct editing *editing, struct err *err)
{
	struct session *session = editing->session;
	struct opening opening = OPENING_INIT;
	struct buf page = BUF_INIT;
	bool ok = store_read(&session->journal.store, editing->path.ptr, &page, err);

	if (ok)
		buf_add(&editing->original, buf_slice(&page));
	else if ((ok = err->kind == ERR_NOTHING))
		begin_page(session, buf_slice(&editing->path), &page);
	if (ok && private)
		ok = opening_make(&opening, session, editing->path.ptr, buf_slice(&page),
			&editing->identity, err);
	else if (ok)
		buf_add(&opening.text, buf_slice(&page));
	ok = ok && edit_opened(editing, &opening, buf_slice(&opening.text), err);
	opening_release(&opening);
	buf_wipe(&page);
	return ok;
}

/* Going on with a draft: the edit of its page as it was begun. */
static bool
edit_kept(struct editing *editing, struct err *err)
{
	struct opening opening = OPENING_INIT;
	struct buf text = BUF_INIT;
	bool ok = keys_ready(editing->session, err) &&
		keys_open(editing->session, &editing->identity, err) &&
		kept_read(editing->session, editing->kept, &editing->identity, &text,
			&editing->original, err);

	kept_page(editing->kept, &editing->path);
	ok = ok && opening_make(&opening, editing->session, editing->path.ptr,
			buf_slice(&editing->original), &editing->identity, err) &&
		edit_opened(editing, &opening, buf_slice(&text), err);
	opening_release(&opening);
	buf_wipe(&text);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct editing editing = { .session = session, .path = BUF_INIT,
		.original = BUF_INIT, .edited = BUF_INIT, .said = BUF_INIT,
		.identity = IDENTITY_INIT };
	bool ok = argc <= 1 || err_set(err, ERR_USAGE, "edit takes one page at a time");

	editing.kept = ok && argc ? kept_is(session, argv[0]) : NULL;
	if (editing.kept && !private) {
		ok = err_set(err, ERR_USAGE, "a sealed draft is opened with -p");
		err_hint(err, "taut edit -p %s", argv[0]);
	}
	if (!editing.kept)
		kept_remind(session);
	ok = ok && (editing.kept || choose_page(session, argc ? argv[0] : NULL, &editing.path,
		err)) && may_edit(session, err) &&
		(editing.kept ? edit_kept(&editing, err) : edit_page(&editing, err));
	identity_release(&editing.identity);
	buf_release(&editing.path);
	buf_wipe(&editing.original);
	buf_wipe(&editing.edited);
	buf_release(&editing.said);
	return ok;
}

const struct cmd cmd_edit = { .name = "edit", .synopsis = N_("[-p] [WHAT]"),
	.summary = N_("open a page in the editor; bare: today's"), .needs = NEED_WRITING,
	.opts = opts, .run = run };
