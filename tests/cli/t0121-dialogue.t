#!/bin/sh
# SPDX-License-Identifier: ISC
# check asks: one question at a time, forward and back; what it writes is what
# the flags write; left or killed at any moment, the next start goes on.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
remember

# Forward, to the end.
FACTS='Health: what is so' RUN='where is it now, in km' EASE='from 0 to 10'
WAY='Health: what in you' STEP='kept, 16 Nov' WORDS='Sundays are ours: how' HOMEWAY='Home: what in you'
talk 'all of it' "$DONE" "$FACTS" 'Twice.\r' "$RUN" '5\r' "$EASE" '7\r' \
	'What changed' 'I danced.\r' "$WAY" 'The phone.\r' "$STEP" 'y\r' "$WORDS" 'Three.\r' \
	"$HOMEWAY" '\r' -- taut check
shown 'what may be typed is said' '^Enter passes; < back;'
is '… once' 0 1 grep -c '\^P private' "$T/shown"
shown 'the anchors stand there' '^2: I avoid mirrors$'
shown 'the last number, once the new one is given' '^last: 3.7319 on 3 Nov; gap 90 → 71$'
shown 'of the other' '^last: 4 on 1 Oct; gap 100 → 25$'
shown 'what it did' '^kept: If it is Monday, then I run$'
nothing_kept 'no draft is left'
mkdir "$T/wrote" && cp -r "$J/checks" "$J/areas/health.md" "$T/wrote" && again
quietly taut check run=5 ease=7 -m 'Twice.

I danced.' -w 'The phone.'
quietly taut check sundays -m Three.
quietly taut done monday --on 2026-11-16
same 'the same files as by the flags: the look' "$T/wrote/$LOOK" "$J/$LOOK"
same '… the page' "$T/wrote/health.md" "$J/areas/health.md"
ok '… and no other' diff -r "$T/wrote/checks" "$J/checks"

# Passed by.
again
talk 'all passed by' 'status 1, terminal as it was' "$FACTS" '\r' "$RUN" '\r' "$EASE" '\r' \
	"$WAY" '\r' "$STEP" '\r' "$WORDS" '\r' "$HOMEWAY" '\r' -- taut check
shown 'is said' 'nothing was checked$'
not_shown 'nothing is asked of a jump that was none' 'What changed'
not_shown 'no last number' '3.7319|last:'
nothing_kept 'no draft of nothing'
talk 'the full stop that ends many lines ends none' 'status 1, terminal as it was' "$FACTS" '.\r' \
	"$RUN" ' . \r' "$EASE" '\r' "$WAY" '\r' "$STEP" '\r' "$WORDS" '.\r' "$HOMEWAY" '.\x04' -- taut check
talk 'facts alone' "$DONE" "$FACTS" 'It rains.\r' "$RUN" '\x04' -- taut check
shown 'are a look at the area' '^Health: checked$'
again
talk 'a number alone' "$DONE" "$FACTS" '\r' "$RUN" '5\x04' -- taut check
shown 'at the end of the asking' '^run: 5 of 10 km; gap 90 → 71$'
again
talk 'what gets in the way alone, of one area' "$DONE" "$FACTS" '\r' "$RUN" '\r' "$EASE" '\r' \
	"$WAY" 'The phone.\x04' -- taut check health
cp -r "$J/checks" "$T/alone" && again
quietly taut check health -w 'The phone.'
ok 'as the flag writes it' diff -r "$T/alone" "$J/checks"
again
talk 'a step that was not kept' "$DONE" "$FACTS" '\r' "$RUN" '\r' "$EASE" '\r' "$WAY" '\r' \
	"$STEP" 'n\x04' -- taut check
rm -rf "$T/alone" && cp -r "$J/checks" "$T/alone" && again
quietly taut done monday --on 2026-11-16 --missed
ok 'as done writes it' diff -r "$T/alone" "$J/checks"

# Back, why, and what will not do.
again
talk 'back at the first' "$LEFT" "$FACTS" '<\r' 'first question' '?\r' 'camera' '\x03' -- taut check
talk 'what will not do is asked again' "$LEFT" "$FACTS" '\r' "$RUN" 'five\r' "'five' is not a number" \
	'5 mi\r' 'in another unit' '\r' "$EASE" '11\r' 'from 0 to 10' '\r' "$WAY" '\r' "$STEP" 'perhaps\r' \
	'one of these: yes, no' '\x03' -- taut check
talk 'back, and another number' "$DONE" "$FACTS" 'Old.\r' "$RUN" '5\r' "$EASE" '<\r' \
	'Yours: 5' '<\r' 'Yours: Old.' 'New.\r' 'Yours: 5' '\e[A\x084\r' "$EASE" '\x04' -- taut check
