#include "objects/changed_sentences.hpp"

#include "folkmoot/problem.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace folkmoot::objects {
namespace {

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

/// The sentences with the spaces behind them, in order, all of the text.
std::vector<std::string_view> sentences_of(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UText, CloseText> opened{
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error)};
    const std::unique_ptr<icu::BreakIterator> breaks{
        icu::BreakIterator::createSentenceInstance(icu::Locale::getUK(), error)};
    if (U_SUCCESS(error)) breaks->setText(opened.get(), error);
    if (U_FAILURE(error)) throw Problem(Code::internal, "objects.no_sentences");
    std::vector<std::string_view> sentences;
    std::size_t from = 0;
    for (auto to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
        sentences.push_back(text.substr(from, static_cast<std::size_t>(to) - from));
        from = static_cast<std::size_t>(to);
    }
    return sentences;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces{" \t\r\n"};
    const auto first = text.find_first_not_of(spaces);
    return first == text.npos ? std::string_view{}
                              : text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::string joined(std::span<const std::string_view> sentences) {
    if (sentences.empty()) return {};
    const auto whole = trimmed({sentences.front().data(),
        static_cast<std::size_t>(
            sentences.back().data() + sentences.back().size() - sentences.front().data())});
    if (whole.size() <= longest_passage) return std::string{whole};
    auto end = longest_passage;
    while ((static_cast<unsigned char>(whole[end]) & 0xc0U) == 0x80)
        --end;
    return std::string{whole.substr(0, end)} + "…";
}

} // namespace

ChangedSentences changed_sentences(std::string_view before, std::string_view after) {
    const auto was = sentences_of(before), now = sentences_of(after);
    const auto same = [](std::string_view one, std::string_view other) {
        return trimmed(one) == trimmed(other);
    };
    const auto common = std::min(was.size(), now.size());
    std::size_t first = 0;
    while (first < common && same(was[first], now[first]))
        ++first;
    std::size_t last = 0;
    while (last < common - first && same(was[was.size() - 1 - last], now[now.size() - 1 - last]))
        ++last;
    return {.before = joined(std::span{was}.subspan(first, was.size() - first - last)),
        .after = joined(std::span{now}.subspan(first, now.size() - first - last))};
}

} // namespace folkmoot::objects
