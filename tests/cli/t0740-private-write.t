#!/bin/sh
# SPDX-License-Identifier: ISC
# add -p, check -p: what is private is sealed before anything is written.
. "${0%/*}/lib.sh"
quietly taut init
state() { git -C "$J" status --porcelain -uall; git -C "$J" rev-parse HEAD
	find "$J" -type f ! -path '*/.git/taut/lock' -exec sha256sum {} + | LC_ALL=C sort -k 2; }
unchanged() { state >after; same "$1" before after; }
# Everything that HOME holds, and every object: the words stand in none.
hidden() {
	if grep -rlFi -e "$2" "$HOME" >where ||
		git -C "$J" cat-file --batch-all-objects --batch | grep -aqFi -e "$2"; then
		missed "$1"
		note <where
	else
		passed "$1"
	fi
}
shows() { # NAME TEXT: what -p opens has it
	_name=$1 _text=$2
	like "$_name" 0 "$_text" by_passphrase taut show -p "${3-today}"
}

state >before
like 'without a key nothing is asked' 8 'there is no key yet' taut add -p <<END
Zwiebel
END
like 'nor in a look' 8 'there is no key yet' taut check -p health -m - <<END
Zwiebel
END
printf 'A\n\n```private\nZwiebel\n```\n' >fence
like 'nor is a fence taken' 8 'no list of keys' taut add <fence
like 'and the words are kept nowhere' 8 'written nowhere' taut add <fence
unchanged 'nothing was written'
hidden 'nothing of it anywhere' Zwiebel

quietly fast_key
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'The rooms are bright' --from 1 --to 8 --id bright
state >before
like 'words beside -p' 2 'private words do not stand on the command line' taut add -p Zwiebel
like 'stand in the history' 2 "shell's history now.*history -d -2.*'taut add -p' asks" taut add Zwiebel -p
like 'with the editor too' 2 'command line' taut add -p -e Zwiebel
like 'in a look' 2 'command line' taut check -p run=4 -m Zwiebel
like 'what gets in the way' 2 'command line' taut check run=4 -w Zwiebel -p
like 'whatever is correct' 2 'it takes no -p' taut check -p --correct run=4
like 'both at once' 2 'not both' taut check -p --no-private run=4
like 'a look without words' 2 'no words to seal' taut check -p run=4
like 'nothing' 2 'nothing was written' taut add -p
like 'blanks' 2 'nothing was written' taut add -p <<END
  
END
printf 'Zwiebel \351\n' >latin1
like 'invalid UTF-8' 7 'not valid UTF-8' taut add -p <latin1
git -C "$J" status --porcelain -uall >status
same 'nothing was written by these' /dev/null status
hidden 'and nothing kept in the clear' Zwiebel
rm -rf "$J/.git/taut/drafts"
unchanged 'but for a sealed draft'

is 'standard input' 0 'added to 2026-11-21 07:10, sealed' \
	taut add -p -t mood --at 07:10 <<'END'
Zwiebel one

## 09:00 no moment

```
code
```
#zwiebelring
END
is 'the tags stay outside' 0 1 grep -cx '#mood' "$J/$DAY"
is 'one moment' 0 1 grep -c '^## ' "$J/$DAY"
is 'sealed' 0 1 grep -cx -- '-----BEGIN AGE ENCRYPTED FILE-----' "$J/$DAY"
is 'committed' 0 'add: 2026-11-21 07:10' git -C "$J" log -1 --format=%s
is 'with nothing left over' 0 '' git -C "$J" status --porcelain -uall
shows 'and read back' '^> Zwiebel one$'
shows 'with its headings' '^> ## 09:00 no moment$'
is 'minus is standard input' 0 'added to 2026-11-20 20:15, sealed' taut add -p --on yesterday - <<END
Zwiebel two
END
printf 'Clear.\n\n```private\nZwiebel three\n```\n\nBehind.\n' >fence
is 'a fence is sealed without -p' 0 'added to 2026-11-21 08:00, sealed' taut add --at 08:00 <fence
has 'what is around it is clear' "$J/$DAY" 'Behind.'
shows 'and it opens' '^> Zwiebel three$'
quietly taut add --at 08:30 'No fence.'
hidden 'no word of them is anywhere' Zwiebel
hidden 'nor of a tag inside' zwiebelring

