#include "kit/furnish.hpp"

#include <thread>

namespace folkmoot { namespace {

using kit::object_path;
using kit::page_path;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Wiki);

std::string html_of(kit::Browser& who, const std::string& page) {
    return who.get(page_path(page)).json().value("html", "");
}

kit::Answer place(kit::Browser& who, const std::string& page, const nlohmann::json& parent) {
    return who.put(page_path(page, "/place"), {{"parent", parent}, {"before", nullptr}});
}

TEST_P(Wiki, ADraftIsItsWritersOwnUntilItIsPublished) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides");
    const auto kept = scene.as_owner.put(object_path(page, "/draft"),
        {{"title", "Tides"}, {"markdown", "High water at *noon*."}, {"base_revision", 0}});
    EXPECT_EQ(kept.status, 200U) << kept.body;
    EXPECT_EQ(scene.as_owner.get(object_path(page, "/draft")).json()["markdown"], "High water at *noon*.");
    EXPECT_EQ(scene.as_editor.get(object_path(page, "/draft")).json()["markdown"], "");
    EXPECT_EQ(scene.publish(scene.as_owner, page, "Tides", "High water at *noon*.", 0).json()["revision"], 1);
    EXPECT_TRUE(html_of(scene.as_editor, page).contains("<em>noon</em>"));
    EXPECT_TRUE(scene.as_owner.get(object_path(page, "/draft")).json()["saved"].is_null())
        << "publishing ends it";
}

TEST_P(Wiki, APreviewPrintsWhatPublishingWouldAndKeepsNothing) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    const auto preview = scene.as_owner.post(object_path(page, "/publication-preview"),
        {{"title", "Tides"}, {"markdown", "High water at one."}, {"base_revision", 1}});
    ASSERT_EQ(preview.status, 200U) << preview.body;
    EXPECT_EQ(preview.json()["merge"], "none");
    EXPECT_EQ(preview.json()["readers"], 2);
    EXPECT_TRUE(preview.json()["html"].get<std::string>().contains("one"));
    EXPECT_TRUE(html_of(scene.as_owner, page).contains("noon"));
}

TEST_P(Wiki, BeforeTheFirstPublicationItIsToldWhoSeesTheDraftAndWhoWillSeeThePage) {
    WikiScene scene{host()};
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    const auto page = scene.page("Tides");
    EXPECT_EQ(scene.as_owner.get(page_path(page)).json()["readers"], 2) << "owner and editor";
    const auto preview = scene.as_owner.post(object_path(page, "/publication-preview"),
        {{"title", "Tides"}, {"markdown", "High water."}, {"base_revision", 0}});
    EXPECT_EQ(preview.json()["readers"], 3) << preview.body;
    scene.publish(scene.as_owner, page, "Tides", "High water.", 0);
    EXPECT_EQ(scene.as_owner.get(page_path(page)).json()["readers"], 3);
}

TEST_P(Wiki, ScriptsInATextAreOnlyText) {
    WikiScene scene{host()};
    const auto page = scene.page("Odd", "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](x.png)");
    const auto html = html_of(scene.as_owner, page);
    EXPECT_FALSE(html.contains("<script")) << html;
    EXPECT_FALSE(html.contains("javascript:")) << html;
}

TEST_P(Wiki, TwoWritersOfDifferentParagraphsAreBothHeard) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "First paragraph.\n\nSecond paragraph.\n\nThird paragraph.");
    EXPECT_EQ(scene
                  .publish(scene.as_editor, page, "Tides",
                      "First paragraph.\n\nSecond paragraph.\n\nThird paragraph, by the editor.", 1)
                  .status,
        200U);
    const auto mine = scene.publish(scene.as_owner, page, "Tides",
        "First paragraph, by the owner.\n\nSecond paragraph.\n\nThird paragraph.", 1);
    ASSERT_EQ(mine.status, 200U) << mine.body;
    EXPECT_TRUE(mine.json()["merged"].get<bool>());
    const auto html = html_of(scene.as_owner, page);
    EXPECT_TRUE(html.contains("by the owner") && html.contains("by the editor")) << html;
}

