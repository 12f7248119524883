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
    [[ $content == empty ]] || words+=(--demonstration "${demonstration:-$tree/ops/demonstration}")
    (umask 077 && mkdir -p "$folder" && "$program" "${words[@]}" >"$folder/about")
    touch "$folder/.prepared"
}

# Whose sign-ins there are; what was loaded, and how other sites are started, is left out.
print_about() { sed -e "/^Loaded /d" -e "/ is ready: folkmoot --config /d" "$1/about" >&2; }

# How a bare site gets its first administrator, for as long as it has none.
print_missing_administrator() {
    local configuration=$1/folkmoot.toml findings
    findings=$("$program" --config "$configuration" doctor 2>/dev/null || true)
    [[ $findings == *"Nobody administers the site"* ]] || return 0
    say "Nobody can sign in yet. Stop the server (Ctrl-C), make the first administrator, and run this again:"
    say "  $program --config $configuration person add --administrator --name \"Your name\" --email you@example.org"
}

# Two free ports, NUMBER and NUMBER + 1000: where a site and its administration may answer.
free_port() {
    node -e '
        const { createServer } = require("node:net");
        const take = (port) => new Promise((done) => {
            const server = createServer().once("error", () => done(null));
            server.listen(port, "127.0.0.1", () => done(server));
        });
        (async () => {
            for (let tries = 0; tries < 50; tries++) {
                const one = await take(0), port = one.address().port;
                const other = port < 64000 ? await take(port + 1000) : null;
                one.close();
                other?.close();
                if (other) return console.log(port);
            }
            process.exit(1);
        })();'
}

# without_rates FOLDER: a test or a load is one very busy person, who would meet the rates that are meant for people.
without_rates() {
    printf '\n[rates]\n' >>"$1/folkmoot.toml"
    printf '%s = 0\n' {reads,changes,costly}_of_{session,network} sign_ins_of_network >>"$1/folkmoot.toml"
}

# start_sites COUNT FOLDER: demonstration sites on free ports, told by FOLKMOOT_SERVER and FOLKMOOT_PASSWORD, with commas
# between them. A test may kill one and start it again: FOLKMOOT_PROGRAM serves what is in the folder of FOLKMOOT_SITE,
# whose file `process` says which process does. They end with stop_sites.
start_sites() {
    local count=$1 folder=$2 number ports=() made=()
    export FOLKMOOT_SERVER='' FOLKMOOT_PASSWORD='' FOLKMOOT_SITE='' FOLKMOOT_PROGRAM=$program
    # All are made at once, as each waits for its disk most of the time.
    for ((number = 1; number <= count; number++)); do
        ports[number]=$(free_port) || fail "found no free ports"
        make_site "$folder/$number" "${ports[number]}" demonstration &
        made+=($!)
    done
    wait "${made[@]}"
    for ((number = 1; number <= count; number++)); do start_site "$folder/$number" "${ports[number]}"; done
}

start_site() {
    local folder=$1 port=$2 tries address
    make_site "$folder" "$port" demonstration
    without_rates "$folder"
    "$program" --config "$folder/folkmoot.toml" serve >"$folder/serve.log" 2>&1 &
    echo "$!" >"$folder/process"
    address=https://localhost:$port
    FOLKMOOT_SITE+=${FOLKMOOT_SITE:+,}$folder
    FOLKMOOT_SERVER+=${FOLKMOOT_SERVER:+,}$address
    FOLKMOOT_PASSWORD+=${FOLKMOOT_PASSWORD:+,}$(sed -n 's/^Sign in with the password \([^ ]*\) as$/\1/p' "$folder/about")
    for ((tries = 0; tries < 100; tries++)); do
        curl -ks -o /dev/null "$address/api/v1/session" && return 0
        kill -0 "$(<"$folder/process")" 2>/dev/null || break
        sleep 0.1
    done
    tail -20 "$folder/serve.log" >&2
    fail "the site for the tests did not start"
}

stop_sites() {
    local folders folder process tries
    IFS=, read -ra folders <<<"${FOLKMOOT_SITE:-}"
    for folder in "${folders[@]}"; do
        process=$(<"$folder/process")
        kill "$process" 2>/dev/null || true
        for ((tries = 0; tries < 100; tries++)); do
            kill -0 "$process" 2>/dev/null || break
            sleep 0.1
        done
    done
}
