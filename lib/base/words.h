/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_WORDS_H
#define TAUT_BASE_WORDS_H

#include <libintl.h>

/*
 * The program's own words, in the person's language: gettext(3) looks them up in
 * the catalogue that cmd/ has opened, and gives them back as they are without
 * one. err_set() and its like, say(), warn() look up their formats themselves;
 * everything else that is seen is marked. What is format – keys, ids, names of
 * commands, JSON – never is.
 */
#define _(text) gettext(text)
#define N_(text) text /* looked up where it is used: a table's */

#endif
