/* SPDX-License-Identifier: ISC */
/* area: the areas of a life. */
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "journal/heading.h"
#include "journal/id.h"
#include "journal/name.h"

struct changing {
	struct session *session;
	const char *name;
	const char *title; /* add, rename */
	struct buf said;
};

/* The file's name: every word of the title, folded. */
static void
file_name(struct buf *out, struct slice title, const struct areas *areas)
{
	struct buf plain = BUF_INIT;
	size_t start = out->len;

	text_ascii(&plain, title);
	for (size_t at = 0; at < plain.len && out->len - start < 40; at++)
		if (plain.ptr[at] != '-' || (out->len > start && out->ptr[out->len - 1] != '-'))
			buf_add_char(out, plain.ptr[at]);
	while (out->len > start && out->ptr[out->len - 1] == '-')
		buf_cut(out, out->len - 1);
	if (out->len == start)
		id_mint(out, areas, slice_of("area"), NULL);
	buf_release(&plain);
}

static bool
add(struct changing *changing, struct pages *pages, struct change *change, struct err *err)
{
	struct slice title = slice_trim(slice_of(changing->title));
	struct buf path = BUF_INIT, text = BUF_INIT, id = BUF_INIT;
	bool ok = true;

	file_name(&id, title, &pages->areas);
	if (areas_find_title(&pages->areas, title) || id_is_taken(&pages->areas, buf_slice(&id)))
		ok = err_set(err, ERR_USAGE, "'%s' is taken already", changing->title);
	else if (id_is_command(buf_slice(&id)))
		ok = err_set(err, ERR_USAGE, "'%s' is a command's name; take another", id.ptr);
	buf_printf(&path, "areas/%s.md", id.ptr);
	buf_add_text(&text, "# ");
	text_escape_line(&text, title);
	buf_add_char(&text, '\n');
	heading_add_area(&text, pages->language);
	if (ok)
		change_put(change, path.ptr, buf_slice(&text));
	buf_printf(&changing->said, _("a new area: %s"), path.ptr);
	buf_release(&path);
	buf_release(&text);
	buf_release(&id);
	return ok;
}

static bool
find_area(struct changing *changing, struct pages *pages, struct area **area, struct err *err)
{
	struct name name;

	if (!name_find(&pages->areas, changing->name, NAME_AREA, &name, err))
		return false;
	*area = name.area;
	return true;
}

/* Older looks are headed with older names: none of them may be lost. */
static void
add_was(struct splice *splice, const struct area *area, const struct section *section)
{
	const struct field *was = section_field(&area->page, section, "was", 0);
	struct buf text = BUF_INIT;

	if (was) {
		splice_format_field(&text, "was", area->title);
		splice_put(splice, was->end, was->end, buf_slice(&text));
	} else {
		splice_set_section_field(splice, &area->page, section, "was", area->title);
	}
	buf_release(&text);
}

static bool
rename_area(struct changing *changing, struct pages *pages, struct change *change,
	struct err *err)
{
	struct area *area = NULL;
	struct slice title = slice_trim(slice_of(changing->title));

	if (!find_area(changing, pages, &area, err))
		return false;
	const struct area *taken = areas_find_title(&pages->areas, title);

	if (taken && taken != area)
		return err_set(err, ERR_USAGE, "'%s' is taken already", changing->title);
	if (area->title_section == DOCUMENT_NONE) {
		err_set(err, ERR_FORMAT, "'%s' has no heading to rename", area->path);
		return err_hint(err, "write '# %s' on its first line", changing->title);
	}
	const struct section *section = &area->page.sections[area->title_section];
	struct splice *splice = pages_splice(pages, (size_t)(area - pages->areas.items));

	struct buf safe = BUF_INIT;

	text_escape_line(&safe, title);
	splice_set_title(splice, &area->page, section, buf_slice(&safe));
	buf_release(&safe);
	add_was(splice, area, section);
	buf_printf(&changing->said, _("%.*s is called %s now"), SLICE_ARG(area->title),
		changing->title);
	pages_put(pages, change);
	return true;
}

