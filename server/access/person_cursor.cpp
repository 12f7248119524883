#include "access/person_cursor.hpp"

#include "store/seal.hpp"

namespace folkmoot::access {
namespace {

constexpr Sql person_name{"select name from person where id = :id"};

} // namespace

std::string seal_person(ReadTx& tx, const Viewer& viewer, const std::string& list, ObjectId last) {
    return tx.kept<store::Seal>().close(list, viewer.person(), last.text());
}

Candidate open_person(ReadTx& tx, const Viewer& viewer, const std::string& list, const std::string& after) {
    if (after.empty()) return {};
    auto text = tx.kept<store::Seal>().open(list, viewer.person(), after);
    auto id = text ? ObjectId::parse(*text) : std::nullopt;
    auto name = id ? tx.value<std::string>(person_name, bind("id", *id)) : std::nullopt;
    if (!name) throw Problem(Code::bad_input, "cursor.invalid").with_field({"after", "cursor.invalid", {}});
    return {.id = *id, .name = std::move(*name)};
}

} // namespace folkmoot::access
