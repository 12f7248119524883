# Sourced by ops/test: a module that ops/new-module makes outside the tree, from its files to a page that a visitor reads.
module_home=
module_server=

stage_module() {
    module_home=$(mktemp -d)
    trap end_module EXIT
    "$tree/ops/new-module" hello "$module_home"
    cmake -S "$module_home" -B "$module_home/build" -G Ninja -DCMAKE_CXX_COMPILER=clang++-19 \
        -DFolkmoot_DIR="$release" >/dev/null
    ninja -C "$module_home/build" --quiet
    echo "passed: ops/new-module makes a module that builds outside the tree"
    lint_module
    run_programs "$module_home/build/bin/unit_hello"
    serve_module
}

end_module() {
    [[ -z $module_server ]] || kill "$module_server" || true
    rm -rf "$module_home"
}

# The house's own rules hold for what the templates say.
lint_module() {
    local rule found
    for rule in catalogues format includes modules routes sql words; do
        found=$(cd "$module_home" && "$tree/ops/rules/$rule" 2>&1) || true
        [[ -z $found ]] || { printf '%s\n' "$found"; echo "failed: lint $rule"; return 1; }
    done
    echo "passed: the house's rules hold for it"
}

# A site with the module beside those of this build, all signed with a key of its own; then a page of it is read.
serve_module() {
    local installation=$module_home/installation data=$module_home/data program=$release/bin/folkmoot
    mkdir -p "$installation"/{modules,schema,messages,client}
    cp "$release"/modules/*.so "$module_home"/build/modules/*.so "$installation/modules/"
    ln -s "$tree"/schema/* "$module_home"/schema/* "$installation/schema/"
    ln -s "$tree"/web-client/messages/* "$module_home"/web-client/messages/* "$installation/messages/"
    echo '<!doctype html><title>Folkmoot</title>' >"$installation/client/index.html"
    "$program" module key "$installation"
    "$program" module sign --key "$installation/module.key" "$installation"/modules/*.so
    "$program" setup --data "$data" --program "$installation" --base-url https://folkmoot.test --port 0 --admin-port 0
    local password="a kettle sings in the green kitchen"
    "$program" --config "$data/folkmoot.toml" person add --name Olwen --email olwen@department.example --password-stdin <<<"$password"
    "$program" --config "$data/folkmoot.toml" serve 2>"$module_home/log" &
    module_server=$!
    until grep -q '"text":"serving ' "$module_home/log"; do
        kill -0 "$module_server" || { cat "$module_home/log"; return 1; }
        sleep 0.05
    done
    local port
    port=$(sed -n 's/.*the listener web answers on 127.0.0.1:\([0-9]*\).*/\1/p' "$module_home/log")
    node "$tree/tests/module/page.mjs" "$port" "$data/certificate.pem" hello olwen@department.example "$password"
}
