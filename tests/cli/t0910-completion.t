#!/bin/sh
# SPDX-License-Identifier: ISC
# What may stand at a place: as taut prints it, and as three shells offer it.
. "${0%/*}/lib.sh"

words() { taut complete -- "$@" | cut -f 1 | paste -s -d ' '; }
shells=$TOP/completions

# Without a journal the tables are known, and no names.
taut help | sed -n 's/^  taut \([a-z-]*\) .*/\1/p' >"$T/listed"
taut complete -- '' | cut -f 1 | grep -v '^--' >"$T/commands"
same 'the commands that help lists' "$T/listed" "$T/commands"
like 'of which there are some' 0 '^vision$' cat "$T/commands"
unlike 'but not the hidden one' 0 '^complete' taut complete -- ''
like 'each with its meaning' 0 '^check	an honest look at what is so$' taut complete -- ''
like 'the global options' 0 '^--plain	sentences' taut complete -- --
is 'no names without a journal, and no error' 0 '' taut complete -- check ''
is 'nothing behind what is no command' 0 '' taut complete -- nope ''
is 'nothing behind nothing' 0 "$(taut complete -- '')" taut complete

quietly taut init
quietly taut vision add health 'I run 8 km' --from 3 --to 8 --unit km
quietly taut vision add health 'I swim in the sea'
quietly taut vision add home 'Sunday mornings are ours'
quietly taut vision let-go swim
quietly taut area retire community
quietly taut plan add run 'Buy running shoes' --id shoes
quietly taut plan add run 'Find a path' --id path
quietly taut plan add home 'Bake bread' --id bread
quietly taut plan drop path
quietly taut done bread

areas='career health home recreation relationships self-image'
is 'live areas and results' 0 "$areas run mornings" words check ''
is 'also behind others' 0 "$areas run mornings" words check run=4 ''
is 'verbs, then names' 0 "add drop $areas run mornings" words plan ''
is 'the verbs of vision' 0 'add let-go resume enough move remeasure rename-id' \
	sh -c 'taut complete -- vision "" | cut -f 1 | head -n 7 | paste -s -d " "'
is 'only results in focus' 0 'run mornings' words focus ''
is 'only what is closed is resumed' 0 swim words vision resume ''
is 'only areas get a result' 0 "$areas" words vision add ''
is 'only open steps are done' 0 shoes words 'done' ''
is 'or dropped' 0 shoes words plan drop ''
is 'a name with its words' 0 'shoes	Buy running shoes' taut complete -- 'done' ''
is 'settings' 0 "$(taut config | sed -n 's/^\([a-z][^ ]*\) .*/\1/p' | paste -s -d ' ')" \
	words config ''
like 'of which there are some' 0 '^check.cadence	days' taut complete -- config ''
is 'a week, or years' 0 'week 2026' words review ''
is 'the steps of a review' 0 'walk reality moved held thanks let-go purpose vision step letter chosen' words review 2026 ''
for topic in $(taut help | sed -n 's/^Topics: //p'); do
	like "the topic $topic" 0 "^$topic	" taut complete -- help ''
done
like 'help helps with commands' 0 '^check	' taut complete -- help ''
is 'the options of a command, then the global ones' 0 \
	'--private --editor --tag --on --at --plain --ascii --format --passphrase-fd --quiet --help --version' words add -
is 'the forms of key' 0 'new passwd sheet trust add remove replace' words key ''
is 'no recipients without a key' 0 '' taut complete -- key remove ''
for cmd in add check edit show search; do
	like "$cmd -p" 0 '^--private	' taut complete -- "$cmd" -
done
quietly fast_key
"$TAUT_BUILD/tool/seal" key >"$T/paper"
quietly by_passphrase taut key add paper "$("$TAUT_BUILD/tool/seal" recipient "$T/paper")"
is 'who may be removed, not the key of the journal' 0 paper words key remove ''
is 'a journal elsewhere' 0 '' taut -C "$T" complete -- check ''
like 'and this one by its name' 0 '^run	I run 8 km$' taut -C "$J" complete -- check ''
printf '# Se\033[1ma\t!\n' >"$J/areas/sea.md"
is 'names are made visible' 0 'sea	Se\x1b[1ma\x09!' \
	sh -c 'taut complete -- area rename "" | grep ^sea'
rm "$J/areas/sea.md"

