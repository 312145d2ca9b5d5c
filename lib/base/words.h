/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_WORDS_H
#define TAUT_BASE_WORDS_H

#include <libintl.h>

/*
 * The program's own words, in the person's language: gettext(3) looks them up in
 * the catalogue that cmd/ has opened, and gives them back as they are without
 * one. What takes a message's format – err_set() and its like, say(), warn(),
 * problems_add() – looks it up itself; everything else that is seen is marked.
 * share/po/po.sh knows them all. What is format – keys, ids, names of commands,
 * JSON – never is. No empty text is looked up: it is the catalogue's head.
 */
#define _(text) gettext(text)
#define N_(text) text /* looked up where it is used: a table's */

/* Of what another language says in two ways that English has one for. */
#define C_(context, text) words_in(context "\004" text, text)

static inline const char *words_in(const char *whole, const char *text)
	__attribute__((format_arg(2)));

static inline const char *
words_in(const char *whole, const char *text)
{
	const char *found = gettext(whole);

	return found == whole ? text : found;
}

#endif
