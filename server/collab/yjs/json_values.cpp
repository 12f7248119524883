#include "collab/yjs/json_values.hpp"

#include "collab/yjs/json_text.hpp"
#include "collab/yjs/utf16.hpp"
#include "collab/yjs/values.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace folkmoot::yjs {
namespace {

class JsonPrinter {
public:
    JsonPrinter(std::string& out, Reader& reader, std::size_t deepest)
        : out_{out}
        , reader_{reader}
        , deepest_{deepest} { }

    void run() {
        value({});
        while (!open_.empty() && !reader_.failed()) {
            Open& innermost = open_.back();
            if (innermost.left == 0) {
                out_ += innermost.has_keys ? '}' : ']';
                open_.pop_back();
                continue;
            }
            --innermost.left;
            value(innermost.has_keys ? std::optional{reader_.var_string()} : std::nullopt);
        }
    }

private:
    struct Open {
        std::uint64_t left = 0;
        bool has_keys = false;
        bool is_empty = true;
    };

    void value(std::optional<std::string_view> key) {
        const auto tag = static_cast<AnyTag>(reader_.octet());
        if (reader_.failed()) return;
        if (tag == AnyTag::undefined && key) return;
        if (!open_.empty()) {
            if (!open_.back().is_empty) out_ += ',';
            open_.back().is_empty = false;
        }
        if (key) {
            append_json_string(out_, *key);
            out_ += ':';
        }
        print(tag);
    }

    void print(AnyTag tag) {
        switch (tag) {
        case AnyTag::undefined:
            if (open_.empty()) break;
            [[fallthrough]];
        case AnyTag::null:
            out_ += "null";
            return;
        case AnyTag::yes:
            out_ += "true";
            return;
        case AnyTag::no:
            out_ += "false";
            return;
        case AnyTag::integer:
            return append_json_number(out_, static_cast<double>(reader_.var_int()));
        case AnyTag::float32:
            return append_json_number(
                out_, std::bit_cast<float>(static_cast<std::uint32_t>(big_endian(reader_.take(4)))));
        case AnyTag::float64:
            return append_json_number(out_, std::bit_cast<double>(big_endian(reader_.take(8))));
        case AnyTag::string:
            return append_json_string(out_, reader_.var_string());
        case AnyTag::array:
        case AnyTag::object:
            return open(tag == AnyTag::object);
        case AnyTag::big_integer:
        case AnyTag::octets:
            break;
        }
        reader_.fail(Reason::unknown_content);
    }

    void open(bool has_keys) {
        if (open_.size() == deepest_) return reader_.fail(Reason::too_deep);
        out_ += has_keys ? '{' : '[';
        open_.push_back({.left = reader_.var_uint(reader_.left()), .has_keys = has_keys});
    }

    std::string& out_;
    Reader& reader_;
    std::size_t deepest_;
    std::vector<Open> open_;
};

/// Goes through a JSON text that is known to be one: what stands between values need not be looked at.
class AnyWriter {
public:
    AnyWriter(Writer& out, std::string_view text)
        : out_{out}
        , text_{text} { }

    void run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '{' || c == '[') {
                open_.push_back({.parts = {}, .count = 0, .is_object = c == '{'});
                ++at_;
            } else if (c == '}' || c == ']') {
                ++at_;
                close();
            } else if (c == '"') {
                string();
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                number();
            } else if (c == 't' || c == 'f' || c == 'n') {
                tag(c == 't' ? AnyTag::yes : c == 'f' ? AnyTag::no : AnyTag::null);
                at_ += c == 'f' ? 5 : 4;
                end_value();
            } else {
                ++at_;
            }
        }
    }

