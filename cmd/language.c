/* SPDX-License-Identifier: ISC */
/*
 * The catalogue of the person's language. Invariant: only LC_MESSAGES is ever
 * set, and nothing at all for English.
 */
#include "cmd/language.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "prompt/prompt.h"

#define DOMAIN "taut"

static const char *
environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static bool
is_plain(const char *locale)
{
	return strcmp(locale, "POSIX") == 0 || strcmp(locale, "C") == 0 ||
		strncmp(locale, "C.", 2) == 0;
}

const char *
language_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *locale = NULL;

	for (size_t n = 0; !locale && n < sizeof names / sizeof *names; n++)
		locale = environment(names[n]);
	if (!locale || is_plain(locale))
		return locale ? locale : "";
	return environment("LANGUAGE") ? environment("LANGUAGE") : locale;
}

/* Where the catalogues are: beside a binary that was only built, else where an
 * installed one has them, whatever its prefix. */
static void
bind_catalogues(void)
{
	static const char *const places[] = { "locale", "../share/locale" };
	char self[4096];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	struct stat st;

	if (length <= 0)
		return;
	self[length] = '\0';
	*(strrchr(self, '/') + 1) = '\0';
	for (size_t n = 0; n < sizeof places / sizeof *places; n++) {
		struct buf folder = BUF_INIT;

		buf_printf(&folder, "%s%s", self, places[n]);
		bool there = stat(folder.ptr, &st) == 0 && S_ISDIR(st.st_mode);

		if (there)
			bindtextdomain(DOMAIN, folder.ptr);
		buf_release(&folder);
		if (there)
			break;
	}
}

/*
 * libc looks nothing up in its C locale. A person's locale need not be installed
 * for their words: any other will do, with LANGUAGE to name the language.
 */
static bool
leave_c(const char *locale)
{
	/* last the one that is always there, but in which some look nothing up either */
	static const char *const others[] = { "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8" };

	if (setlocale(LC_MESSAGES, ""))
		return true;
	for (size_t n = 0; n < sizeof others / sizeof *others; n++)
		if (setlocale(LC_MESSAGES, others[n]))
			return setenv("LANGUAGE", locale, 1) == 0;
	return false;
}

/*
 * Of a list the first that there is: gettext(3) would go past English, which has no
 * catalogue, and a page of questions, or a new journal, is of one language.
 */
static void
settle(const char *list)
{
	char *whole = slice_copy(slice_of(list)); /* setenv(3) may end what it replaces */
	struct slice rest = slice_of(whole);
	struct buf name = BUF_INIT;
	bool found = false;

	while (!found && rest.len > 0) {
		buf_clear(&name);
		buf_add(&name, slice_cut(&rest, ':'));
		if (slice_is(prompt_language(name.ptr), "en"))
			break;
		/* to an empty text a catalogue answers with its head */
		found = setenv("LANGUAGE", name.ptr, 1) == 0 && *dgettext(DOMAIN, "");
	}
	if (!found) {
		setenv("LANGUAGE", whole, 1);
		language_close();
	}
	buf_release(&name);
	free(whole);
}

/* What a catalogue says is taken for formats: no name of one leads out of its folder. */
static bool
is_spoken(const char *locale)
{
	return !strchr(locale, '/') && !slice_is(prompt_language(locale), "en");
}

void
language_open(void)
{
	const char *locale = language_locale();

	if (!is_spoken(locale) || !leave_c(locale))
		return;
	bind_catalogues();
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8");
	textdomain(DOMAIN);
	if (strchr(locale, ':'))
		settle(locale);
}

void
language_close(void)
{
	setlocale(LC_MESSAGES, "C");
}
