#!/bin/sh
# SPDX-License-Identifier: ISC
# Fences as people write them, well and badly, in a page. Allowed in the clear: a
# broken one, in the work tree where it was typed, as it was typed; it is named by
# file and line, and holds up no other page.
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
OTHER=entries/2026/11/2026-11-20.md
plant() { # today's page with the shape from its line 3 on; another page beside it
	mkdir -p "$J/entries/2026/11"
	printf '# 2026-11-21\n\n' >"$J/$DAY"
	shape >>"$J/$DAY"
	printf '# 2026-11-20\n\n%s\n' "$name" >"$J/$OTHER"
	settle
}
healthy() {
	ok "$name: taken in" taut sync --local
	nowhere '… sealed'
	by_passphrase taut show -p today >"$T/opened" 2>&1
	if has_mark "$T/opened"; then passed '… and it opens'; else missed '… and it opens'; fi
	ok '… and is sound' taut doctor
}
broken() {
	at=$DAY:$((line + 2)):
	cp "$J/$DAY" "$T/before"
	like "$name: refused, and named" 0 "$at" taut sync --local
	without_mark '… not told' "$T/got"
	only_in '… it stays in the work tree' "$DAY"
	same '… as it was' "$T/before" "$J/$DAY"
	is '… the other page goes on' 0 "$name" sh -c 'git -C "$1" show "HEAD:$2" | tail -n 1' - "$J" "$OTHER"
	like '… doctor names it' 12 "^wrong private +$at" taut doctor
	without_mark '… without a word of it' "$T/got"
	ok '… what writes another page does it' taut add --on 2026-11-19 words
	only_in '… and leaves this one' "$DAY"
	# A fence at the end of a page is closed by what adds to the page.
	run taut add words
	[ "$status" -eq 0 ] && nowhere '… what writes the page seals it' ||
		only_in '… what would write the page leaves it' "$DAY"
}
while IFS='|' read -r name line text <&4; do
	again
	new_mark
	plant
	if [ "$line" -eq 0 ]; then healthy; else broken; fi
done 4<"$T/shapes"
again
clean_everywhere
done_testing
