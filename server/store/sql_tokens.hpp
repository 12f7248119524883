#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::store {

/// A piece of a migration's text. Together the pieces are the text.
struct Token {
    enum class Kind { word, quoted, symbol, space, comment };
    Kind kind;
    std::string_view text;

    /// Words compare without regard to case.
    bool is(std::string_view lower_case) const;
};

/// Cuts SQL into tokens: '..' and ".." with doubled quotes, PostgreSQL's $tag$..$tag$ (quoted), -- and nested
/// /* */ comments. Throws StartError when a quote or comment has no end.
std::vector<Token> tokens_of(std::string_view sql);

} // namespace folkmoot::store
