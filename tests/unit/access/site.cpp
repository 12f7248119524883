#include "unit/access/site.hpp"

#include "access/area.hpp"
#include "access/rights_version.hpp"
#include "access/role.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql insert_contact{
    "insert into contact (id, kind, name, created) values (:id, 'person', :name, 0)"};
constexpr Sql insert_person{"insert into person (id, kind, email, name, state, sponsor, expires, created) "
                            "values (:id, :kind, :email, :name, 'active', :sponsor, :expires, 0)"};
constexpr Sql insert_organisation{"insert into organisation (id, kind, name, short_name, created) values "
                                  "(:id, 'external', :name, :name, 0)"};
constexpr Sql insert_group{"insert into person_group (id, name, created) values (:id, :name, 0)"};
constexpr Sql insert_member{"insert into group_member (group_id, person, since) values (:id, :person, 0)"};
constexpr Sql insert_affiliation{"insert into affiliation (id, person, organisation, since, until) "
                                 "values (:id, :person, :organisation, 0, :until)"};
constexpr Sql space_of{"select space from component where id = :id"};
constexpr Sql insert_object{"insert into object (id, type, space, component, scope, visibility, title, "
                            "author, sort, created, updated, "
                            "updated_by) values (:id, :type, :space, :component, :component, :visibility, 'A "
                            "page', 1, :sort, 0, 0, 1)"};

} // namespace

void SiteTest::SetUp() {
    ids.next();
    store::Settings settings;
    if (store_.url().empty()) GTEST_SKIP() << kit::EmptyStore::absence();
    settings.url = store_.url();
    settings.readers = settings.writers = 2;
    database_.emplace(settings, clock, ids);
    database().migrate("core", std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "schema/core");
    write([](WriteTx& tx) { settle_roles(tx); });
    owner = add_person("Olwen Owner");
    area = write([&](WriteTx& tx) { return create_area(tx, house(), std::nullopt, "Department"); });
}

ObjectId SiteTest::add_person(const std::string& name, ViewerKind kind, std::optional<Time> expires) {
    return write([&](WriteTx& tx) {
        auto id = tx.new_id();
        bool is_guest = kind == ViewerKind::guest;
        if (is_guest && !expires) expires = tx.now() + std::chrono::hours{24 * 365};
        tx.run(insert_contact, bind("id", id), bind("name", name));
        tx.run(insert_person, bind("id", id), bind("kind", is_guest ? "guest" : "staff"),
            bind("email", id.text() + "@example.org"), bind("name", name),
            bind("sponsor", is_guest ? std::optional{owner} : std::nullopt), bind("expires", expires));
        return id;
    });
}

ObjectId SiteTest::add_organisation(const std::string& name) {
    return write([&](WriteTx& tx) {
        auto id = tx.new_id();
        tx.run(insert_organisation, bind("id", id), bind("name", name));
        return id;
    });
}

ObjectId SiteTest::add_group(const std::string& name, std::vector<ObjectId> members) {
    return write([&](WriteTx& tx) {
        auto id = tx.new_id();
        tx.run(insert_group, bind("id", id), bind("name", name));
        for (auto person : members) {
            tx.run(insert_member, bind("id", id), bind("person", person));
            rights_changed(tx, person);
        }
        return id;
    });
}

ObjectId SiteTest::affiliate(ObjectId person, ObjectId organisation, std::optional<Time> until) {
    return write([&](WriteTx& tx) {
        auto id = tx.new_id();
        tx.run(insert_affiliation, bind("id", id), bind("person", person), bind("organisation", organisation),
            bind("until", until));
        rights_changed(tx, person);
        return id;
    });
}

ObjectId SiteTest::add_space(const std::string& slug, SpaceKind kind, const std::string& marking) {
    return write([&](WriteTx& tx) {
        return create_space(tx, house(),
            {.area = area,
                .kind = kind,
                .slug = slug,
                .name = slug,
                .summary = {},
                .owner = owner,
                .marking = marking,
                .handling = {}});
    });
}

ObjectId SiteTest::add_section(ObjectId space, const std::string& slug) {
    return write([&](WriteTx& tx) {
        return create_section(tx, house(), {.space = space, .module = "wiki", .slug = slug, .name = "Wiki"});
    });
}

ObjectId SiteTest::add_object(const Thing& thing) {
    return write([&](WriteTx& tx) {
        auto sight = first_sight(tx, thing.component, thing.lifecycle);
        sight.audience = thing.audience.value_or(sight.audience);
        sight.lane = thing.lane;
        sight.marking = thing.marking;
        auto id = tx.new_id();
        auto space = tx.value<ObjectId>(space_of, bind("id", thing.component)).value();
        tx.run(insert_object, bind("id", id), bind("type", thing.type), bind("space", space),
            bind("component", thing.component), bind("visibility", visibility_for(tx, sight)),
            bind("sort", thing.sort));
        return id;
    });
}

ObjectId SiteTest::give(ObjectId person, const std::string& role, ObjectId scope, std::optional<Time> ends) {
    return write([&](WriteTx& tx) {
        return put_grant(tx, house(), {.subject = person, .role = role, .scope = scope, .ends = ends});
    });
}

void SiteTest::give(const NewGrant& grant) {
    write([&](WriteTx& tx) { put_grant(tx, house(), grant); });
}

Viewer SiteTest::staff(ObjectId person) {
    return ViewerMaker::make({.kind = ViewerKind::staff,
        .person = person,
        .session = {},
        .organisation = {},
        .name = {},
        .proved = {}});
}

Viewer SiteTest::guest(ObjectId person, bool second_factor) {
    return ViewerMaker::make({.kind = ViewerKind::guest,
        .person = person,
        .session = {},
        .organisation = {},
        .name = {},
        .proved = {},
        .second_factor = second_factor});
}

bool SiteTest::sees(const Viewer& viewer, ObjectId object) {
    return read([&](ReadTx& tx) { return find_standing(tx, viewer, object, "").has_value(); });
}

std::vector<std::string> SiteTest::can(const Viewer& viewer, ObjectId object) {
    return read([&](ReadTx& tx) {
        auto standing = find_standing(tx, viewer, object, "");
        return standing ? standing->can() : std::vector<std::string>{};
    });
}

std::vector<ObjectId> SiteTest::list(const Viewer& viewer, const ListQuery& query) {
    return read([&](ReadTx& tx) {
        std::vector<ObjectId> found;
        ListQuery next = query;
        do {
            auto page = list_standings(tx, viewer, next);
            for (const auto& item : page.items)
                found.push_back(item.object().id);
            next.after = page.next;
        } while (!next.after.empty());
        return found;
    });
}

} // namespace folkmoot::access
