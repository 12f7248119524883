#include "unit/access/site.hpp"

#include "access/marking.hpp"
#include "access/permissions.hpp"
#include "access/right.hpp"
#include "access/rights_memory.hpp"
#include "access/rights_watch.hpp"
#include "access/role.hpp"

namespace folkmoot::access {

class Grants : public SiteTest {
protected:
    void SetUp() override {
        SiteTest::SetUp();
        if (IsSkipped()) return;
        space = add_space("energy");
        mary = add_person("Mary");
    }
    std::optional<Code> giving(const Viewer& actor, const NewGrant& given) {
        return code_of([&] { write([&](WriteTx& tx) { grant(tx, actor, given); }); });
    }
    std::optional<Code> revoking(const Viewer& actor, ObjectId id) {
        return code_of([&] { write([&](WriteTx& tx) { revoke(tx, actor, id); }); });
    }
    ObjectId space, mary;
};
INSTANTIATE_TEST_SUITE_P(BothStores, Grants, kit::both_backends, kit::backend_name);

TEST_P(Grants, NobodyGivesAwayMoreThanTheyHave) {
    auto faye = add_person("Faye Facilitator");
    give(faye, "facilitator", space);
    EXPECT_EQ(giving(staff(faye), {.subject = mary, .role = "member", .scope = space}), std::nullopt);
    EXPECT_EQ(giving(staff(faye), {.subject = mary, .role = "owner", .scope = space}), Code::forbidden);
    EXPECT_EQ(giving(staff(mary), {.subject = faye, .role = "reader", .scope = space}), Code::forbidden);
    EXPECT_EQ(giving(staff(add_person("Sam")), {.subject = faye, .role = "reader", .scope = space}),
        Code::not_found);
}

TEST_P(Grants, AdministratorsAppointOthersToAdministerNeverThemselvesAndNobodyToRead) {
    auto ada = add_person("Ada Administrator");
    give(ada, "site_administrator", site);
    EXPECT_EQ(giving(staff(ada), {.subject = mary, .role = "service_desk", .scope = site}), std::nullopt);
    EXPECT_NE(giving(staff(ada), {.subject = ada, .role = "service_desk", .scope = site}), std::nullopt);
    for (const auto scope : {site, space})
        for (const char* role : {"owner", "reader"})
            EXPECT_NE(giving(staff(ada), {.subject = mary, .role = role, .scope = scope}), std::nullopt)
                << role;
}

TEST_P(Grants, ASpaceKeepsAnOwnerAndTheSiteAnAdministrator) {
    auto grants = read([&](ReadTx& tx) { return list_grants(tx, staff(owner), space, ObjectId{}, 10); });
    ASSERT_EQ(grants.size(), 1U);
    EXPECT_EQ(revoking(staff(owner), grants[0].id), Code::conflict);
    give(mary, "owner", space);
    EXPECT_EQ(revoking(staff(owner), grants[0].id), std::nullopt);
    auto ada = add_person("Ada Administrator");
    auto only = give(ada, "site_administrator", site);
    EXPECT_EQ(revoking(house(), only), Code::conflict);
}

TEST_P(Grants, AreRefusedWhereTheyMakeNoSense) {
    auto guest_person = add_person("Anna", ViewerKind::guest);
    EXPECT_EQ(giving(house(), {.subject = guest_person, .role = "reader", .scope = site}), Code::bad_input);
    EXPECT_EQ(giving(house(), {.subject = ObjectId{999}, .role = "reader", .scope = space}), Code::bad_input);
    EXPECT_EQ(giving(house(), {.subject = mary, .role = "emperor", .scope = space}), Code::bad_input);
    EXPECT_EQ(giving(house(), {.subject = mary, .role = "reader", .scope = space, .ends = clock.now()}),
        Code::bad_input);
    EXPECT_EQ(giving(house(), {.subject_kind = SubjectKind::anyone, .role = "reader", .scope = space}),
        Code::bad_input);
    auto news = add_space("news", SpaceKind::public_space);
    EXPECT_EQ(giving(house(), {.subject_kind = SubjectKind::anyone, .role = "member", .scope = news}),
        Code::bad_input);
}

TEST_P(Grants, EditingARoleCountsEverywhereAtOnceAndOnlyThere) {
    auto page = add_object({.component = add_section(space)});
    give(mary, "reader", space);
    EXPECT_TRUE(sees(staff(mary), page));
    auto other = add_space("other");
    auto version = [&](ObjectId where) {
        return read([&](ReadTx& tx) { return stamp_of(tx, ObjectId{}, where).place; });
    };
    auto before = version(other);
    write([&](WriteTx& tx) { set_permissions(tx, house(), require_role(tx, "reader").id, {}); });
    EXPECT_FALSE(sees(staff(mary), page));
    EXPECT_EQ(version(other), before);
}

TEST_P(Grants, StockRolesGetANewPermissionOnceAndKeepWhatPeopleMadeOfThem) {
    write([&](WriteTx& tx) {
        auto member = require_role(tx, "member");
        std::erase(member.permissions, "core.restrict");
        set_permissions(tx, house(), member.id, member.permissions);
        tx.kept<Permissions>().declare({.name = "wiki.edit", .doc = "Edit pages", .roles = {"member"}});
        settle_roles(tx);
        auto settled = require_role(tx, "member").permissions;
        EXPECT_TRUE(holds(settled, "wiki.edit"));
        EXPECT_FALSE(holds(settled, "core.restrict")) << "taken away by people, it stays away";
    });
}

TEST_P(Grants, RolledBackChangesLeaveNothingInTheKeptAnswers) {
    auto page = add_object({.component = add_section(space)});
    EXPECT_FALSE(sees(staff(mary), page));
    EXPECT_EQ(code_of([&] {
        write([&](WriteTx& tx) {
            put_grant(tx, house(), {.subject = mary, .role = "reader", .scope = space});
            EXPECT_TRUE(find_standing(tx, staff(mary), page, "")) << "the change sees itself";
            throw Problem(Code::conflict, "test.rolled_back");
        });
    }),
        Code::conflict);
    EXPECT_FALSE(sees(staff(mary), page));
    auto sam = add_person("Sam");
    give(sam, "reader", space);
    EXPECT_FALSE(sees(staff(mary), page)) << "the version that was rolled back has been given out again";
}

TEST_P(Grants, SecretIsRefusedByNameAndTheCeilingCannotFallBelowWhatIsHeld) {
    try {
        add_space("deep", SpaceKind::workspace, "secret");
        FAIL() << "a SECRET space was made";
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.key(), "access.marking_above_ceiling");
        EXPECT_EQ(problem.fields().at(0).values.at(0).second, "SECRET");
    }
    auto ceiling = [&](const char* marking) {
        return code_of([&] { write([&](WriteTx& tx) { set_ceiling(tx, house(), marking); }); });
    };
    EXPECT_EQ(ceiling("secret"), Code::bad_input);
    add_space("guarded", SpaceKind::workspace, "official-sensitive");
    EXPECT_EQ(ceiling("official"), Code::conflict);
}

