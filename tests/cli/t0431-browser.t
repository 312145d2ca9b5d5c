#!/bin/sh
# SPDX-License-Identifier: ISC
# The page in Chromium: narrow and wide, light, dark and on paper. For pictures of
# one: python3 -B tests/cli/seen.py FILE '' FOLDER
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/page.sh"
command -v python3 >/dev/null || skip_all 'no python3'
command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
	skip_all 'no chromium'

# seen NAME COUNTS: a test a line of what seen.py finds of page.html.
seen() {
	_page=$1
	status=0
	python3 -B "$TOP/tests/cli/seen.py" page.html "$2" >seen.txt 2>seen.err || status=$?
	[ "$status" -ne 3 ] || skip_all "$(cat seen.txt)"
	while IFS='	' read -r verdict name wrong; do
		if [ "$verdict" = ok ]; then
			passed "$_page, $name"
		else
			missed "$_page, $name"
			echo "$wrong" | note
		fi
	done <seen.txt
	if [ "$status" -ne 0 ] || ! grep -q 'it can be printed' seen.txt; then
		missed "$_page is looked at to the end"
		note <seen.err
	fi
}

hard_year "$J" wombat
at 2026-11-21T20:15 taut tension --year 2026 --format html >page.html
seen 'a hostile year' 'pictures=4 lowered=1 hatched>2 rings=1 labels>1 tables>5 falls>6
	dotted>2 anew=1'
at 2026-11-21T20:15 taut tension --year 2026 --format html --redact >page.html
seen 'redacted' 'pictures=4 lowered=1 hatched>2 rings=1 labels>1 tables>5 falls>6 dotted>2 anew=1'
done_testing
