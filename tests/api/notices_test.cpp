#include "api/office.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Notices);

const std::string notices_address = "/api/v1/administration/notices";

struct NoticesOffice : api_tests::Office {
    /// Nothing of the test before stands there any more.
    explicit NoticesOffice(kit::TestHost& host)
        : Office(host) {
        for (const auto& notice : all())
            browser->del(notices_address + "/" + notice["id"].get<std::string>());
    }

    /// So long from now.
    json minute(std::chrono::minutes later) {
        const auto at = to_rfc3339(furnish.host().clock().now() + later);
        return {{"on", at.substr(0, 10)}, {"at", at.substr(11, 5)}};
    }
    json wanted(const std::string& english, std::chrono::minutes end = 2h) {
        return {{"kind", "news"}, {"readers", "everybody"}, {"english", english}, {"ends", minute(end)},
            {"zone", "UTC"}};
    }
    std::string add(const json& notice) {
        const auto answer = browser->post(notices_address, notice);
        EXPECT_EQ(answer.status, 200U) << answer.body;
        return answer.id();
    }
    static json shown(kit::Browser& to) { return to.get("/api/v1/notices").json()["items"]; }
    json all() { return browser->get(notices_address).json()["items"]; }
};

TEST_P(Notices, StandThereFromOneMomentToAnother) {
    NoticesOffice office{host()};
    auto visitor = office.furnish.visitor();
    auto later = office.wanted("Folkmoot is away from noon", 3h);
    later["begins"] = office.minute(1h);
    const auto id = office.add(later);
    EXPECT_EQ(NoticesOffice::shown(visitor).size(), 0U);
    EXPECT_EQ(office.all()[0]["id"], id);
    host().clock().advance(61min);
    const auto there = NoticesOffice::shown(visitor);
    ASSERT_EQ(there.size(), 1U);
    EXPECT_EQ(there[0]["english"], "Folkmoot is away from noon");
    EXPECT_FALSE(there[0].contains("begins"));
    EXPECT_EQ(visitor.get("/api/v1/session").json()["site"]["notices"], there);
    host().clock().advance(2h);
    EXPECT_EQ(NoticesOffice::shown(visitor).size(), 0U);
    EXPECT_EQ(office.all().size(), 1U); // it is over, and can still be read there
}

TEST_P(Notices, ThatWereToComeLaterAreShownAtOnceWhereTheirAuthorSaysNoMoreWhen) {
    NoticesOffice office{host()};
    auto notice = office.wanted("Folkmoot is away from noon", 3h);
    notice["begins"] = office.minute(1h);
    const auto one = notices_address + "/" + office.add(notice);
    notice.erase("begins");
    ASSERT_EQ(office.browser->put(one, notice, api_tests::seen(1)).status, 200U);
    EXPECT_EQ(NoticesOffice::shown(*office.browser).size(), 1U);
}

TEST_P(Notices, ForThoseWhoAreSignedInAreSeenByNobodyElse) {
    NoticesOffice office{host()};
    auto visitor = office.furnish.visitor();
    auto inside = office.wanted("The tea trolley comes at three");
    inside["readers"] = "signed_in";
    office.add(inside);
    EXPECT_EQ(NoticesOffice::shown(visitor).size(), 0U);
    EXPECT_EQ(visitor.get("/api/v1/session").json()["site"]["notices"].size(), 0U);
    const auto about = visitor.get("/about/guide");
    EXPECT_EQ(about.status, 200U);
    EXPECT_EQ(about.body.find("tea trolley"), std::string::npos);
    EXPECT_EQ(NoticesOffice::shown(*office.browser).size(), 1U);
}

TEST_P(Notices, WarningsComeFirstAndPublicPagesShowThemInTheirLanguage) {
    NoticesOffice office{host()};
    auto visitor = office.furnish.visitor();
    office.add(office.wanted("New: <b>dates</b> on a space's home"));
    auto warning = office.wanted("Do not open mails about your password");
    warning["kind"] = "warning";
    warning["welsh"] = "Peidiwch ag agor negeseuon am eich cyfrinair";
    warning["address"] = "/about/help";
    office.add(warning);
    EXPECT_EQ(NoticesOffice::shown(visitor)[0]["kind"], "warning");
    const auto english = visitor.get("/about/guide").body;
    EXPECT_NE(english.find("Do not open mails"), std::string::npos);
    EXPECT_NE(english.find("New: &lt;b&gt;dates&lt;/b&gt;"), std::string::npos);
    EXPECT_NE(english.find("<a href=\"/about/help\">More about this</a>"), std::string::npos);
    const auto welsh = visitor.get("/about/guide?language=cy").body;
    EXPECT_NE(welsh.find("<span lang=\"cy\">Peidiwch"), std::string::npos);
    EXPECT_NE(welsh.find("<span lang=\"en\">New:"), std::string::npos);
    host().clock().advance(2h); // what was printed is not remembered beyond their end
    EXPECT_EQ(visitor.get("/about/guide").body.find("Do not open mails"), std::string::npos);
}

