#include "store/migration_script.hpp"

#include "store/portable_types.hpp"
#include "store/sql_tokens.hpp"
#include "store/start_error.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::store {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const auto begin = text.find_first_not_of(spaces);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

/// Collects statements token by token.
class Splitter {
public:
    explicit Splitter(Dialect dialect)
        : dialect_(dialect) { }

    void take(const Token& token) {
        if (token.kind == Token::Kind::comment) return mark(trimmed(token.text.substr(2)));
        if (!ours_) return;
        if (token.is(";") && !inside_trigger()) return finish();
        if (token.kind == Token::Kind::space && statement_.empty()) return;
        if (token.kind != Token::Kind::space) words_.push_back(token);
        statement_.push_back(token);
    }

    Script script() {
        finish();
        return std::move(script_);
    }

private:
    void mark(std::string_view comment) {
        const bool sqlite = comment == "sqlite:", postgres = comment == "postgres:",
                   both = comment == "both:";
        if (sqlite || postgres || both) {
            finish(); // a block ends what stands before it, with or without a semicolon
            ours_ = both || (sqlite ? dialect_ == Dialect::sqlite : dialect_ == Dialect::postgres);
        }
        if (comment == "no-transaction") script_.transaction = Script::Transaction::none;
    }
    /// SQLite's triggers hold statements; ";" ends one only after "; end".
    bool inside_trigger() const {
        const auto begins = [&](std::size_t at) { return words_.size() > at && words_[at].is("trigger"); };
        const bool trigger = dialect_ == Dialect::sqlite && !words_.empty() && words_[0].is("create")
            && (begins(1) || begins(2));
        const auto count = words_.size();
        return trigger && !(count >= 2 && words_[count - 1].is("end") && words_[count - 2].is(";"));
    }
    void finish() {
        while (!statement_.empty() && statement_.back().kind == Token::Kind::space)
            statement_.pop_back();
        if (!statement_.empty()) {
            refuse_unsafe();
            script_.statements.push_back(portable(statement_, dialect_));
        }
        statement_.clear();
        words_.clear();
    }
    void refuse_unsafe() const {
        constexpr std::array<std::string_view, 6> transactions{
            "begin", "commit", "end", "rollback", "savepoint", "release"};
        if (std::ranges::any_of(transactions, [&](auto word) { return words_.front().is(word); }))
            throw StartError("A migration has no transactions of its own.");
        for (std::size_t at = 0; at < words_.size(); ++at) {
            const bool rolls_back = words_[at].is("rollback") && at > 0
                && (words_[at - 1].is("conflict") || words_[at - 1].is("or"));
            if (words_[at].is("deferrable") || rolls_back)
                throw StartError("A constraint must not wait for the commit, nor end the transaction.");
        }
    }

    Dialect dialect_;
    bool ours_ = true;
    Script script_;
    std::vector<Token> statement_;
    std::vector<Token> words_; ///< the statement without its spaces
};

} // namespace

Script script_of(std::string_view text, Dialect dialect) {
    Splitter splitter{dialect};
    for (const auto& token : tokens_of(text))
        splitter.take(token);
    return splitter.script();
}

} // namespace folkmoot::store
