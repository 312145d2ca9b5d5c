/* SPDX-License-Identifier: ISC */
/* What a new journal holds. Nothing that is there already is touched. */
#include "journal/journal.h"

#include "base/buf.h"
#include "journal/heading.h"
#include "store/layout.h"

/* How a passage is opened without taut: the same in every language. */
#define OPENING \
	"    awk -v n=1 '/-----BEGIN AGE ENC/{c++;p=index($0,\"-----\")}" \
	" c==n{print substr($0,p)} /-----END AGE/{if(c==n)exit}' FILE" \
	" | age -d -i .taut/identities/*.age\n"

static const char english[] =
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
	OPENING
	"\n"
	"age is a package of most systems (Debian: `apt install age`). A last line that\n"
	"begins `<!-- taut:1` is filler: it hides how long the text is.\n"
	"\n"
	"Each change is a git commit: `git log` tells what was done when, and\n"
	"`git show COMMIT` what it was. `man taut-journal` describes the format exactly.\n";

static const char german[] =
	"# Ein Tagebuch\n"
	"\n"
	"Hier ist alles schlichter Text: Markdown in einem Git-Verzeichnis. Jeder Editor\n"
	"liest und schreibt es; `taut` ist ein Weg, es zu führen, und nichts davon braucht\n"
	"taut.\n"
	"\n"
	"- `purpose.md` – wozu das alles ist.\n"
	"- `areas/` – eine Seite für jeden Bereich des Lebens: die Vision (wie es sein\n"
	"  soll), die Ergebnisse, an denen sie zu sehen wäre, und der Plan: Schritte, jeder\n"
	"  für ein Ergebnis.\n"
	"- `checks/` – Blicke auf das, was ist, und jede Wahl einer Vision: eine Datei für\n"
	"  jeden Tag. `[is:: 4]` ist, was gesehen wurde, `[lowered:: 10 → 8 km]` eine\n"
	"  Vision, die gesenkt wurde.\n"
	"- `entries/` – das tägliche Tagebuch: eine Seite für jeden Tag, ein Abschnitt für\n"
	"  jeden Eintrag.\n"
	"- `reviews/` – Rückschauen.\n"
	"- `.taut/` – die Nummer dieses Formats, einige Einstellungen, die Schlüssel.\n"
	"\n"
	"Auf der Seite eines Bereichs sagt ein Ergebnis, wo es begann, wohin es soll und\n"
	"worin es gemessen wird:\n"
	"\n"
	"    - Ich laufe 8 km am Stück [from:: 3] [to:: 8] [unit:: km] ^laufen\n"
	"\n"
	"`^laufen` ist sein Name; Zeilen in `checks/` zeigen mit `[for:: laufen]` auf es.\n"
	"\n"
	"Eine Stelle kann privat sein: Sie steht in einem Block, der mit `age` beginnt,\n"
	"versiegelt mit age (https://age-encryption.org); `taut` macht ihn aus einem, der\n"
	"mit `private` beginnt. Der Schlüssel liegt in `.taut/identities/`, selbst mit einer\n"
	"Passphrase versiegelt, und `.taut/recipients` nennt, wer lesen kann, was\n"
	"versiegelt ist. Ohne taut öffnet dies die erste Stelle einer Seite, mit n=2 die\n"
	"zweite:\n"
	"\n"
	OPENING
	"\n"
	"age ist auf den meisten Systemen ein Paket (Debian: `apt install age`). Eine letzte\n"
	"Zeile, die mit `<!-- taut:1` beginnt, ist Füllung: Sie verbirgt, wie lang der Text\n"
	"ist.\n"
	"\n"
	"Jede Änderung ist ein Commit in git: `git log` sagt, was wann getan wurde, und\n"
	"`git show COMMIT`, was es war. `man taut-journal` beschreibt das Format genau (auf\n"
	"Englisch).\n";

static const char *const readmes[LANGUAGE_COUNT] = {
	[LANGUAGE_ENGLISH] = english,
	[LANGUAGE_GERMAN] = german,
};

static const char ignore[] = ".*\n!.taut\n!.gitattributes\n!.gitignore\n*~\n*.swp\n*.tmp\n\\#*#\n";

struct area_begin {
	const char *path;
	const char *title;
};

#define AREAS 7

static const struct area_begin areas[LANGUAGE_COUNT][AREAS] = {
	[LANGUAGE_ENGLISH] = {
		{ "areas/health.md", "Health" },
		{ "areas/home.md", "Home" },
		{ "areas/relationships.md", "Relationships" },
		{ "areas/self-image.md", "Self-image" },
		{ "areas/recreation.md", "Recreation" },
		{ "areas/career.md", "Career" },
		{ "areas/community.md", "Community" },
	},
	[LANGUAGE_GERMAN] = {
		{ "areas/gesundheit.md", "Gesundheit" },
		{ "areas/zuhause.md", "Zuhause" },
		{ "areas/beziehungen.md", "Beziehungen" },
		{ "areas/selbstbild.md", "Selbstbild" },
		{ "areas/erholung.md", "Erholung" },
		{ "areas/beruf.md", "Beruf" },
		{ "areas/gemeinschaft.md", "Gemeinschaft" },
	},
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
put_areas(struct change *change, enum language language, struct err *err)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	for (size_t n = 0; ok && n < AREAS; n++) {
		const struct area_begin *area = &areas[language][n];

		buf_clear(&text);
		buf_printf(&text, "# %s\n", area->title);
		heading_add_area(&text, language);
		ok = put_missing(change, area->path, buf_slice(&text), err);
	}
	buf_release(&text);
	return ok;
}

static void
add_config(const struct journal_begin *begin, struct buf *out)
{
	buf_add_text(out, "[journal]\n\tday-starts = 04:00\n");
	if (begin->zone[0])
		buf_printf(out, "\tzone = %s\n", begin->zone);
	if (begin->language != LANGUAGE_ENGLISH)
		buf_printf(out, "\tlanguage = %s\n", language_tag(begin->language));
}

bool
journal_build(struct change *change, void *context, struct err *err)
{
	const struct journal_begin *begin = context;
	struct buf config = BUF_INIT;
	struct names pages = { 0 };

	add_config(begin, &config);
	bool ok = put_missing(change, ".taut/format", slice_of("1\n"), err) &&
		put_missing(change, ".taut/config", buf_slice(&config), err);
	enum language language = journal_language(change); /* a journal may have its own */

	ok = ok && put_missing(change, ".gitattributes", slice_of(layout_attributes), err) &&
		put_missing(change, ".gitignore", slice_of(ignore), err) &&
		put_missing(change, "README.md", slice_of(readmes[language]), err) &&
		store_names(begin->store, "areas", &pages, err) &&
		(pages.count > 0 || put_areas(change, language, err));

	names_release(&pages);
	buf_release(&config);
	change_message(change, "init: a journal");
	return ok;
}
