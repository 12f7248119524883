#include "collab/yjs/json_text.hpp"

#include "collab/yjs/values.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <vector>

namespace folkmoot::yjs {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// A list or an object whose values are still being appended.
struct OpenJson {
    std::uint64_t left = 0;
    bool has_keys = false;
    bool is_first = true;
};

template <class Number> void append_number(std::string& out, Number number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

/// Appends a value without parts, or the bracket of one that has parts, which are then to follow.
OpenJson append_begin(std::string& out, Reader& reader) {
    switch (static_cast<AnyTag>(reader.octet())) {
    case AnyTag::undefined:
    case AnyTag::null:
        return out += "null", OpenJson{};
    case AnyTag::yes:
        return out += "true", OpenJson{};
    case AnyTag::no:
        return out += "false", OpenJson{};
    case AnyTag::integer:
        return append_number(out, reader.var_int()), OpenJson{};
    case AnyTag::float32:
        return append_json_number(
                   out, std::bit_cast<float>(static_cast<std::uint32_t>(big_endian(reader.take(4))))),
               OpenJson{};
    case AnyTag::float64:
        return append_json_number(out, std::bit_cast<double>(big_endian(reader.take(8)))), OpenJson{};
    case AnyTag::big_integer:
        return append_number(out, static_cast<std::int64_t>(big_endian(reader.take(8)))), OpenJson{};
    case AnyTag::string:
        return append_json_string(out, as_text(reader.var_octets())), OpenJson{};
    case AnyTag::octets:
        return append_json_octets(out, reader.var_octets()), OpenJson{};
    case AnyTag::array:
        out += '[';
        return {.left = reader.var_uint() + 1, .has_keys = false};
    case AnyTag::object:
        out += '{';
        return {.left = reader.var_uint() + 1, .has_keys = true};
    }
    return {};
}

} // namespace

void append_json_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 32> printed;
    char* const end = std::to_chars(
        printed.data(), printed.data() + printed.size(), std::abs(number), std::chars_format::scientific)
                          .ptr;
    const std::string_view text{printed.data(), end};
    const std::size_t e = text.find('e');
    int exponent = 0;
    std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
    std::string digits{text.substr(0, 1)};
    if (e > 2) digits += text.substr(2, e - 2);
    if (number < 0) out += '-';
    const int point = exponent + 1; // behind which of the digits it stands
    const int count = static_cast<int>(digits.size());
    const auto zeros = [](int number_of) { return std::string(static_cast<std::size_t>(number_of), '0'); };
    if (point > 21 || point <= -6)
        out += digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + (exponent < 0 ? "e-" : "e+")
            + std::to_string(std::abs(exponent));
    else if (point <= 0)
        out += "0." + zeros(-point) + digits;
    else if (count <= point)
        out += digits + zeros(point - count);
    else
        out += digits.insert(static_cast<std::size_t>(point), 1, '.');
}

void append_json_string(std::string& out, std::string_view text) {
    static constexpr std::string_view controls = "\b\f\n\r\t";
    static constexpr std::string_view letters = "bfnrt";
    out += '"';
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (const auto found = controls.find(c); found != std::string_view::npos) {
            out += '\\';
            out += letters[found];
        } else if (octet < 0x20) {
            out += "\\u00";
            out += hex_digits[octet >> 4];
            out += hex_digits[octet & 0xfU];
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_json_octets(std::string& out, Octets octets) {
    out += "{\"octets\":\"";
    for (const std::uint8_t octet : octets) {
        out += hex_digits[octet >> 4];
        out += hex_digits[octet & 0xfU];
    }
    out += "\"}";
}

void append_json_of_any(std::string& out, Reader& reader) {
    std::vector<OpenJson> open;
    if (const OpenJson first = append_begin(out, reader); first.left > 0) open.push_back(first);
    while (!open.empty()) {
        OpenJson& innermost = open.back();
        if (--innermost.left == 0) {
            out += innermost.has_keys ? '}' : ']';
            open.pop_back();
            continue;
        }
        if (!innermost.is_first) out += ',';
        innermost.is_first = false;
        if (innermost.has_keys) {
            append_json_string(out, as_text(reader.var_octets()));
            out += ':';
        }
        if (const OpenJson next = append_begin(out, reader); next.left > 0) open.push_back(next);
    }
}

} // namespace folkmoot::yjs
