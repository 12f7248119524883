#include "unit/access/site.hpp"

namespace folkmoot::access {

class Decision : public SiteTest { };
INSTANTIATE_TEST_SUITE_P(BothStores, Decision, kit::both_backends, kit::backend_name);

TEST_P(Decision, AMemberSeesWhatIsInTheSpaceAndAStrangerFindsNothing) {
    auto wiki = add_section(add_space("energy"));
    auto page = add_object({.component = wiki});
    auto space = read([&](ReadTx& tx) { return tx.find<ObjectRow>(house(), page)->object().space; });
    auto mary = add_person("Mary Member");
    auto sam = add_person("Sam Stranger");
    give(mary, "member", space);
    EXPECT_TRUE(sees(staff(mary), page));
    EXPECT_TRUE(sees(staff(owner), page));
    EXPECT_FALSE(sees(staff(sam), page));
    EXPECT_FALSE(sees(Viewer::anonymous(), page));
}

TEST_P(Decision, MissingAndInvisibleAnswerAlikeAndVisibleButNotAllowedIsForbidden) {
    auto wiki = add_section(add_space("energy"));
    auto page = add_object({.component = wiki});
    auto space = read([&](ReadTx& tx) { return tx.find<ObjectRow>(house(), page)->object().space; });
    auto rita = add_person("Rita Reader");
    auto sam = add_person("Sam Stranger");
    give(rita, "reader", space);
    auto code = [&](const Viewer& viewer, ObjectId id) {
        return code_of([&] {
            read([&](ReadTx& tx) { require_standing(tx, viewer, id, "wiki.page", "core.restrict"); });
        });
    };
    EXPECT_EQ(code(staff(sam), page), Code::not_found);
    EXPECT_EQ(code(staff(sam), ObjectId{999'999}), Code::not_found);
    EXPECT_EQ(code(staff(rita), page), Code::forbidden);
    EXPECT_EQ(code(staff(owner), page), std::nullopt);
}

TEST_P(Decision, AnObjectOfAnotherTypeIsMissing) {
    auto page = add_object({.component = add_section(add_space("energy"))});
    read([&](ReadTx& tx) {
        EXPECT_TRUE(find_standing(tx, staff(owner), page, "wiki.page"));
        EXPECT_FALSE(find_standing(tx, staff(owner), page, "risk.risk"));
    });
}

TEST_P(Decision, DraftsAreAbsentForReadersAndDeletedThingsForContributors) {
    auto space = add_space("energy");
    auto wiki = add_section(space);
    auto draft = add_object({.component = wiki, .lifecycle = Lifecycle::draft});
    auto deleted = add_object({.component = wiki, .lifecycle = Lifecycle::bin});
    auto rita = add_person("Rita Reader");
    auto connor = add_person("Connor Contributor");
    auto mary = add_person("Mary Member");
    give(rita, "reader", space);
    give(connor, "contributor", space);
    give(mary, "member", space);
    EXPECT_FALSE(sees(staff(rita), draft));
    EXPECT_TRUE(sees(staff(connor), draft));
    EXPECT_FALSE(sees(staff(connor), deleted));
    EXPECT_TRUE(sees(staff(mary), deleted));
}

TEST_P(Decision, InTheBinOneMayOnlyLookAndBringBack) {
    auto wiki = add_section(add_space("energy"));
    auto deleted = add_object({.component = wiki, .lifecycle = Lifecycle::bin});
    EXPECT_THAT(can(staff(owner), deleted),
        testing::ElementsAre(
            "core.restore", "core.view", "core.view_bin", "core.view_drafts", "core.view_people"));
}

TEST_P(Decision, AFrozenSpaceCanBeReadAndGovernedButNotChanged) {
    auto space = add_space("energy");
    auto page = add_object({.component = add_section(space)});
    write([&](WriteTx& tx) { set_state(tx, staff(owner), space, SpaceState::frozen); });
    auto may = can(staff(owner), page);
    EXPECT_THAT(may, testing::Contains("core.view"));
    EXPECT_THAT(may, testing::Contains("core.manage_access"));
    EXPECT_THAT(may, testing::Not(testing::Contains("core.restrict")));
    write([&](WriteTx& tx) { set_state(tx, staff(owner), space, SpaceState::open); });
    EXPECT_THAT(can(staff(owner), page), testing::Contains("core.restrict"));
}

TEST_P(Decision, GuestsOfOneLaneNeverSeeTheOthers) {
    auto space = add_space("hydrogen", SpaceKind::community);
    auto wiki = add_section(space);
    auto acme = add_organisation("Acme");
    auto rival = add_organisation("Rival");
    auto anna = add_person("Anna of Acme", ViewerKind::guest);
    auto rob = add_person("Rob of Rival", ViewerKind::guest);
    affiliate(anna, acme);
    affiliate(rob, rival);
    give(anna, "contributor", space);
    give(rob, "contributor", space);
    auto lane = write([&](WriteTx& tx) {
        auto made = create_lane(tx, staff(owner), space, "Acme");
        add_to_lane(tx, staff(owner), made, {.kind = LaneMemberKind::organisation, .id = acme});
        return made;
    });
    auto private_page = add_object({.component = wiki, .audience = Audience::lane, .lane = lane});
    auto staff_page = add_object({.component = wiki, .audience = Audience::staff});
    auto open_page = add_object({.component = wiki, .audience = Audience::everyone});
    EXPECT_TRUE(sees(guest(anna), private_page));
    EXPECT_FALSE(sees(guest(rob), private_page));
    EXPECT_TRUE(sees(staff(owner), private_page));
    EXPECT_FALSE(sees(guest(anna), staff_page));
    EXPECT_TRUE(sees(guest(rob), open_page));
}

TEST_P(Decision, WhoeverJoinsInOneCapacityHasThatOrganisationsLaneOnly) {
    auto space = add_space("hydrogen", SpaceKind::community);
    auto wiki = add_section(space);
    auto acme = add_organisation("Acme");
    auto rival = add_organisation("Rival");
    auto cleo = add_person("Cleo Consultant", ViewerKind::guest);
    affiliate(cleo, acme);
    affiliate(cleo, rival);
    give({.subject = cleo, .role = "contributor", .scope = space, .capacity = acme});
    auto lane_of = [&](const std::string& name, ObjectId organisation) {
        return write([&](WriteTx& tx) {
            auto made = create_lane(tx, staff(owner), space, name);
            add_to_lane(tx, staff(owner), made, {.kind = LaneMemberKind::organisation, .id = organisation});
            return made;
        });
    };
    auto for_acme =
        add_object({.component = wiki, .audience = Audience::lane, .lane = lane_of("Acme", acme)});
    auto for_rival =
        add_object({.component = wiki, .audience = Audience::lane, .lane = lane_of("Rival", rival)});
    EXPECT_TRUE(sees(guest(cleo), for_acme));
    EXPECT_FALSE(sees(guest(cleo), for_rival));
}

TEST_P(Decision, GuestsSeeOfficialSensitiveOnlyWithASecondFactor) {
    auto space = add_space("hydrogen", SpaceKind::community);
    auto wiki = add_section(space);
    auto anna = add_person("Anna", ViewerKind::guest);
    give(anna, "contributor", space);
    auto sensitive =
        add_object({.component = wiki, .audience = Audience::everyone, .marking = "official-sensitive"});
    EXPECT_FALSE(sees(guest(anna), sensitive));
    EXPECT_TRUE(sees(guest(anna, true), sensitive));
    EXPECT_TRUE(sees(staff(owner), sensitive));
}

TEST_P(Decision, AdministratorsSeeNoContent) {
    auto space = add_space("energy");
    auto page = add_object({.component = add_section(space)});
    auto ada = add_person("Ada Administrator");
    give(ada, "site_administrator", site);
    EXPECT_FALSE(sees(staff(ada), page));
    read([&](ReadTx& tx) { EXPECT_FALSE(tx.find<Space>(staff(ada), space)); });
    EXPECT_TRUE(list(staff(ada), {.component = {}, .space = {}, .type = "wiki.page", .after = {}}).empty());
}

TEST_P(Decision, APublicSpaceIsOpenToEverybodyButItsDraftsAreNot) {
    auto space = add_space("news", SpaceKind::public_space);
    auto wiki = add_section(space);
    auto page = add_object({.component = wiki});
    auto draft = add_object({.component = wiki, .lifecycle = Lifecycle::draft});
    auto internal = add_object({.component = wiki, .audience = Audience::staff});
    auto sensitive = add_object({.component = wiki, .marking = "official-sensitive"});
    auto sam = add_person("Sam Stranger");
    for (const auto& viewer : {Viewer::anonymous(), staff(sam)}) {
        EXPECT_TRUE(sees(viewer, page));
        EXPECT_FALSE(sees(viewer, draft));
        EXPECT_FALSE(sees(viewer, internal));
        EXPECT_FALSE(sees(viewer, sensitive));
    }
    EXPECT_TRUE(sees(staff(owner), internal));
}

TEST_P(Decision, AGrantBeginsAndEndsByTheClockWithoutAWrite) {
    auto space = add_space("energy");
    auto page = add_object({.component = add_section(space)});
    auto tim = add_person("Tim Temporary");
    give({.subject = tim, .role = "reader", .scope = space, .starts = in(1h), .ends = in(2h)});
    EXPECT_FALSE(sees(staff(tim), page));
    clock.advance(1h);
    EXPECT_TRUE(sees(staff(tim), page));
    clock.advance(59min);
    EXPECT_TRUE(sees(staff(tim), page));
    clock.advance(1min);
    EXPECT_FALSE(sees(staff(tim), page));
}

TEST_P(Decision, AnExpiredGuestHasNothingLeft) {
    auto space = add_space("hydrogen", SpaceKind::community);
    auto page = add_object({.component = add_section(space), .audience = Audience::everyone});
    auto anna = add_person("Anna", ViewerKind::guest, in(24h));
    give(anna, "contributor", space);
    EXPECT_TRUE(sees(guest(anna), page));
    clock.advance(24h);
    EXPECT_FALSE(sees(guest(anna), page));
}

TEST_P(Decision, ARoleReachesThroughGroupsAndOrganisationsAsLongAsOneIsOfThem) {
    auto space = add_space("energy");
    auto page = add_object({.component = add_section(space)});
    auto gwen = add_person("Gwen");
    auto otto = add_person("Otto");
    auto treasury = add_organisation("Treasury");
    affiliate(otto, treasury, in(1h));
    auto group = add_group("Analysts", {gwen});
    give({.subject_kind = SubjectKind::group, .subject = group, .role = "reader", .scope = space});
    give({.subject_kind = SubjectKind::organisation, .subject = treasury, .role = "reader", .scope = area});
    EXPECT_TRUE(sees(staff(gwen), page));
    EXPECT_TRUE(sees(staff(otto), page));
    clock.advance(1h);
    EXPECT_FALSE(sees(staff(otto), page));
}

TEST_P(Decision, AChangeOfRightsIsSeenByTheNextTransactionThoughAnswersAreKept) {
    auto space = add_space("energy");
    auto page = add_object({.component = add_section(space)});
    auto mary = add_person("Mary");
    EXPECT_FALSE(sees(staff(mary), page));
    auto id = give(mary, "reader", space);
    EXPECT_TRUE(sees(staff(mary), page));
    write([&](WriteTx& tx) { revoke(tx, staff(owner), id); });
    EXPECT_FALSE(sees(staff(mary), page));
}

TEST_P(Decision, ADeletedSectionHidesAllThatIsInIt) {
    auto space = add_space("energy");
    auto wiki = add_section(space);
    auto page = add_object({.component = wiki});
    write([&](WriteTx& tx) { remove_section(tx, staff(owner), wiki); });
    EXPECT_FALSE(sees(staff(owner), page));
    write([&](WriteTx& tx) { restore_section(tx, staff(owner), wiki); });
    EXPECT_TRUE(sees(staff(owner), page));
}

} // namespace folkmoot::access
