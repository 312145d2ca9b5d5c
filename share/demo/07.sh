# shellcheck shell=sh disable=SC1010
# July: heat, strakes, the river low.

at 2026-07-01T22:20 done block
at 2026-07-02T21:50 done thursday -m "Fifth strake, port. It took the bend without steam, in this heat."
at 2026-07-03T15:15 done friday
at 2026-07-03T18:30 add "Last day of school. On the way back Mara handed me her report to carry, under the pile of shoes. Attentive; could leave it to others now and then to be right."
at 2026-07-04T08:00 done meadow
at 2026-07-05T08:10 done cuff
at 2026-07-05T08:15 check pressure=135 -m "136, 135, 135, seven weeks of swimming and no sausage. The doctor's own was 138, he said, but he had cycled."
at 2026-07-05T18:40 check boat=10 -m "Ten, with the fifth pair. More than half of them now; over the hump there is a good deal of edge to be planed."
at 2026-07-06T13:30 add "36 degrees. Found by the railway girder a man asleep in the shade of the abutment with his hat on his face. Under the hat, when he raised it, another, smaller hat."
at 2026-07-07T20:50 add "The river is so low that the old ford has come up, and in it a bicycle, a safe, and the drowned piano. He has been telling the truth, for fifty years! I drove straight up to tell him. Of course, he said."
at 2026-07-08T12:50 add "The stitches are out. Milo wants to show the photograph at a congress."
at 2026-07-08T19:25 add "34 at eight in the evening. We ate on the stairs with the whole house, each party on its landing, passing the salad up."
at 2026-07-08T22:35 done block
at 2026-07-09T13:40 add "Explained the ford to a lady from the newspaper, who wanted a curse. I offered her sediment."
at 2026-07-09T21:40 done thursday
at 2026-07-10T14:45 done friday
at 2026-07-11T17:20 add "Half the town went to see the piano. Kessler took his shoes off, waded in and played the one note that it still has. F, said Mara, or what was once an F."
at 2026-07-12T19:30 check run=4.5 sleep=6 -m "4.5 km on the meadow at six in the morning. The knee reports, but does not complain. Rested on four of seven, in this heat, with wet towels."
at 2026-07-12T19:38 check books=5 -m "Five. The one about the fjord ferries, a good one. I was quick about it, because of the number, and skipped the weather."
at 2026-07-13T20:15 add "It is light still when I come home, light when I get up. I have not seen my own ceiling in the dark since May."
at 2026-07-14T19:10 add "Dunja brought a melon up in the basket of the cherry picker. We ate it twelve metres over the traffic and aimed the pips at nothing in particular."
at 2026-07-15T22:30 done block
at 2026-07-16T19:00 add "Mara reads to Father on the lock. He corrects the sea in it."
at 2026-07-16T21:55 done thursday -m "Sixth on port clamped on for a look."
at 2026-07-17T18:05 add "Ana's last night before the theatre shuts. They have struck the submarine. She brought home the periscope."
at 2026-07-18T23:50 add <<'E'
The summer fair for the footbridge, on the towpath, at the fence. Forty-four benches, I know each by its faults.

About ten, when the band stopped and before it began again, I went down to the bank and looked up at the thing from below. The gloves in the fence, the lamps behind it, my two bad pins up in the dark with their numbers on them in my own yellow chalk. A woman with a pram came down next to me. She said she was the one from the market. I said I remembered. She said her boy had been on it that day, at noon, jumping, the way they all used to, to make it swing.

I said that it would have held, probably. She said, that's what I wanted to ask you. And I said that I had no idea, and nobody had, and that this was what the tape meant.

She nodded, for some time. Then she bought me a beer, and I did not have a sentence to go with it, and that was all right.
E
at 2026-07-19T18:50 check footbridge=14 -m "14,200 this morning. The beer tent alone is a hanger and a half."
at 2026-07-20T18:45 add "Forty-four benches back in the gym. One is missing a slat; I know who sat there. I put in a new one, larch."
at 2026-07-21T20:05 add -t mara "Mara swims across and back, with me beside her in the tin boat, not helping. It is fifty-one metres. I have a drawing of every one of them and did not know that they were that long."
at 2026-07-22T21:05 add "Told Ana on the way round the block what Brandt had said with his eyes in the lift. She asked what I had said with mine. I said: third floor."
at 2026-07-22T22:40 done block
at 2026-07-23T21:45 done thursday
at 2026-07-24T15:30 check reports=7 -m "Seven. Have found the bottom of the in-tray. It is green."
at 2026-07-24T19:50 add "Out with the last one before the holidays. I switched the desk lamp off and it was still just as light. Stayed for a moment, to see."
at 2026-07-25T21:15 add "A whole Saturday in which nothing was seen to. Ana read to me, from the paper, the small advertisements. Somebody is looking for a safe and a bicycle."
at 2026-07-27T18:40 add "Hail for five minutes, as big as roves. Two panes in the workshop, and a dent in Brandt's car; he was, for once, speechless in writing too."
at 2026-07-28T20:20 add "Glazed the panes. Putty is a material for people who have made their peace. #workshop"
at 2026-07-29T19:15 add "Letters on the boat: Mara has got to name 61, Soup of the Day."
at 2026-07-29T22:25 done block
at 2026-07-30T21:40 done thursday -m "Sixth, port, riveted. Mara backs with the dolly now, and Father gives orders."
at 2026-07-31T16:15 add "Bats in the box girder, nursery, about two hundred. The inspection is postponed in favour of the inhabitants. I sat below the manhole at dusk and they came out like smoke from somebody's good idea."
