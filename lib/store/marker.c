/* SPDX-License-Identifier: ISC */
/*
 * The marker's text: a line a fact, `end` as the last, so that a torn one is
 * told from a whole one. It holds ids of gated text only, and no text.
 */
#include "store/marker.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"

#define MARKER_MAX (64u << 20)

static void
read_boot(struct buf *out)
{
	struct err ignored = ERR_INIT;
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	if (file_read_stream(fd, "boot_id", 256, out, &ignored))
		buf_cut(out, slice_trim_end(buf_slice(out)).len);
	close(fd);
}

static void
add_version(struct buf *out, const struct version *version)
{
	char hex[GIT_OID_HEXSZ + 1] = "-";

	if (version->there)
		git_oid_tostr(hex, sizeof hex, &version->id);
	buf_printf(out, "%s ", hex);
}

static void
add_file(struct buf *out, const struct plan_file *file)
{
	const struct stamp *read = &file->read;

	buf_printf(out, "file %c%c%c%s ", file->put ? 'p' : '-', file->edited ? 'e' : '-',
		file->plain ? 's' : '-', file->tree_only ? "t" : file->apart ? "a" : "");
	buf_printf(out, "%" PRIu64 ":%" PRId64 ":%" PRId64 ":%" PRId64 " ", read->inode,
		read->size, read->seconds, read->nanoseconds);
	add_version(out, &file->head);
	add_version(out, &file->hand);
	add_version(out, &file->made);
	buf_printf(out, "%s %s\n", file->work.temp[0] ? file->work.temp : "-", file->work.path);
}

bool
marker_write(int taut, const struct plan *plan, struct err *err)
{
	struct buf text = BUF_INIT, boot = BUF_INIT;
	struct version head = { plan->had_head, plan->head };
	struct slice rest = buf_slice(&plan->trailers);

	read_boot(&boot);
	buf_printf(&text, "taut marker 2\npid %ld\nboot %s\ncommand %s\nsubject %s\n",
		(long)getpid(), boot.ptr, plan->command, plan->subject.ptr);
	while (rest.len) {
		struct slice line = slice_cut(&rest, '\n');

		buf_printf(&text, "trailer %.*s\n", SLICE_ARG(line));
	}
	buf_add_text(&text, "head ");
	add_version(&text, &head);
	buf_add_char(&text, '\n');
	if (plan->join.there) {
		struct version join = { true, plan->join.commit };

		buf_add_text(&text, plan->join.as_it_is ? "onto " : "join ");
		add_version(&text, &join);
		buf_add_char(&text, '\n');
	}
	for (size_t n = 0; n < plan->count; n++)
		add_file(&text, &plan->files[n]);
	buf_add_text(&text, "end\n");
	bool ok = replace_file(taut, "marker", buf_slice(&text), err);

	buf_release(&text);
	buf_release(&boot);
	return ok;
}

static bool
parse_version(struct slice *rest, struct version *version)
{
	struct slice word = slice_cut(rest, ' ');

	version->there = !slice_is(word, "-");
	return !version->there || (word.len == GIT_OID_HEXSZ &&
		git_oid_fromstrn(&version->id, word.ptr, word.len) == 0);
}

static bool
parse_stamp(struct slice *rest, struct stamp *stamp)
{
	struct slice word = slice_cut(rest, ' ');
	char text[96];

	snprintf(text, sizeof text, "%.*s", SLICE_ARG(word));
	return sscanf(text, "%" SCNu64 ":%" SCNd64 ":%" SCNd64 ":%" SCNd64, &stamp->inode,
		&stamp->size, &stamp->seconds, &stamp->nanoseconds) == 4;
}

