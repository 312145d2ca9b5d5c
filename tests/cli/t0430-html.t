#!/bin/sh
# SPDX-License-Identifier: ISC
# tension --format html: what is drawn, to the column; that nothing runs and
# nothing is fetched; and that a redacted page has none of the journal's words.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/page.sh"
command -v python3 >/dev/null || skip_all 'no python3'

page() { # WHEN OPTIONS… : into page.html
	_when=$1
	shift
	at "$_when" taut tension --format html "$@" >page.html
}
body() { sed "1,/^<.style>/d" page.html; }
sound() { python3 "$TOP/tests/cli/page.py" sound "$1"; }
# The path of a class in picture N of page.html, behind the key to its signs.
path() {
	sed '1,/^<div class=areas>/d' page.html | grep -o "<path class=\"*$1\"* d=\"[^\"]*" |
		sed -n "$2s/.*\"//p"
}

# --- what it takes ---
quietly taut init
is 'only a page is redacted' 2 'taut: --redact goes with --format html' taut tension --redact
like 'what has no page says so' 2 "'html' is not a format of 'taut show'" \
	taut show --format html
is 'a page is no answer' 2 'taut: --answer is about today' taut tension --answer --format html

# --- nothing yet ---
quietly page 2026-01-01
ok 'an empty journal makes a sound page' sound page.html
like 'it says that there is nothing' 0 'There are no results yet, so there is no gap' body
unlike 'and draws nothing' 0 '<figure' body
quietly at 2026-01-01 taut -q vision add home 'There is a chair' --id chair
quietly page 2026-01-01
ok 'with words alone it is sound' sound page.html
like 'they need no number' 0 'This result is in words' body
unlike 'a day without a look has no dot' 0 'class=look' body
quietly at 2026-01-05 taut -q check chair -m 'It creaks.'
quietly page 2026-01-06
ok 'with words that were checked it is sound' sound page.html
like 'the day has a dot' 0 'class=look cx="99.33%"' body
like 'and a row' 0 '<th scope=row>5 Jan<td dir=auto>checked in words' body

# --- the manual's first example, to the column and the point ---
rm -rf "$J"
quietly taut init
quietly at 2025-12-31 taut -q vision add health 'I run 10 km without stopping' \
	--from 3 --to 10 --unit km --by 2026-12-31 --id run
quietly at 2025-12-31 taut -q config check.cadence 30
quietly page 2025-12-31
ok 'with one reading it is sound' sound page.html
quietly at 2026-03-08 taut -q check run=5
quietly at 2026-05-10 taut -q vision run=8 -b knee
quietly at 2026-07-05 taut -q check run=4.5
quietly at 2026-10-04 taut -q check run=6
quietly page 2026-12-31 --year 2026
ok 'the example is sound' sound page.html
# 100 is at 16, a point is a pixel, a day 300/365 of a column: 2 Mar, the 61st
# day after the first reading, begins column 49, 8 Mar 54, 10 May 106.
is 'the vision holds, and comes down' 0 'M0 16H106V45H300' path vision 1
is 'reality holds until it is read again, and is solid for two months' 0 \
	'M0 116H49M54 116V87H104M152 87V95H202M226 95V73H276' path reality 1
is 'then it is dotted' 0 'M49 116H54M104 87H152M202 95H226M276 73H300' path 'reality old' 1
is 'the gap is filled as long as it is known' 0 \
	'M0 16h49v100h-49zM54 16h50v71h-50zM152 45h50v50h-50zM226 45h50v28h-50z' path gap 1
grep -o '<rect class=hatch x="[^>]*' page.html >hatch
sed -i 's/<rect class=//' hatch
holds 'and hatched after that' hatch <<'END'
hatch x="16.33%" width="1.67%" y=16 height=100 /
hatch x="34.67%" width="0.67%" y=16 height=71 /
hatch x="35.33%" width="15.33%" y=45 height=42 /
hatch x="67.33%" width="8.00%" y=45 height=50 /
hatch x="92.00%" width="8.00%" y=45 height=28 /
END
like 'the lowering has its sign, on its day, where the vision was' 0 \
	'<use href="#lowered" class="sign lowered" x="35.33%" y=16><title>10 May: vision lowered from 10 to 8 km: knee</title>' \
	cat page.html
like 'and its reason beside it' 0 '<text class="label" x="35.33%" dx=9 y=[0-9]*>knee</text>' body
like 'and in the list' 0 '▽</span> <b>10 May</b> <span dir=auto>vision lowered from 10 to 8 km: knee' \
	cat page.html
