#include "access/space_map.hpp"

namespace folkmoot::access {

namespace {

struct SpaceRules {
    SpaceState state;
    std::string marking;
    SpaceKind kind = SpaceKind::workspace;
    bool blind = false;
    static constexpr auto fields() {
        return std::array{field<&SpaceRules::state>("state", "Open, frozen or archived"),
            field<&SpaceRules::marking>("marking", "Its marking"),
            field<&SpaceRules::kind>("kind", "Its kind"),
            field<&SpaceRules::blind>("blind", "Outside people answer in private")};
    }
};
constexpr Sql space_rules{"select state, marking, kind, blind from space where id = :space"};

struct ScopeLine {
    ObjectId id;
    std::optional<ObjectId> parent;
    bool inherits = true;
    ScopeKind kind;
    bool closed = false;
    static constexpr auto fields() {
        return std::array{field<&ScopeLine::id>("id", "The scope"),
            field<&ScopeLine::parent>("parent", "The scope above"),
            field<&ScopeLine::inherits>("inherits", "Whether what is given above counts here"),
            field<&ScopeLine::kind>("kind", "What it is the scope of"),
            field<&ScopeLine::closed>("closed", "Whether the section is deleted")};
    }
};
constexpr Sql scopes_above{"select s.id, s.parent, s.inherits, s.kind, 0 as closed from scope_path p "
                           "join scope s on s.id = p.ancestor where p.scope = :space and p.distance > 0 "
                           "order by p.distance desc"};
// By depth: a parent comes before its children.
constexpr Sql scopes_inside{
    "select s.id, s.parent, s.inherits, s.kind, case when c.deleted is null then 0 else 1 end as closed "
    "from scope_path p join scope s on s.id = p.scope left join component c on c.id = s.id "
    "where p.ancestor = :space order by p.distance, s.id"};

struct VisibilityLine {
    ObjectId id;
    ObjectId scope;
    Audience audience;
    ObjectId lane;
    std::string marking;
    Lifecycle lifecycle;
    static constexpr auto fields() {
        return std::array{field<&VisibilityLine::id>("id", "The visibility"),
            field<&VisibilityLine::scope>("scope", "Where its rules hang"),
            field<&VisibilityLine::audience>("audience", "Whom it is for"),
            field<&VisibilityLine::lane>("lane", "The lane, or 0"),
            field<&VisibilityLine::marking>("marking", "Its marking"),
            field<&VisibilityLine::lifecycle>("lifecycle", "Draft, live or deleted")};
    }
};
constexpr std::int64_t visibilities_at_once = 5'000;
constexpr Sql visibilities_of_space{"select id, scope, audience, lane, marking, lifecycle from visibility "
                                    "where space = :space and id > :after order by id limit :limit"};

struct MarkingLine {
    std::string key;
    std::string effect;
    std::string value;
    static constexpr auto fields() {
        return std::array{field<&MarkingLine::key>("key", "The marking"),
            field<&MarkingLine::effect>("effect", "What it touches"),
            field<&MarkingLine::value>("value", "How")};
    }
};
constexpr Sql sight_effects{
    "select m.key, e.effect, e.value from marking m join marking_effect e "
    "on e.marking = m.key where e.effect in ('guests', 'public_page') order by m.rank"};

constexpr Sql role_permissions{
    "select role, permission from role_permission where role in ("
    "select role from access_grant where scope in (select ancestor from scope_path where scope = :space) "
    "union select g.role from scope_path p join access_grant g on g.scope = p.scope where p.ancestor = "
    ":space) "
    "order by role"};

void add_scope(SpaceMap& map, const ScopeLine& line, bool inside) {
    SpaceMap::Scope scope{.id = line.id, .inherits = line.inherits, .inside = inside, .component = {}};
    if (line.parent) {
        scope.parent = map.place_of.at(*line.parent);
        const auto& parent = map.scopes[scope.parent];
        scope.component = parent.component;
        scope.closed = line.closed || parent.closed;
    }
    if (line.kind == ScopeKind::component) scope.component = line.id;
    map.place_of.emplace(line.id, map.scopes.size());
    map.scopes.push_back(scope);
}

std::size_t marking_place(SpaceMap& map, std::string_view key) {
    auto place = std::ranges::find(map.markings, key, &SpaceMap::Marking::key);
    if (place != map.markings.end()) return static_cast<std::size_t>(place - map.markings.begin());
    map.markings.push_back({.key = std::string{key}});
    return map.markings.size() - 1;
}

void load_markings(ReadTx& tx, SpaceMap& map) {
    for (const auto& line : tx.rows<MarkingLine>(sight_effects)) {
        auto& marking = map.markings[marking_place(map, line.key)];
        if (line.effect == "guests") {
            marking.guests = line.value == "allowed";
            marking.guests_with_second_factor = marking.guests || line.value == "second_factor";
        } else {
            marking.anyone = line.value != "refused";
        }
    }
}

void load_visibilities(ReadTx& tx, SpaceMap& map) {
    for (ObjectId after;;) {
        auto lines = tx.rows<VisibilityLine>(visibilities_of_space, bind("space", map.id),
            bind("after", after), bind("limit", visibilities_at_once));
        for (const auto& line : lines) {
            map.visibilities.push_back({.id = line.id,
                .scope = map.place_of.at(line.scope),
                .audience = line.audience,
                .lane = line.lane,
                .lifecycle = line.lifecycle,
                .marking = marking_place(map, line.marking)});
        }
        if (std::ssize(lines) < visibilities_at_once) return;
        after = lines.back().id;
    }
}

} // namespace

SharedMap load_map(ReadTx& tx, ObjectId space) {
    auto line = tx.row<SpaceRules>(space_rules, bind("space", space));
    if (!line) return nullptr;
    auto map = std::make_shared<SpaceMap>();
    map->id = space;
    map->state = line->state;
    map->blind = line->kind == SpaceKind::community && line->blind;
    load_markings(tx, *map);
    map->marking = marking_place(*map, line->marking);
    for (const auto& scope : tx.rows<ScopeLine>(scopes_above, bind("space", space)))
        add_scope(*map, scope, false);
    for (const auto& scope : tx.rows<ScopeLine>(scopes_inside, bind("space", space)))
        add_scope(*map, scope, true);
    load_visibilities(tx, *map);
    for (auto& role : tx.rows<RolePermission>(role_permissions, bind("space", space)))
        map->roles[role.role].push_back(std::move(role.permission));
    for (auto& [role, permissions] : map->roles)
        std::ranges::sort(permissions);
    return map;
}

std::size_t SpaceMap::weight() const {
    constexpr std::size_t node = sizeof(void*) * 2 + sizeof(ObjectId) + sizeof(std::size_t);
    return sizeof(*this) + 8192 + scopes.size() * (sizeof(Scope) + node)
        + visibilities.size() * sizeof(Visibility);
}

} // namespace folkmoot::access
