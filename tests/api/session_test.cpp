#include "kit/furnish.hpp"

#include "identity/cookie.hpp"
#include "identity/password.hpp"
#include "identity/person.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::Furnish;

FOLKMOOT_HOST_TEST(SigningIn);

TEST_P(SigningIn, AVisitorLearnsTheSiteAndThatNobodyIsSignedIn) {
    const auto session = host().browser().get("/api/v1/session");
    EXPECT_EQ(session.status, 200U);
    EXPECT_TRUE(session.json()["person"].is_null());
    EXPECT_EQ(session.json()["token"], "");
    std::vector<std::string> in_use;
    for (const auto& module : host().house().modules())
        if (module.module) in_use.push_back(module.name);
    EXPECT_EQ(session.json()["modules"], nlohmann::json(in_use));
}

TEST_P(SigningIn, TheRightPasswordOpensASessionWithACookieThatScriptsCannotRead) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    auto browser = host().browser();
    const auto answer = browser.sign_in(sam.email, Furnish::password);
    ASSERT_EQ(answer.status, 200U) << answer.body;
    EXPECT_EQ(answer.json()["person"]["email"], sam.email);
    const auto cookie = answer.header("Set-Cookie");
    for (const auto* part : {"__Host-folkmoot=", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"})
        EXPECT_TRUE(cookie.contains(part)) << part << " in " << cookie;
    EXPECT_EQ(browser.get("/api/v1/session").json()["person"]["id"], sam.id.text());
}

TEST_P(SigningIn, AWrongPasswordAndAnUnknownAddressGetTheSameAnswer) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    const auto wrong = host().browser().sign_in(sam.email, "not the password at all");
    const auto unknown = host().browser().sign_in("nobody." + sam.email, "not the password at all");
    EXPECT_EQ(wrong.status, 401U);
    EXPECT_EQ(unknown.status, 401U);
    auto one = wrong.json(), other = unknown.json();
    one.erase("request_id"), other.erase("request_id");
    EXPECT_EQ(one, other);
}

/// After the third failure each makes the next wait twice as long; so long at last that a slow machine is
/// quicker.
TEST_P(SigningIn, WhoeverGuessesAgainAndAgainWaits) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    auto guesser = host().browser();
    for (int guess = 0; guess < 9; ++guess) {
        EXPECT_EQ(guesser.sign_in(sam.email, "guess number so and so").status, 401U) << guess;
        if (guess < 8) host().clock().advance(13s);
    }
    const auto slowed = guesser.sign_in(sam.email, "guess number so and so");
    EXPECT_EQ(slowed.status, 429U) << slowed.body;
    EXPECT_GE(std::stoi("0" + slowed.header("Retry-After")), 1);
    EXPECT_LE(std::stoi("0" + slowed.header("Retry-After")), 13);
    EXPECT_EQ(guesser.sign_in(sam.email, Furnish::password).status, 429U) << "not for the right one either";
    host().clock().advance(13s);
    EXPECT_EQ(guesser.sign_in(sam.email, Furnish::password).status, 200U);
}

std::string device_of(const kit::Browser& browser) {
    return std::string{identity::find_cookie(browser.cookies(), identity::device_cookie).value_or("")};
}

TEST_P(SigningIn, GivesTheBrowserAnotherTokenEachTimeAndTheOldOneIsWorthNothing) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff"), sue = furnish.staff("Sue Staff");
    auto laptop = furnish.sign_in(sam);
    const auto first = device_of(laptop);
    EXPECT_EQ(laptop.sign_in(sam.email, Furnish::password).status, 200U);
    const auto second = device_of(laptop), of_sue = device_of(furnish.sign_in(sue));
    EXPECT_EQ(first.size(), 64U);
    EXPECT_NE(first, second);

    auto guesser = host().browser();
    for (int guess = 0; guess < 5; ++guess)
        guesser.sign_in(sam.email, "guess number so and so");
    const auto attempt_with = [&](const std::string& device) {
        const std::string cookie = std::string{identity::device_cookie} + "=" + device;
        return host()
            .browser()
            .post("/api/v1/session", {{"email", sam.email}, {"password", Furnish::password}},
                {{"Cookie", cookie}})
            .status;
    };
    EXPECT_EQ(attempt_with(first), 429U) << "it was changed for another";
    EXPECT_EQ(attempt_with(of_sue), 429U) << "it is somebody else's";
    EXPECT_EQ(attempt_with(second), 200U) << "the owner need not wait for those who guess";
}

