#include "api/office.hpp"

#include "folkmoot/richtext_forms.hpp"
#include "host/site_page.hpp"
#include "identity/erase_person.hpp"
#include "identity/merge_people.hpp"
#include "identity/person.hpp"
#include "identity/personal_data.hpp"

#include <sstream>

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using api_tests::seen;
using nlohmann::json;

FOLKMOOT_HOST_TEST(SitePages);

const std::string pages_address = "/api/v1/administration/pages";

constexpr Sql forget_pages{"delete from site_page"};
constexpr Sql forget_acceptances{"delete from site_page_acceptance"};
constexpr Sql person_acceptances{"select count(*) from site_page_acceptance where person = :person"};

struct PagesOffice : api_tests::Office {
    /// Nobody has written a page yet.
    explicit PagesOffice(kit::TestHost& host)
        : Office(host) {
        host.write([](WriteTx& tx) {
            tx.run(forget_acceptances);
            tx.run(forget_pages);
        });
    }

    static json wanted(const std::string& english, const std::string& welsh = "") {
        json page{{"english", {{"title", "Terms of use"}, {"markdown", english}}}};
        if (!welsh.empty()) page["welsh"] = {{"title", "Telerau defnyddio"}, {"markdown", welsh}};
        return page;
    }
    kit::Answer put(const json& page, std::int64_t version, const std::string& slug = "terms") {
        return browser->put(pages_address + "/" + slug, page, seen(version));
    }
    /// Gives the version that it has become.
    std::int64_t publish(const json& page, std::int64_t version, const std::string& slug = "terms") {
        const auto answer = put(page, version, slug);
        EXPECT_EQ(answer.status, 200U) << answer.body;
        return answer.json().value("version", std::int64_t{});
    }
    json page(const std::string& slug = "terms") { return browser->get(pages_address + "/" + slug).json(); }
    json versions(const std::string& slug = "terms") {
        return browser->get(pages_address + "/" + slug + "/versions").json()["items"];
    }
    static json session(kit::Browser& of) { return of.get("/api/v1/session").json(); }
    static json asked(kit::Browser& of) { return of.get("/api/v1/acceptances/asked").json()["items"]; }
    static kit::Answer accept(kit::Browser& by, const json& read) {
        return by.post("/api/v1/acceptances",
            {{"page", read["page"]}, {"version", read["version"]}, {"language", read["language"]}});
    }
};

bool has(const std::string& text, std::string_view words) {
    return text.find(words) != text.npos;
}

TEST_P(SitePages, ArePublishedInTwoLanguagesAndReadByEverybodyAtOnce) {
    PagesOffice office{host()};
    auto visitor = office.furnish.visitor();
    EXPECT_EQ(visitor.get("/about/terms").status, 404U);
    EXPECT_EQ(office.page()["version"], 0);
    EXPECT_EQ(
        office.publish(PagesOffice::wanted("Use your *own* account.", "Defnyddiwch eich cyfrif."), 0), 1);
    const auto english = visitor.get("/about/terms").body;
    EXPECT_TRUE(has(english, "<em>own</em> account")) << english;
    EXPECT_TRUE(has(english, "<article lang=\"en\">"));
    EXPECT_TRUE(has(english, "Last changed "));
    EXPECT_FALSE(has(english, "<script"));
    const auto welsh = visitor.get("/about/terms?language=cy").body;
    EXPECT_TRUE(has(welsh, "Defnyddiwch eich cyfrif")) << welsh;
    EXPECT_TRUE(has(welsh, "<article lang=\"cy\">"));
    EXPECT_EQ(
        office.publish(PagesOffice::wanted("Use nobody else's account.", "Defnyddiwch eich cyfrif."), 1), 2);
    EXPECT_TRUE(has(visitor.get("/about/terms").body, "nobody else")); // remembered pages are over
    EXPECT_TRUE(has(visitor.get("/about/terms?language=cy").body, "Mae’r dudalen Saesneg wedi newid"));
}

TEST_P(SitePages, SayInWhichLanguageTheyAreWhereTheWelshIsMissing) {
    PagesOffice office{host()};
    office.publish(PagesOffice::wanted("Use your own account."), 0);
    auto visitor = office.furnish.visitor();
    const auto welsh = visitor.get("/about/terms?language=cy").body;
    EXPECT_TRUE(has(welsh, "<html lang=\"cy\">"));
    EXPECT_TRUE(has(welsh, "<article lang=\"en\">")) << welsh;
    EXPECT_TRUE(has(welsh, "Nid yw’r dudalen hon ar gael yn Gymraeg eto"));
    EXPECT_FALSE(office.page().contains("welsh") && !office.page()["welsh"].is_null());
}

