#include "host/clause.hpp"

#include "access/right.hpp"
#include "access/words.hpp"

namespace folkmoot::host {
namespace {

void require_person_or_house(const Viewer& viewer) {
    if (!viewer.signed_in() && !viewer.is_system())
        throw Problem(Code::unauthenticated, "identity.sign_in_first");
}

ObjectId id_in(const Shape& shape, const void* in, std::string_view name) {
    auto field = std::ranges::find(shape.fields, name, &Field::name);
    return *static_cast<const ObjectId*>(
        field->in(in)); // the registry has made sure that it is there and an id
}

} // namespace

std::optional<Standing> enforce(
    const Access& clause, ReadTx& tx, const Viewer& viewer, const Shape& shape, const void* in) {
    switch (clause.kind) {
    case Access::Kind::open:
    case Access::Kind::in_handler:
        return std::nullopt;
    case Access::Kind::signed_in:
        require_person_or_house(viewer);
        return std::nullopt;
    case Access::Kind::thing: {
        ObjectId id = id_in(shape, in, clause.field);
        if (viewer.signed_in() || viewer.is_system()) {
            return access::require_standing(tx, viewer, id, clause.type, clause.permission);
        }
        // A visitor is asked to sign in for all that is not public, whether it is there or not.
        auto standing = access::find_standing(tx, viewer, id, clause.type);
        if (!standing || !standing->can(clause.permission)) require_person_or_house(viewer);
        return standing;
    }
    case Access::Kind::site:
        require_person_or_house(viewer);
        access::require_right(tx, viewer, access::site, clause.permission);
        return std::nullopt;
    }
    std::unreachable();
}

void require_sign_in(const Viewer& viewer) {
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.sign_in_first");
}

} // namespace folkmoot::host
