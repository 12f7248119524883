#include "identity/pasted_people.hpp"

#include <gmock/gmock.h>

namespace folkmoot::identity { namespace {

using testing::ElementsAre;

/// "address|name|organisation" of each.
std::vector<std::string> read(std::string_view text, std::size_t most = 200) {
    std::vector<std::string> lines;
    for (const auto& person : read_pasted(text, most).people)
        lines.push_back(person.address + "|" + person.name + "|" + person.organisation);
    return lines;
}

TEST(PastedPeople, AreAddressesInWhateverPeopleHave) {
    EXPECT_THAT(read("a@example.org, b@example.org;c@example.org"),
        ElementsAre("a@example.org||", "b@example.org||", "c@example.org||"));
    EXPECT_THAT(read("a@example.org,B@Example.org\nc@example.org\r\n\r\n  d@example.org  "),
        ElementsAre("a@example.org||", "b@example.org||", "c@example.org||", "d@example.org||"));
    EXPECT_THAT(read("a@example.org b@example.org"), ElementsAre("a@example.org||", "b@example.org||"));
    EXPECT_THAT(read("a@example.org; nobody at all; b@example.org"),
        ElementsAre("a@example.org||", "nobody at all||", "b@example.org||"))
        << "nothing is dropped without a word";
    EXPECT_THAT(read(""), ElementsAre());
    EXPECT_THAT(read(" \n,,;\n\t\n"), ElementsAre());
}

TEST(PastedPeople, ComeWithNamesAsMailProgramsWriteThem) {
    EXPECT_THAT(read("Smith, Sam <sam@example.org>; \"Jo O'Neil\" <Jo@example.org>"),
        ElementsAre("sam@example.org|Smith, Sam|", "jo@example.org|Jo O'Neil|"));
    EXPECT_THAT(read("\"Smith, Sam\" <sam@example.org>, Siân <sian@example.org>"),
        ElementsAre("sam@example.org|Smith, Sam|", "sian@example.org|Siân|"));
}

TEST(PastedPeople, AreRowsOfAFileWithOrWithoutNamesOfColumns) {
    EXPECT_THAT(
        read("\xEF\xBB\xBFName,Email,Organisation\r\n\"Smith, \"\"Sam\"\"\",sam@example.org,Acme\r\n"),
        ElementsAre("sam@example.org|Smith, \"Sam\"|Acme"));
    EXPECT_THAT(read("Enw;E-bost\nSiân;sian@example.org\n;\n"), ElementsAre("sian@example.org|Siân|"));
    EXPECT_THAT(read("Sam Smith\tsam@example.org\tAcme"), ElementsAre("sam@example.org|Sam Smith|Acme"));
    EXPECT_THAT(read("email\nnot an address\n"), ElementsAre("not an address||"));
}

TEST(PastedPeople, SayWhereTheyStoodAndHowManyWereLeftOut) {
    const auto pasted = read_pasted("email,name\n\n\"a@example.org\",\"two\nlines\"\nb@example.org\n", 2);
    ASSERT_EQ(pasted.people.size(), 2U);
    EXPECT_EQ(pasted.people[0].line, 3U);
    EXPECT_EQ(pasted.people[0].name, "two lines");
    EXPECT_EQ(pasted.people[1].line, 5U);
    EXPECT_FALSE(pasted.more);
    EXPECT_TRUE(read_pasted("a@b.c\nd@e.f\ng@h.i\n", 2).more);
}

TEST(PastedPeople, MayBeAnything) {
    EXPECT_THAT(read("\"never closed, a@example.org\nb@example.org"),
        ElementsAre("a@example.org|\"never closed|", "b@example.org||"));
    EXPECT_THAT(read("=HYPERLINK(\"http://evil\")\x01,a@example.org"),
        ElementsAre("a@example.org|=HYPERLINK(\"http://evil\")|"));
    EXPECT_EQ(read_pasted(std::string(100'000, '"'), 200).people.size(), 1U);
    EXPECT_EQ(read_pasted(std::string(100'000, '@'), 200).people.size(), 1U);
    EXPECT_LE(read_pasted(std::string(100'000, ','), 200).people.size(), 0U);
    std::string names;
    for (int time = 0; time < 100; ++time)
        names += "\xE2\x82\xAC";
    const auto cut = read_pasted(names + ",a@example.org", 1).people.at(0).name;
    EXPECT_EQ(cut.size(), 198U) << "never within a letter";
}

}} // namespace folkmoot::identity
