/* SPDX-License-Identifier: ISC */
/*
 * Which files a journal is made of. Invariant: whatever layout_takes() says
 * yes to is a path that git, a phone and another machine accept as it is.
 */
#include "store/layout.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"

const char layout_attributes[] = "*.md -text merge=taut\n";

bool
layout_format(struct slice bytes, int *format)
{
	struct decimal number;

	if (!decimal_parse(slice_trim(bytes), &number) || number.micro <= 0 ||
	    number.micro >= 1000000 * DECIMAL_ONE)
		return false;
	*format = (int)(number.micro / DECIMAL_ONE);
	return true;
}

static void
add_month(struct buf *out, const char *folder, int day)
{
	int year, month, mday;

	day_to_civil(day, &year, &month, &mday);
	buf_printf(out, "%s/%04d/%02d/", folder, year, month);
	day_format(out, day);
}

void
layout_entry(struct buf *out, int day)
{
	add_month(out, "entries", day);
	buf_add_text(out, ".md");
}

void
layout_check(struct buf *out, int day)
{
	add_month(out, "checks", day);
	buf_add_text(out, "-check.md");
}

/* Reads the day out of the path's last part, then asks whether the whole
 * path is the one that this day has. */
static bool
find_day(struct slice path, const char *end, void (*make)(struct buf *, int), int *day)
{
	struct buf expected = BUF_INIT;
	size_t tail = slice_of(end).len + 10;
	int found;
	bool ok = path.len > tail && slice_ends(path, end) &&
		day_parse(slice_part(path, path.len - tail, path.len - tail + 10), &found);

	if (ok) {
		make(&expected, found);
		ok = slice_equal(buf_slice(&expected), path);
	}
	buf_release(&expected);
	if (ok)
		*day = found;
	return ok;
}

bool
layout_entry_day(struct slice path, int *day)
{
	return find_day(path, ".md", layout_entry, day);
}

bool
layout_check_day(struct slice path, int *day)
{
	return find_day(path, "-check.md", layout_check, day);
}

/* As the escaper has it; most paths are ASCII, and there are many. */
static bool
is_visible(struct slice path)
{
	struct buf visible = BUF_INIT;
	size_t n = 0;

	while (n < path.len && path.ptr[n] >= ' ' && path.ptr[n] <= '~')
		n++;
	if (n == path.len)
		return true;
	text_escape_line(&visible, path);
	bool same = slice_equal(buf_slice(&visible), path);

	buf_release(&visible);
	return same;
}

/* Nothing that the escaper would have to make visible, no part that leads
 * elsewhere; with `dots`, no part that starts with a dot. */
static bool
is_plain(struct slice path, bool dots)
{
	bool plain = path.len && is_visible(path) && slice_find_char(path, '\\') == SLICE_NONE;

	while (plain && path.ptr) {
		struct slice part = slice_cut(&path, '/');

		plain = part.len && part.len <= 255 && !(dots && part.ptr[0] == '.') &&
			!slice_is(part, ".") && !slice_is(part, "..");
	}
	return plain;
}

static bool
is_attachment(struct slice path)
{
	size_t at = slice_find(path, "/attachments/");

	return slice_starts(path, "entries/") && at != SLICE_NONE &&
		path.len > at + sizeof "/attachments/" - 1;
}

static bool
is_setting(struct slice path)
{
	if (slice_is(path, ".gitattributes") || slice_is(path, ".gitignore") ||
	    slice_is(path, ".taut/format") || slice_is(path, ".taut/config") ||
	    slice_is(path, ".taut/recipients"))
		return true;
	if (!slice_starts(path, ".taut/identities/") || !slice_ends(path, ".age"))
		return false;
	struct slice name = slice_from(path, sizeof ".taut/identities/" - 1);

	return name.len > 4 && slice_find_char(name, '/') == SLICE_NONE && name.ptr[0] != '.';
}

bool
layout_takes(struct slice path)
{
	if (path.len && path.ptr[0] == '.') /* most do not */
		return is_setting(path) && is_plain(path, false);
	bool page = slice_ends(path, ".md");

	return (page || is_attachment(path)) && is_plain(path, true);
}