like 'and in the table' 0 '<th scope=row>10 May<td class=n>5<td class=n>8<td class=n>43<td dir=auto>vision lowered from 10 to 8 km: knee' \
	cat page.html
like 'the waterfall has the line' 0 '<th scope=row>vision lowered<td class=n>−28<td class=n>40%<td dir=auto>run, 10 May: knee' \
	cat page.html
like 'and the bar' 0 'class="bar sunk" x="29.00%" width="28.00%"' body
quietly page 2026-12-31 run --since 2026-05-01
ok 'one result by itself is sound' sound page.html
quietly page 2026-12-31 health --until 2026-06-30
ok 'one area by itself is sound' sound page.html
is 'a result not chosen by then has no page' 1 "taut: 'run' was not chosen yet then" \
	page 2026-12-31 run --until 2025-06-30

# --- parts of one line ---
rm -rf "$J"
quietly taut init
quietly at 2026-01-01 taut -q vision add health 'I run' --from 0 --to 7 --unit km --id run
quietly at 2026-02-01 taut -q check run=2 # 28.57, which among the lines is 28
quietly at 2026-03-01 taut -q vision run=8
quietly page 2026-03-02 --since 2026-01-02
like 'one part alone is the line' 0 'reality rose<td class=n>−28<td .*>run −28$' body
rm -rf "$J"
quietly taut init
for n in 1 2 3; do
	quietly at 2026-01-01 taut -q vision add health "Wish $n" --from 0 --to 3 --id "w$n"
done
quietly at 2026-02-01 taut -q check w1=1 w2=2 w3=3 # 33.3, 66.7 and 100
quietly at 2026-02-02 taut -q vision move w2 career
quietly at 2026-02-03 taut -q check w2=3
quietly page 2026-03-02 --since 2026-01-02
like 'each result is told once, and they add up to the line' 0 \
	'reality rose<td class=n>−233<td .*>w2 −100, w3 −100, w1 −33$' body
for n in 4 5 6 7 8 9 10; do
	quietly at 2026-01-01 taut -q vision add health "Wish $n" --from 0 --to 3 --id "w$n"
done
quietly at 2026-02-04 taut -q check w4=1 w5=1 w6=1 w7=1 w8=1 w9=1 w10=1
quietly page 2026-03-02 --since 2026-01-02
like 'so do those that are many' 0 \
	'reality rose<td class=n>−467<td .*>w2 −100, .*, w8 −34, and 2 more −68$' body

# --- a level to hold, first read when it had slipped ---
rm -rf "$J"
quietly taut init
quietly at 2026-01-01 taut -q vision add health 'I weigh 72 kg' --hold 72 --slip 4 --way down \
	--unit kg --id level
quietly at 2026-03-01 taut -q check level=75
like 'in the terminal the level is 100, wherever it began' 0 \
	'^  level ───────●━━━━━━━━━━━━━━━━━━○  75 → 72 kg       75 ' at 2026-03-02 \
	env COLUMNS=80 taut tension
quietly page 2026-03-02 --since 2026-01-01 --redact
like 'on the page it is the same' 0 '<th scope=row>2 Mar<td class=n>25<td class=n>100<td class=n>75' \
	body

# --- put into focus today ---
rm -rf "$J"
quietly taut init
quietly at 2026-01-01 taut -q vision add health 'I walk' --from 0 --to 8 --unit km --id walk
quietly at 2026-02-01 taut -q check walk=2
quietly at 2026-02-20 taut -q vision walk=7
quietly at 2026-03-01 taut -q check walk=3
quietly page 2026-03-20
unlike 'what is checked once a month is not hatched' 0 'class=hatch x="[0-9.]*%' body
quietly at 2026-03-20 taut -q focus walk
quietly page 2026-03-20
# 15 days after the last check, the 361st of 365 days, begins column 295.
like 'focus makes that old which was checked last' 0 \
	'class=hatch x="98.33%" width="1.67%"' body
is 'but not what was checked before' 0 1 grep -c 'class=hatch x="[0-9.]*%' page.html
like 'nor does a row of the past say so' 0 '<th scope=row>20 Feb.*vision lowered from 8 to 7 km$' \
	body

