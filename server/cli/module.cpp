#include "cli/commands.hpp"
#include "host/base64url.hpp"
#include "host/manifest.hpp"
#include "host/module_loader.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <fstream>
#include <iostream>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.string()));
    return text;
}

void write_file(const fs::path& path, std::string_view text, fs::perms permissions) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    fs::permissions(path, permissions);
    file << text;
    if (!file.flush()) throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
}

/// A pair of keys to sign modules with: <folder>/module.key stays with whoever builds, module.pub goes to the
/// server.
void make_key(const fs::path& folder) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    if (fs::exists(folder / "module.key")) return;
    fs::create_directories(folder);
    Bytes secret(crypto_sign_SECRETKEYBYTES), open(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_keypair(
        reinterpret_cast<unsigned char*>(open.data()), reinterpret_cast<unsigned char*>(secret.data()));
    using enum fs::perms;
    write_file(folder / "module.key", host::to_base64url(secret) + "\n", owner_read | owner_write);
    write_file(folder / "module.pub", host::to_base64url(open) + "\n",
        owner_read | owner_write | group_read | others_read);
    sodium_memzero(secret.data(), secret.size());
}

struct Signing {
    fs::path key;
    std::vector<fs::path> libraries;
    std::string version = "1.0";
    std::vector<std::string> needs;
};

/// Writes <name>.json beside each <name>.so: what the house checks before it loads the module.
void sign(const Signing& signing) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    std::string text = read_file(signing.key);
    while (text.ends_with('\n'))
        text.pop_back();
    auto secret = host::from_base64url(text);
    if (!secret) throw std::runtime_error(fmt::format("{} is not a module key", signing.key.string()));
    for (const auto& library : signing.libraries) {
        host::Manifest manifest{.name = library.stem().string(),
            .version = signing.version,
            .sha512 = host::sha512_of(read_file(library)),
            .sdk = FOLKMOOT_SDK,
            .needs = signing.needs};
        auto path = library;
        using enum fs::perms;
        write_file(path.replace_extension(".json"), host::sign_manifest(manifest, *secret),
            owner_read | owner_write | group_read | others_read);
    }
}

} // namespace

void add_module(Command& program) {
    auto module = program.group("module", "Make a signing key, and sign modules with it");

    auto folder = std::make_shared<fs::path>();
    module.command("key", "Make module.key and module.pub in a folder, unless they are there")
        .path("folder", *folder, "The folder", Argument::required)
        .runs([folder] { make_key(*folder); });

    auto signing = std::make_shared<Signing>();
    module.command("sign", "Write the signed manifest of one or more modules")
        .path("--key", signing->key, "The secret key, module.key", Argument::required)
        .text("--version", signing->version, "The modules' version", Argument::preset)
        .texts("--needs", signing->needs, "A module that these need (may be repeated)")
        .files("library", signing->libraries, "The modules' .so files", Argument::required)
        .runs([signing] { sign(*signing); });
}

} // namespace folkmoot::cli
