# shellcheck shell=sh disable=SC1010
# March: fever, a row, and a new wish.

at 2026-03-01T08:10 done cuff
at 2026-03-01T08:14 check pressure=151 run=4.5 -m "152, 151, 149. Ran 4.5 yesterday, without stopping, and came home by the fence in order to see it." -w "I run when I am pleased with myself, and otherwise I do not."
at 2026-03-01T20:00 check books=3 -m "The third one is the history of salt. I have learned nothing from it, see above."
at 2026-03-02T19:10 add "Mara has 38.4 and asks whether that is a lot in bridges."

# Influenza, all three of them: nothing from the 3rd to the 11th.

at 2026-03-12T17:30 add "Eight days. First Mara, then Ana, then I, like dominoes, and then Mrs Okafor came up with a pan of something red and stood in the door in a mask and played one waltz. Lost four kilos and all of February's wind."
at 2026-03-13T16:20 check reports=18 -m "Eighteen. Two came in while I was lying down; nothing went out."
at 2026-03-14T23:30 add <<'E'
A row, the real kind, quiet because of the child.

Ana said: since that fence you have not been here. You fetch her, you cook, you nod, and you are standing at the river the whole time. I said somebody had to. She said: what, exactly? The fence stands by itself.

I said several things that were right. I have noticed that being right is what I do when I am not there.

Then she said she had kept the Sunday of the thaw free, months ago, for the three of us, and I had gone up to look at ice pressure on the lock gates. It was in the calendar in green. I had looked at the calendar. I remember the green.

At one o'clock I heated milk. She drank it. We did not make it up, we only stopped.
E
at 2026-03-15T19:30 check sleep=3 -m "Two good nights in three weeks, both with fever."
at 2026-03-15T19:36 check cook=2 -m "Two, if one counts toast for the sick."
at 2026-03-15T20:20 vision add community "The Mill footbridge carries the children again" --from 0 --to 60 --unit thousand --by 2027-03-31 --id footbridge
at 2026-03-15T20:24 plan add footbridge "Ask Brandt, in writing, what an inspector may and may not do for his own bridge" --by 2026-03-20 --id letter
at 2026-03-15T20:30 focus footbridge sleep talk
at 2026-03-15T20:50 add "The pins, hangers and bearings are 60 thousand by my own estimate, and the town pays the rest if somebody finds that. Ana read it and said: so you do want to stand at the river. I said, with other people this time. She said that would be new."
at 2026-03-16T18:20 add "Back on the ladder. Legs of somebody else's. At the bottom, where since the cuts nobody stands to hold it, stood Dunja."
at 2026-03-17T20:05 add "The footbridge talk at the town hall. I sat at the back by the coats, so as to be able to say I was there. Somebody asked if the inspector was in the room. I put up the hand with the hat in it."
at 2026-03-18T16:50 done letter -m "May carry, may not count. No committee, no tender, no signature; tables and benches are explicitly allowed."
at 2026-03-18T19:40 add "Brandt's answer to my letter is longer than the letter. In the third paragraph he asks where one can pay in."
at 2026-03-19T21:40 done thursday
at 2026-03-20T23:50 add "Premiere, the musical with the submarine. I was awake when she came home. It was twenty to one and we ate cold potatoes standing up and she told me about a follow spot with a will of its own. I did not once look at the wall."
at 2026-03-21T18:00 add -t mara "First day of spring. Mara has worked out that on the long way round she walks, until the summer, the distance from here to the sea and half way back. She wants it paid in ice cream by the kilometre."
at 2026-03-22T19:40 check run=5 -m "5 km, the flat way, eleven days after the fever. Slow as a procession."
at 2026-03-22T19:48 check talk=3 -m "One row, one night with potatoes. On the other evenings logistics."
at 2026-03-22T21:10 check talk=2 --from Ana -m "The potatoes were good. The rest was February."
at 2026-03-22T21:20 plan add talk "If it is Wednesday and Mara is asleep, then we go once round the block; Mrs Okafor listens out" --every 7 --by 2026-03-25 --id block
at 2026-03-23T12:50 add "Coltsfoot in the joints of the embankment. I am to report vegetation. Vegetation: present."
at 2026-03-24T13:00 add "Two blackbirds are building in the cherry picker. Dunja has put a note on the controls: out of order until fledged."
at 2026-03-25T22:30 done block
at 2026-03-25T22:35 add "Once round the block with Ana. It takes eleven minutes, or forty if one of us begins a sentence at the chemist's."
at 2026-03-26T21:45 done thursday
at 2026-03-27T15:20 done friday -m "Two small ones."
at 2026-03-27T21:40 add -t mara "Mara and two others have measured the timber yard crossing with a stopwatch: on average there are nine seconds between lorries, and it takes her eight. She put the sheet next to my plate without comment."
at 2026-03-28T17:10 add "Father asked me what year the upper gates were renewed and then told me, to the week. What he had for lunch he had to read off the plate. #father"
at 2026-03-29T18:30 check boat=6 -m "Third strakes done on both sides, to the stem. Six of eighteen in four months; the tree was quicker."
at 2026-03-30T07:20 add "The clocks went forward and the trombone with them. 06:20, to be exact, which is what Mrs Okafor was."
at 2026-03-31T18:55 add "Sent the sheet on to the roads department, as received. By return: who is the consultant?"