has 'the new words' "$J/$LOOK" 'New.'
lacks 'not the old ones' "$J/$LOOK" 'Old.'
has 'the number changed' "$J/$LOOK" '- I run 10 km [is:: 4] [for:: run]'
again
talk 'Enter keeps an answer; emptied it is gone' "$DONE" "$FACTS" 'Kept.\r' "$RUN" '5\r' "$EASE" '<\r' \
	'Yours: 5' '<\r' 'Yours: Kept.' '\r' 'Yours: 5' '\e[A\x15\r' "$EASE" '\x04' -- taut check
has 'kept' "$J/$LOOK" 'Kept.'
lacks 'gone' "$J/$LOOK" 'is:: 5'

# Which are asked about.
again
talk 'one result' "$DONE" "$FACTS" '\r' "$RUN" '4\r' "$WAY" '\r' 'kept, 16' '\r' -- taut check run
talk 'its day' "$DONE" "$FACTS" '\r' "$EASE" '5\x04' -- taut check ease --on 2026-11-20
ok '… is written' test -f "$J/checks/2026/11/2026-11-20-check.md"
talk 'known facts are not asked for' "$LEFT" "$RUN" '\x03' -- taut check -m 'It rains.'
again
sed -i 's/ \[focus:: yes\]//' "$J"/areas/*.md
talk 'without a focus all numbers, no words' 'status 1, terminal as it was' "$FACTS" '\r' "$RUN" '\r' \
	"$EASE" '\r' "$WAY" '\r' "$STEP" '\r' -- taut check
talk 'nothing to ask of' 'status 4, terminal as it was' -- taut check nope
quietly taut init "$T/new"
talk 'a new journal' 'status 1, terminal as it was' -- taut -C "$T/new" check
shown 'says what first' 'hint: taut vision add'

# In the editor: one answer, and all of them.
again
cat >"$T/editor" <<'END'
#!/bin/sh
cp "$1" "$HOME/was"; cat "$HOME/will" >"$1"
END
chmod +x "$T/editor"
printf 'From the editor.\n\nTwo paragraphs.\n' >"$HOME/will"
talk 'one answer in the editor' "$DONE" "$FACTS" '!\r' "$RUN" '\x04' -- env EDITOR="$T/editor" taut check
has 'is that text' "$J/$LOOK" 'Two paragraphs.'
lacks '… alone' "$J/$LOOK" '<!--'
is '… the question stood above it' 0 '<!-- Health: what is so, in a fact or two? -->' head -n 1 "$HOME/was"
shown '… and the text on the screen' '> From the editor\.$'
shown '… to its end' '^Two paragraphs\.$'
again
printf '#!/bin/sh\ncp "$1" "$HOME/was"; sed -i "/^[^<]/d" "$1"\n' >"$T/emptying"
chmod +x "$T/emptying"
for emptied in "$T/emptying" 'truncate -s 0'; do
	again
	talk "emptied by ${emptied##*/}" "$DONE" "$FACTS" 'Old.\r' "$RUN" '5\r' "$EASE" '<\r' 'Yours: 5' '<\r' \
		'Yours: Old' '!\r' '(no answer)' '' "$RUN" '\x04' -- env EDITOR="$emptied" taut check
	lacks '… it is none' "$J/$LOOK" 'Old.'
	has '… the others are kept' "$J/$LOOK" '- I run 10 km [is:: 5] [for:: run]'
done
has '… the answer stood there' "$HOME/was" 'Old.'
again
talk 'left as it is, it is asked again' "$LEFT" "$FACTS" '!\r' \
	'nothing was changed' '' '> ' '\x03' -- env EDITOR=true taut check
printf '## ^facts.health\n\nTwice.\n\n## I run 10 km: where is it now, in km?\n\n5\n' >"$HOME/will"
is 'all in the editor' 0 'run: 5 of 10 km; gap 90 → 71' env EDITOR="$T/editor" taut check -e
has 'the words' "$J/$LOOK" 'Twice.'
head -n 7 "$HOME/was" >"$T/was"
holds 'the questions stood there' "$T/was" <<'END'
## Health: what is so, in a fact or two? ^facts.health


## I run 10 km: where is it now, in km? ^amount.run


## At ease: how is it now, from 0 to 10? ^rating.ease
END
lacks 'without the last number' "$HOME/was" 3.7319
nothing_kept 'no draft is left'
again
printf '## ^amount.run\n\nfive\n' >"$HOME/will"
like 'an answer that will not do' 2 "line 1: 'five' is not a number" env EDITOR="$T/editor" taut check -e
like '… is kept' 0 'five' sh -c "cat $J/.git/taut/drafts/*"

# From standard input.
again
is 'from standard input' 0 'run: 5 of 10 km; gap 90 → 71
kept: If it is Monday, then I run' taut check <<'END'
<!-- a comment at the top -->
## ^facts.health

Twice.

\# no heading
\\# one backslash

