#!/bin/sh
# SPDX-License-Identifier: ISC
# What the review of a year knows before it asks, over ten years of looks: every
# number is the ledger's, as `tension --year` has it as data; and of the days and
# the names what the pages say.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
command -v perl >/dev/null || skip_all 'no perl'
quietly taut init
perl "$TOP/tests/bench/tree" "$J" lives 522 0 2 5 >"$T/stream" || exit 1

# Ten results, a look a week. One is not looked at any more since August, one never
# was, one is in words; two horizons have come, one will; two have steps.
grep -lr 'for:: a2-r5' "$J"/checks/2026/09 "$J"/checks/2026/1? | xargs sed -i '/for:: a2-r5/d'
sed -i '/\^a1-r1$/s/ \^/ [by:: 2026-06-30]&/; /\^a1-r2$/s/ \^/ [by:: 2026-11-21]&/
	/\^a1-r3$/s/ \^/ [by:: 2026-11-22]&/' "$J/areas/area-1.md"
sed -i '/\^a2-r5$/a - Nobody looked [to:: 5] [way:: up] [unit:: h] ^never\
- In words ^words' "$J/areas/area-2.md"
cat >>"$J/areas/area-1.md" <<'END'

- [ ] If it is Monday, then I run [for:: a1-r1] [repeat:: mon] [due:: 2026-11-23] ^monday
- [-] If it rains, then I swim [for:: a1-r2] [repeat:: every 2 days] ^rain
- [ ] Ring Ana [for:: a2-r1] ^ring
END
for day in 2025-12-29 2026-01-05 2026-01-12 2026-11-16; do
	mkdir -p "$J/checks/$(echo "$day" | sed 's,-..$,,; s,-,/,')"
	cat >>"$J/checks/$(echo "$day" | sed 's,-..$,,; s,-,/,')/$day-check.md" <<END
# $day

## 07:00 Area 1

- If it is Monday, then I run [kept:: $day] [for:: monday]
- If it rains, then I swim [missed:: $day] [for:: rain]

### In the way

The couch.

### From Mara

Ask @wim.
END
done
for day in 2025-12-31 2026-01-05 2026-01-06 2026-03-01; do
	mkdir -p "$J/entries/$(echo "$day" | sed 's,-..$,,; s,-,/,')"
	printf '# %s\n\n## 07:00\n\nWith [[Ana Luz]].\n' "$day" \
		>"$J/entries/$(echo "$day" | sed 's,-..$,,; s,-,/,')/$day.md"
done
review() { talk "$@" 'ends, keeps' '\x04' -- env NO_COLOR=1 taut review 2026 "$_step"; }

taut tension --year 2026 --format json >"$T/json" 2>"$T/said"
is 'the journal is understood' 0 0 sh -c "grep -c '\"not_understood\": [^0]' '$T/json' || :"

# expected FACT: "ID", or "ID: LEFT of ALL UNIT to go", of each row that it is so of.
cat >"$T/expected.py" <<'END'
import decimal, json, sys
D = decimal.Decimal
fact, path = sys.argv[1:]
data = json.load(open(path))
for result in (r for area in data["areas"] for r in area["results"]):
    gap = result["tension"] and D(result["tension"])
    there = gap is not None and gap <= 0
    if fact == "unchecked" and (D(result["unchecked"]) or result["not_yet_checked"] or
                                result["kind"] == "words" and not result["checked"]):
        print(result["id"])
    if fact == "horizon" and not there and result["horizon"] and result["horizon"] <= "2026-11-21":
        print(result["id"])
    if fact == "steps" and not there and not result["commitments"]:
        if gap is None:
            print(result["id"] + ": " + ("in words" if result["kind"] == "words" else "not yet checked"))
            continue
        left, all = (D(result["vision"]) - D(result[end]) for end in ("reality", "from"))
        unit = "points" if result["kind"] == "rated" else result["unit"]
        # what is further away than ever is not told as a part of the first way
        part = "%s of %s" % (left, all) if left < all else str(left)
        one = (all if left < all else left) == 1 and unit == "points"
        print("%s: %s %s to go" % (result["id"], part, "point" if one else unit))
END
expected() { python3 "$T/expected.py" "$1" "$T/json" | sort >"$T/expected.$1"; }

