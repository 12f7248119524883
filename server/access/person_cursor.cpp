#include "access/person_cursor.hpp"

namespace folkmoot::access {
namespace {

constexpr Sql person_name{"select name from person where id = :id"};

} // namespace

Candidate open_person(ReadTx& tx, const Viewer& viewer, const std::string& list, const std::string& after) {
    const auto id = open_id(tx, viewer, list, after);
    if (!id) return {};
    auto name = tx.value<std::string>(person_name, bind("id", *id));
    if (!name) refuse_cursor();
    return {.id = *id, .name = std::move(*name)};
}

} // namespace folkmoot::access
