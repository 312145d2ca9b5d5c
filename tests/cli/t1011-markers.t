#!/bin/sh
# SPDX-License-Identifier: ISC
# A merge that plain git could not finish: doctor names the files, and with
# --fix makes of each what taut would have; the person's own git goes on.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # many fsyncs
. "${0%/*}/lib.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[gc]\n\tauto = 0\n[core]\n\teditor = true\n' \
	>"$HOME/.gitconfig"
quietly taut init
quietly fast_key
quietly git -C "$J" config --remove-section merge.taut # as on a machine without taut
CONFIG=.taut/config PHOTO=entries/2026/11/attachments/photo.jpg
g() { git -C "$J" "$@"; }
page() { # TEXT: the day's page has this line at its end
	mkdir -p "$J/${DAY%/*}"
	printf '# 2026-11-21\n\n## 08:00\n\n%s\n' "$1" >"$J/$DAY"
}
start() { # HEAD is here, `side` is there; both begin with what is there now
	quietly g add -A
	quietly g commit -q -m base --allow-empty
	base=$(g rev-parse HEAD) tip=$base
	quietly g branch -f side
}
there() { # FUNCTION: what it does is committed on the other side
	quietly g checkout -q side
	"$1"
	quietly g add -A
	quietly g commit -q --no-verify -m there
	quietly g checkout -q main
}
here() {
	"$1"
	quietly g add -A
	quietly g commit -q --no-verify -m here
	tip=$(g rev-parse HEAD)
}
wanted() { # PATH: what taut makes of the three
	for side in base:"$base" ours:HEAD theirs:side; do
		g show "${side#*:}:$1" >"$T/blob.${side%%:*}" 2>/dev/null || : >"$T/blob.${side%%:*}"
	done
	taut merge-file -- "$T/blob.base" "$T/blob.ours" "$T/blob.theirs" "$1" &&
		cp "$T/blob.ours" "$T/wanted"
}
drop() { # back to what is here, nothing under way; git merges by lines again
	g config --remove-section merge.taut 2>/dev/null
	quietly g reset -q --hard "$tip"
	quietly g clean -q -f -d
}

# --- a page between markers ---
page 'Frost on the bridge.'
start
in_train() { page 'In the train, reading.'; }
at_desk() { page 'At the desk, writing.'; }
there in_train
here at_desk
wanted "$DAY"
fails 'git gives up' g merge side
like 'with markers' 0 '^<<<<<<< HEAD' cat "$J/$DAY"
touch -d '1 hour ago' "$J/$DAY"
contents "$J" >before
like 'doctor names it' 12 "^wrong +merge +'$DAY' is in two versions in git's index: taut doctor --fix" \
	taut doctor
contents "$J" >after
same 'and writes nothing' before after
like 'another command leaves it alone' 0 "left for next time: '$DAY': it holds conflict markers" \
	taut sync --local
like 'doctor mends it' 12 "^fixed +merge +'$DAY' was in two versions$" taut doctor --fix
same 'as taut would have' wanted "$J/$DAY"
is 'the index has it too' 0 "$(g hash-object "$J/$DAY")" g rev-parse ":$DAY"
is 'in one version' 0 '' g ls-files -u
unlike 'a second time there is nothing' 12 '^[a-z]+ +merge ' taut doctor --fix
ok 'and git commit ends the merge' g commit -q --no-edit
is 'all of it' 0 '' g status --porcelain -uall
ok 'now doctor is content' taut doctor -q
drop

# --- what was typed meanwhile ---
run g merge side
sed -i 's/^=======$/And a word of mine.\n=======/; $s/$/\n\n## 09:00\n\nTyped below./' "$J/$DAY"
quietly touch -d '1 hour ago' "$J/$DAY"
run taut doctor --fix
for words in 'At the desk, writing.' 'In the train, reading.' 'And a word of mine.' 'Typed below.'; do
	like "it has: $words" 0 "$words" cat "$J/$DAY"