## ^amount.run
5
## ^kept.monday
yes
END
has 'words' "$J/$LOOK" '\# no heading'
again
for bad in '## ^nope' '## ^amount.nope' '## no such question' 'words alone' '## ^amount~2.run'; do
	like "refused: $bad" 7 'line 1: ' sh -c "printf '%s\n\n5\n' '$bad' | taut check"
	rm -f "$J/.git/taut/drafts"/*
done
like 'one that will not do' 7 "line 3: 'x' is not a number" sh -c \
	'printf "## ^facts.health\nA.\n## ^amount.run\nx\n" | taut check'
is '… and the words are kept' 0 1 sh -c "cat $J/.git/taut/drafts/*.md | grep -c '^A.$'"

# Left or killed at each question, and gone on with.
again
for way in '\x03' @KILL; do
	ending=$LEFT
	[ "$way" = '\x03' ] || ending='signal 9, terminal changed'
	again
	set -- "$FACTS" Twice. "$RUN" 5 "$EASE" 7 'What changed' 'I danced.' "$WAY" 'The phone.' \
		"$STEP" y "$WORDS" Three. "$HOMEWAY"
	talk "$way behind $1" "$ending" "$1" "$2\\r" "$3" "$way" -- taut check
	while shift 2 && [ $# -gt 1 ]; do
		talk "$way behind $1" "$ending" 'Go on with them' '\r' "$1" "$2\\r" "$3" "$way" -- taut check
	done
	is '… one draft' 0 1 sh -c "ls $J/.git/taut/drafts | wc -l"
	talk '… and to the end' "$DONE" 'Go on with them' '\r' "$1" '\r' -- taut check
	ok '… nothing is lost' diff -r "$T/wrote/checks" "$J/checks"
	nothing_kept '… no draft is left'
done
again
talk 'ended' 'signal 15, terminal as it was' "$FACTS" 'Twice.\r' "$RUN" @TERM -- taut check
talk 'hung up' 'signal 1, terminal as it was' 'Go on with them' '\r' "$RUN" '5\r' "$EASE" @HUP -- taut check
talk 'gone on with' "$DONE" 'Go on with them' '\r' "$EASE" '\x04' -- taut check
has '… all of it' "$J/$LOOK" 'Twice.'
again
talk 'left' "$LEFT" "$FACTS" 'Twice.\r' "$RUN" '\x03' -- taut check
shown 'is told' "hint: your answers are kept: 'taut check' goes on with them"
talk 'with a day' "$LEFT" 'Go on with them' 'drop\r' "$FACTS" 'Twice.\r' "$RUN" '\x03' -- taut check --on yesterday health
shown '… that day is told too' "hint: your answers are kept: 'taut check --on yesterday health' goes on"
talk 'not now' "$LEFT" 'Go on with them' 'n\r' "$FACTS" '\x03' -- taut check
is 'it stays' 0 1 sh -c "ls $J/.git/taut/drafts | wc -l"
talk 'thrown away' "$LEFT" 'Go on with them' 'drop\r' "$FACTS" '\x03' -- taut check
nothing_kept 'it is gone'
talk 'a draft of what is no longer there' "$LEFT" "$FACTS" 'Twice.\r' "$RUN" '5\r' "$EASE" '\x03' -- taut check
quietly taut vision let-go run
talk 'is left where it is' "$LEFT" 'Go on with them' '\r' 'left where they are' '' "$FACTS" '\x03' -- taut check
is '… so it is' 0 1 sh -c "ls $J/.git/taut/drafts | wc -l"

# Questions of one's own.
rm -f "$J/.git/taut/drafts"/*
mkdir -p "$HOME/.config/taut/prompts/de"
printf '# Meins\n\nSage, was ist.\n\n## zahl\n\nWo steht {result}?\n\n> Darum.\n\n%s\n' \
	'[answer:: number] [to:: reading] [each:: result]' >"$HOME/.config/taut/prompts/de/check.md"
again
talk 'in another language' "$DONE" 'Sage, was ist.' '' 'Wo steht I run 10 km?' '?\r' 'Darum.' '5\r' \
	'Wo steht At ease?' '\x04' -- env LC_ALL=de_AT.UTF-8 taut check
has '… saved' "$J/$LOOK" '- I run 10 km [is:: 5] [for:: run]'
again
talk 'not in this one' "$LEFT" "$FACTS" '\x03' -- env LC_ALL=C.UTF-8 LANG=de_AT.UTF-8 taut check
mv "$HOME/.config/taut/prompts/de/check.md" "$HOME/.config/taut/prompts"
talk 'in any' "$LEFT" 'Wo steht' '\x03' -- taut check
printf '\n## noch\n\n{wer}?\n' >>"$HOME/.config/taut/prompts/check.md"
talk 'not understood' "$LEFT" "$FACTS" '\x03' -- taut check
shown 'is told, with its line' "^taut: $HOME/.config/taut/prompts/check.md:15: there is no such value: 'wer';"
done_testing
