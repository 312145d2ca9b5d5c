/* SPDX-License-Identifier: ISC */
/*
 * ls-remote, fetch and push, by the lines that the manual names. Invariants:
 * nothing is ever forced; what arrives is checked by git (fetch.fsckObjects,
 * by which it also comes as a pack, the form that git writes safely to disk);
 * of what git answers only known words decide, under LC_ALL=C.
 */
#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "sync/remote.h"

#define HEADS "refs/heads/"
#define WORDS_MAX 32
#define NAMED_MAX 10 /* branches in a message */
#define TRIES 3 /* of a fetch beside another one */

/* A line for git: borrowed words, ends with NULL. */
struct words {
	const char *items[WORDS_MAX];
	size_t count;
};

static void
add(struct words *words, const char *const *more)
{
	for (; *more && words->count < WORDS_MAX - 1; more++)
		words->items[words->count++] = *more;
}

static bool
names_ssh(char *const *environment)
{
	for (size_t n = 0; environment && environment[n]; n++)
		if (strncmp(environment[n], "GIT_SSH=", 8) == 0 ||
		    strncmp(environment[n], "GIT_SSH_COMMAND=", 16) == 0)
			return true;
	return false;
}

/* Whether the ssh is git's usual one, which may be told not to ask. */
static bool
has_usual_ssh(const struct git_order *order)
{
	static const char *const question[] = { "config", "--get", "core.sshCommand", NULL };
	struct git_order quiet = *order;
	struct git_answer answer = GIT_ANSWER_INIT;
	struct err ignored = ERR_INIT;

	if (names_ssh(order->environment))
		return false;
	quiet.said = quiet.progress = NULL;
	bool usual = git_run(&answer, &quiet, question, &ignored) && answer.status == 1;

	git_answer_release(&answer);
	return usual;
}

static void
begin(struct words *words, const struct git_order *order, bool here)
{
	static const char *const first[] = { "-c", "core.fsmonitor=false",
		"-c", "fetch.fsckObjects=true", "-c", "protocol.ext.allow=never",
		"-c", "core.fsync=reference", NULL };
	static const char *const quiet[] = { "-c", "core.sshCommand=ssh -o BatchMode=yes", NULL };

	add(words, first);
	if (!order->ask && !here && has_usual_ssh(order))
		add(words, quiet);
}

/* Progress is also how a long way is told from a broken one. */
static void
add_progress(struct words *words, const struct git_order *order)
{
	static const char *const progress[] = { "--progress", NULL };

	if (order->progress || order->patience_s)
		add(words, progress);
}

static bool
says(const struct git_answer *answer, const char *what)
{
	return slice_find(buf_slice(&answer->said), what) != SLICE_NONE;
}

enum clue { CLUE_KEY_CHANGED, CLUE_KEY_UNKNOWN, CLUE_AWAY, CLUE_IN_USE, CLUE_OWNER, CLUE_BAD,
	CLUE_LOCKED, CLUE_NONE };

static enum clue
find_clue(const struct git_answer *answer)
{
	static const struct { const char *words; enum clue clue; } known[] = {
		{ "IDENTIFICATION HAS CHANGED", CLUE_KEY_CHANGED },
		{ "Host key verification failed", CLUE_KEY_UNKNOWN },
		{ "ould not resolve host", CLUE_AWAY }, { "Network is unreachable", CLUE_AWAY },
		{ "Connection timed out", CLUE_AWAY }, { "No route to host", CLUE_AWAY },
		{ "Connection refused", CLUE_AWAY }, { "Failed to connect", CLUE_AWAY },
		{ "currently checked out", CLUE_IN_USE }, { "dubious ownership", CLUE_OWNER },
		{ "fsck error", CLUE_BAD }, { ".lock': File exists", CLUE_LOCKED },
	};

	for (size_t n = 0; n < sizeof known / sizeof *known; n++)
		if (says(answer, known[n].words) ||
		    slice_find(buf_slice(&answer->out), known[n].words) != SLICE_NONE)
			return known[n].clue;
	return CLUE_NONE;
}

