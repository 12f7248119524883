#include "host/module_key.hpp"

#include "host/base64url.hpp"

#include <sodium.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::host {

Bytes read_module_key(const std::filesystem::path& path) {
    if (path.empty()) return {};
    std::ifstream file{path};
    std::string text;
    file >> text;
    auto key = from_base64url(text);
    if (!key || key->size() != crypto_sign_PUBLICKEYBYTES)
        throw std::runtime_error(
            fmt::format("{} is not a module key; make one with folkmoot module key", path.string()));
    return *key;
}

} // namespace folkmoot::host
