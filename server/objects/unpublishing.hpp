#pragma once
#include "objects/written.hpp"

#include "folkmoot/event.hpp"
#include "folkmoot/shown_text.hpp"

namespace folkmoot::objects {

struct TextUnpublished {
    static constexpr std::string_view name{"core.text_unpublished"};
    std::int64_t revision = 0;
    static constexpr auto fields() {
        return std::array{field<&TextUnpublished::revision>("revision", "The revision that readers had")};
    }
};

/// Readers find it no more, nor its title, its files and the comments on it; its editors and its history keep
/// all of it, and publishing it again goes on counting revisions. Throws Code::conflict
/// "objects.not_published".
void unpublish(WriteContext& context, const Written& object);

} // namespace folkmoot::objects
