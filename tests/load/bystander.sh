# Sourced by the load tests: a site and its peers side by side, each pinned to the first core, and what it costs them.
source "$(dirname "${BASH_SOURCE[0]}")/../../ops/shell/tree.sh"
source "$tree/ops/shell/site.sh"

quick=${FOLKMOOT_BENCH_QUICK:-}
seconds=${FOLKMOOT_LOAD_SECONDS:-$([[ $quick ]] && echo 1 || echo 5)}
repetitions=${FOLKMOOT_LOAD_REPETITIONS:-$([[ $quick ]] && echo 1 || echo 3)}
folder=$(mktemp -d)
children=()
end() {
    ((${#children[@]} == 0)) || kill "${children[@]}" 2>/dev/null || true
    wait
    rm -rf "$folder"
}
trap end EXIT

# figure WORK SUBJECT FIGURE UNIT [RATIO [GOAL]]: one line of what was measured. A goal such as "<=1.4" or "<80" is about
# the ratio, or about the figure where the ratio is empty.
figure() {
    awk -v work="$1" -v subject="$2" -v figure="$3" -v unit="$4" -v ratio="${5:-}" -v goal="${6:-}" 'BEGIN {
        measured = ratio == "" ? figure : ratio
        limit = goal
        gsub(/[<>=]/, "", limit)
        if (goal != "") met = (goal ~ /^>/ ? measured >= limit + 0 : measured <= limit + 0) ? "yes" : "no"
        printf "%s,%s,%s,%s,%s,%s,%s\n", work, subject, figure, unit, ratio, goal, met
    }'
}
over() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", b ? a / b : 0 }'; }
median() { sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'; }

free_port() {
    local port
    while port=$((20000 + RANDOM % 20000)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

wait_for() {
    local attempt
    for attempt in $(seq 500); do
        curl -sk -o /dev/null "$1" && return 0
        sleep 0.02
    done
    fail "nothing answers on $1"
}

# crowd_of NUMBER: the demonstration that start_folkmoot loads then has so many people more, who may all sign in.
crowd=()
crowd_of() {
    cp -r "$tree/ops/demonstration" "$folder/demonstration"
    node -e '
        const { readFileSync, writeFileSync } = require("node:fs");
        const [folder, number] = process.argv.slice(1);
        const change = (name, change) => {
            const path = `${folder}/${name}.json`, content = JSON.parse(readFileSync(path));
            change(content);
            writeFileSync(path, JSON.stringify(content));
        };
        const keys = Array.from({ length: number }, (_, at) => `follower.${at}`);
        change("people", (people) => people.push(...keys.map((key) => ({ key, name: "Followers All",
            email: `${key}@rivers-coasts.example`, kind: "staff", organisation: "drc", title: "", language: "en" }))));
        change("site", (site) => site.sign_ins.push(...keys.map((person) => ({ person, why: "load" }))));
    ' "$folder/demonstration" "$1"
    demonstration=$folder/demonstration
    local at
    # The first of them is somebody who may write.
    crowd=("rhian.bevan@rivers-coasts.example $password")
    for ((at = 0; at < $1; at++)); do crowd+=("follower.$at@rivers-coasts.example $password"); done
}

password=high-tide-at-half-past-nine
start_folkmoot() {
    folkmoot_port=$(free_port)
    make_site "$folder/site" "$folkmoot_port" demonstration
    printf '%s\n' "${crowd[@]}" >"$folder/site/crowd"
    without_rates "$folder/site"
    cat >>"$folder/site/folkmoot.toml" <<END

[[listener]]
name = "plain"
address = "127.0.0.1"
port = $((folkmoot_port + 2000))
security = "plain"
audience = "public"
base_urls = ["http://localhost:$((folkmoot_port + 2000))"]
END
    serve_folkmoot
}

# The same site again, after stop_folkmoot.
serve_folkmoot() {
    taskset -c 0 "$program" --config "$folder/site/folkmoot.toml" serve 2>"$folder/folkmoot.log" &
    folkmoot=$!
    children+=("$folkmoot")
    wait_for "https://localhost:$folkmoot_port/healthz"
}

stop_folkmoot() {
    kill "$folkmoot"
    wait "$folkmoot" 2>/dev/null || true
}

# A page that anybody may read.
public_page() {
    local site=https://localhost:$folkmoot_port found
    found=$(curl -sk "$site/p/open-policy/pages" | grep -oE '/p/open-policy/pages/[0-9a-z]+-[a-z0-9-]+' | head -1)
    [[ -n $found ]] || fail "the public space shows no page"
    echo "$found"
}

# nginx with one worker, serving a folder of files with the same certificate and ciphers as Folkmoot's.
start_nginx() {
    nginx_port=$(free_port)
    mkdir -p "$folder/nginx/files"
    cat >"$folder/nginx/nginx.conf" <<END
worker_processes 1;
daemon off;
master_process off;
error_log $folder/nginx/error.log;
pid $folder/nginx/pid;
events { worker_connections 4096; }
http {
    access_log off;
    keepalive_requests 100000000;
    open_file_cache max=100;
    client_body_temp_path $folder/nginx/body;
    proxy_temp_path $folder/nginx/proxy;
    fastcgi_temp_path $folder/nginx/fastcgi;
    uwsgi_temp_path $folder/nginx/uwsgi;
    scgi_temp_path $folder/nginx/scgi;
    server {
        listen 127.0.0.1:$nginx_port ssl;
        ssl_certificate $folder/site/certificate.pem;
        ssl_certificate_key $folder/site/certificate.key;
        ssl_protocols TLSv1.3;
        root $folder/nginx/files;
        default_type text/html;
    }
}
END
    chmod 711 "$folder"
    taskset -c 0 nginx -c "$folder/nginx/nginx.conf" 2>/dev/null &
    nginx=$!
    children+=("$nginx")
}

# The bare peer of WebSockets, and node with ws; both with the site's certificate.
start_relay() {
    relay_port=$(free_port)
    taskset -c 0 "$tree/build/release/bin/load_relay" "$relay_port" "$folder/site"/certificate.{pem,key} &
    relay=$!
    children+=("$relay")
    wait_for_port "$relay_port"
}

start_plain_relay() {
    plain_relay_port=$(free_port)
    taskset -c 0 "$tree/build/release/bin/load_relay" "$plain_relay_port" &
    plain_relay=$!
    children+=("$plain_relay")
    wait_for_port "$plain_relay_port"
}

# Folkmoot's transport alone, as a relay.
start_transport() {
    transport_port=$(free_port)
    taskset -c 0 "$tree/build/release/bin/bench_transport" --relay "$transport_port" &
    transport=$!
    children+=("$transport")
    wait_for_port "$transport_port"
}

start_ws() {
    install_load_packages
    ws_port=$(free_port)
    taskset -c 0 node --expose-gc "$tree/tests/load/ws_relay.mjs" "$ws_port" "$folder/site"/certificate.{pem,key} "$@" &
    ws=$!
    children+=("$ws")
    wait_for_port "$ws_port"
}

# start_typing_peer hocuspocus|y-websocket [DOCUMENT FILE]: a server of live documents; see typing_peers.mjs. node takes
# the words of node_options, too.
node_options=()
start_typing_peer() {
    install_load_packages
    peer_port=$(free_port)
    taskset -c 0 node "${node_options[@]}" "$tree/tests/load/typing_peers.mjs" "$1" "$peer_port" "${@:2}" \
        >"$folder/$1.log" 2>&1 &
    peer=$!
    children+=("$peer")
    wait_for_port "$peer_port"
}

install_load_packages() {
    source "$tree/ops/shell/node.sh"
    use_node
    install_npm_project tests/load
}

wait_for_port() {
    local attempt
    for attempt in $(seq 500); do
        (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0
        sleep 0.02
    done
    fail "nothing listens on port $1"
}

# sockets WORD PORT PROCESS...: the median run of the program that holds many WebSockets, on the second core.
sockets() {
    local run
    for run in $(seq "$repetitions"); do
        taskset -c 1 "$tree/build/release/bin/load_sockets" "$@" || fail "the sockets did not open or were lost"
    done
}

# CPU of a process so far, in microseconds.
cpu_of() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%d", ($12 + $13) * 1000000 / hz }' "/proc/$1/stat"; }

# p99 FILE [STATUS]: of a log of h2load, in microseconds: what 1 of 100 answers took longer than.
p99() {
    awk -v status="${2:-}" 'status == "" || $2 == status { print $3 }' "$1" | sort -n |
        awk '{ line[NR] = $1 } END { print NR ? line[int(NR * 0.99 + 0.5)] : 0 }'
}

# measure PROCESS URL [HEADER]: requests a second, microseconds of CPU for each, and p99 of the answers' times; of the
# median run.
measure() {
    local process=$1 url=$2 header=${3:-} run before after report requests
    for run in $(seq "$repetitions"); do
        rm -f "$folder/requests"
        before=$(cpu_of "$process")
        report=$(taskset -c 1 h2load --h1 -c 32 -t 1 -D "$seconds" --warm-up-time=1 --log-file="$folder/requests" \
            ${header:+-H "$header"} "$url")
        after=$(cpu_of "$process")
        grep -q ' 0 4xx, 0 5xx' <<<"$report" || { say "$report"; fail "$url was answered with errors"; }
        requests=$(sed -nE 's/^requests: ([0-9]+) total.*/\1/p' <<<"$report")
        # CPU was also spent in the warm-up: by its share of the time.
        awk -v n="$requests" -v cpu=$((after - before)) -v s="$seconds" -v late="$(p99 "$folder/requests")" \
            'BEGIN { printf "%.0f %.1f %.0f\n", n / s, cpu * s / (s + 1) / n, late }'
    done | sort -n | awk -v n="$repetitions" 'NR == int((n + 1) / 2)'
}
