#include "store/sql_tokens.hpp"

#include "store/start_error.hpp"

#include <algorithm>

namespace folkmoot::store {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
        || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Reads one token at the front of what is left.
class Cutter {
public:
    explicit Cutter(std::string_view sql)
        : rest_(sql) { }

    bool done() const { return rest_.empty(); }

    Token next() {
        const char c = rest_.front();
        if (is_space(c)) return cut(Token::Kind::space, while_(is_space));
        if (rest_.starts_with("--"))
            return cut(Token::Kind::comment, std::min(rest_.find('\n'), rest_.size()));
        if (rest_.starts_with("/*")) return cut(Token::Kind::comment, block_comment());
        if (c == '\'' || c == '"') return cut(Token::Kind::quoted, quote(c));
        if (c == '$')
            if (const auto size = dollar_quote()) return cut(Token::Kind::quoted, size);
        if (is_letter(c) || is_digit(c))
            return cut(Token::Kind::word, while_([](char x) { return is_letter(x) || is_digit(x); }));
        return cut(Token::Kind::symbol, 1);
    }

private:
    Token cut(Token::Kind kind, std::size_t size) {
        const Token token{kind, rest_.substr(0, size)};
        rest_.remove_prefix(size);
        return token;
    }
    template <class Is> std::size_t while_(Is is) const {
        return static_cast<std::size_t>(std::ranges::find_if_not(rest_, is) - rest_.begin());
    }
    std::size_t block_comment() const {
        std::size_t depth = 0;
        for (std::size_t at = 0; at + 1 < rest_.size(); ++at) {
            if (rest_.substr(at, 2) == "/*") {
                ++depth, ++at;
            } else if (rest_.substr(at, 2) == "*/") {
                ++at;
                if (--depth == 0) return at + 1;
            }
        }
        throw StartError("A comment has no end.");
    }
    std::size_t quote(char mark) const {
        for (std::size_t at = 1; at < rest_.size(); ++at) {
            if (rest_[at] != mark) continue;
            if (at + 1 < rest_.size() && rest_[at + 1] == mark)
                ++at;
            else
                return at + 1;
        }
        throw StartError("A quoted text has no end.");
    }
    /// The size of a $tag$..$tag$ here, or nothing: "$1" and a lone "$" are symbols.
    std::size_t dollar_quote() const {
        std::size_t end = 1;
        while (end < rest_.size() && (is_letter(rest_[end]) || (end > 1 && is_digit(rest_[end]))))
            ++end;
        if (end >= rest_.size() || rest_[end] != '$') return 0;
        const auto tag = rest_.substr(0, end + 1);
        const auto close = rest_.find(tag, tag.size());
        if (close == rest_.npos) throw StartError("A quoted text has no end.");
        return close + tag.size();
    }

    std::string_view rest_;
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool Token::is(std::string_view lower_case) const {
    return kind != Kind::quoted && std::ranges::equal(text, lower_case, {}, lower);
}

std::vector<Token> tokens_of(std::string_view sql) {
    std::vector<Token> tokens;
    for (Cutter cutter{sql}; !cutter.done();)
        tokens.push_back(cutter.next());
    return tokens;
}

} // namespace folkmoot::store
