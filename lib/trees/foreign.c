/* SPDX-License-Identifier: ISC */
/* Invariant: any bytes may come in; nothing is taken for valid unseen. */
#include "trees/foreign.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

/* U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F and U+FEFF, as UTF-8:
 * what HFS+ does not see in a name. */
static bool
is_ignored(const unsigned char *bytes)
{
	if (bytes[0] == 0xef)
		return bytes[1] == 0xbb && bytes[2] == 0xbf;
	if (bytes[0] != 0xe2)
		return false;
	return (bytes[1] == 0x80 && ((bytes[2] >= 0x8b && bytes[2] <= 0x8f) ||
		(bytes[2] >= 0xaa && bytes[2] <= 0xae))) ||
		(bytes[1] == 0x81 && bytes[2] >= 0xa0 && bytes[2] <= 0xaf);
}

void
foreign_fold(struct buf *out, struct slice name)
{
	struct buf seen = BUF_INIT;

	for (size_t at = 0; at < name.len; at++) {
		if (at + 2 < name.len && is_ignored((const unsigned char *)name.ptr + at))
			at += 2;
		else
			buf_add_char(&seen, name.ptr[at]);
	}
	text_fold(out, buf_slice(&seen));
	buf_release(&seen);
}

bool
foreign_is(struct slice name, const char *known)
{
	struct buf fold = BUF_INIT;

	if (name.len == 0 || (isalnum((unsigned char)name.ptr[0]) && known[0] == '.'))
		return false;
	foreign_fold(&fold, name);
	struct slice rest = buf_slice(&fold), seen = slice_cut(&rest, ':');

	while (seen.len && strchr(". ", seen.ptr[seen.len - 1]))
		seen.len--;
	bool is = slice_is(seen, known);

	buf_release(&fold);
	return is;
}

static bool
has_controls(struct slice name)
{
	struct buf visible = BUF_INIT;

	text_escape_line(&visible, name);
	bool has = !slice_equal(buf_slice(&visible), name);

	buf_release(&visible);
	return has;
}

const char *
foreign_why(struct slice name)
{
	if (name.len == 0)
		return _("has no name");
	if (name.len > FOREIGN_NAME_MAX)
		return _("has a name of more than 255 bytes");
	if (slice_is(name, ".") || slice_is(name, "..") ||
	    slice_find_char(name, '/') != SLICE_NONE ||
	    slice_find_char(name, '\\') != SLICE_NONE)
		return _("has a name that leads elsewhere");
	if (!text_is_utf8(name))
		return _("has a name that is not UTF-8");
	if (has_controls(name))
		return _("has a control character in its name");
	if (foreign_is(name, ".git") || foreign_is(name, "git~1"))
		return _("can be taken for git's own folder");
	return NULL;
}
