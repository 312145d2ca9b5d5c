/* SPDX-License-Identifier: ISC */
/*
 * Whole small files, changed by a byte anywhere: flipped, dropped, put in, cut
 * off. None opens, but for armor with another line end. TAUT_LONG=1 tries every
 * byte at every place.
 */
#include "age_parts.h"

#include <stdlib.h>

#include "age/armor.h"

/* How a file is opened, and the file. */
struct subject {
	enum age_fault (*open)(struct slice file);
	struct buf file;
	bool armored;
};

static size_t tried;

static enum age_fault
open_binary(struct slice file)
{
	return parts_open(file, parts_identity);
}

static enum age_fault
open_wrapped(struct slice file)
{
	return parts_unwrap(file, PARTS_WORDS, 4);
}

static enum age_fault
open_armored(struct slice file)
{
	struct buf binary = BUF_INIT;
	enum age_fault fault = armor_read(&binary, file);

	if (fault == AGE_FINE)
		fault = open_binary(buf_slice(&binary));
	else
		assert_int_equal(binary.len, 0);
	buf_release(&binary);
	return fault;
}

/* Another line end, or white space behind the last, is the same armor. */
static bool
is_same(struct slice changed, struct slice file)
{
	while (file.len) {
		struct slice line = slice_cut(&changed, '\n');

		if (slice_ends(line, "\r"))
			line.len--;
		if (!slice_equal(line, slice_cut(&file, '\n')))
			return false;
	}
	return slice_trim(changed).len == 0;
}

static void
try(const struct subject *subject, struct slice before, char put, struct slice after)
{
	struct buf changed = BUF_INIT;

	buf_add(&changed, before);
	if (after.ptr)
		buf_add_char(&changed, put);
	buf_add(&changed, after);
	bool same = slice_equal(buf_slice(&changed), buf_slice(&subject->file));
	enum age_fault fault = subject->open(buf_slice(&changed));

	if (subject->armored)
		same = is_same(buf_slice(&changed), buf_slice(&subject->file));
	if ((fault == AGE_FINE) != same)
		fail_msg("%d at %zu, %02x: %s", fault, before.len, (unsigned char)put,
			changed.ptr);
	tried++;
	buf_release(&changed);
}

static bool
is_tried(unsigned c, unsigned was, bool every)
{
	unsigned change = c ^ was;
	bool flipped = (change & (change - 1)) == 0;

	return every || flipped || (c && strchr("\n\r =-/A~", (int)c)) || c == 0xAF || c == 0;
}

static void
try_all(const struct subject *subject, bool every)
{
	struct slice file = buf_slice(&subject->file);

	for (size_t at = 0; at <= file.len; at++) {
		struct slice before = slice_part(file, 0, at), after = slice_from(file, at);
		struct slice behind = slice_from(file, at + 1);
		unsigned was = at < file.len ? (unsigned char)file.ptr[at] : 0;

		try(subject, before, '\0', (struct slice){ NULL, 0 });
		if (at + 1 < file.len)
			try(subject, before, file.ptr[at + 1], slice_from(file, at + 2));
		for (unsigned c = 0; c < 256; c++) {
			if (!is_tried(c, was, every))
				continue;
			if (at < file.len)
				try(subject, before, (char)c, behind);
			try(subject, before, (char)c, after);
		}
	}
}

static void
mutate(struct subject *subject)
{
	assert_int_equal(subject->open(buf_slice(&subject->file)), AGE_FINE);
	tried = 0;
	try_all(subject, getenv("TAUT_LONG") != NULL);
	print_message("# %zu changes\n", tried);
	buf_release(&subject->file);
}

static void
test_binary(void **state)
{
	struct subject subject = { open_binary, BUF_INIT, false };

	(void)state;
	parts_file(&subject.file,
		"age-encryption.org/v1\n-> X25519 {share}\n{body}\n-> x y\n\n--- {mac}\n");
	mutate(&subject);
}

static void
test_wrapped(void **state)
{
	struct subject subject = { open_wrapped, BUF_INIT, false };

	(void)state;
	parts_file(&subject.file,
		"age-encryption.org/v1\n-> scrypt {salt} 4\n{wrap}\n--- {mac}\n");
	mutate(&subject);
}

static void
test_armored(void **state)
{
	struct subject subject = { open_armored, BUF_INIT, true };
	struct buf binary = BUF_INIT;

	(void)state;
	parts_file(&binary, "age-encryption.org/v1\n-> X25519 {share}\n{body}\n--- {mac}\n");
	armor_write(&subject.file, buf_slice(&binary));
	buf_release(&binary);
	mutate(&subject);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_binary),
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_armored),
	};

	if (sodium_init() < 0)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("age mutation", tests, NULL, NULL);
}
