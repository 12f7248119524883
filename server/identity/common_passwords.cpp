#include "identity/password.hpp"

#include "folkmoot/text.hpp"

namespace folkmoot::identity {
namespace {

// What people choose when a long password is asked for is a short one, stretched: a common word with digits
// or signs behind it, a run of the keyboard, one thing said twice. So the list is of stems, not of passwords:
// whatever is left of a password after its digits and signs are taken off both ends is looked up here.
constexpr std::string_view stems[]{
#include "identity/data/common_stems.inc"
};

constexpr std::string_view keyboard_rows[]{"abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba",
    "01234567890123456789", "98765432109876543210", "qwertyuiop", "poiuytrewq", "asdfghjkl", "lkjhgfdsa",
    "zxcvbnm", "mnbvcxz", "1qaz2wsx3edc4rfv5tgb", "qwertyuiopasdfghjklzxcvbnm", "1q2w3e4r5t6y7u8i9o0p"};

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80;
}

/// Letters that are written as digits or signs, as people do.
char plain_letter(char letter) {
    switch (letter) {
    case '0':
        return 'o';
    case '1':
    case '!':
        return 'i';
    case '3':
        return 'e';
    case '4':
    case '@':
        return 'a';
    case '5':
    case '$':
        return 's';
    case '7':
        return 't';
    default:
        return letter;
    }
}

std::string_view letters_between(std::string_view text) {
    while (!text.empty() && !is_letter(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && !is_letter(text.back()))
        text.remove_suffix(1);
    return text;
}

bool is_stem(std::string_view text) {
    return std::ranges::binary_search(stems, text);
}

/// One piece said again and again: "abcabcabc", "aaaaaaaaaaaa".
bool is_repetition(std::string_view text) {
    for (std::size_t size = 1; size <= text.size() / 2 && size <= 8; ++size) {
        if (text.size() % size != 0) continue;
        if (text.substr(size) == text.substr(0, text.size() - size)) return true;
    }
    return false;
}

bool is_run(std::string_view text) {
    return text.size() >= 6 && std::ranges::any_of(keyboard_rows, [&](std::string_view row) {
        return row.find(text) != row.npos;
    });
}

bool is_made_of_stems(std::string_view text) {
    if (is_stem(text) || is_run(text)) return true;
    for (std::size_t cut = 3; cut + 3 <= text.size(); ++cut) // "passwordpassword", "letmeinplease"
        if (is_stem(text.substr(0, cut)) && is_stem(letters_between(text.substr(cut)))) return true;
    return false;
}

} // namespace

bool is_common_password(std::string_view password) {
    const std::string plain = folded(password.substr(0, 200));
    if (is_repetition(plain) || is_run(plain)) return true;
    const std::string_view core = letters_between(plain);
    if (core.empty()) return true; // digits and signs only
    if (is_made_of_stems(core)) return true;
    // "p@ssw0rd12345": signs and digits that stand for letters, with or without a tail.
    const auto read_as_letters = [](std::string_view text) {
        std::string letters{text};
        std::ranges::transform(letters, letters.begin(), plain_letter);
        return letters;
    };
    return is_made_of_stems(read_as_letters(core))
        || is_made_of_stems(letters_between(read_as_letters(plain))) || is_repetition(core);
}

} // namespace folkmoot::identity
