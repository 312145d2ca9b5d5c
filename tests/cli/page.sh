# SPDX-License-Identifier: ISC
# hard_year DIR WORD: a journal in which all happens that a page can draw, and
# every name in it, and every reason, is hostile and has WORD in it. Beyond
# lib.sh.
hard_year() {
	_j=$1 _w=$2
	_s="<script>document.title=\"$_w\"</script>"
	quietly taut init "$_j"
	on() { _day=$1; shift; quietly at "$_day" taut -q -C "$_j" "$@"; }
	on 2025-12-01 area add "$_w $_s"
	on 2025-12-01 vision add "$_w $_s" "I ${_w} <b>10</b> & \"more\" $_s" --from 3 --to 10 \
		--unit "<i>$_w</i>" --by 2026-11-30 --id "${_w}run"
	on 2025-12-05 vision add health "$_w-$(printf '%0120d' 0)" --from 80 --to 70 \
		--unit "$_w" --id "${_w}weight"
	on 2025-12-05 vision add health "אני ישן טוב $_w" --from 4 --to 8 --unit /10 \
		--id "${_w}sleep"
	on 2026-01-02 vision add health "steady $_w" --hold 7 --slip 2 --unit /10 \
		--id "${_w}steady"
	on 2026-01-02 vision add home "in words, $_w" --id "${_w}words"
	on 2026-01-02 vision add home "not yet $_w" --to 8 --unit /10 --id "${_w}notyet"
	on 2026-01-10 check "${_w}run=4" "${_w}words" -m "a fact $_w"
	on 2026-02-01 check "${_w}run=5" "${_w}weight=82" "${_w}sleep=5" -m "$_s"
	on 2026-02-10 vision "${_w}run=8" -b "$_s $_w the knee' onload='x"
	on 2026-02-20 check "${_w}run=3" --from "Ana $_w $_s" -m "seen $_w"
	on 2026-03-01 check "${_w}run=6.5" "${_w}steady=6"
	on 2026-03-10 vision "${_w}run=9" -b "it goes well, $_w, and I would like to see how far"
	on 2026-03-20 check "${_w}run=20" "${_w}steady=3"
	on 2026-05-01 vision remeasure "${_w}run" --from 20 --to 40 --unit "${_w}s" -b "$_w"
	on 2026-05-20 check "${_w}run=25" "${_w}weight=60"
	on 2026-06-01 check "${_w}sleep=2"
	on 2026-07-01 vision let-go "${_w}weight" -b "enough of scales, $_w"
	on 2026-09-01 vision resume "${_w}weight" -b "back $_w"
	on 2026-09-01 check "${_w}weight=79"
	on 2026-09-15 vision "${_w}run" --by 2027-03-31 -b "later $_w"
	on 2026-10-01 vision enough "${_w}sleep" -b "fine $_w"
	on 2026-10-10 vision move "${_w}steady" home
	on 2026-10-20 check "${_w}steady=7" "${_w}words"
}
