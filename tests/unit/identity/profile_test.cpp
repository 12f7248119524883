#include "kit/furnished.hpp"

#include "identity/merge_people.hpp"
#include "identity/person.hpp"
#include "identity/plain_word.hpp"
#include "identity/profile.hpp"
#include "identity/profile_word.hpp"

namespace folkmoot::identity { namespace {

using Words = std::vector<std::string>;

FOLKMOOT_FURNISHED(Profiles);

constexpr std::string_view here = "Europe/London";

OwnProfile own(ReadTx& tx, const Viewer& person) {
    return find_own_profile(tx, person.person());
}

TEST(PlainWord, HasNeitherCaseNorAccents) {
    EXPECT_EQ(plain_word("  Cynllunio  D\u0175r "), "cynllunio dwr");
    EXPECT_EQ(plain_word("R\u00e9silience"), "resilience");
    EXPECT_EQ(plain_word("re\u0301silience"), "resilience");
    EXPECT_EQ(plain_word("\u1f08\u03b8\u03ae\u03bd\u03b1"), "\u03b1\u03b8\u03b7\u03bd\u03b1");
    EXPECT_EQ(plain_word("C++ & R"), "c++ & r");
    EXPECT_EQ(plain_word("  "), "");
}

TEST(PlainWord, IsFoundFromEachOfItsWordsOn) {
    EXPECT_EQ(starts_of("coastal flood-risk"), (Words{"coastal flood-risk", "flood-risk", "risk"}));
    EXPECT_EQ(starts_of("(very) odd"), (Words{"very) odd", "odd"}));
    EXPECT_EQ(starts_of("ha ha"), (Words{"ha ha", "ha"}));
    EXPECT_EQ(starts_of("a b c d e f g h i j").size(), 8U);
    EXPECT_EQ(starts_of(""), Words{});
}

TEST_P(Profiles, KeepTheirWordsTidyAndEachOnce) {
    write([&](WriteTx& tx) {
        put_profile(tx, olwen.person(),
            {.does = "Boats",
                .skills = {"  Flood   modelling ", "flood Modelling", "", "D\u0175r"},
                .languages = {"Cymraeg"}},
            std::string{here});
    });
    read([&](ReadTx& tx) {
        const auto profile = own(tx, olwen);
        EXPECT_EQ(profile.skills, (Words{"Flood modelling", "D\u0175r"}));
        EXPECT_EQ(profile.languages, Words{"Cymraeg"});
        EXPECT_EQ(profile.does, "Boats");
        EXPECT_EQ(profile.version, 1);
        EXPECT_EQ(suggest_words(tx, olwen, WordKind::skill, "MODEL", 10), Words{"Flood modelling"});
        EXPECT_EQ(suggest_words(tx, olwen, WordKind::skill, "dw", 10), Words{"D\u0175r"});
        EXPECT_EQ(suggest_words(tx, olwen, WordKind::skill, "odelling", 10), Words{});
        EXPECT_EQ(suggest_words(tx, olwen, WordKind::language, "d", 10), Words{});
        EXPECT_EQ(suggest_words(tx, olwen, WordKind::skill, "", 10), Words{});
    });
}

TEST_P(Profiles, RefuseLongWordsAndPlacesThatAreNone) {
    const auto put = [&](ProfileText text, const std::string& zone) {
        return kit::problem_of(
            [&] { write([&](WriteTx& tx) { put_profile(tx, olwen.person(), std::move(text), zone); }); });
    };
    std::string sixty;
    for (int i = 0; i < 60; ++i)
        sixty += "\u0175"; // characters count, not octets
    EXPECT_EQ(put({.skills = {sixty}}, std::string{here}), std::nullopt);
    EXPECT_EQ(put({.skills = {sixty + "w"}}, std::string{here}), "request.fields");
    EXPECT_EQ(put({.languages = {sixty + "w"}}, std::string{here}), "request.fields");
    EXPECT_EQ(put({}, "Europe/Atlantis"), "request.fields");
    read([&](ReadTx& tx) { EXPECT_EQ(own(tx, olwen).skills, Words{sixty}); });
}

TEST_P(Profiles, GoOverToAnAccountThatHasSaidNothingWhenTwoBecomeOne) {
    const auto ada = add_person("Ada One"), bea = add_person("Ada Two"), cai = add_person("Ada Three");
    const auto say = [&](const Viewer& who, const std::string& does, const std::string& skill) {
        write([&](WriteTx& tx) {
            put_profile(tx, who.person(), {.does = does, .skills = {skill}}, std::string{here});
        });
    };
    say(ada, "Boats", "Tides");
    say(cai, "Bridges", "Arches");
    write([&](WriteTx& tx) { merge_people(tx, ada.person(), bea.person()); });
    read([&](ReadTx& tx) {
        EXPECT_EQ(own(tx, bea).does, "Boats");
        EXPECT_EQ(own(tx, bea).skills, Words{"Tides"});
        EXPECT_EQ(own(tx, ada).version, 0);
    });
    write([&](WriteTx& tx) { merge_people(tx, bea.person(), cai.person()); });
    read([&](ReadTx& tx) {
        EXPECT_EQ(own(tx, cai).does, "Bridges");
        EXPECT_EQ(own(tx, cai).skills, Words{"Arches"});
        EXPECT_EQ(suggest_words(tx, olwen, WordKind::skill, "tides", 10), Words{});
    });
}

}} // namespace folkmoot::identity
