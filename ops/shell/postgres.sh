# Sourced: a PostgreSQL cluster of one's own for the time of a test run, reached through a Unix socket only.
postgres_folder=

# PostgreSQL refuses to run as root: then its own user runs it.
as_postgres() {
    if ((EUID == 0)); then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

start_postgres() {
    local programs
    programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
    [[ -n $programs ]] || fail "PostgreSQL is not installed; run ops/setup test"
    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/folkmoot-postgres.XXXXXX")
    ((EUID != 0)) || chown postgres: "$postgres_folder"
    (
        cd "$postgres_folder"
        as_postgres "$programs/initdb" -D "$postgres_folder/data" -U folkmoot -A trust -E UTF8 --locale=C >/dev/null
        as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/log" -w -s start \
            -o "-c listen_addresses='' -c unix_socket_directories='$postgres_folder' -c max_connections=200"
    )
    postgres_programs=$programs
    export FOLKMOOT_TEST_POSTGRES="host=$postgres_folder user=folkmoot dbname=postgres"
}

stop_postgres() {
    [[ -n $postgres_folder ]] || return 0
    (cd / && as_postgres "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -m immediate -s stop) || true
    rm -rf "$postgres_folder"
    postgres_folder=
}
