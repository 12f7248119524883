#include "kit/furnished.hpp"

#include "identity/directory.hpp"
#include "identity/name_index.hpp"
#include "identity/name_words.hpp"
#include "identity/person.hpp"
#include "identity/viewer_maker.hpp"

namespace folkmoot::identity { namespace {

FOLKMOOT_FURNISHED(Directory);

constexpr Sql forget_beginnings{"delete from person_beginning"};

ObjectId add(WriteTx& tx, const std::string& name, const std::string& email) {
    return create_person(tx, {.name = name, .email = email, .title = {}, .purpose = {}});
}

std::vector<std::string> names(ReadTx& tx, const Viewer& viewer, std::string_view typed) {
    std::vector<std::string> found;
    for (const auto& person : find_people(tx, viewer, {.typed = std::string{typed}}, {}, 100))
        found.push_back(person.name);
    return found;
}

TEST_P(Directory, FindsPeopleByTheBeginningOfAnyWordOfTheirName) {
    write([](WriteTx& tx) {
        add(tx, "Mary Ann O\u2019Brien", "m.obrien@example.org");
        add(tx, "\u0174yn Jones-Smith", "wyn@example.org");
        add(tx, "Brian May", "guitar.hero@example.org");
    });
    read([&](ReadTx& tx) {
        using Names = std::vector<std::string>;
        EXPECT_EQ(names(tx, olwen, "ma"), (Names{"Brian May", "Mary Ann O\u2019Brien"}));
        EXPECT_EQ(names(tx, olwen, "MARY o'bri"), (Names{"Mary Ann O\u2019Brien"}));
        EXPECT_EQ(names(tx, olwen, "obrien ann mary"), (Names{"Mary Ann O\u2019Brien"}));
        EXPECT_EQ(names(tx, olwen, "smith"), (Names{"\u0174yn Jones-Smith"}));
        EXPECT_EQ(names(tx, olwen, "\u0175y"), (Names{"\u0174yn Jones-Smith"}));
        EXPECT_EQ(names(tx, olwen, "guitar.hero@exam"), (Names{"Brian May"}));
        EXPECT_EQ(names(tx, olwen, "ary"), Names{});
        EXPECT_EQ(names(tx, olwen, "mary smith"), Names{});
        EXPECT_EQ(names(tx, olwen, "%"), Names{});
        EXPECT_EQ(names(tx, olwen, "").size(), 4u);
    });
}

TEST_P(Directory, GivesItsPagesInTheOrderOfNamesWithoutGapsOrRepeats) {
    write([](WriteTx& tx) {
        for (int i = 0; i < 25; ++i)
            add(tx, "Pat " + std::string(1, static_cast<char>('A' + i % 5)),
                "p" + std::to_string(i) + "@example.org");
    });
    std::set<ObjectId> seen;
    std::string last;
    DirectoryPlace after;
    for (int page = 0; page < 3; ++page)
        for (const auto& person :
            read([&](ReadTx& tx) { return find_people(tx, olwen, {.typed = "pat"}, after, 10); })) {
            EXPECT_TRUE(seen.insert(person.id).second);
            EXPECT_LE(last, person.name);
            last = person.name;
            after = {.name = person.name, .id = person.id};
        }
    EXPECT_EQ(seen.size(), 25u);
}

TEST_P(Directory, ShowsGuestsWhoShareNoSpaceThemselvesAlone) {
    const auto gwen = write([](WriteTx& tx) {
        add(tx, "Gwen Staff", "gwen.staff@example.org");
        return add(tx, "Gwen Guest", "gwen@example.org");
    });
    const auto guest = ViewerMaker::make({.kind = ViewerKind::guest,
        .person = gwen,
        .session = {},
        .organisation = {},
        .name = {},
        .proved = {}});
    read([&](ReadTx& tx) {
        EXPECT_EQ(names(tx, guest, "gwen"), std::vector<std::string>{"Gwen Guest"});
        EXPECT_EQ(names(tx, guest, ""), std::vector<std::string>{"Gwen Guest"});
        EXPECT_EQ(names(tx, guest, "staff"), std::vector<std::string>{});
    });
}

TEST_P(Directory, DoesNotShowWhoIsDisabled) {
    const auto id = write([](WriteTx& tx) { return add(tx, "Una Gone", "una@example.org"); });
    write([&](WriteTx& tx) { disable_person(tx, id); });
    read([&](ReadTx& tx) { EXPECT_TRUE(names(tx, olwen, "una").empty()); });
}

TEST_P(Directory, LearnsTheNamesOfWhoWasThereBefore) {
    write([](WriteTx& tx) {
        for (int i = 0; i < 600; ++i)
            add(tx, "Early Bird", "early" + std::to_string(i) + "@example.org");
        tx.run(forget_beginnings);
    });
    read([&](ReadTx& tx) { EXPECT_TRUE(names(tx, olwen, "early").empty()); });
    std::optional<ObjectId> after = ObjectId{};
    int steps = 0;
    for (; after; ++steps)
        after = write([&](WriteTx& tx) { return index_names(tx, *after); });
    EXPECT_EQ(steps, 3);
    read([&](ReadTx& tx) { EXPECT_EQ(names(tx, olwen, "bir ear").size(), 100u); });
}

TEST(NameWords, AreFoldedCutAndBounded) {
    EXPECT_EQ(
        name_words("  Dr. Anne-Marie  d'Arcy "), (std::vector<std::string>{"dr", "anne", "marie", "darcy"}));
    EXPECT_EQ(name_words("jane.smith+x@dept.gov.uk"), (std::vector<std::string>{"jane", "smith", "x"}));
    EXPECT_EQ(name_words(std::string(400, 'a')), std::vector<std::string>{std::string(12, 'a')});
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(name_words(many).size(), most_name_words);
    EXPECT_EQ(beginnings_of("Ab", "ab@x.y"), R"(["a","ab"])");
}

}} // namespace folkmoot::identity
