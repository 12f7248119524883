#include "collab/rooms/frame.hpp"
#include "collab/yjs/writer.hpp"

#include <gtest/gtest.h>

namespace folkmoot::collab { namespace {

yjs::OwnedOctets frame_of(std::string_view name, std::uint64_t kind, std::string_view rest) {
    yjs::Writer out;
    out.var_string(name);
    out.var_uint(kind);
    out.raw(rest);
    return std::move(out).take();
}

TEST(CollabFrame, SaysWhoseDocumentAndWhatItBrings) {
    const std::array<std::uint8_t, 3> update{1, 2, 3};
    const auto printed = sync_frame("05a1", SyncKind::update, update);
    const auto frame = read_frame(yjs::as_octets(*printed));
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->name, "05a1");
    EXPECT_EQ(frame->kind, FrameKind::sync);
    EXPECT_EQ(frame->sync, SyncKind::update);
    EXPECT_TRUE(std::ranges::equal(frame->body, update));
}

TEST(CollabFrame, CutShortAnywhereIsNoFrame) {
    const std::array<std::uint8_t, 3> update{1, 2, 3};
    const auto printed = sync_frame("05a1", SyncKind::update, update);
    for (std::size_t size = 0; size < printed->size(); ++size)
        EXPECT_FALSE(read_frame(yjs::as_octets(std::string_view{*printed}.substr(0, size)))) << size;
    EXPECT_FALSE(read_frame(yjs::as_octets(*printed + "x")));
}

TEST(CollabFrame, OfAKindThatOnlyServersSendIsNone) {
    for (const std::uint64_t kind : {5U, 6U, 8U, 9U, 11U, 200U})
        EXPECT_FALSE(read_frame(frame_of("a", kind, "\x01x"))) << kind;
}

TEST(CollabFrame, OfADenialIsThatOfYProtocolsForAPlainSocketAndNoticesAreNone) {
    EXPECT_EQ(*without_name(denied_frame("05a1", "no")), (std::string{2, 0, 2, 'n', 'o'}));
    EXPECT_FALSE(without_name(authenticated_frame("05a1", "readonly")));
    EXPECT_FALSE(without_name(not_saved_frame("05a1", "store.full")));
    EXPECT_FALSE(without_name(saved_frame("05a1")));
}

TEST(CollabFrame, OfADocumentThatIsLeftHoldsNothingElse) {
    EXPECT_EQ(read_frame(frame_of("a", 7, "")).value().kind, FrameKind::close);
}

TEST(CollabFrame, OfANameThatIsTooLongOrNoTextIsNone) {
    EXPECT_TRUE(read_frame(frame_of(std::string(longest_name, 'n'), 10, "")));
    EXPECT_FALSE(read_frame(frame_of(std::string(longest_name + 1, 'n'), 10, "")));
    EXPECT_FALSE(read_frame(frame_of("\xff", 10, "")));
}

TEST(CollabFrame, OfATokenHoldsTheTokenWhateverVersionFollows) {
    const auto octets = frame_of("a", 2,
        std::string_view{"\0\x03tok\x05"
                         "4.8.0",
            11});
    const auto frame = read_frame(octets);
    ASSERT_TRUE(frame);
    EXPECT_EQ(yjs::as_text(frame->body), "tok");
    EXPECT_FALSE(read_frame(frame_of("a", 2, std::string_view{"\x01\x03tok", 5})))
        << "denials come from servers";
}

}} // namespace folkmoot::collab