TEST_P(Wiki, TwoWritersOfOneWordAreShownBothAndNothingIsLost) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    EXPECT_EQ(scene.as_owner
                  .put(object_path(page, "/draft"),
                      {{"title", "Tides"}, {"markdown", "High water at two."}, {"base_revision", 1}})
                  .status,
        200U);
    EXPECT_EQ(scene.publish(scene.as_editor, page, "Tides", "High water at one.", 1).status, 200U);
    const auto refused = scene.publish(scene.as_owner, page, "Tides", "High water at two.", 1);
    EXPECT_EQ(refused.status, 409U);
    EXPECT_EQ(refused.code(), "objects.edit_conflict");
    const auto conflict = refused.json()["conflicts"][0];
    EXPECT_TRUE(conflict["base"].get<std::string>().contains("High water at noon."));
    EXPECT_TRUE(conflict["mine"].get<std::string>().contains("High water at two."));
    EXPECT_TRUE(conflict["theirs"].get<std::string>().contains("High water at one."));
    EXPECT_TRUE(html_of(scene.as_owner, page).contains("High water at one."));
    EXPECT_EQ(scene.as_owner.get(object_path(page, "/draft")).json()["markdown"], "High water at two.");
}

TEST_P(Wiki, ARenamedPageIsStillFoundByItsOldTitleAndLinksFollow) {
    WikiScene scene{host()};
    const auto target = scene.page("Old name", "Here.");
    const auto linking = scene.page("Linking", "See [[Old name]].");
    EXPECT_EQ(
        scene.as_owner.put(page_path(target, "/title"), {{"title", "New name"}}, {{"If-Match", "\"1.x\""}})
            .status,
        200U);
    EXPECT_TRUE(html_of(scene.as_owner, linking).contains(target));
    const auto later = scene.page("Later", "And [[Old name]] again.");
    EXPECT_TRUE(html_of(scene.as_owner, later).contains(target)) << "the old title still leads to it";
}

TEST_P(Wiki, LinksComeBackToTheirWriterByTitle) {
    WikiScene scene{host()};
    const auto tides = scene.page("Tides", "Twice a day.");
    const auto page = scene.page("Shores", "See [[Tides]], [[Tides|the *other* page]] and [[Sands]].");
    const auto draft = [&] {
        return scene.as_owner.get(object_path(page, "/draft")).json().value("markdown", "");
    };
    EXPECT_TRUE(draft().starts_with("See [[Tides]], ")) << draft();
    EXPECT_TRUE(draft().contains("[[Sands]]")) << draft();
    const auto renamed = scene.as_owner.put(
        page_path(tides, "/title"), {{"title", "High and low"}}, {{"If-Match", "\"1.x\""}});
    ASSERT_EQ(renamed.status, 200U) << renamed.body;
    EXPECT_TRUE(draft().starts_with("See [[Tides]], ")) << "the old title still leads there";
    const auto preview = scene.as_owner.post(object_path(page, "/publication-preview"),
        {{"title", "Shores"}, {"markdown", draft()}, {"base_revision", 1}});
    ASSERT_EQ(preview.status, 200U) << preview.body;
    EXPECT_EQ(preview.json()["differs"], false) << "typed anew it is the same text";
}

TEST_P(Wiki, ATitleIsTakenOnceInAWiki) {
    WikiScene scene{host()};
    scene.page("Tides");
    const auto second =
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "tides"}});
    EXPECT_EQ(second.status, 409U) << second.body;
    EXPECT_EQ(second.code(), "wiki.title_taken");
}

