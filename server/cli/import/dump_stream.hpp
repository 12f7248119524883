#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace folkmoot::cli {

/// The octets of a dump, unpacked where gzip or bzip2 packed it. It reads an open file and opens none.
class DumpStream {
public:
    /// The first octets say how the file is packed.
    explicit DumpStream(int descriptor);
    ~DumpStream();
    DumpStream(const DumpStream&) = delete;
    DumpStream& operator=(const DumpStream&) = delete;

    /// The next octets, empty at the end. Throws std::runtime_error for what cannot be read or unpacked, and
    /// for what unpacks to far more than a dump does.
    std::span<const char> next();

    static constexpr std::uint64_t largest_ratio = 300; ///< of what is unpacked to what is packed
    static constexpr std::uint64_t free_of_ratio = std::uint64_t{64} << 20U; ///< octets

private:
    enum class Packing : std::uint8_t { gzip, bzip2 };
    struct Packed;
    bool fill();

    int descriptor_;
    std::vector<char> read_buffer_, unpacked_;
    std::span<char> in_; ///< what is read and not used
    std::uint64_t read_ = 0, written_ = 0;
    std::unique_ptr<Packed> packed_; ///< none: the file is not packed
};

} // namespace folkmoot::cli
