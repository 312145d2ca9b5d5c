# shellcheck shell=sh disable=SC1010
# October: the season; the shelf by the door.

at 2026-10-01T21:40 done thursday -m "Planed bevels, two hours, no plank."
at 2026-10-02T23:58 add "Premiere. The one with the storm. She made lightning out of a welding set and a venetian blind. I was awake at home until one and then, with the book on my face, I was not."
at 2026-10-03T15:40 add "Mushrooms with Mara. We found four sorts and dared one."
at 2026-10-04T19:20 check cook=4 -m "Four. Pumpkin, in that it was large, three times."
at 2026-10-05T18:30 add "Did not put the cuff on yesterday. It was a Sunday, it was the first, it lay there. There were pancakes."
at 2026-10-05T18:32 done cuff --missed
at 2026-10-06T12:15 done sweep -m "He came, tall hat and all. A jackdaw's nest, in it Mara's missing mitten and one spoon of ours."
at 2026-10-06T19:20 add "Wim drove the van under the Old Bridge for the first time. Clearance 3.40, van 3.15, Wim ducked."
at 2026-10-07T22:50 done block --missed
at 2026-10-08T21:35 done thursday --missed
at 2026-10-09T15:50 done friday
at 2026-10-10T16:20 add "Milo ran the river run without me, in 3 hours 50, and came by afterwards in a foil blanket, to be admired. Mara thought he had been reheated."
at 2026-10-11T18:50 check run=6.5 -m "6.5, alone, in the leaves, while the rest of the town was handing out bananas at the other end."
at 2026-10-11T18:58 check talk=7 -m "The season has begun and we are still at it, by notes and on Sundays. I say seven."
at 2026-10-11T21:25 check talk=5 --from Ana -m "Notes are nice. You did not tell me about your father and the ladder. Mara did."
at 2026-10-11T21:40 vision let-go books -b "I was counting them. I would like to read again, and not have read."
at 2026-10-11T21:42 plan drop pages
at 2026-10-11T22:05 add <<'E'
Let the shelf go. Five of forty, in the tenth month; one may say that the trend was clear. But it is not on account of the trend.

The fjord ferries were a good book and I skipped the weather in it, in order to be done. That has stayed with me since July. When I was fourteen I read a book about a lighthouse four times running and it would not have occurred to anyone to ask how many that made.

What it gave: eels, salt, one harbour, and two hundred evenings of looking at that shelf with a bad conscience on my way out, which is what the shelf was good at. What it frees: the chair, mainly. I have taken all forty down and put them where they are, all over the flat. On the shelf is the stone from the lock sill; Father gave it to me, because I had, he said, been there.

I have begun the lighthouse again, page one.
E
at 2026-10-12T19:00 add "Steam box leaks. Patched it with the foil blanket, thanks to Milo. #workshop"
at 2026-10-13T20:30 add "Ana: seven, is it? I said that it had been an estimate. She said that I should come down off the bridge and look at it from underneath. And we laughed, but she did not take the five back."
at 2026-10-14T22:40 done block -m "Told her about the ladder."
at 2026-10-15T21:50 done thursday -m "Seventh, port, broke in the bend at the stem with a sound like a rude remark. Not enough steam. Larch is forty a metre."
at 2026-10-16T15:30 check reports=7 -m "Seven. One came back from the ministry with the request to shorten it by the conclusions."
at 2026-10-16T20:20 add "Ana's storm is sold out. People come out of it with their collars up."
at 2026-10-17T17:45 add "Jumble sale in the gym. A complete set of encyclopaedias went for nine and the boy who bought it pulled it home on a sledge, on dry ground."
at 2026-10-18T18:15 check footbridge=22 -m "22,300."
at 2026-10-18T18:20 check boat=12 -m "Still twelve, and one in two parts."

# The 19th to the 23rd: nothing written.

at 2026-10-24T22:20 add "Five nights at the hospital with Father, in turns with Ana. He got up in the dark to see to the sluices, in his socks, and fell on the lock-house stairs. Collarbone, two ribs. He lay there until the baker came at five with Minister lying against him; the dog was all that was warm."
at 2026-10-25T19:40 check sleep=4 -m "A week of chairs. The clocks went back today and I had one hour more of it."
at 2026-10-25T19:48 check father -m "In the ward we are better at saying nothing than in years. I cut his nails. He looked on with interest, as if at good work."
at 2026-10-26T21:45 add "Found Minister's breakfast in Father's fridge, in Mother's good bowl, covered with a plate. He had got it ready before he went upstairs."
at 2026-10-27T20:50 add "He has explained to the nurses how the bed's hydraulics could be improved. They have tried it out, and it is quieter. #father"
at 2026-10-28T22:30 done block
at 2026-10-29T21:30 add "Brought his bed down into the parlour at the lock-house, with Wim, who took it by himself, upright, like a tray. From there he will see the gates."
at 2026-10-30T19:30 add "The baker's name is Yusuf. Eleven years of rolls, and I had to ask it in a hospital corridor."
at 2026-10-31T19:20 add -t mara "Mara went as a condemned bridge: grey, with pins, and a light that flashed. Won second prize. First was a tooth."
