#include "access/principals.hpp"

namespace folkmoot::access_matrix {
namespace {

using enum Principal;

bool is_nobody(Principal who) {
    return who == anonymous || who == expired_guest;
}
bool is_guest(Principal who) {
    return who == guest_of_lane_a || who == guest_of_lane_b;
}
/// Keeping the place running gives no sight of what is written in it.
bool is_in_the_space(Principal who) {
    return who <= reader || is_guest(who);
}

/// Somebody of the space, but for those who are asked to sign in or for whom it is not there.
Outcome among(Principal who, bool allowed) {
    if (is_nobody(who)) return Outcome::sign_in_first;
    if (!is_in_the_space(who)) return Outcome::absent;
    return allowed ? Outcome::done : Outcome::forbidden;
}

/// The same where whoever may not is not to know that there is anything.
Outcome seen_by(Principal who, bool allowed) {
    const Outcome outcome = among(who, allowed);
    return outcome == Outcome::forbidden ? Outcome::absent : outcome;
}

} // namespace

std::string name_of(Principal principal) {
    constexpr std::array names{"owner", "facilitator", "member", "contributor", "reader", "staff_outside",
        "guest_of_lane_a", "guest_of_lane_b", "expired_guest", "service_desk", "site_administrator",
        "area_administrator", "anonymous"};
    static_assert(names.size() == principals.size());
    return names.at(static_cast<std::size_t>(principal));
}

std::string name_of(Outcome outcome) {
    constexpr std::array names{"done", "sign in first", "forbidden", "absent"};
    return names.at(static_cast<std::size_t>(outcome));
}

namespace policy {

Outcome anybody(Principal) {
    return Outcome::done;
}
Outcome any_person(Principal who) {
    return is_nobody(who) ? Outcome::sign_in_first : Outcome::done;
}
Outcome those_who_know_lane_b(Principal who) {
    return who == guest_of_lane_a ? Outcome::absent : any_person(who);
}
Outcome staff_who_are_not_in(Principal who) {
    return is_in_the_space(who) ? Outcome::forbidden : any_person(who);
}
Outcome readers(Principal who) {
    return among(who, true);
}
Outcome readers_of_octets(Principal who) {
    return is_in_the_space(who) ? Outcome::done : Outcome::absent;
}
Outcome members(Principal who) {
    return among(who, who <= member);
}
Outcome commenters(Principal who) {
    return among(who, who <= contributor || is_guest(who));
}
Outcome members_alone(Principal who) {
    return seen_by(who, who <= member);
}
Outcome members_in_the_bin(Principal who) {
    return members_alone(who);
}
Outcome facilitators(Principal who) {
    return among(who, who <= facilitator);
}
Outcome owners(Principal who) {
    return among(who, who == owner);
}
Outcome openers_of_spaces(Principal who) {
    if (is_nobody(who)) return Outcome::sign_in_first;
    if (who == site_administrator || who == area_administrator) return Outcome::done;
    return who == service_desk ? Outcome::forbidden : Outcome::absent; // an area is there for its own people
}
Outcome site_administrators(Principal who) {
    if (who == area_administrator) return Outcome::absent; // who has a part of the site, not the site
    return openers_of_spaces(who);
}
Outcome helpers_at_sign_in(Principal who) {
    return who == service_desk ? Outcome::done : site_administrators(who);
}
Outcome administrators_of_anything(Principal who) {
    return who == area_administrator ? Outcome::done : helpers_at_sign_in(who);
}
Outcome administrators_of_areas(Principal who) {
    return who == area_administrator ? Outcome::done : site_administrators(who);
}
Outcome whoever_is_asked(Principal who) {
    return seen_by(who, who != owner);
}
Outcome whoever_began_it(Principal who) {
    return who == owner ? Outcome::done : Outcome::absent;
}

Outcome staff_of_the_space(Principal who) {
    return seen_by(who, !is_guest(who));
}
Outcome lane_a_and_staff(Principal who) {
    return seen_by(who, who != guest_of_lane_b);
}
Outcome seers_of_drafts(Principal who) {
    return seen_by(who, who <= contributor || is_guest(who));
}

} // namespace policy

} // namespace folkmoot::access_matrix
