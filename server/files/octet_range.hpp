#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace folkmoot::files {

/// Octets first to last of a content, both included.
struct OctetRange {
    std::uint64_t first;
    std::uint64_t last;
    std::uint64_t length() const { return last - first + 1; }
    bool operator==(const OctetRange&) const = default;
};

struct WholeContent {
    bool operator==(const WholeContent&) const = default;
};
/// To be answered 416 with `Content-Range: bytes */size`.
struct RangeNotSatisfiable {
    bool operator==(const RangeNotSatisfiable&) const = default;
};
using AskedRange = std::variant<WholeContent, OctetRange, RangeNotSatisfiable>;

/// What a Range field (RFC 9110, 14.1.2) asks of a content of `size` octets. A field that is not understood,
/// of another unit or with several ranges is ignored, as the RFC allows: the whole content is answered.
AskedRange parse_range(std::string_view field, std::uint64_t size);

} // namespace folkmoot::files
