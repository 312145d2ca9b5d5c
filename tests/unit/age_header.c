/* SPDX-License-Identifier: ISC */
/* Every way in which a header can be wrong, and what it is then said to be. */
#include "age_parts.h"

#define V "age-encryption.org/v1\n"
#define X "-> X25519 {share}\n{body}\n"
#define M "--- {mac}\n"

struct row {
	const char *header;
	enum age_fault fault;
};

static const struct row grammar[] = {
	{ V X M, AGE_FINE },
	/* The version */
	{ "", AGE_HEADER },
	{ "\n", AGE_HEADER },
	{ "age-encryption.org/v1", AGE_HEADER },
	{ "age-encryption.org/v2\n" X M, AGE_HEADER },
	{ "age-encryption.org/v1 \n" X M, AGE_HEADER },
	{ "age-encryption.org/v1\r\n" X M, AGE_HEADER },
	{ " " V X M, AGE_HEADER },
	{ "\n" V X M, AGE_HEADER },
	{ "\xEF\xBB\xBF" V X M, AGE_HEADER },
	{ "Age-encryption.org/v1\n" X M, AGE_HEADER },
	{ "age-encryption.org/v11\n" X M, AGE_HEADER },
	{ V V X M, AGE_HEADER },
	/* Which stanzas there are */
	{ V, AGE_HEADER },
	{ V M, AGE_HEADER },
	{ V X "-> grease\n\n" M, AGE_FINE },
	{ V "-> grease\n\n" X M, AGE_FINE },
	{ V "-> grease !\"#$%&'()*+,-./:;<=>?@[\\]^_`|~ x\nQUJD\n" X M, AGE_FINE },
	{ V "-> -> --- X25519\n\n" X M, AGE_FINE },
	{ V "-> grease\n{64}\n{64}\nQQ\n" X M, AGE_FINE },
	{ V "-> grease\n{64}\n\n" X M, AGE_FINE },
	{ V "-> X25519 {others}\n{otherb}\n" X M, AGE_FINE },
	{ V X X M, AGE_FINE },
	/* Their heads */
	{ V "->\n\n" X M, AGE_HEADER },
	{ V "-> \n\n" X M, AGE_HEADER },
	{ V "->grease\n\n" X M, AGE_HEADER },
	{ V "->  grease\n\n" X M, AGE_HEADER },
	{ V "-> grease \n\n" X M, AGE_HEADER },
	{ V "-> grease  x\n\n" X M, AGE_HEADER },
	{ V "-> grease\tx\n\n" X M, AGE_HEADER },
	{ V "-> grease\x7f\n\n" X M, AGE_HEADER },
	{ V "-> gr\xC3\xA4se\n\n" X M, AGE_HEADER },
	{ V "-> grease\r\n\n" X M, AGE_HEADER },
	{ V "-> grease\x01\n\n" X M, AGE_HEADER },
	{ V " -> grease\n\n" X M, AGE_HEADER },
	{ V "> grease\n\n" X M, AGE_HEADER },
	{ V "-< grease\n\n" X M, AGE_HEADER },
	{ V "\n" X M, AGE_HEADER },
	{ V X "\n" M, AGE_HEADER },
	/* Their bodies */
	{ V "-> grease\n" X M, AGE_HEADER },
	{ V X "-> grease\n" M, AGE_HEADER },
	{ V X "-> grease\n{64}\n" M, AGE_HEADER },
	{ V "-> grease\n{64}A\n\n" X M, AGE_HEADER },
	{ V "-> grease\n{64}{64}\n\n" X M, AGE_HEADER },
	{ V "-> grease\nQQ\nQQ\n" X M, AGE_HEADER },
	{ V "-> grease\nQUJDQ\n" X M, AGE_HEADER },
	{ V "-> grease\nQQ==\n" X M, AGE_HEADER },
	{ V "-> grease\nQUI=\n" X M, AGE_HEADER },
	{ V "-> grease\nQR\n" X M, AGE_HEADER },
	{ V "-> grease\nQUJ\n" X M, AGE_HEADER },
	{ V "-> grease\nQU-_\n" X M, AGE_HEADER },
	{ V "-> grease\nQU D\n" X M, AGE_HEADER },
	{ V "-> grease\nQUJD\r\n" X M, AGE_HEADER },
	{ V "-> grease\nQUJD \n" X M, AGE_HEADER },
	{ V "-> grease\n QUJD\n" X M, AGE_HEADER },
	{ V "-> grease\nQUJ\xAF\n" X M, AGE_HEADER }, /* 0xAF is 0x80 + '/' */
	{ V "-> grease\nQUJ\x80\n" X M, AGE_HEADER },
	/* The end */
	{ V X, AGE_HEADER },
	{ V X "---", AGE_HEADER },
	{ V X "--- ", AGE_HEADER },
	{ V X "---\n", AGE_HEADER },
	{ V X "--- \n", AGE_HEADER },
	{ V X "---{mac}\n", AGE_HEADER },
	{ V X "---  {mac}\n", AGE_HEADER },
	{ V X "---\t{mac}\n", AGE_HEADER },
	{ V X "---- {mac}\n", AGE_HEADER },
	{ V X "-- {mac}\n", AGE_HEADER },
	{ V X "--- {mac-}\n", AGE_HEADER },
	{ V X "--- {mac}A\n", AGE_HEADER },
	{ V X "--- {mac}=\n", AGE_HEADER },
	{ V X "--- {mac~}\n", AGE_HEADER },
	{ V X "--- {mac} \n", AGE_HEADER },
	{ V X "--- {mac}\r\n", AGE_HEADER },
	{ V X "--- {mac}", AGE_HEADER },
	{ V X "--- {mac}\n\n", AGE_PAYLOAD }, /* the nonce begins with it */
	/* Another MAC */
	{ V X "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", AGE_MAC },
	{ V "-> X25519 {others}\n{otherb}\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
	  AGE_NO_MATCH },
};