TEST_P(Wiki, ALinkToAPageThatNobodyHasWrittenTurnsIntoALinkWhenSomebodyDoes) {
    WikiScene scene{host()};
    const auto linking = scene.page("Linking", "See [[Not yet there]].");
    const auto links = scene.as_owner.get(page_path(linking, "/links")).json();
    ASSERT_EQ(links["wanted"].size(), 1U) << links;
    const auto made = scene.page("Not yet there", "Now it is.");
    EXPECT_TRUE(html_of(scene.as_owner, linking).contains(made));
    EXPECT_TRUE(scene.as_owner.get(page_path(linking, "/links")).json()["wanted"].empty());
    const auto back = scene.as_owner.get(page_path(made, "/links")).json()["links_here"];
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(back[0]["id"], linking);
}

TEST_P(Wiki, APageMovesWithAllBelowItAndNeverUnderItself) {
    WikiScene scene{host()};
    const auto top = scene.page("Top", "A."), middle = scene.page("Middle", "B.", top),
               leaf = scene.page("Leaf", "C.", middle), other = scene.page("Other", "D.");
    EXPECT_EQ(place(scene.as_owner, middle, other).status, 200U);
    const auto trail = scene.as_owner.get(page_path(leaf)).json()["trail"];
    ASSERT_EQ(trail.size(), 2U);
    EXPECT_EQ(trail[0]["id"], other);
    for (const auto& below : {middle, leaf}) {
        const auto cycle = place(scene.as_owner, middle, below);
        EXPECT_EQ(cycle.status, 409U);
        EXPECT_EQ(cycle.code(), "wiki.cycle");
    }
}

TEST_P(Wiki, TwoMovesAtOnceNeverMakeACircle) {
    WikiScene scene{host()};
    for (int round = 0; round < 5; ++round) {
        const auto name = std::to_string(round);
        const auto one = scene.page("One " + name), two = scene.page("Two " + name);
        unsigned first = 0, second = 0;
        {
            const std::jthread left{[&] { first = place(scene.as_owner, one, two).status; }};
            const std::jthread right{[&] { second = place(scene.as_editor, two, one).status; }};
        }
        EXPECT_EQ((first == 200U) + (second == 200U), 1) << first << " and " << second;
        EXPECT_EQ(std::max(first, second), 409U);
    }
}

TEST_P(Wiki, AnOldRevisionComesBackAsANewOneAndTheNewerOnesStay) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "First text.");
    scene.publish(scene.as_owner, page, "Tides", "Second text.", 1);
    const auto back = scene.as_owner.post(
        object_path(page, "/revisions/1/restoration"), {{"note", "it was right"}}, {{"If-Match", "\"2.x\""}});
    ASSERT_EQ(back.status, 200U) << back.body;
    EXPECT_EQ(back.json()["revision"], 3);
    EXPECT_TRUE(html_of(scene.as_editor, page).contains("First text."));
    EXPECT_EQ(scene.as_editor.get("/api/v1/objects/" + page + "/revisions").json()["items"].size(), 3U);
    const auto second = scene.as_editor.get("/api/v1/objects/" + page + "/revisions/2").json();
    EXPECT_TRUE(second["markdown"].get<std::string>().contains("Second text."));
}

TEST_P(Wiki, TwoRevisionsAreComparedWordByWord) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    scene.publish(scene.as_owner, page, "Tides", "High water at one.", 1);
    const auto compared = scene.as_editor.get("/api/v1/objects/" + page + "/comparison?from=1&to=2");
    ASSERT_EQ(compared.status, 200U) << compared.body;
    const std::string html = compared.json()["html"];
    EXPECT_TRUE(html.contains("<del") && html.contains("<ins")) << html;
    EXPECT_EQ(compared.json()["differs"], true);
    EXPECT_EQ(compared.json()["added"], 1) << "one word for another, not a block";
    EXPECT_EQ(compared.json()["removed"], 1);
    EXPECT_EQ(scene.as_editor.get("/api/v1/objects/" + page + "/comparison?from=1&to=9").status, 404U);
}

