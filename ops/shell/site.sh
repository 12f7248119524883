# Sourced: a site for this tree's own build: its certificate, configuration and content.
program=$tree/build/release/bin/folkmoot

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

# A certificate for localhost, trusted by nobody: the browser asks once.
make_certificate() {
    local folder=$1
    [[ -f $folder/certificate.pem ]] && openssl x509 -checkend 86400 -noout -in "$folder/certificate.pem" >/dev/null &&
        return 0
    (
        umask 077
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=localhost \
            -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1' -addext extendedKeyUsage=serverAuth \
            -keyout "$folder/certificate.key" -out "$folder/certificate.pem" 2>/dev/null
    )
}

# write_configuration FOLDER PORT CONTENT
write_configuration() {
    local folder=$1 port=$2 demonstration=false
    [[ $3 == empty ]] || demonstration=true
    cat >"$folder/folkmoot.toml.new" <<END
# Written by ops/run at its first start; ops/folkmoot.toml explains each key.
[site]
name = "Folkmoot"
base_url = "https://localhost:$port"
data = "$folder"
demonstration = $demonstration

[store]
url = "sqlite://$folder/folkmoot.db"

[program]
modules = "$tree/build/release/modules"
module_key = "$tree/ops/.state/module.pub"
schema = "$tree/schema"
messages = "$tree/web-client/messages"
client = "$tree/web-client/dist"

[[listener]]
name = "web"
address = "127.0.0.1"
port = $port
security = "tls"
certificate = "$folder/certificate.pem"
key = "$folder/certificate.key"
audience = "public"
base_urls = ["https://localhost:$port", "https://127.0.0.1:$port"]
END
    mv "$folder/folkmoot.toml.new" "$folder/folkmoot.toml"
}

# make_site FOLDER PORT CONTENT: once; a folder that is there keeps its content. Another port is written anew.
make_site() {
    local folder=$1 port=$2 content=$3
    (umask 077 && mkdir -p "$folder")
    make_certificate "$folder"
    grep -qsx "port = $port" "$folder/folkmoot.toml" || write_configuration "$folder" "$port" "$content"
    [[ -f $folder/.prepared ]] && return 0
    if [[ $content == empty ]]; then
        "$program" --config "$folder/folkmoot.toml" setup
        say "Make the first administrator, in another terminal:"
        say "  $program --config $folder/folkmoot.toml person add --help"
    else
        (umask 077 && "$program" --config "$folder/folkmoot.toml" setup --demonstration "$tree/ops/demonstration" \
            >"$folder/sign-ins.new" && mv "$folder/sign-ins.new" "$folder/sign-ins")
    fi
    touch "$folder/.prepared"
}

print_address() {
    say ""
    say "Folkmoot answers on https://localhost:$2 (its certificate is its own: your browser will ask once)"
    [[ ! -f $1/sign-ins ]] || cat "$1/sign-ins" >&2
    say ""
}
