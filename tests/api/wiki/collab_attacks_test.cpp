// What a hostile client can send, while others write: they notice nothing, and nothing of it stays.
#include "kit/conversation.hpp"
#include "kit/furnish.hpp"
#include "kit/made_update.hpp"

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::WikiScene;
using yjs::OwnedOctets;
using yjs::test::MadeUpdate;
using yjs::test::Where;

FOLKMOOT_HOST_TEST(CollabUnderAttack);

constexpr yjs::ClientId victim = 4'001;
constexpr yjs::ClientId speaker = 4'002;
constexpr yjs::ClientId colleagues_editor = 4'003;
constexpr yjs::ClientId attackers_editor = 6'666;
constexpr std::uint64_t beyond_all = std::uint64_t{1} << 40;
/// Longer than a line takes on the slowest machine, shorter than what an attack that works would cost.
constexpr auto patience_with_attacks = 3s;

struct Attack {
    const char* name;
    OwnedOctets update;
};

Where in_text() {
    return {.origin = {}, .right_origin = {}, .root = "default", .parent = {}, .key = {}};
}

Where behind(yjs::Id id) {
    return {.origin = id, .right_origin = {}, .root = {}, .parent = {}, .key = {}};
}

Where inside(yjs::Id id) {
    return {.origin = {}, .right_origin = {}, .root = {}, .parent = id, .key = {}};
}

OwnedOctets of_count(std::uint64_t sections) {
    yjs::Writer out;
    out.var_uint(sections);
    return std::move(out).take();
}

OwnedOctets many_clients() {
    MadeUpdate update;
    for (yjs::ClientId client = 10'000; client < 15'000; ++client)
        update.section(client, 5, {yjs::test::gc(1)});
    return update.octets();
}

