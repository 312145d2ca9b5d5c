/* SPDX-License-Identifier: ISC */
/* Opening passages for a reader. Nothing of an opened one goes to stderr. */
#include "cmd/key/unseal.h"

#include <malloc.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "age/armor.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "cmd/out.h"
#include "seal/fence.h"

#define OUT_ROOM (1u << 20)
#define ESCAPED_MAX 6 /* bytes that the escaper makes of one, and a mark of a line */

static void
free_wiped(void *ptr)
{
	if (ptr)
		sodium_memzero(ptr, malloc_usable_size(ptr));
	free(ptr);
}

void
unseal_begin(struct unseal *unseal, struct session *session, bool wanted)
{
	*unseal = (struct unseal){ .session = session, .wanted = wanted,
		.identity = IDENTITY_INIT };
	if (!wanted)
		return;
	passphrase_guard();
	json_set_alloc_funcs(malloc, free_wiped);
	buf_wiped_room(&session->out, OUT_ROOM);
}

bool
unseal_end(struct unseal *unseal, bool ok, struct err *err)
{
	struct err output = ERR_INIT;

	identity_release(&unseal->identity);
	if (!unseal->wanted)
		return ok;
	if (unseal->refused)
		buf_wipe(&unseal->session->out);
	if (!out_flush(unseal->session, true, &output) && ok) {
		*err = output;
		ok = false;
	}
	buf_wipe(&unseal->session->out);
	if (unseal->failed)
		warn(ngettext("%zu private passage could not be opened",
			"%zu private passages could not be opened", unseal->failed),
			unseal->failed);
	return ok;
}

bool
unseal_keys(struct unseal *unseal, struct err *err)
{
	if (!unseal->open)
		unseal->open = keys_open(unseal->session, &unseal->identity, err);
	unseal->refused = !unseal->open;
	return unseal->open;
}

bool
unseal_page(struct unseal *unseal, const struct veil *veil, struct err *err)
{
	for (size_t n = 0; unseal->wanted && n < veil->count; n++)
		if (veil->passages[n].kind == PASSAGE_AGE)
			return unseal_keys(unseal, err);
	return true;
}

bool
unseal_waits(const struct unseal *unseal)
{
	return unseal->wanted && !unseal->open;
}

/* What would be sealed of a fence that is not yet: an editor left it so. */
static void
add_plain(struct unsealed *out, const struct passage *passage)
{
	char id[PASSAGE_ID + 1];

	passage_plain(&out->plain, passage, NULL, id);
	out->text = buf_slice(&out->plain);
	buf_add_text(&out->why, _("not yet sealed"));
}

void
unsealed_open(struct unsealed *out, const struct passage *passage, const char *path,
	const struct secret *keys)
{
	struct err err = ERR_INIT;
	struct buf from = BUF_INIT;

	if (passage->kind == PASSAGE_PRIVATE) {
		add_plain(out, passage);
	} else if (!passage_open(&out->opened, passage, path, keys, &err)) {
		buf_add_text(&out->why, err.kind == ERR_KEY ? _("sealed to other keys") :
			_("damaged: it cannot be opened"));
	} else {
		out->text = out->opened.text;
		if (out->opened.place == PASSAGE_ELSEWHERE) {
			text_escape_line(&from, out->opened.path);
			buf_printf(&out->why, _("it was sealed for %s"), from.ptr);
		}
	}
	buf_release(&from);
}

void
unsealed_release(struct unsealed *unsealed)
{
	opened_release(&unsealed->opened);
	buf_wipe(&unsealed->plain);
	buf_release(&unsealed->why);
	unsealed->text = (struct slice){ NULL, 0 };
}

/* False only where nothing can be opened at all. */
static bool
open_one(struct unseal *unseal, const struct sealed_page *page, const struct passage *passage,
	struct unsealed *out, struct err *err)
{
	if (!unseal->wanted)
		return true;
	if (passage->kind == PASSAGE_AGE && !unseal_keys(unseal, err))
		return false;
	unsealed_open(out, passage, page->path, &unseal->identity.keys);
	unseal->failed += !out->text.ptr;
	return true;
}

