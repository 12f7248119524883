// Version 2 of the format: what Yjs turned into it and back, which tests/conformance/yjs/v2_vectors.mjs keeps
// in v2_vectors.txt, and what nobody honest would send.
#include "collab/yjs/v2.hpp"

#include "collab/yjs/update.hpp"
#include "hex.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace folkmoot::yjs { namespace {

namespace fs = std::filesystem;
using test::from_hex;
using test::to_hex;

struct Pair {
    std::string name;
    OwnedOctets version_1;
    OwnedOctets version_2;
};

std::ostream& operator<<(std::ostream& out, const Pair& pair) {
    return out << pair.name;
}

std::vector<Pair> read_pairs() {
    std::vector<Pair> pairs;
    std::ifstream file{FOLKMOOT_SOURCE_DIR "/tests/unit/yjs/v2_vectors.txt"};
    for (std::string name, first, second; file >> name >> first >> second;)
        pairs.push_back({name, from_hex(first), from_hex(second)});
    return pairs;
}

class YjsVersionTwo : public testing::TestWithParam<Pair> { };

TEST_P(YjsVersionTwo, BecomesVersionOneAsInYjs) {
    const auto read = to_version_1(GetParam().version_2, Limits{});
    ASSERT_TRUE(read) << say(read.error().reason) << " at octet " << read.error().at;
    EXPECT_EQ(to_hex(*read), to_hex(GetParam().version_1));
}

TEST_P(YjsVersionTwo, IsWrittenAsYjsWritesIt) {
    const auto written = to_version_2(GetParam().version_1, Limits{});
    ASSERT_TRUE(written) << say(written.error().reason) << " at octet " << written.error().at;
    EXPECT_EQ(to_hex(*written), to_hex(GetParam().version_2));
}

TEST_P(YjsVersionTwo, IsRefusedWhereverItIsCut) {
    const OwnedOctets& octets = GetParam().version_2;
    for (std::size_t size = 0; size < octets.size(); ++size)
        EXPECT_FALSE(to_version_1(Octets{octets}.first(size), Limits{})) << size << " of " << octets.size();
}

INSTANTIATE_TEST_SUITE_P(
    OfYjs, YjsVersionTwo, testing::ValuesIn(read_pairs()), [](const auto& info) { return info.param.name; });

OwnedOctets octets_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return OwnedOctets{std::istreambuf_iterator<char>{in}, {}};
}

TEST(YjsVersionTwoOfAWholePaper, IsTheSameAsItsVersionOne) {
    const fs::path folder{FOLKMOOT_SOURCE_DIR "/../shared/data/editing-traces"};
    if (!fs::exists(folder)) GTEST_SKIP() << "needs the editing traces";
    const OwnedOctets version_1 = octets_of(folder / "automerge-paper.yjs-v1.update");
    const OwnedOctets version_2 = octets_of(folder / "automerge-paper.yjs-v2.update");
    EXPECT_TRUE(to_version_1(version_2, Limits::of_an_import()).value() == version_1);
    EXPECT_TRUE(to_version_2(version_1, Limits::of_an_import()).value() == version_2);
}

/// Columns in the order in which version 2 has them, and what is in none of them.
struct Columns {
    Writer key_numbers, clients, left_clocks, right_clocks, infos, texts, parents, types, lengths;
    Writer rest;

    OwnedOctets written() const {
        Writer out;
        out.var_uint(0);
        for (const Writer* column :
            {&key_numbers, &clients, &left_clocks, &right_clocks, &infos, &texts, &parents, &types, &lengths})
            out.var_octets(column->written());
        out.raw(rest.written());
        return std::move(out).take();
    }
    Reason reason() const {
        const auto read = to_version_1(written(), Limits{});
        return read ? Reason::none : read.error().reason;
    }
};

/// A number that comes so many times.
void repeat(Writer& column, std::int64_t number, std::uint64_t times) {
    column.var_int(-number, number == 0);
    column.var_uint(times - 2);
}

/// One section of client 1, from the beginning.
Columns section_of(std::uint64_t structs) {
    Columns columns;
    columns.rest.var_uint(1);
    columns.rest.var_uint(structs);
    columns.rest.var_uint(0);
    return columns;
}

/// Units that are collected, each a struct of its own.
Columns collected_units(std::uint64_t count) {
    Columns columns = section_of(count);
    columns.clients.var_int(1);
    columns.infos.octet(0);
    columns.texts.var_string("");
    repeat(columns.lengths, 1, count);
    columns.rest.var_uint(0);
    return columns;
}

