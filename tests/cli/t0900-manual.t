#!/bin/sh
# SPDX-License-Identifier: ISC
# The manual says what the program does: walks the commands as the binary lists
# them. A page's SYNOPSIS, rendered so wide that each form is one line and with
# its blanks squeezed, is what -h prints above the summary.
. "${0%/*}/lib.sh"

man=$TOP/share/man
command -v mandoc >/dev/null || skip_all 'mandoc is not here'

rendered() { # PAGE: plain text, each paragraph one line
	mandoc -T ascii -O width=1000 "$1" | sed "s/.$(printf '\b')//g" | tr -s ' ' |
		sed 's/^ //'
}
section() { # NAME <TEXT: the lines of a section that are not blank
	awk -v name="$1" '/^[A-Z][A-Z ]*$/ { inside = $0 == name; next } inside && NF'
}
nothing() { # NAME FILE: it is empty, else its lines are what is wrong
	if [ -s "$2" ]; then missed "$1"; note <"$2"; else passed "$1"; fi
}
long_options() { sed -n 's/^  .\{4\}\(--[a-z-]*\).*/\1/p'; }

# Two tables of the binary, made in two places, list the same commands.
taut complete -- '' | cut -f 1 | grep '^[a-z]' >"$T/commands"
taut help | sed -n 's/^  taut \([a-z-]*\) .*/\1/p' >"$T/listed"
same 'help and complete list the same commands' "$T/listed" "$T/commands"
like 'of which there are some' 0 '^add$' cat "$T/commands"
global=$(taut complete -- '' | cut -f 1 | grep '^--' | sort)

while read -r cmd; do
	page=$man/taut-$cmd.1
	ok "$cmd -h" taut "$cmd" -h
	cp "$T/got" "$T/help"
	ok "$cmd has a page" test -s "$page"
	[ -s "$page" ] || continue
	rendered "$page" >"$T/page"

	sed '/^$/,$d' "$T/help" >"$T/forms"
	section SYNOPSIS <"$T/page" >"$T/synopsis"
	same "$cmd: the SYNOPSIS is what -h prints" "$T/forms" "$T/synopsis"
	printf 'taut-%s - %s\n' "$cmd" "$(sed -n '/^$/{n;p;q;}' "$T/help")" >"$T/summary"
	section NAME <"$T/page" >"$T/name"
	same "$cmd: NAME is the summary" "$T/summary" "$T/name"

	long_options <"$T/help" >"$T/options"
	awk '/^[A-Z][A-Z ]*$/ { outside = $0 != "SYNOPSIS" } outside' "$T/page" >"$T/told"
	while read -r option; do
		grep -Eq -e "(^|, )$option( |$)" "$T/told" || echo "$option"
	done <"$T/options" >"$T/missing"
	nothing "$cmd: each option of -h is told" "$T/missing"
	for head in DESCRIPTION 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		[ -n "$(section "$head" <"$T/page")" ] || echo "no $head"
	done >"$T/missing"
	nothing "$cmd: the page has its sections" "$T/missing"

	taut complete -- "$cmd" - | cut -f 1 | sort >"$T/offered"
	{ echo "$global" | grep -vx -e --directory; cat "$T/options"; } | sort >"$T/wanted"
	same "$cmd: completion offers its options" "$T/wanted" "$T/offered"
	grep -lE "taut (-[^ ]+ )*$cmd( |$)" "$TOP"/tests/cli/*.t | grep -v "/${0##*/}" >"$T/run"
	ok "$cmd: another test runs it" test -s "$T/run"
done <"$T/commands"

# Nothing is listed twice: the shells ask, and name no command and no option.
for shell in taut.bash _taut taut.fish; do
	file=$TOP/completions/$shell
	like "$shell asks taut" 0 'taut .*complete -- ' cat "$file"
	{ sort "$T/commands"; echo "$global"; } | while read -r word; do
		# those before the command have to be stepped over, two have =VALUE,
		# one asks for results, one is the shell's own word
		case $word in --directory | --format | --passphrase-fd | check | vision | focus | done) continue ;; esac
		sed 's/#.*//' "$file" | grep -E -e "(^|[^a-z-])$word([^a-z-]|$)"
	done >"$T/missing"
	nothing "$shell lists nothing itself" "$T/missing"
done

# The pages among themselves.
for page in "$man"/*; do
	file=${page##*/}
	title=${file%.*}
	is "$file: mandoc has nothing to say" 0 '' mandoc -T lint -W warning "$page"
	if command -v groff >/dev/null; then
		is "$file: nor has groff" 0 '' sh -c 'groff -mdoc -Tutf8 -ww "$1" >/dev/null' - "$page"
	else
		skip "$file: nor has groff" 'groff is not here'
	fi
	[ "$title" = taut ] || ok "$file is named in taut(1)" \
		grep -Eq "^\.(It )?Xr $title ${file##*.}( ,)?$" "$man/taut.1"
	case $file in
	taut-*.1) has "$file is of a command" "$T/commands" "${title#taut-}" ;;
	esac
	sed -n 's/^\.[A-Z].*Xr \(taut[a-z-]*\) \([0-9]\).*/\1.\2/p; s/^\.Xr \(taut[a-z-]*\) \([0-9]\).*/\1.\2/p' \
		"$page" | sort -u | while read -r other; do
			[ -f "$man/$other" ] || echo "$other"
		done >"$T/missing"
	nothing "$file: what it refers to is there" "$T/missing"
done

# Lists that the program prints too.
rendered "$man/taut.1" >"$T/page"
for word in $(taut complete -- '' | cut -f 1 | grep '^--'); do
	grep -Eq -e "(^|, )$word( |$)" "$T/page" || echo "$word"
done >"$T/missing"
nothing 'taut(1) tells the global options' "$T/missing"
section 'EXIT STATUS' <"$T/page" >"$T/statuses"
taut help exit-status | grep -oE '(^|  )[0-9]+  ' | tr -d ' ' | while read -r status; do
	[ "$status" = 130 ] || grep -q "^$status " "$T/statuses" || echo "$status"
done >"$T/missing"
nothing 'taut(1) tells the exit statuses' "$T/missing"
rendered "$man/taut-config.1" >"$T/page"
taut complete -- config '' | cut -f 1 | while read -r key; do
	grep -Eq "^$key( |$)" "$T/page" || echo "$key"
done >"$T/missing"
nothing 'taut-config(1) tells the settings' "$T/missing"
rendered "$man/taut-help.1" >"$T/page"
taut help | sed -n 's/^Topics: //p' | tr ' ' '\n' | while read -r topic; do
	grep -Eq "^$topic( |$)" "$T/page" || echo "$topic"
done >"$T/missing"
nothing 'taut-help(1) tells the topics' "$T/missing"
done_testing
