#pragma once
#include "access/space_map.hpp"
#include "access/span.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// What of one viewer counts for their rights in one space, now.
struct PersonFacts {
    struct Given {
        ObjectId grant;
        ObjectId scope;
        ObjectId role;
        bool to_anyone = false;
    };
    ViewerKind kind =
        ViewerKind::anonymous; ///< as the store has it: a disabled or expired person is anonymous
    bool second_factor = false;
    std::vector<Given>
        grants; ///< those that count now, of the person, their groups and organisations, anyone
    std::vector<ObjectId> lanes; ///< sorted
    Span span; ///< for how long all this stays so by the clock
};

/// Of a person, or of a visitor when there is none.
PersonFacts load_facts(ReadTx& tx, ObjectId person, bool second_factor, ObjectId space);

/// The same of many people, in their order, by as many statements as of one.
std::vector<PersonFacts> load_facts(
    ReadTx& tx, std::span<const ObjectId> people, bool second_factor, ObjectId space);

} // namespace folkmoot::access
