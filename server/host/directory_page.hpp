#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/objects.hpp"
#include "identity/directory.hpp"

namespace folkmoot::host {

/// Where a list by name and id goes on: what `next` of the page before said, sealed for this viewer and list.
inline identity::DirectoryPlace place_after(
    ReadContext& context, std::string_view directory, std::string_view after) {
    if (after.empty()) return {};
    const std::string text = context.services.unseal(directory, context.viewer.person(), after);
    const auto id = ObjectId::parse(std::string_view{text}.substr(0, 13));
    if (!id) throw Problem(Code::bad_input, "cursor.invalid");
    return {.name = text.substr(13), .id = *id};
}

/// One page of what was found, of which one more than a page was asked for.
template <class Entry>
Paged<Entry> page_of(
    ReadContext& context, std::string_view directory, std::vector<Entry> found, std::int64_t page_size) {
    Paged<Entry> page{.items = std::move(found)};
    if (std::cmp_greater(page.items.size(), page_size)) {
        page.items.pop_back();
        page.next = context.services.seal(
            directory, context.viewer.person(), page.items.back().id.text() + page.items.back().name);
    }
    return page;
}

} // namespace folkmoot::host
