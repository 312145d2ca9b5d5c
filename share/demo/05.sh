# shellcheck shell=sh disable=SC1010
# May: the knee.

at 2026-05-01T18:20 add "May Day. Brass band on the Old Bridge, 22 people marching in step, which they are not supposed to, and I stood below it with my hand on the stone. It did not mind. I did, a bit."
at 2026-05-02T10:50 add "Scraped paint from the workshop window and found, in my own writing from about 1993, a tide table for the bath. #workshop"
at 2026-05-03T08:15 done cuff
at 2026-05-03T08:20 check pressure=140 run=2 -m "141, 140, 138. Ran 2 km on Friday and walked home on the outside of the foot."
at 2026-05-04T07:45 add "Stairs down, sideways, like a crab with an appointment."
at 2026-05-04T17:40 plan add run "Ring the physiotherapist" --by 2026-05-08 --id physio
at 2026-05-05T20:30 add "Swifts are back, the 5th, as last year. I ought to have something in my life that is on schedule to the day."
at 2026-05-06T22:25 done block
at 2026-05-07T12:10 done physio -m "Rang. Was on hold for eleven minutes to a pan flute."
at 2026-05-07T21:40 done thursday
at 2026-05-08T19:15 add "Physiotherapist, a small man with thumbs like door handles. Wear behind the kneecap. I asked how much was left, in millimetres. He said nobody had ever asked, and that it is not like with bridges, it hurts when one measures."
at 2026-05-09T11:30 add -t mara "Mara's list of fallen bridges has reached 58. She has a new column: could somebody have known. It has, she says, mostly yes in it."
at 2026-05-10T20:15 check sleep=5 -m "Rested on four of seven. Cannot run, so that I am less tired and sleep worse; there ought to be a table for it."
at 2026-05-10T20:20 check books=4 -m "Four. The harbour novel, in which nobody does anything for 600 pages, except me."
at 2026-05-11T20:25 add "Asked Father how he had stood it, retiring. He said, I just went on getting up. Then one day there was nothing in the way of the window."
at 2026-05-12T13:45 add "The blackbirds have fledged. Dunja took the note down and we went up with the cherry picker as if into a church."
at 2026-05-13T22:30 done block
at 2026-05-13T22:35 add "Lilac on the block, on the corner of the chemist's. Ana stopped and put her whole face in."
at 2026-05-14T17:20 add "Ascension. Cycled with Mara to the lower weir, by the long way. At the timber yard crossing a lorry let us go, and then the one behind it did not let him let us. I wrote down the firm and time."
at 2026-05-15T16:15 check reports=12 -m "Three out again. Brandt has stopped adding."
at 2026-05-16T12:30 add "Asparagus. Mrs Okafor traded six sticks for an opinion about the crack in her ceiling. It is paint. I said so after the asparagus."
at 2026-05-17T20:40 vision run=8 -b "The knee. Wear behind the kneecap; the physiotherapist draws the line at eight, on soft ground."
at 2026-05-17T20:50 plan drop shoes
at 2026-05-17T21:05 add <<'E'
Put the ten down to eight. I sat in front of it for a while and looked for a way of saying it in which nothing is being lowered: adjusted, re-scoped. I write that sort of thing for a living when a load limit goes on a bridge. The bridge does not get any stronger from the sign.

So: it was ten, it is eight. Eight is to the second lock and back by the meadow, and that is what I saw when I wrote the thing in December, the lock and the morning. The ten was there because it is round.

What I mind is not the two kilometres. It is that there is now a part of me with a limit on it, 43 years old, simple inspection every year from here on.

Ana said that she has never run eight kilometres in her life and is loved. By whom, I asked. She threw the peas.
E
at 2026-05-18T07:30 add "Swam instead. Forty lengths behind a lady in a flowered cap who did not let me pass and was right."
at 2026-05-19T19:20 add "Two of the gloves on the fence have been collected. Somebody has brought three."
at 2026-05-20T22:10 done block --missed
at 2026-05-21T21:55 done thursday -m "The fourth strakes hung, both sides, in one evening, because Father had got everything ready. He had also got it ready on Tuesday, he said, but I had not come. I come on Thursdays."
at 2026-05-22T15:05 done friday
at 2026-05-22T20:40 add -t mara "Mara asked how one becomes an inspector. I said, one looks at things until they look back. She said, no, what mark in maths."
at 2026-05-23T21:55 add "Ana dyed the bath green. For the theatre, she says; something to do with a mermaid. All three of us have a waterline now."
at 2026-05-24T19:30 check talk=5 -m "Two of three Wednesdays. She tells me more than I tell her. On Friday she told the end of a story I had missed the beginning of, and I had to ask."
at 2026-05-25T18:40 add "Whit Monday, 27 degrees, the lock-house with all windows open. Father in the deck chair with a handkerchief on his head, in charge of the river."
at 2026-05-27T19:50 add "Hammered the whole soffit of the harbour bridge, 900 taps. In the last hour I heard a hollow place and it was the biscuit tin in Dunja's hand."
at 2026-05-28T13:00 add "An old man on the harbour bridge stopped and asked what I was tapping for. I let him have a go. He tapped, listened, shook his head and said: no, nobody in."
at 2026-05-28T21:45 done thursday
at 2026-05-29T14:40 done friday
at 2026-05-30T16:30 add "Repaired Mara's satchel with two copper rivets and roves from the boat. It will outlast the school. #mara #workshop"
at 2026-05-31T18:25 check boat=8 -m "Eight of eighteen, riveted. Looked at from the bow it has begun to be in favour of something."
at 2026-05-31T18:32 check chair -m "Took the coats off the armchair. They are on the bicycles. Sat in it twice, once undisturbed, for as long as an egg takes."
