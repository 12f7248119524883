#pragma once
// Markings that ask for a second person before a text is public (Effect::public_page).
#include "folkmoot/audience.hpp"

namespace folkmoot::access {

/// Published texts that a change of rules or of place might open to visitors though nobody has agreed to
/// them. Made before the change.
class Opening {
public:
    Opening(ReadTx& tx, const ObjectRow& object, std::span<const ObjectId> below);
    /// After the change. Throws Code::conflict "access.opens_without_agreement" where it has opened some.
    void require_agreement(ReadTx& tx) const;
    /// Before it: throws the same where it would open some by letting everybody into that scope who is let
    /// into what is above it.
    void require_agreement_if_inherits(ReadTx& tx, ObjectId scope) const;

private:
    template <class Opens> void require_none(ReadTx& tx, Opens opens) const;

    std::vector<ObjectId> closed_; ///< of the objects, those that visitors do not see and nobody agreed to
};

} // namespace folkmoot::access
