#include "content_kit.hpp"

#include <sys/stat.h>

namespace folkmoot::files::tests {

namespace {
std::string refusal(const std::filesystem::path& path) {
    try {
        RootKey::load(path);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}
} // namespace

TEST(RootKeyFile, IsReadableByItsOwnerOnlyAndGivesTheSameKeysEachTime) {
    TemporaryFolder folder;
    const auto path = folder.path() / "root.key";
    RootKey::create(path);
    struct stat status{};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    const auto sealed = BlobKey::random().seal(RootKey::load(path), "blob");
    EXPECT_TRUE(BlobKey::open(RootKey::load(path), "blob", sealed));
}

TEST(RootKeyFile, IsNeverReplaced) {
    TemporaryFolder folder;
    RootKey::create(folder.path() / "root.key");
    EXPECT_THROW(RootKey::create(folder.path() / "root.key"), DiskError);
}

TEST(RootKeyFile, IsRefusedWhenOthersCanReadIt) {
    TemporaryFolder folder;
    const auto path = folder.path() / "root.key";
    RootKey::create(path);
    for (mode_t mode : {0644U, 0640U, 0604U}) {
        ASSERT_EQ(::chmod(path.c_str(), mode), 0);
        EXPECT_THAT(refusal(path), ::testing::HasSubstr("can be read by others"));
    }
}

TEST(RootKeyFile, IsRefusedWhenMissingShortOrALink) {
    TemporaryFolder folder;
    const auto path = folder.path() / "root.key";
    EXPECT_THAT(refusal(path), ::testing::HasSubstr("cannot be found"));
    RootKey::create(path);
    std::filesystem::create_symlink(path, folder.path() / "link");
    EXPECT_THAT(refusal(folder.path() / "link"), ::testing::HasSubstr("is not a plain file"));
    std::filesystem::resize_file(path, 31);
    EXPECT_THAT(refusal(path), ::testing::HasSubstr("is not 32 octets long"));
}

} // namespace folkmoot::files::tests
