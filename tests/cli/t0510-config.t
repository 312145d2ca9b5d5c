#!/bin/sh
# SPDX-License-Identifier: ISC
# config: the settings of the journal and those of the person.
. "${0%/*}/lib.sh"
MINE=$HOME/.config/taut/config

like 'without a journal' 0 'no journal is open' taut config
is 'the person has' 0 "editor is nano now, in $MINE" taut config editor nano
is 'read' 0 nano taut config editor
like 'the journal has not, yet' 3 'there is no journal' taut config journal.zone Europe/Vienna
quietly taut init
is 'the journal has' 0 'journal.zone is Europe/Vienna now' taut config journal.zone Europe/Vienna
is 'read' 0 Europe/Vienna taut config journal.zone
is 'in its file' 0 Europe/Vienna git config -f "$J/.taut/config" journal.zone
is 'committed' 0 'config: journal.zone' git -C "$J" log -1 --format=%s
is 'the person has it not' 1 '' git config -f "$MINE" journal.zone
ok 'bare: at most 20 keys' sh -c 'n=$(taut config | grep -c "^[a-z]"); test "$n" -gt 5 && test "$n" -le 20'
like 'with their meaning' 0 'until this hour a night belongs to the day before' taut config
is 'nobody else reads it' 0 600 stat -c %a "$MINE"

printf '# mine\n[ui]\n\tplain = no ; a word\n[alias]\n\tj = add -t journal\n' >"$MINE"
is 'set in place' 0 "ui.ascii is yes now, in $MINE" taut config ui.ascii yes
has 'what is there stays' "$MINE" '# mine'
is 'as git reads it' 0 yes git config -f "$MINE" ui.ascii
unlike 'it acts' 0 '[^ -~]' taut
is 'an alias' 0 'added to 2026-11-21 20:15' taut j Written.
has 'with its words' "$J/$DAY" '#journal'
printf '[alias]\n\tadd = history\n\tx = nothing here\n' >>"$MINE"
is 'never hides a command' 0 'added to 2026-11-21 20:15' taut add Again.
like 'one that begins with no command' 2 "alias.x is 'nothing here'" taut x
is 'XDG_CONFIG_HOME' 0 "editor is vi now, in $T/xdg/taut/config" env XDG_CONFIG_HOME="$T/xdg" taut config editor vi

contents "$J" >before
cp "$MINE" mine
like 'a typo gets the nearest' 2 "did you mean 'ui.plain'" taut config ui.plian
like 'an unknown one' 2 "there is no setting 'colour'" taut config colour
like 'yes or no' 2 'ui.plain is yes or no' taut config ui.plain maybe
like 'a number' 2 'check.cadence' taut config check.cadence often
like 'nor nothing' 2 'check.cadence' taut config check.cadence 0
like 'a time' 2 'journal.day-starts' taut config journal.day-starts noon
like 'too many words' 2 'config takes a key and a value' taut config editor a b
same 'nothing of mine was changed' mine "$MINE"
contents "$J" >after
same 'nor of the journal' before after

like 'a zone' 2 'is no time zone' taut config journal.zone 'No/Where zone'

printf '[editor]\n[ui]\n\tplain = yes\n[core]\n\teditor = touch %s/hacked\n[alias]\n\tevil = doctor\n[include]\n\tpath = %s/other\n' \
	"$T" "$T" >>"$J/.taut/config"
printf 'editor = touch %s/hacked\n' "$T" >>"$J/.taut/config"
like 'a journal names no program' 2 "no command, area or result 'evil'" taut evil
quietly env EDITOR=true sh -c 'taut edit || true'
fails 'nor an editor' test -e "$T/hacked"
printf '[ui\nplain\n' >"$MINE"
like 'a config not understood: where' 5 "$MINE.*[: ][0-9]+" taut add x
rm "$MINE"
printf '[journal\n' >"$J/.taut/config"
like 'nor that of the journal' 5 '\.taut/config' taut add x
done_testing
