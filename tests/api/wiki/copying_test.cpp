#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Copying);

json copies_of(kit::Browser& who, const std::string& object, json wanted, unsigned status = 200) {
    const auto answer = who.post(kit::object_path(object, "/copies"), std::move(wanted));
    EXPECT_EQ(answer.status, status) << answer.body;
    return answer.json();
}

json page_of(kit::Browser& who, const std::string& page) {
    const auto answer = who.get(kit::page_path(page));
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

std::string upload(kit::Browser& who, const std::string& page, const std::string& content) {
    const auto begun =
        who.post("/api/v1/uploads", {{"object", page}, {"name", "figures.csv"}, {"size", content.size()}});
    EXPECT_EQ(who.send("PUT", "/api/v1/uploads/" + begun.id() + "?offset=0", content,
                     {{"Content-Type", "application/octet-stream"}})
                  .status,
        200U);
    return who.post("/api/v1/uploads/" + begun.id() + "/completion", json::object()).id();
}

struct Tree {
    explicit Tree(kit::TestHost& host)
        : scene(host)
        , top(page("Handbook", std::nullopt)) { }

    std::string page(const std::string& title, const std::optional<std::string>& parent) {
        json wanted{{"component", scene.wiki.text()}, {"title", title}};
        if (parent) wanted["parent"] = *parent;
        return scene.as_owner.post("/api/v1/wiki/pages", wanted).id();
    }
    void publish(const std::string& page, const std::string& title, const std::string& markdown) {
        const auto revision = page_of(scene.as_owner, page)["revision"];
        const auto done = scene.as_owner.post(kit::object_path(page, "/publication"),
            {{"title", title}, {"markdown", markdown}, {"base_revision", revision}});
        EXPECT_EQ(done.status, 200U) << done.body;
    }
    std::vector<std::string> titles_under(kit::Browser& who, const std::string& page) {
        std::vector<std::string> titles;
        for (const auto& child : page_of(who, page)["children"])
            titles.push_back(child["title"]);
        return titles;
    }

    WikiScene scene;
    std::string top;
};

TEST_P(Copying, ASubtreeComesInItsOrderWithItsFilesTagsAndLinksAmongItself) {
    Tree tree{host()};
    auto& owner = tree.scene.as_owner;
    const auto second = tree.page("Second", tree.top), first = tree.page("First", tree.top);
    owner.put("/api/v1/wiki/pages/" + first + "/place", {{"parent", tree.top}, {"before", second}});
    const auto outside = tree.page("Outside", std::nullopt);
    const auto file = upload(owner, first, "a,b");
    tree.publish(
        first, "First", "Words of the first, and [its figures](/api/v1/files/" + file + "/content).");
    tree.publish(second, "Second", "After [[First]], beside [[Outside]] and [[Nowhere]].");
    tree.publish(tree.top, "Handbook", "Begins with [[First]].");
    tree.publish(outside, "Outside", "Elsewhere.");
    owner.put("/api/v1/objects/" + second + "/tags", {{"tags", {"river"}}});

    const auto seen =
        owner.get(kit::object_path(tree.top, "/copying?into=" + tree.scene.wiki.text() + "&below=true"));
    EXPECT_EQ(seen.json()["objects"], 3) << seen.body;
    EXPECT_EQ(seen.json()["files"], 1);
    EXPECT_EQ(seen.json()["other_space"], false);
    const auto made = copies_of(owner, tree.top, {{"into", tree.scene.wiki.text()}, {"below", true}});
    EXPECT_EQ(made["objects"], 3);
    EXPECT_EQ(made["files"], 1);
    const auto copy = page_of(tree.scene.as_editor, made["id"]);
    EXPECT_EQ(copy["title"], "Handbook (2)");
    EXPECT_EQ(tree.titles_under(owner, made["id"]), (std::vector<std::string>{"First (2)", "Second (2)"}));
    const std::string first_copy = copy["children"][0]["id"], second_copy = copy["children"][1]["id"];
    EXPECT_TRUE(copy["html"].get<std::string>().contains(first_copy)) << copy["html"];
    EXPECT_FALSE(copy["html"].get<std::string>().contains(first)) << copy["html"];
    const auto second_page = page_of(tree.scene.as_editor, second_copy);
    const std::string words = second_page["html"];
    EXPECT_TRUE(words.contains(first_copy) && words.contains(outside) && words.contains("Nowhere")) << words;
    EXPECT_EQ(second_page["tags"], json{"river"});
    const auto files = owner.get(kit::object_path(first_copy, "/files")).json()["items"];
    ASSERT_EQ(files.size(), 1U);
    EXPECT_NE(files[0]["id"], file);
    EXPECT_TRUE(
        page_of(owner, first_copy)["html"].get<std::string>().contains(files[0]["id"].get<std::string>()));
    EXPECT_EQ(owner.get(files[0]["address"].get<std::string>()).body, "a,b");
    // The copy stands for itself.
    EXPECT_EQ(owner.del("/api/v1/objects/" + tree.top).status, 200U);
    EXPECT_EQ(page_of(owner, first_copy)["revision"], 1);
    EXPECT_EQ(owner.get(files[0]["address"].get<std::string>()).body, "a,b");
}

TEST_P(Copying, IntoAnotherSpaceFilesComeAsItsOwnAndNothingOfWhoSeesIt) {
    Tree tree{host()};
    auto& owner = tree.scene.as_owner;
    upload(owner, tree.top, "a,b");
    tree.publish(tree.top, "Handbook", "Words.");
    const auto done = owner.put("/api/v1/objects/" + tree.top + "/restriction",
        {{"inherit", false}, {"people", {{{"person", tree.scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", json::array()}, {"organisations", json::array()}});
    ASSERT_EQ(done.status, 200U) << done.body;
    const auto other = tree.scene.furnish.space(access::SpaceKind::workspace, tree.scene.owner);
    const auto there = tree.scene.furnish.wiki(other, tree.scene.owner);
    const auto reader = tree.scene.furnish.staff("Rhys Reader");
    tree.scene.furnish.role(reader, "reader", other);
    const auto seen = owner.get(kit::object_path(tree.top, "/copying?into=" + there.text())).json();
    EXPECT_EQ(seen["restricted"], 1);
    EXPECT_EQ(seen["other_space"], true);
    const auto made = copies_of(owner, tree.top, {{"into", there.text()}});
    auto as_reader = tree.scene.furnish.sign_in(reader);
    EXPECT_EQ(page_of(as_reader, made["id"])["restricted"], false);
    const auto files = as_reader.get(kit::object_path(made["id"], "/files")).json()["items"];
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(as_reader.get(files[0]["address"].get<std::string>()).body, "a,b");
}

TEST_P(Copying, OnlyWhatIsSeenIsCopiedAndOnlyToWhereOneMayWrite) {
    Tree tree{host()};
    auto& owner = tree.scene.as_owner;
    const auto hidden = tree.page("Hidden", tree.top), below = tree.page("Below hidden", hidden);
    for (const auto& [page, title] :
        {std::pair{tree.top, "Handbook"}, {hidden, "Hidden"}, {below, "Below hidden"}})
        tree.publish(page, title, "Words.");
    const auto done = owner.put("/api/v1/objects/" + hidden + "/restriction",
        {{"inherit", false}, {"people", {{{"person", tree.scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", json::array()}, {"organisations", json::array()}});
    ASSERT_EQ(done.status, 200U) << done.body;
    const auto made =
        copies_of(tree.scene.as_editor, tree.top, {{"into", tree.scene.wiki.text()}, {"below", true}});
    EXPECT_EQ(made["objects"], 1);
    EXPECT_TRUE(tree.titles_under(owner, made["id"]).empty());
    copies_of(tree.scene.as_editor, hidden, {{"into", tree.scene.wiki.text()}}, 404);
    copies_of(tree.scene.as_editor, tree.top, {{"into", hidden}}, 404);
    const auto other = tree.scene.furnish.space(access::SpaceKind::workspace, tree.scene.owner);
    const auto there = tree.scene.furnish.wiki(other, tree.scene.owner);
    copies_of(tree.scene.as_editor, tree.top, {{"into", there.text()}}, 404);
    const auto reader = tree.scene.furnish.staff("Rhys Reader");
    tree.scene.furnish.role(reader, "reader", tree.scene.space);
    auto as_reader = tree.scene.furnish.sign_in(reader);
    copies_of(as_reader, tree.top, {{"into", tree.scene.wiki.text()}}, 403);
}

TEST_P(Copying, AsDraftsNobodyButEditorsSeesThemYet) {
    Tree tree{host()};
    tree.publish(tree.top, "Handbook", "The _whole_ text.");
    const auto made = copies_of(tree.scene.as_owner, tree.top,
        {{"into", tree.scene.wiki.text()}, {"drafts", true}, {"title", "Another"}});
    const std::string id = made["id"];
    const auto page = page_of(tree.scene.as_owner, id);
    EXPECT_EQ(page["title"], "Another");
    EXPECT_EQ(page["revision"], 0);
    const auto draft = tree.scene.as_owner.get(kit::object_path(id, "/draft")).json();
    EXPECT_EQ(draft["markdown"], "The _whole_ text.\n");
    const auto reader = tree.scene.furnish.staff("Rhys Reader");
    tree.scene.furnish.role(reader, "reader", tree.scene.space);
    EXPECT_EQ(tree.scene.furnish.sign_in(reader).get(kit::page_path(id)).status, 404U);
    // A draft is copied as one.
    const auto again = copies_of(tree.scene.as_owner, id, {{"into", tree.scene.wiki.text()}});
    EXPECT_EQ(page_of(tree.scene.as_owner, again["id"])["revision"], 0);
    EXPECT_EQ(tree.scene.as_owner.get(kit::object_path(again["id"], "/draft")).json()["markdown"],
        draft["markdown"]);
}

TEST_P(Copying, WhatIsMarkedHigherGoesNowhereLower) {
    Tree tree{host()};
    const auto area = tree.scene.furnish.area("Sensitive");
    tree.publish(tree.top, "Handbook", "Words.");
    const auto lower = tree.scene.furnish.space(access::SpaceKind::workspace, tree.scene.owner);
    const auto there = tree.scene.furnish.wiki(lower, tree.scene.owner);
    const auto sensitive = host().write([&](WriteTx& tx) {
        return access::create_space(tx, Viewer::system("a test sets the scene"),
            {.area = area,
                .kind = access::SpaceKind::workspace,
                .slug = "marked-higher",
                .name = "Marked higher",
                .summary = {},
                .owner = tree.scene.owner.id,
                .marking = "official-sensitive",
                .handling = {}});
    });
    const auto wiki = tree.scene.furnish.wiki(sensitive, tree.scene.owner);
    const auto up = copies_of(tree.scene.as_owner, tree.top, {{"into", wiki.text()}});
    copies_of(tree.scene.as_owner, up["id"], {{"into", there.text()}}, 403);
    copies_of(tree.scene.as_owner, up["id"], {{"into", wiki.text()}});
}

TEST_P(Copying, NothingIsCopiedOutOfTheRecycleBinOrIntoIt) {
    Tree tree{host()};
    const auto gone = tree.page("Gone", std::nullopt);
    tree.publish(gone, "Gone", "Words.");
    EXPECT_EQ(tree.scene.as_owner.del("/api/v1/objects/" + gone).status, 200U);
    copies_of(tree.scene.as_owner, gone, {{"into", tree.scene.wiki.text()}}, 409);
    copies_of(tree.scene.as_owner, tree.top, {{"into", gone}}, 409);
}

TEST_P(Copying, MoreThanTwoHundredAreRefusedWhole) {
    Tree tree{host()};
    for (int i = 0; i < 200; ++i)
        tree.page(fmt::format("Page {}", i), tree.top);
    copies_of(tree.scene.as_owner, tree.top, {{"into", tree.scene.wiki.text()}, {"below", true}}, 413);
    EXPECT_EQ(copies_of(tree.scene.as_owner, tree.top, {{"into", tree.scene.wiki.text()}})["objects"], 1);
}

}} // namespace folkmoot
