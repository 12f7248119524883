#include "kit/furnish.hpp"

#include "access/area.hpp"
#include "host/section_list.hpp"
#include "identity/organisation.hpp"
#include "identity/person.hpp"
#include "identity/viewer_maker.hpp"

#include <fmt/format.h>

namespace folkmoot::kit {
namespace {

std::atomic<int> scenes = 0;

std::string numbered(const std::string& name) {
    return fmt::format("{} {}", name, ++scenes);
}

std::string address_for(std::string name) {
    for (char& letter : name)
        if (letter == ' ') letter = '.';
    return name + "@example.org";
}

/// One hash for everybody: the tests sign in, they do not guard anything.
const std::string& hash() {
    static const auto made = identity::hash_password(Furnish::password, {.passes = 1, .memory = 8192});
    return made;
}

constexpr Sql slug_of_space{"select slug from space where id = :id"};

} // namespace

Account Furnish::account(ObjectId id, std::string email) {
    host_.write([&](WriteTx& tx) { identity::set_password_hash(tx, id, hash()); });
    return {.id = id, .email = identity::email_key(email)};
}

Account Furnish::staff(const std::string& name) {
    const auto full = numbered(name);
    const auto email = address_for(full);
    return account(host_.write([&](WriteTx& tx) {
        return identity::create_person(tx, {.name = full, .email = email, .title = {}, .purpose = {}});
    }),
        email);
}

Account Furnish::guest(const std::string& name, const Account& sponsor, std::chrono::microseconds lasts,
    std::optional<ObjectId> from) {
    const auto full = numbered(name);
    const auto email = address_for(full);
    return account(host_.write([&](WriteTx& tx) {
        return identity::create_person(tx,
            {.name = full,
                .email = email,
                .kind = identity::PersonKind::guest,
                .title = {},
                .organisation = from,
                .sponsor = sponsor.id,
                .purpose = "to comment",
                .expires = tx.now() + lasts});
    }),
        email);
}

ObjectId Furnish::area(const std::string& name) {
    return host_.write([&](WriteTx& tx) {
        return access::create_area(tx, Viewer::system("a test sets the scene"), std::nullopt, numbered(name));
    });
}

ObjectId Furnish::organisation(const std::string& name) {
    const auto full = numbered(name);
    return host_.write([&](WriteTx& tx) {
        return identity::create_organisation(tx, {.name = full, .short_name = full, .domains = {}});
    });
}

ObjectId Furnish::space(access::SpaceKind kind, const Account& owner) {
    const auto department = area("Department");
    const int number = ++scenes;
    return host_.write([&](WriteTx& tx) {
        return access::create_space(tx, Viewer::system("a test sets the scene"),
            {.area = department,
                .kind = kind,
                .slug = fmt::format("space-{}", number),
                .name = fmt::format("Space {}", number),
                .summary = {},
                .owner = owner.id,
                .handling = {}});
    });
}

std::string Furnish::slug_of(ObjectId space) {
    return host_.read(
        [&](ReadTx& tx) { return tx.value<std::string>(slug_of_space, bind("id", space)).value(); });
}

Viewer Furnish::viewer(const Account& staff) const {
    return ViewerMaker::make({.kind = ViewerKind::staff,
        .person = staff.id,
        .session = {},
        .organisation = {},
        .name = {},
        .proved = {}});
}

ObjectId Furnish::section(ObjectId space, const Account& owner, const std::string& module) {
    return host_.house().database().write_now("test", [&](WriteTx& tx) {
        const Viewer who = viewer(owner);
        audit::act_as(tx, who, "test");
        const RequestInfo request{.id = "test", .language = "en", .network = {}, .agent = {}, .cookies = {}};
        WriteContext context{
            .tx = tx, .viewer = who, .request = request, .services = host_.house().services()};
        return host::add_section(context, space, module, "Section");
    });
}

void Furnish::role(const Account& person, const std::string& role, ObjectId scope) {
    host_.write([&](WriteTx& tx) {
        access::put_grant(tx, Viewer::system("a test sets the scene"),
            {.subject = person.id, .role = role, .scope = scope});
    });
}

ObjectId Furnish::lane(ObjectId space, const std::string& name, const std::vector<Account>& members) {
    return host_.write([&](WriteTx& tx) {
        const Viewer house = Viewer::system("a test sets the scene");
        const ObjectId lane = access::create_lane(tx, house, space, numbered(name));
        for (const auto& member : members)
            access::add_to_lane(tx, house, lane, {.kind = access::LaneMemberKind::person, .id = member.id});
        return lane;
    });
}

Browser Furnish::sign_in(const Account& account) {
    Browser browser = host_.browser();
    const auto answer = browser.sign_in(account.email, password);
    EXPECT_EQ(answer.status, 200U) << account.email << ": " << answer.body;
    return browser;
}

WikiScene::WikiScene(TestHost& host)
    : furnish(host)
    , owner(furnish.staff("Olwen Owner"))
    , editor(furnish.staff("Edith Editor"))
    , space(furnish.space(access::SpaceKind::workspace, owner))
    , wiki(furnish.wiki(space, owner))
    , as_owner((furnish.role(editor, "member", space), furnish.sign_in(owner)))
    , as_editor(furnish.sign_in(editor)) { }

std::string WikiScene::page(
    const std::string& title, const std::string& markdown, const std::string& parent) {
    nlohmann::json request{{"component", wiki.text()}, {"title", title}};
    if (!parent.empty()) request["parent"] = parent;
    const auto made = as_owner.post("/api/v1/wiki/pages", request);
    EXPECT_EQ(made.status, 200U) << made.body;
    if (!markdown.empty()) {
        const auto published = publish(as_owner, made.id(), title, markdown, 0);
        EXPECT_EQ(published.status, 200U) << published.body;
    }
    return made.id();
}

Answer WikiScene::publish(Browser& who, const std::string& page, const std::string& title,
    const std::string& markdown, std::int64_t base) {
    return who.post(object_path(page, "/publication"),
        {{"title", title}, {"markdown", markdown}, {"base_revision", base}});
}

Answer publish_together(
    Browser& asking, Browser& agreeing, const std::string& object, const nlohmann::json& text) {
    const auto path = object_path(object, "/publication-request");
    auto asked = asking.post(path, text);
    if (asked.status != 200U) return asked;
    return agreeing.post(path + "/agreement", {{"request", asked.id()}});
}

std::string object_path(const std::string& object, const std::string& rest) {
    return "/api/v1/objects/" + object + rest;
}

std::string page_path(const std::string& page, const std::string& rest) {
    return "/api/v1/wiki/pages/" + page + rest;
}

} // namespace folkmoot::kit
