#include "access/list_cursor.hpp"

#include "access/sealed_id.hpp"
#include "store/seal.hpp"

#include <cstring>

namespace folkmoot::access {

namespace {

using Plain = std::array<std::int64_t, 2>;

/// Names the list, so that one list's position is no way into another.
std::string purpose(const ListQuery& query) {
    return fmt::format("list|{}|{}|{}|{}", query.component.value(), query.space.value(), query.type,
        static_cast<int>(query.listed));
}

} // namespace

std::string seal(ReadTx& tx, const ListPosition& position, const Viewer& viewer, const ListQuery& query) {
    Plain plain{position.sort, position.id.value()};
    std::string text(sizeof plain, '\0');
    std::memcpy(text.data(), plain.data(), sizeof plain);
    return tx.kept<store::Seal>().close(purpose(query), viewer.person(), text);
}

std::optional<ListPosition> open(ReadTx& tx, const Viewer& viewer, const ListQuery& query) {
    if (query.after.empty()) return std::nullopt;
    auto text = tx.kept<store::Seal>().open(purpose(query), viewer.person(), query.after);
    Plain plain{};
    if (!text || text->size() != sizeof plain) refuse_cursor();
    std::memcpy(plain.data(), text->data(), sizeof plain);
    return ListPosition{.sort = plain[0], .id = ObjectId{plain[1]}};
}

} // namespace folkmoot::access
