# SPDX-License-Identifier: ISC
# bash completion for taut: 'taut complete' knows what may stand here.
_taut()
{
	local at=1 row typed only results
	local -a words=("${COMP_WORDS[@]:0:COMP_CWORD+1}") global=()

	words=("${words[@]//[\"\'\\]/}")
	typed=${words[COMP_CWORD]}
	while ((at < COMP_CWORD)); do # what stands before the command; = is a word here
		case ${words[at]} in
		-C | --directory | --format | --passphrase-fd)
			[[ ${words[at + 1]} == = ]] && unset "words[at + 1]" && words=("${words[@]}")
			[[ ${words[at]} == -C || ${words[at]} == --directory ]] && global=(-C "${words[at + 1]}")
			((at += 2)) ;;
		-C?*) global=("${words[at++]}") ;;
		-*) ((at++)) ;;
		*) break ;;
		esac
	done
	COMPREPLY=()
	((at < ${#words[@]})) || { compopt -o default; return; } # an option's value
	[[ $typed != = && ${COMP_WORDS[COMP_CWORD - 1]} != = ]] || return # of RESULT=VALUE
	only=yes
	while IFS=$'\t' read -r row _; do
		only=
		[[ $row == "$typed"* ]] && COMPREPLY+=("$(printf %q "$row")")
	done < <(taut "${global[@]}" complete -- "${words[@]:at}" 2>/dev/null)
	[[ $only ]] && compopt -o default # nothing is known: file names
	# a RESULT that may go on as RESULT=VALUE gets no blank
	if [[ ${#COMPREPLY[@]} == 1 && (${words[at]} == check || ${words[at]} == vision &&
		${#words[@]} -eq $((at + 2))) ]]; then
		results=$(taut "${global[@]}" complete -- focus '' 2>/dev/null | cut -f 1)
		[[ $'\n'$results$'\n' == *$'\n'"${COMPREPLY[0]}"$'\n'* ]] && compopt -o nospace
	fi
}
complete -F _taut taut
