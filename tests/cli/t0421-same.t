#!/bin/sh
# SPDX-License-Identifier: ISC
# A report is the same to the byte whatever the locale, wherever it is read, and
# in whichever order a file system hands out its files; in a language that taut
# speaks its words are others, and all data the same. Two years of checks in seven
# areas, written here: only reading is tried.
. "${0%/*}/lib.sh"

quietly taut init
# Names that another alphabet sorts, or folds, in another way.
awk -v areas="$J/areas" -v checks="$J/checks" '
function area(file, title) {
	path = areas "/" file ".md"
	printf "# %s\n\n[horizon:: 2027-06-30]\n\n## Vision\n\n### Results\n\n", title >path
}
function line(text, fields, id) {
	printf "- %s %s ^%s\n", text, fields, id >path
	texts[id] = text
}
function put(text) { print text >file }
function event(id, fields) { put("- " texts[id] " " fields " [for:: " toupper(id) "]") }
function day(year, month, mday) {
	date = sprintf("%04d-%02d-%02d", year, month, mday)
	folder = sprintf("%s/%04d/%02d", checks, year, month)
	if (!(folder in made)) { system("mkdir -p " folder); made[folder] = 1 }
	file = folder "/" date "-check.md"
	put("# " date)
}
function look(title) { put("\n## 20:15 " title "\n\nI was there at half past six, twice.\n") }
BEGIN {
	area("Zoo", "Zoo"); line("Izin defteri dolu", "[from:: 0.5] [to:: 12.25] [unit:: km]", "izin")
	line("The keeper nods", "[to:: 9] [unit:: /10] [focus:: yes]", "keeper")
	area("apfel", "\303\204pfel"); line("I press 79.5 l", "[from:: 1.5] [to:: 60] [unit:: l]", "press")
	area("cay", "\303\207ay"); line("Tea is ready", "[from:: 4] [to:: 8] [unit:: /10]", "tea")
	line("Mornings are ours", "", "mornings")
	for (n = 0; n < 48; n++) {
		year = 2025 + int(n / 24); month = int(n % 24 / 2) + 1
		day(year, month, n % 2 ? 21 : 7)
		look("Zoo")
		if (n == 0) event("izin", "[chosen:: 0.5 \342\206\222 12.25 km]")
		if (n == 2) event("keeper", "[chosen:: ? \342\206\222 9 /10] [from:: 3]")
		if (n > 2 && n % 3) event("keeper", "[is:: " 3 + n * 7 % 5 "]")
		event("izin", "[is:: " 0.5 + n * 17 % 90 / 8 "]")
		if (n == 20) event("izin", "[lowered:: 12.25 \342\206\222 11 km] [because:: too far, \303\247ok]")
		if (n == 30) event("izin", "[raised:: 11 \342\206\222 11.75]")
		look("\303\204pfel")
		if (n == 1) event("press", "[chosen:: 1.5 \342\206\222 79.5 l]")
		if (n > 1) event("press", "[is:: " 1.5 + n * 29 % 70 "]")
		if (n == 9) event("press", "[is:: 4l]")
		if (n == 40) event("press", "[postponed:: 2027-01-01 \342\206\222 2027-06-30]")
		if (n == 5) { look("\303\207ay"); event("tea", "[chosen:: 4 \342\206\222 8 /10]") }
		if (n == 12) { put("\n### From \304\260nci\n"); event("tea", "[is:: 5]") }
		close(file)
	}
}'
WHEN=2026-12-31T23:30

# All that can be asked, into a folder: each answer, and what is said beside it.
forms() {
	cat <<-'END'
	tension
	tension -v
	tension Zoo
	tension izin
	tension keeper --year 2026
	tension --year 2025
	tension --year 2026
	tension --since 2025-03-01
	tension --until 2026-06-30
	--plain tension
	--plain tension izin
	--plain tension --year 2026
	--ascii tension --year 2026
	tension --format json
	tension --format json --year 2026
	today
	END
	for format in csv html; do
		taut tension --format $format >/dev/null 2>&1 && echo "tension --format $format --year 2026"
	done
}
forms >forms
everything() { # FOLDER [VARIABLE=VALUE]…
	mkdir "$1" && into=$1 number=0
	shift
	while read -r form; do
		number=$((number + 1))
		# shellcheck disable=SC2086 # a form is several words
		env TAUT_NOW=$WHEN COLUMNS=100 "$@" taut $form >"$into/$number" 2>&1 </dev/null || return
	done <forms
}
# alike NAME FOLDER: the bytes are those of the first time.
alike() {
	ok "$1: all of it was asked" test "$(ls "$2" | wc -l)" -eq "$(wc -l <forms)"
	is "$1" 0 '' diff -r first "$2"
}