/* Who it is about, and how one tries it by hand. */
struct place {
	const char *shown, *host;
	const char *named; /* what git is given */
	const struct git_order *order;
};

static const char *
who(const struct place *place)
{
	return place->host[0] ? place->host : place->shown;
}

/* Adds the way out to an error that is set. Returns false, always. */
static bool
hint(const struct place *place, const struct git_answer *answer, struct err *err)
{
	struct buf ssh = BUF_INIT, host = BUF_INIT, shown = BUF_INIT, root = BUF_INIT;
	struct buf named = BUF_INIT;

	remote_url_ssh(place->shown, &ssh);
	text_quote(&host, slice_of(place->host));
	text_quote(&shown, slice_of(place->shown));
	text_quote(&root, slice_of(place->order->root));
	text_quote(&named, slice_of(place->named));
	switch (find_clue(answer)) {
	case CLUE_KEY_CHANGED:
		err_hint(err, "its key is another than before; if its owner says why: ssh-keygen "
			"-R %s", host.ptr);
		break;
	case CLUE_KEY_UNKNOWN:
		err_hint(err, "'%s' once shows its key and asks", ssh.ptr);
		break;
	case CLUE_AWAY:
		err_hint(err, "all is safe here; the next sync brings what was left");
		break;
	case CLUE_IN_USE:
		err_hint(err, "machines meet in a bare repository: git init --bare PATH, there");
		break;
	case CLUE_OWNER:
		err_hint(err, "it belongs to another user; if you trust it: git config --global "
			"--add safe.directory %s", shown.ptr);
		break;
	case CLUE_BAD:
		err_hint(err, "'git fsck' there shows what is damaged; to have it looked at "
			"by taut, and what is sound taken: git -C %s -c "
			"fetch.fsckObjects=false fetch %s; then the same again",
			root.ptr, named.ptr);
		break;
	case CLUE_LOCKED:
		err_hint(err, "another git is at work; if none is, that file was left behind and "
			"can go");
		break;
	case CLUE_NONE:
		err_hint(err, "to try it by hand: git -C %s ls-remote %s", root.ptr, named.ptr);
		break;
	}
	buf_release(&ssh);
	buf_release(&host);
	buf_release(&shown);
	buf_release(&root);
	buf_release(&named);
	return false;
}

/* A name that git could have made; what else comes is nothing to be shown or used. */
static bool
is_branch(struct slice name)
{
	for (size_t n = 0; n < name.len; n++)
		if ((unsigned char)name.ptr[n] <= ' ' || strchr("~^:?*[\\\177", name.ptr[n]))
			return false;
	return name.len > 0 && name.len < 256 && !slice_starts(name, "-") &&
		slice_find(name, "..") == SLICE_NONE && text_is_utf8(name);
}

/* The branches that are there: some of them, and how many more. */
struct branches {
	struct names names;
	size_t more;
};

/* "ref: refs/heads/main\tHEAD", "ID\trefs/heads/main" */
static void
read_look(struct remote_look *look, struct branches *branches, struct slice rest)
{
	bool there = false;

	look->empty = true;
	while (rest.len) {
		struct slice name = slice_cut(&rest, '\n'), value = slice_cut(&name, '\t');

		if (slice_starts(value, "ref: " HEADS) && slice_is(name, "HEAD")) {
			struct slice head = slice_from(value, sizeof "ref: " HEADS - 1);

			free(look->head);
			look->head = is_branch(head) ? slice_copy(head) : NULL;
		} else if (slice_starts(name, HEADS)) {
			name = slice_from(name, sizeof HEADS - 1);
			look->empty = false;
			there = there || (look->head && slice_is(name, look->head));
			if (is_branch(name) && branches->names.count < NAMED_MAX)
				names_add(&branches->names, name);
			else
				branches->more++;
		}
	}
	if (there)
		return;
	free(look->head);
	look->head = branches->names.count == 1 && branches->more == 0 ?
		slice_copy(slice_of(branches->names.items[0])) : NULL;
}

