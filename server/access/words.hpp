#pragma once
#include "folkmoot/audience.hpp"

namespace folkmoot::access {

/// The site's scope: the root of all others.
inline constexpr ObjectId site{1};

enum class ScopeKind { site, area, space, component, object };
enum class SpaceKind { workspace, community, public_space };
enum class SpaceState { open, frozen, archived };

enum class SubjectKind {
    person,
    group,
    organisation,
    anyone ///< every visitor, signed in or not
};

enum class LaneMemberKind { person, organisation };

} // namespace folkmoot::access

namespace folkmoot {
template <>
inline constexpr std::array names_of<access::ScopeKind>{std::string_view{"site"}, std::string_view{"area"},
    std::string_view{"space"}, std::string_view{"component"}, std::string_view{"object"}};
template <>
inline constexpr std::array names_of<access::SpaceKind>{
    std::string_view{"workspace"}, std::string_view{"community"}, std::string_view{"public"}};
template <>
inline constexpr std::array names_of<access::SpaceState>{
    std::string_view{"open"}, std::string_view{"frozen"}, std::string_view{"archived"}};
template <>
inline constexpr std::array names_of<access::SubjectKind>{std::string_view{"person"},
    std::string_view{"group"}, std::string_view{"organisation"}, std::string_view{"anyone"}};
template <>
inline constexpr std::array names_of<access::LaneMemberKind>{
    std::string_view{"person"}, std::string_view{"organisation"}};
} // namespace folkmoot
