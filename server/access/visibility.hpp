#pragma once
#include "access/words.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// What one visibility stands for: everything that decides who can see an object, but for the roles on its
/// scope.
struct Sight {
    ObjectId scope;
    Audience audience = Audience::staff;
    ObjectId lane; ///< of Audience::lane only
    std::string marking;
    Lifecycle lifecycle = Lifecycle::draft;
    static constexpr auto fields() {
        return std::array{field<&Sight::scope>("scope", "Where its rules hang"),
            field<&Sight::audience>("audience", "Whom it is for"),
            field<&Sight::lane>("lane", "The lane, or 0"), field<&Sight::marking>("marking", "Its marking"),
            field<&Sight::lifecycle>("lifecycle", "Draft, live or deleted")};
    }
    bool operator==(const Sight&) const = default;
};

/// The one id for this sight, made when there is none yet. Throws Code::bad_input for a marking the site may
/// not hold, and for a lane of another space; a marking below the space's is raised to it.
ObjectId visibility_for(WriteTx& tx, Sight sight);

/// What an id stands for. Throws Code::internal for one that is none: ids come from object rows.
Sight sight_of(ReadTx& tx, ObjectId visibility);

/// Makes it for the same people as what it stands under or for fewer: one lane under another leaves staff.
void narrow_audience(Sight& sight, const Sight& within);
/// The same, and marked no lower.
void narrow(ReadTx& tx, Sight& sight, const Sight& within);

/// What something new in a space or section has unless somebody says otherwise: in a community staff only, in
/// a workspace or public space everyone who is in it; the space's marking.
Sight first_sight(ReadTx& tx, ObjectId scope, Lifecycle lifecycle);

} // namespace folkmoot::access
