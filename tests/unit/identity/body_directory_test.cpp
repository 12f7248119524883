#include "kit/furnished.hpp"

#include "identity/body_directory.hpp"
#include "identity/organisation.hpp"
#include "identity/viewer_maker.hpp"

namespace folkmoot::identity { namespace {

FOLKMOOT_FURNISHED(BodyDirectory);

using BodyNames = std::vector<std::string>;

BodyNames names(const std::vector<DirectoryBody>& bodies) {
    BodyNames found;
    for (const auto& body : bodies)
        found.push_back(body.name);
    return found;
}

TEST_P(BodyDirectory, FindsGroupsAndOrganisationsByTheBeginningOfAnyWord) {
    write([](WriteTx& tx) {
        create_group(tx, "Government legal advisers");
        create_group(tx, "Private office");
        create_organisation(tx, {.name = "D\u0175r Legal Services", .short_name = "DLS", .domains = {}});
    });
    read([&](ReadTx& tx) {
        EXPECT_EQ(names(find_groups(tx, olwen, "LEG", {}, 20)), BodyNames{"Government legal advisers"});
        EXPECT_EQ(names(find_groups(tx, olwen, "off priv", {}, 20)), BodyNames{"Private office"});
        EXPECT_EQ(names(find_groups(tx, olwen, "", {}, 20)).size(), 2u);
        EXPECT_EQ(names(find_groups(tx, olwen, "egal", {}, 20)), BodyNames{});
        EXPECT_EQ(names(find_groups(tx, olwen, "%", {}, 20)), BodyNames{});
        EXPECT_EQ(
            names(find_organisations(tx, olwen, "D\u0174R", {}, 20)), BodyNames{"D\u0175r Legal Services"});
        EXPECT_EQ(names(find_organisations(tx, olwen, "dls", {}, 20)), BodyNames{"D\u0175r Legal Services"});
    });
}

TEST_P(BodyDirectory, ShowsNobodyFromOutsideWhatGroupsThereAre) {
    write([](WriteTx& tx) { create_group(tx, "Private office"); });
    const auto guest = ViewerMaker::make(
        {.kind = ViewerKind::guest, .person = olwen.person(), .session = {}, .organisation = {}, .name = {}});
    read([&](ReadTx& tx) {
        EXPECT_TRUE(find_groups(tx, guest, "", {}, 20).empty());
        EXPECT_TRUE(find_organisations(tx, guest, "", {}, 20).empty());
        EXPECT_TRUE(find_groups(tx, Viewer::anonymous(), "", {}, 20).empty());
    });
}

TEST_P(BodyDirectory, LeavesOutOrganisationsThatHaveEnded) {
    const auto ids = write([](WriteTx& tx) {
        return std::pair{create_organisation(tx, {.name = "Old Agency", .short_name = {}, .domains = {}}),
            create_organisation(tx, {.name = "New Agency", .short_name = {}, .domains = {}})};
    });
    write([&](WriteTx& tx) { merge_organisations(tx, ids.first, ids.second); });
    read([&](ReadTx& tx) {
        EXPECT_EQ(names(find_organisations(tx, olwen, "agency", {}, 20)), BodyNames{"New Agency"});
    });
}

TEST_P(BodyDirectory, GoesOnPageByPageWithoutGapsOrRepeats) {
    write([](WriteTx& tx) {
        for (int i = 0; i < 25; ++i)
            create_group(tx, "Team " + std::to_string(i));
    });
    std::set<ObjectId> seen;
    DirectoryPlace after;
    for (int page = 0; page < 3; ++page)
        for (const auto& body : read([&](ReadTx& tx) { return find_groups(tx, olwen, "team", after, 10); })) {
            EXPECT_TRUE(seen.insert(body.id).second);
            after = {.name = body.name, .id = body.id};
        }
    EXPECT_EQ(seen.size(), 25u);
}

}} // namespace folkmoot::identity
