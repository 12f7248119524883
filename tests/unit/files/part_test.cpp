#include "content_kit.hpp"
#include "faulty_disk.hpp"
#include "folkmoot/problem.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sys/wait.h>

namespace folkmoot::files::tests {

namespace {

class PartTest : public ::testing::Test {
protected:
    Part open(Disk& disk, std::uint64_t safe) {
        return {disk, path_, copy_of(root_, key_), plain_.size(), safe};
    }
    /// The content as whoever completes the upload will read it.
    std::vector<std::byte> content() {
        const auto name = "aa-" + std::to_string(++put_);
        store_.put(name, path_);
        BlobReader reader(name, store_.open(name), copy_of(root_, key_), plain_.size());
        return read_all(reader);
    }
    std::span<const std::byte> rest(std::uint64_t from) const { return std::span{plain_}.subspan(from); }

    TemporaryFolder folder_;
    RootKey root_{Secret::random()};
    LocalBlobStore store_{posix_disk(), folder_.path() / "blobs"};
    std::filesystem::path path_ = folder_.path() / "part";
    BlobKey key_ = BlobKey::random();
    std::vector<std::byte> plain_ = octets_of(4 * segment_size + 321);
    int put_ = 0;
};

template <class Work> std::optional<Code> code_of(Work work) {
    try {
        work();
    } catch (const Problem& problem) {
        return problem.code();
    }
    return std::nullopt;
}

} // namespace

TEST_F(PartTest, GrowsRequestByRequest) {
    EXPECT_EQ(open(posix_disk(), 0).settle(), 0U);
    std::uint64_t safe = 0;
    while (safe < plain_.size()) {
        auto part = open(posix_disk(), safe);
        part.append(rest(safe).first(std::min<std::size_t>(2 * segment_size, plain_.size() - safe)));
        safe = part.settle();
    }
    EXPECT_TRUE(open(posix_disk(), safe).is_whole());
    EXPECT_EQ(content(), plain_);
}

TEST_F(PartTest, TakesOctetsInPiecesOfAnySize) {
    auto part = open(posix_disk(), 0);
    for (std::size_t at = 0; at < plain_.size(); at += 9'973)
        part.append(rest(at).first(std::min<std::size_t>(9'973, plain_.size() - at)));
    EXPECT_EQ(part.settle(), plain_.size());
    EXPECT_EQ(content(), plain_);
}

TEST_F(PartTest, ACutRequestKeepsItsWholeSegments) {
    auto part = open(posix_disk(), 0);
    part.append(std::span{plain_}.first(segment_size + 500));
    EXPECT_EQ(part.settle(), segment_size);
}

TEST_F(PartTest, RefusesMoreThanWasPromised) {
    auto part = open(posix_disk(), 0);
    part.append(plain_);
    EXPECT_EQ(code_of([&] { part.append(std::array{std::byte{1}}); }), Code::too_large);
}

TEST_F(PartTest, RefusesASecondWriter) {
    auto part = open(posix_disk(), 0);
    EXPECT_EQ(code_of([&] { open(posix_disk(), 0); }), Code::conflict);
}

TEST_F(PartTest, WhatWasNeverAcknowledgedIsDroppedAfterACrash) {
    {
        auto part = open(posix_disk(), 0);
        part.append(std::span{plain_}.first(2 * segment_size));
    }
    auto file = posix_disk().open(path_, OpenMode::write);
    file->write_at(stored_segment_size + 99, octets_of(5'000, 9));
    file.reset();
    auto part = open(posix_disk(), segment_size);
    part.append(rest(segment_size));
    EXPECT_EQ(part.settle(), plain_.size());
    EXPECT_EQ(content(), plain_);
}

TEST_F(PartTest, SaysSoWhenAcknowledgedOctetsAreGone) {
    EXPECT_EQ(code_of([&] { open(posix_disk(), segment_size); }), Code::gone);
}

/// Every call of an upload fails once, in turn: a full disk is told as such, nothing that was acknowledged is
/// lost, and the upload goes on once the disk does.
TEST_F(PartTest, SurvivesTheFailureOfEachDiskCall) {
    for (int number : {ENOSPC, EIO}) {
        for (std::uint64_t call = 0;; ++call) {
            std::filesystem::remove(path_);
            FaultyDisk disk;
            disk.fail_at(call, number);
            std::uint64_t safe = 0;
            const auto step = [&] {
                auto part = open(disk, safe);
                part.append(rest(safe).first(std::min<std::size_t>(2 * segment_size, plain_.size() - safe)));
                safe = part.settle();
            };
            int failures = 0;
            while (safe < plain_.size() && failures < 3) {
                try {
                    step();
                } catch (const Problem& problem) {
                    EXPECT_EQ(number, ENOSPC);
                    EXPECT_EQ(problem.code(), Code::storage_full);
                    failures += 1;
                } catch (const DiskError& error) {
                    EXPECT_EQ(number, EIO);
                    failures += 1;
                }
            }
            EXPECT_EQ(failures, disk.has_failed() ? 1 : 0);
            EXPECT_EQ(content(), plain_) << "call " << call;
            if (!disk.has_failed()) break;
            ASSERT_LT(call, 100U);
        }
    }
}

TEST_F(PartTest, ContinuesAfterAKillFromWhatWasAcknowledged) {
    for (int round = 0; round < 10; ++round) {
        std::filesystem::remove(path_);
        std::array<int, 2> acknowledged{};
        ASSERT_EQ(::pipe(acknowledged.data()), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            for (std::uint64_t safe = 0; safe < plain_.size();) {
                auto part = open(posix_disk(), safe);
                part.append(rest(safe).first(std::min<std::size_t>(segment_size, plain_.size() - safe)));
                safe = part.settle();
                if (::write(acknowledged[1], &safe, sizeof safe) != sizeof safe) ::_exit(1);
            }
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(1'000 * (round + 1)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(acknowledged[1]);
        std::uint64_t safe = 0;
        for (std::uint64_t said = 0; ::read(acknowledged[0], &said, sizeof said) == sizeof said;)
            safe = said;
        ::close(acknowledged[0]);
        auto part = open(posix_disk(), safe);
        part.append(rest(safe));
        EXPECT_EQ(part.settle(), plain_.size());
        EXPECT_EQ(content(), plain_);
    }
}

/// Streams FOLKMOOT_LARGE_UPLOAD_MIB (64 unless told) in and out; neither way may hold more than a few
/// segments.
TEST_F(PartTest, HoldsLittleInMemoryHoweverLargeTheContent) {
    const char* told = std::getenv("FOLKMOOT_LARGE_UPLOAD_MIB");
    const std::uint64_t size = (told ? std::stoull(told) : 64) * segment_size;
    const auto resident = [] {
        std::ifstream status("/proc/self/statm");
        std::uint64_t total = 0;
        std::uint64_t pages = 0;
        status >> total >> pages;
        return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    };
    const auto before = resident();
    std::uint64_t most = 0;
    Part part(posix_disk(), path_, copy_of(root_, key_), size, 0);
    for (std::uint64_t sent = 0; sent < size; sent += segment_size) {
        part.append(std::span{plain_}.first(segment_size));
        most = std::max(most, resident());
    }
    EXPECT_EQ(part.settle(), size);
    store_.put("ee-1", path_);
    BlobReader reader("ee-1", store_.open("ee-1"), copy_of(root_, key_), size);
    EXPECT_EQ(name_content(reader, root_, ObjectId{1}).size(), 64U);
    most = std::max(most, resident());
    EXPECT_LT(most - std::min(most, before), 16 * segment_size);
}

} // namespace folkmoot::files::tests
