#include "api/office.hpp"

#include "identity/affiliation.hpp"
#include "identity/person.hpp"

namespace folkmoot { namespace {

using nlohmann::json;

FOLKMOOT_HOST_TEST(Profiles);

const std::string profile_address = "/api/v1/profile";

json profile_of(const std::string& does, const std::vector<std::string>& skills = {},
    const std::string& contact_for = "nobody") {
    return {{"does", does}, {"skills", skills}, {"languages", {"Cymraeg", "English"}},
        {"contact", "0300 555 0123"}, {"contact_for", contact_for}, {"time_zone", "Europe/London"}};
}

void say(kit::Browser& who, const json& profile) {
    const auto version = who.get(profile_address).json()["version"].get<int>();
    const auto answer = who.put(profile_address, profile, api_tests::seen(version));
    ASSERT_EQ(answer.status, 200U) << answer.body;
}

/// A community with staff and two guests, each of a lane; and somebody of staff who is not in it.
struct TwoLanes {
    explicit TwoLanes(kit::TestHost& host)
        : furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , member(furnish.staff("Meg Member"))
        , outside(furnish.staff("Otto Outside"))
        , acme(furnish.organisation("Acme"))
        , bolt(furnish.organisation("Bolt"))
        , ada(furnish.guest("Ada Acme", owner, std::chrono::hours{24 * 30}, acme))
        , abe(furnish.guest("Abe Acme", owner, std::chrono::hours{24 * 30}, acme))
        , bob(furnish.guest("Bob Bolt", owner, std::chrono::hours{24 * 30}, bolt))
        , space(furnish.space(access::SpaceKind::community, owner)) {
        furnish.role(member, "member", space);
        for (const auto& guest : {ada, abe, bob})
            furnish.role(guest, "contributor", space);
        const Viewer house = Viewer::system("a test sets the scene");
        host.write([&](WriteTx& tx) {
            access::add_to_lane(tx, house, access::create_lane(tx, house, space, "A"),
                {.kind = access::LaneMemberKind::organisation, .id = acme});
            access::add_to_lane(tx, house, access::create_lane(tx, house, space, "B"),
                {.kind = access::LaneMemberKind::organisation, .id = bolt});
        });
    }

    /// Who of these the answer has.
    std::set<std::string> found(kit::Browser& who, const std::string& query) {
        std::set<std::string> names;
        const auto answer = who.get("/api/v1/people?" + query);
        EXPECT_EQ(answer.status, 200U) << answer.body;
        for (const auto& item : answer.json()["items"])
            for (const auto& [name, account] : everybody())
                if (item["id"] == account.id.text()) names.insert(name);
        return names;
    }
    std::map<std::string, kit::Account> everybody() const {
        return {{"owner", owner}, {"member", member}, {"outside", outside}, {"ada", ada}, {"abe", abe},
            {"bob", bob}};
    }
    unsigned opened(kit::Browser& who, const kit::Account& whom) {
        return who.get("/api/v1/people/" + whom.id.text()).status;
    }

