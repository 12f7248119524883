#include "host/space_address.hpp"

#include "folkmoot/objects.hpp"
#include "host/free_slug.hpp"

namespace folkmoot::host {
namespace {

constexpr Sql by_slug{"select id from space where slug = :slug"};

} // namespace

Granted<Space, View> require_space(ReadTx& tx, const Viewer& viewer, std::string_view slug_or_id) {
    auto id = tx.value<ObjectId>(by_slug, bind("slug", slug_or_id));
    if (!id) id = ObjectId::parse(slug_or_id);
    if (id)
        if (auto space = tx.find<Space>(viewer, *id)) return std::move(*space);
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.sign_in_first");
    throw Problem(Code::not_found, "core.no_space");
}

std::string free_space_slug(ReadTx& tx, std::string_view name) {
    return free_slug(name, "space",
        [&](const std::string& one) { return tx.value<ObjectId>(by_slug, bind("slug", one)).has_value(); });
}

} // namespace folkmoot::host
