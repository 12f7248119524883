# Sourced by ops/test: a copy of the tree without any folder called wiki builds, and passes its own tests: the server's, the
# client's, and the browser's against a demonstration site that has no wiki. What was agreed about the wiki (its routes in
# the description and in the client, its ways round access) is written anew first, as ops/bless would.
without_wiki=

stage_withoutwiki() {
    without_wiki=$(mktemp -d)
    trap 'rm -rf "$without_wiki"' EXIT
    copy_without_wiki "$without_wiki"
    pass_without_wiki "$without_wiki"
}

copy_without_wiki() {
    local copy=$1 packages
    git -C "$tree" ls-files -z --cached --others --exclude-standard | (cd "$tree" && xargs -0 ls -d 2>/dev/null) |
        tar -C "$tree" -T - -cf - | tar -C "$copy" -xf -
    # The examples of the lint rules are no part of the wiki.
    find "$copy" -depth -type d -name wiki -not -path '*/tests/lint/*' -exec rm -rf {} +
    for packages in ops/node web-client tests/browser tests/conformance; do
        [[ ! -d $tree/$packages/node_modules ]] || cp -a "$tree/$packages/node_modules" "$copy/$packages/"
    done
}

pass_without_wiki() (
    cd "$1"
    # One source at a time: this, too, shows that each includes what it needs.
    cmake -S . --preset release -DFOLKMOOT_TOGETHER=OFF >/dev/null
    ops/build release
    ops/rules/systems --print >tests/golden/system_viewers.txt
    rm web-client/src/generated/*
    FOLKMOOT_BLESS=1 build/release/bin/api --gtest_filter='Description.IsWhatWasAgreedWithClients' --gtest_brief=1
    ops/test --only '(build|lint|unit|api|access|faults|client|browsers)'
)
