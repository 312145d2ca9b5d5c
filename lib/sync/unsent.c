/* SPDX-License-Identifier: ISC */
/*
 * What was not sent yet, by git's own notes of where its branches were. Invariant:
 * what is read is bounded, and not understood means that nothing is said.
 */
#include "sync/unsent.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/config.h"
#include "base/date.h"
#include "base/file.h"

#define CONFIG_MAX (1u << 20)
#define PACKED_MAX (1u << 20)
#define REF_MAX 1024
#define LOG_NEAR (16u << 10)  /* of the end of a reflog, … */
#define LOG_MAX (256u << 10)  /* … and if what is looked for is not in that */
#define HEX 40
#define KNOWN_MAX 64
#define HEAD_REF "ref: "
#define HEADS "refs/heads/"
#define DAY_SECONDS 86400
#define SECONDS_MAX (INT64_C(2932896) * DAY_SECONDS) /* to the year 9999 */

struct names_of {
	struct slice branch;
	struct buf remote, there; /* branch.B.remote and branch.B.merge */
	struct buf first;         /* the first remote that has a URL … */
	bool several, origin;     /* … one of several, and whether one is `origin` */
};

static bool
note_remote(struct names_of *names, struct slice name)
{
	if (slice_is(name, "origin"))
		names->origin = true;
	if (names->first.len == 0)
		buf_add(&names->first, name);
	else if (!slice_equal(buf_slice(&names->first), name))
		names->several = true;
	return true;
}

/* "branch.NAME.remote" and the like: the middle, if the ends are these. */
static bool
is_of(struct slice key, const char *section, const char *last, struct slice *name)
{
	size_t start = strlen(section), end = strlen(last);

	if (!slice_starts(key, section) || !slice_ends(key, last) || key.len < start + end)
		return false;
	*name = slice_part(key, start, key.len - end);
	return true;
}

static bool
each_setting(struct slice key, struct slice value, void *context)
{
	struct names_of *names = context;
	struct buf *set = NULL;
	struct slice name;

	if (is_of(key, "remote.", ".url", &name))
		return note_remote(names, name);
	if (is_of(key, "branch.", ".remote", &name))
		set = &names->remote;
	else if (is_of(key, "branch.", ".merge", &name))
		set = &names->there;
	if (set && slice_equal(name, names->branch)) {
		buf_clear(set);
		buf_add(set, value);
	}
	return true;
}

/* The path of the remote's branch as it was last seen, below .git. */
static bool
find_tracking(int git, struct slice branch, struct buf *out)
{
	struct names_of names = { .branch = branch, .remote = BUF_INIT, .there = BUF_INIT,
		.first = BUF_INIT };
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;
	bool ok = file_read(git, "config", CONFIG_MAX, &bytes, &ignored) &&
		config_read(buf_slice(&bytes), "config", each_setting, &names, &ignored);

	if (ok && names.remote.len == 0 && names.origin)
		buf_add_text(&names.remote, "origin");
	else if (ok && names.remote.len == 0 && !names.several)
		buf_add(&names.remote, buf_slice(&names.first));
	ok = ok && names.remote.len && names.first.len &&
		!slice_is(buf_slice(&names.remote), ".");
	if (ok) {
		struct slice there = buf_slice(&names.there);

		buf_printf(out, "refs/remotes/%s/", names.remote.ptr);
		buf_add(out, slice_starts(there, HEADS) ?
			slice_from(there, sizeof HEADS - 1) : branch);
	}
	buf_release(&names.remote);
	buf_release(&names.there);
	buf_release(&names.first);
	buf_release(&bytes);
	return ok;
}

/* A commit, by its id in hex. */
struct id {
	char hex[HEX];
};

