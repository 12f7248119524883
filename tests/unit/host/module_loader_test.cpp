#include "host/module_loader.hpp"

#include "folkmoot/module.hpp"
#include "host/base64url.hpp"
#include "host/manifest.hpp"
#include "kit/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <sodium.h>

#include <fstream>

namespace folkmoot::host { namespace {

namespace fs = std::filesystem;

std::string octets_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Some module of this build; empty when it has none.
fs::path built_module() {
    const fs::path folder{FOLKMOOT_BINARY_DIR "/modules"};
    if (fs::is_directory(folder))
        for (const auto& entry : fs::directory_iterator{folder})
            if (entry.path().extension() == ".so") return entry.path();
    return {};
}

/// A folder with a module of this build in it, and keys to sign it with.
class ModuleLoading : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_GE(sodium_init(), 0);
        make_keys(secret_, open_);
        if (built_module().empty()) GTEST_SKIP() << "there is no module to load";
        name_ = built_module().stem().string();
        fs::copy_file(built_module(), library());
        sign({});
    }

    static void make_keys(Bytes& secret, Bytes& open) {
        secret.resize(crypto_sign_SECRETKEYBYTES), open.resize(crypto_sign_PUBLICKEYBYTES);
        crypto_sign_keypair(
            reinterpret_cast<unsigned char*>(open.data()), reinterpret_cast<unsigned char*>(secret.data()));
    }
    fs::path library() const { return folder_ / (name_ + ".so"); }
    Manifest manifest() const {
        return {.name = name_,
            .version = "1.0",
            .sha512 = sha512_of(octets_of(library())),
            .sdk = FOLKMOOT_SDK,
            .needs = {}};
    }
    void write_manifest(std::string_view text) {
        std::ofstream{folder_ / (name_ + ".json"), std::ios::binary | std::ios::trunc} << text;
    }
    void sign(const std::function<void(Manifest&)>& change) {
        auto signed_one = manifest();
        if (change) change(signed_one);
        write_manifest(sign_manifest(signed_one, secret_));
    }
    /// Why the module is not in use; empty when it is.
    std::string quarantine() {
        auto modules = load_modules(folder_.path(), open_);
        EXPECT_EQ(modules.size(), 1U);
        return modules.empty() ? "it is not there" : modules.front().quarantine;
    }

    kit::TemporaryFolder folder_;
    std::string name_;
    Bytes secret_, open_;
};

TEST_F(ModuleLoading, ASignedModuleIsInUse) {
    EXPECT_EQ(quarantine(), "");
}

TEST_F(ModuleLoading, AModuleThatIsLeftOutIsNotOpened) {
    std::ofstream{library(), std::ios::binary | std::ios::trunc} << "no library at all";
    sign({});
    const std::vector<std::string> left_out{name_};
    const auto modules = load_modules(folder_.path(), open_, left_out);
    ASSERT_EQ(modules.size(), 1U);
    EXPECT_TRUE(modules.front().left_out);
    EXPECT_EQ(modules.front().version, "1.0");
    EXPECT_EQ(modules.front().quarantine, "");
    EXPECT_EQ(modules.front().module, nullptr);
}

TEST_F(ModuleLoading, AFileThatIsNotTheSignedOneIsNotLoaded) {
    auto octets = octets_of(library());
    octets[octets.size() / 2] = static_cast<char>(octets[octets.size() / 2] ^ 1);
    std::ofstream{library(), std::ios::binary | std::ios::trunc} << octets;
    EXPECT_EQ(quarantine(), "the file is not the one that was signed");
}

TEST_F(ModuleLoading, AManifestWithAChangedOctetIsRefused) {
    const auto text = octets_of(folder_ / (name_ + ".json"));
    for (const std::size_t at : {std::size_t{10}, text.size() / 2, text.size() - 5}) {
        auto changed = text;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        write_manifest(changed);
        EXPECT_EQ(quarantine(), "the manifest is not signed with this installation's module key") << at;
    }
}

TEST_F(ModuleLoading, AnotherKeysSignatureIsRefused) {
    Bytes theirs, unused;
    make_keys(theirs, unused);
    write_manifest(sign_manifest(manifest(), theirs));
    EXPECT_EQ(quarantine(), "the manifest is not signed with this installation's module key");
}

TEST_F(ModuleLoading, WithoutAManifestNothingIsLoaded) {
    fs::remove(folder_ / (name_ + ".json"));
    EXPECT_EQ(quarantine(), name_ + ".json is missing");
    write_manifest("{}");
    EXPECT_EQ(quarantine(), "the manifest has no signature");
    write_manifest(std::string(20'000, ' '));
    EXPECT_EQ(quarantine(), "the manifest is longer than 16 KiB");
}

TEST_F(ModuleLoading, TheManifestOfAnotherModuleIsRefused) {
    sign([](Manifest& one) { one.name = "blogs"; });
    EXPECT_EQ(quarantine(), "the manifest is another module's");
}

TEST_F(ModuleLoading, AVersionOtherThanTheSignedOneIsRefused) {
    sign([](Manifest& one) { one.version = "2.0"; });
    EXPECT_EQ(quarantine(), "its name or version is not the manifest's");
}

TEST_F(ModuleLoading, AnotherSdkIsRefusedBeforeAnythingOfItRuns) {
    sign([](Manifest& one) { one.sdk = FOLKMOOT_SDK + 1; });
    EXPECT_THAT(quarantine(), testing::StartsWith("it was built for SDK"));
}

TEST_F(ModuleLoading, AModuleWhoseNeedIsNotThereWaitsOutside) {
    sign([](Manifest& one) { one.needs = {"library"}; });
    EXPECT_EQ(quarantine(), "it needs the module library, which is not in use");
}

TEST_F(ModuleLoading, WhatIsNoLibraryIsRefused) {
    std::ofstream{library(), std::ios::binary | std::ios::trunc} << "not a library";
    sign({});
    EXPECT_THAT(quarantine(), testing::StartsWith("it cannot be loaded"));
}

TEST(AbiDifference, NamesEachThingThatDiffersAndStopsAtTheSize) {
    EXPECT_EQ(abi_difference(Abi{}), "");
    Abi other;
    other.compiler += 1;
    other.sanitized += 1;
    EXPECT_THAT(abi_difference(other),
        testing::AllOf(testing::HasSubstr("the compiler"), testing::HasSubstr("sanitizers")));
    other.size += 4;
    EXPECT_THAT(abi_difference(other),
        testing::AllOf(testing::HasSubstr("size"), testing::Not(testing::HasSubstr("compiler"))));
}

}} // namespace folkmoot::host
