/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_ENTRY_H
#define TAUT_JOURNAL_ENTRY_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "doc/document.h"
#include "journal/veil.h"
#include "store/change.h"

/*
 * The daily journal: a page a day, a section a moment. `## HH:MM` starts a
 * moment; what stands before the first is a moment without time.
 */

#define ENTRY_MAX (1u << 20) /* bytes of one entry's text */

struct entry {
	int day;
	int minute;        /* of the day; up to 29:59 for a night not yet over */
	int offset;        /* minutes east of UTC … */
	bool offset_shown; /* … written when it is not the journal's own */
	bool by_time;      /* placed by its time (--at); else appended */
	struct slice text;
	struct slice tags; /* space-separated, without #; may be empty */
};

/* Whether a level-2 heading starts a moment, and when. */
bool moment_is(const struct section *section, int *minute);

/* Adds the entry to its day's page. ERR_USAGE if it is over ENTRY_MAX. */
bool entry_write(const struct entry *entry, struct change *change, struct err *err)
	__attribute__((warn_unused_result));

/*
 * Reading back: a moment's text, the backslashes of `\## 12:00` taken off, and
 * a line in the place of each private passage, told by `when`. Returns whether
 * there was one. `veil` is that of the page, or NULL for none.
 */
bool moment_text(const struct document *page, size_t section, const struct veil *veil,
	const char *when, struct buf *out);

/*
 * The same piece by piece: clear lines, added to `clear`, or a passage. False
 * at the end. Blank lines at both ends of the moment are not taken off.
 */
struct moment {
	const struct document *page;
	const struct veil *veil;
	size_t line, end;
};
struct moment moment_open(const struct document *page, const struct veil *veil, size_t section);
bool moment_next(struct moment *moment, struct buf *clear, const struct passage **passage);

/* The section after the moment's last one; what stands before the first
 * moment is the moment 0. */
size_t moment_end(const struct document *page, size_t section);

#endif
