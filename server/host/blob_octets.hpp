#pragma once
#include "files/file.hpp"
#include "files/storage.hpp"
#include "folkmoot/route.hpp"

namespace folkmoot::host {

/// A file's stored content, as downloads send it. Throws as Storage::open.
std::shared_ptr<Octets> open_octets(const files::Storage& storage, const files::SeenFile& file);

} // namespace folkmoot::host
