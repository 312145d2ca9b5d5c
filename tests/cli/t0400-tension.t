#!/bin/sh
# SPDX-License-Identifier: ISC
# tension: both worked examples of the model, by the commands a person types;
# the data to the digit, the text to its numbers.
. "${0%/*}/lib.sh"
command -v python3 >/dev/null || skip_all 'no python3'

# The values at paths of the JSON on stdin; a name stands for the one with that id.
cat >path.py <<'END'
import json, sys
root = json.load(sys.stdin)
for path in sys.argv[1:]:
    at = root
    for key in path.split('.'):
        at = next(x for x in at if x['id'] == key) if isinstance(at, list) else at[key]
    print(path, json.dumps(at))
END
data() { # WHEN OPTIONS… : the report as data, in got.json
	when=$1
	shift
	at "$when" taut tension --format json "$@" >got.json
}
path() { python3 path.py "$@" <got.json; }

# --- one measured result, vision lowered ---
quietly taut init
quietly at 2025-12-31 taut vision add health 'I run 10 km without stopping' \
	--from 3 --to 10 --unit km --by 2026-12-31
quietly at 2026-01-10 taut plan add run 'Shoes on at 06:45' --every mon
quietly at 2026-03-08 taut check run=5
is 'raised or lowered is said' 0 \
	'that lowers the vision: the gap goes from 71 to 43, and no part of it is progress' \
	at 2026-05-10 taut vision run=8 -b knee
is 'a slip' 0 'run: 4.5 of 8 km; gap 43 → 50' at 2026-07-05 taut check run=4.5
is 'a rise' 0 'run: 6 of 8 km; gap 50 → 29' at 2026-10-04 taut check run=6

cat >wanted.json <<'END'
{"taut": 1, "since": "2026-01-01", "until": "2026-12-31",
 "whole": {"opening": "100.000000000", "rose": "-42.857142857", "slipped": "0.000000000", "raised": "0.000000000",
           "lowered": "-28.571428571", "new": "0.000000000", "let_go": "0.000000000", "remeasured": "0.000000000",
           "moved": "0.000000000", "closing": "28.571428571", "churn": "7.142857143", "drift": "-28.571428571",
           "climb": "42.857142857", "unchecked": "28.571428571", "not_yet_checked": 0},
 "areas": [{"id": "health", "title": "Health",
           "opening": "100.000000000", "rose": "-42.857142857", "slipped": "0.000000000", "raised": "0.000000000",
           "lowered": "-28.571428571", "new": "0.000000000", "let_go": "0.000000000", "remeasured": "0.000000000",
           "moved": "0.000000000", "closing": "28.571428571", "churn": "7.142857143", "drift": "-28.571428571",
           "climb": "42.857142857", "unchecked": "28.571428571", "not_yet_checked": 0,
            "results": [{"id": "run", "text": "I run 10 km without stopping", "kind": "measured", "unit": "km",
                         "from": "3", "first_vision": "10",
                         "vision": "8", "reality": "6", "tension": "28.571428571", "checked": "2026-10-04",
                         "horizon": "2026-12-31", "commitments": 1,
           "opening": "100.000000000", "rose": "-42.857142857", "slipped": "0.000000000", "raised": "0.000000000",
           "lowered": "-28.571428571", "new": "0.000000000", "let_go": "0.000000000", "remeasured": "0.000000000",
           "moved": "0.000000000", "closing": "28.571428571", "churn": "7.142857143", "drift": "-28.571428571",
           "climb": "42.857142857", "unchecked": "28.571428571", "not_yet_checked": 0}]}],
 "questions": [{"kind": "unchecked", "area": "health", "result": "run", "dates": ["2026-10-04"]}],
 "not_understood": 0,
 "not_opened": 0}
END
cat >equal.py <<'END'
# What is wanted, in its order; a key that is not asked for is passed by.
import json, sys
def pairs(file): return json.load(open(file), object_pairs_hook=lambda p: p)
def is_object(x): return isinstance(x, list) and x and all(isinstance(y, tuple) for y in x)
def known(wanted, got):
    if is_object(wanted):
        keys = dict(wanted)
        return [(k, known(keys[k], v)) for k, v in got if k in keys]
    if isinstance(wanted, list) and len(wanted) == len(got):
        return [known(w, g) for w, g in zip(wanted, got)]
    return got