for shape in '```private
Zwiebel four' '```private
Zwiebel four
```private
```' '``private
Zwiebel four
``' '```private
```'; do
	state >before
	printf '%s\n' "$shape" >shape
	unlike 'what the gate refuses' 7 '^added' taut add <shape
	cp "$T/got" said
	is 'is named, never told' 1 '' grep -i zwiebel said
	git -C "$J" status --porcelain -uall >status
	same 'is nowhere in the work tree' /dev/null status
done
hidden 'nor in a draft in the clear' Zwiebel
printf '```private\nZwiebel four\n' >shape
like 'a sealed draft is named' 7 'kept sealed: taut show -p .git/taut/drafts/entry' taut add <shape
draft=$(sed -n 's/.*taut show -p //p' "$T/got")
is 'and it opens, as it was' 0 "$(cat shape)" by_passphrase taut show -p "$draft"
is 'by its whole path too' 0 "$(cat shape)" by_passphrase taut show -p "$J/$draft"
printf 'Zwiebel four\n```private\n' >shape
fails '-p around what opens another' taut add -p <shape
hidden 'is not taken either' Zwiebel

is 'a look' 0 'run: 4 of 10 km; gap 100 → 86
the words are sealed' taut check -p run=4 -m - <<END
Zwiebel five
- I run [is:: 9] [for:: run]
END
has 'numbers and names stay clear' "$J/$LOOK" '- I run 10 km [is:: 4] [for:: run]'
shows 'the words are sealed' '^> Zwiebel five$' "$LOOK"
like 'an item among them is no reading' 0 '"reality": "4"' taut tension --format json
is 'a look without number' 0 'bright: checked
the words are sealed' taut check -p bright -m - <<END
Zwiebel six
END
is "another's view" 0 'run: noted as Ana sees it
the words are sealed' taut check run=5 --from Ana -p -m - <<END
Zwiebel seven
END
shows 'is sealed below its name' '^> Zwiebel seven$' "$LOOK"
is 'a fence without -p' 0 'run: 4 of 10 km; gap 86 → 86
the words are sealed' taut check run=4 -m - <<END
\`\`\`private
Zwiebel eight
\`\`\`
END
hidden 'all of it' Zwiebel
mkdir -p "$HOME/.config/taut"
printf '[private]\n\tareas = relationships, health\n' >"$HOME/.config/taut/config"
state >before
like 'an area that is private' 2 'command line' taut check run=4 -m Zwiebel
like 'by the area too' 2 'command line' taut check health -w Zwiebel
unchanged 'nothing was written'
is 'its words are sealed' 0 'run: 6 of 10 km; gap 86 → 57
the words are sealed' taut check run=6 -m - <<END
Zwiebel nine
END
is 'a number needs none' 0 'run: 5 of 10 km; gap 57 → 71' taut check run=5
is 'another area is clear' 0 'bright: 2 of 8; gap 100 → 86' taut check bright=2 -m Lauch
is 'so is this, when said' 0 'run: 5 of 10 km; gap 71 → 71' taut check run=5 --no-private -m Lauch
hidden 'the others are not' Zwiebel
printf '[private]\n\tareas = helth\n' >"$HOME/.config/taut/config"
like 'an area that is none' 2 "private.areas names 'helth', which is no area" taut check run=5 -m Lauch
rm "$HOME/.config/taut/config"

if command -v script >/dev/null; then
	typed() { printf '%b' "$1" >keys; shift; run script -qec "$*" /dev/null <keys; }
	typed 'Zwiebel ten\n' taut add -p --at 11:00
	cp "$T/got" said
	is 'on a terminal' 0 1 grep -c 'What is there to say? (private)' said
	shows 'a plain line' '^> Zwiebel ten$'
	typed 'Zwiebel eleven\nZwiebel twelve\n' taut check -p run=7
	shows 'facts' '^> Zwiebel eleven$' "$LOOK"
	shows 'and what gets in the way' '^> Zwiebel twelve$' "$LOOK"
	printf '[private]\n\tareas = home\n' >"$HOME/.config/taut/config"
	typed '\n8\n\nZwiebel thirteen\n\nZwiebel fourteen\n' taut check
	shows 'a look at all, one area of it private' '^> Zwiebel thirteen$' "$LOOK"
	shows 'all its words are' '^> Zwiebel fourteen$' "$LOOK"
	hidden 'none of them stands anywhere' Zwiebel
else
	skip 'on a terminal' 'no script(1)'
fi

# A page that is refused as it stands is named by the line that is in the file:
# that is to be mended first.
printf '# 2026-11-20\n\n## 07:00\n\n- ```private\n  S\n\nafter words\n' >"$J/${DAY%21.md}20.md"
run taut add --on 2026-11-20 'Quitte one'; cp "$T/got" said
like 'the line in the file' 0 "^taut: ${DAY%21.md}20.md:5: a private passage does not close" cat said
run taut add --on 2026-11-20 'Quitte one'; cp "$T/got" said
like 'is to be mended first' 0 "mend the page there first: end it with a line of 3 '\`' and nothing else" \
	cat said
run taut add -p --on 2026-11-20 <<END
Quitte two
END
cp "$T/got" said
like 'the same for private words' 0 "^taut: ${DAY%21.md}20.md:5: a private passage does not close" cat said

done_testing
