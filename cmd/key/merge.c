/* SPDX-License-Identifier: ISC */
/*
 * One identity out of several. Invariant: no secret key is dropped, so what
 * any of them opened, the result opens.
 */
#include "cmd/key/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_KEPT 60 /* bytes of a name that gets a number */
#define KEYS_SIZE ((size_t)IDENTITY_KEYS_MAX * AGE_KEY)

static bool
has_key(struct slice keys, const unsigned char *key)
{
	for (size_t at = 0; at < keys.len; at += AGE_KEY)
		if (memcmp(keys.ptr + at, key, AGE_KEY) == 0)
			return true;
	return false;
}

static bool
holds_all(const struct identity *identity, const struct identity *other)
{
	for (size_t at = 0; at < other->keys.len; at += AGE_KEY)
		if (!has_key(secret_slice(&identity->keys), other->keys.ptr + at))
			return false;
	return true;
}

static bool
share(const struct identity *a, const struct identity *b)
{
	for (size_t at = 0; at < b->keys.len; at += AGE_KEY)
		if (has_key(secret_slice(&a->keys), b->keys.ptr + at))
			return true;
	return false;
}

void
keymerge_related(const struct keyfiles *files, const struct keyfile *best,
	bool related[KEYFILES_MAX])
{
	bool grown = true;

	for (size_t n = 0; n < KEYFILES_MAX; n++)
		related[n] = n < files->count && &files->items[n] == best;
	while (grown) {
		grown = false;
		for (size_t n = 0; n < files->count; n++) {
			for (size_t m = 0; m < files->count && files->items[n].opened; m++) {
				if (related[n] || !related[m] || !share(&files->items[m].identity,
						&files->items[n].identity))
					continue;
				related[n] = true;
				grown = true;
			}
		}
	}
}

/* By whom, not by serial. */
static bool
same_recipients(const struct keylist *a, const struct keylist *b)
{
	struct keylist other = *b;

	other.serial = a->serial;
	return keylist_equal(a, &other);
}

bool
keymerge_is_needed(const struct keyfiles *files, const struct keyfile *best,
	const bool related[KEYFILES_MAX])
{
	const struct keylist *list = &best->identity.list;

	for (size_t n = 0; n < files->count; n++) {
		const struct identity *other = &files->items[n].identity;

		if (related[n] && (!holds_all(&best->identity, other) ||
		    (other->list.serial >= list->serial && !same_recipients(&other->list, list))))
			return true;
	}
	return files->pinned && files->trust.list.serial == list->serial &&
		!same_recipients(&files->trust.list, list);
}

/* Whether another one holds its own key among the older ones. */
static bool
is_replaced(const struct keyfiles *files, const bool related[KEYFILES_MAX], size_t at)
{
	const unsigned char *own = files->items[at].identity.keys.ptr;

	for (size_t n = 0; n < files->count; n++) {
		struct slice keys = secret_slice(&files->items[n].identity.keys);

		if (related[n] && n != at && memcmp(keys.ptr, own, AGE_KEY) != 0 &&
		    has_key(keys, own))
			return true;
	}
	return false;
}

static const struct identity *
choose_own(const struct keyfiles *files, const bool related[KEYFILES_MAX])
{
	const struct identity *own = NULL, *any = NULL;

	for (size_t n = 0; n < files->count; n++) {
		const struct identity *one = &files->items[n].identity;

		if (!related[n])
			continue;
		any = one;
		if (!is_replaced(files, related, n) && (!own ||
		    memcmp(&one->list.keys[0].recipient, &own->list.keys[0].recipient,
			sizeof one->list.keys[0].recipient) < 0))
			own = one;
	}
	return own ? own : any;
}

static bool
add_keys(struct identity *out, size_t *len, const struct identity *from, struct err *err)
{
	for (size_t at = 0; at < from->keys.len; at += AGE_KEY) {
		struct slice have = { (const char *)out->keys.ptr, *len };

		if (has_key(have, from->keys.ptr + at))
			continue;
		if (*len == KEYS_SIZE)
			return err_set(err, ERR_KEY, "together they hold more than %d keys",
				IDENTITY_KEYS_MAX);
		memcpy(out->keys.ptr + *len, from->keys.ptr + at, AGE_KEY);
		*len += AGE_KEY;
	}
	return true;
}

/* Under its name, or that with a number where another recipient has it. */
static bool
add_recipient(struct keylist *list, const struct keyname *key, struct err *err)
{
	char name[KEYLIST_NAME_MAX + 8];

	if (list->count == KEYLIST_MAX)
		return keylist_add(list, &key->recipient, slice_of(key->name), err);
	for (int n = 1; n < 100; n++) {
		int len = (int)strlen(key->name);

		if (len > NAME_KEPT) /* where a letter ends */
			for (len = NAME_KEPT; len && (key->name[len] & 0xc0) == 0x80; len--)
				;
		if (n == 1)
			snprintf(name, sizeof name, "%s", key->name);
		else
			snprintf(name, sizeof name, "%.*s %d", len, key->name, n);
		if (keylist_add(list, &key->recipient, slice_of(name), err))
			return true;
	}
	return false;
}

static bool
add_list(struct identity *out, const struct keylist *from, struct err *err)
{
	for (size_t n = 0; n < from->count; n++) {
		const struct keyname *key = &from->keys[n];

		if (!identity_holds(out, &key->recipient) &&
		    !keylist_has(&out->list, &key->recipient) &&
		    !add_recipient(&out->list, key, err))
			return false;
	}
	return true;
}

static int
compare(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct keyname));
}

bool
keymerge(struct identity *out, const struct keyfiles *files, const bool related[KEYFILES_MAX],
	struct err *err)
{
	const struct identity *own = choose_own(files, related);
	uint64_t known = files->pinned ? files->trust.list.serial : 0, highest = known;
	struct identity made = IDENTITY_INIT;
	size_t len = 0;

	secret_init(&made.keys, KEYS_SIZE);
	bool ok = add_keys(&made, &len, own, err);

	for (size_t n = 0; ok && n < files->count; n++)
		ok = !related[n] || add_keys(&made, &len, &files->items[n].identity, err);
	secret_cut(&made.keys, len);
	made.list.keys[0] = own->list.keys[0];
	made.list.count = 1;
	ok = ok && (!files->pinned || add_list(&made, &files->trust.list, err));
	for (size_t n = 0; ok && n < files->count; n++) {
		const struct keylist *list = &files->items[n].identity.list;

		if (!related[n])
			continue;
		if (list->serial >= known)
			ok = add_list(&made, list, err);
		highest = list->serial > highest ? list->serial : highest;
	}
	if (!ok) {
		identity_release(&made);
		return false;
	}
	qsort(made.list.keys + 1, made.list.count - 1, sizeof *made.list.keys, compare);
	made.list.serial = highest + 1;
	*out = made;
	return true;
}
