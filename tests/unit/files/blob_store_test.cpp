#include "content_kit.hpp"
#include "faulty_disk.hpp"

namespace folkmoot::files::tests {

namespace {

class LocalStore : public ::testing::Test {
protected:
    std::filesystem::path stage(std::string_view text) {
        const auto path = folder_.path() / ("staged" + std::to_string(++staged_));
        posix_disk().open(path, OpenMode::create)->write_at(0, std::as_bytes(std::span{text}));
        return path;
    }
    std::string text_of(const std::string& name) {
        auto blob = store_.open(name);
        if (!blob) return "(none)";
        std::string text(blob->stored_size(), '\0');
        blob->read_at(0, std::as_writable_bytes(std::span{text}));
        return text;
    }

    TemporaryFolder folder_;
    FaultyDisk disk_;
    LocalBlobStore store_{disk_, folder_.path() / "blobs"};
    int staged_ = 0;
};

} // namespace

TEST_F(LocalStore, NeverOverwritesAName) {
    store_.put("ab-1", stage("first"));
    store_.put("ab-1", stage("second"));
    EXPECT_EQ(text_of("ab-1"), "first");
}

TEST_F(LocalStore, ListsEveryNameOnceInOrder) {
    std::vector<std::string> names;
    for (unsigned i = 0; i < 1500; ++i)
        names.push_back(fmt::format("{:02x}-{:04x}", i % 256, i));
    const auto staged = stage("same");
    for (const auto& name : names)
        store_.put(name, staged);
    std::ranges::sort(names);
    std::vector<std::string> listed;
    for (auto page = store_.list(""); !page.empty(); page = store_.list(listed.back()))
        for (auto& entry : page)
            listed.push_back(entry.name);
    EXPECT_EQ(listed, names);
}

TEST_F(LocalStore, RemovingTwiceIsRemoving) {
    store_.put("ab-1", stage("first"));
    store_.remove("ab-1");
    store_.remove("ab-1");
    EXPECT_EQ(text_of("ab-1"), "(none)");
}

TEST_F(LocalStore, RefusesANameThatCouldLeaveItsFolder) {
    for (const char* name : {"../x", "ab/../../x", "", "a", "AB-1"})
        EXPECT_THROW(store_.open(name), std::logic_error) << name;
}

/// A failed put leaves either nothing or the whole content, and trying again succeeds.
TEST_F(LocalStore, SurvivesTheFailureOfEachDiskCallOfAPut) {
    for (std::uint64_t call = 0; call < 50; ++call) {
        const auto name = fmt::format("{:02x}-1", call);
        const auto staged = stage("whole");
        disk_.fail_at(call, EIO);
        bool failed = false;
        try {
            store_.put(name, staged);
        } catch (const DiskError&) {
            failed = true;
        }
        disk_.heal();
        EXPECT_THAT(text_of(name), ::testing::AnyOf("whole", "(none)"));
        store_.put(name, staged);
        EXPECT_EQ(text_of(name), "whole");
        if (!failed) return;
    }
    FAIL() << "a put without a failing call should have succeeded";
}

} // namespace folkmoot::files::tests