OwnedOctets deep_nesting() {
    std::vector<OwnedOctets> structs{
        yjs::test::type_item(yjs::TypeKind::xml_element, in_text(), "blockquote")};
    for (yjs::Clock clock = 0; clock < 10'000; ++clock)
        structs.push_back(yjs::test::type_item(
            yjs::TypeKind::xml_element, inside({attackers_editor, clock}), "blockquote"));
    return yjs::test::update_of(structs, attackers_editor);
}

OwnedOctets keyed(const std::string& key) {
    Where where = in_text();
    where.key = key;
    return yjs::test::update_of({yjs::test::text_item("x", where)}, attackers_editor);
}

OwnedOctets many_at_one_place() {
    std::vector<OwnedOctets> structs{yjs::test::type_item(yjs::TypeKind::xml_text, in_text())};
    for (yjs::Clock clock = 1; clock < 20'000; ++clock)
        structs.push_back(yjs::test::text_item("x", inside({attackers_editor, 0})));
    return yjs::test::update_of(structs, attackers_editor);
}

/// All end the connection.
std::vector<Attack> attacks(yjs::Clock victims_clock) {
    using namespace yjs::test;
    const yjs::Id last_of_victim{victim, victims_clock - 1};
    return {
        {"the next clock of somebody else's id",
            MadeUpdate{}
                .section(victim, victims_clock, {text_item("EVIL", behind(last_of_victim))})
                .octets()},
        {"all clocks of somebody else's id",
            MadeUpdate{}.section(victim, victims_clock, {gc(beyond_all)}).octets()},
        {"deletes of what somebody else will write", MadeUpdate{}.deletes(victim, 0, beyond_all).octets()},
        {"thousands of clients with gaps", many_clients()},
        {"elements in elements, ten thousand deep", deep_nesting()},
        {"two sections of one client",
            MadeUpdate{}
                .section(attackers_editor, 0, {text_item("a", in_text())})
                .section(attackers_editor, 0, {text_item("b", in_text())})
                .octets()},
        {"a struct that is skipped and linked at once", OwnedOctets{1, 1, 9, 0, 0x8a, 1, 0}},
        {"a count of sections that nobody could send", of_count(beyond_all)},
        {"a text longer than the message",
            OwnedOctets{1, 1, 9, 0, 4, 1, 7, 'd', 'e', 'f', 'a', 'u', 'l', 't', 0xff, 0xff, 0x03, 'x'}},
        {"a number longer than eight octets", OwnedOctets(12, 0xff)},
        {"a document inside the document",
            OwnedOctets{1, 1, 9, 0, 9, 1, 7, 'd', 'e', 'f', 'a', 'u', 'l', 't', 1, 'g', 118, 0, 0}},
        {"octets that no text holds",
            OwnedOctets{1, 1, 9, 0, 3, 1, 7, 'd', 'e', 'f', 'a', 'u', 'l', 't', 1, 'x', 0}},
        {"a root that no text has",
            update_of({text_item(
                          "x", {.origin = {}, .right_origin = {}, .root = "other", .parent = {}, .key = {}})},
                attackers_editor)},
        {"a key that means more to JavaScript", keyed("__proto__")},
        {"an update cut short", OwnedOctets{1, 1, 5, 0}},
    };
}

} // namespace

TEST_P(CollabUnderAttack, OthersGoOnWritingAndNothingOfItStays) {
    WikiScene scene{host()};
    const auto page = scene.page("Besieged", "Text.");
    CollabClient quiet{scene.as_owner, page, victim};
    ASSERT_TRUE(quiet.open());
    quiet.write("What was there.");
    ASSERT_TRUE(quiet.wait_until_saved());
    const auto clock = quiet.document().clock_of(victim);
    CollabClient owner{scene.as_owner, page, speaker}, colleague{scene.as_owner, page, colleagues_editor};
    ASSERT_TRUE(owner.open() && colleague.open());
    kit::Conversation conversation{owner, colleague};
    for (const Attack& attack : attacks(clock)) {
        CollabClient hostile{scene.as_editor, page, attackers_editor};
        ASSERT_TRUE(hostile.open()) << attack.name;
        hostile.send_update(attack.update);
        EXPECT_FALSE(hostile.wait_until_saved()) << attack.name;
        EXPECT_EQ(hostile.close_code(), 1008U) << attack.name;
        EXPECT_TRUE(conversation.goes_on()) << attack.name;
    }
    conversation.end();
    EXPECT_LT(conversation.slowest(), patience_with_attacks);
    quiet.write("The victim writes on.");
    EXPECT_TRUE(quiet.wait_until_saved());
    CollabClient late{scene.as_owner, page, 4'004};
    ASSERT_TRUE(late.open());
    EXPECT_TRUE(owner.wait_until([&] { return owner.tree() == late.tree(); }));
    EXPECT_FALSE(late.text().contains("EVIL"));
    EXPECT_EQ(late.tree().blocks.size(), conversation.lines() + 3);
}

TEST_P(CollabUnderAttack, WhatCostsMuchIsTakenOrRefusedWithoutHoldingOthersUp) {
    WikiScene scene{host()};
    const auto page = scene.page("Costly", "Text.");
    CollabClient owner{scene.as_owner, page, speaker}, colleague{scene.as_owner, page, colleagues_editor};
    ASSERT_TRUE(owner.open() && colleague.open());
    kit::Conversation conversation{owner, colleague};
    for (yjs::ClientId round = 0; round < 3; ++round) {
        CollabClient hostile{scene.as_editor, page, attackers_editor};
        ASSERT_TRUE(hostile.open());
        hostile.send_update(many_at_one_place());
        static_cast<void>(hostile.wait_until_saved());
        EXPECT_TRUE(conversation.goes_on()) << round;
    }
    conversation.end();
    EXPECT_LT(conversation.slowest(), patience_with_attacks);
}

TEST_P(CollabUnderAttack, FramesAndPresenceThatAreNoneEndOnlyTheConnectionTheyCameOn) {
    WikiScene scene{host()};
    const auto page = scene.page("Noisy", "Text.");
    CollabClient owner{scene.as_owner, page, speaker}, colleague{scene.as_owner, page, colleagues_editor};
    ASSERT_TRUE(owner.open() && colleague.open());
    kit::Conversation conversation{owner, colleague};
    yjs::Writer endless, long_state;
    endless.var_uint(beyond_all);
    long_state.var_uint(1);
    long_state.var_uint(attackers_editor);
    long_state.var_uint(1);
    long_state.var_string("{\"cursor\":\"" + std::string(5'000, 'x') + "\"}");
    const std::vector<std::pair<const char*, std::string>> frames{
        {"presence of more than there are", *collab::awareness_frame(page, endless.written())},
        {"a state of five thousand letters", *collab::awareness_frame(page, long_state.written())},
        {"what only servers say", *collab::saved_frame(page)},
        {"no frame at all", "\xff\xff\xff\xff"},
    };
    for (const auto& [what, octets] : frames) {
        CollabClient hostile{scene.as_editor, page, attackers_editor};
        ASSERT_TRUE(hostile.open()) << what;
        hostile.send(octets);
        EXPECT_FALSE(hostile.wait_until([] { return false; }, 2s)) << what;
        EXPECT_EQ(hostile.close_code(), 1008U) << what;
        EXPECT_TRUE(conversation.goes_on()) << what;
    }
    conversation.end();
    EXPECT_LT(conversation.slowest(), patience_with_attacks);
}

} // namespace folkmoot
