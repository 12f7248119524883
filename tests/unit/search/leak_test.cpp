#include "index_kit.hpp"

#include <random>

namespace folkmoot::search::tests {

namespace {

/// Words of which hidden documents are full in one database, and which no hidden document exists for in the
/// other.
constexpr std::array words{"budget", "housing", "merger", "acme", "transport", "policy", "budged", "hosing",
    "mergers", "reply", "draft", "minister", "energy", "yn", "the", "polisi", "bolisi"};

std::string text(std::mt19937& random, int count) {
    std::string made;
    for (int i = 0; i < count; ++i)
        made.append(words[random() % words.size()]).append(i % 7 == 6 ? "\n" : " ");
    return made;
}

/// Fills two databases with the same visible documents; the second has hidden ones before, between and after.
void fill(SmallIndex& without, SmallIndex& with) {
    std::mt19937 visible(7);
    std::mt19937 secret(8);
    for (std::int64_t id = 1; id <= 60; ++id) {
        for (int more = 0; more < 3; ++more)
            with.put(1000 + 3 * id + more, text(secret, 4), text(secret, 60), hidden, more == 0 ? "cy" : "en",
                today - std::chrono::days{secret() % 900});
        const auto title = text(visible, 3);
        const auto body = text(visible, 5 + static_cast<int>(visible() % 40));
        const auto updated = today - std::chrono::days{visible() % 900};
        const char* language = visible() % 3 == 0 ? "cy" : "en";
        without.put(id, title, body, open_to_all, language, updated);
        with.put(id, title, body, open_to_all, language, updated);
    }
}

} // namespace

/// What one finds, in which order, and what is suggested, is the same whether hidden documents exist or not.
TEST(SearchLeak, HiddenDocumentsChangeNothingThatIsAnswered) {
    SmallIndex without;
    SmallIndex with;
    fill(without, with);
    std::vector<std::string> asked;
    for (const char* word : words)
        asked.push_back(word);
    for (const char* first : words)
        for (const char* second : words) {
            asked.push_back(std::string{first} + " " + second);
            asked.push_back("\"" + std::string{first} + " " + second + "\"");
            asked.push_back(std::string{first} + " -" + second);
            asked.push_back(std::string{first} + " " + std::string{second}.substr(0, 2));
        }
    std::size_t found = 0;
    for (const auto& typed : asked) {
        const auto expected = without.find(typed);
        EXPECT_EQ(with.find(typed), expected) << typed;
        EXPECT_EQ(with.complete(typed), without.complete(typed)) << typed;
        found += expected.size();
    }
    EXPECT_GT(found, 1000U);
    for (const char* typed :
        {"budgte", "housnig", "megrer", "acne", "transprt", "polic", "polsi", "enrgy budget"})
        EXPECT_EQ(with.suggestion(typed), without.suggestion(typed)) << typed;
}

/// The same of drafts: those of pages that one reads, those of another type that one may write, those of
/// pages that one may not see.
TEST(SearchLeak, DraftsOfOthersChangeNothingThatIsAnswered) {
    for (const bool writes_documents : {false, true}) {
        const std::array may_write{DraftSight{.type = "documents.document", .visibilities = {open_to_all}}};
        const Sight sight(std::array{open_to_all},
            writes_documents ? std::span<const DraftSight>{may_write} : std::span<const DraftSight>{});
        SmallIndex without{sight};
        SmallIndex with{sight};
        std::mt19937 visible(7);
        std::mt19937 secret(8);
        for (std::int64_t id = 1; id <= 60; ++id) {
            const auto saved = today - std::chrono::days{secret() % 900};
            with.put_draft(id, text(secret, 4), text(secret, 60), open_to_all, "wiki.page", saved);
            with.put_draft(1000 + id, text(secret, 4), text(secret, 60), hidden, "documents.document", saved);
            const auto title = text(visible, 3);
            const auto body = text(visible, 5 + static_cast<int>(visible() % 40));
            without.put(id, title, body);
            with.put(id, title, body);
        }
        for (const char* first : words)
            for (const char* second : words)
                for (const auto& typed :
                    {std::string{first} + " " + second, std::string{first} + " -" + second,
                        "\"" + std::string{first} + " " + second + "\""}) {
                    EXPECT_EQ(with.find(typed), without.find(typed)) << typed;
                    EXPECT_EQ(with.complete(typed), without.complete(typed)) << typed;
                }
        for (const char* typed : {"budgte", "housnig", "acne", "polsi", "enrgy budget"})
            EXPECT_EQ(with.suggestion(typed), without.suggestion(typed)) << typed;
    }
}

TEST(SearchLeak, WhoSeesNothingFindsNothing) {
    SmallIndex without;
    SmallIndex with;
    fill(without, with);
    const Sight nothing(std::span<const ObjectId>{});
    for (const char* word : words)
        EXPECT_TRUE(with.find(word, {}, nothing).empty());
}

/// One search runs its query more than once. First a rarer word leads the filter, then the filter leads.
TEST(SearchLeak, AFilterThatWasLedByAWordLeadsFromTheBeginningAfterwards) {
    SmallIndex index;
    for (std::int64_t id = 1; id <= 30; ++id)
        index.put(id, "Tides", id == 30 ? "zebra" : "water");
    const Sight sight(std::array{open_to_all});
    const auto filter = sight.filter(sight.few(index.opened()));
    const auto found_by = [&](const Xapian::Query& query) {
        Xapian::Enquire enquire(index.opened());
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(query);
        return enquire.get_mset(0, 100).size();
    };
    EXPECT_EQ(found_by({Xapian::Query::OP_FILTER, plan_word("zebra"), filter}), 1U);
    EXPECT_EQ(found_by(filter), 30U);
}

TEST(SearchLeak, ManyVisibilitiesFilterAsFewDo) {
    SmallIndex without;
    SmallIndex with;
    fill(without, with);
    std::vector<ObjectId> many{open_to_all};
    for (std::int64_t id = 5000; id < 5600; ++id)
        many.emplace_back(id);
    const Sight wide(many);
    const Sight narrow(std::array{open_to_all});
    for (const char* first : words)
        for (const char* second : words) {
            const auto typed = std::string{first} + " " + second;
            EXPECT_EQ(with.find(typed, {}, wide), with.find(typed, {}, narrow)) << typed;
        }
}

} // namespace folkmoot::search::tests
