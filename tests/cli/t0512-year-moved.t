#!/bin/sh
# SPDX-License-Identifier: ISC
# A year's review: its account, each lowering once more, and what has had its time.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
quietly at 2026-01-05 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run --by 2026-11-30
quietly at 2026-01-05 taut vision add home 'At ease' --from 4 --to 8 --unit /10 --id ease
quietly at 2026-01-05 taut vision add home 'Sundays are ours' --id sundays
quietly at 2026-05-17 taut vision run=8 -b 'the knee.'
quietly at 2026-09-03 taut vision run=6
quietly at 2026-09-04 taut vision ease=7 -b 'enough for now.'
quietly at 2026-10-01 taut vision add recreation 'A shed' --from 0 --to 4 --unit walls --id shed --by 2026-12-01
quietly at 2026-10-02 taut check run=5 ease=5
remember
export TAUT_NOW=2026-12-31T20:00
PAGE=$J/reviews/2026.md CHECK=$J/checks/2026/12/2026-12-31-check.md HEAD=$(git -C "$J" rev-parse HEAD)
CHOSEN='Was that chosen?' WHAT='Bring it back to' WHY='Why, with'

like 'what came down is asked about' 0 'vision of run came down' taut tension run -v
like '… with one stop' 0 'You wrote then: "enough for now"\. ' env COLUMNS=200 taut tension ease -v

# The account is that of the report, to the byte.
talk 'all passed by' "$DONE" 'came down from 10 km to 8' '' 'You wrote then: "the knee". Was' '\r' "$WHAT" '\r' "$WHY" '\r' \
	'from 8 km to 6 km. No reason' '\r' "$WHAT" '\r' "$WHY" '\r' 'from 8 /10 to 7' '\r' "$WHAT" '\r' "$WHY" '\r' -- \
	taut review 2026 moved
is '… nothing is written' 0 "$HEAD" git -C "$J" rev-parse HEAD
taut tension --year 2026 | sed '/One question/,$d' | sed '$d' >"$T/account"
sed '1,/Which end moved (/d; /^A vision may come down/,$d' "$T/shown" | sed 1d >"$T/told"
ok 'there is an account' grep -q 'vision lowered' "$T/account"
same 'which is told as it stands' "$T/account" "$T/told"
talk '… in sentences' "$LEFT" 'Vision lowered: ' '' "$CHOSEN" '\x03' -- taut --plain review 2026 moved
again

talk 'brought back, chosen, and why' "$DONE" "$CHOSEN" 'no\r' "$WHAT 10 km" 'restore\r' "$WHY" 'It healed.\r' \
	"$CHOSEN" 'n\r' "$WHAT 8 km" 'r\r' "$WHY" '\r' "$CHOSEN" 'y\r' "$WHY" 'Less [is:: 9] is calm.\r' -- \
	taut review 2026 moved
shown 'what it does is said' '^run: that raises the vision: the gap goes from 14 to 71$'
holds 'the page' "$PAGE" <<'END2'
# 2026

## Which end moved

> 136 of the gap went: 61% because visions came down (run: the knee, May; run: Sep; 1 more), 39% because reality rose. Added: 300 new (run, ease and 1 more). 100% of the gap was not checked lately.

- I run 10 km: 10 → 8 km, 2026-05-17 (the knee.); not chosen; brought back to 10 km. It healed.
- I run 10 km: 8 → 6 km, 2026-09-03; not chosen; brought back to 8 km
- At ease: 8 → 7 /10, 2026-09-04 (enough for now.); chosen. Less [is:: 9] is calm.
END2
holds 'the answers, and once what was brought back furthest' "$CHECK" <<'END2'
# 2026-12-31

## 20:00 Health

- I run 10 km [answered:: eroding not-chosen] [because:: It healed.] [for:: run]
- I run 10 km [answered:: eroding not-chosen] [for:: run]

## 20:00 Home

- At ease [answered:: eroding chosen] [because:: Less [is:: 9] is calm.] [for:: ease]

## 20:00 Health

- I run 10 km [raised:: 6 → 10 km] [because:: It healed.] [for:: run]
END2
like 'the line has it' 0 'I run 10 km.*\[to:: 10]' cat "$J/areas/health.md"
like 'doctor finds nothing' 0 '^ok +replay' taut doctor
unlike 'it is not asked again' 0 'vision of run came down' taut tension run -v
cp "$J/areas/health.md" brought.md
again
quietly taut vision run=10 -b 'It healed.'
same 'the page is as by the value' "$J/areas/health.md" brought.md
talk 'raised since, there is nothing to bring back' "$DONE" "$CHOSEN" 'no\r' "$WHY" '\r' "$CHOSEN" '\x04' -- \
	taut review 2026 moved
not_shown '… it is not offered' "$WHAT"

is 'the account is quoted once' 0 1 sh -c "printf '## ^chosen.run-2026-05-17\\n\\nno\\n' >answers
	for time in 1 2; do taut -q review 2026 moved <answers; done; grep -c '^> ' '$PAGE'"

# Letting go: suggested, and passed by as easily.
again
RELEASE='(let go, stay)' WANTED='run: wanted by 30 Nov'
HEAD=$(git -C "$J" rev-parse HEAD)
talk 'all stay' "$DONE" "$WANTED" '' "$RELEASE" '\r' 'shed: wanted by 1 Dec' '' "$RELEASE" '\r' -- taut review 2026 let-go
is '… nothing is written' 0 "$HEAD" git -C "$J" rev-parse HEAD
talk 'one is let go' "$DONE" "$RELEASE" 'stay\r' 'By when is it' '2026-12-31\r' 'a day to come' '2027-06-30\r' \
	"$RELEASE" '?\r' 'taken up again' 'let\r' 'What did it give' \
	'Blisters.\r' 'free' '\r' 'Free for' 'The boat.\r' -- taut review 2026 let-go
shown 'it is said' '^shed: .*let go$'
holds 'the page' "$PAGE" <<'END2'
# 2026

## Let go

### I run 10 km

It stays.

2026-11-30 → 2027-06-30

### A shed

Let go.

What it gave: Blisters.

Free for: The boat.
END2
cp "$J/areas/recreation.md" let.md && cp "$J/areas/health.md" let-run.md
cp "$CHECK" let-check.md
again
quietly taut vision let-go shed -b 'Blisters; The boat'
same 'the page of the area is as by let-go' "$J/areas/recreation.md" let.md
quietly taut vision run --by 2027-06-30
same 'and of the other as by a horizon put off' "$J/areas/health.md" let-run.md
is '… and the events' 0 '' sh -c 'sort "$1" >a; sort "$2" >b; diff a b' - "$CHECK" let-check.md
again
talk 'let go, and stopped' "$DONE" "$RELEASE" 'let\x04' -- taut review 2026 let-go
shown '… says what was not asked' '^not asked: What did it give you\?$'
shown '… and what is left' 'goes on with: Let go$'
again
quietly at 2027-01-04 taut check run=5.5
talk 'what is given behind the year counts' "$DONE" 'run: wanted by 30 Nov' '' '0.5 of 3 km to go' '\r' "$RELEASE" '\x04' -- \
	env TAUT_NOW=2027-01-04T20:00 taut review 2026 let-go
done_testing
