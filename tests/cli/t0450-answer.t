#!/bin/sh
# SPDX-License-Identifier: ISC
# What a report asks, and what an answer to it is: an event that keeps its
# question away for 90 days, and nothing else.
. "${0%/*}/lib.sh"
now() { TAUT_NOW=$1 && export TAUT_NOW; }
# All that it would ask, as the editor gets it.
asks() { env EDITOR=cat taut tension "$@" --answer -e; }

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

like 'it asks whether a lowering was chosen' 1 'vision of run came down from 10 to 8 km' asks
like 'and says the reason that was written' 1 'You wrote then: "the knee"' asks run
like 'and which words would do' 1 '^<!-- \(chosen, not-chosen, or your words; mute; ' asks run
is 'with nobody to answer there is nothing' 1 'taut: standard input is empty' \
	sh -c 'taut tension --answer </dev/null'
is 'and nothing is written' 0 '' git status --porcelain
commits=$(git rev-list --count HEAD)

printf 'chosen, because it hurts\n' >said
like 'an answer is taken from standard input' 0 'answered; not asked again before 9 May' \
	sh -c 'taut tension run --answer <said'
is 'it is one commit' 0 $((commits + 1)) git rev-list --count HEAD
has 'with the question, a word and the rest' checks/2026/02/2026-02-08-check.md \
	'- I run 10 km [answered:: eroding chosen] [because:: because it hurts] [for:: run]'
unlike 'it is not asked again' 1 'came down from' asks run
is 'the ledger is as it was' 0 '[["run", "2026-02-08"], ["cook", "2026-02-08"]]' \
	sh -c 'taut tension --format json | python3 -c "
import json, sys
print(json.dumps([[r[\"id\"], r[\"checked\"]] for a in json.load(sys.stdin)[\"areas\"] for r in a[\"results\"]]))"'
now 2026-05-08T09:00
unlike 'not on the 89th day' 1 'came down from' asks run
now 2026-05-09T09:00
like 'but on the 90th' 1 'came down from' asks run

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
like 'a long one is refused' 7 'at most 2000 bytes' sh -c 'taut tension cook --answer <said'
printf 'chosen\nplanned\n' >said
like 'lines for several are not put into one' 7 'an answer is one line' \
	sh -c 'taut tension --answer <said'
rm -f .git/taut/drafts/*
is 'the editor is for answers' 2 'taut: -e goes with --answer' taut tension -e
is 'an answer is about today' 2 'taut: --answer is about today' \
	taut tension --answer --year 2025
printf '\n## 09:00 Health\n\n- all [answered:: eroded chosen]\n- all [answered:: spread chosen]\n' \
	>>checks/2026/05/2026-05-09-check.md
like 'one that names no question is not understood' 0 '\[answered:: eroded chosen\] is not understood' \
	taut tension -v
unlike 'one about all needs no name' 0 'does not say what' taut tension -v

# Several at once, each below its own question.
now 2026-01-01T09:00
cd .. && quietly taut init several && cd several || exit
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'I cook four times' --from 0 --to 4 --unit evenings --id cook
now 2026-09-01T09:00
quietly taut check run=4 cook=1
commits=$(git rev-list --count HEAD)
printf '## ^answer.unsupported-run\n\nplanned, on Sunday\n\n## ^answer.unsupported-cook\n\nMute\n' >said
is 'several are answered' 0 'answered; not asked again before 30 Nov' \
	sh -c 'taut tension --answer <said'
is 'in one commit' 0 $((commits + 1)) git rev-list --count HEAD
like '… that names them' 0 '^answer: unsupported (run|cook), unsupported (run|cook)$' \
	git log -1 --format=%s
has 'each in the look of its area' checks/2026/09/2026-09-01-check.md \
	'- I run 10 km [answered:: unsupported planned] [because:: on Sunday] [for:: run]'
has '… of the other' checks/2026/09/2026-09-01-check.md \
	'- I cook four times [answered:: unsupported mute] [for:: cook]'
quietly taut undo
cat >editor <<'END'
#!/bin/sh
awk '1; /unsupported-run$/ { here = 1 } here && /-->$/ { print "\nnot-now: rain"; here = 0 }' "$1" >"$1.new"
mv "$1.new" "$1"
END
chmod +x editor
is 'in the editor, among all' 0 'answered; not asked again before 30 Nov' \
	env EDITOR=./editor taut tension --answer -e
has 'the one that was answered' checks/2026/09/2026-09-01-check.md \
	'- I run 10 km [answered:: unsupported not-now] [because:: rain] [for:: run]'
lacks '… and no other' checks/2026/09/2026-09-01-check.md 'answered:: unsupported mute'
quietly taut config private.areas health
printf 'not-now\n' >said
now 2026-12-01T09:00
like 'what should be sealed is told to be clear' 0 'reasons are always clear' \
	sh -c 'taut tension run --answer <said'
now 2026-01-01T10:00
cd .. && quietly taut init empty
is 'an empty journal asks nothing' 1 'taut: there is nothing to ask just now' \
	taut -C empty tension --answer
done_testing
