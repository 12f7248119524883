#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::Furnish;

FOLKMOOT_HOST_TEST(AuditLog);

const std::string audit_address = "/api/v1/administration/audit";

TEST_P(AuditLog, IsReadByWhoWhatAndWhenPageByPage) {
    Furnish furnish{host()};
    const auto administrator = furnish.staff("Nia Reader");
    furnish.role(administrator, "site_administrator", access::site);
    auto browser = furnish.sign_in(administrator);
    const auto person = furnish.staff("Pat Audited").id.text();
    const auto path = "/api/v1/administration/people/" + person + "/sessions";
    for (int times = 0; times < 60; ++times)
        ASSERT_EQ(browser.del(path).status, 200U);
    const auto asked = audit_address + "?action=identity.sessions&actor=" + administrator.id.text();
    std::set<std::string> lines;
    std::string after;
    do {
        const auto page = browser.get(asked + "&after=" + after).json();
        for (const auto& line : page["items"]) {
            EXPECT_EQ(line["object"], person);
            EXPECT_NE(line["object_name"].get<std::string>().find("Pat Audited"), std::string::npos);
            EXPECT_TRUE(lines.insert(line["id"].get<std::string>()).second);
        }
        after = page["next"].get<std::string>();
    } while (!after.empty());
    EXPECT_EQ(lines.size(), 60U);
    EXPECT_EQ(
        browser.get(audit_address + "?object=" + person + "&actor=" + person).json()["items"].size(), 0U);
    const auto tomorrow = to_rfc3339(host().clock().now() + std::chrono::hours{1});
    EXPECT_EQ(browser.get(asked + "&since=" + tomorrow).json()["items"].size(), 0U);
    EXPECT_EQ(browser.get(asked + "&until=" + tomorrow).json()["items"].size(), 50U);
}

TEST_P(AuditLog, IsTakenOutAsATableInWhichNoCellIsAFormulaAndThatIsALineItself) {
    Furnish furnish{host()};
    const auto administrator = furnish.staff("Nia Exporter");
    furnish.role(administrator, "site_administrator", access::site);
    auto browser = furnish.sign_in(administrator);
    const auto person = furnish.staff("Pat Tabled").id.text();
    ASSERT_EQ(
        browser
            .put("/api/v1/administration/people/" + person + "/state",
                {{"in_use", false}, {"reason", "=cmd|' /C calc'!A0, \"said\""}}, {{"If-Match", "\"1\""}})
            .status,
        200U);
    const auto table = browser.get(audit_address + "/table?action=identity.person_disabled&object=" + person);
    ASSERT_EQ(table.status, 200U) << table.body;
    EXPECT_NE(table.header("Content-Type").find("text/csv"), std::string::npos);
    EXPECT_NE(table.body.find("\"'=cmd|' /C calc'!A0, \"\"said\"\"\""), std::string::npos) << table.body;
    EXPECT_EQ(std::ranges::count(table.body, '\n'), 2);
    const auto taken =
        browser.get(audit_address + "?action=core.audit_exported&actor=" + administrator.id.text());
    EXPECT_EQ(taken.json()["items"].size(), 1U);
}

}} // namespace folkmoot
