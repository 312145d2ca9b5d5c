# shellcheck shell=sh disable=SC1010
# June: Mara turns ten.

at 2026-06-01T17:55 focus boat footbridge talk
at 2026-06-01T18:10 add "The physiotherapist allows running again: ten minutes, on grass, like a person who has just remembered something. Did so. A cow joined me as far as the fence."
at 2026-06-01T18:15 plan add run "If it is Saturday and the meadow is dry, then the meadow, slowly" --every 7 --by 2026-06-06 --id meadow
at 2026-06-02T21:20 add "Strawberries. Three kilos, because Mara was holding the money."
at 2026-06-03T22:35 done block
at 2026-06-04T13:20 add "Corpus Christi. Petals on the Old Bridge, a carpet of them, 3.5 tonnes with the faithful. I had worked it out beforehand so as not to do it during."
at 2026-06-04T21:50 done thursday
at 2026-06-05T15:30 done friday -m "Harbour bridge, biscuit tin not included."
at 2026-06-05T20:15 add "Elderflower on the balcony in the big pot, with lemons and somebody's advice."
at 2026-06-06T07:50 done meadow -m "Ten minutes twice."
at 2026-06-06T19:00 add "Tomas rang and asked how Father was. I said: in the morning well. He said that he remembered him in the evening. We were both quiet about the same thing, he in Lisbon, I on the landing."
at 2026-06-07T08:20 done cuff
at 2026-06-07T08:25 check pressure=136 sleep=6 -m "137, 136, 134. Rested on five of seven; light at four and I do not mind."
at 2026-06-08T07:05 add "Swallows nest under the lock-house eave, five heads. Father has put a plank beneath it and has told Minister that it is not for him."
at 2026-06-08T20:40 plan add father "Ask Dr Salm about the forgetting, with Father in the room and not behind his back" --by 2026-06-19 --id salm
at 2026-06-09T18:15 add "Thunderstorm while we were under the ring road, in the basket. We sat it out among the pigeons. Dunja asked what I would have been otherwise. I said, a lock-keeper, but they have put buttons on them. She would have been a bishop. For the hats."
at 2026-06-10T19:10 add "Brandt retires next year. He said it in the lift, between the second and third floor, and then looked at me until the fourth."
at 2026-06-10T22:25 done block
at 2026-06-11T21:40 done thursday -m "Two of us and a radio. He sang along, every verse."
at 2026-06-12T23:10 add "Wrapped for Mara: a rivet hammer, 250 grams, ash handle that I turned myself, with her initials burnt in. Ana gives her a headlamp. We looked at it all on the table. It is what one gives to a burglar."
at 2026-06-13T08:10 done meadow
at 2026-06-14T21:30 add <<'E'
Mara is ten. Two digits, she said at six in the morning, standing next to the bed with the trombone.

Eight children at the lock-house, on the hottest day so far. Father opened and closed the small gate for them eleven times, by hand, with the beam, each child pushing once. He explained the thing with the levels and did not lose the thread, not at any of the eleven. Minister swam, to everybody's surprise, his own most of all.

At five the school had its concert, for the footbridge, on the meadow. Mara played the submarine song before two hundred people. In the second line she got lost, stopped, said, I'll begin again there, and began again there. I have sat in meetings with grown men who have never managed that.

She hit three rivets before bed, with the new hammer, fifth strake, starboard. They are good. I shall not say which three.
E
at 2026-06-15T19:40 check run=3 -m "3 km on grass, no pain, no stop."
at 2026-06-15T19:45 check footbridge=9 -m "8,970 after the concert. Mrs Okafor reads the sum out as though it were a depth."
at 2026-06-16T20:20 add "Mayflies, the river was white with them under the lamps. The Old Bridge slippery as soap; we had the road gritted in June, and Brandt has asked for it in writing."
at 2026-06-17T18:30 add "The children's petition: 412 names, the first 60 in felt pen. The mayor wore his chain for it. Mara noticed that it was one link short."
at 2026-06-17T22:40 done block
at 2026-06-18T12:30 done salm -m "Went together. He is to draw a clock. He drew the one on the lock-house, with the right bend in the minute hand, and put the hours in at the end where they fitted."
at 2026-06-18T21:10 add "It is the beginning of it, Dr Salm says. Father on the way home: I have been at the beginning of most things. Then he wanted to drive, and I let him as far as the gravel. #father"
at 2026-06-19T16:10 check reports=10 -m "Ten. The pile no longer throws a shadow."
at 2026-06-20T12:45 add "Told Ana about the clock. Did not tell her how it was; told her about the bent hand. Then later, in the dark, how it was."
at 2026-06-21T19:30 check cook=5 -m "Five. It is too hot to eat, and that helps."
at 2026-06-21T19:36 check father -m "Longest day, on the bench, until ten. He asked when Mother would come. I said she was not coming today. He said, no, I know, I only wanted to ask."
at 2026-06-22T19:45 add "Ana is rigging for the open-air and came home burnt in the shape of a harness."
at 2026-06-23T13:15 add "Measured the joint on the viaduct at 34 degrees: gap of 11 millimetres, in January it was 48. A hundred cars a minute go over it, and none of them knows the thing is breathing."
at 2026-06-24T20:50 add "Midsummer. Found out at supper that Mara thinks an overtime is a kind of animal, one that eats fathers."
at 2026-06-24T22:30 done block
at 2026-06-25T21:45 done thursday
at 2026-06-26T14:50 done friday
at 2026-06-27T08:05 done meadow -m "Twenty-five minutes, no stairs afterwards."
at 2026-06-27T16:20 add "Sold benches' worth of lemonade at the school fair. I carried. A small boy asked me if I was the fence."
at 2026-06-28T20:15 check talk=6 -m "All four Wednesdays. The night about the clock counts for several."
at 2026-06-28T21:00 check talk=6 --from Ana -m "You told me something before you had solved it."
at 2026-06-29T18:35 add "Cut my thumb on a rove, sewn with two stitches by Milo, who does teeth and was delighted by how still it kept."
at 2026-06-30T20:30 add "Half of the year. Ate the first tomato off the balcony in three parts, with a knife, on a plate, with witnesses."
