#!/bin/sh
# SPDX-License-Identifier: ISC
# One vision, chosen anew on two machines before they met: it is as it was chosen
# last, each choice stands once, and nobody's hand is invented.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
machines laptop desktop
first laptop desktop
quietly on laptop taut vision add health 'I run 8 km' --from 3 --to 8 --unit km --id run
quietly on laptop taut sync
quietly on desktop taut sync
events() { on "$1" sh -c 'cat checks/*/*/*' | grep -o '\[[a-z]*:: [0-9.]* → [0-9.]* km\]'; }

quietly on desktop at 2026-11-21T20:16 taut vision run=9.5 -b 'the sea'
quietly on laptop at 2026-11-21T20:17 taut vision run=8.5 -b 'the knee'
quietly on laptop at 2026-11-21T20:18 taut vision run=8 -b 'the knee'
quietly on laptop taut sync
like 'it is said' 0 'chosen last' on desktop taut sync
quietly on laptop taut sync
for machine in laptop desktop; do
	has "$machine: it is as chosen last" $machine/journal/areas/health.md \
		'- I run 8 km [from:: 3] [to:: 8] [unit:: km] ^run'
	is "$machine: each choice stands once" 0 '[chosen:: 3 → 8 km]
[raised:: 8 → 9.5 km]
[raised:: 8 → 8.5 km]
[lowered:: 8.5 → 8 km]' events $machine
	unlike "$machine: nobody edited by hand" 0 'edited by hand' \
		on $machine sh -c 'cat checks/*/*/*'
	like "$machine: nothing more to do" 0 '^nothing new' on $machine taut sync
done
equal 'both are equal' laptop desktop

# An edit by hand is one still, where git alone brought it.
quietly on laptop sh -c 'sed "s/\[to:: 8\]/[to:: 12]/" areas/health.md >new &&
	cat new >areas/health.md && rm new && git commit -qam "by hand" && git push -q'
quietly on desktop at 2026-11-21T20:30 taut check run=4 -m 'Once round.'
quietly on desktop at 2026-11-21T20:31 taut sync
quietly on desktop at 2026-11-21T20:32 taut sync
has 'an edit that git brought stands' desktop/journal/areas/health.md \
	'- I run 8 km [from:: 3] [to:: 12] [unit:: km] ^run'
like 'and is written down' 0 'raised:: 8 → 12 km\].*edited by hand' \
	on desktop sh -c 'cat checks/*/*/*'

# git's HEAD is moved while the other side is waited for.
on laptop git switch -qc side
quietly on laptop git config branch.side.remote origin
quietly on laptop git config branch.side.merge refs/heads/main
quietly on laptop taut sync
is 'a branch of another name meets the one it is told' 0 refs/heads/side \
	on laptop git symbolic-ref HEAD
done_testing
