#!/bin/sh
# SPDX-License-Identifier: ISC
# A year's review, reality first: blind, with what it was a year ago, with today's
# eyes, which stands in the review alone.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
quietly at 2025-06-01 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2025-06-01 taut vision add health 'At ease' --from 4 --to 8 --unit /10 --id ease
quietly at 2025-06-01 taut vision add home 'Sundays are ours' --id sundays
quietly at 2025-12-20 taut check run=2.9137
quietly at 2026-07-03 taut check run=3.7319
remember
export TAUT_NOW=2026-12-31T20:00 EDITOR=cat
HF='Health: what is so' RUN='where is it now' THEN='what was it on 20 Dec 2025' EASE='from 0 to 10'
EASE_THEN='what was it on 1 Jun 2025' HW='Health: what in you' SUN='in a word or two' OW='Home: what in you'
PAGE=$J/reviews/2026.md CHECK=$J/checks/2026/12/2026-12-31-check.md HEAD=$(git -C "$J" rev-parse HEAD)
reality() { talk "$@" -- "$T/watched" taut review 2026 reality; }
watch 3.7319 2.9137

reality 'passed by' "$DONE" 'run: last checked on 3 Jul' '' "$HF" '\r' "$RUN" '\r' "$EASE" '\r' "$HW" '\r' \
	"$SUN" '\r' "$OW" '\r'
blind '… neither number is anywhere'
grep -q 'write(' "$T/trace" && passed 'what is written was watched' || skip 'watched' 'no strace'
is '… and nothing is written' 0 "$HEAD" git -C "$J" rev-parse HEAD
nothing_kept '… nor kept'
reality 'at the question: why, the editor, back, up' "$LEFT" "$HF" 'Twice.\r' \
	"$RUN" '?\r' 'shown when you have' 'x\r' 'not a number' '!\r' 'nothing was changed' '<\r' 'Yours: Twice' '\r' \
	"$RUN" '\e[A\t' '> ' '\x03'
blind '… they are nowhere'
reality 'gone on with, to the end of the day' "$LEFT" 'Go on with them' '\r' "$RUN" '5\r' 'last: 3.7319' '' \
	"$THEN" '?\r' 'Marks move' '\x03'
not_shown 'that of a year ago is still to come' '2\.9137'
again
watch 3.7319 2.9137
printf '#!/bin/sh\ncp "$1" "%s/buffer"\n' "$T" >"$T/editor" && chmod +x "$T/editor"
run env EDITOR="$T/editor" "$T/watched" taut review 2026 reality -e
cp got shown
blind 'all in the editor'
ok 'the question stood there' grep -q '\^then.run$' "$T/buffer"
ok '… without the numbers' sh -c '! grep -e 3.7319 -e 2.9137 "$1"' - "$T/buffer"

again
reality 'given' "$DONE" "$HF" 'Twice.\r' "$RUN" '5\r' "$THEN" '2\r' 'written then: 2.9137' '' "$EASE" '5\r' \
	"$EASE_THEN" '11\r' 'from 0 to 10' '3\r' "$HW" 'Rain.\r' "$SUN" '\r' "$OW" '\r'
nothing_kept 'no draft is left'
holds 'the page' "$PAGE" <<'END2'
# 2026

## What is so

Looked at on [2026-12-31](../checks/2026/12/2026-12-31-check.md)

### Health

Twice.

- I run 10 km: 5 km; 2025-12-20, with today's eyes: ○ 2 km; as written then: ● 2.9137 km
- At ease: 5 /10; 2025-06-01, with today's eyes: ○ 3 /10; as written then: ● 4 /10
END2
is 'one commit, of look and page' 0 'review: 2026, What is so

checks/2026/12/2026-12-31-check.md
reviews/2026.md' git -C "$J" log -1 --name-only --format=%s
cp "$CHECK" asked.md
taut tension --format json >"$T/asked.json"
like 'doctor finds nothing' 0 '^ok +replay' taut doctor
again
quietly taut check run=5 ease=5 -m Twice. -w Rain.
same 'the look is that of the flags' "$CHECK" asked.md
taut tension --format json >"$T/flags.json"
same 'and the ledger' "$T/flags.json" "$T/asked.json"

again
printf '## ^facts.health\n\nTwice.\n# Once\n\n## ^amount.run\n\n5\n\n## ^changed.run\n\nNew\nshoes.\n
## ^then.run\n\n2\n\n## ^words.sundays\n\nQuiet.\n' >answers
ok 'from standard input' sh -c 'taut review 2026 reality <answers'
holds '… the page has it, with facts and words' "$PAGE" <<'END2'
# 2026

## What is so

Looked at on [2026-12-31](../checks/2026/12/2026-12-31-check.md)

### Health

Twice.
\# Once

- I run 10 km: 5 km; 2025-12-20, with today's eyes: ○ 2 km; as written then: ● 2.9137 km. New shoes.

### Home

- Sundays are ours: Quiet.
END2
has '… and the look' "$CHECK" '- I run 10 km [is:: 5] [for:: run]'
like 'what was measured anew has no year ago' 0 '^remeasured' sh -c \
	'taut vision remeasure run --from 10 --to 20 --unit laps && echo remeasured'
talk '… it is not asked' "$DONE" "$HF" '\r' 'in laps' '12\r' "$EASE" '\x04' -- taut review 2026 reality
not_shown '… so it is' "with today's eyes: what"

# Nobody to seal to: numbers are looked at, words are not asked for; the review goes on.
again
mkdir -p "$HOME/.config/taut"
printf '[private]\n\tareas = health\n' >"$HOME/.config/taut/config"
talk 'no key' "$DONE" 'are not asked for' '' "$RUN" '5\r' "$THEN" '\r' "$EASE" '\r' "$SUN" '\r' "$OW" '\r' -- \
	taut review 2026 reality
not_shown '… no words of that area' 'Health: what'
lacks '… nor those of before' "$PAGE" Twice
has '… the number is kept' "$CHECK" '- I run 10 km [is:: 5] [for:: run]'

# Days on both sides of a New Year.
rm "$HOME/.config/taut/config"
again
quietly at 2026-12-20 taut plan add run 'I ring Ana' --by 2026-12-30 --id ring
quietly at 2026-12-20 taut plan add run 'I run' --every mon --id monday
talk 'are said alike' "$DONE" "$HF" '\r' "$RUN" '5\r' 'last: 3.7319 on 3 Jul;' '' 'Health: what in you' '\r' \
	'kept, 30 Dec?' '\r' 'kept, 4 Jan?' '\r' -- env TAUT_NOW=2027-01-04T20:00 taut check run
done_testing
