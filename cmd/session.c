/* SPDX-License-Identifier: ISC */
/* What comes from outside: environment, terminal, clock; and the journal. */
#include "cmd/session.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/file.h"

#define CONFIG_MAX (1u << 20)

static const char *
environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

void
session_config_path(struct buf *path)
{
	const char *config = environment("XDG_CONFIG_HOME"), *home = environment("HOME");

	if (config && config[0] == '/')
		buf_printf(path, "%s/taut/config", config);
	else if (home)
		buf_printf(path, "%s/.config/taut/config", home);
}

static bool
read_config(struct session *session, struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	bool ok = true;

	session_config_path(&path);
	int fd = path.len ? open(path.ptr, O_RDONLY | O_CLOEXEC) : -1;

	if (fd >= 0) {
		ok = file_read_stream(fd, path.ptr, CONFIG_MAX, &bytes, err) &&
			settings_read(&session->journal.settings, buf_slice(&bytes), path.ptr,
				true, err);
		close(fd);
	}
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

bool
zone_is_known(const char *zone)
{
	struct slice name = slice_of(zone);
	struct buf path = BUF_INIT;
	int minutes;

	if (zone[0] == '+' || zone[0] == '-')
		return minute_parse(slice_of(zone + 1), &minutes);
	if (name.len == 0 || name.len > 64 || zone[0] == '/' ||
	    slice_find(name, "..") != SLICE_NONE)
		return false;
	buf_printf(&path, "/usr/share/zoneinfo/%s", zone);
	bool known = strcmp(zone, "UTC") == 0 || access(path.ptr, F_OK) == 0;

	buf_release(&path);
	return known;
}

bool
zone_offset(const char *zone, int64_t seconds, int *offset)
{
	int minutes;

	if ((zone[0] == '+' || zone[0] == '-') && minute_parse(slice_of(zone + 1), &minutes)) {
		*offset = zone[0] == '-' ? -minutes : minutes;
		return true;
	}
	const char *before = getenv("TZ");
	char *kept = before ? strdup(before) : NULL;
	time_t when = (time_t)seconds;
	struct tm tm;

	setenv("TZ", zone, 1);
	tzset();
	bool known = localtime_r(&when, &tm) != NULL;

	if (known)
		*offset = (int)(tm.tm_gmtoff / 60);
	if (kept)
		setenv("TZ", kept, 1);
	else
		unsetenv("TZ");
	tzset();
	free(kept);
	return known;
}

void
zone_name(struct buf *out, const struct clock *clock)
{
	const char *zone = environment("TZ");
	char link[256];
	ssize_t length = readlink("/etc/localtime", link, sizeof link - 1);
	struct slice target = { link, length > 0 ? (size_t)length : 0 };
	size_t at = slice_find(target, "zoneinfo/");
	int minutes = clock->offset < 0 ? -clock->offset : clock->offset;

	if (zone && zone[0] != ':' && zone[0] != '/' && strlen(zone) < 64)
		buf_add_text(out, zone);
	else if (!zone && at != SLICE_NONE)
		buf_add(out, slice_from(target, at + 9));
	else
		buf_printf(out, "%c%02d:%02d", clock->offset < 0 ? '-' : '+', minutes / 60,
			minutes % 60);
}

/* TAUT_NOW as local time: "2026-11-21T20:15", seconds too if given. */
static bool
parse_now(const char *text, time_t *when)
{
	struct slice whole = slice_of(text);
	struct tm tm = { .tm_isdst = -1 };
	int day, minute, month;

	if (whole.len < 16 || whole.ptr[10] != 'T' || !day_parse(slice_part(whole, 0, 10), &day) ||
	    !minute_parse(slice_part(whole, 11, 16), &minute) || minute >= 24 * 60)
		return false;
	if (whole.len == 19 && whole.ptr[16] == ':')
		tm.tm_sec = (int)strtol(whole.ptr + 17, NULL, 10);
	else if (whole.len != 16)
		return false;
	day_to_civil(day, &tm.tm_year, &month, &tm.tm_mday);
	tm.tm_year -= 1900;
	tm.tm_mon = month - 1;
	tm.tm_hour = minute / 60;
	tm.tm_min = minute % 60;
	*when = mktime(&tm);
	return true;
}

static bool
read_clock(struct session *session, struct err *err)
{
	const char *fixed = environment("TAUT_NOW");
	time_t when = time(NULL);
	struct tm tm;

	if (fixed && !parse_now(fixed, &when)) {
		err_set(err, ERR_USAGE, "TAUT_NOW is '%s', which is no time", fixed);
		return err_hint(err, "write it as 2026-11-21T20:15");
	}
	if (!localtime_r(&when, &tm))
		return err_set(err, ERR_SYSTEM, "the clock cannot be read");
	session->clock = (struct clock){
		.day = day_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday),
		.minute = tm.tm_hour * 60 + tm.tm_min,
		.offset = (int)(tm.tm_gmtoff / 60),
		.seconds = (int64_t)when, .zone = "",
	};
	return true;
}

/* A night not yet over belongs to the day before: 00:30 is its 24:30. */
static void
start_day(struct session *session)
{
	int starts = 0;

	minute_parse(slice_of(settings_get(&session->journal.settings, SETTING_DAY_STARTS)),
		&starts);
	if (session->clock.minute >= starts)
		return;
	session->clock.minute += 24 * 60;
	session->clock.day--;
}

