#include "objects/comment_anchor.hpp"

#include "folkmoot/objects.hpp"
#include "folkmoot/printing.hpp"
#include "richtext/shown_words.hpp"

#include <charconv>

namespace folkmoot::objects {
namespace {

/// A code point above U+FFFF has two units, all others have one.
std::int64_t units_in(std::string_view text) {
    std::int64_t units = 0;
    for (const char octet : text) {
        const auto byte = static_cast<unsigned char>(octet);
        units += (byte & 0xc0U) != 0x80 ? 1 : 0;
        units += byte >= 0xf0 ? 1 : 0;
    }
    return units;
}

/// How many octets the first `units` units take.
std::size_t octets_of(std::string_view text, std::int64_t units) {
    std::size_t at = 0;
    while (at < text.size() && units > 0) {
        units -= static_cast<unsigned char>(text[at]) >= 0xf0 ? 2 : 1;
        for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80;)
            ++at;
    }
    return at;
}

richtext::BlockId block_named(std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return richtext::BlockId{whole ? id : 0};
}

std::string_view words_under(const richtext::PlainText& shown, richtext::BlockId block) {
    const auto span = std::ranges::find(shown.spans, block, &richtext::PlainText::Span::block);
    if (span == shown.spans.end()) return {};
    return std::string_view{shown.text}.substr(span->offset, span->size);
}

} // namespace

std::optional<richtext::PlainText> words_of(ReadTx& tx, const Standing& object, std::int64_t revision) {
    const auto found = find_revision(tx, object, revision);
    if (!found) return std::nullopt;
    return richtext::shown_words(read_text(found->body));
}

Anchor require_anchor(ReadTx& tx, const Standing& object, const PointedAt& pointed) {
    const auto block = block_named(pointed.block);
    auto quote = words_of(tx, object, pointed.revision).and_then([&](const auto& shown) {
        const auto start = octets_of(words_under(shown, block), pointed.start);
        return richtext::quote_at(shown, block, start, pointed.words);
    });
    if (!quote)
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"anchor", "comments.words_not_there", {}});
    return {.revision = pointed.revision, .quote = std::move(*quote)};
}

AnchorView view_anchor(const richtext::PlainText& shown, const Anchor& anchor) {
    const auto found = richtext::find_quote(shown, anchor.quote);
    AnchorView view{.words = anchor.quote.words,
        .fate = static_cast<AnchorFate>(found.fate),
        .revision = anchor.revision,
        .ranges = {}};
    for (const auto& range : found.ranges) {
        const auto words = words_under(shown, range.block);
        view.ranges.push_back({.block = std::to_string(static_cast<std::int64_t>(range.block)),
            .start = units_in(words.substr(0, range.start)),
            .words = std::string{words.substr(range.start, range.size)}});
    }
    return view;
}

} // namespace folkmoot::objects
