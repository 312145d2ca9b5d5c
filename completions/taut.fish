# SPDX-License-Identifier: ISC
# fish completion for taut: 'taut complete' knows what may stand here.
function __taut_complete
    set -l so_far (commandline -opc) # without the word being typed
    set -l typed (commandline -ct)
    set -l global
    set -e so_far[1]
    while string match -q -- '-*' "$so_far[1]" # what stands before the command
        switch $so_far[1]
            case -C --directory --format --passphrase-fd
                if not set -q so_far[2] # the option's value is being typed
                    __fish_complete_path "$typed"
                    return
                end
                contains -- $so_far[1] -C --directory; and set global -C $so_far[2]
                set -e so_far[1]
            case '-C*' '--directory=*'
                set global $so_far[1]
        end
        set -e so_far[1]
    end
    set -l rows (taut $global complete -- $so_far "$typed" 2>/dev/null)
    if not set -q rows[1] # nothing is known: file names
        __fish_complete_path "$typed"
        return
    end
    printf '%s\n' $rows
    # RESULT= ends without a blank, so that the value may follow
    if test "$so_far[1]" = check -o "$so_far" = vision
        taut $global complete -- focus '' 2>/dev/null | string replace \t =\t
    end
end
complete -c taut -f -a '(__taut_complete)'
