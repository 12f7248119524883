#include "collab/tree/text_parts.hpp"

#include "richtext/text_tokens.hpp"

namespace folkmoot::collab {
namespace {

using richtext::Inline;
using richtext::Text;

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

std::string_view run_of(const Inline& piece) {
    const auto* run = std::get_if<std::string>(&piece.content);
    return run ? std::string_view{*run} : std::string_view{};
}

} // namespace

Text TextTaker::take(std::size_t units) {
    Text out;
    while (units > 0 && piece_ < text_.size()) {
        const Inline& piece = text_[piece_];
        const std::size_t size = std::min(units, unit_count(piece) - unit_);
        if (const auto* run = std::get_if<std::string>(&piece.content))
            out.push_back({run->substr(unit_, size), piece.style});
        else
            out.push_back(piece);
        units -= size;
        unit_ += size;
        if (unit_ < unit_count(piece)) break;
        ++piece_;
        unit_ = 0;
    }
    return out;
}

Text slice(const Text& text, std::size_t from, std::size_t to) {
    TextTaker taker{text};
    taker.take(from);
    return taker.take(to - from);
}

Text without_style(Text text) {
    for (Inline& piece : text)
        piece.style = {};
    return text;
}

Text plain(Text text) {
    return join_tokens(without_style(std::move(text)));
}

std::size_t units_of(const Text& text) {
    std::size_t units = 0;
    for (const Inline& piece : text)
        units += unit_count(piece);
    return units;
}

std::size_t common_begin(const Text& left, const Text& right) {
    if (left.empty() || right.empty()) return 0;
    const auto a = run_of(left.front());
    const auto b = run_of(right.front());
    std::size_t size = 0;
    while (size < std::min(a.size(), b.size()) && a[size] == b[size])
        ++size;
    while (size > 0 && (continues(a, size) || continues(b, size)))
        --size;
    return size;
}
std::size_t common_end(const Text& left, const Text& right) {
    if (left.empty() || right.empty()) return 0;
    const auto a = run_of(left.back());
    const auto b = run_of(right.back());
    std::size_t size = 0;
    while (size < std::min(a.size(), b.size()) && a[a.size() - size - 1] == b[b.size() - size - 1])
        ++size;
    while (size > 0 && continues(a, a.size() - size))
        --size;
    return size;
}

} // namespace folkmoot::collab
