#!/bin/sh
# SPDX-License-Identifier: ISC
# What lib/age seals, age opens; and what age seals, lib/age opens: by keys, by
# passphrases, in both forms, on both sides of each limit.
TAUT_TEST_SECONDS=${TAUT_TEST_SECONDS:-300}
. "${0%/*}/lib.sh"
seal=$TAUT_BUILD/tool/seal
command -v age >/dev/null && command -v age-keygen >/dev/null || skip_all 'no age'
[ -x "$seal" ] || skip_all 'no tool/seal'

for n in 1 2 3 4; do
	quietly age-keygen -o "key$n"
	"$seal" recipient "key$n" >"recipient$n"
done
mine=$(cat recipient1)
"$seal" key >made

has 'a recipient is derived as age-keygen does' key1 "# public key: $mine"
is 'an identity of ours is known to age-keygen' 0 "$("$seal" recipient made)" age-keygen -y made

# both NAME FORM KEY RECIPIENT…: ./text, sealed by each and opened by the other
# with KEY; as long by one as by the other.
both() {
	name=$1 form=$2 key=$3
	shift 3
	wrong=
	"$seal" seal $form "$@" <text >ours || wrong="$wrong, ours is not sealed"
	age -d -i "$key" <ours >back 2>&1 || wrong="$wrong, age does not open ours"
	cmp -s text back || wrong="$wrong, to age"
	for one; do
		set -- "$@" -r "$one"
		shift
	done
	age -e $form "$@" <text >theirs || wrong="$wrong, theirs is not sealed"
	"$seal" open $form "$key" <theirs >back || wrong="$wrong, we do not open theirs"
	cmp -s text back || wrong="$wrong, from age"
	[ "$(wc -c <ours)" -eq "$(wc -c <theirs)" ] || wrong="$wrong, of another length"
	if [ -z "$wrong" ]; then passed "$name"; else missed "$name$wrong"; fi
}

M=1048576
sizes="1 2 100 65535 65536 65537 131071 131072 131073 $((M - 1)) $M $((M + 1))"
for n in 1 2 3; do # and some that differ every time
	sizes="$sizes $(od -An -N2 -tu2 /dev/urandom | awk '{ print $1 * 5 + 1 }')"
done
for size in $sizes; do
	head -c "$size" /dev/urandom >text
	both "$size bytes" '' key1 "$mine"
	both "$size bytes, armored" -a key1 "$mine"
done

head -c 3000 /dev/urandom >text
two=$(cat recipient2) three=$(cat recipient3) four=$(cat recipient4)
both 'the first of two recipients' '' key1 "$mine" "$two"
both 'the second of two' -a key2 "$mine" "$two"
both 'the last of three' '' key3 "$mine" "$two" "$three"
both 'each of four' -a key1 "$mine" "$two" "$three" "$four"
both 'each of four' '' key4 "$mine" "$two" "$three" "$four"
both 'one that we made' '' made "$("$seal" recipient made)"
"$seal" seal "$mine" <text >ours
fails 'a stranger opens nothing of ours' sh -c 'age -d -i made <ours'
age -r "$mine" <text >theirs
is 'nor of theirs' 1 'seal: no-match' sh -c '"$0" open made <theirs' "$seal"

# Nothing is sealed that is nothing; age does, and it is opened.
is 'no empty text is sealed' 1 'seal: empty' sh -c '"$0" seal "$1" </dev/null' "$seal" "$mine"
age -r "$mine" </dev/null >theirs
is 'an empty one of age is opened' 0 '' sh -c '"$0" open key1 <theirs' "$seal"
age -a -r "$mine" </dev/null >theirs
is 'and an armored one' 0 '' sh -c '"$0" open -a key1 <theirs' "$seal"

# Armor is stated.
"$seal" seal -a "$mine" <text >ours
is 'armor is not looked for' 1 'seal: header' sh -c '"$0" open key1 <ours' "$seal"
sed 's/$/\r/' ours >crlf
quietly sh -c 'age -d -i key1 <crlf >back && "$0" open -a key1 <crlf >back2' "$seal"
same 'CRLF, to age' text back
same 'CRLF, from age' text back2
{ echo; cat ours; } >led
is 'nothing before armor' 1 'seal: armor' sh -c '"$0" open -a key1 <led' "$seal"

# Passphrases: age asks on a terminal, twice when it seals.
command -v python3 >/dev/null || { skip 'passphrases' 'no python3'; done_testing; }
cat >ask <<'END'
import os, pty, sys
words, command = sys.argv[1].encode(), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
said = b''
while True:
    try:
        got = os.read(terminal, 1024)
    except OSError:
        got = b''
    if not got:
        break
    said += got
    if said.rstrip(b'\x1b[KF0123456789').endswith(b': '):
        os.write(terminal, words + b'\n')
        said = b''
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END
printf 'correct horse battery' >words
printf 'wrong\n' >wrong
ok 'age seals by a passphrase' python3 ask 'correct horse battery' age -p -o theirs text
is 'we open it' 0 '' sh -c '"$0" unwrap 18 <theirs >back 3<words' "$seal"
same 'to the same' text back
is 'with that work, no less' 1 'seal: work' sh -c '"$0" unwrap 17 <theirs 3<words' "$seal"
is 'with that passphrase' 1 'seal: no-match' sh -c '"$0" unwrap 18 <theirs 3<wrong' "$seal"
ok 'and armored' python3 ask 'correct horse battery' age -p -a -o theirs text
is 'we open that' 0 '' sh -c '"$0" unwrap -a 18 <theirs >back 3<words' "$seal"
same 'to the same' text back
for work in 1 4 10 18; do
	quietly sh -c '"$0" wrap "$1" <text >ours 3<words' "$seal" "$work"
	rm -f back
	ok "age opens ours, of work $work" python3 ask 'correct horse battery' age -d -o back ours
	same 'to the same' text back
done
quietly sh -c '"$0" wrap -a 4 <text >ours 3<words' "$seal"
ok 'age opens ours, armored' python3 ask 'correct horse battery' age -d -o back ours
same 'to the same' text back
fails 'not with another passphrase' python3 ask 'correct horse' age -d -o none ours

# An identity in such a file is what taut keeps; age takes it by -i.
quietly sh -c '"$0" wrap 4 <made >made.age 3<words' "$seal"
age -r "$("$seal" recipient made)" <text >theirs
rm -f back
ok 'an identity behind a passphrase' python3 ask 'correct horse battery' \
	age -d -i made.age -o back theirs
same 'opens what was sealed to it' text back
done_testing
