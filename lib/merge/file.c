/* SPDX-License-Identifier: ISC */
/*
 * The rule of a file, and the files that are no pages. Invariant: what one
 * side alone changed is that side's bytes, and the two sides are told apart by
 * their bytes only.
 */
#include "merge/file.h"

#include "merge/recipients.h"
#include "merge/settings.h"
#include "seal/keylist.h"

enum merge_rule
merge_rule_of(const char *path)
{
	struct slice name = slice_of(path);

	if (slice_ends(name, ".md"))
		return MERGE_PAGE;
	if (slice_is(name, KEYLIST_PATH))
		return MERGE_RECIPIENTS;
	if (slice_is(name, ".taut/config"))
		return MERGE_SETTINGS;
	return slice_is(name, ".taut/format") ? MERGE_GREATER : MERGE_BOTH;
}

/* Without blanks and leading zeros; empty if it is no number. */
static struct slice
number_of(struct slice text)
{
	struct slice number = slice_trim(text);

	while (number.len > 1 && number.ptr[0] == '0')
		number = slice_from(number, 1);
	for (size_t at = 0; at < number.len; at++)
		if (number.ptr[at] < '0' || number.ptr[at] > '9')
			return SLICE_EMPTY;
	return number;
}

/* Of two spellings of one number the second, which is the smaller text. */
static struct slice
greater_of(struct slice larger, struct slice smaller)
{
	struct slice one = number_of(larger), other = number_of(smaller);

	return slice_is_smaller(other, one) ? larger : smaller;
}

/* The side that stands whole: both are equal, or the other is the base. */
static bool
take_side(struct buf *out, struct slice base, struct slice a, struct slice b)
{
	if (!slice_equal(a, b) && !slice_equal(a, base) && !slice_equal(b, base))
		return false;
	buf_add(out, slice_equal(a, base) ? b : a);
	return true;
}

void
merge_file(struct merged *out, const char *path, struct slice base, struct slice a,
	struct slice b)
{
	enum merge_rule rule = merge_rule_of(path);
	bool ordered = slice_is_smaller(a, b);
	struct slice smaller = ordered ? a : b, larger = ordered ? b : a;

	if (rule == MERGE_PAGE)
		merge_page(out, base, a, b);
	else if (take_side(&out->text, base, a, b))
		return;
	else if (rule == MERGE_RECIPIENTS)
		merge_recipients(&out->text, base, smaller, larger);
	else if (rule == MERGE_SETTINGS)
		merge_settings(&out->text, base, smaller, larger);
	else
		buf_add(&out->text, greater_of(larger, smaller));
}

/* A name that begins with its only dot has no extension. */
void
merge_second_name(struct buf *out, const char *path, unsigned n)
{
	struct slice whole = slice_of(path);
	size_t slash = slice_find_last(whole, "/"), dot = slice_find_last(whole, ".");
	size_t name = slash == SLICE_NONE ? 0 : slash + 1;

	if (dot == SLICE_NONE || dot <= name)
		dot = whole.len;
	buf_add(out, slice_part(whole, 0, dot));
	buf_printf(out, ".%u", n);
	buf_add(out, slice_from(whole, dot));
}
