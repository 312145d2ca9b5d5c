/* SPDX-License-Identifier: ISC */
/*
 * A result's lines in SVG. Invariant: a label is drawn only where it meets
 * neither a line, nor a sign, nor another label; the list below has them all.
 */
#include "html/lines.h"

#include "base/text.h"
#include "base/words.h"
#include "view/phrase.h"
#include "html/svg.h"

#define LABEL_COLUMNS 22 /* of a reason, on a terminal; */
#define LABEL_SHORT 11   /* where there is no room for that */
#define LETTER 7         /* pixels that a letter may take */
#define LABEL_HEIGHT 12
#define LABELS_MAX 12
#define AWAY 9           /* pixels from a sign to its label */
#define LISTED_MAX 12
#define BOXES_MAX 64

const char lines_defs[] =
	"<svg class=defs width=0 height=0 aria-hidden=true><defs>"
	"<pattern id=hatch width=6 height=6 patternUnits=userSpaceOnUse "
	"patternTransform=\"rotate(45)\"><path class=hatching d=\"M0 3H6\"/></pattern>"
	"<path id=lowered d=\"M-6 -10H6L0 -1Z\"/>"
	"<path id=raised d=\"M-6 10H6L0 1Z\"/>"
	"<path id=closed d=\"M0 -6L6 0L0 6L-6 0Z\"/>"
	"<path id=beyond d=\"M-5 3L0 -3L5 3\"/>"
	"<path id=below d=\"M-5 -3L0 3L5 -3\"/>"
	"<path id=later d=\"M-4 -5V5L5 0Z\"/>"
	"<circle id=other r=4 />"
	"</defs></svg>\n";

static const long points[] = { -50, 0, 100, 200 }; /* that have a line of the scale */

/* A box in pixels, at the least width that a picture has. */
struct box {
	int left, right, top, bottom;
};

struct lines {
	struct buf *out;
	const struct sheet *sheet;
	const struct report_result *result;
	struct course course;
	struct box boxes[BOXES_MAX]; /* what is taken, by labels and signs */
	size_t box_count;
};

static const char *
glyph_of(enum sign_kind kind)
{
	switch (kind) {
	case SIGN_LOWERED: return "lowered";
	case SIGN_RAISED: return "raised";
	case SIGN_ENOUGH:
	case SIGN_GONE: return "closed";
	case SIGN_POSTPONED: return "later";
	case SIGN_OTHER: return "other";
	case SIGN_BEYOND: return "beyond";
	case SIGN_BELOW: return "below";
	case SIGN_CHOSEN:
	case SIGN_RESUMED:
	case SIGN_ANEW:
	case SIGN_MOVED: break;
	}
	return NULL;
}

static void
draw_paths(struct lines *lines)
{
	static const char *const classes[] = { "vision", "reality", "reality old" };
	const struct course *course = &lines->course;
	const struct svg_trace *traces[] = { &course->vision, &course->reality,
		&course->unchecked };
	struct buf *out = lines->out;
	int height = sheet_height(lines->sheet);

	buf_printf(out, "<svg width=\"100%%\" height=%d viewBox=\"0 0 %d %d\" "
		"preserveAspectRatio=none>", height, COURSE_COLUMNS, height);
	bool open = false;

	for (size_t n = 0; n < course->run_count; n++) {
		const struct run *run = &course->runs[n];

		if (run->unchecked)
			continue;
		buf_add_text(out, open ? "" : "<path class=gap d=\"");
		open = true;
		buf_printf(out, "M%d %dh%dv%dh-%dz", run->start, run->top,
			run->end - run->start, run->bottom - run->top, run->end - run->start);
	}
	buf_add_text(out, open ? "\"/>" : "");
	for (size_t n = 0; n < sizeof traces / sizeof *traces; n++)
		if (traces[n]->path.len > 0)
			buf_printf(out, "<path class=\"%s\" d=\"%s\"/>", classes[n],
				traces[n]->path.ptr);
	if (course->dots.len > 0)
		buf_printf(out, "<path class=dots d=\"%s\"/>", course->dots.ptr);
	buf_add_text(out, "</svg>");
}

/* Hatching is not to be stretched with the lines. */
static void
draw_hatching(struct lines *lines)
{
	for (size_t n = 0; n < lines->course.run_count; n++) {
		const struct run *run = &lines->course.runs[n];

		if (!run->unchecked)
			continue;
		buf_add_text(lines->out, "<rect class=hatch");
		svg_across(lines->out, "x", run->start, COURSE_COLUMNS);
		svg_across(lines->out, "width", run->end - run->start, COURSE_COLUMNS);
		buf_printf(lines->out, " y=%d height=%d />", run->top, run->bottom - run->top);
	}
}

