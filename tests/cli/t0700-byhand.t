#!/bin/sh
# SPDX-License-Identifier: ISC
# A journal written only by hand, in vim and Obsidian: wrapped fields, missing
# ids, emoji dates, untimed notes, front matter, `->`, CRLF, a byte-order mark.
# All commands work on it; reading writes nothing, writing only what it must.
. "${0%/*}/lib.sh"
HAND=$TOP/tests/data/byhand
copy() { # a settled copy, without git
	rm -rf "$J" && mkdir -p "$J" && cp -r "$HAND/." "$J" &&
		find "$J" -exec touch -d '2026-11-21 10:00' {} +
}
read_all() { # NAME
	touched "$J" >before
	for line in show 'show 2026' 'show --short' 'show 2026-11-20' 'show --raw' 'show health' \
		'show run' 'show desk' 'show --on-this-day' 'health' 'run' today 'today --short' \
		tension 'tension -v' 'tension run' 'tension home' 'tension --year 2026' \
		'tension --format json' vision 'vision health' 'vision run' 'vision sunday' plan \
		'plan run' area focus purpose 'search river' 'search #snow' --version; do
		# shellcheck disable=SC2086
		ok "$1: $line" taut $line
	done
	run taut check
	run taut 'done'
	touched "$J" >after
	same "$1: reading writes nothing" before after
	run taut doctor
	touched "$J" >after
	same "$1: nor does doctor" before after
}

copy
cp -r "$J" "$T/copy"
read_all 'no git'
fails 'no git was made' test -e "$J/.git"
# it says what stands there
is 'the vision' 0 \
'Health
  ○ I run 8 km without stopping, by the river and in all weathers  (5 → 8 km, gap 60)  ^run
  ○ I feel at ease in my body  (4 → 9 /10, gap 100)  ^at-ease
  ○ I weigh 76 kg  (83.5 → 76 kg, gap 94)  ^weight
  ○ Sunday mornings are ours

Home
  ○ The desk is empty at night  (0 → 7 nights, gap 100)  ^desk
  ○ I read with the children  (2 → 5 evenings, gap 100)' taut vision
is 'the plan, with emoji dates' 0 \
'Health
  ○ If it is 06:45 on Mon, Wed or Fri, then I put on my shoes  for run, next 23 Nov  ^shoes
  ○ Ask Ana for the name of her doctor, by 22 Nov
  ○ Half a thought  for at-ease
Home
  ○ Clear the desk  for desk, next 21 Nov  ^clear
  ○ Hang the lamp  for desk' taut plan
is 'the entries' 0 \
'2025-11-21 08:00  Old Mac lines. Caf\xe9 in Latin 1.
2026-11-19        No heading at all.
2026-11-20        Untimed, as Obsidian writes it. #snow [[Ana]]
2026-11-20 08:00  Frost on the bridge.
2026-11-21 07:30  Tabs\x09inside' taut show --short
like "another's view stands beside" 0 '1 view of somebody else' taut tension
unlike 'every line is understood' 0 'not understood' taut tension -v
like 'what is found' 0 '^2026-11-20 +Untimed, as Obsidian writes it' taut search '#snow'
like 'a step of today comes before one of tomorrow' 0 '^ Today +Clear the desk' taut

# a person's own git, without taut's folder
quietly git -C "$J" init -q
quietly sh -c 'cd "$1" && git add . &&
	git -c user.name=Ana -c user.email=a@example.org commit -qm mine' - "$J"
read_all 'with git'
is 'status is as it was' 0 '' git -C "$J" status --porcelain

changed() { # the files of the last commit
	git -C "$J" show --name-only --format= HEAD
}
lines() { # those taken away and added, of all but taut's own new page
	git -C "$J" show -U0 --format= HEAD -- "$@" |
		sed '/^diff/,/^+++/d; /^@@/d; /^\\/d' | tr -d '\r'
}
like 'init' 0 'added what was missing' taut init
is 'adds only its own' 0 \
'.gitattributes
.gitignore
.taut/config
.taut/format
README.md' changed
is 'choices made by hand are written down' 0 \
'nothing to change
2 choices made by hand written down in checks/' taut sync --local
holds 'as events' "$J/$LOOK" <<END
# 2026-11-21

## 20:15 Home

