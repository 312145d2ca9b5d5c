#!/bin/sh
# SPDX-License-Identifier: ISC
# What is typed at a question, as a terminal shows it: wide letters and combining
# marks, narrow and made narrower, pasted; and where no cursor moves.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
remember
FACTS='Health: what is so' RUN='where is it now'

# Into the page, byte by byte: a line each, kept apart by a pasted line end.
N='\e[200~\r\e[201~'
talk 'typed and erased' "$DONE" "$FACTS" "ab漢字漢字\\x7f\\x7fcd$N" 字cd \
	'ae\xcc\x81\x7fb'"$N"'ze\xcc\x81o\xcc\x88\x7f'"$N"'a👩‍👩‍👧b\x7f\x7fc'"$N"'🇦🇹🇩🇪\x7f.' 🇦🇹. \
	"$N"'one three\e[D\e[D\e[D\e[D\e[Dtwo \x05!'"$N"'漢字\e[Da\e[D\e[3~b\x05' 字 \
	"$N"'wo rld\x01\x0bHello there\x17you'"$N"'gone\x15stays'"$N"'p\xffq\xc3r' qr \
	"$N"'d\x1b[31m\x07e'"$N"'f\e[5~\eOPg'"$N"'\e[200~one  two\e[201~!' two! \
	"$N"'up\e[A\x05?\e[B\x05.\x04' -- taut check
sed -n '5,$p' "$J/$LOOK" >typed
printf '%s\n' 'ab漢字cd' ab "$(printf 'ze\314\201')" ac 🇦🇹. 'one two three!' 漢b字 'Hello you' stays pqr \
	de fg 'one  two!?' up. >wanted
same '… is what is written' typed wanted

# Pasted whole: empty lines, and what would be a key.
again
talk 'pasted' "$DONE" "$FACTS" 'So: \e[200~first\r\r<\r\x10second\x03\r\n.\rlast\e[201~ end\x04' -- taut check
head -n 12 "$J/$LOOK" >pasted
holds '… with its empty lines' pasted <<'END'
# 2026-11-21

## 20:15 Health

So: first

<
second
.
last end
END
again
talk 'pasted, then erased past a line' "$DONE" "$FACTS" '\e[200~a\rb\e[201~\x7f\x7fc\x04' -- taut check
has '… is one line' "$J/$LOOK" 'ac'
again
talk 'much at once' "$DONE" "$FACTS" "\\e[200~$(printf '%0120000d' 7)\\e[201~\\x04" -- taut check
is '… all of it' 0 120000 awk 'length > 999 { print length }' "$J/$LOOK"

# Where no cursor moves: lines as the terminal gives them, and nothing else.
plain_way() { # NAME COMMAND…
	_way=$1
	shift
	again
	talk "$_way" "$DONE" "$FACTS" '?\r' camera 'Twice.\r' "$RUN" '<\r' 'Yours: Twice' '\r' "$RUN" \
		'five\r' 'not a number' '5\r' 'from 0 to 10' '\x04' -- "$@"
	has "$_way: what is written" "$J/$LOOK" '- I run 10 km [is:: 5] [for:: run]'
	has "$_way: the words" "$J/$LOOK" 'Twice.'
	if grep -q "$(printf '\033')" "$T/raw"; then missed "$_way: no sequence"; else
		passed "$_way: no sequence"; fi
}
plain_way '--plain' taut --plain check
plain_way 'TERM=dumb' env TERM=dumb taut check
plain_way 'ACCESSIBLE=1' env ACCESSIBLE=1 taut check
again
talk 'plain, left' "$LEFT" "$FACTS" 'Twice.\r' "$RUN" '\x03' -- taut --plain check
talk '… and gone on with' "$DONE" 'Go on with them' '\r' "$RUN" '\x04' -- taut --plain check
has '… all of it' "$J/$LOOK" 'Twice.'
again
talk 'a line that the terminal cut' "$LEFT" "$FACTS" "$(printf '%05000d' 7)\\r" 'the line was cut' '' \
	'> ' '\x03' -- taut --plain check
is '… what came of it is kept' 0 4095 sh -c "awk 'length > 999 { print length }' $J/.git/taut/drafts/*"

# What is said past the end of a row, to a terminal; elsewhere it is one line.
quietly taut vision add home 'A shed' --id shed
COLUMNS=40 TALK_WIDEST=1 talk 'said in 40 columns' "$DONE" -- taut focus run ease sundays shed
shown '… broken between words' '^which could wait[?]$'
has '… no row is too long' "$T/shown" 'past the last column: 0'
quietly taut focus run
is '… and not into a pipe' 0 'more than three at once share the pull; which could wait?' sh -c \
	'taut focus run ease sundays shed 2>&1 >/dev/null | grep more'

# Stopped and gone on with.
again
talk 'stopped' "$DONE" "$FACTS" 'be\x1a' 'going on' 'fore' 'before' '\x04' -- sh -c \
	'set -m; taut check; stty -a | grep -q " icanon" && echo going on; fg >/dev/null'
has '… with what was typed' "$J/$LOOK" 'before'

# The screen, as tmux has it.
command -v tmux >/dev/null || { skip 'the screen' 'no tmux'; done_testing; }
pane() { tmux -S "$T/tmux" "$@"; }
start() { # COLUMNS
	pane kill-server 2>/dev/null
	again
	pane -u -f /dev/null new-session -d -x "$1" -y 30 taut check
}
screen() { pane capture-pane -p | sed 's/ *$//'; }
screen_has() { screen | grep -Fqx -e "$1"; }
sees() { # NAME LINE
	_tries=0
	until screen_has "$2" || [ $((_tries += 1)) -gt 400 ]; do sleep 0.05; done
	if screen_has "$2"; then passed "$1"; return; fi
	missed "$1"
	{ echo "no such line: $2"; screen; } | note
}
keys() { pane send-keys "$@"; }
start 60
sees 'the question' 'Health: what is so, in a fact or two?'
keys -l 'e漢字é'
sees 'wide letters and a mark' '> e漢字é'
keys BSpace BSpace
sees 'erased' '> e漢'
keys Left
keys -l x
keys End
keys -l y
sees 'the cursor stands where it belongs' '> ex漢y'
keys -l ' and words that go on to the end of the row and past it'
sees 'a second row' ' it'
pane resize-window -x 40
sees 'narrower' ' of the row and past it'
keys -l '.'
sees '… and on' ' of the row and past it.'
is '… the text stands there once' 0 1 sh -c 'tmux -S "$1/tmux" capture-pane -p | grep -c "ex漢y"' - "$T"
is '… and the question' 0 1 sh -c 'tmux -S "$1/tmux" capture-pane -p | grep -c "^Health: what"' - "$T"
pane resize-window -x 60
keys BSpace
sees 'wider' ' it'
keys Enter
sees 'the next question' 'I run 10 km: where is it now, in km?'
keys C-c
start 40
sees 'in 40 columns' 'Health: what is so, in a fact or two?'
sees 'what may be typed' 'Enter passes; < back; ? why; ! editor;'
keys -l 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa漢字漢字'
sees 'a wide letter is never cut in half' '漢字漢字'
keys Home
keys -l '漢'
sees '… nor one that moves on' 'a漢字漢字'
keys C-c
pane kill-server 2>/dev/null
done_testing
