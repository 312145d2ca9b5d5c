#!/bin/sh
# SPDX-License-Identifier: ISC
# A real diary goes in, a process an entry, and comes out byte for byte:
# ../shared/corpus/pepys.jsonl, 1660–1669, 3,415 entries on 3,413 days. The first
# 300, the longest, the doubled days and those with Greek or combining marks; with
# TAUT_LONG=1 all of them.
TAUT_TEST_SECONDS=${TAUT_TEST_SECONDS:-400}
[ "${TAUT_TEST:-}" = "$0" ] || set -- "${TAUT_LONG:-}"
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
corpus=$TOP/../shared/corpus/pepys.jsonl
[ -r "$corpus" ] || skip_all 'no corpus'
perl -MJSON::PP -e 1 2>/dev/null || skip_all 'no perl with JSON::PP'

# Writes each entry's bytes to $T/in/NUMBER, and "NUMBER DAY" a line to $T/days.
cat >"$T/pick" <<'END'
use strict;
use JSON::PP;
my ($long, $corpus, $to) = @ARGV;
open my $in, '<:raw', $corpus or die;
my (@all, %days, $longest);
while (my $line = <$in>) {
	my $entry = decode_json($line);
	push @all, $entry;
	$days{$entry->{gregorian}}++;
	$longest = $#all if !defined $longest
		or length $entry->{text} > length $all[$longest]{text};
}
open my $days, '>', "$to/days" or die;
for my $n (0 .. $#all) {
	my $entry = $all[$n];
	next unless $long or $n < 300 or $n == $longest or $n == $#all
		or $days{$entry->{gregorian}} > 1
		or $entry->{text} =~ /[\x{300}-\x{3ff}\x{1f00}-\x{1fff}]/;
	print $days "$n $entry->{gregorian}\n";
	open my $out, '>:raw:utf8', "$to/in/$n" or die;
	print $out $entry->{text};
	close $out or die;
}
END
mkdir "$T/in" "$T/out"
quietly perl "$T/pick" "$1" "$corpus" "$T"
quietly taut init

count=$(wc -l <"$T/days")
refused=0
start=$(date +%s)
while read -r n day; do
	taut add --on "$day" <"$T/in/$n" >"$T/said" 2>&1 || { refused=$((refused + 1)); note <"$T/said"; }
done <"$T/days"
seconds=$(($(date +%s) - start))
is "all $count are taken" 0 0 echo "$refused"
ok "within three minutes ($seconds s)" test "$seconds" -lt 180
days=$(cut -d ' ' -f 2 "$T/days" | sort -u | wc -l)
is 'a page a day' 0 "$days" sh -c 'find "$1" -name "*.md" | wc -l' - "$J/entries"
is 'a commit each' 0 $((count + 1)) git -C "$J" rev-list --count HEAD
like 'some days have two' 0 '.' sh -c 'cut -d " " -f 2 "$1" | sort | uniq -d' - "$T/days"

# Back again: as data, and as the bytes of the page. A final newline is the
# page's own; a line that would begin a moment is kept from it by a backslash.
cat >"$T/compare" <<'END'
use strict;
use JSON::PP;
my ($to, $journal) = @ARGV;
my %said;
local $/;
open my $in, '<:raw', "$to/json" or die;
push @{$said{$_->{date}}}, $_ for @{decode_json(<$in>)};
open my $days, '<', "$to/days" or die;
for my $line (split /\n/, <$days>) {
	my ($n, $day) = split / /, $line;
	open my $file, '<:raw:utf8', "$to/in/$n" or die;
	my $text = <$file>;
	$text =~ s/\n+\z//;
	my $back = shift @{$said{$day}};
	print "$n: $day is not as it was\n" unless $back and $back->{text} eq $text;
	my ($year, $month) = split /-/, $day;
	open my $page, '<:raw:utf8', "$journal/entries/$year/$month/$day.md" or die;
	print "$n: $day is not in its page\n" if index(<$page>, "\n$text\n") < 0;
}
@{$said{$_}} and print "$_: too much\n" for sort keys %said;
END
taut show --format json 1660..1670 >"$T/json" 2>"$T/said" || note <"$T/said"
is 'byte for byte, as data and in the pages' 0 '' perl "$T/compare" "$T" "$J"
different=0
cut -d ' ' -f 2 "$T/days" | sort -u >"$T/unique"
awk 'NR % 29 == 1' "$T/unique" >"$T/some"
while read -r day; do
	taut show --raw "$day" >"$T/raw" && cmp -s "$T/raw" "$J/entries/$(echo "$day" |
		cut -c 1-4)/$(echo "$day" | cut -c 6-7)/$day.md" || different=$((different + 1))
done <"$T/some"
is 'show --raw: the bytes of the file' 0 0 echo "$different"

# The rarest words, and what grep says of them.
sought() {
	grep -rliF -e "$1" "$J/entries" | wc -l >"$T/expected.days"
	taut search --format json "$1" >"$T/json" 2>/dev/null
	perl -MJSON::PP -e 'local $/; my %d = map { $_->{date} => 1 } @{decode_json(<>)};
		print scalar keys %d, "\n"' "$T/json" >"$T/found.days"
	[ "$(cat "$T/expected.days")" -gt 0 ] || { missed "'$1' is not in the corpus"; return; }
	same "search '$1': as many days as grep" "$T/expected.days" "$T/found.days"
}
for word in 'esteemed rich' 'Axe Yard' 'sword-bearer' Rump '’' '“' '£' '…' — 'πρἄγμα' ἡμῖν \
	'Coronac̃on' 'com̄e'; do
	sought "$word"
done
fails 'search: what is nowhere' taut search Zwetschgendatschi
is 'doctor is content' 0 '' taut doctor -q
is 'git fsck' 0 '' git -C "$J" fsck --strict --no-dangling
is 'git status is clean' 0 '' git -C "$J" status --porcelain -uall
done_testing