# What a shell makes of a line whose last word is being typed. The driver of
# each prints the line with that word completed, if there is one way to.
: >"$HOME/notes.txt"
cat >"$T/lines" <<'END'
taut sea|taut search |
taut --pla|taut --plain |
taut today --sh|taut today --short |
taut check hea|taut check health |
taut check mo|taut check mornings|
taut check mornings=|taut check mornings=|
taut check run=4 mo|taut check run=4 mornings|
taut check -m mo|taut check -m mornings|
taut vision let|taut vision let-go |
taut vision mor|taut vision mornings|
taut vision let-go mo|taut vision let-go mornings |
taut plan drop s|taut plan drop shoes |
taut done sh|taut done shoes |
taut help wel|taut help wellbeing |
taut config ui.p|taut config ui.plain |
taut --plain --format text plan dr|taut --plain --format text plan drop |
taut key sh|taut key sheet |
taut key remove pa|taut key remove paper |
taut unl|taut unlock |
taut clo|taut clone |
taut sync --jo|taut sync --join |
taut help syn|taut help sync |
taut show --pri|taut show --private |
taut --passphrase-fd 3 key rem|taut --passphrase-fd 3 key remove |
taut -C HOME/journal done sh|taut -C HOME/journal done shoes |
taut -C HOME/nowhere done sh|taut -C HOME/nowhere done sh|
taut -C HOME/jour|taut -C HOME/journal/|
taut add HOME/no|taut add HOME/notes.txt |
END
sed -i "s|HOME|$HOME|g" "$T/lines"
cut -d '|' -f 1 "$T/lines" >"$T/typed"

compare() { # SHELL: line by line, what it made of them is in $T/made
	exec 3<"$T/made"
	while IFS='|' read -r typed wanted _; do
		made=
		read -r made <&3
		is "$1: $typed" 0 "$wanted|" echo "$made"
	done <"$T/lines"
	exec 3<&-
}

if command -v bash >/dev/null; then
	cat >"$T/drive.bash" <<'END'
. "$1/taut.bash"
compopt() { opts+=" $2"; }
while IFS= read -r line; do # as readline splits it: blanks, and = by itself
	spaced=${line//=/ = }
	read -ra COMP_WORDS <<<"$spaced"
	[[ $line == *' ' ]] && COMP_WORDS+=('')
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) opts=
	_taut taut "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
	if [[ $opts == *default* && ${#COMPREPLY[@]} == 0 ]]; then
		COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
		[[ -d ${COMPREPLY[0]} ]] && COMPREPLY[0]+=/ && opts+=' nospace'
	fi
	end=' '
	[[ $opts == *nospace* ]] && end=
	if [[ ${#COMPREPLY[@]} == 1 ]]; then
		echo "${line%"${COMP_WORDS[COMP_CWORD]}"}${COMPREPLY[0]}$end|"
	else
		echo "$line|"
	fi
done
END
	bash --norc "$T/drive.bash" "$shells" <"$T/typed" >"$T/made" 2>&1
	compare bash
else
	skip 'bash completes' 'bash is not here'
fi

if command -v fish >/dev/null; then
	cat >"$T/drive.fish" <<'END'
source $argv[1]/taut.fish
while read -l line
    set -l found (complete -C "$line" | string replace -r '\t.*' '')
    set -l typed (string split ' ' -- $line)[-1]
    set -l start (string sub -e -(string length -- "$typed") -- $line 2>/dev/null; or echo $line)
    set -l last ' '
    # a name and the same with = have the name in common
    if test (count $found) = 2 -a "$found[1]=" = "$found[2]"
        set found $found[1]
        set last ''
    end
    string match -qr '[/=]$' -- $found[1]; and set last ''
    if test (count $found) = 1
        echo "$start$found[1]$last|"
    else
        echo "$line|"
    end
end
END
	fish "$T/drive.fish" "$shells" <"$T/typed" >"$T/made" 2>&1
	compare fish
else
	skip 'fish completes' 'fish is not here'
fi

if command -v zsh >/dev/null &&
	timeout 5 zsh -fc 'zmodload zsh/zpty && zpty probe true' >/dev/null 2>&1; then
	cat >"$T/drive.zsh" <<'END'
# In a terminal of its own: types each line and TAB, then has the line told.
zmodload zsh/zpty
zpty -b z 'env TERM=dumb zsh -f -i'
out=$2 number=0
: >$out
settle() { repeat 100; do (( $(wc -l <$out) > number )) && break; sleep 0.1; done; (( ++number )) }
zpty -w z "PS1='> '; stty columns 200; autoload -U compinit; compinit -u -D; bindkey -e"
zpty -w z "fpath=($1 \$fpath); autoload -U _taut; compdef _taut taut"
zpty -w z "told() { print -r -- \"\$BUFFER|\" >>$out; BUFFER= }; zle -N told"
zpty -w z "bindkey '^I' complete-word; bindkey '^X^X' told; print -r -- begun >>$out"
settle
while IFS= read -r line; do
	zpty -w -n z "$line"$'\t\C-x\C-x'
	settle
done
zpty -d z
END
	zsh -f "$T/drive.zsh" "$shells" "$T/made" <"$T/typed" >"$T/log" 2>&1
	sed -i 1d "$T/made"
	compare zsh
else
	skip 'zsh completes' 'zsh is not here'
fi
done_testing
