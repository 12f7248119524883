# Sourced by the load tests: a site and an nginx side by side, each pinned to the first core, and what it costs them.
source "$(dirname "${BASH_SOURCE[0]}")/../../ops/shell/tree.sh"
source "$tree/ops/shell/site.sh"

seconds=${FOLKMOOT_LOAD_SECONDS:-5}
repetitions=${FOLKMOOT_LOAD_REPETITIONS:-3}
folder=$(mktemp -d)
children=()
end() {
    ((${#children[@]} == 0)) || kill "${children[@]}" 2>/dev/null || true
    wait
    rm -rf "$folder"
}
trap end EXIT

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

start_folkmoot() {
    folkmoot_port=$(free_port)
    make_site "$folder/site" "$folkmoot_port" demonstration
    # The load is one very busy person.
    printf '\n[rates]\n' >>"$folder/site/folkmoot.toml"
    printf '%s = 0\n' {reads,changes,costly}_of_{session,network} sign_ins_of_network >>"$folder/site/folkmoot.toml"
    taskset -c 0 "$program" --config "$folder/site/folkmoot.toml" serve 2>"$folder/folkmoot.log" &
    folkmoot=$!
    children+=("$folkmoot")
    wait_for "https://localhost:$folkmoot_port/healthz"
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

# CPU of a process so far, in microseconds.
cpu_of() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%d", ($12 + $13) * 1000000 / hz }' "/proc/$1/stat"; }

# measure WORK SUBJECT PROCESS URL [HEADER]: the median run of several.
measure() {
    local work=$1 subject=$2 process=$3 url=$4 header=${5:-} run before after report requests
    for run in $(seq "$repetitions"); do
        before=$(cpu_of "$process")
        report=$(taskset -c 1 h2load --h1 -c 32 -t 1 -D "$seconds" --warm-up-time=1 ${header:+-H "$header"} "$url")
        after=$(cpu_of "$process")
        grep -q ' 0 4xx, 0 5xx' <<<"$report" || { say "$report"; fail "$subject answered with errors"; }
        requests=$(sed -nE 's/^requests: ([0-9]+) total.*/\1/p' <<<"$report")
        # CPU was also spent in the warm-up: by its share of the time.
        awk -v work="$work" -v subject="$subject" -v n="$requests" -v cpu=$((after - before)) -v s="$seconds" \
            'BEGIN { printf "%s,%s,%.0f,%.1f\n", work, subject, n / s, cpu * s / (s + 1) / n }'
    done | sort -t, -k3,3n | awk -v n="$repetitions" 'NR == int((n + 1) / 2)'
}

# ratio WORK OURS-LINE PEER-LINE: what the goals are about.
ratio() {
    awk -F, -v work="$1" -v ours="$2" -v peer="$3" 'BEGIN {
        split(ours, a, ","); split(peer, b, ",")
        printf "%s,ratio,%.2f,%.2f\n", work, a[3] / b[3], a[4] / b[4]
    }'
}
