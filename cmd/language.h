/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_LANGUAGE_H
#define TAUT_CMD_LANGUAGE_H

/*
 * The person's language, as gettext(3) chooses it: the first that is set of
 * LC_ALL, LC_MESSAGES and LANG names the locale; where that is not C or POSIX,
 * LANGUAGE goes before it, of several the first that is English or has a catalogue.
 * Nothing else of a locale is ever taken over: numbers, orders and letters are the
 * same in every one.
 */

/* The locale of words, "de_DE.UTF-8"; "" if none is set. */
const char *language_locale(void);

/* Opens the catalogue of that language; for English there is none to open. */
void language_open(void);

/* Back to English: what programs read is the same everywhere. */
void language_close(void);

#endif
