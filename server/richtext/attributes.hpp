#pragma once
// The attributes of a directive: {kind=warning title="a b"}.
#include <folkmoot/richtext.hpp>

#include <utility>

namespace folkmoot::richtext {

using Attributes = std::vector<std::pair<std::string, std::string>>;

struct ReadAttributes {
    Attributes values;
    /// How many bytes were read, braces included.
    std::size_t size = 0;
};
/// Reads "{...}" at the start of `source`; nothing if it is not well formed or does not end on its line.
std::optional<ReadAttributes> read_attributes(std::string_view source);
/// The value of `key`, or empty.
std::string_view attribute(const Attributes& attributes, std::string_view key);
bool has_attribute(const Attributes& attributes, std::string_view key);
/// A positive id, or 0.
TargetId id_attribute(const Attributes& attributes, std::string_view key);
std::uint32_t number_attribute(const Attributes& attributes, std::string_view key, std::uint32_t otherwise);

/// Prints a directive's attributes; characters that mean something in Markdown become numeric references, so
/// that no other rule of Markdown sees them. The braces are printed even around nothing.
std::string print_attributes(const Attributes& attributes);
/// print_attributes, or nothing where there is none.
std::string print_any_attributes(const Attributes& attributes);

} // namespace folkmoot::richtext