static void
draw_scale(struct lines *lines)
{
	const struct frame *frame = &lines->sheet->frame;

	for (size_t n = 0; n < sizeof points / sizeof *points; n++) {
		if (points[n] < frame->low || points[n] > frame->high)
			continue;
		int height = frame_height(frame, points[n]);

		buf_printf(lines->out, "<line class=level x1=0 x2=\"100%%\" y1=%d y2=%d />"
			"<text class=\"axis end\" x=-6 y=%d>%s%ld</text>", height, height,
			height + 4, points[n] < 0 ? "−" : "",
			points[n] < 0 ? -points[n] : points[n]);
	}
	buf_add(lines->out, buf_slice(&lines->sheet->axis));
}

/* Where reality may be by now, as far as its steps so far tell. */
static void
draw_band(struct lines *lines)
{
	const struct band *band = &lines->result->band;
	const struct frame *frame = &lines->sheet->frame;
	const struct track_state *state = &lines->course.state.now;
	long vision;

	if (!lines->result->unchecked || !band->known || band->open ||
	    !course_has_vision(&lines->course.state) ||
	    !frame_point(state->scale, state->vision.micro, &vision))
		return;
	int top = frame_height(frame, vision - fraction_percent(&band->low));
	int bottom = frame_height(frame, vision - fraction_percent(&band->high));

	buf_printf(lines->out, "<line class=band x1=\"100%%\" x2=\"100%%\" y1=%d y2=%d />", top,
		bottom);
}

static void
draw_sign(struct lines *lines, const struct sign *sign)
{
	struct buf *out = lines->out;
	const char *glyph = glyph_of(sign->kind);
	int height = sign->kind == SIGN_POSTPONED ? sheet_height(lines->sheet) - 6 : sign->height;

	if (sign->kind == SIGN_ANEW) {
		buf_add_text(out, "<line class=anew");
		svg_across(out, "x1", sign->column, COURSE_COLUMNS);
		svg_across(out, "x2", sign->column, COURSE_COLUMNS);
		buf_printf(out, " y1=0 y2=%d />", sheet_height(lines->sheet));
	}
	if (!glyph || (sign->kind == SIGN_OTHER && !sign->placed))
		return;
	buf_printf(out, "<use href=\"#%s\" class=\"sign %s\"", glyph, glyph);
	svg_across(out, "x", sign->column, COURSE_COLUMNS);
	buf_printf(out, " y=%d><title>", height);
	if (sign->kind == SIGN_BEYOND || sign->kind == SIGN_BELOW) {
		buf_add_text(out, _("further than can be drawn"));
	} else {
		sheet_day(out, lines->sheet, sign->day);
		buf_add_text(out, ": ");
		sheet_sign(out, lines->sheet, lines->result, sign);
	}
	buf_add_text(out, "</title></use>");
}

/* A sign covers one of its kind in the same column: they could not be told apart. */
static bool
is_covered(const struct lines *lines, size_t n)
{
	const struct course *course = &lines->course;
	const struct sign *sign = &course->signs[n];

	for (size_t m = n + 1; m < course->sign_count &&
	     course->signs[m].column == sign->column; m++)
		if (course->signs[m].kind == sign->kind)
			return true;
	return false;
}

/* Whether it lies across a line of the scale. */
static bool
meets_scale(const struct lines *lines, const struct box *box)
{
	for (size_t n = 0; n < sizeof points / sizeof *points; n++) {
		int height = frame_height(&lines->sheet->frame, points[n]);

		if (height >= box->top && height <= box->bottom)
			return true;
	}
	return false;
}

static bool
meets_line(const struct lines *lines, const struct box *box)
{
	for (int end = 0; end < 2; end++)
		for (int n = box->left < 0 ? 0 : box->left;
		     n <= box->right && n < COURSE_COLUMNS; n++) {
			const struct reach *reach = &lines->course.reaches[end][n];

			if (reach->low <= box->bottom + 2 && reach->high >= box->top - 2)
				return true;
		}
	return false;
}

static bool
has_room(const struct lines *lines, const struct box *box)
{
	if (box->left < 0 || box->right > COURSE_COLUMNS || box->top < 0 ||
	    box->bottom > sheet_height(lines->sheet) || meets_line(lines, box) ||
	    meets_scale(lines, box))
		return false;
	for (size_t n = 0; n < lines->box_count; n++) {
		const struct box *other = &lines->boxes[n];

		if (box->left <= other->right && box->right >= other->left &&
		    box->top <= other->bottom && box->bottom >= other->top)
			return false;
	}
	return true;
}