static const struct row x25519[] = {
	{ V "-> X25519 {others}\n{otherb}\n" M, AGE_NO_MATCH },
	{ V "-> X25519 {share}\n{otherb}\n" M, AGE_NO_MATCH },
	{ V "-> X25519 {others}\n{body}\n" M, AGE_NO_MATCH },
	{ V "-> x25519 {share}\n{body}\n" M, AGE_NO_MATCH },
	{ V "-> X25518 {share}\n{body}\n" M, AGE_NO_MATCH },
	{ V "-> X25519x {share}\n{body}\n" M, AGE_NO_MATCH },
	{ V "-> grease\n\n" M, AGE_NO_MATCH },
	{ V "-> scrypt {salt} 4\n{wrap}\n" M, AGE_NO_MATCH },
	/* The share */
	{ V "-> X25519\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 {share} x\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 {share} {share}\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 {share-}\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 {share~}\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 {share}A\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 {share}=\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 {share-}-\n{body}\n" M, AGE_HEADER },
	/* The body: of the length of one file key and its tag */
	{ V "-> X25519 {share}\n\n" M, AGE_HEADER },
	{ V "-> X25519 {share}\n{body-}\n" M, AGE_HEADER },
	{ V "-> X25519 {share}\n{body~}\n" M, AGE_HEADER },
	{ V "-> X25519 {share}\n{body}A\n" M, AGE_HEADER },
	{ V "-> X25519 {share}\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n" M, AGE_HEADER },
	{ V "-> X25519 {share}\n{body}=\n" M, AGE_HEADER },
	{ V "-> X25519 {share}\n{64}\n\n" M, AGE_HEADER },
	{ V "-> X25519 {share}\n{64}\n{body}\n" M, AGE_HEADER },
	/* One that is wrong spoils the file, wherever it stands. */
	{ V X "-> X25519 {others}\n\n" M, AGE_HEADER },
	{ V X "-> X25519\n{otherb}\n" M, AGE_HEADER },
	{ V "-> X25519 {others}\n\n" X M, AGE_HEADER },
	/* Points of low order: 0, 1, the two of order 8, p - 1, p, p + 1 */
	{ V "-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 4Ot6fDtBuK4WVuP68Z/EatoJjeucMrH9hmIFFl9JuAA\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 X5yVvKNQjCSx0LFVnIPvWwREXMRYHI6G2CJO3dCfEVc\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 7P///////////////////////////////////////38\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 7f///////////////////////////////////////38\n{body}\n" M, AGE_HEADER },
	{ V "-> X25519 7v///////////////////////////////////////38\n{body}\n" M, AGE_HEADER },
	/* The same with the bit that nobody looks at */
	{ V "-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA\n{body}\n" M, AGE_HEADER },
	/* scrypt stands alone */
	{ V "-> scrypt {salt} 4\n{wrap}\n" X M, AGE_HEADER },
	{ V X "-> scrypt {salt} 4\n{wrap}\n" M, AGE_HEADER },
	{ V X "-> scrypt\n\n" M, AGE_HEADER },
	{ V X "-> Scrypt {salt} 4\n{wrap}\n" M, AGE_FINE },
};

