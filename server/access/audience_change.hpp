#pragma once
#include "access/sight_change.hpp"
#include "folkmoot/audience.hpp"

namespace folkmoot::access {

/// What becomes of that which lies under something when this is for others than before.
enum class WhatLiesUnder {
    narrowed, ///< only that it is for nobody whom that above is not for
    along ///< and what was for the same people as that above goes along with it
};

/// An object of a community is to be for others than it was made for.
struct AudienceChange {
    ObjectId object;
    AudienceChoice to; ///< one of `audiences_under` what it stands under
    std::vector<ObjectId> below; ///< all that lies under it, as its module says
    WhatLiesUnder under = WhatLiesUnder::narrowed;
};

/// Who would begin and who would cease to see the object itself. Asks for core.restrict, as
/// `change_audience` does.
SightChange preview(ReadTx& tx, const Viewer& viewer, const AudienceChange& change);

/// In one transaction, so that who may no longer see it cannot, from the commit on. What belongs to an object
/// is never for more people than the object: its files are for the same ones, while what was written about it
/// stays for those it was written for, as far as the object is. Throws Code::conflict when the actor could
/// not change it back.
void change_audience(WriteTx& tx, const Viewer& actor, const AudienceChange& change);

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::WhatLiesUnder>{
    std::string_view{"narrowed"}, std::string_view{"along"}};
