#include "content_kit.hpp"
#include "files/disk_watch.hpp"
#include "folkmoot/problem.hpp"

namespace folkmoot::files::tests {

namespace {

constexpr std::uint64_t gib = std::uint64_t{1} << 30;

/// A disk of 100 GiB as full as the test says.
class DiskWatchTest : public ::testing::Test {
protected:
    bool has_ballast() const {
        const auto path = folder_.path() / "ballast";
        return std::filesystem::exists(path) && std::filesystem::file_size(path) == DiskWatch::ballast_size;
    }
    DiskRoom look(std::uint64_t free) {
        free_ = free;
        return watch_.look();
    }
    TemporaryFolder folder_;
    std::uint64_t free_ = 50 * gib;
    DiskWatch watch_{folder_.path(), [this] { return DiskSpace{free_, 100 * gib}; }};
};

} // namespace

TEST_F(DiskWatchTest, RefusesUploadsBelowFivePercentAndChangesBelowTwo) {
    EXPECT_EQ(watch_.room(), DiskRoom::ample);
    EXPECT_NO_THROW(watch_.require_room_for_upload(gib));
    EXPECT_EQ(look(4 * gib), DiskRoom::uploads_refused);
    EXPECT_THROW(watch_.require_room_for_upload(1), Problem);
    EXPECT_NO_THROW(watch_.require_room_for_change());
    EXPECT_EQ(look(gib), DiskRoom::read_only);
    EXPECT_THROW(watch_.require_room_for_change(), Problem);
    EXPECT_EQ(look(6 * gib), DiskRoom::ample);
    EXPECT_NO_THROW(watch_.require_room_for_change());
}

TEST_F(DiskWatchTest, ADiskThatCannotSayHowFullItIsTakesNoChanges) {
    bool fails = false;
    TemporaryFolder folder;
    DiskWatch watch{folder.path(), [&fails] {
                        if (fails) throw DiskError(EIO, "statvfs");
                        return DiskSpace{50 * gib, 100 * gib};
                    }};
    fails = true;
    EXPECT_EQ(watch.look(), DiskRoom::read_only);
    EXPECT_EQ(watch.last_room(), DiskRoom::read_only);
    fails = false;
    EXPECT_EQ(watch.look(), DiskRoom::ample);
}

TEST_F(DiskWatchTest, AnUploadMayNotUseUpWhatIsKeptFree) {
    look(6 * gib);
    EXPECT_NO_THROW(watch_.require_room_for_upload(gib / 2));
    EXPECT_THROW(watch_.require_room_for_upload(2 * gib), Problem);
}

TEST_F(DiskWatchTest, GivesUpItsBallastWhenNearlyFullAndLaysItDownAgain) {
    EXPECT_TRUE(has_ballast());
    look(gib);
    EXPECT_FALSE(has_ballast());
    look(4 * gib);
    EXPECT_FALSE(has_ballast());
    look(6 * gib);
    EXPECT_TRUE(has_ballast());
}

TEST_F(DiskWatchTest, TheBallastAloneDoesNotEndReadOnlyMode) {
    look(2 * gib - 1);
    EXPECT_EQ(look(2 * gib - 1 + DiskWatch::ballast_size), DiskRoom::read_only);
    EXPECT_EQ(look(2 * gib + 2 * DiskWatch::ballast_size), DiskRoom::uploads_refused);
}

TEST(DiskSpaceOfAFolder, IsWhatTheSystemSays) {
    const auto space = space_of(std::filesystem::temp_directory_path());
    EXPECT_GT(space.total, 0U);
    EXPECT_LE(space.free, space.total);
}

} // namespace folkmoot::files::tests
