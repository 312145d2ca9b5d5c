#!/bin/sh
# SPDX-License-Identifier: ISC
# edit -p, and a private fence typed in any buffer: real editors whose settings
# keep everything, and the words are nowhere but sealed.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/terminal.sh"
quietly taut init
like 'without a key' 8 'key' env EDITOR=vim taut edit -p </dev/null
fast_key
hostile
EDIT="taut edit -p --passphrase-fd 3 3<'$T/passphrase'"

# A sealed passage by its number in the page; and its words.
armor() {
	awk -v n="$2" '/BEGIN AGE/ { at++ } at == n { print } /END AGE/ && at == n { exit }' "$1"
}
sum() { armor "$@" | sha256sum; }
opened() {
	armor "$@" | sed 's/^[ >]*//' | "$TAUT_BUILD/tool/seal" open -a "$T/key.txt" |
		grep -v '^<!-- taut:1'
}

# The page before each: three passages, one in a list, one quoted.
page() {
	mkdir -p "$J/entries/2026/11"
	cat >"$J/$DAY" <<END
# 2026-11-21

- a list

  \`\`\`private
  FIRST$1
  \`\`\`

~~~~ private
SECOND$1
\`\`\`
with a fence in it
\`\`\`
~~~~

> \`\`\` private
> THIRD$1
> \`\`\`

vim: set undofile backup:
END
	touch -d '2026-01-01' "$J/$DAY" # else it may be that it is still being typed
	quietly taut sync --local
}

# The programs that have it in their arguments, while it goes on.
watch_arguments() {
	: >"$T/arguments"
	_rounds=0
	while [ -e "$T/watching" ] && [ $((_rounds += 1)) -lt 300 ]; do
		grep -lsaF -f "$T/hidden" /proc/[0-9]*/cmdline >>"$T/arguments"
		sleep 0.1
	done
}

# try NAME EDITOR KEYS-TO-ADD KEYS-TO-CHANGE
try() {
	name=$1 editor=$2
	page "$name"
	rm -f "$T/quiet"
	cp "$J/$DAY" "$T/before"
	lacks "$name: the page is sealed" "$T/before" "SECOND$name"
	: >"$T/watching"
	echo HIDDEN >"$T/hidden"
	watch_arguments &
	watcher=$!
	type_in "$3" "EDITOR='$editor' taut edit"
	told "$name: a fence typed in a page" 0 yes taut edit
	cp "$J/$DAY" "$T/after"
	is "$name: what was typed is sealed" 0 "HIDDENone$name" echo "$(opened "$T/after" 1)"
	for n in 1 2 3; do
		is "$name: what was sealed keeps its bytes ($n)" 0 "$(sum "$T/before" $n)" \
			sum "$T/after" $((n + 1))
	done
	type_in "$4" "EDITOR='$editor' $EDIT"
	told "$name: edit -p" 0 yes taut edit -p
	rm "$T/watching"
	wait "$watcher"
	is "$name: what was changed is sealed" 0 "HIDDENtwo$name" \
		echo "$(opened "$J/$DAY" 3 | head -n 1)"
	is "$name: with its other lines" 0 'with a fence in it' \
		echo "$(opened "$J/$DAY" 3 | sed -n 3p)"
	for n in 1 2 4; do
		is "$name: the other passages keep their bytes ($n)" 0 "$(sum "$T/after" $n)" \
			sum "$J/$DAY" $n
	done
	holds "$name: in no arguments of a program" "$T/arguments" </dev/null
	rm -f "$T/got" "$T/held" "$T/expected" "$T/hidden"
	is_nowhere "$name: nowhere in the clear" HIDDEN
	is_nowhere "$name: nor what was there before" "SECOND$name"
	is "$name: nothing stays in memory" 0 '' left
	is "$name: nor a draft" 0 '' drafts
	is "$name: nor what the editor keeps" 0 '' find "$HOME/kept" -type f
}
add='ggO``` private\rHIDDENone%s\r```\033:w\r:w\rZZ'
change=':%%s/SECOND/HIDDENtwo/\r:w\rOx\033ddZZ'
try vim vim "$(printf "$add" vim)" "$change"
if command -v nvim >/dev/null; then
	try nvim nvim "$(printf "$add" nvim)" "$change"
else
	skip 'nvim' 'not installed'
fi
# ^O Enter: write; ^X: exit; ^\: replace
try nano nano '``` private\rHIDDENonenano\r```\r\r\017\r\030' '\034SECOND\rHIDDENtwo\ra\017\r\030'

# That these settings would have kept it.
script -qec "vim -c 'normal oKEPT' -c w -c 'normal ddoOTHER' -c wq '$T/any.md'" /dev/null \
	>/dev/null </dev/null
for kept in undo backup viminfo; do
	ok "vim by itself keeps its $kept" grep -rq KEPT "$HOME/kept/$kept"
done
rm -rf "$HOME/kept"

page x
git -C "$J" rev-parse HEAD >"$T/head"
type_in ':q\r' "EDITOR=vim $EDIT"
like 'an unchanged page' 0 'nothing was changed' cat "$T/shown"
type_in ':w\r:q\r' "EDITOR=vim $EDIT"
like 'written as it was' 0 'nothing was changed' cat "$T/shown"
type_in ':%%d\rZZ' "EDITOR=vim $EDIT"
like 'emptied' 0 'the text is empty: nothing was changed' cat "$T/shown"
is 'is no commit' 0 "$(cat "$T/head")" git -C "$J" rev-parse HEAD
is 'nothing stays' 0 '' left

# Which editors.
like 'an editor that is not known' 2 "'ed' is no editor that taut can keep" \
	env EDITOR=ed taut edit -p
like 'what to do' 2 '^hint: taut config private.editor vim' env EDITOR='code --wait' taut edit -p
like 'nor one that needs a shell' 2 'is no editor' env EDITOR='vim "$1"; cat' taut edit -p
like 'nor vim that saves nothing' 2 'is no editor' env EDITOR=view taut edit -p
printf '#!/bin/sh\nexit 0\n' >"$T/vi" && chmod +x "$T/vi"
like 'nor what only is called vi' 2 'is no editor' env EDITOR="$T/vi" taut edit -p
ln -s "$(command -v vim)" "$T/editor"
type_in ':q!\r' "EDITOR='$T/editor' $EDIT"
like 'what is behind a link counts' 0 'nothing was changed' cat "$T/shown"
quietly taut config private.editor vim
type_in ':q!\r' "EDITOR=ed $EDIT"
like 'private.editor is for this' 0 'nothing was changed' cat "$T/shown"
quietly taut config private.editor true
like 'an unknown one at a word of the person' 1 "^taut: what 'true' keeps of a private text" \
	by_passphrase taut edit -p
rm -f "$HOME/.config/taut/config"

# A passage for another key, and a damaged one.
"$TAUT_BUILD/tool/seal" key >"$T/other.txt"
{
	echo '``` age'
	echo STRANGE | "$TAUT_BUILD/tool/seal" seal -a "$("$TAUT_BUILD/tool/seal" recipient "$T/other.txt")"
	printf '```\n\n``` age\n'
	sum "$J/$DAY" 1 | head -c 20
	printf '\n```\n'
} >>"$J/$DAY"
quietly taut sync --local
cp "$J/$DAY" "$T/before"
type_in ':%%s/SECOND/CHANGED/\rZZ' "EDITOR=vim $EDIT"
like 'what does not open is said' 0 'it stays as it is' cat "$T/shown"
like 'the rest is edited' 0 CHANGED opened "$J/$DAY" 2
is 'and it stays' 0 "$(sum "$T/before" 4)" sum "$J/$DAY" 4

