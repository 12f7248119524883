#include "kit/temporary_folder.hpp"

#include <cstdlib>
#include <stdexcept>

namespace folkmoot::kit {

TemporaryFolder::TemporaryFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "folkmoot-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder: " + pattern);
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored; // a test has been judged by now
    std::filesystem::remove_all(path_, ignored);
}

} // namespace folkmoot::kit
