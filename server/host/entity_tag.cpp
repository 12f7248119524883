#include "host/entity_tag.hpp"

#include <sodium.h>
#include <xxhash.h>

#include <charconv>

namespace folkmoot::host {

namespace {

/// Drawn at the start, so that nobody can write two texts of one tag.
std::uint64_t seed() {
    static const std::uint64_t drawn = [] {
        std::uint64_t value = 0;
        randombytes_buf(&value, sizeof value);
        return value;
    }();
    return drawn;
}

} // namespace

std::string entity_tag(std::int64_t revision, std::string_view answer) {
    const auto hash = XXH3_128bits_withSeed(answer.data(), answer.size(), seed());
    return fmt::format("\"{}.{:016x}{:016x}\"", std::max<std::int64_t>(revision, 0), hash.high64, hash.low64);
}

std::int64_t revision_of_tag(std::string_view tag) {
    if (tag.starts_with('"')) tag.remove_prefix(1);
    std::int64_t revision = 0;
    auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), revision);
    bool ends = end == tag.data() + tag.size() || *end == '.' || *end == '"';
    return error == std::errc{} && ends && revision >= 0 ? revision : -1;
}

} // namespace folkmoot::host
