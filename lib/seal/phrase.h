/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_PHRASE_H
#define TAUT_SEAL_PHRASE_H

#include "base/secret.h"
#include "base/slice.h"

/*
 * Passphrases: six words drawn evenly out of 7,776 (77 bits; the words are
 * share/passphrase.words), joined by blanks; and a low guess of how hard a
 * typed one is.
 */
#define PHRASE_WORDS 6

void phrase_make(struct secret *phrase); /* into an empty secret */

/* A low guess, in bits: a word of the list counts as 12.9, another by its
 * letters, any other run by its characters' kinds, repeats and sequences as
 * one. Nothing is counted behind 256 bytes. */
int phrase_bits(struct slice phrase);

#define PHRASE_BITS_MIN 50

#endif
