# shellcheck shell=sh disable=SC1010
# December: what is so.

at 2026-12-01T07:40 add "Frost, the first after the mud, and the whole bank stands up like felt."
at 2026-12-02T18:40 add "A jar of blackberry for Hollis at the crossing. He bowed, stopped a forty-tonner with the jar."
at 2026-12-02T22:25 done block
at 2026-12-03T21:40 done thursday -m "New larch, from the man at the timber yard, at cost; he is the lorry's firm. He said somebody had once written down the time."
at 2026-12-04T14:55 done friday
at 2026-12-05T16:10 add "Two performances of the fairy tale a day, until the 23rd. Ana makes it snow 46 times and comes home with paper flakes in her sleeves; we find them in the butter."
at 2026-12-06T09:05 add "Somebody put a chocolate pin into my boot, with a fork head and a split cotter, to scale. It can only have been Dunja. Section loss by noon: total."
at 2026-12-06T12:40 done pot
at 2026-12-07T20:20 add "I see that the cuff has lain in the drawer since September. I also see that I did not need the list to tell me."
at 2026-12-08T18:55 add "Minister has had his thirteenth birthday. Father gave him the whole liver sausage and an apology, for what, they alone know."
at 2026-12-09T22:30 done block
at 2026-12-10T12:45 add "The eight new pins are on order. I am not allowed to know that, so I met it by chance in the canteen, from three sides."
at 2026-12-10T21:50 done thursday -m "Seventh, port. Two hours in the steam this time. It went round like a towel."
at 2026-12-11T15:20 done friday
at 2026-12-12T11:30 add -t mara "School fair. Mara sold her list of fallen bridges, copied by hand, eleven copies at two each, in aid of one that did not. In the last line it says: 83, Mill Footbridge, no."
at 2026-12-13T18:30 check run=6 sleep=5 -m "6 km on frozen meadow. Rested on three of seven. The phone is in the hall again, since the 6th."
at 2026-12-13T18:38 check talk=6 -m "On two days out of seven I told it on the day. One was about me."
at 2026-12-14T20:10 add "Father wanted to know who the tall one was. Wim, I said. He said, that one knocks before he comes into a bridge."
at 2026-12-15T19:25 add "Fog, ice on the handrail, my glove print on it. Almost a year; the same glove."
at 2026-12-16T20:10 add -t mara "Trombone and accordion, staircase, third Advent, belated because of a valve. The lamp in the hall was taken down beforehand and handed from floor to floor."
at 2026-12-16T22:40 done block
at 2026-12-17T21:35 done thursday
at 2026-12-18T14:50 done friday
at 2026-12-18T15:20 check reports=9 -m "Nine. Five of them old, and I know what it is with each; I do not want to find out."
at 2026-12-19T18:30 add "Planed a sheer line by eye, and it is sweet from both ends. Father had Mara walk round with the lamp, so that he could look at the shadow. #workshop"
at 2026-12-20T12:20 done pot -m "Red cabbage. There is enough for a garrison."
at 2026-12-20T17:15 check chair -m "Five evenings since the flood, the lighthouse read to the end and begun again. I was asked one thing, by Ana: whether there is room."
at 2026-12-21T16:25 add "Solstice. It was dark by the time I had noticed that it was light."
at 2026-12-22T20:40 add "The ring road in fog, with Wim on his own for the first time and I in the van, on my hands. He came back after three hours: the cow has not grown. He had measured it, and then listened, and then, he said, once more. I gave him my hammer to keep. He said he had one. I said, not like this."
at 2026-12-23T23:40 add "Last snow, cue 46. I went and stood at the back by the coats. When it fell, two hundred children looked up, and I looked up at the glass."
at 2026-12-24T23:10 add <<'E'
At the lock-house, all of us: Ana, off since yesterday and asleep by seven on the bench, with snow in her hair, paper; Mrs Okafor with accordion; Mara with trombone; Hollis, who has nobody and brought the dinner jacket; Dunja, between two of her sisters' families, with sardines.

Before the meal Father asked what the boat was called. There have been lists all year: Mara is at 140. I said that we had not settled on one. He asked if it would be ready by spring. I said, probably. That's what you've said the whole time, said he. And Mara said: then it's called Probably.

It went round the table once and everybody tried it in the mouth. Hollis said one could get home on such a boat. Father wanted to know why not Ilse, and gave himself the answer: she couldn't abide boats. He said it fondly, and in the present.

Later he went to the window to look at the gates, and Minister with him. I stood next to them. There was nothing to see. We saw it for a good while.
E
at 2026-12-25T18:20 add "Snow, real snow, from above. Walked home from the lock, all six kilometres of it, with the sledge, and Mara on it playing."
at 2026-12-26T20:45 check father -m "Tomas has come, for three days. Father knew him at once and me a little later, and held on to both of us by the sleeve, like someone on a tram. Nothing was said for a while and it was all right."
at 2026-12-27T17:30 check run=6 sleep=5 -m "6 km with Tomas on the cleared side of the towpath; he had to stop and I was able to. Rested on four of seven."
at 2026-12-27T17:38 check cook=3 -m "Three, and the pot."
at 2026-12-27T17:44 check talk=6 -m "Told on the day: the hammer, Father's sleeve. Not told: the cuff."
at 2026-12-27T17:50 check boat=13 -m "Thirteen. The fourteenth is cut."
at 2026-12-27T17:56 check footbridge=31 -m "31,400, and from the ministry a letter: in view of events there is something in the budget for 2028. Mrs Okafor has read it out twice, the second time with accordion."
at 2026-12-27T18:10 check self-image -m "I never wrote anything down here. When I looked for something I found: I can be seen from the road."
at 2026-12-27T21:15 check talk=6 --from Ana -m "You told me about the cuff on the stairs, just now. I'd have said five."
at 2026-12-28T09:20 vision run --by 2027-06-30 -b "The second lock and back, in summer, with the knee's consent. The flood was three weeks of it."
at 2026-12-28T09:30 focus talk sleep father
at 2026-12-29T18:15 add "Laid a year on the kitchen table, on paper, with Ana: what came up, what came down, what we let be. She put her finger on the place in March and left it there a moment, and then took it along to August."
at 2026-12-30T08:15 add "Tomas at the airport, with a jar in each coat pocket. He said, ring me. I said, on the day."
at 2026-12-30T17:40 purpose --ask <<'E'
To leave things standing that people cross without thinking about them. To be at home when I am at home, and to say so when I am not.

How I want to act: look before I say. Say it on the day. Be on time for children, and for old men.

What I can lean on: patience with things, an ear for hollow concrete, and by now some dozen people who own a bench.

Where I have to grow: to put the cuff on also when I know what it will say.
E
at 2026-12-31T16:50 add <<'E'
Last round: Old Bridge, dusk, torch. Third arch, 0.3 mm.

At the Mill the deck hangs askew in the frost with a new fence before it, and on the fence, since this morning, a glove. A left one, red, for about a six-year-old. I waited a bit to see if another would come.

Wim had asked what one writes when nothing has changed. I told him: that you were there.
E
