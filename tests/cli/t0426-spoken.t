#!/bin/sh
# SPDX-License-Identifier: ISC
# A report in German: read, answered, as a page; and what is kept or is data is
# the same as ever.
. "${0%/*}/lib.sh"
now() { TAUT_NOW=$1 && export TAUT_NOW; }
de() { env LC_ALL=de_DE.UTF-8 taut "$@"; }

now 2026-01-01T09:00
quietly taut init journal
cd journal || exit
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'I cook four times' --from 0 --to 4 --unit evenings --id cook
now 2026-02-01T09:00
quietly taut check run=4 -m 'Twice.'
quietly taut vision run=8 -b 'the knee'
now 2026-02-08T09:00
quietly taut check run=4 cook=1 -m 'As before.'

de tension --year 2026 >told
is 'the first sentence' 0 ' Vom Abstand fielen 68 weg: 58 %, weil die Wirklichkeit gestiegen ist; 42 %, weil die Vision für run gesenkt wurde (the knee, Feb).' \
	sh -c 'COLUMNS=200 LC_ALL=de_DE.UTF-8 taut tension --year 2026 | sed "1!d; s/\xc2\xa0/ /g; s/ Hinzu.*//"'
like 'the picture' 0 '^  Vision gesenkt  *−2[89] ' cat told
like 'what it asks' 0 'Die Vision von run wurde am 1. Feb von 10 auf 8 km gesenkt' \
	sh -c 'tr -s "\n" " " <told'
is 'a line for a status bar' 0 'Abstand 132' de today --short
like 'the morning' 0 '^ So 8\. Feb' de today

# --- answers ---
like 'it offers words in German' 0 'gewählt, nicht-gewählt, oder' env EDITOR=cat LC_ALL=de_DE.UTF-8 \
	sh -c 'taut tension run --answer -e || :'
printf 'Gewählt, weil es weh tut\n' >said
like 'one of them is an answer' 0 'vor dem 9. Mai nicht wieder' \
	sh -c 'LC_ALL=de_DE.UTF-8 taut tension run --answer <said'
has 'kept as it is in every language' checks/2026/02/2026-02-08-check.md \
	'- I run 10 km [answered:: eroding chosen] [because:: weil es weh tut] [for:: run]'
quietly taut undo
printf 'chosen: it hurts\n' >said
quietly sh -c 'LC_ALL=de_DE.UTF-8 taut tension run --answer <said'
has 'the English one is, too' checks/2026/02/2026-02-08-check.md \
	'- I run 10 km [answered:: eroding chosen] [because:: it hurts] [for:: run]'
quietly taut undo
printf 'nicht-jetzt, erst der Mai\n' >said
quietly sh -c 'LC_ALL=de_DE.UTF-8 taut tension cook --answer <said'
like 'also of two words, as its place among them says' 0 \
	'\[answered:: [a-z]* not-now\] \[because:: erst der Mai\] \[for:: cook\]' \
	cat checks/2026/02/2026-02-08-check.md

# --- as a page, and as data ---
de tension --format html >de.html
taut tension --format html >en.html
is 'a page says its language' 0 'de en' sh -c 'echo $(sed -n "s/^<html lang=\([a-z]*\)>$/\1/p" de.html en.html)'
like 'and speaks it' 0 '<h1 dir=auto>Welches Ende hat sich bewegt.</h1>' cat de.html
is 'one to share has names of its own in it' 0 'Bereich Ergebnis' sh -c \
	'LC_ALL=de_DE.UTF-8 taut tension --format html --redact |
	grep -o "Bereich [0-9]\|Ergebnis [0-9]\|Area [0-9]\|knee\|evenings" | sed "s/ .*//" |
	sort -u | paste -sd " "'
for format in json csv; do
	is "data is the same: $format" 0 "$(taut tension --format $format)" de tension --format $format
done
done_testing