    kit::Furnish furnish;
    kit::Account owner, member, outside;
    ObjectId acme, bolt;
    kit::Account ada, abe, bob;
    ObjectId space;
};

using Who = std::set<std::string>;

TEST_P(Profiles, AreKnownToGuestsOfTheSameSideAndToStaffAlone) {
    TwoLanes scene{host()};
    auto ada = scene.furnish.sign_in(scene.ada), bob = scene.furnish.sign_in(scene.bob);
    auto outside = scene.furnish.sign_in(scene.outside);
    EXPECT_EQ(scene.found(ada, "q="), (Who{"owner", "member", "ada", "abe"}));
    EXPECT_EQ(scene.found(bob, "q="), (Who{"owner", "member", "bob"}));
    EXPECT_EQ(scene.found(ada, "q=bob"), Who{});
    EXPECT_EQ(scene.found(outside, "q=bob+bolt"), Who{"bob"});
    EXPECT_EQ(scene.opened(ada, scene.bob), 404U);
    EXPECT_EQ(scene.opened(ada, scene.outside), 404U);
    EXPECT_EQ(scene.opened(ada, scene.abe), 200U);
    EXPECT_EQ(scene.opened(ada, scene.member), 200U);
    EXPECT_EQ(scene.opened(bob, scene.bob), 200U);
    EXPECT_EQ(scene.opened(outside, scene.bob), 200U);
    EXPECT_EQ(ada.get("/api/v1/organisations?q=acme").json()["items"].size(), 1U);
    EXPECT_EQ(ada.get("/api/v1/organisations?q=bolt").json()["items"].size(), 0U);
    EXPECT_EQ(ada.get("/api/v1/search/quick?q=bob").json()["people"].size(), 0U);
    EXPECT_EQ(ada.get("/api/v1/search/quick?q=meg").json()["people"].size(), 1U);
}

TEST_P(Profiles, AreKnownOnTheSideAloneForWhichTheirPersonActs) {
    TwoLanes scene{host()};
    const Viewer house = Viewer::system("a test sets the scene");
    const auto both = scene.furnish.guest("Bea Both", scene.owner);
    host().write([&](WriteTx& tx) {
        for (const auto organisation : {scene.acme, scene.bolt})
            identity::begin_affiliation(tx, {.person = both.id, .organisation = organisation, .title = {}});
        access::put_grant(tx, house,
            {.subject = both.id, .role = "contributor", .scope = scene.space, .capacity = scene.bolt});
    });
    auto ada = scene.furnish.sign_in(scene.ada), bob = scene.furnish.sign_in(scene.bob);
    auto bea = scene.furnish.sign_in(both);
    EXPECT_EQ(scene.opened(ada, both), 404U);
    EXPECT_EQ(scene.opened(bob, both), 200U);
    EXPECT_EQ(scene.opened(bea, scene.ada), 404U);
    EXPECT_EQ(scene.opened(bea, scene.bob), 200U);
}

TEST_P(Profiles, AreUnknownAgainToGuestsWhenTheirRoleHasEnded) {
    TwoLanes scene{host()};
    const Viewer house = Viewer::system("a test sets the scene");
    const auto helper = scene.furnish.staff("Hal Helper");
    host().write([&](WriteTx& tx) {
        access::put_grant(tx, house,
            {.subject = helper.id,
                .role = "member",
                .scope = scene.space,
                .ends = tx.now() + std::chrono::minutes{10}});
    });
    auto ada = scene.furnish.sign_in(scene.ada);
    EXPECT_EQ(scene.opened(ada, helper), 200U);
    host().clock().advance(std::chrono::minutes{11});
    EXPECT_EQ(scene.opened(ada, helper), 404U);
    EXPECT_EQ(scene.opened(ada, scene.member), 200U);
}

TEST_P(Profiles, OfOtherGuestsAreSeenWhereSidesAreNotKeptApart) {
    TwoLanes scene{host()};
    auto ada = scene.furnish.sign_in(scene.ada);
    const auto team = scene.furnish.space(access::SpaceKind::workspace, scene.owner);
    scene.furnish.role(scene.ada, "reader", team);
    EXPECT_EQ(scene.found(ada, "q=bob"), Who{});
    scene.furnish.role(scene.bob, "reader", team);
    EXPECT_EQ(scene.found(ada, "q=bob"), Who{"bob"});
    const auto shared = ada.get("/api/v1/people/" + scene.bob.id.text()).json()["shared_spaces"];
    ASSERT_EQ(shared.size(), 1U); // and no word of the community in which they are kept apart
    EXPECT_EQ(shared[0]["id"], team.text());
    const auto front = scene.furnish.space(access::SpaceKind::public_space, scene.owner);
    const auto cai = scene.furnish.guest("Cai Caller", scene.owner);
    scene.furnish.role(scene.ada, "reader", front);
    scene.furnish.role(cai, "reader", front);
    EXPECT_EQ(scene.opened(ada, cai), 404U); // who reads a public space is nobody's business
}

TEST_P(Profiles, ThatAreOutOfUseAreInNoDirectory) {
    TwoLanes scene{host()};
    auto ada = scene.furnish.sign_in(scene.ada), owner = scene.furnish.sign_in(scene.owner);
    auto member = scene.furnish.sign_in(scene.member);
    say(member, profile_of("Dredging", {"Silt"}, "staff"));
    host().write([&](WriteTx& tx) { identity::disable_person(tx, scene.member.id); });
    EXPECT_EQ(scene.found(owner, "skill=silt"), Who{});
    EXPECT_EQ(scene.opened(ada, scene.member), 404U);
    const auto left = owner.get("/api/v1/people/" + scene.member.id.text()).json();
    EXPECT_EQ(left["in_use"], false);
    EXPECT_EQ(left["email"], "");
    EXPECT_EQ(left["said"]["does"], "");
    EXPECT_EQ(left["said"]["contact"], "");
    EXPECT_EQ(owner.get("/api/v1/people-words?kind=skill&q=silt").json()["items"].size(), 0U);
}

TEST_P(Profiles, AreFoundBySkillLanguageAndOrganisationAmongThoseWhomOneKnows) {
    TwoLanes scene{host()};
    auto ada = scene.furnish.sign_in(scene.ada), bob = scene.furnish.sign_in(scene.bob);
    auto member = scene.furnish.sign_in(scene.member), owner = scene.furnish.sign_in(scene.owner);
    say(bob, profile_of("Pumps", {"R\u00eaves de pompes"}));
    say(member, profile_of("Dredging", {"Coastal r\u00eaves", "Silt"}));
    EXPECT_EQ(scene.found(owner, "skill=reves"), (Who{"bob", "member"}));
    EXPECT_EQ(scene.found(ada, "skill=reves"), Who{"member"});
    EXPECT_EQ(scene.found(owner, "skill=silt&language=cymraeg"), Who{"member"});
    EXPECT_EQ(scene.found(owner, "skill=silt&language=Cym"), Who{});
    EXPECT_EQ(scene.found(owner, "skill=reves&q=bob"), Who{"bob"});
    EXPECT_EQ(owner.get("/api/v1/people?skill=silt&q=meg").json()["items"][0]["skills"],
        (json{"Coastal r\u00eaves", "Silt"}));
    EXPECT_EQ(scene.found(ada, "language=english"), Who{"member"});
    const auto bolt = owner.get("/api/v1/people/" + scene.bob.id.text()).json()["organisation"];
    auto spelt = bolt.get<std::string>();
    std::ranges::replace(spelt, ' ', '+');
    EXPECT_EQ(scene.found(owner, "organisation=" + spelt), Who{"bob"});
    EXPECT_EQ(scene.found(ada, "organisation=" + spelt), Who{});
    const auto suggested = [](kit::Browser& who) {
        return who.get("/api/v1/people-words?kind=skill&q=Reves").json()["items"];
    };
    EXPECT_EQ(suggested(owner), (json{"Coastal r\u00eaves", "R\u00eaves de pompes"}));
    EXPECT_EQ(suggested(ada), json{"Coastal r\u00eaves"});
    EXPECT_EQ(ada.get("/api/v1/search/quick?q=reves").json()["experts"].size(), 1U);
    const auto experts = owner.get("/api/v1/search/quick?q=reves").json()["experts"];
    ASSERT_EQ(experts.size(), 2U);
    EXPECT_EQ(experts[0]["skill"], "R\u00eaves de pompes");
}

TEST_P(Profiles, TellContactsToThoseAloneForWhomTheyAre) {
    TwoLanes scene{host()};
    auto member = scene.furnish.sign_in(scene.member), owner = scene.furnish.sign_in(scene.owner);
    auto outside = scene.furnish.sign_in(scene.outside), ada = scene.furnish.sign_in(scene.ada);
    const auto told = [&](kit::Browser& who) {
        const auto seen = who.get("/api/v1/people/" + scene.member.id.text()).json();
        return std::pair{seen["email"] != "", seen["said"]["contact"] != ""};
    };
    using Told = std::pair<bool, bool>; // the address, and the other way
    say(member, profile_of("Dredging"));
    EXPECT_EQ(told(owner), (Told{true, false}));
    EXPECT_EQ(told(ada), (Told{false, false}));
    EXPECT_EQ(told(member), (Told{true, true}));
    say(member, profile_of("Dredging", {}, "staff"));
    EXPECT_EQ(told(outside), (Told{true, true}));
    EXPECT_EQ(told(ada), (Told{false, false}));
    say(member, profile_of("Dredging", {}, "shared_space"));
    EXPECT_EQ(told(outside), (Told{true, false}));
    EXPECT_EQ(told(owner), (Told{true, true}));
    EXPECT_EQ(told(ada), (Told{true, true}));
    EXPECT_EQ(ada.get("/api/v1/people?q=meg").json()["items"][0]["email"], "");
}

TEST_P(Profiles, AreNotFoundByTheBeginningOfAnAddressThatIsNotTold) {
    TwoLanes scene{host()};
    const auto hidden = scene.furnish.staff("Quill");
    const Viewer house = Viewer::system("a test sets the scene");
    host().write([&](WriteTx& tx) {
        const auto person = identity::create_person(
            tx, {.name = "Nora Named", .email = "zebra." + hidden.email, .title = {}, .purpose = {}});
        access::put_grant(tx, house, {.subject = person, .role = "member", .scope = scene.space});
    });
    auto ada = scene.furnish.sign_in(scene.ada), owner = scene.furnish.sign_in(scene.owner);
    EXPECT_EQ(ada.get("/api/v1/people?q=nora").json()["items"].size(), 1U);
    EXPECT_EQ(ada.get("/api/v1/people?q=zebra").json()["items"].size(), 0U);
    EXPECT_GE(owner.get("/api/v1/people?q=zebra").json()["items"].size(), 1U);
}

TEST_P(Profiles, AreChangedByOneAtATimeWithinLimits) {
    kit::Furnish furnish{host()};
    auto sam = furnish.sign_in(furnish.staff("Sam Staff"));
    auto text = profile_of("Boats");
    EXPECT_EQ(sam.put(profile_address, text).status, 428U);
    EXPECT_EQ(sam.put(profile_address, text, api_tests::seen(0)).status, 200U);
    EXPECT_EQ(sam.put(profile_address, text, api_tests::seen(0)).status, 412U);
    const auto refused = [&](const std::string& field, const json& value) {
        auto wrong = text;
        wrong[field] = value;
        const auto answer = sam.put(profile_address, wrong, api_tests::seen(1));
        return answer.status == 422 && answer.body.find('"' + field) != std::string::npos;
    };
    EXPECT_TRUE(refused("does", std::string(121, 'x')));
    EXPECT_TRUE(refused("does", "two\nlines"));
    EXPECT_TRUE(refused("works_on", std::string(501, 'x')));
    EXPECT_TRUE(refused("skills", std::vector<std::string>(21, "x")));
    EXPECT_TRUE(refused("skills", {std::string(61, 'x')}));
    EXPECT_TRUE(refused("contact_for", "everybody"));
    EXPECT_TRUE(refused("time_zone", "Europe/Atlantis"));
    text["time_zone"] = "America/New_York";
    text["works_on"] = "Piers\nand slipways";
    EXPECT_EQ(sam.put(profile_address, text, api_tests::seen(1)).status, 200U);
    EXPECT_EQ(sam.get("/api/v1/session").json()["person"]["time_zone"], "America/New_York");
    EXPECT_EQ(sam.get(profile_address).json()["works_on"], "Piers\nand slipways");
}

TEST_P(Profiles, LoseWhatAnAdministratorTakesOutWithAReason) {
    api_tests::Office office{host()};
    const auto person = office.furnish.staff("Sam Staff");
    auto sam = office.furnish.sign_in(person);
    say(sam, profile_of("Boats", {"Tides"}));
    const auto clear = api_tests::people_address + "/" + person.id.text() + "/profile/clear";
    EXPECT_EQ(office.browser->post(clear, {{"part", "skills"}, {"reason", ""}}).status, 422U);
    EXPECT_EQ(office.browser->post(clear, {{"part", "skills"}, {"reason", "Not a skill"}}).status, 200U);
    const auto left = sam.get(profile_address).json();
    EXPECT_EQ(left["skills"], json::array());
    EXPECT_EQ(left["does"], "Boats");
    EXPECT_EQ(left["version"], 2);
    const auto log = office.browser->get("/api/v1/administration/audit?action=identity.profile_cleared");
    EXPECT_NE(log.body.find("Not a skill"), std::string::npos) << log.body;
    EXPECT_EQ(log.body.find("Tides"), std::string::npos);
}

}} // namespace folkmoot