# A passage that nobody sealed yet, typed elsewhere a moment ago.
printf '\n~~~private\nYOUNG\n~~~\n' >>"$J/$DAY"
count() { grep -c 'BEGIN AGE' "$J/$DAY"; }
before=$(count)
type_in ':%%s/THIRD/NEWER/\rZZ' "EDITOR=vim $EDIT"
told 'a page with a young passage' 0 yes taut edit -p
is 'has it sealed, once' 0 "$((before + 1))" count
like 'and what was edited' 0 NEWER opened "$J/$DAY" 3
lacks 'nothing is in the clear' "$J/$DAY" YOUNG

# What came in meanwhile.
AFTER=meanwhile
meanwhile() {
	until_so grep -q MINE "$(buffer)"
	echo 'added meanwhile' >>"$J/$DAY"
	printf ':q\r'
}
type_in ':%%s/NEWER/MINE/\r:w\r' "EDITOR=vim $EDIT"
AFTER=
has 'what came in meanwhile stays' "$J/$DAY" 'added meanwhile'
like 'beside the edit' 0 MINE opened "$J/$DAY" 3

# The same passage edited at both ends: each stands whole.
AFTER=theirs
theirs() {
	until_so grep -q OURS "$(buffer)"
	script -qec "EDITOR=\"vim -c '%s/MINE/THEIRS/' -c wq\" $EDIT" /dev/null </dev/null >/dev/null
	printf ':q\r'
}
before=$(count)
type_in ':%%s/MINE/OURS/\r:w\r' "EDITOR=vim $EDIT"
AFTER=
is 'a passage edited at both ends stands twice' 0 "$((before + 1))" count
opened "$J/$DAY" 3 >"$T/both"
opened "$J/$DAY" 4 >>"$T/both"
is 'and both can be opened' 0 'OURSx THEIRSx' echo "$(sort "$T/both" | paste -s -d ' ')"

# A moment that is private as a whole, written in the editor.
before=$(count)
type_in 'iWHOLE and MORE\033ZZ' "EDITOR=vim taut add -p -e --at 23:59"
told 'add -p -e' 0 yes taut add -p -e
is 'is sealed' 0 "$((before + 1))" count
rm -f "$T/both"
is_nowhere 'and nowhere in the clear' 'WHOLE and MORE'
is 'nothing stays' 0 '' left
is 'nor a draft' 0 '' drafts
done_testing
