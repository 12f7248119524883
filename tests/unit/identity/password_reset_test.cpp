#include "identity/password_reset.hpp"

#include "identity/account_change.hpp"
#include "identity/password.hpp"
#include "identity/secret.hpp"
#include "kit/furnished.hpp"
#include "mail/queue.hpp"

namespace folkmoot::identity { namespace {

using namespace std::chrono_literals;

constexpr const char* old_password = "a kettle sings in the green kitchen";
constexpr const char* new_password = "seven herons on one jetty";

class PasswordReset : public kit::FurnishedTest {
protected:
    void SetUp() override {
        FurnishedTest::SetUp();
        if (IsSkipped()) return;
        sam = write([&](WriteTx& tx) {
            const auto made = create_person(
                tx, {.name = "Sam Staff", .email = "sam@example.org", .language = "cy", .purpose = {}});
            set_password_hash(tx, made, hash(old_password));
            return made;
        });
    }
    static std::string hash(const char* password) {
        return hash_password(password, {.passes = 1, .memory = 8192});
    }
    std::string ask(const std::string& email = "Sam@Example.org") {
        const auto token = make_token();
        write([&](WriteTx& tx) { ask_for_reset(tx, email, token); });
        return token;
    }
    auto use(const std::string& token) {
        return kit::problem_of(
            [&] { write([&](WriteTx& tx) { return use_reset(tx, token, hash(new_password)); }); });
    }
    std::vector<mail::MailView> mails() {
        return read([](ReadTx& tx) { return mail::list_mails(tx, std::nullopt, std::nullopt); });
    }
    bool is_right(const char* password) {
        const auto known = read([](ReadTx& tx) { return find_credentials(tx, "sam@example.org"); });
        return check_password(known->hash, password, {.passes = 1, .memory = 8192}) != PasswordMatch::wrong;
    }
    ObjectId sam;
};
INSTANTIATE_TEST_SUITE_P(Stores, PasswordReset, kit::both_backends, kit::backend_name);

TEST_P(PasswordReset, ALinkWorksOnceAndItsPersonIsTold) {
    const auto token = ask();
    ASSERT_EQ(mails().size(), 1U);
    EXPECT_EQ(mails()[0].kind, "identity.password_reset");
    EXPECT_EQ(mails()[0].to, "sam@example.org");
    EXPECT_EQ(mails()[0].language, "cy");
    EXPECT_EQ(mails()[0].useful_until, clock.now() + 30min);
    EXPECT_TRUE(is_right(old_password)) << "asking alone changes nothing";
    EXPECT_EQ(use(token), std::nullopt);
    EXPECT_TRUE(is_right(new_password));
    EXPECT_EQ(mails()[0].kind, "identity.password_changed");
    EXPECT_EQ(use(token), "identity.link_over");
}

TEST_P(PasswordReset, ALinkEndsAfterHalfAnHourAndWithTheNext) {
    const auto first = ask();
    const auto second = ask();
    EXPECT_EQ(use(first), "identity.link_over");
    clock.advance(30min);
    EXPECT_EQ(use(second), "identity.link_over");
    EXPECT_EQ(use(make_token()), "identity.link_over");
    EXPECT_EQ(use(""), "identity.link_over");
    EXPECT_TRUE(is_right(old_password));
}

TEST_P(PasswordReset, ALinkEndsWhenThePasswordOrTheAddressIsChangedInAnotherWay) {
    const auto before_password = ask();
    write([&](WriteTx& tx) { set_password_hash(tx, sam, hash("three otters under a bridge")); });
    EXPECT_EQ(use(before_password), "identity.link_over");
    const auto before_address = ask();
    write([&](WriteTx& tx) {
        change_details(tx, sam, {.name = "Sam Smith", .email = "sam@example.org", .title = {}});
    });
    const auto whose = [&](const std::string& token) {
        return kit::problem_of([&] { read([&](ReadTx& tx) { return require_reset(tx, token); }); });
    };
    EXPECT_EQ(whose(before_address), std::nullopt) << "another name alone ends nothing";
    write([&](WriteTx& tx) {
        change_details(tx, sam, {.name = "Sam Smith", .email = "smith@example.org", .title = {}});
    });
    EXPECT_EQ(whose(before_address), "identity.link_over");
}

TEST_P(PasswordReset, AFullQueueTellsNothingEither) {
    static constexpr Sql fill{
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < :most)"
        " insert into mail (id, kind, recipient, domain, language, content, secret, has_secret, state,"
        " next_try, tries_since, created, updated) select i, 'test', 'x@example.org', 'example.org', 'en',"
        " '{}', '', :no, 'waiting', :now, :now, :now, :now from n"};
    write([](WriteTx& tx) {
        tx.run(fill, bind("most", mail::longest_queue), bind("no", false), bind("now", tx.now()));
    });
    for (const auto* email : {"sam@example.org", "nobody@example.org"})
        EXPECT_EQ(kit::problem_of([&] { ask(email); }), "mail.queue_full") << email;
}

TEST_P(PasswordReset, NobodysMailboxIsFilled) {
    for (int times = 0; times < 10; ++times)
        ask();
    EXPECT_EQ(mails().size(), 3U);
    clock.advance(61min);
    ask();
    EXPECT_EQ(mails().size(), 4U);
}

TEST_P(PasswordReset, WhoMayNotSignInGetsNoLinkAndUsesNone) {
    ask("nobody@example.org");
    ask("no address\r\nBcc: x@example.org");
    EXPECT_TRUE(mails().empty());
    const auto token = ask();
    write([&](WriteTx& tx) { disable_person(tx, sam); });
    EXPECT_EQ(use(token), "identity.link_over");
    ask();
    EXPECT_EQ(mails().size(), 1U);
}

TEST_P(PasswordReset, TheOldAddressIsToldOfANewOneAndOnlyThen) {
    const auto change = [&](const std::string& email) {
        write([&](WriteTx& tx) {
            change_details(tx, sam, {.name = "Sam Smith", .email = email, .title = {}});
        });
    };
    change("sam@example.org");
    EXPECT_TRUE(mails().empty());
    change("sam.smith@example.org");
    ASSERT_EQ(mails().size(), 1U);
    EXPECT_EQ(mails()[0].kind, "identity.address_changed");
    EXPECT_EQ(mails()[0].to, "sam@example.org");
}

TEST_P(PasswordReset, AnAddressThatNoMailReachesIsAnsweredAsOneThatNobodyHas) {
    write([&](WriteTx& tx) {
        create_person(tx, {.name = "Siân", .email = "si\xC3\xA2n@example.org", .purpose = {}});
    });
    ask("si\xC3\xA2n@example.org");
    EXPECT_TRUE(mails().empty());
}

TEST_P(PasswordReset, TheStoreHoldsNoToken) {
    const auto token = ask();
    static constexpr Sql hashes{"select token_hash from password_reset"};
    for (const auto& kept : read([](ReadTx& tx) { return tx.values<std::string>(hashes); }))
        EXPECT_NE(kept, token);
    clock.advance(25h);
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_resets(tx); }), 1);
}

}} // namespace folkmoot::identity
