/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_COURSE_H
#define TAUT_HTML_COURSE_H

#include <stdbool.h>
#include <stddef.h>

#include "tension/report.h"
#include "tension/track.h"
#include "html/svg.h"

/*
 * The course of one result over a span, made from its track: where its lines
 * stand, where there is a gap between them, and what is to be marked. Across
 * there are columns, down there are pixels, one a point. Private to lib/html.
 */
#define COURSE_COLUMNS 300
#define COURSE_PAD 16 /* above the highest and below the lowest point */

/* What all pictures of a page have in common. */
struct frame {
	struct span span;
	long low, high; /* points */
};

/* A result's own place in it. */
struct course_of {
	const struct frame *frame;
	const struct report *report;
	const struct report_result *result; /* with a track */
};

enum sign_kind {
	SIGN_CHOSEN,
	SIGN_RESUMED,
	SIGN_LOWERED,
	SIGN_RAISED,
	SIGN_ENOUGH,
	SIGN_GONE,
	SIGN_ANEW,
	SIGN_MOVED,
	SIGN_POSTPONED,
	SIGN_OTHER,     /* what somebody else sees */
	SIGN_BEYOND,    /* from here a line is above what is drawn, */
	SIGN_BELOW,     /* or below */
};

/* Something on a day of the span, beside the lines. */
struct sign {
	enum sign_kind kind;
	size_t mark;  /* in the track */
	int day, column;
	int height;   /* where it is drawn: for a vision, where it was before */
	struct decimal before, after; /* LOWERED, RAISED: the vision; OTHER: what is seen */
	long from, to; /* the same as points, */
	bool placed;   /* if they have a place on the scale */
	bool present;  /* … in the unit that the result has now */
};

/* A stretch with a gap: between these heights. */
struct run {
	int start, end;
	int top, bottom;
	bool unchecked;
};

/* A track's state, and on which scale its vision stands. */
struct course_state {
	struct track_state now;
	const struct track_scale *vision_scale;
	bool opened; /* it was chosen before */
};

/* How far the lines of a column reach; low > high where there are none. */
struct reach {
	int low, high;
};

struct course {
	struct svg_trace vision, reality, unchecked;
	struct buf dots;          /* the readings, where they are not too many; or empty */
	struct run *runs;
	size_t run_count, run_room;
	struct sign *signs;       /* in order of day */
	size_t sign_count, sign_room;
	struct reach reaches[2][COURSE_COLUMNS]; /* of the vision, of reality */
	struct course_state state; /* at the end of the span */
};

/* Makes room in the frame for all that a result did in its span. */
void frame_widen(struct frame *frame, const struct track *track);
int frame_column(const struct frame *frame, int day);
int frame_height(const struct frame *frame, long point); /* clipped to the frame */

/* track_point(); false: there is no scale yet. */
bool frame_point(const struct track_scale *scale, int64_t value, long *point);

void course_begin(struct course_state *state);

/* Takes a mark. True: it is more than a value, and *sign tells what, but for its
 * column and height. */
bool course_step(struct course_state *state, const struct track *track, size_t mark,
	struct sign *sign);

/* Whether the vision, or reality too, has a height here. */
bool course_has_vision(const struct course_state *state);
bool course_has_reality(const struct course_state *state);

/* `course` is all zero, or released. */
void course_draw(struct course *course, const struct course_of *of);
void course_release(struct course *course);

#endif
