#include "search/hits.hpp"
#include "search/rank.hpp"
#include "search/terms.hpp"

namespace folkmoot::search {

namespace {

Xapian::doccount count(std::size_t number) {
    return static_cast<Xapian::doccount>(number);
}

/// Looks at who sees a document when it would be among the hits, and not before: of a common word most
/// documents have too little weight to be asked for at all.
class Seen final : public Xapian::MatchDecider {
public:
    explicit Seen(const Sight& sight)
        : sight_(sight) { }
    bool operator()(const Xapian::Document& document) const override {
        return sight_.sees_slot(document.get_value(visibility_slot));
    }

private:
    const Sight& sight_;
};

ObjectId object_of(const std::string& order) {
    return ObjectId{static_cast<std::int64_t>(slot_number(std::string_view{order}.substr(number_length)))};
}

bool is_draft(const std::string& order) {
    return order.size() > 2 * number_length;
}

/// Leaves those of which what readers have is not found as well.
void keep_drafts_only(const Xapian::Database& index, const Plan& plan, Hits& hits) {
    if (hits.drafts.empty()) return;
    std::vector<Xapian::Query> published;
    for (const ObjectId object : hits.drafts)
        published.emplace_back(term(TermKind::object, object));
    const Seen seen(plan.sight);
    Xapian::Enquire enquire(index);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(order_slot, true);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, plan.asked,
        Xapian::Query(Xapian::Query::OP_OR, published.begin(), published.end())));
    const auto found = enquire.get_mset(0, count(published.size()), 0, nullptr, &seen);
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        hits.drafts.erase(object_of(hit.get_sort_key()));
}

} // namespace

Hits find_hits(const Xapian::Database& index, const Plan& plan, const Ranking& ranking, std::size_t wanted) {
    Xapian::Enquire enquire(index);
    // Who sees little is led by what they see; for others that is decided hit by hit.
    const Seen seen(plan.sight);
    const auto few = plan.sight.few(index);
    const Xapian::MatchDecider* decider = few ? nullptr : &seen;
    enquire.set_query(few ? plan.seen(few) : plan.asked);
    if (ranking.sort == SearchSort::best) {
        enquire.set_weighting_scheme(RankWeight(ranking.this_week));
        enquire.set_sort_by_relevance_then_value(order_slot, true);
    } else {
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_value(order_slot, true);
    }
    // Who sees drafts may find an object twice: it is shown where it stands better.
    if (plan.sight.sees_drafts()) enquire.set_collapse_key(object_slot);
    // A short list is found much faster than a long one; only whether there are more than can be told of has
    // to be known beyond it.
    wanted = std::min(wanted, most_hits);
    auto found = enquire.get_mset(0, count(wanted), count(most_hits + 1), nullptr, decider);
    Hits hits{.objects = {}, .drafts = {}, .more = found.get_matches_lower_bound() > most_hits};
    if (!hits.more && found.size() == wanted)
        found = enquire.get_mset(0, count(most_hits), 0, nullptr, decider);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        const auto order = hit.get_sort_key();
        hits.objects.push_back(object_of(order));
        if (is_draft(order)) hits.drafts.insert(hits.objects.back());
    }
    keep_drafts_only(index, plan, hits);
    return hits;
}

} // namespace folkmoot::search
