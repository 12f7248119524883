#include "api/office.hpp"

#include "access/rights_version.hpp"
#include "identity/throttle.hpp"

namespace folkmoot { namespace {

using api_tests::people_address;
using api_tests::seen;
using kit::Furnish;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Accounts);

/// A site administrator, somebody of the service desk, and whom the tests are about.
struct Desk {
    explicit Desk(kit::TestHost& host)
        : furnish(host)
        , administrator(furnish.staff("Nia Keeper"))
        , helper(furnish.staff("Hal Helper"))
        , person(furnish.staff("Pat Person")) {
        furnish.role(administrator, "site_administrator", access::site);
        furnish.role(helper, "service_desk", access::site);
        as_administrator.emplace(furnish.sign_in(administrator));
        as_helper.emplace(furnish.sign_in(helper));
    }
    std::string path(const std::string& rest = "") const {
        return people_address + "/" + person.id.text() + rest;
    }
    json account(const std::string& id) { return as_administrator->get(people_address + "/" + id).json(); }

    Furnish furnish;
    kit::Account administrator, helper, person;
    std::optional<kit::Browser> as_administrator, as_helper;
};

TEST_P(Accounts, AreFoundByNameStateKindAndOrganisationPageByPage) {
    Desk desk{host()};
    const auto body = desk.furnish.organisation("Quay Authority");
    std::set<std::string> ids;
    for (int number = 0; number < 33; ++number) {
        const auto answer = desk.as_administrator->post(people_address,
            {{"name", "Quentin Quay " + std::to_string(number)}, {"kind", "staff"},
                {"email", "quentin" + std::to_string(number) + body.text() + "@quay.example"},
                {"organisation", body.text()}});
        ASSERT_EQ(answer.status, 200U) << answer.body;
        ids.insert(answer.id());
    }
    std::set<std::string> found;
    std::string after;
    do {
        const auto page = desk.as_administrator
                              ->get(people_address + "?q=quentin&state=no_password&kind=staff&organisation="
                                  + body.text() + "&after=" + after)
                              .json();
        for (const auto& item : page["items"]) {
            EXPECT_EQ(item["state"], "no_password");
            EXPECT_TRUE(found.insert(item["id"].get<std::string>()).second);
        }
        after = page["next"].get<std::string>();
    } while (!after.empty());
    EXPECT_EQ(found, ids);
    const auto guests =
        desk.as_administrator->get(people_address + "?kind=guest&organisation=" + body.text()).json();
    EXPECT_EQ(guests["items"], json::array());
}

TEST_P(Accounts, TheServiceDeskSeesTheStateAlone) {
    Desk desk{host()};
    const auto seen_by_desk = desk.as_helper->get(desk.path()).json();
    EXPECT_EQ(seen_by_desk["account"]["state"], "active");
    EXPECT_TRUE(seen_by_desk["background"].is_null()) << seen_by_desk;
    EXPECT_FALSE(desk.account(desk.person.id.text())["background"].is_null());
    EXPECT_EQ(desk.as_helper->put(desk.path("/state"), {{"in_use", false}}, seen(1)).status, 403U);
}

TEST_P(Accounts, TheServiceDeskLetsSomebodyTryAgainAtOnce) {
    Desk desk{host()};
    // From a network of their own: the others of these tests sign in from one, too.
    for (int tries = 0; tries < 5; ++tries)
        host().write([&](WriteTx& tx) {
            identity::note_failure(
                tx, {.account = desk.person.email, .network = "198.51.100.7", .device = {}});
        });
    EXPECT_GE(desk.as_helper->get(desk.path()).json()["failures"].get<int>(), 3);
    EXPECT_EQ(desk.as_helper->del(desk.path("/sign-in-failures")).status, 200U);
    EXPECT_EQ(desk.as_helper->get(desk.path()).json()["failures"], 0);
}

TEST_P(Accounts, OfTwoAdministratorsTheSecondIsToldThatTheFirstWasThere) {
    Desk desk{host()};
    const json details{{"name", "Pat Otherwise"}, {"email", desk.person.email}, {"title", "Clerk"}};
    EXPECT_EQ(desk.as_administrator->put(desk.path(), details).status, 428U);
    EXPECT_EQ(desk.as_administrator->put(desk.path(), details, seen(1)).status, 200U);
    const auto late = desk.as_administrator->put(desk.path(), details, seen(1));
    EXPECT_EQ(late.status, 412U);
    EXPECT_EQ(late.code(), "administration.changed_meanwhile");
    const auto account = desk.account(desk.person.id.text())["account"];
    EXPECT_EQ(account["version"], 2);
    EXPECT_EQ(account["title"], "Clerk");
    const auto found = desk.as_administrator->get(people_address + "?q=otherwise").json();
    EXPECT_EQ(found["items"][0]["id"], desk.person.id.text());
}

TEST_P(Accounts, AnAddressThatIsTakenOrNoneIsSaidOfItsField) {
    Desk desk{host()};
    json details{{"name", "Pat"}, {"email", desk.helper.email}};
    const auto taken = desk.as_administrator->put(desk.path(), details, seen(1));
    EXPECT_EQ(taken.status, 409U);
    EXPECT_EQ(taken.json()["fields"][0]["path"], "email");
    details["email"] = "no address";
    const auto none = desk.as_administrator->put(desk.path(), details, seen(1));
    EXPECT_EQ(none.status, 422U);
    EXPECT_EQ(none.json()["fields"][0]["path"], "email");
}

TEST_P(Accounts, WhoeverIsTakenOutOfUseIsSignedOutAndCanComeBack) {
    Desk desk{host()};
    auto as_person = desk.furnish.sign_in(desk.person);
    ASSERT_EQ(as_person.get("/api/v1/sessions").status, 200U);
    ASSERT_EQ(
        desk.as_administrator->put(desk.path("/state"), {{"in_use", false}, {"reason", "has left"}}, seen(1))
            .status,
        200U);
    EXPECT_EQ(as_person.get("/api/v1/sessions").status, 401U);
    EXPECT_EQ(desk.account(desk.person.id.text())["account"]["state"], "disabled");
    ASSERT_EQ(desk.as_administrator->put(desk.path("/state"), {{"in_use", true}}, seen(2)).status, 200U);
    EXPECT_EQ(desk.furnish.sign_in(desk.person).get("/api/v1/sessions").status, 200U);
}

TEST_P(Accounts, SessionsAreEndedOneByOneAndAllAtOnce) {
    Desk desk{host()};
    auto first = desk.furnish.sign_in(desk.person);
    auto second = desk.furnish.sign_in(desk.person);
    const auto sessions = desk.account(desk.person.id.text())["background"]["sessions"];
    ASSERT_EQ(sessions.size(), 2U);
    const auto one = sessions[0]["id"].get<std::string>();
    EXPECT_EQ(desk.as_administrator->del(desk.path("/sessions/" + one)).status, 200U);
    EXPECT_EQ(desk.as_administrator->del(desk.path("/sessions/" + one)).status, 404U);
    EXPECT_EQ(desk.account(desk.person.id.text())["sessions"], 1);
    EXPECT_EQ(desk.as_administrator->del(desk.path("/sessions")).status, 200U);
    EXPECT_EQ(first.get("/api/v1/sessions").status, 401U);
    EXPECT_EQ(second.get("/api/v1/sessions").status, 401U);
}

TEST_P(Accounts, AGuestGetsAnotherSponsorAndEndAndAnEndedOneComesBack) {
    Desk desk{host()};
    const auto guest = desk.furnish.guest("Gus Guest", desk.person, std::chrono::hours{1});
    const auto path = people_address + "/" + guest.id.text();
    host().clock().advance(std::chrono::hours{2});
    desk.as_administrator.emplace(desk.furnish.sign_in(desk.administrator));
    EXPECT_EQ(desk.account(guest.id.text())["account"]["state"], "ended");
    json terms{{"sponsor", guest.id.text()}, {"purpose", "Advice"},
        {"expires", to_rfc3339(host().clock().now() + std::chrono::days{60})}};
    const auto own = desk.as_administrator->put(path + "/guest-terms", terms, seen(1));
    EXPECT_EQ(own.status, 422U);
    EXPECT_EQ(own.json()["fields"][0]["path"], "sponsor");
    terms["sponsor"] = desk.helper.id.text();
    EXPECT_EQ(desk.as_administrator->put(path + "/guest-terms", terms, seen(1)).status, 200U);
    const auto account = desk.account(guest.id.text())["account"];
    EXPECT_EQ(account["state"], "active");
    EXPECT_EQ(account["sponsor"], desk.helper.id.text());
    terms["expires"] = to_rfc3339(host().clock().now() - std::chrono::days{1});
    const auto past = desk.as_administrator->put(path + "/guest-terms", terms, seen(2));
    EXPECT_EQ(past.json()["fields"][0]["path"], "expires");
    EXPECT_EQ(desk.as_administrator->put(desk.path("/guest-terms"), terms, seen(1)).status, 409U);
}

TEST_P(Accounts, BelongingEndsAndIsKeptAsHistory) {
    Desk desk{host()};
    const auto body = desk.furnish.organisation("Harbour Board").text();
    ASSERT_EQ(desk.as_administrator->post(desk.path("/belongings"), {{"organisation", body}}).status, 200U);
    const auto twice = desk.as_administrator->post(desk.path("/belongings"), {{"organisation", body}});
    EXPECT_EQ(twice.json()["fields"][0]["path"], "organisation");
    auto belongings = desk.account(desk.person.id.text())["background"]["belongings"];
    ASSERT_EQ(belongings.size(), 1U);
    const auto id = belongings[0]["id"].get<std::string>();
    ASSERT_EQ(desk.as_administrator->del(desk.path("/belongings/" + id)).status, 200U);
    EXPECT_EQ(desk.as_administrator->del(desk.path("/belongings/" + id)).status, 404U);
    belongings = desk.account(desk.person.id.text())["background"]["belongings"];
    ASSERT_EQ(belongings.size(), 1U);
    EXPECT_FALSE(belongings[0]["until"].is_null());
}

TEST_P(Accounts, WhatAMergeMovesIsShownBeforeItIsDone) {
    Desk desk{host()};
    const auto twin = desk.furnish.staff("Pat Person Two");
    const auto space = desk.furnish.space(access::SpaceKind::workspace, desk.person);
    const auto effect = desk.as_administrator->get(desk.path("/merge?into=" + twin.id.text())).json();
    EXPECT_EQ(effect["moves"]["spaces"], 1);
    EXPECT_EQ(effect["moves"]["roles"], 1);
    const auto merged = desk.as_administrator->post(desk.path("/merge"), {{"into", twin.id.text()}}, seen(1));
    ASSERT_EQ(merged.status, 200U) << merged.body;
    EXPECT_EQ(desk.account(desk.person.id.text())["account"]["state"], "disabled");
    const auto roles = desk.account(twin.id.text())["background"]["roles"];
    ASSERT_EQ(roles.size(), 1U);
    EXPECT_EQ(roles[0]["place"], space.text());
    EXPECT_EQ(roles[0]["role"], "owner");
    const auto same =
        desk.as_administrator->get(people_address + "/" + twin.id.text() + "/merge?into=" + twin.id.text());
    EXPECT_EQ(same.code(), "identity.same_person");
}

TEST_P(Accounts, TheLastAdministratorStaysOne) {
    Desk desk{host()};
    const auto& me = desk.administrator.id.text();
    // Others of these tests administer the same server.
    host().write([&](WriteTx& tx) {
        tx.run("delete from access_grant where role in (select id from role where key = "
               "'site_administrator') and subject <> :me",
            bind("me", desk.administrator.id));
        access::rights_changed(tx, access::site);
    });
    EXPECT_EQ(desk.as_administrator->get("/api/v1/administration").json()["administrators"], 1);
    EXPECT_EQ(
        desk.as_administrator->put(people_address + "/" + me + "/state", {{"in_use", false}}, seen(1)).code(),
        "identity.own_account");
    const auto grant = [&](const std::string& person) {
        for (const auto& role : desk.account(person)["background"]["roles"])
            if (role["role"] == "site_administrator") return role["grant"].get<std::string>();
        return std::string{"none"};
    };
    EXPECT_EQ(desk.as_administrator->del(people_address + "/" + me + "/roles/" + grant(me)).code(),
        "access.last_administrator");
    ASSERT_EQ(
        desk.as_administrator->post(desk.path("/roles"), {{"role", "site_administrator"}}).status, 200U);
    auto as_second = desk.furnish.sign_in(desk.person);
    EXPECT_EQ(as_second.get("/api/v1/administration").json()["administrators"], 2);
    ASSERT_EQ(as_second.put(people_address + "/" + me + "/state", {{"in_use", false}}, seen(1)).status, 200U);
    const auto own = as_second.get(desk.path()).json()["background"]["roles"][0]["grant"].get<std::string>();
    EXPECT_EQ(as_second.del(desk.path("/roles/" + own)).code(), "access.last_administrator");
}

TEST_P(Accounts, EveryChangeLeavesALineOfTheAudit) {
    Desk desk{host()};
    desk.as_administrator->put(desk.path("/state"), {{"in_use", false}}, seen(1));
    desk.as_administrator->put(desk.path("/state"), {{"in_use", true}}, seen(2));
    desk.as_administrator->del(desk.path("/sessions"));
    desk.as_administrator->post(desk.path("/roles"), {{"role", "service_desk"}});
    const auto actions = host().read([&](ReadTx& tx) {
        return tx.values<std::string>("select action from audit_line where actor = :actor order by id",
            bind("actor", desk.administrator.id));
    });
    const std::vector<std::string> expected{
        "identity.person_disabled", "identity.person_enabled", "identity.sessions_ended", "core.role_given"};
    EXPECT_EQ(actions, expected);
}

}} // namespace folkmoot
