# SPDX-License-Identifier: ISC
# Where private text could have ended up: everything the program can have
# written, searched byte by byte, git's objects inflated. Sourced behind lib.sh.

# found_in MARK FOLDER…: the files that hold the mark, and the repositories
# that do, reached or not, with their stash and index. Nothing printed: none.
found_in() {
	mark=$1
	shift
	for place; do
		[ -e "$place" ] || continue
		grep -rlaF -e "$mark" -- "$place" 2>/dev/null
		find "$place" -type d -name objects -path '*/objects' -prune 2>/dev/null |
			while read -r objects; do
				git --git-dir="${objects%/objects}" cat-file --batch-all-objects \
					--batch --buffer 2>/dev/null | grep -qaF -e "$mark" &&
					echo "objects of ${objects%/objects}"
			done
	done
}

# Everywhere: what a test's own folder holds, and where temporary files go.
leaks() { # MARK
	found_in "$1" "$HOME" ${XDG_RUNTIME_DIR:+"$XDG_RUNTIME_DIR"}
	for place in /tmp /var/tmp /dev/shm; do
		find "$place" -maxdepth 4 -newer "$T/begin" -type f ! -path "$T/*" \
			-exec grep -laF -e "$1" {} + 2>/dev/null
	done
	find / -xdev -maxdepth 1 -name 'core*' -newer "$T/begin" -exec grep -laF -e "$1" {} + \
		2>/dev/null
}

# Samples every command line of the system until stop_watching.
watch_arguments() { # MARK
	rm -f "$T/watch-stop" "$T/watched"
	(while [ ! -e "$T/watch-stop" ]; do
		for line in /proc/[0-9]*/cmdline /proc/[0-9]*/environ; do
			case $line in "/proc/$$/"*) continue ;; esac
			tr '\0' ' ' <"$line" 2>/dev/null | grep -aF -e "$1" |
				grep -v 'grep -' >>"$T/watched"
		done
	done) 2>/dev/null &
	watcher=$!
}

stop_watching() {
	: >"$T/watch-stop"
	wait "$watcher"
	[ ! -s "$T/watched" ]
}

: >"$T/begin"
