# Sourced by ops/test: what each stage runs. A stage prints its tests' own output; ops/test counts them.
release=$tree/build/release
sanitized=$tree/build/fuzz

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

# Runs test programs one after the other; a crash of one does not stop the others.
run_programs() {
    local program result=0
    for program in "$@"; do
        [[ -x $program && -f $program ]] || continue
        echo "== $(basename "$program")"
        "$program" --gtest_brief=0 || { echo "$(basename "$program") ended with status $?"; result=1; }
    done
    return $result
}

stage_unit() { with_postgres run_programs "$release"/bin/unit_*; }

# The same API, access and fault suites on both stores; a suite asks for PostgreSQL by FOLKMOOT_TEST_POSTGRES.
stage_api() { with_postgres run_programs "$release"/bin/api*; }
stage_access() { with_postgres run_programs "$release"/bin/access*; }
stage_faults() { with_postgres run_programs "$release"/bin/faults*; }

stage_conformance() {
    run_programs "$release"/bin/conformance* || return 1
    npm_test tests/conformance
}

# The rooms that read what strangers send, built with AddressSanitizer and UndefinedBehaviorSanitizer.
engine_rooms=(richtext transport store)
stage_engine() {
    local room units=() targets=()
    for room in "${engine_rooms[@]}"; do
        [[ -d $tree/tests/unit/$room ]] && units+=("unit_$room")
    done
    mapfile -t targets < <(fuzzers)
    "$tree/ops/build" fuzz "${units[@]}" "${targets[@]}"
    with_postgres run_programs "${units[@]/#/$sanitized/bin/}"
}

fuzzers() { find "$tree/tests/fuzz" -maxdepth 1 -name '*.cpp' -printf '%f\n' | sed 's/^/fuzz_/; s/\.cpp$//' | sort; }

# Each fuzzer over its corpus, then some seconds of new inputs. What it finds is kept outside the tree's corpus.
stage_fuzz() {
    local fuzzer name result=0 found=$tree/build/fuzz-found
    mkdir -p "$found"
    for fuzzer in $(fuzzers); do
        name=${fuzzer#fuzz_}
        mkdir -p "$found/$name"
        if "$sanitized/bin/$fuzzer" -max_total_time="${fuzz_seconds:-8}" -timeout=5 -rss_limit_mb=1024 -print_final_stats=0 \
            -verbosity=0 -artifact_prefix="$found/$name-" "$found/$name" "$tree/tests/fuzz/corpus/$name"; then
            echo "passed: $fuzzer"
        else
            echo "failed: $fuzzer (the input is in build/fuzz-found)"
            result=1
        fi
    done
    return $result
}

npm_test() {
    local folder=$tree/$1
    [[ -f $folder/package.json ]] || return 0
    (cd "$folder" && npm test --silent)
}

stage_client() { npm_test web-client; }
stage_browsers() { npm_test tests/browser; }

with_postgres() {
    start_postgres
    local result=0
    "$@" || result=$?
    stop_postgres
    return $result
}

# Only in --full.
stage_asan() { whole_tree_under asan; }
stage_tsan() { whole_tree_under tsan; }
whole_tree_under() {
    "$tree/ops/build" "$1" all
    with_postgres run_programs "$tree/build/$1"/bin/{unit,api,access,faults}*
}
