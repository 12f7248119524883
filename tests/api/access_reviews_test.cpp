#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::Furnish;
using nlohmann::json;

FOLKMOOT_HOST_TEST(AccessReviews);

/// A space with an owner, a facilitator and a member, and a reader through its area.
struct Reviewed {
    explicit Reviewed(kit::TestHost& host)
        : furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , facilitator(furnish.staff("Fay Facilitator"))
        , mary(furnish.staff("Mary Member"))
        , ann(furnish.staff("Ann Above"))
        , space(furnish.space(access::SpaceKind::workspace, owner))
        , browser(furnish.sign_in(owner)) {
        furnish.role(facilitator, "facilitator", space);
        furnish.role(mary, "member", space);
        furnish.role(ann, "reader", area());
    }
    ObjectId area() {
        return furnish.host().read([&](ReadTx& tx) {
            return tx.value<ObjectId>(Sql{"select area from space where id = :id"}, bind("id", space))
                .value();
        });
    }
    std::string path(const std::string& rest = "") const {
        return "/api/v1/spaces/" + space.text() + "/access-reviews" + rest;
    }
    std::string begin() { return browser.post(path(), json::object()).json()["id"].get<std::string>(); }
    std::map<std::string, json> entries(const std::string& review) {
        std::map<std::string, json> found;
        std::string after;
        do {
            const auto page = browser.get(path("/" + review + "?after=" + after)).json();
            for (const auto& entry : page["items"])
                EXPECT_TRUE(found.emplace(entry["grant"].get<std::string>(), entry).second);
            after = page["next"].get<std::string>();
        } while (!after.empty());
        return found;
    }
    /// The entries about somebody.
    std::vector<json> about(const std::string& review, const kit::Account& who) {
        std::vector<json> found;
        for (const auto& [grant, entry] : entries(review))
            if (!entry["person"].is_null() && entry["person"]["id"] == who.id.text()) found.push_back(entry);
        return found;
    }
    kit::Answer mark(const std::string& review, const json& entry, const std::string& as) {
        return browser.put(path("/" + review + "/marks"),
            {{"marks", json::array({{{"grant", entry["grant"]}, {"mark", as}}})}});
    }
    kit::Answer sign(const std::string& review) {
        return browser.post(path("/" + review + "/signature"), {{"note", "Asked the team"}});
    }
    bool sees(const kit::Account& who) {
        return furnish.sign_in(who).get("/api/v1/spaces/" + space.text()).status == 200;
    }
    std::int64_t lines(std::string_view action) {
        return furnish.host()
            .read([&](ReadTx& tx) {
                return tx.value<std::int64_t>(
                    Sql{"select count(*) from audit_line where action = :action and space = :space"},
                    bind("action", action), bind("space", space));
            })
            .value();
    }

    Furnish furnish;
    kit::Account owner, facilitator, mary, ann;
    ObjectId space;
    kit::Browser browser;
};

TEST_P(AccessReviews, KeepTakeAwayOrNoteEachRoleAndAreSigned) {
    Reviewed scene{host()};
    const auto review = scene.begin();
    EXPECT_EQ(scene.browser.post(scene.path(), json::object()).status, 409U) << "one at a time";
    const auto own = scene.about(review, scene.owner), facilitator = scene.about(review, scene.facilitator),
               member = scene.about(review, scene.mary), above = scene.about(review, scene.ann);
    ASSERT_EQ(own.size() + facilitator.size() + member.size() + above.size(), 4U);
    EXPECT_EQ(above[0]["way"], "above");
    // What can be marked how.
    EXPECT_EQ(scene.mark(review, own[0], "remove").status, 422U) << "one's own only by leaving";
    EXPECT_EQ(scene.mark(review, above[0], "remove").status, 422U) << "given elsewhere";
    EXPECT_EQ(scene.mark(review, member[0], "noted").status, 422U) << "that can be taken away here";
    EXPECT_EQ(scene.sign(review).status, 409U) << "nothing is marked yet";
    for (const auto& [grant, entry] : scene.entries(review))
        ASSERT_EQ(scene.mark(review, entry, "keep").status, 200U);
    EXPECT_EQ(scene.mark(review, member[0], "remove").status, 200U);
    EXPECT_EQ(scene.mark(review, above[0], "noted").status, 200U);
    EXPECT_TRUE(scene.sees(scene.mary)) << "nothing is taken away before it is signed";
    const auto entries = scene.entries(review).size();
    const auto signed_off = scene.sign(review);
    ASSERT_EQ(signed_off.status, 200U) << signed_off.body;
    EXPECT_EQ(signed_off.json()["removed"], 1);
    EXPECT_EQ(signed_off.json()["noted"], 1);
    EXPECT_EQ(signed_off.json()["kept"], entries - 2);
    EXPECT_FALSE(scene.sees(scene.mary));
    EXPECT_TRUE(scene.sees(scene.ann));
    EXPECT_EQ(scene.sign(review).status, 409U);
    EXPECT_EQ(scene.lines("core.access_review_begun"), 1);
    EXPECT_EQ(scene.lines("core.access_review_signed"), 1);
    EXPECT_EQ(scene.lines("core.role_taken"), 1);
    // It is kept: who signed, and what was taken away.
    const auto kept = scene.browser.get(scene.path()).json();
    EXPECT_TRUE(kept["open"].is_null());
    ASSERT_EQ(kept["items"].size(), 1U);
    EXPECT_EQ(kept["items"][0]["signed_by"]["id"], scene.owner.id.text());
    EXPECT_EQ(kept["items"][0]["note"], "Asked the team");
    const auto gone = scene.about(review, scene.mary);
    ASSERT_EQ(gone.size(), 1U);
    EXPECT_EQ(gone[0]["mark"], "remove");
    EXPECT_FALSE(gone[0]["stands"].get<bool>());
}

