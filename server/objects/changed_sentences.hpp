#pragma once
#include <string>
#include <string_view>

namespace folkmoot::objects {

/// What of a passage differs, in whole sentences: what all of them were, and are. Either is empty where
/// nothing stood or stands there; at most `longest_passage` octets of each, cut between two characters.
struct ChangedSentences {
    std::string before;
    std::string after;
    bool operator==(const ChangedSentences&) const = default;
};
inline constexpr std::size_t longest_passage = 1'500;

ChangedSentences changed_sentences(std::string_view before, std::string_view after);

} // namespace folkmoot::objects