static bool
refuse_several(const struct place *place, const struct branches *branches, struct err *err)
{
	struct buf list = BUF_INIT;

	for (size_t n = 0; n < branches->names.count; n++) {
		buf_add_text(&list, n ? ", '" : " '");
		text_escape_line(&list, slice_of(branches->names.items[n]));
		buf_add_char(&list, '\'');
	}
	if (branches->more)
		buf_printf(&list, list.len ? _(" and %zu more") : _(" %zu more"), branches->more);
	err_set(err, ERR_FORMAT, "at %s HEAD names no branch that is there; there are:%s",
		who(place), list.ptr);
	buf_release(&list);
	return err_hint(err, "there: git symbolic-ref HEAD %sNAME, of the one that is the "
		"journal's", HEADS);
}

static bool
decide(struct remote_look *look, const struct place *place, struct slice told, struct err *err)
{
	struct branches branches = { 0 };

	remote_look_release(look);
	read_look(look, &branches, told);
	bool ok = look->empty || look->head || refuse_several(place, &branches, err);

	names_release(&branches.names);
	return ok;
}

bool
remote_look(struct remote_look *look, const struct git_order *order, const char *url,
	struct err *err)
{
	struct buf shown = BUF_INIT, host = BUF_INIT;
	struct git_answer answer = GIT_ANSWER_INIT;
	struct words words = { 0 };

	if (!remote_url_check(url, err))
		return false;
	remote_url_show(url, &shown);
	remote_url_host(url, &host);
	struct place place = { shown.ptr, host.ptr, shown.ptr, order };

	begin(&words, order, url[0] == '/');
	add(&words, (const char *const[]){ "ls-remote", "--symref", "--", url, "HEAD", HEADS "*",
		NULL });
	bool ok = git_run(&answer, order, words.items, err);

	if (ok && answer.status != 0) {
		ok = git_failed(&answer, err, "cannot reach %s", who(&place));
		hint(&place, &answer, err);
	}
	ok = ok && decide(look, &place, buf_slice(&answer.out), err);
	git_answer_release(&answer);
	buf_release(&shown);
	buf_release(&host);
	return ok;
}

void
remote_look_release(struct remote_look *look)
{
	free(look->head);
	*look = (struct remote_look){ 0 };
}

bool
remote_fetch(enum remote_fetched *fetched, const struct remote *remote,
	const struct git_order *order, struct err *err)
{
	static const char *const no_trace[] = { "--no-write-fetch-head", NULL };
	const char *name = remote->name;
	const struct place place = { remote->shown, remote->host, name ? name : remote->shown,
		order };
	struct git_answer answer = GIT_ANSWER_INIT;
	struct buf refspec = BUF_INIT;
	struct words words = { 0 };
	bool ok = false, again = true;

	buf_printf(&refspec, "+" HEADS "%s:%s", remote->there, remote->met);
	begin(&words, order, !remote->host[0]);
	add(&words, (const char *const[]){ "fetch", "--no-tags", "--no-recurse-submodules",
		"--no-auto-maintenance", NULL });
	if (!name)
		add(&words, no_trace);
	add_progress(&words, order);
	add(&words, (const char *const[]){ "--", name ? name : remote->url, refspec.ptr, NULL });
	for (size_t n = 0; n < TRIES && again; n++) {
		ok = git_run(&answer, order, words.items, err);
		/* another fetch here was first: what it brought may be older */
		again = ok && answer.status != 0 && says(&answer, "cannot lock ref 'refs/remotes/");
	}
	if (ok && answer.status == 0) {
		*fetched = REMOTE_FETCHED;
	} else if (ok && says(&answer, "couldn't find remote ref")) {
		*fetched = REMOTE_LACKS_BRANCH;
	} else if (ok) {
		ok = git_failed(&answer, err, "cannot fetch from %s", who(&place));
		hint(&place, &answer, err);
	}
	git_answer_release(&answer);
	buf_release(&refspec);
	return ok;
}

