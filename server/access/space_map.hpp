#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// What of a space's access rules is the same for all viewers: its scopes, visibilities, roles and marking
/// effects. Never changes once loaded.
struct SpaceMap {
    static constexpr std::size_t no_parent = static_cast<std::size_t>(-1);

    struct Scope {
        ObjectId id;
        std::size_t parent = no_parent; ///< place in `scopes`; a parent stands before its children
        bool inherits = true;
        bool closed = false; ///< a deleted section
        bool inside = false; ///< the space itself or under it, not above
        ObjectId component;
    };
    struct Visibility {
        ObjectId id;
        std::size_t scope = 0; ///< place in `scopes`
        Audience audience = Audience::staff;
        ObjectId lane;
        Lifecycle lifecycle = Lifecycle::draft;
        std::size_t marking = 0; ///< place in `markings`
    };
    /// What a marking means for who may see.
    struct Marking {
        std::string key;
        bool guests = false; ///< guests may see it
        bool guests_with_second_factor = false; ///< guests may, once proved by a second factor
        bool anyone = false; ///< it may stand on a public page
    };

    ObjectId id;
    SpaceState state = SpaceState::open;
    bool blind = false; ///< a community in which outside people answer in private
    std::size_t marking = 0; ///< the space's own: the floor of all in it
    std::vector<Scope> scopes; ///< from the site down
    std::vector<Visibility> visibilities;
    std::vector<Marking> markings;
    std::unordered_map<ObjectId, std::vector<std::string>>
        roles; ///< permissions, sorted, of roles given here
    std::unordered_map<ObjectId, std::size_t> place_of; ///< scope -> place in `scopes`

    std::size_t weight() const;
};

/// One permission of a role.
struct RolePermission {
    ObjectId role;
    std::string permission;
    static constexpr auto fields() {
        return std::array{field<&RolePermission::role>("role", "The role"),
            field<&RolePermission::permission>("permission", "What it may do")};
    }
};

using SharedMap = std::shared_ptr<const SpaceMap>;

/// Nothing when there is no such space.
SharedMap load_map(ReadTx& tx, ObjectId space);

} // namespace folkmoot::access
