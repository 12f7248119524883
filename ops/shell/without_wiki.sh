# Sourced by ops/test: a copy of the tree without any folder called wiki builds and passes. What was agreed about the
# wiki (its routes in the description, its ways round access) is taken out of the golden files first, as ops/bless would.
without_wiki=

stage_withoutwiki() {
    without_wiki=$(mktemp -d)
    trap 'rm -rf "$without_wiki"' EXIT
    git -C "$tree" ls-files -z --cached --others --exclude-standard | (cd "$tree" && xargs -0 ls -d 2>/dev/null) |
        tar -C "$tree" -T - -cf - | tar -C "$without_wiki" -xf -
    # The examples of the lint rules are no part of the wiki.
    find "$without_wiki" -depth -type d -name wiki -not -path '*/tests/lint/*' -exec rm -rf {} +
    (
        cd "$without_wiki"
        ops/build release all
        programs=build/release/bin
        ops/rules/systems --print >tests/golden/system_viewers.txt
        FOLKMOOT_BLESS=1 "$programs/api" --gtest_filter='Description.IsWhatWasAgreedWithClients' --gtest_brief=1
        ops/lint
        run_programs "$programs"/{unit_*,api,access,faults_*}
    )
}