private:
    /// A list or an object whose parts are written first, as their number stands before them.
    struct Open {
        Writer parts;
        std::uint64_t count = 0;
        bool is_object = false;
        bool has_key = false; ///< and its value comes next
    };

    Writer& out() { return open_.empty() ? out_ : open_.back().parts; }
    void tag(AnyTag tag) { out().octet(static_cast<std::uint8_t>(tag)); }
    void end_value() {
        if (open_.empty()) return;
        ++open_.back().count;
        open_.back().has_key = false;
    }

    void close() {
        const Open closed = std::move(open_.back());
        open_.pop_back();
        tag(closed.is_object ? AnyTag::object : AnyTag::array);
        out().var_uint(closed.count);
        out().raw(closed.parts.written());
        end_value();
    }

    void string() {
        const std::string text = unescaped();
        if (!open_.empty() && open_.back().is_object && !open_.back().has_key) {
            out().var_string(text);
            open_.back().has_key = true;
            return;
        }
        tag(AnyTag::string);
        out().var_string(text);
        end_value();
    }

    std::string unescaped() {
        std::string text;
        for (++at_; text_[at_] != '"';) {
            const char c = text_[at_++];
            if (c != '\\') {
                text += c;
                continue;
            }
            static constexpr std::string_view escapes = "bfnrt";
            static constexpr std::string_view meant = "\b\f\n\r\t";
            const char escape = text_[at_++];
            if (escape == 'u')
                append_character(text, unit());
            else if (const auto found = escapes.find(escape); found != std::string_view::npos)
                text += meant[found];
            else
                text += escape;
        }
        ++at_;
        return text;
    }

    std::uint32_t unit() {
        std::uint32_t value = 0;
        std::from_chars(text_.data() + at_, text_.data() + at_ + 4, value, 16);
        at_ += 4;
        return value;
    }

    /// Half a surrogate pair is no character.
    void append_character(std::string& text, std::uint32_t unit_read) {
        const auto is_half = [](std::uint32_t unit, std::uint32_t first) { return unit - first < 0x400; };
        std::uint32_t character = unit_read;
        if (is_half(character, 0xd800) && text_.substr(at_, 2) == "\\u") {
            const std::size_t before = at_;
            at_ += 2;
            const std::uint32_t low = unit();
            if (is_half(low, 0xdc00))
                character = 0x10000 + ((character - 0xd800) << 10U) + (low - 0xdc00);
            else
                at_ = before;
        }
        if (is_half(character, 0xd800) || is_half(character, 0xdc00))
            text += replacement;
        else
            append_utf8(text, character);
    }

    static void append_utf8(std::string& text, std::uint32_t character) {
        const auto octet = [&](std::uint32_t value) { text += static_cast<char>(value); };
        const auto following = [&](unsigned shift) { octet(0x80U | ((character >> shift) & 0x3fU)); };
        if (character < 0x80) return octet(character);
        if (character < 0x800) {
            octet(0xc0U | character >> 6U);
            return following(0);
        }
        if (character < 0x10000) {
            octet(0xe0U | character >> 12U);
        } else {
            octet(0xf0U | character >> 18U);
            following(12);
        }
        following(6);
        following(0);
    }

    void number() {
        const std::size_t end = std::min(text_.find_first_not_of("+-.0123456789eE", at_), text_.size());
        const std::string_view digits = text_.substr(at_, end - at_);
        at_ = end;
        double value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (read.ec == std::errc::result_out_of_range && !digits.contains("e-") && !digits.contains("E-"))
            value = digits.starts_with('-') ? -std::numeric_limits<double>::infinity()
                                            : std::numeric_limits<double>::infinity();
        write_number(value);
        end_value();
    }

    void write_number(double value) {
        constexpr double largest_integer = 0x7fff'ffff;
        if (std::trunc(value) == value && std::abs(value) <= largest_integer) {
            tag(AnyTag::integer);
            return out().var_int(static_cast<std::int64_t>(value), value == 0 && std::signbit(value));
        }
        const bool is_short = std::isinf(value)
            || (std::abs(value) <= std::numeric_limits<float>::max()
                && static_cast<double>(static_cast<float>(value)) == value);
        tag(is_short ? AnyTag::float32 : AnyTag::float64);
        const std::uint64_t bits = is_short
            ? std::uint64_t{std::bit_cast<std::uint32_t>(static_cast<float>(value))} << 32U
            : std::bit_cast<std::uint64_t>(value);
        for (unsigned n = 0; n < (is_short ? 4U : 8U); ++n)
            out().octet(static_cast<std::uint8_t>(bits >> (56U - 8U * n)));
    }

    Writer& out_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Open> open_;
};

} // namespace

void append_json_as_yjs(std::string& out, Reader& reader, std::size_t deepest) {
    JsonPrinter{out, reader, deepest}.run();
}

void write_any_of_json(Writer& out, std::string_view json) {
    AnyWriter{out, json}.run();
}

} // namespace folkmoot::yjs
