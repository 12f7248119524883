#include "kit/furnish.hpp"
#include "kit/smtp_server.hpp"
#include "mail/queue.hpp"

#include <gmock/gmock.h>

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::Furnish;
using testing::HasSubstr;

FOLKMOOT_HOST_TEST(MailQueueScreen);

kit::Browser administrator(Furnish& furnish) {
    const auto ada = furnish.staff("Ada Admin");
    furnish.role(ada, "site_administrator", access::site);
    return furnish.sign_in(ada);
}

nlohmann::json line_of(kit::Browser& browser, const std::string& mail) {
    return browser.get("/api/v1/mails/" + mail).json();
}

TEST_P(MailQueueScreen, WithoutARelayMailsWaitAndAreShownDroppedAndHeld) {
    Furnish furnish{host()};
    auto ada = administrator(furnish);
    const auto mail = ada.post("/api/v1/mails", nlohmann::json::object()).id();
    auto queue = ada.get("/api/v1/mails").json();
    EXPECT_EQ(queue["mode"], "hold");
    EXPECT_FALSE(queue["held"].get<bool>());
    ASSERT_FALSE(queue["items"].empty());
    EXPECT_EQ(queue["items"][0]["id"], mail);
    EXPECT_EQ(queue["items"][0]["state"], "waiting");
    const auto shown = line_of(ada, mail);
    EXPECT_EQ(shown["subject"], "A test mail from Folkmoot");
    EXPECT_THAT(shown["text"].get<std::string>(), HasSubstr("Ada Admin"));

    EXPECT_EQ(
        ada.post("/api/v1/mails/" + mail + "/attempt", nlohmann::json::object()).code(), "mail.not_failed");
    EXPECT_EQ(ada.del("/api/v1/mails/" + mail).status, 200U);
    EXPECT_EQ(line_of(ada, mail)["mail"]["state"], "dropped");
    EXPECT_EQ(ada.del("/api/v1/mails/" + mail).code(), "mail.gone");
    EXPECT_EQ(ada.get("/api/v1/mails?state=dropped").json()["items"][0]["id"], mail);

    EXPECT_EQ(ada.put("/api/v1/mail-hold", {{"held", true}}).status, 200U);
    EXPECT_TRUE(ada.get("/api/v1/mails").json()["held"].get<bool>());
    EXPECT_EQ(ada.put("/api/v1/mail-hold", {{"held", false}}).status, 200U);
    ada.post("/api/v1/mails", nlohmann::json::object());
    EXPECT_GE(ada.del("/api/v1/waiting-mails").json()["count"].get<int>(), 1);
}

TEST_P(MailQueueScreen, NeverShowsWhatLetsSomebodyInNorWhatIsSaidInASpace) {
    Furnish furnish{host()};
    auto ada = administrator(furnish);
    const std::string token(64, 'c');
    const auto add = [&](std::string_view kind) {
        return host()
            .write([&](WriteTx& tx) {
                return mail::send(tx,
                    {.kind = kind,
                        .to = "sam@example.org",
                        .values = {{"named", "yes"}, {"space", "Hidden plans"}, {"minutes", "30"}},
                        .path = "/x#",
                        .secret = token});
            })
            .text();
    };
    const auto reset = add("identity.password_reset"), other = add("absent.mail");
    for (const auto& mail : {reset, other}) {
        const auto answer = ada.get("/api/v1/mails/" + mail);
        EXPECT_EQ(answer.status, 200U);
        EXPECT_FALSE(answer.body.contains(token)) << answer.body;
        EXPECT_FALSE(answer.body.contains("Hidden plans")) << answer.body;
    }
    EXPECT_THAT(line_of(ada, reset)["text"].get<std::string>(), HasSubstr("/x#…"));
    EXPECT_EQ(line_of(ada, other)["text"], "");
    EXPECT_FALSE(ada.get("/api/v1/mails").body.contains(token));
}

TEST_P(MailQueueScreen, WhatAdministratorsDoWithMailsIsInTheAuditLog) {
    Furnish furnish{host()};
    auto ada = administrator(furnish);
    const auto mail = ada.post("/api/v1/mails", nlohmann::json::object()).id();
    ada.del("/api/v1/mails/" + mail);
    constexpr Sql lines{"select action from audit_line where object = :mail order by id"};
    const auto actions = host().read([&](ReadTx& tx) {
        return tx.values<std::string>(lines, bind("mail", ObjectId::parse(mail).value()));
    });
    EXPECT_EQ(actions, (std::vector<std::string>{"mail.trial_queued", "mail.dropped"}));
}

TEST(MailOfAWholeServer, IsSentInItsReadersLanguageAndCounted) {
    kit::SmtpServer server;
    kit::TestHost host{kit::Backend::sqlite, {.configuration = [&](host::Configuration& made) {
                           made.mail.mode = mail::Mode::send;
                           made.mail.relay = {
                               .host = "127.0.0.1", .port = server.port(), .security = mail::Security::none};
                           made.mail.from = "noreply@site.example";
                           made.mail.site_name = "Afonydd";
                           made.mail.base_url = made.base_url;
                       }}};
    Furnish furnish{host};
    auto ada = administrator(furnish);
    ASSERT_EQ(ada.put("/api/v1/session/language", {{"language", "cy"}}).status, 200U);
    ASSERT_EQ(ada.post("/api/v1/mails", nlohmann::json::object()).status, 200U);
    ASSERT_TRUE(kit::soon([&] { return server.count() == 1; }, 20s));
    const auto mail = server.mails().front();
    EXPECT_EQ(mail.subject, "Neges brawf gan Afonydd");
    EXPECT_EQ(mail.header("Content-Language"), "cy");
    auto metrics = host.operator_browser();
    EXPECT_TRUE(
        kit::soon([&] { return metrics.get("/metrics").body.contains("folkmoot_mail_sent_total 1"); }));
}

}} // namespace folkmoot
