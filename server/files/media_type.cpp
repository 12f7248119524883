#include "files/media_type.hpp"

#include <algorithm>
#include <magic.h>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace folkmoot::files {

namespace {

constexpr std::string_view unknown = "application/octet-stream";

struct CloseMagic {
    void operator()(magic_t magic) const { magic_close(magic); }
};

/// libmagic with its rules loaded. It may be used by one thread at a time.
class Magic {
public:
    Magic()
        : magic_(magic_open(
              MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TOKENS)) {
        if (!magic_ || magic_load(magic_.get(), nullptr) != 0)
            throw std::runtime_error("libmagic's rules cannot be loaded");
    }
    std::string type(std::span<const std::byte> beginning) {
        std::scoped_lock lock(mutex_);
        const char* found = magic_buffer(magic_.get(), beginning.data(), beginning.size());
        return found ? std::string{found} : std::string{unknown};
    }

private:
    std::mutex mutex_;
    std::unique_ptr<std::remove_pointer_t<magic_t>, CloseMagic> magic_;
};

bool starts_with(std::span<const std::byte> octets, std::size_t offset, std::string_view signature) {
    if (octets.size() < offset + signature.size()) return false;
    return std::ranges::equal(octets.subspan(offset, signature.size()), signature,
        [](std::byte octet, char c) { return octet == static_cast<std::byte>(c); });
}

} // namespace

std::string media_type_of(std::span<const std::byte> beginning) {
    static Magic magic;
    if (beginning.empty()) return std::string{unknown};
    auto type = magic.type(beginning.first(std::min(beginning.size(), sniffed_octets)));
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view{"/+-._"}.contains(c);
    };
    // What goes into a header is a plain media type or nothing.
    return type.contains('/') && type.size() <= 120 && std::ranges::all_of(type, fits) ? type
                                                                                       : std::string{unknown};
}

bool is_picture_type(std::string_view media_type) {
    return media_type == "image/png" || media_type == "image/jpeg" || media_type == "image/gif"
        || media_type == "image/webp";
}

bool is_picture(std::string_view media_type, std::span<const std::byte> beginning) {
    if (media_type == "image/png") return starts_with(beginning, 0, "\x89PNG\r\n\x1a\n");
    if (media_type == "image/jpeg") return starts_with(beginning, 0, "\xff\xd8\xff");
    if (media_type == "image/gif")
        return starts_with(beginning, 0, "GIF87a") || starts_with(beginning, 0, "GIF89a");
    if (media_type == "image/webp")
        return starts_with(beginning, 0, "RIFF") && starts_with(beginning, 8, "WEBP");
    return false;
}

} // namespace folkmoot::files
