#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// Says that the rights of a person, or in a place (the site, an area, a space), may have changed: whoever
/// holds an answer worked out before asks again. A change to a section or an object counts for its space. The
/// numbers only ever grow, so equal sums over the same subjects mean that nothing changed. What is remembered
/// of a place's name and settings, and of a person's sessions, goes by the same word.
void rights_changed(WriteTx& tx, ObjectId subject);

/// The space that a scope lies in, or the scope itself for the site and areas: what rights_changed is told.
ObjectId place_of(ReadTx& tx, ObjectId scope);

/// What an answer about one person in one space depends on: both must still be the same for it to count.
struct Stamp {
    std::int64_t place = 0; ///< the space and all above it
    std::int64_t person = 0;
    bool operator==(const Stamp&) const = default;
    static constexpr auto fields() {
        return std::array{field<&Stamp::place>("place", "Versions of the space and what is above it"),
            field<&Stamp::person>("person", "Version of the person")};
    }
};
Stamp stamp_of(ReadTx& tx, ObjectId person, ObjectId space);

} // namespace folkmoot::access
