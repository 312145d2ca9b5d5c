#!/bin/sh
# SPDX-License-Identifier: ISC
# Private words in an editor: written, changed, shortened, taken out, and left in
# a state that the gate refuses. Allowed in the clear: nothing, but the buffer in
# memory while the editor runs.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/terminal.sh"
. "$TOP/tests/cli/leak.sh"
command -v vim >/dev/null || skip_all 'no vim'
quietly taut init
quietly fast_key
hostile
cd "$HOME" || exit 1
watch_arguments "$KIND"
PRIVATE="--passphrase-fd 3 3<'$T/passphrase'"
mkdir -p "$J/entries/2026/11"
page() { # with a sealed passage
	rm -rf "$J/.git/taut/drafts" "$J/$DAY"
	new_mark
	printf '# 2026-11-21\n\n```private\n%s FIRST\nsecond\n```\n\nend\n' "$MARK" >"$J/$DAY"
	settle
	quietly taut sync --local
}
opened() { by_passphrase taut show -p "$1" >"$T/opened" 2>&1; }
edited() { # NAME STATUS KEYS COMMAND
	_edited=$1 _wanted=$2
	type_in "$3" "EDITOR=vim $4"
	cp "$T/got" "$T/shown"
	told "$_edited" "$_wanted" yes "$4"
	nowhere '… nowhere in the clear'
	is '… nothing stays in memory' 0 '' left
}
is_there() { if has_mark "$T/opened"; then passed "$1"; else missed "$1"; fi; }

new_mark
edited 'add -p -e' 0 "i$MARK\\033ZZ" 'taut add -p -e'
opened today
is_there '… and it opens'
new_mark
edited 'add -e with a fence' 0 "i\`\`\`private\\r$MARK\\r\`\`\`\\033ZZ" 'taut add -e'
opened today
is_there '… and it opens'
page
edited 'edit -p: changed' 0 ":%%s/FIRST/changed $MARK/\\r:w\\rZZ" "taut edit -p $PRIVATE"
opened today
is_there '… and it opens'
page
edited 'shortened' 0 '/second\rddZZ' "taut edit -p $PRIVATE"
opened today
is_there '… and it opens'
lacks '… without the line' "$T/opened" second
page
edited 'taken out' 0 '/private\rd/end\rZZ' "taut edit -p $PRIVATE"
lacks '… no block is left' "$J/$DAY" 'BEGIN AGE'
ok '… undone' taut undo
nowhere '… nowhere in the clear'
opened today
is_there '… and it opens again'
page
edited 'nothing changed' 1 ':q!\r' "taut edit -p $PRIVATE"

# What the gate refuses is kept sealed, and only so.
refused() { # NAME KEYS
	page
	edited "$1" 5 "$2" "taut edit -p $PRIVATE"
	like '… is kept sealed' 0 'kept sealed: taut show -p' cat "$T/shown"
	lacks '… the page is as it was' "$J/$DAY" refused
	opened "$(cd "$J" && ls .git/taut/drafts/*.age)"
	is_there '… and it opens'
}
refused 'a fence that does not close' 'Gorefused\r```private\033ZZ'
refused 'the closing line taken away' '/^```$\rddOrefused\033ZZ'
refused 'a near miss' 'Gorefused\r``private\033ZZ'
refused 'a fence in the passage' '/second\rO```js\033orefused\033ZZ'

# Ended with the passage open in it; taut alone, its editor, and both.
cut() { # NAME SIGNAL WHOM
	page
	rm -f "$T/pids"
	type_in "GoUNSAVED\\033:w\\r:silent !sleep 1\\r" "EDITOR=vim sh -c 'echo \$\$ >\"$T/pids\"; exec taut edit -p $PRIVATE' & sleep 3; \
		taut=\$(cat '$T/pids'); vim=\$(pgrep -P \$taut); kill -$2 $3; sleep 1; kill -9 \$vim 2>/dev/null; wait"
	found_in "$MARK" "$HOME" >"$T/found"
	holds "$1: in memory only" "$T/found" </dev/null
	quietly env EDITOR=true sh -c 'taut edit || :'
	nowhere '… and after the next edit nowhere'
}
if command -v pgrep >/dev/null; then
	cut 'taut killed' KILL '$taut'
	cut 'the editor killed' KILL '$vim'
	cut 'taut hung up' HUP '$taut'
	cut 'both killed' KILL '$taut $vim'
else
	skip 'ended' 'no pgrep'
fi
is 'the settings of vim kept nothing' 0 '' find "$HOME/kept" -type f
rm -f "$T"/shown "$T"/opened
clean_everywhere
done_testing
