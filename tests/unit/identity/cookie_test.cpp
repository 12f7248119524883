#include "identity/cookie.hpp"

namespace folkmoot::identity { namespace {

TEST(Cookies, AreFoundByTheirWholeName) {
    EXPECT_EQ(find_cookie("a=1; __Host-folkmoot=token; b=2", session_cookie), "token");
    EXPECT_EQ(find_cookie("__Host-folkmoot=token", session_cookie), "token");
    EXPECT_EQ(find_cookie("x__Host-folkmoot=token", session_cookie), std::nullopt);
    EXPECT_EQ(find_cookie("__Host-folkmoot-device=token", session_cookie), std::nullopt);
    EXPECT_EQ(find_cookie("__Host-folkmoot", session_cookie), std::nullopt);
    EXPECT_EQ(find_cookie("", session_cookie), std::nullopt);
    EXPECT_EQ(find_cookie(";;;=;", session_cookie), std::nullopt);
}

TEST(Cookies, ThatComeTwiceCountAsNone) {
    EXPECT_EQ(find_cookie("__Host-folkmoot=mine; __Host-folkmoot=planted", session_cookie), std::nullopt);
}

TEST(Cookies, AreSetForThisHostOverTlsOutOfReachOfScriptsAndOtherSites) {
    EXPECT_EQ(
        set_cookie(session_cookie, "token"), "__Host-folkmoot=token; Path=/; Secure; HttpOnly; SameSite=Lax");
    EXPECT_THAT(drop_cookie(session_cookie), testing::EndsWith("; Max-Age=0"));
}

TEST(Origins, MustBeOneOfOursExactly) {
    const std::array<std::string, 1> ours{"https://folkmoot.example"};
    EXPECT_TRUE(origin_allowed("https://folkmoot.example", ours));
    for (const auto* foreign : {"https://folkmoot.example.evil.example", "http://folkmoot.example", "null",
             "", "https://folkmoot.example:8443", "https://folkmoot.example/"})
        EXPECT_FALSE(origin_allowed(foreign, ours)) << foreign;
    EXPECT_FALSE(origin_allowed(std::nullopt, ours)) << "a change without an Origin is nobody's";
}

}} // namespace folkmoot::identity
