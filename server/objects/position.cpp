#include "objects/position.hpp"

#include "store/seal.hpp"

#include <charconv>
#include <fmt/format.h>

namespace folkmoot::objects {

std::string seal_position(ReadTx& tx, const Viewer& viewer, std::string_view list, std::int64_t position) {
    return tx.kept<store::Seal>().close(list, viewer.person(), fmt::format("{:020}", position));
}

std::int64_t open_position(
    ReadTx& tx, const Viewer& viewer, std::string_view list, std::string_view after, std::int64_t start) {
    if (after.empty()) return start;
    const auto text = tx.kept<store::Seal>().open(list, viewer.person(), after);
    std::int64_t position = 0;
    if (text) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), position);
        if (error == std::errc{} && end == text->data() + text->size()) return position;
    }
    throw Problem(Code::bad_input, "access.cursor_invalid")
        .with_field({"after", "access.cursor_invalid", {}});
}

} // namespace folkmoot::objects
