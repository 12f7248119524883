#include "unit/cli/wiki/small_site.hpp"

#include "access/area.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "audit/actor.hpp"
#include "files/root_key.hpp"
#include "host/base64url.hpp"
#include "host/keys.hpp"
#include "host/manifest.hpp"
#include "identity/person.hpp"
#include "identity/viewer_maker.hpp"

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

void SmallSiteTest::SetUp() {
    if (!fs::exists(module_file)) GTEST_SKIP() << "the wiki module is not built";
    store_.emplace(GetParam());
    if (store_->url().empty()) GTEST_SKIP() << kit::EmptyStore::absence();
    fs::create_directories(folder_ / "data/keys");
    host::Keys::make(folder_ / "data/keys");
    files::RootKey::create(folder_ / "data/keys/root.key");
    sign_module();
    open();
    furnish();
}

void SmallSiteTest::TearDown() {
    house_.reset();
    store_.reset();
}

void SmallSiteTest::sign_module() {
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

void SmallSiteTest::open() {
    const fs::path source{FOLKMOOT_SOURCE_DIR};
    host::Configuration configuration;
    configuration.base_url = "https://localhost";
    configuration.data = folder_ / "data";
    configuration.store_url = store_->url();
    configuration.modules = folder_ / "modules";
    configuration.module_key = folder_ / "module.pub";
    configuration.schema = source / "schema";
    configuration.messages = source / "web-client/messages";
    house_.emplace(std::move(configuration));
}

void SmallSiteTest::furnish() {
    house().database().write_now("test", [](WriteTx& tx) {
        const Viewer setup = ViewerMaker::system("test");
        audit::act_as(tx, setup, "test");
        const auto owner = identity::create_person(
            tx, {.name = "Owen Parry", .email = "owen@department.example", .title = {}, .purpose = {}});
        const auto area = access::create_area(tx, setup, std::nullopt, "Department");
        const auto space = access::create_space(tx, setup,
            {.area = area, .slug = "team", .name = "Team", .summary = {}, .owner = owner, .handling = {}});
        access::create_section(tx, setup, {.space = space, .module = "wiki", .slug = "wiki", .name = "Wiki"});
    });
}

} // namespace folkmoot::cli
