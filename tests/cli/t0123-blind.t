#!/bin/sh
# SPDX-License-Identifier: ISC
# The last number is nowhere before the new one is given: not on the screen, in a
# draft, in the editor's text, in a completion; in nothing that is written.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
remember
LAST=3.7319 FACTS='Health: what is so' RUN='where is it now' EASE='from 0 to 10'
export EDITOR=cat

watch $LAST
talk 'at the question: why, what will not do, the editor, back, up' "$LEFT" "$FACTS" 'Twice.\r' \
	"$RUN" '?\r' 'shown when you have' '<\r' 'Yours: Twice' '\r' "$RUN" 'x\r' 'not a number' '!\r' \
	'nothing was changed' '\e[A\t\x0c' '> ' '\x03' -- "$T/watched" taut check
blind '… it is nowhere'
grep -q 'write(' "$T/trace" && passed 'what is written was watched' || skip 'watched' 'no strace'
talk 'gone on with' "$LEFT" 'Go on with them' '\r' "$RUN" '\x03' -- "$T/watched" taut check
blind '… it is nowhere'
talk 'in plain lines' "$LEFT" 'Go on with them' '\r' "$RUN" '?\r' 'shown when' '\x03' -- \
	"$T/watched" taut --plain check
blind '… it is nowhere'
talk 'killed there' 'signal 9, terminal changed' 'Go on with them' '\r' "$RUN" '' '> ' @KILL -- \
	"$T/watched" taut check
blind '… it is nowhere'
again
printf '#!/bin/sh\ncp "$1" "%s/buffer"\n' "$T" >"$T/editor" && chmod +x "$T/editor"
run env EDITOR="$T/editor" "$T/watched" taut check -e
cp got shown
blind 'all in the editor'
ok 'the question stood there' grep -q '^## I run 10 km: where' "$T/buffer"
lacks '… without it' "$T/buffer" $LAST
run taut complete check ''
cp got shown
blind 'what is completed'
run sh -c 'taut check </dev/null; taut check -h; printf "## ^amount.run\n\nx\n" | taut check'
cp got shown
blind 'what is said without a terminal'

# Then it is told, and only then.
again
talk 'given' "$LEFT" "$FACTS" '\r' "$RUN" '5\r' "$EASE" '\x03' -- taut check
shown 'it is told' "^last: $LAST on 3 Nov; gap 90 → 71$"
: >"$T/trace"
talk 'gone on with: the other' "$LEFT" 'Go on with them' '\r' "$EASE" '<\r' 'Yours: 5' '\x03' -- \
	"$T/watched" taut check
blind '… shows one'\''s own answer of this dialogue'
shown '… as that' '^Yours: 5 \(Enter keeps it\)$'
done_testing