nlohmann::json preview(
    kit::Browser& who, const std::string& page, const std::string& markdown, std::int64_t base) {
    const auto answer = who.post(object_path(page, "/publication-preview"),
        {{"title", "Tides"}, {"markdown", markdown}, {"base_revision", base}});
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

TEST_P(Wiki, ALinkWhosePageWasMadeOrDeletedSinceIsNoChangeOfTheWriters) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "See [[Samples]].");
    const auto compare = [&](const std::string& ends) {
        return scene.as_editor.get("/api/v1/objects/" + page + "/comparison?" + ends).json();
    };
    const auto samples = scene.page("Samples", "Taken at dawn.");
    EXPECT_EQ(preview(scene.as_owner, page, "See [[Samples]].", 1)["differs"], false);
    scene.publish(scene.as_owner, page, "Tides", "See [[Samples]].\n\nTwice daily.", 1);
    const auto made = compare("from=1&to=2");
    EXPECT_EQ(made["removed"], 0) << made["html"];
    EXPECT_EQ(made["added"], 2) << made["html"];
    EXPECT_FALSE(made["html"].get<std::string>().contains("<del")) << made["html"];

    EXPECT_EQ(scene.as_owner.del("/api/v1/objects/" + samples).status, 200U);
    EXPECT_EQ(preview(scene.as_owner, page, "See [[Samples]].\n\nTwice daily.", 2)["differs"], false);
    EXPECT_EQ(compare("from=1&to=2")["removed"], 0) << "once the page lies in the bin";
}

TEST_P(Wiki, ComparingLinksTellsNobodyTheTitleOfAPageTheyCannotSee) {
    WikiScene scene{host()};
    const auto hidden = scene.page("Closures", "Three sites.");
    const auto page = scene.page("Tides", "See [[Closures|the plan]].");
    const auto rules = scene.as_owner.put("/api/v1/objects/" + hidden + "/restriction",
        {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", nlohmann::json::array()}});
    ASSERT_EQ(rules.status, 200U) << rules.body;
    ASSERT_EQ(scene.as_editor.get(page_path(hidden)).status, 404U);
    EXPECT_EQ(preview(scene.as_editor, page, "See [[Closures|the plan]].", 1)["differs"], true)
        << "the right title looks like any wrong one";
    EXPECT_EQ(preview(scene.as_editor, page, "See [[Openings|the plan]].", 1)["differs"], true);
}

TEST_P(Wiki, TheSameWordsLinkedToAnotherPageAreAChange) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "See [[Samples]].");
    scene.page("Samples", "Taken at dawn.");
    scene.page("Results", "From the laboratory.");
    EXPECT_EQ(preview(scene.as_owner, page, "See [[Results|Samples]].", 1)["differs"], true);
    scene.publish(scene.as_owner, page, "Tides", "See [[Results|Samples]].", 1);
    const auto compared = scene.as_editor.get("/api/v1/objects/" + page + "/comparison?from=1&to=2").json();
    EXPECT_EQ(compared["differs"], true);
    EXPECT_EQ(compared["removed"], 1) << compared["html"];
}

TEST_P(Wiki, APageMadeMeanwhileBringsTwoWritersOfALinkToItIntoNoConflict) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Read [[Samples]] now.");
    scene.publish(scene.as_owner, page, "Tides", "Read the [[Samples]] now.", 1);
    scene.page("Samples", "Taken at dawn.");
    const auto merged = preview(scene.as_editor, page, "Read [[Samples]] tomorrow.", 1);
    EXPECT_EQ(merged["merge"], "clean") << merged;
    EXPECT_EQ(merged["merged"], "Read the [[Samples]] tomorrow.\n");
}

TEST_P(Wiki, ADeletedBranchGoesToTheBinAndComesBackWhole) {
    WikiScene scene{host()};
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    const auto top = scene.page("Top", "A."), leaf = scene.page("Leaf", "B.", top);
    EXPECT_EQ(scene.as_owner.del("/api/v1/objects/" + top).status, 200U);
    for (const auto& page : {top, leaf})
        EXPECT_EQ(as_reader.get(page_path(page)).status, 404U);
    const auto bin = scene.as_owner.get("/api/v1/spaces/" + scene.space.text() + "/bin").json()["items"];
    EXPECT_FALSE(bin.empty());
    const auto back =
        scene.as_owner.post("/api/v1/objects/" + top + "/restoration", nlohmann::json::object());
    EXPECT_EQ(back.status, 200U) << back.body;
    for (const auto& page : {top, leaf})
        EXPECT_EQ(as_reader.get(page_path(page)).status, 200U);
}

