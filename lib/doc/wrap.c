/* SPDX-License-Identifier: ISC */
/*
 * Wrapping by display width. Invariant: a line leaves the terminal as it
 * found it; styles that go on are taken up again behind the next prefix.
 */
#include "doc/wrap.h"

#include "base/text.h"

/* A line under way. */
struct setting {
	struct wrap *wrap;
	size_t column;  /* of what is set behind the prefix */
	size_t room;    /* columns there are behind the prefix */
	size_t on[WRAP_STYLES]; /* how many times each style was begun */
	bool begun;
};

void
wrap_release(struct wrap *wrap)
{
	buf_release(&wrap->prefix);
	buf_release(&wrap->lead);
}

static void
put_prefix(struct wrap *wrap)
{
	buf_add(wrap->out, buf_slice(wrap->has_lead ? &wrap->lead : &wrap->prefix));
	wrap->has_lead = false;
}

void
wrap_blank(struct wrap *wrap)
{
	struct slice prefix = buf_slice(wrap->has_lead ? &wrap->lead : &wrap->prefix);

	buf_add(wrap->out, slice_trim_end(prefix));
	buf_add_char(wrap->out, '\n');
	wrap->has_lead = false;
}

void
wrap_line(struct wrap *wrap, struct slice text)
{
	if (text.len == 0) {
		wrap_blank(wrap);
		return;
	}
	put_prefix(wrap);
	buf_add(wrap->out, text);
	buf_add_char(wrap->out, '\n');
}

static bool
is_mark(char c)
{
	return c >= WRAP_BOLD && c < WRAP_BOLD + 2 * WRAP_STYLES;
}

static void
put_styles(const struct setting *setting)
{
	static const char *const codes[WRAP_STYLES] = { "\033[1m", "\033[3m", "\033[2m" };

	for (size_t n = 0; n < WRAP_STYLES; n++)
		if (setting->on[n])
			buf_add_text(setting->wrap->out, codes[n]);
}

static bool
is_styled(const struct setting *setting)
{
	return setting->on[0] || setting->on[1] || setting->on[2];
}

static void
take_mark(struct setting *setting, char mark)
{
	size_t style = (size_t)(mark - WRAP_BOLD) % WRAP_STYLES;
	bool begins = mark < WRAP_BOLD + WRAP_STYLES;

	if (!setting->wrap->color)
		return;
	if (begins)
		setting->on[style]++;
	else if (setting->on[style])
		setting->on[style]--;
	if (!begins)
		buf_add_text(setting->wrap->out, "\033[0m");
	put_styles(setting);
}

static void
begin_line(struct setting *setting)
{
	put_prefix(setting->wrap);
	put_styles(setting);
	setting->column = 0;
	setting->begun = true;
}

static void
end_line(struct setting *setting)
{
	if (is_styled(setting))
		buf_add_text(setting->wrap->out, "\033[0m");
	buf_add_char(setting->wrap->out, '\n');
	setting->begun = false;
}

/* The columns of a word without its marks. */
static size_t
word_width(struct slice word)
{
	size_t width = 0;

	for (size_t n = 0; n < word.len;) {
		size_t start = n;

		while (n < word.len && !is_mark(word.ptr[n]))
			n++;
		width += text_width(slice_part(word, start, n));
		while (n < word.len && is_mark(word.ptr[n]))
			n++;
	}
	return width;
}

static size_t
character_end(struct slice word, size_t at)
{
	for (at++; at < word.len && ((unsigned char)word.ptr[at] & 0xC0) == 0x80; at++)
		;
	return at;
}

/* A word that fits no line, as where a language writes no blanks. */
static void
put_long_word(struct setting *setting, struct slice word)
{
	for (size_t n = 0; n < word.len;) {
		if (is_mark(word.ptr[n])) {
			take_mark(setting, word.ptr[n++]);
			continue;
		}
		struct slice one = slice_part(word, n, character_end(word, n));
		size_t width = text_width(one);

		if (setting->column > 0 && setting->column + width > setting->room) {
			end_line(setting);
			begin_line(setting);
		}
		buf_add(setting->wrap->out, one);
		setting->column += width;
		n += one.len;
	}
}

static void
put_word(struct setting *setting, struct slice word)
{
	size_t start = 0;

	for (size_t n = 0; n <= word.len; n++) {
		if (n < word.len && !is_mark(word.ptr[n]))
			continue;
		buf_add(setting->wrap->out, slice_part(word, start, n));
		if (n < word.len)
			take_mark(setting, word.ptr[n]);
		start = n + 1;
	}
}

static void
set_word(struct setting *setting, struct slice word)
{
	size_t width = word_width(word);
	bool fits = setting->column + 1 + width <= setting->room;

	if (setting->begun && !fits && setting->column > 0 && width <= setting->room)
		end_line(setting);
	if (!setting->begun)
		begin_line(setting);
	if (setting->column > 0 && width > 0) {
		buf_add_char(setting->wrap->out, ' ');
		setting->column++;
	}
	if (width > setting->room) {
		put_long_word(setting, word);
		return;
	}
	put_word(setting, word);
	setting->column += width;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == WRAP_BREAK;
}

void
wrap_text(struct wrap *wrap, struct slice text)
{
	struct setting setting = { .wrap = wrap };
	size_t taken = text_width(buf_slice(&wrap->prefix));

	setting.room = wrap->width > taken + 10 ? wrap->width - taken : 10;
	for (size_t n = 0; n < text.len;) {
		size_t start = n;

		while (n < text.len && !is_space(text.ptr[n]))
			n++;
		if (n > start)
			set_word(&setting, slice_part(text, start, n));
		for (; n < text.len && is_space(text.ptr[n]); n++)
			if (text.ptr[n] == WRAP_BREAK && setting.begun)
				end_line(&setting);
	}
	if (setting.begun)
		end_line(&setting);
}
