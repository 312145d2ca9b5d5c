#!/bin/sh
# SPDX-License-Identifier: ISC
# The report on a terminal, byte for byte, at several widths and in every look.
#
# After a change of the pictures, look at what `git diff` shows of
#	sh tests/cli/t0401-golden.t --write
. "${0%/*}/lib.sh"
golden=$TOP/tests/data/tension

# drawn FILE COMMAND…: what it prints is what stands there.
drawn() {
	_file=$golden/$1.txt
	shift
	"$@" >"$T/drawn" || echo "status $?" >>"$T/drawn"
	if [ "$write" ]; then cp "$T/drawn" "$_file"; fi
	same "${_file#"$golden/"}" "$_file" "$T/drawn"
}
write=
[ "${1:-}" = --write ] && write=yes && mkdir -p "$golden"

# The same on a terminal of 80 columns, in colour.
colored() {
	env TERM=xterm script -qec "stty cols 80 rows 24; $*" /dev/null </dev/null | tr -d '\r'
}
# looks NAME COMMAND…: at all widths, in all looks.
looks() {
	_name=$1
	shift
	for _width in 40 60 80 120 200; do
		drawn "$_name.$_width" env COLUMNS=$_width "$@"
	done
	drawn "$_name.80.ascii" env COLUMNS=80 "$@" --ascii
	drawn "$_name.80.plain" env COLUMNS=80 "$@" --plain
	if command -v script >/dev/null; then
		drawn "$_name.80.color" colored "$@"
		sed "s/$(printf '\033')\[[0-9]*m//g" "$T/drawn" >"$T/bare"
		same "$_name: colours take no room" "$golden/$_name.80.txt" "$T/bare"
	else
		skip "$_name.80.color" 'no script(1)'
	fi
}

# The year of the demo; but for its entries and kept steps, which move no end and
# would take most of the time.
cat >quick <<'END'
#!/bin/sh
case $4 in add | done) ;; *) exec taut "$@" ;; esac
END
chmod +x quick
quietly sh "$TOP/share/demo/year.sh" "$T/quick" "$J"
TAUT_NOW=2026-12-31T20:00
export TAUT_NOW
looks demo taut tension
looks area taut tension health
looks verbose taut tension -v
looks year taut tension --year 2026
looks since taut tension --since 2026-10-01
if command -v script >/dev/null; then
	colored NO_COLOR=1 taut tension >gray
	same 'NO_COLOR' "$golden/demo.80.txt" gray
fi
TAUT_NOW=2026-11-21T20:15
export TAUT_NOW

# What there is little of.
rm -rf "$J" && quietly taut init
looks empty taut tension
quietly taut vision add home 'Sundays are ours'
quietly taut vision add home 'The house is quiet after ten'
looks words taut tension
rm -rf "$J" && quietly taut init
quietly at 2026-11-01 taut vision add health 'I run 10 km without stopping' --from 3 --to 10 --unit km
looks one taut tension

# Much, with names of all kinds.
rm -rf "$J" && quietly taut init
rm "$J"/areas/*
day=$J/checks/2026/01
mkdir -p "$day" "$J/checks/2026/08"
echo '# 2026-01-02' >"$day/2026-01-02-check.md"
echo '# 2026-08-09' >"$J/checks/2026/08/2026-08-09-check.md"
number=0
while read -r name; do
	number=$((number + 1))
	printf '# %s\n\n### Results\n\n- %s, as I want it [from:: 2] [to:: 22] [unit:: km] ^w%d\n' \
		"$name" "$name" $number >"$J/areas/a$number.md"
	printf '\n## 10:00 %s\n\n- It is so [chosen:: 2 → 22 km] [for:: w%d]\n' \
		"$name" $number >>"$day/2026-01-02-check.md"
	[ $((number % 3)) -eq 0 ] || printf '\n## 10:00 %s\n\n- Seen [is:: %d] [for:: w%d]\n' \
		"$name" $((number + 1)) $number >>"$J/checks/2026/08/2026-08-09-check.md"
done <<END
Health
毎朝すっきり目覚める
Relationships
אנשים ושכנים
Career
$(printf 'E\314\201te\314\201 a\314\200 la maison')
$(printf '\360\237\217\203\360\237\217\275\342\200\215\342\231\200\357\270\217 running')
Money
$(printf 'bell\007 and \033[31mred\033[0m')
Home
$(printf '\342\200\256evil\342\200\254')
Learning
العائلة
Play
$(printf '\360\237\207\251\360\237\207\252 Germany')
Friends
$(printf '\377\376 bytes')
Rest
Everything else that there is in a life as long as this one
Garden
END
looks twenty taut tension
done_testing