everything first
alike 'at home' first
like 'it has something to say' 0 'of the gap went' cat first/7
like 'numbers between whole ones' 0 '"vision": "12.25"' cat first/14
like 'names in other alphabets' 0 'Äpfel' cat first/1
like 'lines not understood' 0 'is not understood' cat first/2
everything again
alike 'a second time' again

# --- the reader's language ---
everything c LC_ALL=C
alike 'under LC_ALL=C' c
everything posix LC_ALL=POSIX LANG=tr_TR.UTF-8
alike 'under LC_ALL=POSIX' posix
everything none LC_ALL= LC_CTYPE=C.UTF-8
alike 'without LC_ALL' none

# One with a decimal comma, and letters in an order of its own.
comma=
for locale in $(locale -a 2>/dev/null | grep -v '^de'); do
	[ "$(LC_ALL=$locale locale decimal_point 2>/dev/null)" = , ] && comma=$locale && break
done
if [ -z "$comma" ] && command -v localedef >/dev/null; then
	mkdir locales && localedef -i tr_TR -f UTF-8 ./locales/tr_TR.UTF-8 >/dev/null 2>&1
	export LOCPATH="$T/locales" && comma=tr_TR.UTF-8
fi
if [ "$(LC_ALL=$comma locale decimal_point 2>/dev/null)" = , ]; then
	is "$comma has other rules" 0 '1,5' env LC_ALL="$comma" /usr/bin/printf '%.1f\n' 1,5
	everything comma LC_ALL="$comma"
	alike 'with a decimal comma' comma
	everything halves LC_ALL= LANG=C.UTF-8 LC_NUMERIC="$comma" LC_COLLATE="$comma" LC_TIME="$comma"
	alike 'with its numbers and its order alone' halves
else
	skip 'with a decimal comma' 'no such locale, and no localedef to make one'
fi
unset LOCPATH

# In German, whose words it knows, and with whose commas it reads and writes nothing.
everything german LC_ALL=de_DE.UTF-8
like 'in German' 0 'Abstand' cat german/7
grep -nE 'format (json|csv)' forms | cut -d : -f 1 >data
ok 'there is data' test "$(wc -l <data)" -ge 3
while read -r form; do
	same "in German: the same data of '$(sed -n "${form}p" forms)'" "first/$form" "german/$form"
done <data
grep -ohE '[0-9]+[.,][0-9]+' first/9 first/10 first/11 >numbers
grep -ohE '[0-9]+[.,][0-9]+' german/9 german/10 german/11 | sort >german/numbers
sort -o numbers numbers
ok 'there are numbers' test -s numbers
same 'in German: the same numbers' numbers german/numbers

# --- the reader's zone: midnight is elsewhere, the page's day is not ---
for zone in Pacific/Kiritimati America/Anchorage UTC; do
	[ $zone = UTC ] || [ "$(TZ=$zone date +%z)" != +0000 ] || { skip "$zone" 'no such zone'; continue; }
	everything "zone-${zone##*/}" TZ=$zone
	alike "in $zone" "zone-${zone##*/}"
done
everything zone-posix TZ='<-1130>11:30'
alike 'in a zone without a name' zone-posix

# --- the order of files: copies made from the first to the last, and back ---
folder() { # FOLDER ORDER…: a copy of the journal, each file made in that order
	mkdir -p "$1" && (cd "$J" && find .taut areas checks -type f | LC_ALL=C "${2:-sort}" ${3:+"$3"} &&
		find . -maxdepth 1 -type f) | tar -C "$J" -cf - --no-recursion -T - | tar -C "$1" -xmf - &&
		cp -a "$J/.git" "$1/.git"
}
order() { (cd "$1" && ls -U areas checks checks/2025 checks/2026 checks/2026/*); }
copies() { # NAME FOLDER
	folder "$2/forth" sort && folder "$2/back" sort -r && folder "$2/mixed" shuf
	order "$2/forth" >forth && order "$2/back" >back
	if cmp -s forth back; then
		skip "$1: read in another order" 'here they come alike'
	else
		passed "$1: read in another order"
	fi
	for way in forth back mixed; do
		everything "${2##*/}-$way" TAUT_DIR="$2/$way"
		alike "$1, made $way" "${2##*/}-$way"
	done
}
copies 'copied here' "$T/disk"
if memory=$(mktemp -d /dev/shm/taut-same.XXXXXX 2>/dev/null); then
	trap 'cd /; rm -rf "$memory"; chmod -R u+rwX "$T"; rm -rf "$T"' EXIT
	mkdir "$memory/shm"
	copies 'copied into memory' "$memory/shm"
else
	skip 'copied into memory' 'no /dev/shm'
fi
done_testing
