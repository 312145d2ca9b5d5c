#!/bin/sh
# SPDX-License-Identifier: ISC
# Private answers of a dialogue: sealed in the draft, when it is cut off anywhere,
# in the journal; in the clear nowhere.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
quietly fast_key
quietly taut add x
cd "$HOME" || exit 1
FACTS='Health: what is so' RUN='where is it now' EASE='from 0 to 10' WAY='Health: what in you'
watch_arguments "$KIND"
private_mark() { new_mark && printf '%s\n' "$MARK" >"$T/typed"; }
export TALK_MARK="$T/typed"
unlocked() { printf '[key]\n\tpassphrase-command = cat %s\n' "$T/passphrase" >"$HOME/.config/taut/config"; }
mkdir -p "$HOME/.config/taut"
unlocked
sealed() { # NAME: the draft is, and nothing else holds the mark
	nowhere "$1: nowhere in the clear"
	is "$1: one draft, sealed" 0 1 sh -c "ls $J/.git/taut/drafts | grep -c 'ask.md.age$'"
}
opens() { # NAME: it stands in the look
	taut show -p "$LOOK" >"$T/opened" 2>&1
	if has_mark "$T/opened"; then passed "$1"; else missed "$1"; fi
}

# With Ctrl-P, before the words, among them, behind them; each way it may end.
private_mark
talk 'private, left' "$LEFT" "$FACTS" '\x10' '(private) > ' "{mark}\\r" "$RUN" '\x03' -- taut check
sealed 'left'
talk 'gone on with' "$LEFT" 'Go on with them' '\r' "$RUN" '<\r' 'Yours: (private)' '\x03' -- taut check
sealed 'gone on with'
without_mark 'it is not shown again' "$T/shown"
talk 'killed' 'signal 9, terminal changed' 'Go on with them' '\r' "$RUN" '4\r' "$EASE" @KILL -- taut check
sealed 'killed'
talk 'to the end' "$DONE" 'Go on with them' '\r' "$EASE" '\x04' -- taut check
nowhere 'saved: nowhere in the clear'
opens '… and it opens'
nothing_kept '… no draft is left'
private_mark
talk 'half a line, then private' "$DONE" "$FACTS" "{mark}\\x10" '(private) > ' ' more\x04' -- taut check
nowhere '… nowhere in the clear'
opens '… and it opens'
private_mark
talk 'half a line, then killed' 'signal 9, terminal changed' "$FACTS" "\\x10{mark}" "{mark}" @KILL -- taut check
nowhere '… nowhere in the clear'
private_mark
talk 'pasted' "$DONE" "$FACTS" "\\x10\\e[200~one\\r\\r{mark}\\e[201~\\x04" -- taut check
nowhere '… nowhere in the clear'
private_mark
talk 'in plain lines' "$DONE" "$FACTS" '\x10\n' '(private) > ' "{mark}\\n" "$RUN" '\x04' -- taut --plain check
nowhere '… nowhere in the clear'
private_mark
talk 'in plain lines, in one' "$DONE" "$FACTS" "\\x10{mark}\\n" "$RUN" '\x04' -- taut --plain check
nowhere '… nowhere in the clear'
opens '… and it opens'

# First open, then private: what was in the clear is overwritten.
private_mark
talk 'made private afterwards' "$LEFT" "$FACTS" "{mark}\\r" "$RUN" '<\r' 'Yours: ' '\x10' '(private) > ' \
	'\e[A!\r' "$RUN" '\x03' -- taut check
sealed 'made private afterwards'
rm -f "$J/.git/taut/drafts"/*

# A private area; -p; what will not be private; nobody to seal to.
printf '\tpassphrase-command = cat %s\n[private]\n\tareas = home\n' "$T/passphrase" |
	sed '1i[key]' >"$HOME/.config/taut/config"
private_mark
talk 'an area that is private' "$DONE" 'Sundays are ours: how' "{mark}\\r" 'Home: what in you' \
	"\\r" -- taut check home
nowhere '… nowhere in the clear'
opens '… and it opens'
unlocked
private_mark
talk 'all of it, by -p' "$DONE" "$FACTS" '\r' "$RUN" '\r' "$EASE" '\r' "$WAY" "{mark}\\x04" -- taut check -p
nowhere '… nowhere in the clear'
opens '… and it opens'
talk 'a number' "$LEFT" "$FACTS" '\r' "$RUN" '\x10' 'cannot be private' '\x03' -- taut check
mv "$J/.git/taut/trusted" "$T/trusted" && rm "$HOME/.config/taut/config"
private_mark
talk 'nobody to seal to' "$LEFT" "$FACTS" '\x10' 'Passphrase: ' '\r' '> ' '\x03' -- taut check
nothing_kept '… nothing is kept'
mv "$T/trusted" "$J/.git/taut/trusted"
unlocked

# The editor, and standard input.
private_mark
printf '## ^facts.health\n\n```private\n%s\n```\n' "$MARK" >"$T/will"
printf '#!/bin/sh\ncat "%s" >"$1"\n' "$T/will" >"$T/editor" && chmod +x "$T/editor"
XDG_RUNTIME_DIR=$(mktemp -d /dev/shm/taut-test.XXXXXX) && export XDG_RUNTIME_DIR
run env EDITOR="$T/editor" taut check -e
told 'a fence in the editor' 0 yes taut check -e
nowhere '… nowhere in the clear'
opens '… and it opens'
private_mark
printf '## ^facts.health\n\n```private\n%s\n```\n\n## ^amount.run\n\nx\n' "$MARK" >"$T/words"
run taut check <"$T/words"
without_mark 'what will not do says no word' "$T/got"
nowhere '… and the words are sealed'
sed -i 's/^x$/4/' "$T/words"
run taut check <"$T/words"
told 'from standard input' 0 yes taut check
nowhere '… nowhere in the clear'
opens '… and it opens'

# A step is always clear: a fence is not opened there, a marked line not taken.
private_mark
printf '## ^act.run\n\n```private\n%s\n```\n' "$MARK" >"$T/words"
run taut plan run --ask <"$T/words"
told 'a fence where none can be' 7 yes taut plan
without_mark '… says no word of it' "$T/got"
nowhere '… nowhere in the clear'
printf '## ^act.run\n\nI run.\n```private\n%s\n```\n' "$MARK" >"$T/words"
run taut plan run --ask <"$T/words"
told '… among other words' 7 yes taut plan
nowhere '… nowhere in the clear'
private_mark
talk '… and in plain lines' "$LEFT" 'best of it' '\n' 'gets in the way' '\n' 'do, then' "\\x10{mark}\\n" \
	'cannot be private' '' '> ' '\x03' -- taut --plain plan run --ask
nowhere '… nowhere in the clear'
rm -f "$T/words" "$T/will" "$T/typed"
clean_everywhere
rmdir "$XDG_RUNTIME_DIR"
done_testing
