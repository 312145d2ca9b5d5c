#!/bin/sh
# SPDX-License-Identifier: ISC
# search: what is private is neither shown nor found; -p opens it in memory.
. "${0%/*}/lib.sh"
quietly taut init
quietly fast_key
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut add -p --on 2026-11-01 --at 07:00 -t walk <<END
The Zwiebel in the cellar.
A second line, with snow.
END
printf 'Bridge before.\n\n```private\nZwiebel by the bridge\n```\n\nFrost.\n' >text
quietly taut add --on 2026-11-10 --at 08:00 <text
quietly taut add --on 2026-11-12 --at 09:00 'A Zwiebel in the clear.'
quietly taut check run=4 -p -m - <<END
Zwiebel at the look
END
printf '\n```private\nZwiebel of the page\n```\n' >>"$J/areas/health.md"
touch -d '1 hour ago' "$J/areas/health.md"
quietly taut sync --local
seek() { printf '%s\n' "$1" >words; shift; by_passphrase taut search -p "$@" <words; }
clear='2026-11-12 09:00  A Zwiebel in the clear.'

taut search zwiebel >out 2>said
holds 'only what is clear' out <<END
$clear
END
holds 'and how many were not searched' said <<END
4 private passages were not searched: taut search -p
END
is 'none of it' 1 '4 private passages were not searched: taut search -p
taut: nothing found' taut search cellar
is 'nor the line in its place' 1 '4 private passages were not searched: taut search -p
taut: nothing found' taut search taut show
is 'nor the armor' 1 '4 private passages were not searched: taut search -p
taut: nothing found' taut search 'age encrypted'
is 'quietly' 1 'taut: nothing found' taut -q search cellar
is 'of a span' 1 '1 private passage was not searched: taut search -p
taut: nothing found' taut search cellar --until 2026-11-05
is 'where there is none, nothing is said' 0 "$clear" taut search zwiebel --since 2026-11-12 --until 2026-11-13
mkdir -p "$J/entries/2026/11" && cat >"$J/entries/2026/11/2026-11-11.md" <<'END'
# 2026-11-11

1. ```private
Zwiebel lazily
```

## 10:00

```private
Zwiebel cellar unclosed
END
is 'nor what is not yet sealed' 1 '6 private passages were not searched: taut search -p
taut: nothing found' taut search cellar
is 'but by -p' 0 '2026-11-01 07:00  (private) The Zwiebel in the cellar.
2026-11-11 10:00  (private) Zwiebel cellar unclosed' seek cellar
rm "$J/entries/2026/11/2026-11-11.md"

is 'all of it' 0 "2026-11-01 07:00  (private) The Zwiebel in the cellar.
2026-11-10 08:00  (private) Zwiebel by the bridge
$clear
2026-11-21 20:15  (private) Zwiebel at the look
areas/health.md  (private) Zwiebel of the page" seek ZWIEBEL
is 'words in the clear and private ones' 0 '2026-11-10 08:00  (private) Zwiebel by the bridge' seek 'frost zwiebel'
is 'in any order' 0 '2026-11-10 08:00  (private) Zwiebel by the bridge' seek 'zwiebel frost' --since 2026-11-10
is 'a phrase' 0 '2026-11-01 07:00  (private) A second line, with snow.' seek '"second line" snow'
is 'not one that is none' 1 'taut: nothing found' seek '"line second"'
is 'a tag' 0 '2026-11-01 07:00  (private) The Zwiebel in the cellar.' seek '#walk'
is 'beyond ASCII' 1 'taut: nothing found' seek 'zwiebél'
like 'no words' 2 'what is sought' seek ' '
is 'a span' 0 '2026-11-10 08:00  Bridge before.' seek bridge --since 2026-11-02
is 'the trailer is no text' 1 'taut: nothing found' seek 'path='
like 'words on the command line' 2 "private words do not stand on the command line" taut search -p zwiebel
like 'stand in the history' 2 "history -d -2.*'taut search -p' asks" taut search zwiebel -p
like 'a wrong passphrase' 8 'passphrase' sh -c 'echo wrong >wrong; echo x | taut search -p --passphrase-fd 3 3<wrong'
if command -v python3 >/dev/null; then
	fields='import json
for e in json.load(open("json")): print(e["date"], e.get("private"), json.dumps(e["text"]))'
	taut search bridge --format json >json 2>said
	is 'as data' 0 '2026-11-10 True "08:00\nBridge before.\n\n(private - taut show -p 2026-11-10)\n\nFrost."' \
		python3 -c "$fields"
	seek cellar --format json >json
	is 'opened, as data' 0 '2026-11-01 True "07:00\nThe Zwiebel in the cellar.\nA second line, with snow.\n\n#walk"' \
		python3 -c "$fields"
else
	skip 'as data' 'no python3'
fi
state() { (cd "$J" && find . -type f ! -path ./.git/taut/lock -exec sha256sum {} + | sort -k 2); }
state >before
seek zwiebel >found
state >after
same 'searching writes nothing' before after

sed '0,/^[A-Za-z0-9+\/]\{60\}/s/^\([A-Za-z0-9+\/]\{40\}\)./\1=/' "$J/$LOOK" >broken
cp "$J/$LOOK" whole && cp broken "$J/$LOOK"
seek cellar >out 2>said
has 'what cannot be opened is told' said 'taut: 1 private passage was not opened: sealed to other keys, or damaged'
cp whole "$J/$LOOK"
if command -v script >/dev/null; then
	printf 'cellar\n' >keys
	run script -qec 'taut search -p --passphrase-fd 3 3<passphrase' /dev/null <keys
	tr -d '\r' <"$T/got" >said
	like 'asked for on a terminal' 0 'What is sought\? \(private\)' cat said
	like 'and found' 0 'The Zwiebel in the cellar' cat said
else
	skip 'asked for on a terminal' 'no script(1)'
fi
done_testing
