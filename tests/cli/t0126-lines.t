#!/bin/sh
# SPDX-License-Identifier: ISC
# An answer of many lines: each is kept when it is ended, and it goes on below them,
# however it was cut off; sealed as long as it may still be made private.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
remember
WHY='What is it all for' HOW='How do you want to act' GO='Go on with them'
ask() { talk "$@" -- taut $plain purpose --ask; }
draft_has() { # NAME WORDS
	if grep -rFqs -e "$2" "$J/.git/taut/drafts"; then passed "$1"; else missed "$1"; fi
}

mode() { # LEAD and KILLED as they are with $plain; where no cursor moves, a line is sent
	if [ "$plain" ]; then LEAD='> ' KILLED='signal 9, terminal as it was' ENTER='\r'
	else LEAD='' KILLED='signal 9, terminal changed' ENTER=; fi
}
for plain in '' --plain; do
	mode
	again
	ask "left $plain" "$LEFT" "$WHY" '' '> ' 'To build,\rto mend.\r' 'mend.' '' "$LEAD" '\x03'
	shown '… is told' 'hint: your answers are kept'
	draft_has '… its lines are' 'to mend.'
	ask 'gone on with, killed' "$KILLED" "$GO" '\r' 'to mend.' '' "$LEAD" 'To sing.\r' \
		'To sing.' '' "$LEAD" @KILL
	ask '… to the end' "$DONE" "$GO" '\r' 'To sing.' '.\r' "$HOW" '\x04'
	is '… all of it' 0 'To build,
to mend.
To sing.' sh -c 'sed -n 3,5p "$1"' - "$J/purpose.md"
	nothing_kept '… no draft is left'
done
plain=
again
ask 'left in the middle of a line' "$LEFT" "$WHY" 'To build,\rto m' 'to m' '\x03'
ask '… that is kept too' "$DONE" "$GO" '\r' 'to m' '\x7fend.\x04'
has '… and gone on with' "$J/purpose.md" 'to mend.'
again
ask 'a paste, killed' 'signal 9, terminal changed' "$WHY" '\e[200~one\rtwo\rthree\e[201~' three @KILL
draft_has '… is there' three
rm -f "$J/.git/taut/drafts"/*
ask 'erased again, left' "$LEFT" "$WHY" 'a\r' '' '\x7f\x7f' '' '\x03'
nothing_kept '… nothing is kept'
ask 'erased and passed by' 'status 1, terminal as it was' "$WHY" 'a\r\x7f\x7f\r' "$HOW" '\x04'
nothing_kept '… nothing is kept either'

# Beside an answer of before, which stands until the new one is over.
ask 'anew, killed' 'signal 9, terminal changed' "$WHY" 'Old.\r.\r' "$HOW" '<\r' 'Yours: Old' 'New\r' 'New' @KILL
ask 'thought better of it' "$DONE" "$GO" '\r' 'Yours: Old' '' New '\x7f\x7f\x7f\x7f\r' "$HOW" '\x04'
has '… the old one is kept' "$J/purpose.md" 'Old.'
again
ask 'left, for the editor' "$LEFT" "$WHY" 'To build,\r' 'build,' '\x03'
printf '#!/bin/sh\ncp "$1" "%s/was"; echo "to mend." >>"$1"\n' "$T" >"$T/editor" && chmod +x "$T/editor"
talk 'all in the editor' "$DONE" "$GO" '\r' -- env EDITOR="$T/editor" taut purpose --ask -e
has '… the line is there' "$T/was" 'To build,'
again
ask 'what begins with a comment, left' "$LEFT" "$WHY" '<!-- a --> b\r.\r' "$HOW" '\x03'
ask '… gone on with' "$DONE" "$GO" '\r' "$HOW" '\x04'
has '… is there' "$J/purpose.md" '<!-- a --> b'
again
ask 'a private fence without a key' "$LEFT" "$WHY" 'First.\r.\r' "$HOW" '```private\rWords.\r' 'Words.' '\x03'
draft_has '… takes nothing else away' 'First.'
lacks '… and is written nowhere' "$(kept)" 'Words.'

# With keys: what may still be made private is sealed, and what is left clear is not.
again
quietly fast_key
remember
mkdir -p "$HOME/.config/taut"
printf '[key]\n\tpassphrase-command = cat %s\n' "$T/passphrase" >"$HOME/.config/taut/config"
cd "$HOME" || exit 1
private_mark() { new_mark && printf '%s\n' "$MARK" >"$T/typed"; }
export TALK_MARK="$T/typed"
watch_arguments "$KIND"
for plain in '' --plain; do
	mode
	again
	private_mark
	ask "not private yet, killed $plain" "$KILLED" "$WHY" '' '> ' '{mark}\r' '{mark}' '' "$LEAD" @KILL
	nowhere '… nowhere in the clear'
	ask '… made private' "$DONE" "$GO" '\r' '{mark}' "\\x10$ENTER" '(private) > ' '.\r' "$HOW" '\x04'
	nowhere '… nowhere in the clear'
	lacks '… it is sealed' "$J/purpose.md" "$MARK"
	again
	private_mark
	ask "private, left $plain" "$LEFT" "$WHY" "\\x10$ENTER" '(private) > ' '{mark}\r' '{mark}' '' "$LEAD" '\x03'
	nowhere '… nowhere in the clear'
	ask '… is private still' "$DONE" "$GO" '\r' '(private) > ' '' '{mark}' '.\r' "$HOW" '\x04'
	nowhere '… nowhere in the clear'
done
again
plain=
ask 'left, not private' "$LEFT" "$WHY" 'In the clear\r' 'clear' '\x03'
draft_has '… is kept as it is' 'In the clear'
rm -f "$T/typed" "$T/raw" "$T/shown" "$T/opened"
clean_everywhere
done_testing
