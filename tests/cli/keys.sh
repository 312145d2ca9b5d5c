# SPDX-License-Identifier: ISC
# What the tests of keys share; read after lib.sh.
seal=$TAUT_BUILD/tool/seal

# All of the work tree and of .git, but for the pid in the lock.
state() { (cd "$J" && find . -type f ! -path ./.git/taut/lock -exec sha256sum {} + |
	LC_ALL=C sort -k 2; find . -printf '%p %y %m\n' | LC_ALL=C sort; git rev-parse HEAD); }
unchanged() { state >"$T/after" && same "$1: nothing changed" "$T/before" "$T/after"; }

# lines LINE…, then with COMMAND…: these on the descriptor for passphrases.
lines() { printf '%s\n' "$@" >"$T/lines"; }
with() { "$@" --passphrase-fd 3 3<"$T/lines"; }

# A page with one private passage, in a quote, sealed and committed by sync.
sealed() { # DAY TEXT
	mkdir -p "$J/entries/2026/11"
	printf '# %s\n\n## 07:00\n\n> ```private\n> %s\n> ```\n\nClear.\n' "$1" "$2" \
		>"$J/entries/2026/11/$1.md"
	touch -d '1 hour ago' "$J/entries/2026/11/$1.md"
	quietly taut sync --local
	quietly grep -q 'BEGIN AGE' "$J/entries/2026/11/$1.md"
}

# block N FILE: the recovery line of the manual, up to age.
block() {
	awk -v n="$1" '/-----BEGIN AGE ENC/{c++;p=index($0,"-----")} c==n{print substr($0,p)} /-----END AGE/{if(c==n)exit}' "$2"
}

# change JOURNAL SERIAL [RECIPIENT NAME]…: a change of keys that takes no second
change() {
	_j=$1 && shift
	key_file key.txt "$@" >"$_j/$KEYFILE" && key_list "$@" >"$_j/.taut/recipients"
	git -C "$_j" add .taut && quietly git -C "$_j" commit -qm "list $1"
	quietly by_passphrase taut -C "$_j" key trust --yes
}

# typed [WAIT SEND]… -- COMMAND: in a terminal of its own; see typed.py.
typed() { python3 "$TOP/tests/cli/typed.py" "$@"; }
