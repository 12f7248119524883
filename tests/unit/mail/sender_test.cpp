#include "kit/furnished.hpp"
#include "kit/smtp_server.hpp"
#include "kit/test_host.hpp"
#include "mail/sender_thread.hpp"

#include <fmt/format.h>

#include <gmock/gmock.h>

namespace folkmoot::mail { namespace {

using namespace std::chrono_literals;
using kit::SmtpServer;
using kit::soon;

class MailSender : public kit::FurnishedTest {
protected:
    static constexpr auto patience = 20s;

    Settings settings(const SmtpServer& server) {
        return {.mode = Mode::send,
            .only_to = {},
            .relay = {.host = "127.0.0.1",
                .port = server.port(),
                .security = Security::none,
                .user = {},
                .password = {},
                .ca_file = {}},
            .from = "noreply@site.example",
            .reply_to = {},
            .site_name = "Site",
            .base_url = "https://site.example",
            .per_domain_a_minute = 0,
            .first_pause = 50ms};
    }
    std::unique_ptr<SenderThread> start(const Settings& settings) {
        const auto say = [](std::string_view key, std::string_view, const auto&) { return std::string{key}; };
        return std::make_unique<SenderThread>(SenderThread::Parts{.database = database(),
            .settings = settings,
            .kinds = {{.name = "test.mail", .doc = "", .texts = "test", .facts = {}, .link = true}},
            .say = say,
            .trouble = [this](std::string_view what) {
                const std::lock_guard lock{mutex};
                troubles.emplace_back(what);
            }});
    }
    ObjectId add(const std::string& to, std::optional<Time> useful_until = {}) {
        return write([&](WriteTx& tx) {
            return send(tx,
                {.kind = "test.mail",
                    .to = to,
                    .path = "/x#",
                    .secret = "token",
                    .useful_until = useful_until});
        });
    }
    MailView view(ObjectId mail) {
        return read([&](ReadTx& tx) { return find_mail(tx, mail).value(); });
    }
    bool becomes(ObjectId mail, State state) {
        return soon([&] { return view(mail).state == state; }, patience);
    }
    std::string first_trouble() {
        const std::lock_guard lock{mutex};
        return troubles.empty() ? "" : troubles.front();
    }
    std::mutex mutex;
    std::vector<std::string> troubles;
};
INSTANTIATE_TEST_SUITE_P(Stores, MailSender, kit::both_backends, kit::backend_name);

TEST_P(MailSender, SendsWhatIsQueuedOverTlsWithAPassword) {
    for (const auto tls : {SmtpServer::Tls::starttls, SmtpServer::Tls::implicit}) {
        SmtpServer server{tls, "folkmoot", "a word"};
        auto wanted = settings(server);
        wanted.relay.security = tls == SmtpServer::Tls::starttls ? Security::starttls : Security::implicit;
        wanted.relay.user = "folkmoot";
        wanted.relay.password = "a word";
        wanted.relay.ca_file = server.certificate();
        const auto first = add("sam@example.org"), second = add("ann@example.org");
        const auto sender = start(wanted);
        EXPECT_TRUE(becomes(first, State::sent)) << first_trouble();
        EXPECT_TRUE(becomes(second, State::sent));
        const auto mails = server.mails();
        ASSERT_EQ(mails.size(), 2U);
        EXPECT_EQ(mails[0].header("To"), "<sam@example.org>");
        EXPECT_EQ(mails[0].header("From"), "Site <noreply@site.example>");
        EXPECT_EQ(mails[0].id, fmt::format("<{}@site.example>", first.text()));
        EXPECT_THAT(mails[0].text, testing::HasSubstr("https://site.example/x#token"));
        EXPECT_THAT(mails[0].html, testing::HasSubstr("https://site.example/x#token"));
        EXPECT_EQ(sender->counts().sent, 2U);
    }
}

TEST_P(MailSender, SaysNothingToARelayThatIsNotWhoItShouldBe) {
    SmtpServer other{SmtpServer::Tls::starttls}, plain{};
    SmtpServer right{SmtpServer::Tls::starttls, "folkmoot", "a word"};
    const auto mail = add("sam@example.org");
    const auto goes_nowhere = [&](const Settings& wanted, const SmtpServer& server) {
        const auto sender = start(wanted);
        EXPECT_TRUE(soon([&] { return sender->counts().relay_troubles > 0; }, patience));
        EXPECT_EQ(server.count(), 0U);
    };
    auto wanted = settings(other);
    wanted.relay.security = Security::starttls;
    wanted.relay.ca_file = right.certificate(); // another authority's
    goes_nowhere(wanted, other);
    wanted.relay.port = plain.port(); // offers no TLS
    goes_nowhere(wanted, plain);
    wanted.relay.port = right.port();
    wanted.relay.user = "folkmoot";
    wanted.relay.password = "another word";
    goes_nowhere(wanted, right);
    EXPECT_TRUE(soon([&] { return view(mail).error == "mail.relay_unreachable"; }));
    EXPECT_EQ(view(mail).attempts, 0) << "it is not the mail's fault";
    EXPECT_EQ(view(mail).state, State::waiting);
    for (const auto& trouble : troubles) {
        EXPECT_FALSE(trouble.contains("another word")) << trouble;
        EXPECT_FALSE(trouble.contains("sam@")) << trouble;
    }
}

TEST_P(MailSender, WhileTheRelayIsAwayNothingIsLostAndNothingGoesTwice) {
    SmtpServer server;
    server.stop();
    std::vector<ObjectId> mails;
    for (int number = 0; number < 20; ++number)
        mails.push_back(add(fmt::format("person{}@example.org", number)));
    const auto sender = start(settings(server));
    EXPECT_TRUE(soon([&] { return sender->counts().relay_troubles >= 3; }, patience));
    clock.advance(24h);
    server.start();
    for (const auto mail : mails)
        EXPECT_TRUE(becomes(mail, State::sent)) << first_trouble();
    std::set<std::string> ids;
    for (const auto& mail : server.mails())
        EXPECT_TRUE(ids.insert(mail.id).second) << mail.id << " came twice";
    EXPECT_EQ(ids.size(), mails.size());
}

TEST_P(MailSender, WhatIsRefusedHasFailedAndWhatIsPutOffIsTriedAgain) {
    SmtpServer server;
    const auto refused = add("refused@example.org"), later = add("later@example.org"),
               spoilt = add("spoilt@example.org"), well = add("sam@example.org");
    const auto sender = start(settings(server));
    EXPECT_TRUE(becomes(well, State::sent));
    EXPECT_TRUE(becomes(refused, State::failed));
    EXPECT_TRUE(becomes(spoilt, State::failed));
    EXPECT_EQ(view(refused).code, 550);
    EXPECT_EQ(view(spoilt).code, 554);
    EXPECT_EQ(view(later).state, State::waiting);
    EXPECT_EQ(view(later).code, 451);
    EXPECT_EQ(view(later).error, "mail.put_off");
    clock.advance(73h); // it has been tried for long enough
    EXPECT_TRUE(becomes(later, State::failed));
    EXPECT_EQ(sender->counts().relay_troubles, 0U);
}

TEST_P(MailSender, WhatIsTooLateIsNotSent) {
    SmtpServer server;
    const auto mail = add("sam@example.org", clock.now() + 30min);
    clock.advance(31min);
    const auto sender = start(settings(server));
    EXPECT_TRUE(becomes(mail, State::failed));
    EXPECT_EQ(view(mail).error, "mail.too_late");
    EXPECT_EQ(server.count(), 0U);
}

TEST_P(MailSender, OnlyThoseWhomTheConfigurationListsGetMail) {
    SmtpServer server;
    const auto mail = add("sam@example.org"), other = add("ann@two.example");
    auto wanted = settings(server);
    wanted.mode = Mode::only_to;
    wanted.only_to = {"two.example"};
    const auto sender = start(wanted);
    EXPECT_TRUE(becomes(other, State::sent));
    EXPECT_EQ(view(mail).state, State::waiting);
}

TEST_P(MailSender, SendsNothingWhileMailsAreHeld) {
    SmtpServer server;
    write([](WriteTx& tx) { set_held(tx, true); });
    const auto mail = add("sam@example.org");
    const auto sender = start(settings(server));
    EXPECT_TRUE(soon([&] { return sender->counts().waiting == 1; }, patience));
    EXPECT_EQ(server.count(), 0U);
    write([](WriteTx& tx) { set_held(tx, false); });
    EXPECT_TRUE(becomes(mail, State::sent));
}

TEST_P(MailSender, OneDomainGetsItsShareAndOthersGoOn) {
    SmtpServer server;
    std::vector<ObjectId> many;
    for (int number = 0; number < 6; ++number)
        many.push_back(add(fmt::format("person{}@example.org", number)));
    const auto other = add("ann@two.example");
    auto wanted = settings(server);
    wanted.per_domain_a_minute = 3;
    const auto sender = start(wanted);
    EXPECT_TRUE(becomes(other, State::sent));
    EXPECT_EQ(view(many[2]).state, State::sent);
    EXPECT_EQ(view(many[3]).state, State::waiting);
}

TEST_P(MailSender, TwoSendersHandEachMailOverOnce) {
    SmtpServer server;
    std::vector<ObjectId> mails;
    for (int number = 0; number < 40; ++number)
        mails.push_back(add(fmt::format("person{}@example.org", number)));
    const auto one = start(settings(server)), other = start(settings(server));
    for (const auto mail : mails)
        EXPECT_TRUE(becomes(mail, State::sent));
    std::set<std::string> ids;
    for (const auto& mail : server.mails())
        EXPECT_TRUE(ids.insert(mail.id).second) << mail.id << " came twice";
    EXPECT_EQ(ids.size(), mails.size());
}

TEST_P(MailSender, StopsWithinASecondAlthoughTheRelayDoesNotAnswer) {
    SmtpServer server;
    const auto mail = add("stalled@example.org");
    auto sender = start(settings(server));
    ASSERT_TRUE(soon([&] { return server.count() == 1; }, patience));
    const auto began = std::chrono::steady_clock::now();
    sender.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
    EXPECT_NE(view(mail).state, State::sent);
}

}} // namespace folkmoot::mail
