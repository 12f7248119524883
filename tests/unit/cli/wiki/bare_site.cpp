#include "unit/cli/wiki/bare_site.hpp"

#include "files/root_key.hpp"
#include "host/base64url.hpp"
#include "host/keys.hpp"
#include "host/manifest.hpp"

#include <sodium.h>

#include <fstream>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;
const fs::path module_file = fs::path{FOLKMOOT_BINARY_DIR} / "modules/wiki.so";

std::string read_whole(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

BareSite::BareSite(kit::Backend backend)
    : store_(backend) {
    fs::create_directories(folder_ / "data/keys");
    host::Keys::make(folder_ / "data/keys");
    files::RootKey::create(folder_ / "data/keys/root.key");
    sign_module();
    open();
}

std::string BareSite::absence(kit::Backend backend) {
    if (!fs::exists(module_file)) return "the wiki module is not built";
    return backend == kit::Backend::postgres ? kit::EmptyStore::absence() : std::string{};
}

void BareSite::sign_module() {
    Bytes secret(crypto_sign_SECRETKEYBYTES), open(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_keypair(
        reinterpret_cast<unsigned char*>(open.data()), reinterpret_cast<unsigned char*>(secret.data()));
    fs::create_directories(folder_ / "modules");
    fs::copy_file(module_file, folder_ / "modules/wiki.so");
    std::ofstream{folder_ / "module.pub"} << host::to_base64url(open);
    const host::Manifest manifest{.name = "wiki",
        .version = "1.0",
        .sha512 = host::sha512_of(read_whole(module_file)),
        .sdk = FOLKMOOT_SDK,
        .needs = {}};
    std::ofstream{folder_ / "modules/wiki.json"} << host::sign_manifest(manifest, secret);
}

void BareSite::open() {
    const fs::path source{FOLKMOOT_SOURCE_DIR};
    host::Configuration configuration;
    configuration.base_url = "https://localhost";
    configuration.data = folder_ / "data";
    configuration.store_url = store_.url();
    configuration.modules = folder_ / "modules";
    configuration.module_key = folder_ / "module.pub";
    configuration.schema = source / "schema";
    configuration.messages = source / "web-client/messages";
    house_.emplace(std::move(configuration));
}

} // namespace folkmoot::cli
