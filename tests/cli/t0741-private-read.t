#!/bin/sh
# SPDX-License-Identifier: ISC
# What is private is one line for every reader; show -p opens it.
. "${0%/*}/lib.sh"
quietly taut init
quietly fast_key
put() { mkdir -p "$J/${1%/*}" && cat >"$J/$1" && touch -d '1 hour ago' "$J/$1"; }
entry() { put "entries/$(echo "$1" | cut -c 1-4)/$(echo "$1" | cut -c 6-7)/$1.md"; }

# Fences of every shape, sealed and not, whole and broken: no reader tells Zwiebel.
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut add -p --on 2025-11-21 --at 07:00 <<END
Zwiebel of a year ago
END
quietly taut add -p --on 2026-11-20 --at 07:00 -t mood <<END
Zwiebel one
END
printf 'Before.\n\n- a list\n  > ```private aside\n  > Zwiebel two\n  > ```\n\nBehind.\n' >text
quietly taut add --on 2026-11-20 --at 08:00 <text
quietly taut check run=4 -p -m - <<END
Zwiebel three
END
quietly taut check run=5 -m Twice.
printf '\n```private\nZwiebel of the page\n```\n' >>"$J/areas/health.md"
touch -d '1 hour ago' "$J/areas/health.md"
quietly taut sync --local

private='(private - taut show -p 2026-11-20)'
day="# 2026-11-20

## 07:00

$private

#mood

## 08:00

Before.

- a list

  > $private

Behind.
"
is 'a day' 0 "$day" taut show 2026-11-20
is 'the latest' 0 "$day" taut show -n 2
is 'a span' 0 "$day" taut show 2026-11-19..2026-11-21
is 'a line for each' 0 "2026-11-20 07:00  $private
2026-11-20 08:00  Before." taut show --short 2026-11
is 'on this day' 0 '2025-11-21 07:00  (private - taut show -p 2025-11-21)' taut show --short --on-this-day
like 'a year ago' 0 'A year ago  \(private - taut show -p 2025-11-21\)$' taut
unlike 'nothing more of it' 0 'BEGIN AGE|Zwiebel' taut
like 'an area' 0 '^\(private - taut show -p areas/health.md\)$' taut show health
unlike 'no armor' 0 'BEGIN AGE' taut show health
unlike 'a result' 0 'private|AGE' taut show run
like 'the file of a day' 0 'private - taut show -p checks/2026/11/2026-11-21-check.md' \
	taut show "$LOOK"
at 2026-11-21T20:16 taut -q check run=6 -p -m - <<END
Zwiebel four
END
like 'the facts of a result' 0 "private - taut show -p $LOOK" taut tension run
like 'how many were not opened' 0 '2 private passages were not opened' taut tension
like 'in a span too' 0 '2 private passages were not opened' taut tension --year 2026
like 'as data' 0 '"not_opened": 2' taut tension --format json
is 'raw: the bytes' 0 "$(cat "$J/entries/2026/11/2026-11-20.md")" taut show --raw 2026-11-20
like 'and no more' 2 'not both' taut show --raw -p 2026-11-20

entry 2026-11-10 <<'END'
# 2026-11-10

Before.

```private
Zwiebel not yet sealed

## 09:00 no moment
[is:: 5]
```

## 10:00

> ```PRIVATE
> Zwiebel
> ```

1. ~~~{.private}
Zwiebel - lazily
## 11:00 none
~~~

## 12:00

	```private
	Zwiebel under a tab
	```

Clear.

## 13:00

