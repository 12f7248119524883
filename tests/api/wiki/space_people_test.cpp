#include "kit/furnish.hpp"

#include "identity/account_change.hpp"
#include "identity/group.hpp"
#include "identity/organisation.hpp"

namespace folkmoot { namespace {

using kit::Furnish;
using nlohmann::json;

FOLKMOOT_HOST_TEST(SpacePeople);

struct Harbour {
    explicit Harbour(kit::TestHost& host)
        : furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , space(furnish.space(access::SpaceKind::community, owner)) {
        as_owner.emplace(furnish.sign_in(owner));
    }

    void give(const access::NewGrant& grant) {
        furnish.host().write([&](WriteTx& tx) { access::put_grant(tx, house, grant); });
    }
    ObjectId area() {
        return furnish.host().read([&](ReadTx& tx) {
            return tx.value<ObjectId>(Sql{"select area from space where id = :id"}, bind("id", space))
                .value();
        });
    }
    std::string path(const std::string& rest = "") const {
        return "/api/v1/spaces/" + space.text() + "/people" + rest;
    }
    /// All that a question finds, page by page, by id.
    std::map<std::string, json> found(const std::string& question = "") {
        std::map<std::string, json> people;
        std::string after;
        do {
            const auto answer = as_owner->get(path("?" + question + "&after=" + after));
            EXPECT_EQ(answer.status, 200U) << answer.body;
            const auto page = answer.json();
            for (const auto& one : page["items"])
                EXPECT_TRUE(people.emplace(one["person"]["id"].get<std::string>(), one).second);
            after = page["next"].get<std::string>();
        } while (!after.empty());
        return people;
    }

