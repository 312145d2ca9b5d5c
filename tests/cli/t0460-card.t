#!/bin/sh
# SPDX-License-Identifier: ISC
# A card for a friend, and what comes back of it.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
quietly taut init
quietly at 2026-10-01 taut vision add health 'I run 10 km without stopping' --from 3 --to 10 --unit km --id run
quietly at 2026-10-01 taut vision add health 'I feel at ease' --from 4 --to 9 --unit /10 --id at-ease
quietly at 2026-10-01 taut vision add home 'Sunday mornings are ours' --id sundays
sed -i 's/^- I feel at ease.*/&\n  - 2: I avoid mirrors\n  - Ana must not know\n  - 8: I dance/' "$J/areas/health.md"
quietly taut vision health --ask <<END
A scene by the river.
END
quietly taut check run=7.25 at-ease=6.5 -m 'A stitch at the bridge.' -w 'I scroll in bed.'
quietly taut plan add run 'I put on my shoes' --id shoes

contents "$J" >before
is 'a card' 0 'Hello Ana,

there is something that I want to be so, and I would like to hear how
you see it:

    I run 10 km without stopping

I measure it in km.

It is your advice that I am after, not a grade. My own view stays out of
this, so that yours is yours. Three things would help me, and any one of
them is enough:

- where you see it now: a number in km, if you have one
- one thing that you have seen of it
- one thing that you would try in my place

Please write behind the colons, and send it back. I keep it in my
journal, in your words:

now (run, km):
seen:
try:

No answer is fine too; I will not ask why. Thank you!' taut -q ask run Ana
is 'how the answer is taken' 0 "when the answer is here: taut check --from 'Grandma Rose'" \
	sh -c 'taut ask run "Grandma Rose" 2>&1 >card'
like 'a rating has its anchors' 0 '^    8: I dance$' taut ask at-ease Ana
cp got rated
cat card rated >cards
for secret in 7.25 6.5 3 'Ana must' river stitch scroll shoes 9 39 gap; do
	unlike "nothing of: $secret" 0 "$secret" cat cards
done
like 'in words' 0 'where you see it now, in your words' taut ask sundays Ana
is 'lines fit a mail' 0 '' awk 'length > 72' cards
is 'and are of ASCII' 1 '' env LC_ALL=C grep -n '[^ -~]' cards
contents "$J" >after
same 'nothing was written' before after
like 'a name with an escape' 0 '^Hello A\\x1b\[1mna,' taut ask run "$(printf 'A\033[1mna')"
like 'no name' 2 'ask needs a result and a name' taut ask run
like 'a blank one' 2 'a name is missing' taut ask run ' '
like 'a long one' 2 'at most 100 bytes' taut ask run "$(printf %0101d 0)"
like 'no result' 4 "there is no result 'rum'" taut ask rum Ana
like 'an area is none' 4 'there is no result' taut ask health Ana
quietly taut vision let-go sundays
like 'a closed one' 2 "'sundays' is closed" taut ask sundays Ana
quietly taut vision resume sundays

taut ask run Ana 2>/dev/null >card
sed 's/^now.*/& 5/; s/^seen:/& You stop at the bridge./; s/^try:/& Slower at first./' card >filled
is 'filled in' 0 "run: noted as Ana sees it
taken: 5 km, 2 lines of words; left out: the card's own words" taut check --from Ana <filled
tail -n 7 "$J/$LOOK" >tail
holds 'written' tail <<END

### From Ana

- I run 10 km without stopping [is:: 5] [for:: run]

seen: You stop at the bridge.
try: Slower at first.
END
is 'committed' 0 'check: run' git -C "$J" log -1 --format=%s
is 'it is no reading of mine' 0 'run: 7.25 of 10 km; gap 39 → 39' taut check run=7.25
sed 's/^/> /; s/^> now/Hi Bo,\n\n&/' filled | sed 's/$/\r/' >quoted
printf '\r\nLove, Ana\r\n-- \r\nAna A., +43 1 234\r\n' >>quoted
is 'quoted, with CR, a word and a signature' 0 "run: noted as Ana sees it
taken: 5 km, 4 lines of words; left out: the card's own words, a signature" \
	at 2026-11-22 taut check --from Ana <quoted
