#include "host/space_address.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"

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
    std::string stem = objects::slug(name).substr(0, 50);
    while (!stem.empty() && (stem.back() == '-' || stem.front() < 'a' || stem.front() > 'z'))
        stem = stem.back() == '-' ? stem.substr(0, stem.size() - 1) : stem.substr(1);
    if (stem.size() < 2) stem = "space";
    std::string slug = stem;
    for (int number = 2; number < 1000; ++number) {
        if (!tx.value<ObjectId>(by_slug, bind("slug", slug))) return slug;
        slug = fmt::format("{}-{}", stem, number);
    }
    throw Problem(Code::conflict, "core.slug_taken");
}

} // namespace folkmoot::host
