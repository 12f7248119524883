#include "search/words.hpp"

#include <stdexcept>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace folkmoot::search {

namespace {

const icu::Normalizer2& case_fold() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU's data is missing");
    return *normalizer;
}

const icu::Normalizer2& decomposition() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU's data is missing");
    return *normalizer;
}

constexpr bool is_combining(UChar32 point) {
    return point >= 0x300 && point <= 0x36f;
}

bool is_word_part(UChar32 point) {
    if (point < 0x80)
        return (point >= '0' && point <= '9') || ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
    const auto mask = U_MASK(u_charType(point));
    return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_written_without_spaces(UChar32 point) {
    if (point < 0xe00) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(point, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        return false;
    }
}

std::string fold_any(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
    const auto split = decomposition().normalize(case_fold().normalize(text, status), status);
    icu::UnicodeString kept;
    for (int32_t at = 0; at < split.length(); at = split.moveIndex32(at, 1))
        if (const auto point = split.char32At(at); !is_combining(point)) kept.append(point);
    std::string folded;
    if (U_SUCCESS(status)) kept.toUTF8String(folded);
    return folded;
}

std::string fold(std::string_view word) {
    std::string folded;
    for (char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            folded = fold_any(word);
            break;
        }
        folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    if (folded.size() > longest_word) folded.resize(beginning_of(folded, longest_word / 4).size());
    return folded;
}

/// A run of letters and digits, and whether a part of it is in a script without spaces.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool dense = false;
};

Run next_run(std::string_view text, std::size_t from) {
    Run run{from, from, false};
    const auto* octets = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    bool inside = false;
    for (auto at = static_cast<int32_t>(from); at < size;) {
        const auto start = at;
        UChar32 point = octets[at];
        if (point < 0x80)
            ++at;
        else
            U8_NEXT(octets, at, size, point);
        const bool part = point >= 0 && is_word_part(point);
        if (part && !inside) run.begin = static_cast<std::size_t>(start);
        if (!part && inside) break;
        if (part) {
            inside = true;
            run.end = static_cast<std::size_t>(at);
            run.dense = run.dense || is_written_without_spaces(point);
        }
    }
    if (!inside) run.begin = run.end = text.size();
    return run;
}

/// Whether the run is the s of a possessive: "minister's".
bool is_possessive(std::string_view text, const Run& run) {
    if (run.end - run.begin != 1 || (text[run.begin] | 0x20) != 's' || run.begin < 2) return false;
    const auto before = text.substr(0, run.begin);
    return before.ends_with('\'') ? is_word_part(static_cast<unsigned char>(before[before.size() - 2]))
                                  : before.ends_with("\xe2\x80\x99");
}

Go part_dense_run(std::string_view text, const Run& run, const std::function<Go(Word&&)>& take) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    UText* opened =
        utext_openUTF8(nullptr, text.data() + run.begin, static_cast<int64_t>(run.end - run.begin), &status);
    const std::unique_ptr<UText, decltype(&utext_close)> whole(opened, utext_close);
    if (U_FAILURE(status)) throw std::runtime_error("ICU's dictionaries are missing");
    breaks->setText(whole.get(), status);
    int32_t begin = breaks->first();
    for (int32_t end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
        const auto from = run.begin + static_cast<std::size_t>(begin);
        const auto to = run.begin + static_cast<std::size_t>(end);
        auto folded = fold(text.substr(from, to - from));
        if (!folded.empty() && take({std::move(folded), from, to}) == Go::stop) return Go::stop;
    }
    return Go::on;
}

} // namespace

void for_each_word(std::string_view text, const std::function<Go(Word&&)>& take) {
    for (auto run = next_run(text, 0); run.begin < run.end; run = next_run(text, run.end)) {
        if (run.dense) {
            if (part_dense_run(text, run, take) == Go::stop) return;
            continue;
        }
        if (is_possessive(text, run)) continue;
        auto folded = fold(text.substr(run.begin, run.end - run.begin));
        if (!folded.empty() && take({std::move(folded), run.begin, run.end}) == Go::stop) return;
    }
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for_each_word(text, [&](Word&& word) { return words.push_back(std::move(word)), Go::on; });
    return words;
}

std::string_view beginning_of(std::string_view folded, std::size_t count) {
    std::size_t at = 0;
    while (at < folded.size()) {
        if ((static_cast<unsigned char>(folded[at]) & 0xc0U) != 0x80 && count-- == 0) break;
        ++at;
    }
    return folded.substr(0, at);
}

std::size_t characters_in(std::string_view folded) {
    return static_cast<std::size_t>(std::ranges::count_if(
        folded, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
}

} // namespace folkmoot::search
