#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <span>

namespace folkmoot::host {

/// The site's secret keys, one file each of 32 random octets that only the server's user may read. Made by
/// `folkmoot setup`; without them the store's blobs, cursors and throttle rows cannot be read any more.
class Keys {
public:
    static constexpr std::size_t size = 32;
    using Key = std::array<std::byte, size>;

    /// Makes the folder and whichever keys are not there yet.
    static void make(const std::filesystem::path& folder);
    /// Throws std::runtime_error for a missing file, one of another size, or one that others can read.
    static Keys open(const std::filesystem::path& folder);

    std::span<const std::byte, size> seal() const { return seal_; }
    std::span<const std::byte, size> identity() const { return identity_; }

private:
    Key seal_{};
    Key identity_{};
};

} // namespace folkmoot::host