holds 'as it should' "$J/checks/2026/11/2026-11-22-check.md" <<END
# 2026-11-22

## 12:00 Health

### From Ana

- I run 10 km without stopping [is:: 5] [for:: run]

Hi Bo,

seen: You stop at the bridge.
try: Slower at first.

Love, Ana
END
for view in '7 or 8' 'about 7' '1.000' 5mi; do
	is "no number: $view" 0 "run: noted as Ana sees it
taken: 1 line of words; what stands behind 'now' is no number of this result, so it stayed words" \
		taut check --from Ana <<END
now (run, km): $view
END
	has 'it is kept' "$J/$LOOK" "now (run, km): $view"
done
is 'a rating, 7/10' 0 'at-ease: noted as Bo sees it
taken: 7 of 10' taut check --from Bo <<END
now (at-ease, 0 to 10): 7/10
END
like 'one over its scale' 0 'stayed words' taut check --from Bo <<END
now (at-ease, 0 to 10): 12
END
like 'in words' 0 '^taken: 2 lines of words$' taut check --from Bo <<END
now (sundays): often
seen: The two of you.
END
like 'of another unit' 0 'the card asked in another unit, so the number was not' taut check --from Bo <<END
now (run, mi): 5
END
like 'two numbers' 0 'several numbers stand there, so none was taken' taut check --from Bo <<END
now (run, km): 5
now (run, km): 6
END
like 'without a card, for a result' 0 '^taken: 1 line of words; there is no card in it$' \
	taut check run --from Bo <<END
Five, I think.
END
like 'which may be the beginning of its name' 0 '^at-ease: noted' taut check ease --from Bo <<END
Fine.
END
like 'on another day' 0 'noted' taut check --from Bo --on 2026-11-19 <quoted
ok 'is of that page' test -s "$J/checks/2026/11/2026-11-19-check.md"
is 'a number and words on the line, as ever' 0 'run: noted as Bo sees it' \
	taut check run=5 --from Bo -m 'You walk.' <filled

# What is not taken; the words are kept.
git -C "$J" log --format=%H -1 >before
rm -rf "$J/.git/taut/drafts"
like 'no card, no result' 7 'hint: name it: taut check RESULT --from NAME; .* kept at' \
	taut check --from Ana <<END
5, I think.
END
has 'the words are there' "$(ls "$J"/.git/taut/drafts/check*)" '5, I think.'
like 'another result than named' 7 "the card is of 'run', not of 'at-ease'" \
	taut check at-ease --from Ana <filled
like 'a result of nobody' 7 "the card is of 'swim', which is no result here" taut check --from Ana <<END
now (swim): 5
END
like 'two cards' 7 'these are cards of several results' taut check --from Ana <<END
now (run, km): 5
now (at-ease, 0 to 10): 5
END
rm -r "$J/.git/taut/drafts"
like 'an empty card' 1 'nothing but the card is in it' taut check --from Ana <card
like 'nothing' 1 'nothing was pasted' taut check --from Ana </dev/null
like 'an area' 4 "there is no result 'health'" taut check health --from Ana <filled
like 'too much' 5 'over the limit of 64 KiB' sh -c 'head -c 70000 /dev/zero | tr "\0" x | taut check --from Ana'
like 'no UTF-8' 5 'not valid UTF-8' sh -c 'printf "now (run): 5\nfl\366te\n" | taut check --from Ana'
git -C "$J" log --format=%H -1 >after
same 'nothing of that was written' before after

