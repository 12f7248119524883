#pragma once
#include "access/words.hpp"

namespace folkmoot::access {

/// By which way a role came to somebody.
enum class AccessWay {
    own, ///< given to them, here
    group,
    organisation,
    above, ///< given for an area above, or the whole site
    part ///< given for a section or a thing in the space
};

inline AccessWay way_of(SubjectKind to, ScopeKind where) {
    if (where == ScopeKind::site || where == ScopeKind::area) return AccessWay::above;
    if (where == ScopeKind::component || where == ScopeKind::object) return AccessWay::part;
    if (to == SubjectKind::group) return AccessWay::group;
    return to == SubjectKind::organisation ? AccessWay::organisation : AccessWay::own;
}

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::AccessWay>{std::string_view{"own"},
    std::string_view{"group"}, std::string_view{"organisation"}, std::string_view{"above"},
    std::string_view{"part"}};
