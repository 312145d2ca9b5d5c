# SPDX-License-Identifier: ISC
# Where private text could have ended up: everything the program can have
# written, searched byte by byte, git's objects inflated. Sourced behind lib.sh.
# No process has a mark among its arguments: patterns come from files in $T,
# which is not searched itself, but for $HOME in it.

# A word that stands nowhere else, in $MARK: one of this run, another each time.
KIND=ploverbad$(od -An -N4 -tx4 /dev/urandom | tr -d ' ') marks=0
new_mark() { marks=$((marks + 1)) MARK=${KIND}q${marks}q; }
printf '%s\n' "$KIND" >"$T/kind"
printf 's/%s[0-9q]*/(a mark)/g\n' "$KIND" >"$T/unmark"
note() { sed -f "$T/unmark" | cat -v | awk '{ print "# " $0 }'; }

# found_in MARK FOLDER…: the files that hold the mark, or have it in their names,
# and the repositories that do, reached or not, with their stash and index; what
# a git that was killed left. Nothing printed: none.
found_in() {
	printf '%s\n' "$1" >"$T/mark"
	shift
	for _place; do
		[ -e "$_place" ] || continue
		LC_ALL=C grep -rlaiFs -f "$T/mark" -- "$_place"
		find "$_place" 2>/dev/null | grep -aF -f "$T/mark" | sed 's/^/the name /'
		find "$_place" -type d -name objects -prune 2>/dev/null | while read -r objects; do
			in_objects "$objects"
		done
	done
}
in_objects() { # FOLDER
	git --git-dir="${1%/objects}" cat-file --batch-all-objects --batch --buffer --unordered \
		>"$T/inflated" 2>"$T/unread" && [ ! -s "$T/unread" ] ||
		echo "$1 cannot be searched: $(head -n 1 "$T/unread")"
	if LC_ALL=C grep -qaiF -f "$T/mark" "$T/inflated"; then echo "objects of ${1%/objects}"; fi
	find "$1" -type f -name '*tmp*' | while read -r left; do
		{ printf '\037\213\010\0\0\0\0\0\0\0'; tail -c +3 "$left"; } | gzip -dc 2>/dev/null |
			LC_ALL=C grep -qaiF -f "$T/mark" && echo "inflated $left"
	done
}

# Everywhere: what a test's own folder holds, and where temporary files and
# core files go. By the change time, since editors set the other one back.
leaks() { # MARK
	found_in "$1" "$HOME" ${XDG_RUNTIME_DIR:+"$XDG_RUNTIME_DIR"}
	find /tmp /var/tmp /dev/shm -maxdepth 4 -newercm "$T/begin" -type f -user "$(id -un)" \
		! -path "$T/*" -exec grep -laF -f "$T/mark" {} + 2>/dev/null
	find / "$T" -xdev -maxdepth 1 -name 'core*' -type f -newercm "$T/begin" \
		-exec grep -laF -f "$T/mark" {} + 2>/dev/null
}

# Samples every command line and environment of the system until stop_watching.
watch_arguments() { # MARK
	printf '%s\n' "$1" >"$T/watched-for"
	rm -f "$T/watch-stop" "$T/watched"
	(while [ -d /proc/$$ ] && [ -e "$T/begin" ] && [ ! -e "$T/watch-stop" ]; do
		LC_ALL=C grep -HsaF -f "$T/watched-for" /proc/[0-9]*/cmdline \
			/proc/[0-9]*/environ >>"$T/watched"
		sleep 0.02
	done) 2>/dev/null &
	watcher=$!
}

stop_watching() {
	: >"$T/watch-stop"
	wait "$watcher"
	[ ! -s "$T/watched" ]
}

# What a push would send, hooks aside: into a repository of its own, searched.
pushed() { # MARK
	rm -rf "$T/pushed.git"
	git init -q --bare "$T/pushed.git"
	git -C "$J" push -q --no-verify "$T/pushed.git" '+refs/heads/*:refs/heads/*' \
		'+refs/tags/*:refs/tags/*' 2>"$T/push.said" || echo "no push: $(cat "$T/push.said")"
	found_in "$1" "$T/pushed.git"
}

# has_mark FILE; without_mark NAME FILE.
has_mark() { printf '%s\n' "$MARK" >"$T/mark"; LC_ALL=C grep -qaiF -f "$T/mark" "$1"; }
without_mark() { if has_mark "$2"; then missed "$1"; else passed "$1"; fi; }

# nowhere NAME: the mark of this case is in no file and no object of HOME.
# only_in NAME FILE…: it is in these files of the journal, and in no object.
nowhere() { only_in "$1"; }
only_in() {
	_name=$1
	shift
	{ [ $# -eq 0 ] || printf "$J/%s\n" "$@"; } | LC_ALL=C sort >"$T/allowed"
	found_in "$MARK" "$HOME" ${XDG_RUNTIME_DIR:+"$XDG_RUNTIME_DIR"} | LC_ALL=C sort >"$T/found"
	same "$_name" "$T/allowed" "$T/found"
}

# clean_everywhere: at a test's end, of all its marks.
clean_everywhere() {
	leaks "$KIND" >"$T/found"
	holds 'no mark of this test is anywhere' "$T/found" </dev/null
	pushed "$KIND" >"$T/found"
	holds 'nor in what a push sends' "$T/found" </dev/null
	stop_watching && passed 'nor was one an argument or in an environment' || {
		missed 'nor was one an argument or in an environment'
		note <"$T/watched"
	}
}

# settle: what was typed by hand was typed an hour ago, which is not young.
settle() { find "$J" -name '*.md' -exec touch -d '1 hour ago' {} +; }

: >"$T/begin"
