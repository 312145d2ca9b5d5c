/* SPDX-License-Identifier: ISC */
/*
 * Passages from plain to sealed and back. Invariant: opened text lives in
 * locked memory, or in a buf whose room was made at once and which is wiped.
 */
#include "seal/passage.h"

#include <assert.h>
#include <string.h>

#include "age/armor.h"
#include "seal/fence.h"
#include "seal/trailer.h"

bool
passage_is_empty(const struct passage *passage)
{
	struct slice rest = passage->body, ending;

	if (passage->words.len)
		return false;
	while (rest.len) {
		struct slice line = fence_strip(passage->prefix, fence_line(&rest, &ending));

		if (slice_trim(line).len && !trailer_is(line))
			return false;
	}
	return true;
}

void
passage_plain(struct buf *out, const struct passage *passage, const char *path,
	char id[PASSAGE_ID + 1])
{
	struct slice rest = passage->body, ending;
	struct trailer trailer = { .id = "" };
	size_t len = passage->words.len + passage->body.len + 2, start = out->len;

	buf_wiped_room(out, path ? trailer_room(len, path) : len);
	buf_add(out, passage->words);
	if (passage->words.len)
		buf_add_char(out, '\n');
	while (rest.len) {
		buf_add(out, fence_strip(passage->prefix, fence_line(&rest, &ending)));
		buf_add_char(out, '\n');
	}
	if (trailer_at_end(slice_from(buf_slice(out), start), &trailer))
		buf_cut(out, (size_t)(trailer.line.ptr - out->ptr));
	memcpy(id, trailer.id, sizeof trailer.id);
}

static void
add_ending(struct buf *out, const struct passage *passage)
{
	buf_add(out, passage->ending.len ? passage->ending : slice_of("\n"));
}

static void
add_marks(struct buf *out, const struct passage *passage)
{
	size_t length = passage->length > FENCE_MIN ? passage->length : FENCE_MIN;

	buf_add_repeat(out, passage->fence == '~' ? "~" : "`", length);
}

static void
add_block(struct buf *out, const struct passage *passage, struct slice binary)
{
	struct buf armor = BUF_INIT;
	struct slice ending;

	armor_write(&armor, binary);
	struct slice rest = buf_slice(&armor);

	buf_add(out, passage->prefix);
	add_marks(out, passage);
	buf_add_text(out, "age");
	add_ending(out, passage);
	while (rest.len) {
		fence_add_prefix(out, passage->prefix);
		buf_add(out, fence_line(&rest, &ending));
		add_ending(out, passage);
	}
	fence_add_prefix(out, passage->prefix);
	add_marks(out, passage);
	buf_add(out, passage->last);
	buf_release(&armor);
}

bool
passage_seal(struct buf *out, const struct passage *passage, const char *path,
	const struct age_recipient *recipients, size_t count, struct err *err)
{
	struct buf plain = BUF_INIT, binary = BUF_INIT;
	char id[PASSAGE_ID + 1];
	enum age_fault fault = AGE_EMPTY;

	passage_plain(&plain, passage, path, id);
	size_t room = plain.room;
	bool empty = slice_trim(buf_slice(&plain)).len == 0;

	if (!empty) {
		if (!id[0])
			trailer_new_id(id);
		trailer_add(&plain, path, id);
		fault = age_seal(&binary, buf_slice(&plain), recipients, count);
	}
	assert(plain.room == room); /* growing would leave a copy behind */
	buf_wipe(&plain);
	if (!fault)
		add_block(out, passage, buf_slice(&binary));
	buf_release(&binary);
	if (empty)
		return err_set(err, ERR_FORMAT, "%s:%zu: an empty private passage: there is "
			"nothing in it", path, passage->line);
	if (fault)
		return err_set(err, fault == AGE_EMPTY ? ERR_KEY : ERR_FORMAT, "%s:%zu: %s",
			path, passage->line, age_fault_text(fault));
	return true;
}

/* The next line of the armor: none begins with what a prefix is made of. */
static struct slice
armor_line(struct slice *body)
{
	struct slice ending, line = fence_line(body, &ending);

	while (line.len && (line.ptr[0] == ' ' || line.ptr[0] == '\t' || line.ptr[0] == '>'))
		line = slice_from(line, 1);
	return line;
}

static void
add_armor(struct buf *armor, struct slice body)
{
	while (body.len) {
		buf_add(armor, armor_line(&body));
		buf_add_char(armor, '\n');
	}
}

/* Whether armor has such lines: its ends, base64, and what may stand below it. */
static bool
is_armor_line(struct slice line)
{
	size_t at = 0;

	if (slice_is(line, "-----BEGIN AGE ENCRYPTED FILE-----") ||
	    slice_is(line, "-----END AGE ENCRYPTED FILE-----"))
		return true;
	while (at < line.len && ((line.ptr[at] >= 'A' && line.ptr[at] <= 'Z') ||
	    (line.ptr[at] >= 'a' && line.ptr[at] <= 'z') ||
	    (line.ptr[at] >= '/' && line.ptr[at] <= '9') || line.ptr[at] == '+'))
		at++;
	while (at < line.len && line.ptr[at] == '=')
		at++;
	return at == line.len && at % 4 == 0;
}

