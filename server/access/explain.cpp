#include "access/explain.hpp"

#include "access/decision.hpp"
#include "access/person_cursor.hpp"
#include "access/rights_memory.hpp"

namespace folkmoot::access {

namespace {

constexpr std::int64_t people_a_page = 100;
constexpr std::int64_t most_people_counted = 1'000;
constexpr std::int64_t candidates_at_once = 200;

constexpr Sql lane_name{"select name from lane where id = :lane"};

struct ReasonLine {
    SubjectKind subject_kind;
    std::string subject_name;
    std::string role;
    ScopeKind scope_kind;
    std::string scope_name;
    std::optional<Time> ends;
    static constexpr auto fields() {
        return std::array{field<&ReasonLine::subject_kind>("subject_kind", "To what kind of subject"),
            field<&ReasonLine::subject_name>("subject_name", "Group or organisation"),
            field<&ReasonLine::role>("role", "The role"),
            field<&ReasonLine::scope_kind>("scope_kind", "Where"),
            field<&ReasonLine::scope_name>("scope_name", "Its name"),
            field<&ReasonLine::ends>("ends", "Until when")};
    }
};
constexpr Sql grant_line{
    "select g.subject_kind, coalesce(m.name, o.name, '') as subject_name, r.name, s.kind, "
    "coalesce(a.name, p.name, c.name, t.title, '') as scope_name, g.ends from access_grant g "
    "join role r on r.id = g.role join scope s on s.id = g.scope "
    "left join person_group m on g.subject_kind = 'group' and m.id = g.subject "
    "left join organisation o on g.subject_kind = 'organisation' and o.id = g.subject "
    "left join area a on a.id = g.scope left join space p on p.id = g.scope "
    "left join component c on c.id = g.scope left join object t on t.id = g.scope where g.id = :id"};

class Explainer {
public:
    Explainer(ReadTx& tx, const SpaceMap& path)
        : tx_(tx)
        , path_(path)
        , permissions_(tx.kept<Permissions>()) { }

    bool anyone() const {
        return would_see(path_, load_facts(tx_, ObjectId{}, false, path_.id), permissions_);
    }

    /// Up to `limit` of those who see it, from after that person on.
    std::vector<PersonWhoSees> people(const Candidate& after, std::int64_t limit) {
        std::vector<PersonWhoSees> found;
        each_who_sees(after, [&](const Candidate& candidate, const PersonFacts& facts) {
            found.push_back({.id = candidate.id,
                .name = candidate.name,
                .guest = facts.kind == ViewerKind::guest,
                .why = reasons(facts)});
            return std::ssize(found) < limit;
        });
        return found;
    }

    std::int64_t count(std::int64_t most) {
        std::int64_t counted = 0;
        each_who_sees({}, [&](const Candidate&, const PersonFacts&) { return ++counted < most; });
        return counted;
    }

private:
    template <class Take> void each_who_sees(Candidate after, Take take) {
        for (;;) {
            auto page = list_candidates(tx_, path_.scopes.back().id, after, candidates_at_once);
            for (const auto& candidate : page) {
                auto facts = load_facts(tx_, candidate.id, true, path_.id);
                if (would_see(path_, facts, permissions_) && !take(candidate, facts)) return;
            }
            if (std::ssize(page) < candidates_at_once) return;
            after = page.back();
        }
    }

    /// The grants that reach the object and whose roles hold the right to see.
    std::vector<AccessReason> reasons(const PersonFacts& facts) {
        std::vector<AccessReason> why;
        for (const auto& given : facts.grants)
            if (reaches(given.scope) && shows(given.role)) why.push_back(reason(given.grant));
        return why;
    }

    bool reaches(ObjectId scope) const {
        for (auto place = path_.scopes.size(); place-- > 0;) {
            if (path_.scopes[place].id == scope) return true;
            if (!path_.scopes[place].inherits) return false;
        }
        return false;
    }

    bool shows(ObjectId role) const {
        auto held = path_.roles.find(role);
        return held != path_.roles.end() && holds(held->second, "core.view");
    }

    const AccessReason& reason(ObjectId grant) {
        auto [place, is_new] = reasons_.try_emplace(grant);
        if (!is_new) return place->second;
        auto line = tx_.row<ReasonLine>(grant_line, bind("id", grant)).value();
        return place->second = {.subject_kind = line.subject_kind,
                   .subject_name = std::move(line.subject_name),
                   .role = std::move(line.role),
                   .scope_kind = line.scope_kind,
                   .scope_name = std::move(line.scope_name),
                   .ends = line.ends};
    }

    ReadTx& tx_;
    const SpaceMap& path_;
    const Permissions& permissions_;
    std::unordered_map<ObjectId, AccessReason> reasons_;
};

} // namespace

AccessExplanation explain(
    ReadTx& tx, const Viewer& viewer, ObjectId object, const std::string& after, std::int64_t limit) {
    auto standing = require_standing(tx, viewer, object, "", "core.view_people");
    auto purpose = "explain|" + object.text();
    auto from = open_person(tx, viewer, purpose, after);
    auto sight = sight_of(tx, standing.object().visibility);
    auto path = path_to(*map_of(tx, standing.object().space), standing.object().visibility);
    Explainer explainer(tx, path);
    AccessExplanation result{.audience = sight.audience,
        .lane = sight.lane ? tx.value<std::string>(lane_name, bind("lane", sight.lane)).value_or("") : "",
        .marking = sight.marking,
        .lifecycle = sight.lifecycle,
        .restricted = std::ranges::any_of(path.scopes, [](const auto& scope) { return !scope.inherits; }),
        .anyone = explainer.anyone(),
        .people = explainer.people(from, std::clamp<std::int64_t>(limit, 1, people_a_page)),
        .next = {}};
    if (std::ssize(result.people) == std::clamp<std::int64_t>(limit, 1, people_a_page))
        result.next = seal_id(tx, viewer, purpose, result.people.back().id);
    if (after.empty()) {
        result.count = explainer.count(most_people_counted + 1);
        result.more_than_count = result.count > most_people_counted;
        result.count = std::min(result.count, most_people_counted);
    }
    return result;
}

} // namespace folkmoot::access
