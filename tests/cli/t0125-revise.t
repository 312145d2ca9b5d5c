#!/bin/sh
# SPDX-License-Identifier: ISC
# vision RESULT=VALUE on a terminal: which way it moves is said, then why, and
# whether the words still fit.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
quietly at 2026-10-01 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-10-01 taut vision add home 'Sundays are ours' --id sundays
quietly at 2026-11-01 taut check run=4
remember
TOLD='that lowers the vision: the gap goes from 86 to 57, and no part of it is progress'
talk 'why, and other words' "$DONE" "$TOLD" '' 'Why?' 'the knee\r' 'do the words still fit' 'I run  8 km [a:: b]\r' -- \
	taut vision run=8
shown 'it is written' '^run: written down$'
has 'the line has them' "$J/areas/health.md" '- I run 8 km \[a:: b] [from:: 3] [to:: 8] [unit:: km] ^run'
has 'the choice' "$J/$LOOK" '- I run 10 km [lowered:: 10 → 8 km] [because:: the knee] [for:: run]'
like 'the gap is that of the new one' 0 'I run 8 km.*4 of 8 km|gap 57|4 → 8' taut vision
like 'doctor finds nothing' 0 '^ok +replay' taut doctor
nothing_kept 'no draft is left'
again
talk 'passed by' "$DONE" 'raises the vision' '' 'Why?' '\r' 'still fit' 'SUNDAYS are ours\r' 'there already' '\r' -- taut vision run=12
has '… it moves all the same' "$J/$LOOK" '- I run 10 km [raised:: 10 → 12 km] [for:: run]'
has 'the words stay' "$J/areas/health.md" '- I run 10 km [from:: 3] [to:: 12] [unit:: km] ^run'
again
talk 'left' "$LEFT" 'Why?' 'a reason\r' 'still fit' '\x03' -- taut vision run=8
shown 'goes on' "'taut vision run=8' goes on with them"
lacks 'nothing moved' "$J/areas/health.md" '[to:: 8]'
talk 'gone on with' "$DONE" 'Go on with them' '\r' 'still fit' '\r' -- taut vision run=8
has 'the reason' "$J/$LOOK" '- I run 10 km [lowered:: 10 → 8 km] [because:: a reason] [for:: run]'
again
talk 'left with a horizon' "$LEFT" 'Why?' 'a reason\r' 'still fit' '\x03' -- taut vision run=8 --by 2027-03-01
shown 'goes on with that, too' "'taut vision run=8 --by 2027-03-01' goes on with them"
again
talk 'the far side is not asked about' 'status 2, terminal as it was' -- taut vision run=1
not_shown '… so it is' 'Why\?'
talk 'with a reason nothing is asked' "$DONE" -- taut vision run=8 -b 'the knee'
is 'without a terminal' 0 'that raises the vision: the gap goes from 57 to 71' taut vision run=9
done_testing
