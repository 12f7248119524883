#include "cli/import/dump_stream.hpp"

#include <bzlib.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <string_view>

namespace folkmoot::cli {
namespace {

[[noreturn]] void fail_unpacking() {
    throw std::runtime_error("the file is damaged: it cannot be unpacked");
}

} // namespace

/// The library's state of unpacking. A file may be several packed ones, one behind the other.
struct DumpStream::Packed {
    Packing packing;
    z_stream gzip{};
    bz_stream bzip2{};
    bool open = false;

    explicit Packed(Packing how)
        : packing(how) { }
    ~Packed() { end(); }
    Packed(const Packed&) = delete;
    Packed& operator=(const Packed&) = delete;

    void begin() {
        constexpr int with_gzip_header = 16;
        const bool good = packing == Packing::gzip
            ? ::inflateInit2(&gzip, MAX_WBITS + with_gzip_header) == Z_OK
            : ::BZ2_bzDecompressInit(&bzip2, 0, 0) == BZ_OK;
        if (!good) fail_unpacking();
        open = true;
    }
    void end() {
        if (!std::exchange(open, false)) return;
        packing == Packing::gzip ? ::inflateEnd(&gzip) : ::BZ2_bzDecompressEnd(&bzip2);
    }

    /// Unpacks what it can, shortens `in` by it and gives how many octets of `out` are filled.
    std::size_t unpack(std::span<char>& in, std::span<char> out) {
        if (!open) begin();
        const auto in_size = static_cast<unsigned>(in.size()), out_size = static_cast<unsigned>(out.size());
        unsigned in_left = 0, out_left = 0;
        bool ended = false;
        if (packing == Packing::gzip) {
            gzip.next_in = reinterpret_cast<Bytef*>(in.data());
            gzip.next_out = reinterpret_cast<Bytef*>(out.data());
            gzip.avail_in = in_size;
            gzip.avail_out = out_size;
            const int result = ::inflate(&gzip, Z_NO_FLUSH);
            ended = result == Z_STREAM_END;
            if (!ended && result != Z_OK && result != Z_BUF_ERROR) fail_unpacking();
            in_left = gzip.avail_in;
            out_left = gzip.avail_out;
        } else {
            bzip2.next_in = in.data();
            bzip2.next_out = out.data();
            bzip2.avail_in = in_size;
            bzip2.avail_out = out_size;
            const int result = ::BZ2_bzDecompress(&bzip2);
            ended = result == BZ_STREAM_END;
            if (!ended && result != BZ_OK) fail_unpacking();
            in_left = bzip2.avail_in;
            out_left = bzip2.avail_out;
        }
        in = in.subspan(in_size - in_left);
        if (ended) end();
        return out_size - out_left;
    }
};

DumpStream::DumpStream(int descriptor)
    : descriptor_(descriptor)
    , read_buffer_(std::size_t{64} << 10U)
    , unpacked_(std::size_t{64} << 10U) {
    fill();
    const std::string_view first{in_.data(), in_.size()};
    if (first.starts_with("\x1f\x8b")) packed_ = std::make_unique<Packed>(Packing::gzip);
    if (first.starts_with("BZh")) packed_ = std::make_unique<Packed>(Packing::bzip2);
}

DumpStream::~DumpStream() = default;

bool DumpStream::fill() {
    ssize_t count = 0;
    do
        count = ::read(descriptor_, read_buffer_.data(), read_buffer_.size());
    while (count < 0 && errno == EINTR);
    if (count < 0) throw std::runtime_error("the file cannot be read");
    in_ = std::span{read_buffer_}.first(static_cast<std::size_t>(count));
    read_ += static_cast<std::uint64_t>(count);
    return count > 0;
}

std::span<const char> DumpStream::next() {
    if (!packed_) {
        if (in_.empty()) fill();
        return std::exchange(in_, {});
    }
    while (true) {
        if (in_.empty() && !fill()) {
            if (packed_->open) throw std::runtime_error("the file ends before its time");
            return {};
        }
        const auto count = packed_->unpack(in_, unpacked_);
        written_ += count;
        if (written_ > free_of_ratio && written_ / largest_ratio > read_)
            throw std::runtime_error("the file unpacks to far more than a dump does");
        if (count > 0) return std::span{unpacked_}.first(count);
    }
}

} // namespace folkmoot::cli
