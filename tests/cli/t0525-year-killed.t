#!/bin/sh
# SPDX-License-Identifier: ISC
# A year's review, killed in each of its steps: no page is half written, what was
# answered is kept, and it goes on where it was.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
quietly at 2026-10-05 taut vision run=8 -b 'the knee'
quietly at 2026-10-06 taut vision ease --by 2026-11-30
export TAUT_NOW=2026-12-31T20:00
REVIEW=$J/reviews/2026.md

pages() { (cd "$J" && find . -name '*.md' ! -path './.git/*' -exec sha256sum {} + | sort); }

# killed STEP QUESTION ANSWER WORDS NEXT: at the question NEXT, behind the answer to
# QUESTION, which in the end stands as WORDS in a page.
killed() {
	_step=$1 _words=$4
	pages >"$T/pages"
	talk "$_step: killed" 'signal 9, terminal changed' "$2" "$3" "$5" @KILL -- taut review 2026 "$_step"
	pages >"$T/after"
	same "$_step: no page was touched" "$T/pages" "$T/after"
	is "$_step: its answers are kept" 0 1 sh -c "ls '$J/.git/taut/drafts' | wc -l"
	talk "$_step: it goes on" "$DONE" 'Go on with them' '\r' "$5" '\x04' -- taut review 2026 "$_step"
	if (cd "$J" && grep -rqF -e "$_words" --include='*.md' .); then
		passed "$_step: what was answered is there"
	else
		missed "$_step: what was answered is there"
		tail -n 30 "$T/shown" | note
	fi
	nothing_kept "$_step: no draft is left"
}
killed walk 'Which moments' 'The tram in the rain.\r.\r' 'The tram in the rain.' 'written nowhere'
killed reality 'what is so at the end' 'Two runs in December.\r' 'Two runs in December.' 'where is it now'
killed moved 'Was that chosen' 'no\r' 'not chosen' 'Bring it back'
killed thanks 'Whom do you thank' 'Ana, for the soup.\r.\r' 'Ana, for the soup.' 'put right'
killed let-go 'does it stay' 'let go\r' 'let-go:: 2026-12-31' 'What did'
killed purpose 'What is it all for' 'To build.\r.\r' 'To build.' 'How do you want to act'
killed vision 'a year from now, as if' 'I wake at six.\r.\r' 'I wake at six.' 'Community, a year'
killed step 'matter most' 'run\r' 'In focus' 'in you gets in the way'
killed letter 'Write the year' "$T/year.html\\r" '' 'all the same'
ok 'letter: the page was written as it went on' test -s "$T/year.html"
ok 'chosen' taut review 2026 chosen
is 'all that was given has its place, in the order of the year' 0 \
	'The year|What is so|Which end moved|Thanks and amends|Let go|Purpose|Vision|First steps|As chosen' \
	sh -c "sed -n 's/^## //p' '$REVIEW' | paste -sd '|'"
is 'and a commit each' 0 9 sh -c "git -C '$J' log --oneline -- reviews | wc -l"
done_testing
