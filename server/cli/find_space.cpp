#include "cli/find_space.hpp"

namespace folkmoot::cli {
namespace {

constexpr Sql space_by_slug{"select id from space where slug = :slug"};
constexpr Sql section_by_slug{
    "select id from component where space = :space and slug = :slug and deleted is null"};

} // namespace

std::optional<ObjectId> find_space(ReadTx& tx, std::string_view slug) {
    return tx.value<ObjectId>(space_by_slug, bind("slug", slug));
}

std::optional<ObjectId> find_section(ReadTx& tx, ObjectId space, std::string_view slug) {
    return tx.value<ObjectId>(section_by_slug, bind("space", space), bind("slug", slug));
}

} // namespace folkmoot::cli
