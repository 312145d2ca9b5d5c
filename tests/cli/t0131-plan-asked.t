#!/bin/sh
# SPDX-License-Identifier: ISC
# plan asks where there is no step: the best of it, what gets in the way, if that
# comes up, then what; written as the flags would.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
BEST='the best of it' WAY='gets in the way' ACT='What will you do' CUE='At which moment' DAYS='On which days'
talk 'nothing to plan for' 'status 1, terminal as it was' -- taut plan
shown 'says what first' 'hint: taut vision add'
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'Sundays are ours' --id sundays
printf '# Purpose\n\nTo build.\n\n## Strengths\n\n- Patience\n- Long walks\n\n## growth edges\n\nI rush.\n' >"$J/purpose.md"
quietly taut sync --local
remember
talk 'all of it' "$DONE" 'For which result' 'nope\r' 'no result' 'run\r' "$BEST" 'Air.\r' "$WAY" 'I scroll.\r' "$ACT" \
	'then I put on my shoes.\r' "$CUE" 'If it is 06:45,\r' "$DAYS" 'mon,wed\r' -- taut plan
shown 'which there are' '^For which result\? run, sundays \(Enter: run\)$'
shown 'what to plan around' '^Growth edges: I rush\.$'
shown 'what to lean on' '^Strengths: Patience; Long walks$'
shown 'the day' '^first on Mon 23 Nov$'
shown 'what it wrote' '^for run: If it is 06:45, then I put on my shoes  \^shoes$'
nothing_kept 'no draft is left'
is 'one change' 0 1 sh -c "git -C $J log --format=%s -1 | grep -c '^plan: for run$'"
rm -rf "$T/wrote" && mkdir "$T/wrote" && cp -r "$J/areas" "$J/checks" "$T/wrote" && again
quietly taut check health -m Air. -w 'I scroll.'
quietly taut plan add run 'If it is 06:45, then I put on my shoes' --every mon,wed
ok 'as the flags write it: the page' diff -r "$T/wrote/areas" "$J/areas"
ok '… the looks' diff -r "$T/wrote/checks" "$J/checks"
talk 'where there is one it is shown' "$DONE" -- taut plan
shown '… so it is' '○ If it is 06:45'
talk 'of another there is none' "$DONE" "$BEST" '\r' "$WAY" '\r' "$ACT" 'Bake\r' "$CUE" '\r' "$DAYS" 'tomorrow\x04' -- \
	taut plan sundays
not_shown 'it was named' 'For which'
has 'the step alone' "$J/areas/home.md" '- [ ] Bake [for:: sundays] [due:: 2026-11-22] ^bake'
talk '--ask asks anyway; of the only one of an area' "$DONE" 'For which' '\r' "$BEST" '\r' "$WAY" 'Haste.\x04' -- \
	taut plan health --ask
shown 'a look without a step' 'no step is planned$'
talk 'nothing' 'status 1, terminal as it was' "$BEST" '\x04' -- taut plan run --ask
like 'from standard input' 0 '^for run: If it rains, then Run  ' taut plan run --ask <<'END2'
## ^act.run

Run

## ^cue.run

it rains
END2
again

# A day as the screens show it; what is refused names days that are yet to come.
day() { # TYPED DAY
	again
	talk "the day $1" "$DONE" "$BEST" '\r' "$WAY" '\r' "$ACT" 'Bake\r' "$CUE" '\r' "$DAYS" 'soon\r' \
		'mon,wed,fri; day; tomorrow; 28 Nov' "$1\\x04" -- taut plan sundays
	has "… is $2" "$J/areas/home.md" "- [ ] Bake [for:: sundays] [due:: $2] ^bake"
}
day '31 Jan' 2027-01-31
day '21. November' 2026-11-21
day '24. Dez 2027' 2027-12-24
day '29 Feb' 2028-02-29
day '5 mär.' 2027-03-05
for bad in '31 Nov' '24 De' '24 Dec 27' '24 Dec 2027 x' 'Dec' '0 Dec' '007 Dec'; do
	like "no day: $bad" 7 "'$bad' is not understood as days" sh -c \
		"printf '## ^act.sundays\nBake\n## ^days.sundays\n%s\n' '$bad' | taut plan sundays --ask"
done
like '--by names days to come, too' 2 "hint: write it as 2026-12-21, tomorrow, [+]14, monday or 'in 3 weeks'" \
	taut plan add run Walk --by '31 Jan'
again
talk 'killed' 'signal 9, terminal changed' "$BEST" 'Air.\r' "$WAY" @KILL -- taut plan run
talk 'gone on with' "$DONE" 'Go on with them' '\r' "$WAY" '\r' "$ACT" 'Walk\r' "$CUE" '\x04' -- taut plan run
has 'the words' "$J/$LOOK" 'Air.'
has 'the step' "$J/areas/health.md" '- [ ] Walk [for:: run] ^walk'
like 'without a terminal as ever' 1 'no steps are planned there' taut plan sundays
like '-e alone' 2 '-e goes with --ask' taut plan -e
done_testing
