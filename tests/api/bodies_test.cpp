#include "api/office.hpp"

namespace folkmoot { namespace {

using api_tests::people_address;
using api_tests::seen;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Bodies);

const std::string organisations_address = "/api/v1/administration/organisations";
const std::string groups_address = "/api/v1/administration/groups";
const std::string areas_address = "/api/v1/administration/areas";

struct BodiesOffice : api_tests::Office {
    using Office::Office;

    std::string add_organisation(const std::string& name, const json& domains = json::array()) {
        const auto answer = browser->post(
            organisations_address, {{"name", name}, {"kind", "external"}, {"domains", domains}});
        EXPECT_EQ(answer.status, 200U) << answer.body;
        return answer.id();
    }
    std::string add_person(const std::string& email) {
        const auto answer =
            browser->post(people_address, {{"name", "Pia Port"}, {"kind", "staff"}, {"email", email}});
        EXPECT_EQ(answer.status, 200U) << answer.body;
        return answer.id();
    }
    json organisation_of(const std::string& person) {
        return browser->get(people_address + "/" + person).json()["account"]["organisation"];
    }
};

TEST_P(Bodies, AnOrganisationKeepsTheNamesItHadAndSaysWhoseDomainIsTaken) {
    BodiesOffice office{host()};
    const auto id = office.add_organisation("Old Ferry Company", {"ferry-names.example"});
    host().clock().advance(std::chrono::hours{1});
    const json renamed{{"name", "New Ferry Company"}, {"domains", {"ferry-names.example"}}};
    EXPECT_EQ(office.browser->put(organisations_address + "/" + id, renamed).status, 428U);
    ASSERT_EQ(office.browser->put(organisations_address + "/" + id, renamed, seen(1)).status, 200U);
    EXPECT_EQ(office.browser->put(organisations_address + "/" + id, renamed, seen(1)).status, 412U);
    const auto view = office.browser->get(organisations_address + "/" + id).json();
    ASSERT_EQ(view["names"].size(), 2U);
    EXPECT_EQ(view["names"][1]["name"], "Old Ferry Company");
    const auto taken = office.browser->post(organisations_address,
        {{"name", "Other"}, {"kind", "external"}, {"domains", {"ferry-names.example"}}});
    EXPECT_EQ(taken.status, 422U);
    EXPECT_EQ(taken.json()["fields"][0]["path"], "domains");
    const auto none = office.browser->post(
        organisations_address, {{"name", "Other"}, {"kind", "external"}, {"domains", {"no"}}});
    EXPECT_EQ(none.json()["fields"][0]["path"], "domains");
    EXPECT_EQ(office.browser->post(organisations_address, {{"name", "Second host"}, {"kind", "host"}}).status,
        422U);
    const auto found = office.browser->get(organisations_address + "?q=new+ferry").json();
    EXPECT_EQ(found["items"][0]["id"], id);
}

TEST_P(Bodies, OneBecomesPartOfAnotherAndItsPeopleWithIt) {
    BodiesOffice office{host()};
    const auto small = office.add_organisation("Small Port", {"small-port.example"});
    const auto large = office.add_organisation("Large Port");
    const auto person = office.add_person("pia@small-port.example");
    EXPECT_EQ(office.organisation_of(person), "Small Port");
    const auto effect =
        office.browser->get(organisations_address + "/" + small + "/merge?into=" + large).json();
    EXPECT_EQ(effect["moves"]["people"], 1);
    EXPECT_EQ(effect["moves"]["domains"], 1);
    ASSERT_EQ(office.browser->post(organisations_address + "/" + small + "/merge", {{"into", large}}, seen(1))
                  .status,
        200U);
    EXPECT_EQ(office.organisation_of(person), "Large Port");
    const auto ended = office.browser->get(organisations_address + "/" + small).json()["organisation"];
    EXPECT_FALSE(ended["ended"].is_null());
    EXPECT_EQ(ended["successor_name"], "Large Port");
    const auto again =
        office.browser->post(organisations_address + "/" + small + "/merge", {{"into", large}}, seen(2));
    EXPECT_EQ(again.code(), "identity.organisation_ended");
}

TEST_P(Bodies, APartBecomesOneOfItsOwnWithThePeopleOfItsDomains) {
    BodiesOffice office{host()};
    const auto whole =
        office.add_organisation("Whole Harbour", {"whole-harbour.example", "pilots-part.example"});
    const auto pilot = office.add_person("pilot@pilots-part.example");
    const auto clerk = office.add_person("clerk@whole-harbour.example");
    const auto strange = office.browser->post(organisations_address + "/" + whole + "/split",
        {{"name", "Pilots"}, {"domains", {"elsewhere.example"}}}, seen(1));
    EXPECT_EQ(strange.json()["fields"][0]["path"], "domains");
    const auto split = office.browser->post(organisations_address + "/" + whole + "/split",
        {{"name", "Pilots"}, {"domains", {"pilots-part.example"}}}, seen(1));
    ASSERT_EQ(split.status, 200U) << split.body;
    EXPECT_EQ(office.organisation_of(pilot), "Pilots");
    EXPECT_EQ(office.organisation_of(clerk), "Whole Harbour");
    const auto belongings =
        office.browser->get(people_address + "/" + pilot).json()["background"]["belongings"];
    EXPECT_EQ(belongings.size(), 2U);
    EXPECT_EQ(office.browser->get(organisations_address + "/" + whole).json()["domains"],
        json::array({"whole-harbour.example"}));
}

TEST_P(Bodies, AGroupIsMadeNamedAndFilled) {
    BodiesOffice office{host()};
    const auto made = office.browser->post(groups_address, {{"name", "Tide watchers"}});
    ASSERT_EQ(made.status, 200U);
    const auto path = groups_address + "/" + made.id();
    EXPECT_EQ(office.browser->post(groups_address, {{"name", "Tide watchers"}}).json()["fields"][0]["path"],
        "name");
    ASSERT_EQ(office.browser->put(path, {{"name", "Tide readers"}}, seen(1)).status, 200U);
    EXPECT_EQ(office.browser->put(path, {{"name", "Tide callers"}}, seen(1)).status, 412U);
    const auto person = office.furnish.staff("Gwyn Grouped").id.text();
    ASSERT_EQ(office.browser->post(path + "/members", {{"person", person}}).status, 200U);
    EXPECT_EQ(office.browser->get(path + "/members").json()["items"][0]["id"], person);
    EXPECT_EQ(office.browser->get(path).json()["people"], 1);
    EXPECT_EQ(office.browser->get(people_address + "/" + person).json()["background"]["groups"][0]["name"],
        "Tide readers");
    ASSERT_EQ(office.browser->del(path + "/members/" + person).status, 200U);
    EXPECT_EQ(office.browser->get(path).json()["people"], 0);
}

TEST_P(Bodies, AnAdministratorOfAnAreaManagesThatAreaAndWhatLiesInIt) {
    BodiesOffice office{host()};
    const auto top = office.browser->post(areas_address, {{"name", "Directorate"}}).id();
    const auto other = office.browser->post(areas_address, {{"name", "Other directorate"}}).id();
    const auto keeper = office.furnish.staff("Kit Keeper");
    ASSERT_EQ(
        office.browser->post(areas_address + "/" + top + "/administrators", {{"person", keeper.id.text()}})
            .status,
        200U);
    auto as_keeper = office.furnish.sign_in(keeper);
    const auto below = as_keeper.post(areas_address, {{"parent", top}, {"name", "Programme"}});
    ASSERT_EQ(below.status, 200U) << below.body;
    EXPECT_EQ(as_keeper.get(areas_address).json()["items"].size(), 2U);
    EXPECT_EQ(
        as_keeper.put(areas_address + "/" + below.id(), {{"name", "Programme B"}}, seen(1)).status, 200U);
    EXPECT_EQ(
        as_keeper.put(areas_address + "/" + below.id(), {{"name", "Programme C"}}, seen(1)).status, 412U);
    EXPECT_EQ(as_keeper.get(areas_address + "/" + other).status, 404U);
    EXPECT_EQ(as_keeper.post(areas_address, {{"name", "At the top"}}).status, 404U);
    EXPECT_EQ(as_keeper.get("/api/v1/administration/people").status, 404U);
    const auto can = as_keeper.get("/api/v1/session").json()["can"];
    EXPECT_NE(std::ranges::find(can, "core.manage_areas"), can.end());
    const auto grant = office.browser->get(areas_address + "/" + top).json()["administrators"][0]["grant"];
    ASSERT_EQ(
        office.browser->del(areas_address + "/" + top + "/administrators/" + grant.get<std::string>()).status,
        200U);
    EXPECT_EQ(as_keeper.get(areas_address).status, 404U);
}

}} // namespace folkmoot
