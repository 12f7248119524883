#pragma once
#include "richtext/sequence_diff.hpp"

#include <folkmoot/richtext.hpp>

#include <unordered_map>

namespace folkmoot::richtext {

/// A text cut into words, spaces, signs and the things that stand in it; equal tokens have equal numbers.
struct Tokens {
    std::vector<std::uint32_t> numbers;
    std::vector<Inline> pieces;
};

/// Numbers tokens; texts that are to be compared are cut by one of these.
class Tokeniser {
public:
    Tokens cut(const Text& text);

private:
    std::uint32_t number(const Inline& piece);

    std::unordered_map<std::string, std::vector<std::pair<Inline, std::uint32_t>>> known_;
    std::uint32_t next_ = 0;
};

/// How many units of text a piece takes (see edit::EditText).
std::size_t unit_count(const Inline& piece);
/// Joins tokens to a text in normal form.
Text join_tokens(std::span<const Inline> pieces);

} // namespace folkmoot::richtext
