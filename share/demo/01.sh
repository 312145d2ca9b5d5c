# shellcheck shell=sh disable=SC1010
# January: frost, good intentions, the third strake.

at 2026-01-01T10:40 add <<'E'
The town asleep under its own gunpowder. I walked over the Old Bridge at half past eight and there was nobody on it but a man in a dinner jacket looking for a shoe. We looked together. It was on the cutwater below the second arch, upright, as if somebody had stepped out of it on to the river.

I told him I could get it for him on Tuesday, when we have the boat out. He said by Tuesday he would have got used to the idea.

Ana slept until eleven. I made pancakes, Mara made a list of bridges that have fallen down, for me, as a present. Thirty-one so far. She has ruled a column for the reason.
E
at 2026-01-02T21:05 add "Took the phone out of the bedroom and lay awake wondering what time it was. Heard the church: a quarter to something."
at 2026-01-03T12:30 add "Milo wants me for the river run in October, because a dentist has no natural enemies and must make his own. Said I would start with the first lock."
at 2026-01-04T17:50 focus run sleep books
at 2026-01-04T18:02 plan add run "If it is 06:45 and I have not run since the day before yesterday, then I put on my shoes" --every 2 --by 2026-01-06 --id shoes
at 2026-01-04T18:06 plan add sleep "Buy an alarm clock, so that the phone can sleep in the hall" --by 2026-01-10 --id clock
at 2026-01-04T18:10 plan add books "Twenty pages before the light goes out" --every 7 --by 2026-01-11 --id pages
at 2026-01-04T18:15 plan add reports "If it is Friday, 13:00, then I shut the door and finish one report" --every 7 --by 2026-01-09 --id friday
at 2026-01-04T18:20 plan add boat "Thursday after supper: an hour in the workshop" --every 7 --by 2026-01-08 --id thursday
at 2026-01-04T18:40 add "Four steps and a clock. Ana asked whether there was a step for the bicycles in the hall. There is not yet."
at 2026-01-05T07:02 add "Frost on the bridge; the handrail took the print of my glove and kept it all the way across."
at 2026-01-06T07:35 done shoes -m "To the first lock. Minus four."
at 2026-01-06T07:40 add "First run. A heron stood by the lock and watched me stop, put my hands on my knees and go on. It has seen worse, one hopes."
at 2026-01-07T18:20 add "Railway girder with Dunja, six hours, forty rivets drummed. Her theory is that I hit each twice because I do not trust the first answer. Correct."
at 2026-01-08T21:45 done thursday
at 2026-01-08T21:50 add "Third strake, port, steamed and on. Father held the other end and said nothing, which from him is a certificate. #workshop"
at 2026-01-09T16:10 done friday -m "The viaduct. Seven months late, forty-one pages."
at 2026-01-09T16:15 add "Sent off the viaduct. Brandt answered within the minute: thank you, and could I do the same for the other fourteen. It was one of fourteen; he has added one."
at 2026-01-10T11:20 done clock
at 2026-01-10T11:25 add "Bought an alarm clock from a man who wanted to know what was wrong with my telephone."
at 2026-01-11T20:10 check run=3 sleep=5 -m "Ran twice, 3 km each time, stopped with a stitch. Up at night on three of seven. The phone has been in the hall since yesterday." -w "I scroll in bed; now I lie in bed and think about scrolling."
at 2026-01-11T20:18 check talk=4 -m "Two real talks, one in the car, one because the lift was stuck."
at 2026-01-11T20:25 done pages
at 2026-01-12T21:15 add -t mara "Mara has been given a trombone by the school. It is longer than she is when she is honest. The lamp in the hall hung at the wrong height, it turns out, for ninety years."
at 2026-01-13T07:20 add "Ice flowers on the inside of the kitchen window. Ana found the draught with a candle; it was my draught excluder."
at 2026-01-14T13:10 add "Rain in sheets. In the box girder of the ring road it is dry, nine degrees and perfectly quiet, and I ate my bread there a quarter of an hour longer than the work asked for."
at 2026-01-15T12:40 add "Dunja eats sardines from the tin with the scraper from the tool kit. I have asked her which she washes first. She says it depends on the bridge."
at 2026-01-15T22:05 done thursday --missed
at 2026-01-16T17:00 check reports=15 -m "One out, two in. Counted with the door shut."
at 2026-01-17T10:30 add "Mrs Okafor from downstairs practises the accordion from ten on Saturdays, Mara the trombone from ten past. There must be a treaty."
at 2026-01-18T19:05 check cook=4 -m "Monday soup, Tuesday soup, Thursday eggs, Saturday the fish. Mara: is soup a language?"
at 2026-01-18T19:12 check father -m "Two hours at the lock-house. We sharpened four planes. He told the one about the drowned piano; I let him get to the end."
at 2026-01-19T07:10 add "Ran 3.5. The half was because of a dog."
at 2026-01-20T20:50 add "Father rang to ask which day the dustbins go. I told him. He rang again at eight and asked. Minister barked both times, so at least the dog is consistent."
at 2026-01-21T19:40 add "Home at six, soup, homework. How many metres of fence does a farmer need. Mara asked what he was so afraid of."
at 2026-01-22T21:40 done thursday -m "Third strake, starboard: faired, not fastened."
at 2026-01-23T23:55 add "The Chekhov opened. I sat in row nine and watched not the actors but the light going, a whole act long, from four in the afternoon to the last hour before dark, and knew who was doing that with two fingers up behind the glass. Told her so. She said it was cue 61 to 94."
at 2026-01-24T09:40 add "Slept until seven and woke without anything having rung. Stayed lying there, suspicious."
at 2026-01-25T20:05 check run=3.5 sleep=5 -m "Five runs in three weeks, of eight. The last one 3.5 km, no stitch. Woke rested on the 24th; on the others I simply woke."
at 2026-01-25T20:12 check boat=4 books=2 -m "The third strakes are hung, but not riveted, and what is not riveted does not count. Two books: the one on eels, and the thin one."
at 2026-01-26T18:30 add "Snow, the wet kind. Bridges freeze before roads; I have said it at every birthday party for fifteen years and today I went down full length on my own viaduct. Dunja held up a card with a number on it. She must have had it ready."
at 2026-01-27T21:10 add "Bruise the shape of Portugal. Tomas rang from there, by chance, and wanted a photograph."
at 2026-01-28T06:55 add "Three nights with the same dream, in which I have left the hammer in somebody's piano."
at 2026-01-29T21:55 done thursday -m "Riveted nine, Father backing them with the dolly."
at 2026-01-30T14:30 done friday
at 2026-01-30T21:15 add "Parents' evening. Mara is attentive, they say, but corrects the drawings of bridges. Kessler asked if I would come and talk to the class. I said yes before I had thought of the class."
at 2026-01-31T22:10 add "January: eleven runs planned for, seven run. I notice that I write seven and think four."
