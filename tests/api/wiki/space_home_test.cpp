#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using nlohmann::json;

FOLKMOOT_HOST_TEST(SpaceHome);

std::string home_of(const kit::WikiScene& scene, const std::string& rest = "") {
    return "/api/v1/spaces/" + scene.space.text() + "/home" + rest;
}

/// What a form sends that changes nothing.
json arranged(std::int64_t version) {
    return {{"base_version", version}, {"welcome", ""}, {"pins", json::array()}, {"dates", json::array()},
        {"contacts", json::array()}};
}

/// A day so many days from now.
std::string day_ahead(kit::TestHost& host, int days) {
    return to_rfc3339(host.clock().now() + std::chrono::hours{24 * days}).substr(0, 10);
}

TEST_P(SpaceHome, IsEmptyUntilItsOwnersArrangeItAndThenShowsWhatTheyChose) {
    kit::WikiScene scene{host()};
    const auto empty = scene.as_editor.get(home_of(scene)).json();
    EXPECT_EQ(empty["html"], "");
    EXPECT_EQ(empty["pins"], json::array());
    const auto first = scene.page("Tide tables", "High and low"),
               second = scene.page("Moorings", "Where to lie");
    auto form = arranged(0);
    form["welcome"] = "## Ahoy\n\nRead the *tide tables* first. <b>No markup</b>";
    form["pins"] = {second, first};
    form["dates"] = {{{"name", "Regatta"}, {"on", day_ahead(host(), 9)}, {"zone", "Europe/London"}}};
    form["contacts"] = {{{"person", scene.owner.id.text()}, {"about", "Berths"}},
        {{"name", "Harbour office"}, {"email", "office@harbour.example"}, {"about", ""}}};
    const auto answer = scene.as_owner.put(home_of(scene), form);
    ASSERT_EQ(answer.status, 200U) << answer.body;
    const auto home = scene.as_editor.get(home_of(scene)).json();
    const auto html = home["html"].get<std::string>();
    EXPECT_TRUE(html.contains("<em>tide tables</em>")) << html;
    EXPECT_FALSE(html.contains("<b>")) << html;
    EXPECT_EQ(home["pins"][0]["id"], second);
    EXPECT_EQ(home["pins"][1]["title"], "Tide tables");
    EXPECT_EQ(home["dates"][0]["name"], "Regatta");
    EXPECT_EQ(home["contacts"][0]["person"]["id"], scene.owner.id.text());
    EXPECT_EQ(home["contacts"][1]["email"], "office@harbour.example");

    const auto again = scene.as_owner.get(home_of(scene, "/form")).json();
    EXPECT_EQ(again["version"], 1);
    EXPECT_TRUE(again["welcome"].get<std::string>().contains("tide tables"));
    EXPECT_EQ(scene.as_owner.put(home_of(scene), arranged(0)).json()["code"], "places.changed_meanwhile");
    EXPECT_EQ(scene.as_editor.put(home_of(scene), arranged(1)).status, 403U);
    host().clock().advance(std::chrono::hours{24 * 11});
    auto later = scene.furnish.sign_in(scene.owner);
    EXPECT_EQ(later.get(home_of(scene)).json()["dates"], json::array()) << "the day is over";
}

TEST_P(SpaceHome, SaysAtTheirPlacesWhatIsWrong) {
    kit::WikiScene scene{host()}, other{host()};
    const auto wrong = [&](const char* field, const json& value) {
        auto form = arranged(0);
        form[field] = value;
        const auto answer = scene.as_owner.put(home_of(scene), form);
        EXPECT_EQ(answer.status, 422U) << answer.body;
        return answer.json()["fields"][0]["path"].get<std::string>();
    };
    EXPECT_EQ(wrong("welcome", "![A picture](https://elsewhere.example/x.png)\n\n[^1]: A note"), "welcome");
    EXPECT_EQ(wrong("pins", {other.page("Elsewhere", "Words")}), "pins.0");
    EXPECT_EQ(
        wrong("dates", {{{"name", "Past"}, {"on", "2001-01-01"}, {"zone", "Europe/London"}}}), "dates.0.on");
    EXPECT_EQ(wrong("contacts", {{{"name", "Office"}, {"email", "nowhere"}}}), "contacts.0.email");
    EXPECT_EQ(wrong("contacts", {{{"name", ""}}}), "contacts.0.name");
    const auto guest = scene.furnish.guest("Gus Guest", scene.owner);
    EXPECT_EQ(wrong("contacts", {{{"person", guest.id.text()}}}), "contacts.0.person");
    EXPECT_EQ(scene.as_owner.get(home_of(scene, "/form")).json()["version"], 0);
}

