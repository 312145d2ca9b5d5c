#!/bin/sh
# SPDX-License-Identifier: ISC
# What a report says of itself: what was not understood, what is not known, and of
# whom. Each of these was once told of the wrong thing.
. "${0%/*}/lib.sh"
now() { TAUT_NOW=$1 && export TAUT_NOW; }
export COLUMNS=100

# Two areas with one title: taut names areas by id, and reads them so.
now 2026-01-01T09:00
quietly taut init same
cd same || exit
sed 's/^# .*/# Health/' areas/health.md >areas/h3.md
quietly taut sync --local
quietly taut vision add health 'Walk' --from 0 --to 10 --unit km
for day in 02 03 04; do
	now 2026-01-${day}T09:00
	quietly taut check walk="${day#0}"
done
is 'one title in two areas is no move by hand' 1 '' grep -rn 'edited by hand' checks
unlike 'nor is it told as one' 0 'by hand|nothing open' taut tension
quietly taut vision move walk h3
quietly taut check walk=5
is 'a move of one is written once' 0 1 sh -c 'grep -rn "moved::" checks | wc -l'
cd ..

# The numbers decide, and what counts is not told as not understood.
now 2026-01-01T09:00
quietly taut init words
cd words || exit
quietly taut vision add health 'Run' --from 0 --to 10 --unit km
mkdir -p checks/2026/02
printf '# 2026-02-01\n\n## 09:00 Health\n\n- Run [lowered:: 10 → 12 km] [for:: run]\n' \
	>checks/2026/02/2026-02-01-check.md
now 2026-02-02T09:00
quietly taut check run=1
unlike 'a word that its numbers contradict counts' 0 'not understood' taut tension
like 'and is told' 0 '2026-02-01-check.md:5: the numbers raise the vision, the word says lowered' \
	taut tension
is 'in the data, too' 0 0 sh -c \
	'taut tension --format json 2>/dev/null | sed -n "s/.*\"not_understood\": \([0-9]*\).*/\1/p"'
cd ..

# Of several that were not checked lately one is the largest part.
now 2026-01-01T09:00
quietly taut init old
cd old || exit
is 'with no result the gap is not 0' 0 'gap ?' taut today --short
quietly taut vision add health 'Rest' --to 8 --unit /10
is 'nor with one that was never read' 0 'gap ?' taut today --short
for id in aa bb cc; do
	quietly taut vision add home "Wish $id" --from 0 --to 10 --unit km --id $id
	quietly taut plan add $id "Step $id"
done
quietly taut check rest -m 'Badly.'
like 'checked in words it has no number yet' 0 'no number yet' taut tension rest
unlike 'and is checked' 0 'not yet checked' taut tension rest
now 2026-01-05T09:00
quietly taut check bb=1
now 2026-06-01T09:00
is 'one is the largest part of what is old' 0 1 \
	sh -c 'taut tension -v | tr "\n" " " | grep -o "largest part" | wc -l'
like 'the one that is' 1 'the largest part of it is aa, not since 1 Jan' \
	env EDITOR=cat taut tension --answer -e
unlike 'of one alone nothing is a part' 0 'largest part' taut tension aa
quietly taut add 'A line.'
is 'what is old is no figure for a status bar' 0 'gap ?' taut today --short
done_testing
