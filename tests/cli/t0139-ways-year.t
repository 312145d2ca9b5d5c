#!/bin/sh
# SPDX-License-Identifier: ISC
# The review of a week, and each step of a year's, through every way of a terminal.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
. "$TOP/tests/cli/dialogue.sh"
. "$TOP/tests/cli/ways.sh"
begin_ways
PAGE=reviews/2026.md lead= clear=

flow='week' words='review week' why=camera
first='Health: what is so' ends=line file=$LOOK
next='where is it now' next_ends=line answer=5 next_file=$LOOK line='[is:: 5]'
ways

flow='walk' words='review 2026 walk' why='ten years'
first='you want to keep' ends=text file=$PAGE
next='written nowhere' next_ends=text answer='The nights.' next_file=$PAGE line='The nights.'
ways

flow='reality' words='review 2026 reality' why=camera
first='Health: what is so' ends=line file=$LOOK
next='where is it now' next_ends=line answer=5 next_file=$LOOK line='[is:: 5]'
ways

flow='thanks' words='review 2026 thanks' why='say it to them'
first='Whom do you thank' ends=text file=$PAGE
next='put right' next_ends=text answer='The fence.' next_file=$PAGE line='The fence.'
ways

flow='purpose' words='review 2026 purpose' why='without looking'
first='What is it all for' ends=text file=purpose.md
next='How do you want to act' next_ends=text answer='Plain words.' next_file=purpose.md line='Plain words.'
ways

flow='vision' words='review 2026 vision' why=correction
first='Career, a year from now' ends=text file=areas/career.md
next='Community, a year from now' next_ends=text answer='We sing.' next_file=areas/community.md line='We sing.'
ways

flow='step' words='review 2026 step' why='the weather'
lead='Which of them matter most
run\r'
first='what in you gets in the way' ends=line file=$LOOK
next='What will you do, then' next_ends=line answer='I walk' next_file=areas/health.md line='I walk'
ways

flow='moved' words='review 2026 moved' why='stays as you wrote'
lead='Was that chosen
y\r'
first='Why, with today' ends=line file=$PAGE
next='Was that chosen' next_ends=line answer=y next_file=$PAGE line=chosen clear='a reason'
ways

flow='let-go' words='review 2026 let-go' why='something along'
clear= lead='Let it go
let\r'
first='What did it give you' ends=line file=$PAGE
next='what does letting it go free' next_ends=line answer=Sundays. next_file=$PAGE line=Sundays.
ways

lead= next=
flow='held' words='review 2026 held' why='for ever'
first='the pattern' ends=line file=$PAGE
ways

refuses='no editor that taut can keep' # a letter is private from the start
flow='letter' words='review 2026 letter' why='how it all came out'
lead='Write the year as a page
\r'
first='tell yourself a year' ends=text file=$PAGE
ways
done_testing
