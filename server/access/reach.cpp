#include "access/reach.hpp"

namespace folkmoot::access {

namespace {

struct Reached {
    ObjectId space;
    std::int64_t place = 0;
    std::int64_t person = 0;
    static constexpr auto fields() {
        return std::array{field<&Reached::space>("space", "A space"),
            field<&Reached::place>("place", "Versions of the space and what is above it"),
            field<&Reached::person>("person", "Version of the person")};
    }
};

constexpr std::int64_t spaces_at_once = 2'000;

#define WITH_VERSIONS                                                                                        \
    "select space, (select coalesce(cast(sum(v.version) as bigint), 0) from scope_path p "                   \
    "join rights_version v on v.subject = p.ancestor where p.scope = space) as place, "                      \
    "coalesce((select version from rights_version where subject = :person), 0) as person from ("
#define PAGE ") reached where space > :after order by space limit :limit"
#define SEES "exists (select 1 from role_permission r where r.role = g.role and r.permission = 'core.view') "
// Grants inside spaces name the space; those above reach every space under their scope.
constexpr Sql reached_spaces{WITH_VERSIONS
    "with given as ("
    "select g.scope, g.space from access_grant g where g.subject_kind = 'anyone' and g.subject = 0 and " SEES
    "union select g.scope, g.space from access_grant g where g.subject_kind = 'person' and g.subject = "
    ":person and " SEES
    "union select g.scope, g.space from group_member m join access_grant g on g.subject_kind = 'group' "
    "and g.subject = m.group_id where m.person = :person and " SEES
    "union select g.scope, g.space from affiliation a join access_grant g on g.subject_kind = 'organisation' "
    "and g.subject = a.organisation where a.person = :person and " SEES
    ") select space from given where space <> 0 "
    "union select s.id from given join scope_path p on p.ancestor = given.scope "
    "join scope s on s.id = p.scope and s.kind = 'space' where given.space = 0" PAGE};
constexpr Sql all_spaces{WITH_VERSIONS "select id as space from space" PAGE};
#undef WITH_VERSIONS
#undef PAGE
#undef SEES

} // namespace

std::vector<std::pair<ObjectId, SharedRights>> reachable_spaces(ReadTx& tx, const Viewer& viewer) {
    std::vector<std::pair<ObjectId, SharedRights>> spaces;
    for (ObjectId after;;) {
        auto page = tx.rows<Reached>(viewer.is_system() ? all_spaces : reached_spaces,
            bind("person", viewer.person()), bind("after", after), bind("limit", spaces_at_once));
        for (const auto& line : page) {
            auto rights = rights_in(tx, viewer, line.space, {.place = line.place, .person = line.person});
            if (rights && holds(rights->at(line.space), "core.view"))
                spaces.emplace_back(line.space, std::move(rights));
        }
        if (std::ssize(page) < spaces_at_once) return spaces;
        after = page.back().space;
    }
}

Reach reach_of(ReadTx& tx, const Viewer& viewer, std::span<const std::string_view> permissions) {
    Reach reach{.visible = {}, .allowed = std::vector<std::vector<ObjectId>>(permissions.size())};
    for (const auto& [space, rights] : reachable_spaces(tx, viewer))
        for (const auto& visible : rights->visible()) {
            if (visible.in_bin) continue;
            reach.visible.push_back(visible.id);
            for (std::size_t at = 0; at < permissions.size(); ++at)
                if (holds(*visible.can, permissions[at])) reach.allowed[at].push_back(visible.id);
        }
    return reach;
}

std::vector<ObjectId> visible_to(ReadTx& tx, const Viewer& viewer) {
    return reach_of(tx, viewer, {}).visible;
}

} // namespace folkmoot::access
