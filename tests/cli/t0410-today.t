#!/bin/sh
# SPDX-License-Identifier: ISC
# today, and bare `taut`: this morning at a glance.
. "${0%/*}/lib.sh"
quietly taut init

like 'nothing yet: how to begin' 0 'What do you want to be so\?' taut
quietly at 2026-10-01 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-10-01 taut vision add home 'A quiet desk' --from 0 --to 4 --unit h --id desk
quietly at 2026-11-12 taut check run=4
quietly taut plan add run 'If it is 06:45 on Sat, then I put on my shoes' --every sat --id shoes
quietly taut plan add desk 'Clear it' --by tomorrow --id clear
quietly taut plan add desk 'Buy a lamp' --by 2026-12-01 --id lamp
quietly taut add --on 2025-11-21 --at 08:00 'Snow on the bridge. Nobody out but the ferry man.'
taut >bare
taut today >today
same 'bare is today' bare today
like 'the day' 0 '^ Sat 21 Nov' taut
like 'a result' 0 '^ health +─+●━.*○  run +4 of 10 km +86  9 days ago$' taut
like 'a step of today' 0 '^ Today +If it is 06:45 on Sat, .* shoes$' taut
like 'of tomorrow' 0 '^ Tomorrow +Clear it +clear$' taut
unlike 'not a later one' 0 'lamp' taut
like 'a year ago' 0 '^ A year ago +Snow on the bridge\. Nobody out but the ferry man\.$' taut
unlike 'what is past is never overdue' 0 '[Oo]verdue|late|streak' at 2026-12-24 taut
is 'short: the gap of all' 0 'gap 186 · 1 step' taut today --short
quietly taut focus run
is 'short: what is in focus' 0 'run 86 · 1 step' taut today --short
is 'short in ASCII: nothing beyond it' 1 '' sh -c 'taut --ascii today --short | grep "[^ -~]"'
unlike 'so the morning' 0 '[^ -~]' taut --ascii
unlike '--plain: no glyphs' 0 '[━─●○┈]' taut --plain
quietly taut done shoes
is 'a step kept is gone' 0 'run 86' taut today --short
is '29 February is 28 a year later' 0 ' A year ago  The day before.' sh -c '
	taut add --on 2027-02-28 "The day before." 2>/dev/null
	taut add --on 2028-02-20 "Last week." 2>/dev/null
	TAUT_NOW=2028-02-29T08:00 taut | grep "A year"'
if command -v python3 >/dev/null; then
	taut today --format json >got.json
	is 'as data' 0 '1 2026-11-21 ["run"] ["clear"]' python3 -c 'import json
d = json.load(open("got.json"))
ids = lambda key: json.dumps([row["id"] for row in d[key]])
print(d["taut"], d["date"], ids("focus"), ids("steps"))'
else
	skip 'as data' 'no python3'
fi

# The purpose, in a sentence, where there is room.
printf '# Purpose\n\nTo build\nwhat outlives me. And more.\n' >"$J/purpose.md"
like 'the purpose' 0 '^ Sat 21 Nov +To build what outlives me$' taut
is 'where there is room' 0 ' Sat 21 Nov' sh -c 'COLUMNS=40 taut | sed 1q'
like 'in sentences' 0 '^Purpose: To build what outlives me$' taut --plain
printf '# Purpose\n\n```private\nZwiebel\n```\n\nAnd apart.\n' >"$J/purpose.md"
unlike 'not what is private, nor what follows it' 0 'Zwiebel|private|apart' taut
printf 'Is it this? Or that.\n' >"$J/purpose.md"
like 'a question' 0 '^ Sat 21 Nov +Is it this\?$' taut
printf '\033]0;x\007 \377\n' >"$J/purpose.md"
like 'bytes that are none are seen' 0 'x1b\]0;x' taut
rm "$J/purpose.md"

# Steps of earlier days: in one line, and none that falls on today or tomorrow.
quietly taut plan add run 'Stretch' --every day --id stretch
like 'a step that comes daily is not of an earlier day' 0 \
	'^ Earlier     1 step of earlier days: kept\? taut done$' at 2026-11-24 taut
like 'narrow' 0 '^ Earlier     1 step: kept\? taut done$' at 2026-11-24 env COLUMNS=40 taut
quietly taut done clear
unlike 'kept, it is gone' 0 Earlier at 2026-11-24 taut

# What was not checked lately has no number, on a line neither.
is 'in a line' 0 'run ? · 1 step' at 2026-12-04 taut today --short
like 'on the screen' 0 '╍.*run +not since 12 Nov$' at 2026-12-04 taut
quietly taut vision add home 'Sunday mornings are ours' --id sundays
quietly taut focus sundays
is 'in words there is none at all' 0 'gap 186 · 1 step' taut today --short
like 'but a row' 0 '^ home +Sunday mornings are ours +sundays  in words' taut
quietly taut vision add home 'Calm' --to 8 --unit /10 --id calm
quietly taut focus calm
like 'nor before the first check' 0 '^ home +Calm +calm  not yet checked$' taut
is '… and null as data' 0 '   "reality": null,
   "gap": null,
   "checked": null,' sh -c 'taut today --format json | grep "^   .*null"'
is '… and ? in a line' 0 'calm ? · 1 step' taut today --short
like 'how much more there is' 0 '^ 1 more area: taut tension$' taut
quietly taut focus run calm
like '… in the same areas' 0 '^ 2 more results: taut tension$' taut
printf 'Without a time.\n' >"$J/entries/2025/11/2025-11-21.md"
like 'a year ago, by hand' 0 '^ A year ago  Without a time\.$' taut

# A step for what was let go is no step of today, though its line may be gone.
quietly taut vision add home 'I sing' --from 1 --to 5 --unit h --id sing
quietly taut plan add sing 'Warm up' --by today --id warm
like 'a step that is wanted' 0 'Warm up' taut
quietly taut vision let-go sing --because 'for now'
unlike 'let go' 0 'Warm up' taut
sed -i '/\^sing$/d' "$J/areas/home.md"
unlike '… and its line taken away' 0 'Warm up' taut
unlike '… as it is' 0 '\^sing' cat "$J/areas/home.md"

like 'no words' 2 'today takes no words' taut today now
ok 'an unknown clock' test "$(TAUT_NOW=noon taut 2>&1)" != ''
like 'is said' 2 "^taut: TAUT_NOW is 'noon'" env TAUT_NOW=noon taut
done_testing
