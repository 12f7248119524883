#include "index_kit.hpp"

namespace folkmoot::search::tests {

namespace {
using Ids = std::vector<std::int64_t>;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
} // namespace

TEST(Finding, EnglishWordsInAnyForm) {
    SmallIndex index;
    index.put(1, "Housing", "Three policies were consulted upon");
    for (const char* typed : {"policy ", "Policies", "consult ", "consultation ", "housing"})
        EXPECT_EQ(index.find(typed), Ids{1}) << typed;
    EXPECT_THAT(index.find("police "), IsEmpty());
}

TEST(Finding, NeedsEveryWordButFillers) {
    SmallIndex index;
    index.put(1, "Housing", "strategy");
    index.put(2, "Housing", "budget");
    EXPECT_EQ(index.find("the strategy of housing"), Ids{1});
    EXPECT_THAT(index.find("housing transport"), IsEmpty());
}

TEST(Finding, WelshWordsInEveryMutationAndWithoutDiacritics) {
    SmallIndex index;
    index.put(1, "Y gath", "Mae fy nghath ar y to", open_to_all, "cy");
    index.put(2, "Tŷ'r Llywodraeth", "polisi'r lywodraeth newydd", open_to_all, "cy");
    for (const char* typed : {"cath ", "gath ", "nghath ", "chath "})
        EXPECT_EQ(index.find(typed), Ids{1}) << typed;
    for (const char* typed : {"llywodraeth", "ty ", "tŷ ", "bolisi ", "pholisi "})
        EXPECT_EQ(index.find(typed), Ids{2}) << typed;
}

TEST(Finding, PhrasesInTheirOrderOnly) {
    SmallIndex index;
    index.put(1, "A", "the local plan for housing");
    index.put(2, "B", "plan local services");
    index.put(3, "C", "local\nplan");
    EXPECT_EQ(index.find("\"local plan\""), Ids{1});
    EXPECT_THAT(index.find("local plan"), UnorderedElementsAre(1, 2, 3));
}

TEST(Finding, LeavesOutWhatMustNotBeThere) {
    SmallIndex index;
    index.put(1, "Housing", "draft reply");
    index.put(2, "Housing", "final reply");
    EXPECT_EQ(index.find("housing -drafts"), Ids{2});
    EXPECT_EQ(index.find("housing -\"final reply\""), Ids{1});
    EXPECT_THAT(index.find("-draft"), IsEmpty());
}

TEST(Finding, TheWordStillBeingTypedByItsBeginningInTitles) {
    SmallIndex index;
    index.put(1, "Housing strategy", "text");
    EXPECT_EQ(index.find("hou"), Ids{1});
    EXPECT_THAT(index.find("hou "), IsEmpty());
    EXPECT_EQ(index.complete("str hou"), Ids{1});
    EXPECT_THAT(index.complete("text"), IsEmpty());
}

TEST(Finding, NarrowsBySpaceTypeTagAuthorAndDate) {
    SmallIndex index;
    const auto entry = [](std::int64_t id) {
        return Entry{.object = ObjectId{id},
            .type = "wiki.page",
            .space = ObjectId{11},
            .visibility = open_to_all,
            .author = ObjectId{21},
            .updated = today,
            .text = {.title = "Housing", .body = {}, .language = "en", .tags = {}}};
    };
    index.put(entry(1));
    auto space = entry(2), type = entry(3), tag = entry(4), author = entry(5), old = entry(6);
    space.space = ObjectId{12};
    type.type = "blogs.post";
    tag.text.tags = {"Net Zero"};
    author.author = ObjectId{22};
    old.updated = today - std::chrono::days{30};
    for (const auto& other : {space, type, tag, author, old})
        index.put(other);
    const auto narrowed = [&](auto member, const auto& value) {
        Filters filters;
        filters.*member = value;
        return index.find("housing", filters);
    };
    EXPECT_EQ(narrowed(&Filters::space, ObjectId{12}), Ids{2});
    EXPECT_EQ(narrowed(&Filters::type, "blogs.post"), Ids{3});
    EXPECT_EQ(narrowed(&Filters::tag, "net zero"), Ids{4});
    EXPECT_EQ(narrowed(&Filters::author, ObjectId{22}), Ids{5});
    EXPECT_EQ(narrowed(&Filters::changed_to, today), Ids{6});
    EXPECT_EQ(narrowed(&Filters::changed_from, today).size(), 5U);
}

TEST(Finding, AnObjectInItsLastFormOnly) {
    SmallIndex index;
    index.put(1, "Housing", "draft");
    index.put(1, "Transport", "final");
    EXPECT_THAT(index.find("housing"), IsEmpty());
    EXPECT_EQ(index.find("transport"), Ids{1});
    index.remove(1);
    EXPECT_THAT(index.find("transport"), IsEmpty());
}

TEST(Ranking, PutsTitlesBeforeTextsAndMoreBeforeLess) {
    SmallIndex index;
    index.put(1, "Notes", "energy is mentioned once");
    index.put(2, "Notes", "energy energy energy energy");
    index.put(3, "Energy", "other things");
    EXPECT_THAT(index.find("energy"), ElementsAre(3, 2, 1));
}

TEST(Ranking, PutsTheRecentFirstAmongEquals) {
    SmallIndex index;
    index.put(1, "Energy", "plan", open_to_all, "en", today - std::chrono::days{700});
    index.put(2, "Energy", "plan", open_to_all, "en", today);
    index.put(3, "Energy", "plan", open_to_all, "en", today - std::chrono::days{70});
    EXPECT_THAT(index.find("energy"), ElementsAre(2, 3, 1));
}

TEST(Ranking, ARareWordTellsMoreThanAFrequentOne) {
    EXPECT_LT(word_value("the"), word_value("report"));
    EXPECT_LT(word_value("report"), word_value("decarbonisation"));
    EXPECT_EQ(word_value("yn"), 1);
}

TEST(Ranking, PacksWhatItKnowsOfAWord) {
    const auto use = WordUse::unpacked(WordUse{7, 2, 330}.packed());
    EXPECT_EQ(std::tuple(use.in_text, use.in_title, use.week), std::tuple(7U, 2U, 330U));
    const auto most = WordUse::unpacked(WordUse{1000, 1000, 100'000}.packed());
    EXPECT_EQ(std::tuple(most.in_text, most.in_title, most.week), std::tuple(15U, 3U, 2047U));
}

TEST(Suggestion, OffersASpellingThatFindsSomething) {
    SmallIndex index;
    index.put(1, "Housing strategy", "consultation");
    EXPECT_EQ(index.suggestion("huosing"), "housing");
    EXPECT_EQ(index.suggestion("housng strategy"), "housing strategy");
    EXPECT_EQ(index.suggestion("housing"), "");
    EXPECT_EQ(index.suggestion("xyzzy"), "");
}

Sight of_an_editor() {
    return Sight(
        std::array{open_to_all}, std::array{DraftSight{.type = "wiki.page", .visibilities = {open_to_all}}});
}

TEST(Drafts, AreFoundOnceAndAsDraftsOnlyWhereReadersHaveNoneOfIt) {
    SmallIndex index{of_an_editor()};
    index.put(1, "Housing", "The plan as it is");
    index.put_draft(1, "Housing", "The plan as it may become, with estuaries");
    index.put(2, "Estuaries", "Published");
    index.put_draft(2, "Estuaries", "Published and more of it");
    EXPECT_THAT(index.find("plan"), ElementsAre(1));
    EXPECT_THAT(index.find("become"), ElementsAre(-1));
    EXPECT_THAT(index.find("estuaries"), ElementsAre(2, -1));
    EXPECT_THAT(index.find("\"it is\""), ElementsAre(1));
    EXPECT_THAT(index.find("more -estuaries"), IsEmpty());
    EXPECT_THAT(index.complete("hous"), ElementsAre(1));
    EXPECT_EQ(index.suggestion("becmoe"), "become");
}

TEST(Drafts, GoWithTheirPageAndAlone) {
    SmallIndex index{of_an_editor()};
    index.put(1, "Housing", "The plan");
    index.put_draft(1, "Housing", "The estuary");
    index.put(2, "Roads", "The plan");
    index.put_draft(2, "Roads", "The estuary");
    index.remove(1);
    EXPECT_THAT(index.find("estuary"), ElementsAre(-2));
    index.remove_draft(2);
    EXPECT_THAT(index.find("estuary"), IsEmpty());
    EXPECT_THAT(index.find("plan"), ElementsAre(2));
}

TEST(Drafts, AreKnownToTheIndexWithHowFarTheyWereWritten) {
    kit::TemporaryFolder folder;
    IndexWriter writer{folder / "index", IndexWriter::Begin::anew};
    Entry entry{
        .object = ObjectId{7}, .type = "wiki.page", .visibility = open_to_all, .text = {.title = "A"}};
    writer.put(entry);
    entry.draft = 12;
    writer.put(entry);
    writer.commit({});
    EXPECT_EQ(writer.drafts(), (std::unordered_map<ObjectId, std::int64_t>{{ObjectId{7}, 12}}));
    EXPECT_EQ(writer.visibility_of(ObjectId{7}), open_to_all);
}

TEST(Suggestion, NeverOffersWhatOnlyHiddenTextsHave) {
    SmallIndex index;
    index.put(1, "Merger of Acme", "secret", hidden);
    EXPECT_EQ(index.suggestion("acmee"), "");
    EXPECT_EQ(index.suggestion("megrer"), "");
}

} // namespace folkmoot::search::tests