done
lacks 'and no marker' "$J/$DAY" '======='
drop
run g merge side
page 'Between train and desk.'
cp "$J/$DAY" mine
like 'resolved by hand, not yet added: left and told' 12 \
	"^wrong +merge +'$DAY' is neither version: if it is as it shall be, git add" taut doctor --fix
same 'as it is' mine "$J/$DAY"
quietly g checkout --ours -- "$DAY"
run taut doctor --fix
same 'one side alone is not what taut makes' wanted "$J/$DAY"
drop
run g merge side
sed -i '/^>>>>>>>/d' "$J/$DAY"
sed -i 's/^=======$/Typed.\n=======/' "$J/$DAY"
cp "$J/$DAY" mine
like 'a marker that was taken away' 12 "^wrong +merge +'?$DAY" taut doctor --fix
same 'is not guessed' mine "$J/$DAY"
drop
run g merge side
: >"$J/.git/index.lock"
like 'while git is at work' 12 "^wrong +merge +cannot write git's index" taut doctor --fix
rm "$J/.git/index.lock"
like 'it is for later' 12 "^fixed +merge +'$DAY' was in two versions" taut doctor --fix
same 'as taut would have' wanted "$J/$DAY"
drop

# --- other ways to get there ---
run g rebase -q side
like 'a rebase that stops' 12 "^fixed +merge +'$DAY'" taut doctor --fix
same 'is mended the same way' wanted "$J/$DAY"
ok 'and goes on' g rebase --continue
is 'to its end' 0 "$(g rev-parse side)" g rev-parse HEAD~1
drop
quietly g reset -q --hard side
at_desk
quietly g stash -q
in_train
sed -i 's/In the/On the/' "$J/$DAY"
quietly g commit -q -a -m on
run g stash pop
like 'a stash that does not fit' 0 "^fixed +merge +'$DAY'" taut doctor --fix
like 'has both' 0 'At the desk' cat "$J/$DAY"
like 'that is' 0 'On the train' cat "$J/$DAY"
quietly g stash drop -q
drop

# --- settings, keys, and what is no text ---
mkdir -p "$J/${PHOTO%/*}"
printf 'base\n' >"$J/$PHOTO"
printf 'x\n' >"$J/other.txt"
start
there_all() {
	mkdir -p "$J/${PHOTO%/*}"
	printf '[journal]\n\tday-starts = 05:00\n' >"$J/$CONFIG"
	printf 'longer picture there\n' >"$J/$PHOTO"
	printf 'there\n' >"$J/other.txt"
	{ key_list 1 "$OWN" journal; echo '# there'; } >"$J/.taut/recipients"
	key_file "$T/key.txt" 1 "$OWN" journal >"$J/$KEYFILE" && cp "$J/$KEYFILE" key.there
}
here_all() {
	mkdir -p "$J/${PHOTO%/*}"
	printf '[journal]\n\tday-starts = 03:00\n' >"$J/$CONFIG"
	printf 'picture here\n' >"$J/$PHOTO"
	printf 'here\n' >"$J/other.txt"
	{ key_list 1 "$OWN" journal; echo '# here, too'; } >"$J/.taut/recipients"
	key_file "$T/key.txt" 1 "$OWN" journal >"$J/$KEYFILE" && cp "$J/$KEYFILE" key.here
}
there there_all
here here_all
wanted "$CONFIG"
cp wanted config
wanted .taut/recipients
run g merge side
like 'settings with markers: doctor names them' 5 "^wrong +merge +'$CONFIG' is in two versions" taut doctor
run taut doctor --fix
cp got said
same 'settings by key' config "$J/$CONFIG"
same 'the list of keys' wanted "$J/.taut/recipients"
holds 'of a picture the smaller keeps its name' "$J/$PHOTO" <<END
picture here
END
holds 'the other stands beside it' "$J/${PHOTO%.jpg}.2.jpg" <<END
longer picture there
END
has 'which is said' said "fixed merge        '$PHOTO' was in two versions: the other is '${PHOTO%.jpg}.2.jpg'"
ok 'and in the index' g cat-file -e ":${PHOTO%.jpg}.2.jpg"
cat key.here key.there | sort >keys
sort "$J/$KEYFILE" "$J/${KEYFILE%.age}.2.age" >both
same 'of a key too, whole' keys both
like 'what is not the journal'"'"'s is the person'"'"'s' 0 "^wrong merge +'other.txt' is not the journal's" cat said
is 'nothing else waits' 0 other.txt sh -c 'git -C "$1" diff --name-only --diff-filter=U' - "$J"
quietly g checkout --ours -- other.txt
quietly g add other.txt
run taut doctor --fix
ok 'nor is there a third' test ! -e "$J/${PHOTO%.jpg}.3.jpg"
ok 'git commit' g commit -q --no-edit
drop