```private
Zwiebel unclosed

## 14:00 swallowed

Zwiebel
END
unlike 'not yet sealed, or broken' 0 'Zwiebel|no moment|none|swallowed|:: 5' taut show 2026-11-10
is 'is said so' 0 '(private, not yet sealed)' sh -c 'taut show 2026-11-10 | grep private | sed "s/^[ 	>1.]*//" | sort -u'
is 'headings inside are none' 0 '2026-11-10        Before.
2026-11-10 10:00  > (private, not yet sealed)
2026-11-10 12:00  (private, not yet sealed)
2026-11-10 13:00  (private, not yet sealed)' taut show --short 2026-11-10
unlike 'nor is it in the data' 0 'Zwiebel' taut show 2026-11-10 --format json
like 'with -p it is read without a key' 0 '^> Zwiebel unclosed$' taut show -p 2026-11-10
unlike 'the page of another' 0 'Zwiebel' taut show entries/2026/11/2026-11-10.md
rm "$J/entries/2026/11/2026-11-10.md"

put checks/2026/11/2026-11-20-check.md <<'END'
# 2026-11-20

## 20:15 Health

1. ```private
- I run 10 km [is:: 10] [for:: run]
   ```
- I run 10 km [is:: 7] [for:: run]
```age
-----BEGIN AGE ENCRYPTED FILE-----
- I run 10 km [is:: 1] [for:: run]
-----END AGE ENCRYPTED FILE-----
```
	```private
	- I run 10 km [is:: 2] [for:: run]
	```
- I run 10 km [oops:: 7
END
is 'items in one are no events' 0 '2026-11-20  I run 10 km [is:: 7] [for:: run]' \
	sh -c 'taut show run | grep 2026-11-20 | grep for::'
like 'nor in the ledger' 0 '"reality": "7"' taut tension --until 2026-11-20 --format json
like 'each was counted' 0 '"not_opened": 3' taut tension --until 2026-11-20 --format json
rm "$J/checks/2026/11/2026-11-20-check.md"

opened='# 2026-11-20

## 07:00

(private)
> Zwiebel one

#mood

## 08:00

Before.

- a list

(private)
> aside
> Zwiebel two

Behind.
'
is 'show -p' 0 "$opened" by_passphrase taut show -p 2026-11-20
is 'the latest' 0 "$opened" by_passphrase taut show -p -n 2
is 'a line for each' 0 '2026-11-20 07:00  Zwiebel one
2026-11-20 08:00  Before.' by_passphrase taut show -p --short 2026-11-20
like 'an area' 0 '^> Zwiebel of the page$' by_passphrase taut show -p health
like 'a look' 0 '^> Zwiebel three$' by_passphrase taut show -p "$LOOK"
printf 'wrong horse\n' >wrong
like 'a wrong passphrase' 8 'passphrase' taut show -p 2026-11-20 --passphrase-fd 3 3<wrong
unlike 'opens nothing' 8 'Zwiebel' taut show -p 2026-11-20 --passphrase-fd 3 3<wrong
quietly taut add --on 2026-11-02 'Nothing private.'
is 'asks for no passphrase where nothing is private' 0 '2026-11-02 20:15  Nothing private.' \
	taut show -p --short 2026-11-02
if command -v python3 >/dev/null; then
	fields='import json, sys
for e in json.load(open(sys.argv[1])): print(e["time"], e.get("private"), json.dumps(e["text"], ensure_ascii=False))'
	taut show 2026-11-20 --format json >json
	is 'as data' 0 "07:00 True \"$private\\n\\n#mood\"
08:00 True \"Before.\\n\\n- a list\\n  > $private\\n\\nBehind.\"" python3 -c "$fields" json
	by_passphrase taut show -p 2026-11-20 --format json >json
	is 'opened, as data' 0 '07:00 True "Zwiebel one\n\n#mood"
08:00 True "Before.\n\n- a list\naside\nZwiebel two\n\nBehind."' python3 -c "$fields" json
	taut show 2026-11-02 --format json >json
	is 'not on what is clear' 0 '20:15 None "Nothing private."' python3 -c "$fields" json
else
	skip 'as data' 'no python3'
fi
# Pages of areas, and the purpose.
cp "$J/areas/health.md" page
{
	sed '/^## Vision/q' page
	printf '\nOutside.\n\n```private\nZwiebel vision\n```\n\n'
	sed '1,/^## Vision/d' page
	printf '\n1. ```private\n- Zwiebel step [for:: run] [due:: 2026-11-21] ^zwiebel\n   ```\n'
} >"$J/areas/health.md"
printf 'To live.\n\n~~~~private\nZwiebel\n~~~~\n' >"$J/purpose.md"
for command in 'vision' 'vision health' 'plan' 'plan health' 'purpose' 'today' 'area' 'tension run' \
	'show purpose' 'focus' 'complete areas'; do
	run taut $command
	cp "$T/got" said
	is "taut $command tells none" 1 '' grep -i -e zwiebel -e 'BEGIN AGE' said
done
like 'the vision of an area' 0 '^\(private, not yet sealed\)$' taut vision health
like 'the purpose' 0 '^\(private, not yet sealed\)$' taut purpose
cp page "$J/areas/health.md"
rm "$J/purpose.md"

state() { (cd "$J" && find . -type f ! -path ./.git/taut/lock -exec sha256sum {} + | sort -k 2); }
state >before
by_passphrase taut show -p 2026 >opened
state >after
same 'reading writes nothing' before after

# A page that was moved, one that is damaged, one that is for another.
page=entries/2026/11/2026-11-20.md
mkdir -p "$J/entries/2026/10"
quietly git -C "$J" mv "$page" entries/2026/10/2026-10-01.md
like 'elsewhere: a warning' 0 "^\(private - it was sealed for $page\)$" by_passphrase taut show -p 2026-10-01
like 'and the words' 0 '^> Zwiebel one$' by_passphrase taut show -p 2026-10-01
like 'on stderr beside data' 0 "2026-10-01.md:5: .*but it was sealed for $page" \
	by_passphrase taut show -p 2026-10-01 --format json
quietly git -C "$J" mv entries/2026/10/2026-10-01.md "$page"
cp "$J/$page" whole
sed -e '0,/^[A-Za-z0-9+\/]\{60\}/s/^\([A-Za-z0-9+\/]\{40\}\)./\1=/' whole >"$J/$page"
like 'damaged' 0 '^\(private - damaged: it cannot be opened\)$' by_passphrase taut show -p 2026-11-20
like 'the others open' 0 '^> Zwiebel two$' by_passphrase taut show -p 2026-11-20
like 'how many did not' 0 '^taut: 1 private passage could not be opened$' by_passphrase taut show -p 2026-11-20
"$TAUT_BUILD/tool/seal" key >other.txt
if command -v age >/dev/null; then
	printf 'Zwiebel of another\n' |
		age -a -r "$("$TAUT_BUILD/tool/seal" recipient other.txt)" >other.age
	printf 'Zwiebel by age\n' | age -a -r "$OWN" >own.age
	{ printf '# 2026-11-20\n\n```age\n'; cat other.age; printf '```\n\n~~~ age\n'; cat own.age; printf '~~~\n'; } >"$J/$page"
	like 'to other keys' 0 '^\(private - sealed to other keys\)$' by_passphrase taut show -p 2026-11-20
	like 'by another program' 0 '^> Zwiebel by age$' by_passphrase taut show -p 2026-11-20
	cp whole "$J/$page"
	block() { awk -v n="$1" '/-----BEGIN AGE ENC/{c++;p=index($0,"-----")} c==n{print substr($0,p)} /-----END AGE/{if(c==n)exit}' "$2"; }
	block 2 "$J/$page" | age -d -i "$T/key.txt" >opened
	is 'age opens it, in a list and a quote' 0 'aside
Zwiebel two' sed '/^<!-- taut:1/d' opened
	printf 'Draft of a page\n\tZwiebel\r\n' >draft
	mkdir -p "$J/.git/taut/drafts"
	age -a -r "$OWN" -o "$J/.git/taut/drafts/page.1.md.age" draft
	by_passphrase taut show -p .git/taut/drafts/page.1.md.age >opened
	same 'a sealed draft, to the byte' draft opened
else
	skip 'age opens it' 'no age'
fi
cp whole "$J/$page"
like 'no draft' 1 'there is no' by_passphrase taut show -p .git/taut/drafts/page.2.md.age
like 'nor anything else there' 4 'no area or result' by_passphrase taut show -p .git/config
done_testing
