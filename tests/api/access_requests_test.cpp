#include "kit/furnish.hpp"

#include "identity/person.hpp"

namespace folkmoot { namespace {

using kit::Furnish;
using nlohmann::json;

FOLKMOOT_HOST_TEST(AccessRequests);

struct Door {
    explicit Door(kit::TestHost& host, access::SpaceKind kind = access::SpaceKind::workspace)
        : furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , asker(furnish.staff("Asa Asker"))
        , space(furnish.space(kind, owner))
        , as_owner(furnish.sign_in(owner))
        , as_asker(furnish.sign_in(asker)) { }

    std::string path(const std::string& rest = "") const {
        return "/api/v1/spaces/" + space.text() + "/access-requests" + rest;
    }
    kit::Answer ask(const std::string& reason = "To help with the flood maps") {
        return as_asker.post(path(), {{"reason", reason}});
    }
    std::string asked() {
        const auto answer = ask();
        EXPECT_EQ(answer.status, 200U) << answer.body;
        return answer.id();
    }
    json own() { return as_asker.get("/api/v1/access-requests").json()["items"]; }
    json waiting() { return as_owner.get(path()).json()["items"]; }
    bool is_in() { return as_asker.get("/api/v1/spaces/" + space.text()).status == 200; }

    Furnish furnish;
    kit::Account owner, asker;
    ObjectId space;
    kit::Browser as_owner, as_asker;
};

TEST_P(AccessRequests, AreShownToThoseWhoGiveRolesAndLetPeopleIn) {
    Door door{host()};
    const auto request = door.asked();
    EXPECT_FALSE(door.is_in());
    ASSERT_EQ(door.waiting().size(), 1U);
    EXPECT_EQ(door.waiting()[0]["person"]["id"], door.asker.id.text());
    EXPECT_EQ(door.waiting()[0]["reason"], "To help with the flood maps");
    EXPECT_EQ(door.as_owner.get("/api/v1/home").json()["access_requests"][0]["id"], request);
    EXPECT_EQ(door.own()[0]["id"], request);

    const auto done = door.as_owner.post(door.path("/" + request + "/role"), {{"role", "reader"}});
    EXPECT_EQ(done.status, 200U) << done.body;
    EXPECT_TRUE(door.is_in());
    EXPECT_TRUE(door.waiting().empty());
    EXPECT_TRUE(door.own().empty());
    const auto members = door.as_owner.get("/api/v1/spaces/" + door.space.text() + "/members").json();
    EXPECT_TRUE(std::ranges::any_of(members["items"], [&](const json& one) {
        return one["person"]["id"] == door.asker.id.text() && one["role"] == "reader"
            && one["why"] == "To help with the flood maps";
    }));
    EXPECT_EQ(door.ask().status, 403U);
}

TEST_P(AccessRequests, AreDeclinedWithAReasonThatStaysUntilItIsSeen) {
    Door door{host()};
    const auto request = door.asked();
    const auto refusal = door.path("/" + request + "/refusal");
    EXPECT_EQ(door.as_owner.post(refusal, {{"answer", ""}}).status, 422U);
    ASSERT_EQ(door.as_owner.post(refusal, {{"answer", "It ends this week."}}).status, 200U);
    EXPECT_EQ(door.as_owner.post(refusal, {{"answer", "Again"}}).status, 404U);
    EXPECT_TRUE(door.waiting().empty());
    const auto home = door.as_asker.get("/api/v1/home").json();
    ASSERT_EQ(home["declined_requests"].size(), 1U);
    EXPECT_EQ(home["declined_requests"][0]["answer"], "It ends this week.");
    EXPECT_EQ(door.ask().status, 409U);

    EXPECT_EQ(door.as_asker.del("/api/v1/access-requests/" + request).status, 200U);
    EXPECT_TRUE(door.own().empty());
    EXPECT_FALSE(door.is_in());
}

TEST_P(AccessRequests, ThatAreRepeatedStayOneWithTheLastReason) {
    Door door{host()};
    const auto request = door.asked();
    EXPECT_EQ(door.ask("To write the summary").id(), request);
    ASSERT_EQ(door.waiting().size(), 1U);
    EXPECT_EQ(door.waiting()[0]["reason"], "To write the summary");
    ASSERT_EQ(door.as_asker.del("/api/v1/access-requests/" + request).status, 200U);
    EXPECT_TRUE(door.waiting().empty());
    EXPECT_EQ(door.as_owner.post(door.path("/" + request + "/role"), {{"role", "reader"}}).status, 404U);
    EXPECT_FALSE(door.is_in());
}

TEST_P(AccessRequests, AreOfSpacesThatStandInTheListAndOfStaff) {
    Door door{host()};
    auto guest = door.furnish.sign_in(door.furnish.guest("Greta Guest", door.owner));
    EXPECT_EQ(guest.post(door.path(), {{"reason", "To look"}}).status, 404U);
    host().write([&](WriteTx& tx) {
        tx.run(Sql{"update space set listed = 0 where id = :id"}, bind("id", door.space));
    });
    EXPECT_EQ(door.ask().status, 404U);
    host().write([&](WriteTx& tx) {
        tx.run(Sql{"update space set listed = 1, state = 'archived' where id = :id"}, bind("id", door.space));
    });
    EXPECT_EQ(door.ask().status, 404U);
    EXPECT_EQ(door.ask(std::string(501, 'x')).status, 422U);
}

TEST_P(AccessRequests, GiveNoMoreThanTheirAnswererHas) {
    Door door{host()};
    const auto facilitator = door.furnish.staff("Fay Facilitator");
    door.furnish.role(facilitator, "facilitator", door.space);
    auto as_facilitator = door.furnish.sign_in(facilitator);
    const auto request = door.asked();
    EXPECT_EQ(as_facilitator.post(door.path("/" + request + "/role"), {{"role", "owner"}}).status, 403U);
    EXPECT_EQ(
        as_facilitator.post(door.path("/" + request + "/role"), {{"role", "no such role"}}).status, 422U);
    EXPECT_FALSE(door.is_in());
    EXPECT_EQ(as_facilitator.post(door.path("/" + request + "/role"), {{"role", "member"}}).status, 200U);
    EXPECT_TRUE(door.is_in());
}

TEST_P(AccessRequests, OfAnAccountOutOfUseWaitForNobody) {
    Door door{host()};
    const auto request = door.asked();
    host().write([&](WriteTx& tx) { identity::disable_person(tx, door.asker.id); });
    EXPECT_TRUE(door.waiting().empty());
    EXPECT_TRUE(door.as_owner.get("/api/v1/home").json()["access_requests"].empty());
    EXPECT_EQ(door.as_owner.post(door.path("/" + request + "/role"), {{"role", "reader"}}).status, 404U);
}

TEST_P(AccessRequests, EndWithTheirLimitOfSpaces) {
    Door door{host()};
    for (std::int64_t i = 0; i < 20; ++i) {
        const auto other = door.furnish.space(access::SpaceKind::workspace, door.owner);
        ASSERT_EQ(
            door.as_asker.post("/api/v1/spaces/" + other.text() + "/access-requests", {{"reason", "To help"}})
                .status,
            200U);
    }
    EXPECT_EQ(door.ask().status, 409U);
    EXPECT_EQ(door.own().size(), 20U);
}

}} // namespace folkmoot
