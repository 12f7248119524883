#pragma once
#include "kit/temporary_folder.hpp"
#include "search/hits.hpp"
#include "search/index_writer.hpp"
#include "search/query_plan.hpp"
#include "search/rank.hpp"
#include "search/suggestion.hpp"
#include "search/terms.hpp"

namespace folkmoot::search::tests {

inline constexpr ObjectId open_to_all{101};
inline constexpr ObjectId hidden{102};
inline constexpr Time today = std::chrono::sys_days{std::chrono::year{2026} / 5 / 3};

/// An index of a few documents, asked directly.
class SmallIndex {
public:
    explicit SmallIndex(ObjectId visible = open_to_all)
        : SmallIndex(Sight(std::array{visible})) { }
    explicit SmallIndex(Sight sight)
        : sight_(std::move(sight)) { }

    void put(std::int64_t id, std::string title, std::string body, ObjectId visibility = open_to_all,
        std::string language = "en", Time updated = today) {
        put({.object = ObjectId{id},
            .type = "wiki.page",
            .space = ObjectId{11},
            .visibility = visibility,
            .author = ObjectId{21},
            .updated = updated,
            .text = {.title = std::move(title),
                .body = std::move(body),
                .language = std::move(language),
                .tags = {}}});
    }
    /// What editors of a page have written; readers do not have it.
    void put_draft(std::int64_t id, std::string title, std::string body, ObjectId visibility = open_to_all,
        std::string type = "wiki.page", Time saved = today) {
        put({.object = ObjectId{id},
            .type = std::move(type),
            .space = ObjectId{11},
            .visibility = visibility,
            .author = ObjectId{21},
            .updated = saved,
            .text = {.title = std::move(title), .body = std::move(body), .language = "en", .tags = {}},
            .draft = 1});
    }
    void put(const Entry& entry) {
        opened_.reset();
        writer_.put(entry);
    }
    void remove(std::int64_t id) {
        opened_.reset();
        writer_.remove(ObjectId{id});
    }
    void remove_draft(std::int64_t id) {
        opened_.reset();
        writer_.remove_draft(ObjectId{id});
    }

    std::vector<std::int64_t> find(std::string_view typed, const Filters& filters = {}) {
        return find(typed, filters, sight_);
    }
    std::vector<std::int64_t> find(std::string_view typed, const Filters& filters, const Sight& sight) {
        return ranked(plan_query(parse_query(typed), filters, sight));
    }
    std::vector<std::int64_t> complete(std::string_view typed) {
        return ranked(plan_completion(parse_query(typed), sight_));
    }
    std::string suggestion(std::string_view typed) {
        const auto better = suggest(opened(), parse_query(typed), {}, sight_);
        return better ? typed_form(*better) : "";
    }
    const Xapian::Database& opened() {
        if (!opened_) {
            writer_.commit({});
            opened_.emplace((folder_ / "index").string());
        }
        return *opened_;
    }

private:
    /// Who sees little is served in another way than who sees much, and a filter works in a third: all agree.
    std::vector<std::int64_t> ranked(const Plan& plan) {
        const Plan of_many{plan.asked, with_many_more(plan.sight)};
        const auto found = hits(plan);
        EXPECT_EQ(hits(of_many), found);
        EXPECT_EQ(hits({of_many.seen(of_many.sight.few(opened())), of_many.sight}), found);
        return found;
    }
    std::vector<std::int64_t> hits(const Plan& plan) {
        const Ranking ranking{.sort = SearchSort::best, .this_week = week_of(today)};
        std::vector<std::int64_t> ids;
        const auto found = find_hits(opened(), plan, ranking, 100);
        // A page that is found by its draft only is told apart.
        for (ObjectId id : found.objects)
            ids.push_back(found.drafts.contains(id) ? -id.value() : id.value());
        return ids;
    }
    static Sight with_many_more(const Sight& sight) {
        std::vector<ObjectId> seen(sight.visibilities().begin(), sight.visibilities().end());
        for (std::int64_t id = 0; id < 300 && !seen.empty(); ++id)
            seen.emplace_back(1'000'000 + id);
        return Sight(seen, sight.drafts());
    }

    kit::TemporaryFolder folder_;
    IndexWriter writer_{folder_ / "index", IndexWriter::Begin::anew};
    std::optional<Xapian::Database> opened_; ///< of the last commit
    Sight sight_;
};

} // namespace folkmoot::search::tests