TEST_P(SitePages, CountHowFarTheWelshIsBehindUntilSomebodySaysThatItHolds) {
    PagesOffice office{host()};
    office.publish(PagesOffice::wanted("One.", "Un."), 0);
    office.publish(PagesOffice::wanted("One, and two."), 1);
    office.publish(PagesOffice::wanted("One, two and three."), 2);
    EXPECT_EQ(office.page()["behind"], 2);
    EXPECT_EQ(office.page()["welsh"]["version"], 1);
    EXPECT_EQ(office.publish(PagesOffice::wanted("One, two and three.", "Un, dau, tri."), 3), 4);
    EXPECT_EQ(office.page()["behind"], 0);
    EXPECT_EQ(office.page()["english"]["version"], 3);
    auto typo = PagesOffice::wanted("One, two, and three.");
    typo["welsh_holds"] = true;
    EXPECT_EQ(office.publish(typo, 4), 5);
    EXPECT_EQ(office.page()["behind"], 0);
    EXPECT_EQ(office.page()["welsh_words"]["markdown"], "Un, dau, tri.\n");
}

TEST_P(SitePages, AreChangedByOneAtATimeAndOnlyWhereSomethingIsNew) {
    PagesOffice office{host()};
    office.publish(PagesOffice::wanted("One."), 0);
    EXPECT_EQ(office.browser->put(pages_address + "/terms", PagesOffice::wanted("Two.")).status, 428U);
    EXPECT_EQ(office.put(PagesOffice::wanted("Two."), 0).status, 412U);
    const auto nothing = office.put(PagesOffice::wanted("One."), 1);
    EXPECT_EQ(nothing.status, 409U);
    EXPECT_EQ(nothing.code(), "pages.nothing_changed");
    EXPECT_EQ(office.browser->get(pages_address + "/imprint").status, 404U);
    EXPECT_EQ(office.put(PagesOffice::wanted("One."), 0, "imprint").status, 404U);
    const auto lines =
        office.browser->get("/api/v1/administration/audit?action=core.site_page_published").json();
    EXPECT_EQ(lines["items"][0]["reason"], "terms, 1");
}

TEST_P(SitePages, ShowBeforeTheyArePublishedWhichWordsChange) {
    PagesOffice office{host()};
    office.publish(PagesOffice::wanted("Use your own account.", "Defnyddiwch eich cyfrif."), 0);
    auto next = PagesOffice::wanted("Use your very own account.");
    next["page"] = "terms";
    const auto shown = office.browser->post("/api/v1/administration/page-differences", next).json();
    EXPECT_EQ(shown["english"]["added"], 1) << shown;
    EXPECT_EQ(shown["english"]["removed"], 0);
    EXPECT_TRUE(has(shown["english"]["html"], "Added: </span>very </ins>")) << shown;
    EXPECT_TRUE(shown["welsh"].is_null());
    EXPECT_EQ(office.page()["version"], 1); // nothing is published yet
    const auto preview = office.browser->post(
        "/api/v1/administration/page-preview", {{"language", "en"}, {"markdown", "## How\n\nBy *hand*."}});
    EXPECT_TRUE(has(preview.json()["html"], "<em>hand</em>")) << preview.body;
}

TEST_P(SitePages, ThatCameWithTheSoftwareAreComparedWordByWordToo) {
    PagesOffice office{host()};
    host().write([](WriteTx& tx) {
        const auto tree = richtext::parse_markdown("## Help\n\nPress any key.\n\nThen wait.").value();
        host::publish_site_page(tx,
            {.slug = "help",
                .english = host::SitePageText{.title = "Help", .body = {richtext::write_json(tree)}}});
    });
    const json next{{"page", "help"},
        {"english", {{"title", "Help"}, {"markdown", "## Help\n\nPress any other key.\n\nThen wait."}}}};
    const auto shown = office.browser->post("/api/v1/administration/page-differences", next).json();
    EXPECT_EQ(shown["english"]["added"], 1) << shown;
    EXPECT_EQ(shown["english"]["removed"], 0);
    office.publish({{"english", next["english"]}}, 1, "help");
    const auto compared = office.browser->get(pages_address + "/help/comparison?from=1&to=2").json();
    EXPECT_EQ(compared["english"]["added"], 1) << compared;
    EXPECT_EQ(compared["english"]["removed"], 0);
}

