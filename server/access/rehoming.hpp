#pragma once
#include "access/visibility.hpp"

namespace folkmoot::access {

/// Objects that change the scope that their rules hang on.
struct Rehoming {
    std::span<const ObjectId> objects;
    ObjectId from;
    ObjectId to;
    std::optional<Sight> within =
        {}; ///< a new parent's: none of them may be seen by more, or be marked lower
};

/// Puts those of the objects that hang on the scope `from` under the scope `to`, each with its audience,
/// lane, marking and lifecycle, as far as `within` lets it; those with rules of their own keep them, and
/// these hang on `to` now. Objects on other scopes stay as they are. What belongs to an object goes along
/// with it: its files, the comments on it and their outcomes, each for the same people as before.
void rehome(WriteTx& tx, const Rehoming& rehoming);

} // namespace folkmoot::access
