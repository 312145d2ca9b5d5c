/* SPDX-License-Identifier: ISC */
/*
 * Passphrases: drawn, and guessed at. The guess is the cheapest way to put a
 * phrase together from pieces that who attacks it would try: words of the
 * list, runs that repeat or count, what stood before, single characters.
 * Invariant: each rule can only make it lower. In tenths of a bit.
 */
#include "seal/phrase.h"

#include <sodium.h>
#include <stdbool.h>
#include <string.h>

#define LIST 7776
#define WORD_MIN 4
#define WORD_MAX 8
#define WORD_BITS 129 /* log2 of LIST */

/* Made from share/passphrase.words by make: sorted, each with a NUL behind it. */
extern const char phrase_words[LIST][WORD_MAX + 1];

#define CHANGED_BITS 10 /* a letter in upper case, or a figure in its place */
#define DIGIT_BITS 33
#define LETTER_BITS 33  /* of words in any language: the first letters … */
#define LATER_BITS 18   /* … and those behind the fourth */
#define LETTERS_FIRST 4
#define CHANGED_MIN 6
#define RUN_MIN 3
#define COPY_MIN 4
#define GUESS_MAX 256 /* what is behind so many bytes is not counted */

enum kind { LOWER = 1, UPPER = 2, DIGIT = 4, SYMBOL = 8 };

struct guess {
	const char *text;
	size_t len;
	int alone[GUESS_MAX];    /* what each byte costs by itself */
	int best[GUESS_MAX + 1]; /* what all before it costs at least */
};

void
phrase_make(struct secret *phrase)
{
	size_t len = 0;

	secret_init(phrase, (size_t)PHRASE_WORDS * (WORD_MAX + 1));
	for (int n = 0; n < PHRASE_WORDS; n++) {
		const char *word = phrase_words[randombytes_uniform(LIST)];

		if (n)
			phrase->ptr[len++] = ' ';
		memcpy(phrase->ptr + len, word, strlen(word));
		len += strlen(word);
	}
	secret_cut(phrase, len);
}