/* What `push --porcelain` says of the one branch: "[rejected] (fetch first)". */
static struct slice
read_refusal(const struct git_answer *answer)
{
	struct slice rest = buf_slice(&answer->out);

	while (rest.len) {
		struct slice line = slice_cut(&rest, '\n');

		if (!slice_starts(line, "!\t"))
			continue;
		line = slice_from(line, 2);
		slice_cut(&line, '\t');
		return line.ptr ? line : SLICE_EMPTY;
	}
	return SLICE_EMPTY;
}

/* Whether the branch moved there meanwhile; a disk that is full or may not be
 * written is told with the same words. */
static bool
was_behind(const struct git_answer *answer, struct slice refusal)
{
	static const char *const moved[] = { "(fetch first)", "(non-fast-forward)",
		"(stale info)", "(needs force)", "cannot lock ref", "failed to update ref",
		"incorrect old value", "reference already exists" };
	static const char *const broken[] = { "Permission denied", "No space left",
		"Read-only file system", "Input/output error", "quota" };

	for (size_t n = 0; n < sizeof broken / sizeof *broken; n++)
		if (says(answer, broken[n]))
			return false;
	for (size_t n = 0; n < sizeof moved / sizeof *moved; n++)
		if (slice_find(refusal, moved[n]) != SLICE_NONE)
			return true;
	return false;
}

/* The first words of the other side's own that are no progress. */
static struct slice
remote_words(const struct git_answer *answer)
{
	struct slice rest = buf_slice(&answer->said);

	while (rest.len) {
		struct slice line = slice_cut(&rest, '\n');
		bool own = slice_starts(line, "remote: ");

		line = slice_trim(slice_from(line, own ? sizeof "remote: " - 1 : line.len));
		if (line.len && !slice_starts(line, "Resolving ") && !slice_starts(line, "Total "))
			return line;
	}
	return SLICE_EMPTY;
}

static bool
refused(const struct place *place, const struct git_answer *answer, struct slice refusal,
	struct err *err)
{
	struct slice words = remote_words(answer);
	struct buf shown = BUF_INIT;

	if (refusal.len == 0) {
		git_failed(answer, err, "cannot push to %s", who(place));
		return hint(place, answer, err);
	}
	size_t start = slice_find_char(refusal, '(');

	if (start != SLICE_NONE && slice_ends(refusal, ")"))
		refusal = slice_part(refusal, start + 1, refusal.len - 1);
	text_escape_line(&shown, refusal);
	err_set(err, ERR_NETWORK, "%s takes no push: %s%s%.*s", who(place), shown.ptr,
		words.len ? ": " : "", SLICE_ARG(words));
	buf_release(&shown);
	return find_clue(answer) == CLUE_NONE ? false : hint(place, answer, err);
}

bool
remote_push(enum remote_pushed *pushed, const struct remote *remote, const git_oid *commit,
	bool quiet_hook, const struct git_order *order, struct err *err)
{
	static const char *const no_hook[] = { "--no-verify", NULL };
	const struct place place = { remote->shown, remote->host, remote->name, order };
	struct git_answer answer = GIT_ANSWER_INIT;
	struct buf refspec = BUF_INIT;
	struct words words = { 0 };
	char hex[GIT_OID_HEXSZ + 1];

	buf_printf(&refspec, "%s:" HEADS "%s", git_oid_tostr(hex, sizeof hex, commit),
		remote->there);
	begin(&words, order, !remote->host[0]);
	add(&words, (const char *const[]){ "push", "--porcelain", "--no-follow-tags",
		"--recurse-submodules=no", NULL });
	if (quiet_hook)
		add(&words, no_hook);
	add_progress(&words, order);
	add(&words, (const char *const[]){ "--", remote->name, refspec.ptr, NULL });
	bool ok = git_run(&answer, order, words.items, err);

	if (ok && answer.status == 0) {
		*pushed = REMOTE_PUSHED;
	} else if (ok) {
		struct slice refusal = read_refusal(&answer);

		refused(&place, &answer, refusal, err);
		ok = was_behind(&answer, refusal);
		if (ok)
			*pushed = REMOTE_BEHIND;
	}
	git_answer_release(&answer);
	buf_release(&refspec);
	return ok;
}