    Furnish furnish;
    kit::Account owner;
    ObjectId space;
    std::optional<kit::Browser> as_owner;
    const Viewer house = Viewer::system("a test sets the scene");
};

TEST_P(SpacePeople, AreShownWithEveryWayByWhichARoleCameToThem) {
    Harbour scene{host()};
    auto& furnish = scene.furnish;
    const auto mary = furnish.staff("Mary Member"), gwen = furnish.staff("Gwen Grouped"),
               oscar = furnish.staff("Oscar Office"), ann = furnish.staff("Ann Above"),
               petra = furnish.staff("Petra Part"), nobody = furnish.staff("Norma Nobody"),
               greta = furnish.guest("Greta Guest", scene.owner);
    const auto wiki = furnish.wiki(scene.space, scene.owner);
    const auto works = furnish.organisation("Harbour Works");
    const auto crew = host().write([&](WriteTx& tx) {
        identity::begin_belonging(tx, oscar.id, works, "Clerk");
        const auto group = identity::make_group(tx, "Crew " + scene.space.text());
        identity::add_to_group(tx, group, gwen.id);
        return group;
    });
    scene.give({.subject = mary.id,
        .role = "member",
        .scope = scene.space,
        .ends = host().clock().now() + std::chrono::hours{48},
        .reason = "For the storm season"});
    scene.give({.subject_kind = access::SubjectKind::group,
        .subject = crew,
        .role = "reader",
        .scope = scene.space});
    scene.give({.subject = gwen.id, .role = "contributor", .scope = scene.space});
    scene.give({.subject_kind = access::SubjectKind::organisation,
        .subject = works,
        .role = "reader",
        .scope = scene.space});
    scene.give({.subject = ann.id, .role = "reader", .scope = scene.area()});
    scene.give({.subject = petra.id, .role = "reader", .scope = wiki});
    scene.give({.subject = greta.id, .role = "contributor", .scope = scene.space});
    // To administer lets nobody see what is written.
    scene.give({.subject = nobody.id, .role = "area_administrator", .scope = scene.area()});

    const auto people = scene.found();
    const auto ways = [&](const kit::Account& who) {
        std::set<std::string> all;
        const auto found = people.find(who.id.text());
        if (found == people.end()) return all;
        for (const auto& role : found->second["why"])
            all.insert(role["way"].get<std::string>() + " " + role["role"].get<std::string>());
        return all;
    };
    using testing::ElementsAre;
    EXPECT_THAT(ways(scene.owner), ElementsAre("own owner"));
    EXPECT_THAT(ways(mary), ElementsAre("own member"));
    EXPECT_THAT(ways(gwen), ElementsAre("group reader", "own contributor"));
    EXPECT_THAT(ways(oscar), ElementsAre("organisation reader"));
    EXPECT_THAT(ways(ann), ElementsAre("above reader"));
    EXPECT_THAT(ways(petra), ElementsAre("part reader"));
    EXPECT_THAT(ways(nobody), ElementsAre());
    const auto& member = people.at(mary.id.text())["why"][0];
    EXPECT_FALSE(member["until"].is_null());
    EXPECT_EQ(member["given_for"], "For the storm season");
    EXPECT_TRUE(people.at(greta.id.text())["guest"].get<bool>());
    EXPECT_EQ(people.at(greta.id.text())["sponsor"]["id"], scene.owner.id.text());
    EXPECT_TRUE(people.at(mary.id.text())["sponsor"].is_null());
    EXPECT_FALSE(people.at(petra.id.text())["why"][0]["scope_name"].get<std::string>().empty());

    EXPECT_EQ(scene.found("way=group").size(), 1U);
    EXPECT_EQ(scene.found("role=contributor").size(), 2U);
    EXPECT_EQ(scene.found("way=group&role=contributor").size(), 0U)
        << "one role is both, or it is not as asked";
    const auto of_works = scene.found("organisation=" + works.text());
    ASSERT_EQ(of_works.size(), 1U);
    EXPECT_TRUE(of_works.contains(oscar.id.text()));

    // Whose time is over, and who cannot sign in any more, has no access to speak of.
    host().clock().advance(std::chrono::hours{72});
    scene.as_owner.emplace(furnish.sign_in(scene.owner));
    EXPECT_FALSE(scene.found().contains(mary.id.text()));
}

TEST_P(SpacePeople, OfAThingOnlyThatItIsOneIsSaid) {
    Harbour scene{host()};
    kit::WikiScene wiki{host()};
    const auto outsider = wiki.furnish.staff("Olga Outside");
    const auto page = wiki.page("Unheard-of salary table", "Figures");
    ASSERT_EQ(wiki.as_owner
                  .put(kit::object_path(page, "/restriction"),
                      {{"inherit", false},
                          {"people",
                              json::array({{{"person", wiki.owner.id.text()}, {"role", "owner"}},
                                  {{"person", outsider.id.text()}, {"role", "reader"}}})},
                          {"groups", json::array()}, {"organisations", json::array()}})
                  .status,
        200U);
    const auto answer = wiki.as_owner.get("/api/v1/spaces/" + wiki.space.text() + "/people?way=part");
    EXPECT_NE(answer.body.find("Olga Outside"), std::string::npos);
    EXPECT_EQ(answer.body.find("salary"), std::string::npos);
}

TEST_P(SpacePeople, StandPageByPageEachOnce) {
    Harbour scene{host()};
    for (int number = 0; number < 60; ++number)
        scene.furnish.role(scene.furnish.staff("Paula Paged"), "reader", scene.space);
    EXPECT_EQ(scene.found().size(), 61U);
}

TEST_P(SpacePeople, AreTakenOutAsATableOnceTheLogSaysSo) {
    Harbour scene{host()};
    const auto member = scene.furnish.staff("Mary Member");
    scene.give({.subject = member.id,
        .role = "member",
        .scope = scene.space,
        .reason = "=cmd|' /C calc'!A0, \"said\""});
    const auto table = scene.as_owner->get(scene.path("/table"));
    ASSERT_EQ(table.status, 200U);
    EXPECT_EQ(std::ranges::count(table.body, '\n'), 3) << table.body;
    EXPECT_NE(table.body.find("\"'=cmd|' /C calc'!A0, \"\"said\"\""), std::string::npos) << table.body;
    EXPECT_EQ(host().read([&](ReadTx& tx) {
        return tx.value<std::int64_t>(Sql{"select count(*) from audit_line where action = "
                                          "'core.access_list_exported' and space = :space"},
            bind("space", scene.space));
    }),
        1);
    auto as_member = scene.furnish.sign_in(member);
    EXPECT_EQ(as_member.get(scene.path()).status, 403U);
    EXPECT_EQ(as_member.get(scene.path("/table")).status, 403U);
}

TEST_P(SpacePeople, LeaveAsATableWithAReasonWhereAMarkingAsksForOne) {
    Harbour scene{host()};
    EXPECT_EQ(scene.as_owner->get(scene.path()).json()["table_reason"], false);
    host().write([&](WriteTx& tx) {
        tx.run("update space set marking = 'official-sensitive' where id = :id", bind("id", scene.space));
    });
    EXPECT_EQ(scene.as_owner->get(scene.path()).json()["table_reason"], true);
    for (const auto* way : {"/table", "/table?reason=%20"}) {
        const auto refused = scene.as_owner->get(scene.path(way));
        EXPECT_EQ(refused.status, 422U) << way;
        EXPECT_EQ(refused.json()["fields"][0]["code"], "access.export_reason") << refused.body;
    }
    EXPECT_EQ(scene.as_owner->get(scene.path("/table?reason=For%20the%20inquiry")).status, 200U);
    constexpr Sql lines{"select count(*) from audit_line a join audit_detail d on d.line = a.id where "
                        "a.space = :space and a.action = 'core.access_list_exported' and "
                        "d.detail = 'For the inquiry'"};
    EXPECT_EQ(
        host().read([&](ReadTx& tx) { return tx.value<std::int64_t>(lines, bind("space", scene.space)); }),
        1);
}

}} // namespace folkmoot
