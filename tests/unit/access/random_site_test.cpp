#include "unit/access/oracle.hpp"
#include "unit/access/site.hpp"

#include "access/permissions.hpp"
#include "access/person_facts.hpp"
#include "access/restriction.hpp"
#include "access/rights_version.hpp"
#include "access/role.hpp"

#include <random>

namespace folkmoot::access {

namespace {

constexpr Sql join_group{"insert into group_member (group_id, person, since) values (:id, :person, 0)"};
constexpr Sql leave_group{"delete from group_member where group_id = :id and person = :person"};
constexpr Sql set_person_state{"update person set state = :state where id = :id"};
constexpr Sql set_visibility{"update object set visibility = :visibility where id = :id"};
constexpr Sql visibility_of{"select visibility from object where id = :id"};

} // namespace

/// A random site that changes at random, in the store and in the oracle alike.
class RandomSite : public SiteTest {
protected:
    void SetUp() override {
        SiteTest::SetUp();
        if (IsSkipped()) return;
        for (const auto& role : read([](ReadTx& tx) { return list_roles(tx); }))
            oracle.roles[role.key] = {role.permissions.begin(), role.permissions.end()};
        for (const auto& permission : core_permissions()) {
            if (permission.kind == PermissionKind::look) oracle.looking.insert(permission.name);
            if (permission.kind == PermissionKind::govern) oracle.governing.insert(permission.name);
            if (permission.kind == PermissionKind::recover) oracle.recovering.insert(permission.name);
            if (std::ranges::find(permission.roles, "contributor") != permission.roles.end())
                oracle.contributing.insert(permission.name);
        }
        oracle.scopes[site] = {};
        oracle.scopes[area] = {.parent = site};
        people_it();
        for (auto kind : {SpaceKind::workspace, SpaceKind::community, SpaceKind::public_space})
            build_space(kind);
    }

    int roll(int sides) { return std::uniform_int_distribution<int>{0, sides - 1}(random_); }
    template <class Items> auto pick(const Items& items) {
        return *std::next(items.begin(), roll(static_cast<int>(items.size())));
    }

    void people_it() {
        oracle.people[owner] = {};
        viewers.push_back(Viewer::anonymous());
        viewers.push_back(staff(owner));
        for (int i = 0; i < 3; ++i)
            organisations.push_back(add_organisation(fmt::format("Body {}", i)));
        for (int i = 0; i < 6; ++i) {
            bool is_guest = i >= 3;
            auto expires = is_guest && i == 5 ? std::optional{in(20h)} : std::nullopt;
            auto id = add_person(
                fmt::format("Person {}", i), is_guest ? ViewerKind::guest : ViewerKind::staff, expires);
            auto& person = oracle.people[id];
            person.kind = is_guest ? ViewerKind::guest : ViewerKind::staff;
            person.expires = expires ? expires : is_guest ? std::optional{in(24h * 365)} : std::nullopt;
            for (auto organisation : organisations)
                if (roll(2) == 0) {
                    auto until =
                        roll(3) == 0 ? std::optional{in(std::chrono::hours{5 + roll(30)})} : std::nullopt;
                    affiliate(id, organisation, until);
                    person.organisations[organisation] = until;
                }
            viewers.push_back(is_guest ? guest(id, i == 4) : staff(id));
            persons.push_back(id);
        }
        for (int i = 0; i < 2; ++i) {
            auto group = add_group(fmt::format("Group {}", i), {persons[static_cast<std::size_t>(i)]});
            oracle.groups[group] = {persons[static_cast<std::size_t>(i)]};
        }
    }

    void build_space(SpaceKind kind) {
        auto space = add_space(fmt::format("space-{}", oracle.spaces.size()), kind);
        oracle.spaces[space] = {.blind = kind == SpaceKind::community};
        oracle.scopes[space] = {.parent = area};
        oracle.grants[ids.next()] = {
            .subject = owner, .role = "owner", .scope = space, .starts = clock.now()};
        if (kind == SpaceKind::public_space)
            oracle.grants[ids.next()] = {
                .subject_kind = SubjectKind::anyone, .role = "reader", .scope = space, .starts = clock.now()};
        for (int i = 0; kind == SpaceKind::community && i < 2; ++i)
            build_lane(space, i);
        for (int i = 0; i < 2; ++i) {
            auto section = add_section(space, fmt::format("wiki-{}", i));
            oracle.scopes[section] = {.parent = space};
            sections.push_back(section);
            for (int j = 0; j < 5; ++j)
                build_object(space, section, kind);
        }
    }

    void build_lane(ObjectId space, int number) {
        auto organisation = organisations[static_cast<std::size_t>(number)];
        auto lane = write([&](WriteTx& tx) {
            auto made = create_lane(tx, house(), space, fmt::format("Lane {}", number));
            add_to_lane(tx, house(), made, {.kind = LaneMemberKind::organisation, .id = organisation});
            return made;
        });
        oracle.lanes[lane] = {.space = space, .people = {}, .organisations = {organisation}};
    }

