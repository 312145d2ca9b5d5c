#!/bin/sh
# SPDX-License-Identifier: ISC
# An edit that is cut off: what was saved in it is sealed, and can be opened.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/terminal.sh"
quietly taut init
fast_key
hostile
EDIT="EDITOR=vim taut edit -p --passphrase-fd 3 3<'$T/passphrase'"
mkdir -p "$J/entries/2026/11"
printf '# 2026-11-21\n\n``` private\nMYALREADY\n```\n' >"$J/$DAY"
touch -d 2026-01-01 "$J/$DAY"
quietly taut sync --local
cp "$J/$DAY" "$T/page"

sealed() { find "$J/.git/taut/drafts" -name '*.md.age' | head -n 1; }
opened() { "$TAUT_BUILD/tool/seal" open -a "$T/key.txt" <"$(sealed)"; }
forget() { rm -rf "$J/.git/taut/drafts" "$J/.git/taut/bases"; }
ours() { # NAME: the pid of it that holds this buffer
	for pid in $(cd /proc && echo [0-9]*); do
		[ "$(readlink "/proc/$pid/cwd")" = "$T" ] || continue
		case $1,$(cat "/proc/$pid/comm" 2>/dev/null) in vim,vim|taut,taut|script,script) echo "$pid" ;; esac
	done | head -n 1
}
has_sealed() { opened | grep -q "$1"; }

# cut_off NAME STATUS KEYS COMMAND: when something was saved and more was typed.
cut_off() {
	name=$1 then=$4
	forget
	AFTER=strike
	type_in "$3" "$EDIT"
	AFTER=
	told "$name: its status" "$2" yes taut edit -p
	ok "$name: what was saved is sealed" has_sealed MYSAVED
	ok "$name: with what was opened" has_sealed MYALREADY
	is_nowhere "$name: nowhere in the clear" MYSAVED
	is_nowhere "$name: nor what was there" MYALREADY
	same "$name: the page is as it was" "$T/page" "$J/$DAY"
}
strike() {
	until_so has_sealed MYSAVED
	sleep 0.3
	eval "$then"
}
gone() { [ -z "$(left)" ]; }
typed='ggOMYSAVED\033:w\roUNSAVED'

cut_off 'vim killed' 7 "$typed" 'kill -9 $(ours vim)'
is 'vim killed: nothing stays in memory' 0 '' left
like 'vim killed: it is said' 0 \
	'your text is kept sealed: taut show -p \.git/taut/drafts/2026-11-21\.[0-9]*\.md\.age' cat shown
like 'and what is said opens it' 0 MYSAVED by_passphrase taut show -p \
	"$(cd "$J" && echo .git/taut/drafts/*.age)"
is 'the draft is for oneself' 0 600 stat -c %a "$(sealed)"
if command -v age >/dev/null; then
	like 'age opens it' 0 MYSAVED age -d -i key.txt "$(sealed)"
else
	skip 'age opens it' 'not installed'
fi

cut_off 'taut told to end' 130 "$typed" 'kill -TERM $(ours taut)'
is 'taut told to end: nothing stays in memory' 0 '' left
like 'taut told to end: it is said' 0 'taut: the edit was cut off \(Terminated\)' cat shown

cut_off 'the terminal hung up' 137 "$typed" 'kill -9 $(ours script)'
ok 'the terminal hung up: nothing stays in memory' until_so gone

# What nano did not save yet, it leaves beside the file.
EDIT="EDITOR=nano taut edit -p --passphrase-fd 3 3<'$T/passphrase'"
cut_off 'nano told to end' 130 'MYSAVED\r\017\rLATEST\r' 'sleep 1; kill -TERM $(ours taut)'
is 'nano told to end: nothing stays in memory' 0 '' left
ok 'and what it rescued is sealed' has_sealed LATEST
EDIT="EDITOR=vim taut edit -p --passphrase-fd 3 3<'$T/passphrase'"

# Killed at once, it can remove nothing; the next one does.
cut_off 'taut killed' 137 "$typed" 'kill -9 $(ours taut)'
stands && passed 'taut killed: the folder is left, in memory' || missed 'the folder is left'
printf 'LAST\n' >>"$(buffer)"
ended() { [ -z "$(ours vim)" ]; }
until_so ended
like 'the next edit says what it found' 1 \
	"^taut: an edit that was cut off is kept sealed: taut edit -p .git/taut/drafts/2026-11-21" \
	env EDITOR=true taut edit
ok 'its last state is sealed' has_sealed LAST
is 'and nothing stays in memory' 0 '' left

