# shellcheck shell=sh disable=SC1010
# April: Easter at the lock-house, the longest run.

at 2026-04-01T07:10 add "Storks on the mill chimney. Two days early, so somebody is ahead of the plan."
at 2026-04-01T20:10 add "Mara put a sign on the bathroom: closed for inspection, 0.3 mm. I went down to Mrs Okafor's."
at 2026-04-01T22:15 done block
at 2026-04-02T19:30 add "Founding of the footbridge association in the school gym, on the low benches, knees by the ears. Kessler in the chair, Mrs Okafor treasurer. I put out forty-four benches and took in forty-four. Nobody counted but me; I may not count."
at 2026-04-03T11:00 add "Good Friday. Rain from first light. Oiled the planes, all of them, and the hinge of the kitchen door that has said the same word since we moved in."
at 2026-04-04T16:40 add "The willows have got their yellow. One cannot look at it and do a sum."
at 2026-04-06T09:30 add --on 2026-04-05 --at 18:00 <<'E'
Easter at the lock-house. Mara looked for eggs, Minister found them, and there was a dispute about property.

After lunch Father took me out to the gates and put my hand flat on the balance beam. There, he said. I felt nothing. Wait, he said. After a while there was something, hardly a shaking, more like a cat in another room. That is the lower sill, he said, it has a stone under it, since about Tuesday.

He can no longer tell me the name of the doctor. He has an ear in his palm, and it has not forgotten anything. I stood next to him for what must have been half an hour and it was one of the good ones.

On the way home Ana asked what we had been talking about all that time. I said, a stone.
E
at 2026-04-06T09:50 check pressure=143 --on 2026-04-05 -m "144, 143, 143. Four weeks without tins. The kilos of the fever have not come back yet, that will be part of it."
at 2026-04-06T09:55 check father --on 2026-04-05 -m "Half an hour at the gates without a word that was about anything else."
at 2026-04-06T10:00 done cuff --on 2026-04-05
at 2026-04-07T18:50 add "He rang the waterways office about the stone. They thanked him and asked if he had an instrument."
at 2026-04-08T07:40 done shoes -m "5.5. Swallows, three, over the upper basin."
at 2026-04-08T21:25 add "Washed the van with Dunja. Beneath the dirt it turns out to be another van."
at 2026-04-09T21:50 done thursday -m "Marked out the fourth strakes."
at 2026-04-10T15:45 done friday
at 2026-04-11T13:20 add "Waterways sent a diver. A stone, under the lower sill, size of a loaf. He has had it washed and put on the windowsill."
at 2026-04-12T19:45 check run=6.5 -m "6.5 km on Saturday with Milo, out to the sluice and back, no stop. The left knee said something on the stairs afterwards." -w "When it goes well I want to know at once how well it could go."
at 2026-04-12T19:52 check talk=5 -m "Three Wednesdays in a row round the block. On the third she asked me something about work and I answered with a fear and not with a figure."
at 2026-04-13T20:35 add "Knee stiff getting up from the floor, where I was looking for a rove. Found it, and three more from January."
at 2026-04-14T20:15 add "Delamination on the underside of the ring road, four square metres. Dunja drew a chalk line round it and it looks like a cow. Now we call it that in the file, between ourselves: cow stable, cow growing."
at 2026-04-15T18:25 add "Dress rehearsal week. Ana left a note on the stove: the pan is not empty, it only looks it."
at 2026-04-15T22:40 done block --missed
at 2026-04-16T21:35 done thursday
at 2026-04-17T16:30 check reports=15 -m "Three out in a fortnight. It helps to write them in the van."
at 2026-04-17T21:10 add "Cherry blossom on the schoolyard, and below it three boys and a strict girl building a bridge from rulers. I kept walking. It took some doing."
at 2026-04-18T10:10 add -t mara "She can play the first line of the submarine song. So can, by now, the whole staircase."
at 2026-04-19T20:20 check sleep=5 -m "Rested on three of seven. The clock in the bedroom has a tick; it is under two pullovers now, and keeps good time."
at 2026-04-20T18:50 add "New rope for the access kit. One may not step on it, Dunja says, it takes it personally; then she stepped on it."
at 2026-04-21T19:05 add "Took my bread to the fence of the Mill Footbridge. Somebody has tied a row of children's gloves on it, single ones, all the ones the winter lost. Forty-odd hands waving."
at 2026-04-22T22:20 done block
at 2026-04-23T18:10 add "Came down the ladder of pier four and the knee gave way on the last rung. Not a fall. More of a message."
at 2026-04-24T14:50 done friday -m "Cow included."
at 2026-04-25T17:30 add "Flea market for the footbridge. I carried tables. I sold a lamp the size of a calf, with Ana's blessing, to the man who found his shoe; he remembered me."
at 2026-04-26T19:10 check footbridge=3 -m "3,140 in the cash box, from the flea market and Kessler's cardboard costume, which was auctioned."
at 2026-04-26T19:16 check cook=4 -m "Four, and one of them had two pans in it."
at 2026-04-26T19:22 check boat=6 -m "Six, as in March. The fourth ones are sawn, and lie there."
at 2026-04-27T19:30 add "Father has written labels for the kitchen: cups, plates, matches. On the dog: dog."
at 2026-04-28T07:15 done shoes --missed
at 2026-04-28T20:40 add "Iced the knee with a bag of peas. Cooked the peas. Everybody wanted to know why they tasted of menthol."
at 2026-04-30T22:00 done thursday
