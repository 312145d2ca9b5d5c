#!/bin/sh
# SPDX-License-Identifier: ISC
# add: a moment into the journal.
. "${0%/*}/lib.sh"
quietly taut init

is 'words' 0 'added to 2026-11-21 20:15' taut add Frost on the bridge.
holds 'the day begins' "$J/$DAY" <<END
# 2026-11-21

## 20:15

Frost on the bridge.
END
is 'committed' 0 'add: 2026-11-21 20:15' git -C "$J" log -1 --format=%s
is 'nothing else lies about' 0 '' git -C "$J" status --porcelain -uall
is 'standard input' 0 'added to 2026-11-21 20:20' at 2026-11-21T20:20 taut add <<END
# A heading

Two
lines.

\`\`\`
## 09:00 in a fence
\`\`\`
## 12:00 of a day
### A heading below

END
is 'minus is standard input' 0 'added to 2026-11-21 20:25' at 2026-11-21T20:25 taut add - <<END
Read.
END
is 'tags' 0 'added to 2026-11-21 20:30' \
	at 2026-11-21T20:30 taut add -t snow --tag '#ferry' The ferry man.
is 'the minus of an option' 0 'added to 2026-11-21 20:31' \
	at 2026-11-21T20:31 taut add -- -t is not a tag
is 'the options behind the words' 0 'added to 2026-11-21 20:32' taut add Behind --at 20:32
holds 'all of them in place' "$J/$DAY" <<END
# 2026-11-21

## 20:15

Frost on the bridge.

## 20:20

# A heading

Two
lines.

\`\`\`
## 09:00 in a fence
\`\`\`
\\## 12:00 of a day
### A heading below

## 20:25

Read.

## 20:30

The ferry man.

#snow #ferry

## 20:31

-t is not a tag

## 20:32

Behind
END
is 'read back without the backslash' 0 1 sh -c 'taut show today | grep -cFx "## 12:00 of a day"'
is '--at places by time' 0 'added to 2026-11-21 07:10' taut add --at 7:10 Early.
head -n 7 "$J/$DAY" >head
holds 'before the later ones' head <<END
# 2026-11-21

## 07:10

Early.

## 20:15
END
is 'a live one is appended' 0 'added to 2026-11-21 19:00' at 2026-11-21T19:00 taut add Late
tail -n 3 "$J/$DAY" >tail
holds 'whatever its time' tail <<END
## 19:00

Late
END

is 'another day' 0 'added to 2026-11-14 20:15' taut add --on 'a week ago' x --on '1 week ago'
ok 'is its page' test -f "$J/entries/2026/11/2026-11-14.md"
for day in '2026-01-02 2026-01-02' 'yesterday 2026-11-20' '-2 2026-11-19' 'monday 2026-11-16' \
	'0001-01-01 0001-01-01' '9999-12-31 9999-12-31' '2024-02-29 2024-02-29'; do
	is "--on ${day% *}" 0 "added to ${day#* } 20:15" taut add --on "${day% *}" x
done
is 'after midnight' 0 'added to 2026-11-21 24:30' at 2026-11-22T00:30 taut add Snow
has 'is of the night before' "$J/$DAY" '## 24:30'
is 'until the day starts' 0 'added to 2026-11-22 04:00' at 2026-11-22T04:00 taut add Up
is 'by --at' 0 'added to 2026-11-20 25:10' taut add --on 2026-11-20 --at 25:10 Awake
quietly taut config journal.day-starts 00:00
is 'as it is set' 0 'added to 2026-11-22 00:30' at 2026-11-22T00:30 taut add Snow
quietly taut config journal.zone Asia/Tokyo
is 'the offset is shown where it differs' 0 'added to 2026-11-21 21:00' taut add --at 21:00 Far
has 'in the heading' "$J/$DAY" '## 21:00 +00:00'

contents "$J" >before
is 'nothing' 2 \
"taut: nothing was written
hint: taut add 'a line', or text on standard input, or taut add -e" taut add
like 'blanks' 2 'nothing was written' taut add '   '
like 'not a time' 2 "'25' is not a time" taut add --at 25 x
like 'no such time' 2 "'30:00' is not a time" taut add --at 30:00 x
like 'nor this' 2 "'12:60' is not a time" taut add --at 12:60 x
is 'a date that could be several' 2 \
"taut: '01/02/03' could be several dates
hint: write it as 2026-11-21, today, yesterday, -1, monday, '3 days ago' or 'in 3 weeks'" \
	taut add --on 01/02/03 x
like 'no such day' 2 "'2026-02-29' is not a date" taut add --on 2026-02-29 x
like 'not a tag' 2 "'a b' is not a tag" taut add -t 'a b' x
like 'an empty one' 2 "'#' is not a tag" taut add -t '#' x
like 'an option without value' 2 "'--on' needs a value" taut add x --on
printf 'caf\351\n' >latin1
is 'invalid UTF-8' 5 \
'taut: the text is not valid UTF-8
hint: convert it first: iconv -f LATIN1 -t UTF-8' taut add <latin1
contents "$J" >after
same 'nothing was written by any of these' before after

rm -r "$J/entries" && printf '%s\r\n' '# 2026-11-21' '' 'untimed' '' '## 08:00 Up' '' 'early' >page
mkdir -p "$J/entries/2026/11" && cp page "$J/$DAY" && touch -d '1 hour ago' "$J/$DAY"
quietly taut add 'By taut'
{ cat page; printf '%s\r\n' '' '## 20:15 +00:00' '' 'By taut'; } >wanted
same 'in a page of CRLF by hand' wanted "$J/$DAY"
{ printf '\357\273\277# 2026-11-21\n\n```\nopen fence'; } >page
cp page "$J/$DAY" && touch -d '1 hour ago' "$J/$DAY"
like 'below a fence left open' 0 '^added to' taut add 'By taut'
head -c "$(wc -c <page)" "$J/$DAY" >head
same 'what was there stays, mark and all' page head
like 'and it is a moment' 0 '^By taut$' taut show today
is 'committed too' 0 '' git -C "$J" status --porcelain -uall -- entries/2026/11/2026-11-21.md
done_testing
