#include "kit/furnished.hpp"

#include "access/grant.hpp"
#include "identity/organisation.hpp"
#include "identity/person.hpp"

namespace folkmoot::identity { namespace {

using namespace std::chrono_literals;
FOLKMOOT_FURNISHED(People);

constexpr Sql current_organisation{
    "select organisation from affiliation where person = :person and since <= :now "
    "and (until is null or until > :now)"};

std::optional<Code> code_of(auto work) {
    try {
        work();
        return std::nullopt;
    } catch (const Problem& problem) {
        return problem.code();
    }
}

TEST_P(People, AreFoundByTheirAddressHoweverItIsTyped) {
    auto id = write([](WriteTx& tx) {
        return create_person(tx, {.name = "Mary", .email = " Mary@Example.ORG ", .title = {}, .purpose = {}});
    });
    auto found = read([](ReadTx& tx) { return find_person_by_email(tx, "mary@EXAMPLE.org"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, id);
    EXPECT_EQ(found->email, "mary@example.org");
}

TEST_P(People, HaveOneAccountEach) {
    auto add = [&] {
        write([](WriteTx& tx) {
            create_person(tx, {.name = "Mary", .email = "mary@example.org", .title = {}, .purpose = {}});
        });
    };
    add();
    EXPECT_EQ(code_of(add), Code::conflict);
}

TEST_P(People, NeedAnAddressAndGuestsASponsorAndAnEnd) {
    auto add = [&](NewPerson person) {
        return code_of([&] { write([&](WriteTx& tx) { create_person(tx, person); }); });
    };
    for (const auto* wrong : {"", "mary", "@example.org", "mary@", "mary@localhost", "a b@example.org",
             "mary@example.org\r\nBcc: all@example.org", "mary@@example.org"})
        EXPECT_EQ(add({.name = "Mary", .email = wrong, .title = {}, .purpose = {}}), Code::bad_input)
            << wrong;
    NewPerson guest{
        .name = "Anna", .email = "anna@acme.example", .kind = PersonKind::guest, .title = {}, .purpose = {}};
    EXPECT_EQ(add(guest), Code::bad_input);
    guest.sponsor = olwen.person();
    EXPECT_EQ(add(guest), Code::bad_input);
    guest.expires = clock.now() + 24h;
    EXPECT_EQ(add(guest), std::nullopt);
}

TEST_P(People, WhoAreDisabledCannotSignInAndCanBeEnabledAgain) {
    auto id = write([](WriteTx& tx) {
        auto person =
            create_person(tx, {.name = "Mary", .email = "mary@example.org", .title = {}, .purpose = {}});
        set_password_hash(tx, person, "a hash");
        return person;
    });
    auto active = [&] {
        return read([](ReadTx& tx) { return find_credentials(tx, "Mary@example.org").value().active; });
    };
    EXPECT_TRUE(active());
    write([&](WriteTx& tx) { disable_person(tx, id); });
    EXPECT_FALSE(active());
    write([&](WriteTx& tx) { enable_person(tx, id); });
    EXPECT_TRUE(active());
}

TEST_P(People, LoseTheSightOfAllThingsTheMomentTheyAreDisabled) {
    auto mary = add_person("Mary", "member");
    auto page = add_page("A page");
    auto sees = [&] {
        return read([&](ReadTx& tx) { return tx.find<ObjectRow>(mary, page.id).has_value(); });
    };
    EXPECT_TRUE(sees());
    write([&](WriteTx& tx) { disable_person(tx, mary.person()); });
    EXPECT_FALSE(sees());
}

TEST_P(People, JoinAndLeaveGroupsWithTheRolesOfThese) {
    auto mary = add_person("Mary");
    auto page = add_page("A page");
    auto sees = [&] {
        return read([&](ReadTx& tx) { return tx.find<ObjectRow>(mary, page.id).has_value(); });
    };
    auto group = write([](WriteTx& tx) { return create_group(tx, "Analysts"); });
    write([&](WriteTx& tx) {
        access::put_grant(tx, olwen,
            {.subject_kind = access::SubjectKind::group, .subject = group, .role = "reader", .scope = space});
    });
    EXPECT_FALSE(sees());
    write([&](WriteTx& tx) { add_to_group(tx, group, mary.person()); });
    EXPECT_TRUE(sees());
    write([&](WriteTx& tx) { remove_from_group(tx, group, mary.person()); });
    EXPECT_FALSE(sees());
}

TEST_P(People, KeepTheirOrganisationsNameOfTheDay) {
    auto ministry = write([](WriteTx& tx) {
        return create_organisation(tx, {.name = "Department of Energy", .short_name = "DoE", .domains = {}});
    });
    auto then = clock.now();
    clock.advance(24h);
    write([&](WriteTx& tx) { rename_organisation(tx, ministry, "Department for Net Zero", "DNZ"); });
    read([&](ReadTx& tx) {
        EXPECT_EQ(organisation_name_at(tx, ministry, then), "Department of Energy");
        EXPECT_EQ(organisation_name_at(tx, ministry, clock.now()), "Department for Net Zero");
    });
}

TEST_P(People, MoveAlongWhenOrganisationsMerge) {
    auto make = [&](const std::string& name) {
        return write([&](WriteTx& tx) {
            return create_organisation(
                tx, {.name = name, .short_name = name, .domains = {name + ".example"}});
        });
    };
    auto small = make("small");
    auto large = make("large");
    auto mary = write([&](WriteTx& tx) {
        return create_person(tx,
            {.name = "Mary",
                .email = "mary@small.example",
                .title = "Head",
                .organisation = small,
                .purpose = {}});
    });
    clock.advance(1h);
    write([&](WriteTx& tx) { merge_organisations(tx, small, large); });
    read([&](ReadTx& tx) {
        EXPECT_THAT(tx.values<ObjectId>(current_organisation, bind("person", mary), bind("now", tx.now())),
            testing::ElementsAre(large));
        EXPECT_EQ(find_organisation_by_domain(tx, "small.example"), large);
        EXPECT_TRUE(find_organisation(tx, small)->ended);
    });
    EXPECT_EQ(
        code_of([&] { write([&](WriteTx& tx) { merge_organisations(tx, small, large); }); }), Code::conflict);
}

}} // namespace folkmoot::identity
