#include "unit/access/site.hpp"

#include "access/restriction.hpp"

namespace folkmoot::access {

class Lists : public SiteTest {
protected:
    void SetUp() override {
        SiteTest::SetUp();
        if (IsSkipped()) return;
        space = add_space("energy");
        wiki = add_section(space);
        mary = add_person("Mary Member");
        give(mary, "member", space);
    }
    ListQuery pages(std::int64_t limit = 50) const {
        return {.component = wiki, .space = {}, .type = "wiki.page", .after = {}, .limit = limit};
    }

    ObjectId space;
    ObjectId wiki;
    ObjectId mary;
};
INSTANTIATE_TEST_SUITE_P(BothStores, Lists, kit::both_backends, kit::backend_name);

TEST_P(Lists, RunFromTheGreatestSortDownAcrossAllThatTheViewerMaySee) {
    auto third = add_object({.component = wiki, .sort = 10});
    auto first = add_object({.component = wiki, .lifecycle = Lifecycle::draft, .sort = 30});
    auto second = add_object({.component = wiki, .marking = "official-sensitive", .sort = 20});
    add_object({.component = wiki, .lifecycle = Lifecycle::bin, .sort = 40});
    EXPECT_THAT(list(staff(mary), pages()), testing::ElementsAre(first, second, third));
}

TEST_P(Lists, PagesFitTogetherWithoutGapsOrRepeatsThoughManySortsAreEqual) {
    std::vector<ObjectId> all;
    for (int i = 0; i < 23; ++i)
        all.push_back(add_object({.component = wiki,
            .marking = i % 2 == 0 ? "official" : "official-sensitive",
            .lifecycle = i % 3 == 0 ? Lifecycle::draft : Lifecycle::live,
            .sort = i / 5}));
    auto paged = list(staff(mary), pages(4));
    EXPECT_EQ(paged, list(staff(mary), pages(200)));
    EXPECT_THAT(paged, testing::UnorderedElementsAreArray(all));
}

TEST_P(Lists, OfTheBinShowOnlyWhatWasDeleted) {
    add_object({.component = wiki});
    auto deleted = add_object({.component = wiki, .lifecycle = Lifecycle::bin});
    auto query = pages();
    query.listed = Listed::in_bin;
    EXPECT_THAT(list(staff(mary), query), testing::ElementsAre(deleted));
    auto rita = add_person("Rita Reader");
    give(rita, "reader", space);
    EXPECT_THAT(list(staff(rita), query), testing::IsEmpty());
}

TEST_P(Lists, OfASpaceAndOfEverythingMergeSections) {
    auto other = add_section(add_space("transport"));
    auto here = add_object({.component = wiki, .sort = 1});
    auto there = add_object({.component = other, .sort = 2});
    EXPECT_THAT(list(staff(owner), {.component = {}, .space = space, .type = "wiki.page", .after = {}}),
        testing::ElementsAre(here));
    EXPECT_THAT(list(staff(owner), {.component = {}, .space = {}, .type = "wiki.page", .after = {}}),
        testing::ElementsAre(there, here));
    EXPECT_THAT(list(staff(mary), {.component = {}, .space = {}, .type = "wiki.page", .after = {}}),
        testing::ElementsAre(here));
    EXPECT_THAT(list(staff(mary), {.component = {}, .space = {}, .type = "", .after = {}}),
        testing::ElementsAre(here));
}

TEST_P(Lists, OverManyMoreVisibilitiesThanOneStatementTakesAreTheSame) {
    std::vector<ObjectId> all;
    for (int i = 0; i < 40; ++i) {
        all.push_back(add_object({.component = wiki, .sort = i * 7 % 40}));
        write([&](WriteTx& tx) {
            restrict(tx, staff(owner),
                {.object = all.back(),
                    .below = {},
                    .grants = {{.subject = owner, .role = "owner"}, {.subject = mary, .role = "reader"}}});
        });
    }
    std::ranges::sort(all, std::greater{}, [&](ObjectId id) {
        return read([&](ReadTx& tx) { return tx.find<ObjectRow>(house(), id)->object().sort; });
    });
    EXPECT_EQ(list(staff(mary), pages()), all);
    EXPECT_EQ(list(staff(mary), pages(7)), all);
}

TEST_P(Lists, ACursorOpensForNobodyElseAndInNoOtherList) {
    for (int i = 0; i < 3; ++i)
        add_object({.component = wiki, .sort = i});
    auto next = read([&](ReadTx& tx) { return list_standings(tx, staff(mary), pages(1)).next; });
    ASSERT_FALSE(next.empty());
    auto code = [&](const Viewer& viewer, ListQuery query, const std::string& after) {
        query.after = after;
        return code_of([&] { read([&](ReadTx& tx) { return list_standings(tx, viewer, query).next; }); });
    };
    EXPECT_EQ(code(staff(mary), pages(1), next), std::nullopt);
    EXPECT_EQ(code(staff(owner), pages(1), next), Code::bad_input);
    auto deleted = pages(1);
    deleted.listed = Listed::in_bin;
    EXPECT_EQ(code(staff(mary), deleted, next), Code::bad_input);
    EXPECT_EQ(code(staff(mary), pages(1), "AAAA"), Code::bad_input);
    EXPECT_EQ(code(staff(mary), pages(1), std::string(5'000, 'A')), Code::bad_input);
    EXPECT_EQ(code(staff(mary), pages(0), ""), Code::bad_input);
    EXPECT_EQ(code(staff(mary), pages(201), ""), Code::bad_input);
}

TEST_P(Lists, CursorsAreOfOneLengthWhateverTheyPointAt) {
    for (int i = 0; i < 4; ++i)
        add_object({.component = wiki, .sort = i * 1'000'000'000'000});
    std::set<std::size_t> lengths;
    auto query = pages(1);
    do {
        query.after = read([&](ReadTx& tx) { return list_standings(tx, staff(mary), query).next; });
        if (!query.after.empty()) lengths.insert(query.after.size());
    } while (!query.after.empty());
    EXPECT_EQ(lengths.size(), 1U);
}

TEST_P(Lists, OfSpacesAreByNameAndHoldOnlyOnesOwn) {
    auto zoo = add_space("zoo");
    add_space("hidden");
    give(mary, "reader", zoo);
    ListQuery spaces{.component = {}, .space = {}, .type = "core.space", .after = {}, .limit = 1};
    EXPECT_THAT(list(staff(mary), spaces), testing::ElementsAre(space, zoo));
    EXPECT_EQ(list(staff(owner), spaces).size(), 3U);
    EXPECT_THAT(list(Viewer::anonymous(), spaces), testing::IsEmpty());
}

TEST_P(Lists, OfSectionsAreInTheirOrderAndLeaveOutWhatCannotBeSeen) {
    auto second = add_section(space, "risks");
    ListQuery sections{.component = {}, .space = space, .type = "core.component", .after = {}};
    EXPECT_THAT(list(staff(mary), sections), testing::ElementsAre(wiki, second));
    write([&](WriteTx& tx) { order_sections(tx, staff(owner), space, std::array{second}); });
    EXPECT_THAT(list(staff(mary), sections), testing::ElementsAre(second, wiki));
    write([&](WriteTx& tx) { remove_section(tx, staff(owner), second); });
    EXPECT_THAT(list(staff(mary), sections), testing::ElementsAre(wiki));
}

TEST_P(Lists, AnAreaRoleReachesSpacesMadeLater) {
    auto ian = add_person("Ian");
    give(ian, "reader", area);
    auto later = add_space("later");
    ListQuery spaces{.component = {}, .space = {}, .type = "core.space", .after = {}};
    EXPECT_THAT(list(staff(ian), spaces), testing::UnorderedElementsAre(space, later));
}

} // namespace folkmoot::access