a, b = (pairs(f) for f in sys.argv[1:])
areas = dict(b)['areas']
areas[:] = [x for x in areas if dict(x)['results']]  # empty areas say nothing
b = known(a, b)
if a != b: print(json.dumps(b, indent=1))
sys.exit(a != b)
END
data 2026-12-31 --year 2026
ok 'the first example, to the digit and in order' python3 equal.py wanted.json got.json
data 2026-12-31 --since 2026-01-01 --until 2026-12-31
ok 'the same by since and until' python3 equal.py wanted.json got.json
year() { at 2026-12-31 taut tension --year 2026 "$@"; }
like 'the waterfall: opening' 0 '^ *1 Jan +100\b' year
like 'reality rose' 0 '^ *reality rose +(−|-)43\b' year
like 'vision lowered' 0 '^ *vision lowered +(−|-)28\b' year
like 'closing: what is printed adds up' 0 '^ *31 Dec +29\b' year
like 'in words: the gross' 0 '71 of the gap went' year
unlike 'a lowered vision is no progress' 0 '[Pp]rogress|✓|great|well done' year
like 'the standing now' 0 'run .*6 of 8 km +29' at 2026-12-31 taut tension
like 'of the area' 0 'run .*6 of 8 km +29' at 2026-12-31 taut tension health
like 'of the result' 0 'chosen at 10' at 2026-12-31 taut tension run
data 2026-06-30
is 'bare: the last 365 days, to that day' 0 \
'since "2025-07-01"
until "2026-06-30"
whole.new "100.000000000"
whole.rose "-28.571428571"
whole.lowered "-28.571428571"
whole.closing "42.857142857"' path since until whole.new whole.rose whole.lowered whole.closing
data 2026-12-31 --since 2026-05-10 --until 2026-05-10
is 'events of the since day belong to it' 0 \
'whole.opening "71.428571429"
whole.lowered "-28.571428571"
whole.closing "42.857142857"' path whole.opening whole.lowered whole.closing
data 2026-12-31 --since 2026-08-01 --until 2026-08-31
is 'an empty period' 0 \
'whole.opening "50.000000000"
whole.rose "0.000000000"
whole.closing "50.000000000"' path whole.opening whole.rose whole.closing

# --- four results ---
rm -r "$J" && quietly taut init
quietly at 2025-06-01 taut vision add health 'I weigh 76 kg' --from 84 --to 76 --unit kg --id weight --by 2027-01-01
quietly at 2026-01-01 taut check weight=82
quietly at 2025-06-01 taut vision add health 'I sleep well' --from 4 --to 8 --unit /10 --id sleep
quietly at 2026-01-01 taut check sleep=5
quietly at 2025-06-01 taut vision add recreation 'A marathon' --from 0 --to 42 --unit km --id marathon
quietly at 2026-02-15 taut check weight=81.2
quietly at 2026-03-01 taut vision add health 'My back is strong' --from 3 --to 9 --unit /10 --id back
quietly at 2026-04-01 taut check weight=80.1
quietly at 2026-05-31 taut check weight=80.4
quietly at 2026-06-15 taut vision sleep=9
quietly at 2026-06-20 taut vision let-go marathon -b 'not my wish'
quietly at 2026-07-20 taut check weight=79 sleep=6
data 2026-07-30 --since 2026-01-02 --until 2026-07-30
is 'the second example, to the digit' 0 \
'whole.opening "250.000000000"
whole.rose "-62.500000000"
whole.slipped "0.000000000"
whole.raised "25.000000000"
whole.lowered "0.000000000"
whole.new "100.000000000"
whole.let_go "-100.000000000"
whole.closing "212.500000000"
whole.unchecked "100.000000000"
areas.health.results.weight.opening "75.000000000"
areas.health.results.weight.closing "37.500000000"
areas.health.results.sleep.tension "75.000000000"
areas.health.results.back.new "100.000000000"
areas.health.results.back.checked "2026-03-01"
areas.recreation.let_go "-100.000000000"' \
	path whole.opening whole.rose whole.slipped whole.raised whole.lowered whole.new \
	whole.let_go whole.closing whole.unchecked areas.health.results.weight.opening \
	areas.health.results.weight.closing areas.health.results.sleep.tension \
	areas.health.results.back.new areas.health.results.back.checked areas.recreation.let_go
