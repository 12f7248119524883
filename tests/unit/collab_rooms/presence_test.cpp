#include "collab/rooms/presence.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace folkmoot::collab { namespace {

const Face nia{ObjectId{77}, "Nia"};
const Face rhys{ObjectId{78}, "Rhys"};

struct Said {
    std::uint64_t client = 0;
    std::uint64_t clock = 0;
    std::string state;
};

yjs::OwnedOctets message(const std::vector<Said>& all) {
    yjs::Writer out;
    out.var_uint(all.size());
    for (const Said& said : all) {
        out.var_uint(said.client);
        out.var_uint(said.clock);
        out.var_string(said.state);
    }
    return std::move(out).take();
}

std::vector<Said> read(yjs::Octets octets) {
    std::vector<Said> all;
    if (octets.empty()) return all;
    yjs::Reader reader{octets};
    for (std::uint64_t left = reader.var_uint(); left > 0; --left) {
        const std::uint64_t client = reader.var_uint();
        const std::uint64_t clock = reader.var_uint();
        all.push_back({client, clock, std::string{reader.var_string()}});
    }
    return all;
}

TEST(Presence, TellsWhatChangedOnceAndAllToWhoeverComes) {
    Presence presence;
    ASSERT_TRUE(presence.take(1, nia, message({{10, 1, R"({"cursor":4})"}})));
    const auto changed = read(presence.changes());
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(nlohmann::json::parse(changed.front().state)["cursor"], 4);
    EXPECT_TRUE(presence.changes().empty());
    EXPECT_EQ(read(presence.all()).size(), 1U);
}

TEST(Presence, SaysWhoSomebodyIsWhateverTheyClaim) {
    Presence presence;
    ASSERT_TRUE(presence.take(1, nia, message({{10, 1, R"({"user":{"name":"The Minister","id":"1"}})"}})));
    const auto user = nlohmann::json::parse(read(presence.all()).front().state)["user"];
    EXPECT_EQ(user["name"], "Nia");
    EXPECT_EQ(user["id"], nia.person.text());
    EXPECT_THAT(user["color"].get<std::string>(), testing::StartsWith("#"));
}

TEST(Presence, AnIdBelongsToTheConnectionThatUsedItFirst) {
    Presence presence;
    ASSERT_TRUE(presence.take(1, nia, message({{10, 1, R"({"cursor":1})"}})));
    ASSERT_TRUE(presence.take(2, rhys, message({{10, 9, R"({"cursor":2})"}, {10, 10, "null"}})));
    const auto all = read(presence.all());
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(nlohmann::json::parse(all.front().state)["user"]["name"], "Nia");
}

TEST(Presence, WhoComesAgainIsSeenThoughTheBrokenConnectionHasNotEnded) {
    Presence presence;
    ASSERT_TRUE(presence.take(1, nia, message({{10, 1, R"({"cursor":1})"}})));
    presence.changes();
    ASSERT_TRUE(presence.take(2, nia, message({{10, 3, R"({"cursor":2})"}})));
    presence.leave(1);
    const auto changed = read(presence.changes());
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(nlohmann::json::parse(changed.front().state)["cursor"], 2);
    EXPECT_EQ(read(presence.all()).size(), 1U);
}

TEST(Presence, WhoComesAgainIsSeenBeforeTheOthersWereToldOfTheBreak) {
    Presence presence;
    ASSERT_TRUE(presence.take(1, nia, message({{10, 1, "{}"}})));
    presence.leave(1);
    ASSERT_TRUE(presence.take(2, nia, message({{10, 3, "{}"}})));
    EXPECT_EQ(read(presence.changes()).front().clock, 3U);
    EXPECT_EQ(read(presence.all()).size(), 1U);
}

TEST(Presence, WhoLeavesIsGoneForTheOthers) {
    Presence presence;
    ASSERT_TRUE(presence.take(1, nia, message({{10, 5, "{}"}})));
    presence.changes();
    presence.leave(1);
    const auto changed = read(presence.changes());
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(changed.front().state, "null");
    EXPECT_EQ(changed.front().clock, 6U);
    EXPECT_TRUE(presence.all().empty());
}

TEST(Presence, AnOlderStateChangesNothing) {
    Presence presence;
    ASSERT_TRUE(presence.take(1, nia, message({{10, 5, R"({"cursor":5})"}})));
    ASSERT_TRUE(presence.take(1, nia, message({{10, 4, R"({"cursor":4})"}})));
    EXPECT_EQ(nlohmann::json::parse(read(presence.all()).front().state)["cursor"], 5);
}

TEST(Presence, HasLimits) {
    Presence presence;
    std::vector<Said> many;
    for (std::uint64_t client = 0; client <= Presence::most_entries; ++client)
        many.push_back({client, 1, "{}"});
    EXPECT_FALSE(presence.take(1, nia, message(many)));
    many.pop_back();
    EXPECT_TRUE(presence.take(1, nia, message(many)));
    EXPECT_EQ(read(presence.all()).size(), Presence::most_ids);
    const std::string long_state = R"({"x":")" + std::string(Presence::longest_state, 'x') + R"("})";
    EXPECT_FALSE(presence.take(2, rhys, message({{99, 1, long_state}})));
}

TEST(Presence, WhatIsNoStateIsTakenForNone) {
    Presence presence;
    std::string deep;
    for (int level = 0; level < 12; ++level)
        deep += R"({"a":)";
    deep += "1" + std::string(12, '}');
    for (const std::string& state :
        {std::string{"[1]"}, std::string{"{"}, std::string{R"({"a":"\ud800"})"}, deep})
        EXPECT_TRUE(presence.take(1, nia, message({{10, 1, state}}))) << state;
    EXPECT_TRUE(presence.all().empty());
    EXPECT_FALSE(presence.take(1, nia, std::array<std::uint8_t, 3>{1, 10, 1})) << "cut short";
}

}} // namespace folkmoot::collab
