# shellcheck shell=sh disable=SC1010
# September: the apprentice; one end goes up.

at 2026-09-01T18:15 add "A trainee, from today: Wim, 22, very tall. He hit his head on the first bridge, apologised to it, and wrote down the clearance. I think he will do."
at 2026-09-02T19:30 add -t mara "First day of class five. She took the trombone, without the case, like a rifle."
at 2026-09-02T22:25 done block
at 2026-09-03T21:40 done thursday -m "Sixth, starboard."
at 2026-09-04T15:05 done friday
at 2026-09-04T18:20 add "Wim's mother has packed him a lunch, and one for each of us."
at 2026-09-05T12:20 add "Plum cake, two trays. One was for Mrs Okafor, who has the tin from last year still, and the tin from the year before that, and gave me both back with something in them."
at 2026-09-06T08:10 done cuff
at 2026-09-06T08:15 check pressure=139 -m "140, 139, 137. A little up. There was the fish, but also what went with the fish."
at 2026-09-07T19:30 add "Wim on hammer, I on chalk. He stops at each hollow spot and looks at me, as if it were my doing. I told him: you only say where. Why comes later, and who never."
at 2026-09-08T19:05 add "Storks gone. On the chimney two of this year's who missed the departure stood around like people at a bus stop in the holidays."
at 2026-09-09T22:30 done block
at 2026-09-10T21:50 done thursday
at 2026-09-11T15:40 check reports=6 -m "Six. Two of them are Wim's drafts and in better order than mine; he uses headings."
at 2026-09-11T20:40 add "Told Brandt that I do not want his office. He asked if I was certain. I said I had inspected it. He seemed relieved on behalf of the office."
at 2026-09-12T07:45 done meadow -m "Six."
at 2026-09-12T17:10 add "Apples at the lock-house, the whole row. Father up the ladder before I could say anything, and from up there he was quite clear: which sort, which year grafted, which neighbour stole. Down again he asked me if we had a ladder. #father"
at 2026-09-13T19:10 check run=6 -m "6 km, meadow and towpath. Milo talked the whole way, so one of us has wind."
at 2026-09-13T19:16 check boat=12 -m "Twelve. Six a side, both sides alike to four millimetres."
at 2026-09-13T19:22 check footbridge=19 -m "19,050. The savings bank has given four, and wants a sign. Kessler: they may have the back of one."
at 2026-09-14T18:30 add "Blackberry jam, eleven jars. Ana labelled them with cue numbers."
at 2026-09-15T20:20 add -t mara "New school year, new route: the council has put a crossing guard at the timber yard, mornings only. It is the man who found the shoe. His name is Hollis and he wears the dinner jacket on Fridays."
at 2026-09-16T22:20 done block
at 2026-09-17T21:45 done thursday --missed
at 2026-09-18T14:30 done friday
at 2026-09-18T21:15 add "Mara has put the timber yard stopwatch on again. With Hollis: nine seconds between lorries, and as many as you like."
at 2026-09-19T23:20 add "Married twelve years. We went to the Chinese by the station where we had gone after the registry, and the fish in the tank looked at us in the same way. She said, of the twelve, this summer. I had been going to say that, and had it ready in a longer version."
at 2026-09-20T19:55 vision talk=9 -b "The summer. Eight was me being careful about what one may expect."
at 2026-09-20T20:00 focus talk sleep boat
at 2026-09-20T20:25 add <<'E'
Put talk up from eight to nine. It makes the gap larger than it was yesterday evening, with both of us sitting in it quite happily, and I was surprised to find that I like that.

I know the other direction from work. Year by year the condition marks creep up and everyone gets used to a 2.4, and in the end a 2.4 is what a bridge has. Nobody ever decided on it. In December I wrote an eight because I could not imagine a nine; that is no reason, that is only a lack of material.

Nine is: I tell her on the day. Not solved, not funny. She hears the thing while it still has its wet edges.

It is going to be worse in October, when the season starts. I am writing that down so that I cannot be surprised.
E
at 2026-09-21T07:35 add "Mist over the upper basin, Father on the bench in it, up to the chest. He raised his hat to the van. He was not sure to whom."
at 2026-09-22T18:40 add "Spiders over the whole fence of the footbridge, from glove to glove; in the fog it looked finished, and ceremonial."
at 2026-09-23T22:35 done block
at 2026-09-24T13:10 add "Dunja to Wim, on chlorides: it is like grudges, you do not see it until the rust comes through. Wim wrote down: like grudges."
at 2026-09-24T21:50 done thursday
at 2026-09-25T16:00 done friday
at 2026-09-26T11:15 add "Wim asked how one knows when to close. I said: when you notice that you are looking for somebody to tell you that you need not."
at 2026-09-27T19:30 check sleep=6 -m "Rested on four of seven. The phone is back on this side of the door, for the weather, it says."
at 2026-09-27T19:36 check chair -m "The chair has a lamp now, from Ana, with a shade she cut from a colour filter. Twice last week for half an hour. Mara sat on the arm of it and asked nothing, loudly."
at 2026-09-28T19:40 add "Sleeping less well again, and can say since when to the day: since the phone came in for the weather. It rained, by the way. One could hear it."
at 2026-09-29T20:10 plan add home "Ring the chimney sweep" --by 2026-10-09 --id sweep
at 2026-09-30T07:50 add "First stove of the autumn and the smoke came down instead of going up. See above."
