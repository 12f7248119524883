#include "kit/furnished.hpp"

#include "access/administrators.hpp"
#include "access/grant.hpp"
#include "access/lane.hpp"
#include "access/space.hpp"
#include "identity/account_change.hpp"
#include "identity/device.hpp"
#include "identity/merge_people.hpp"
#include "identity/organisation.hpp"
#include "identity/organisation_change.hpp"
#include "identity/person.hpp"

#include "folkmoot/draft.hpp"
#include "folkmoot/own_marks.hpp"

namespace folkmoot::identity { namespace {

using namespace std::chrono_literals;

class People : public kit::FurnishedTest {
protected:
    ObjectId add_community() {
        return write([&](WriteTx& tx) {
            return access::create_space(tx, Viewer::system("a test sets the scene"),
                {.area = area,
                    .kind = access::SpaceKind::community,
                    .slug = "forum",
                    .name = "Forum",
                    .summary = {},
                    .owner = olwen.person(),
                    .handling = {}});
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, People, kit::both_backends, kit::backend_name);

constexpr Sql audit_lines{"select count(*) from audit_line where action = :action"};
constexpr Sql stars_of{"select count(*) from star where person = :person"};
constexpr Sql watches_of{"select count(*) from watch where person = :person"};
constexpr Sql muted_by{"select count(*) from watch where person = :person and level = 'mute'"};
constexpr Sql drafts_of{"select count(*) from draft where person = :person"};
constexpr Sql groups_of{"select count(*) from group_member where person = :person"};
constexpr Sql guests_of{"select count(*) from person where sponsor = :person"};
constexpr Sql join{"insert into affiliation (id, person, organisation, since) "
                   "values (:id, :person, :firm, :now)"};

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

TEST_P(People, OfAMergedOrganisationKeepItsRolesAndItsPlaceInALane) {
    const auto make = [&](const std::string& name) {
        return write([&](WriteTx& tx) {
            return create_organisation(tx, {.name = name, .short_name = name, .domains = {}});
        });
    };
    const auto small = make("small"), large = make("large"), other = make("other");
    const auto community = add_community();
    const auto lane = write([&](WriteTx& tx) {
        const auto made = access::create_lane(tx, olwen, community, "Outside");
        access::add_to_lane(tx, olwen, made, {.kind = access::LaneMemberKind::organisation, .id = small});
        const auto give = [&](access::NewGrant grant) { access::put_grant(tx, olwen, grant); };
        give({.subject_kind = access::SubjectKind::organisation,
            .subject = small,
            .role = "contributor",
            .scope = community});
        give({.subject_kind = access::SubjectKind::organisation,
            .subject = small,
            .role = "reader",
            .scope = space,
            .ends = tx.now() + 48h});
        give({.subject_kind = access::SubjectKind::organisation,
            .subject = large,
            .role = "reader",
            .scope = space,
            .ends = tx.now() + 24h});
        give({.subject = olwen.person(), .role = "member", .scope = space, .capacity = small});
        return made;
    });
    write([&](WriteTx& tx) { merge_organisations(tx, small, large); });
    read([&](ReadTx& tx) {
        const auto subjects = [&](ObjectId scope, std::string_view role) {
            std::vector<std::pair<ObjectId, std::optional<Time>>> found;
            for (const auto& grant : access::list_grants(tx, olwen, scope, {}, 200))
                if (grant.subject_kind == access::SubjectKind::organisation && grant.role == role)
                    found.emplace_back(grant.subject, grant.ends);
            return found;
        };
        using Ends = std::optional<Time>;
        EXPECT_THAT(subjects(community, "contributor"), testing::ElementsAre(std::pair{large, Ends{}}));
        EXPECT_THAT(
            subjects(space, "reader"), testing::ElementsAre(std::pair{large, Ends{clock.now() + 48h}}))
            << "the longer time";
        for (const auto& grant : access::list_grants(tx, olwen, space, {}, 200))
            if (grant.role == "member") EXPECT_EQ(grant.capacity, large);
        const auto members = access::list_lane_members(tx, olwen, lane);
        ASSERT_EQ(members.size(), 1U);
        EXPECT_EQ(members[0].id, large);
        EXPECT_EQ(*tx.value<std::int64_t>(audit_lines, bind("action", "identity.organisations_merged")), 1);
    });
    EXPECT_EQ(
        code_of([&] { write([&](WriteTx& tx) { merge_organisations(tx, other, small); }); }), Code::conflict);
}

TEST_P(People, WhoAdministerThroughTheirOrganisationDoNotLeaveItLast) {
    const auto mary = add_person("Mary");
    const auto belonging = write([&](WriteTx& tx) {
        const auto team =
            create_organisation(tx, {.name = "Digital", .short_name = "D", .domains = {"digital.example"}});
        access::put_grant(tx, Viewer::system("a test sets the scene"),
            {.subject_kind = access::SubjectKind::organisation,
                .subject = team,
                .role = "site_administrator",
                .scope = access::site});
        return begin_belonging(tx, mary.person(), team, "");
    });
    EXPECT_TRUE(read([&](ReadTx& tx) { return access::is_administrator(tx, mary.person()); }));
    EXPECT_FALSE(read([&](ReadTx& tx) { return access::is_administrator(tx, olwen.person()); }));
    EXPECT_EQ(
        kit::problem_of([&] { write([&](WriteTx& tx) { end_belonging(tx, mary.person(), belonging); }); }),
        "access.last_administrator");
}

/// More than may be told of one by one after a commit.
TEST_P(People, OfALargeOrganisationGoOverTogether) {
    const auto make = [&](const std::string& name) {
        return write([&](WriteTx& tx) {
            return create_organisation(
                tx, {.name = name, .short_name = name, .domains = {name + ".example"}});
        });
    };
    const auto small = make("small"), large = make("large");
    constexpr int many = 1'500;
    for (int at = 0; at < many; at += 250)
        write([&](WriteTx& tx) {
            for (int each = at; each < at + 250; ++each)
                create_person(tx,
                    {.name = "Person " + std::to_string(each),
                        .email = "p" + std::to_string(each) + "@small.example",
                        .organisation = small,
                        .purpose = {}});
        });
    const auto of = [&](ObjectId organisation) {
        return read([&](ReadTx& tx) { return require_organisation(tx, organisation).people; });
    };
    clock.advance(1h);
    write([&](WriteTx& tx) { merge_organisations(tx, small, large); });
    EXPECT_EQ(of(large), many);
    clock.advance(1h);
    const auto part = write([&](WriteTx& tx) {
        return split_organisation(
            tx, large, {.name = "Small again", .short_name = "SA", .domains = {"small.example"}});
    });
    EXPECT_EQ(of(part), many);
    EXPECT_EQ(of(large), 0);
}

TEST_P(People, WhoAreOneAreMadeOneAndNothingOfEitherIsLost) {
    const auto old = add_person("Mary", "member");
    const auto kept = add_person("Mary Again", "reader");
    const auto page = add_page("The quay"), both = add_page("The tide");
    const auto team = write([&](WriteTx& tx) { return create_group(tx, "Team"); });
    const auto firm = write([&](WriteTx& tx) {
        return create_organisation(tx, {.name = "Firm", .short_name = "Firm", .domains = {}});
    });
    const auto star_as = [&](const Viewer& viewer, const ObjectRow& what, objects::Following level) {
        write_as(viewer, [&](WriteTx& tx) {
            objects::star(tx, viewer, standing(tx, viewer, what.id));
            objects::follow(tx, viewer, standing(tx, viewer, what.id), level);
        });
    };
    star_as(old, page, objects::Following::watch);
    star_as(old, both, objects::Following::watch);
    star_as(kept, both, objects::Following::mute);
    write_as(old, [&](WriteTx& tx) {
        objects::put_draft(tx, old, standing(tx, old, page.id),
            {.base_revision = 0, .title = "The quay", .body = "{}", .saved = {}});
    });
    write([&](WriteTx& tx) {
        add_to_group(tx, team, old.person());
        tx.run(join, bind("id", tx.new_id()), bind("person", old.person()), bind("firm", firm),
            bind("now", tx.now()));
        create_person(tx,
            {.name = "Gus",
                .email = "gus@acme.example",
                .kind = PersonKind::guest,
                .title = {},
                .sponsor = old.person(),
                .purpose = {},
                .expires = tx.now() + 24h});
    });
    clock.advance(1h);
    write([&](WriteTx& tx) { merge_people(tx, old.person(), kept.person()); });
    clock.advance(1h);
    read([&](ReadTx& tx) {
        const auto count = [&](const Sql& sql, const Viewer& who) {
            return *tx.value<std::int64_t>(sql, bind("person", who.person()));
        };
        std::vector<std::string> roles;
        for (const auto& grant : access::list_grants(tx, olwen, space, {}, 200)) {
            EXPECT_NE(grant.subject, old.person());
            if (grant.subject == kept.person()) roles.push_back(grant.role);
        }
        EXPECT_THAT(roles, testing::UnorderedElementsAre("member", "reader"));
        for (const auto& sql : {stars_of, watches_of, drafts_of, groups_of, guests_of})
            EXPECT_EQ(count(sql, old), 0);
        EXPECT_EQ(count(stars_of, kept), 2);
        EXPECT_EQ(count(watches_of, kept), 2);
        EXPECT_EQ(count(muted_by, kept), 1) << "what one chose oneself stays";
        EXPECT_EQ(count(drafts_of, kept), 1);
        EXPECT_EQ(count(groups_of, kept), 1);
        EXPECT_EQ(count(guests_of, kept), 1);
        EXPECT_THAT(
            tx.values<ObjectId>(current_organisation, bind("person", kept.person()), bind("now", tx.now())),
            testing::ElementsAre(firm));
        EXPECT_EQ(find_person(tx, old.person())->state, "disabled");
        EXPECT_EQ(*tx.value<std::int64_t>(audit_lines, bind("action", "identity.people_merged")), 1);
    });
}

constexpr Sql large_deletion_of{"insert into large_deletion (document, seq, person, happened) values "
                                "(:document, 1, :person, 0)"};
constexpr Sql suspicion_of{"insert into suspected_deletion (document, seq, person, happened, octets) values "
                           "(:document, 1, :person, 0, 9)"};
constexpr Sql notice_to{
    "insert into large_deletion_notice (person, document, seq) values (:person, :document, 1)"};
constexpr Sql document_of{"insert into live_document (id, last_seq, state_seq, follows) values "
                          "(:document, 1, 0, 0)"};
constexpr Sql contribution_of{"insert into live_contribution (document, seq, person, saved, updates) values "
                              "(:document, 1, :person, 0, :state)"};
constexpr Sql client_of{"insert into live_owner (document, client, person) values (:document, 77, :person)"};
constexpr Sql ask_of{
    "insert into ask (id, about, kind, asked_by, asked, revision, due_on, due_zone, due, note, "
    "reminded) values (:id, :document, 'read', :person, 0, 1, '', '', 0, '', 0)"};
constexpr Sql asked{"insert into asked_person (ask, person) values (:id, :person)"};
constexpr Sql suggestion_of{
    "insert into suggestion (id, about, author, state, begun_from, base_revision, note) values "
    "(:id, :document, :person, :state, 'published', 1, '')"};
constexpr Sql visit_of{"insert into visit (person, object, at) values (:person, :document, :at)"};
/// In how many rows somebody is named by what is open.
constexpr Sql open_things_of{"select (select count(*) from large_deletion where person = :person) + "
                             "(select count(*) from suspected_deletion where person = :person) + "
                             "(select count(*) from large_deletion_notice where person = :person) + "
                             "(select count(*) from live_contribution where person = :person) + "
                             "(select count(*) from live_owner where person = :person) + "
                             "(select count(*) from ask where asked_by = :person) + "
                             "(select count(*) from asked_person where person = :person) + "
                             "(select count(*) from suggestion where author = :person) + "
                             "(select count(*) from visit where person = :person)"};

TEST_P(People, WhoAreOneHaveWhatWasOpenOfEither) {
    const auto old = add_person("Mary", "member").person();
    const auto kept = add_person("Mary Again", "member").person();
    const auto page = add_page("The quay").id, sent = add_page("Sent").id, begun = add_page("Begun").id,
               own = add_page("Own").id;
    write([&](WriteTx& tx) {
        const auto document = bind("document", page);
        const auto of_old = bind("person", old), of_kept = bind("person", kept);
        const auto state = bind("state", Bytes{});
        tx.run(document_of, document);
        tx.run(contribution_of, document, of_old, state);
        tx.run(client_of, document, of_old);
        tx.run(large_deletion_of, document, of_old);
        tx.run(suspicion_of, document, of_old);
        for (const auto& person : {of_old, of_kept})
            tx.run(notice_to, document, person);
        const auto ask = bind("id", tx.new_id());
        tx.run(ask_of, ask, document, of_old);
        tx.run(asked, ask, of_old);
        tx.run(suggestion_of, bind("id", sent), document, of_old, bind("state", "open"));
        tx.run(suggestion_of, bind("id", begun), document, of_old, bind("state", "writing"));
        tx.run(suggestion_of, bind("id", own), document, of_kept, bind("state", "writing"));
        tx.run(visit_of, document, of_old, bind("at", tx.now()));
        tx.run(visit_of, document, of_kept, bind("at", tx.now() - 1h));
    });
    clock.advance(1h);
    write([&](WriteTx& tx) { merge_people(tx, old, kept); });
    read([&](ReadTx& tx) {
        EXPECT_EQ(tx.value<std::int64_t>(open_things_of, bind("person", old)), 1)
            << "the suggestion that is being written beside one of their own";
        EXPECT_EQ(tx.value<std::int64_t>(open_things_of, bind("person", kept)), 10);
        EXPECT_EQ(tx.value<Time>("select at from visit where person = :person", bind("person", kept)),
            clock.now() - 1h)
            << "what either has opened last";
    });
}

TEST_P(People, AreNotMergedWithThemselvesNorStaffIntoGuests) {
    const auto mary = add_person("Mary").person();
    const auto anna = write([&](WriteTx& tx) {
        return create_person(tx,
            {.name = "Anna",
                .email = "anna@acme.example",
                .kind = PersonKind::guest,
                .title = {},
                .sponsor = olwen.person(),
                .purpose = {},
                .expires = tx.now() + 24h});
    });
    const auto merging = [&](ObjectId ending, ObjectId into) {
        return kit::problem_of([&] { write([&](WriteTx& tx) { merge_people(tx, ending, into); }); });
    };
    EXPECT_EQ(merging(mary, mary), "identity.same_person");
    EXPECT_EQ(merging(mary, anna), "identity.staff_into_guest");
    EXPECT_EQ(merging(mary, ObjectId{77}), "identity.no_person");
    EXPECT_EQ(merging(anna, mary), std::nullopt);
    EXPECT_EQ(merging(mary, anna), "identity.person_out_of_use");
}

TEST_P(People, AreKnownByTwentyBrowsersAndByNoneOnceThePasswordIsAnother) {
    const auto email = [&] {
        return read([&](ReadTx& tx) { return find_person(tx, olwen.person())->email; });
    }();
    const auto known = [&](const std::string& token) {
        return read([&](ReadTx& tx) { return !known_device(tx, token, email).empty(); });
    };
    const auto renew = [&](const std::string& old, const std::string& token) {
        write([&](WriteTx& tx) { renew_device(tx, olwen.person(), old, token); });
    };
    renew("", "first");
    EXPECT_TRUE(known("first"));
    renew("first", "second");
    EXPECT_FALSE(known("first"));
    EXPECT_TRUE(known("second"));
    for (int i = 0; i < 20; ++i) {
        clock.advance(1h);
        renew("", "other " + std::to_string(i));
    }
    EXPECT_FALSE(known("second")) << "the twenty latest are known";
    EXPECT_TRUE(known("other 0"));
    clock.advance(device_remembered - 19h);
    EXPECT_FALSE(known("other 0"));
    EXPECT_TRUE(known("other 19"));
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_devices(tx); }), 1);
    write([&](WriteTx& tx) { set_password_hash(tx, olwen.person(), "a hash"); });
    EXPECT_FALSE(known("other 19"));
}

}} // namespace folkmoot::identity
