#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::Furnish;

FOLKMOOT_HOST_TEST(PublicPages);

struct OpenFront {
    explicit OpenFront(kit::TestHost& host)
        : furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , editor(furnish.staff("Edith Editor"))
        , space(furnish.space(access::SpaceKind::public_space, owner))
        , wiki(furnish.wiki(space, owner))
        , as_owner((furnish.role(editor, "member", space), furnish.sign_in(owner)))
        , as_editor(furnish.sign_in(editor))
        , front("/p/" + furnish.slug_of(space) + "/wiki") { }

    std::string publish(const std::string& title, const std::string& markdown) {
        const auto page =
            as_owner.post("/api/v1/wiki/pages", {{"component", wiki.text()}, {"title", title}}).id();
        publish_again(page, title, markdown, 0);
        return page;
    }
    void publish_again(
        const std::string& page, const std::string& title, const std::string& markdown, int base) {
        const auto done = kit::publish_together(
            as_owner, as_editor, page, {{"title", title}, {"markdown", markdown}, {"base_revision", base}});
        EXPECT_EQ(done.status, 200U) << done.body;
    }

    Furnish furnish;
    kit::Account owner, editor;
    ObjectId space, wiki;
    kit::Browser as_owner, as_editor;
    std::string front;
};

TEST_P(PublicPages, AnybodyReadsThemWithoutACookieOrAScript) {
    OpenFront open{host()};
    const auto page = open.publish("Bathing waters", "The water is *clean*.");
    auto visitor = host().browser();
    const auto moved = visitor.get(open.front + "/" + page);
    EXPECT_EQ(moved.status / 100, 3U);
    const auto shown = visitor.get(moved.header("Location"));
    ASSERT_EQ(shown.status, 200U) << shown.body;
    EXPECT_TRUE(shown.body.contains("The water is <em>clean</em>."));
    EXPECT_TRUE(shown.body.starts_with("<!DOCTYPE html>") || shown.body.starts_with("<!doctype html>"));
    EXPECT_FALSE(shown.body.contains("<script"));
    EXPECT_EQ(shown.header("Set-Cookie"), "");
    EXPECT_TRUE(visitor.get(open.front).body.contains("Bathing waters"));
}

TEST_P(PublicPages, ALongOneBeginsWithItsContentsUnlessItsTextShowsThem) {
    OpenFront open{host()};
    auto visitor = host().browser();
    const auto shown = [&](const std::string& title, const std::string& markdown) {
        const auto page = open.publish(title, markdown);
        return visitor.get(visitor.get(open.front + "/" + page).header("Location")).body;
    };
    const std::string three = "# Where\n\nHere.\n\n# When & why\n\nNow.\n\n## At night\n\nNever.";
    const auto count_of = [](const std::string& body) {
        std::size_t count = 0;
        for (auto at = body.find("<nav class=\"fm-contents\""); at != std::string::npos;
            at = body.find("<nav class=\"fm-contents\"", at + 1))
            ++count;
        return count;
    };
    const auto long_one = shown("Long", three);
    EXPECT_EQ(count_of(long_one), 1U);
    EXPECT_TRUE(long_one.contains("<a class=\"fm-link\" href=\"#fm-when-why\">When &amp; why</a>"))
        << long_one;
    EXPECT_TRUE(long_one.contains("id=\"fm-when-why\"")) << long_one;
    EXPECT_LT(long_one.find("fm-contents"), long_one.find("id=\"fm-where\""));
    EXPECT_EQ(count_of(shown("Short", "# Where\n\nHere.\n\n# When\n\nNow.")), 0U);
    EXPECT_EQ(count_of(shown("Its own", "Words.\n\n:::contents\n:::\n\n" + three)), 1U);
}

TEST_P(PublicPages, OnPaperTheyHaveTheirMarkingRevisionAndAddress) {
    OpenFront open{host()};
    const auto page = open.publish("Bathing waters", "Text.");
    auto visitor = host().browser();
    const auto address = visitor.get(open.front + "/" + page).header("Location");
    const auto on_paper = [&](const std::string& language) {
        const auto body = visitor.get(address + "?language=" + language).body;
        const auto from = body.find("<p class=\"public-paper\"");
        return from == std::string::npos ? body : body.substr(from, body.find("</p>", from) - from);
    };
    EXPECT_TRUE(on_paper("en").contains("OFFICIAL · Revision 1 · http")) << on_paper("en");
    EXPECT_TRUE(on_paper("en").ends_with(address)) << on_paper("en");
    EXPECT_TRUE(on_paper("cy").contains(" 1 · http"));
    EXPECT_FALSE(visitor.get(open.front).body.contains("Revision"));
}

