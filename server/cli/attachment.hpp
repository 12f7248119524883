#pragma once
#include "host/house.hpp"

namespace folkmoot::cli {

/// Makes a file that belongs to an object of what lies on this machine's disk, in the viewer's name. Throws
/// std::runtime_error when it cannot be read, Problem when the house refuses it.
ObjectId attach_file(
    host::House& house, const Viewer& viewer, ObjectId object, const std::filesystem::path& file);

} // namespace folkmoot::cli
