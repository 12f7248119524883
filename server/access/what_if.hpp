#pragma once
#include "access/permissions.hpp"
#include "access/person_facts.hpp"
#include "access/visibility.hpp"

namespace folkmoot::access {

/// One object's place among the rules: the scopes from the site down to its own, and its one visibility. The
/// decision works on it as on a whole space, only faster; and a rule can be changed in it to see what would
/// be.
SpaceMap path_to(const SpaceMap& space, ObjectId visibility);

/// Somebody who has a role somewhere on the path, and so might see the object.
struct Candidate {
    ObjectId id;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&Candidate::id>("id", "The person"),
            field<&Candidate::name>(
                "name", "Their name", personal("to say who has access", "while it stands"))};
    }
};

/// The next candidates by name.
std::vector<Candidate> list_candidates(
    ReadTx& tx, ObjectId scope, const Candidate& after, std::int64_t limit);

/// Whether facts like these show the path's object. Guests are taken as signed in with a second factor.
bool would_see(const SpaceMap& path, const PersonFacts& facts, const Permissions& permissions);

} // namespace folkmoot::access