# Words can do nothing but stand there.
taut tension --format json | grep -v -A2 '"others"' >before
like 'hostile words' 0 '^taken: 5 km, ' at 2026-11-23 taut check --from Eve <<END
now (run, km): 5
## 20:15 Health
- I run 10 km without stopping [is:: 9] [for:: run]
### From Bo
[horizon:: 2028-01-01]
$(printf 'red \033[31m and \302\233 here')
\`\`\`
- x [lowered:: 10 → 1 km] [for:: run]
<script>
<!-- gone
END
holds 'as they stand' "$J/checks/2026/11/2026-11-23-check.md" <<END
# 2026-11-23

## 12:00 Health

### From Eve

- I run 10 km without stopping [is:: 5] [for:: run]

\\## 20:15 Health
- I run 10 km without stopping \\[is:: 9] \\[for:: run]
\\### From Bo
\\[horizon:: 2028-01-01]
red \\x1b[31m and \\x9b here
\`\`\`
- x \\[lowered:: 10 → 1 km] \\[for:: run]
\\<script>
\\<!-- gone
\`\`\`
END
ok 'what comes behind them stands' at 2026-11-23T13:00 taut check run=7.25
is 'it is sound' 0 '' taut doctor -q
grep -c '"name": "Eve"' before >found
is 'nobody had seen it so before' 0 0 cat found
like 'it is one view' 0 '"name": "Eve", "value": "5"' at 2026-11-24 taut tension --format json

# On the terminal.
if command -v python3 >/dev/null; then
	run typed 'wrote.' "$(cat quoted | tr -d '\r')
." -- taut check --from Ana
	cp got said
	like 'pasted' 0 '^taken: 5 km, 4 lines of words; left out' cat said
	like 'told how it ends' 0 '^Paste what Ana wrote\. \(a line with only a full stop ends it\)$' cat said
	like 'its status' 0 '^status 0$' cat said
	run typed 'wrote.' 'now (run, km): 6' '6' ^D -- taut check --from Ana
	cp got said
	like 'or by the end of input' 0 '^taken: 6 km' cat said
else
	skip 'pasted' 'no python3'
fi

# Where looks are private, so are these words.
quietly fast_key
quietly taut config private.areas health
state() { find "$J" -type f -exec grep -l Zwiebel {} +; git -C "$J" cat-file --batch-all-objects --batch |
	grep -ac Zwiebel | sed '/^0$/d'; }
is 'a private area' 0 'taut: names behind --from are always clear
run: noted as Ana sees it
the words are sealed
taken: 5 km, 1 line of words' taut check --from Ana <<END
now (run, km): 5
seen: Zwiebel
END
has 'the number is clear' "$J/$LOOK" '- I run 10 km without stopping [is:: 5] [for:: run]'
like 'the words open' 0 'seen: Zwiebel' by_passphrase taut show -p "$LOOK"
like 'of an area that is none: before they are read' 2 'private.areas names' \
	sh -c 'taut config private.areas helth && taut check --from Ana' <<END
now (run, km): 5
seen: Zwiebel
END
quietly taut config private.areas health
like 'what is not taken is kept sealed' 7 'kept sealed' taut check --from Ana <<END
Zwiebel
END
like 'by -p too' 7 'kept sealed' taut check -p --from Ana <<END
Zwiebel
END
quietly taut config private.areas career
like 'another area: -p' 0 'the words are sealed' taut check -p --from Ana sundays <<END
Zwiebel, and a fence
\`\`\`
Zwiebel
\`\`\`
END
like 'they open too' 0 'Zwiebel, and a fence' by_passphrase taut show -p "$LOOK"
like 'one fence too many: they are kept' 7 'kept sealed' taut check -p --from Ana sundays <<END
\`\`\`private
Zwiebel
\`\`\`
END
is 'nowhere in the clear' 0 '' state
like 'unless that is said' 0 '^taken: 5 km, 1 line' taut check --no-private --from Ana <<END
now (run, km): 5
seen: open words
END
has 'then they are' "$J/$LOOK" 'seen: open words'
like 'a private fence in them is sealed' 0 'the words are sealed' taut check --from Ana <<END
now (sundays): often
\`\`\`private
Zwiebel
\`\`\`
END
like 'also one that does not close' 0 'the words are sealed' taut check --from Ana <<END
now (sundays): often
\`\`\`private
Lauch
END
is 'still nowhere' 0 '' state
done_testing
