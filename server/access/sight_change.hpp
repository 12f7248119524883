#pragma once
#include "access/person_facts.hpp"
#include "folkmoot/label.hpp"

#include <functional>
#include <map>

namespace folkmoot::access {

/// Who would begin and who would cease to see the object, by name.
struct SightChange {
    std::vector<PersonLabel> gains;
    std::vector<PersonLabel> loses;
    bool incomplete = false; ///< more than 2,000 people have a role there: the rest was not looked at
    static constexpr auto fields() {
        return std::array{
            field<&SightChange::gains>("gains", "People who would begin to see it", at_most(2'000)),
            field<&SightChange::loses>("loses", "People who would no longer see it", at_most(2'000)),
            field<&SightChange::incomplete>(
                "incomplete", "Whether more people have a role there than were looked at")};
    }
};

/// More of the people who have a role there than this are not looked at.
inline constexpr std::int64_t most_looked_at = 2'000;

/// Everybody who has a role at the scope, one more than are looked at: by id, with the name.
std::map<ObjectId, std::string> people_with_role(ReadTx& tx, ObjectId scope);

/// Says of each of the people whether they see it now and whether they would, from what is known of them.
struct SightTest {
    std::function<bool(const PersonFacts&)> before;
    std::function<bool(ObjectId person, PersonFacts)> after;
};
SightChange compare_sight(
    ReadTx& tx, ObjectId space, const std::map<ObjectId, std::string>& people, const SightTest& test);

} // namespace folkmoot::access
