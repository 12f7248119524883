#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::search {

/// Longer runs of letters are not words anybody searches for; only their beginning counts.
inline constexpr std::size_t longest_word = 64; ///< octets, folded

/// A word of a text: where it stands, and its folded form (NFKC, case folded, without combining marks of the
/// Latin, Greek and Cyrillic scripts), which is what the index knows.
struct Word {
    std::string folded;
    std::size_t begin = 0; ///< octets into the text
    std::size_t end = 0;
};

/// Gives the words of a UTF-8 text one by one, until `take` says stop. Words are runs of letters and digits;
/// a possessive 's is left off; scripts that are written without spaces are parted by ICU's dictionary.
/// Octets that are not UTF-8 part words.
enum class Go { on, stop };
void for_each_word(std::string_view text, const std::function<Go(Word&&)>& take);
std::vector<Word> words_of(std::string_view text);

/// The first `count` characters of a folded word.
std::string_view beginning_of(std::string_view folded, std::size_t count);
std::size_t characters_in(std::string_view folded);

} // namespace folkmoot::search
