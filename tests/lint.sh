#!/bin/sh
# lint.sh FLAG...: what a reader would trip over, and what a compiler can see.
# The flags are those of the build; both compilers must be silent with them.
set -u
cd "$(dirname -- "$0")/.." || exit 1
bad=0
fail() {
	echo "lint: $*" >&2
	bad=1
}

sources=$(find cmd lib -name '*.[ch]' | sort)
tests=$(find tests -name '*.c' | sort)

# gcc has been through the build; clang sees other things.
if command -v clang >/dev/null; then
	for file in $(find cmd lib tests -name '*.c' | sort); do
		echo "$file"
	done | xargs -P 2 -n 8 clang -fsyntax-only -Werror "$@" || fail "clang is not silent"
fi

# No function over 70 lines, no file over 500, no line over 100 columns.
awk '/^{/ { start = FNR } /^}/ && start { if (FNR - start > 70)
	printf "%s:%d: a function of %d lines\n", FILENAME, start, FNR - start; start = 0 }
	FNR > 500 && !said[FILENAME]++ { printf "%s: over 500 lines\n", FILENAME }
	' $sources | grep . && fail "too long"
perl -CSD -ne '1 while s/\t/" " x (8 - length($`) % 8)/e; chomp;
	print "$ARGV:$.: over 100 columns\n" if length > 100; close ARGV if eof' \
	$sources | grep . && fail "too wide"

# Arrows point down only: a floor includes itself and what stands above it.
floors='base doc age seal merge store trees sync journal prompt tension view html'
for file in $(find lib -name '*.[ch]'); do
	own=$(echo "$file" | cut -d/ -f2)
	below=${floors#*"$own"}
	for floor in $below cmd; do
		grep -n "#include \"$floor/" "$file" | sed "s|^|$file:|" | grep . &&
			fail "an arrow points up"
	done
done

# Only cmd/ prints, ends the program, or looks at the environment and the clock.
grep -nE '\b(printf|puts|putchar|fputs|fprintf|exit|abort|getenv|isatty|time|localtime_r)\(' \
	$(find lib -name '*.[ch]' ! -name alloc.c) | grep -vE ':\s*(\*|/\*)' && fail "below cmd/"

# The ledger is exact: no such type is named in it, nor does the compiler find any
# use for a register that holds one.
grep -nwE 'float|double|_Float[0-9]+x?|float_t|double_t' lib/tension/*.[ch] lib/view/*.[ch] lib/html/*.[ch] \
	lib/base/decimal.[ch] lib/base/fraction.[ch] |
	grep -vE '^[^:]*:[0-9]+:\s*(/?\*|//)' && fail "floating point in the ledger"
strictly() { # COMPILER ARGUMENT…
	"$@" -w -O0 -mgeneral-regs-only -S -o /dev/null
}
strict= # gcc refuses; clang takes the flag and calls a library instead
for compiler in ${CC:-cc} gcc; do
	echo 'int f(int a) { return a * 2; }' | strictly "$compiler" -x c - 2>/dev/null &&
		! echo 'int f(int a) { return a * 0.5; }' | strictly "$compiler" -x c - 2>/dev/null &&
		strict=$compiler && break
done
for source in lib/base/decimal.c lib/base/fraction.c lib/tension/*.c; do
	[ -z "$strict" ] || strictly "$strict" "$@" "$source" ||
		fail "floating point in the ledger: $source"
done
[ -n "$strict" ] || echo "lint: no compiler here can tell whether the ledger is exact" >&2

# Calls that are never right here.
grep -nE '\b(strcpy|strcat|strncpy|strncat|sprintf|vsprintf|strtok|gets|atoi|localtime|gmtime|ctime)\(' \
	$sources && fail "a banned call"

# The catalogues have each message of the sources, translated, and no other.
if command -v xgettext >/dev/null; then
	said=$(sh share/po/po.sh check share/po/*.po 2>&1) || {
		printf '%s\n' "$said" | head -n 20
		fail "a catalogue is not whole: make po, and translate"
	}
fi

grep -nwE 'TODO|FIXME|XXX' $sources $tests && fail "unfinished"

if command -v mandoc >/dev/null; then
	for page in share/man/*; do
		mandoc -T lint -W warning "$page" || fail "$page"
	done
fi
exit $bad
