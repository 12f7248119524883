#include "kit/furnished.hpp"

#include "access/area.hpp"
#include "access/grant.hpp"
#include "access/role.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "identity/viewer_maker.hpp"
#include "kit/unnumbered.hpp"

#include <thread>

namespace folkmoot::kit {
namespace {

constexpr Sql insert_contact{
    "insert into contact (id, kind, name, created) values (:id, 'person', :name, 0)"};
constexpr Sql insert_person{"insert into person (id, kind, email, name, state, created) values (:id, "
                            "'staff', :email, :name, 'active', 0)"};

Viewer house() {
    return Viewer::system("a test sets the scene");
}

} // namespace

void FurnishedTest::SetUp() {
    store_.emplace(GetParam());
    if (store_->url().empty()) GTEST_SKIP() << EmptyStore::absence();
    ids.next(); // 1 is the site's
    store::Settings settings;
    settings.url = store_->url();
    settings.readers = settings.writers = 2;
    database_.emplace(settings, clock, ids);
    database().migrate("core", std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "schema/core");
    sequencer_.emplace(database());
    write_as(house(), [](WriteTx& tx) { access::settle_roles(tx); });
    olwen = add_person("Olwen Owner");
    area = write_as(
        house(), [](WriteTx& tx) { return access::create_area(tx, house(), std::nullopt, "Department"); });
    space = add_space("policy");
    section = add_section(space, "wiki");
    settle();
}

void FurnishedTest::TearDown() {
    sequencer_.reset();
    database_.reset();
}

void FurnishedTest::settle() {
    const auto waiting = [this] { return read([](ReadTx& tx) { return count_unnumbered(tx); }); };
    for (int look = 0; look < 500 && waiting() > 0; ++look)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    ASSERT_EQ(waiting(), 0) << "the sequencer does not number what was committed";
}

Viewer FurnishedTest::add_person(const std::string& name, const std::string& role) {
    const ObjectId id = write_as(house(), [&](WriteTx& tx) {
        const ObjectId person = tx.new_id();
        tx.run(insert_contact, bind("id", person), bind("name", name));
        tx.run(insert_person, bind("id", person), bind("email", person.text() + "@example.org"),
            bind("name", name));
        return person;
    });
    Viewer viewer = ViewerMaker::make({.kind = ViewerKind::staff,
        .person = id,
        .session = ids.next(),
        .organisation = {},
        .name = name,
        .proved = {}});
    if (!role.empty()) give_role(viewer, role, space);
    return viewer;
}

ObjectId FurnishedTest::add_space(const std::string& slug) {
    return write_as(house(), [&](WriteTx& tx) {
        return access::create_space(tx, house(),
            {.area = area,
                .kind = access::SpaceKind::workspace,
                .slug = slug,
                .name = slug,
                .summary = {},
                .owner = olwen.person(),
                .marking = "official",
                .handling = {}});
    });
}

ObjectId FurnishedTest::add_section(ObjectId in_space, const std::string& slug) {
    return write_as(house(), [&](WriteTx& tx) {
        return access::create_section(
            tx, house(), {.space = in_space, .module = "wiki", .slug = slug, .name = "Wiki"});
    });
}

ObjectId FurnishedTest::give_role(const Viewer& person, const std::string& role, ObjectId scope) {
    return write_as(house(), [&](WriteTx& tx) {
        return access::put_grant(tx, house(), {.subject = person.person(), .role = role, .scope = scope});
    });
}

void FurnishedTest::take_role(ObjectId grant) {
    write_as(house(), [&](WriteTx& tx) { access::revoke(tx, house(), grant); });
}

ObjectRow FurnishedTest::add_page(const std::string& title, Lifecycle lifecycle) {
    return add_page_in(section, title, lifecycle);
}

ObjectRow FurnishedTest::add_page_in(ObjectId in_section, const std::string& title, Lifecycle lifecycle) {
    return write([&](WriteTx& tx) {
        const auto parent = access::require_standing(tx, olwen, in_section, "core.component", "core.view");
        return objects::create(tx, parent, {.type = "test.page", .title = title, .lifecycle = lifecycle});
    });
}

Standing FurnishedTest::standing(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    return access::require_standing(tx, viewer, object, "", "core.view");
}

} // namespace folkmoot::kit
