#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::richtext {

/// Reads the tokens of a JSON text (RFC 8259) one after the other, in place. It keeps no nesting: who calls
/// knows what may come next.
class JsonScanner {
public:
    explicit JsonScanner(std::string_view text)
        : text_{text} { }

    /// The next character that is no white space, or NUL at the end.
    char peek();
    /// Goes past the next character if it is this one.
    bool take(char wanted);
    bool at_end() { return peek() == '\0' && at_ == text_.size(); }

    /// A string, its escapes decoded. Nothing: the text breaks off, holds a raw control character, an unknown
    /// escape or half a surrogate pair. Valid until the next call.
    std::optional<std::string_view> read_string();
    /// A number without fraction and exponent that fits.
    std::optional<std::int64_t> read_whole_number();

private:
    bool read_escape();
    std::optional<std::uint32_t> read_hex();

    std::string_view text_;
    std::size_t at_ = 0;
    std::string decoded_;
};

} // namespace folkmoot::richtext
