#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// Whom something in a space is for, before roles are asked.
enum class Audience {
    staff, ///< staff members of the space
    lane, ///< one lane, and staff members
    everyone ///< all who have a role here
};

/// Whom something new may be for.
struct AudienceChoice {
    Audience audience = Audience::staff;
    ObjectId lane; ///< of Audience::lane only
    std::string
        name; ///< of a lane as its writer may know it: a guest reads the name of their own organisation
    bool is(Audience other, ObjectId other_lane) const { return audience == other && lane == other_lane; }
};

/// Whom what the viewer writes under the object may be for: the same people as the object, or fewer, and the
/// writer among them. In a blind community that is, for a guest, their own lane and nobody else; staff have
/// all the choices and must make one. Where there is no choice to make there is one entry; none for a viewer
/// who may not write here at all, such as a guest in a public space. At most 1,000.
std::vector<AudienceChoice> audiences_under(ReadTx& tx, const Viewer& viewer, const Standing& object);

/// Whether the first is for the same people as the second, or for fewer of them.
bool is_within(const AudienceChoice& inner, Audience audience, ObjectId lane);

/// The visibility of something under the object that is for those, published as far as the object is. Throws
/// as `visibility_under`.
ObjectId visibility_for_audience(WriteTx& tx, const Standing& object, const AudienceChoice& choice);

/// Whom an object of that visibility is for.
AudienceChoice audience_of(ReadTx& tx, ObjectId visibility);

/// Those of the people who would not see an object of that visibility in that space, guests taken as signed
/// in with a second factor.
std::vector<ObjectId> those_who_do_not_see(
    ReadTx& tx, ObjectId space, ObjectId visibility, std::span<const ObjectId> people);

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::Audience>{
    std::string_view{"staff"}, std::string_view{"lane"}, std::string_view{"everyone"}};
