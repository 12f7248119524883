#include "access/scene.hpp"

#include "access/access_request.hpp"
#include "access/access_review.hpp"

#include "identity/invitation.hpp"
#include "identity/password_reset.hpp"
#include "identity/secret.hpp"
#include "jobs/queue.hpp"
#include "kit/collab_client.hpp"
#include "kit/suggesting.hpp"
#include "mail/queue.hpp"

namespace folkmoot::access_matrix {
namespace {

using namespace std::chrono_literals;
using kit::nothing;

constexpr Sql show_object{"update object set visibility = :visibility where id = :id"};
constexpr Sql component_of{"select component from object where id = :id"};
constexpr Sql area_of{"select area from space where id = :id"};

constexpr Sql ask_about{
    "insert into publication_request (object, id, person, asked, title, note, minor, base_revision, body, "
    "reason) select object, :id, :person, :now, title, '', 0, number, body, '' from object_revision "
    "where object = :object and number = 2"};
constexpr Sql asked_about{"select id from publication_request where object = :object"};

ObjectId id_of(const std::string& text) {
    return *ObjectId::parse(text);
}

std::string id_made(const kit::Answer& answer) {
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.id();
}

} // namespace

Scene::Scene(kit::TestHost& host)
    : furnish_(host)
    , owner_(furnish_.staff("Olwen Owner"))
    , space(furnish_.space(access::SpaceKind::community, owner_).text())
    , wiki(furnish_.wiki(id_of(space), owner_).text())
    , area(host.read([&](ReadTx& tx) { return tx.value<ObjectId>(area_of, bind("id", id_of(space))); })
              .value()
              .text()) {
    people_the_place(id_of(space));
    sign_everybody_in();
}

void Scene::people_the_place(ObjectId place) {
    using enum Principal;
    accounts_[owner] = owner_;
    for (const auto who : {facilitator, member, contributor, reader}) {
        accounts_[who] = furnish_.staff(name_of(who));
        furnish_.role(accounts_[who], name_of(who), place);
    }
    accounts_[staff_outside] = furnish_.staff("outside");
    for (const auto who : {service_desk, site_administrator}) {
        accounts_[who] = furnish_.staff(who == service_desk ? "desk" : "administrator");
        furnish_.role(accounts_[who], name_of(who), access::site);
    }
    accounts_[area_administrator] = furnish_.staff("administrator of the area");
    furnish_.role(accounts_[area_administrator], name_of(area_administrator), id_of(area));
    for (const auto who : {guest_of_lane_a, guest_of_lane_b, expired_guest}) {
        accounts_[who] = furnish_.guest("guest", owner_, who == expired_guest ? 30min : 24h * 30);
        furnish_.role(accounts_[who], "contributor", place);
    }
    lane_a = furnish_.lane(place, "A", {accounts_[guest_of_lane_a], accounts_[expired_guest]});
    furnish_.lane(place, "B", {accounts_[guest_of_lane_b]});
}

void Scene::sign_everybody_in() {
    for (const auto who : principals)
        browsers_.emplace(
            who, who == Principal::anonymous ? host().browser() : furnish_.sign_in(accounts_.at(who)));
    host().clock().advance(31min);
}

const kit::Account* Scene::account(Principal who) const {
    const auto found = accounts_.find(who);
    return found == accounts_.end() ? nullptr : &found->second;
}

kit::Browser Scene::other_browser(Principal who) {
    const bool nobody = who == Principal::anonymous || who == Principal::expired_guest;
    return nobody ? host().browser() : furnish_.sign_in(accounts_.at(who));
}

void Scene::show_to(const std::string& page, access::Audience audience, Lifecycle lifecycle) {
    host().write([&](WriteTx& tx) {
        auto sight = access::first_sight(
            tx, tx.value<ObjectId>(component_of, bind("id", id_of(page))).value(), lifecycle);
        sight.audience = audience;
        if (audience == access::Audience::lane) sight.lane = lane_a;
        tx.run(show_object, bind("id", id_of(page)), bind("visibility", access::visibility_for(tx, sight)));
    });
}

std::string Scene::page(access::Audience audience, Lifecycle lifecycle) {
    auto& owner = browser(Principal::owner);
    const auto title = "Page " + std::to_string(++pages_);
    const auto page = id_made(owner.post("/api/v1/wiki/pages", {{"component", wiki}, {"title", title}}));
    if (lifecycle == Lifecycle::live)
        for (int revision = 0; revision < 2; ++revision)
            id_made(owner.post(kit::object_path(page, "/publication"),
                {{"title", title}, {"markdown", "Text " + std::to_string(revision)},
                    {"base_revision", revision}}));
    show_to(page, audience, lifecycle);
    return page;
}

std::string Scene::section(const std::string& module) {
    auto& section = sections_[module];
    if (section.empty()) section = furnish_.section(id_of(space), owner_, module).text();
    return section;
}

std::string Scene::fresh_page() {
    return page(access::Audience::everyone);
}

std::string Scene::page_written_live() {
    static yjs::ClientId client = 700'000;
    const auto page = fresh_page();
    kit::CollabClient editor{browser(Principal::owner), page, ++client};
    EXPECT_TRUE(editor.open());
    editor.write("Not yet for readers.");
    EXPECT_TRUE(editor.wait_until_saved());
    return page;
}

nlohmann::json Scene::next_week() {
    const auto day = to_rfc3339(host().clock().now() + std::chrono::days{7}).substr(0, 10);
    return {{"on", day}, {"at", "09:30"}, {"zone", "Europe/London"}};
}

std::string Scene::page_to_be_published() {
    const auto page = page_written_live();
    const auto answer =
        browser(Principal::owner).put(kit::object_path(page, "/scheduled-publication"), next_week());
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return page;
}

std::string Scene::page_asked_about(Principal who) {
    const auto page = fresh_page();
    host().write([&](WriteTx& tx) {
        tx.run(ask_about, bind("object", id_of(page)), bind("id", tx.new_id()),
            bind("person", accounts_.at(who).id), bind("now", tx.now()));
    });
    return page;
}

nlohmann::json Scene::request_about(const std::string& page) {
    return {{"request",
        host()
            .read([&](ReadTx& tx) {
                return tx.value<ObjectId>(asked_about, bind("object", id_of(page))).value();
            })
            .text()}};
}

std::string Scene::page_to_be_public() {
    if (!front_) {
        front_ = furnish_.space(access::SpaceKind::public_space, owner_);
        for (const auto who :
            {Principal::facilitator, Principal::member, Principal::contributor, Principal::reader})
            furnish_.role(accounts_.at(who), name_of(who), *front_);
        for (const auto who : {Principal::guest_of_lane_a, Principal::guest_of_lane_b})
            furnish_.role(accounts_.at(who), "contributor", *front_);
        front_ = furnish_.wiki(*front_, owner_);
    }
    return id_made(browser(Principal::owner)
            .post("/api/v1/wiki/pages",
                {{"component", front_->text()}, {"title", "Page " + std::to_string(++pages_)}}));
}

nlohmann::json Scene::review() {
    auto plan = next_week();
    plan.erase("at");
    plan["keeper"] = account(Principal::owner)->id.text();
    return plan;
}

std::string Scene::page_to_be_reviewed() {
    const auto page = fresh_page();
    const auto answer = browser(Principal::owner).put(kit::object_path(page, "/review"), review());
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return page;
}

std::string Scene::page_in_bin() {
    const auto page = fresh_page();
    EXPECT_EQ(browser(Principal::owner).del("/api/v1/objects/" + page).status, 200U);
    return page;
}

nlohmann::json Scene::comment() {
    const auto answer = browser(Principal::owner)
                            .post("/api/v1/objects/" + fresh_page() + "/comments",
                                {{"text", "A comment"}, {"audience", "everyone"}});
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

std::string Scene::comment_of(Principal who) {
    using enum Principal;
    if (who == owner || who == reader || who > guest_of_lane_b || who == staff_outside)
        return comment()["id"].get<std::string>();
    nlohmann::json request{{"text", "A comment"}};
    if (who < reader) request["audience"] = "everyone";
    return id_made(browser(who).post("/api/v1/objects/" + fresh_page() + "/comments", request));
}

std::string Scene::suggestion() {
    auto& contributor = browser(Principal::contributor);
    return kit::send_suggestion(host(), contributor, fresh_page(), {{"audience", "everyone"}});
}

std::string Scene::suggestion_of(Principal who, Sent sent) {
    using enum Principal;
    if (who == reader || who > guest_of_lane_b || who == staff_outside) return suggestion();
    auto request = nlohmann::json::object();
    if (who == contributor) request["audience"] = "everyone";
    const auto page = fresh_page();
    return sent == Sent::yes ? kit::send_suggestion(host(), browser(who), page, request)
                             : kit::begin_suggestion(host(), browser(who), page, request);
}

std::string Scene::decided_comment() {
    const auto id = comment()["id"].get<std::string>();
    const nlohmann::json decision{{"verdict", "accepted"}, {"changed", nlohmann::json::array()}};
    EXPECT_EQ(browser(Principal::owner).put("/api/v1/comments/" + id + "/outcome", decision).status, 200U);
    return id;
}

nlohmann::json Scene::asked_of(Principal who) {
    const bool sees = (who > Principal::owner && who <= Principal::reader)
        || who == Principal::guest_of_lane_a || who == Principal::guest_of_lane_b;
    const auto& asked = accounts_.at(sees ? who : Principal::member);
    const auto day = to_rfc3339(host().clock().now() + std::chrono::days{9}).substr(0, 10);
    return {{"kind", "read"}, {"people", {asked.id.text()}}, {"groups", nlohmann::json::array()},
        {"organisations", nlohmann::json::array()}, {"lanes", nlohmann::json::array()}, {"on", day},
        {"zone", "Europe/London"}};
}

std::string Scene::ask_of(Principal who) {
    return id_made(
        browser(Principal::owner).post("/api/v1/objects/" + fresh_page() + "/asks", asked_of(who)));
}

std::string Scene::failed_job() {
    const auto job = host().write([](WriteTx& tx) {
        const auto made = jobs::enqueue(tx, "absent.work");
        tx.run("update job set state = 'failed' where id = :id", bind("id", made));
        return made;
    });
    return job.text();
}

std::string Scene::reset_link() {
    const auto somebody = furnish_.staff("forgets");
    const auto token = identity::make_token();
    host().write([&](WriteTx& tx) { identity::ask_for_reset(tx, somebody.email, token); });
    return token;
}

nlohmann::json Scene::new_invitation() {
    static int invited = 0;
    return {{"rows", {{{"address", "invited" + std::to_string(++invited) + "@glanydon.example"}}}},
        {"role", "contributor"}, {"sponsor", owner_.id.text()}, {"purpose", "To comment"},
        {"access_ends", "2099-01-02T03:04:05.000000Z"}};
}

std::string Scene::invitation() {
    return invite(id_of(space), new_invitation()["rows"][0]["address"], identity::make_token()).text();
}

std::string Scene::access_request() {
    const auto asker = furnish_.viewer(furnish_.staff("asks to come in"));
    return host()
        .write([&](WriteTx& tx) { return access::ask_for_access(tx, asker, id_of(space), "To help"); })
        .text();
}

std::string Scene::access_request_of(Principal who) {
    const auto* asker = account(who);
    const auto other = furnish_.space(access::SpaceKind::workspace, owner_);
    return host()
        .write([&](WriteTx& tx) {
            const auto id = tx.new_id();
            tx.run(Sql{"insert into access_request (id, space, person, reason, asked) values (:id, :space, "
                       ":person, 'To help', :now)"},
                bind("id", id), bind("space", other), bind("person", asker ? asker->id : owner_.id),
                bind("now", tx.now()));
            return id;
        })
        .text();
}

void Scene::without_access_review() {
    const auto owner = furnish_.viewer(owner_);
    const auto here = id_of(space);
    const auto open = host().read([&](ReadTx& tx) {
        return tx.value<ObjectId>(
            Sql{"select id from access_review where space = :space and signed is null"}, bind("space", here));
    });
    if (open)
        host().write(
            [&](WriteTx& tx) { access::give_up_access_review(tx, owner, {.space = here, .review = *open}); });
}

std::string Scene::access_review() {
    without_access_review();
    const auto owner = furnish_.viewer(owner_);
    return host()
        .write([&](WriteTx& tx) {
            const auto id = access::begin_access_review(tx, owner, id_of(space));
            tx.run(Sql{"update access_review_entry set mark = 'keep' where review = :review"},
                bind("review", id));
            return id;
        })
        .text();
}

std::string Scene::invitation_link(Principal who, Invited invited) {
    const auto* person = account(who);
    const bool signed_in = person && who != Principal::expired_guest;
    std::string address = new_invitation()["rows"][0]["address"];
    if (invited == Invited::known)
        address = signed_in ? person->email : furnish_.guest("has left", owner_, -1h).email;
    const auto token = identity::make_token();
    invite(furnish_.space(access::SpaceKind::community, owner_), address, token);
    return token;
}

ObjectId Scene::invite(ObjectId into, const std::string& address, const std::string& token) {
    const auto inviter = furnish_.viewer(owner_);
    return host().write([&](WriteTx& tx) {
        return identity::invite(tx, inviter,
            {.space = into,
                .role = "reader",
                .address = address,
                .name = {},
                .sponsor = owner_.id,
                .purpose = {},
                .access_ends = host().clock().now() + 24h},
            token);
    });
}

std::string Scene::waiting_mail() {
    return host()
        .write([](WriteTx& tx) { return mail::send(tx, {.kind = "mail.trial", .to = "sam@example.org"}); })
        .text();
}

std::string Scene::failed_mail() {
    const auto mail = waiting_mail();
    host().write([&](WriteTx& tx) {
        tx.run("update mail set state = 'failed' where id = :id", bind("id", ObjectId::parse(mail).value()));
    });
    return mail;
}

std::string Scene::own_session(Principal who) {
    auto other = other_browser(who);
    const auto sessions = other.get("/api/v1/sessions");
    if (sessions.status != 200) return host().house().ids().next().text();
    const auto lines = sessions.json()["items"];
    for (const auto& line : lines)
        if (line["current"].get<bool>()) return line["id"];
    return {};
}

std::string Scene::fresh_member() {
    const auto spare = furnish_.staff("spare");
    furnish_.role(spare, "reader", id_of(space));
    return spare.id.text();
}

nlohmann::json Scene::arranged_home() {
    const auto form = browser(Principal::owner).get("/api/v1/spaces/" + space + "/home/form").json();
    return {{"base_version", form["version"]}, {"welcome", "Welcome"}, {"pins", nlohmann::json::array()},
        {"dates", nlohmann::json::array()}, {"contacts", nlohmann::json::array()}};
}

std::string Scene::space_to_leave(Principal who) {
    const auto left = furnish_.space(access::SpaceKind::workspace, furnish_.staff("stays"));
    if (policy::readers(who) == Outcome::done) furnish_.role(accounts_.at(who), "reader", left);
    return left.text();
}

std::string Scene::whole_upload() {
    auto& owner = browser(Principal::owner);
    if (!upload_.empty() && owner.get("/api/v1/uploads/" + upload_).status == 200) return upload_;
    upload_ = begin_upload(fresh_page());
    return upload_;
}

std::string Scene::begin_upload(const std::string& page) {
    auto& owner = browser(Principal::owner);
    const auto upload =
        id_made(owner.post("/api/v1/uploads", {{"object", page}, {"name", "a.txt"}, {"size", 4}}));
    const auto sent = owner.send("PUT", "/api/v1/uploads/" + upload + "?offset=0", "text",
        {{"Content-Type", "application/octet-stream"}});
    EXPECT_EQ(sent.status, 200U) << sent.body;
    return upload;
}

std::string Scene::file() {
    return id_made(
        browser(Principal::owner).post("/api/v1/uploads/" + whole_upload() + "/completion", nothing));
}

} // namespace folkmoot::access_matrix
