#!/bin/sh
# SPDX-License-Identifier: ISC
# The report as data: every kind of event as a line of CSV, whose columns sum up
# to the lines of the JSON; both as the manual has them, key by key.
. "${0%/*}/lib.sh"
command -v python3 >/dev/null || skip_all 'no python3'
data() { python3 "$TOP/tests/cli/data.py" "$@"; }

# --- a journal that has everything ---
quietly taut init
page() { mkdir -p "${1%/*}" && cat >"$1"; }
look() { page "$J/checks/$(echo "$1" | tr - / | cut -c 1-7)/$1-check.md"; }
page "$J/areas/health.md" <<'END'
# Health

## Results

- I sleep well [to:: 9] [unit:: /10] [by:: 2027-06-01] [focus:: yes] ^sleep
- [x] Pulse at rest [to:: 58] [unit:: bpm] [enough:: 2026-06-10] ^pulse
- Sundays are ours ^sundays

## Plan

- [ ] Count the beats [for:: pulse] [due:: 2026-12-01] ^count
END
page "$J/areas/home.md" <<'END'
# Home

[horizon:: 2026-12-31]

## Results

- I run without stopping [to:: 40] [unit:: min] [way:: up] ^run
- A desk of my own [to:: 2] [unit:: m] [way:: up] ^desk
END
page "$J/areas/=old.md" <<'END'
# Old

[retired:: 2026-09-01]

## Results

- The choir sings [to:: 8] [unit:: /10] ^choir
END
look 2026-01-01 <<'END'
# 2026-01-01

## 20:00 Health

- I run [chosen:: 3 → 10 km] [for:: run]
- I sleep well [chosen:: ? → 8 /10] [for:: sleep]
- Pulse at rest [chosen:: 58 → 58 bpm] [way:: down] [slip:: 6] [for:: pulse]

## 20:10 Old

- The choir sings [chosen:: 4 → 8 /10] [because:: "la, la"] [for:: choir]
END
look 2026-02-01 <<'END'
# 2026-02-01

## 20:00 Health

Two of seven nights.

- I run [is:: 5.0] [for:: run]
- I sleep well [is:: 4] [for:: sleep]

### From =Ana

- I sleep well [is:: 5] [for:: sleep]
END
look 2026-03-01 <<'END'
# 2026-03-01

## 20:00 Health

- I run [lowered:: 10 → 8 km] [because:: she said "no", and the knee] [for:: run]
- Sundays are ours [for:: sundays]
- I sleep well [is:: 5] [corrected:: 8] [for:: sleep]
END
look 2026-03-15 <<'END'
# 2026-03-15

## 20:00 Health

- I run [chosen:: 6 → 9 km] [for:: run]
- I run [moved:: Health → Home] [for:: run]
- I sleep well [postponed:: 2027-01-01 → 2027-06-01] [for:: sleep]
- Home [postponed:: ? → 2026-12-31] [for:: home]
END
look 2026-05-01 <<'END'
# 2026-05-01

## 20:00 Health

- Pulse at rest [let-go:: yes] [because:: =1+1] [for:: pulse]
- I sleep well [is:: 6] [for:: sleep]
- I sleep well [raised:: 8 → 9] [for:: sleep]
END
look 2026-05-05 <<'END'
# 2026-05-05

## 20:00 Health

- Pulse at rest [is:: 61] [for:: pulse]
- Pulse at rest [resumed:: yes] [for:: pulse]
END
look 2026-06-10 <<'END'
# 2026-06-10

## 20:00 Health

- I sleep well [is:: 5] [for:: sleep]
- Pulse at rest [enough:: 60] [because:: -] [for:: pulse]

## 20:10 Home

- I run [remeasured:: 9 → 40 min] [is:: 25] [because:: by the clock] [for:: run]
END

taut -q tension --since 2026-01-01 --format csv >events.csv
holds 'each kind of event, in the order of the journal' events.csv <<'END'
date,area,result,event,from,to,unit,gap_before,gap_after,reality,raised,lowered,new,let_go,remeasured,moved,by,because
2026-01-01,health,run,chosen,3,10,km,,100.000000000,,,,100.000000000,,,,,
2026-01-01,health,sleep,chosen,,8,/10,,,,,,,,,,,
2026-01-01,health,pulse,chosen,58,58,bpm,,0.000000000,,,,0.000000000,,,,,
2026-01-01,'=old,choir,chosen,4,8,/10,,100.000000000,,,,100.000000000,,,,,"""la, la"""
2026-02-01,health,run,is,3,5.0,km,100.000000000,71.428571429,-28.571428571,,,,,,,,
2026-02-01,health,sleep,is,,4,/10,,100.000000000,,,,100.000000000,,,,,
2026-02-01,health,sleep,view,,5,/10,,,,,,,,,,'=Ana,
2026-03-01,health,run,lowered,10,8,km,71.428571429,42.857142857,,,-28.571428571,,,,,,"she said ""no"", and the knee"
2026-03-01,health,sundays,checked,,,,,,,,,,,,,,
2026-03-01,health,sleep,is,4,5,/10,100.000000000,75.000000000,-25.000000000,,,,,,,,
2026-03-15,health,run,chosen,6,9,km,42.857142857,42.857142857,-14.285714286,14.285714286,,,,,,,
2026-03-15,health,run,moved,health,home,km,42.857142857,,,,,,,,-42.857142857,,
2026-03-15,home,run,moved,health,home,km,,42.857142857,,,,,,,42.857142857,,
2026-03-15,health,sleep,postponed,2027-01-01,2027-06-01,/10,75.000000000,75.000000000,,,,,,,,,
2026-03-15,home,,postponed,,2026-12-31,,,,,,,,,,,,
2026-05-01,health,pulse,let-go,,,bpm,0.000000000,,,,,,0.000000000,,,,'=1+1
2026-05-01,health,sleep,is,5,6,/10,75.000000000,50.000000000,-25.000000000,,,,,,,,
2026-05-01,health,sleep,raised,8,9,/10,50.000000000,75.000000000,,25.000000000,,,,,,,
2026-05-05,health,pulse,is,58,61,bpm,,,,,,,,,,,
2026-05-05,health,pulse,resumed,,,bpm,,50.000000000,50.000000000,,,0.000000000,,,,,
2026-06-10,health,sleep,is,6,5,/10,75.000000000,100.000000000,25.000000000,,,,,,,,
2026-06-10,health,pulse,enough,61,60,bpm,50.000000000,,-16.666666667,,-33.333333333,,,,,,'-
2026-06-10,home,run,remeasured,25,40,min,42.857142857,100.000000000,,,,,,57.142857143,,,by the clock
2026-09-01,'=old,choir,retired,,,/10,100.000000000,,,,,,-100.000000000,,,,
2026-11-21,home,desk,chosen,,2,m,,,,,,,,,,,edited by hand
END
ok 'they are what the report has' data spans 1 4 health home run
ok 'the keys are those of the manual, and those of the manual are there' \
	data keys "$TOP/share/man/taut-tension.5"

