#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// The most sections and objects of one space that may have rules of their own: all of them are read
/// together.
inline constexpr std::int64_t most_scopes_in_space = 5'000;
/// The deepest nesting of scopes, the site counted: of areas, and of restrictions inside restrictions.
inline constexpr std::int64_t deepest_scope = 24;

struct NewScope {
    ObjectId id; ///< that of the thing it is the scope of
    ScopeKind kind = ScopeKind::object;
    ObjectId parent;
    ObjectId space; ///< none for areas
};

/// Makes a scope under its parent. Throws Code::conflict when there are too many in the space, or the nesting
/// is too deep.
void make_scope(WriteTx& tx, const NewScope& scope);

/// Puts a scope, with all under it, under another one of the same space.
void move_scope(WriteTx& tx, ObjectId scope, ObjectId parent);

/// Whether what is given above counts in the scope.
enum class Inheritance { kept, broken };
/// Forgets the rules of an object that is gone, unless something else still hangs on them.
void forget_scope(WriteTx& tx, ObjectId scope);
void set_inheritance(WriteTx& tx, ObjectId scope, Inheritance inheritance);

struct ScopeRow {
    ObjectId id;
    ScopeKind kind;
    std::optional<ObjectId> parent;
    std::optional<ObjectId> space;
    bool inherits = true;
    static constexpr auto fields() {
        return std::array{field<&ScopeRow::id>("id", "The scope"), field<&ScopeRow::kind>("kind", "Of what"),
            field<&ScopeRow::parent>("parent", "The scope above"),
            field<&ScopeRow::space>("space", "Its space"),
            field<&ScopeRow::inherits>("inherits", "Whether what is given above counts here")};
    }
};
std::optional<ScopeRow> find_scope(ReadTx& tx, ObjectId id);

} // namespace folkmoot::access