_step=reality
review 'what is not checked' "$DONE"
expected unchecked
sed -n 's/^ \([a-z0-9-]*\): \(not yet checked\|last checked on .*\)\.$/\1/p' "$T/shown" | sort >"$T/told"
same 'is what the ledger says, all of it' "$T/expected.unchecked" "$T/told"
shown '… by its last day' '^ a2-r5: last checked on 2[0-9] Aug\.$'
is '… which are three' 0 'a2-r5 never words' sh -c "paste -sd ' ' '$T/told'"

_step=step
review 'what has no step' "$DONE"
expected steps
sed -n 's/^ \([a-z0-9-]*: .*\)\.$/\1/p' "$T/shown" | sort >"$T/told"
same 'each with what is left of the way' "$T/expected.steps" "$T/told"
is '… not those with a step' 1 '' grep '^a1-r1:\|^a2-r1:' "$T/told"

# Each that has outlived its horizon is asked about.
expected horizon
is 'two horizons have come' 0 'a1-r1 a1-r2' sh -c "paste -sd ' ' '$T/expected.horizon'"
talk 'and are asked about' "$DONE" 'a1-r1: wanted by 30 Jun;' '\r' 'a1-r2: wanted by 21 Nov;' '\x04' -- \
	taut review 2026 let-go

_step=moved
review 'which end moved' "$DONE"
COLUMNS=80 taut tension --year 2026 2>/dev/null | sed '/^ One question/,$d; /^$/d' >"$T/waterfall"
grep -Fxf "$T/waterfall" "$T/shown" | sed '/^$/d' >"$T/told"
same 'is what tension says, to the byte' "$T/waterfall" "$T/told"
_step=letter
review 'the page of the year' "$DONE"
grep -Fxf "$T/waterfall" "$T/shown" | sed '/^$/d' >"$T/told"
same 'is the same' "$T/waterfall" "$T/told"

_step=held
printf '# Beliefs\n\n- I only run when it is dry [since:: 2026-03-01]\n  - a note\n' >"$J/beliefs.md"
printf -- '- more sleep → more patience (slow)\n' >"$J/links.md"
review 'what held' "$DONE"
shown 'what is believed' '^ Under question: "I only run when it is dry"$'
not_shown 'but no note below it' 'a note'
shown 'what acts on what' '^ What acts on what: "more sleep → more patience \(slow\)"$'
shown 'how often it was kept, within the year' '^ Kept 3 times, last on 16 Nov: If it is Monday, then I run$'
not_shown 'what was missed is not counted' 'swim'
shown 'what was in the way most often' '^ In the way: "The couch" \(3 times, last on 16 Nov\)$'
quietly at 2027-01-03 taut done monday --on 2026-12-28
talk 'and what was noted when it was over' "$DONE" 'the pattern' '\x04' -- \
	env NO_COLOR=1 TAUT_NOW=2027-01-04T10:00 taut review 2026 held
shown '… counts in the year in which it was kept' '^ Kept 4 times, last on 28 Dec( 2026)?: If it is Monday, then I run$'
grep -q '"kind": "swinging"' "$T/json" && shown 'what went back and forth' 'turned round [0-9]* times'

_step=thanks
review 'names' "$DONE"
shown 'those who are marked' '^ In the pages of the year: Mara, wim, Ana Luz\.$'

_step=walk
review 'the days' "$DONE"
sed -n '/^ [A-Z][a-z][a-z] /p' "$T/shown" | grep -v wrote >"$T/strip"
is 'a row for each month so far' 0 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov' \
	sh -c "cut -c2-4 '$T/strip' | paste -sd ' '"
is 'each day with a check' 0 "$(find "$J"/checks/2026 -type f | wc -l)" \
	sh -c "grep -o '●' '$T/strip' | wc -l"
is 'each other day with an entry' 0 2 sh -c "grep -o '·' '$T/strip' | wc -l"
shown 'how it is leafed through' '^ To leaf through it: taut show 2026-01$'
not_shown 'no number of a result' 'to go|gap'
nothing_kept 'no draft is left of looking'
is 'nor anything written' 0 '' find "$J" -path '*reviews*' -type f
done_testing
