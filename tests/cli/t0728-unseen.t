#!/bin/sh
# SPDX-License-Identifier: ISC
# Nothing of a passphrase is shown: between two tries, while taut computes, and
# by two programs that ask on one terminal.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
command -v python3 >/dev/null || skip_all 'no python3'
quietly taut init && quietly fast_key
sealed 2026-11-20 'Secret one.'
sealed 2026-11-21 'Secret two.'

# Two at once: whichever comes first, the other waits.
for round in 1 2 3 4; do
	run typed Passphrase: "$PASSPHRASE" Passphrase: "$PASSPHRASE" -- \
		sh -c 'taut show -p 2026-11-20 | { taut show -p 2026-11-21; cat; }'
	cp got said
	unlike "two at once, round $round: not shown" 0 'horse' cat said
	is "both are opened, round $round" 0 2 grep -c '^> Secret' said
	like "it echoes behind them, round $round" 0 '^echo on$' cat said
done
run typed Passphrase: ^C -- sh -c 'taut show -p 2026-11-20 | taut show -p 2026-11-21'
cp got said
like 'one key ends both' 0 '^echo on$' cat said

# A file as taut writes it: a second goes by for each try.
{ echo "# taut keys serial 1"; echo "# recipient: $OWN journal"; grep ^AGE key.txt; } |
	"$seal" wrap -a 17 3<passphrase >"$J/$KEYFILE"
run typed Passphrase: wrong '
' 'other words' Passphrase: "$PASSPHRASE" '
' 'echo typed-ahead' -- sh -c 'taut show -p 2026-11-20; read -r line; echo "next: $line"'
cp got said
unlike 'typed while it computes: not shown' 0 'other words' cat said
is 'and it was the second try' 0 2 grep -c 'wrong passphrase' said
like 'then the right one' 0 '^> Secret one' cat said
like 'what was typed behind the right one is for the next program' 0 '^next: echo typed-ahead$' cat said
run typed Passphrase: a Passphrase: b Passphrase: c '
' 'once more' -- sh -c 'taut show -p 2026-11-20; stty -a | grep -ow -e "-*echo"; timeout --foreground 1 head -n 1 | sed s/^/next:/'
cp got said
unlike 'typed behind the last wrong one: not shown, nor given to a shell' 0 'once more' cat said
like 'and it echoes' 0 '^echo$' cat said
for how in '^C:2' '@TERM:15'; do
	run typed Passphrase: wrong '
' "${how%:*}" -- taut show -p 2026-11-20
	cp got said
	like "${how%:*} while it computes ends it" 0 "^signal ${how#*:}$" cat said
	like "${how%:*} while it computes: it echoes" 0 '^echo on$' cat said
done
done_testing