/* Letters of other scripts are letters too; we do not ask which. */
static enum kind
kind_of(char c)
{
	if ((c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80)
		return LOWER;
	if (c >= 'A' && c <= 'Z')
		return UPPER;
	return c >= '0' && c <= '9' ? DIGIT : SYMBOL;
}

static bool
is_letter(char c)
{
	return kind_of(c) & (LOWER | UPPER);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Inside a character of several bytes, which costs as one. */
static bool
is_inside(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static char
lower_of(char c)
{
	return kind_of(c) == UPPER ? (char)(c - 'A' + 'a') : c;
}

/* The letter that a character is, or that it is known to stand for. */
static char
letter_of(char c)
{
	static const char from[] = "013457@$!", to[] = "oieastasi";
	const char *at = c ? strchr(from, c) : NULL;

	return at ? to[at - from] : lower_of(c);
}

/* Letters as a word is written: lower, UPPER or Capital; a figure in the place
 * of a letter is any. */
static bool
is_word_like(const char *run, size_t len)
{
	enum kind rest = 0;

	for (size_t at = 1; at < len; at++) {
		enum kind kind = kind_of(run[at]);

		if (!is_letter(run[at]))
			continue;
		if ((rest && kind != rest) || (kind == UPPER && kind_of(run[0]) == LOWER))
			return false;
		rest = kind;
	}
	return true;
}

/* Behind the letters that begin here. A long word is one, also if some of its
 * letters are figures; what is short could be that by chance. */
static size_t
letters_end(const char *text, size_t start, size_t end)
{
	size_t letters = start, more = start;

	while (letters < end && is_letter(text[letters]))
		letters++;
	while (more < end && is_letter(letter_of(text[more])))
		more++;
	return more - start >= CHANGED_MIN && is_word_like(text + start, more - start) ?
		more : letters;
}

/* log2 of how many characters are of these kinds; a mere number, though it
 * has points or dashes in it, is a date or a telephone. */
static int
bits_of(unsigned kinds)
{
	static const int bits[] = {
		[LOWER] = 47, [UPPER] = 47, [LOWER | UPPER] = 57,
		[DIGIT] = 33, [SYMBOL] = 33, [DIGIT | SYMBOL] = 33,
		[LOWER | DIGIT] = 51, [UPPER | DIGIT] = 51, [LOWER | UPPER | DIGIT] = 59,
		[LOWER | SYMBOL] = 58, [UPPER | SYMBOL] = 58, [LOWER | UPPER | SYMBOL] = 64,
		[LOWER | DIGIT | SYMBOL] = 61, [UPPER | DIGIT | SYMBOL] = 61,
		[LOWER | UPPER | DIGIT | SYMBOL] = 65,
	};

	return bits[kinds];
}

/* A run of letters: a word, or as many drawn from what is in the token. */
static void
weigh_letters(struct guess *guess, size_t start, size_t end, bool whole, int bits)
{
	const char *text = guess->text;
	bool word = is_word_like(text + start, end - start) &&
		(whole || end - start >= LETTERS_FIRST);
	int letters = 0;

	for (size_t at = start; at < end; at++) {
		if (is_inside(text[at]) && at > start)
			continue;
		if (word)
			bits = letters < LETTERS_FIRST ? LETTER_BITS : LATER_BITS;
		guess->alone[at] = bits;
		guess->alone[at] += word && !is_letter(text[at]) ? CHANGED_BITS : 0;
		letters++;
	}
	if (word && kind_of(text[start]) == UPPER)
		guess->alone[start] += CHANGED_BITS;
}

static void
weigh_token(struct guess *guess, size_t start, size_t end)
{
	const char *text = guess->text;
	size_t first = start, last = end; /* without what stands around a word */
	unsigned kinds = 0;

	for (size_t at = start; at < end; at++)
		kinds |= kind_of(text[at]);
	while (first < last && kind_of(text[first]) == SYMBOL)
		first++;
	while (last > first && kind_of(text[last - 1]) == SYMBOL)
		last--;
	for (size_t at = start, next; at < end; at = next) {
		next = is_letter(text[at]) ? letters_end(text, at, end) : at + 1;
		if (is_letter(text[at]))
			weigh_letters(guess, at, next, at == first && next == last,
				bits_of(kinds));
		else
			guess->alone[at] = kind_of(text[at]) == DIGIT ? DIGIT_BITS :
				bits_of(kinds);
	}
}

/* Tokens are what stands between blanks; blanks cost nothing. */
static void
weigh(struct guess *guess)
{
	size_t start = 0;

	for (size_t at = 0; at <= guess->len; at++) {
		if (at < guess->len && !is_blank(guess->text[at]))
			continue;
		weigh_token(guess, start, at);
		start = at + 1;
	}
}

/* How the bytes, read as letters, compare to a word of as many letters. */
static int
compare(const char *text, size_t len, const char *word)
{
	for (size_t at = 0; at < len; at++) {
		int order = (unsigned char)letter_of(text[at]) - (unsigned char)word[at];

		if (order || !word[at])
			return order;
	}
	return word[len] ? -1 : 0;
}

static bool
is_in_list(const char *text, size_t len)
{
	size_t low = 0, high = LIST;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(text, len, phrase_words[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* There is a way to `to` that costs this much. */
static void
reach(struct guess *guess, size_t to, int cost)
{
	if (cost < guess->best[to])
		guess->best[to] = cost;
}

static void
try_words(struct guess *guess, size_t at)
{
	int cost = guess->best[at] + WORD_BITS;

	for (size_t len = 1; len <= WORD_MAX && at + len <= guess->len; len++) {
		char last = guess->text[at + len - 1];

		if (letter_of(last) != last)
			cost += CHANGED_BITS;
		if (len >= WORD_MIN && is_in_list(guess->text + at, len))
			reach(guess, at + len, cost);
	}
}

/* As many bits as the number has: what it takes to say how long a run is. */
static int
count_bits(size_t count)
{
	int bits = 0;

	for (; count; count >>= 1)
		bits += 10;
	return bits;
}

/* Where a key stands, row behind row; far from all if it is in none. */
static int
key_of(char c)
{
	static const char keys[] = "1234567890  qwertyuiop  asdfghjkl  zxcvbnm";
	const char *at = c && c != ' ' ? strchr(keys, lower_of(c)) : NULL;

	return at ? (int)(at - keys) : 1000 + 2 * (unsigned char)c;
}

static int
code_of(char c)
{
	return lower_of(c);
}

/* As long as it goes on in one step of -1, 0 or 1: aaa, abc, 321, qwe. */
static size_t
run_length(const struct guess *guess, size_t at, int (*place_of)(char))
{
	const char *text = guess->text;
	int step = at + 1 < guess->len ? place_of(text[at + 1]) - place_of(text[at]) : 2;
	size_t end = at + 1;

	if (step > 1 || step < -1)
		return 1;
	while (end < guess->len && place_of(text[end]) - place_of(text[end - 1]) == step)
		end++;
	return end - at;
}

static void
try_runs(struct guess *guess, size_t at)
{
	size_t a = run_length(guess, at, code_of), b = run_length(guess, at, key_of);

	for (size_t len = a > b ? a : b; len >= RUN_MIN; len--)
		reach(guess, at + len, guess->best[at] + guess->alone[at] + count_bits(len));
}

/* What stood before, once more. */
static void
try_copies(struct guess *guess, size_t at)
{
	const char *text = guess->text;
	size_t most = 0;

	for (size_t from = 0; from < at; from++) {
		size_t len = 0;

		while (at + len < guess->len && text[from + len] == text[at + len])
			len++;
		most = len > most ? len : most;
	}
	for (size_t len = most; len >= COPY_MIN; len--)
		reach(guess, at + len, guess->best[at] + count_bits(at) + count_bits(len));
}

int
phrase_bits(struct slice phrase)
{
	struct guess guess = { .text = phrase.ptr,
		.len = phrase.len < GUESS_MAX ? phrase.len : GUESS_MAX };

	weigh(&guess);
	for (size_t at = 1; at <= guess.len; at++)
		guess.best[at] = guess.best[at - 1] + guess.alone[at - 1];
	for (size_t at = 0; at < guess.len; at++) {
		reach(&guess, at + 1, guess.best[at] + guess.alone[at]);
		try_words(&guess, at);
		try_runs(&guess, at);
		try_copies(&guess, at);
	}
	int bits = guess.best[guess.len] / 10;

	sodium_memzero(&guess, sizeof guess);
	return bits;
}
