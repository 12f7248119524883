#pragma once
#include "kit/furnish.hpp"

namespace folkmoot::access_matrix {

/// Everybody who can stand before a route of a community.
enum class Principal {
    owner,
    facilitator,
    member,
    contributor,
    reader,
    staff_outside,
    guest_of_lane_a,
    guest_of_lane_b,
    expired_guest,
    service_desk,
    site_administrator,
    area_administrator,
    anonymous
};
inline constexpr std::array principals{Principal::owner, Principal::facilitator, Principal::member,
    Principal::contributor, Principal::reader, Principal::staff_outside, Principal::guest_of_lane_a,
    Principal::guest_of_lane_b, Principal::expired_guest, Principal::service_desk,
    Principal::site_administrator, Principal::area_administrator, Principal::anonymous};
std::string name_of(Principal principal);

/// What a request comes to, whatever it answers.
enum class Outcome {
    done, ///< 200
    sign_in_first, ///< 401
    forbidden, ///< 403: what it is about can be seen
    absent ///< 404: no word about whether it is there
};
std::string name_of(Outcome outcome);

/// What each kind of person is promised, one function for each pattern. Written by hand; they know nothing of
/// how access decides.
namespace policy {
using Rule = Outcome (*)(Principal);

Outcome anybody(Principal who); ///< with or without a session
Outcome staff_who_are_not_in(Principal who); ///< they may ask to be let in
Outcome any_person(Principal who); ///< whoever is signed in: what concerns only the person
Outcome those_who_know_lane_b(Principal who); ///< staff know everybody; a guest of another lane does not
Outcome readers(Principal who); ///< whoever has a role in the space
Outcome readers_of_octets(Principal who); ///< the same, for addresses that never ask to sign in
Outcome members(Principal who); ///< owner, facilitators and members; contributors and readers only see
Outcome commenters(Principal who); ///< members, and whoever has the role of contributor, guests among them
Outcome members_alone(Principal who); ///< members; for everybody else it is not there
Outcome members_in_the_bin(Principal who); ///< the same for what nobody else can see any more
Outcome facilitators(Principal who);
Outcome owners(Principal who);
Outcome openers_of_spaces(
    Principal who); ///< administrators of the site or of the area; they see nothing written
Outcome site_administrators(Principal who); ///< what concerns the site as a whole
Outcome helpers_at_sign_in(Principal who); ///< the service desk and site administrators
Outcome administrators_of_anything(Principal who); ///< these, and administrators of an area
Outcome administrators_of_areas(Principal who); ///< of the site or of some area: each sees their own
Outcome whoever_is_asked(
    Principal who); ///< whoever sees it and was named; in these tests everybody here but the owner
Outcome whoever_began_it(Principal who); ///< in these tests the owner

/// Who sees an object of each audience.
Outcome staff_of_the_space(Principal who);
Outcome lane_a_and_staff(Principal who);
/// Who sees what was never published: not those who only read.
Outcome seers_of_drafts(Principal who);
} // namespace policy

} // namespace folkmoot::access_matrix