    void build_object(ObjectId space, ObjectId section, SpaceKind kind) {
        Oracle::Object object{.space = space, .component = section, .scope = section};
        object.audience = static_cast<Audience>(roll(3));
        if (object.audience == Audience::lane && kind != SpaceKind::community)
            object.audience = Audience::everyone;
        if (object.audience == Audience::lane) object.lane = pick(oracle.lanes).first;
        object.sensitive = roll(4) == 0;
        object.lifecycle = roll(2) == 0 ? Lifecycle::live : static_cast<Lifecycle>(roll(3));
        auto id = add_object({.component = section,
            .audience = object.audience,
            .lane = object.lane,
            .marking = object.sensitive ? "official-sensitive" : "official",
            .lifecycle = object.lifecycle,
            .sort = roll(5)});
        oracle.objects[id] = object;
    }

    void change_something() {
        switch (roll(9)) {
        case 0:
        case 1:
        case 2:
            return give_role();
        case 3:
            return take_role();
        case 4:
            return restrict_something();
        case 5:
            return change_membership();
        case 6:
            return change_state();
        case 7:
            return change_lifecycle();
        default:
            clock.advance(std::chrono::hours{roll(6)});
        }
    }

    NewGrant random_grant() {
        NewGrant grant{.subject_kind = static_cast<SubjectKind>(roll(3))};
        if (grant.subject_kind == SubjectKind::person) grant.subject = pick(persons);
        if (grant.subject_kind == SubjectKind::group) grant.subject = pick(oracle.groups).first;
        if (grant.subject_kind == SubjectKind::organisation) grant.subject = pick(organisations);
        grant.role = pick(std::array{"owner", "facilitator", "member", "contributor", "reader", "reader"});
        if (roll(3) == 0) grant.starts = in(std::chrono::hours{roll(10)});
        if (roll(3) == 0) grant.ends = grant.starts.value_or(clock.now()) + std::chrono::hours{1 + roll(20)};
        if (grant.subject_kind == SubjectKind::person && roll(3) == 0) grant.capacity = pick(organisations);
        return grant;
    }

    void note(const NewGrant& grant) {
        std::erase_if(oracle.grants, [&](const auto& entry) {
            const auto& old = entry.second;
            return old.subject_kind == grant.subject_kind && old.subject == grant.subject
                && old.role == grant.role && old.scope == grant.scope;
        });
        oracle.grants[ids.next()] = {.subject_kind = grant.subject_kind,
            .subject = grant.subject,
            .role = grant.role,
            .scope = grant.scope,
            .capacity = grant.capacity,
            .starts = grant.starts.value_or(clock.now()),
            .ends = grant.ends};
    }

    void give_role() {
        auto grant = random_grant();
        grant.scope = pick(oracle.scopes).first;
        bool is_guest = grant.subject_kind == SubjectKind::person
            && oracle.people[grant.subject].kind == ViewerKind::guest;
        bool above_spaces = grant.scope == site || grant.scope == area;
        if (grant.subject_kind == SubjectKind::person && !oracle.people[grant.subject].active) return;
        if (is_guest && above_spaces) return;
        give(grant);
        note(grant);
    }

    void take_role() {
        auto scope = pick(oracle.scopes).first;
        auto all = read([&](ReadTx& tx) { return list_grants(tx, house(), scope, ObjectId{}, 200); });
        if (all.empty()) return;
        auto grant = pick(all);
        if (code_of([&] { write([&](WriteTx& tx) { revoke(tx, house(), grant.id); }); })) return;
        std::erase_if(oracle.grants, [&](const auto& entry) {
            const auto& old = entry.second;
            return old.subject_kind == grant.subject_kind && old.subject == grant.subject
                && old.scope == grant.scope && old.role == grant.role;
        });
    }

    void restrict_something() {
        auto id = pick(oracle.objects).first;
        Restriction restriction{.object = id, .below = {}, .grants = {}};
        if (roll(3) == 0) restriction.inheritance = Inheritance::kept;
        for (int i = roll(3); i > 0; --i) {
            auto grant = random_grant();
            grant.scope = id;
            if (grant.subject_kind == SubjectKind::person && !oracle.people[grant.subject].active) continue;
            restriction.grants.push_back(grant);
        }
        if (oracle.objects[id].lifecycle == Lifecycle::bin) return;
        write([&](WriteTx& tx) { restrict(tx, house(), restriction); });
        auto& object = oracle.objects[id];
        if (object.scope != id) oracle.scopes[id].parent = object.scope;
        object.scope = id;
        oracle.scopes[id].inherits = restriction.inheritance == Inheritance::kept;
        std::erase_if(oracle.grants, [&](const auto& entry) { return entry.second.scope == id; });
        for (const auto& grant : restriction.grants)
            note(grant);
    }

