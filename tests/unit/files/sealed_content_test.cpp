#include "content_kit.hpp"

namespace folkmoot::files::tests {

namespace {

constexpr std::string_view one{"aa-1"};
constexpr std::string_view other{"bb-2"};

/// Two contents of three segments each in a store, and what an attacker with the disk may do to them.
class SealedContent : public ::testing::Test {
protected:
    SealedContent() {
        put(one, key_, plain_);
        put(other, other_key_, octets_of(plain_.size(), 2));
    }

    void put(std::string_view name, const BlobKey& key, std::span<const std::byte> plain) {
        const auto staged = folder_.path() / ("staged-" + std::string{name});
        Part part(posix_disk(), staged, copy_of(root_, key), plain.size(), 0);
        part.append(plain);
        EXPECT_EQ(part.settle(), plain.size());
        EXPECT_TRUE(part.is_whole());
        store_.put(std::string{name}, staged);
    }

    std::filesystem::path file_of(std::string_view name) const {
        return folder_.path() / "blobs" / name.substr(0, 2) / name;
    }
    std::vector<std::byte> stored(std::string_view name) const {
        auto file = posix_disk().open(file_of(name), OpenMode::read);
        std::vector<std::byte> octets(file->size());
        file->read_at(0, octets);
        return octets;
    }
    void overwrite(std::string_view name, std::uint64_t offset, std::span<const std::byte> octets) const {
        posix_disk().open(file_of(name), OpenMode::write)->write_at(offset, octets);
    }
    BlobReader reader(std::string_view name, const BlobKey& key) {
        return {std::string{name}, store_.open(std::string{name}), copy_of(root_, key), plain_.size()};
    }
    /// What reading the first content finds; "nothing" when it reads as it should not.
    std::pair<BlobFault, std::uint64_t> fault() {
        try {
            auto opened = reader(one, key_);
            read_all(opened);
        } catch (const BlobBroken& broken) {
            EXPECT_EQ(broken.blob(), one);
            return {broken.fault(), broken.segment()};
        }
        ADD_FAILURE() << "a changed content was served";
        return {};
    }