/// One struct that stands in the root "t", its content still to be added.
Columns one_struct_in_root(std::uint8_t content) {
    Columns columns = section_of(1);
    columns.clients.var_int(1);
    columns.infos.octet(content);
    columns.parents.octet(1);
    columns.texts.var_string("t");
    columns.texts.var_int(1);
    return columns;
}

TEST(YjsVersionTwoAttacks, AFewOctetsForManyStructsAreReadUpToTheLimit) {
    const OwnedOctets bomb = collected_units(50'000).written();
    EXPECT_LT(bomb.size(), 32U);
    const auto read = to_version_1(bomb, Limits{});
    ASSERT_TRUE(read);
    EXPECT_EQ(read_update(*read, Limits{}).value().structs.size(), 50'000U);
}

TEST(YjsVersionTwoAttacks, AFewOctetsForMoreStructsThanThatAreRefused) {
    for (const std::uint64_t count : {std::uint64_t{50'001}, std::uint64_t{1} << 40U, Reader::largest_number})
        EXPECT_EQ(collected_units(count).reason(), Reason::over_limit) << count;
}

TEST(YjsVersionTwoAttacks, AKeyMeantAgainAndAgainCannotMakeAnUpdateLongerThanAllowed) {
    constexpr std::uint64_t formats = 40'000;
    const std::string key(200, 'k');
    Columns columns = section_of(1 + formats);
    repeat(columns.clients, 1, 1 + formats);
    for (const std::uint8_t octet : from_hex("04 00 86")) // a string, once, then formats
        columns.infos.octet(octet);
    columns.parents.octet(1);
    columns.texts.var_string("tx" + key);
    repeat(columns.texts, 1, 2);
    columns.texts.var_int(static_cast<std::int64_t>(key.size()));
    columns.key_numbers.var_int(1); // the same number again
    columns.key_numbers.var_uint(formats - 2);
    columns.left_clocks.var_int(1);
    columns.left_clocks.var_uint(formats - 2);
    for (std::uint64_t n = 0; n < formats; ++n)
        columns.rest.octet(126);
    columns.rest.var_uint(0);
    EXPECT_LT(columns.written().size(), 41'000U);
    EXPECT_EQ(columns.reason(), Reason::over_limit);
}

TEST(YjsVersionTwoAttacks, MoreValuesThanThereAreOctetsForAreRefusedBeforeTheyAreRead) {
    for (const Content content : {Content::json, Content::any}) {
        Columns columns = one_struct_in_root(static_cast<std::uint8_t>(content));
        columns.lengths.var_int(std::int64_t{1} << 40U);
        columns.rest.var_uint(0);
        EXPECT_EQ(columns.reason(), Reason::cut_short) << static_cast<int>(content);
    }
}

TEST(YjsVersionTwoAttacks, ValuesNestedWithoutEndAreRefused) {
    Columns columns = one_struct_in_root(static_cast<std::uint8_t>(Content::embed));
    for (int n = 0; n < 100'000; ++n) {
        columns.rest.octet(117);
        columns.rest.var_uint(1);
    }
    columns.rest.octet(126);
    columns.rest.var_uint(0);
    EXPECT_EQ(columns.reason(), Reason::too_deep);
}

TEST(YjsVersionTwoAttacks, WhatIsLeftInAColumnIsRefused) {
    Columns columns = collected_units(2);
    EXPECT_EQ(columns.reason(), Reason::none);
    columns.types.var_int(1);
    EXPECT_EQ(columns.reason(), Reason::too_long);
}

TEST(YjsVersionTwoAttacks, AFeatureThatIsNotKnownIsRefused) {
    OwnedOctets octets = collected_units(2).written();
    octets.front() = 1;
    EXPECT_EQ(to_version_1(octets, Limits{}).error().reason, Reason::unknown_flags);
}

TEST(YjsVersionTwoTexts, APairCutInTwoIsNoCharacterInEither) {
    Columns columns = section_of(2);
    repeat(columns.clients, 1, 2);
    for (const std::uint8_t octet : from_hex("04 00 84"))
        columns.infos.octet(octet);
    columns.parents.octet(1);
    columns.texts.var_string("ta\U0001F600b"); // "t", then "a" and half a face, then the other half and "b"
    columns.texts.var_int(1);
    repeat(columns.texts, 2, 2);
    columns.left_clocks.var_int(2);
    columns.rest.var_uint(0);
    const auto read = to_version_1(columns.written(), Limits{});
    ASSERT_TRUE(read) << say(read.error().reason);
    const Update update = read_update(*read, Limits{}).value();
    EXPECT_EQ(as_text(update.structs.at(0).body), "a\uFFFD");
    EXPECT_EQ(as_text(update.structs.at(1).body), "\uFFFDb");
}

}} // namespace folkmoot::yjs
