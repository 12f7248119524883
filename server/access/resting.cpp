#include "access/resting.hpp"

#include "access/permissions.hpp"
#include "access/place_memory.hpp"
#include "access/words.hpp"

namespace folkmoot::access {
namespace {

SpaceState state_of(ReadTx& tx, ObjectId space) {
    const auto place = find_space_place(tx, space);
    const auto& names = names_of<SpaceState>;
    const auto* name = place && place->space ? std::ranges::find(names, place->space->state) : names.end();
    return name == names.end() ? SpaceState::open : static_cast<SpaceState>(name - names.begin());
}

[[noreturn]] void say(SpaceState state) {
    throw Problem(
        Code::forbidden, state == SpaceState::frozen ? "access.space_frozen" : "access.space_archived");
}

bool rests_with_its_space(PermissionKind kind) {
    return kind == PermissionKind::change || kind == PermissionKind::recover;
}

} // namespace

void refuse(ReadTx& tx, std::optional<ObjectId> space, std::string_view permission) {
    const auto* known = tx.kept<Permissions>().find(permission);
    if (space && known && rests_with_its_space(known->kind))
        if (const auto state = state_of(tx, *space); state != SpaceState::open) say(state);
    throw Problem(Code::forbidden, "access.forbidden");
}

void refuse_writing(ReadTx& tx, const ObjectRow& about, std::string otherwise) {
    require_open(tx, about.space);
    throw Problem(Code::forbidden, std::move(otherwise));
}

bool is_open(ReadTx& tx, ObjectId space) {
    return state_of(tx, space) == SpaceState::open;
}

void require_open(ReadTx& tx, ObjectId space) {
    if (const auto state = state_of(tx, space); state != SpaceState::open) say(state);
}

} // namespace folkmoot::access
