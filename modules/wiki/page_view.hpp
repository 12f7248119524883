#pragma once
#include "tree.hpp"

#include "folkmoot/shown_text.hpp"

namespace folkmoot::wiki {

/// A page as its reader gets it.
struct PageView : objects::TextView {
    std::vector<TreeNode> children;
    bool is_template = false;
    static constexpr auto fields() {
        return fields_after<TextView>(
            std::array{field<&PageView::children>("children", "The first hundred pages directly below"),
                field<&PageView::is_template>("is_template", "New pages may be begun from it")});
    }
};

PageView present(ReadContext& context, const Granted<Page, View>& page);

} // namespace folkmoot::wiki
