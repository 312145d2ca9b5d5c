# shellcheck shell=sh disable=SC1010
# The last days of 2025: areas, visions, and how things stand.

at 2025-12-28T16:05 purpose --ask <<'E'
To leave things standing that people cross without thinking about them. To be at home when I am at home.

How I want to act: look before I say. Say it before I am asked. Be on time for children.

What I can lean on: patience with things, and an ear for hollow concrete.

Where I have to grow: patience with people. Rooms full of them.
E

at 2025-12-28T16:20 vision health --ask <<'E'
It is the end of 2026. I wake before the alarm and know what day it is. Three mornings a week I run out along the towpath to the second lock and back, and the last kilometre is the best one. The cuff at the doctor's lets go of my arm sooner than it used to. On the pier ladders Dunja no longer waits for me at the top with her sardine sandwich already eaten.
E
at 2025-12-28T16:31 vision home --ask <<'E'
Something is on the stove when Mara comes in, and it was I who put it there. The bicycles are out of the hall. In the evening there is a corner of this flat where a person can sit down and not be asked where the tape is.
E
at 2025-12-28T16:38 vision relationships --ask <<'E'
Ana comes home from the theatre at half past eleven and I am awake, and not in order to complain. We tell each other the day before it goes stale. On Sundays I drive up to the lock-house and Father and I do something with our hands. Neither of us looks at the clock.
E
at 2025-12-28T16:46 vision recreation --ask <<'E'
The boat stands in the workshop behind the lock-house, nine strakes a side, and smells of tar and larch. The shelf by the door is read, all forty of it, and I can say of each book whether it was worth the dust.
E
at 2025-12-28T16:52 vision career --ask <<'E'
On Friday at four my desk is empty. The reports went out in the week in which the bridge was seen, while I still had its noise in my ears. Nobody has to ask me what I found on the railway girder.
E
at 2025-12-28T16:58 vision community --ask <<'E'
I know the people whose children walk over what I look after, and they know my face from something other than a fence with a sign on it.
E

at 2025-12-28T17:05 vision add health "I run 10 km without stopping" --from 3 --to 10 --unit km --by 2026-12-31 --id run
at 2025-12-28T17:06 vision add health "I wake rested" --from 4 --to 8 --unit /10 --by 2026-12-31 --id sleep
at 2025-12-28T17:08 vision add health "My blood pressure, the upper one, is 125" --from 148 --to 125 --unit mmHg --by 2026-12-31 --id pressure
at 2025-12-28T17:11 vision add home "I cook on four evenings a week" --hold 4 --from 4 --slip 2 --way up --unit evenings --id cook
at 2025-12-28T17:13 vision add home "There is a chair in which nobody asks me anything" --id chair
at 2025-12-28T17:16 vision add relationships "Ana and I tell each other the day" --from 4 --to 8 --unit /10 --by 2026-12-31 --id talk
at 2025-12-28T17:19 vision add relationships "Father and I are at ease, also when nothing is said" --id father
at 2025-12-28T17:22 vision add recreation "The boat is planked, nine strakes a side" --from 4 --to 18 --unit strakes --by 2027-04-30 --id boat
at 2025-12-28T17:24 vision add recreation "I have read the forty books on the shelf by the door" --from 0 --to 40 --unit books --by 2026-12-31 --id books
at 2025-12-28T17:27 vision add career "No more than two reports lie open on my desk" --from 14 --to 2 --unit reports --by 2026-12-31 --id reports
at 2025-12-28T17:30 vision add community "I am at ease in a room full of people I do not know" --to 8 --unit /10 --id strangers

at 2025-12-28T20:15 check run=3 sleep=4 -m "Ran to the first lock, 3 km, and walked home. Up at 03:40 on four of the last seven nights. Pressure 148 over 94 at Dr Salm's on the 18th." -w "I take the phone to bed to see what time it is, and it tells me everything else as well."
at 2025-12-28T20:22 check talk=4 -m "Eleven evenings in December on which Ana worked and I slept. On the others we talked about who fetches Mara."
at 2025-12-28T20:40 check talk=3 --from Ana -m "You listen like somebody tapping a wall."
at 2025-12-28T20:46 check boat=4 books=0 -m "Garboards and second strakes are on. Forty books, of which I have opened the atlas."
at 2025-12-28T20:51 check reports=14 -m "Counted them, twice. The oldest is the viaduct from June."

at 2025-12-28T21:10 add "Wrote down what I want, which took one pot of tea and most of a second. It is odd to see it all on one page. I would not sign off a structure with this many open points."
at 2025-12-29T19:30 add -t mara "Mara lost a tooth in a bread roll at the lock-house and Father found it with his own, so to speak. She has put both roll and tooth under the pillow, to be on the safe side."
at 2025-12-30T21:20 add "Sawed the scarf for the third strake, cut it the wrong way round, and now have a very fine draught excluder. #workshop"
at 2025-12-31T17:40 add "Last round of the year: Old Bridge, dusk, torch. The crack at the third arch still 0.3 mm, as in June, as in 2019. There are people one would like to say that of."
