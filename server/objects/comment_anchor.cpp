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

/// Where ranges of a found quote lie in the whole text.
collab::WordRange range_of(const richtext::PlainText& shown, const richtext::FoundQuote& found) {
    const auto at = [&](const richtext::QuoteRange& range) {
        const auto span = std::ranges::find(shown.spans, range.block, &richtext::PlainText::Span::block);
        return span->offset + range.start;
    };
    if (found.ranges.empty()) return {};
    return {.begin = at(found.ranges.front()), .end = at(found.ranges.back()) + found.ranges.back().size};
}

[[noreturn]] void refuse_words() {
    throw Problem(Code::bad_input, "request.fields").with_field({"anchor", "comments.words_not_there", {}});
}

/// Words of the draft, tied to where they are in it.
Anchor tied_in_draft(const collab::DraftWords& draft, richtext::QuotedWords quote) {
    const auto found = richtext::find_quote(draft.shown(), quote);
    return {.revision = 0, .quote = std::move(quote), .tied = draft.tie(range_of(draft.shown(), found))};
}

} // namespace

std::optional<richtext::PlainText> words_of(ReadTx& tx, const Standing& object, std::int64_t revision) {
    const auto found = find_revision(tx, object, revision);
    if (!found) return std::nullopt;
    return richtext::shown_words(read_text(found->body));
}

Anchor require_anchor(ReadTx& tx, const Standing& object, const PointedAt& pointed, IdMint& ids) {
    const auto block = block_named(pointed.block);
    const auto draft = collab::draft_words(tx, object.object().id, ids);
    const auto revised = pointed.revision > 0 ? words_of(tx, object, pointed.revision) : std::nullopt;
    if (pointed.revision > 0 && !revised) refuse_words();
    const auto& shown = revised ? *revised : draft->shown();
    auto quote =
        richtext::quote_at(shown, block, octets_of(words_under(shown, block), pointed.start), pointed.words);
    if (!quote) refuse_words();
    auto anchor = tied_in_draft(*draft, std::move(*quote));
    anchor.revision = pointed.revision;
    return anchor;
}

Anchor require_anchor(ReadTx& tx, const Standing& object, const TiedAt& tied, IdMint& ids) {
    const auto draft = collab::draft_words(tx, object.object().id, ids);
    const auto range = draft->find({tied.first, tied.last});
    auto quote = range ? richtext::quote_between(draft->shown(), range->begin, range->end) : std::nullopt;
    if (!quote) refuse_words();
    return tied_in_draft(*draft, std::move(*quote));
}

AnchorView AnchorFinder::view(const Anchor& anchor) {
    AnchorView view{.words = anchor.quote.words,
        .fate = AnchorFate::gone,
        .revision = anchor.revision,
        .ranges = {},
        .tied = {}};
    if (anchor.tied && edits_) view.tied = TiedAt{anchor.tied->first, anchor.tied->last};
    const bool in_draft = which_ == WhichText::draft && draft().begun();
    auto found = in_draft ? find_in_draft(anchor) : find_published(anchor);
    const auto* shown = in_draft ? &draft().shown() : &published();
    view.fate = static_cast<AnchorFate>(found.fate);
    // Whoever sees words of the draft quoted may be shown where they are in it.
    const bool told = edits_ || anchor.revision == 0;
    if (!in_draft && found.fate == richtext::QuoteFate::gone && told && draft().begun()) {
        found = find_in_draft(anchor);
        shown = &draft().shown();
        if (found.fate != richtext::QuoteFate::gone) view.fate = AnchorFate::in_draft;
    }
    for (const auto& range : found.ranges) {
        const auto words = words_under(*shown, range.block);
        view.ranges.push_back({.block = std::to_string(static_cast<std::int64_t>(range.block)),
            .start = units_in(words.substr(0, range.start)),
            .words = std::string{words.substr(range.start, range.size)}});
    }
    return view;
}

/// Where its letters are in the live text; gone: they have been deleted. Nothing: it was never tied.
std::optional<richtext::FoundQuote> AnchorFinder::by_letters(const Anchor& anchor) {
    const auto range = anchor.tied ? draft().find(*anchor.tied) : std::nullopt;
    if (!range) return std::nullopt;
    return richtext::quote_between(draft().shown(), anchor.quote, range->begin, range->end);
}

richtext::FoundQuote AnchorFinder::find_in_draft(const Anchor& anchor) {
    auto found = by_letters(anchor);
    if (!found) return richtext::find_quote(draft().shown(), anchor.quote);
    if (found->fate != richtext::QuoteFate::gone) return std::move(*found);
    return richtext::find_quote(draft().shown(), anchor.quote, richtext::QuoteHint::deleted);
}

/// What became of its letters holds for each block that is published as it stands in the live text.
richtext::FoundQuote AnchorFinder::find_published(const Anchor& anchor) {
    const auto& shown = published();
    auto found = by_letters(anchor);
    if (!found) return richtext::find_quote(shown, anchor.quote);
    const auto is_published = [&](richtext::BlockId block) {
        return words_under(shown, block) == words_under(draft().shown(), block);
    };
    if (found->fate == richtext::QuoteFate::gone)
        return richtext::find_quote(shown, anchor.quote,
            is_published(anchor.quote.block) ? richtext::QuoteHint::deleted : richtext::QuoteHint::none);
    if (std::ranges::all_of(found->ranges, is_published, &richtext::QuoteRange::block))
        return std::move(*found);
    auto hinted = anchor.quote;
    hinted.block = found->ranges.front().block;
    hinted.start = found->ranges.front().start;
    return richtext::find_quote(shown, hinted);
}

const richtext::PlainText& AnchorFinder::published() {
    if (!published_)
        published_ = words_of(tx_, object_, object_.object().revision).value_or(richtext::PlainText{});
    return *published_;
}

const collab::DraftWords& AnchorFinder::draft() {
    if (!draft_) draft_ = collab::draft_words(tx_, object_.object().id, ids_);
    return *draft_;
}

} // namespace folkmoot::objects