TEST_P(PublicPages, WhatWasNeverPublishedIsNotThere) {
    OpenFront open{host()};
    const auto page =
        open.as_owner.post("/api/v1/wiki/pages", {{"component", open.wiki.text()}, {"title", "Embargoed"}})
            .id();
    auto visitor = host().browser();
    EXPECT_EQ(visitor.get(open.front + "/" + page).status, 404U);
    EXPECT_FALSE(visitor.get(open.front).body.contains("Embargoed"));
}

TEST_P(PublicPages, AWorkspaceHasNone) {
    Furnish furnish{host()};
    const auto owner = furnish.staff("Olwen Owner");
    const auto space = furnish.space(access::SpaceKind::workspace, owner);
    furnish.wiki(space, owner);
    EXPECT_EQ(furnish.visitor().get("/p/" + furnish.slug_of(space)).status, 404U);
    EXPECT_EQ(furnish.visitor().get("/p/" + furnish.slug_of(space) + "/wiki").status, 404U);
}

TEST_P(PublicPages, TheyComeInWelshToWhoeverPrefersIt) {
    OpenFront open{host()};
    open.publish("Bathing waters", "Text.");
    auto visitor = host().browser();
    EXPECT_TRUE(visitor.get(open.front).body.contains("lang=\"en\""));
    EXPECT_TRUE(visitor.get(open.front, {{"Accept-Language", "cy"}}).body.contains("lang=\"cy\""));
    EXPECT_TRUE(visitor.get(open.front + "?language=cy").body.contains("lang=\"cy\""));
}

TEST_P(PublicPages, WhoHasThePageAlreadyIsToldThatItIsStillTheSame) {
    OpenFront open{host()};
    open.publish("Bathing waters", "Text.");
    auto visitor = host().browser();
    const std::string tag = visitor.get(open.front).header("ETag");
    ASSERT_NE(tag, "");
    const auto again = visitor.get(open.front, {{"If-None-Match", tag}});
    EXPECT_EQ(again.status, 304U);
    EXPECT_EQ(again.body, "");
    open.publish("Rivers", "Text.");
    EXPECT_TRUE(kit::soon([&] { return visitor.get(open.front, {{"If-None-Match", tag}}).status == 200U; }));
}

TEST_P(PublicPages, ARememberedPageGivesWayToEachPublication) {
    OpenFront open{host()};
    const auto page = open.publish("Bathing waters", "Edition 0.");
    auto visitor = host().browser();
    const std::string address = visitor.get(open.front + "/" + page).header("Location");
    for (int edition = 1; edition <= 20; ++edition) {
        const auto text = fmt::format("Edition {}.", edition);
        open.publish_again(page, "Bathing waters", text, edition);
        ASSERT_TRUE(kit::soon([&] { return visitor.get(address).body.contains(text); })) << text;
    }
}

/// A page that is being printed is given to all who have come for it meanwhile, but to nobody who comes after
/// the next publication. (PostgreSQL numbers events up to 20 ms later, and so long the last page may stand.)
TEST_P(PublicPages, EachOfACrowdGetsWhatIsPublishedWhenTheyCome) {
    constexpr int publications = 12, visitors = 8;
    OpenFront open{host()};
    const auto page = open.publish("Bathing waters", "Revision 0.");
    const auto address = host().browser().get(open.front + "/" + page).header("Location");
    std::atomic<int> newest = 0, answers = 0;
    std::atomic<bool> over = false;
    {
        std::vector<std::jthread> crowd;
        for (int visitor = 0; visitor < visitors; ++visitor)
            crowd.emplace_back([&, browser = host().browser()]() mutable {
                while (!over) {
                    const int least = newest;
                    const auto shown = browser.get(address);
                    const auto text =
                        shown.body.substr(std::min(shown.body.find("Revision "), shown.body.size()));
                    EXPECT_EQ(shown.status, 200U);
                    int revision = -1;
                    EXPECT_EQ(std::sscanf(text.c_str(), "Revision %d.", &revision), 1) << shown.body;
                    if (GetParam() == kit::Backend::sqlite) EXPECT_GE(revision, least);
                    ++answers;
                }
            });
        for (int revision = 1; revision <= publications; ++revision) {
            open.publish_again(page, "Bathing waters", fmt::format("Revision {}.", revision), revision);
            newest = revision;
        }
        over = true;
    }
    EXPECT_GT(answers, visitors);
    auto visitor = host().browser();
    EXPECT_TRUE(kit::soon(
        [&] { return visitor.get(address).body.contains(fmt::format("Revision {}.", publications)); }));
}

