#include "kit/furnish.hpp"

#include "identity/invitation.hpp"
#include "identity/secret.hpp"
#include "mail/queue.hpp"

namespace folkmoot { namespace {

using kit::Furnish;
using nlohmann::json;

/// A space with its owner, who invites.
class Invitations : public kit::HostTest {
protected:
    void SetUp() override {
        HostTest::SetUp();
        if (IsSkipped()) return;
        furnish.emplace(host());
        owner = furnish->staff("Olwen Owner");
        space = furnish->space(access::SpaceKind::community, owner);
        as_owner.emplace(furnish->sign_in(owner));
    }
    std::string path(const std::string& rest = "") {
        return "/api/v1/spaces/" + space.text() + "/invitations" + rest;
    }
    std::string fresh_address() {
        static int number = 0;
        return "invited" + std::to_string(++number) + (GetParam() == kit::Backend::sqlite ? "s" : "p")
            + "@glanydon.example";
    }
    json invitation(const std::vector<std::string>& addresses) {
        json rows = json::array();
        for (const auto& address : addresses)
            rows.push_back({{"address", address}});
        return {{"rows", rows}, {"role", "contributor"}, {"sponsor", owner.id.text()},
            {"purpose", "To comment"}, {"access_ends", "2099-01-02T03:04:05.000000Z"}};
    }
    /// A link as the mail has it.
    std::string link_for(const std::string& address) {
        const auto token = identity::make_token();
        const auto viewer = furnish->viewer(owner);
        host().house().database().write_now("test", [&](WriteTx& tx) {
            audit::act_as(tx, viewer, "test");
            identity::invite(tx, viewer,
                {.space = space,
                    .role = "contributor",
                    .address = address,
                    .name = {},
                    .sponsor = owner.id,
                    .purpose = "To comment",
                    .access_ends = host().clock().now() + std::chrono::hours{24 * 90}},
                token);
        });
        return token;
    }
    std::optional<Furnish> furnish;
    kit::Account owner;
    ObjectId space;
    std::optional<kit::Browser> as_owner;
};
INSTANTIATE_TEST_SUITE_P(Stores, Invitations, kit::both_backends, kit::backend_name);

TEST_P(Invitations, BringSomebodyNewIntoTheSpaceAndNowhereElse) {
    const auto address = fresh_address();
    const auto token = link_for(address);
    auto browser = host().browser();
    const auto seen = browser.post("/api/v1/invitation", {{"token", token}});
    ASSERT_EQ(seen.status, 200U) << seen.body;
    EXPECT_EQ(seen.json()["account"], "none");
    const auto make = [&](const std::string& password) {
        return browser.post("/api/v1/invitation/account",
            {{"token", token}, {"name", "Ffion Rees"}, {"password", password}, {"language", "cy"}});
    };
    EXPECT_EQ(make("short").status, 422U);
    EXPECT_EQ(make("password1234").status, 422U);
    ASSERT_EQ(make("seven herons on one jetty").status, 200U);
    EXPECT_EQ(make("eight herons on one jetty").code(), "invitations.over");
    ASSERT_EQ(browser.sign_in(address, "seven herons on one jetty").status, 200U);
    EXPECT_EQ(browser.get("/api/v1/spaces/" + space.text()).status, 200U);
    const auto other = furnish->space(access::SpaceKind::community, owner);
    EXPECT_EQ(browser.get("/api/v1/spaces/" + other.text()).status, 404U);
    EXPECT_EQ(browser.post("/api/v1/invitation", {{"token", token}}).json()["state"], "accepted");
}

TEST_P(Invitations, AreAcceptedByTheirPersonSignedIn) {
    const auto guest = furnish->guest("Greta Guest", owner);
    const auto token = link_for(guest.email);
    auto wrong = furnish->sign_in(furnish->staff("Wendy Wrong"));
    EXPECT_EQ(
        wrong.post("/api/v1/invitation/acceptance", {{"token", token}}).code(), "invitations.other_person");
    EXPECT_EQ(host().browser().post("/api/v1/invitation/acceptance", {{"token", token}}).status, 401U);
    auto right = furnish->sign_in(guest);
    EXPECT_EQ(right.get("/api/v1/spaces/" + space.text()).status, 404U);
    const auto accepted = right.post("/api/v1/invitation/acceptance", {{"token", token}});
    ASSERT_EQ(accepted.status, 200U) << accepted.body;
    EXPECT_EQ(right.get("/api/v1/spaces/" + space.text()).status, 200U);
}

TEST_P(Invitations, TellTheInviterNothingAboutWhoHasAnAccount) {
    const auto known = furnish->guest("Greta Guest", owner);
    const auto unknown = fresh_address();
    const auto strip = [](json answer, const std::string& address) {
        auto text = answer.dump();
        for (auto at = text.find(address); at != text.npos; at = text.find(address))
            text.erase(at, address.size());
        return text;
    };
    const auto check = [&](const std::string& address) {
        return strip(as_owner->post(path("/check"), {{"text", address}}).json(), address);
    };
    EXPECT_EQ(check(known.email), check(unknown));
    const auto sent = as_owner->post(path(), invitation({known.email}));
    EXPECT_EQ(sent.body, as_owner->post(path(), invitation({unknown})).body);
    auto lines = as_owner->get(path()).json()["items"];
    ASSERT_EQ(lines.size(), 2U);
    for (auto& line : lines)
        for (const char* own : {"id", "address", "created", "sent", "ends"})
            line.erase(own);
    EXPECT_EQ(lines[0], lines[1]);
    const auto renewed = host().browser().post("/api/v1/invitation/links", {{"token", link_for(unknown)}});
    const auto none = host().browser().post("/api/v1/invitation/links", {{"token", identity::make_token()}});
    EXPECT_EQ(renewed.status, 200U);
    EXPECT_EQ(renewed.body, none.body);
}

TEST_P(Invitations, OfManyAreAllSentOrNoneAndSayWhichRowIsWrong) {
    const auto good = fresh_address();
    const auto refused = as_owner->post(path(), invitation({good, "no address"}));
    EXPECT_EQ(refused.status, 422U);
    EXPECT_NE(refused.body.find("rows.1.address"), refused.body.npos) << refused.body;
    EXPECT_EQ(as_owner->post(path(), invitation({good, good})).status, 422U);
    EXPECT_EQ(as_owner->post(path(), invitation({})).status, 422U);
    EXPECT_TRUE(as_owner->get(path()).json()["items"].empty());
    EXPECT_EQ(as_owner->post(path(), invitation(std::vector<std::string>(201, good))).status, 422U);
    std::vector<std::string> many;
    for (int count = 0; count < 40; ++count)
        many.push_back(fresh_address());
    EXPECT_EQ(as_owner->post(path(), invitation(many)).json()["count"], 40);
    EXPECT_EQ(as_owner->get(path()).json()["items"].size(), 40U);
}

TEST_P(Invitations, ListsAreReadWithOrganisationsAndProblems) {
    const auto works = furnish->organisation("Harbour Works");
    const auto name = host().read([&](ReadTx& tx) {
        return tx.value<std::string>("select name from organisation where id = :id", bind("id", works));
    });
    const auto member = furnish->staff("Mem Member");
    furnish->role(member, "member", space);
    const auto address = fresh_address();
    const auto rows = as_owner->post(path("/check"),
        {{"text",
            "Name,Email,Organisation\nSam," + address + "," + *name + "\nTwice," + address + "\nMem,"
                + member.email + "\nWrong,nobody\n"}});
    ASSERT_EQ(rows.status, 200U) << rows.body;
    const auto items = rows.json()["rows"];
    ASSERT_EQ(items.size(), 4U);
    EXPECT_EQ(items[0]["organisation_name"], *name);
    EXPECT_EQ(items[0]["problem"], "");
    for (std::size_t row : {1U, 2U, 3U})
        EXPECT_NE(items[row]["problem"], "") << row;
}

TEST_P(Invitations, ShowTheMailSendAgainAndWithdraw) {
    const auto address = fresh_address();
    const auto mail = as_owner->post(path("/mail"), invitation({address}));
    ASSERT_EQ(mail.status, 200U) << mail.body;
    EXPECT_NE(mail.json()["subject"].get<std::string>().find("Olwen Owner"), std::string::npos);
    EXPECT_TRUE(as_owner->get(path()).json()["items"].empty()) << "shown, not sent";
    ASSERT_EQ(as_owner->post(path(), invitation({address})).status, 200U);
    const std::string id = as_owner->get(path()).json()["items"][0]["id"];
    EXPECT_EQ(as_owner->post(path("/" + id + "/link"), json::object()).status, 200U);
    EXPECT_EQ(as_owner->del(path("/" + id)).status, 200U);
    EXPECT_EQ(as_owner->post(path("/" + id + "/link"), json::object()).code(), "invitations.not_open");
    EXPECT_TRUE(as_owner->get(path()).json()["items"].empty());
}

}} // namespace folkmoot
