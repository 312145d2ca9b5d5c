#!/bin/sh
# SPDX-License-Identifier: ISC
# What a report asks, and what an answer to it is: an event with its own commit
# that keeps its question away for 90 days, and nothing else.
. "${0%/*}/lib.sh"
now() { TAUT_NOW=$1 && export TAUT_NOW; }
export COLUMNS=200

now 2026-01-01T09:00
quietly taut init journal
cd journal || exit
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'I cook four times' --from 0 --to 4 --unit evenings --id cook
now 2026-02-01T09:00
quietly taut check run=4 -m 'Twice.'
quietly taut vision run=8 -b 'the knee'
now 2026-02-08T09:00
quietly taut check run=4 cook=1 -m 'As before.'

like 'it asks whether a lowering was chosen' 0 'vision of run came down from 10 to 8 km' \
	taut tension --answer
like 'and says the reason that was written' 0 'You wrote then: "the knee"' \
	taut tension run --answer
is 'an empty line passes all by: nothing is written' 0 '' git status --porcelain
commits=$(git rev-list --count HEAD)

printf 'chosen, because it hurts\n' >said
like 'an answer is taken from standard input' 0 'answered; not asked again before 9 May' \
	sh -c 'taut tension run --answer <said'
is 'it is one commit' 0 $((commits + 1)) git rev-list --count HEAD
has 'with the question, a word and the rest' checks/2026/02/2026-02-08-check.md \
	'- I run 10 km [answered:: eroding chosen] [because:: because it hurts] [for:: run]'
unlike 'it is not asked again' 0 'came down from' taut tension run --answer
is 'the ledger is as it was' 0 '[["run", "2026-02-08"], ["cook", "2026-02-08"]]' \
	sh -c 'taut tension --format json | python3 -c "
import json, sys
print(json.dumps([[r[\"id\"], r[\"checked\"]] for a in json.load(sys.stdin)[\"areas\"] for r in a[\"results\"]]))"'
now 2026-05-08T09:00
unlike 'not on the 89th day' 0 'came down from' taut tension run --answer
now 2026-05-09T09:00
like 'but on the 90th' 0 'came down from' taut tension run --answer

printf 'the children were ill\n' >said
like 'words of one'\''s own are an answer too' 0 'answered' sh -c 'taut tension cook --answer <said'
like 'they stand as the reason' 0 '\[answered:: [a-z]* said\] \[because:: the children were ill\]' \
	cat checks/2026/05/2026-05-09-check.md
printf 'mute\n' >said
like 'a question may be muted' 0 'answered' sh -c 'taut tension run --answer <said'
like 'with nothing beside it' 0 '\[answered:: [a-z]* mute\] \[for:: run\]' \
	cat checks/2026/05/2026-05-09-check.md
like 'undo takes an answer back' 0 'taken back: answer: [a-z]* run' taut undo
unlike 'and the line is gone' 0 ' mute\]' cat checks/2026/05/2026-05-09-check.md

printf 'x [is:: 9] [for:: cook] ^y\n' >said
quietly sh -c 'taut tension run --answer <said'
like 'what would be a field stays words' 0 'cook: 3 of 4' taut tension cook
head -c 3000 /dev/zero | tr '\0' a >said
like 'a long one is refused' 2 'at most 2000 bytes' sh -c 'taut tension cook --answer <said'
is 'an answer is about today' 2 'taut: --answer is about today' \
	taut tension --answer --year 2025
printf '\n## 09:00 Health\n\n- all [answered:: eroded chosen]\n- all [answered:: spread chosen]\n' \
	>>checks/2026/05/2026-05-09-check.md
like 'one that names no question is not understood' 0 '\[answered:: eroded chosen\] is not understood' \
	taut tension -v
unlike 'one about all needs no name' 0 'does not say what' taut tension -v
now 2026-01-01T10:00
cd .. && quietly taut init empty
is 'an empty journal asks nothing' 1 'taut: there is nothing to ask just now' \
	taut -C empty tension --answer
done_testing
