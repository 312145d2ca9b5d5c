#!/bin/sh
# SPDX-License-Identifier: ISC
# vision: letting go, taking up again, enough; moving, re-measuring, other ids.
. "${0%/*}/lib.sh"
quietly taut init
HEALTH=$J/areas/health.md
quietly at 2026-01-05 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-01-05 taut vision add health 'At ease' --from 4 --to 8 --unit /10 --id ease
quietly at 2026-01-05 taut vision add home 'A quiet desk' --from 0 --to 4 --unit h --id desk
quietly at 2026-03-05 taut check run=5
quietly taut plan add run 'Buy shoes' --id shoes

is 'let go' 0 'run: 5 of 10 km; gap 71; let go' taut vision let-go run -b 'the knee'
has 'the line stays in its place' "$HEALTH" \
	'- [-] I run 10 km [from:: 3] [to:: 10] [unit:: km] [let-go:: 2026-11-21] ^run'
has 'the event' "$J/$LOOK" '- I run 10 km [let-go:: yes] [because:: the knee] [for:: run]'
like 'once' 2 "'run' is closed already" taut vision let-go run
like 'its vision cannot be moved' 2 "'run' is closed" taut vision run=8
like 'the way out' 2 'taut vision resume run takes it up again' taut vision run=8
like 'the same words again' 2 'is this the one you let go\? taut vision resume run' \
	taut vision add health 'I run 10 km' --from 3 --to 10 --unit km
like 'a reading is reality only' 0 '^run: 4 of 10 km' taut check run=4
is 'taken up again' 0 'run: 4 of 10 km; gap 86; taken up again, measured as before' \
	taut vision resume run
has 'the line is open' "$HEALTH" '- [ ] I run 10 km [from:: 3] [to:: 10] [unit:: km] ^run'
like 'once' 2 "'run' is not closed" taut vision resume run
# 71.43 let go, taken up with the R at release as new, and slipped by a km
like 'what it did to the ledger' 0 '"slipped": "14.285714286"' \
	taut tension run --format json --since 2026-11-21
like 'new' 0 '"new": "71.428571429"' taut tension run --format json --since 2026-11-21
like 'let go' 0 '"let_go": "-71.428571429"' taut tension run --format json --since 2026-11-21
is 'a reason for taking it up' 0 'ease: 4 of 8; gap 100; let go' taut vision let-go ease
quietly taut vision resume ease -b 'I miss it'
has 'is kept' "$J/$LOOK" '- At ease [resumed:: yes] [because:: I miss it] [for:: ease]'

is 'enough' 0 'desk: 0 of 4 h; gap 100; closed as enough' taut vision enough desk
has 'its line' "$J/areas/home.md" \
	'- [x] A quiet desk [from:: 0] [to:: 4] [unit:: h] [enough:: 2026-11-21] ^desk'
has 'its event' "$J/$LOOK" '- A quiet desk [enough:: 0] [for:: desk]'
like 'counts as lowered' 0 '"lowered": "-100.000000000"' \
	taut tension --format json --since 2026-11-21
quietly taut vision resume desk

is 'move' 0 'desk is in Career now' taut vision move desk career -b 'it is work'
has 'its line' "$J/areas/career.md" '- [ ] A quiet desk [from:: 0] [to:: 4] [unit:: h] ^desk'
lacks 'and no longer there' "$J/areas/home.md" '^desk'
has 'its event' "$J/$LOOK" '- A quiet desk [moved:: home → career] [because:: it is work] [for:: desk]'
like 'where it is already' 2 'is in career already' taut vision move desk career
like 'to where nothing is' 4 "there is no area 'carer'" taut vision move desk carer
like 'zero for the whole' 0 '"moved": "0.000000000"' \
	taut tension --format json --since 2026-11-21

is 'remeasure' 0 'run: 2 of 6 mi; gap 86 → 100; measured anew, so the gap may have jumped' \
	taut vision remeasure run --from 2 --to 6 --unit mi
has 'its line' "$HEALTH" '- [ ] I run 10 km [from:: 2] [to:: 6] [unit:: mi] ^run'
has 'its event' "$J/$LOOK" '- I run 10 km [remeasured:: 2 → 6 mi] [is:: 2] [for:: run]'
like 'the line' 0 '"remeasured": "14.285714286"' \
	taut tension run --format json --since 2026-11-21
like 'needs both ends' 2 'needs where it is and where it shall go' taut vision remeasure run --to 6
like 'the unit stays unless given' 0 '^run: 3 of 6 mi; gap 100 → 100' taut vision remeasure run --from 3 --to 6
like 'a rating beyond 10' 2 'a rating is from 0 to 10' taut vision remeasure ease --from 4 --to 12

is 'rename-id' 0 'run is laufen now' taut vision rename-id run laufen
has 'its line' "$HEALTH" '- [ ] I run 10 km [from:: 3] [to:: 6] [unit:: mi] ^laufen'
is 'every event' 1 '' grep -r 'for:: run\]' "$J/checks" "$J/areas"
has 'of older days too' "$J/checks/2026/03/2026-03-05-check.md" '- I run 10 km [is:: 5] [for:: laufen]'
has 'its steps' "$HEALTH" '- [ ] Buy shoes [for:: laufen] ^shoes'
like 'the ledger is the same' 0 '"let_go": "-71.428571429"' \
	taut tension laufen --format json --since 2026-11-21
is 'a step' 0 'shoes is boots now' taut vision rename-id shoes boots
like 'to one taken' 2 "the id 'ease' is taken" taut vision rename-id laufen ease
like "to an area's" 2 "the id 'home' is taken" taut vision rename-id laufen home
like "to a command's" 2 "'add' will not do" taut vision rename-id laufen add
like 'of what is none' 4 "no line has the id 'run'" taut vision rename-id run x
like 'two words' 2 'needs the old id and the new one' taut vision rename-id laufen

is 'words only: let go and back' 0 'in Home: Sundays are ours  ^sundays' \
	taut vision add home 'Sundays are ours'
like 'let go' 0 '^sundays: .*let go$' taut vision let-go sundays
like 'back' 0 '^sundays: .*taken up again' taut vision resume sundays
like 'a verb without a result' 2 "'vision let-go' needs 1 word$" taut vision let-go
like 'no such result' 4 "there is no result 'rum'" taut vision let-go rum
# A line without an id moves whole, and the line below it stays a line.
printf '# Garden\n\n## Vision\n\n### Results\n\n- Apples ripen here\n- Swim far [from:: 3] [to:: 8] [unit:: km]\n' \
	>"$J/areas/garden.md"
quietly taut vision move apples home
ok 'a line by hand moves whole, with an id' grep -q '^- Apples ripen here ^apples$' "$J/areas/home.md"
lacks 'it is gone from where it was' "$J/areas/garden.md" 'Apples'
ok 'the line below it stands' grep -q '^- Swim far \[from:: 3\] \[to:: 8\] \[unit:: km\]' \
	"$J/areas/garden.md"

like 'doctor finds all sound' 0 '^ok +replay' taut doctor
done_testing
