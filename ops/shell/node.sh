# Sourced: a Node that Vite accepts. Debian 12 has 18; the npm package below brings a newer one, pinned by its lock file.
node_home=$tree/ops/node/node_modules

node_is_new_enough() {
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
        process.exit((a == 20 && b >= 19) || (a == 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

# Puts the tree's own Node first on the path when the machine's is too old.
use_node() {
    if [[ -d $node_home ]]; then
        local folder
        for folder in "$node_home"/node-linux-*/bin; do
            [[ -x $folder/node ]] && PATH=$folder:$PATH
        done
    fi
    return 0
}

install_node() {
    use_node
    node_is_new_enough && return 0
    say "Installing a newer Node for the build"
    npm ci --prefix "$tree/ops/node" --no-audit --no-fund --loglevel=error >&2
    use_node
    node_is_new_enough || fail "no Node 20.19 or newer for this processor; install one and run again"
}

# The packages of one npm project, exactly as its lock file says.
install_npm_project() {
    local folder=$tree/$1
    [[ -f $folder/package-lock.json ]] || return 0
    local installed=$folder/node_modules/.package-lock.json
    [[ $installed -nt $folder/package-lock.json ]] && return 0
    say "Installing the npm packages of $1"
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >&2
    touch "$installed"
}
