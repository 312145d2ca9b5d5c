#!/bin/sh
# SPDX-License-Identifier: ISC
# Fences as people write them, well and badly, in what commands are given to
# write. Allowed in the clear: nothing; what is refused is kept sealed, and told.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n' >"$HOME/.gitconfig"
quietly taut init
quietly fast_key
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
SEED=$T/seed
cp -a "$J" "$SEED"
again() { rm -rf "$J" && cp -a "$SEED" "$J"; }
cd "$HOME" || exit 1
watch_arguments "$KIND"
sed '/^#/d' "$TOP/tests/data/fences" >"$T/shapes"
shape() { # the text of $text with a mark, on stdout
	printf 's/@/%s/g\n' "$MARK" >"$T/sub"
	printf -- "$text" | sed -f "$T/sub"
}

# given COMMAND…: by its stdin; whatever it makes of it, nowhere in the clear.
given() {
	run "$@" <"$T/shape"
	cp "$T/got" "$T/said"
	what="$name: $*"
	if [ "$status" -eq 0 ]; then
		passed "$what"
	elif [ "$line" -eq 0 ] && [ "$2 $3" != 'add -p' ]; then
		missed "$what: refused"
		note <"$T/said"
	else
		like "$what: refused, kept sealed" 0 '^hint: .*kept sealed: taut show -p' cat "$T/said"
		draft=$(sed -n 's/.*taut show -p //p' "$T/said")
		by_passphrase taut show -p "$draft" >"$T/opened" 2>&1
		has_mark "$T/opened" || missed '… and it does not open'
	fi
	! has_mark "$T/said" || missed '… and it says the words'
	found_in "$MARK" "$HOME" >"$T/found"
	[ ! -s "$T/found" ] || { missed '… in the clear'; note <"$T/found"; }
}
while IFS='|' read -r name line text <&4; do
	again
	new_mark
	shape >"$T/shape"
	given taut add
	given taut add -p
	given taut check run=4 -m -
	given taut check run=4 --from Ana -m -
	given taut purpose --ask
	given taut vision health --ask
done 4<"$T/shapes"
rm -f "$T/shape" "$T/opened"
clean_everywhere
done_testing
