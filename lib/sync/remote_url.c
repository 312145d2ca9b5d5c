/* SPDX-License-Identifier: ISC */
/*
 * URLs of remotes, read as git reads them: scheme://, host:path, or a path.
 * Invariant: what is shown of one holds no password and no control character.
 */
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "sync/remote.h"

#define URL_MAX 2000

/* One taken apart; slices into it. */
struct parts {
	struct slice scheme; /* "ssh", or empty */
	struct slice user;   /* "name", "name:password"; what stands before the last @ */
	struct slice host;   /* without port and brackets; empty for a path here */
	struct slice port;
	struct slice rest;   /* the path */
	bool has_user;
};

static bool
is_web(struct slice scheme)
{
	return slice_is_nocase(scheme, "http") || slice_is_nocase(scheme, "https") ||
		slice_is_nocase(scheme, "ftp") || slice_is_nocase(scheme, "ftps");
}

/* "host", "host:22", "[::1]", "[::1]:22". */
static void
split_port(struct parts *parts, struct slice where)
{
	size_t end = slice_starts(where, "[") ? slice_find_char(where, ']') : SLICE_NONE;
	size_t colon;

	if (end != SLICE_NONE) {
		parts->host = slice_part(where, 1, end);
		where = slice_from(where, end + 1);
		parts->port = slice_starts(where, ":") ? slice_from(where, 1) : SLICE_EMPTY;
		return;
	}
	colon = slice_find_last(where, ":");
	parts->host = slice_part(where, 0, colon == SLICE_NONE ? where.len : colon);
	parts->port = colon == SLICE_NONE ? SLICE_EMPTY : slice_from(where, colon + 1);
}

static void
split_authority(struct parts *parts, struct slice authority)
{
	size_t at = slice_find_last(authority, "@");

	parts->has_user = at != SLICE_NONE;
	parts->user = slice_part(authority, 0, parts->has_user ? at : 0);
	split_port(parts, slice_from(authority, parts->has_user ? at + 1 : 0));
}

/* Where the host of host:path ends: at the first colon outside of brackets,
 * unless a slash stands before it, which makes it a path. */
static size_t
host_end(struct slice url)
{
	bool inside = false;

	for (size_t n = 0; n < url.len && url.ptr[n] != '/'; n++) {
		inside = url.ptr[n] == '[' || (inside && url.ptr[n] != ']');
		if (url.ptr[n] == ':' && !inside)
			return n;
	}
	return SLICE_NONE;
}

/* "[me@host:22]", with which host:path is given a port, is no address. */
static struct slice
unwrap(struct slice where)
{
	struct slice inner = slice_part(where, 1, where.len ? where.len - 1 : 0);
	bool address = slice_find_char(inner, ':') != slice_find_last(inner, ":");

	return slice_starts(where, "[") && slice_ends(where, "]") && !address ? inner : where;
}

static void
split(struct parts *parts, const char *text)
{
	struct slice url = slice_of(text);
	size_t scheme = slice_find(url, "://"), colon = host_end(url);

	*parts = (struct parts){ .rest = url, .scheme = SLICE_EMPTY, .user = SLICE_EMPTY,
		.host = SLICE_EMPTY, .port = SLICE_EMPTY };
	if (scheme != SLICE_NONE && scheme == colon) {
		const char *ends = is_web(slice_part(url, 0, scheme)) ? "/?#" : "/";
		size_t end = scheme + 3;

		while (end < url.len && !strchr(ends, url.ptr[end]))
			end++;
		parts->scheme = slice_part(url, 0, scheme);
		parts->rest = slice_from(url, end);
		if (!slice_is_nocase(parts->scheme, "file"))
			split_authority(parts, slice_part(url, scheme + 3, end));
	} else if (colon != SLICE_NONE) {
		split_authority(parts, unwrap(slice_part(url, 0, colon)));
		parts->rest = slice_from(url, colon + 1);
	}
}

static bool
refuse(const char *url, const char *why, struct err *err)
{
	struct buf shown = BUF_INIT;

	remote_url_show(url, &shown);
	err_set(err, ERR_USAGE, "'%s' cannot be synced with: %s", shown.ptr, why);
	buf_release(&shown);
	return err_hint(err, "a path, HOST:PATH, ssh://HOST/PATH or https://HOST/PATH");
}

/* git's mark of a helper that is given an address; in brackets it is an address. */
static bool
names_helper(struct slice url)
{
	bool inside = false;

	for (size_t n = 0; n + 1 < url.len; n++) {
		inside = url.ptr[n] == '[' || (inside && url.ptr[n] != ']');
		if (!inside && url.ptr[n] == ':' && url.ptr[n + 1] == ':')
			return true;
	}
	return false;
}

bool
remote_url_check(const char *url, struct err *err)
{
	struct parts parts;

	if (strlen(url) > URL_MAX) {
		err_set(err, ERR_USAGE, "that URL is longer than %d bytes", URL_MAX);
		return false;
	}
	split(&parts, url);
	if (url[0] == '\0')
		return refuse(url, _("it is empty"), err);
	for (const char *c = url; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			return refuse(url, _("it holds a control character"), err);
	if (!text_is_utf8(slice_of(url)))
		return refuse(url, _("it is no UTF-8"), err);
	if (url[0] == '-')
		return refuse(url, _("git would take it for an option"), err);
	if (names_helper(slice_of(url)))
		return refuse(url, _("git would take it for a command"), err);
	if (slice_starts(parts.host, "-") || slice_starts(parts.user, "-") ||
	    (parts.host.len && slice_starts(parts.rest, "-")))
		return refuse(url, _("ssh would take a part of it for an option"), err);
	if (parts.scheme.len && parts.host.len == 0 && !slice_is_nocase(parts.scheme, "file"))
		return refuse(url, _("it names no host"), err);
	return true;
}

void
remote_url_host(const char *url, struct buf *host)
{
	struct parts parts;

	split(&parts, url);
	text_escape_line(host, parts.host);
}

/* A name in a web address is often a token, as good as a password. */
void
remote_url_show(const char *url, struct buf *shown)
{
	struct parts parts;

	split(&parts, url);
	if (!parts.has_user) {
		text_escape_line(shown, slice_of(url));
		return;
	}
	size_t start = (size_t)(parts.user.ptr - url), colon = slice_find_char(parts.user, ':');

	text_escape_line(shown, slice_part(slice_of(url), 0, start));
	if (!is_web(parts.scheme)) {
		text_escape_line(shown, slice_part(parts.user, 0,
			colon == SLICE_NONE ? parts.user.len : colon));
		buf_add_char(shown, '@');
	}
	text_escape_line(shown, slice_from(slice_of(url), start + parts.user.len + 1));
}

static void
add_word(struct buf *words, struct slice word)
{
	struct buf shown = BUF_INIT;

	text_escape_line(&shown, word);
	text_quote(words, buf_slice(&shown));
	buf_release(&shown);
}

void
remote_url_ssh(const char *url, struct buf *words)
{
	struct parts parts;

	split(&parts, url);
	buf_add_text(words, "ssh ");
	if (parts.port.len) {
		buf_add_text(words, "-p ");
		add_word(words, parts.port);
		buf_add_char(words, ' ');
	}
	if (parts.has_user) {
		add_word(words, slice_part(parts.user, 0,
			slice_find_char(parts.user, ':')));
		buf_add_char(words, '@');
	}
	add_word(words, parts.host);
}
