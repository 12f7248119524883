#include "cli/demonstration/changed_text.hpp"

#include "folkmoot/richtext_diff.hpp"
#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {

richtext::Tree changed_text(
    const richtext::Tree& base, std::span<const DemonstrationChange> changes, const Step& step, IdMint& ids) {
    auto markdown = richtext::print_markdown(base);
    for (const auto& change : changes) {
        const auto at = markdown.find(change.words);
        if (at == std::string::npos)
            throw std::runtime_error(
                fmt::format("{}: {} does not say \"{}\" then", step.key, step.page->key, change.words));
        markdown.replace(at, change.words.size(), change.becomes);
    }
    auto tree = richtext::parse_markdown(markdown).value();
    richtext::reattach(base, tree);
    richtext::give_ids(tree, [&] { return richtext::BlockId{ids.next().value()}; });
    return tree;
}

} // namespace folkmoot::cli