static bool
retire(struct changing *changing, struct pages *pages, struct change *change, struct err *err)
{
	struct area *area = NULL;
	struct buf day = BUF_INIT;

	if (!find_area(changing, pages, &area, err))
		return false;
	if (area->retired_day != DAY_NONE || area->title_section == DOCUMENT_NONE)
		return err_set(err, ERR_USAGE, area->title_section == DOCUMENT_NONE ?
			"'%s' has no heading to retire it under" : N_("'%s' is retired already"),
			changing->name);
	day_format(&day, changing->session->clock.day);
	splice_set_section_field(pages_splice(pages, (size_t)(area - pages->areas.items)),
		&area->page, &area->page.sections[area->title_section], "retired", buf_slice(&day));
	buf_printf(&changing->said, _("%.*s is retired; its page and its history stay"),
		SLICE_ARG(area->title));
	buf_release(&day);
	pages_put(pages, change);
	return true;
}

typedef bool change_pages(struct changing *, struct pages *, struct change *, struct err *);

struct doing {
	struct changing changing;
	change_pages *act;
	const char *verb;
};

static bool
build(struct change *change, void *context, struct err *err)
{
	struct doing *doing = context;
	struct pages pages;

	buf_clear(&doing->changing.said);
	bool ok = pages_open(&pages, &doing->changing.session->journal.store, change, err) &&
		doing->act(&doing->changing, &pages, change, err);

	change_message(change, "area: %s %s", doing->verb,
		doing->changing.name ? doing->changing.name : doing->changing.title);
	pages_release(&pages);
	return ok;
}

static bool
show(struct session *session, struct err *err)
{
	struct areas areas = { 0 };
	bool ok = areas_read(&areas, &session->journal.store, NULL, err);

	for (size_t n = 0; ok && n < areas.count; n++) {
		size_t results = 0;
		struct buf title = BUF_INIT;

		for (size_t r = 0; r < areas.result_count; r++)
			results += areas.results[r].area == n &&
				result_is_live(&areas, &areas.results[r]);
		text_fit(&title, areas.items[n].title, 24, session->view.ascii, true);
		out_line(session, buf_slice(&title));
		buf_release(&title);
		/* po: in a column: as wide in both numbers */
		out_printf(session, ngettext(" %zu result ", " %zu results", results), results);
		out_printf(session, "%s  ", areas.items[n].retired_day != DAY_NONE ?
			_(", retired") : "");
		out_line(session, areas.items[n].id);
		out_printf(session, "\n");
	}
	if (ok && areas.count == 0) {
		ok = err_set(err, ERR_NOTHING, "there are no areas yet");
		err_hint(err, "taut area add 'Health'");
	}
	areas_release(&areas);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct doing doing = { .changing = { .session = session, .said = BUF_INIT } };

	if (argc == 0)
		return show(session, err);
	if (strcmp(argv[0], "add") == 0 && argc == 2) {
		doing.act = add;
		doing.changing.title = argv[1];
	} else if (strcmp(argv[0], "rename") == 0 && argc == 3) {
		doing.act = rename_area;
		doing.changing.name = argv[1];
		doing.changing.title = argv[2];
	} else if (strcmp(argv[0], "retire") == 0 && argc == 2) {
		doing.act = retire;
		doing.changing.name = argv[1];
	} else {
		err_set(err, ERR_USAGE, "'%s' is not understood here", argv[0]);
		return err_hint(err, "taut area add TITLE, rename AREA TITLE, retire AREA");
	}
	if (doing.changing.title && slice_trim(slice_of(doing.changing.title)).len == 0)
		return err_set(err, ERR_USAGE, "an empty title");
	if (doing.changing.title && !text_is_utf8(slice_of(doing.changing.title)))
		return err_set(err, ERR_FORMAT, "the title is not valid UTF-8");
	if (doing.changing.title && heading_is_taken(slice_trim(slice_of(doing.changing.title))))
		return err_set(err, ERR_USAGE, "'%s' is a heading of the format; take another",
			doing.changing.title);
	doing.verb = argv[0];
	bool ok = journal_may_write(&session->journal, err) &&
		save(session, "area", build, &doing, &doing.changing.said, err);

	buf_release(&doing.changing.said);
	return ok;
}

const struct cmd cmd_area = { .name = "area",
	.synopsis = N_("\nadd TITLE\nrename AREA TITLE\nretire AREA"),
	.summary = N_("the areas of your life"), .needs = NEED_JOURNAL, .run = run };
