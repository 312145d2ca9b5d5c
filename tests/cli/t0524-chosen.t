#!/bin/sh
# SPDX-License-Identifier: ISC
# The purpose chosen again, with its wordings through the years; and what a year's
# review ends with: purpose and visions as then chosen, sealed where they are.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
WHY='What is it all for' HOW='How do you want to act'
at 2024-01-05 taut -q init
is 'nothing was chosen: no page' 1 'taut: there is neither a purpose nor a vision yet' \
	at 2024-12-31 taut -q review 2024 chosen
cat >"$J/purpose.md" <<'END'
---
tags: [why]
---
# Why

To build.

## Values

- Plain words

```
a fence that nobody closed
END
cat >"$J/areas/health.md" <<'END'
# Health & ease

## Vision

I wake rested.

Twice.

### Results

- I run 10 km [from:: 3] [to:: 10] [unit:: km] ^run
- At ease [from:: 4] [to:: 8] [unit:: /10] ^ease
  - 2: I avoid mirrors
- [-] I swim [to:: 2] [unit:: km] [let-go:: 2024-02-02] ^swim
- [x] I sleep [to:: 8] [unit:: h] [enough:: 2024-02-02] ^sleep

## Plan

- [ ] Shoes [for:: run] ^shoes
END
printf '# Old\n\n[retired:: 2024-03-03]\n\n## Vision\n\nNothing of it.\n' >"$J/areas/old.md"
quietly at 2024-12-31 taut sync --local
taut tension --format json >"$T/before.json"
ok 'asks nothing' at 2024-12-31 taut review 2024 chosen </dev/null
holds 'purpose and visions, as they stand, and the account' "$J/reviews/2024.md" <<'END'
# 2024

## Which end moved

> The gap is 200 wider: 200 new (run and ease).

## As chosen

### Purpose

To build.

#### Values

- Plain words

```
a fence that nobody closed
```

### Health & ease

I wake rested.

Twice.

- I run 10 km [from:: 3] [to:: 10] [unit:: km] ^run
- At ease [from:: 4] [to:: 8] [unit:: /10] ^ease
  - 2: I avoid mirrors
END
taut tension --format json >"$T/json"
same 'the copy is no result' "$T/before.json" "$T/json"
like 'nor does it take an id' 0 '^ok +ids' taut doctor
quietly at 2024-12-31 taut review 2024 chosen
is 'the same again is no commit' 0 1 sh -c "git -C '$J' log --oneline -- reviews | wc -l"
sed -i 's/To build\./To build and to sing./' "$J/purpose.md"
sed -i '/^```$/d; /^a fence/d' "$J/purpose.md"
quietly at 2024-12-31 taut review 2024 chosen
is 'chosen once more it takes its place' 0 1 grep -c '^### Purpose' "$J/reviews/2024.md"
has '… as it is now' "$J/reviews/2024.md" 'To build and to sing.'

# A year later.
talk 'chosen again' "$DONE" "$WHY" 'To sing.\r.\r' "$HOW" 'Aloud.\r\r## always\r.\r' 'lean on' '\x04' -- \
	env TAUT_NOW=2025-12-31T20:00 taut review 2025 purpose
shown 'the wording of the year before is told' '^2024: To build and to sing\.$'
shown '… and what stands there, which Enter keeps' '^So far: To build and to sing\. \(Enter keeps it\)'
holds 'the page of the purpose' "$J/purpose.md" <<'END'
---
tags: [why]
---
# Why

To sing.

## Values

Aloud.

\## always

END
holds 'its section, with what gave way' "$J/reviews/2025.md" <<'END'
# 2025

## Purpose

To sing.

Before:

> To build and to sing.

### Values

Aloud.

\## always

Before:

> - Plain words
END
is 'both in one commit' 0 'purpose.md reviews/2025.md' sh -c \
	"git -C '$J' show --name-only --format= HEAD | paste -sd ' '"
nothing_kept 'no draft is left'
cp "$J/reviews/2025.md" "$T/page"
talk 'kept as it is' "$DONE" "$WHY" '\r' "$HOW" '\r' 'lean on' '\r' 'still grow' '\r' -- \
	env TAUT_NOW=2025-12-31T20:00 taut review 2025 purpose
same '… leaves nothing' "$T/page" "$J/reviews/2025.md"
talk 'killed' 'signal 9, terminal changed' "$WHY" 'To hum.\r.\r' "$HOW" @KILL -- \
	env TAUT_NOW=2025-12-31T20:00 taut review 2025 purpose
same '… nothing is written' "$T/page" "$J/reviews/2025.md"
talk 'gone on with' "$DONE" 'Go on with them' '\r' "$HOW" '\x04' -- \
	env TAUT_NOW=2025-12-31T20:00 taut review 2025 purpose
has 'the words' "$J/purpose.md" 'To hum.'
quietly at 2025-12-31 taut review 2025 chosen
is 'from standard input' 0 'the purpose, as you have it now, is in purpose.md' \
	at 2026-12-31 taut review 2026 purpose <<'END'
To whistle.
END
for week in $(seq -w 2 32); do
	printf '# 2026-W%s\n\n## What moved\n\nA little.\n' "$week" >"$J/reviews/2026-W$week.md"
done
talk 'all wordings, each once, however many weeks were looked at' "$DONE" "$WHY" '\x04' -- \
	env TAUT_NOW=2027-12-31T20:00 taut review 2027 purpose
shown 'the first' '^2024: To build and to sing\.$'
shown 'the second' '^2025: To hum\.$'
not_shown 'a year without the end of its review has none' '^2026: '
is 'a year is its days, and where its review is' 1 "taut: no entry was written then
hint: its review: taut show reviews/2025.md" taut show 2025
quietly at 2025-05-05 taut add 'Snow.'
like 'with days too' 0 '^its review: taut show reviews/2025\.md$' taut show 2025
unlike 'not of a year without one' 0 'its review' taut show 2023..2025
like 'which is shown so' 0 '^To hum\.$' taut show reviews/2025.md

# What is private is copied as it stands.
quietly fast_key
sed -i 's/^Twice\.$/```private\nTwice a night.\n```/' "$J/areas/health.md"
sed -i 's/^To whistle\.$/&\n\n```private\nTo win.\n```/' "$J/purpose.md"
find "$J" -name '*.md' -exec touch -d '1 hour ago' {} +
quietly at 2027-12-31 taut sync --local
quietly at 2027-12-31 taut review 2027 chosen
is 'sealed passages stay so' 0 2 grep -c '^```age$' "$J/reviews/2027.md"
lacks '… no word of them' "$J/reviews/2027.md" 'Twice a night'
like '… and open there' 0 'Twice a night' by_passphrase taut show -p reviews/2027.md
unlike 'doctor: a copy is meant' 0 'the same passage' taut doctor
talk 'of a private wording it is told' "$DONE" "$WHY" '\x04' -- \
	env TAUT_NOW=2028-12-31T20:00 taut review 2028 purpose
shown 'that it is private' '^2027: To whistle\..*\(private - taut show -p reviews/2027\.md\)'
is 'it gives way' 0 'the purpose, as you have it now, is in purpose.md' \
	at 2028-12-31 taut review 2028 purpose <<'END'
To rest.
END
like '… and is quoted, sealed as it was' 0 '^> ```age$' cat "$J/reviews/2028.md"
like '… what was not, to be read' 0 '^> To whistle\.$' cat "$J/reviews/2028.md"
like '… it opens there' 0 'To win' by_passphrase taut show -p reviews/2028.md
unlike 'doctor: a quote is meant' 0 'the same passage' taut doctor
done_testing
