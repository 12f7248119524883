#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// People as somebody names them: one by one, by group and organisation, and in a community by side.
struct NamedPeople {
    std::vector<ObjectId> people;
    std::vector<ObjectId> groups;
    std::vector<ObjectId> organisations;
    std::vector<ObjectId> lanes; ///< of the object's space; those of others are empty
};

/// Whom that comes to, each once, by id.
struct Addressees {
    std::vector<ObjectId> may; ///< those who may do it with the object
    std::vector<ObjectId> may_not; ///< and those who may not, whoever is not in use among them
};

/// Who of the people may do that with the object as it is; `View::permission`: who sees it. Guests are taken
/// as signed in with a second factor. Throws Code::too_large "access.too_many_named" beyond 2,000 people.
Addressees find_addressees(
    ReadTx& tx, const Standing& object, const NamedPeople& named, std::string_view permission);

} // namespace folkmoot::access
