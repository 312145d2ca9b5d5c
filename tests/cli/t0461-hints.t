#!/bin/sh
# SPDX-License-Identifier: ISC
# Hints at wording: for a person at a terminal, never for a script, never a gate.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
command -v python3 >/dev/null || skip_all 'no python3'
quietly taut init

# In a terminal: what was said is in said, the hints of it in hints.
shown() {
	run typed "$@"
	cp "$T/got" said
	grep -E '^["„].*\?$' said >hints
}
shown -- taut vision add health 'I sleep better, and no longer alone' --id sleep
holds 'vision add: two hints' hints <<'END'
"better" compares: what is there, seen by itself?
"no longer" says what shall go: what will be there instead?
END
is 'behind what was done' 0 'in Health: I sleep better, and no longer alone  ^sleep' head -n 1 said
like 'which was done' 0 '^status 0$' cat said
shown -- taut vision add health 'I go to the gym' --id gym
holds 'a way in place of what it leads to' hints <<'END'
"go to the gym" is a way: what is there when it has worked?
END
shown -- taut vision add home 'Wir streiten nicht mehr' --id streit
holds 'in the language of the word' hints <<'END'
„nicht mehr“ sagt, was weg soll: was wird stattdessen da sein?
END
shown -- taut vision add home 'She calls the house "better than hers"' --id hers
same 'nothing of what is quoted' /dev/null hints
shown -- taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km --id run
same 'nor where it says what is there' /dev/null hints
shown -- taut vision add health 'I run better' --id run
like 'what was not done' 0 '^status 2$' cat said
same 'has no hint' /dev/null hints

shown 'feel?' 'I am calmer, stronger, and I never shout.' '' . touch '' cannot '' -- taut vision home --ask
like 'a scene is written' 0 'the vision of Home is in areas/home.md' cat said
holds 'vision --ask' hints <<'END'
"calmer" compares: what is there, seen by itself?
"never" says what shall go: what will be there instead?
END

shown -- taut check run=4 -m 'I always stop because of a stitch. It should not come.'
like 'a look is written' 0 '^run: 4 of 8 km' cat said
holds 'check -m: once of each kind' hints <<'END'
"always" begins a story: what would a camera have seen?
END
shown -- taut check run=4 -m 'Twice, better than before.'
same 'of reality other words than of a vision' /dev/null hints
shown -- taut check run=4 --from Ana -m 'You are always late.'
same "nobody else's words" /dev/null hints
quietly fast_key
shown 'fact or two?' 'I always stop.' 'in the way?' '' -- taut check -p run=4
like 'private words are sealed' 0 'the words are sealed' cat said
same 'and have no hint' /dev/null hints

# Nobody is there to read them.
shown -- sh -c "taut vision add health 'I eat better 1' --id eat1 </dev/null"
same 'input from a file' /dev/null hints
shown -- sh -c "taut vision add health 'I eat better 2' --id eat2 2>err"
is 'errors to a file' 0 'in Health: I eat better 2  ^eat2' cat err
shown -- sh -c "taut vision add health 'I eat better 3' --id eat3 | cat"
same 'output to a pipe' /dev/null hints
is 'no terminal at all' 0 'in Health: I eat better 4  ^eat4' \
	taut vision add health 'I eat better 4' --id eat4
shown -- taut -q vision add health 'I eat no more sugar' --id sugar
same 'quiet' /dev/null hints
quietly taut config ui.hints no
shown -- taut vision add health 'I eat better bread' --id bread
like 'written' 0 '^in Health: I eat better bread' cat said
same 'not wanted' /dev/null hints
like 'yes or no' 2 'ui.hints is yes or no' taut config ui.hints sometimes
quietly taut config ui.hints yes
shown -- taut vision add health 'I eat fewer nuts' --id nuts
is 'wanted' 0 1 grep -c fewer hints
done_testing
