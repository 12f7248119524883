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
        return as_owner.post(documents_address + ("/" + noun), request);
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

const json for_everyone{{"audience", "everyone"}};
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
    const auto for_all = scene.document_for("For all", for_everyone);
    const auto for_acme = scene.document_for("For Acme", scene.only_acme());
    const auto for_staff = scene.document_for("For staff", staff);
    const auto listed = [&](kit::Browser& who) {
        return DocumentsScene::titles(
            who.get(documents_address + ("/components/" + scene.section + "/entries")).json()["items"]);
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
    EXPECT_EQ(scene.make("documents", folder, "Too wide", for_everyone).status, 422U);
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
    const auto document = scene.document_for("Plan", for_everyone);
    const auto folder = scene.make("folders", scene.top, "With Acme", scene.only_acme()).id();
    ASSERT_EQ(scene.as_bolt.get(document_path(document)).status, 200U);
    ASSERT_EQ(scene.move("documents", document, folder).status, 200U);
    EXPECT_EQ(scene.as_bolt.get(document_path(document)).status, 404U);
    EXPECT_EQ(scene.as_acme.get(document_path(document)).status, 200U);
    ASSERT_EQ(scene.move("documents", document, scene.top).status, 200U);
    EXPECT_EQ(scene.as_bolt.get(document_path(document)).status, 404U);
}

/// Without the number that tells namesakes of other tests apart.
std::vector<std::string> names(const json& people) {
    std::vector<std::string> result;
    for (const auto& person : people) {
        const auto name = person["name"].get<std::string>();
        result.push_back(name.substr(0, name.rfind(' ')));
    }
    return result;
}
std::string comment_on(kit::Browser& who, const std::string& object, const std::string& text, json readers) {
    readers["text"] = text;
    const auto answer = who.post(object_path(object, "/comments"), readers);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.id();
}

TEST_P(DocumentAudience, IsShownToOthersLaterWithoutWhatWasWrittenAboutItBefore) {
    DocumentsCommunity scene{host()};
    const auto document = scene.document_for("Plan", staff);
    const auto private_word = comment_on(scene.as_owner, document, "Between us.", staff);
    ASSERT_EQ(scene.as_acme.get(document_path(document)).status, 404U);
    const auto preview = scene.as_owner.post(object_path(document, "/audience-preview"), for_everyone);
    ASSERT_EQ(preview.status, 200U) << preview.body;
    EXPECT_EQ(names(preview.json()["gain"]), (std::vector<std::string>{"Ann of Acme", "Bob of Bolt"}));
    EXPECT_TRUE(preview.json()["lose"].empty());
    EXPECT_EQ(scene.as_acme.get(document_path(document)).status, 404U) << "a preview changes nothing";
    const auto put = scene.as_editor.put(object_path(document, "/audience"), for_everyone);
    ASSERT_EQ(put.status, 200U) << put.body;
    EXPECT_EQ(scene.as_acme.get(document_path(document)).json()["audience"]["audience"], "everyone");
    EXPECT_EQ(scene.as_bolt.get(document_path(document)).status, 200U);
    EXPECT_EQ(scene.as_acme.get(object_path(private_word)).status, 404U);
    EXPECT_EQ(scene.as_owner.get(object_path(private_word)).status, 200U);
}

TEST_P(DocumentAudience, OfAFolderIsNarrowedWithAllThatLiesInIt) {
    DocumentsCommunity scene{host()};
    const auto folder = scene.make("folders", scene.top, "Shared", for_everyone).id();
    const auto inner = scene.make("folders", folder, "Inner", for_everyone).id();
    const auto document = scene.make("documents", inner, "Plan", for_everyone).id();
    ASSERT_EQ(scene.as_owner
                  .post(object_path(document, "/publication"),
                      {{"title", "Plan"}, {"markdown", "Words."}, {"base_revision", 0}})
                  .status,
        200U);
    const auto of_bolt =
        scene.make("documents", inner, "Bolt", {{"audience", "lane"}, {"lane", scene.lane_bolt}}).id();
    const auto file = scene.file(inner, "map.txt", "a map");
    const auto word = comment_on(scene.as_owner, document, "For all.", for_everyone);
    ASSERT_EQ(scene.as_bolt.get(object_path(file)).status, 200U);
    ASSERT_EQ(scene.as_bolt.get(object_path(word)).status, 200U);
    const auto preview = scene.as_owner.post(object_path(folder, "/audience-preview"), scene.only_acme());
    EXPECT_EQ(names(preview.json()["lose"]), (std::vector<std::string>{"Bob of Bolt"}));
    EXPECT_EQ(preview.json()["covers"], 4);
    ASSERT_EQ(scene.as_owner.put(object_path(folder, "/audience"), scene.only_acme()).status, 200U);
    for (const auto& id : {folder, inner, document, file, word}) {
        EXPECT_EQ(scene.as_bolt.get(object_path(id)).status, 404U) << id;
        EXPECT_EQ(scene.as_acme.get(object_path(id)).status, 200U) << id;
    }
    EXPECT_EQ(scene.as_owner.get(document_path(of_bolt)).json()["audience"]["audience"], "staff")
        << "one side under another leaves staff";
}

