#pragma once
#include "cli/demonstration/placed_page.hpp"

#include "folkmoot/richtext.hpp"

namespace folkmoot::cli {

/// The text with some of its words others, its blocks known again. Throws std::runtime_error for words that
/// it does not say.
richtext::Tree changed_text(
    const richtext::Tree& base, std::span<const DemonstrationChange> changes, const Step& step, IdMint& ids);

} // namespace folkmoot::cli
