/* SPDX-License-Identifier: ISC */
/*
 * The fields of an item three ways. Invariant: a value that one side added
 * stands, but for `due` and `completion`, which have one; what one side took
 * away is gone.
 */
#include "merge/fields.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "doc/item.h"

static const char *const events[] = { "chosen", "is", "raised", "lowered", "let-go", "resumed",
	"enough", "moved", "postponed", "remeasured", "kept", "missed", "dropped", "answered" };

/* The values of one key. */
struct values {
	struct slice items[FIELDS_MAX];  /* their texts */
	struct slice values[FIELDS_MAX];
	size_t count;
};

bool
fields_read(struct fields *fields, const struct item *item)
{
	struct tail tail = { 0 };
	struct token token;
	size_t box = item_box_len(item->text), from = item->box && box ? box + 2 : 0;
	size_t words_end = item->words.len ?
		(size_t)(item->words.ptr + item->words.len - item->text.ptr) : from;

	*fields = (struct fields){ 0 };
	tail_begin(&tail, slice_from(item->text, from));
	while (fields->count <= FIELDS_MAX && tail_next(&tail, &token)
		&& from + token.start >= words_end) {
		fields->items = mem_room(fields->items, fields->count, &fields->room,
			sizeof *fields->items);
		fields->items[fields->count++] = (struct token_text){ token.kind, token.key,
			token.value, slice_part(item->text, from + token.start,
			from + token.end) };
	}
	for (size_t n = 0; n < fields->count / 2; n++) {
		struct token_text other = fields->items[n];

		fields->items[n] = fields->items[fields->count - 1 - n];
		fields->items[fields->count - 1 - n] = other;
	}
	tail_release(&tail);
	return fields->count <= FIELDS_MAX;
}

void
fields_release(struct fields *fields)
{
	free(fields->items);
	*fields = (struct fields){ 0 };
}

static bool
is_field(const struct token_text *token)
{
	return token->kind == TOKEN_FIELD || token->kind == TOKEN_SIGN;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* A sign is a field: the same thing said in one letter. */
static bool
is_same_key(const struct token_text *a, const struct token_text *b)
{
	if (a->key.len != b->key.len)
		return false;
	for (size_t n = 0; n < a->key.len; n++)
		if (lower(a->key.ptr[n]) != lower(b->key.ptr[n]))
			return false;
	return true;
}

bool
fields_has_event(const struct fields *fields)
{
	for (size_t n = 0; n < fields->count; n++)
		for (size_t i = 0; fields->items[n].kind == TOKEN_FIELD
			&& i < sizeof events / sizeof *events; i++)
			if (slice_is_nocase(fields->items[n].key, events[i]))
				return true;
	return false;
}

static void
values_add(struct values *values, struct slice value, struct slice text)
{
	for (size_t n = 0; n < values->count; n++)
		if (slice_equal(values->values[n], value))
			return;
	if (values->count == FIELDS_MAX)
		return;
	values->values[values->count] = value;
	values->items[values->count++] = text;
}

static void
values_of(struct values *values, const struct fields *fields, const struct token_text *key)
{
	values->count = 0;
	for (size_t n = 0; n < fields->count; n++)
		if (is_field(&fields->items[n]) && is_same_key(&fields->items[n], key))
			values_add(values, fields->items[n].value, fields->items[n].text);
}

static bool
has(const struct values *values, struct slice value)
{
	for (size_t n = 0; n < values->count; n++)
		if (slice_equal(values->values[n], value))
			return true;
	return false;
}

static bool
is_same(const struct values *a, const struct values *b)
{
	if (a->count != b->count)
		return false;
	for (size_t n = 0; n < a->count; n++)
		if (!slice_equal(a->values[n], b->values[n]))
			return false;
	return true;
}

static void
sort(struct values *values)
{
	for (size_t n = 1; n < values->count; n++) {
		for (size_t i = n; i > 0
			&& slice_compare(values->values[i], values->values[i - 1]) < 0; i--) {
			struct slice value = values->values[i], item = values->items[i];

			values->values[i] = values->values[i - 1];
			values->items[i] = values->items[i - 1];
			values->values[i - 1] = value;
			values->items[i - 1] = item;
		}
	}
}

/* Kept by both, and added by either. */
static void
join(struct values *out, const struct values *base, const struct values *a,
	const struct values *b)
{
	out->count = 0;
	for (size_t n = 0; n < a->count; n++)
		if (!has(base, a->values[n]) || has(b, a->values[n]))
			values_add(out, a->values[n], a->items[n]);
	for (size_t n = 0; n < b->count; n++)
		if (!has(base, b->values[n]))
			values_add(out, b->values[n], b->items[n]);
	sort(out);
}

/* All values of one key; whether there are two of what had one. */
static bool
put_key(struct buf *out, const struct fields *const texts[SIDES], const struct token_text *key)
{
	struct values values[SIDES], joined;
	const struct values *result = &joined;
	bool twice = false;

	for (size_t n = 0; n < SIDES; n++)
		values_of(&values[n], texts[n], key);
	const struct values *base = &values[SIDE_BASE], *a = &values[SIDE_A], *b = &values[SIDE_B];

	if (is_same(a, base)) {
		result = b;
	} else if (is_same(b, base) || is_same(a, b)) {
		result = a;
	} else {
		join(&joined, base, a, b);
		size_t last = joined.count ? joined.count - 1 : 0;

		twice = joined.count == 2 && base->count <= 1 && a->count <= 1 && b->count <= 1;
		if (joined.count > 1 && (slice_is_nocase(key->key, "completion")
			|| slice_is_nocase(key->key, "due"))) {
			size_t kept = slice_is_nocase(key->key, "due") ? last : 0;

			joined.items[0] = joined.items[kept];
			joined.count = 1;
			twice = false;
		}
	}
	for (size_t n = 0; n < result->count; n++) {
		buf_add_char(out, ' ');
		buf_add(out, result->items[n]);
	}
	return twice;
}

static bool
has_token(const struct fields *fields, const struct token_text *token, size_t end)
{
	for (size_t n = 0; n < end; n++) {
		const struct token_text *other = &fields->items[n];

		if (is_field(token) ? is_field(other) && is_same_key(other, token)
			: slice_equal(other->text, token->text))
			return true;
	}
	return false;
}

/* Those of one side in its order, but for what the one before has put already. */
static bool
put_side(struct buf *out, const struct fields *const texts[SIDES], enum side side, bool second)
{
	const struct fields *fields = texts[side], *base = texts[SIDE_BASE];
	const struct fields *other = texts[side == SIDE_A ? SIDE_B : SIDE_A];
	bool twice = false;

	for (size_t n = 0; n < fields->count; n++) {
		const struct token_text *token = &fields->items[n];
		bool there = has_token(other, token, other->count);

		if (token->kind == TOKEN_ID || has_token(fields, token, n) || (second && there))
			continue;
		if (is_field(token)) {
			twice = put_key(out, texts, token) || twice;
		} else if (there || !has_token(base, token, base->count)) {
			buf_add_char(out, ' ');
			buf_add(out, token->text);
		}
	}
	return twice;
}

bool
fields_merge(struct buf *out, const struct fields *base, const struct fields *a,
	const struct fields *b)
{
	const struct fields *texts[SIDES] = { base, a, b };
	/* The order is that of the one with more. */
	enum side first = a->count >= b->count ? SIDE_A : SIDE_B;
	bool twice = put_side(out, texts, first, false);

	return put_side(out, texts, first == SIDE_A ? SIDE_B : SIDE_A, true) || twice;
}