/* Beside the sign, on either side, as near to its height as there is room. */
static bool
find_room(const struct lines *lines, const struct sign *sign, int width, struct box *box)
{
	int middle = sign->height + (sign->kind == SIGN_LOWERED ? -5 :
		sign->kind == SIGN_RAISED ? 6 : 0);

	for (int away = 0; away <= 18; away += 6)
		for (int where = 0; where < 4; where++) {
			int at = middle + (where & 2 ? away : -away);
			int left = where & 1 ? sign->column - AWAY - width : sign->column + AWAY;

			*box = (struct box){ left, left + width, at - LABEL_HEIGHT / 2,
				at + LABEL_HEIGHT / 2 };
			if (has_room(lines, box))
				return true;
		}
	return false;
}

/* The reason, its first sentence, or what it was; of what is redacted the day. */
static void
add_label(struct buf *label, const struct lines *lines, const struct sign *sign)
{
	struct slice note = track_note(lines->result->track, sign->mark);
	size_t end = slice_find(note, ". ");

	if (end != SLICE_NONE)
		note = slice_part(note, 0, end);
	note = phrase_why(note);
	if (lines->sheet->redacted)
		sheet_day(label, lines->sheet, sign->day);
	else if (note.len > 0)
		phrase_quote(label, note);
	else if (sign->kind == SIGN_LOWERED || sign->kind == SIGN_RAISED)
		buf_add_text(label, sign->kind == SIGN_LOWERED ? _("lowered") : _("raised"));
	else
		sheet_sign(label, lines->sheet, lines->result, sign);
}

/* The words, cut to what there is room for. */
static bool
fit_label(struct buf *label, const struct lines *lines, const struct sign *sign, struct box *box)
{
	struct buf whole = BUF_INIT;
	bool fits = false;

	add_label(&whole, lines, sign);
	for (size_t columns = LABEL_COLUMNS; !fits && columns >= LABEL_SHORT;
	     columns -= LABEL_SHORT) {
		buf_clear(label);
		text_fit(label, buf_slice(&whole), columns, false, false);
		fits = find_room(lines, sign, (int)text_width(buf_slice(label)) * LETTER, box);
	}
	buf_release(&whole);
	return fits;
}

static void
draw_label(struct lines *lines, const struct sign *sign)
{
	struct buf label = BUF_INIT;
	struct box box;

	if (fit_label(&label, lines, sign, &box)) {
		bool left = box.right < sign->column;

		buf_printf(lines->out, "<text class=\"label%s\"", left ? " end" : "");
		svg_across(lines->out, "x", sign->column, COURSE_COLUMNS);
		buf_printf(lines->out, " dx=%d y=%d>", left ? -AWAY : AWAY, box.bottom - 2);
		svg_text(lines->out, buf_slice(&label));
		buf_add_text(lines->out, "</text>");
		lines->boxes[lines->box_count++] = box;
	}
	buf_release(&label);
}

static bool
has_label(enum sign_kind kind)
{
	return kind == SIGN_LOWERED || kind == SIGN_RAISED || kind == SIGN_GONE ||
		kind == SIGN_ENOUGH || kind == SIGN_ANEW;
}

static void
draw_signs(struct lines *lines)
{
	const struct course *course = &lines->course;
	size_t count = 0;

	for (size_t n = 0; n < course->sign_count; n++)
		if (!is_covered(lines, n))
			draw_sign(lines, &course->signs[n]);
	/* All signs take their room before the first label looks for its own. */
	for (size_t n = course->sign_count; n-- > 0 && lines->box_count < BOXES_MAX - LABELS_MAX;)
		if (glyph_of(course->signs[n].kind) || has_label(course->signs[n].kind))
			lines->boxes[lines->box_count++] = (struct box){
				course->signs[n].column - 6, course->signs[n].column + 6,
				course->signs[n].height - 8, course->signs[n].height + 8 };
	for (size_t n = course->sign_count; n-- > 0 && count < LABELS_MAX;)
		if (has_label(course->signs[n].kind)) {
			draw_label(lines, &course->signs[n]);
			count++;
		}
}

/* What the whole picture shows: what it did in one area is not to be told apart. */
static void
add_moves(struct buf *out, const struct report *report, size_t row)
{
	struct phrase phrase = phrase_of_result(report, row);
	struct account all;

	account_init(&all);
	report_add_accounts(report, row, &all);
	phrase_moves(out, &phrase, &all);
	account_release(&all);
}

