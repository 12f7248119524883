#include "api/office.hpp"

#include "access/marking.hpp"

#include <thread>

namespace folkmoot { namespace {

using nlohmann::json;

FOLKMOOT_HOST_TEST(Governing);

const std::string administration_address = "/api/v1/administration";

kit::Browser::Headers seen(const json& thing) {
    return api_tests::seen(thing["version"].get<std::int64_t>());
}

struct RolesOffice : api_tests::Office {
    using Office::Office;

    json role(const std::string& key) {
        for (auto& role : browser->get(administration_address + "/roles").json()["roles"])
            if (role["key"] == key) return role;
        return nullptr;
    }
    json marking(const std::string& key) {
        for (auto& marking : browser->get(administration_address + "/markings").json()["items"])
            if (marking["key"] == key) return marking;
        return nullptr;
    }
    static json without(json permissions, const std::string& one) {
        std::erase_if(permissions.get_ref<json::array_t&>(), [&](const json& name) { return name == one; });
        return permissions;
    }
    kit::Answer change(const json& role, const json& permissions, const kit::Browser::Headers& headers) {
        return browser->put(administration_address + "/roles/" + role["id"].get<std::string>(),
            {{"permissions", permissions}}, headers);
    }
};

TEST_P(Governing, WhatARoleMayDoCountsAtOnceEverywhereItIsGiven) {
    kit::WikiScene scene{host()};
    RolesOffice office{host()};
    const auto page = scene.page("Ferry times", "At noon");
    const auto comment = kit::object_path(page, "/comments");
    const auto member = office.role("member");
    EXPECT_GE(member["holders"].get<int>(), 1);
    EXPECT_EQ(member["reach"], "spaces");
    const json wiki = "wiki.edit";
    ASSERT_NE(std::ranges::find(member["permissions"], wiki), member["permissions"].end());
    const auto edited = [&](const std::string& text) {
        return scene.publish(scene.as_editor, page, "Ferry times", text, 1).status;
    };
    ASSERT_EQ(
        office.change(member, RolesOffice::without(member["permissions"], "wiki.edit"), seen(member)).status,
        200U);
    EXPECT_EQ(edited("At one"), 403U);
    const auto less = office.role("member");
    EXPECT_EQ(less["version"].get<int>(), member["version"].get<int>() + 1);
    ASSERT_EQ(office.change(less, member["permissions"], seen(less)).status, 200U);
    EXPECT_EQ(edited("At one"), 200U);
    const auto line =
        office.browser->get(administration_address + "/audit?action=core.role_changed").json()["items"];
    EXPECT_EQ(line[0]["reason"], "+wiki.edit");
    EXPECT_EQ(line[1]["reason"], "-wiki.edit");
    EXPECT_EQ(line[0]["object_name"], "Member");
}

TEST_P(Governing, EveryPermissionIsSaidInBothLanguages) {
    RolesOffice office{host()};
    const auto& catalogue = host().house().catalogue();
    for (const auto& permission :
        office.browser->get(administration_address + "/roles").json()["permissions"]) {
        auto key = permission["name"].get<std::string>();
        key.insert(key.find('.') + 1, "permission_");
        EXPECT_TRUE(catalogue.has(key)) << key;
        EXPECT_EQ(permission["doc"], catalogue.text(key, "en"));
    }
}

TEST_P(Governing, EveryJobIsSaidInBothLanguages) {
    const auto& house = host().house();
    for (const auto& job : house.registries().jobs()) {
        const auto key = "deeds.job_" + std::string{job.name};
        EXPECT_TRUE(house.catalogue().has(key)) << key;
    }
}

TEST_P(Governing, NobodyLocksAdministratorsOutOrLetsThemSeeWhatIsWritten) {
    RolesOffice office{host()};
    const auto own = office.role("site_administrator");
    EXPECT_EQ(own["reach"], "administration");
    EXPECT_EQ(
        office.change(own, RolesOffice::without(own["permissions"], "core.manage_roles"), seen(own)).code(),
        "access.would_lock_out");
    auto more = own["permissions"];
    more.push_back("core.view");
    const auto sees = office.change(own, more, seen(own));
    EXPECT_EQ(sees.status, 422U);
    EXPECT_EQ(sees.json()["fields"][0]["code"], "access.permission_elsewhere");
    const auto reader = office.role("reader");
    auto governs = reader["permissions"];
    governs.push_back("core.manage_people");
    EXPECT_EQ(office.change(reader, governs, seen(reader)).status, 422U);
    EXPECT_EQ(office.change(reader, {"core.no_such"}, seen(reader)).status, 422U);
    EXPECT_EQ(office.role("reader")["version"], reader["version"]);
}

TEST_P(Governing, OfTwoAdministratorsWhoChangeOneRoleAtOnceOneIsToldToLookAgain) {
    RolesOffice office{host()};
    const auto second = office.furnish.staff("Sion Second");
    office.furnish.role(second, "site_administrator", access::site);
    auto other = office.furnish.sign_in(second);
    const auto role = office.role("contributor");
    const auto path = administration_address + "/roles/" + role["id"].get<std::string>();
    EXPECT_EQ(office.browser->put(path, {{"permissions", role["permissions"]}}).status, 428U);
    const auto first_wish = RolesOffice::without(role["permissions"], "core.view_drafts");
    auto second_wish = role["permissions"];
    second_wish.push_back("core.view_bin");
    unsigned one = 0;
    unsigned two = 0;
    {
        std::jthread at_once{
            [&] { two = other.put(path, {{"permissions", second_wish}}, seen(role)).status; }};
        one = office.browser->put(path, {{"permissions", first_wish}}, seen(role)).status;
    }
    EXPECT_EQ((std::set{one, two}), (std::set{200U, 412U}));
    const auto after = office.role("contributor");
    EXPECT_EQ(after["permissions"],
        one == 200U ? first_wish : json(std::set<std::string>(second_wish.begin(), second_wish.end())));
    EXPECT_EQ(after["version"].get<int>(), role["version"].get<int>() + 1);
    ASSERT_EQ(office.change(after, role["permissions"], seen(after)).status, 200U);
}

TEST_P(Governing, ARoleIsAddedLikeAnotherAndRemovedWhileNobodyHasIt) {
    RolesOffice office{host()};
    const auto reader = office.role("reader");
    const auto added = office.browser->post(
        administration_address + "/roles", {{"name", "Harbour reader"}, {"like", reader["id"]}});
    ASSERT_EQ(added.status, 200U) << added.body;
    const auto role = office.role("harbour-reader");
    EXPECT_EQ(role["permissions"], reader["permissions"]);
    const auto owner = office.furnish.staff("Oona Owner");
    const auto space = office.furnish.space(access::SpaceKind::workspace, owner);
    auto as_owner = office.furnish.sign_in(owner);
    const auto person = office.furnish.staff("Rhys Reader").id.text();
    const auto members = "/api/v1/spaces/" + space.text() + "/members";
    ASSERT_EQ(as_owner.post(members, {{"person", person}, {"role", "harbour-reader"}}).status, 200U);
    const auto path = administration_address + "/roles/" + added.id();
    EXPECT_EQ(office.browser->del(path).code(), "access.role_given");
    ASSERT_EQ(as_owner.del(members + "/" + person).status, 200U);
    ASSERT_EQ(office.browser->del(path).status, 200U);
    EXPECT_TRUE(office.role("harbour-reader").is_null());
    EXPECT_EQ(
        office.browser->del(administration_address + "/roles/" + reader["id"].get<std::string>()).code(),
        "access.stock_role_stays");
}

TEST_P(Governing, WhatAMarkingDoesIsChangedOnceForEachStateThatWasSeen) {
    kit::WikiScene scene{host()};
    RolesOffice office{host()};
    scene.page("Ferry times", "At noon");
    const auto official = office.marking("official");
    EXPECT_GE(official["spaces"].get<int>(), 1);
    EXPECT_GE(official["objects"].get<int>(), 1);
    EXPECT_TRUE(office.marking("secret")["effects"].empty());
    const auto path = administration_address + "/markings/official";
    const json wish{{"effects", {{{"effect", "offline_copy"}, {"value", "off"}}}}};
    EXPECT_EQ(office.browser->put(path, wish).status, 428U);
    ASSERT_EQ(office.browser->put(path, wish, seen(official)).status, 200U);
    EXPECT_EQ(office.browser->put(path, wish, seen(official)).status, 412U);
    const auto page = scene.page("Tide times", "At six");
    EXPECT_FALSE(scene.as_editor.get(kit::object_path(page)).json()["offline_copy"].get<bool>());
    const auto strange = office.browser->put(path,
        {{"effects", {{{"effect", "idle_minutes"}, {"value", "2000"}}}}}, seen(office.marking("official")));
    EXPECT_EQ(strange.status, 422U);
    EXPECT_EQ(office.browser->put(administration_address + "/markings/secret", wish, {{"If-Match", "\"1\""}})
                  .status,
        404U);
    const json back{{"effects", {{{"effect", "offline_copy"}, {"value", "staff_only"}}}}};
    ASSERT_EQ(office.browser->put(path, back, seen(office.marking("official"))).status, 200U);
    EXPECT_TRUE(scene.as_editor.get(kit::object_path(page)).json()["offline_copy"].get<bool>());
    const auto lines =
        office.browser->get(administration_address + "/audit?action=core.marking_changed").json()["items"];
    EXPECT_EQ(lines[1]["reason"], "OFFICIAL: offline_copy from staff_only to off");
}

TEST_P(Governing, TheSiteHoldsNothingAboveOfficialSensitive) {
    RolesOffice office{host()};
    const auto path = administration_address + "/marking-ceiling";
    EXPECT_EQ(office.browser->put(path, {{"marking", "secret"}}).status, 422U);
    ASSERT_EQ(office.browser->put(path, {{"marking", "official-sensitive"}}).status, 200U);
    EXPECT_TRUE(office.marking("official-sensitive")["allowed"].get<bool>());
}

TEST_P(Governing, AModuleIsLeftOutFromTheNextStartOn) {
    kit::WikiScene scene{host()};
    RolesOffice office{host()};
    const auto wiki = [&] {
        for (auto& module : office.browser->get(administration_address + "/modules").json()["items"])
            if (module["name"] == "wiki") return module;
        return json{};
    };
    EXPECT_TRUE(wiki()["in_use"].get<bool>());
    EXPECT_EQ(wiki()["title"], host().house().catalogue().text("wiki.section", "en"));
    EXPECT_FALSE(wiki()["version"].get<std::string>().empty());
    EXPECT_GE(wiki()["spaces"].get<int>(), 1);
    ASSERT_EQ(
        office.browser->put(administration_address + "/modules/wiki", {{"in_use", false}}).status, 200U);
    EXPECT_TRUE(wiki()["in_use"].get<bool>()) << "it runs until the server is started again";
    EXPECT_TRUE(wiki()["left_out"].get<bool>());
    ASSERT_EQ(office.browser->put(administration_address + "/modules/wiki", {{"in_use", true}}).status, 200U);
    EXPECT_FALSE(wiki()["left_out"].get<bool>());
    EXPECT_EQ(
        office.browser->put(administration_address + "/modules/nothing", {{"in_use", true}}).status, 404U);
}

TEST_P(Governing, ASpaceTakesNoMoreThanItsOwnQuota) {
    kit::WikiScene scene{host()};
    RolesOffice office{host()};
    const auto page = scene.page("Ferry times", "At noon");
    const auto quota = administration_address + "/spaces/" + scene.space.text() + "/quota";
    const auto begun = [&] {
        return scene.as_editor
            .post("/api/v1/uploads", {{"object", page}, {"name", "map.png"}, {"size", 5'000}})
            .status;
    };
    ASSERT_EQ(office.browser->put(quota, {{"octets", 4'000}}).status, 200U);
    EXPECT_EQ(begun(), 507U);
    EXPECT_EQ(office.browser->get(administration_address + "/spaces/" + scene.space.text())
                  .json()["quota"]
                  .get<int>(),
        4'000);
    ASSERT_EQ(office.browser->put(quota, json::object()).status, 200U);
    EXPECT_EQ(begun(), 200U);
    const auto storage = office.browser->get(administration_address + "/storage").json();
    EXPECT_GT(storage["space_quota"].get<std::int64_t>(), 0);
    EXPECT_EQ(storage["room"], "ample");
    EXPECT_FALSE(storage["areas"].empty());
    EXPECT_EQ(office.browser->put(quota, {{"octets", -1}}).status, 422U);
}

}} // namespace folkmoot
