#include "access/rows.hpp"

#include "collab/rooms/deletion_log.hpp"
#include "collab/rooms/house_edit.hpp"

namespace folkmoot::access_matrix { namespace {

using kit::nothing;
using nlohmann::json;
using namespace policy;

std::string object(const std::string& id, const std::string& rest = "") {
    return "/api/v1/objects/" + id + rest;
}
std::string space(const Scene& scene, const std::string& rest = "") {
    return "/api/v1/spaces/" + scene.space + rest;
}

/// The next text of a page, under a title that no other has.
json text() {
    static int texts = 0;
    return {
        {"title", "Text " + std::to_string(++texts)}, {"markdown", "Another text."}, {"base_revision", 2}};
}

/// On a thing for everyone here staff say for whom they write; a guest has one side to write to.
json new_comment(Principal who) {
    json request{{"text", "A comment"}};
    if (who <= Principal::staff_outside) request["audience"] = "everyone";
    return request;
}
std::string thread(Scene& scene, const std::string& rest = "") {
    return "/api/v1/comment-threads/" + scene.comment()["thread"].get<std::string>() + rest;
}
std::string comment(Scene& scene, Principal who) {
    return "/api/v1/comments/" + scene.comment_of(who);
}

/// Who edits suggests to staff, and a guest to the one side they have; other staff say to whom.
json new_suggestion(Principal who) {
    return who == Principal::contributor ? json{{"audience", "everyone"}} : json::object();
}
std::string suggestion(const std::string& id, const std::string& rest = "") {
    return "/api/v1/suggestions/" + id + rest;
}

json whom_to_ask(Scene& scene) {
    auto asked = scene.asked_of(Principal::member);
    asked.erase("on");
    asked.erase("zone");
    return asked;
}
json other_day(Scene& scene) {
    const auto asked = scene.asked_of(Principal::member);
    return {{"on", asked["on"]}, {"zone", asked["zone"]}, {"note", "More time"}};
}
std::string ask(Scene& scene, Principal who, const std::string& rest = "") {
    return "/api/v1/asks/" + scene.ask_of(who) + rest;
}
std::string answered_ask(Scene& scene, Principal who) {
    const auto path = ask(scene, who, "/answer");
    if (scene.account(who)) scene.browser(who).put(path, {{"answer", "read"}, {"revision", 1}});
    return path;
}

/// A page of whose live text most was deleted, as that person was told.
std::string large_deletion(Scene& scene, Principal who, const std::string& rest) {
    const auto page = scene.fresh_page();
    const auto id = *ObjectId::parse(page);
    const auto owner = scene.account(Principal::owner)->id;
    const auto* told = scene.account(who);
    scene.host().write([&](WriteTx& tx) {
        collab::begin_document(tx, id, 2, collab::first_state({}, 1), {1, owner});
        collab::note_deletion(tx, id, {.person = owner, .at = tx.now()}, richtext::Tree{});
        const collab::NotedDeletion deletion{.document = id, .person = owner, .happened = tx.now()};
        collab::mark_told(tx, deletion, std::array{told ? told->id : owner});
    });
    return object(page, "/large-deletions/0" + rest);
}

json restriction_lifted() {
    return {{"inherit", true}, {"people", json::array()}, {"groups", json::array()}};
}

/// Of what nobody has published yet: whoever sees drafts and may not write is told so.
Outcome members_among_seers_of_drafts(Principal who) {
    return members(who) == Outcome::forbidden
        ? (seers_of_drafts(who) == Outcome::done ? Outcome::forbidden : seers_of_drafts(who))
        : members(who);
}
/// What one asked for oneself only oneself takes back.
Outcome owner_among_members(Principal who) {
    const bool other = who != Principal::owner && members(who) == Outcome::done;
    return other ? Outcome::forbidden : members(who);
}
Principal whoever_else_asks(Principal who) {
    return who == Principal::owner ? Principal::facilitator : Principal::owner;
}

const std::array core_rows{
    Row{"GET /api/v1/session", anybody, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/session"}; }},
    Row{"GET /api/v1/notices", anybody, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/notices"}; }},
    Row{"POST /api/v1/session", anybody, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/session",
                json{{"email", scene.furnish().staff("signs in").email},
                    {"password", kit::Furnish::password}}};
        }},
    Row{"POST /api/v1/password-resets", anybody, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/password-resets", json{{"email", scene.furnish().staff("forgets").email}}};
        }},
    Row{"PUT /api/v1/password", anybody, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/password",
                json{{"token", scene.reset_link()}, {"password", "seven herons on one jetty"}}};
        }},
    Row{"POST /api/v1/invitation", anybody, about_person,
        [](Scene& scene, Principal who) -> Ask {
            return {"/api/v1/invitation",
                json{{"token", scene.invitation_link(who, Scene::Invited::known)}}};
        }},
    Row{"POST /api/v1/invitation/acceptance", anybody, about_person,
        [](Scene& scene, Principal who) -> Ask {
            return {"/api/v1/invitation/acceptance",
                json{{"token", scene.invitation_link(who, Scene::Invited::known)}}};
        }},
    Row{"POST /api/v1/invitation/account", anybody, about_person,
        [](Scene& scene, Principal who) -> Ask {
            return {"/api/v1/invitation/account",
                json{{"token", scene.invitation_link(who, Scene::Invited::newcomer)}, {"name", "Newcomer"},
                    {"password", "seven herons on one jetty"}}};
        }},
    Row{"POST /api/v1/invitation/links", anybody, about_person,
        [](Scene& scene, Principal who) -> Ask {
            return {"/api/v1/invitation/links",
                json{{"token", scene.invitation_link(who, Scene::Invited::known)}}};
        }},
    Row{"DELETE /api/v1/session", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/session"}; }},
    Row{"PUT /api/v1/session/language", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/session/language", json{{"language", "en"}}}; }},
    Row{"GET /api/v1/sessions", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/sessions"}; }},
    Row{"DELETE /api/v1/sessions/{session}", any_person, about_person,
        [](Scene& scene, Principal who) -> Ask { return {"/api/v1/sessions/" + scene.own_session(who)}; }},
    Row{"GET /api/v1/home", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/home"}; }},
    Row{"GET /api/v1/comment-news", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/comment-news"}; }},
    Row{"GET /api/v1/drafts", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/drafts"}; }},
    Row{"GET /api/v1/search", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/search?q=text"}; }},
    Row{"GET /api/v1/search/quick", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/search/quick?q=text"}; }},
    Row{"POST /api/v1/live-ticket", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/live-ticket", nothing}; }},
    Row{"GET /api/v1/people", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/people?q=o"}; }},
    Row{"GET /api/v1/groups", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/groups?q=o"}; }},
    Row{"GET /api/v1/organisations", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/organisations?q=o"}; }},
    Row{"GET /api/v1/people/{person}", those_who_know_lane_b, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/people/" + scene.account(Principal::guest_of_lane_b)->id.text()};
        }},
    Row{"GET /api/v1/people-words", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/people-words?kind=skill&q=fl"}; }},
    Row{"GET /api/v1/profile", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/profile"}; }},
    Row{"PUT /api/v1/profile", any_person, about_person,
        [](Scene& scene, Principal who) -> Ask {
            const auto known = scene.browser(who).get("/api/v1/profile");
            const auto version = known.status == 200 ? known.json()["version"].get<int>() : 0;
            return {"/api/v1/profile", json{{"does", "Boats"}, {"time_zone", "Europe/London"}},
                {{"If-Match", "\"" + std::to_string(version) + "\""}}};
        }},

    Row{"GET /api/v1/jobs", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/jobs"}; }},
    Row{"POST /api/v1/jobs/{job}/attempt", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/jobs/" + scene.failed_job() + "/attempt", nothing};
        }},

    Row{"GET /api/v1/mails", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/mails"}; }},
    Row{"GET /api/v1/mails/{mail}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {"/api/v1/mails/" + scene.waiting_mail()}; }},
    Row{"POST /api/v1/mails", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/mails", nothing}; }},
    Row{"POST /api/v1/mails/{mail}/attempt", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/mails/" + scene.failed_mail() + "/attempt", nothing};
        }},
    Row{"DELETE /api/v1/mails/{mail}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {"/api/v1/mails/" + scene.waiting_mail()}; }},
    Row{"DELETE /api/v1/waiting-mails", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/waiting-mails"}; }},
    Row{"PUT /api/v1/mail-hold", site_administrators, about_person,
        [](Scene&, Principal) -> Ask {
            return {"/api/v1/mail-hold", json{{"held", true}}};
        }},

    Row{"GET /api/v1/spaces", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/spaces"}; }},
    Row{"GET /api/v1/space-form", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/space-form"}; }},
    Row{"POST /api/v1/spaces", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/spaces",
                json{{"name", "A new space"}, {"kind", "workspace"}, {"area", scene.area},
                    {"marking", "official"}}};
        }},
    Row{"GET /api/v1/spaces/{space}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene)}; }},
    Row{"PUT /api/v1/spaces/{space}", owners, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {
                space(scene), json{{"name", "Renamed"}, {"summary", ""}, {"handling", ""}, {"listed", true}}};
        }},
    Row{"POST /api/v1/spaces/{space}/sections", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/sections"), json{{"module", "wiki"}, {"name", "Another wiki"}}};
        }},
    Row{"GET /api/v1/spaces/{space}/news", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/news")}; }},
    Row{"GET /api/v1/spaces/{space}/bin", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/bin")}; }},
    Row{"GET /api/v1/spaces/{space}/home", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/home")}; }},
    Row{"GET /api/v1/spaces/{space}/home/form", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/home/form")}; }},
    Row{"PUT /api/v1/spaces/{space}/home", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/home"), scene.arranged_home()}; }},
    Row{"PUT /api/v1/spaces/{space}/state", owners, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/state"), json{{"state", "open"}, {"reason", "Work goes on"}}};
        }},
    Row{"PUT /api/v1/spaces/{space}/owner", owners, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/owner"),
                json{{"person", scene.account(Principal::owner)->id.text()}, {"reason", "Nothing changes"}}};
        }},
    // A space that everybody leaves is another one, so that they are still in this one afterwards.
    Row{"POST /api/v1/spaces/{space}/departure", readers, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {"/api/v1/spaces/" + scene.space_to_leave(who) + "/departure", nothing};
        }},
    Row{"GET /api/v1/spaces/{space}/members", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/members")}; }},
    Row{"POST /api/v1/spaces/{space}/members", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/members"),
                json{{"person", scene.furnish().staff("new").id.text()}, {"role", "reader"}}};
        }},
    Row{"DELETE /api/v1/spaces/{space}/members/{person}", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/members/" + scene.fresh_member())}; }},
    Row{"GET /api/v1/spaces/{space}/people", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/people")}; }},
    Row{"GET /api/v1/spaces/{space}/people/table", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/people/table")}; }},
    Row{"GET /api/v1/spaces/{space}/access-reviews", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/access-reviews")}; }},
    Row{"POST /api/v1/spaces/{space}/access-reviews", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            scene.without_access_review();
            return {space(scene, "/access-reviews"), nothing};
        }},
    Row{"GET /api/v1/spaces/{space}/access-reviews/{review}", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/access-reviews/" + scene.access_review())};
        }},
    Row{"PUT /api/v1/spaces/{space}/access-reviews/{review}/marks", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/access-reviews/" + scene.access_review() + "/marks"),
                json{{"marks", json::array()}}};
        }},
    Row{"POST /api/v1/spaces/{space}/access-reviews/{review}/signature", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/access-reviews/" + scene.access_review() + "/signature"), nothing};
        }},
    Row{"DELETE /api/v1/spaces/{space}/access-reviews/{review}", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/access-reviews/" + scene.access_review())};
        }},
    Row{"GET /api/v1/access-requests", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/access-requests"}; }},
    Row{"DELETE /api/v1/access-requests/{request}", any_person, about_person,
        [](Scene& scene, Principal who) -> Ask {
            return {"/api/v1/access-requests/" + scene.access_request_of(who)};
        }},
    Row{"POST /api/v1/spaces/{space}/access-requests", staff_who_are_not_in, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/access-requests"), json{{"reason", "To help"}}};
        }},
    Row{"GET /api/v1/spaces/{space}/access-requests", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/access-requests")}; }},
    Row{"POST /api/v1/spaces/{space}/access-requests/{request}/role", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {
                space(scene, "/access-requests/" + scene.access_request() + "/role"), json{{"role", "reader"}}};
        }},
    Row{"POST /api/v1/spaces/{space}/access-requests/{request}/refusal", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/access-requests/" + scene.access_request() + "/refusal"),
                json{{"answer", "Not now"}}};
        }},
    Row{"GET /api/v1/spaces/{space}/invitations", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask { return {space(scene, "/invitations")}; }},
    Row{"POST /api/v1/spaces/{space}/invitations", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/invitations"), scene.new_invitation()};
        }},
    Row{"POST /api/v1/spaces/{space}/invitations/check", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/invitations/check"), json{{"text", "ffion@glanydon.example"}}};
        }},
    Row{"POST /api/v1/spaces/{space}/invitations/mail", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/invitations/mail"), scene.new_invitation()};
        }},
    Row{"POST /api/v1/spaces/{space}/invitations/{invitation}/link", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/invitations/" + scene.invitation() + "/link"), nothing};
        }},
    Row{"DELETE /api/v1/spaces/{space}/invitations/{invitation}", facilitators, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {space(scene, "/invitations/" + scene.invitation())};
        }},

    Row{"GET /api/v1/objects/{object}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page())}; }},
    Row{"PUT /api/v1/objects/{object}/star", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/star"), nothing}; }},
    Row{"DELETE /api/v1/objects/{object}/star", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/star")}; }},
    Row{"PUT /api/v1/objects/{object}/watch", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/watch"), nothing}; }},
    Row{"DELETE /api/v1/objects/{object}/watch", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/watch")}; }},
    Row{"PUT /api/v1/objects/{object}/tags", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/tags"), json{{"tags", {"water"}}}};
        }},
    Row{"DELETE /api/v1/objects/{object}", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page())}; }},
    Row{"POST /api/v1/objects/{object}/restoration", members_in_the_bin, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.page_in_bin(), "/restoration"), nothing};
        }},
    Row{"GET /api/v1/objects/{object}/access", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/access")}; }},
    Row{"GET /api/v1/objects/{object}/restriction", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/restriction")}; }},
    Row{"POST /api/v1/objects/{object}/restriction-preview", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/restriction-preview"), restriction_lifted()};
        }},
    Row{"PUT /api/v1/objects/{object}/restriction", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/restriction"), restriction_lifted()};
        }},
    Row{"GET /api/v1/objects/{object}/audience", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/audience")}; }},
    Row{"POST /api/v1/objects/{object}/audience-preview", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/audience-preview"), json{{"audience", "staff"}}};
        }},
    Row{"PUT /api/v1/objects/{object}/audience", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/audience"), json{{"audience", "staff"}}};
        }},
    Row{"GET /api/v1/objects/{object}/revisions", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/revisions")}; }},
    Row{"GET /api/v1/objects/{object}/revisions/{number}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/revisions/1")}; }},
    Row{"GET /api/v1/objects/{object}/comparison", readers, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/comparison?from=1&to=2")};
        }},

    Row{"GET /api/v1/objects/{object}/comparison-of-two", readers, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/comparison-of-two?other=" + scene.fresh_page())};
        }},
    Row{"GET /api/v1/objects/{object}/export", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/export")}; }},
    Row{"GET /api/v1/objects/{object}/draft", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/draft")}; }},
    Row{"PUT /api/v1/objects/{object}/draft", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/draft"), text()}; }},
    Row{"DELETE /api/v1/objects/{object}/draft", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/draft")}; }},
    Row{"POST /api/v1/objects/{object}/preview", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/preview"), json{{"markdown", "*Text*"}}};
        }},
    Row{"POST /api/v1/objects/{object}/publication-preview", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/publication-preview"), text()};
        }},
    Row{"POST /api/v1/objects/{object}/publication", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/publication"), text()}; }},
    Row{"DELETE /api/v1/objects/{object}/publication", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/publication")}; }},
    Row{"GET /api/v1/objects/{object}/scheduled-publication", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/scheduled-publication")}; }},
    Row{"PUT /api/v1/objects/{object}/scheduled-publication", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.page_written_live(), "/scheduled-publication"), scene.next_week()};
        }},
    Row{"PUT /api/v1/objects/{object}/scheduled-publication/moment", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.page_to_be_published(), "/scheduled-publication/moment"), scene.next_week()};
        }},
    Row{"DELETE /api/v1/objects/{object}/scheduled-publication", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.page_to_be_published(), "/scheduled-publication")};
        }},
    Row{"GET /api/v1/objects/{object}/publication-request", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.page_asked_about(Principal::owner), "/publication-request")};
        }},
    // Asked in a public space: nobody has to agree in a community.
    Row{"POST /api/v1/objects/{object}/publication-request", members_among_seers_of_drafts, about_person,
        [](Scene& scene, Principal) -> Ask {
            auto first = text();
            first["base_revision"] = 0;
            return {object(scene.page_to_be_public(), "/publication-request"), first};
        }},
    Row{"DELETE /api/v1/objects/{object}/publication-request", owner_among_members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.page_asked_about(Principal::owner), "/publication-request")};
        }},
    Row{"POST /api/v1/objects/{object}/publication-request/agreement", members, about_space,
        [](Scene& scene, Principal who) -> Ask {
            const auto page = scene.page_asked_about(whoever_else_asks(who));
            return {object(page, "/publication-request/agreement"), scene.request_about(page)};
        }},
    Row{"POST /api/v1/objects/{object}/publication-request/refusal", members, about_space,
        [](Scene& scene, Principal who) -> Ask {
            const auto page = scene.page_asked_about(whoever_else_asks(who));
            auto refusal = scene.request_about(page);
            refusal["reason"] = "Not yet";
            return {object(page, "/publication-request/refusal"), refusal};
        }},
    Row{"GET /api/v1/objects/{object}/review", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/review")}; }},
    Row{"PUT /api/v1/objects/{object}/review", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/review"), scene.review()}; }},
    Row{"DELETE /api/v1/objects/{object}/review", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.page_to_be_reviewed(), "/review")}; }},
    Row{"POST /api/v1/objects/{object}/review/done", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.page_to_be_reviewed(), "/review/done"), json::object()};
        }},
    Row{"GET /api/v1/objects/{object}/live-text", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/live-text")}; }},
    Row{"PUT /api/v1/objects/{object}/live-text", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/live-text"),
                json{{"markdown", "Another text."}, {"base_revision", 2}}};
        }},
    Row{"GET /api/v1/objects/{object}/draft-states", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/draft-states")}; }},
    Row{"GET /api/v1/objects/{object}/draft-states/{state}", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/draft-states/0")}; }},
    Row{"PUT /api/v1/objects/{object}/draft-states/{state}", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/draft-states/0"), json{{"name", "As it began"}}};
        }},
    Row{"DELETE /api/v1/objects/{object}/draft-states/{state}", members, about_space,
        [](Scene& scene, Principal who) -> Ask {
            const auto path = object(scene.fresh_page(), "/draft-states/0");
            if (scene.account(who)) scene.browser(who).put(path, {{"name", "As it began"}});
            return {path};
        }},
    Row{"POST /api/v1/objects/{object}/draft-states/{state}/restoration", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/draft-states/0/restoration"), nothing};
        }},
    Row{"GET /api/v1/objects/{object}/draft-comparison", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/draft-comparison?from=0")};
        }},
    Row{"POST /api/v1/objects/{object}/revisions/{number}/restoration", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {
                object(scene.fresh_page(), "/revisions/1/restoration"), nothing, {{"If-Match", "\"2.x\""}}};
        }},
    Row{"GET /api/v1/objects/{object}/comments", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/comments")}; }},
    Row{"POST /api/v1/objects/{object}/comments", commenters, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {object(scene.fresh_page(), "/comments"), new_comment(who)};
        }},
    Row{"GET /api/v1/objects/{object}/authorship", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/authorship")}; }},
    Row{"GET /api/v1/objects/{object}/revisions/{number}/authorship", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/revisions/1/authorship")};
        }},
    Row{"GET /api/v1/objects/{object}/edits", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/edits")}; }},
    Row{"GET /api/v1/objects/{object}/large-deletions", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/large-deletions")}; }},
    Row{"PUT /api/v1/objects/{object}/large-deletions/{state}/seen", readers, about_space,
        [](Scene& scene, Principal who) -> Ask { return {large_deletion(scene, who, "/seen"), nothing}; }},
    Row{"POST /api/v1/objects/{object}/large-deletions/{state}/restoration", members, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {large_deletion(scene, who, "/restoration"), nothing};
        }},
    Row{"GET /api/v1/objects/{object}/suggestions", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/suggestions")}; }},
    Row{"POST /api/v1/objects/{object}/suggestions", commenters, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {object(scene.fresh_page(), "/suggestions"), new_suggestion(who)};
        }},
    Row{"PUT /api/v1/objects/{object}/suggestions/verdict", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/suggestions/verdict"),
                json{{"author", scene.account(Principal::contributor)->id.text()}, {"verdict", "rejected"}}};
        }},
    Row{"GET /api/v1/suggestions/{suggestion}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {suggestion(scene.suggestion())}; }},
    Row{"DELETE /api/v1/suggestions/{suggestion}", commenters, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {suggestion(scene.suggestion_of(who, Scene::Sent::yes))};
        }},
    Row{"PUT /api/v1/suggestions/{suggestion}/sending", commenters, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {suggestion(scene.suggestion_of(who, Scene::Sent::no), "/sending"), nothing};
        }},
    Row{"PUT /api/v1/suggestions/{suggestion}/verdict", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {suggestion(scene.suggestion(), "/verdict"), json{{"verdict", "rejected"}}};
        }},
    Row{"GET /api/v1/comment-threads/{thread}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {thread(scene)}; }},
    Row{"GET /api/v1/comment-threads/{thread}/comments", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {thread(scene, "/comments")}; }},
    Row{"POST /api/v1/comment-threads/{thread}/comments", commenters, about_space,
        [](Scene& scene, Principal who) -> Ask { return {thread(scene, "/comments"), new_comment(who)}; }},
    Row{"PUT /api/v1/comment-threads/{thread}/resolution", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {thread(scene, "/resolution"), nothing}; }},
    Row{"DELETE /api/v1/comment-threads/{thread}/resolution", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {thread(scene, "/resolution")}; }},
    Row{"GET /api/v1/comments/{comment}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {comment(scene, Principal::owner)}; }},
    Row{"PUT /api/v1/comments/{comment}", commenters, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {comment(scene, who), json{{"text", "Other words"}}, {{"If-Match", "\"1.x\""}}};
        }},
    Row{"DELETE /api/v1/comments/{comment}", commenters, about_space,
        [](Scene& scene, Principal who) -> Ask { return {comment(scene, who)}; }},

    Row{"GET /api/v1/comments/{comment}/outcome", readers, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/comments/" + scene.decided_comment() + "/outcome"};
        }},
    Row{"GET /api/v1/comments/{comment}/changed-passages", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {comment(scene, Principal::owner) + "/changed-passages"};
        }},
    Row{"PUT /api/v1/comments/{comment}/outcome", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {comment(scene, Principal::owner) + "/outcome",
                json{{"verdict", "accepted"}, {"changed", json::array()}}};
        }},
    Row{"DELETE /api/v1/comments/{comment}/outcome", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/comments/" + scene.decided_comment() + "/outcome"};
        }},
    Row{"GET /api/v1/objects/{object}/points", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/points")}; }},

    Row{"GET /api/v1/asks", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/asks"}; }},
    Row{"GET /api/v1/objects/{object}/asks", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/asks")}; }},
    Row{"POST /api/v1/objects/{object}/ask-preview", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/ask-preview"), whom_to_ask(scene)};
        }},
    Row{"POST /api/v1/objects/{object}/asks", members, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {object(scene.fresh_page(), "/asks"),
                scene.asked_of(who == Principal::member ? Principal::facilitator : Principal::member)};
        }},
    Row{"GET /api/v1/asks/{ask}", members_alone, about_space,
        [](Scene& scene, Principal who) -> Ask { return {ask(scene, who)}; }},
    Row{"PUT /api/v1/asks/{ask}", members_alone, about_space,
        [](Scene& scene, Principal who) -> Ask { return {ask(scene, who), other_day(scene)}; }},
    Row{"PUT /api/v1/asks/{ask}/ending", members_alone, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {ask(scene, who, "/ending"), json{{"ending", "closed"}}};
        }},
    // The owner asks everybody else: nobody can ask themselves.
    Row{"PUT /api/v1/asks/{ask}/answer", whoever_is_asked, about_space,
        [](Scene& scene, Principal who) -> Ask {
            return {ask(scene, who, "/answer"), json{{"answer", "read"}, {"revision", 1}}};
        }},
    Row{"DELETE /api/v1/asks/{ask}/answer", whoever_is_asked, about_space,
        [](Scene& scene, Principal who) -> Ask { return {answered_ask(scene, who)}; }},

    Row{"GET /api/v1/objects/{object}/files", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/files")}; }},
    Row{"GET /api/v1/files/{file}/content", readers_of_octets, about_space,
        [](Scene& scene, Principal) -> Ask { return {"/api/v1/files/" + scene.file() + "/content"}; }},
    Row{"GET /api/v1/files/{file}/versions", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {"/api/v1/files/" + scene.file() + "/versions"}; }},
    Row{"PUT /api/v1/files/{file}/name", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/files/" + scene.file() + "/name", json{{"name", "b.txt"}}};
        }},
    Row{"POST /api/v1/files/{file}/versions/{version}/restoration", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/files/" + scene.file() + "/versions/1/restoration", nothing};
        }},
    Row{"GET /api/v1/objects/{object}/export-terms", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/export-terms")}; }},
    Row{"GET /api/v1/objects/{object}/archive", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {object(scene.fresh_page(), "/archive")}; }},
    Row{"GET /api/v1/objects/{object}/copying", readers, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/copying?below=true&into=" + scene.wiki)};
        }},
    Row{"POST /api/v1/objects/{object}/copies", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {object(scene.fresh_page(), "/copies"), json{{"into", scene.wiki}, {"below", true}}};
        }},
    Row{"POST /api/v1/uploads", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/uploads", json{{"object", scene.fresh_page()}, {"name", "a.txt"}, {"size", 0}}};
        }},
    Row{"GET /api/v1/uploads/{upload}", whoever_began_it, about_space,
        [](Scene& scene, Principal) -> Ask { return {"/api/v1/uploads/" + scene.whole_upload()}; }},
    Row{"POST /api/v1/uploads/{upload}/completion", whoever_began_it, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/uploads/" + scene.whole_upload() + "/completion", nothing};
        }},
};

const RowsOf known_core_rows{core_rows};

}} // namespace folkmoot::access_matrix
