#include "kit/furnish.hpp"

#include "identity/password_reset.hpp"
#include "identity/secret.hpp"

namespace folkmoot { namespace {

using kit::Furnish;

FOLKMOOT_HOST_TEST(ForgottenPassword);

TEST_P(ForgottenPassword, AskingTellsNothingAboutWhoHasAnAccount) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    const auto known = host().browser().post("/api/v1/password-resets", {{"email", sam.email}});
    const auto unknown = host().browser().post("/api/v1/password-resets", {{"email", "nobody." + sam.email}});
    EXPECT_EQ(known.status, 200U);
    EXPECT_EQ(unknown.status, known.status);
    EXPECT_EQ(unknown.body, known.body);
}

TEST_P(ForgottenPassword, ANewPasswordIsCheckedAndEndsTheSessionsOfBefore) {
    Furnish furnish{host()};
    const auto sam = furnish.staff("Sam Staff");
    auto before = furnish.sign_in(sam);
    const auto token = identity::make_token();
    host().write([&](WriteTx& tx) { identity::ask_for_reset(tx, sam.email, token); });
    auto browser = host().browser();
    const auto choose = [&](const std::string& password) {
        return browser.put("/api/v1/password", {{"token", token}, {"password", password}});
    };
    EXPECT_EQ(choose("short").status, 422U);
    EXPECT_EQ(choose("password1234").status, 422U);
    EXPECT_EQ(before.get("/api/v1/home").status, 200U) << "a refused one changes nothing";
    ASSERT_EQ(choose("seven herons on one jetty").status, 200U);
    EXPECT_EQ(before.get("/api/v1/home").status, 401U);
    EXPECT_EQ(choose("eight herons on one jetty").code(), "identity.link_over");
    EXPECT_EQ(host().browser().sign_in(sam.email, Furnish::password).status, 401U);
    EXPECT_EQ(host().browser().sign_in(sam.email, "seven herons on one jetty").status, 200U);
}

TEST_P(ForgottenPassword, AdministratorsChooseALongerOne) {
    Furnish furnish{host()};
    const auto ada = furnish.staff("Ada Admin");
    furnish.role(ada, "site_administrator", access::site);
    const auto token = identity::make_token();
    host().write([&](WriteTx& tx) { identity::ask_for_reset(tx, ada.email, token); });
    auto browser = host().browser();
    EXPECT_EQ(browser.put("/api/v1/password", {{"token", token}, {"password", "herons jetty"}}).status, 422U);
    EXPECT_EQ(
        browser.put("/api/v1/password", {{"token", token}, {"password", "seven herons on one jetty"}}).status,
        200U);
}

}} // namespace folkmoot