static bool
take_id(struct slice text, struct id *id)
{
	for (size_t n = 0; n < HEX; n++)
		if (n >= text.len || !((text.ptr[n] >= '0' && text.ptr[n] <= '9') ||
		    (text.ptr[n] >= 'a' && text.ptr[n] <= 'f')))
			return false;
	memcpy(id->hex, text.ptr, HEX);
	return true;
}

static bool
is_id(const struct id *a, const struct id *b)
{
	return memcmp(a->hex, b->hex, HEX) == 0;
}

/* "ID NAME" on a line of its own. */
static bool
find_packed(int git, struct slice name, struct id *id)
{
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;
	bool found = false;

	if (file_read(git, "packed-refs", PACKED_MAX, &bytes, &ignored)) {
		struct slice rest = buf_slice(&bytes);

		while (rest.ptr && !found) {
			struct slice line = slice_cut(&rest, '\n');

			found = line.len == HEX + 1 + name.len && line.ptr[HEX] == ' ' &&
				slice_equal(slice_from(line, HEX + 1), name) &&
				take_id(line, id);
		}
	}
	buf_release(&bytes);
	return found;
}

static bool
read_ref(int git, struct slice name, struct id *id)
{
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;
	char *path = slice_copy(name);
	bool found = file_read(git, path, REF_MAX, &bytes, &ignored) ?
		take_id(buf_slice(&bytes), id) : find_packed(git, name, id);

	free(path);
	buf_release(&bytes);
	return found;
}

