#include "host/entity_tag.hpp"

#include "host/base64url.hpp"

#include <sodium.h>

#include <charconv>

namespace folkmoot::host {

std::string entity_tag(std::int64_t revision, std::string_view answer) {
    std::array<std::byte, 16> hash{};
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
        reinterpret_cast<const unsigned char*>(answer.data()), answer.size(), nullptr, 0);
    return fmt::format("\"{}.{}\"", std::max<std::int64_t>(revision, 0), to_base64url(hash));
}

std::int64_t revision_of_tag(std::string_view tag) {
    if (tag.starts_with('"')) tag.remove_prefix(1);
    std::int64_t revision = 0;
    auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), revision);
    bool ends = end == tag.data() + tag.size() || *end == '.' || *end == '"';
    return error == std::errc{} && ends && revision >= 0 ? revision : -1;
}

} // namespace folkmoot::host
