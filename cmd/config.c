/* SPDX-License-Identifier: ISC */
/* config: the settings, and what they mean. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/config.h"
#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "cmd/work.h"

struct setting_change {
	enum setting setting;
	struct slice value;
	struct buf said;
};

static void
show_one(struct session *session, enum setting setting, bool meaning)
{
	const struct setting_row *row = &setting_rows[setting];
	const char *value = settings_get(&session->journal.settings, setting);

	if (meaning)
		out_printf(session, "%-20s ", row->key);
	out_line(session, slice_of(value));
	out_printf(session, "\n");
	if (meaning)
		out_printf(session, "%-20s   %s%s\n", "", _(row->meaning),
			row->personal ? "" : _(" (travels with the journal)"));
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct setting_change *set = context;
	struct buf bytes = BUF_INIT, out = BUF_INIT;
	bool ok = change_read(change, ".taut/config", &bytes, err) || err->kind == ERR_NOTHING;

	if (ok) {
		config_set(buf_slice(&bytes), setting_file_key(set->setting), set->value, &out);
		change_put(change, ".taut/config", buf_slice(&out));
	}
	change_message(change, "config: %s", setting_rows[set->setting].key);
	buf_release(&bytes);
	buf_release(&out);
	return ok;
}

static bool
write_all(int fd, struct slice bytes)
{
	while (bytes.len) {
		ssize_t put = write(fd, bytes.ptr, bytes.len);

		if (put < 0 && errno != EINTR)
			return false;
		bytes = slice_from(bytes, put > 0 ? (size_t)put : 0);
	}
	return fsync(fd) == 0;
}

/* Folders on the way to the file, 0700. */
static void
make_folders(const char *path)
{
	struct buf part = BUF_INIT;

	for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		buf_clear(&part);
		buf_add(&part, (struct slice){ path, (size_t)(slash - path) });
		mkdir(part.ptr, 0700);
	}
	buf_release(&part);
}

/* The person's own file: beside it first, then in its place. */
static bool
replace_file(const char *path, struct slice bytes, struct err *err)
{
	struct buf beside = BUF_INIT;

	make_folders(path);
	buf_printf(&beside, "%s.%ld.tmp", path, (long)getpid());
	int fd = open(beside.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && write_all(fd, bytes);

	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	ok = ok && rename(beside.ptr, path) == 0;
	if (!ok) {
		err_system(err, "cannot write '%s'", path);
		if (fd >= 0)
			unlink(beside.ptr);
	}
	buf_release(&beside);
	return ok;
}

static bool
set_personal(struct session *session, const struct setting_change *set, struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT, out = BUF_INIT;
	bool ok = true;

	session_config_path(&path);
	if (path.len == 0)
		ok = err_set(err, ERR_SYSTEM, "there is no HOME to keep settings in");
	int fd = ok ? open(path.ptr, O_RDONLY | O_CLOEXEC) : -1;

	if (fd >= 0) {
		ok = file_read_stream(fd, path.ptr, 1u << 20, &bytes, err);
		close(fd);
	}
	if (ok) {
		config_set(buf_slice(&bytes), setting_file_key(set->setting), set->value, &out);
		ok = replace_file(path.ptr, buf_slice(&out), err);
	}
	if (ok)
		say(session, "%s, in %s", set->said.ptr, path.ptr);
	buf_release(&path);
	buf_release(&bytes);
	buf_release(&out);
	return ok;
}

static bool
set(struct session *session, enum setting setting, const char *value, struct err *err)
{
	struct setting_change change = { setting, slice_of(value), BUF_INIT };

	if (!setting_check(setting, change.value, err))
		return false;
	if (setting == SETTING_ZONE && value[0] && !zone_is_known(value)) {
		err_set(err, ERR_USAGE, "'%s' is no time zone that this system knows", value);
		return err_hint(err, "by name, as Europe/Berlin, or by offset, as +01:00");
	}
	buf_printf(&change.said, _("%s is %s now"), setting_rows[setting].key, value);
	bool ok = setting_rows[setting].personal ? set_personal(session, &change, err) :
		session_open(session, err) && journal_may_write(&session->journal, err) &&
		save(session, "config", build, &change, &change.said, err);

	buf_release(&change.said);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	enum setting setting;
	struct err ignored;

	if (argc > 2)
		return err_set(err, ERR_USAGE, "config takes a key and a value");
	if (argc == 2)
		return setting_find(argv[0], &setting, err) && set(session, setting, argv[1], err);
	bool open = session_open(session, &ignored);

	if (argc == 1) {
		if (!setting_find(argv[0], &setting, err))
			return false;
		show_one(session, setting, false);
		return true;
	}
	for (int n = 0; n < SETTING_COUNT; n++)
		show_one(session, (enum setting)n, true);
	if (!open)
		say(session, "(no journal is open here: its own settings are the usual ones)");
	return true;
}

const struct cmd cmd_config = { .name = "config", .synopsis = N_("[KEY [VALUE]]"),
	.summary = N_("settings and their meaning"), .needs = NEED_NOTHING, .run = run };
