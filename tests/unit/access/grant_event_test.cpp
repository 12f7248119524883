#include "unit/access/site.hpp"

#include "access/grant_event.hpp"
#include "access/restriction.hpp"
#include "access/rights_memory.hpp"
#include "events/log.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot::access {

/// An event of a grant as its readers take it.
struct Told {
    GrantChange change = GrantChange::given;
    ObjectId subject;
    ObjectId scope;
    std::optional<ObjectId> space;
    std::optional<ObjectId> visibility;
};

class GrantEvents : public SiteTest {
protected:
    void SetUp() override {
        SiteTest::SetUp();
        if (IsSkipped()) return;
        space = add_space("energy");
        mary = add_person("Mary");
        news();
    }
    /// What was told of grants since the last call.
    std::vector<Told> news() {
        constexpr Sql untold{"select coalesce(seq, 0) as seq, id, name, actor, space, component, object, "
                             "visibility, person, at, data from event where name = 'core.grant_changed' and "
                             "id > :after order by id"};
        std::vector<Told> told;
        for (const auto& event :
            read([&](ReadTx& tx) { return tx.rows<events::LoggedEvent>(untold, bind("after", last_)); })) {
            last_ = event.id;
            const auto data = nlohmann::json::parse(event.data.text);
            const auto change = data["change"].get<std::string>();
            const auto& names = names_of<GrantChange>;
            told.push_back({static_cast<GrantChange>(std::ranges::find(names, change) - names.begin()),
                *ObjectId::parse(data["subject"].get<std::string>()),
                *ObjectId::parse(data["scope"].get<std::string>()), event.space, event.visibility});
        }
        return told;
    }
    ObjectId put(const NewGrant& grant) {
        return write([&](WriteTx& tx) { return access::grant(tx, house(), grant); });
    }
    ObjectId space, mary;

private:
    ObjectId last_;
};
INSTANTIATE_TEST_SUITE_P(BothStores, GrantEvents, kit::both_backends, kit::backend_name);

TEST_P(GrantEvents, TellOfEachGrantGivenChangedAndWithdrawnOnce) {
    const auto id = put({.subject = mary, .role = "reader", .scope = space});
    auto told = news();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].change, GrantChange::given);
    EXPECT_EQ(told[0].subject, mary);
    EXPECT_EQ(told[0].scope, space);
    EXPECT_EQ(told[0].space, space);

    EXPECT_EQ(put({.subject = mary, .role = "reader", .scope = space}), id);
    EXPECT_TRUE(news().empty()) << "nothing is different";

    EXPECT_EQ(put({.subject = mary, .role = "reader", .scope = space, .ends = in(1h)}), id);
    told = news();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].change, GrantChange::changed);

    write([&](WriteTx& tx) { revoke(tx, house(), id); });
    told = news();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].change, GrantChange::withdrawn);
    EXPECT_EQ(told[0].subject, mary);
}

TEST_P(GrantEvents, ARestrictionTellsOnlyOfWhatIsDifferent) {
    const auto page = add_object({.component = add_section(space)});
    const auto nora = add_person("Nora");
    const auto restrict_to = [&](std::vector<ObjectId> people) {
        Restriction restriction{.object = page, .inheritance = Inheritance::kept};
        for (const auto person : people)
            restriction.grants.push_back({.subject = person, .role = "reader", .scope = page});
        write([&](WriteTx& tx) { restrict(tx, staff(owner), restriction); });
    };
    restrict_to({mary});
    ASSERT_EQ(news().size(), 1U);
    restrict_to({mary, nora});
    auto told = news();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].subject, nora);
    restrict_to({nora});
    told = news();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].change, GrantChange::withdrawn);
    EXPECT_EQ(told[0].subject, mary);
    EXPECT_EQ(told[0].scope, page);
}

TEST_P(GrantEvents, AreHeardByTheStaffOfACommunityAndByNoGuest) {
    const auto community = add_space("forum", SpaceKind::community);
    const auto anna = add_person("Anna", ViewerKind::guest);
    give(anna, "contributor", community);
    give(mary, "reader", community);
    const auto told = news();
    ASSERT_FALSE(told.empty());
    ASSERT_TRUE(told.back().visibility);
    read([&](ReadTx& tx) {
        const auto hears = [&](const Viewer& viewer) {
            return is_visible(tx, viewer, community, *told.back().visibility);
        };
        EXPECT_TRUE(hears(staff(owner)));
        EXPECT_TRUE(hears(staff(mary)));
        EXPECT_FALSE(hears(guest(anna)));
    });
}

TEST_P(GrantEvents, AboveTheSpacesAreForTheLogsOwnReadersOnly) {
    put({.subject = mary, .role = "area_administrator", .scope = area});
    const auto told = news();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].scope, area);
    EXPECT_FALSE(told[0].space);
}

} // namespace folkmoot::access
