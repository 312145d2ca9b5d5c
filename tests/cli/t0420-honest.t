#!/bin/sh
# SPDX-License-Identifier: ISC
# Which end moved, in journals where it can be only one thing: whatever else
# there is to see, the first sentence names it, and nothing but a better reality
# is called progress. Year 2026; every journal begins with 3 of 10 km.
. "${0%/*}/lib.sh"

quietly taut init
quietly at 2025-12-31 taut vision add health 'I run 10 km without stopping' \
	--from 3 --to 10 --unit km --by 2026-12-31
mv "$J" "$T/base"
MAY=checks/2026/05/2026-05-10-check.md
fresh() { rm -rf "$J" && cp -a "$T/base" "$J"; }
may() { quietly at 2026-05-10 taut "$@"; }
autumn() { quietly at 2026-12-20 taut "$@"; }

# The last day of the year, on a screen wide enough.
last() { COLUMNS=200 at 2026-12-31 taut "$@" 2>/dev/null; }
# All the ways in which it is told.
ask() { # RESULT
	rm -rf said && mkdir said
	last tension >said/bare
	last tension "$1" >said/page
	last tension "$1" --year 2026 >said/page-year
	last tension --year 2026 >said/year
	last tension --since 2026-01-01 -v >said/since
	last --plain tension >said/bare-spoken
	last --plain tension "$1" >said/page-spoken
	last --plain tension --year 2026 >said/year-spoken
	last tension health --year 2026 >said/area
	last tension --year 2026 --format html | sed '/<style>/,/<\/style>/d' >said/sheet
	sed -n 's/^<p class=lead>\(.*\)<\/p>$/\1/p' said/sheet >said/sheet-lead
	last today >said/today
	last tension --year 2026 --format json >data
}
# FILES: what each says of it, in a line: what stands above the picture, or from
# "Which end moved" on.
cat >said.awk <<'END'
BEGIN { RS = "" }
FNR == 1 { file = order[++files] = FILENAME; first[file] = $0 }
at = index($0, "Which end moved since") { last[file] = substr($0, at) }
function line(file, text) { gsub(/[ \n]+/, " ", text); sub(/^ /, "", text); print file ": " text }
END {
	for (n = 1; n <= files; n++) {
		file = order[n]
		if (file == "page") line("stands", first[file])
		line(file, file in last ? last[file] : first[file])
	}
}
END
# says NAME FILE… <<EOF: just that; in sentences, where lines follow lines, it begins so.
says() {
	name=$1
	shift
	cat >wanted
	(cd said && awk -f ../said.awk "$@") | awk 'NR == FNR { wanted[$1] = $0; next }
		$1 ~ /spoken/ && index($0, wanted[$1] " ") == 1 { $0 = wanted[$1] } { print }' wanted - >told
	same "$name" wanted told
}
# Words and marks of progress in any of them, but for the denial of it; the data.
progress() {
	sed 's/[Nn]o part of it is progress//g' said/* |
		grep -E "${1:-rose|closer|progress|[Rr]eality (is |came |went )*up|▲ ?[0-9]}"
}
rose() { grep -c '"rose": "-' data; }

# honest NAME SENTENCE STANDS [OF IT [LEAD [RESULT]]]: SENTENCE is the first of
# all results; OF IT is that of the page of a result, which begins with STANDS.
# LEAD goes before where something else matters more.
honest() {
	ask "${6:-run}"
	says "$1" year sheet-lead since year-spoken bare bare-spoken page-year page page-spoken <<-END
	year: ${5:+$5 }$2
	sheet-lead: ${5:+$5 }$2
	since: ${5:+$5 }$2
	year-spoken: ${5:+$5 }$2
	bare: Which end moved since 1 Jan? $2${5:+ $5}
	bare-spoken: Which end moved since 1 Jan? $2${5:+ $5}
	page-year: ${5:+$5 }${4:-$2}
	stands: $3
	page: Which end moved since 1 Jan? ${4:-$2}
	page-spoken: Which end moved since 1 Jan? ${4:-$2}
	END
}
# none NAME: nothing there says progress.
none() {
	is "$1: no word or mark of progress" 1 '' progress
	is "$1: nor in the data" 1 0 rose
}

# area NAME AREA SENTENCE: of that area in the year.
area() {
	last tension "$2" --year 2026 >said/area
	last --plain tension "$2" --year 2026 >said/area-spoken
	says "$1" area area-spoken <<-END
	area: $3
	area-spoken: $3
	END
}

# --- only by progress: the one that may say so ---
fresh
may check run=8
autumn check run=8
honest 'progress' 'The gap is 71 smaller, because reality rose.' \
	'run: 2 of 7 km to go. The gap is 29.'
like 'progress: the words are found where they belong' 0 'reality rose' progress
is 'progress: in the data' 0 3 rose

# --- only by lowering ---
fresh
may vision run=8 -b 'the knee'
autumn check run=3
honest 'lowered' '29 of the gap went, all of it because the vision came down (the knee, May).'\
' No part of it is progress.' 'run: 5 km to go. The gap is 71.'
none 'lowered'

# … and a reading that says the same moves no end.
fresh
may vision run=6
autumn vision run=5 -b 'enough for now'
autumn check run=3
honest 'lowered twice' '71 of the gap went, all of it because the vision came down (May; enough'\
' for now, Dec). No part of it is progress.' 'run: 2 km to go. The gap is 29.'
none 'lowered twice'

# --- lowered, and then reality slipped; half and half ---
fresh
may vision run=8 -b 'the knee'
autumn check run=2
honest 'lowered, then slipped' '28 of the gap went, all of it because the vision came down (the'\
' knee, May). No part of it is progress. Added: 14 because reality slipped.' \
	'run: 6 km to go. The gap is 86.'
none 'lowered, then slipped'
fresh
may vision run=8 -b 'the knee'
autumn check run=4
honest 'more by lowering than by progress' '43 of the gap went: 67% because the vision came down'\
' (the knee, May), 33% because reality rose.' 'run: 4 of 5 km to go. The gap is 57.'
# Reality came up to a vision that had come down, past it, and back: no end there.
fresh
may vision run=5
quietly at 2026-06-10 taut check run=9
autumn check run=3
honest 'up past a lowered vision, and back' '71 of the gap went, all of it because the vision'\
' came down (May). No part of it is progress.' 'run: 2 km to go. The gap is 29.'
none 'up past a lowered vision, and back'

# --- only by letting go ---
fresh
may vision let-go run -b 'not my wish.'
honest 'let go' '100 of the gap went, all of it because you let it go (not my wish, May). No part'\
' of it is progress.' 'run: let go on 10 May.'
none 'let go'

# --- let go, and the same wish anew: easier, under another id ---
fresh
may vision let-go run
may vision add health 'I run 5 km' --from 3 --to 5 --unit km --id jog
autumn check jog=3
honest 'let go and added anew' '100 of the gap went, all of it because you let run go (May). No'\
' part of it is progress. Added: 100 new (jog).' 'run: let go on 10 May.' \
	'100 of the gap went, all of it because you let it go (May). No part of it is progress.'
none 'let go and added anew'
ask jog
says 'let go and added anew: the new one' page <<'END'
stands: jog: 2 km to go. The gap is 100.
page: Which end moved since 1 Jan? The gap is 100 wider: 100 new.
END
# … the same words are asked about, and come back with the old vision.
fresh
may vision let-go run
like 'let go and added anew: the same words' 2 'is this the one you let go' \
	at 2026-05-11 taut vision add health 'I run 10 km without stopping' --from 3 --to 5 --unit km --id jog
quietly at 2026-06-10 taut vision resume run
quietly at 2026-06-11 taut vision run=5
autumn check run=3
honest 'let go, resumed, lowered' '171 of the gap went: 58% because you let it go (May), 42%'\
' because the vision came down (Jun). No part of it is progress. Added: 100 new.' \
	'run: 2 km to go. The gap is 29.'
none 'let go, resumed, lowered'
# What slipped meanwhile is slipped, whenever it is resumed.
fresh
may vision let-go run
quietly at 2026-06-10 taut check run=2
quietly at 2026-06-11 taut vision resume run
autumn check run
honest 'let go, slipped, resumed' '100 of the gap went, all of it because you let it go (May). No'\
' part of it is progress. Added: 100 new, 14 because reality slipped.' \
	'run: 8 km to go. The gap is 114.'
none 'let go, slipped, resumed'

# --- enough, with a gap left ---
fresh
may vision enough run -b 'as it is.'
honest 'enough' '100 of the gap went, all of it because you called it enough (as it is, May). No'\
' part of it is progress.' 'run: closed as enough on 10 May.'
none 'enough'

fresh
may vision run=5 -b 'the knee'
autumn vision enough run -b 'as it is.'
honest 'lowered, then enough' '100 of the gap went, all of it because the vision came down (the knee,'\
' May; enough: as it is, Dec). No part of it is progress.' 'run: closed as enough on 20 Dec.'
none 'lowered, then enough'

# --- an area retired ---
fresh
may area retire health
honest 'area retired' '100 of the gap went, all of it because you let it go (its area was retired,'\
' May). No part of it is progress.' 'run: let go on 10 May.'
none 'area retired'

# --- a horizon put off ---
fresh
may vision run --by 2027-06-30
autumn check run=3
honest 'put off' 'No end moved, but a horizon was put off by 181 days: the gap is 100, as it was on'\
' 1 Jan.' 'run: 7 km to go. The gap is 100.'
none 'put off'
quietly at 2026-12-21 taut vision run --by 2028-01-01
quietly at 2026-12-22 taut vision run=9
honest 'put off twice, then lowered' '14 of the gap went, all of it because the vision came down'\
' (Dec). No part of it is progress. A horizon was put off twice, by 366 days in all.' \
	'run: 6 km to go. The gap is 86.'
none 'put off twice, then lowered'

# --- measured anew ---
fresh
may vision remeasure run --from 40 --to 42 --unit min
autumn check run=40
honest 'measured anew, the gap as it was' 'The gap is 100, as it was on 1 Jan, but it was measured'\
' anew (May).' 'run: 2 min to go. The gap is 100.'
none 'measured anew, the gap as it was'
fresh
may check run=2
quietly at 2026-05-11 taut vision remeasure run --from 3 --to 4 --unit km
autumn check run=3
honest 'measured anew, the gap smaller' '14 of the gap went, all of it from measuring it anew'\
' (May). No part of it is progress. Added: 14 because reality slipped.' \
	'run: 1 km to go. The gap is 100.'
none 'measured anew, the gap smaller'

# --- not checked: nothing may be said to have moved, and that leads ---
fresh
honest 'not checked' 'Nothing was checked, so nothing is known to have moved: the gap is 100, as it'\
' was on 1 Jan.' 'run: 7 km to go. The gap is 100.' '' '100% of the gap was not checked lately.'
none 'not checked'
is 'not checked: nothing is said to have moved' 1 '' progress 'smaller|wider|went|came down'
like 'not checked: the page says it' 0 'Not checked lately' last tension run
quietly at 2026-10-01 taut vision run --by 2027-12-31
honest 'not checked, and put off' 'Nothing was checked, but a horizon was put off by 365 days: the'\
' gap is 100, as it was on 1 Jan.' 'run: 7 km to go. The gap is 100.' '' \
	'100% of the gap was not checked lately.'
none 'not checked, and put off'
fresh
may vision run=8 -b 'the knee'
honest 'not checked, and lowered' '29 of the gap went, all of it because the vision came down (the'\
' knee, May). No part of it is progress.' 'run: 5 km to go. The gap is 71.' '' \
	'100% of the gap was not checked lately.'
none 'not checked, and lowered'
# In words only: checked, and still the same.
fresh
autumn check health -m 'Out of breath at the mill, as ever.' run
honest 'checked in words' 'Nothing moved: the gap is 100, as it was on 1 Jan.' \
	'run: 7 km to go. The gap is 100.'
none 'checked in words'

# --- a check that does not parse ---
fresh
may check run=3
sed -i 's/\[is:: 3\]/[is:: 9km]/' "$J/$MAY"
has 'not understood: as it is in the file' "$J/$MAY" '- I run 10 km without stopping [is:: 9km] [for:: run]'
quietly at 2026-12-20 taut check run # in words: lately, and no number
honest 'not understood' 'Nothing that was understood moved: the gap is 100, as it was on 1 Jan.' \
	'run: 7 km to go. The gap is 100.'
none 'not understood'
like 'not understood: it is said' 0 '^ 1 line was not understood and is not counted\.$' \
	last tension --year 2026
like 'not understood: also where it stands' 0 'line was not understood and is not counted' last tension
like 'not understood: which line' 0 "^taut: not understood: $MAY:5: \[is:: 9km\] is not understood" \
	at 2026-12-31 taut tension run
# A vision that does not parse has not come down either.
fresh
sed -i 's/\[to:: 10\]/[to:: five]/' "$J/areas/health.md"
honest 'a vision not understood' 'Nothing that was understood moved: the gap is 100, as it was on 1'\
' Jan.' 'run: 7 km to go. The gap is 100.' '' '100% of the gap was not checked lately.'
none 'a vision not understood'

# --- edits by hand ---
fresh
autumn check run=3
sed -i 's/\[to:: 10\]/[to:: 6]/' "$J/areas/health.md"
G='57 of the gap went, all of it because the vision came down (edited by hand, Dec). No part of it'
honest 'lowered by hand' "$G is progress." 'run: 3 km to go. The gap is 43.'
none 'lowered by hand'
quietly at 2026-12-28 taut check run=3
honest 'lowered by hand, recorded' "$G is progress." 'run: 3 km to go. The gap is 43.'
none 'lowered by hand, recorded'
# A lowering taken out of the checks is still one.
fresh
may vision run=6 -b 'the knee'
autumn check run=3
rm -r "$J/checks/2026/05"
honest 'a lowering cut out of the checks' "$G is progress." 'run: 3 km to go. The gap is 43.'
none 'a lowering cut out of the checks'
# A result cut out of its page is not gone from the gap.
fresh
autumn check run=3
sed -i '/\^run/d' "$J/areas/health.md"
ask jog
says 'a result cut out of its page' year since <<'END'
year: Nothing moved: the gap is 100, as it was on 1 Jan.
since: Nothing moved: the gap is 100, as it was on 1 Jan.
END
none 'a result cut out of its page'
like 'a result cut out of its page: asked about' 0 "'run' is no longer in areas/" \
	at 2026-12-31 taut tension

# --- a reading corrected ---
fresh
quietly at 2026-04-10 taut check run=5
may check run=9
may check run=4 --correct
autumn check run=4
honest 'corrected' 'The gap is 14 smaller, because reality rose.' \
	'run: 6 of 7 km to go. The gap is 86.'
like 'corrected: a footnote' 0 '^ 1 past reading was corrected\.$' last tension --year 2026
like 'corrected: also in sentences' 0 '^1 past reading was corrected\.$' last --plain tension --year 2026
like 'corrected: also where it stands' 0 '1 past reading was corrected' last tension
like 'corrected: also on its page' 0 '1 past reading was corrected\.$' \
	last --plain tension run --year 2026
fresh
may check run=9
may check run=3 --correct
autumn check run=3
honest 'corrected to what it was' 'Nothing moved: the gap is 100, as it was on 1 Jan.' \
	'run: 7 km to go. The gap is 100.'
none 'corrected to what it was'

# --- moved to another area ---
fresh
may vision move run home
autumn check run=3
honest 'moved' 'Nothing moved: the gap is 100, as it was on 1 Jan.' \
	'run: 7 km to go. The gap is 100.'
none 'moved'
area 'moved: where it was' health \
	'100 of the gap went, all of it by a move between areas (May). No part of it is progress.'
area 'moved: where it went' home 'The gap is 100 wider: 100 by a move between areas (May).'
# What was lowered before the move belongs to the area where it was.
fresh
quietly at 2026-03-01 taut vision run=8 -b 'the knee'
quietly at 2026-04-01 taut vision add home 'A desk of my own' --from 2 --to 8 --unit h --id desk
may vision move run home
quietly at 2026-06-01 taut vision desk=5 -b 'no room'
autumn check run=3 desk=2
honest 'lowered, then moved' '79 of the gap went, all of it because visions came down (desk: no'\
' room, Jun; run: the knee, Mar). No part of it is progress. Added: 100 new (desk).' \
	'run: 5 km to go. The gap is 71.' \
	'29 of the gap went, all of it because the vision came down (the knee, Mar). No part of it is progress.'
none 'lowered, then moved'
area 'lowered, then moved: where it was' health '100 of the gap went: 71% by a move between areas'\
' (May), 29% because the vision came down (the knee, Mar). No part of it is progress.'
area 'lowered, then moved: where it went' home '50 of the gap went, all of it because the vision for'\
' desk came down (no room, Jun). No part of it is progress. Added: 100 new (desk), 71 by a move'\
' between areas (May).'

# --- the same for everybody: another's view is beside it ---
fresh
may check run=9 --from Ana
autumn check run=3
honest "another's view" 'Nothing moved: the gap is 100, as it was on 1 Jan.' \
	'run: 7 km to go. The gap is 100.'
none "another's view"
done_testing
