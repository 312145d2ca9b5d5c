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
	TAUT_NOW=2028-02-29T08:00 taut | grep "A year"'
if command -v python3 >/dev/null; then
	taut today --format json >got.json
	is 'as data' 0 '1 2026-11-21 ["run"]' python3 -c 'import json
d = json.load(open("got.json")); print(d["taut"], d["date"], json.dumps(d["focus"]))'
else
	skip 'as data' 'no python3'
fi
like 'no words' 2 'today takes no words' taut today now
ok 'an unknown clock' test "$(TAUT_NOW=noon taut 2>&1)" != ''
like 'is said' 2 "^taut: TAUT_NOW is 'noon'" env TAUT_NOW=noon taut
done_testing
