#pragma once
#include <filesystem>

namespace folkmoot::store {

enum class Existing { kept, refused };

/// Makes an empty file that only its owner may read, before SQLite would make it as the process's umask has
/// it. Throws StartError.
void create_private(const std::filesystem::path& file, Existing existing);

} // namespace folkmoot::store
