# SPDX-License-Identifier: ISC
# Every way of a terminal through a flow. Read behind lib.sh, leak.sh, dialogue.sh.
#
# A flow is a row of variables: $flow its name, $words what is typed behind `taut`,
# $lead WAIT KEYS, a line each, for what is asked before the two questions that are
# looked at: $first, which words answer, and $next. $why is of what `?` tells of the
# first. $ends, $next_ends: `line` or `text`. What is said to the first lands in
# $file, $answer to the next one as $line of $next_file. $clear: why the first cannot
# be private; empty: it can. Without $next the flow has one question: there is nothing
# to go back to, and nothing behind which it could be left and gone on with; $refuses:
# what is said of an editor that may not have its words.
SAID='Said once' LONG='漢字ab and on past the end of a row of forty columns: '
WIDE='漢字漢字\x7f\x7fae\xcc\x81\x7fb and on past the end of a row of forty columns: '
PASTED='\e[200~one\r\r\rtwo\e[201~'
cat >"$T/editor" <<'END'
#!/bin/sh
echo 'Out of the editor' >"$1"
END
chmod +x "$T/editor"

# ends_of KIND: what ends an answer, and what passes by, or keeps.
ends_of() { if [ "$1" = text ]; then END='\r.\r' PASS='.\r'; else END='\r' PASS='\r'; fi; }

export TALK_PROMPT='> '
# walk NAME STATUS [WAIT KEYS]… -- COMMAND…: talk, behind the lead.
walk() {
	_walk=$1 _left=$2
	shift 2
	if [ -z "$lead" ]; then talk "$_walk" "$_left" "$@"; return; fi
	_count=$(printf '%s\n' "$lead" | wc -l) _turn=0
	while [ $_turn -lt "$_count" ]; do
		# from the last one on, so that they stand in their order
		set -- "$(printf '%s\n' "$lead" | sed -n "$((_count - _turn))p")" "$@"
		_turn=$((_turn + 1))
	done
	talk "$_walk" "$_left" "$@"
}
written() { # NAME FILE WORDS
	if grep -Fq -e "$3" "$J/$2" 2>/dev/null; then passed "$1"; return; fi
	by_passphrase taut show -p "$2" >"$T/opened" 2>&1 # a letter is sealed
	if grep -Fq -e "$3" "$T/opened"; then passed "$1"; return; fi
	missed "$1"
	{ echo "not in $2: $3"; cat "$J/$2"; } 2>&1 | note
}
one_draft() { is "$1" 0 1 sh -c "ls '$J/.git/taut/drafts' | wc -l"; }
within_columns() { has "$1" "$T/shown" 'past the last column: 0'; }

# Forward, back, why, passed by; left, killed and gone on with.
way_keys() {
	walk "$flow: back, why, passed by, left" "$LEFT" "$first" '?\r' "$why" "$PASS" \
		"$next" '<\r' "$first" "$SAID$END" "$next" '<\r' "Yours: $SAID" "$PASS" "$next" '\x03' \
		-- taut $words
	one_draft "$flow: … a draft is kept"
	talk "$flow: gone on with, killed" 'signal 9, terminal changed' 'Go on with them' '\r' \
		"$next" @KILL -- taut $words
	one_draft "$flow: … it is kept still"
	talk "$flow: gone on with, to the end" "$DONE" 'Go on with them' '\r' "$next" \
		"$answer\\x04" -- taut $words
	written "$flow: … what was said is there" "$file" "$SAID"
	written "$flow: … and the other answer" "$next_file" "$line"
	nothing_kept "$flow: … no draft"
}

# The editor; made narrower; wide letters and marks, typed and erased; pasted.
way_typed() {
	COLUMNS=60 TALK_WIDEST=1 walk "$flow: editor, 40 columns, wide, pasted" "$DONE" "$first" \
		'!\r' "$next" '<\r' 'Yours: Out of the editor' @40 '' \
		"$WIDE$PASTED$END" "$next" "$answer\\x04" -- env EDITOR="$T/editor" taut $words
	within_columns "$flow: … no row is too long"
	written "$flow: … each letter" "$file" "${LONG}one"
	written "$flow: … what was pasted" "$file" two
	if grep -Fq 'Out of the editor' "$J/$file"; then missed "$flow: … in place of the first"
	else passed "$flow: … in place of the first"; fi
	nothing_kept "$flow: … no draft"
}

# Where no cursor moves, in 40 columns.
way_plain() { # NAME COMMAND…
	_plain=$1
	shift
	COLUMNS=40 TALK_WIDEST=1 walk "$flow: $_plain" "$DONE" "$first" '?\r' "$why" "$SAID$END" \
		"$next" '<\r' "Yours: $SAID" "$PASS" "$next" "$answer\\x04" -- "$@"
	plain_shown
}
plain_shown() {
	if grep -q "$(printf '\033')" "$T/raw"; then missed "$flow: $_plain: no sequence"
	else passed "$flow: $_plain: no sequence"; fi
	within_columns "$flow: $_plain: no row is too long"
	written "$flow: $_plain: what was said" "$file" "$SAID"
}

