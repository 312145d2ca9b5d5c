# shellcheck shell=sh disable=SC1010
# August: the lake, and a silent fortnight.

at 2026-08-01T12:20 add "Packing. Ana packs like a theatre, by scenes. I pack as if for a pier. Mara has a suitcase with only books about bridges and one swimming costume."
at 2026-08-02T18:30 check father -m "Took him plums. He called me Tomas twice, and then by my name and added: the one who comes. We took the stones out of four kilos and did not look up."
at 2026-08-03T21:10 add "The lake. Smells as it did when I was seven: boathouse, wet rope, somebody else's coffee."
at 2026-08-04T20:45 add "The ferry here is on a chain, one man and a winch. I have been across six times. He has begun to nod."
at 2026-08-05T21:30 add "Rain on the hut all day. Played cards with Mara, by rules that she lays down as she goes along, and lost at a building inspector's pace."
at 2026-08-06T19:50 add "Ana and I swam out to the raft and lay there. She said: say something that is not about anything. I said: plank. She laughed so that the raft had waves."
at 2026-08-07T22:10 add "Milky Way. Ana lay on the jetty and said who in her view had overdone it."
at 2026-08-08T08:30 add "Ran round the bay before breakfast, on pine needles. Saw a fox who took me for weather."
at 2026-08-09T18:20 check run=5 -m "5 km round the bay, needles underfoot, twice this week."
at 2026-08-09T18:26 check boat=11 -m "Eleven: the sixth on port, before we left."
at 2026-08-10T21:40 add "Mara asks whether a chain ferry is a bridge that has not made up its mind. I passed it on to the ferryman. He has been thinking about it for three crossings."
at 2026-08-12T20:55 add <<'E'
The eclipse, on the jetty, with the whole village and one pair of cardboard glasses to every four. A bite out of the sun, then nearly all of it, low over the water; the light went thin and brown, like the light in a photograph of people one is descended from. The dogs lay down. The ferryman stopped in the middle.

Ana said, without taking the glasses off: that's a 201 with a half CTO, on a very slow fade. Then she said nothing for as long as it lasted, and I looked at her, since I could not look at the other.

Leaving the phone and this in the drawer from tomorrow. They can do without each other.
E

# Nothing from the 13th to the 27th.

at 2026-08-28T21:20 add <<'E'
Home. Fifteen days of not writing anything down, and I find that nothing has been lost; it is only not in order.

In no order, then: the night Mara's tent blew down and she went on sleeping under it like a letter in an envelope. Ana teaching the ferryman a waltz on his own deck, mid-stream, engine off. Four days on which I did not know the date. The perch. The argument about the perch. Father on the telephone every evening at six, each evening pleased that I had thought of ringing.

On the drive back we crossed nine of mine. I looked at each one from the car, only as a driver. They are, from above, mostly road.
E
at 2026-08-30T19:40 check sleep=7 -m "Rested on six of seven. No alarm in the house since the 1st; up by six all the same."
at 2026-08-30T19:46 check cook=5 -m "Five; fish four times, until there was a vote."
at 2026-08-30T19:52 check talk=7 -m "Three weeks of it. We are through with logistics and have got to the things from before we met."
at 2026-08-31T20:30 add "A hundred and sixty mails, of which four are to me."
