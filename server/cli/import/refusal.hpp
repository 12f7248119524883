#pragma once
#include <string>

namespace folkmoot::cli {

/// Why something was left out, in a sentence for whoever imports.
struct Refusal {
    std::string path; ///< a file from the top of the folder, with the line behind it; a page by its title
    std::string reason;
};

} // namespace folkmoot::cli
