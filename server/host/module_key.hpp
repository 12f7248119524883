#pragma once
#include "folkmoot/type.hpp"

#include <filesystem>

namespace folkmoot::host {

/// The public key whose signature modules must carry; empty for an empty path. Throws std::runtime_error for
/// a file that is no such key.
Bytes read_module_key(const std::filesystem::path& path);

} // namespace folkmoot::host