TEST_P(DocumentAudience, OfWhatLiesInAFolderGoesAlongOnlyWhenThatIsSaid) {
    DocumentsCommunity scene{host()};
    const auto folder = scene.make("folders", scene.top, "Private", staff).id();
    const auto document = scene.make("documents", folder, "Plan", staff).id();
    const auto file = scene.file(folder, "map.txt", "a map");
    const auto of = [&](const std::string& id) {
        return scene.as_owner.get(document_path(id)).json()["audience"]["audience"].get<std::string>();
    };
    ASSERT_EQ(scene.as_owner.put(object_path(folder, "/audience"), for_everyone).status, 200U);
    EXPECT_EQ(of(document), "staff");
    EXPECT_EQ(scene.as_acme.get(object_path(file)).status, 200U) << "a folder's files are as the folder";
    ASSERT_EQ(scene.as_owner.put(object_path(folder, "/audience"), staff).status, 200U);
    EXPECT_EQ(scene.as_acme.get(object_path(file)).status, 404U);
    json along = for_everyone;
    along["under"] = "along";
    ASSERT_EQ(scene.as_owner.put(object_path(folder, "/audience"), along).status, 200U);
    EXPECT_EQ(of(document), "everyone");
}

TEST_P(DocumentAudience, IsNeverWiderThanItsFolderNorSaidByWhoMayNot) {
    DocumentsCommunity scene{host()};
    const auto folder = scene.make("folders", scene.top, "With Acme", scene.only_acme()).id();
    const auto document = scene.make("documents", folder, "Plan", staff).id();
    const auto shown = scene.as_owner.get(object_path(document, "/audience")).json();
    EXPECT_EQ(shown["choices"].size(), 2U) << shown;
    EXPECT_EQ(shown["audience"]["audience"], "staff") << shown;
    EXPECT_EQ(scene.as_owner.put(object_path(document, "/audience"), for_everyone).status, 422U);
    EXPECT_EQ(scene.as_acme.put(object_path(folder, "/audience"), staff).status, 403U);
    EXPECT_EQ(scene.as_bolt.put(object_path(folder, "/audience"), staff).status, 404U);
    EXPECT_EQ(scene.as_reader.put(object_path(folder, "/audience"), staff).status, 403U);
    EXPECT_EQ(scene.as_owner.put(object_path(scene.top, "/audience"), staff).status, 409U)
        << "the section's own folder is for all";
}

TEST_P(DocumentAudience, ThatIsChangedIsToldAndLeavesALineInTheAuditLog) {
    DocumentsCommunity scene{host()};
    const auto document = scene.document_for("Plan", staff);
    ASSERT_EQ(scene.as_owner.put(object_path(document, "/audience"), for_everyone).status, 200U);
    host().read([&](ReadTx& tx) {
        const auto object = bind("object", *ObjectId::parse(document));
        EXPECT_EQ(tx.value<std::string>("select reason from audit_line where action = 'core.access_changed' "
                                        "and object = :object",
                      object),
            "for everyone");
        EXPECT_EQ(
            tx.value<std::int64_t>(
                "select count(*) from event where name = 'core.access_changed' and object = :object", object),
            1);
    });
}

TEST_P(DocumentAudience, OutsideACommunityThereIsNothingToChoose) {
    DocumentsScene scene{host()};
    const auto folder = scene.as_owner.get(folder_path(scene.folder("Papers"))).json();
    EXPECT_TRUE(folder["choices"].empty()) << folder;
    EXPECT_TRUE(folder["audience"].is_null()) << folder;
    const auto id = folder["id"].get<std::string>();
    EXPECT_TRUE(scene.as_owner.get(object_path(id, "/audience")).json()["choices"].empty());
    EXPECT_EQ(scene.as_owner.put(object_path(id, "/audience"), staff).status, 409U);
}

}} // namespace folkmoot