static const struct row scrypt[] = {
	{ V "-> scrypt {salt} 4\n{wrap}\n" M, AGE_FINE },
	{ V "-> scrypt {salt} 4\n{wrap}\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
	  AGE_MAC },
	{ V X M, AGE_NO_MATCH },
	{ V "-> grease\n\n" M, AGE_NO_MATCH },
	{ V "-> Scrypt {salt} 4\n{wrap}\n" M, AGE_NO_MATCH },
	{ V "-> scrypt {salt} 5\n{wrap}\n" M, AGE_NO_MATCH },
	{ V "-> scrypt {salt} 4\n{otherb}\n" M, AGE_NO_MATCH },
	{ V "-> scrypt {salt} 4\n{wrap}\n-> grease\n\n" M, AGE_HEADER },
	{ V "-> grease\n\n-> scrypt {salt} 4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 4\n{wrap}\n-> scrypt {salt} 4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 4\n{wrap}\n" X M, AGE_HEADER },
	{ V "-> scrypt\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt}\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt 4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 4 x\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt 4 {salt}\n{wrap}\n" M, AGE_HEADER },
	/* The salt */
	{ V "-> scrypt {salt-} 4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt~} 4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt}A 4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt}== 4\n{wrap}\n" M, AGE_HEADER },
	/* The work */
	{ V "-> scrypt {salt} 04\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 0\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} +4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} -4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 0x4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 4.\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} x4\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} a\n{wrap}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 11\n{wrap}\n" M, AGE_WORK },
	{ V "-> scrypt {salt} 21\n{wrap}\n" M, AGE_WORK },
	{ V "-> scrypt {salt} 64\n{wrap}\n" M, AGE_WORK },
	{ V "-> scrypt {salt} 4294967300\n{wrap}\n" M, AGE_WORK },
	{ V "-> scrypt {salt} 18446744073709551620\n{wrap}\n" M, AGE_WORK },
	/* The body */
	{ V "-> scrypt {salt} 4\n\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 4\n{wrap-}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 4\n{wrap~}\n" M, AGE_HEADER },
	{ V "-> scrypt {salt} 4\n{64}\n\n" M, AGE_HEADER },
};

static void
check(const struct row *row, enum age_fault got)
{
	if (got != row->fault)
		fail_msg("%d, not %d: %s", got, row->fault, row->header);
}

static void
test_grammar(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(grammar); n++) {
		struct buf file = BUF_INIT;

		parts_file(&file, grammar[n].header);
		check(&grammar[n], parts_open(buf_slice(&file), parts_identity));
		buf_release(&file);
	}
}

static void
test_x25519(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(x25519); n++) {
		struct buf file = BUF_INIT;

		parts_file(&file, x25519[n].header);
		check(&x25519[n], parts_open(buf_slice(&file), parts_identity));
		buf_release(&file);
	}
}