TEST_P(Wiki, TheTitleOfADeletedPageIsFreeAndTheRestoredPageGetsAnotherOne) {
    WikiScene scene{host()};
    const auto first = scene.page("Tides", "A.");
    EXPECT_EQ(scene.as_owner.del("/api/v1/objects/" + first).status, 200U);
    scene.page("Tides", "B.");
    EXPECT_EQ(
        scene.as_owner.post("/api/v1/objects/" + first + "/restoration", nlohmann::json::object()).status,
        200U);
    EXPECT_NE(scene.as_owner.get(page_path(first)).json()["title"], "Tides");
}

TEST_P(Wiki, AnExportIsAFileAndLeavesALineInTheAuditLog) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides & \"ebbs\"", "High water at noon.");
    const auto file = scene.as_editor.get(object_path(page, "/export"));
    EXPECT_EQ(file.status, 200U);
    EXPECT_TRUE(file.header("Content-Disposition").starts_with("attachment; filename="));
    EXPECT_TRUE(file.body.contains("High water at noon."));
    EXPECT_EQ(scene.as_editor.get(object_path(page, "/export?format=exe")).status, 422U);
    constexpr Sql lines{"select count(*) from audit_line where object = :object and action = :action"};
    EXPECT_EQ(host().read([&](ReadTx& tx) {
        return tx.value<std::int64_t>(
            lines, bind("object", *ObjectId::parse(page)), bind("action", "core.object_exported"));
    }),
        1);
}

TEST_P(Wiki, WhatIsMarkedSoLeavesWithAReasonOnly) {
    WikiScene free{host()}, marked{host()};
    host().write([&](WriteTx& tx) {
        tx.run("update space set marking = 'official-sensitive' where id = :id", bind("id", marked.space));
    });
    const auto page = marked.page("Sluices", "Shut at night.");
    EXPECT_EQ(free.as_editor.get(object_path(free.page("Tides", "A."), "/archive")).status, 200U);
    const auto terms = marked.as_editor.get(object_path(page, "/export-terms")).json();
    EXPECT_EQ(terms, (nlohmann::json{{"text_reason", true}, {"archive_reason", true}}));
    for (const auto* way : {"/export", "/archive", "/export?reason=%20%20"}) {
        const auto refused = marked.as_editor.get(object_path(page, way));
        EXPECT_EQ(refused.status, 422U) << way;
        EXPECT_EQ(refused.json()["fields"][0]["code"], "access.export_reason") << refused.body;
    }
    for (const auto* way : {"/export?reason=For%20the%20inquiry", "/archive?reason=For%20the%20inquiry"})
        EXPECT_EQ(marked.as_editor.get(object_path(page, way)).status, 200U) << way;
    constexpr Sql lines{"select count(*) from audit_line a join audit_detail d on d.line = a.id "
                        "where a.object = :object and a.action = 'core.object_exported' "
                        "and d.detail = 'For the inquiry'"};
    EXPECT_EQ(host().read([&](ReadTx& tx) {
        return tx.value<std::int64_t>(lines, bind("object", *ObjectId::parse(page)));
    }),
        2);
}

TEST_P(Wiki, TheContentsOfATextNameItsHeadingsAsTheyStandInIt) {
    WikiScene scene{host()};
    const auto page = scene.page("Handbook", "# When & why\n\nNow.\n\n# When & why\n\nAgain.");
    const auto shown = scene.as_owner.get(kit::page_path(page)).json();
    ASSERT_EQ(shown["contents"].size(), 2U);
    for (const auto& heading : shown["contents"])
        EXPECT_TRUE(
            shown["html"].get<std::string>().contains("id=\"" + heading["id"].get<std::string>() + "\""))
            << shown;
}

}} // namespace folkmoot
