#include "objects/own_drafts.hpp"

#include "objects/marked.hpp"
#include "objects/position.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t drafts_a_page = 30;

/// Nobody has more than 500 (see put_draft).
constexpr Sql select_drafts{"select object, saved from draft where person = :person and saved < :before"
                            " order by saved desc, object desc limit 500"};

std::vector<SeenMark> seen_drafts(ReadTx& tx, const Viewer& viewer, std::int64_t before) {
    return still_seen(
        tx, viewer, tx.rows<Marked>(select_drafts, bind("person", viewer.person()), bind("before", before)));
}

std::vector<OwnDraft> present(ReadTx& tx, std::span<const SeenMark> seen) {
    auto labels = labels_of(tx, seen);
    std::vector<OwnDraft> drafts;
    for (std::size_t i = 0; i < seen.size(); ++i)
        drafts.push_back({std::move(labels[i]), seen[i].at});
    return drafts;
}

constexpr auto the_end_of_time = std::numeric_limits<std::int64_t>::max();

} // namespace

NewestDrafts newest_drafts(ReadTx& tx, const Viewer& viewer, std::size_t most) {
    const auto seen = seen_drafts(tx, viewer, the_end_of_time);
    return {present(tx, std::span{seen}.first(std::min(most, seen.size()))), std::ssize(seen)};
}

Paged<OwnDraft> list_own_drafts(ReadTx& tx, const Viewer& viewer, std::string_view after) {
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.unauthenticated");
    constexpr std::string_view list = "drafts";
    const auto seen = seen_drafts(tx, viewer, open_position(tx, viewer, list, after, the_end_of_time));
    std::size_t end = std::min(drafts_a_page, seen.size());
    // Those of one moment stay on one page: the next begins before it.
    while (end > 0 && end < seen.size() && seen[end].at == seen[end - 1].at)
        ++end;
    Paged<OwnDraft> page{present(tx, std::span{seen}.first(end)), {}};
    if (end < seen.size()) page.next = seal_position(tx, viewer, list, micros(seen[end - 1].at));
    return page;
}

} // namespace folkmoot::objects
