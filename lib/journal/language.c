/* SPDX-License-Identifier: ISC */
/* The tags of the languages. Invariant: a tag is never given to another one. */
#include "journal/language.h"

static const char *const tags[LANGUAGE_COUNT] = {
	[LANGUAGE_ENGLISH] = "en",
	[LANGUAGE_GERMAN] = "de",
};

enum language
language_find(struct slice tag)
{
	int language = 0;

	while (language < LANGUAGE_COUNT && !slice_is_nocase(tag, tags[language]))
		language++;
	return (enum language)language;
}

const char *
language_tag(enum language language)
{
	return tags[language];
}
