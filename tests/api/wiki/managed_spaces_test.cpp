#include "api/office.hpp"

namespace folkmoot { namespace {

using nlohmann::json;

FOLKMOOT_HOST_TEST(ManagedSpaces);

const std::string spaces_address = "/api/v1/administration/spaces";

struct SpacesOffice : api_tests::Office {
    using Office::Office;

    json space(ObjectId id) { return browser->get(spaces_address + "/" + id.text()).json(); }
    void put_out_of_use(const kit::Account& person) {
        const auto answer = browser->put("/api/v1/administration/people/" + person.id.text() + "/state",
            {{"in_use", false}}, {{"If-Match", "\"1\""}});
        ASSERT_EQ(answer.status, 200U) << answer.body;
    }
    /// All that a question finds, page by page.
    std::set<std::string> found(const std::string& question) {
        std::set<std::string> ids;
        std::string after;
        do {
            const auto page = browser->get(spaces_address + "?" + question + "&after=" + after).json();
            for (const auto& line : page["items"])
                EXPECT_TRUE(ids.insert(line["id"].get<std::string>()).second);
            after = page["next"].get<std::string>();
        } while (!after.empty());
        return ids;
    }
};

TEST_P(ManagedSpaces, SayTheirFiguresAndNothingOfWhatIsInThem) {
    kit::WikiScene scene{host()};
    SpacesOffice office{host()};
    const auto before = office.space(scene.space);
    EXPECT_EQ(before["owners"][0]["id"], scene.owner.id.text());
    EXPECT_EQ(before["kind"], "workspace");
    EXPECT_EQ(before["state"], "open");
    EXPECT_EQ(before["marking"], "OFFICIAL");
    const auto page = scene.page("Unheard-of harbour dues", "Confidential words");
    const auto after = office.browser->get(spaces_address + "/" + scene.space.text());
    EXPECT_EQ(after.json()["objects"].get<int>(), before["objects"].get<int>() + 1);
    EXPECT_FALSE(after.json()["changed"].is_null());
    EXPECT_EQ(after.body.find("harbour dues"), std::string::npos);
    EXPECT_EQ(office.browser->get("/api/v1/wiki/pages/" + page).status, 404U);
}

TEST_P(ManagedSpaces, WithoutAnOwnerAreFoundAndGetOneWhoAnswersForThem) {
    SpacesOffice office{host()};
    const auto leaver = office.furnish.staff("Lee Leaver");
    const auto space = office.furnish.space(access::SpaceKind::workspace, leaver);
    const auto kept = office.furnish.space(access::SpaceKind::workspace, office.furnish.staff("Kit Keeper"));
    EXPECT_FALSE(office.found("ownerless=true").contains(space.text()));
    const auto count = [&] {
        return office.browser->get("/api/v1/administration").json()["ownerless"].get<int>();
    };
    const auto before = count();
    office.put_out_of_use(leaver);
    EXPECT_TRUE(office.found("ownerless=true").contains(space.text()));
    EXPECT_FALSE(office.found("ownerless=true").contains(kept.text()));
    EXPECT_EQ(count(), before + 1);
    EXPECT_FALSE(office.space(space)["owners"][0]["in_use"].get<bool>());

    const auto owners = spaces_address + "/" + space.text() + "/owners";
    const auto guest = office.furnish.guest("Gus Guest", office.administrator);
    EXPECT_EQ(
        office.browser->post(owners, {{"person", guest.id.text()}}).json()["fields"][0]["path"], "person");
    EXPECT_EQ(office.browser->post(owners, {{"person", leaver.id.text()}}).status, 422U);
    EXPECT_NE(office.browser->post(owners, {{"person", office.administrator.id.text()}}).status, 200U);

    const auto heir = office.furnish.staff("Hedd Heir");
    auto as_heir = office.furnish.sign_in(heir);
    const auto address = "/api/v1/spaces/" + space.text() + "/members";
    EXPECT_EQ(as_heir.get(address).status, 404U);
    ASSERT_EQ(
        office.browser->post(owners, {{"person", heir.id.text()}, {"reason", "Lee has left"}}).status, 200U);
    EXPECT_EQ(as_heir.get(address).status, 200U);
    EXPECT_FALSE(office.found("ownerless=true").contains(space.text()));
    EXPECT_EQ(office.space(space)["owners"][0]["id"], heir.id.text());
    EXPECT_EQ(count(), before);
    const auto line =
        office.browser->get("/api/v1/administration/audit?action=core.role_given&object=" + heir.id.text())
            .json()["items"][0];
    EXPECT_EQ(line["reason"], "Lee has left");
    EXPECT_EQ(line["detail"], "owner");
    EXPECT_EQ(office.browser->get(address).status, 404U) << "who appoints stays outside";
}

TEST_P(ManagedSpaces, AreFoundByNameAreaAndStatePageByPage) {
    SpacesOffice office{host()};
    const auto owner = office.furnish.staff("Oona Owner");
    std::set<std::string> made;
    for (int count = 0; count < 35; ++count)
        made.insert(office.furnish.space(access::SpaceKind::workspace, owner).text());
    const auto all = office.found("q=");
    EXPECT_TRUE(std::ranges::includes(all, made));
    const auto one = office.space(*ObjectId::parse(*made.begin()));
    const auto by_name = office.found("q=" + one["name"].get<std::string>().substr(0, 5));
    EXPECT_TRUE(by_name.contains(*made.begin()));
    EXPECT_TRUE(office.found("q=no+such+space+anywhere").empty());
    EXPECT_TRUE(office.found("area=" + one["area"].get<std::string>()).contains(*made.begin()));
    host().write([&](WriteTx& tx) {
        access::set_state(tx, Viewer::system("a test freezes"), *ObjectId::parse(*made.begin()),
            access::SpaceState::frozen);
    });
    const auto frozen = office.found("state=frozen");
    EXPECT_TRUE(frozen.contains(*made.begin()));
    EXPECT_FALSE(frozen.contains(*made.rbegin()));
}

TEST_P(ManagedSpaces, AreSeenByAdministratorsOfTheirAreaAlone) {
    SpacesOffice office{host()};
    const auto owner = office.furnish.staff("Oona Owner");
    const auto inside = office.furnish.space(access::SpaceKind::workspace, owner);
    const auto areas = "/api/v1/administration/areas";
    const auto other = office.browser->post(areas, {{"name", "Elsewhere"}}).id();
    const auto keeper = office.furnish.staff("Kit Keeper");
    office.furnish.role(keeper, "area_administrator", *ObjectId::parse(other));
    auto as_keeper = office.furnish.sign_in(keeper);
    EXPECT_EQ(as_keeper.get(spaces_address).json()["items"].size(), 0U);
    EXPECT_EQ(as_keeper.get(spaces_address + "/" + inside.text()).status, 404U);
    EXPECT_EQ(as_keeper.post(spaces_address + "/" + inside.text() + "/owners", {{"person", owner.id.text()}})
                  .status,
        404U);
    EXPECT_TRUE(as_keeper.get("/api/v1/administration").json()["ownerless"].is_null());
}

}} // namespace folkmoot