/* The end of a branch's log; *whole: from its beginning. */
static bool
read_log(int git, struct slice name, size_t max, struct buf *out, bool *whole)
{
	struct buf path = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct stat st;

	buf_printf(&path, "logs/%.*s", SLICE_ARG(name));
	char *last = strrchr(path.ptr, '/');

	*last++ = '\0';
	int at = file_open_folder(git, path.ptr);
	int fd = at < 0 ? -1 : openat(at, last, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	bool ok = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	off_t start = ok && st.st_size > (off_t)max ? st.st_size - (off_t)max : 0;

	ok = ok && lseek(fd, start, SEEK_SET) == start &&
		file_read_stream(fd, path.ptr, 2 * max, out, &ignored);
	*whole = start == 0;
	if (at >= 0)
		close(at);
	if (fd >= 0)
		close(fd);
	buf_release(&path);
	return ok;
}

/* One line: "OLD NEW NAME <MAIL> SECONDS ZONE<TAB>WHY". */
struct entry {
	struct id old, new;
	struct slice rest;
};

static bool
next_entry(struct slice *log, struct entry *entry)
{
	while (log->len) {
		struct slice line = slice_cut(log, '\n');

		entry->rest = slice_from(line, 2 * (HEX + 1));
		if (take_id(line, &entry->old) && take_id(slice_from(line, HEX + 1), &entry->new))
			return true;
	}
	return false;
}

static bool
take_number(struct slice *text, int64_t *number)
{
	size_t at = 0;

	*number = 0;
	for (; at < text->len && at < 12 && text->ptr[at] >= '0' && text->ptr[at] <= '9'; at++)
		*number = *number * 10 + (text->ptr[at] - '0');
	*text = slice_from(*text, at);
	return at > 0;
}

/* The civil day there and then. */
static bool
entry_day(const struct entry *entry, int *day)
{
	struct slice line = slice_part(entry->rest, 0, slice_find_char(entry->rest, '\t'));
	size_t mail = slice_find_last(line, "> ");
	struct slice when = slice_from(line, mail == SLICE_NONE ? line.len : mail + 2);
	int64_t seconds, zone;

	if (!take_number(&when, &seconds) || seconds >= SECONDS_MAX || when.len < 3)
		return false;
	bool west = when.ptr[1] == '-';

	when = slice_from(when, 2);
	if (!take_number(&when, &zone) || zone > 2400)
		return false;
	zone = (zone / 100 * 60 + zone % 100) * (west ? -60 : 60);
	*day = seconds + zone < 0 ? 0 : (int)((seconds + zone) / DAY_SECONDS);
	return true;
}

/* Commits that the remote's branch was at. */
struct known {
	struct id ids[KNOWN_MAX];
	size_t count;
};

static bool
is_known(const struct known *known, const struct id *id)
{
	for (size_t n = 0; n < known->count; n++)
		if (is_id(&known->ids[n], id))
			return true;
	return false;
}

/* Where it is, and the newest of what its log tells. */
static void
read_known(struct known *known, int git, struct slice tracking, const struct id *now)
{
	struct buf text = BUF_INIT;
	struct entry entry;
	bool whole;

	known->ids[0] = *now;
	known->count = 1;
	if (read_log(git, tracking, LOG_NEAR, &text, &whole)) {
		struct slice log = buf_slice(&text);

		for (size_t n = 0; next_entry(&log, &entry); n++) {
			known->ids[1 + n % (KNOWN_MAX - 1)] = entry.new;
			known->count = n + 2 < KNOWN_MAX ? n + 2 : KNOWN_MAX;
		}
	}
	buf_release(&text);
}

/* The first entry behind the last state that the remote has had; with nothing
 * known, the first there is. */
struct waiting {
	bool met; /* there is such a state, or nothing is known */
	bool any;
	struct entry first;
};

static void
find_waiting(struct waiting *waiting, struct slice log, const struct known *known)
{
	struct entry entry;

	*waiting = (struct waiting){ .met = known->count == 0 };
	while (next_entry(&log, &entry)) {
		if (is_known(known, &entry.old)) { /* the log may begin behind it */
			waiting->met = true;
			waiting->any = false;
		}
		if (is_known(known, &entry.new)) {
			waiting->met = true;
			waiting->any = false;
		} else if (!waiting->any) {
			waiting->any = true;
			waiting->first = entry;
		}
	}
}

static bool
find_since(int git, struct slice name, const struct known *known, int *day)
{
	static const size_t limits[] = { LOG_NEAR, LOG_MAX };
	bool found = false, done = false;

	for (size_t n = 0; n < sizeof limits / sizeof *limits && !done; n++) {
		struct buf text = BUF_INIT;
		struct waiting waiting;
		bool whole;

		done = !read_log(git, name, limits[n], &text, &whole);
		if (!done) {
			find_waiting(&waiting, buf_slice(&text), known);
			done = whole || (waiting.met && known->count);
			found = done && waiting.met && waiting.any &&
				entry_day(&waiting.first, day);
		}
		buf_release(&text);
	}
	return found;
}

static bool
look(int git, struct slice branch, int *day)
{
	struct buf tracking = BUF_INIT, name = BUF_INIT;
	struct known known = { .count = 0 };
	struct id here, there;

	buf_printf(&name, HEADS "%.*s", SLICE_ARG(branch));
	bool ok = find_tracking(git, branch, &tracking) && read_ref(git, buf_slice(&name), &here);
	bool sent = ok && read_ref(git, buf_slice(&tracking), &there);

	ok = ok && !(sent && is_id(&here, &there));
	if (ok && sent)
		read_known(&known, git, buf_slice(&tracking), &there);
	ok = ok && find_since(git, buf_slice(&name), &known, day);
	buf_release(&tracking);
	buf_release(&name);
	return ok;
}

bool
unsent_since(int root, int *day)
{
	struct buf head = BUF_INIT;
	struct err ignored = ERR_INIT;
	bool found = false;
	int git = openat(root, ".git", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (git >= 0 && file_read(git, "HEAD", REF_MAX, &head, &ignored) &&
	    slice_starts(buf_slice(&head), HEAD_REF HEADS)) {
		struct slice branch = slice_from(buf_slice(&head), sizeof HEAD_REF HEADS - 1);

		found = look(git, slice_trim_end(branch), day);
	}
	if (git >= 0)
		close(git);
	buf_release(&head);
	return found;
}
