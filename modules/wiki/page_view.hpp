#pragma once
#include "tree.hpp"

#include "folkmoot/shown_text.hpp"

namespace folkmoot::wiki {

/// A page as its reader gets it.
struct PageView : objects::TextView {
    std::vector<TreeNode> children;
    static constexpr auto fields() {
        return fields_after<TextView>(
            std::array{field<&PageView::children>("children", "The first hundred pages directly below")});
    }
};

PageView present(ReadContext& context, const Granted<Page, View>& page);

} // namespace folkmoot::wiki