static void
add_closed(const struct sealed_page *page, const struct passage *passage,
	const struct unsealed *unsealed, struct buf *out)
{
	if (!unsealed->why.len) {
		veil_line(page->veil, passage, page->when, out);
		return;
	}
	buf_add(out, passage->prefix);
	buf_printf(out, _("(private - %s)"), unsealed->why.ptr);
}

bool
unseal_out(struct unseal *unseal, const struct sealed_page *page,
	const struct passage *passage, struct err *err)
{
	struct buf *out = &unseal->session->out, line = BUF_INIT;
	struct unsealed unsealed = UNSEALED_INIT;
	bool ok = open_one(unseal, page, passage, &unsealed, err);
	struct slice rest = unsealed.text, ending;

	if (ok && unsealed.text.ptr) {
		buf_wiped_room(out, unsealed.why.len + ESCAPED_MAX * unsealed.text.len + 64);
		buf_printf(out, unsealed.why.len ? _("(private - %s)\n") : _("(private)\n"),
			unsealed.why.ptr);
	} else if (ok) {
		add_closed(page, passage, &unsealed, &line);
		text_escape(out, buf_slice(&line));
		buf_add_char(out, '\n');
	}
	while (ok && rest.len) {
		struct slice words = fence_line(&rest, &ending);

		buf_add_text(out, words.len ? "> " : ">");
		text_escape(out, words);
		buf_add_char(out, '\n');
	}
	unsealed_release(&unsealed);
	buf_release(&line);
	return ok;
}

bool
unseal_add(struct unseal *unseal, const struct sealed_page *page,
	const struct passage *passage, struct buf *text, struct err *err)
{
	struct unsealed unsealed = UNSEALED_INIT;
	bool ok = open_one(unseal, page, passage, &unsealed, err);

	if (ok && unsealed.text.ptr) {
		buf_wiped_room(text, unsealed.text.len);
		buf_add(text, unsealed.text);
		if (unsealed.opened.place == PASSAGE_ELSEWHERE && unsealed.why.len)
			warn("%s:%zu: a private passage stands here, but %s", page->path,
				passage->line, unsealed.why.ptr);
	} else if (ok) {
		add_closed(page, passage, &unsealed, text);
		buf_add_char(text, '\n');
	}
	unsealed_release(&unsealed);
	return ok;
}

/* A draft is wanted back as it was: only a terminal gets it escaped. */
bool
unseal_file(struct unseal *unseal, const char *path, struct err *err)
{
	struct session *session = unseal->session;
	struct buf armor = BUF_INIT, binary = BUF_INIT;
	struct secret plain = SECRET_INIT;
	enum age_fault fault = AGE_FINE;
	bool ok = store_read(&session->journal.store, path, &armor, err);

	if (ok && (fault = armor_read(&binary, buf_slice(&armor))) != AGE_FINE)
		ok = err_set(err, ERR_FORMAT, "'%s': %s", path, age_fault_text(fault));
	ok = ok && unseal_keys(unseal, err);
	if (ok && (fault = age_open(&plain, buf_slice(&binary), &unseal->identity.keys)))
		ok = err_set(err, fault == AGE_NO_MATCH ? ERR_KEY : ERR_FORMAT, "'%s': %s", path,
			age_fault_text(fault));
	if (ok) {
		buf_wiped_room(&session->out, ESCAPED_MAX * plain.len + 64);
		if (session->out_terminal)
			text_escape(&session->out, secret_slice(&plain));
		else
			buf_add(&session->out, secret_slice(&plain));
	}
	secret_release(&plain);
	buf_release(&armor);
	buf_release(&binary);
	return ok;
}

void
unseal_json(struct unseal *unseal, json_t *json)
{
	struct buf *out = &unseal->session->out;
	char *text = json_dumps(json, JSON_INDENT(1) | JSON_PRESERVE_ORDER | JSON_ENCODE_ANY);

	if (text) {
		buf_wiped_room(out, 2 * strlen(text) + 64);
		text_escape_json(out, slice_of(text));
	}
	buf_add_char(out, '\n');
	free_wiped(text);
	json_decref(json);
}
