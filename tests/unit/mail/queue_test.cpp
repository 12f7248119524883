#include "kit/furnished.hpp"
#include "mail/queue.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot::mail { namespace {

using namespace std::chrono_literals;

class MailQueue : public kit::FurnishedTest {
protected:
    ObjectId add(const std::string& to = "sam@example.org", std::string secret = {},
        std::optional<Time> useful_until = {}) {
        return write([&](WriteTx& tx) {
            return send(tx,
                {.kind = "test.mail",
                    .to = to,
                    .values = {{"who", "Sam"}},
                    .path = "/x#",
                    .secret = secret,
                    .useful_until = useful_until});
        });
    }
    std::optional<Letter> take(const Choice& choice = {}) {
        return write([&](WriteTx& tx) { return claim(tx, choice, 60s); });
    }
    MailView view(ObjectId mail) {
        return read([&](ReadTx& tx) { return find_mail(tx, mail).value(); });
    }
    std::string stored(ObjectId mail) {
        constexpr Sql secret{"select secret from mail where id = :id"};
        return read([&](ReadTx& tx) { return tx.value<std::string>(secret, bind("id", mail)).value(); });
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, MailQueue, kit::both_backends, kit::backend_name);

TEST_P(MailQueue, IsWrittenWithWhatCausesIt) {
    EXPECT_THROW(write([&](WriteTx& tx) {
        send(tx, {.kind = "test.mail", .to = "sam@example.org"});
        throw Problem(Code::conflict, "test.failed");
    }),
        Problem);
    EXPECT_FALSE(take());
    const auto mail = add();
    const auto letter = take();
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->id, mail);
    EXPECT_FALSE(take()) << "the same mail was taken twice";
}

TEST_P(MailQueue, AMailWhoseSenderWentSilentIsTakenUpAndTheOldSenderIsRefused) {
    const auto mail = add();
    const auto first = take();
    clock.advance(61s);
    const auto second = take();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(second->id, first->id);
    EXPECT_FALSE(write([&](WriteTx& tx) { return note_failed(tx, *first, "mail.refused", 550); }));
    EXPECT_EQ(view(mail).state, State::sending);
    EXPECT_TRUE(write([&](WriteTx& tx) { return note_sent(tx, *second); }));
    EXPECT_EQ(view(mail).state, State::sent);
}

TEST_P(MailQueue, PausesGrowUpToAnHour) {
    const auto mail = add();
    std::vector<std::int64_t> minutes;
    for (int attempt = 0; attempt < 8; ++attempt) {
        const auto letter = take();
        ASSERT_TRUE(letter) << attempt;
        write([&](WriteTx& tx) { return note_setback(tx, *letter, "mail.put_off", 451); });
        const auto pause = view(mail).next_try - clock.now();
        minutes.push_back(std::chrono::duration_cast<std::chrono::minutes>(pause).count());
        clock.advance(pause - 1us);
        EXPECT_FALSE(take());
        clock.advance(1us);
    }
    EXPECT_EQ(minutes, (std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 60, 60}));
}

TEST_P(MailQueue, WhatIsNotTheMailsFaultDoesNotCount) {
    const auto mail = add();
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto letter = take();
        ASSERT_TRUE(letter);
        EXPECT_EQ(letter->attempts, 1);
        write([&](WriteTx& tx) { return put_back(tx, *letter, "mail.relay_unreachable"); });
    }
    EXPECT_EQ(view(mail).attempts, 0);
    EXPECT_EQ(view(mail).error, "mail.relay_unreachable");
}

TEST_P(MailQueue, ChoosesByAddressAndDomainAndLeavesDomainsAlone) {
    const auto one = add("sam@example.org"), other = add("ann@two.example"), third = add("eve@two.example");
    const auto none = take({.only_to = std::vector<std::string>{}});
    EXPECT_FALSE(none);
    const auto by_address = take({.only_to = std::vector<std::string>{"eve@two.example"}});
    ASSERT_TRUE(by_address);
    EXPECT_EQ(by_address->id, third);
    const auto by_domain = take({.only_to = std::vector<std::string>{"example.org"}});
    ASSERT_TRUE(by_domain);
    EXPECT_EQ(by_domain->id, one);
    EXPECT_FALSE(take({.resting = {"two.example"}}));
    const auto rest = take();
    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->id, other);
}

