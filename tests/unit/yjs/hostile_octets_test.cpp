// What no Yjs writes: octets that are refused as they are read, before any document has seen them.
#include "collab/yjs/document.hpp"
#include "hex.hpp"
#include "kit/made_update.hpp"

#include <gtest/gtest.h>

namespace folkmoot::yjs { namespace {

using test::any_item;
using test::embed_item;
using test::format_item;
using test::from_hex;
using test::gc;
using test::item;
using test::MadeUpdate;
using test::skip;
using test::text_item;
using test::type_item;
using test::update_of;
using test::Where;

/// A document in which "ab" stands.
class YjsHostileOctets : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(document_.apply(update_of({text_item("ab")}), Limits{}, Budget{}));
        before_ = document_.encode();
    }

    Reason answer_to(Octets update, const Limits& limits = {}) {
        const auto applied = document_.apply(update, limits, Budget{});
        return applied ? Reason::none : applied.error().reason;
    }
    Reason answer_to(std::string_view hex) { return answer_to(from_hex(hex)); }

    void TearDown() override { EXPECT_EQ(document_.encode(), before_) << "what was refused left something"; }

    Document document_;
    OwnedOctets before_;
};

TEST_F(YjsHostileOctets, ThatFollowTheEndAreRefused) {
    EXPECT_EQ(answer_to("01 01 02 00 | 04 01 01 74 01 61 | 00 00"), Reason::too_long);
    EXPECT_EQ(answer_to("00 00 00"), Reason::too_long);
}

TEST_F(YjsHostileOctets, OfNumbersAboveWhatJavaScriptCanCountAreRefused) {
    // 2^53 as a client, then a number that goes on for ten octets.
    EXPECT_EQ(
        answer_to("01 01 80 80 80 80 80 80 80 10 00 | 04 01 01 74 01 61 | 00"), Reason::number_too_large);
    EXPECT_EQ(answer_to("01 01 ff ff ff ff ff ff ff ff ff 01 00 | 04 01 01 74 01 61 | 00"),
        Reason::number_too_large);
}

TEST_F(YjsHostileOctets, ThatNameAClientTwiceAreRefused) {
    const auto twice = MadeUpdate{}.section(2, 0, {text_item("x")}).section(2, 1, {text_item("y")}).octets();
    EXPECT_EQ(answer_to(twice), Reason::repeated_client);
}

TEST_F(YjsHostileOctets, OfCollectedStructsAndHolesWithFlagsAreRefused) {
    for (const char* const struct_ : {"80 01", "40 01", "20 01", "8a 01", "4a 01", "2a 01"})
        EXPECT_EQ(answer_to(fmt::format("01 01 02 00 {} 00", struct_)), Reason::unknown_flags) << struct_;
}

TEST_F(YjsHostileOctets, OfUnknownContentAreRefused) {
    for (unsigned reference = 11; reference < 32; ++reference)
        EXPECT_EQ(answer_to(fmt::format("01 01 02 00 {:02x} 01 01 74 01 61 00", reference)),
            Reason::unknown_content);
    // A type reference that is not known, and a tag of a value that is not.
    EXPECT_EQ(answer_to("01 01 02 00 | 07 01 01 74 07 | 00"), Reason::unknown_content);
    EXPECT_EQ(answer_to("01 01 02 00 | 08 01 01 74 01 73 | 00"), Reason::unknown_content);
}

TEST_F(YjsHostileOctets, OfStructsWithoutLengthAreRefused) {
    EXPECT_EQ(answer_to(update_of({gc(0)}, 2)), Reason::empty_struct);
    EXPECT_EQ(answer_to(update_of({text_item("")}, 2)), Reason::empty_struct);
    EXPECT_EQ(answer_to(update_of({any_item({}, 0, {})}, 2)), Reason::empty_struct);
    EXPECT_EQ(answer_to(MadeUpdate{}.deletes(9, 1, 0).octets()), Reason::empty_struct);
}

TEST_F(YjsHostileOctets, ThatReferToTheirOwnFutureAreRefused) {
    EXPECT_EQ(answer_to(update_of({text_item("x", {.origin = Id{2, 0}})}, 2)), Reason::own_future);
    EXPECT_EQ(answer_to(update_of({text_item("x", {.right_origin = Id{2, 5}})}, 2)), Reason::own_future);
    EXPECT_EQ(answer_to(update_of({text_item("x", {.parent = Id{2, 0}})}, 2)), Reason::own_future);
}

TEST_F(YjsHostileOctets, ThatCountMoreThanTheyHoldAreRefusedWithoutRoomBeingMade) {
    // Sections, structs, values, members, octets, ranges: each says that there are 2^49.
    const std::string huge = "80 80 80 80 80 80 80 01";
    for (const std::string& update : {huge, "01 " + huge + " 02 00", "01 01 02 00 08 01 01 74 " + huge,
             "01 01 02 00 08 01 01 74 01 75 " + huge, "01 01 02 00 08 01 01 74 01 76 " + huge,
             "01 01 02 00 04 01 01 74 " + huge, "01 01 02 00 03 01 01 74 " + huge, "00 " + huge,
             "00 01 02 " + huge}) {
        Update read;
        EXPECT_FALSE(read_update(from_hex(update), Limits{}, read)) << update;
        EXPECT_LE(read.structs.capacity() + read.sections.capacity() + read.deletes.capacity(), 8u) << update;
        EXPECT_NE(answer_to(update), Reason::none);
    }
}