four() { at 2026-07-30 taut tension --since 2026-01-02 "$@"; }
like 'its text: let go' 0 '^ *let go +(−|-)100\b' four
like 'what is unchecked is said' 0 '47 ?%|not checked' four
printed() { # opening + lines = closing, as printed
	four | tr -s '−' '-' | awk '/^ +(2 Jan|30 Jul|[a-z -]+) +[-+]?[0-9]+/ && !/=/ {
		for (f = 1; f <= NF; f++) if ($f ~ /^[-+]?[0-9]+$/ && !(f == 1 && $2 ~ /^J/)) n = $f
		if (/2 Jan/) sum = n; else if (/30 Jul/) exit !(n == sum && NR > 3); else sum += n }'
}
ok 'printed parts add up' printed

july() { at 2026-07-30 taut tension "$@"; }
like 'bare: a row an area, its gap and what moved' 0 '^ health .* 213 .* ▲112 ↑25 \+100 ' july
like 'what was let go is no progress there' 0 '^ recreation .*nothing open .* ×100$' july
unlike 'a row a result only with -v' 0 '^ *weight ' july
like '-v: a row a result' 0 '^  weight .*79 → 76 kg' env COLUMNS=100 TAUT_NOW=2026-07-30T12:00 \
	taut tension -v
like 'what the gap rests on' 0 'Of the gap .*was not checked' july -v
like 'what nobody looked at has no number' 0 'back, last checked .*nobody can say' july -v
questions() { july "$@" | grep -c '^ *\(One question\|Another\|And one more\): '; }
is 'one question' 0 1 questions
is 'three at most with -v' 0 3 questions -v
is 'one of a span' 0 1 questions --since 2026-06-01
is 'none of an area by itself' 1 0 questions health
like 'where it is answered' 0 '^ +taut tension --answer$' july
unlike 'a span gone by is not answered' 0 'answer$' july --until 2026-06-30
like 'of a part of it, there' 0 "^ +taut tension health --answer\$" july health --since 2026-06-01
like 'in words' 0 'health: the gap is 213 over 3 results, was 200; reality rose 112,' \
	env COLUMNS=200 TAUT_NOW=2026-07-30T12:00 taut --plain tension

# --- words, ratings, what is not known ---
rm -r "$J" && quietly taut init
like 'nothing yet: a sentence, no zeros' 0 '[Nn]o result|nothing|[Nn]o vision' taut tension
quietly taut vision add home 'Sundays are ours'
quietly taut vision add home 'A quiet desk' --to 4 --unit h --way up --id desk
data 2026-11-21
is 'not yet checked is never 0' 0 \
'areas.home.results.desk.tension null
areas.home.results.desk.reality null
areas.home.results.desk.from null
areas.home.results.desk.checked null
areas.home.results.sundays.kind "words"
areas.home.results.sundays.tension null
areas.home.results.sundays.vision null
whole.not_yet_checked 1' path areas.home.results.desk.tension areas.home.results.desk.reality \
	areas.home.results.desk.from areas.home.results.desk.checked \
	areas.home.results.sundays.kind areas.home.results.sundays.tension \
	areas.home.results.sundays.vision whole.not_yet_checked
like 'nor in text' 0 'not yet checked' taut tension
quietly taut vision add health 'At ease' --from 8 --to 9 --unit /10 --id ease
quietly taut vision add health 'Pulse' --hold 58 --slip 6 --way down --unit bpm --id pulse
quietly taut check pulse=61
data 2026-11-21
is 'a rating by at least 3; a level held by its slip' 0 \
'areas.health.results.ease.tension "33.333333333"
areas.health.results.pulse.kind "hold"
areas.health.results.pulse.tension "50.000000000"' path areas.health.results.ease.tension \
	areas.health.results.pulse.kind areas.health.results.pulse.tension
quietly taut check pulse=52
data 2026-11-21
is 'a surplus is none' 0 'areas.health.results.pulse.tension "0.000000000"' \
	path areas.health.results.pulse.tension