TEST_P(Grants, ThingsInAMarkedSpaceAreMarkedAtLeastAsHigh) {
    auto wiki = add_section(add_space("guarded", SpaceKind::workspace, "official-sensitive"));
    auto page = add_object({.component = wiki, .marking = "official"});
    read([&](ReadTx& tx) {
        auto standing = find_standing(tx, staff(owner), page, "").value();
        EXPECT_EQ(sight_of(tx, standing.object().visibility).marking, "official-sensitive");
    });
}

TEST_P(Grants, OnTheSiteAreWorkedOutOnceUntilAChangeOrTheClockMovesThem) {
    std::uint64_t statements = 0;
    const auto may_manage = [&] {
        read([](ReadTx& tx) { tx.kept<RightsWatch>().poll(tx); }); // this node has just heard from the store
        return read([&](ReadTx& tx) {
            const bool may = holds(*rights_at(tx, staff(mary), site), "core.manage_areas");
            statements = tx.statements();
            return may;
        });
    };
    EXPECT_FALSE(may_manage());
    give(mary, "site_administrator", site, in(1h));
    EXPECT_TRUE(may_manage());
    EXPECT_GT(statements, 0U);
    EXPECT_TRUE(may_manage());
    EXPECT_EQ(statements, 0U);
    clock.advance(1h);
    EXPECT_FALSE(may_manage());
}

TEST_P(Grants, ThePollTellsWhatOtherNodesHaveChanged) {
    RightsWatch elsewhere; // another node's: nobody tells it of this process's commits
    std::vector<ObjectId> told;
    elsewhere.subscribe([&](std::span<const ObjectId> subjects) {
        told.insert(told.end(), subjects.begin(), subjects.end());
    });
    auto poll = [&] { read([&](ReadTx& tx) { elsewhere.poll(tx); }); };
    EXPECT_FALSE(elsewhere.fresh(clock.now()));
    poll();
    EXPECT_THAT(told, testing::IsEmpty());
    give(mary, "reader", space);
    poll();
    EXPECT_THAT(told, testing::ElementsAre(space));
    poll();
    EXPECT_EQ(told.size(), 1U) << "once is enough";
    EXPECT_TRUE(elsewhere.fresh(clock.now()));
    clock.advance(501ms);
    EXPECT_FALSE(elsewhere.fresh(clock.now()));
}

TEST(KeptAnswers, StayWithinTheirBoundAndDropWhatWasUsedLongestAgo) {
    struct Weighty {
        int number;
        static std::size_t weight() { return 10; }
    };
    Lru<int, Weighty, std::hash<int>> kept{30};
    for (int i = 0; i < 3; ++i)
        kept.put(i, {i});
    EXPECT_TRUE(kept.get(0));
    kept.put(3, {3});
    EXPECT_TRUE(kept.get(0));
    EXPECT_FALSE(kept.get(1));
    EXPECT_EQ(kept.bytes(), 30U);
}

} // namespace folkmoot::access