TEST_P(SpaceHome, TellsOfDueTextsOnlyThoseWhomTheyConcern) {
    kit::WikiScene scene{host()};
    const auto page = scene.page("Draft order", "Words");
    const auto reader = scene.furnish.staff("Rae Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    const json review{{"keeper", scene.editor.id.text()}, {"on", day_ahead(host(), 20)},
        {"zone", "Europe/London"}, {"every_months", 12}};
    ASSERT_EQ(scene.as_owner.put(kit::object_path(page, "/review"), review).status, 200U);
    const auto asked = scene.as_owner.post(kit::object_path(page, "/asks"),
        {{"kind", "read"}, {"people", {reader.id.text()}}, {"on", day_ahead(host(), 6)},
            {"zone", "Europe/London"}, {"note", ""}});
    ASSERT_EQ(asked.status, 200U) << asked.body;
    const auto kinds = [&](kit::Browser& who) {
        std::string found;
        const auto home = who.get(home_of(scene)).json();
        for (const auto& date : home["dates"]) {
            EXPECT_EQ(date["object"]["id"], page);
            found += date["kind"].get<std::string>() + " ";
        }
        return found;
    };
    EXPECT_EQ(kinds(scene.as_owner), "ask review ");
    EXPECT_EQ(kinds(as_reader), "ask ") << "reviews are their editors' business";
    const auto bystander = scene.furnish.staff("Bea Bystander");
    scene.furnish.role(bystander, "reader", scene.space);
    auto as_bystander = scene.furnish.sign_in(bystander);
    EXPECT_EQ(kinds(as_bystander), "");
}

TEST_P(SpaceHome, KeepsWhatItsArrangerDoesNotSeeAndForgetsWhatIsGone) {
    kit::WikiScene scene{host()};
    const auto seen = scene.page("Seen", "Words"), hidden = scene.page("Hidden", "Words");
    const auto helper = scene.furnish.staff("Hal Helper");
    scene.furnish.role(helper, "facilitator", scene.space);
    auto as_helper = scene.furnish.sign_in(helper);
    auto form = arranged(0);
    form["pins"] = {hidden, seen};
    ASSERT_EQ(scene.as_owner.put(home_of(scene), form).status, 200U);
    const json only_owner{{"inherit", false},
        {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}}, {"groups", json::array()}};
    const auto restricted = scene.as_owner.put(kit::object_path(hidden, "/restriction"), only_owner);
    ASSERT_EQ(restricted.status, 200U) << restricted.body;
    EXPECT_FALSE(as_helper.get(home_of(scene)).body.contains("Hidden"));
    form["base_version"] = 1;
    form["pins"] = {seen};
    ASSERT_EQ(as_helper.put(home_of(scene), form).status, 200U);
    const auto pins = scene.as_owner.get(home_of(scene)).json()["pins"];
    ASSERT_EQ(pins.size(), 2U);
    EXPECT_EQ(pins[0]["id"], seen);
    EXPECT_EQ(pins[1]["id"], hidden);
    ASSERT_EQ(scene.as_owner.del(kit::object_path(hidden)).status, 200U);
    EXPECT_EQ(scene.as_owner.get(home_of(scene)).json()["pins"].size(), 1U);
}

}} // namespace folkmoot
