#pragma once
#include <string>
#include <string_view>

namespace folkmoot::files {

inline constexpr std::size_t longest_file_name = 255; ///< octets, what common file systems take

/// A person's file name as harmless data: the part after the last path separator, without control characters,
/// direction overrides, invisible characters and leading dots, as valid UTF-8 of at most 255 octets (the
/// extension is kept); "file" when nothing is left. It is shown and offered, never used to open anything.
std::string clean_file_name(std::string_view given);

/// A Content-Disposition value by RFC 6266 for a name that may hold anything: a plain ASCII form for all, the
/// real one by RFC 8187 beside it. An empty name is left out.
enum class Disposition { inside_page, attachment };
std::string content_disposition(Disposition disposition, std::string_view name);

} // namespace folkmoot::files
