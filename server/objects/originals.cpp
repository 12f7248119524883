#include "folkmoot/files.hpp"
#include "objects/copying.hpp"
#include "objects/type_abilities.hpp"

#include <algorithm>

namespace folkmoot::objects {
namespace {

constexpr std::size_t standings_at_once = 1'000; ///< objects whose standing is asked with one statement

/// What lies under an object and is seen, by what it lies in directly.
std::map<ObjectId, std::vector<Standing>> seen_below(ReadTx& tx, const Viewer& viewer, const ObjectRow& top) {
    std::map<ObjectId, std::vector<Standing>> below;
    const auto* abilities = tx.kept<TypeAbilities>().find(top.type);
    if (!abilities || !abilities->below) return below;
    const auto placed = abilities->below(tx, top.id);
    std::map<ObjectId, ObjectId> place;
    for (const auto& one : placed)
        place.emplace(one.id, one.in);
    const auto ids = objects_of(placed);
    for (std::size_t from = 0; from < ids.size(); from += standings_at_once) {
        const auto some = std::span{ids}.subspan(from, std::min(standings_at_once, ids.size() - from));
        for (auto& seen : access::find_standings(tx, viewer, some, {}))
            if (!seen.object().deleted) below[place.at(seen.object().id)].push_back(std::move(seen));
    }
    return below;
}

Original original_of(ReadTx& tx, const Standing& object, std::optional<ObjectId> in) {
    const auto* abilities = tx.kept<TypeAbilities>().find(object.object().type);
    if (!abilities || !abilities->copied) throw Problem(Code::conflict, "objects.not_copied");
    Original original{.object = object, .in = in, .files = files::list_files(tx, object)};
    original.files_left = static_cast<std::int64_t>(
        std::erase_if(original.files, [](const File& file) { return file.state != FileState::clean; }));
    return original;
}

} // namespace

std::vector<Original> find_originals(ReadTx& tx, const Viewer& viewer, const Standing& top, Below below) {
    const auto too_large = [] {
        return Problem(Code::too_large, "objects.copy_too_large")
            .with("most", std::to_string(most_copied))
            .with("files", std::to_string(most_files_copied));
    };
    std::map<ObjectId, std::vector<Standing>> under;
    if (below == Below::comes) under = seen_below(tx, viewer, top.object());
    std::vector<Original> originals{original_of(tx, top, std::nullopt)};
    std::size_t files = originals.front().files.size();
    for (std::size_t at = 0; at < originals.size(); ++at) {
        const auto id = originals[at].object.object().id;
        for (const auto& one : under[id]) {
            if (originals.size() == most_copied) throw too_large();
            originals.push_back(original_of(tx, one, id));
            files += originals.back().files.size();
        }
    }
    if (files > most_files_copied) throw too_large();
    return originals;
}

CopyPlace require_place(ReadTx& tx, const Viewer& viewer, ObjectId place) {
    if (const auto section = tx.find<Component>(viewer, place))
        return {.id = place, .space = (*section)->space, .object = std::nullopt};
    auto object = tx.require<ObjectRow, View>(viewer, place);
    return {.id = place, .space = object->space, .object = *object};
}

} // namespace folkmoot::objects
