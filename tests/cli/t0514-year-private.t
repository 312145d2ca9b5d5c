#!/bin/sh
# SPDX-License-Identifier: ISC
# Private words of a year's review: sealed in drafts, looks and the page of the year,
# and in no reason that stands in the clear.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
export TAUT_NOW=2026-01-05T12:00
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run --by 2026-11-30
for area in career community home recreation relationships self-image; do quietly taut area retire $area; done
sed -i 's/^## Vision$/&\n\nI run by the river./' "$J/areas/health.md"
quietly fast_key
export TAUT_NOW=2026-12-31T20:00 TALK_MARK="$T/typed"
quietly taut add x
mkdir -p "$HOME/.config/taut"
printf '[key]\n\tpassphrase-command = cat %s\n[private]\n\tareas = health\n' "$T/passphrase" \
	>"$HOME/.config/taut/config"
cd "$HOME" || exit 1
PAGE=reviews/2026.md CHECK=checks/2026/12/2026-12-31-check.md
watch_arguments "$KIND"
private_mark() { new_mark && printf '%s\n' "$MARK" >"$T/typed"; }
opens() { # NAME FILE
	taut show -p "$2" >"$T/opened" 2>&1
	if has_mark "$T/opened"; then passed "$1"; else missed "$1"; note <"$T/opened"; fi
}

private_mark
talk 'the scene: killed' 'signal 9, terminal changed' 'always clear' '' 'Health, a year from' "I run by the {mark}\\r.\\r" \
	'What changed' '{mark}' '> ' @KILL -- taut review 2026 vision
nowhere '… nowhere in the clear'
is '… one draft, sealed' 0 1 sh -c "ls $J/.git/taut/drafts | grep -c 'ask.md.age$'"
talk '… gone on with' "$LEFT" 'Go on with them' '\r' 'What changed' '' 'I run by the river.' '\x03' -- \
	taut review 2026 vision
without_mark '… it is not shown again, nor laid beside the last one' "$T/shown"
talk '… to the end' "$DONE" 'Go on with them' '\r' 'What changed' "So {mark}.\\r" 'chosen is' '\r' 'still fit' '\r' -- \
	taut review 2026 vision
nowhere '… nowhere in the clear'
opens '… the scene opens' areas/health.md
opens '… what changed, in the look' $CHECK
opens '… and in the review' $PAGE
lacks '… where the scene before is sealed, too' "$J/$PAGE" 'the river'
like '… and opens' 0 '^> I run by the river\.$' taut show -p $PAGE

private_mark
talk 'facts' "$DONE" 'Health: what is so' "{mark}\\r" 'where is it now' '4\r' 'with today' '\x04' -- taut review 2026 reality
nowhere '… nowhere in the clear'
opens '… the look opens' $CHECK

private_mark
printf '## ^facts.health\n\n%s\n\n## ^amount.run\n\n5\n' "$MARK" >"$T/typed"
quietly taut review 2026 reality <"$T/typed"
nowhere '… nor from standard input'
has '… the number is in the page' "$J/$PAGE" '- I run 10 km: 5 km'

private_mark
talk 'what a wish gave' "$DONE" '(let go, stay)' 'let\r' 'What did it give' "{mark}\\r" 'free' '\r' 'Free for' \
	'\r' -- taut review 2026 let-go
nowhere '… is in no reason'
has '… the event is there' "$J/$CHECK" '- I run 10 km [let-go:: yes] [for:: run]'
opens '… and opens in the review' $PAGE

quietly taut vision resume run
private_mark
talk 'what hinders' "$DONE" 'steps are always clear' '' 'Which of them' 'run\r' 'what in you gets' "{mark}\\r" 'What will you do' '\x04' -- \
	taut review 2026 step
nowhere '… nowhere in the clear'
opens '… the look opens' $CHECK
quietly taut vision run=8
talk 'why again' "$LEFT" 'reasons are always clear' '' 'Was that chosen' '\x03' -- taut review 2026 moved
ok 'no command line or environment had any' stop_watching
nothing_kept 'no draft is left'
done_testing
