# shellcheck shell=sh disable=SC1010
# November: high water.

at 2026-11-01T17:30 add "Father home. A nurse comes mornings, we come evenings, and the baker looks in without being asked, ever since. Minister has moved his basket in front of the stairs and lies in it crossways."
at 2026-11-02T19:20 add "All Souls. Four of us and a dog at Mother's. Father read the stone all the way through and said, that's correct."
at 2026-11-03T18:45 add "Four days of rain upstream. At the gauge 3.10, which is nothing. But the colour."
at 2026-11-04T20:30 add "Gauge 3.40. Brandt asked for a forecast. I rang Father, who asked for the colour, and then said a figure."
at 2026-11-05T21:20 add "Gauge 3.90. Moved the boat up on to trestles, and those on to trestles, with Wim and Milo. It looks now as if it were leaving by itself. #workshop"
at 2026-11-07T20:15 add "Gauge 4.75 and rising by four an hour. Sandbags at the theatre; Ana's dimmers stand in the cellar, and an orchestra of stagehands carried them up, all forty, in two hours. At half past seven the curtain went up. In rubber boots, but it went up."
at 2026-11-08T03:20 add "On the Old Bridge with the lamp. Tree trunks against the cutwaters, one a minute. One feels each of them in the soles of the feet and a little while after that in the teeth."
at 2026-11-09T23:10 add <<'E'
5.62 at four in the morning, the highest since 1954. We closed the Old Bridge at midnight, the harbour bridge at two. Nobody asked me whether we could not wait until Easter.

Wim kept the log and did it well: time, level, what was seen, not what was thought. About three he said, in a voice for the log, that there was something on the Mill Footbridge. There was a spruce, with roots and all, and it had gone in under the deck on the upstream side, where the two pins are, and it lifted. We stood on the bank with the big lamp. I have never seen a bridge make up its mind. It rose by a hand's breadth, hung there, came down again askew; the fence went, with all the gloves. And it stayed.

With the sign, one at a time, no bicycles, it would have been shut tonight like the other two, and nobody would have been on it either. That is so. And then there would have been all the days from February on, at four, when the school comes out. I do not go on with that one.

At six Father rang. He was quite clear. He said: five sixty. I said, sixty-two. He said, it'll fall by noon, open your paddles slowly. At noon it fell.

Then I went home and slept for nine hours in the chair. Nobody asked me anything.
E
at 2026-11-10T18:10 add "Mud. It is on everything up to the second button. The town smells like the inside of a flowerpot, and everybody greets everybody."
at 2026-11-11T20:20 add "The workshop had 70 centimetres in it, the boat's trestles 80. Those ten are Wim's: he had said, one more. The parlour lies three steps higher and has stayed dry; Father had told us so, and had the mark of 1954 to show for it. #workshop"
at 2026-11-12T19:05 add "A glove hangs in the poplar below the weir, eight metres up, waving. Mara says that is the association's new logo, and Kessler agrees."
at 2026-11-13T21:40 add "Sonar at the Old Bridge. There is a hole before pier two, one metre forty deep, in which the piano has come to rest. One could not have placed it better; it is now scour protection. I have entered it as such."
at 2026-11-14T19:10 add "Scrubbed the theatre cellar with thirty others, actors as well; one sees who has ever held a broom and who has only ever held one on stage."
at 2026-11-15T18:40 check run=5 -m "5 km, the first time in three weeks, round the mud."
at 2026-11-15T18:46 check cook=1 -m "One evening. The rest was bread from the fire brigade and the baker." -w "When it gets serious I let go of everything that nobody will write to me about."
at 2026-11-15T18:52 check talk=5 -m "Did tell her about the spruce, but on the Thursday."
at 2026-11-16T20:30 plan add cook "Sunday at eleven: a pot large enough for Monday as well" --every 7 --by 2026-11-22 --id pot
at 2026-11-17T21:30 add "Coughing. Went to bed at eight and was woken at three by nothing at all, with the phone in my hand: 2.94, falling."
at 2026-11-18T22:20 done block
at 2026-11-19T20:50 add "Special inspections, eleven bridges in eight days. Dunja sleeps in the van, in a position that she says is described in the collective agreement."
at 2026-11-20T14:40 done friday --missed
at 2026-11-21T20:15 add "The picture of the footbridge with the spruce was in the national paper, right river, right mill. Since yesterday there have been transfers from people whose name nobody here knows, with five, ten, and once with 17.40."
at 2026-11-22T12:30 done pot -m "Lentils, eleven litres."
at 2026-11-22T18:30 check footbridge=28 -m "27,900 on paper. The divers say that foundations and deck are sound, it wants all eight pins, and the estimate stands, to my own astonishment."
at 2026-11-22T18:36 check sleep=4 -m "Up at three on five of seven, for the gauge, which is at 2.80 and asleep."
at 2026-11-23T19:00 add "Mara, over her homework: a farmer has a field beside a river. She put the pen down and said that first of all he ought to move."
at 2026-11-24T21:10 add "Mara has left the trombone at Mrs Okafor's, for duets. It comes through the floor as something quite different: a ship, and a smaller ship."
at 2026-11-25T18:15 add "Wim has bought himself a notebook like mine. I looked away so that he could put it away."
at 2026-11-25T22:30 done block
at 2026-11-26T21:45 done thursday -m "Scraped, dried, looked. Two planks of the seventh have warped and can be used as a sign."
at 2026-11-27T15:50 check reports=11 -m "Eleven, of them six from the flood. Those were at least written in the week in which they were seen."
at 2026-11-28T17:00 add "First Advent's wreath, at the lock-house, with Father in charge of the wire. His left hand does what it has always done, and the right one, in the sling, gives advice."
at 2026-11-29T18:20 check cook=2 -m "Two, both of them the pot."
at 2026-11-29T18:24 check boat=12 -m "Twelve strakes, dry."
at 2026-11-30T20:45 add "November: the month in which I was most use and least at home. I should like to be able to write that without the and."
