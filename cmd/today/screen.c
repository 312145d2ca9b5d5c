/* SPDX-License-Identifier: ISC */
/*
 * The morning screen. Invariant: it has at most LINES_MAX lines as a terminal of
 * its width breaks them, whatever the journal holds. So what must be told – that
 * something is not safe – is set first, and the rest gets the room that is left.
 */
#include "cmd/today/screen.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/edit/kept.h"
#include "cmd/key/sealed.h"
#include "cmd/out.h"
#include "cmd/today/silence.h"
#include "cmd/today/words.h"
#include "view/morning.h"
#include "view/welcome.h"

#define LINES_MAX 23
#define HEAD_MAX 12    /* of them, in sentences */
#define HEAD_LEAST 4   /* the day, the header, a row, and how much more there is */
#define STEPS_MAX 5
#define LABEL_MIN 13   /* columns of "Today", "A year ago" and the like */
#define ID_SHARE 4     /* an id has at most this part of the width */
#define NARROW 60

static size_t
lines_for(size_t columns, size_t width)
{
	return columns > width ? (columns + width - 1) / width : 1;
}

/* How many lines a terminal makes of a text without colours. */
static size_t
count_lines(const struct session *session, struct slice text)
{
	size_t count = 0;

	while (text.len > 0)
		count += lines_for(text_width(slice_cut(&text, '\n')),
			(size_t)session->view.width);
	return count;
}

static size_t
less(size_t room, size_t used)
{
	return room > used ? room - used : 0;
}

/* Columns for what stands before the words: the widest of them, and blanks around. */
static size_t
label_width(void)
{
	const char *const labels[] = { _("Today"), _("Tomorrow"), _("Earlier"), _("A year ago") };
	size_t widest = LABEL_MIN;

	for (size_t n = 0; n < sizeof labels / sizeof *labels; n++) {
		size_t wide = 1 + text_width(slice_of(labels[n])) + 2;

		widest = wide > widest ? wide : widest;
	}
	return widest;
}

/* NULL: there is no room for any. */
static void
add_label(struct buf *out, const char *label)
{
	buf_add_char(out, ' ');
	if (label)
		text_fit(out, slice_of(label), label_width() - 1, true, true);
}

/* The steps as they are shown: how many, and in which columns. */
struct list {
	struct session *session;
	const struct dues *dues;
	size_t count, text, id;
};

static const char *
label(const struct list *list, size_t n)
{
	return n < list->dues->today ? _("Today") : _("Tomorrow");
}

static void
measure(struct list *list)
{
	size_t width = (size_t)list->session->view.width;

	for (size_t n = 0; n < list->count; n++) {
		struct buf safe = BUF_INIT;

		text_escape_line(&safe, list->dues->items[n].step->text);
		size_t text = text_width(buf_slice(&safe)), id = list->dues->items[n].step->id.len;

		list->text = text > list->text ? text : list->text;
		list->id = id > list->id ? id : list->id;
		buf_release(&safe);
	}
	list->id = list->id < width / ID_SHARE ? list->id : width / ID_SHARE;
	size_t room = width - label_width() - 1 - (list->id ? list->id + 2 : 0);

	list->text = list->text < room ? list->text : room;
}

static void
add_row(struct buf *out, const struct list *list, size_t n)
{
	const struct step *step = list->dues->items[n].step;
	bool ascii = list->session->view.ascii, first = n == 0 || n == list->dues->today;
	struct buf safe = BUF_INIT;

	text_escape_line(&safe, step->text);
	add_label(out, first ? label(list, n) : "");
	text_fit(out, buf_slice(&safe), list->text, ascii, step->id.len > 0);
	if (step->id.len > 0) {
		buf_clear(&safe);
		text_escape_line(&safe, step->id);
		buf_add_text(out, "  ");
		text_fit(out, buf_slice(&safe), list->id, ascii, false);
	}
	buf_add_char(out, '\n');
	buf_release(&safe);
}

/* A step as a sentence, of two lines at most. */
static void
say_step(struct buf *out, const struct list *list, size_t n)
{
	const struct step *step = list->dues->items[n].step;
	size_t width = (size_t)list->session->view.width;
	struct buf safe = BUF_INIT, text = BUF_INIT;

	text_escape_line(&safe, step->text);
	buf_printf(&text, "%s: ", label(list, n));
	text_fit(&text, buf_slice(&safe), width, true, false);
	if (step->id.len > 0) {
		buf_clear(&safe);
		text_escape_line(&safe, step->id);
		buf_add_text(&text, " (");
		text_fit(&text, buf_slice(&safe), width / ID_SHARE, true, false);
		buf_add_char(&text, ')');
	}
	text_wrap(out, buf_slice(&text), width, "");
	buf_add_char(out, '\n');
	buf_release(&safe);
	buf_release(&text);
}

/* Steps whose day passed are offered in one line, never listed. */
static void
add_earlier(struct buf *out, const struct session *session, size_t count)
{
	struct buf text = BUF_INIT;
	size_t width = (size_t)session->view.width;

	if (count == 0)
		return;
	if (width < NARROW)
		buf_printf(&text, ngettext("%zu step: kept?", "%zu steps: kept?", count), count);
	else
		buf_printf(&text, ngettext("%zu step of earlier days: kept?",
			"%zu steps of earlier days: kept?", count), count);
	buf_add_text(&text, " taut done");
	if (!session->view.plain)
		add_label(out, label_width() + text_width(buf_slice(&text)) <= width ?
			_("Earlier") : NULL);
	buf_printf(out, "%s\n", text.ptr);
	buf_release(&text);
}

