#include "objects/marked.hpp"

namespace folkmoot::objects {

std::vector<SeenMark> still_seen(ReadTx& tx, const Viewer& viewer, const std::vector<Marked>& marked) {
    std::vector<ObjectId> ids;
    for (const auto& mark : marked)
        ids.push_back(mark.object);
    std::vector<SeenMark> seen;
    auto mark = marked.begin();
    for (auto& standing : access::find_standings(tx, viewer, ids, "")) {
        mark = std::find_if(
            mark, marked.end(), [&](const Marked& one) { return one.object == standing.object().id; });
        if (!standing.object().deleted) seen.push_back({std::move(standing), mark->at});
    }
    return seen;
}

std::vector<ObjectLabel> labels_of(ReadTx& tx, std::span<const SeenMark> seen) {
    std::vector<Standing> standings;
    for (const auto& mark : seen)
        standings.push_back(mark.standing);
    return label(tx, standings);
}

} // namespace folkmoot::objects
