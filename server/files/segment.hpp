#pragma once
#include "files/blob_key.hpp"

namespace folkmoot::files {

/// The stored form of a content: independent segments of 1 MiB (the last one shorter, an empty content has
/// one empty segment), each as nonce (24 octets), ciphertext, tag (16), XChaCha20-Poly1305 under the blob's
/// key with associated data (serial, segment number as 8 octets, 1 if last else 0). There is no header: a
/// file is its segments, and where each begins follows from its number.
inline constexpr std::uint64_t segment_size = std::uint64_t{1} << 20;
inline constexpr std::uint64_t segment_overhead = 24 + 16;
inline constexpr std::uint64_t stored_segment_size = segment_size + segment_overhead;

/// How the segments of a content of `size` octets lie.
struct Layout {
    std::uint64_t size;

    constexpr std::uint64_t segments() const {
        return size == 0 ? 1 : (size + segment_size - 1) / segment_size;
    }
    constexpr std::uint64_t length(std::uint64_t number) const {
        return is_last(number) ? size - number * segment_size : segment_size;
    }
    constexpr bool is_last(std::uint64_t number) const { return number + 1 == segments(); }
    constexpr std::uint64_t stored_size() const { return size + segments() * segment_overhead; }
};

struct SegmentPlace {
    std::uint64_t number;
    enum class End { no, yes } end;
};

/// Appends nothing: fills `into` (plain size + segment_overhead) with the stored form.
void seal_segment(
    const BlobKey& key, SegmentPlace place, std::span<const std::byte> plain, std::span<std::byte> into);
/// False when the segment is not exactly what was sealed at this place of this blob; `into` is then zeroed.
[[nodiscard]] bool open_segment(
    const BlobKey& key, SegmentPlace place, std::span<const std::byte> stored, std::span<std::byte> into);

} // namespace folkmoot::files
