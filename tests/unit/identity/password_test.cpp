#include "folkmoot/problem.hpp"
#include "identity/password.hpp"

namespace folkmoot::identity { namespace {

/// The least that libsodium takes: a test needs the algorithm, not its cost.
constexpr PasswordCost cheap{.passes = 1, .memory = 8192};
constexpr PasswordCost dearer{.passes = 2, .memory = 8192};

std::optional<std::string> refusal(std::string_view password, const PasswordOwner& owner = {}) {
    try {
        check_new_password(password, owner);
        return std::nullopt;
    } catch (const Problem& problem) {
        return problem.fields().at(0).key;
    }
}

TEST(Passwords, AreKeptAsArgon2idAndMatchOnlyTheSameOctets) {
    auto hash = hash_password("correct horse battery", cheap);
    EXPECT_THAT(hash, testing::StartsWith("$argon2id$"));
    EXPECT_EQ(check_password(hash, "correct horse battery", cheap), PasswordMatch::right);
    for (const auto* wrong : {"correct horse batter", "correct horse battery ", "Correct horse battery", ""})
        EXPECT_EQ(check_password(hash, wrong, cheap), PasswordMatch::wrong) << wrong;
}

TEST(Passwords, AreNotCutTrimmedOrNormalised) {
    const std::string with_zero{"before\0after-the-zero", 21};
    auto hash = hash_password(with_zero, cheap);
    EXPECT_EQ(check_password(hash, with_zero, cheap), PasswordMatch::right);
    EXPECT_EQ(check_password(hash, "before", cheap), PasswordMatch::wrong);
    const std::string longest(4096, 'p');
    auto of_longest = hash_password(longest, cheap);
    EXPECT_EQ(check_password(of_longest, longest, cheap), PasswordMatch::right);
    EXPECT_EQ(check_password(of_longest, longest.substr(1), cheap), PasswordMatch::wrong);
    auto composed = hash_password("caf\xc3\xa9 in the morning", cheap);
    EXPECT_EQ(check_password(composed, "cafe\xcc\x81 in the morning", cheap), PasswordMatch::wrong);
}

TEST(Passwords, HashedAtALowerCostAskToBeHashedAgain) {
    auto hash = hash_password("correct horse battery", cheap);
    EXPECT_EQ(check_password(hash, "correct horse battery", dearer), PasswordMatch::right_but_cheap);
    EXPECT_EQ(check_password(hash, "wrong horse battery", dearer), PasswordMatch::wrong);
}

TEST(Passwords, OfTwoPeopleNeverShareAHash) {
    EXPECT_NE(hash_password("correct horse battery", cheap), hash_password("correct horse battery", cheap));
}

TEST(NewPasswords, NeedTwelveCharactersAndFifteenForAdministrators) {
    EXPECT_EQ(refusal("vexed-otter"), "identity.password_short");
    EXPECT_EQ(refusal("vexed-otters"), std::nullopt);
    EXPECT_EQ(refusal("\xc3\xa9\xc3\xa8\xc3\xaa\xc3\xab\xc3\xa9\xc3\xa8"), "identity.password_short")
        << "letters are counted, not octets";
    PasswordOwner administrator{.name = {}, .email = {}, .is_administrator = true};
    EXPECT_EQ(refusal("vexed-otters-x", administrator), "identity.password_short");
    EXPECT_EQ(refusal("vexed-otters-xy", administrator), std::nullopt);
}

TEST(NewPasswords, MayBeFourKibibytesLongAndNeedNoRulesOfComposition) {
    std::string sentence;
    while (sentence.size() < 4096)
        sentence += "seven quiet herons walk the tideline at dusk ";
    sentence.resize(4096);
    EXPECT_EQ(refusal(sentence), std::nullopt);
    EXPECT_EQ(refusal(sentence + "x"), "identity.password_long");
    EXPECT_EQ(refusal("all lower case words"), std::nullopt);
}

TEST(NewPasswords, AreRefusedWhenCommonHoweverTheyAreDressedUp) {
    for (const auto* common :
        {"password1234", "Password2026!", "P@ssw0rd12345", "qwertyuiop12", "123456789012", "aaaaaaaaaaaa",
            "abcabcabcabc", "letmeinletmein", "folkmoot2026!", "Welcome12345"})
        EXPECT_EQ(refusal(common), "identity.password_common") << common;
}

TEST(NewPasswords, MayNotHoldTheOwnersNameOrAddress) {
    PasswordOwner mary{.name = "Mary Llewellyn", .email = "m.llewellyn@example.org"};
    EXPECT_EQ(refusal("tall-llewellyn-tree", mary), "identity.password_personal");
    EXPECT_EQ(refusal("tall-willow-tree", mary), std::nullopt);
}

}} // namespace folkmoot::identity
