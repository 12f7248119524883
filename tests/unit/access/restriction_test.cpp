#include "unit/access/site.hpp"

#include "access/explain.hpp"
#include "access/restriction.hpp"

namespace folkmoot::access {

class Restrictions : public SiteTest {
protected:
    void SetUp() override {
        SiteTest::SetUp();
        if (IsSkipped()) return;
        space = add_space("energy");
        wiki = add_section(space);
        mary = add_person("Mary Member");
        rita = add_person("Rita Reader");
        sam = add_person("Sam Stranger");
        give(mary, "member", space);
        give(rita, "reader", space);
        page = add_object({.component = wiki});
        child = add_object({.component = wiki});
    }
    Restriction to_owner_and(ObjectId person) const {
        return {.object = page,
            .below = {child},
            .grants = {{.subject = owner, .role = "owner"}, {.subject = person, .role = "reader"}}};
    }
    static std::vector<std::string> names(const std::vector<PersonLabel>& people) {
        std::vector<std::string> result;
        for (const auto& person : people)
            result.push_back(person.name);
        return result;
    }

    ObjectId space, wiki, mary, rita, sam, page, child;
};
INSTANTIATE_TEST_SUITE_P(BothStores, Restrictions, kit::both_backends, kit::backend_name);

TEST_P(Restrictions, BreakInheritanceForAPageAndWhatLiesUnderIt) {
    write([&](WriteTx& tx) { restrict(tx, staff(owner), to_owner_and(sam)); });
    for (auto object : {page, child}) {
        EXPECT_TRUE(sees(staff(owner), object));
        EXPECT_TRUE(sees(staff(sam), object));
        EXPECT_FALSE(sees(staff(mary), object));
        EXPECT_FALSE(sees(staff(rita), object));
    }
}

TEST_P(Restrictions, ThePreviewNamesExactlyThoseWhoseSightChanges) {
    auto change = read([&](ReadTx& tx) { return preview(tx, staff(owner), to_owner_and(sam)); });
    EXPECT_THAT(names(change.gains), testing::ElementsAre("Sam Stranger"));
    EXPECT_THAT(names(change.loses), testing::ElementsAre("Mary Member", "Rita Reader"));
    EXPECT_FALSE(change.incomplete);
    EXPECT_TRUE(sees(staff(mary), page)) << "a preview changes nothing";
}

TEST_P(Restrictions, WhatAnOwnerGaveStaysWhenAFacilitatorChangesTheRest) {
    auto fay = add_person("Fay Facilitator");
    give(fay, "facilitator", space);
    Restriction first = to_owner_and(rita);
    first.grants.push_back({.subject = fay, .role = "facilitator"});
    write([&](WriteTx& tx) { restrict(tx, staff(owner), first); });
    Restriction second = first;
    second.grants.push_back({.subject = sam, .role = "reader"});
    write([&](WriteTx& tx) { restrict(tx, staff(fay), second); });
    EXPECT_TRUE(sees(staff(sam), page));
    EXPECT_TRUE(sees(staff(owner), page));
    Restriction third = second;
    third.grants.push_back({.subject = sam, .role = "owner"});
    EXPECT_THROW(write([&](WriteTx& tx) { restrict(tx, staff(fay), third); }), Problem)
        << "more than her own";
}

TEST_P(Restrictions, WhoeverIsNamedAsBeforeKeepsTheirGrantWithItsReasonAndGiver) {
    auto treasury = add_organisation("Treasury");
    auto fay = add_person("Fay Facilitator");
    give(fay, "facilitator", space);
    Restriction first = to_owner_and(rita);
    first.grants.push_back({.subject = fay, .role = "facilitator"});
    first.grants.push_back({.subject = mary,
        .role = "reader",
        .capacity = treasury,
        .ends = in(48h),
        .reason = "for the inspection"});
    write([&](WriteTx& tx) { restrict(tx, staff(owner), first); });
    Restriction second = first;
    second.grants.back().reason = {};
    second.grants.push_back({.subject = sam, .role = "reader"});
    clock.advance(24h);
    write([&](WriteTx& tx) { restrict(tx, staff(fay), second); });
    const auto grants = read([&](ReadTx& tx) { return list_grants(tx, house(), page, {}, 200); });
    const auto kept = std::ranges::find(grants, mary, &GrantView::subject);
    ASSERT_NE(kept, grants.end());
    EXPECT_EQ(kept->capacity, treasury);
    EXPECT_EQ(kept->ends, in(24h));
    EXPECT_EQ(kept->reason, "for the inspection");
    EXPECT_EQ(kept->granted_by, owner);
    clock.advance(48h);
    EXPECT_FALSE(sees(staff(mary), page)) << "her time there is over";
    EXPECT_TRUE(sees(staff(sam), page));
    EXPECT_NO_THROW(write([&](WriteTx& tx) { restrict(tx, staff(fay), second); }))
        << "whose time is over may stay on the list";
}

TEST_P(Restrictions, NobodyLengthensWhatAnOwnerGaveForAWhile) {
    auto fay = add_person("Fay Facilitator");
    give(fay, "facilitator", space);
    Restriction first = to_owner_and(rita);
    first.grants.push_back({.subject = fay, .role = "facilitator"});
    first.grants.push_back({.subject = sam, .role = "owner", .ends = in(1h)});
    write([&](WriteTx& tx) { restrict(tx, staff(owner), first); });
    Restriction longer = first;
    longer.grants.back().ends.reset();
    EXPECT_EQ(
        code_of([&] { write([&](WriteTx& tx) { restrict(tx, staff(fay), longer); }); }), Code::forbidden);
    EXPECT_EQ(
        code_of([&] { write([&](WriteTx& tx) { restrict(tx, staff(owner), longer); }); }), std::nullopt);
}

TEST_P(Restrictions, ThePreviewFollowsGroupsAndOrganisations) {
    auto otto = add_person("Otto");
    auto treasury = add_organisation("Treasury");
    affiliate(otto, treasury);
    auto group = add_group("Analysts", {mary, sam});
    auto change = read([&](ReadTx& tx) {
        return preview(tx, staff(owner),
            {.object = page,
                .below = {},
                .grants = {{.subject = owner, .role = "owner"},
                    {.subject_kind = SubjectKind::group, .subject = group, .role = "reader"},
                    {.subject_kind = SubjectKind::organisation, .subject = treasury, .role = "reader"}}});
    });
    EXPECT_THAT(names(change.gains), testing::ElementsAre("Otto", "Sam Stranger"));
    EXPECT_THAT(names(change.loses), testing::ElementsAre("Rita Reader"));
}

TEST_P(Restrictions, LiftingOneGivesEverybodyTheirSightBack) {
    write([&](WriteTx& tx) { restrict(tx, staff(owner), to_owner_and(sam)); });
    Restriction lifted{.object = page, .below = {child}, .inheritance = Inheritance::kept, .grants = {}};
    auto change = read([&](ReadTx& tx) { return preview(tx, staff(owner), lifted); });
    EXPECT_THAT(names(change.gains), testing::ElementsAre("Mary Member", "Rita Reader"));
    EXPECT_THAT(names(change.loses), testing::ElementsAre("Sam Stranger"));
    write([&](WriteTx& tx) { restrict(tx, staff(owner), lifted); });
    EXPECT_TRUE(sees(staff(mary), child));
    EXPECT_FALSE(sees(staff(sam), child));
}

TEST_P(Restrictions, NobodyLocksThemselvesOutOrGivesMoreThanTheyHave) {
    auto code = [&](const Viewer& actor, const Restriction& restriction) {
        return code_of([&] { write([&](WriteTx& tx) { restrict(tx, actor, restriction); }); });
    };
    Restriction without_self{.object = page, .below = {}, .grants = {{.subject = sam, .role = "reader"}}};
    EXPECT_EQ(code(staff(owner), without_self), Code::conflict);
    EXPECT_TRUE(sees(staff(owner), page)) << "nothing of it has happened";
    EXPECT_EQ(code(staff(rita), to_owner_and(sam)), Code::forbidden);
    EXPECT_EQ(code(staff(sam), to_owner_and(sam)), Code::not_found);
    EXPECT_EQ(code(staff(mary), to_owner_and(mary)), Code::forbidden) << "a member cannot make an owner";
}

TEST_P(Restrictions, InsideRestrictionsNarrowFurther) {
    write([&](WriteTx& tx) {
        restrict(tx, staff(owner),
            {.object = page,
                .below = {child},
                .grants = {{.subject = owner, .role = "owner"}, {.subject = mary, .role = "member"}}});
    });
    write([&](WriteTx& tx) {
        restrict(tx, staff(owner),
            {.object = child, .below = {}, .grants = {{.subject = owner, .role = "owner"}}});
    });
    EXPECT_TRUE(sees(staff(mary), page));
    EXPECT_FALSE(sees(staff(mary), child));
    EXPECT_FALSE(sees(staff(rita), page));
}

TEST_P(Restrictions, WhoeverSeesOneThingInsideSeesThatTheSpaceAndSectionAreThere) {
    write([&](WriteTx& tx) { restrict(tx, staff(owner), to_owner_and(sam)); });
    read([&](ReadTx& tx) {
        EXPECT_TRUE(tx.find<Space>(staff(sam), space));
        EXPECT_TRUE(tx.find<Component>(staff(sam), wiki));
        EXPECT_THAT(tx.find<Space>(staff(sam), space)->standing().can(), testing::ElementsAre("core.view"));
    });
    auto another = add_object({.component = wiki});
    EXPECT_FALSE(sees(staff(sam), another));
    EXPECT_THAT(list(staff(sam), {.component = wiki, .space = {}, .type = "wiki.page", .after = {}}),
        testing::UnorderedElementsAre(page, child));
}

TEST_P(Restrictions, APageMovedUnderARestrictedOneIsRestrictedToo) {
    write([&](WriteTx& tx) { restrict(tx, staff(owner), to_owner_and(sam)); });
    auto moved = add_object({.component = wiki});
    auto below = add_object({.component = wiki});
    EXPECT_TRUE(sees(staff(rita), below));
    auto put = [&](ObjectId what, ObjectId where, std::string_view type) {
        write([&](WriteTx& tx) {
            put_under(tx, require_standing(tx, staff(owner), what, "", "core.view"),
                require_standing(tx, staff(owner), where, type, "core.view"), std::array{below});
        });
    };
    put(moved, page, "");
    EXPECT_FALSE(sees(staff(rita), moved));
    EXPECT_FALSE(sees(staff(rita), below));
    put(moved, wiki, "core.component");
    EXPECT_TRUE(sees(staff(rita), below));
}

TEST_P(Restrictions, TheExplanationNamesEachPersonWithTheRolesThatLetThemSee) {
    auto gwen = add_person("Gwen");
    auto group = add_group("Analysts", {gwen, mary});
    give({.subject_kind = SubjectKind::group, .subject = group, .role = "reader", .scope = area});
    auto told = read([&](ReadTx& tx) { return explain(tx, staff(owner), page, "", 10); });
    std::vector<std::string> people;
    for (const auto& person : told.people)
        people.push_back(person.name);
    EXPECT_THAT(people, testing::ElementsAre("Gwen", "Mary Member", "Olwen Owner", "Rita Reader"));
    EXPECT_EQ(told.count, 4);
    EXPECT_FALSE(told.anyone);
    EXPECT_FALSE(told.restricted);
    ASSERT_EQ(told.people[0].why.size(), 1U);
    EXPECT_EQ(told.people[0].why[0].subject_name, "Analysts");
    EXPECT_EQ(told.people[0].why[0].scope_name, "Department");
    EXPECT_EQ(told.people[1].why.size(), 2U) << "Mary sees it as a member and through the group";
    EXPECT_EQ(told.people[2].why[0].role, "Owner");
}

TEST_P(Restrictions, TheExplanationIsPagedByNameAndOnlyForThoseWhoMayKnow) {
    std::vector<std::string> people;
    std::string after;
    do {
        auto told = read([&](ReadTx& tx) { return explain(tx, staff(mary), page, after, 2); });
        for (const auto& person : told.people)
            people.push_back(person.name);
        after = told.next;
    } while (!after.empty());
    EXPECT_THAT(people, testing::ElementsAre("Mary Member", "Olwen Owner", "Rita Reader"));
    auto code = [&](ObjectId who) {
        return code_of([&] { read([&](ReadTx& tx) { return explain(tx, staff(who), page, "", 2).count; }); });
    };
    EXPECT_EQ(code(rita), Code::forbidden);
    EXPECT_EQ(code(sam), Code::not_found);
}

} // namespace folkmoot::access