static void
test_scrypt(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(scrypt); n++) {
		struct buf file = BUF_INIT;

		parts_file(&file, scrypt[n].header);
		check(&scrypt[n], parts_unwrap(buf_slice(&file), PARTS_WORDS, 10));
		buf_release(&file);
	}
}

/* A NUL is no visible character either; it ends nothing. */
static void
test_nul(void **state)
{
	struct buf file = BUF_INIT;

	(void)state;
	parts_file(&file, V X M);
	for (size_t n = 0; n < file.len; n++) {
		char was = file.ptr[n];

		file.ptr[n] = '\0';
		assert_true(was == '\0' ||
			parts_open(buf_slice(&file), parts_identity) != AGE_FINE);
		file.ptr[n] = was;
	}
	assert_int_equal(parts_open(buf_slice(&file), parts_identity), AGE_FINE);
	buf_release(&file);
}

static void
test_work(void **state)
{
	struct buf file = BUF_INIT;

	(void)state;
	parts_file(&file, V "-> scrypt {salt} 4\n{wrap}\n" M);
	assert_int_equal(parts_unwrap(buf_slice(&file), PARTS_WORDS, 4), AGE_FINE);
	assert_int_equal(parts_unwrap(buf_slice(&file), PARTS_WORDS, 3), AGE_WORK);
	assert_int_equal(parts_unwrap(buf_slice(&file), PARTS_WORDS, 0), AGE_WORK);
	assert_int_equal(parts_unwrap(buf_slice(&file), "correct horsf", 4), AGE_NO_MATCH);
	assert_int_equal(parts_unwrap(buf_slice(&file), "", 4), AGE_NO_MATCH);
	buf_release(&file);
	/* Whatever the caller allows, nobody waits for more than AGE_WORK_MAX. */
	parts_file(&file, V "-> scrypt {salt} 21\n{wrap}\n" M);
	assert_int_equal(parts_unwrap(buf_slice(&file), PARTS_WORDS, 64), AGE_WORK);
	buf_release(&file);
}

static enum age_fault
open_many(size_t stanzas)
{
	struct buf text = BUF_INIT, file = BUF_INIT;

	buf_add_text(&text, V);
	buf_add_repeat(&text, "-> grease\n\n", stanzas - 1);
	buf_add_text(&text, X M);
	parts_file(&file, text.ptr);
	enum age_fault fault = parts_open(buf_slice(&file), parts_identity);

	buf_release(&text);
	buf_release(&file);
	return fault;
}

/* A header of just so many bytes: full lines first, then a word of the rest. */
static enum age_fault
open_long(size_t len)
{
	struct buf text = BUF_INIT, file = BUF_INIT;
	size_t rest = sizeof V - 1 + 10 + 44 + 44 + 48; /* what is not grease */
	size_t lines = (len - rest) / 65 - 2;

	buf_add_text(&text, V X "-> ");
	buf_add_repeat(&text, "g", len - rest - lines * 65 - 5);
	buf_add_text(&text, "\n");
	buf_add_repeat(&text, "{64}\n", lines);
	buf_add_text(&text, "\n" M);
	parts_header(&file, text.ptr);
	assert_int_equal(file.len, len);
	stream_seal(&file, slice_of(PARTS_TEXT), parts_key);
	enum age_fault fault = parts_open(buf_slice(&file), parts_identity);

	buf_release(&text);
	buf_release(&file);
	return fault;
}

static void
test_limits(void **state)
{
	(void)state;
	assert_int_equal(open_many(AGE_STANZAS_MAX), AGE_FINE);
	assert_int_equal(open_many(AGE_STANZAS_MAX + 1), AGE_HEADER);
	assert_int_equal(open_long(AGE_HEADER_MAX), AGE_FINE);
	assert_int_equal(open_long(AGE_HEADER_MAX + 1), AGE_HEADER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grammar),
		cmocka_unit_test(test_x25519),
		cmocka_unit_test(test_scrypt),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_work),
		cmocka_unit_test(test_limits),
	};

	if (sodium_init() < 0)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("age header", tests, NULL, NULL);
}