way_private() {
	new_mark && printf '%s\n' "$MARK" >"$T/typed"
	export TALK_MARK="$T/typed"
	walk "$flow: private, left" "$LEFT" "$first" '\x10' '(private) > ' "{mark}$END" "$next" \
		'\x03' -- taut $words
	nowhere "$flow: … nowhere in the clear"
	is "$flow: … the draft is sealed" 0 1 sh -c "ls '$J/.git/taut/drafts' | grep -c 'age$'"
	talk "$flow: private, gone on with, killed" 'signal 9, terminal changed' \
		'Go on with them' '\r' "$next" '<\r' 'Yours: (private)' @KILL -- taut $words
	talk "$flow: private, to the end" "$DONE" 'Go on with them' '\r' "$next" '\x04' -- \
		taut $words
	nowhere "$flow: … nowhere in the clear"
	unset TALK_MARK
	written "$flow: … and it opens" "$file" "$MARK"
}

# The same where there is one question.
way_one() {
	ends_of "$ends"
	fresh && walk "$flow: why, left" "$LEFT" "$first" '?\r' "$why" 'Half a word\x03' -- taut $words
	if [ "$ends" = text ]; then one_draft "$flow: … it is kept"
	else nothing_kept "$flow: … nothing was answered, nothing is kept"; fi
	fresh
	if [ -n "$refuses" ]; then
		walk "$flow: the editor is refused" "$LEFT" "$first" '!\r' "$refuses" '\x03' -- \
			env EDITOR="$T/editor" taut $words
	else
		walk "$flow: the editor" "$DONE" "$first" '!\r' -- env EDITOR="$T/editor" \
			taut $words
		written "$flow: … is what was said" "$file" 'Out of the editor'
	fi
	fresh && COLUMNS=60 TALK_WIDEST=1 walk "$flow: 40 columns, wide, pasted" "$DONE" "$first" \
		@40 '' "$WIDE$PASTED$END" -- taut $words
	within_columns "$flow: … no row is too long"
	written "$flow: … each letter" "$file" "${LONG}one"
	fresh && one_plain --plain taut --plain $words
	fresh && one_plain TERM=dumb env TERM=dumb taut $words
	fresh && new_mark && printf '%s\n' "$MARK" >"$T/typed"
	TALK_MARK="$T/typed" walk "$flow: private" "$DONE" "$first" '\x10' '(private) > ' \
		"{mark}$END" -- taut $words
	nowhere "$flow: … nowhere in the clear"
	written "$flow: … and it opens" "$file" "$MARK"
}
one_plain() { # NAME COMMAND…
	_plain=$1
	shift
	COLUMNS=40 TALK_WIDEST=1 walk "$flow: $_plain" "$DONE" "$first" '?\r' "$why" "$SAID$END" \
		-- "$@"
	plain_shown
}

ways() {
	if [ -z "$next" ]; then way_one; return; fi
	ends_of "$next_ends"
	answer=$answer$END
	ends_of "$ends"
	fresh && way_keys
	fresh && way_typed
	fresh && way_plain --plain taut --plain $words
	fresh && way_plain TERM=dumb env TERM=dumb taut $words
	if [ -n "$clear" ]; then
		fresh && COLUMNS=40 TALK_WIDEST=1 walk "$flow: always clear: $clear" "$LEFT" \
			"$first" '\x10' "${refused:-cannot be private}" '\x03' -- taut $words
		# with a draft there is the command to be copied, too
		[ -n "$lead" ] || within_columns "$flow: … no row is too long"
	else
		fresh && way_private
	fi
}
fresh() { again; }

# The journal that they are tried on: two visions that came down, one whose day has
# passed, a key that opens without a word.
begin_ways() {
	begin_journal
	quietly at 2026-10-02 taut vision add recreation 'A shed' --from 0 --to 4 --unit walls \
		--id shed --by 2026-11-15
	quietly at 2026-11-10 taut vision run=8 -b 'the knee'
	quietly at 2026-11-10 taut vision run=10
	quietly at 2026-11-11 taut vision ease=7
	quietly at 2026-11-19 taut check run=4 ease=4 shed=1 -m 'As ever.'
	quietly fast_key
	mkdir -p "$HOME/.config/taut"
	printf '[key]\n\tpassphrase-command = cat %s\n' "$T/passphrase" >"$HOME/.config/taut/config"
	quietly git -C "$J" gc -q # it is copied often
	remember
}
