# Sourced by ops/test: what each stage runs. A stage prints its tests' own output; ops/test counts them.
release=$tree/build/release
engine=$tree/build/engine

stage_setup() { "$tree/ops/setup" test; }

stage_build() {
    "$tree/ops/build" release
    [[ ! -f $tree/web-client/package.json ]] || [[ -f $tree/web-client/dist/index.html ]]
}

stage_lint() {
    local result=0
    "$tree/ops/lint" || result=1
    "$tree/ops/lint" --self-test || result=1
    return $result
}

# Runs test programs in parts, one more at once than there are processors, as many tests wait; a crash of one does not stop
# the others. The tests for the two stores stand by turns, and an even number of parts would give each part one store.
run_programs() {
    local program part parts log outputs result=0
    parts=$(($(nproc) / 2 * 2 + 1))
    outputs=$(mktemp -d)
    for program in "$@"; do
        [[ -x $program && -f $program ]] || continue
        for ((part = 0; part < parts; part++)); do printf '%s\0%s\0' "$program" "$part"; done
    done | GTEST_TOTAL_SHARDS=$parts xargs -0 -r -P "$parts" -n 2 bash -c '
        name=$(basename "$1").$2
        GTEST_SHARD_INDEX=$2 "$1" --gtest_brief=0 >"$0/$name.log" 2>&1 || echo "$name ended with status $?" >>"$0/failed"' "$outputs"
    for log in "$outputs"/*.log; do
        [[ -f $log ]] || continue
        echo "== $(basename "$log" .log)"
        cat "$log"
    done
    [[ ! -e $outputs/failed ]] || { cat "$outputs/failed"; result=1; }
    rm -r "$outputs"
    return $result
}

# As run_programs, for suites that ask nothing of a disk: their stores are in memory where that has room, as waiting for
# the disk would be most of their time.
run_programs_in_memory() { TMPDIR=$(roomy_memory || echo "${TMPDIR:-/tmp}") run_programs "$@"; }

stage_unit() { run_programs_in_memory "$release"/bin/unit_*; }

# The same API, access and fault suites on both stores; a suite asks for PostgreSQL by FOLKMOOT_TEST_POSTGRES.
stage_api() { run_programs_in_memory "$release"/bin/api*; }
stage_access() { run_programs_in_memory "$release"/bin/access*; }
stage_faults() { run_programs "$release"/bin/faults*; }

# The rooms that read what strangers send, and their fuzzers, built with AddressSanitizer and
# UndefinedBehaviorSanitizer. CMakePresets.json names the rooms.
engine_rooms=(richtext transport store yjs collab_tree)
build_engine() { "$tree/ops/build" engine "${engine_rooms[@]/#/unit_}" fuzzers; }
# Properties are tried on a quarter of the trees: stage unit has tried them on all.
stage_engine() {
    build_engine
    FOLKMOOT_TREES_DIVIDED=4 run_programs "${engine_rooms[@]/#/$engine/bin/unit_}"
}

# Each fuzzer over its corpus, then some seconds of new inputs, as many at once as there are processors. What it finds is
# kept outside the tree's corpus. From the same seed each time, as what is asked of a change must not hang on luck;
# --full draws others.
stage_fuzz() {
    build_engine
    run_fuzzers engine 4 2026
}
run_fuzzers() {
    local preset=$1 seconds=$2 seed=${3:-0} fuzzers outputs log result=0
    mapfile -t fuzzers < <(ninja -C "$tree/build/$preset" -t targets all | sed -n 's/^\(fuzz_[a-z0-9_]*\): .*/\1/p' | sort -u)
    outputs=$(mktemp -d)
    export -f run_fuzzer
    printf '%s\0' "${fuzzers[@]}" |
        tree=$tree xargs -0 -P "$(nproc)" -I{} bash -c 'run_fuzzer "$1" "$2" "$3" "$4" >"$5/$2.log" 2>&1 || touch "$5/failed"' \
            - "$tree/build/$preset/bin" {} "$seconds" "$seed" "$outputs"
    # What a fuzzer writes on its way is of use only where it found something.
    for log in "$outputs"/*.log; do
        if tail -n 1 "$log" | grep -q '^passed: '; then tail -n 1 "$log"; else cat "$log"; fi
    done
    [[ ! -e $outputs/failed ]] || result=1
    rm -r "$outputs"
    return $result
}

run_fuzzer() {
    local programs=$1 fuzzer=$2 seconds=$3 seed=$4 found=$tree/build/fuzz-found name=${2#fuzz_}
    mkdir -p "$found/$name"
    if "$programs/$fuzzer" -seed="$seed" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -verbosity=0 \
        -artifact_prefix="$found/$name-" "$found/$name" "$tree/tests/fuzz/corpus/$name"; then
        echo "passed: $fuzzer"
    else
        echo "failed: $fuzzer (its input is kept in build/fuzz-found)"
        return 1
    fi
}

npm_test() {
    local folder=$tree/$1
    [[ -f $folder/package.json ]] || return 0
    (cd "$folder" && npm test --silent)
}

stage_client() { npm_test web-client; }
# The screens in Chromium against the program itself, as many files at once as there are sites: a third of such a test is
# waiting. Then what most people do most days in Firefox.
stage_browsers() { (
    folder=$(mktemp -d "${TMPDIR:-/tmp}/folkmoot-browsers.XXXXXX")
    trap 'stop_sites; rm -rf "$folder"' EXIT
    start_sites "$(($(nproc) * 2))" "$folder"
    cd "$tree/web-client"
    local result=0
    npm run --silent test:browser || result=1
    npm run --silent test:firefox || result=1
    return $result
); }

# Random histories of documents, in the engine and in Yjs, as many at once as there are processors; then trees in
# documents, by the server and by ProseMirror's bindings. The same ones each time; --full draws others.
stage_conformance() { beside_peers 100000 400 2026; }
beside_peers() {
    local steps=$(($1 / $(nproc))) trees=$2 seed=${3:-} result=0
    use_node
    seq "$(nproc)" | xargs -P "$(nproc)" -I{} node "$tree/tests/conformance/yjs/run.mjs" "$release/bin/yjs_peer" --steps "$steps" ${seed:+--seed "$seed{}00000"} || result=1
    node "$tree/tests/conformance/yjs/mutate.mjs" "$release/bin/yjs_peer" --updates "$(($1 / 10))" ${seed:+--seed "$seed"} || result=1
    node "$tree/tests/conformance/tree/run.mjs" "$release/bin/tree_peer" --trees "$trees" --texts "$trees" ${seed:+--seed "$seed"} || result=1
    (cd "$tree/web-client" && FOLKMOOT_TREE_PEER=$release/bin/tree_peer FOLKMOOT_TREES=$trees FOLKMOOT_SEED=$seed npm run --silent test:conformance) || result=1
    return $result
}

# Only in --full.
stage_longconformance() { beside_peers 10000000 40000; }
stage_longfuzz() {
    "$tree/ops/build" fuzz fuzzers
    run_fuzzers fuzz 300
}
stage_asan() { whole_tree_under asan; }
stage_tsan() {
    TSAN_OPTIONS="suppressions=$tree/tests/thread_sanitizer.suppressions die_after_fork=0 ${TSAN_OPTIONS:-}" whole_tree_under tsan
}
whole_tree_under() {
    "$tree/ops/build" "$1" all benches
    local result=0
    run_programs_in_memory "$tree/build/$1"/bin/{unit,api,access}* || result=1
    run_programs "$tree/build/$1"/bin/faults* || result=1
    return $result
}
