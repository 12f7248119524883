#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot::files {

/// How much of a content's beginning is looked at.
inline constexpr std::size_t sniffed_octets = 64 * 1024;

/// The media type of a content by its first octets (libmagic), never by its name: "application/octet-stream"
/// where nothing is recognised. Safe to call from any thread.
std::string media_type_of(std::span<const std::byte> beginning);

/// Whether a browser may show the content inside a page: PNG, JPEG, GIF or WebP whose own signature agrees
/// with the media type found.
bool is_picture(std::string_view media_type, std::span<const std::byte> beginning);
/// The same by the media type alone, for contents that is_picture confirmed when they were stored.
bool is_picture_type(std::string_view media_type);

} // namespace folkmoot::files
