# Counts passed, failed and skipped tests in the output of Google Test, vitest, Node's runner and the scripts of ops
# ("passed: ...", "failed: ...", "skipped: ..."). Prints three numbers.
{ gsub(/\033\[[0-9;]*m/, "") }
/^\[       OK \] / { passed++ }
/^\[  FAILED  \] .*\([0-9]+ ms\)$/ { failed++ }
/^\[  SKIPPED \] .*\([0-9]+ ms\)$/ { skipped++ }
/^passed: / { passed++ }
/^failed: / { failed++ }
/^skipped: / { skipped++ }
# Node: "# pass 3" or "ℹ pass 3".
/^(#|ℹ) pass [0-9]+$/ { passed += $3 }
/^(#|ℹ) (fail|cancelled) [0-9]+$/ { failed += $3 }
/^(#|ℹ) (skipped|todo) [0-9]+$/ { skipped += $3 }
# Vitest: "      Tests  1 failed | 2 passed | 1 skipped (4)".
/^ +Tests +[0-9]/ {
    for (i = 2; i < NF; i++) {
        if ($(i + 1) == "passed") passed += $i
        if ($(i + 1) == "failed") failed += $i
        if ($(i + 1) == "skipped" || $(i + 1) == "todo") skipped += $i
    }
}
END { print passed + 0, failed + 0, skipped + 0 }
