/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_PASTED_H
#define TAUT_JOURNAL_PASTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * A card (journal/card.h) that came back by mail or messenger: filled in above,
 * below or between, quoted, wrapped anew, with other words round it. What is
 * plainly the card's own, a mail program's line or a signature is told apart;
 * all else stays as the words of who sent it. Nothing is guessed: a number is
 * one only where nothing else stands behind its label.
 */
#define PASTED_MAX (64u << 10) /* bytes that are read as one answer */

enum pasted_kind {
	PASTED_BLANK,
	PASTED_WORDS,
	PASTED_NOW,       /* the line of a label: `now`, … */
	PASTED_LABEL,     /* … or another */
	PASTED_CARD,      /* the card's own words */
	PASTED_MAIL,      /* "On Saturday … wrote:" */
	PASTED_SIGNATURE, /* behind a line of two dashes */
	PASTED_KINDS
};

struct pasted_line {
	enum pasted_kind kind;
	size_t depth;        /* of the quote */
	struct slice text;   /* without the blanks at its end */
	struct slice bare;   /* without the marks of the quote as well */
	struct slice before; /* of a label: words that stand before it … */
	struct slice value;  /* … and behind it */
};

struct pasted {
	struct buf text;     /* cleaned; the slices are into it; wiped */
	struct pasted_line *lines;
	size_t count, room;
	struct slice id;     /* whose card; empty: of none */
	struct slice unit;   /* that the card asked for; empty: it says none */
	bool several;        /* cards of several results */
	struct slice view;   /* what stands behind `now`; empty: nothing */
	size_t view_line;    /* which line that is; SLICE_NONE */
	bool differ;         /* several things do; then there is no view */
};

/* `text` must be UTF-8. */
void pasted_read(struct pasted *pasted, struct slice text);
void pasted_release(struct pasted *pasted); /* wiped; safe twice and on all-zero */

/* Once it is known which card it is: tells its own lines apart, and what is the
 * view. */
void pasted_sift(struct pasted *pasted, struct slice card);

/* The view as a number is typed ("7/10" for "7 / 10."): for reading_given(). Empty
 * if it can be read in two ways ("1.000"). The slice is into `room`. */
struct slice pasted_number(const struct pasted *pasted, struct buf *room);

size_t pasted_count(const struct pasted *pasted, enum pasted_kind kind);

/*
 * Adds the words, without the line of the view if that was `taken` as a number;
 * returns how many lines they are. They are fit to stand in a page: no line of
 * them is a field, or HTML that swallows what comes behind; for what is not
 * sealed, look_prose() and the gate do the rest.
 */
size_t pasted_words(const struct pasted *pasted, bool taken, struct buf *out);

#endif
