#include "search/search.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/objects.hpp"
#include "search/page_cursor.hpp"
#include "search/rank.hpp"
#include "search/snippet.hpp"
#include "search/suggestion.hpp"
#include "search/terms.hpp"

#include <unordered_set>

namespace folkmoot::search {

namespace {

constexpr Sql select_checked{
    "select id, visibility from object where deleted is null and id in (select value from json_each(:ids))",
    "select id, visibility from object where deleted is null and id in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))"};

struct Checked {
    ObjectId id;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&Checked::id>("id", "The object"),
            field<&Checked::visibility>("visibility", "Who sees it now")};
    }
};

Filters filters_of(const SearchRequest& request) {
    return {.space = request.space,
        .type = request.type,
        .tag = request.tag,
        .author = request.author,
        .changed_from = request.changed_from,
        .changed_to = request.changed_to};
}

/// The objects that the index finds, in their order.
std::vector<ObjectId> hits_of(const Xapian::Database& index, const Xapian::Query& query, SearchSort sort,
    std::uint32_t week, std::size_t most) {
    Xapian::Enquire enquire(index);
    enquire.set_query(query);
    if (sort == SearchSort::best) {
        enquire.set_weighting_scheme(RankWeight(week));
        enquire.set_sort_by_relevance_then_value(order_slot, true);
    } else {
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_value(order_slot, true);
    }
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
    std::vector<ObjectId> hits;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        hits.emplace_back(static_cast<std::int64_t>(slot_number(hit.get_sort_key().substr(8))));
    return hits;
}

/// Leaves what is there and visible in this transaction, in the same order.
std::vector<ObjectId> checked(ReadTx& tx, const Sight& sight, const std::vector<ObjectId>& hits) {
    if (hits.empty()) return {};
    std::unordered_set<ObjectId> visible;
    for (const auto& row : tx.rows<Checked>(select_checked, bind("ids", id_list(hits))))
        if (sight.sees(row.visibility)) visible.insert(row.id);
    std::vector<ObjectId> kept;
    std::ranges::copy_if(hits, std::back_inserter(kept), [&](ObjectId id) { return visible.contains(id); });
    return kept;
}

std::vector<Standing> standings_of(const Asker& asker, std::span<const ObjectId> objects) {
    std::vector<Standing> standings;
    for (ObjectId id : objects)
        if (auto standing = access::find_standing(asker.tx, asker.viewer, id, {}))
            standings.push_back(std::move(*standing));
    return standings;
}

std::string count_of(std::size_t hits) {
    return hits > most_hits ? "1,000+" : hits == most_hits ? "1,000" : std::to_string(hits);
}

} // namespace

SearchAnswer Search::find(const Asker& asker, const SearchRequest& request) const {
    const auto text = parse_query(request.q);
    const auto filters = filters_of(request);
    const auto week = week_of(asker.tx.now());
    std::vector<ObjectId> hits;
    std::optional<QueryText> suggestion;
    index_.read([&](const Xapian::Database& index) {
        hits = hits_of(index, plan_query(text, filters, asker.sight), request.sort, week, most_hits + 1);
        suggestion = hits.empty() ? suggest(index, text, filters, asker.sight) : std::nullopt;
    });
    const auto visible = checked(asker.tx, asker.sight, hits);
    SearchAnswer answer{.items = {}, .next = {}, .count = count_of(visible.size()), .suggestion = {}};
    if (suggestion) answer.suggestion = typed_form(*suggestion);

    const PageCursor cursor(asker.tx, asker.viewer, request);
    const auto first = cursor.first(visible);
    const auto last = std::min({first + hits_on_page, visible.size(), most_hits});
    const auto standings = standings_of(asker, std::span{visible}.subspan(first, last - first));
    auto labels = objects::label(asker.tx, standings);
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const auto& row = standings[i].object();
        const auto text_of = types_.find(row.type);
        auto snippet = text_of ? snippet_of(text_of(asker.tx, row).body, text) : std::string{};
        answer.items.push_back({std::move(labels[i]), std::move(snippet)});
    }
    if (last < std::min(visible.size(), most_hits)) answer.next = cursor.after(visible, last);
    return answer;
}

std::vector<ObjectLabel> Search::complete(const Asker& asker, std::string_view typed) const {
    const auto text = parse_query(typed);
    const auto week = week_of(asker.tx.now());
    std::vector<ObjectId> hits;
    index_.read([&](const Xapian::Database& index) {
        hits =
            hits_of(index, plan_completion(text, asker.sight), SearchSort::best, week, 4 * most_completions);
    });
    auto visible = checked(asker.tx, asker.sight, hits);
    if (visible.size() > most_completions) visible.resize(most_completions);
    return objects::label(asker.tx, standings_of(asker, visible));
}

} // namespace folkmoot::search
