#include "api/documents/documents_scene.hpp"

namespace folkmoot { namespace {

using namespace documents_tests;

FOLKMOOT_HOST_TEST(DocumentAudience);

/// A blind community with documents, and guests of two rivals who may suggest and comment.
struct DocumentsCommunity : DocumentsScene {
    explicit DocumentsCommunity(kit::TestHost& host)
        : DocumentsScene(host, access::SpaceKind::community)
        , acme(guest("Ann of Acme"))
        , bolt(guest("Bob of Bolt"))
        , lane_acme(furnish.lane(space, "Acme", {acme}).text())
        , lane_bolt(furnish.lane(space, "Bolt", {bolt}).text())
        , as_acme(furnish.sign_in(acme))
        , as_bolt(furnish.sign_in(bolt)) { }

    kit::Account guest(const std::string& name) {
        const auto account = furnish.guest(name, owner);
        furnish.role(account, "contributor", space);
        return account;
    }
    kit::Answer make(
        const std::string& noun, const std::string& in, const std::string& title, const json& audience) {
        json request{{"folder", in}, {"title", title}};
        request.update(audience);
        return as_owner.post(all + ("/" + noun), request);
    }
    std::string document_for(const std::string& title, const json& audience) {
        const auto id = make("documents", top, title, audience).id();
        EXPECT_EQ(as_owner
                      .post(object_path(id, "/publication"),
                          {{"title", title}, {"markdown", "Words."}, {"base_revision", 0}})
                      .status,
            200U);
        return id;
    }
    json only_acme() const { return {{"audience", "lane"}, {"lane", lane_acme}}; }

    kit::Account acme, bolt;
    std::string lane_acme, lane_bolt;
    kit::Browser as_acme, as_bolt;
};

const json everyone{{"audience", "everyone"}};
const json staff{{"audience", "staff"}};

TEST_P(DocumentAudience, AStaffAuthorMustChooseWhomItIsFor) {
    DocumentsCommunity scene{host()};
    for (const auto* noun : {"documents", "folders"}) {
        const auto refused = scene.make(noun, scene.top, "For whom?", json::object());
        EXPECT_EQ(refused.status, 422U) << refused.body;
        EXPECT_EQ(refused.json()["fields"][0]["path"], "audience") << refused.body;
    }
    EXPECT_EQ(
        scene.make("documents", scene.top, "Nobody's", {{"audience", "lane"}, {"lane", scene.space.text()}})
            .status,
        422U);
    const auto choices = scene.as_owner.get(folder_path(scene.top)).json()["choices"];
    EXPECT_EQ(choices.size(), 4U) << choices;
}

TEST_P(DocumentAudience, EachSideReadsWhatIsForItAndNothingElse) {
    DocumentsCommunity scene{host()};
    const auto for_all = scene.document_for("For all", everyone);
    const auto for_acme = scene.document_for("For Acme", scene.only_acme());
    const auto for_staff = scene.document_for("For staff", staff);
    const auto listed = [&](kit::Browser& who) {
        return DocumentsScene::titles(
            who.get(all + ("/components/" + scene.section + "/entries")).json()["items"]);
    };
    EXPECT_EQ(listed(scene.as_owner), (std::vector<std::string>{"For Acme", "For all", "For staff"}));
    EXPECT_EQ(listed(scene.as_acme), (std::vector<std::string>{"For Acme", "For all"}));
    EXPECT_EQ(listed(scene.as_bolt), (std::vector<std::string>{"For all"}));
    EXPECT_EQ(scene.as_bolt.get(document_path(for_acme)).status, 404U);
    EXPECT_EQ(scene.as_acme.get(document_path(for_staff)).status, 404U);
    EXPECT_EQ(scene.as_acme.get(document_path(for_all)).json()["audience"]["audience"], "everyone");
    EXPECT_EQ(scene.as_owner.get(document_path(for_acme)).json()["audience"]["lane"], scene.lane_acme);
    EXPECT_EQ(scene.as_acme.get(document_path(for_all)).json()["readers"], 0) << "a guest counts nobody";
}

TEST_P(DocumentAudience, WhatLiesInAFolderIsForItsReadersOrForFewer) {
    DocumentsCommunity scene{host()};
    const auto folder = scene.make("folders", scene.top, "With Acme", scene.only_acme()).id();
    EXPECT_EQ(scene.make("documents", folder, "Too wide", everyone).status, 422U);
    EXPECT_EQ(scene.make("documents", folder, "Elsewhere", {{"audience", "lane"}, {"lane", scene.lane_bolt}})
                  .status,
        422U);
    EXPECT_EQ(scene.make("documents", folder, "As the folder", scene.only_acme()).status, 200U);
    EXPECT_EQ(scene.make("documents", folder, "Narrower", staff).status, 200U);
    const auto choices = scene.as_owner.get(folder_path(folder)).json()["choices"];
    EXPECT_EQ(choices.size(), 2U) << choices;
    const auto private_folder = scene.make("folders", scene.top, "Staff", staff).id();
    EXPECT_EQ(scene.make("documents", private_folder, "No choice to make", json::object()).status, 200U);
}

TEST_P(DocumentAudience, MovingIntoANarrowerFolderNarrowsAndMovingOutDoesNotWiden) {
    DocumentsCommunity scene{host()};
    const auto document = scene.document_for("Plan", everyone);
    const auto folder = scene.make("folders", scene.top, "With Acme", scene.only_acme()).id();
    ASSERT_EQ(scene.as_bolt.get(document_path(document)).status, 200U);
    ASSERT_EQ(scene.move("documents", document, folder).status, 200U);
    EXPECT_EQ(scene.as_bolt.get(document_path(document)).status, 404U);
    EXPECT_EQ(scene.as_acme.get(document_path(document)).status, 200U);
    ASSERT_EQ(scene.move("documents", document, scene.top).status, 200U);
    EXPECT_EQ(scene.as_bolt.get(document_path(document)).status, 404U);
}

TEST_P(DocumentAudience, OutsideACommunityThereIsNothingToChoose) {
    DocumentsScene scene{host()};
    const auto folder = scene.as_owner.get(folder_path(scene.folder("Papers"))).json();
    EXPECT_TRUE(folder["choices"].empty()) << folder;
    EXPECT_TRUE(folder["audience"].is_null()) << folder;
}

}} // namespace folkmoot