TEST_P(SitePages, KeepEveryVersionToBeReadComparedAndBroughtBack) {
    PagesOffice office{host()};
    auto first = PagesOffice::wanted("Old words.", "Hen eiriau.");
    first["note"] = "The beginning";
    office.publish(first, 0);
    office.publish(PagesOffice::wanted("New words.", "Geiriau newydd."), 1);
    const auto versions = office.versions();
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0]["version"], 2);
    EXPECT_EQ(versions[1]["note"], "The beginning");
    EXPECT_EQ(versions[1]["by"]["id"], office.administrator.id.text());
    const auto one = pages_address + "/terms/versions/1";
    EXPECT_TRUE(has(office.browser->get(one).json()["welsh"]["html"], "Hen eiriau"));
    EXPECT_EQ(office.browser->get(pages_address + "/terms/versions/3").status, 404U);
    const auto compared = office.browser->get(pages_address + "/terms/comparison?from=1&to=2").json();
    EXPECT_TRUE(compared["english"]["differs"].get<bool>());
    EXPECT_EQ(compared["welsh"]["added"], 2) << compared;
    const auto restored = office.browser->post(one + "/restoration", {{"note", "Too soon"}}, seen(2));
    EXPECT_EQ(restored.json()["version"], 3) << restored.body;
    const auto now = office.page();
    EXPECT_EQ(now["english_words"]["markdown"], "Old words.\n");
    EXPECT_EQ(now["behind"], 0);
    EXPECT_EQ(office.versions()[0]["restored"], 1);
    EXPECT_EQ(
        office.browser->post(one + "/restoration", json::object(), seen(3)).code(), "pages.nothing_changed");
    EXPECT_EQ(office.browser->post(one + "/restoration", json::object(), seen(2)).status, 412U);
}

TEST_P(SitePages, WelshThatWasBehindIsStillBehindWhenItIsBroughtBack) {
    PagesOffice office{host()};
    office.publish(PagesOffice::wanted("One.", "Un."), 0);
    office.publish(PagesOffice::wanted("Two."), 1);
    office.publish(PagesOffice::wanted("Three.", "Tri."), 2);
    EXPECT_EQ(
        office.browser->post(pages_address + "/terms/versions/2/restoration", json::object(), seen(3)).status,
        200U);
    const auto now = office.page();
    EXPECT_EQ(now["welsh_words"]["markdown"], "Un.\n");
    EXPECT_GT(now["behind"], 0);
}

TEST_P(SitePages, SayWhatIsWrongWithAText) {
    PagesOffice office{host()};
    const auto refused = [&](const json& page, const std::string& path, const std::string& slug = "terms") {
        const auto answer = office.put(page, 0, slug);
        EXPECT_EQ(answer.status, 422U) << answer.body;
        EXPECT_EQ(answer.json()["fields"][0]["path"], path) << answer.body;
    };
    refused(PagesOffice::wanted("See [[Another page]]."), "english.markdown");
    refused(PagesOffice::wanted("![A harbour](harbour.png)"), "english.markdown");
    refused(PagesOffice::wanted("Words.", "[[Tudalen]]"), "welsh.markdown");
    refused(PagesOffice::wanted(std::string(100'001, 'a')), "english.markdown");
    auto untitled = PagesOffice::wanted("Words.");
    untitled["english"]["title"] = "   ";
    refused(untitled, "english.title");
    untitled["english"]["title"] = std::string(201, 'a');
    refused(untitled, "english.title");
    auto noted = PagesOffice::wanted("Words.");
    noted["note"] = std::string(501, 'a');
    refused(noted, "note");
    auto asking = PagesOffice::wanted("Words.");
    asking["asks"] = true;
    refused(asking, "asks", "help");
    EXPECT_EQ(office.page()["version"], 0);
}

TEST_P(SitePages, AreAcceptedOnceByEverybodyWhoIsAsked) {
    PagesOffice office{host()};
    auto reader = office.furnish.sign_in(office.furnish.staff("Rhian Reader"));
    office.publish(PagesOffice::wanted("Use your own account.", "Defnyddiwch eich cyfrif."), 0);
    EXPECT_EQ(PagesOffice::session(reader)["to_accept"], json::array()); // a page asks nothing by itself
    auto asking = PagesOffice::wanted("Use your own account.");
    asking["asks"] = true;
    EXPECT_EQ(office.publish(asking, 1), 2);
    EXPECT_EQ(PagesOffice::session(reader)["to_accept"], json::array({"terms"}));
    const auto asked = PagesOffice::asked(reader);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0]["version"], 2);
    EXPECT_TRUE(has(asked[0]["html"], "own account"));
    EXPECT_FALSE(asked[0]["again"].get<bool>());
    EXPECT_EQ(reader.get("/api/v1/home").status, 200U); // nothing else is refused meanwhile
    EXPECT_EQ(PagesOffice::accept(reader, asked[0]).status, 200U);
    EXPECT_EQ(PagesOffice::accept(reader, asked[0]).status, 200U);
    EXPECT_EQ(PagesOffice::session(reader)["to_accept"], json::array());
    const auto own = reader.get("/api/v1/acceptances").json()["items"];
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own[0]["title"], "Terms of use");
    EXPECT_EQ(own[0]["language"], "en");
    EXPECT_EQ(office.versions()[0]["accepted"], 1);
    EXPECT_EQ(office.page()["asking"]["accepted"], 1);
    office.publish(PagesOffice::wanted("Use your own account, and only that."), 2);
    EXPECT_EQ(PagesOffice::session(reader)["to_accept"], json::array()); // this one asks for nothing
    asking["english"]["markdown"] = "Use no account.";
    office.publish(asking, 3);
    EXPECT_TRUE(PagesOffice::asked(reader)[0]["again"].get<bool>());
    EXPECT_EQ(PagesOffice::accept(reader, asked[0]).code(), "accepting.newer");
}

