// Positions that stay where they are while others edit, and snapshots: as Yjs has them. What it made is kept
// in position_vectors.txt by tests/conformance/yjs/position_vectors.mjs.
#include "collab/yjs/relative_position.hpp"
#include "collab/yjs/snapshot.hpp"
#include "hex.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace folkmoot::yjs { namespace {

using test::from_hex;
using test::to_hex;

TypePath read_path(const std::string& text) {
    TypePath path;
    std::istringstream parts{text};
    std::getline(parts, path.root, '/');
    for (std::string index; std::getline(parts, index, '/');)
        path.indices.push_back(static_cast<Clock>(std::stoul(index)));
    return path;
}

struct Position {
    TypePath path;
    Clock index = 0;
    std::int32_t assoc = 0;
    std::string octets;
    std::string json;
    std::string later_path; ///< "-": nowhere
    Clock later_index = 0;
};

struct History {
    std::string name;
    OwnedOctets before;
    OwnedOctets later;
    std::vector<Position> positions;
    std::string snapshot;
};

std::ostream& operator<<(std::ostream& out, const History& history) {
    return out << history.name;
}

std::vector<History> read_histories() {
    std::vector<History> histories;
    std::ifstream file{FOLKMOOT_SOURCE_DIR "/tests/unit/yjs/position_vectors.txt"};
    for (std::string word, first, second; file >> word;) {
        if (word == "history") {
            History& history = histories.emplace_back();
            file >> history.name >> first >> second;
            history.before = from_hex(first);
            history.later = from_hex(second);
        } else if (word == "snapshot") {
            file >> histories.back().snapshot;
        } else {
            Position& position = histories.back().positions.emplace_back();
            file >> first >> position.index >> position.assoc >> position.octets >> position.json
                >> position.later_path >> position.later_index;
            position.path = read_path(first);
        }
    }
    return histories;
}

class YjsPositions : public testing::TestWithParam<History> {
protected:
    static Document later() {
        Document document = load(GetParam().before).value();
        EXPECT_TRUE(document.apply(GetParam().later, Limits{}, Budget{}));
        return document;
    }
};

TEST_P(YjsPositions, AreMadeAsInYjs) {
    const Document document = load(GetParam().before).value();
    for (const Position& position : GetParam().positions) {
        SCOPED_TRACE(position.json);
        const TypeNumber type = find_type(document.model(), position.path);
        ASSERT_NE(type, none);
        EXPECT_EQ(path_of(document.model(), type), position.path);
        const RelativePosition made = position_at(document.model(), type, position.index, position.assoc);
        EXPECT_EQ(to_hex(write_position(made)), position.octets);
        EXPECT_EQ(json_of_position(made), position.json);
        EXPECT_EQ(position_of_json(position.json, Limits{}), made);
    }
}

TEST_P(YjsPositions, AreFoundWhereYjsFindsThem) {
    const Document document = later();
    for (const Position& position : GetParam().positions) {
        SCOPED_TRACE(position.json);
        const auto read = read_position(from_hex(position.octets), Limits{});
        ASSERT_TRUE(read);
        EXPECT_EQ(to_hex(write_position(*read)), position.octets);
        const auto found = find_position(document.model(), *read);
        ASSERT_EQ(found.has_value(), position.later_path != "-");
        if (!found) continue;
        EXPECT_EQ(path_of(document.model(), found->type), read_path(position.later_path));
        EXPECT_EQ(found->index, position.later_index);
    }
}

TEST_P(YjsPositions, TheSnapshotIsThatOfYjs) {
    const Snapshot snapshot = snapshot_of(later());
    EXPECT_EQ(to_hex(write_snapshot(snapshot)), GetParam().snapshot);
    EXPECT_EQ(read_snapshot(from_hex(GetParam().snapshot), Limits{}), snapshot);
}

TEST_P(YjsPositions, ASnapshotIsRefusedWhereverItIsCut) {
    const OwnedOctets octets = from_hex(GetParam().snapshot);
    for (std::size_t size = 0; size < octets.size(); ++size)
        EXPECT_FALSE(read_snapshot(Octets{octets}.first(size), Limits{})) << size;
}

INSTANTIATE_TEST_SUITE_P(OfYjs, YjsPositions, testing::ValuesIn(read_histories()),
    [](const auto& info) { return info.param.name; });

Reason reason_of_json(std::string_view json) {
    const auto read = position_of_json(json, Limits{});
    return read ? Reason::none : read.error().reason;
}

TEST(YjsPositionsOfOthers, AnOldOneWithoutAssocIsRead) {
    EXPECT_EQ(read_position(from_hex("00 01 02"), Limits{}).value().item, (Id{1, 2}));
}

TEST(YjsPositionsOfOthers, WhatIsNoPositionIsRefused) {
    for (const auto* hex : {"", "00", "00 01", "03 01 02 00", "01 05 74", "00 01 02 00 00"})
        EXPECT_FALSE(read_position(from_hex(hex), Limits{})) << hex;
    EXPECT_EQ(
        read_position(from_hex("00 01 ff ff ff ff 0f"), Limits{}).error().reason, Reason::number_too_large);
}

TEST(YjsPositionsOfOthers, AnObjectMayHaveNullsAndMembersThatMeanNothing) {
    const auto read = position_of_json(
        R"( {"type": null, "item": {"clock": 3, "client": 9007199254740991, "x": []}, "tname": null, "y": {}} )",
        Limits{});
    ASSERT_TRUE(read) << say(read.error().reason);
    EXPECT_EQ(*read, (RelativePosition{.type = {}, .root = {}, .item = Id{9007199254740991, 3}, .assoc = 0}));
}

TEST(YjsPositionsOfOthers, AnObjectWithoutAPlaceOrWithAWrongOneIsRefused) {
    EXPECT_EQ(reason_of_json("{}"), Reason::unknown_content);
    EXPECT_EQ(reason_of_json("[]"), Reason::unknown_content);
    EXPECT_EQ(reason_of_json("{"), Reason::unknown_content);
    EXPECT_EQ(reason_of_json(R"({"item":{"client":1}})"), Reason::unknown_content);
    EXPECT_EQ(reason_of_json(R"({"item":{"client":1,"clock":-1}})"), Reason::unknown_content);
    EXPECT_EQ(reason_of_json(R"({"item":{"client":1,"clock":1.5}})"), Reason::unknown_content);
    EXPECT_EQ(reason_of_json(R"({"item":{"client":1e300,"clock":1}})"), Reason::number_too_large);
    EXPECT_EQ(reason_of_json(R"({"tname":"t","assoc":"left"})"), Reason::unknown_content);
    EXPECT_EQ(reason_of_json(R"({"tname":")" + std::string(300, 't') + "\"}"), Reason::over_limit);
    EXPECT_EQ(reason_of_json(R"({"tname":"t","x":[[[[[[[[[1]]]]]]]]]})"), Reason::too_deep);
}

TEST(YjsPositionsOfOthers, OnesOfWhatHasNotComeAreNowhere) {
    const Document document;
    EXPECT_FALSE(find_position(document.model(), read_position(from_hex("01 01 74 00"), Limits{}).value()));
    EXPECT_FALSE(find_position(document.model(), read_position(from_hex("00 07 05 00"), Limits{}).value()));
    EXPECT_FALSE(find_position(document.model(), read_position(from_hex("02 07 05 00"), Limits{}).value()));
    EXPECT_EQ(find_type(document.model(), {.root = "t", .indices = {}}), none);
}

}} // namespace folkmoot::yjs