TEST_P(MailQueue, ATokenIsNeverInTheStoreAndGoesWithTheMail) {
    const std::string token(64, 'a');
    const auto mail = add("sam@example.org", token);
    EXPECT_FALSE(stored(mail).empty());
    EXPECT_FALSE(stored(mail).contains(token.substr(0, 8)));
    EXPECT_TRUE(view(mail).has_secret);
    EXPECT_EQ(read([&](ReadTx& tx) { return find_letter(tx, mail)->secret; }), "");
    const auto letter = take();
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->secret, token);
    write([&](WriteTx& tx) { return note_setback(tx, *letter, "mail.put_off", 451); });
    EXPECT_FALSE(stored(mail).empty()) << "it is tried again and must have its token";
    clock.advance(1min);
    const auto again = take();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->secret, token);
    write([&](WriteTx& tx) { return note_sent(tx, *again); });
    EXPECT_EQ(stored(mail), "");
    const auto dropped = add("sam@example.org", token);
    write([&](WriteTx& tx) { drop(tx, dropped); });
    EXPECT_EQ(stored(dropped), "");
}

TEST_P(MailQueue, AdministratorsTryAgainAndDrop) {
    const auto mail = add();
    const auto problem = [&](auto work) { return kit::problem_of([&] { write(work); }); };
    EXPECT_EQ(problem([&](WriteTx& tx) { retry(tx, mail); }), "mail.not_failed");
    const auto letter = take();
    EXPECT_EQ(problem([&](WriteTx& tx) { drop(tx, mail); }), "mail.gone") << "it is on its way";
    write([&](WriteTx& tx) { return note_failed(tx, *letter, "mail.refused", 550); });
    EXPECT_EQ(view(mail).code, 550);
    clock.advance(1h);
    write([&](WriteTx& tx) { retry(tx, mail); });
    const auto again = take();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->attempts, 1);
    EXPECT_EQ(again->tries_since, clock.now()) << "its time to be tried begins again";
    write([&](WriteTx& tx) { return note_failed(tx, *again, "mail.refused", 550); });
    write([&](WriteTx& tx) { drop(tx, mail); });
    EXPECT_EQ(view(mail).state, State::dropped);
    EXPECT_EQ(problem([&](WriteTx& tx) { drop(tx, ObjectId{999'999}); }), "mail.none");

    const auto reset = add("sam@example.org", "token", clock.now() + 30min);
    const auto sent = take();
    write([&](WriteTx& tx) { return note_failed(tx, *sent, "mail.refused", 550); });
    clock.advance(31min);
    EXPECT_EQ(problem([&](WriteTx& tx) { retry(tx, reset); }), "mail.too_late");
}

TEST_P(MailQueue, ListsTheNewestFirstByState) {
    std::vector<ObjectId> mails;
    for (int number = 0; number < 60; ++number)
        mails.push_back(add());
    const auto first = read([](ReadTx& tx) { return list_mails(tx, std::nullopt, std::nullopt); });
    ASSERT_EQ(first.size(), 50U);
    EXPECT_EQ(first.front().id, mails.back());
    const auto rest = read([&](ReadTx& tx) { return list_mails(tx, State::waiting, first.back().id); });
    EXPECT_EQ(rest.size(), 10U);
    EXPECT_TRUE(read([](ReadTx& tx) { return list_mails(tx, State::failed, std::nullopt); }).empty());
    EXPECT_EQ(write([](WriteTx& tx) { return drop_waiting(tx); }), 60);
    const auto counts = read([](ReadTx& tx) { return count_mails(tx); });
    ASSERT_EQ(counts.size(), 1U);
    EXPECT_EQ(counts[0].state, State::dropped);
    EXPECT_EQ(counts[0].count, 60);
    clock.advance(std::chrono::days{31});
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_mails(tx); }), 60);
}

TEST_P(MailQueue, HoldsWhenItIsTold) {
    EXPECT_FALSE(read([](ReadTx& tx) { return is_held(tx); }));
    write([](WriteTx& tx) { set_held(tx, true); });
    EXPECT_TRUE(read([](ReadTx& tx) { return is_held(tx); }));
    write([](WriteTx& tx) { set_held(tx, false); });
    EXPECT_FALSE(read([](ReadTx& tx) { return is_held(tx); }));
}

TEST_P(MailQueue, RefusesWhatIsNoAddress) {
    for (const std::string to : {"", "sam", "@example.org", "sam@", "sam@host", "a b@example.org",
             "sam@example.org\r\nRCPT TO:<eve@example.org>", "sam@example.org>", "<sam@example.org",
             "a@b@c.org", "sam@example.org,eve@example.org", "sa\xC3\xA2m@example.org", "sam@.example",
             "sam@example."})
        EXPECT_EQ(kit::problem_of([&] { add(to); }), "mail.not_an_address") << to;
    EXPECT_EQ(kit::problem_of([&] { add(std::string(250, 'a') + "@b.org"); }), "mail.not_an_address");
    EXPECT_EQ(view(add("Sam.O'Neil+x@Example.ORG")).to, "sam.o'neil+x@example.org");
}

}} // namespace folkmoot::mail
