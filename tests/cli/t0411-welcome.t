#!/bin/sh
# SPDX-License-Identifier: ISC
# Coming back: after 14 silent days the morning folds to one question and one
# small check, until something is written.
. "${0%/*}/lib.sh"
quietly at 2026-06-01 taut init

like 'a journal that is new stays so' 0 'What do you want to be so\?' at 2026-12-31 taut
unlike '… and nobody comes back to it' 0 '[Ww]elcome' at 2026-12-31 taut
cat >"$J/areas/health.md" <<'END'
# Health

### Results

- I run 10 km without stopping [from:: 3] [to:: 10] [unit:: km]
END
unlike 'nor to one that was only planned, by hand' 0 '[Ww]elcome' at 2026-12-31 taut

# The days: 14 whole ones without a word.
mkdir -p "$J/entries/2026/07"
printf 'A word.\n' >"$J/entries/2026/07/2026-07-01.md"
unlike 'a day short of it' 0 '[Ww]elcome' at 2026-07-15 taut
WELCOME=' Welcome back. What is so today?

   I run 10 km without stopping
   taut check '\''I run 10 km without stopping'\'
is 'then it folds; without an id the words are typed' 0 "$WELCOME" at 2026-07-16 taut
is 'and stays so' 0 "$WELCOME" at 2027-07-16 taut today
mkdir -p "$J/checks/2026/07"
: >"$J/checks/2026/07/2026-07-15-check.md"
is 'an empty file is not written' 0 "$WELCOME" at 2026-07-16 taut
printf '# 2026-07-15\n\n## 08:00 Health\n\nIt rains.\n' >"$J/checks/2026/07/2026-07-15-check.md"
unlike 'a check is' 0 '[Ww]elcome' at 2026-07-29 taut
like 'for as long' 0 '^ Welcome' at 2026-07-30 taut
printf 'Nothing yet.\n' >"$J/entries/2026/07/2026-07-20.md"
unlike 'a page by hand is too' 0 '[Ww]elcome' at 2026-07-30 taut
quietly taut sync --local

# Which check: of what is in focus the one that waited longest, else of any.
printf '# Health\n' >"$J/areas/health.md"
quietly at 2026-08-01 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-08-02 taut vision add home 'A quiet desk' --from 0 --to 4 --unit h --id desk
quietly at 2026-08-03 taut vision add home 'Sunday mornings are ours' --id sundays
quietly at 2026-08-04 taut plan add desk 'Clear it' --by 2026-08-20 --id clear
quietly at 2026-08-05 taut check sundays -m 'Two of four.'
like 'of any' 0 '^   taut check run$' at 2026-09-01 taut
quietly at 2026-08-06 taut check run=4
like 'what waited longest' 0 '^   taut check desk$' at 2026-09-01 taut
quietly at 2026-08-06 taut focus run sundays
like 'of what is in focus' 0 '^   taut check sundays$' at 2026-09-01 taut
is 'all of it' 0 ' Welcome back. What is so today?

   Sunday mornings are ours
   taut check sundays' at 2026-09-01 taut
is 'narrow' 0 ' Welcome back. What is so today?

   Sunday mornings are ours
   taut check sundays' at 2026-09-01 env COLUMNS=40 taut
is 'in sentences' 0 'Welcome back. What is so today?
Sunday mornings are ours
taut check sundays' at 2026-09-01 taut --plain
is 'in a line' 0 'welcome back' at 2026-09-01 taut today --short
like 'as data' 0 '^ "folded": true,$' at 2026-09-01 taut today --format json
like '… with all there is' 0 '"id": "run"' at 2026-09-01 taut today --format json
like '… and else' 0 '^ "folded": false,$' at 2026-08-20 taut today --format json
unlike 'no number, no count, nothing that was missed' 0 '[0-9]|step|miss|late|due|gap' \
	at 2026-09-01 taut
like 'a step of that day is as it was' 0 '^ Today +Clear it +clear$' at 2026-08-20 taut
quietly at 2026-08-07 taut vision let-go sundays -b 'they are'
like 'what was let go is not asked for' 0 '^   taut check run$' at 2026-09-01 taut

# What it says to type can be typed, and unfolds it.
at 2026-09-01 taut | sed -n 's/^   \(taut .*\)/\1/p' >typed
ok 'what is to be typed' at 2026-09-01 sh typed
like 'unfolds it' 0 '^ Tue 1 Sep$' at 2026-09-01 taut
rm -rf "$J/areas"/*
like 'without a result: write' 0 '^   taut add$' at 2027-01-10 taut

# It looks at the files of those days, and lists no folder of entries.
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	at 2027-01-10 strace -qq -o trace taut >/dev/null 2>&1
	unlike 'no folder of days is opened' 0 'open.*"entries(/[0-9]+)*"' \
		cat trace
	is 'so many are looked at' 0 30 grep -c 'stat.*\(entries\|checks\)/202[67]/.*ENOENT' trace
else
	skip 'what is opened' 'no strace, or it is not allowed to'
fi
done_testing
