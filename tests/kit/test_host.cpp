#include "kit/test_host.hpp"

#include "files/root_key.hpp"
#include "folkmoot/module.hpp"
#include "host/base64url.hpp"
#include "host/keys.hpp"
#include "host/manifest.hpp"
#include "kit/child.hpp"
#include "kit/unnumbered.hpp"

#include <sodium.h>

#include <fstream>
#include <thread>

namespace folkmoot::kit {
namespace {

namespace fs = std::filesystem;

constexpr Sql forget_failures{"delete from throttle"};

/// Copies this build's modules into a folder and signs them with a key that is gone afterwards.
void sign_modules(const fs::path& folder, const fs::path& public_key) {
    Bytes secret(crypto_sign_SECRETKEYBYTES), open(crypto_sign_PUBLICKEYBYTES);
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    crypto_sign_keypair(
        reinterpret_cast<unsigned char*>(open.data()), reinterpret_cast<unsigned char*>(secret.data()));
    std::ofstream{public_key} << host::to_base64url(open) << "\n";
    fs::create_directories(folder);
    for (const auto& entry : fs::directory_iterator{FOLKMOOT_BINARY_DIR "/modules"}) {
        if (entry.path().extension() != ".so") continue;
        fs::copy_file(entry.path(), folder / entry.path().filename());
        const auto name = entry.path().stem().string();
        const host::Manifest manifest{.name = name,
            .version = "1.0",
            .sha512 = host::sha512_of(octets_of(entry.path())),
            .sdk = FOLKMOOT_SDK,
            .needs = {}};
        std::ofstream{folder / (name + ".json")} << host::sign_manifest(manifest, secret);
    }
}

transport::ListenerSettings listener(std::string name, transport::Audience audience) {
    return {.name = std::move(name),
        .security = transport::Security::plain,
        .audience = audience,
        .base_urls = {Browser::origin},
        .certificate_file = {},
        .key_file = {},
        .trusted_proxies = {}};
}

host::Configuration configuration(const fs::path& folder, const std::string& store) {
    const fs::path source{FOLKMOOT_SOURCE_DIR};
    host::Keys::make(folder / "data/keys");
    if (!fs::exists(folder / "data/keys/root.key")) files::RootKey::create(folder / "data/keys/root.key");
    sign_modules(folder / "modules", folder / "module.pub");
    host::Configuration made;
    made.base_url = Browser::origin;
    made.data = folder / "data";
    made.store_url = store;
    made.readers = made.writers = made.workers = 2;
    made.modules = folder / "modules";
    made.module_key = folder / "module.pub";
    made.schema = source / "schema";
    made.messages = source / "web-client/messages";
    made.client = folder / "client";
    made.server.listeners = {
        listener("test", transport::Audience::open), listener("operators", transport::Audience::admin)};
    made.rates = host::RateSettings::none(); // a program's tests are one very busy person
    made.server.sockets.restart_jitter = std::chrono::milliseconds{0};
    return made;
}

/// Ends the shared servers while everything they use is still there.
class SharedHosts final : public testing::Environment {
public:
    TestHost* get(Backend backend) {
        auto& host = backend == Backend::sqlite ? sqlite_ : postgres_;
        if (!host && (backend == Backend::sqlite || EmptyStore::absence().empty()))
            host = std::make_unique<TestHost>(backend);
        return host.get();
    }
    void TearDown() override {
        sqlite_.reset();
        postgres_.reset();
    }

private:
    std::unique_ptr<TestHost> sqlite_, postgres_;
};

auto* const hosts = dynamic_cast<SharedHosts*>(testing::AddGlobalTestEnvironment(new SharedHosts));

} // namespace

TestHost::TestHost(Backend backend, const Wishes& wishes)
    : store_(backend) {
    const host::World world{
        .clock = &clock_, .password_cost = {.passes = 1, .memory = 8192}, .disk = wishes.disk};
    fs::create_directories(folder_ / "client");
    std::ofstream{folder_ / "client/index.html"} << "<!doctype html><title>Folkmoot</title>";
    auto made = configuration(folder_.path(), store_.url());
    if (wishes.configuration) wishes.configuration(made);
    host_ = std::make_unique<host::Host>(std::move(made), world);
}

TestHost::~TestHost() = default;

TestHost* TestHost::shared(Backend backend) {
    return hosts->get(backend);
}

void TestHost::settle() {
    EXPECT_TRUE(soon([this] { return read([](ReadTx& tx) { return count_unnumbered(tx); }) == 0; }))
        << "the sequencer does not number what was committed";
}

void HostTest::SetUp() {
    host_ = TestHost::shared(GetParam());
    if (!host_) GTEST_SKIP() << EmptyStore::absence();
    // All tests sign in from one network: what failed in the last one shall keep nobody waiting in this.
    host_->write([](WriteTx& tx) { tx.run(forget_failures); });
}

} // namespace folkmoot::kit
