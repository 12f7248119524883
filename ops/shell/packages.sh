# Sourced: Debian packages, installed once.

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "needs root, or sudo, to run: $*"
    fi
}

# Lists of packages -> those of them that are not installed. Node may have come from elsewhere: what counts is the
# command.
missing_packages() {
    local wanted
    wanted=$(cat "$@" | grep -v '^#' | sort -u)
    if command -v node >/dev/null && command -v npm >/dev/null; then
        wanted=$(grep -vxE 'nodejs|npm' <<<"$wanted")
    fi
    comm -23 <(echo "$wanted") \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

install_packages() {
    local missing
    missing=$(missing_packages "$@")
    [[ -n $missing ]] || return 0
    say "Installing $(wc -w <<<"$missing") Debian packages"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq
    # shellcheck disable=SC2086
    as_root apt-get install -qq -y --no-install-recommends $missing >"$state/apt.log" 2>&1 ||
        { tail -20 "$state/apt.log" >&2; fail "apt-get could not install: $missing"; }
}
