#!/bin/sh
# SPDX-License-Identifier: ISC
# A year's review: the vision anew, the last one shown behind it, word by word, and
# each result raised, kept, lowered; then at most three in focus, and first steps.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
quietly at 2026-01-05 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-01-05 taut vision add health 'At ease' --from 4 --to 8 --unit /10 --id ease
quietly at 2026-01-05 taut vision add home 'Sundays are ours' --id sundays
quietly at 2026-01-05 taut vision add home 'A shed' --from 0 --to 4 --unit walls --id shed
OLD='I run by the [river] in all weathers, and wake rested.'
sed -i "s/^## Vision\$/&\n\n$OLD/" "$J/areas/health.md"
quietly at 2026-10-02 taut check run=5 ease=5 -m x
quietly at 2026-10-03 taut plan add run 'I put on my shoes' --every day --id shoes
remember
export TAUT_NOW=2026-12-31T20:00
PAGE=$J/reviews/2026.md CHECK=$J/checks/2026/12/2026-12-31-check.md HEAD=$(git -C "$J" rev-parse HEAD)
HEALTH='Health, a year from now' HOME_='Home, a year from now' KEEPS='chosen is' WORDS='still fit'
NEW='I run by the sea in all weathers, and wake late.'
watch 'all weathers'
for area in career community recreation relationships self-image; do quietly taut area retire $area; done
remember
HEAD=$(git -C "$J" rev-parse HEAD)

talk 'passed by' "$DONE" "$HEALTH" '\r' "$KEEPS" '\r' "$KEEPS" '\r' "$HOME_" '\r' "$WORDS" '\r' "$KEEPS" '\r' -- "$T/watched" taut review 2026 vision
is '… nothing is written' 0 "$HEAD" git -C "$J" rev-parse HEAD
blind '… and the last scene is nowhere'
printf '#!/bin/sh\ncp "$1" "%s/buffer"\n' "$T" >"$T/editor" && chmod +x "$T/editor"
run env EDITOR="$T/editor" taut review 2026 vision -e
lacks '… nor in the editor' "$T/buffer" 'all weathers'
again
talk 'anew' "$DONE" "$HEALTH" "$NEW\\r.\\r" 'The scene as it was:' '' \
	'What changed between' 'The sea.\r' '"I run 10 km": chosen is 10 km' '99 miles\r' \
	'unit' '1\r' 'far side' '12\r' 'Why?' 'The knee holds.\r' "$WORDS" 'Sundays are ours\r' 'there already' \
	'I run  12 km\r' 'chosen is 8 /10' '8\r' "$WORDS" '\r' "$HOME_" '\r' "$WORDS" 'Sundays are mine\r' \
	'chosen is 4 walls' '3\r' 'Why?' '\r' "$WORDS" '\r' -- taut review 2026 vision
shown 'the last scene is shown' '^I run by the \[river\] in all weathers, and wake rested\.$'
shown '… and word by word' '^I run by the \[-\[river\]-\] \{\+sea\+\} in all weathers, and wake \[-rested\.-\]$'
shown 'which way is said' '^that raises the vision: the gap goes from 71 to 100$'
shown '… and that it is no progress' '^that lowers the vision: the gap goes from 100 to 75, and no part of it is$'
holds 'the page' "$PAGE" <<'END2'
# 2026

## Vision

### Health

The scene was written anew.

Before:

> I run by the [river] in all weathers, and wake rested.

The sea.

- I run 10 km → I run 12 km: 10 → 12 km (The knee holds.)

### Home

- Sundays are ours → Sundays are mine
- A shed: 4 → 3 walls
END2
is 'one commit' 0 'review: 2026, Vision' git -C "$J" log -1 --format=%s
nothing_kept 'no draft is left'
like 'doctor finds nothing' 0 '^ok +replay' taut doctor
cp "$J/areas/health.md" asked.md
grep -v '^## \|^$' "$CHECK" >asked-check
again
printf '## ^scene.health\n\n%s\n\n## ^changed.health\n\nThe sea.\n' "$NEW" >answers
quietly sh -c 'taut vision health --ask <answers'
quietly taut vision run=12 -b 'The knee holds.'
quietly taut vision shed=3
sed -i 's/^- I run 10 km/- I run 12 km/' "$J/areas/health.md"
same 'the area is as by the commands' "$J/areas/health.md" asked.md
grep -v '^## \|^$' "$CHECK" | sort >flags-check
sort asked-check >asked-sorted
same '… and the looks, but for their order' flags-check asked-sorted
talk 'in sentences' "$LEFT" "$HEALTH" 'I run by the pond.\r.\r' 'Gone: sea in all weathers, and wake late.' '' \
	'New: pond.' '\x03' -- taut --plain review 2026 vision
