/* SPDX-License-Identifier: ISC */
/*
 * lib/age as a program, for tests. From stdin to stdout; -a is the armored
 * form (of what is written by seal and wrap, of what is read by the others).
 *
 *	seal key                     a new identity, as age-keygen prints it
 *	seal recipient KEYFILE       the recipients of its identities
 *	seal seal [-a] RECIPIENT...
 *	seal open [-a] KEYFILE
 *	seal wrap [-a] WORK          by a passphrase; scrypt with N = 2^WORK,
 *	                             so 4 is quick and 18 is what taut writes
 *	seal unwrap [-a] WORK_MAX
 *	seal time COUNT              figures: COUNT texts of 2 KiB
 *
 * The passphrase is read from fd 3, without the last line end. An identity
 * file that opens quickly, at `work` 4:
 *
 *	printf 'six words' >p && seal key >k && seal wrap 4 <k >k.age 3<p
 *
 * On a fault: status 1, and on stderr "seal: " with armor, header, mac,
 * no-match, payload, work or empty. Status 2 is for wrong usage.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "age/age.h"
#include "age/armor.h"
#include "base/file.h"

#define FILE_MAX (1u << 30)
#define KEYFILE_MAX (1u << 20)
#define PASSPHRASE_FD 3
#define PASSAGE 2048

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "seal: %s\n", what);
	exit(2);
}

static void
read_all(int fd, size_t max, struct buf *out)
{
	struct err err = ERR_INIT;

	if (!file_read_stream(fd, "input", max, out, &err))
		die(err.text);
}

/* A regular file is mapped, as it may be long: then its bytes are no buf's. */
static struct slice
read_input(struct buf *out)
{
	struct stat st;

	if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    lseek(STDIN_FILENO, 0, SEEK_CUR) == 0) {
		size_t len = (size_t)st.st_size;
		void *at = mmap(NULL, len, PROT_READ, MAP_PRIVATE | MAP_POPULATE, STDIN_FILENO, 0);

		if (at != MAP_FAILED)
			return (struct slice){ at, len };
	}
	read_all(STDIN_FILENO, FILE_MAX, out);
	return buf_slice(out);
}

static void
write_all(struct slice bytes)
{
	if (fwrite(bytes.ptr, 1, bytes.len, stdout) != bytes.len || fflush(stdout) != 0)
		die(strerror(errno));
}

static int
told(enum age_fault fault)
{
	static const char *const words[] = {
		"fine", "armor", "header", "mac", "no-match", "payload", "work", "empty"
	};

	if (fault != AGE_FINE)
		fprintf(stderr, "seal: %s\n", words[fault]);
	return fault != AGE_FINE;
}

/* The identities in a file: a line each, besides comments and empty ones. */
static void
read_keys(const char *path, struct secret *keys)
{
	struct buf text = BUF_INIT;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t count = 0;

	if (fd < 0)
		die(path);
	read_all(fd, KEYFILE_MAX, &text);
	close(fd);
	secret_init(keys, text.len); /* less than a key to a line, but enough */
	for (struct slice rest = buf_slice(&text); rest.len;) {
		struct slice line = slice_trim(slice_cut(&rest, '\n'));

		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		if (!age_identity_parse(line, keys->ptr + count * AGE_KEY))
			die("this is no identity");
		count++;
	}
	secret_cut(keys, count * AGE_KEY);
	buf_wipe(&text);
}

static int
sealed(enum age_fault fault, const struct buf *binary, bool armored)
{
	struct buf text = BUF_INIT;

	if (armored)
		armor_write(&text, buf_slice(binary));
	if (fault == AGE_FINE)
		write_all(armored ? buf_slice(&text) : buf_slice(binary));
	buf_release(&text);
	return told(fault);
}

/* stdin, in its binary form; what it borrows from is kept in `room`. */
static enum age_fault
read_file(struct slice *file, struct buf *room, bool armored)
{
	struct buf binary = BUF_INIT;
	enum age_fault fault = AGE_FINE;

	*file = read_input(room);
	if (!armored)
		return fault;
	fault = armor_read(&binary, *file);
	buf_release(room);
	*room = binary;
	*file = buf_slice(room);
	return fault;
}

static int
work_of(const char *text)
{
	char *end;
	long work = strtol(text, &end, 10);

	if (*end || work < 1 || work > AGE_WORK_MAX)
		die("WORK is from 1 to 20");
	return (int)work;
}

static int
key(int count, char **args, bool armored)
{
	char text[AGE_IDENTITY_TEXT + 1];
	struct secret made = SECRET_INIT;
	struct age_recipient recipient;
	struct buf out = BUF_INIT;

	(void)count, (void)args, (void)armored;
	age_identity_make(&made);
	age_identity_recipient(made.ptr, &recipient);
	age_identity_format(made.ptr, text);
	buf_add_text(&out, "# public key: ");
	age_recipient_format(&out, &recipient);
	buf_printf(&out, "\n%s\n", text);
	write_all(buf_slice(&out));
	secret_release(&made);
	buf_wipe(&out);
	return 0;
}

static int
recipient(int count, char **args, bool armored)
{
	struct secret keys = SECRET_INIT;
	struct buf out = BUF_INIT;

	(void)count, (void)armored;
	read_keys(args[0], &keys);
	for (size_t at = 0; at < keys.len; at += AGE_KEY) {
		struct age_recipient one;

		age_identity_recipient(keys.ptr + at, &one);
		age_recipient_format(&out, &one);
		buf_add_char(&out, '\n');
	}
	write_all(buf_slice(&out));
	secret_release(&keys);
	buf_release(&out);
	return 0;
}

