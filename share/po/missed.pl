#!/usr/bin/perl
# SPDX-License-Identifier: ISC
# missed.pl MESSAGES.pot CALL:N...: texts of the sources on standard input's list that
# are the Nth argument of CALL, but no message: xgettext sees only the first text of a
# choice, and the others want N_(). And what is marked by it, but kept in a variable of
# a function, where nothing looks it up: that wants _().
use strict;
use warnings;

my $literal = qr/"(?:[^"\\\n]|\\.)*"/;
my $joined = qr/$literal(?:\s*$literal)*/;

sub text {
	return join '', map { substr $_, 1, -1 } $_[0] =~ /($literal)/g;
}

my ($pot, %place) = shift;
/(.*):(\d+)/ and $place{$1} = $2 for @ARGV;
my $calls = join '|', keys %place;
local $/;
open my $file, '<', $pot or die "$pot: $!\n";
my %known = map { text($_) => 1 } <$file> =~ /^msgid(?:_plural)? ($joined)/mg;

my $bad = 0;
for my $name (split ' ', <STDIN>) {
	open my $source, '<', $name or die "$name: $!\n";
	my $code = <$source>;
	while ($code =~ /^\t+const char \*\w+ = [^;]*?\bN_\(($joined)/mg) {
		my $line = 1 + substr($code, 0, pos $code) =~ tr/\n//;
		print STDERR "$name:$line: never looked up: \"" . text($1) . "\"\n";
		$bad = 1;
	}
	while ($code =~ /\b($calls)\(/g) {
		my ($call, $at, $depth, $argument, $start) = ($1, pos $code, 1, 1, pos $code);
		my $line = 1 + substr($code, 0, $start) =~ tr/\n//;
		pos $code = $at;
		while ($depth && $code =~ /\G($joined|.)/gs) {
			my $part = $1;
			$depth++ if $part eq '(';
			$depth-- if $part eq ')';
			$argument++ if $part eq ',' && $depth == 1;
			next unless $part =~ /^"/ && $depth == 1 && $argument == $place{$call};
			my $bare = text($part);
			(my $words = $bare) =~ s/%[^A-Za-z%]*(?:z|l|ll)?[a-z]|\\.//g;
			next if $known{$bare} || $words !~ /[A-Za-z]/;
			print STDERR "$name:$line: no message: \"$bare\"\n";
			$bad = 1;
		}
		pos $code = $at;
	}
}
exit $bad;