# Ctrl-C is the editor's, and another edit leaves this one alone.
forget
AFTER=interrupt
interrupt() {
	until_so has_sealed MYSAVED
	kill -INT "$(ours taut)"
	EDITOR=true taut edit >/dev/null 2>&1
	stands && printf '\033uoDONE\033:wq\r'
}
type_in "$typed" "$EDIT"
AFTER=
told 'Ctrl-C goes to the editor' 0 yes taut edit -p
has 'and the edit goes on' "$J/$DAY" DONE
is 'no draft stays' 0 '' drafts
is 'nothing stays in memory' 0 '' left

# What the gate refuses is kept sealed, and said.
cp "$J/$DAY" page
type_in 'ggO``` private\rMYREFUSED\033ZZ' "$EDIT"
told 'a fence that does not close' 5 yes taut edit -p
like 'what to do' 0 'your text is kept sealed: taut show -p .git/taut/drafts/2026-11-21' cat shown
same 'nothing is written' page "$J/$DAY"
ok 'the text is sealed' has_sealed MYREFUSED
is_nowhere 'and nowhere else' MYREFUSED
is 'nothing stays in memory' 0 '' left
forget

# Words from a pipe, that were in no editor.
printf '``` private\nMYREFUSED\n' >"$XDG_RUNTIME_DIR/words"
run taut purpose --ask <"$XDG_RUNTIME_DIR/words"
cp got said
told 'words of a pipe that are refused' 7 yes taut purpose --ask
like 'are kept sealed' 0 '^hint: the words are kept sealed: taut show -p .git/taut/drafts/purpose' cat said
ok 'and can be opened' has_sealed MYREFUSED
kept=$(cd "$J" && echo .git/taut/drafts/*.age)
type_in ':1d\r:wq\r' "EDITOR=vim taut edit -p $kept --passphrase-fd 3 3<'$T/passphrase'"
told 'words of no page become a moment' 0 yes taut edit -p
like 'of today, sealed' 0 'MYREFUSED' by_passphrase taut show -p today
is 'and their draft goes' 0 '' drafts
mv "$J/.git/taut/trusted" "$T/trusted"
forget
run taut purpose --ask <"$XDG_RUNTIME_DIR/words"
cp got said
like 'without keys they are not kept' 0 '^hint: the words are private and could not be sealed' cat said
is 'no draft of them' 0 '' drafts
rm "$XDG_RUNTIME_DIR/words"
is_nowhere 'and they are nowhere' MYREFUSED

mv "$T/trusted" "$J/.git/taut/trusted"
cp "$J/$DAY" page
AFTER=strike then='kill -9 $(ours vim)'
forget
type_in "$typed" "$EDIT"
AFTER=
# A draft is told of, and gone on with: the same edit, merged with what came since.
kept=$(cd "$J" && echo .git/taut/drafts/*.age)
like 'today tells of it' 0 "^an edit that was cut off is kept sealed: taut edit -p $kept, or taut show -p $kept" taut
unlike 'but not a status bar' 0 'cut off' taut today --short
like 'a new edit tells of it' 1 "kept sealed: taut edit -p $kept" env EDITOR=true taut edit
like 'and a new moment' 1 "kept sealed: taut edit -p $kept" env EDITOR=true taut add -e
like 'it is private' 2 'opened with -p' taut edit "$kept"
echo 'came in since' >>"$J/$DAY"
type_in ':q!\r' "EDITOR=vim taut edit -p $kept --passphrase-fd 3 3<'$T/passphrase'"
like 'looked at only' 0 'nothing was changed' cat shown
unlike 'an editor that waits is not suspected' 0 'code --wait' cat shown
ok 'it stays' test -f "$J/$kept"
type_in ':wq\r' "EDITOR=vim taut edit -p $kept --passphrase-fd 3 3<'$T/passphrase'"
told 'written as it is, it is the edit' 0 yes taut edit -p
has 'what was saved is in the page' "$J/$DAY" MYSAVED
has 'beside what came in since' "$J/$DAY" 'came in since'
is 'what was sealed keeps its bytes' 0 "$(grep -c 'BEGIN AGE' page)" grep -c 'BEGIN AGE' "$J/$DAY"
is 'the draft is gone' 0 '' find "$J/.git/taut/drafts" "$J/.git/taut/bases" -type f

# A page that is refused, mended in the editor: nothing is said of what was.
printf '\n``` private\nMYOPEN\n' >>"$J/$DAY"
touch -d 2026-01-01 "$J/$DAY"
cat >"$T/mend" <<'END'
#!/bin/sh
echo '```' >>"$1"
END
chmod +x "$T/mend"
unlike 'a refused page that is mended' 0 'not committed' env EDITOR="$T/mend" taut edit
lacks 'is sealed' "$J/$DAY" MYOPEN
done_testing