TEST_P(PublicPages, ARememberedPageIsGoneAtOnceWhenItIsRestricted) {
    OpenFront open{host()};
    const auto page = open.publish("Bathing waters", "Text.");
    auto visitor = host().browser();
    const std::string address = visitor.get(open.front + "/" + page).header("Location");
    for (int repeat = 0; repeat < 3; ++repeat)
        ASSERT_EQ(visitor.get(address).status, 200U);
    const auto done = open.as_owner.put("/api/v1/objects/" + page + "/restriction",
        {{"inherit", false}, {"people", {{{"person", open.owner.id.text()}, {"role", "owner"}}}},
            {"groups", nlohmann::json::array()}, {"organisations", nlohmann::json::array()}});
    ASSERT_EQ(done.status, 200U) << done.body;
    EXPECT_EQ(visitor.get(address).status, 404U);
    EXPECT_TRUE(kit::soon([&] { return !visitor.get(open.front).body.contains("Bathing waters"); }));
}

TEST_P(PublicPages, ARememberedPageIsGoneAtOnceWhenItIsDeleted) {
    OpenFront open{host()};
    const auto page = open.publish("Bathing waters", "Text.");
    auto visitor = host().browser();
    const std::string address = visitor.get(open.front + "/" + page).header("Location");
    ASSERT_EQ(visitor.get(address).status, 200U);
    ASSERT_EQ(open.as_owner.del("/api/v1/objects/" + page).status, 200U);
    EXPECT_EQ(visitor.get(address).status, 404U);
}

TEST_P(PublicPages, ARememberedPageIsGoneAtOnceWhenItIsUnpublished) {
    OpenFront open{host()};
    const auto page = open.publish("Bathing waters", "Text.");
    auto visitor = host().browser();
    const std::string address = visitor.get(open.front + "/" + page).header("Location");
    for (int repeat = 0; repeat < 3; ++repeat)
        ASSERT_EQ(visitor.get(address).status, 200U);
    ASSERT_EQ(open.as_owner.del(kit::object_path(page, "/publication")).status, 200U);
    EXPECT_EQ(visitor.get(address).status, 404U);
    EXPECT_TRUE(kit::soon([&] { return !visitor.get(open.front).body.contains("Bathing waters"); }));
}

FOLKMOOT_HOST_TEST(Operations);

TEST_P(Operations, TheServerSaysThatItIsAliveAndReady) {
    auto browser = host().browser();
    EXPECT_EQ(browser.get("/healthz").status, 200U);
    EXPECT_TRUE(kit::soon([&] { return browser.get("/readyz").status == 200U; }));
}

TEST_P(Operations, FiguresAreForTheListenerOfAdministrationOnly) {
    EXPECT_EQ(host().browser().get("/metrics").status, 404U);
    const auto figures = host().operator_browser().get("/metrics");
    EXPECT_EQ(figures.status, 200U);
    EXPECT_TRUE(figures.body.contains("folkmoot_store_saves_total "));
    EXPECT_FALSE(figures.body.contains("example.org")) << "figures name nobody";
}

TEST_P(Operations, TheClientIsServedForItsAddressesAndNothingElse) {
    auto browser = host().browser();
    EXPECT_TRUE(browser.get("/s/anything/wiki").body.contains("Folkmoot"));
    EXPECT_EQ(browser.get("/assets/nothing.js").status, 404U);
    EXPECT_EQ(browser.get("/../../etc/passwd").body.find("root:"), std::string::npos);
}

}} // namespace folkmoot