    void change_membership() {
        auto person = pick(persons);
        auto group = pick(oracle.groups).first;
        bool inside = oracle.groups[group].contains(person);
        write([&](WriteTx& tx) {
            tx.run(inside ? leave_group : join_group, bind("id", group), bind("person", person));
            rights_changed(tx, person);
        });
        if (inside) {
            oracle.groups[group].erase(person);
        } else {
            oracle.groups[group].insert(person);
        }
        auto lane = pick(oracle.lanes).first;
        bool in_lane = oracle.lanes[lane].people.contains(person);
        LaneMember member{.kind = LaneMemberKind::person, .id = person};
        write([&](WriteTx& tx) {
            if (in_lane) {
                take_from_lane(tx, house(), lane, member);
            } else {
                add_to_lane(tx, house(), lane, member);
            }
        });
        if (in_lane) {
            oracle.lanes[lane].people.erase(person);
        } else {
            oracle.lanes[lane].people.insert(person);
        }
    }

    void change_state() {
        auto space = pick(oracle.spaces).first;
        auto state = static_cast<SpaceState>(roll(3));
        write([&](WriteTx& tx) { set_state(tx, house(), space, state); });
        oracle.spaces[space].state = state;
        auto person = pick(persons);
        bool active = roll(4) != 0;
        write([&](WriteTx& tx) {
            tx.run(set_person_state, bind("id", person), bind("state", active ? "active" : "disabled"));
            rights_changed(tx, person);
        });
        oracle.people[person].active = active;
    }

    void change_lifecycle() {
        auto id = pick(oracle.objects).first;
        auto lifecycle = static_cast<Lifecycle>(roll(3));
        write([&](WriteTx& tx) {
            auto now = tx.value<ObjectId>(visibility_of, bind("id", id)).value();
            tx.run(set_visibility, bind("id", id), bind("visibility", visibility_with(tx, now, lifecycle)));
        });
        oracle.objects[id].lifecycle = lifecycle;
    }

    /// Everything that anybody can ask, compared; each answer twice, so that the kept one is compared as
    /// well.
    void compare(int step) {
        oracle.now = clock.now();
        compare_facts(step);
        for (const auto& viewer : viewers) {
            std::set<ObjectId> present;
            std::set<ObjectId> in_bin;
            for (const auto& [id, object] : oracle.objects) {
                auto expected = oracle.can(viewer, id);
                for (int again = 0; again < 2; ++again) {
                    auto found = can(viewer, id);
                    ASSERT_THAT(found, testing::ElementsAreArray(expected))
                        << "step " << step << ", person " << viewer.person().value() << ", object "
                        << id.value();
                }
                if (!expected.empty()) (object.lifecycle == Lifecycle::bin ? in_bin : present).insert(id);
            }
            ListQuery everywhere{.component = {}, .space = {}, .type = "wiki.page", .after = {}, .limit = 7};
            ASSERT_THAT(list(viewer, everywhere), testing::UnorderedElementsAreArray(present))
                << "step " << step;
            everywhere.listed = Listed::in_bin;
            ASSERT_THAT(list(viewer, everywhere), testing::UnorderedElementsAreArray(in_bin))
                << "step " << step;
            compare_sections(viewer, present, step);
        }
    }

    /// What counts of many people, read at once, is what counts of each.
    void compare_facts(int step) {
        read([&](ReadTx& tx) {
            for (const auto space : tx.values<ObjectId>(Sql{"select id from space order by id"})) {
                const auto many = load_facts(tx, persons, true, space);
                ASSERT_EQ(many.size(), persons.size());
                for (std::size_t at = 0; at < persons.size(); ++at) {
                    const auto one = load_facts(tx, persons[at], true, space);
                    const auto grants = [](const PersonFacts& facts) {
                        std::set<std::pair<ObjectId, ObjectId>> given;
                        for (const auto& grant : facts.grants)
                            given.emplace(grant.grant, grant.role);
                        return given;
                    };
                    ASSERT_EQ(many[at].kind, one.kind) << "step " << step;
                    ASSERT_EQ(many[at].lanes, one.lanes) << "step " << step;
                    ASSERT_EQ(grants(many[at]), grants(one)) << "step " << step;
                    ASSERT_EQ(many[at].grants.size(), one.grants.size()) << "step " << step;
                }
            }
        });
    }

    void compare_sections(const Viewer& viewer, const std::set<ObjectId>& present, int step) {
        std::vector<ObjectId> all;
        for (auto section : sections)
            for (auto id : list(viewer,
                     {.component = section, .space = {}, .type = "wiki.page", .after = {}, .limit = 2}))
                all.push_back(id);
        ASSERT_THAT(all, testing::UnorderedElementsAreArray(present)) << "step " << step;
    }

    Oracle oracle;
    std::vector<Viewer> viewers;
    std::vector<ObjectId> persons;
    std::vector<ObjectId> organisations;
    std::vector<ObjectId> sections;
    std::mt19937 random_{20260503};
};
INSTANTIATE_TEST_SUITE_P(BothStores, RandomSite, kit::both_backends, kit::backend_name);

TEST_P(RandomSite, DecisionsListsAndKeptAnswersAgreeWithTheRulesThroughAllChanges) {
    const int steps = GetParam() == kit::Backend::sqlite ? 60 : 24; // a step there takes four times as long
    compare(0);
    for (int step = 1; step <= steps && !HasFatalFailure(); ++step) {
        for (int i = roll(3); i >= 0; --i)
            change_something();
        compare(step);
    }
}

} // namespace folkmoot::access
