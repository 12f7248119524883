#include "identity/plain_word.hpp"

#include "folkmoot/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace folkmoot::identity {
namespace {

constexpr std::size_t most_starts = 8;
constexpr std::string_view last_character = "\U0010FFFF";

bool parts_words(char c) {
    return c == ' ' || c == '-' || c == '/' || c == '(' || c == '.' || c == ',';
}

} // namespace

std::string plain_word(std::string_view text) {
    const std::string compared = folded(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto* taking_apart = icu::Normalizer2::getNFDInstance(status);
    auto whole = icu::UnicodeString::fromUTF8(
        icu::StringPiece{compared.data(), static_cast<std::int32_t>(compared.size())});
    const auto apart = U_SUCCESS(status) ? taking_apart->normalize(whole, status) : whole;
    icu::UnicodeString letters;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1))
        if (const UChar32 letter = apart.char32At(at); u_charType(letter) != U_NON_SPACING_MARK)
            letters.append(letter);
    std::string plain;
    letters.toUTF8String(plain);
    return plain;
}

std::vector<std::string> starts_of(const std::string& plain) {
    std::vector<std::string> starts;
    for (std::size_t at = 0; at < plain.size() && starts.size() < most_starts; ++at)
        if (!parts_words(plain[at]) && (at == 0 || parts_words(plain[at - 1])))
            if (auto start = plain.substr(at); std::ranges::find(starts, start) == starts.end())
                starts.push_back(std::move(start));
    return starts;
}

std::string end_of_beginning(std::string_view beginning) {
    return std::string{beginning}.append(last_character);
}

} // namespace folkmoot::identity