# --- markers alone ---
mark() {
	printf '# 2026-11-21\n\n## 08:00\n\n<<<<<<< HEAD\nOne way.\n=======\nAnother way.\n>>>>>>> side\n'
}
mark >"$J/$DAY"
touch -d '1 hour ago' "$J/$DAY"
like 'in a file alone' 12 "^wrong +merge +'$DAY' holds conflict markers: taut doctor --fix" taut doctor
like 'they are resolved' 0 "^fixed +merge +'$DAY' held conflict markers" taut doctor --fix
for words in 'One way.' 'Another way.'; do like "it has: $words" 0 "$words" cat "$J/$DAY"; done
lacks 'no marker' "$J/$DAY" '<<<<'
touch -d '1 hour ago' "$J/$DAY"
like 'and taut takes it in' 0 'taken in' at 2026-11-22T06:00 taut sync --local
drop
mark >"$J/$DAY"
quietly g add "$DAY"
run taut doctor --fix
is 'what was added with markers is added without' 0 "$(g hash-object "$J/$DAY")" g rev-parse ":$DAY"
drop
mark >"$J/$DAY"
quietly g commit -q -a -m careless
like 'what was committed with them' 0 "^fixed +merge +'$DAY' held" taut doctor --fix
lacks 'has none' "$J/$DAY" '>>>>'
drop
printf '# A\n\n<<<<<<< HEAD\na\n>>>>>>> side\n' >"$J/$DAY"
cp "$J/$DAY" mine
like 'those that do not pair' 12 "^wrong +merge +$DAY: its conflict markers do not pair" taut doctor --fix
same 'stay' mine "$J/$DAY"
drop

page 'The river is high, and nobody is out.'
start
low() { page 'The river is low, and nobody is out.'; }
wild() { page 'The river is wild, and nobody is out.'; }
there wild
here low
run g merge side
sed -i 's/^=======$/&\nTyped./' "$J/$DAY"
run taut doctor --fix
like 'what was typed is held against what both began with' 0 '\[!twice\]' cat "$J/$DAY"
like 'and is there' 0 'Typed\.' cat "$J/$DAY"
drop

# --- what is private ---
secret() { printf '\n```private\n%s\n```\n' "$1" >>"$J/$DAY"; }
page 'Frost on the bridge.'
start
secret_train() { in_train; secret 'Nobody knows of the train.'; }
secret_desk() { at_desk; secret 'Nobody knows of the desk.'; }
there secret_train
here secret_desk
run g merge side
like 'plain passages of both sides' 12 "^fixed +merge +'$DAY'" taut doctor --fix
lacks 'are sealed' "$J/$DAY" 'Nobody'
is 'both' 0 2 grep -c -e '-----BEGIN AGE' "$J/$DAY"
is 'nowhere is a file left of them' 0 '' sh -c 'ls -A "$1"/.git/taut/tmp' - "$J"
drop
page 'Frost on the bridge.'
quietly g commit -q -a --no-verify --allow-empty -m again
near() { at_desk; printf '\n``private\nNobody.\n' >>"$J/$DAY"; }
start
there in_train
here near
run g merge side
cp "$J/$DAY" mine
like 'what the gate refuses is named' 12 "^wrong +merge +$DAY:[0-9]+: " taut doctor --fix
unlike 'without a word' 12 'Nobody' taut doctor --fix
same 'and left' mine "$J/$DAY"
done_testing