TEST_P(SitePages, AreAcceptedInWelshOnlyWhereTheWelshSaysWhatIsAsked) {
    PagesOffice office{host()};
    auto reader = office.furnish.sign_in(office.furnish.staff("Carys Darllenydd"));
    EXPECT_EQ(reader.put("/api/v1/session/language", {{"language", "cy"}}).status, 200U);
    auto asking = PagesOffice::wanted("One.", "Un.");
    asking["asks"] = true;
    office.publish(asking, 0);
    EXPECT_EQ(PagesOffice::asked(reader)[0]["language"], "cy");
    auto next = PagesOffice::wanted("Two.");
    next["asks"] = true;
    office.publish(next, 1);
    const auto asked = PagesOffice::asked(reader)[0];
    EXPECT_EQ(asked["language"], "en");
    EXPECT_EQ(asked["version"], 2);
    EXPECT_EQ(PagesOffice::accept(reader, {{"page", "terms"}, {"version", 1}, {"language", "cy"}}).code(),
        "accepting.newer");
    EXPECT_EQ(
        PagesOffice::accept(reader, {{"page", "help"}, {"version", 1}, {"language", "en"}}).status, 404U);
    EXPECT_EQ(PagesOffice::accept(reader, asked).status, 200U);
}

TEST_P(SitePages, AskNobodyAnyMoreWhenAnAdministratorSaysSo) {
    PagesOffice office{host()};
    auto asking = PagesOffice::wanted("One.");
    asking["asks"] = true;
    office.publish(asking, 0, "privacy");
    EXPECT_EQ(PagesOffice::session(*office.browser)["to_accept"], json::array({"privacy"}));
    const auto one = pages_address + "/privacy/asking";
    EXPECT_EQ(office.browser->del(one).status, 200U);
    EXPECT_EQ(office.browser->del(one).status, 404U);
    EXPECT_EQ(PagesOffice::session(*office.browser)["to_accept"], json::array());
}

TEST_P(SitePages, WhatSomebodyAcceptedGoesWithThem) {
    PagesOffice office{host()};
    auto asking = PagesOffice::wanted("One.");
    asking["asks"] = true;
    office.publish(asking, 0);
    const auto person = office.furnish.staff("Gone Tomorrow");
    {
        auto reader = office.furnish.sign_in(person);
        EXPECT_EQ(PagesOffice::accept(reader, PagesOffice::asked(reader)[0]).status, 200U);
    }
    const auto kept = [&] {
        return host().read([&](ReadTx& tx) {
            return tx.value<std::int64_t>(person_acceptances, bind("person", person.id)).value();
        });
    };
    EXPECT_EQ(kept(), 1);
    std::ostringstream data;
    host().read([&](ReadTx& tx) { identity::write_personal_data(tx, person.id, data); });
    const auto accepted = json::parse(data.str())["accepted"];
    EXPECT_EQ(accepted[0]["page"], "terms") << data.str();
    host().write([&](WriteTx& tx) {
        identity::disable_person(tx, person.id);
        identity::erase_person(tx, person.id);
    });
    EXPECT_EQ(kept(), 0);
}

TEST_P(SitePages, WhatWasAcceptedWithEitherOfTwoAccountsIsAcceptedWhenTheyAreOne) {
    PagesOffice office{host()};
    auto asking = PagesOffice::wanted("One.");
    asking["asks"] = true;
    office.publish(asking, 0);
    const auto old = office.furnish.staff("Rhian Old"), kept = office.furnish.staff("Rhian New");
    {
        auto reader = office.furnish.sign_in(old);
        EXPECT_EQ(PagesOffice::accept(reader, PagesOffice::asked(reader)[0]).status, 200U);
    }
    host().write([&](WriteTx& tx) { identity::merge_people(tx, old.id, kept.id); });
    auto reader = office.furnish.sign_in(kept);
    EXPECT_EQ(PagesOffice::session(reader)["to_accept"], json::array());
    EXPECT_EQ(reader.get("/api/v1/acceptances").json()["items"].size(), 1U);
}

}} // namespace folkmoot
