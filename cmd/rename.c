/* SPDX-License-Identifier: ISC */
/* Another id for a result or step, everywhere that it is named. */
#include "cmd/rename.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/work.h"
#include "journal/id.h"

struct renaming {
	struct session *session;
	const char *old, *new;
	struct change *change;
	struct slice words; /* of a doubled id: only events of these; empty: all */
	struct buf said;
};

/* Every `[for:: OLD]` of a page, if it is an event of these words. */
static size_t
splice_names(const struct renaming *renaming, const struct document *page,
	struct splice *splice, struct slice words)
{
	size_t count = 0;

	for (size_t n = 0; n < page->item_count; n++) {
		const struct item *item = &page->items[n];

		if (words.len && !slice_equal(item->words, words))
			continue;
		for (size_t f = item->field; f < item->field_end; f++) {
			const struct field *field = &page->fields[f];
			struct buf text = BUF_INIT;

			if (!slice_is_nocase(field->key, "for") ||
			    !text_same(field->value, slice_of(renaming->old)))
				continue;
			buf_printf(&text, "[for:: %s]", renaming->new);
			splice_put(splice, field->start, field->end, buf_slice(&text));
			buf_release(&text);
			count++;
		}
	}
	return count;
}

static bool
rename_in(struct renaming *renaming, const char *path, struct err *err)
{
	struct buf bytes = BUF_INIT, out = BUF_INIT;
	struct document page = { 0 };
	struct splice splice = { 0 };
	bool ok = change_read(renaming->change, path, &bytes, err) &&
		document_parse(&page, &bytes, path, err);

	if (ok && splice_names(renaming, &page, &splice, renaming->words)) {
		splice_apply(&splice, &page, &out);
		change_put(renaming->change, path, buf_slice(&out));
	}
	splice_release(&splice);
	document_release(&page);
	buf_release(&bytes);
	buf_release(&out);
	return ok;
}

static bool
rename_below(struct renaming *renaming, struct buf *path, int depth, struct err *err)
{
	struct names names = { 0 };
	size_t length = path->len;
	bool ok = store_names(&renaming->session->journal.store, path->ptr, &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		if (names.items[n][0] == '.')
			continue;
		buf_printf(path, "/%s", names.items[n]);
		if (depth < 2)
			ok = rename_below(renaming, path, depth + 1, err);
		else if (slice_ends(buf_slice(path), ".md"))
			ok = rename_in(renaming, path->ptr, err);
		buf_cut(path, length);
	}
	names_release(&names);
	return ok;
}

/* Where an id stands on a line, and how often; the last one is meant. */
struct bearer {
	size_t count;
	size_t area, item;
	struct slice words;
};

static struct bearer
find_bearer(const struct areas *areas, struct slice id)
{
	struct bearer bearer = { 0 };

	for (size_t n = 0; n < areas->result_count; n++)
		if (text_same(areas->results[n].id, id))
			bearer = (struct bearer){ bearer.count + 1, areas->results[n].area,
				areas->results[n].item, areas->results[n].text };
	for (size_t n = 0; n < areas->step_count; n++)
		if (text_same(areas->steps[n].id, id))
			bearer = (struct bearer){ bearer.count + 1, areas->steps[n].area,
				areas->steps[n].item, areas->steps[n].text };
	return bearer;
}

static bool
rename_lines(struct renaming *renaming, struct pages *pages, struct err *err)
{
	struct bearer bearer = find_bearer(&pages->areas, slice_of(renaming->old));

	if (bearer.count == 0)
		return err_set(err, ERR_NAME, "no line has the id '%s'", renaming->old);
	if (!id_is_valid(slice_of(renaming->new)) || id_is_command(slice_of(renaming->new)))
		return err_set(err, ERR_USAGE, "'%s' will not do as an id", renaming->new);
	if (id_is_taken(&pages->areas, slice_of(renaming->new)))
		return err_set(err, ERR_USAGE, "the id '%s' is taken", renaming->new);
	const struct document *page = &pages->areas.items[bearer.area].page;
	struct slice id = page->items[bearer.item].id;
	size_t at = (size_t)(id.ptr - page->bytes.ptr);

	if (id.ptr < page->bytes.ptr || at + id.len > page->bytes.len)
		return err_set(err, ERR_FORMAT, "the line of '%s' is wrapped: rename it by hand",
			renaming->old);
	splice_put(pages_splice(pages, bearer.area), at, at + id.len, slice_of(renaming->new));
	renaming->words = bearer.count > 1 ? bearer.words : SLICE_EMPTY;
	for (size_t n = 0; bearer.count == 1 && n < pages->areas.count; n++)
		splice_names(renaming, &pages->areas.items[n].page, pages_splice(pages, n),
			SLICE_EMPTY);
	return true;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct renaming *renaming = context;
	struct buf path = BUF_INIT;
	struct pages pages;

	renaming->change = change;
	buf_clear(&renaming->said);
	buf_printf(&renaming->said, _("%s is %s now"), renaming->old, renaming->new);
	buf_add_text(&path, "checks");
	bool ok = pages_open(&pages, &renaming->session->journal.store, change, err) &&
		rename_lines(renaming, &pages, err) && rename_below(renaming, &path, 0, err);

	if (ok)
		pages_put(&pages, change);
	change_message(change, "vision: rename-id %s %s", renaming->old, renaming->new);
	pages_release(&pages);
	buf_release(&path);
	return ok;
}

bool
rename_run(struct session *session, int argc, char **argv, struct err *err)
{
	if (argc != 2)
		return err_set(err, ERR_USAGE, "rename-id needs the old id and the new one");
	struct renaming renaming = { .session = session, .old = argv[0], .new = argv[1],
		.said = BUF_INIT };
	bool ok = save(session, "vision", build, &renaming, &renaming.said, err);

	buf_release(&renaming.said);
	return ok;
}