TEST_F(YjsHostileOctets, ThatBurnTheClocksOfAClientAreRefused) {
    EXPECT_EQ(answer_to(update_of({gc(std::uint64_t{1} << 40)}, 2)), Reason::number_too_large);
    EXPECT_EQ(answer_to(update_of({gc(std::uint64_t{1} << 31), gc(1)}, 2)), Reason::clock_too_high);
    EXPECT_EQ(answer_to(MadeUpdate{}.section(2, std::uint64_t{1} << 32, {gc(1)}).octets()),
        Reason::number_too_large);
    EXPECT_EQ(
        answer_to(MadeUpdate{}.deletes(1, 0, std::uint64_t{1} << 50).octets()), Reason::number_too_large);
}

TEST_F(YjsHostileOctets, ThatNestValuesDeeplyAreRefused) {
    const auto nested = [](std::size_t depth) {
        OwnedOctets value;
        for (std::size_t n = 0; n < depth; ++n)
            value.insert(value.end(), {117, 1});
        value.push_back(126);
        return value;
    };
    EXPECT_EQ(answer_to(update_of({any_item({}, 1, nested(33))}, 2)), Reason::too_deep);
    EXPECT_EQ(answer_to(update_of({any_item({}, 1, nested(200'000))}, 2)), Reason::too_deep);
    const std::string lists(100'000, '[');
    EXPECT_EQ(answer_to(update_of({embed_item(lists)}, 2)), Reason::too_deep);
    EXPECT_EQ(answer_to(update_of({format_item("k", lists)}, 2)), Reason::too_deep);
}

TEST_F(YjsHostileOctets, ThatAreNotUtf8AreRefused) {
    for (const char* const wrong : {"\x80", "\xc3", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80",
             "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xff", "a\xf8\x88\x80\x80\x80"}) {
        EXPECT_EQ(answer_to(update_of({text_item(wrong)}, 2)), Reason::not_utf8);
        EXPECT_EQ(answer_to(update_of({text_item("x", {.root = wrong})}, 2)), Reason::not_utf8);
        EXPECT_EQ(answer_to(update_of({text_item("x", {.key = wrong})}, 2)), Reason::not_utf8);
        EXPECT_EQ(answer_to(update_of({type_item(TypeKind::xml_element, {}, wrong)}, 2)), Reason::not_utf8);
        EXPECT_EQ(answer_to(update_of({embed_item(fmt::format("\"{}\"", wrong))}, 2)), Reason::not_utf8);
        Writer value;
        value.octet(119);
        value.var_string(wrong);
        EXPECT_EQ(answer_to(update_of({any_item({}, 1, value.written())}, 2)), Reason::not_utf8);
    }
}

TEST_F(YjsHostileOctets, ThatAreNotJsonWhereJsonStandsAreRefused) {
    for (const char* const wrong :
        {"", "undefined", "nul", "01", "1.", "+1", "'a'", "\"\n\"", "\"\\x\"", "\"\\u12\"", "{a:1}",
            "{\"a\":1,}", "[1,]", "[1 2]", "{} {}", "[", "\"", "NaN", "-", "1e", "tru"}) {
        EXPECT_EQ(answer_to(update_of({embed_item(wrong)}, 2)), Reason::unknown_content) << wrong;
        EXPECT_EQ(answer_to(update_of({format_item("k", wrong)}, 2)), Reason::unknown_content) << wrong;
    }
}

TEST_F(YjsHostileOctets, OfMoreThanIsAllowedAreRefused) {
    Limits limits;
    limits.octets = 100;
    limits.sections = 2;
    limits.structs = 3;
    limits.delete_ranges = 2;
    limits.name_octets = 4;
    EXPECT_EQ(answer_to(update_of({text_item(std::string(101, 'x'))}, 2), limits), Reason::over_limit);
    EXPECT_EQ(answer_to(update_of({gc(1), gc(1), gc(1), gc(1)}, 2), limits), Reason::over_limit);
    EXPECT_EQ(
        answer_to(MadeUpdate{}.section(2, 0, {gc(1), gc(1)}).section(3, 0, {gc(1), gc(1)}).octets(), limits),
        Reason::over_limit);
    EXPECT_EQ(
        answer_to(MadeUpdate{}.section(2, 0, {gc(1)}).section(3, 0, {gc(1)}).section(4, 0, {gc(1)}).octets(),
            limits),
        Reason::over_limit);
    EXPECT_EQ(answer_to(MadeUpdate{}.deletes(1, 0, 1).deletes(1, 1, 1).deletes(1, 2, 1).octets(), limits),
        Reason::over_limit);
    EXPECT_EQ(answer_to(update_of({text_item("x", {.root = "names"})}, 2), limits), Reason::over_limit);
    EXPECT_EQ(answer_to(update_of({format_item("names", "1")}, 2), limits), Reason::over_limit);
}

TEST_F(YjsHostileOctets, OfFiftyThousandClientsAreRefused) {
    MadeUpdate update;
    for (ClientId client = 2; client < 50'002; ++client)
        update.section(client, 1, {gc(1)});
    EXPECT_EQ(answer_to(update.octets()), Reason::over_limit);
}

TEST(YjsNumbers, LongerThanNeededAreReadAndWrittenShort) {
    Document document;
    // Every number takes two octets.
    const auto update = from_hex("8100 8100 8200 8000 | 04 8100 8100 74 8200 61 62 | 8000");
    ASSERT_TRUE(document.apply(update, Limits{}, Budget{}));
    EXPECT_EQ(document.encode(), from_hex("01 01 02 00 | 04 01 01 74 02 61 62 | 00"));
}

TEST(YjsValues, NestedAsDeepAsAllowedAreKept) {
    OwnedOctets value;
    for (int n = 0; n < 32; ++n)
        value.insert(value.end(), {117, 1});
    value.push_back(126);
    Document document;
    const auto update = update_of({any_item({}, 1, value)});
    ASSERT_TRUE(document.apply(update, Limits{}, Budget{}));
    EXPECT_EQ(document.encode(), update);
}

}} // namespace folkmoot::yjs
