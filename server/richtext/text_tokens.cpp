#include "richtext/text_tokens.hpp"

#include "richtext/normal_text.hpp"

namespace folkmoot::richtext {
namespace {

enum class Sort : std::uint8_t { word, space, sign };

Sort sort_of(char c) {
    if (c == ' ' || c == '\t') return Sort::space;
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return word || static_cast<unsigned char>(c) >= 0x80 ? Sort::word : Sort::sign;
}

std::size_t token_size(std::string_view rest) {
    const auto sort = sort_of(rest[0]);
    if (sort == Sort::sign) return 1;
    std::size_t size = 1;
    while (size < rest.size() && sort_of(rest[size]) == sort)
        ++size;
    return size;
}

} // namespace

Tokens Tokeniser::cut(const Text& text) {
    Tokens out;
    auto add = [&](Inline piece) {
        out.numbers.push_back(number(piece));
        out.pieces.push_back(std::move(piece));
    };
    for (const auto& piece : text) {
        const auto* run = std::get_if<std::string>(&piece.content);
        if (!run) {
            add(piece);
            continue;
        }
        for (std::string_view rest = *run; !rest.empty();) {
            const auto size = token_size(rest);
            add({std::string{rest.substr(0, size)}, piece.style});
            rest.remove_prefix(size);
        }
    }
    return out;
}

std::uint32_t Tokeniser::number(const Inline& piece) {
    const auto* run = std::get_if<std::string>(&piece.content);
    auto& same_words = known_[run ? *run : std::string{}];
    for (const auto& [known, number] : same_words)
        if (known == piece) return number;
    same_words.emplace_back(piece, next_);
    return next_++;
}

std::size_t unit_count(const Inline& piece) {
    const auto* run = std::get_if<std::string>(&piece.content);
    return run ? run->size() : 1;
}

Text join_tokens(std::span<const Inline> pieces) {
    Text out;
    for (const auto& piece : pieces) {
        const auto* run = std::get_if<std::string>(&piece.content);
        auto* last = out.empty() ? nullptr : std::get_if<std::string>(&out.back().content);
        if (run && last && out.back().style == piece.style)
            *last += *run;
        else
            out.push_back(piece);
    }
    return out;
}

} // namespace folkmoot::richtext
