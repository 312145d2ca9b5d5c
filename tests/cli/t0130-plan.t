#!/bin/sh
# SPDX-License-Identifier: ISC
# plan, done, focus: steps, each for a result; the few that matter now.
. "${0%/*}/lib.sh"
quietly taut init
HEALTH=$J/areas/health.md
quietly at 2026-10-01 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly at 2026-10-01 taut vision add home 'A quiet desk' --from 0 --to 4 --unit h --id desk

like 'nothing planned' 1 'no steps are planned$' taut plan
is 'a step that comes again' 0 \
	'for run: If it is 06:45 on Mon, Wed or Fri, then I put on my shoes  ^shoes' \
	taut plan add run 'If it is 06:45 on Mon, Wed or Fri, then I put on my shoes' \
	--every mon,wed,fri
has 'its line' "$HEALTH" \
	'- [ ] If it is 06:45 on Mon, Wed or Fri, then I put on my shoes [for:: run] [repeat:: mon wed fri] [due:: 2026-11-23] ^shoes'
is 'once, by a day' 0 'for run: Buy running shoes  ^buy' \
	taut plan add run 'Buy running shoes' --by friday --id buy
has 'the next Friday' "$HEALTH" '- [ ] Buy running shoes [for:: run] [due:: 2026-11-27] ^buy'
is 'for no result yet' 0 'for home: Clear the attic  ^attic' taut plan add home 'Clear the attic' --id attic
has 'its line' "$J/areas/home.md" '- [ ] Clear the attic [for:: home] ^attic'
is 'every day' 0 'for desk: Nothing on it  ^nothing' taut plan add desk 'Nothing on it' --every day
has 'from today on' "$J/areas/home.md" \
	'- [ ] Nothing on it [for:: desk] [repeat:: every day] [due:: 2026-11-21] ^nothing'
is 'a noun alone shows' 0 \
'Health
  ○ If it is 06:45 on Mon, Wed or Fri, then I put on my shoes  for run, next 23 Nov  ^shoes
  ○ Buy running shoes  for run, by 27 Nov  ^buy
Home
  ○ Clear the attic  for home  ^attic
  ○ Nothing on it  for desk, next 21 Nov  ^nothing' taut plan
is 'of a result' 0 \
'Home
  ○ Nothing on it  for desk, next 21 Nov  ^nothing' taut plan desk
contents "$J" >before
like 'no such result' 4 "there is no area or result 'rum'" taut plan add rum X
like 'no words' 2 'a step needs words' taut plan add run ' '
like 'a day that is none' 2 "'someday' is not a date" taut plan add run X --by someday
like 'days that are none' 2 "'often' is not understood as days" taut plan add run X --every often
like '… in German, as one would say them there' 2 'Hinweis: --every mo,mi,fr; --every täglich;' \
	env LC_ALL=de_DE.UTF-8 taut plan add run X --every oft
like 'an id taken' 2 "the id 'run' is taken" taut plan add run X --id run
like "a command's" 2 "'done' will not do" taut plan add run X --id 'done'
like 'too few words' 2 'taut plan add RESULT TEXT' taut plan add run
like 'a word too many' 2 'not understood' taut plan run desk
contents "$J" >after
same 'nothing was written by any of these' before after

is 'kept' 0 'kept: If it is 06:45 on Mon, Wed or Fri, then I put on my shoes' taut done shoes --on 2026-11-20
has 'its event' "$J/$LOOK" \
	'- If it is 06:45 on Mon, Wed or Fri, then I put on my shoes [kept:: 2026-11-20] [for:: shoes]'
has 'it is due as before' "$HEALTH" \
	'- [ ] If it is 06:45 on Mon, Wed or Fri, then I put on my shoes [for:: run] [repeat:: mon wed fri] [due:: 2026-11-23] ^shoes'
is 'kept on its day' 0 'kept: If it is 06:45 on Mon, Wed or Fri, then I put on my shoes' \
	at 2026-11-23 taut done shoes -m 'In the rain.'
ok 'comes again on its next' grep -Fq '[due:: 2026-11-25] ^shoes' "$HEALTH"
has 'with a word' "$J/checks/2026/11/2026-11-23-check.md" 'In the rain.'
is 'missed' 0 'noted as missed: If it is 06:45 on Mon, Wed or Fri, then I put on my shoes' \
	at 2026-11-26 taut done shoes --missed --on 2026-11-25
ok 'its event' grep -Fq '[missed:: 2026-11-25] [for:: shoes]' "$J/checks/2026/11/2026-11-26-check.md"
ok 'it comes again' grep -Fq '[due:: 2026-11-27] ^shoes' "$HEALTH"
is 'once only' 0 'kept: Buy running shoes' taut done buy
has 'is closed' "$HEALTH" \
	'- [x] Buy running shoes [for:: run] [due:: 2026-11-27] [completion:: 2026-11-21] ^buy'
like 'is not kept twice' 2 "'buy' is done already" taut done buy
is 'several' 0 \
'kept: Nothing on it
kept: Clear the attic' taut done nothing attic
like 'no such step' 4 "there is no step 'shoo'" taut done shoo
like 'a result is none' 4 "there is no step 'desk'" taut done desk
like 'none said' 2 'which step' taut done
like 'by a word of it' 0 '^kept: Nothing on it' taut done --on yesterday not
like 'an unclear day' 2 'could be several dates' taut done shoes --on 1/2/26
like 'invalid UTF-8' 5 'not valid UTF-8' taut done shoes -m "$(printf 'caf\351')"

quietly taut plan add run 'Find a coach' --id coach
is 'dropped' 0 'dropped: Find a coach' taut plan drop coach
has 'its line' "$HEALTH" '- [-] Find a coach [for:: run] [cancelled:: 2026-11-21] ^coach'
has 'its event' "$J/$LOOK" '- Find a coach [dropped:: 2026-11-21] [for:: coach]'
like 'once' 2 "'coach' is closed already" taut plan drop coach
like 'of a result, the closed ones too' 0 '^  ● Find a coach  for run  \^coach$' taut plan run
unlike 'of all, the open ones' 0 'coach' taut plan

like 'nothing in focus' 1 'no result is in focus' taut focus
is 'in focus' 0 'in focus: run' taut focus run
has 'on its line' "$HEALTH" '- I run 10 km [from:: 3] [to:: 10] [unit:: km] [focus:: yes] ^run'
is 'others take its place' 0 'in focus: desk' taut focus desk
has 'taken off' "$HEALTH" '- I run 10 km [from:: 3] [to:: 10] [unit:: km] ^run'
is 'shown' 0 'A quiet desk  ^desk' taut focus
for n in 1 2; do quietly taut vision add career "Result $n" --from 1 --to 9 --id "job$n"; done
like 'more than three: asked' 0 'which could wait' taut focus run desk job1 job2
quietly taut vision let-go job1
like 'not what is closed' 2 'is closed' taut focus job1
like 'not what is none' 4 "there is no result 'rum'" taut focus rum
like 'nor an area' 4 "there is no result 'health'" taut focus health
unlike 'what is let go is no focus' 0 job1 taut focus
like 'doctor' 0 '^ok +replay' at 2026-11-27 taut doctor
done_testing