quietly env TAUT_NOW=2026-11-25T20:15 taut check ease=5
like 'after today: not counted, and said' 0 'after today, not counted' taut doctor
data 2026-11-21
is 'not counted' 0 'areas.health.results.ease.reality "8"' path areas.health.results.ease.reality

# --- how fast, and how fast it would have to be: in the same number of days ---
rm -r "$J" && quietly at 2026-09-01 taut init
quietly at 2026-10-01 taut vision add health 'I run' --from 0 --to 10 --unit km --by 2027-01-10 --id run
quietly at 2026-10-01 taut vision add health 'At ease' --from 4 --to 8 --unit /10 --id ease
for day in 10-01 10-11 10-21 10-31 11-11; do
	km=$((${km:-0} + 1))
	quietly at "2026-$day" taut check run=$km
done
like 'what is near' 0 ' reality ▲ 6 km in 60 days · needs 5 in 60$' taut tension run
like '… in sentences' 0 '^Reality closer 6 km in 60 days, needs 5 in 60\.' taut --plain tension run
quietly at 2026-11-11 taut vision run --by 2027-06-01
like 'what is far' 0 ' reality ▲ 9 km in 90 days · needs 2\.2 in 90$' taut tension run
quietly at 2026-11-11 taut check ease=7
like 'what is left of how many' 0 '^ ease: 1 of 4 points to go\.' taut tension ease
sed -i 's/^- At ease\(.*\) ^ease/- [-] At ease\1 [let-go:: 2026-11-20] ^ease/' "$J/areas/health.md"
like 'whatever it was that a hand did' 0 '^ 1 result was edited by hand and not yet recorded\.' \
	taut tension

# --- a time before anything was chosen ---
rm -r "$J" && quietly taut init
quietly taut vision add health 'At ease' --from 4 --to 8 --unit /10 --id ease
quietly taut vision add home 'At rest' --from 0 --to 8 --unit /10 --id house
quietly taut vision house=6
is 'the year before' 0 ' There were no results then.' taut tension --year 2025
is 'long before' 0 ' There were no results then.' taut tension --until 2020-01-01
data 2026-11-21 --year 2025
is 'no such row in the data' 1 0 grep -c '"kind"' got.json
like 'whose vision moved' 0 'chosen at 8 . lowered to 6' taut tension house
unlike 'whose did not' 0 'lowered' taut tension ease
sed -i 's/At rest/At ease/' "$J/areas/home.md"
like 'the same words twice: which of them' 0 'vision lowered .*  house' taut tension --year 2026

# --- how it is said ---
unlike '--ascii: nothing beyond it' 0 '[^ -~]' taut --ascii tension
unlike '--plain: no columns, no glyphs' 0 '[━─●○╍┈╔║▒█░┊]|[^ ]   +[^ ]' taut --plain tension
unlike 'ACCESSIBLE=1 is the same' 0 '[━─●○╍┈╔║▒█░┊]' env ACCESSIBLE=1 taut tension --since -9
unlike '--plain of one result' 0 '[━─●○╍┈╔║▒█░┊]' taut --plain tension ease
unlike 'no words of the model on a screen' 0 'stretch|yardstick|footing|churn|drift|overdue|streak' \
	taut tension --since -9
for how in '' -v '--year 2026' '-v --plain'; do
	# shellcheck disable=SC2086
	unlike "nor with '$how'" 0 'stretch|yardstick|footing|churn|drift|climb|overdue|streak' \
		taut tension $how
done
narrow() { COLUMNS=40 taut tension | python3 -c 'import sys
wide = [line for line in sys.stdin if len(line) > 41]
print(*wide, sep="")
sys.exit(len(wide) > 0)'; }
ok '40 columns are enough' narrow

like 'no such area or result' 4 "there is no area or result 'rum'" taut tension rum
like 'one at a time' 2 'one area or result at a time' taut tension health home
like 'a year' 2 "'26' is not a year" taut tension --year 26
like 'stands alone' 2 'stands alone' taut tension --year 2026 --since 2026-01-01
like 'a span that ends before it begins' 2 'ends before it begins' taut tension --since today --until yesterday
like 'a date that could be several' 2 'could be several dates' taut tension --since 01/02/03
like 'a format that is none' 2 "'xml' is not a format" taut tension --format xml
done_testing