- The desk is empty at night [chosen:: 0 → 7 nights] [because:: edited by hand] [for:: desk]
- I read with the children [chosen:: 2 → 5 evenings] [because:: edited by hand] [for:: read]
END
is 'ids that are needed come with it' 0 \
'-- I read with the children [from:: 2] [to:: 5] [unit:: evenings]
+- I read with the children [from:: 2] [to:: 5] [unit:: evenings] ^read
-- [ ] Hang the lamp	[for:: desk]
+- [ ] Hang the lamp	[for:: desk] ^hang' lines areas/home.md
is 'the first reading is frozen on its choice' 0 \
'-- At ease [chosen:: ? -> 9 /10] [for:: at-ease]
+- At ease [chosen:: ? -> 9 /10] [for:: at-ease] [from:: 4]' lines checks/2026/10
is 'and no other page' 0 \
"areas/home.md
checks/2026/10/2026-10-05-check.md
$LOOK" changed
is 'mark, CRLF and missing newline stay' 0 'efbbbf 14 0d0a 5e68616e67' sh -c '
	f=$1/areas/home.md
	printf "%s %s %s %s" "$(head -c 3 "$f" | od -An -tx1 | tr -d " ")" "$(grep -c "$(printf "\r")" "$f")" \
		"$(head -c 11 "$f" | tail -c 2 | od -An -tx1 | tr -d " ")" \
		"$(tail -c 5 "$f" | od -An -tx1 | tr -d " ")" && echo' - "$J"

taut tension --format json >before.json
is 'again there is nothing' 0 'nothing to change' taut sync --local
is 'a look' 0 'run: 6 of 8 km; gap 60 → 40' taut check run=6 -m 'Good.'
is 'is all that is written' 0 "$LOOK" changed
is 'a vision moved' 0 'that raises the vision: the gap goes from 40 to 60' taut vision run=9
is 'in its wrapped field, nothing else; ids come with it' 0 \
'-  and in all weathers [from:: 3] [to:: 8]
+  and in all weathers [from:: 3] [to:: 9]' sh -c '
	git -C "$1" show -U0 --format= HEAD -- areas/health.md |
	sed "/^diff/,/^+++/d; /^@@/d" | grep -v "Sunday\|Buy\|Ask\|Half"' - "$J"
is 'a step with an emoji date' 0 'kept: Ask Ana for the name of her doctor' taut 'done' ask
ok 'keeps it' grep -Fxq -e \
	'- [x] Ask Ana for the name of her doctor ⏫ 📅 2026-11-22 [completion:: 2026-11-21] ^ana' \
	"$J/areas/health.md"
is 'one that comes again' 0 'kept: If it is 06:45 on Mon, Wed or Fri, then I put on my shoes' \
	at 2026-11-23 taut 'done' shoes
ok 'keeps its signs' grep -Fq '[for:: run] 🔁 every week 📅 2026-11-23' "$J/areas/health.md"
like 'and is due a week later' 0 'shoes  for run, next 30 Nov  \^shoes$' at 2026-11-23 taut plan
is 'a page of an open fence' 0 'added to 2026-11-21 20:15' taut add 'By taut.'
head -c "$(wc -c <"$HAND/$DAY")" "$J/$DAY" >head
same 'keeps its bytes' "$HAND/$DAY" head
like 'and gets a moment' 0 '^2026-11-21 20:15  By taut\.$' taut show today --short
is 'a page of CR' 0 'added to 2025-11-21 09:00' taut add --on 2025-11-21 --at 09:00 Later.
head -c "$(wc -c <"$HAND/entries/2025/11/2025-11-21.md")" "$J/entries/2025/11/2025-11-21.md" >head
same 'keeps its bytes, Latin 1 too' "$HAND/entries/2025/11/2025-11-21.md" head
ok 'goes on in CR' sh -c '! tail -c +46 "$1" | grep -q "^Later" && tr "\r" "\n" <"$1" | grep -qx Later.' - \
	"$J/entries/2025/11/2025-11-21.md"
like 'is read' 0 '^2025-11-21 09:00  Later\.$' taut show 2025-11-21 --short
is 'a page without heading' 0 'added to 2026-11-19 21:00' taut add --on 2026-11-19 --at 21:00 Later.
head -c "$(wc -c <"$HAND/entries/2026/11/2026-11-19.md")" "$J/entries/2026/11/2026-11-19.md" >head
same 'keeps what was there' "$HAND/entries/2026/11/2026-11-19.md" head
is 'a purpose' 0 'the purpose, as you have it now, is in purpose.md' taut purpose --ask <<END
Anew.
END
tail -n 3 "$J/purpose.md" >tail
printf '## Values\n\n- plain words' >wanted
same 'keeps its other sections, without a newline' wanted tail
for page in areas/work.md reviews/2025.md entries/2026/11/2026-11-20.md \
	checks/2026/11/2026-11-02-check.md scratch.txt; do
	same "$page was touched by none" "$HAND/$page" "$J/$page"
done
is 'all is committed' 0 '' git -C "$J" status --porcelain
is 'git finds nothing wrong' 0 '' git -C "$J" fsck --strict --no-progress --no-dangling
for n in 1 2 3 4 5 6 7 8; do quietly taut undo; done
is 'eight times undone' 0 '' git -C "$J" diff HEAD~16 HEAD --stat
taut tension --format json >after.json
same 'the report is as it was' before.json after.json
done_testing