TEST_P(AccessReviews, SignedWhereTheLastOwnerWouldGoChangeNothing) {
    Reviewed scene{host()};
    auto as_facilitator = scene.furnish.sign_in(scene.facilitator);
    const auto review = scene.begin();
    for (const auto& [grant, entry] : scene.entries(review))
        ASSERT_EQ(scene.mark(review, entry, "keep").status, 200U);
    ASSERT_EQ(scene.mark(review, scene.about(review, scene.mary)[0], "remove").status, 200U);
    const auto own = scene.about(review, scene.owner)[0];
    ASSERT_EQ(as_facilitator
                  .put(scene.path("/" + review + "/marks"),
                      {{"marks", json::array({{{"grant", own["grant"]}, {"mark", "remove"}}})}})
                  .status,
        200U);
    EXPECT_EQ(scene.sign(review).status, 409U);
    EXPECT_TRUE(scene.sees(scene.mary)) << "all of it or nothing";
    EXPECT_FALSE(scene.browser.get(scene.path()).json()["open"].is_null());
}

TEST_P(AccessReviews, LeaveARoleAloneThatWasGivenAnewMeanwhile) {
    Reviewed scene{host()};
    const auto review = scene.begin();
    for (const auto& [grant, entry] : scene.entries(review))
        ASSERT_EQ(scene.mark(review, entry, "keep").status, 200U);
    ASSERT_EQ(scene.mark(review, scene.about(review, scene.mary)[0], "remove").status, 200U);
    ASSERT_EQ(scene.browser
                  .post("/api/v1/spaces/" + scene.space.text() + "/members",
                      {{"person", scene.mary.id.text()}, {"role", "contributor"}})
                  .status,
        200U);
    ASSERT_EQ(scene.sign(review).status, 200U);
    EXPECT_TRUE(scene.sees(scene.mary));
}

TEST_P(AccessReviews, AreTheirSpacesAndGoneWhenGivenUp) {
    Reviewed scene{host()}, other{host()};
    const auto review = scene.begin();
    EXPECT_EQ(other.browser.get(other.path("/" + review)).status, 404U);
    EXPECT_EQ(other.sign(review).status, 404U);
    EXPECT_EQ(other.browser.del(other.path("/" + review)).status, 404U);
    EXPECT_EQ(scene.browser.del(scene.path("/" + review)).status, 200U);
    EXPECT_EQ(scene.browser.get(scene.path("/" + review)).status, 404U);
    EXPECT_FALSE(scene.begin().empty());
}

TEST_P(AccessReviews, AreOnTheirOwnersHomeTwoWeeksBeforeTheyAreDue) {
    Reviewed scene{host()};
    const auto waits = [&](const kit::Account& who) {
        const auto home = scene.furnish.sign_in(who).get("/api/v1/home").json();
        for (const auto& one : home["access_reviews"])
            if (one["space"]["id"] == scene.space.text()) return one;
        return json{};
    };
    const auto later = [&](int days) { host().clock().advance(std::chrono::hours{24 * days}); };
    EXPECT_TRUE(waits(scene.owner).is_null());
    later(167);
    EXPECT_FALSE(waits(scene.owner).is_null());
    EXPECT_FALSE(waits(scene.owner)["overdue"].get<bool>());
    EXPECT_TRUE(waits(scene.facilitator).is_null()) << "owners answer for it";
    later(14);
    EXPECT_TRUE(waits(scene.owner)["overdue"].get<bool>());
    auto browser = scene.furnish.sign_in(scene.owner);
    const auto begun = browser.post(scene.path(), json::object()).json()["id"].get<std::string>();
    EXPECT_TRUE(waits(scene.owner)["begun"].get<bool>());
    const auto page = browser.get(scene.path("/" + begun)).json();
    json marks = json::array();
    for (const auto& entry : page["items"])
        marks.push_back({{"grant", entry["grant"]}, {"mark", "keep"}});
    ASSERT_EQ(browser.put(scene.path("/" + begun + "/marks"), {{"marks", marks}}).status, 200U);
    ASSERT_EQ(browser.post(scene.path("/" + begun + "/signature"), json::object()).status, 200U);
    EXPECT_TRUE(waits(scene.owner).is_null());
}

TEST_P(AccessReviews, AreDueAsOftenAsTheSiteSays) {
    Reviewed scene{host()};
    const auto administrator = scene.furnish.staff("Nia Keeper");
    scene.furnish.role(administrator, "site_administrator", access::site);
    auto browser = scene.furnish.sign_in(administrator);
    const std::string address = "/api/v1/administration/access-reviews";
    EXPECT_EQ(browser.get(address).json()["days"], 180);
    EXPECT_EQ(browser.put(address, {{"days", 10}}).status, 422U);
    ASSERT_EQ(browser.put(address, {{"days", 365}}).status, 200U);
    EXPECT_EQ(scene.browser.get(scene.path()).json()["every_days"], 365);
    ASSERT_EQ(browser.put(address, {{"days", 180}}).status, 200U);
}

}} // namespace folkmoot