/* What falls on today and tomorrow, in `room` lines. */
static void
add_steps(struct buf *out, struct session *session, const struct dues *dues, size_t room)
{
	struct list list = { .session = session, .dues = dues,
		.count = dues->count < STEPS_MAX ? dues->count : STEPS_MAX };
	struct buf earlier = BUF_INIT;
	size_t shown = 0;

	add_earlier(&earlier, session, dues->earlier);
	room = less(room, count_lines(session, buf_slice(&earlier)));
	measure(&list);
	while (shown < list.count) {
		size_t start = out->len;

		if (session->view.plain)
			say_step(out, &list, shown);
		else
			add_row(out, &list, shown);
		size_t used = count_lines(session, slice_from(buf_slice(out), start));

		if (used + (shown + 1 < dues->count) > room) { /* the line of how many more */
			buf_cut(out, start);
			break;
		}
		room -= used;
		shown++;
	}
	size_t more = dues->count - shown;

	if (more > 0 && room > 0) {
		buf_add_repeat(out, " ", session->view.plain ? 0 : label_width());
		buf_printf(out, ngettext("and %zu more", "and %zu more", more), more);
		buf_add_text(out, ": taut plan\n");
	}
	buf_add(out, buf_slice(&earlier));
	buf_release(&earlier);
}

static void
add_year_ago(struct buf *out, const struct session *session)
{
	struct buf words = BUF_INIT, safe = BUF_INIT;
	bool plain = session->view.plain;

	words_of_day(&words, &session->journal.store,
		day_add_months(session->clock.day, -12));
	text_escape_line(&safe, buf_slice(&words));
	if (safe.len > 0) {
		if (plain)
			buf_printf(out, "%s: ", _("A year ago"));
		else
			add_label(out, _("A year ago"));
		text_fit(out, buf_slice(&safe), (size_t)session->view.width - label_width() - 1,
			session->view.ascii || plain, false);
		buf_add_char(out, '\n');
	}
	buf_release(&words);
	buf_release(&safe);
}

static void
out_unsent(struct session *session, int day)
{
	struct buf since = BUF_INIT;
	int year, now, ignored;

	day_to_civil(day, &year, &ignored, &ignored);
	day_to_civil(session->clock.day, &now, &ignored, &ignored);
	day_format_short(&since, day);
	if (year != now)
		buf_printf(&since, " %d", year);
	out_printf(session, "\n");
	out_printf(session, _("Some of this is on this machine only since %s:"), since.ptr);
	out_printf(session, " taut sync\n");
	buf_release(&since);
}

/* What is not about the day, but about the journal. */
static void
out_notes(struct session *session, const struct morning *morning)
{
	if (morning->unsent)
		out_unsent(session, morning->unsent_day);
	if (morning->areas->result_count == 0 && !morning->folded)
		out_printf(session, "\n%s  taut vision add -h\n",
			_("What do you want to be so?"));
	else if (!morning->folded &&
	    silence_of_purpose(&session->journal.store, session->clock.day))
		out_printf(session, "\n%s  taut purpose --ask\n", _("What is it all for?"));
	sealed_remind(session);
}

/* The head, then the steps and the year ago in what is left above the notes. */
static void
out_day(struct session *session, const struct morning *morning, size_t room)
{
	struct buf purpose = BUF_INIT, lines = BUF_INIT, year_ago = BUF_INIT;
	struct buf *out = &session->out;
	size_t head = less(room, HEAD_MAX) > HEAD_LEAST ? HEAD_MAX : less(room, HEAD_LEAST);

	add_year_ago(&year_ago, session);
	words_of_purpose(&purpose, &session->journal.store);
	head = view_morning(out, morning->report, &session->view, buf_slice(&purpose), head);
	room = less(room, head + 1); /* and a blank one */
	add_steps(&lines, session, &morning->dues,
		less(room, count_lines(session, buf_slice(&year_ago))));
	if (room > 0)
		buf_add(&lines, buf_slice(&year_ago));
	if (lines.len > 0 && !session->view.plain)
		buf_add_char(out, '\n');
	buf_add(out, buf_slice(&lines));
	buf_release(&purpose);
	buf_release(&lines);
	buf_release(&year_ago);
}

void
screen_out(struct session *session, const struct morning *morning)
{
	size_t width = (size_t)session->view.width, room = LINES_MAX, start = session->out.len;
	size_t kept = kept_remind(session);
	struct buf notes = BUF_INIT;

	out_notes(session, morning);
	buf_add(&notes, slice_from(buf_slice(&session->out), start));
	buf_cut(&session->out, start);
	room = less(room, count_lines(session, buf_slice(&notes)));
	room = less(room, kept ? lines_for(kept, width) : 0);
	if (morning->folded)
		view_welcome(&session->out, morning_waiting(morning), &session->view);
	else
		out_day(session, morning, room);
	buf_add(&session->out, buf_slice(&notes));
	buf_release(&notes);
}
