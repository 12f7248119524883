#include "access/rows.hpp"
#include "kit/golden.hpp"

#include <regex>

namespace folkmoot::access_matrix {
namespace {

std::vector<Row>& rows_so_far() {
    static std::vector<Row> rows;
    return rows;
}

Outcome outcome_of(const kit::Answer& answer, const std::string& what) {
    switch (answer.status) {
    case 200:
        return Outcome::done;
    case 401:
        return Outcome::sign_in_first;
    case 403:
        return Outcome::forbidden;
    case 404:
        return Outcome::absent;
    default:
        ADD_FAILURE() << what << " is refused for another reason, so that it says nothing: " << answer.status
                      << " " << answer.body;
        return Outcome::absent;
    }
}

bool ends_the_session(std::string_view route) {
    return route.ends_with(" /api/v1/session") && !route.starts_with("GET");
}

} // namespace

const std::vector<Row>& known_rows() {
    return rows_so_far();
}

RowsOf::RowsOf(std::span<const Row> rows) {
    rows_so_far().insert(rows_so_far().end(), rows.begin(), rows.end());
}

kit::Answer send(kit::Browser& browser, std::string_view route, const Ask& ask) {
    std::optional<std::string> body;
    if (ask.body) body = ask.body->dump();
    return browser.send(std::string{route.substr(0, route.find(' '))}, ask.path, body, ask.headers);
}

std::string comparable(const kit::Answer& answer) {
    auto body = answer.json();
    if (body.is_object()) body.erase("request_id");
    return std::to_string(answer.status) + " "
        + body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

namespace {

FOLKMOOT_HOST_TEST(AccessMatrix);

/// The routes as they are registered, so that nobody forgets one.
TEST_P(AccessMatrix, EveryRouteHasItsRowAndEveryRowItsRoute) {
    std::set<std::string> known, registered;
    for (const auto& row : known_rows())
        EXPECT_TRUE(known.emplace(row.route).second) << row.route << " has two rows";
    for (const auto& route : host().house().registries().router().routes())
        registered.insert(std::string{name_of(route->method)} + " " + route->path);
    for (const auto& route : registered)
        EXPECT_TRUE(known.contains(route)) << route << " has no row in tests/access: who may call it?";
    for (const auto& route : known)
        EXPECT_TRUE(registered.contains(route)) << "there is no route " << route;
}

/// Asks about pages, since without a module there is nothing in a space to ask about.
class AccessMatrixOfObjects : public kit::HostTest {
protected:
    void SetUp() override {
        HostTest::SetUp();
        if (!IsSkipped() && !host().house().registries().find_section("wiki"))
            GTEST_SKIP() << "the wiki, whose pages the matrix asks about, is not built";
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, AccessMatrixOfObjects, kit::both_backends, kit::backend_name);

TEST_P(AccessMatrixOfObjects, EverybodyMayExactlyWhatTheRulesSay) {
    Scene scene{host()};
    std::string table;
    for (const auto& row : known_rows())
        for (const auto who : principals) {
            const auto what = std::string{row.route} + " " + name_of(who);
            const Ask ask = row.ask(scene, who);
            auto other = ends_the_session(row.route) ? std::optional{scene.other_browser(who)} : std::nullopt;
            const auto answer = send(other ? *other : scene.browser(who), row.route, ask);
            const auto outcome = outcome_of(answer, what);
            EXPECT_EQ(name_of(outcome), name_of(row.rule(who))) << what << ": " << answer.body;
            table += what + (outcome == Outcome::done ? " yes\n" : " no\n");
        }
    kit::expect_golden("access_matrix.txt", table);
}

TEST_P(AccessMatrixOfObjects, ThingsOfAnotherSpaceAnswerExactlyAsThingsThatAreNotThere) {
    Scene scene{host()}, other{host()};
    const std::regex id{"[0-9a-hjkmnp-tv-z]{13}"};
    for (const auto& row : known_rows()) {
        if (row.about != About::space) continue;
        const Ask foreign = row.ask(other, Principal::owner);
        const auto missing_id = host().house().ids().next().text();
        Ask missing = foreign;
        missing.path = std::regex_replace(foreign.path, id, missing_id);
        if (foreign.body)
            missing.body = nlohmann::json::parse(std::regex_replace(foreign.body->dump(), id, missing_id));
        for (const auto who : {Principal::owner, Principal::guest_of_lane_a, Principal::site_administrator,
                 Principal::area_administrator, Principal::anonymous}) {
            const auto answer = send(scene.browser(who), row.route, foreign);
            EXPECT_EQ(comparable(answer), comparable(send(scene.browser(who), row.route, missing)))
                << row.route << " " << name_of(who);
            EXPECT_NE(answer.status, 200U) << row.route << " " << name_of(who);
        }
    }
}

/// What is still done in a space in which nobody writes: who may be there, that it is opened again, and what
/// one notes for oneself alone.
bool goes_on_in_a_frozen_space(std::string_view route) {
    static const std::set<std::string_view> going_on{"PUT /api/v1/spaces/{space}",
        "PUT /api/v1/spaces/{space}/state", "PUT /api/v1/spaces/{space}/owner",
        "POST /api/v1/spaces/{space}/departure", "POST /api/v1/spaces/{space}/access-reviews",
        "PUT /api/v1/spaces/{space}/access-reviews/{review}/marks",
        "POST /api/v1/spaces/{space}/access-reviews/{review}/signature",
        "DELETE /api/v1/spaces/{space}/access-reviews/{review}", "POST /api/v1/spaces/{space}/members",
        "DELETE /api/v1/spaces/{space}/members/{person}",
        "POST /api/v1/spaces/{space}/access-requests/{request}/role",
        "POST /api/v1/spaces/{space}/access-requests/{request}/refusal",
        "POST /api/v1/spaces/{space}/invitations/check", "POST /api/v1/spaces/{space}/invitations/mail",
        "DELETE /api/v1/spaces/{space}/invitations/{invitation}", "PUT /api/v1/objects/{object}/star",
        "DELETE /api/v1/objects/{object}/star", "PUT /api/v1/objects/{object}/watch",
        "DELETE /api/v1/objects/{object}/watch", "PUT /api/v1/objects/{object}/large-deletions/{state}/seen"};
    return going_on.contains(route);
}

TEST_P(AccessMatrixOfObjects, InAFrozenSpaceEveryWayToWriteIsRefusedAndSaysWhy) {
    Scene scene{host()};
    const auto space = *ObjectId::parse(scene.space);
    const auto become = [&](access::SpaceState state) {
        host().write([&](WriteTx& tx) {
            access::set_state(tx, Viewer::system("a test freezes"), space, state, "Being looked at");
        });
    };
    int asked = 0;
    for (const auto& row : known_rows()) {
        if (row.about != About::space || row.route.starts_with("GET ")
            || goes_on_in_a_frozen_space(row.route))
            continue;
        const auto who =
            std::ranges::find_if(principals, [&](Principal one) { return row.rule(one) == Outcome::done; });
        ASSERT_NE(who, principals.end()) << row.route;
        const Ask ask = row.ask(scene, *who);
        become(access::SpaceState::frozen);
        const auto answer = send(scene.browser(*who), row.route, ask);
        become(access::SpaceState::open);
        const auto code = answer.json().value("code", "");
        // Asks are led by those who may ask: nobody may there, and to all others an ask is not there.
        const bool is_led = row.rule == policy::members_alone && code == "access.not_found";
        EXPECT_TRUE(code == "access.space_frozen" || code == "invitations.space_rests" || is_led)
            << row.route << " " << name_of(*who) << ": " << answer.status << answer.body;
        ++asked;
    }
    EXPECT_GT(asked, 40);
}

struct Relation {
    std::string_view name;
    access::Audience audience;
    Lifecycle lifecycle;
    policy::Rule rule;
};

TEST_P(AccessMatrixOfObjects, AnObjectIsSeenByItsAudienceAndAbsentForAllOthersInEveryWayToReadIt) {
    Scene scene{host()};
    using access::Audience;
    for (const auto& relation :
        {Relation{"staff only", Audience::staff, Lifecycle::live, policy::staff_of_the_space},
            Relation{"lane A and staff", Audience::lane, Lifecycle::live, policy::lane_a_and_staff},
            Relation{"everyone here", Audience::everyone, Lifecycle::live, policy::readers},
            Relation{"never published", Audience::everyone, Lifecycle::draft, policy::seers_of_drafts}}) {
        const auto page = scene.page(relation.audience, relation.lifecycle);
        for (const auto who : principals) {
            const auto what = std::string{relation.name} + " " + name_of(who);
            const auto expected = relation.rule(who);
            auto& browser = scene.browser(who);
            for (const auto& path : {kit::page_path(page), kit::page_path(page, "/links"),
                     "/api/v1/objects/" + page, "/api/v1/objects/" + page + "/revisions"})
                EXPECT_EQ(name_of(outcome_of(browser.get(path), what)), name_of(expected))
                    << what << " " << path;
            const auto tree = browser.get("/api/v1/wiki/components/" + scene.wiki + "/pages");
            EXPECT_EQ(tree.body.contains(page), expected == Outcome::done) << what << " in the tree";
            const auto news = browser.get("/api/v1/spaces/" + scene.space + "/news");
            EXPECT_FALSE(expected != Outcome::done && news.body.contains(page)) << what << " in the news";
        }
    }
}

TEST_P(AccessMatrixOfObjects, ACommentIsToldOnlyToThoseWhoReadItHoweverMuchItConcernsThem) {
    Scene scene{host()};
    const auto page = scene.page(access::Audience::everyone, Lifecycle::live);
    const auto path = "/api/v1/objects/" + page;
    for (const auto who : principals)
        if (policy::readers(who) == Outcome::done && who != Principal::anonymous)
            scene.browser(who).put(path + "/watch", nlohmann::json::object());
    host().clock().advance(std::chrono::seconds{1});
    const auto of_guest =
        scene.browser(Principal::guest_of_lane_a).post(path + "/comments", {{"text", "Said by a guest"}});
    ASSERT_EQ(of_guest.status, 200U) << of_guest.body;
    const auto of_staff =
        scene.browser(Principal::owner)
            .post(path + "/comments", {{"text", "Said among staff"}, {"audience", "staff"}});
    ASSERT_EQ(of_staff.status, 200U) << of_staff.body;
    for (const auto who : principals) {
        const auto told = scene.browser(who).get("/api/v1/comment-news").body;
        const auto home = scene.browser(who).get("/api/v1/home").body;
        for (const auto& text : {told, home}) {
            if (policy::lane_a_and_staff(who) != Outcome::done)
                EXPECT_FALSE(text.contains("Said by a guest")) << name_of(who);
            if (policy::staff_of_the_space(who) != Outcome::done)
                EXPECT_FALSE(text.contains("Said among staff")) << name_of(who);
        }
        if (who == Principal::member)
            EXPECT_TRUE(told.contains("Said among staff") && told.contains("Said by a guest")) << told;
    }
}

} // namespace
} // namespace folkmoot::access_matrix
