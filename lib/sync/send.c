/* SPDX-License-Identifier: ISC */
/* Invariant: what is pushed is the commit that the gate has seen, by its id. */
#include "sync/send.h"

#include "store/hooks.h"

#define NAMED_MAX 20 /* findings to keep */

static void
add_all(struct ids *to, const struct ids *from)
{
	for (size_t n = 0; n < from->room; n++)
		if (!git_oid_is_zero(&from->slots[n]))
			ids_add(to, &from->slots[n]);
}

static bool
scan(struct outgoing *outgoing, struct repo *repo, const struct send_order *order,
	struct err *err)
{
	struct outgoing_order looked = { .tip = order->commit, .limit = NAMED_MAX };

	add_all(&looked.passed, order->passed);
	bool ok = outgoing_there(&looked.there, repo->git, order->remote->name, err) &&
		outgoing_scan(outgoing, repo->git, &looked, err);

	outgoing_order_release(&looked);
	return ok;
}

bool
send_run(enum send_outcome *outcome, struct outgoing *outgoing, struct repo *repo,
	const struct send_order *order, struct err *err)
{
	enum remote_pushed pushed;

	outgoing_release(outgoing);
	*outgoing = (struct outgoing){ 0 };
	if (!scan(outgoing, repo, order, err))
		return false;
	*outcome = SEND_UNSEALED;
	if (outgoing->count)
		return true;
	if (!remote_push(&pushed, order->remote, &outgoing->scanned,
	    hook_adds_nothing(repo, "pre-push"), order->git, err))
		return false;
	*outcome = pushed == REMOTE_PUSHED ? SEND_DONE : SEND_BEHIND;
	return true;
}
