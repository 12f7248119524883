# Sourced: a site for this tree's own build.
program=$tree/build/release/bin/folkmoot
# What an installation has in /usr/lib/folkmoot, as links into this tree.
installation=$tree/build/release/installation

build_when_changed() {
    local sources=("$tree"/{CMakeLists.txt,CMakePresets.json,include,server,modules,schema,web-client,ops/cmake,ops/packages})
    [[ -x $program ]] && fresh built "${sources[@]}" && return 0
    local begun
    begun=$(mktemp)
    "$tree/ops/setup" run
    "$tree/ops/build" release
    stamp built "$begun"
    rm "$begun"
}

link_installation() {
    mkdir -p "$installation"
    ln -sfn "$tree/build/release/modules" "$installation/modules"
    ln -sfn "$tree/schema" "$installation/schema"
    ln -sfn "$tree/web-client/messages" "$installation/messages"
    ln -sfn "$tree/web-client/dist" "$installation/client"
    ln -sfn "$state/module.pub" "$installation/module.pub"
}

# make_site FOLDER PORT demonstration|empty: once; what is in the folder stays. Another port is written anew.
make_site() {
    local folder=$1 port=$2 content=$3 words
    [[ -f $folder/.prepared ]] && grep -qsx "port = $port" "$folder/folkmoot.toml" && return 0
    link_installation
    grep -qsx "port = $port" "$folder/folkmoot.toml" || rm -f "$folder/folkmoot.toml"
    words=(setup --data "$folder" --port "$port" --admin-port $((port + 1000)) --program "$installation")
    [[ $content == empty ]] || words+=(--demonstration "$tree/ops/demonstration")
    (umask 077 && mkdir -p "$folder" && "$program" "${words[@]}" >"$folder/about")
    touch "$folder/.prepared"
}

# Whose sign-ins there are; the line about how to start is for other sites.
print_about() { sed "/ is ready: folkmoot --config /d" "$1/about" >&2; }
