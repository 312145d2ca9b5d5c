/* SPDX-License-Identifier: ISC */
/* What a new journal holds. Nothing that is there already is touched. */
#include "journal/journal.h"

#include "base/buf.h"
#include "store/layout.h"

static const char readme[] =
	"# A journal\n"
	"\n"
	"Everything here is plain text: Markdown in a git repository. Any editor reads\n"
	"and writes it; `taut` is one way to keep it, and none of it needs taut.\n"
	"\n"
	"- `purpose.md` – what it is all for.\n"
	"- `areas/` – a page for each area of life: the vision (how it shall be), the\n"
	"  results that would show it, and the plan: steps, each for a result.\n"
	"- `checks/` – dated looks at what is so, and every choice about a vision: a file\n"
	"  a day. `[is:: 4]` is a reading, `[lowered:: 10 → 8 km]` a vision that came down.\n"
	"- `entries/` – the daily journal: a page a day, a section a moment.\n"
	"- `reviews/` – looking back.\n"
	"- `.taut/` – the number of this format, a few settings, the keys.\n"
	"\n"
	"In an area's page a result says where it began, where it shall go and in what:\n"
	"\n"
	"    - I run 8 km without stopping [from:: 3] [to:: 8] [unit:: km] ^run\n"
	"\n"
	"`^run` is its name; lines in `checks/` point to it by `[for:: run]`.\n"
	"\n"
	"A passage may be private: it stands in a fence marked `age`, sealed by age\n"
	"(https://age-encryption.org); `taut` makes it of a fence marked `private`. The\n"
	"key lies in `.taut/identities/`, sealed itself with a passphrase, and\n"
	"`.taut/recipients` names who can read what is sealed. Without taut this opens\n"
	"the first passage of a page; with n=2 the second:\n"
	"\n"
	"    awk -v n=1 '/-----BEGIN AGE ENC/{c++;p=index($0,\"-----\")}"
	" c==n{print substr($0,p)} /-----END AGE/{if(c==n)exit}' FILE"
	" | age -d -i .taut/identities/*.age\n"
	"\n"
	"age is a package of most systems (Debian: `apt install age`). A last line that\n"
	"begins `<!-- taut:1` is filler: it hides how long the text is.\n"
	"\n"
	"Each change is a git commit: `git log` tells what was done when, and\n"
	"`git show COMMIT` what it was. `man taut-journal` describes the format exactly.\n";

static const char ignore[] = ".*\n!.taut\n!.gitattributes\n!.gitignore\n*~\n*.swp\n*.tmp\n\\#*#\n";

struct area_begin {
	const char *path;
	const char *title;
};

static const struct area_begin areas[] = {
	{ "areas/health.md", "Health" },
	{ "areas/home.md", "Home" },
	{ "areas/relationships.md", "Relationships" },
	{ "areas/self-image.md", "Self-image" },
	{ "areas/recreation.md", "Recreation" },
	{ "areas/career.md", "Career" },
	{ "areas/community.md", "Community" },
};

/* Puts the text where no file is. */
static bool
put_missing(struct change *change, const char *path, struct slice text, struct err *err)
{
	struct buf there = BUF_INIT;
	bool found = change_read(change, path, &there, err);

	buf_release(&there);
	if (!found && err->kind != ERR_NOTHING)
		return false;
	if (!found)
		change_put(change, path, text);
	return true;
}

/* The seven areas, but only into a journal that has none of its own yet. */
static bool
put_areas(struct change *change, struct err *err)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	for (size_t n = 0; ok && n < sizeof areas / sizeof *areas; n++) {
		buf_clear(&text);
		buf_printf(&text, "# %s\n\n## Vision\n\n### Results\n\n## Plan\n", areas[n].title);
		ok = put_missing(change, areas[n].path, buf_slice(&text), err);
	}
	buf_release(&text);
	return ok;
}

bool
journal_build(struct change *change, void *context, struct err *err)
{
	const struct journal_begin *begin = context;
	struct buf config = BUF_INIT;
	struct names pages = { 0 };

	buf_add_text(&config, "[journal]\n\tday-starts = 04:00\n");
	if (begin->zone[0])
		buf_printf(&config, "\tzone = %s\n", begin->zone);
	bool ok = put_missing(change, ".taut/format", slice_of("1\n"), err) &&
		put_missing(change, ".taut/config", buf_slice(&config), err) &&
		put_missing(change, ".gitattributes", slice_of(layout_attributes), err) &&
		put_missing(change, ".gitignore", slice_of(ignore), err) &&
		put_missing(change, "README.md", slice_of(readme), err) &&
		store_names(begin->store, "areas", &pages, err) &&
		(pages.count > 0 || put_areas(change, err));

	names_release(&pages);
	buf_release(&config);
	change_message(change, "init: a journal");
	return ok;
}
