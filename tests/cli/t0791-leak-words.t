#!/bin/sh
# SPDX-License-Identifier: ISC
# Words that taut is given to seal, by every way in, taken back and done again,
# read and sought. Allowed in the clear: nothing, nowhere, at no time.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n' >"$HOME/.gitconfig"
quietly taut init
quietly fast_key
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'The rooms are bright' --from 1 --to 8 --id bright
cd "$HOME" || exit 1 # so that what is written here is found
watch_arguments "$KIND"

# What is given stands out of what is searched.
plain() { new_mark && printf '%s and more\n' "$MARK" >"$T/words"; }
fenced() { new_mark && printf 'Before.\n\n```private\n%s\n```\n\nAfter.\n' "$MARK" >"$T/words"; }
opens() { # NAME [DAY or FILE]
	by_passphrase taut show -p "${2:-today}" >"$T/opened" 2>&1
	has_mark "$T/opened" && passed "$1" || missed "$1"
}
# way NAME STATUS COMMAND…: these words on its stdin; then nowhere, and to be opened.
way() {
	_way=$1 _wanted=$2
	shift 2
	run "$@" <"$T/words"
	told "$_way" "$_wanted" yes "$@"
	nowhere '… nowhere in the clear'
}

plain
way 'add -p' 0 taut add -p -t mood
opens '… and it opens'
plain
way 'add -p -' 0 taut add -p --on yesterday --at 07:10 -
opens '… and it opens' yesterday
fenced
way 'a fence' 0 taut add --at 08:00
opens '… and it opens'
plain
printf '\n## 09:00\n\n````\ncode\n````\n~~~private\nx\n~~~\n- [ ] a task ^id\n<<<<<<< x\n' >>"$T/words"
way 'add -p of what looks like a page' 7 taut add -p
plain
printf '\n## 09:00\n\n````\ncode\n````\n- [ ] a task ^id\n' >>"$T/words"
way 'add -p with headings, code and tasks' 0 taut add -p
opens '… and it opens'
plain
head -c 300000 /dev/zero | tr '\0' 'x' >>"$T/words"
way 'a long one' 0 taut add -p
plain
way 'check -p' 0 taut check -p run=4 -m -
opens '… and it opens' "$LOOK"
plain
way 'check -p without a number' 0 taut check -p bright -m -
plain
way "check -p, another's view" 0 taut check run=5 --from Ana -p -m -
fenced
way 'check with a fence' 0 taut check run=4 -m -
opens '… and it opens' "$LOOK"
quietly taut config private.areas health
plain
way 'check in a private area' 0 taut check run=6 -m -
opens '… and it opens' "$LOOK"
quietly taut config private.areas ''
fenced
way 'purpose --ask' 0 taut purpose --ask
fenced
way 'vision --ask' 0 taut vision health --ask
fenced
quietly git -C "$J" config core.hooksPath /nonexistent
way 'without hooks' 0 taut add --at 10:00
quietly git -C "$J" config --unset core.hooksPath

# Refused: the words are kept sealed, or they are nowhere.
for line in 'add -p -x' 'add -p --at 99:99' 'add -p --on never' 'check -p' 'check -p nobody=4 -m -' \
	'check -p run=x -m -'; do
	plain
	run taut $line <"$T/words"
	told "$line: refused" "$status" "$([ "$status" -ne 0 ] && echo yes)" taut $line
	nowhere '… and the words are nowhere'
done
plain
printf '\351\n' >>"$T/words"
way 'no UTF-8' 7 taut add -p
nowhere '… in no draft in the clear'
plain
head -c 17000000 /dev/zero | tr '\0' 'x' >>"$T/words"
run taut add -p <"$T/words"
told 'over the limit' "$status" "$([ "$status" -ne 0 ] && echo yes)" taut add -p
nowhere '… and the words are nowhere'
rm -rf "$J/.git/taut/drafts"
fenced
mv "$J/.git/taut/trusted" "$T/trusted"
way 'nobody to seal to: a fence' 8 taut add
plain
way 'nobody to seal to: add -p' 8 taut add -p
is '… and no draft' 0 '' find "$J/.git/taut" -name '*.md*'
mv "$T/trusted" "$J/.git/taut/trusted"

# Typed, on a terminal: what it shows is the person's.
if command -v script >/dev/null; then
	typed() { # NAME STATUS BETWEEN COMMAND: the words twice, in a terminal
		_typed=$1 _wanted=$2
		plain
		{ printf "${FIRST-}"; cat "$T/words"; printf "$3"; cat "$T/words"; } >"$T/keys"
		shift 3
		run script -qec "$*" /dev/null <"$T/keys"
		told "$_typed" "$_wanted" yes "$@"
		nowhere '… nowhere in the clear'
	}
	typed 'typed: add -p' 0 '' taut add -p --at 11:00
	opens '… and it opens'
	typed 'typed: check -p' 0 '' taut check -p run=7
	opens '… and it opens' "$LOOK"
	quietly taut config private.areas home
	FIRST='\n8\n\n'
	typed 'typed: a look at all, one area of it private' 0 '\n' taut check
	FIRST=
	opens '… and it opens' "$LOOK"
	quietly taut config private.areas ''
	typed 'typed: sought' 1 '' "taut search -p --passphrase-fd 3 3<'$T/passphrase'"
else
	skip 'typed' 'no script(1)'
fi

# Read and sought.
plain
quietly taut add -p --at 12:00 <"$T/words"
printf '%s\n' "$MARK" >"$T/sought"
for line in show 'show today' 'show --raw' 'show --short' 'show --format json' today tension \
	'tension --format json' history 'search -p' 'show -p' 'show -p today' 'show -p --format json' \
	'doctor -p'; do
	quietly by_passphrase sh -c "taut $line \"\$@\" <'$T/sought' >'$T/read' 2>&1 || :" sh
	nowhere "$line: nowhere"
	case $line in *-p*) continue ;; esac
	without_mark '… and it is not shown' "$T/read"
done
for line in 'show -p today' 'search -p'; do
	by_passphrase sh -c "taut $line \"\$@\" <'$T/sought' 2>'$T/closed' | :" sh
	nowhere "$line into a closed pipe: nowhere"
	without_mark '… nor in what it says' "$T/closed"
	by_passphrase sh -c "taut $line \"\$@\" <'$T/sought' 2>'$T/closed' >/dev/full" sh
	without_mark "$line to a full disk: not in what it says" "$T/closed"
done

# Taken back and done again, across what is sealed.
first=$(git -C "$J" rev-list --count HEAD)
for step in undo undo 'undo --redo' 'undo --redo' undo; do
	ok "$step" taut $step
	nowhere '… nowhere in the clear'
done
quietly taut undo --redo
opens 'and it opens again'
is 'each was a commit' 0 "$((first + 6))" git -C "$J" rev-list --count HEAD
rm -f "$T"/words "$T"/keys
clean_everywhere
done_testing
