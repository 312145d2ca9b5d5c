#!/bin/sh
# SPDX-License-Identifier: ISC
# Each flow through every way of a terminal; those of reviews are in t0139.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
. "$TOP/tests/cli/dialogue.sh"
. "$TOP/tests/cli/ways.sh"
begin_ways

flow='check' words='check health' lead= why=camera clear=
first='Health: what is so' ends=line file=$LOOK
next='where is it now' next_ends=line answer=5 next_file=$LOOK line='[is:: 5]'
ways

flow='vision --ask' words='vision home --ask' why='place, a time' clear=
first='a year from now' ends=text file=areas/home.md
next='touch or count' next_ends=line answer='I swim' next_file=areas/home.md line='- I swim ^swim'
ways

flow='vision RESULT=VALUE' words='vision run=8' why='believe in a year' clear='a reason'
first='Why?' ends=line file=$LOOK
next='words still fit' next_ends=line answer='I run far' next_file=areas/health.md line='- I run far ['
ways

flow='plan --ask' words='plan ease --ask' why='effort is for' clear=
first='the best of it' ends=line file=$LOOK
next='gets in the way' next_ends=line answer=Haste. next_file=$LOOK line=Haste.
ways

flow='purpose --ask' words='purpose --ask' why='need not be great' clear=
first='What is it all for' ends=text file=purpose.md
next='How do you want to act' next_ends=text answer='Plain words.' next_file=purpose.md line='Plain words.'
ways

flow='tension --answer' words='tension --answer' why='no verdict' clear='a reason'
first='The vision of run came down' ends=line file=$LOOK
next='The horizon of shed' next_ends=line answer='extend, soon' next_file=$LOOK
line='[answered:: past extend] [because:: soon] [for:: shed]'
ways

# On day one a journal begins; there is nobody yet to seal to.
fresh() { rm -rf "$J"; }
flow='init' words='init' why=camera clear='no key yet' refused='there is no key'
lead='not there yet
I run 8 km\r
would you take it
\r
would it bring you
\r
Which part of your life
\r
How would you know
8 km\r'
first='What is so today' ends=line file=$LOOK
next='the number today' next_ends=line answer=3 next_file=$LOOK line="[is:: 3]"
ways
done_testing
