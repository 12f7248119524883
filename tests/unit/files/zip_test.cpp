#include "files/zip.hpp"
#include "folkmoot/problem.hpp"
#include "kit/unzipped.hpp"

#include <gtest/gtest.h>

namespace folkmoot::files { namespace {

using namespace std::chrono_literals;

constexpr Time noon{std::chrono::sys_days{std::chrono::year{2026} / 5 / 3} + 12h};

/// A content that says how many of its kind are open.
class Counted final : public Octets {
public:
    Counted(std::string text, int& open)
        : text_(std::move(text))
        , open_(open) {
        ++open_;
    }
    ~Counted() override { --open_; }
    std::uint64_t size() const override { return text_.size(); }
    std::string read(std::uint64_t offset, std::size_t count) override { return text_.substr(offset, count); }

private:
    std::string text_;
    int& open_;
};

std::string read_whole(ZipStream& zip, std::size_t piece) {
    std::string whole;
    while (whole.size() < zip.size())
        whole += zip.read(whole.size(), std::min<std::size_t>(piece, zip.size() - whole.size()));
    return whole;
}

TEST(ZipStream, IsAsLongAsItSaysHoweverSmallThePieces) {
    const std::string large(600'000, 'x');
    int open = 0;
    for (const std::size_t piece : {1U, 7U, 4096U, 10'000'000U}) {
        ZipStream zip{{{.path = "folder/", .changed = noon},
            {.path = "folder/Cynllun ŵ.md", .changed = noon, .body = "words"},
            {.path = "folder/empty", .changed = noon},
            {.path = "large", .changed = noon, .size = large.size(), .open = [&] {
                 return std::make_shared<Counted>(large, open);
             }}}};
        const auto whole = read_whole(zip, piece);
        EXPECT_EQ(whole.size(), zip.size());
        const auto got = kit::Unzipped::read(whole);
        EXPECT_EQ(got.at("folder/Cynllun ŵ.md"), "words");
        EXPECT_EQ(got.at("large"), large);
        EXPECT_EQ(got.size(), 4U);
    }
}

TEST(ZipStream, OpensOneContentAtATime) {
    int open = 0, most = 0;
    std::vector<ZipEntry> entries;
    for (int number = 0; number < 50; ++number)
        entries.push_back({.path = std::to_string(number), .changed = noon, .size = 3, .open = [&] {
                               auto content = std::make_shared<Counted>("abc", open);
                               most = std::max(most, open);
                               return content;
                           }});
    ZipStream zip{std::move(entries)};
    EXPECT_EQ(open, 0);
    EXPECT_EQ(kit::Unzipped::read(read_whole(zip, 100)).size(), 50U);
    EXPECT_EQ(most, 1);
    EXPECT_EQ(open, 0);
}

TEST(ZipStream, RefusesToBeginWhatItCannotHold) {
    const ZipEntry huge{.path = "a", .changed = noon, .size = std::uint64_t{3} << 30U, .open = [] {
                            return std::shared_ptr<Octets>{};
                        }};
    EXPECT_THROW(ZipStream({huge, huge}), Problem);
    EXPECT_THROW(ZipStream(std::vector<ZipEntry>(70'000, ZipEntry{.path = "a", .changed = noon})), Problem);
}

TEST(ZipStream, IsCutWhereAContentIsNotAsLongAsWasSaid) {
    int open = 0;
    ZipStream zip{{{.path = "a", .changed = noon, .size = 4, .open = [&] {
                        return std::make_shared<Counted>("abc", open);
                    }}}};
    EXPECT_THROW(read_whole(zip, 100), std::runtime_error);
}

TEST(ZipStream, IsReadFromStartToEnd) {
    ZipStream zip{{{.path = "a", .changed = noon, .body = "words"}}};
    zip.read(0, 10);
    EXPECT_THROW(zip.read(0, 10), std::logic_error);
}

}} // namespace folkmoot::files
