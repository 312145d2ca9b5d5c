#!/bin/sh
# SPDX-License-Identifier: ISC
# area: the areas of a life.
. "${0%/*}/lib.sh"
quietly taut init

is 'a noun alone shows' 0 \
'Career                   0 results  career
Community                0 results  community
Health                   0 results  health
Home                     0 results  home
Recreation               0 results  recreation
Relationships            0 results  relationships
Self-image               0 results  self-image' taut area
is 'add' 0 'a new area: areas/music.md' taut area add Music
holds 'its page' "$J/areas/music.md" <<END
# Music

## Vision

### Results

## Plan
END
is 'committed' 0 'area: add Music' git -C "$J" log -1 --format=%s
is 'a title is folded for the file' 0 'a new area: areas/pferde-stalle.md' \
	taut area add 'Pferde & Ställe'
has 'and stays in the page' "$J/areas/pferde-stalle.md" '# Pferde & Ställe'
like 'a title without a letter of ASCII' 0 '^a new area: areas/[a-z0-9-]+\.md$' taut area add 健康
like 'taken' 2 "^taut: 'music' is taken" taut area add music
like 'a title taken in another case' 2 "is taken" taut area add HEALTH
like "a command's name" 2 "is a command's name" taut area add Today
like 'an empty title' 2 'empty title' taut area add '  '
is 'what is not understood' 2 \
"taut: 'ad' is not understood here
hint: taut area add TITLE, rename AREA TITLE, retire AREA" taut area ad X
like 'too few' 2 'taut area add TITLE' taut area add
is 'no file came of these' 0 10 sh -c 'ls "$1"/areas | wc -l' - "$J"

quietly taut vision add music 'I play the first suite' --from 3 --to 8 --unit /10 --id suite
quietly taut check suite=5 -m 'The prelude by heart.'
taut tension --format json >before
is 'rename' 0 'Music is called Cello now' taut area rename music Cello
has 'the heading' "$J/areas/music.md" '# Cello'
has 'the old name is kept' "$J/areas/music.md" '[was:: Music]'
like 'the name' 0 '^Cello +1 result +music$' taut area
taut tension --format json >after
sed -i 's/"Music"/"Cello"/' before
same 'old looks still belong to it' before after
quietly taut area rename cello Strings
like 'found by its id' 0 '^Strings +1 result +music$' taut area
ok 'each old name' grep -Fq '[was:: Cello]' "$J/areas/music.md"
ok 'the first too' grep -Fq '[was:: Music]' "$J/areas/music.md"
like 'looks of each name are seen' 0 '^suite: 5 of 8; gap 60 → 60$' taut check suite=5
like 'renamed to a name taken' 2 "'Health' is taken already" taut area rename music Health
like 'no such area' 4 "there is no area 'musk'" taut area rename musk X
like 'the nearest' 4 "did you mean 'health'" taut area rename healht X
is 'to a title in other letters' 0 'Strings is called STRINGS now' taut area rename music STRINGS

like 'retire' 0 '^STRINGS is retired; its page and its history stay$' taut area retire music
ok 'the day' grep -Fq '[retired:: 2026-11-21]' "$J/areas/music.md"
like 'it says so' 0 '^STRINGS +0 results, retired +music$' taut area
like 'once' 2 "retired already" taut area retire music
like 'its results are released' 0 '"let_go": "-[0-9]*[1-9]' taut tension --format json --since -3
like 'doctor finds all sound' 0 '^ok +replay' taut doctor
done_testing
