#include "access/reach.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"
#include "folkmoot/text.hpp"
#include "host/core_routes.hpp"
#include "host/search_room.hpp"
#include "identity/directory.hpp"
#include "identity/profile_word.hpp"
#include "objects/type_abilities.hpp"
#include "search/answer.hpp"
#include "search/search.hpp"

namespace folkmoot::host {
namespace {

constexpr std::size_t most_quick = 8;

/// A draft is seen by whoever may write the text, as when it is read or exported.
search::Sight sight_of(ReadTx& tx, const Viewer& viewer) {
    std::vector<search::DraftSight> drafts;
    std::vector<std::string_view> write;
    for (const auto& [type, abilities] : tx.kept<objects::TypeAbilities>().all())
        if (!abilities.text.write.empty()) {
            drafts.push_back({.type = type, .visibilities = {}});
            write.push_back(abilities.text.write);
        }
    auto reach = access::reach_of(tx, viewer, write);
    for (std::size_t at = 0; at < drafts.size(); ++at)
        drafts[at].visibilities = std::move(reach.allowed[at]);
    return search::Sight{reach.visible, drafts};
}

search::SearchAnswer find_in_texts(ReadContext& context, const search::SearchRequest& in) {
    const auto sight = sight_of(context.tx, context.viewer);
    return context.tx.kept<SearchRoom>().search().find({context.tx, context.viewer, sight}, in);
}

search::QuickAnswer find_quickly(ReadContext& context, const search::QuickRequest& in) {
    ReadTx& tx = context.tx;
    const auto sight = sight_of(tx, context.viewer);
    auto found = tx.kept<SearchRoom>().search().complete({tx, context.viewer, sight}, in.q);
    search::QuickAnswer answer{.objects = std::move(found.objects),
        .in_draft = std::move(found.in_draft),
        .spaces = {},
        .people = {},
        .experts = {}};
    const std::string typed = folded(in.q);
    for (const auto& [id, rights] : access::reachable_spaces(tx, context.viewer)) {
        auto label = objects::label_space(tx, id);
        if (folded(label.name).find(typed) != std::string::npos) answer.spaces.push_back(std::move(label));
        if (answer.spaces.size() == most_quick) break;
    }
    for (auto& person : identity::find_people(tx, context.viewer, {.typed = typed}, {}, most_quick))
        answer.people.push_back({.id = person.id,
            .name = std::move(person.name),
            .organisation = std::move(person.organisation)});
    for (auto& expert : identity::find_experts(tx, context.viewer, typed, most_quick))
        answer.experts.push_back({.person = {.id = expert.id,
                                      .name = std::move(expert.name),
                                      .organisation = std::move(expert.organisation)},
            .skill = std::move(expert.skill)});
    return answer;
}

} // namespace

void add_search_routes(Registry& r) {
    r.get("/search", Access::signed_in(), find_in_texts, "Find what the viewer may see").costly();
    r.get("/search/quick", Access::signed_in(), find_quickly, "Things, spaces and people while one types")
        .costly();
}

} // namespace folkmoot::host
