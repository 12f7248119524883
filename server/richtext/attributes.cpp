#include "richtext/attributes.hpp"

#include "richtext/entity.hpp"

#include <charconv>

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

bool is_key(char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
}
bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '.';
}

class AttributeReader {
public:
    explicit AttributeReader(std::string_view source)
        : source_{source} { }

    std::optional<ReadAttributes> run() {
        if (!take('{')) return std::nullopt;
        for (;;) {
            while (take(' ')) { }
            if (take('}')) return ReadAttributes{std::move(values_), at_};
            if (values_.size() == 16 || !pair()) return std::nullopt;
        }
    }

private:
    bool take(char c) {
        if (at_ >= source_.size() || source_[at_] != c) return false;
        ++at_;
        return true;
    }

    template <class Test> std::string_view take_while(Test test) {
        const auto from = at_;
        while (at_ < source_.size() && test(source_[at_]))
            ++at_;
        return source_.substr(from, at_ - from);
    }

    bool pair() {
        std::string key{take_while(is_key)};
        if (key.empty()) return false;
        std::string value;
        if (take('=')) {
            if (take('"')) {
                auto raw = take_while([](char c) { return c != '"' && c != '\n'; });
                if (!take('"')) return false;
                value = decode_entities(raw);
            } else {
                value = take_while(is_bare);
                if (value.empty()) return false;
            }
        }
        values_.emplace_back(std::move(key), std::move(value));
        return true;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    Attributes values_;
};

bool is_plain(char c) {
    return (is_bare(c) && c != '_') || c == ' ' || c == ',' || c == '/' || c == '\'' || c == '(' || c == ')';
}

} // namespace

std::optional<ReadAttributes> read_attributes(std::string_view source) {
    return AttributeReader(source).run();
}

std::string_view attribute(const Attributes& attributes, std::string_view key) {
    for (const auto& [name, value] : attributes)
        if (name == key) return value;
    return {};
}

bool has_attribute(const Attributes& attributes, std::string_view key) {
    return std::any_of(
        attributes.begin(), attributes.end(), [&](const auto& pair) { return pair.first == key; });
}

TargetId id_attribute(const Attributes& attributes, std::string_view key) {
    auto value = attribute(attributes, key);
    TargetId id = 0;
    auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), id);
    return problem == std::errc{} && end == value.data() + value.size() && id > 0 ? id : 0;
}

std::uint32_t number_attribute(const Attributes& attributes, std::string_view key, std::uint32_t otherwise) {
    auto value = attribute(attributes, key);
    std::uint32_t number = 0;
    auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
    return problem == std::errc{} && end == value.data() + value.size() ? number : otherwise;
}

std::string print_attributes(const Attributes& attributes) {
    std::string out = "{";
    for (const auto& [key, value] : attributes) {
        if (out.size() > 1) out += ' ';
        out += key;
        out += "=\"";
        for (char c : value) {
            if (is_plain(c) || static_cast<unsigned char>(c) >= 0x80)
                out += c;
            else
                out += fmt::format("&#{};", static_cast<int>(c));
        }
        out += '"';
    }
    return out + "}";
}

std::string print_any_attributes(const Attributes& attributes) {
    return attributes.empty() ? std::string{} : print_attributes(attributes);
}

} // namespace folkmoot::richtext
