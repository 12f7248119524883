#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::Furnish;

FOLKMOOT_HOST_TEST(Members);

TEST_P(Members, AnotherRoleChangesNothingAboutWhomSomebodyActsForAndUntilWhen) {
    Furnish furnish{host()};
    const auto owner = furnish.staff("Olwen Owner");
    const auto space = furnish.space(access::SpaceKind::community, owner);
    const auto guest = furnish.guest("Greta Guest", owner);
    const auto works = furnish.organisation("Harbour Works");
    const Viewer house = Viewer::system("a test sets the scene");
    host().write([&](WriteTx& tx) {
        access::put_grant(
            tx, house, {.subject = guest.id, .role = "reader", .scope = space, .capacity = works});
    });
    auto as_owner = furnish.sign_in(owner);
    const auto answer = as_owner.post("/api/v1/spaces/" + space.text() + "/members",
        {{"person", guest.id.text()}, {"role", "contributor"}, {"until", "2099-01-02T03:04:05.000000Z"}});
    ASSERT_EQ(answer.status, 200U) << answer.body;
    const auto grants =
        host().read([&](ReadTx& tx) { return access::list_grants(tx, house, space, {}, 200); });
    const auto found = std::ranges::find(grants, guest.id, &access::GrantView::subject);
    ASSERT_NE(found, grants.end());
    EXPECT_EQ(found->role, "contributor");
    EXPECT_EQ(found->capacity, works);
    EXPECT_TRUE(found->ends.has_value());
}

TEST_P(Members, GroupsAndOrganisationsAreFoundByNamePageByPage) {
    Furnish furnish{host()};
    auto as_staff = furnish.sign_in(furnish.staff("Sam Staff"));
    for (int number = 0; number < 25; ++number)
        furnish.organisation("Paged Estuary");
    std::set<std::string> seen;
    std::string after;
    do {
        const auto page = as_staff.get("/api/v1/organisations?q=paged+est&after=" + after).json();
        for (const auto& item : page["items"])
            EXPECT_TRUE(seen.insert(item["id"].get<std::string>()).second);
        after = page["next"].get<std::string>();
    } while (!after.empty());
    EXPECT_EQ(seen.size(), 25U);
    EXPECT_EQ(as_staff.get("/api/v1/groups?q=paged").json()["items"], nlohmann::json::array());
}

}} // namespace folkmoot