# --- a long reason in the middle, where it fits on neither side ---
quietly at 2025-09-10 taut -q vision add health 'I sit' --from 0 --to 8 --unit h --id sit
quietly at 2025-09-20 taut -q vision sit=6 -b 'The doctor said that is enough'
quietly page 2026-03-20 sit
like 'a reason is cut to the room there is' 0 '<text class="label[^>]*>The doctor…</text>' body
like 'and is whole in the list' 0 '▽</span> <b>20 Sep 2025</b>.*: The doctor said that is enough' body

# --- moved to another area ---
rm -rf "$J"
quietly taut init
quietly at 2026-01-01 taut -q vision add health 'I sleep well' --from 0 --to 8 --unit h --id sleep
quietly at 2026-02-01 taut -q check sleep=2
quietly at 2026-03-01 taut -q vision move sleep career
quietly at 2026-04-01 taut -q check sleep=6
moves='75 of the gap went, all of it because reality rose. Added: 100 new.'
like 'a result did all that it did, wherever it stood' 0 "? $moves" \
	at 2026-04-02 env COLUMNS=200 taut tension sleep
quietly page 2026-04-02
like 'and so it says on the page' 0 "<desc id=d0>From 3 Apr 2025 to 2 Apr: $moves</desc>" body

# --- blank, broken, marked ---
rm -rf "$J"
hard_year "$J" wombat
quietly page 2026-11-21T20:15 --year 2026
ok 'a hostile journal makes a sound page' sound page.html
unlike 'no script is in it' 0 '<script' body
like 'but its text is' 0 '&lt;script&gt;document.title=&quot;wombat&quot;&lt;/script&gt;' body
like 'a quote does not end an attribute or a title' 0 'knee&#39; onload=&#39;x' body
# let go on 1 Jul (167), back on 1 Sep (224 of 325 days)
is 'a closed span is blank' 0 'M0 116H167M224 116H300' path vision 1
like 'what is measured anew is not joined to what was' 0 '^M0 [0-9HV]*H110M110 [0-9HV]*$' path vision 4
like 'others are rings' 0 'href="#other" class="sign other"' body
like 'what was put off is marked' 0 'href="#later" class="sign later"' body
like 'what is out of sight has an arrow' 0 'href="#beyond" class="sign beyond"' body
like 'what is unchecked has its range' 0 '<line class=band' body
like 'a value of another unit has none' 0 'vision lowered from 10 to 8: ' body
like 'where the unit changes is said' 0 'measured anew, in wombats: wombat' body

# --- redacted ---
quietly page 2026-11-21T20:15 --year 2026 --redact
ok 'a redacted page is sound' sound page.html
cp page.html wombat.html
find "$J/areas" "$J/checks" -name '*.md' >files
ok 'no word of the journal is in it' sh -c \
	'python3 "$1/tests/cli/page.py" words page.html $(cat files) -- "$1"/lib/view/*.c "$1"/lib/html/*.c' - "$TOP"
rm -rf "$J"
hard_year "$J" zebrafinch
quietly page 2026-11-21T20:15 --year 2026 --redact
same 'other words, units, names and ids make the same page' wombat.html page.html

# --- much ---
rm -rf "$J"
quietly taut init
python3 - "$J" <<'END'
import datetime, os, sys
root = sys.argv[1]
day = datetime.date(1970, 1, 1)
for n in range(1200):
    folder = "%s/checks/%04d/%02d" % (root, day.year, day.month)
    os.makedirs(folder, exist_ok=True)
    with open("%s/%s-check.md" % (folder, day), "w") as page:
        page.write("# %s\n\n## 20:00 Health\n\n" % day)
        for wish in range(100 if n == 0 else 1):
            page.write("- Wish %d [%s] [for:: wish%d]\n" % (wish, "chosen:: 0 → 100 km" if n == 0
                else "is:: %d" % (n * 37 % 90), wish))
    day += datetime.timedelta(days=17)
with open(root + "/areas/health.md", "w") as page:
    page.write("# Health\n\n## Vision\n\n### Results\n\n")
    for wish in range(100):
        page.write("- Wish %d [from:: 0] [to:: 100] [unit:: km] ^wish%d\n" % (wish, wish))
END
quietly page 2026-01-01 --since 1970-01-01
ok 'a hundred results make a sound page' sound page.html
is 'each has its picture' 0 100 grep -c 'class=lines role=img' page.html
like 'a table of many days has a row a year' 0 'as it stood on its last day of each year' body
path reality 1 >line
path 'reality old' 1 >>line
is 'a line has at most a few vertices a column' 0 yes \
	sh -c '[ "$(grep -o "[MHV]" line | wc -l)" -le 2400 ] && echo yes'
done_testing