static int
terminal_width(void)
{
	const char *columns = environment("COLUMNS");
	struct winsize size = { 0 };
	long width = 80;

	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		width = size.ws_col;
	else if (columns && strtol(columns, NULL, 10) > 0)
		width = strtol(columns, NULL, 10);
	return width < 40 ? 40 : width > 200 ? 200 : (int)width;
}

void
session_fit(struct session *session)
{
	session->view.width = terminal_width();
}

static void
decide_look(struct session *session, const struct global *global)
{
	const struct settings *settings = &session->journal.settings;
	const char *term = environment("TERM"), *accessible = environment("ACCESSIBLE");
	const char *charset = environment("LC_ALL") ? environment("LC_ALL") :
		environment("LC_CTYPE") ? environment("LC_CTYPE") : environment("LANG");
	bool dumb = !term || strcmp(term, "dumb") == 0;
	bool c_locale = charset && (strcmp(charset, "C") == 0 || strcmp(charset, "POSIX") == 0);

	session->out_terminal = isatty(STDOUT_FILENO);
	session->ask = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	session->view = (struct view){
		.width = terminal_width(),
		.color = session->out_terminal && !dumb && !environment("NO_COLOR"),
		.ascii = global->ascii || settings_is(settings, SETTING_ASCII) ||
			(session->out_terminal && c_locale),
		.plain = global->plain || settings_is(settings, SETTING_PLAIN) ||
			(accessible && strcmp(accessible, "1") == 0),
	};
}

/* Looked at before taut opens anything that could have its number; no program
 * that taut starts inherits it. */
static bool
take_descriptor(struct session *session, const char *given, struct err *err)
{
	struct decimal number;

	session->passphrase_fd = -1;
	if (!given)
		return true;
	if (!decimal_parse(slice_of(given), &number) || number.places || number.micro < 0 ||
	    number.micro >= 100000 * DECIMAL_ONE) {
		err_set(err, ERR_USAGE, "'%s' is no descriptor", given);
		return err_hint(err, "taut --passphrase-fd 3 ... 3<FILE");
	}
	int fd = (int)(number.micro / DECIMAL_ONE), flags = fcntl(fd, F_GETFD);

	if (flags < 0 || (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY) {
		err_set(err, ERR_KEY, "descriptor %d is not open for reading: there is no "
			"passphrase to be read from it", fd);
		return err_hint(err, "taut --passphrase-fd %d ... %d<FILE", fd, fd);
	}
	if (fd > STDERR_FILENO)
		fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
	session->passphrase_fd = fd;
	return true;
}

bool
session_look(struct session *session, const struct global *global, struct err *err)
{
	session->quiet = global->quiet;
	session->format = global->format;
	session->json = global->format && strcmp(global->format, "json") == 0;
	decide_look(session, global);
	return take_descriptor(session, global->passphrase_fd, err);
}

bool
session_start(struct session *session, const struct global *global, struct err *err)
{
	session->out = (struct buf)BUF_INIT;
	session->directory = global->directory;
	return read_clock(session, err) && read_config(session, err) &&
		session_look(session, global, err);
}

static void
add_path(struct buf *path, const char *given)
{
	const char *home = environment("HOME");

	if (given[0] == '~' && (given[1] == '/' || given[1] == '\0') && home)
		buf_printf(path, "%s%s", home, given + 1);
	else
		buf_add_text(path, given);
}

bool
session_default_path(const struct session *session, struct buf *path, struct err *err)
{
	const char *set = session->journal.settings.values[SETTING_PATH];

	if (session->directory)
		add_path(path, session->directory);
	else if (environment("TAUT_DIR"))
		add_path(path, environment("TAUT_DIR"));
	else if (set)
		add_path(path, set);
	else if (environment("HOME"))
		add_path(path, "~/journal");
	else {
		err_set(err, ERR_JOURNAL, "there is no HOME to find a journal in");
		return err_hint(err, "say where it is: 'taut -C DIR' or TAUT_DIR=DIR; "
			"'taut init DIR' begins one");
	}
	return true;
}

static bool
find_journal(const struct session *session, struct buf *path, struct err *err)
{
	char *here = session->directory ? NULL : getcwd(NULL, 0);
	char *above = here ? journal_find_above(here) : NULL;
	bool ok = true;

	if (above)
		buf_add_text(path, above);
	else
		ok = session_default_path(session, path, err);
	free(here);
	free(above);
	return ok;
}

bool
session_open_at(struct session *session, const char *path, struct err *err)
{
	if (!journal_open(&session->journal, path, err))
		return false;
	start_day(session);
	session_name_machine(session);
	return true;
}

bool
session_open(struct session *session, struct err *err)
{
	struct buf path = BUF_INIT;
	bool ok = find_journal(session, &path, err) && session_open_at(session, path.ptr, err);

	buf_release(&path);
	return ok;
}

void
session_name_machine(struct session *session)
{
	static char host[65];
	const char *name = settings_get(&session->journal.settings, SETTING_MACHINE);

	if (!name[0]) {
		if (gethostname(host, sizeof host - 1) < 0)
			host[0] = '\0';
		host[strcspn(host, ".")] = '\0';
		name = host;
	}
	session->journal.store.machine = name[0] ? name : NULL;
}

void
session_finish(struct session *session)
{
	journal_close(&session->journal);
	buf_release(&session->out);
}
