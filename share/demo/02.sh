# shellcheck shell=sh disable=SC1010
# February: the Mill Footbridge.

at 2026-02-01T08:05 plan add pressure "First Sunday of the month: the cuff, before coffee, three readings" --every 28 --by 2026-02-01 --id cuff
at 2026-02-01T08:20 done cuff
at 2026-02-01T08:25 check pressure=147 -m "149, 146, 147, sitting, before coffee; the middle one counts. Salt is in everything that comes in a tin."
at 2026-02-01T19:40 check chair -m "The armchair is under the coats. Sat on the edge of the bath for twenty minutes on Wednesday; was asked where the tape is."
at 2026-02-02T19:20 add "Candlemas, and light at five for the first time, or light enough to see how dirty the windows are."
at 2026-02-03T18:45 add "Talked to Mara's class. Brought the hammer and two blocks of concrete, one sound, one hollow, and let them hit both with their eyes shut. Twenty-six out of twenty-six heard it. It takes a ministry four years."
at 2026-02-04T07:30 done shoes
at 2026-02-05T20:30 add "Ana's birthday. I gave her the ladder she wanted. There are couples who would have understood that wrongly."
at 2026-02-05T21:50 done thursday
at 2026-02-06T15:50 done friday --missed
at 2026-02-06T21:30 add -t mara "Mara wanted to know whether bridges know that they are bridges. I said that the good ones do not have to think about it."
at 2026-02-07T12:15 add "Drove up to the lock-house with soup. Two kettles on the stove, one of them empty and red. Took it out to the snow, where it said what it thought."
at 2026-02-08T19:50 check run=4 -m "4 km on Saturday, along the ice, without a stop, at the speed of a pram."
at 2026-02-09T21:00 add "Ana has a lamp at home that she is repairing. It is the size of a calf. It sits in the hall with the bicycles and we go round the three of them in single file."
at 2026-02-10T21:30 add "Mill Footbridge, due for a simple inspection, an hour at most. Took the paint off at the hanger pins on the upstream side because something in it looked like a lip. Measured three times. Put the paint chips in an envelope and the envelope in my jacket and have not taken the jacket off yet."
at 2026-02-11T22:40 add <<'E'
Closed it.

Two pins of eight have lost more than half of what they had, under sound paint, where the water sits between the cheek plates. Rang Brandt from the bank. He came out in his town shoes, looked, and asked whether we could not get to Easter with a sign: one at a time, no bicycles. I asked which one. He did not understand and then he did.

At a quarter to four we put the fence up, and at four the school came out. Sixty children with satchels and I in front of it with a roll of red and white tape. Mara was at the back with two friends. She looked at me the way one looks at a teacher met in the swimming pool, and turned round with the others and went the long way, by the main road.

It is 140 metres by the footbridge. By the road it is 1,900, and there is the crossing at the timber yard.

I did it right. I have been saying so to the kettle.
E
at 2026-02-12T13:05 add "Kessler rang. He did not complain. He asked how one explains it to six-year-olds, and I said: a tooth can be loose and still look like a tooth. He said, that will do, and then: all the same."
at 2026-02-12T22:00 done thursday --missed
at 2026-02-12T22:10 add "In the paper: page one, with my back. They have got the name of the mill wrong, and the river."
at 2026-02-13T16:40 check reports=16 -m "The footbridge is a report of its own and came with three annexes."
at 2026-02-14T09:15 add "Egg on the car, one, well placed. Ana says a Valentine."
at 2026-02-15T20:30 check sleep=4 -m "Four nights with a gap from three to five. I lie there and calculate pins."
at 2026-02-15T20:36 check talk=4 -m "Rehearsals on six evenings, so we wrote each other notes; hers are funnier." -w "I go over it at night because by day there is nobody to go over it with, or I do not ask."
at 2026-02-16T20:45 add -t mara "They say at school: your dad shut the bridge. Mara says she told them that it shut itself and he only noticed. I would like that on a stone."
at 2026-02-17T18:10 add "Shrove Tuesday. Kessler dressed up as the footbridge, in cardboard, closed in front."
at 2026-02-18T07:25 done shoes
at 2026-02-18T20:15 add "Walked the long way myself this morning, with Mara, at her pace. Twenty-six minutes and eleven driveways. At the timber yard she takes my hand, which she otherwise has given up."
at 2026-02-19T21:30 done thursday -m "Third strake, port, riveted through."
at 2026-02-20T15:10 done friday -m "Finished the footbridge one ahead of all the old ones. It was the one I could not stop writing."
at 2026-02-20T21:30 add "Ana has a gel in the kitchen window to test it. We ate at half past seven in a sunset."
at 2026-02-21T10:05 add "Father slipped on the lock steps, going down to see whether they were slippery. Nothing broken. He has a lump on the hip, and his opinion confirmed."
at 2026-02-22T19:15 check cook=3 -m "Three. On Thursday there was bread, which I bought."
at 2026-02-22T19:20 check boat=5 -m "I count five: the third on port is riveted through, starboard wants the last hand's breadth at the stem."
at 2026-02-22T19:26 check father -m "Brought him shopping. He sat, I stood, we talked about the hip. When I sat too it went better."
at 2026-02-23T07:45 add "Fog so thick that the ring road had no other side. Did half an inspection and believed in the rest."
at 2026-02-24T07:15 add "Could not find the car. Had parked it, out of some idea of atonement, by the main road."
at 2026-02-24T20:20 add "The ministry writes that there is money for the footbridge in the budget from 2031 on. Mara will be fifteen and go over it with a motorcycle."
at 2026-02-25T21:05 add "Dunja stood next to me in the market when a woman said loudly that some people close bridges from an office. Dunja said: madam, he has not been seen in an office since the coronation. Which one, I asked her after. She said, any."
at 2026-02-26T22:10 done thursday --missed
at 2026-02-27T18:05 add "First snowdrops, by the abutment, on the side that is fenced off. Nobody treads on them now. There is always somebody who gains."
at 2026-02-28T18:30 add "February: every second page is about one footbridge. Tomorrow the cuff."
