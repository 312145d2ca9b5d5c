#!/bin/sh
# po.sh pot FILE.pot: the messages of the sources.
# po.sh merge FILE.po…: brings the sources' new messages into catalogues.
# po.sh check FILE.po…: that nothing in them is missing, unsure or left over, and no
# text of the sources is past them.
set -eu
export LC_ALL=C.UTF-8
here=$(cd "$(dirname -- "$0")" && pwd)

# What looks a message up itself, and which of its arguments that is. xgettext sees the
# first text of it; of a choice the others are marked with N_().
words='err_set:3 err_system:2 err_hint:2 err_git:3 git_failed:3 say:2 warn:1 problems_add:4
	check_say:4 session_note:2 doctor_tell:4 report:3 wrong:3 note:3 gettext:1 ngettext:1,2 _:1 N_:1 C_:1c,2'
formats='err_set:3 err_system:2 err_hint:2 err_git:3 git_failed:3 say:2 warn:1 problems_add:4
	check_say:4 session_note:2 doctor_tell:4 report:3 wrong:3 note:3'

# A message has a word in it, or a context: what only puts others together has none.
worded='^([^A-Za-z%]|%%|%[^A-Za-z%]*(zu|zd|lld|llu|ld|lu|[cdisux]))*[A-Za-z]'

pot() { # FILE
	cd "$here/../.."
	for word in $words; do set -- "$@" --keyword="$word"; done
	for word in $formats; do set -- "$@" --flag="$word:c-format"; done
	file=$1
	shift
	find cmd lib -name '*.[ch]' | LC_ALL=C sort |
		xgettext --files-from=- --language=C --from-code=UTF-8 --keyword "$@" \
			--add-location=file --add-comments=po: --package-name=taut --foreign-user -o - |
		msggrep -J -e . -K -E -e "$worded" - | sed '/^"POT-Creation-Date/d' >"$file"
}

order=$1
shift
if [ "$order" = pot ]; then
	case $1 in /*) ;; *) set -- "$PWD/$1" ;; esac
	pot "$1"
	exit
fi
messages=$(mktemp)
trap 'rm -f "$messages"' EXIT
(pot "$messages")
bad=0
for file; do
	case $order in
	merge) msgmerge -q --update --backup=none --no-fuzzy-matching --add-location=file \
		"$file" "$messages" ;;
	check) msgcmp "$file" "$messages" && msgcmp --use-untranslated "$messages" "$file" ||
		bad=1 ;;
	esac
done
if [ "$order" = check ]; then
	cd "$here/../.."
	find cmd lib -name '*.[ch]' | perl share/po/missed.pl "$messages" $formats || bad=1
fi
exit $bad