static bool
parse_file(struct plan *plan, struct slice rest)
{
	struct plan_file parsed = { .work = WORK_FILE_INIT, .gated = BUF_INIT,
		.bytes = BUF_INIT };
	struct slice flags = slice_cut(&rest, ' ');

	if (flags.len < 3 || flags.len > 4 || !parse_stamp(&rest, &parsed.read) ||
	    !parse_version(&rest, &parsed.head) ||
	    !parse_version(&rest, &parsed.hand) || !parse_version(&rest, &parsed.made))
		return false;
	struct slice temp = slice_cut(&rest, ' ');

	if (!rest.len || temp.len >= sizeof parsed.work.temp ||
	    slice_find_char(temp, '/') != SLICE_NONE)
		return false;
	char *path = slice_copy(rest);
	struct plan_file *file = plan_add(plan, path);

	free(path);
	file->put = flags.ptr[0] == 'p';
	file->edited = flags.ptr[1] == 'e';
	file->plain = flags.ptr[2] == 's';
	file->tree_only = flags.len > 3 && flags.ptr[3] == 't';
	file->apart = flags.len > 3 && flags.ptr[3] == 'a';
	file->stored = file->tree_only;
	file->read = parsed.read;
	file->head = parsed.head;
	file->hand = parsed.hand;
	file->made = parsed.made;
	if (!slice_is(temp, "-"))
		memcpy(file->work.temp, temp.ptr, temp.len);
	return true;
}

static bool
parse_line(struct marker *marker, struct slice line, struct slice boot)
{
	struct slice key = slice_cut(&line, ' ');
	struct plan *plan = &marker->plan;

	if (slice_is(key, "pid")) {
		marker->pid = line.len ? (pid_t)strtol(line.ptr, NULL, 10) : 0;
	} else if (slice_is(key, "boot")) {
		marker->this_boot = line.len && slice_equal(line, boot);
	} else if (slice_is(key, "command") && line.len < sizeof plan->command) {
		memcpy(plan->command, line.ptr ? line.ptr : "", line.len);
	} else if (slice_is(key, "subject")) {
		buf_add(&plan->subject, line);
	} else if (slice_is(key, "trailer")) {
		buf_add(&plan->trailers, line);
		buf_add_char(&plan->trailers, '\n');
	} else if (slice_is(key, "head")) {
		struct version head;

		if (!parse_version(&line, &head))
			return false;
		plan->had_head = head.there;
		plan->head = head.id;
	} else if (slice_is(key, "join") || slice_is(key, "onto")) {
		struct version join;

		if (!parse_version(&line, &join))
			return false;
		plan->join = (struct plan_join){ join.there, join.id, slice_is(key, "onto") };
	} else if (slice_is(key, "file")) {
		return parse_file(plan, line);
	}
	return true;
}

static bool
parse(struct marker *marker, struct slice text, struct slice boot)
{
	struct slice rest = text;

	if (!slice_starts(text, "taut marker 2\n") || !slice_ends(text, "\nend\n"))
		return false;
	while (rest.len)
		if (!parse_line(marker, slice_cut(&rest, '\n'), boot))
			return false;
	return true;
}

bool
marker_read(int taut, struct marker *marker, struct err *err)
{
	struct buf text = BUF_INIT, boot = BUF_INIT;
	struct stat st;
	bool ok = fstatat(taut, "marker", &st, AT_SYMLINK_NOFOLLOW) == 0 ||
		err_set(err, ERR_NOTHING, "there is no marker");

	ok = ok && file_read(taut, "marker", MARKER_MAX, &text, err);
	if (ok) {
		read_boot(&boot);
		marker->written = st.st_mtim;
		ok = parse(marker, buf_slice(&text), buf_slice(&boot));
		if (!ok) {
			marker_remove(taut);
			err_set(err, ERR_NOTHING, "there is no whole marker");
		}
	}
	buf_release(&text);
	buf_release(&boot);
	return ok;
}

bool
marker_remove(int taut)
{
	return unlinkat(taut, "marker", 0) == 0;
}

void
marker_release(struct marker *marker)
{
	plan_release(&marker->plan);
	*marker = (struct marker)MARKER_INIT;
}