size_t
passage_stray(const struct passage *passage)
{
	struct buf armor = BUF_INIT, binary = BUF_INIT;
	struct slice rest = passage->body;
	size_t line = passage->line;

	add_armor(&armor, rest);
	bool fine = armor_read(&binary, buf_slice(&armor)) == AGE_FINE;

	buf_release(&armor);
	buf_release(&binary);
	if (fine)
		return 0;
	while (rest.len) {
		line++;
		if (!is_armor_line(armor_line(&rest)))
			return line;
	}
	return passage->line;
}

static enum age_fault
unseal(struct secret *whole, struct slice body, const struct secret *keys)
{
	struct buf armor = BUF_INIT, binary = BUF_INIT;

	add_armor(&armor, body);
	enum age_fault fault = armor_read(&binary, buf_slice(&armor));

	if (!fault)
		fault = age_open(whole, buf_slice(&binary), keys);
	buf_release(&armor);
	buf_release(&binary);
	return fault;
}

/* Another program's text may end without a line's end. */
static void
end_line(struct secret *whole)
{
	struct secret longer = SECRET_INIT;

	if (whole->len == 0 || whole->ptr[whole->len - 1] == '\n')
		return;
	secret_init(&longer, whole->len + 1);
	memcpy(longer.ptr, whole->ptr, whole->len);
	longer.ptr[whole->len] = '\n';
	secret_release(whole);
	*whole = longer;
}

/* Takes the trailer off, and reads it. */
static void
split(struct opened *opened, const char *path)
{
	struct slice whole = secret_slice(&opened->whole);
	struct trailer trailer;

	opened->text = whole;
	opened->path = SLICE_EMPTY;
	opened->place = PASSAGE_UNBOUND;
	if (!trailer_at_end(whole, &trailer))
		return;
	opened->text.len = (size_t)(trailer.line.ptr - whole.ptr);
	memcpy(opened->id, trailer.id, sizeof opened->id);
	if (trailer.path.len == 0)
		return;
	char *place = (char *)opened->whole.ptr + (trailer.path.ptr - whole.ptr);

	opened->path = (struct slice){ place, trailer_decode(place, trailer.path.len) };
	opened->place = slice_is(opened->path, path) ? PASSAGE_HERE : PASSAGE_ELSEWHERE;
}

bool
passage_open(struct opened *out, const struct passage *passage, const char *path,
	const struct secret *keys, struct err *err)
{
	struct opened opened = OPENED_INIT;
	enum age_fault fault = unseal(&opened.whole, passage->body, keys);

	if (fault)
		return err_set(err, fault == AGE_NO_MATCH ? ERR_KEY : ERR_FORMAT, "%s:%zu: %s",
			path, passage->line, age_fault_text(fault));
	end_line(&opened.whole);
	split(&opened, path);
	*out = opened;
	return true;
}

void
opened_release(struct opened *opened)
{
	secret_release(&opened->whole);
	*opened = (struct opened)OPENED_INIT;
}

/* The longest run of backticks. */
static size_t
longest_run(struct slice text)
{
	size_t longest = 0, run = 0;

	for (size_t at = 0; at < text.len; at++) {
		run = text.ptr[at] == '`' ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest;
}

/* An empty line gets no blanks at its end. */
static void
add_line(struct buf *out, struct slice prefix, struct slice line)
{
	size_t start = out->len;

	fence_add_prefix(out, prefix);
	if (line.len == 0)
		buf_cut(out, start + slice_trim_end(slice_from(buf_slice(out), start)).len);
	buf_add(out, line);
	buf_add_char(out, '\n');
}

void
passage_fence(struct buf *out, struct slice prefix, struct slice text, const char *id)
{
	struct slice rest = text, ending;
	size_t length = longest_run(text) + 1;

	length = length > FENCE_MIN ? length : FENCE_MIN;
	buf_wiped_room(out, text.len + 2 * length + (fence_lines(text) + 4) * (prefix.len + 1) +
		TRAILER_ID_ROOM);
	buf_add(out, prefix);
	buf_add_repeat(out, "`", length);
	buf_add_text(out, "private\n");
	while (rest.len)
		add_line(out, prefix, fence_line(&rest, &ending));
	if (id[0]) {
		fence_add_prefix(out, prefix);
		trailer_add_id(out, id);
		buf_add_char(out, '\n');
	}
	fence_add_prefix(out, prefix);
	buf_add_repeat(out, "`", length);
	buf_add_char(out, '\n');
}