static int
seal(int count, char **args, bool armored)
{
	struct age_recipient recipients[AGE_STANZAS_MAX];
	struct buf plain = BUF_INIT, out = BUF_INIT;

	if (count > AGE_STANZAS_MAX)
		die("too many recipients");
	for (int n = 0; n < count; n++)
		if (!age_recipient_parse(slice_of(args[n]), &recipients[n]))
			die("this is no recipient");
	struct slice text = read_input(&plain);
	enum age_fault fault = age_seal(&out, text, recipients, (size_t)count);
	int status = sealed(fault, &out, armored);

	buf_release(&plain);
	buf_release(&out);
	return status;
}

static int
open_file(int count, char **args, bool armored)
{
	struct secret keys = SECRET_INIT, plain = SECRET_INIT;
	struct buf room = BUF_INIT;
	struct slice file;

	(void)count;
	read_keys(args[0], &keys);
	enum age_fault fault = read_file(&file, &room, armored);

	if (fault == AGE_FINE)
		fault = age_open(&plain, file, &keys);
	write_all(secret_slice(&plain));
	secret_release(&keys);
	secret_release(&plain);
	buf_release(&room);
	return told(fault);
}

static struct slice
read_passphrase(struct buf *out)
{
	read_all(PASSPHRASE_FD, 1024, out);
	struct slice text = buf_slice(out);

	if (slice_ends(text, "\n"))
		text.len--;
	return text;
}

static int
wrap(int count, char **args, bool armored)
{
	struct buf plain = BUF_INIT, words = BUF_INIT, out = BUF_INIT;
	int work = work_of(args[0]);

	(void)count;
	struct slice text = read_input(&plain);
	enum age_fault fault = age_wrap(&out, text, read_passphrase(&words), work);
	int status = sealed(fault, &out, armored);

	buf_release(&plain);
	buf_release(&words);
	buf_release(&out);
	return status;
}

static int
unwrap(int count, char **args, bool armored)
{
	struct buf room = BUF_INIT, words = BUF_INIT;
	struct secret plain = SECRET_INIT;
	struct slice file;
	int work_max = work_of(args[0]);
	enum age_fault fault = read_file(&file, &room, armored);

	(void)count;
	if (fault == AGE_FINE)
		fault = age_unwrap(&plain, file, read_passphrase(&words), work_max);
	write_all(secret_slice(&plain));
	secret_release(&plain);
	buf_release(&room);
	buf_release(&words);
	return told(fault);
}

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
print_time(const char *what, long count, double start)
{
	double seconds = now() - start;

	printf("%-36s %6.1f us%22ld in %.2f s\n", what, seconds / (double)count * 1e6, count,
		seconds);
}

/* As a journal does it: a recipient of one's own, and another for the paper. */
static int
time_it(int argc, char **args, bool armored)
{
	struct secret keys = SECRET_INIT, plain = SECRET_INIT, other = SECRET_INIT;
	static const char passage[PASSAGE];
	struct slice text = { passage, sizeof passage };
	struct age_recipient to[2];
	struct buf file = BUF_INIT;
	long count = strtol(args[0], NULL, 10);
	int status = 0;

	(void)argc, (void)armored;
	age_identity_make(&keys);
	age_identity_make(&other);
	age_identity_recipient(keys.ptr, &to[0]);
	age_identity_recipient(other.ptr, &to[1]);
	for (size_t recipients = 1; recipients <= 2; recipients++) {
		double start = now();

		for (long n = 0; n < count; n++) {
			buf_clear(&file);
			status |= told(age_seal(&file, text, to, recipients));
		}
		print_time(recipients == 1 ? "seal 2 KiB to one" : "seal 2 KiB to two", count,
			start);
		start = now();
		for (long n = 0; n < count; n++) {
			status |= told(age_open(&plain, buf_slice(&file), &keys));
			secret_release(&plain);
		}
		print_time(recipients == 1 ? "open 2 KiB" : "open 2 KiB, of two", count, start);
	}
	secret_release(&keys);
	secret_release(&other);
	buf_release(&file);
	return status;
}

static const struct verb {
	const char *name;
	int min, max; /* arguments */
	int (*run)(int count, char **args, bool armored);
} verbs[] = {
	{ "key", 0, 0, key },
	{ "recipient", 1, 1, recipient },
	{ "seal", 1, INT_MAX, seal },
	{ "open", 1, 1, open_file },
	{ "wrap", 1, 1, wrap },
	{ "unwrap", 1, 1, unwrap },
	{ "time", 1, 1, time_it },
};

int
main(int argc, char **argv)
{
	bool armored = argc > 2 && strcmp(argv[2], "-a") == 0;
	int count = argc - 2 - armored;

	for (size_t n = 0; argc > 1 && n < sizeof verbs / sizeof *verbs; n++)
		if (strcmp(argv[1], verbs[n].name) == 0 && count >= verbs[n].min &&
		    count <= verbs[n].max)
			return verbs[n].run(count, argv + 2 + armored, armored);
	die("key, recipient, seal, open, wrap, unwrap, time: see the head of tests/tool/seal.c");
}
