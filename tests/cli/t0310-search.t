#!/bin/sh
# SPDX-License-Identifier: ISC
# search: words, phrases, #tags in all that was written.
. "${0%/*}/lib.sh"
quietly taut init
quietly taut add --on 2026-11-01 --at 08:00 'Frost on the bridge. Café open.'
quietly taut add --on 2026-11-10 --at 09:00 'The bridge of frost, again #walk'
quietly taut add --on 2026-11-20 --at 10:00 'Code: `#walk` is none.

A second line with snow.'
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut check run=4 -m 'Slipped on the ice.'
nov1='2026-11-01 08:00  Frost on the bridge. Café open.'
nov10='2026-11-10 09:00  The bridge of frost, again #walk'

is 'a word' 0 "$nov1
$nov10" taut search frost
is 'in any case' 0 "$nov1
$nov10" taut search FROST
is 'every word, in any order' 0 "$nov1
$nov10" taut search bridge frost
is 'a phrase' 0 "$nov1" taut search 'frost on the bridge'
is 'a tag' 0 "$nov10" taut search '#walk'
is 'in any case too' 0 "$nov10" taut search '#WALK'
is 'never in code' 1 'taut: nothing found' taut search '#walk' none
is 'nor the beginning of one' 1 'taut: nothing found' taut search '#wal'
is 'marks count, case does not' 0 "$nov1" taut search CAFÉ
is 'however it is composed' 0 "$nov1" taut search "$(printf 'cafe\314\201')"
is 'the line on which it stands' 0 '2026-11-20 10:00  A second line with snow.' taut search snow
is 'part of a word' 0 '2026-11-20 10:00  A second line with snow.' taut search secon
is 'since' 0 "$nov10" taut search frost --since 2026-11-02
is 'until' 0 "$nov1" taut search --until 2026-11-02 frost
is 'both' 1 'taut: nothing found' taut search frost --since 2026-11-02 --until 2026-11-05
is 'until a month, with all of it' 0 "$nov1
$nov10" taut search frost --until 2026-11
is 'in checks' 0 '2026-11-21 20:15  Slipped on the ice.' taut search 'the ice'
like 'in areas' 0 '^areas/health.md  - I run 10 km .*\^run$' taut search 'run 10'
unlike 'but with a date' 0 '^areas' taut search 'run 10' --since 2026-01-01
is 'nothing' 1 'taut: nothing found' taut search avalanche
is 'quietly' 1 'taut: nothing found' taut -q search avalanche
like 'no word' 2 'what is sought' taut search
like 'a day that is none' 2 "'someday' is not a date" taut search x --since someday
is 'a word like an option' 1 'taut: nothing found' taut search -- --since
if command -v python3 >/dev/null; then
	taut search frost --format json >got.json
	is 'as data' 0 '2026-11-01 entries/2026/11/2026-11-01.md
2026-11-10 entries/2026/11/2026-11-10.md' python3 -c 'import json
for hit in json.load(open("got.json")): print(hit["date"], hit["file"])'
	taut search avalanche --format json >got.json 2>err
	is 'nothing, as data' 0 '[]' python3 -c 'import json; print(json.load(open("got.json")))'
else
	skip 'as data' 'no python3'
	skip 'nothing, as data' 'no python3'
fi
done_testing
