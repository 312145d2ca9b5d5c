/* SPDX-License-Identifier: ISC */
/* What the gate at push found, for the person whose push it was. */
#include "cmd/unsealed.h"

#include <stdio.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"

void
unsealed_tell(const struct outgoing *outgoing, const char *branch, const char *remote)
{
	struct buf lines = BUF_INIT, shown = BUF_INIT;

	for (size_t n = 0; n < outgoing->count; n++) {
		const struct outgoing_finding *item = &outgoing->items[n];
		char hex[GIT_OID_HEXSZ + 1];

		warn("%s:%zu: a private passage is not sealed in commit %.10s, %s", item->path,
			item->line, git_oid_tostr(hex, sizeof hex, &item->commit), item->subject);
	}
	if (outgoing->more)
		warn("… and %zu more", outgoing->more);
	outgoing_way_out(&lines, outgoing, branch, remote);
	text_escape(&shown, buf_slice(&lines));
	fprintf(stderr, _("To seal what these commits hold, with all else as it is:\n\n%s\n"),
		shown.ptr);
	buf_release(&lines);
	buf_release(&shown);
}
