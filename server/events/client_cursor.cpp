#include "events/client_cursor.hpp"

namespace folkmoot::events {
namespace {

constexpr std::size_t size = 8;
constexpr ObjectId nobody; ///< it belongs to whoever holds it

/// The life of the store is not in the cursor but in what it is bound to.
std::string purpose(std::string_view incarnation) {
    return "live:" + std::string{incarnation};
}

} // namespace

std::string seal_cursor(const store::Seal& seal, std::string_view incarnation, std::int64_t seq) {
    std::string text(size, '\0');
    auto rest = static_cast<std::uint64_t>(seq);
    for (std::size_t i = size; i-- > 0; rest >>= 8U)
        text[i] = static_cast<char>(rest & 0xFFU);
    return seal.close(purpose(incarnation), nobody, text);
}

std::optional<std::int64_t> open_cursor(
    const store::Seal& seal, std::string_view incarnation, std::string_view cursor) {
    const auto text = seal.open(purpose(incarnation), nobody, cursor);
    if (!text || text->size() != size) return std::nullopt;
    std::uint64_t seq = 0;
    for (const char octet : *text)
        seq = (seq << 8U) | static_cast<unsigned char>(octet);
    return static_cast<std::int64_t>(seq);
}

} // namespace folkmoot::events