TEST_P(Notices, AreChangedByOneAtATimeAndTakenDown) {
    NoticesOffice office{host()};
    const auto id = office.add(office.wanted("The bridge is shut"));
    const auto one = notices_address + "/" + id;
    auto next = office.wanted("The bridge is open", 5h);
    EXPECT_EQ(office.browser->put(one, next).status, 428U);
    EXPECT_EQ(office.browser->put(one, next, api_tests::seen(7)).status, 412U);
    const auto begun = office.all()[0]["begins"];
    host().clock().advance(10min);
    const auto changed = office.browser->put(one, next, api_tests::seen(1));
    EXPECT_EQ(changed.json()["revision"], 2) << changed.body;
    EXPECT_EQ(office.all()[0]["english"], "The bridge is open");
    EXPECT_EQ(office.all()[0]["begins"], begun);
    EXPECT_EQ(NoticesOffice::shown(*office.browser)[0]["version"], 2);
    EXPECT_EQ(office.browser->del(one).status, 200U);
    EXPECT_EQ(office.browser->del(one).status, 404U);
    EXPECT_EQ(office.all().size(), 0U);
    const auto lines = office.browser->get("/api/v1/administration/audit?action=core.notice_removed").json();
    EXPECT_EQ(lines["items"][0]["reason"], "The bridge is open");
}

TEST_P(Notices, SayWhatIsWrongWithThemAndWhere) {
    NoticesOffice office{host()};
    const auto refused = [&](json notice, const std::string& path, const std::string& key) {
        const auto answer = office.browser->post(notices_address, notice);
        EXPECT_EQ(answer.status, 422U) << answer.body;
        EXPECT_EQ(answer.json()["fields"][0]["path"], path) << answer.body;
        EXPECT_EQ(answer.json()["fields"][0]["code"], key) << answer.body;
    };
    for (const auto* address : {"javascript:alert(1)", "//elsewhere.example", "http://elsewhere.example",
             "mailto:somebody@elsewhere.example", "help"}) {
        auto notice = office.wanted("Read this");
        notice["address"] = address;
        refused(notice, "address", "notices.address_wrong");
    }
    auto backwards = office.wanted("Read this", 1h);
    backwards["begins"] = office.minute(2h);
    refused(backwards, "ends.on", "notices.ends_too_early");
    auto nowhen = office.wanted("Read this");
    nowhen["ends"]["on"] = "2026-02-30";
    const auto no_day = office.browser->post(notices_address, nowhen);
    EXPECT_EQ(no_day.json()["fields"][0]["path"], "ends.on") << no_day.body;
    auto nowhere = office.wanted("Read this");
    nowhere["zone"] = "Atlantis/Poseidonis";
    const auto no_zone = office.browser->post(notices_address, nowhere);
    EXPECT_EQ(no_zone.json()["fields"][0]["path"], "zone") << no_zone.body;
    EXPECT_EQ(office.browser->post(notices_address, office.wanted(std::string(301, 'a'))).status, 422U);
    EXPECT_EQ(office.all().size(), 0U);
}

TEST_P(Notices, AreFewEnoughToBeRead) {
    NoticesOffice office{host()};
    for (int at = 0; at < 10; ++at)
        office.add(office.wanted("Notice " + std::to_string(at)));
    const auto one_more = office.browser->post(notices_address, office.wanted("One more"));
    EXPECT_EQ(one_more.status, 409U);
    EXPECT_EQ(one_more.code(), "notices.too_many");
    const auto last = office.all()[9];
    EXPECT_EQ(office.browser
                  ->put(notices_address + "/" + last["id"].get<std::string>(), office.wanted("Changed"),
                      api_tests::seen(1))
                  .status,
        200U);
    host().clock().advance(3h); // all are over
    office.add(office.wanted("One more"));
}

}} // namespace folkmoot
