#include "store/portable_types.hpp"

#include "store/start_error.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::store {
namespace {

struct ColumnType {
    std::string_view house, sqlite, postgres;
};
constexpr std::array types{
    ColumnType{"id", "integer", "bigint"},
    ColumnType{"integer", "integer", "bigint"},
    ColumnType{"time", "integer", "bigint"},
    ColumnType{"boolean", "integer", "smallint"},
    ColumnType{"real", "real", "double precision"},
    ColumnType{"text", "text", "text collate \"C\""},
    ColumnType{"json", "text", "text collate \"C\""},
    ColumnType{"bytes", "blob", "bytea"},
};

std::string_view store_type(const Token& token, Dialect dialect) {
    const auto found = std::ranges::find_if(types, [&](const auto& type) { return token.is(type.house); });
    if (found == types.end())
        throw StartError("A column has the unknown type '" + std::string{token.text}
            + "': write id, integer, time, boolean, real, text, json or bytes.");
    return dialect == Dialect::sqlite ? found->sqlite : found->postgres;
}

bool begins_constraint(const Token& token) {
    constexpr std::array<std::string_view, 6> words{
        "primary", "unique", "check", "foreign", "constraint", "exclude"};
    return std::ranges::any_of(words, [&](auto word) { return token.is(word); });
}

/// Reads the tokens that count, one after the other, and writes them all.
class Translator {
public:
    Translator(const std::vector<Token>& tokens, Dialect dialect)
        : tokens_(tokens)
        , dialect_(dialect) { }

    std::string translated() {
        if (take("create")) {
            if (take("table")) table();
        } else if (take("alter")) {
            if (take("table")) added_column();
        }
        while (at_ < tokens_.size())
            copy();
        return std::move(result_);
    }

private:
    void table() {
        if (take("if")) take("not"), take("exists");
        copy_one(); // its name
        if (!take("(")) return; // create table .. as select
        bool more = true;
        while (more) {
            if (!begins_constraint(peek())) column();
            more = rest_of_definition();
        }
        ending();
    }
    void added_column() {
        if (take("if")) take("exists");
        copy_one();
        if (!take("add")) return;
        take("column");
        if (take("if")) take("not"), take("exists");
        if (!begins_constraint(peek())) column();
    }
    void column() {
        copy_one();
        skip_space();
        result_ += store_type(peek(), dialect_);
        ++at_;
    }
    /// To the comma (true) or the closing parenthesis (false) that ends it.
    bool rest_of_definition() {
        for (int depth = 0;; copy_one()) {
            const auto& token = peek();
            if (token.is("(")) ++depth;
            if (token.is(")") && depth-- == 0) return copy_one(), false;
            if (token.is(",") && depth == 0) return copy_one(), true;
        }
    }
    void ending() {
        bool without_rowid = false;
        while (skip_space(), at_ < tokens_.size()) {
            if (peek().is("without")) {
                ++at_, skip_space(), ++at_;
                without_rowid = true;
            } else {
                copy();
            }
        }
        result_.erase(result_.find_last_not_of(" \t\r\n") + 1);
        if (dialect_ == Dialect::sqlite) result_ += without_rowid ? " strict, without rowid" : " strict";
    }

    bool take(std::string_view word) {
        skip_space();
        if (at_ == tokens_.size() || !tokens_[at_].is(word)) return false;
        copy();
        return true;
    }
    void copy_one() { peek(), copy(); }
    const Token& peek() {
        skip_space();
        if (at_ >= tokens_.size()) throw StartError("A table's definition has no end.");
        return tokens_[at_];
    }
    void skip_space() {
        while (at_ < tokens_.size() && tokens_[at_].kind == Token::Kind::space)
            copy();
    }
    void copy() { result_ += tokens_[at_++].text; }

    const std::vector<Token>& tokens_;
    Dialect dialect_;
    std::size_t at_ = 0;
    std::string result_;
};

} // namespace

std::string portable(const std::vector<Token>& statement, Dialect dialect) {
    return Translator{statement, dialect}.translated();
}

} // namespace folkmoot::store
