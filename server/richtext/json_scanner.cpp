#include "richtext/json_scanner.hpp"

#include "richtext/ascii.hpp"
#include "richtext/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace folkmoot::richtext {
namespace {

bool ends_plain_run(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

} // namespace

char JsonScanner::peek() {
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return c;
        ++at_;
    }
    return '\0';
}

bool JsonScanner::take(char wanted) {
    if (peek() != wanted || at_ == text_.size()) return false;
    ++at_;
    return true;
}

std::optional<std::string_view> JsonScanner::read_string() {
    if (!take('"')) return std::nullopt;
    decoded_.clear();
    for (;;) {
        const auto* begin = text_.data() + at_;
        const auto* end = std::find_if(begin, text_.data() + text_.size(), ends_plain_run);
        const std::string_view run{begin, static_cast<std::size_t>(end - begin)};
        at_ += run.size();
        if (at_ == text_.size()) return std::nullopt;
        if (text_[at_] == '"') {
            ++at_;
            if (decoded_.empty()) return run;
            decoded_ += run;
            return decoded_;
        }
        decoded_ += run;
        if (text_[at_] != '\\' || !read_escape()) return std::nullopt;
    }
}

bool JsonScanner::read_escape() {
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const auto rest = text_.substr(at_ + 1);
    if (rest.empty()) return false;
    at_ += 2;
    if (const auto place = names.find(rest[0]); place != names.npos) {
        decoded_ += meanings[place];
        return true;
    }
    if (rest[0] != 'u') return false;
    auto point = read_hex();
    if (!point) return false;
    if (*point >= 0xd800 && *point < 0xdc00) {
        if (!text_.substr(at_).starts_with("\\u")) return false;
        at_ += 2;
        const auto low = read_hex();
        if (!low || *low < 0xdc00 || *low > 0xdfff) return false;
        point = 0x10000 + ((*point - 0xd800) << 10U) + (*low - 0xdc00);
    } else if (*point >= 0xdc00 && *point <= 0xdfff) {
        return false;
    }
    append_utf8(decoded_, *point);
    return true;
}

std::optional<std::uint32_t> JsonScanner::read_hex() {
    const auto digits = text_.substr(at_, 4);
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 4 || problem != std::errc{} || end != digits.data() + 4) return std::nullopt;
    at_ += 4;
    return value;
}

std::optional<std::int64_t> JsonScanner::read_whole_number() {
    peek();
    const auto rest = text_.substr(at_);
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (problem != std::errc{}) return std::nullopt;
    const auto digits = rest.substr(rest.starts_with('-') ? 1 : 0);
    if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) return std::nullopt;
    const auto size = static_cast<std::size_t>(end - rest.data());
    if (size < rest.size() && std::string_view{".eE"}.contains(rest[size])) return std::nullopt;
    at_ += size;
    return value;
}

} // namespace folkmoot::richtext