is 'to a full disk' 1 'taut: cannot write output: No space left on device' \
	sh -c 'taut -q tension --since 2025-01-01 --format csv >/dev/full'

# --- what the manual says how to check it, does ---
example() { # FILE: the lines of the manual between it and END
	sed -n "/^\\$ cat >$1 <<'END'\$/,/^END\$/p" "$TOP/share/man/taut-tension.5" | sed '1d;$d' >"$1"
	[ -s "$1" ]
}
quietly example check.py
quietly example events.py
taut -q tension --year 2026 --format json >year.json
taut -q tension --year 2026 --format csv >year.csv
is 'opening and lines are closing' 0 '16 accounts add up' python3 check.py
is 'the events are the lines' 0 '25 events are the lines' python3 events.py
sed -i 's/,-25.000000000,/,-26.000000000,/' year.csv
like 'which can fail' 1 'AssertionError: reality' python3 events.py
sed -i 's/"opening": "0.0/"opening": "1.0/' year.json
like 'so can the other' 1 'AssertionError' python3 check.py

# --- the manual's own example ---
rm -r "$J" && quietly taut init
quietly at 2025-12-31 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-03-08 taut check run=5
quietly at 2026-05-10 taut vision run=8 -b knee
quietly at 2026-07-05 taut check run=4.5
quietly at 2026-10-04 taut check run=6
sed -n '/^date,result,event/,/^\.Ed/p' "$TOP/share/man/taut-tension.5" | sed '$d' >wanted
taut -q tension run --year 2026 --format csv | cut -d, -f 1,3-11 >got.csv
same 'is what it prints' wanted got.csv
cat >history.py <<'END'
import json, sys
result = json.load(sys.stdin)['areas'][0]['results'][0]
for mark in result.get('history', [{0: 'none'}]): print(*mark.values())
END
history() { taut -q tension run --year 2026 --format json "$@" | python3 history.py; }
is 'the history, with -v' 0 '2026-03-08 5 10 71.428571429 rose None
2026-05-10 5 8 42.857142857 lowered knee
2026-07-05 4.5 8 50.000000000 slipped None
2026-10-04 6 8 28.571428571 rose None' history -v
is 'without -v there is none' 0 none history
is 'a span in the past stands as it stood at its end' 0 '5' sh -c "taut -q tension run \
	--until 2026-04-01 --format json | sed -n 's/.*\"reality\": \"\\(.*\\)\".*/\\1/p'"

# --- random journals ---
for seed in 1 2; do
	rm -rf "$J" && quietly taut init && quietly data journal "$J" "$seed" 500
	like "random journal $seed: the columns are the lines" 0 \
		'^# [0-9]{3,} events: ' data spans "$seed" 6 beta last
	cat "$T/got" >>seen
done

for event in chosen is checked raised lowered let-go resumed enough moved remeasured \
	postponed retired view; do
	like "… with $event" 0 "events: .*\\<$event\\>" cat seen
done

# --- it streams ---
like 'only the tension has it' 2 "'csv' is not a format of 'taut show'" taut show --format csv
like 'there is no such name' 4 "there is no area or result 'rum'" taut tension rum --format csv
like 'no answers as data' 2 'is about today' taut tension --answer --format csv
is 'before there was anything: the header' 0 "$(head -n 1 events.csv)" \
	taut -q tension --year 2020 --format csv
greatest() { data memory taut -q tension --since 2000-01-01 --format csv 2>/dev/null; }
quietly rm -rf "$J"
quietly taut init
quietly data journal "$J" 7 300
few=$(greatest)
quietly data journal "$J" 7 3600
many=$(greatest)
if [ -n "$LSAN_OPTIONS" ]; then
	skip 'memory does not grow with the events' 'it is watched'
else
	echo "# $few KiB for 300 days, $many KiB for 3600"
	ok 'memory does not grow with the events' [ "$many" -lt $((few + 1024)) ]
fi
full='taut: cannot write output: No space left on device'
is 'to a disk that fills up on the way' 1 "$full" \
	sh -c 'taut -q tension --since 2000-01-01 --format csv >/dev/full'
is 'as JSON' 1 "$full" sh -c 'taut -q tension -v --since 2000-01-01 --format json >/dev/full'
done_testing
