#include "folkmoot/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace folkmoot {

std::string folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    auto source =
        icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    icu::UnicodeString plain = U_SUCCESS(status) ? folding->normalize(source, status) : source.foldCase();
    icu::UnicodeString single;
    for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
        UChar32 letter = plain.char32At(at);
        if (!u_isUWhiteSpace(letter))
            single.append(letter);
        else if (!single.isEmpty() && single[single.length() - 1] != u' ')
            single.append(u' ');
    }
    single.trim();
    std::string result;
    single.toUTF8String(result);
    return result;
}

} // namespace folkmoot
