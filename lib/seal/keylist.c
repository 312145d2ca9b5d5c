/* SPDX-License-Identifier: ISC */
/*
 * Names and recipients. Invariant: a list holds no name and no recipient twice,
 * and each name, shown or written into a comment, is one harmless line.
 */
#include "seal/keylist.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

/* Nothing that a terminal would obey, and something that a reader can see. */
static bool
is_plain(struct slice name)
{
	struct buf shown = BUF_INIT;

	text_escape_line(&shown, name);
	bool plain = slice_equal(buf_slice(&shown), name);

	buf_release(&shown);
	return plain && slice_trim(name).len == name.len && (name.len == 0 || text_width(name));
}

/* Why the key cannot be added, or NULL. */
static const char *
fault_of(const struct keylist *list, const struct age_recipient *recipient, struct slice name)
{
	struct age_recipient other;

	if (list->count >= KEYLIST_MAX)
		return _("there are too many recipients");
	if (name.len > KEYLIST_NAME_MAX)
		return _("the name of a key has at most 64 bytes");
	if (!is_plain(name))
		return _("the name of a key is one plain line, without blanks at its ends");
	if (age_recipient_parse(name, &other))
		return _("the name of a key is not itself a recipient");
	if (keylist_has(list, recipient))
		return _("this recipient is in the list already");
	if (keylist_find(list, name) != SLICE_NONE)
		return _("a key of this name is in the list already");
	return NULL;
}

static void
append(struct keylist *list, const struct age_recipient *recipient, struct slice name)
{
	struct keyname *key = &list->keys[list->count++];

	*key = (struct keyname){ .recipient = *recipient };
	if (name.len)
		memcpy(key->name, name.ptr, name.len);
}

bool
keylist_add(struct keylist *list, const struct age_recipient *recipient, struct slice name,
	struct err *err)
{
	const char *fault = fault_of(list, recipient, name);

	if (fault)
		return err_set(err, ERR_USAGE, "%s", fault);
	append(list, recipient, name);
	list->serial++;
	return true;
}

bool
keylist_remove(struct keylist *list, size_t at)
{
	if (at == 0 || at >= list->count)
		return false;
	list->count--;
	memmove(&list->keys[at], &list->keys[at + 1], (list->count - at) * sizeof *list->keys);
	list->keys[list->count] = (struct keyname){ 0 };
	list->serial++;
	return true;
}

size_t
keylist_find(const struct keylist *list, struct slice name_or_recipient)
{
	struct age_recipient recipient;
	bool is_recipient = age_recipient_parse(name_or_recipient, &recipient);

	for (size_t n = 0; name_or_recipient.len && n < list->count; n++) {
		const struct keyname *key = &list->keys[n];

		if (is_recipient ? age_recipient_equal(&key->recipient, &recipient) :
		    text_same(slice_of(key->name), name_or_recipient))
			return n;
	}
	return SLICE_NONE;
}

bool
keylist_has(const struct keylist *list, const struct age_recipient *recipient)
{
	for (size_t n = 0; n < list->count; n++)
		if (age_recipient_equal(&list->keys[n].recipient, recipient))
			return true;
	return false;
}

bool
keylist_equal(const struct keylist *a, const struct keylist *b)
{
	bool equal = a->serial == b->serial && a->count == b->count;

	for (size_t n = 0; equal && n < a->count; n++)
		equal = strcmp(a->keys[n].name, b->keys[n].name) == 0 &&
			age_recipient_equal(&a->keys[n].recipient, &b->keys[n].recipient);
	return equal;
}

void
keylist_recipients(const struct keylist *list, struct age_recipient out[KEYLIST_MAX])
{
	for (size_t n = 0; n < list->count; n++)
		out[n] = list->keys[n].recipient;
}

void
keylist_format(struct buf *out, const struct keylist *list)
{
	buf_printf(out, KEYLIST_SERIAL "%" PRIu64 "\n", list->serial);
	for (size_t n = 0; n < list->count; n++) {
		if (list->keys[n].name[0])
			buf_printf(out, "# %s\n", list->keys[n].name);
		age_recipient_format(out, &list->keys[n].recipient);
		buf_add_char(out, '\n');
	}
}

/* The name that a comment gives to the recipient in the next line; a comment
 * that can be no name gives none, for age reads no comments. */
static struct slice
name_of(const struct keylist *list, struct slice comment)
{
	struct slice name = slice_trim(slice_from(comment, 1));
	struct age_recipient other;
	bool named = name.len <= KEYLIST_NAME_MAX && is_plain(name) &&
		!age_recipient_parse(name, &other) && keylist_find(list, name) == SLICE_NONE;

	return named ? name : SLICE_EMPTY;
}

static bool
parse_line(struct keylist *list, struct slice line, struct slice *name, struct err *err)
{
	struct age_recipient recipient;

	if (line.len == 0 || line.ptr[0] == '#') {
		*name = line.len ? name_of(list, line) : SLICE_EMPTY;
		return true;
	}
	if (!age_recipient_parse(line, &recipient))
		return err_set(err, ERR_FORMAT, "not a recipient");
	if (list->count >= KEYLIST_MAX)
		return err_set(err, ERR_FORMAT, "too many recipients");
	if (!keylist_has(list, &recipient)) /* age would seal to it twice */
		append(list, &recipient, *name);
	*name = SLICE_EMPTY;
	return true;
}

bool
keylist_parse(struct keylist *list, struct slice text, struct err *err)
{
	struct keylist parsed = { .serial = 1 };
	struct slice name = SLICE_EMPTY;
	struct err fault = ERR_INIT;

	for (size_t number = 1; text.len; number++) {
		struct slice line = slice_cut(&text, '\n');

		if (slice_ends(line, "\r"))
			line.len--;
		if (number == 1 && slice_starts(line, KEYLIST_SERIAL) &&
		    keylist_parse_serial(slice_from(line, strlen(KEYLIST_SERIAL)), &parsed.serial))
			continue;
		if (!parse_line(&parsed, line, &name, &fault))
			return err_set(err, ERR_FORMAT, "'.taut/recipients', line %zu: %s", number,
				fault.text);
	}
	if (parsed.count == 0)
		return err_set(err, ERR_FORMAT, "'.taut/recipients' names nobody");
	*list = parsed;
	return true;
}

bool
keylist_parse_serial(struct slice text, uint64_t *serial)
{
	uint64_t value = 0;

	if (text.len == 0 || text.len > KEYLIST_SERIAL_DIGITS || text.ptr[0] == '0')
		return false;
	for (size_t at = 0; at < text.len; at++) {
		if (text.ptr[at] < '0' || text.ptr[at] > '9')
			return false;
		value = value * 10 + (uint64_t)(text.ptr[at] - '0');
	}
	*serial = value;
	return true;
}

bool
keylist_parse_key(struct keylist *list, struct slice text)
{
	struct slice name = text;
	struct age_recipient recipient;
	struct slice key = slice_cut(&name, ' ');

	/* a blank that nothing follows was not written here */
	if ((name.ptr && name.len == 0) || !age_recipient_parse(key, &recipient) ||
	    fault_of(list, &recipient, name))
		return false;
	append(list, &recipient, name);
	return true;
}

void
keylist_format_key(struct buf *out, const struct keyname *key)
{
	age_recipient_format(out, &key->recipient);
	if (key->name[0])
		buf_printf(out, " %s", key->name);
}
