#include "folkmoot/addressees.hpp"

#include "access/decision.hpp"
#include "access/rights_memory.hpp"
#include "access/what_if.hpp"

#include <set>

namespace folkmoot::access {
namespace {

constexpr std::size_t most_named = 2'000;

constexpr Sql person_in_use{"select count(*) from person where id = :person and state = 'active'"};
constexpr Sql people_of_group{"select p.id from group_member m join person p on p.id = m.person "
                              "where m.group_id = :of and p.state = 'active' order by p.id limit :most"};
constexpr Sql people_of_organisation{
    "select distinct p.id from affiliation a join person p on p.id = a.person where a.organisation = :of "
    "and a.since <= :now and (a.until is null or a.until > :now) and p.state = 'active' order by p.id "
    "limit :most"};
constexpr Sql people_of_lane{
    "select p.id from lane l join lane_member m on m.lane = l.id and m.member_kind = 'person' "
    "join person p on p.id = m.member where l.id = :of and l.space = :space and p.state = 'active' "
    "union select p.id from lane l join lane_member m on m.lane = l.id and m.member_kind = 'organisation' "
    "join affiliation a on a.organisation = m.member and a.since <= :now "
    "and (a.until is null or a.until > :now) join person p on p.id = a.person "
    "where l.id = :of and l.space = :space and p.state = 'active' order by 1 limit :most"};

class Gathering {
public:
    Gathering(ReadTx& tx, ObjectId space)
        : tx_(tx)
        , space_(space) { }

    std::set<ObjectId> gather(const NamedPeople& named) {
        found_.insert(named.people.begin(), named.people.end());
        const auto most = bind("most", static_cast<std::int64_t>(most_named) + 1);
        const auto now = bind("now", tx_.now());
        for (const auto group : named.groups)
            add(tx_.values<ObjectId>(people_of_group, bind("of", group), most));
        for (const auto organisation : named.organisations)
            add(tx_.values<ObjectId>(people_of_organisation, bind("of", organisation), now, most));
        for (const auto lane : named.lanes)
            add(tx_.values<ObjectId>(people_of_lane, bind("of", lane), bind("space", space_), now, most));
        if (found_.size() > most_named)
            throw Problem(Code::too_large, "access.too_many_named").with("most", std::to_string(most_named));
        return std::move(found_);
    }

private:
    void add(const std::vector<ObjectId>& people) { found_.insert(people.begin(), people.end()); }

    ReadTx& tx_;
    ObjectId space_;
    std::set<ObjectId> found_;
};

bool is_active(ReadTx& tx, ObjectId person) {
    return tx.value<std::int64_t>(person_in_use, bind("person", person)).value_or(0) > 0;
}

} // namespace

Addressees find_addressees(
    ReadTx& tx, const Standing& object, const NamedPeople& named, std::string_view permission) {
    const ObjectRow& row = object.object();
    const auto path = path_to(*map_of(tx, row.space), row.visibility);
    const auto may = [&](ObjectId person) {
        if (!is_active(tx, person)) return false;
        const auto rights = decide(path, load_facts(tx, person, true, row.space), tx.kept<Permissions>());
        return !rights->visible().empty() && holds(*rights->visible().front().can, permission);
    };
    Addressees result;
    for (const auto person : Gathering{tx, row.space}.gather(named))
        (may(person) ? result.may : result.may_not).push_back(person);
    return result;
}

} // namespace folkmoot::access
