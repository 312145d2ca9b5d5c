#!/bin/sh
# SPDX-License-Identifier: ISC
# show, and `taut WHAT`: reading a day, a span, an area, a result.
. "${0%/*}/lib.sh"
quietly taut init
page() { mkdir -p "$J/entries/$1" && cat >"$J/entries/$1/$2.md" && touch -d '1 hour ago' "$J/entries/$1/$2.md"; }
page 2024/02 2024-02-29 <<END
# 2024-02-29

## 10:00

A day that is rare.
END
page 2025/11 2025-11-21 <<END
# 2025-11-21

## 08:00

Snow on the bridge.
END
page 2026/11 2026-11-20 <<END
# 2026-11-20

Without a time.

## 10:00 A title

With *one*.

## Notes

Below it.

\\## 12:00 no moment
END
page 2026/11 2026-11-21 <<END
# 2026-11-21

## 07:10

Frost.

## 20:15

Evening.
END
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut check run=4 -m 'Twice.'

nov20='# 2026-11-20

Without a time.

## 10:00 A title

With *one*.

## Notes

Below it.

## 12:00 no moment
'
nov21='# 2026-11-21

## 07:10

Frost.

## 20:15

Evening.
'
is 'a day' 0 "$nov20" taut show 2026-11-20
is 'taut WHAT' 0 "$nov20" taut 2026-11-20
is 'in words' 0 "$nov20" taut yesterday
is 'a weekday' 0 "$nov20" taut show friday
is 'relative' 0 "$nov20" taut show -1
is 'a month' 0 "$nov20
$nov21" taut 2026-11
is 'a year' 0 "$nov20
$nov21" taut show 2026
is 'a span' 0 "$nov20
$nov21" taut show 2026-11-20..2026-11-21
is 'a span open to its end' 0 "$nov21" taut show 2026-11-21..
is 'a span of months' 0 '# 2024-02-29

## 10:00

A day that is rare.
' taut show 2024-01..2024-06
is 'the latest' 0 '# 2026-11-20

## 10:00 A title

With *one*.

## Notes

Below it.

## 12:00 no moment

'"$nov21" taut show -n 3
is 'short' 0 \
'2024-02-29 10:00  A day that is rare.
2025-11-21 08:00  Snow on the bridge.
2026-11-20        Without a time.
2026-11-20 10:00  With *one*.
2026-11-21 07:10  Frost.
2026-11-21 20:15  Evening.' taut show --short
is 'this day in other years' 0 '2025-11-21 08:00  Snow on the bridge.' taut show --on-this-day --short
is 'of another day' 0 '2024-02-29 10:00  A day that is rare.' taut show --short --on-this-day 2028-02-29
cat "$J/entries/2026/11/2026-11-20.md" >raw
taut show --raw 2026-11-20 >got.raw
same 'raw: the bytes' raw got.raw
is 'nothing then' 1 'taut: no entry was written then' taut show 2023
is 'in the future' 1 'taut: no entry was written then' taut show tomorrow

taut health >got.page
same 'an area is its page' "$J/areas/health.md" got.page
like 'a result: its checks' 0 '^2026-11-21  I run 10 km \[is:: 4\] \[for:: run\]$' taut run
like 'by the beginning of a word' 0 '^2026-11-21  I run 10 km' taut ru
like 'a page by its path' 0 '^# Health$' taut show areas/health.md
quietly taut check run=2 --from 'Ana M.'
like 'whose view a look is' 0 '^2026-11-21  From Ana M\.: I run 10 km \[is:: 2\] \[for:: run\]$' taut run
mkdir -p "$J/reviews" && echo 'The year.' >"$J/reviews/2026-W47.md"
is 'a review' 0 'The year.' taut show 2026-W47

if command -v python3 >/dev/null; then
	cat >wanted.json <<'END'
[{"date": "2026-11-20", "time": null, "title": "", "text": "Without a time."},
 {"date": "2026-11-20", "time": "10:00", "title": "A title",
  "text": "With *one*.\n\n## Notes\n\nBelow it.\n\n## 12:00 no moment"},
 {"date": "2026-11-21", "time": "07:10", "title": "", "text": "Frost."},
 {"date": "2026-11-21", "time": "20:15", "title": "", "text": "Evening."}]
END
	equal() { python3 -c 'import json, sys
a, b = (json.load(open(f)) for f in sys.argv[1:])
if a != b: print(json.dumps(b, indent=1))
sys.exit(a != b)' "$1" "$2"; }
	taut show 2026-11 --format json >got.json
	ok 'as data' equal wanted.json got.json
	taut show -n 4 --format json >got.json
	ok 'the latest as data, in the order of the text' equal wanted.json got.json
else
	skip 'as data' 'no python3'
	skip 'the latest as data' 'no python3'
fi

page 2026/11 2026-11-19 <<END
---
tags: [walk]
---
# 2026-11-19

By the river.
END
is 'front matter is no words' 0 '2026-11-19        By the river.' taut show 2026-11-19 --short
page 2026/11 2026-11-18 <<END
The first line is prose.
END
is 'a page without a heading' 0 '2026-11-18        The first line is prose.' taut show 2026-11-18 --short

like 'no such thing' 4 "there is no area or result 'nowhere'" taut show nowhere
like 'one thing at a time' 2 'one thing at a time; a span is A..B' taut show health run
like 'a span that ends before it begins' 2 'ends before it begins' taut show 2026-11-21..2026-11-20
like 'a date that could be several' 2 'could be several dates' taut 01/02/03
like 'no day of the calendar' 2 "'2026-02-30' is not a date" taut 2026-02-30
like '-n of nothing' 2 "-n takes a number from 1, not '0'" taut show -n 0
like '-n of words' 2 "not 'many'" taut show -n many
like 'a format that is none' 2 "'html' is not a format" taut show --format html
like 'not out of the journal' 4 'there is no area or result' taut show ../../../etc/passwd.md
mkdir -p out/reviews && echo secret >out/2026.md && echo secret >"$HOME/2026.md"
unlike 'nor through a review' 2 secret taut show '2026/../../../2026'
quietly taut vision add home 'I roam' --id roam
like 'an ambiguous one' 4 'could be several: .*run, roam' taut show r
done_testing
