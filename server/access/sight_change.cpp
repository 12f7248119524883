#include "access/sight_change.hpp"

#include "access/what_if.hpp"

#include <algorithm>

namespace folkmoot::access {
namespace {

constexpr Sql organisation_of{
    "select o.name from affiliation a join organisation o on o.id = a.organisation where a.person = :person "
    "and a.since <= :now and (a.until is null or a.until > :now) order by a.since, a.id limit 1"};

PersonLabel label(ReadTx& tx, ObjectId person, const std::string& name) {
    auto organisation = tx.value<std::string>(organisation_of, bind("person", person), bind("now", tx.now()));
    return {.id = person, .name = name, .organisation = organisation.value_or("")};
}

} // namespace

std::map<ObjectId, std::string> people_with_role(ReadTx& tx, ObjectId scope) {
    std::map<ObjectId, std::string> people;
    for (const auto& candidate : list_candidates(tx, scope, {}, most_looked_at + 1))
        people.emplace(candidate.id, candidate.name);
    return people;
}

SightChange compare_sight(
    ReadTx& tx, ObjectId space, const std::map<ObjectId, std::string>& people, const SightTest& test) {
    SightChange change;
    std::int64_t looked_at = 0;
    for (const auto& [person, name] : people) {
        if (++looked_at > most_looked_at) {
            change.incomplete = true;
            break;
        }
        auto facts = load_facts(tx, person, true, space);
        const bool saw = test.before(facts);
        const bool sees = test.after(person, std::move(facts));
        if (saw != sees) (sees ? change.gains : change.loses).push_back(label(tx, person, name));
    }
    for (auto* list : {&change.gains, &change.loses})
        std::ranges::sort(*list, {}, &PersonLabel::name);
    return change;
}

} // namespace folkmoot::access