TEST_P(SigningIn, ADisabledPersonIsSignedOutAtOnceAndCannotComeBack) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    auto browser = furnish.sign_in(sam);
    host().write([&](WriteTx& tx) { identity::disable_person(tx, sam.id); });
    EXPECT_EQ(browser.get("/api/v1/home").status, 401U);
    EXPECT_EQ(host().browser().sign_in(sam.email, Furnish::password).status, 401U);
}

TEST_P(SigningIn, AGuestWhoseTimeIsOverIsNobody) {
    Furnish furnish{host()};
    const auto gina = furnish.guest("Gina Guest", furnish.staff("Sam Staff"), 30min);
    auto browser = furnish.sign_in(gina);
    EXPECT_EQ(browser.get("/api/v1/home").status, 200U);
    host().clock().advance(31min);
    EXPECT_EQ(browser.get("/api/v1/home").status, 401U);
    EXPECT_EQ(host().browser().sign_in(gina.email, Furnish::password).status, 401U);
}

TEST_P(SigningIn, AHashAtAnotherPriceThanTodaysIsReplacedWithoutSigningAnybodyOut) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    auto before = furnish.sign_in(sam);
    const auto stored = [&] {
        return host().read([&](ReadTx& tx) { return identity::find_credentials(tx, sam.email)->hash; });
    };
    host().write([&](WriteTx& tx) {
        identity::renew_password_hash(
            tx, sam.id, identity::hash_password(Furnish::password, {.passes = 2, .memory = 8192}));
    });
    EXPECT_TRUE(stored().contains("t=2"));
    auto after = furnish.sign_in(sam);
    EXPECT_TRUE(stored().contains("t=1")) << stored();
    EXPECT_EQ(before.get("/api/v1/home").status, 200U);
    EXPECT_EQ(after.get("/api/v1/home").status, 200U);
}

TEST_P(SigningIn, OnesSessionsAreListedAndEndedOneByOne) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    auto here = furnish.sign_in(sam), there = furnish.sign_in(sam);
    const auto list = here.get("/api/v1/sessions").json()["items"];
    ASSERT_EQ(list.size(), 2U);
    std::string other;
    for (const auto& line : list)
        if (!line["current"].get<bool>()) other = line["id"];
    EXPECT_EQ(here.del("/api/v1/sessions/" + other).status, 200U);
    EXPECT_EQ(there.get("/api/v1/home").status, 401U);
    EXPECT_EQ(here.get("/api/v1/home").status, 200U);
    EXPECT_EQ(here.del("/api/v1/sessions/" + other).status, 404U);
}

TEST_P(SigningIn, NobodyEndsTheSessionOfSomebodyElse) {
    Furnish furnish{host()};
    auto sam = furnish.sign_in(furnish.staff("Sam Staff")),
         mallory = furnish.sign_in(furnish.staff("Mallory"));
    const std::string session = sam.get("/api/v1/sessions").json()["items"][0]["id"];
    EXPECT_EQ(mallory.del("/api/v1/sessions/" + session).status, 404U);
    EXPECT_EQ(sam.get("/api/v1/home").status, 200U);
}

TEST_P(SigningIn, SigningOutEndsTheSessionAndClearsTheBrowser) {
    Furnish furnish{host()};
    auto browser = furnish.sign_in(furnish.staff("Sam Staff"));
    const auto cookies = browser.cookies();
    const auto out = browser.del("/api/v1/session");
    EXPECT_EQ(out.status, 200U);
    EXPECT_TRUE(out.header("Clear-Site-Data").contains("storage"));
    EXPECT_EQ(host().browser().get("/api/v1/home", {{"Cookie", cookies}}).status, 401U)
        << "the old cookie opens nothing";
}

TEST_P(SigningIn, ASessionThatRestsForTooLongIsOver) {
    Furnish furnish{host()};
    auto browser = furnish.sign_in(furnish.staff("Sam Staff"));
    host().clock().advance(4h + 1min);
    EXPECT_EQ(browser.get("/api/v1/home").status, 401U);
}

}} // namespace folkmoot
