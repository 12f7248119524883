// The ways in that are no routes of the API: octets of uploads, live documents by sockets and by requests,
// pages that the server prints, the client, and what whoever runs a site asks.
#include "access/rows.hpp"
#include "host/dispatcher.hpp"
#include "kit/collab_client.hpp"
#include "kit/golden.hpp"

namespace folkmoot::access_matrix { namespace {

using nlohmann::json;

/// A door that the house gets stops this from compiling, so that nobody forgets who may come in by it: its
/// rows stand below.
[[maybe_unused]] void every_door_has_its_rows(const host::Dispatcher::Doors& doors) {
    [[maybe_unused]] const auto& [api, uploads, live, collab, polls, pages, client, operations, problems,
        rates] = doors;
}

/// A way in, the rule that says who may, and somebody going there with everything else right.
struct Door {
    std::string_view way;
    policy::Rule rule;
    Outcome (*go)(Scene&, Principal);
};

Outcome outcome_of(unsigned status, const std::string& what) {
    switch (status) {
    case 101: // a socket
    case 200:
    case 204:
        return Outcome::done;
    case 401:
        return Outcome::sign_in_first;
    case 403:
        return Outcome::forbidden;
    case 404:
        return Outcome::absent;
    default:
        ADD_FAILURE() << what << " is refused for another reason, so that it says nothing: " << status;
        return Outcome::absent;
    }
}

Outcome socket(Scene& scene, Principal who, const std::string& path) {
    return outcome_of(kit::SocketClient{scene.browser(who), path}.status(), path);
}
Outcome read(Scene& scene, Principal who, const std::string& path) {
    return outcome_of(scene.browser(who).get(path).status, path);
}

/// A poll of the owner's, below that address.
std::string poll(Scene& scene, const std::string& folder) {
    const auto begun = scene.browser(Principal::owner).post(folder, json::object());
    EXPECT_EQ(begun.status, 200U) << begun.body;
    return folder + "/" + begun.json().value("poll", "");
}
Outcome begin_poll(Scene& scene, Principal who, const std::string& folder) {
    auto& browser = scene.browser(who);
    const auto begun = browser.post(folder, json::object());
    if (begun.status == 200) browser.del(folder + "/" + begun.json().value("poll", ""));
    return outcome_of(begun.status, folder);
}
/// What somebody finds at a poll of the owner's, which ends afterwards: one person has few.
Outcome at_poll(Scene& scene, Principal who, const std::string& folder, const std::string& method) {
    const auto path = poll(scene, folder);
    const auto rest = method == "GET" ? "?heard=0&wait=0" : method == "POST" ? "?number=1" : "";
    const auto body = method == "POST" ? std::optional<std::string>{""} : std::nullopt;
    const auto answer = scene.browser(who).send(method, path + rest, body);
    scene.browser(Principal::owner).del(path);
    return outcome_of(answer.status, method + " " + path);
}

Outcome write_live(Scene& scene, Principal who, const std::string& document, kit::CollabClient::Way way) {
    static yjs::ClientId client = 70'000;
    kit::CollabClient editor{scene.browser(who), document, ++client, "", way};
    if (editor.status() == 401) return Outcome::sign_in_first;
    return editor.open() ? Outcome::done : Outcome::absent;
}

/// It is there for nobody.
Outcome nobody(Principal) {
    return Outcome::absent;
}
/// The same where whoever has no session is asked to sign in first.
Outcome nobody_signed_in(Principal who) {
    const auto any = policy::any_person(who);
    return any == Outcome::done ? Outcome::absent : any;
}
/// Whoever began it; for others who are signed in it is not there.
Outcome whoever_began_it_signed_in(Principal who) {
    const auto any = policy::any_person(who);
    return any == Outcome::done ? policy::whoever_began_it(who) : any;
}
Outcome the_contributor_alone(Principal who) {
    const auto any = policy::any_person(who);
    return any != Outcome::done || who == Principal::contributor ? any : Outcome::absent;
}

constexpr auto by_socket = kit::CollabClient::Way::socket;
constexpr auto by_requests = kit::CollabClient::Way::requests;

const std::array doors{
    Door{"PUT /api/v1/uploads/{upload}", policy::whoever_began_it,
        [](Scene& scene, Principal who) {
            const auto path = "/api/v1/uploads/" + scene.whole_upload() + "?offset=4";
            const auto sent =
                scene.browser(who).send("PUT", path, "", {{"Content-Type", "application/octet-stream"}});
            return outcome_of(sent.status, path);
        }},
    Door{"GET /live", policy::any_person,
        [](Scene& scene, Principal who) { return socket(scene, who, "/live"); }},
    Door{"GET /collab", policy::any_person,
        [](Scene& scene, Principal who) { return socket(scene, who, "/collab"); }},
    // Plain y-websocket, which no setting has opened here.
    Door{"GET /collab/{document}", nobody,
        [](Scene& scene, Principal who) { return socket(scene, who, "/collab/" + scene.fresh_page()); }},
    Door{"POST /collab/polls", policy::any_person,
        [](Scene& scene, Principal who) { return begin_poll(scene, who, "/collab/polls"); }},
    Door{"GET /collab/polls/{poll}", whoever_began_it_signed_in,
        [](Scene& scene, Principal who) { return at_poll(scene, who, "/collab/polls", "GET"); }},
    Door{"POST /collab/polls/{poll}", whoever_began_it_signed_in,
        [](Scene& scene, Principal who) { return at_poll(scene, who, "/collab/polls", "POST"); }},
    Door{"DELETE /collab/polls/{poll}", whoever_began_it_signed_in,
        [](Scene& scene, Principal who) { return at_poll(scene, who, "/collab/polls", "DELETE"); }},
    Door{"POST /live/polls", policy::any_person,
        [](Scene& scene, Principal who) { return begin_poll(scene, who, "/live/polls"); }},
    Door{"GET /live/polls/{poll}", whoever_began_it_signed_in,
        [](Scene& scene, Principal who) { return at_poll(scene, who, "/live/polls", "GET"); }},
    Door{"POST /live/polls/{poll}", whoever_began_it_signed_in,
        [](Scene& scene, Principal who) { return at_poll(scene, who, "/live/polls", "POST"); }},
    Door{"DELETE /live/polls/{poll}", whoever_began_it_signed_in,
        [](Scene& scene, Principal who) { return at_poll(scene, who, "/live/polls", "DELETE"); }},
    Door{"/collab: a page for everyone here", policy::members_alone,
        [](Scene& scene, Principal who) { return write_live(scene, who, scene.fresh_page(), by_socket); }},
    Door{"/collab/polls: a page for everyone here", policy::members_alone,
        [](Scene& scene, Principal who) { return write_live(scene, who, scene.fresh_page(), by_requests); }},
    Door{"/collab: a page for staff", policy::members_alone,
        [](Scene& scene, Principal who) {
            return write_live(scene, who, scene.page(access::Audience::staff), by_socket);
        }},
    Door{"/collab: a page for lane A and staff", policy::members_alone,
        [](Scene& scene, Principal who) {
            return write_live(scene, who, scene.page(access::Audience::lane), by_socket);
        }},
    Door{"/collab: a page that was never published", policy::members_alone,
        [](Scene& scene, Principal who) {
            return write_live(
                scene, who, scene.page(access::Audience::everyone, Lifecycle::draft), by_socket);
        }},
    Door{"/collab: a page in the bin", nobody_signed_in,
        [](Scene& scene, Principal who) { return write_live(scene, who, scene.page_in_bin(), by_socket); }},
    Door{"/collab: the contributor's unsent suggestion", the_contributor_alone,
        [](Scene& scene, Principal who) {
            return write_live(
                scene, who, scene.suggestion_of(Principal::contributor, Scene::Sent::no), by_socket);
        }},
    Door{"/collab/polls: the contributor's unsent suggestion", the_contributor_alone,
        [](Scene& scene, Principal who) {
            return write_live(
                scene, who, scene.suggestion_of(Principal::contributor, Scene::Sent::no), by_requests);
        }},
    Door{"/collab: a suggestion that was sent", nobody_signed_in,
        [](Scene& scene, Principal who) { return write_live(scene, who, scene.suggestion(), by_socket); }},
    Door{"GET /p/{space}", nobody,
        [](Scene& scene, Principal who) {
            const auto space = *ObjectId::parse(scene.space);
            return read(scene, who, "/p/" + scene.furnish().slug_of(space));
        }},
    // The site's own pages, which setup makes: this site has none.
    Door{"GET /about/{page}", nobody,
        [](Scene& scene, Principal who) { return read(scene, who, "/about/cookies"); }},
    Door{"GET /", policy::anybody, [](Scene& scene, Principal who) { return read(scene, who, "/"); }},
    Door{"GET /healthz", policy::anybody,
        [](Scene& scene, Principal who) { return read(scene, who, "/healthz"); }},
    Door{"GET /readyz", policy::anybody,
        [](Scene& scene, Principal who) { return read(scene, who, "/readyz"); }},
    Door{"GET /api/v1/openapi.json", policy::anybody,
        [](Scene& scene, Principal who) { return read(scene, who, "/api/v1/openapi.json"); }},
    // At the listener of administration only, whoever asks.
    Door{"GET /metrics", nobody, [](Scene& scene, Principal who) { return read(scene, who, "/metrics"); }},
};

class AccessByDoors : public kit::HostTest {
protected:
    void SetUp() override {
        HostTest::SetUp();
        if (!IsSkipped() && !host().house().registries().find_section("wiki"))
            GTEST_SKIP() << "the wiki, whose pages are opened, is not built";
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, AccessByDoors, kit::both_backends, kit::backend_name);

TEST_P(AccessByDoors, EverybodyComesInExactlyWhereTheRulesSay) {
    Scene scene{host()};
    std::string table;
    for (const auto& door : doors)
        for (const auto who : principals) {
            const auto what = std::string{door.way} + " " + name_of(who);
            const auto outcome = door.go(scene, who);
            EXPECT_EQ(name_of(outcome), name_of(door.rule(who))) << what;
            table += what + (outcome == Outcome::done ? " yes\n" : " no\n");
        }
    kit::expect_golden("access_doors.txt", table);
}

TEST_P(AccessByDoors, AnothersPollAndUploadAnswerExactlyAsThoseThatAreNotThere) {
    Scene scene{host()};
    auto& member = scene.browser(Principal::member);
    for (const auto* folder : {"/collab/polls", "/live/polls"}) {
        const auto theirs = poll(scene, folder);
        const auto missing = theirs.substr(0, theirs.size() - 4) + "0000";
        for (const auto* rest : {"?heard=0&wait=0", "?wait=0", ""})
            EXPECT_EQ(comparable(member.get(theirs + rest)), comparable(member.get(missing + rest))) << rest;
        EXPECT_EQ(comparable(member.send("POST", theirs + "?number=1", "")),
            comparable(member.send("POST", missing + "?number=1", "")));
        EXPECT_EQ(comparable(member.del(theirs)), comparable(member.del(missing)));
        scene.browser(Principal::owner).del(theirs);
    }
    const auto send = [&](const std::string& upload) {
        return comparable(member.send("PUT", "/api/v1/uploads/" + upload + "?offset=4", "",
            {{"Content-Type", "application/octet-stream"}}));
    };
    EXPECT_EQ(send(scene.whole_upload()), send(host().house().ids().next().text()));
}

TEST_P(AccessByDoors, ATicketOfAnotherPersonOpensNothing) {
    Scene scene{host()};
    const auto page = scene.fresh_page();
    const auto ticket = scene.browser(Principal::member).post("/api/v1/live-ticket", json::object());
    kit::PollClient owner{scene.browser(Principal::owner), "/collab/polls"};
    ASSERT_EQ(owner.status(), 200U);
    owner.send(collab::token_frame(page, ticket.json().value("ticket", "")));
    const auto answer = owner.receive(std::chrono::seconds{5});
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->contains("permission-denied"));
}

}} // namespace folkmoot::access_matrix
