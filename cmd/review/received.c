/* SPDX-License-Identifier: ISC */
/* Last year's letter, opened a year later. */
#include "cmd/review/received.h"

#include "base/words.h"
#include "cmd/key/keys.h"
#include "cmd/key/unseal.h"
#include "cmd/out.h"
#include "journal/veil.h"

/* The page of the year before. Its document is veiled. */
struct received {
	struct buf path;
	struct veil veil;
	struct document page;
	size_t first, end; /* bytes of the letter */
	size_t passages;   /* in it */
};

static bool
is_in(const struct received *letter, const struct passage *passage)
{
	return passage->start >= letter->first && passage->start < letter->end;
}

static bool
find(struct received *letter, const struct year *year, struct err *err)
{
	struct buf bytes = BUF_INIT;

	review_path(&letter->path, year->number - 1);
	bool ok = store_read(&year->session->journal.store, letter->path.ptr, &bytes, err) ||
		err->kind == ERR_NOTHING;

	veil_draw(&letter->veil, &bytes);
	ok = ok && document_parse(&letter->page, &bytes, letter->path.ptr, err);
	buf_release(&bytes);
	size_t index = ok && letter->page.section_count ?
		review_find(&letter->page, REVIEW_LETTER) : DOCUMENT_NONE;

	if (index == DOCUMENT_NONE)
		return ok;
	const struct section *section = &letter->page.sections[index];
	struct slice text = document_lines(&letter->page, section->first,
		section->deep_end);

	letter->first = (size_t)(text.ptr - letter->page.bytes.ptr);
	letter->end = letter->first + text.len;
	for (size_t n = 0; n < letter->veil.count; n++)
		letter->passages += is_in(letter, &letter->veil.passages[n]);
	return true;
}

static bool
is_unlocked(const struct session *session)
{
	struct secret identity = SECRET_INIT;
	bool kept = keys_kept(session, &identity);

	secret_release(&identity);
	return kept;
}

static bool
read_out(struct session *session, const struct received *letter, struct err *err)
{
	const struct sealed_page page = { &letter->veil, letter->path.ptr, letter->path.ptr };
	struct unseal unseal;
	bool ok = true;

	unseal_begin(&unseal, session, true);
	for (size_t n = 0; ok && n < letter->veil.count; n++)
		if (is_in(letter, &letter->veil.passages[n]))
			ok = unseal_out(&unseal, &page, &letter->veil.passages[n], err);
	return unseal_end(&unseal, ok, err);
}

static bool
tell(const struct year *year, const struct received *letter, struct err *err)
{
	struct slice clear = slice_trim(slice_part(buf_slice(&letter->page.bytes), letter->first,
		letter->end));

	say(year->session, "a year ago you wrote yourself a letter:");
	if (clear.len) {
		out_text(year->session, clear);
		out_printf(year->session, "\n");
	}
	if (letter->passages && is_unlocked(year->session))
		return read_out(year->session, letter, err);
	if (letter->passages)
		say(year->session, "it is private; 'taut show -p %s' opens it", letter->path.ptr);
	return out_flush(year->session, true, err);
}

bool
received_tell(const struct year *year, struct err *err)
{
	struct received letter = { .path = BUF_INIT, .veil = VEIL_INIT };

	if (!year->session->ask)
		return true;
	bool ok = find(&letter, year, err) &&
		(letter.end == letter.first || tell(year, &letter, err));

	document_release(&letter.page);
	veil_release(&letter.veil);
	buf_release(&letter.path);
	return ok;
}
