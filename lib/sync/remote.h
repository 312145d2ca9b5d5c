/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_REMOTE_H
#define TAUT_SYNC_REMOTE_H

#include "store/repo.h"
#include "sync/run.h"

/* Where the other machines are met: a remote of git's own configuration. */
struct remote {
	char *name;   /* "origin"; NULL: git's configuration does not know it */
	char *url;    /* as configured; for the person use `shown` */
	char *shown;  /* without a password, made harmless */
	char *push;   /* where it is pushed to, if that is another place; or NULL */
	char *host;   /* whoever runs it can read what is not sealed; "" for a path here */
	char *reader; /* the same, or that path, made harmless */
	char *branch; /* here, without refs/heads/ */
	char *there;  /* its name on the remote */
	char *met;    /* the reference that keeps what was met: refs/remotes/NAME/THERE */
	git_oid last; /* what that was the last time; zero: nothing */
};

/*
 * From branch.B.remote and branch.B.merge, else `origin`, else the only remote
 * there is. ERR_NOTHING: there is none; ERR_FORMAT: several and none is chosen,
 * HEAD is on no branch, or the URL may not be used.
 */
bool remote_find(struct remote *remote, struct repo *repo, struct err *err)
	__attribute__((warn_unused_result));
void remote_release(struct remote *remote); /* safe on all-zero */

/* A place that is only looked at: nothing of it is written to git's configuration,
 * and what is met has a reference of its own, which remote_forget takes away. */
bool remote_at(struct remote *remote, struct repo *repo, const char *url, const char *there,
	struct err *err) __attribute__((warn_unused_result));
void remote_forget(const struct remote *remote, struct repo *repo);

/* Writes it to git's configuration (remote.NAME.url, .fetch, branch.B.remote,
 * .merge). An existing one of that name gets the new URL, and its pushurl and what
 * was met there go. `there` NULL: the branch has the same name there as here. */
bool remote_set(struct repo *repo, const char *name, const char *url, const char *there,
	struct err *err) __attribute__((warn_unused_result));

/* As it was found before another was set in its place. */
bool remote_put_back(struct repo *repo, const struct remote *before, struct err *err)
	__attribute__((warn_unused_result));

/* Takes a remote out of git's configuration again, and what was met there. */
bool remote_drop(struct repo *repo, const char *name, struct err *err)
	__attribute__((warn_unused_result));

/* ERR_USAGE for what git would take for an option, a command (`ext::`) or
 * cannot be typed: begins with `-`, holds `::` or a control character, is empty. */
bool remote_url_check(const char *url, struct err *err) __attribute__((warn_unused_result));

/* Host and shown form of a URL, by git's rules: scheme://, host:path, a path. */
void remote_url_host(const char *url, struct buf *host);
void remote_url_show(const char *url, struct buf *shown);
void remote_url_ssh(const char *url, struct buf *words); /* "ssh -p 22 NAME@HOST" */

/*
 * What is there, by `git ls-remote --symref`. Where its HEAD names no branch that
 * is there, as of a repository made by hand, the only branch counts; ERR_FORMAT,
 * with their names: there are several.
 */
struct remote_look {
	bool empty; /* no branch at all */
	char *head; /* the branch; NULL if it is empty */
};

bool remote_look(struct remote_look *look, const struct git_order *order, const char *url,
	struct err *err) __attribute__((warn_unused_result));
void remote_look_release(struct remote_look *look);

enum remote_fetched {
	REMOTE_FETCHED,
	REMOTE_LACKS_BRANCH, /* it has no such branch, or nothing yet */
};

/* `git fetch` of the one branch into remote->met, with the lines of
 * the manual (taut-sync(1)). ERR_NETWORK otherwise. */
bool remote_fetch(enum remote_fetched *fetched, const struct remote *remote,
	const struct git_order *order, struct err *err) __attribute__((warn_unused_result));

enum remote_pushed {
	REMOTE_PUSHED,
	REMOTE_BEHIND, /* somebody was first: fetch, merge, try again */
};

/* `git push` of this commit's id to the branch, never forced. ERR_NETWORK
 * otherwise, with the remote's reason ("remote rejected"). `quiet_hook`: our own
 * pre-push hook has nothing to add, since the same was scanned already. */
bool remote_push(enum remote_pushed *pushed, const struct remote *remote,
	const git_oid *commit, bool quiet_hook, const struct git_order *order, struct err *err)
	__attribute__((warn_unused_result));

#endif
