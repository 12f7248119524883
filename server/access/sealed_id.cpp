#include "access/sealed_id.hpp"

#include "store/seal.hpp"

namespace folkmoot::access {

std::string seal_id(ReadTx& tx, const Viewer& viewer, std::string_view list, ObjectId last) {
    return tx.kept<store::Seal>().close(list, viewer.person(), last.text());
}

std::optional<ObjectId> open_id(
    ReadTx& tx, const Viewer& viewer, std::string_view list, std::string_view after) {
    if (after.empty()) return std::nullopt;
    const auto text = tx.kept<store::Seal>().open(list, viewer.person(), after);
    auto id = text ? ObjectId::parse(*text) : std::nullopt;
    if (!id) refuse_cursor();
    return id;
}

void refuse_cursor() {
    throw Problem(Code::bad_input, "cursor.invalid").with_field({"after", "cursor.invalid", {}});
}

} // namespace folkmoot::access