/* Title and description, for whoever hears the picture. */
static void
describe(struct lines *lines, size_t row)
{
	struct buf text = BUF_INIT, day = BUF_INIT, last = BUF_INIT;

	buf_printf(lines->out, "<title id=t%zu>", row);
	svg_text(lines->out, phrase_name(lines->result));
	buf_printf(lines->out, ": %s</title><desc id=d%zu>", _("vision, reality and the gap"), row);
	sheet_day(&day, lines->sheet, lines->sheet->frame.span.first);
	sheet_day(&last, lines->sheet, lines->sheet->frame.span.last);
	buf_printf(&text, _("From %s to %s:"), day.ptr, last.ptr);
	buf_add_char(&text, ' ');
	add_moves(&text, lines->sheet->report, row);
	if (lines->result->unchecked && lines->result->checked_day != DAY_NONE) {
		buf_clear(&day);
		sheet_day(&day, lines->sheet, lines->result->checked_day);
		buf_add_char(&text, ' ');
		buf_printf(&text, _("Not checked since %s."), day.ptr);
	}
	svg_text(lines->out, buf_slice(&text));
	buf_add_text(lines->out, "</desc>");
	buf_release(&text);
	buf_release(&day);
	buf_release(&last);
}

static const char *
mark_of(enum sign_kind kind)
{
	switch (kind) {
	case SIGN_LOWERED: return "▽";
	case SIGN_RAISED: return "△";
	case SIGN_ENOUGH:
	case SIGN_GONE: return "◇";
	case SIGN_POSTPONED: return "▷";
	case SIGN_OTHER: return "○";
	default: return "·";
	}
}

static bool
is_listed(enum sign_kind kind)
{
	return kind != SIGN_OTHER && kind != SIGN_BEYOND && kind != SIGN_BELOW;
}

static void
list_sign(struct lines *lines, const struct sign *sign)
{
	buf_printf(lines->out, "<li><span class=mark aria-hidden=true>%s</span> <b>",
		mark_of(sign->kind));
	sheet_day(lines->out, lines->sheet, sign->day);
	buf_add_text(lines->out, "</b> <span dir=auto>");
	sheet_sign(lines->out, lines->sheet, lines->result, sign);
	buf_add_text(lines->out, "</span>\n");
}

/* What others see: the last of it, and how much there is. */
static void
list_views(struct lines *lines, const struct sign *last, size_t count)
{
	buf_printf(lines->out, "<li><span class=mark aria-hidden=true>%s</span> <b>",
		mark_of(SIGN_OTHER));
	sheet_day(lines->out, lines->sheet, last->day);
	buf_add_text(lines->out, "</b> <span dir=auto>");
	sheet_sign(lines->out, lines->sheet, lines->result, last);
	buf_add_text(lines->out, count > 1 ? " " : "");
	if (count > 1)
		buf_printf(lines->out, ngettext("(the last of %zu such view)",
			"(the last of %zu such views)", count), count);
	buf_add_text(lines->out, "</span>\n");
}

static void
list_signs(struct lines *lines)
{
	const struct course *course = &lines->course;
	size_t listed = 0, views = 0, last = 0;

	for (size_t n = 0; n < course->sign_count; n++) {
		listed += is_listed(course->signs[n].kind);
		views += course->signs[n].kind == SIGN_OTHER;
		last = course->signs[n].kind == SIGN_OTHER ? n : last;
	}
	if (listed + views == 0)
		return;
	buf_add_text(lines->out, "<ul class=signs>\n");
	size_t passed = listed > LISTED_MAX ? listed - LISTED_MAX : 0;

	if (passed > 0) {
		buf_add_text(lines->out, "<li>");
		buf_printf(lines->out, ngettext("%zu earlier: in the table",
			"%zu earlier: in the table", passed), passed);
		buf_add_char(lines->out, '\n');
	}
	for (size_t n = 0; n < course->sign_count; n++) {
		if (!is_listed(course->signs[n].kind))
			continue;
		if (passed > 0)
			passed--;
		else
			list_sign(lines, &course->signs[n]);
	}
	if (views > 0)
		list_views(lines, &course->signs[last], views);
	buf_add_text(lines->out, "</ul>\n");
}

void
lines_figure(struct buf *out, const struct sheet *sheet, size_t row)
{
	const struct report_result *result = &sheet->report->results[row];
	struct course_of of = { .frame = &sheet->frame, .report = sheet->report,
		.result = result };
	struct lines lines = { .out = out, .sheet = sheet, .result = result };
	int height = sheet_height(sheet);

	course_draw(&lines.course, &of);
	buf_printf(out, "<figure><svg class=lines role=img height=%d "
		"aria-labelledby=\"t%zu d%zu\">", height + 18, row, row);
	describe(&lines, row);
	draw_scale(&lines);
	draw_hatching(&lines);
	draw_paths(&lines);
	draw_band(&lines);
	draw_signs(&lines);
	buf_add_text(out, "</svg></figure>\n");
	list_signs(&lines);
	course_release(&lines.course);
}