    TemporaryFolder folder_;
    RootKey root_{Secret::random()};
    LocalBlobStore store_{posix_disk(), folder_.path() / "blobs"};
    BlobKey key_ = BlobKey::random();
    BlobKey other_key_ = BlobKey::random();
    std::vector<std::byte> plain_ = octets_of(2 * segment_size + 12'345);
};

} // namespace

TEST_F(SealedContent, ReadsAsItWasWritten) {
    auto opened = reader(one, key_);
    EXPECT_EQ(read_all(opened), plain_);
}

TEST_F(SealedContent, RangeEqualsTheSamePartOfAFullRead) {
    auto opened = reader(one, key_);
    for (std::uint64_t offset :
        {std::uint64_t{0}, segment_size - 1, segment_size, 2 * segment_size - 7, 2 * segment_size + 12'344}) {
        std::vector<std::byte> into(300'000);
        const auto count = opened.read(offset, into);
        EXPECT_EQ(count, std::min<std::uint64_t>(into.size(), plain_.size() - offset));
        EXPECT_TRUE(std::equal(into.begin(), into.begin() + static_cast<std::ptrdiff_t>(count),
            plain_.begin() + static_cast<std::ptrdiff_t>(offset)));
    }
    std::vector<std::byte> beyond(10);
    EXPECT_EQ(opened.read(plain_.size(), beyond), 0U);
}

TEST_F(SealedContent, NoReadableOctetLiesOnTheDisk) {
    const auto text = std::string(200'000, 'x') + "the minister's draft reply";
    put("cc-3", key_, std::as_bytes(std::span{text}));
    const auto octets = stored("cc-3");
    const std::string_view raw{reinterpret_cast<const char*>(octets.data()), octets.size()};
    EXPECT_FALSE(raw.contains("minister"));
    EXPECT_FALSE(raw.contains("xxxxxxxx"));
}

TEST_F(SealedContent, OneFlippedBitIsFoundWhereverItIs) {
    const auto whole = stored(one);
    for (std::uint64_t at : {std::uint64_t{0}, std::uint64_t{30}, stored_segment_size + 5,
             2 * stored_segment_size - 1, whole.size() - 1}) {
        const std::array flipped{whole[at] ^ std::byte{0x10}};
        overwrite(one, at, flipped);
        EXPECT_EQ(fault(), std::pair(BlobFault::altered, at / stored_segment_size));
        overwrite(one, at, std::span{whole}.subspan(at, 1));
    }
    auto healed = reader(one, key_);
    EXPECT_EQ(read_all(healed), plain_);
}

TEST_F(SealedContent, ReorderedSegmentsAreFound) {
    const auto whole = stored(one);
    overwrite(one, 0, std::span{whole}.subspan(stored_segment_size, stored_segment_size));
    overwrite(one, stored_segment_size, std::span{whole}.first(stored_segment_size));
    EXPECT_EQ(fault(), std::pair(BlobFault::altered, std::uint64_t{0}));
}

TEST_F(SealedContent, SegmentsOfAnotherContentAreFound) {
    const auto foreign = stored(other);
    overwrite(one, stored_segment_size, std::span{foreign}.subspan(stored_segment_size, stored_segment_size));
    EXPECT_EQ(fault(), std::pair(BlobFault::altered, std::uint64_t{1}));
}

TEST_F(SealedContent, AWholeOtherFileUnderItsNameIsFound) {
    std::filesystem::copy_file(
        file_of(other), file_of(one), std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(fault().first, BlobFault::altered);
}

TEST_F(SealedContent, TruncationIsFoundAlsoAtASegmentsEnd) {
    posix_disk().open(file_of(one), OpenMode::write)->truncate(2 * stored_segment_size);
    EXPECT_EQ(fault().first, BlobFault::wrong_length);
    // A store that has the row changed to match still fails: the last segment knows that it is the last.
    BlobReader shorter(
        std::string{one}, store_.open(std::string{one}), copy_of(root_, key_), 2 * segment_size);
    try {
        read_all(shorter);
        ADD_FAILURE() << "a shortened content was served";
    } catch (const BlobBroken& broken) {
        EXPECT_EQ(broken.fault(), BlobFault::altered);
        EXPECT_EQ(broken.segment(), 1U);
    }
}

TEST_F(SealedContent, AnythingAppendedIsFound) {
    overwrite(one, stored(one).size(), std::array{std::byte{0}});
    EXPECT_EQ(fault().first, BlobFault::wrong_length);
}

TEST_F(SealedContent, AMissingFileIsNamed) {
    store_.remove(std::string{one});
    EXPECT_EQ(fault().first, BlobFault::missing);
}

TEST_F(SealedContent, AnEmptyContentHasItsSegmentToo) {
    Part part(posix_disk(), folder_.path() / "empty", copy_of(root_, key_), 0, 0);
    EXPECT_EQ(part.settle(), 0U);
    EXPECT_TRUE(part.is_whole());
    store_.put("dd-4", folder_.path() / "empty");
    BlobReader opened("dd-4", store_.open("dd-4"), copy_of(root_, key_), 0);
    EXPECT_TRUE(read_all(opened).empty());
}

TEST_F(SealedContent, AKeyOpensForItsOwnerOnly) {
    const auto sealed = key_.seal(root_, "blob aa");
    EXPECT_TRUE(BlobKey::open(root_, "blob aa", sealed));
    EXPECT_FALSE(BlobKey::open(root_, "blob bb", sealed));
    EXPECT_FALSE(BlobKey::open(RootKey(Secret::random()), "blob aa", sealed));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= std::byte{1};
        EXPECT_FALSE(BlobKey::open(root_, "blob aa", changed)) << at;
    }
}

TEST_F(SealedContent, TheSameContentHasOneNameInASpaceAndAnotherInTheNext) {
    const auto name = [&](ObjectId space) {
        auto opened = reader(one, key_);
        return name_content(opened, root_, space);
    };
    const auto here = name(ObjectId{7});
    EXPECT_EQ(here.size(), 64U);
    EXPECT_EQ(here, name(ObjectId{7}));
    EXPECT_NE(here, name(ObjectId{8}));
}

} // namespace folkmoot::files::tests
