#!/bin/sh
# SPDX-License-Identifier: ISC
# check: an honest look at what is so.
. "${0%/*}/lib.sh"
quietly taut init
quietly at 2026-10-01 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-10-01 taut vision add health 'At ease' --from 4 --to 8 --unit /10 --id ease
quietly at 2026-10-01 taut vision add home 'Sundays are ours'
quietly at 2026-10-01 taut vision add home 'A quiet desk' --to 4 --unit h --way up --id desk

is 'a value' 0 'run: 4 of 10 km; gap 100 → 86' taut check run=4 \
	-m 'Twice this month, with a stitch.' -w 'I scroll in bed.'
holds 'the look' "$J/$LOOK" <<END
# 2026-11-21

## 20:15 Health

Twice this month, with a stitch.

- I run 10 km [is:: 4] [for:: run]

### In the way

I scroll in bed.
END
is 'committed' 0 'check: run' git -C "$J" log -1 --format=%s
is 'in words only' 0 'sundays: checked' at 2026-11-21T20:20 taut check sundays -m 'Three of four.'
is 'an area, no result' 0 'Career: checked' at 2026-11-21T20:25 taut check career -m - <<END
A line.

- a list of evidence

## 12:00 no look
END
is 'nothing but the name' 0 'run: checked' at 2026-11-21T20:26 taut check run
holds 'each look' "$J/$LOOK" <<END
# 2026-11-21

## 20:15 Health

Twice this month, with a stitch.

- I run 10 km [is:: 4] [for:: run]

### In the way

I scroll in bed.

## 20:20 Home

Three of four.

- Sundays are ours [for:: sundays]

## 20:25 Career

A line.

- a list of evidence

\\## 12:00 no look

## 20:26 Health

- I run 10 km [for:: run]
END
is 'the first reading of what was not known' 0 'desk: 1 of 4 h; gap 100' taut check desk=1
is 'several areas in one call' 0 \
'run: 5 of 10 km; gap 86 → 71
ease: 6 of 8; gap 100 → 50
desk: 2.5 of 4 h; gap 100 → 50' \
	at 2026-11-22 taut check run=5 ease=6 desk=2,5 -m 'A good week.'
holds 'a section each' "$J/checks/2026/11/2026-11-22-check.md" <<END
# 2026-11-22

## 12:00 Health

A good week.

- I run 10 km [is:: 5] [for:: run]
- At ease [is:: 6] [for:: ease]

## 12:00 Home

- A quiet desk [is:: 2.5] [for:: desk]
END

cd "$J" && git reset -q --hard HEAD~1 && cd "$T" || exit 1
like 'a day before' 0 '^run: 3\.5 of 10 km' taut check run=3.5 --on -3 -m 'Late.'
has 'is in that page' "$J/checks/2026/11/2026-11-18-check.md" '- I run 10 km [is:: 3.5] [for:: run]'
like 'and does not take the place of the later one' 0 '"reality": "4"' taut tension run --format json
like 'a weekday is the last one' 0 '^ease: 5 of 8' taut check ease=5 --on monday
ok 'the last one' test -f "$J/checks/2026/11/2026-11-16-check.md"

# All but what others see.
mine() { taut tension --format json |
	awk '/"others": \[/ { theirs = 1 } !theirs { print } /\]/ { theirs = 0 }'; }
mine >before
is "another's view" 0 'ease: noted as Ana sees it' \
	taut check ease=7 --from Ana -m 'You look tired on Mondays.'
mine >after
same 'is not in the ledger' before after
quietly taut show --raw "$LOOK"
tail -n 7 "$T/quiet" >tail
holds 'it stands beside' tail <<END
## 20:15 Health

### From Ana

- At ease [is:: 7] [for:: ease]

You look tired on Mondays.
END
like 'a name is needed' 2 '--from needs a name' taut check ease=7 --from ''
is 'a name with a line break' 0 'ease: noted as A
## 20:15 Health sees it' taut check ease=9 --from 'A
## 20:15 Health'
mine >after
same 'makes no look of mine' before after

is 'a reading corrected' 0 "run: corrected from 4 in $LOOK" taut check --correct run=4.5
has 'in its place' "$J/$LOOK" '- I run 10 km [is:: 4.5] [for:: run] [corrected:: 4]'
like 'it counts' 0 '"reality": "4.5"' taut tension run --format json
like 'of a day' 0 'corrected from 3.5 in checks/2026/11/2026-11-18-check.md' \
	taut check --correct run=3.7 --on 2026-11-18
like 'twice' 0 'corrected from 4.5' taut check --correct run=5
has 'the first is kept' "$J/$LOOK" '- I run 10 km [is:: 5] [for:: run] [corrected:: 4]'
like 'of a day without one' 1 'no reading of .ease.' taut check --correct ease=5 --on 2026-11-18
like 'of a day without a page' 1 '^taut: ' taut check --correct ease=5 --on 2026-01-01
like 'without a value' 2 'which reading is to be corrected' taut check --correct run
like 'not with what cannot be' 2 'a rating is from 0 to 10' taut check --correct ease=50
quietly taut check --correct ease=5
quietly taut check --correct run=5

contents "$J" >before
is 'no value' 2 \
"taut: what is checked?
hint: taut check RESULT=VALUE, or taut check AREA -m 'what is so'" taut check
like 'unknown' 4 "there is no area or result 'rum'" taut check rum
like 'the nearest' 4 "hint: did you mean 'run'" taut check rum=4
like 'a rating beyond 10' 2 'a rating is from 0 to 10' taut check ease=10.5
like 'below 0' 2 'a rating is from 0 to 10' taut check ease=-1
like 'no number in words' 2 "'sundays' has no number" taut check sundays=3
is 'another unit' 2 \
"taut: '4 mi' is in another unit: this result is in 'km'
hint: to change the unit: 'taut vision remeasure'" taut check 'run=4 mi'
like 'no number' 2 "'four' is not a number" taut check run=four
like 'two points' 2 'is not a number' taut check run=1.2.3
like 'nothing at all' 2 "'' is not a number" taut check run=
like 'an area has no value' 4 "there is no result 'health'" taut check health=4
like 'a date that could be several' 2 "'01/02/03' could be several dates" taut check run=4 --on 01/02/03
like 'one wrong among right ones' 4 'rum' taut check run=6 rum=4
like 'invalid UTF-8' 5 'not valid UTF-8' taut check run=6 -m "$(printf 'caf\351')"
contents "$J" >after
same 'nothing was written by any of these' before after

is 'the unit may be said' 0 'run: 6 of 10 km; gap 71 → 57' taut check 'run=6 km'
like 'by the beginning of a word' 0 '^desk: 2 of 4 h' taut check quiet=2
like 'minus' 0 '^run: -2 of 10 km' taut check run=-2
like 'the minus of books' 0 '^run: -3 of 10 km' taut check run=−3
like 'the same twice is harmless' 0 '^run: -3 of 10 km; gap 186 → 186$' taut check run=-3
like 'doctor' 0 '^ok +replay' taut doctor
done_testing
