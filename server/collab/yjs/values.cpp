#include "collab/yjs/values.hpp"

#include <vector>

namespace folkmoot::yjs {
namespace {

/// A list or an object that is being read.
struct OpenValue {
    std::uint64_t left = 0;
    bool has_keys = false;
};

/// Goes past a value's tag and whatever has no parts; of what has, tells how many.
OpenValue skip_begin(Reader& reader) {
    switch (static_cast<AnyTag>(reader.octet())) {
    case AnyTag::undefined:
    case AnyTag::null:
    case AnyTag::yes:
    case AnyTag::no:
        return {};
    case AnyTag::integer:
        return reader.var_int(), OpenValue{};
    case AnyTag::float32:
        return reader.take(4), OpenValue{};
    case AnyTag::float64:
    case AnyTag::big_integer:
        return reader.take(8), OpenValue{};
    case AnyTag::string:
        return reader.var_string(), OpenValue{};
    case AnyTag::octets:
        return reader.var_octets(), OpenValue{};
    case AnyTag::array:
        return {reader.var_uint(reader.left()), false};
    case AnyTag::object:
        return {reader.var_uint(reader.left()), true};
    }
    return reader.fail(Reason::unknown_content), OpenValue{};
}

/// Checks JSON by the tables of RFC 8259, with its own stack of what is open.
class JsonCheck {
public:
    JsonCheck(std::string_view text, std::size_t deepest)
        : text_{text}
        , deepest_{deepest} { }

    Reason run() {
        do {
            if (!value()) return reason_;
        } while (!open_.empty());
        skip_space();
        return at_ == text_.size() ? Reason::none : Reason::unknown_content;
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (peek() != c || at_ == text_.size()) return false;
        ++at_;
        return true;
    }
    void skip_space() {
        while (at_ < text_.size()
            && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
            ++at_;
    }

    /// One value, or the opening of one, and all that closes behind it up to where the next value begins.
    bool value() {
        skip_space();
        switch (peek()) {
        case '{':
        case '[':
            return opening();
        case '"':
            return string() && behind_value();
        case 't':
            return word("true") && behind_value();
        case 'f':
            return word("false") && behind_value();
        case 'n':
            return word("null") && behind_value();
        default:
            return number() && behind_value();
        }
    }

    bool opening() {
        const char bracket = text_[at_++];
        if (open_.size() == deepest_) return reason_ = Reason::too_deep, false;
        open_.push_back(bracket);
        skip_space();
        if (take(closing(bracket))) {
            open_.pop_back();
            return behind_value();
        }
        return bracket == '[' || key();
    }

    bool behind_value() {
        while (!open_.empty()) {
            skip_space();
            if (take(',')) return open_.back() == '[' || key();
            if (!take(closing(open_.back()))) return false;
            open_.pop_back();
        }
        return true;
    }

    bool key() {
        skip_space();
        if (!string()) return false;
        skip_space();
        return take(':');
    }

    bool string() {
        if (!take('"')) return false;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"') return true;
            if (static_cast<unsigned char>(c) < 0x20) return false;
            if (c == '\\' && !escape()) return false;
        }
        return false;
    }

    bool escape() {
        static constexpr std::string_view single = "\"\\/bfnrt";
        const char c = peek();
        if (at_ == text_.size()) return false;
        ++at_;
        if (c != 'u') return single.find(c) != std::string_view::npos;
        for (int digit = 0; digit < 4; ++digit, ++at_) {
            static constexpr std::string_view hex = "0123456789abcdefABCDEF";
            if (at_ == text_.size() || hex.find(text_[at_]) == std::string_view::npos) return false;
        }
        return true;
    }

    bool word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    bool digits() {
        const std::size_t begin = at_;
        while (peek() >= '0' && peek() <= '9')
            ++at_;
        return at_ > begin;
    }

    bool number() {
        take('-');
        if (!take('0') && !digits()) return false;
        if (take('.') && !digits()) return false;
        if (peek() == 'e' || peek() == 'E') {
            ++at_;
            if (peek() == '+' || peek() == '-') ++at_;
            return digits();
        }
        return true;
    }

    static char closing(char bracket) { return bracket == '{' ? '}' : ']'; }

    std::string_view text_;
    std::size_t deepest_;
    std::size_t at_ = 0;
    std::vector<char> open_;
    Reason reason_ = Reason::unknown_content;
};

} // namespace

void skip_any(Reader& reader, std::size_t deepest) {
    OpenValue first = skip_begin(reader);
    if (first.left == 0 || reader.failed()) return;
    std::vector<OpenValue> open{first};
    while (!open.empty() && !reader.failed()) {
        if (open.back().left == 0) {
            open.pop_back();
            continue;
        }
        --open.back().left;
        if (open.back().has_keys) reader.var_string();
        const OpenValue next = skip_begin(reader);
        if (next.left == 0) continue;
        if (open.size() == deepest) return reader.fail(Reason::too_deep);
        open.push_back(next);
    }
}

Reason check_json(std::string_view text, std::size_t deepest) {
    return JsonCheck{text, deepest}.run();
}

} // namespace folkmoot::yjs
