# Sourced by every script of ops: where the tree is, how a script speaks, and when a step is up to date.
set -euo pipefail
tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
state=$tree/ops/.state
mkdir -p "$state"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$(basename "$0"): $*"; exit 1; }

# The help of a script is the comment at its top.
help_if_asked() {
    local word
    for word in "$@"; do
        if [[ $word == --help || $word == -h ]]; then
            awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
            exit 0
        fi
    done
}

# What is built or installed goes into folders that are there from the start: one made during a step would look like a change.
[[ ! -d $tree/web-client ]] || mkdir -p "$tree"/web-client/{dist,node_modules}

# fresh STAMP PATH...: nothing below the paths has changed since the stamp was set; what was built or installed there
# does not count. A folder's own time tells of a deleted file.
fresh() {
    local stamp=$state/$1
    shift
    [[ -e $stamp ]] && [[ -z $(find "$@" \( -name node_modules -o -name dist -o -name .vite \) -prune -o -newer "$stamp" -print -quit 2>&1) ]]
}
# stamp NAME TIME-FILE: the step is done for all that was there when the time file was touched.
stamp() { touch -r "$2" "$state/$1"; }