again
talk 'another scene altogether' "$LEFT" "$HEALTH" 'Bread.\r.\r' 'The scene as it was:' '' 'What changed' '\x03' -- \
	taut review 2026 vision
not_shown '… is not laid beside it' 'word by word'
again

quietly taut review 2026 vision <<'END2'
## ^scene.home

A shed by the sea.

## ^value.ease

9
END2
quietly taut review 2026 vision <<'END2'
## ^scene.health

I swim.

## ^words.sundays

Sundays are mine
END2
is 'gone through once more, an area stands there once' 0 '### Health
### Home' grep '^### ' "$PAGE"
has '… with all that was chosen' "$PAGE" '- At ease: 8 → 9 /10'
has '… in both' "$PAGE" '- Sundays are ours → Sundays are mine'
has '… and a first scene is no scene anew' "$PAGE" 'A scene was written, the first one.'

# The few that matter, and how they begin.
again
FOCUS='Which of them matter most' ACT='What will you do' CUE='At which moment' WHEN='And when first, by 7 Jan'
HINDERS='what in you gets in the way'
talk 'nothing in focus: passed by' "$DONE" 'No step is open for these:' '' 'ease: 3 of 4 points' '' "$FOCUS" '\r' -- \
	taut review 2026 step
is '… nothing is written' 0 "$HEAD" git -C "$J" rev-parse HEAD
talk 'first steps' "$DONE" "$FOCUS" 'nobody\r' 'no result' 'run ease sundays,shed\r' 'three at most' \
	'ease, run\r' '"At ease"' 'I hurry.\r' "$ACT" 'then I breathe.\r' "$CUE" 'if the phone rings\r' "$WHEN" \
	'in 3 weeks\r' 'within a week' '2027-01-04\r' 'on Mon 4 Jan' '' '"I run 10 km"' 'Rain.\r' "$ACT" '\r' -- \
	taut review 2026 step
holds 'the page' "$PAGE" <<'END2'
# 2026

## First steps

In focus: At ease (ease); I run 10 km (run)

- If the phone rings, then I breathe (ease), 2027-01-04
END2
is 'one commit' 0 'review: 2026, First steps' git -C "$J" log -1 --format=%s
holds 'what gets in the way, of each by itself' "$CHECK" <<'END2'
# 2026-12-31

## 20:00 Health

### In the way

I hurry.

## 20:00 Health

### In the way

Rain.
END2
cp "$J/areas/health.md" asked.md
again
quietly taut focus ease run
quietly taut plan add ease 'If the phone rings, then I breathe' --by 2027-01-04
same 'the area is as by the commands' "$J/areas/health.md" asked.md
talk 'what is in focus already is kept by Enter' "$LEFT" "$FOCUS" '\r' '"I run 10 km"' '\r' "$ACT" '\x03' -- \
	taut review 2026 step
quietly taut review 2026 step <<'END2'
## ^focus

run, run Run run

## ^act.run

I tie my shoes
END2
is 'one that is named twice is planned for once' 0 1 grep -c '^- \[ \] I tie my shoes' "$J/areas/health.md"
like '… and named once' 0 '^In focus: I run 10 km \(run\)$' cat "$PAGE"

# The pages of areas, changed by hand before, and by another taut meanwhile.
again
sed -i 's/^- A shed.*/&\n- I read the shelf [from:: 1] [to:: 5] [unit:: books]/' "$J/areas/home.md"
is 'a line that has no id yet' 0 'read: that raises the vision: the gap goes from 100 to 150' \
	taut review 2026 vision <<'END2'
## ^value.i-read-the-shelf

7
END2
has '… is moved' "$J/areas/home.md" '- I read the shelf [from:: 1] [to:: 7] [unit:: books] ^read'
again
gone() { # NAME MESSAGE STEP WHAT COMMAND...: gone while WHAT is written into the answers
	_name=$1 _message=$2 _step=$3 _what=$4
	shift 4
	cat >"$T/editor" <<END2
#!/bin/sh
printf '$_what\n' >"\$1"
$* >/dev/null
END2
	like "$_name" 7 "^taut: $_message\$" env EDITOR="$T/editor" taut review 2026 "$_step" -e
	ok '… its words are kept' grep -rqF 'By the sea' "$J/.git/taut/drafts"
	ok '… no page has half of it' test ! -e "$PAGE"
	again
}
gone 'closed while it is chosen' "'run' is closed" vision '## ^words.run\n\nBy the sea' taut -q vision let-go run
gone 'gone while it is chosen' "there is no result 'shed'" vision '## ^words.shed\n\nBy the sea' sed -i /shed/d "$J/areas/home.md"
gone 'an area' "there is no area 'home'" vision '## ^scene.home\n\nBy the sea' taut -q area retire home
gone 'closed while its step is planned' "'run' is closed" step '## ^focus\n\nrun\n\n## ^act.run\n\nBy the sea' \
	taut -q vision let-go run
done_testing
