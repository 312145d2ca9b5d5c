#!/bin/sh
# SPDX-License-Identifier: ISC
# Words that look like the format: what a person types stays words.
. "${0%/*}/lib.sh"
quietly taut init
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
real() { taut tension --format json | grep -o '"reality": "[0-9]*"' | head -n 1; }

quietly taut add -- '- I run 10 km [is:: 9] [for:: run]'
quietly taut check run=4 -m '## 12:00 Health

### In the way

### From Bob

# 2020-01-01'
is 'headings in facts are none' 0 '"reality": "4"' real
ok 'they are read as words' sh -c '! grep -q "^### From Bob" "$1"' - "$J/$LOOK"
is 'nor in a hindrance' 0 'run: 5 of 10 km; gap 86 → 71' taut check run=5 -w '### From Bob
## 13:00 Home'
is 'it is mine still' 0 '"reality": "5"' real
quietly taut check run=6 -w '- I run 10 km [is:: 1] [for:: run]'
is 'an event in words is none' 0 '"reality": "6"' real
quietly taut check run=6

is 'a reason with brackets' 0 \
	'that lowers the vision: the gap goes from 57 to 43, and no part of it is progress' \
	taut vision run=9 -b 'see [[Ana]] and ] that ['
like 'hurts no line' 0 '^ok +replay' taut doctor
like 'is shown as it was typed' 0 'see \[\[Ana\]\] and \] that \[' \
	sh -c 'taut --plain tension run --since -3 | tr "\n" " "'
if taut vision add home 'Quiet [to:: 9] [unit:: /10] ^run' 2>said; then
	like 'a result with fields in its words' 0 '"kind": "words"' taut tension home --format json
else
	like 'a result with fields in its words is refused' 0 '^taut: ' cat said
fi
if taut plan add run 'Rest [due:: 2020-01-01] [for:: home]' --id rest 2>said; then
	unlike 'a step with fields in its words' 0 '2020' taut today
else
	like 'a step with fields in its words is refused' 0 '^taut: ' cat said
fi
quietly taut area add 'Odd [retired:: 2020-01-01]'
unlike 'a title is a title' 0 'Odd .*, retired' taut area
quietly taut add -t 'x' -- '[for:: run] ^id #y'
like 'an entry may hold anything' 0 '^\[for:: run\] \^id #y$' taut show today
like 'doctor' 0 '^ok +ids' taut doctor
done_testing
