#include "identity/invitation.hpp"

#include "access/grant.hpp"
#include "access/space.hpp"
#include "identity/account_change.hpp"
#include "identity/acting_person.hpp"
#include "identity/invitation_link.hpp"
#include "identity/organisation.hpp"
#include "identity/secret.hpp"
#include "kit/furnished.hpp"
#include "mail/queue.hpp"

#include <thread>

namespace folkmoot::identity { namespace {

using namespace std::chrono_literals;

class Invitations : public kit::FurnishedTest {
protected:
    NewInvitation terms(const std::string& address = "ffion@glanydon.example") {
        return {.space = space,
            .role = "contributor",
            .address = address,
            .name = "Ffion",
            .sponsor = olwen.person(),
            .purpose = "To comment",
            .access_ends = clock.now() + 24h * 90};
    }
    std::string invite_as(const Viewer& viewer, const NewInvitation& invitation) {
        const auto token = make_token();
        last = write_as(viewer, [&](WriteTx& tx) { return identity::invite(tx, viewer, invitation, token); });
        return token;
    }
    std::string invite(const std::string& address = "ffion@glanydon.example") {
        return invite_as(olwen, terms(address));
    }
    auto refusal(const NewInvitation& invitation) {
        return kit::problem_of([&] { invite_as(olwen, invitation); });
    }
    InvitationSeen look(const std::string& token) {
        return read([&](ReadTx& tx) { return look_at_link(tx, token); });
    }
    ObjectId join(const std::string& token) {
        return write_as(Viewer::anonymous(), [&](WriteTx& tx) {
            return accept_as_newcomer(
                tx, token, {.name = "Ffion Rees", .password_hash = "hash", .language = "cy"});
        });
    }
    auto refused_join(const std::string& token) {
        return kit::problem_of([&] { join(token); });
    }
    auto refused_accept(const std::string& token, const Viewer& viewer) {
        return kit::problem_of(
            [&] { write_as(viewer, [&](WriteTx& tx) { return identity::accept(tx, token, viewer); }); });
    }
    Viewer viewer_of(ObjectId person) {
        return read([&](ReadTx& tx) { return find_acting_person(tx, person); }).value();
    }
    std::vector<access::GrantView> grants_of(ObjectId person) {
        auto grants = read([&](ReadTx& tx) {
            return access::list_grants(tx, Viewer::system("a test looks"), space, {}, 200);
        });
        std::erase_if(grants, [&](const access::GrantView& grant) { return grant.subject != person; });
        return grants;
    }
    std::size_t mails() {
        return read([](ReadTx& tx) { return mail::list_mails(tx, std::nullopt, std::nullopt); }).size();
    }
    InvitationState state(const std::string& token) { return look(token).state; }
    ObjectId last;
};
INSTANTIATE_TEST_SUITE_P(Stores, Invitations, kit::both_backends, kit::backend_name);

TEST_P(Invitations, MakeAGuestOnTheTermsOnceAndLookingUsesNothingUp) {
    const auto glanydon = write([](WriteTx& tx) {
        return create_organisation(
            tx, {.name = "Glanydon Council", .short_name = "Glanydon", .domains = {"glanydon.example"}});
    });
    auto invitation = terms();
    invitation.organisation = glanydon;
    const auto token = invite_as(olwen, invitation);
    for (int times = 0; times < 3; ++times)
        EXPECT_EQ(state(token), InvitationState::open);
    const auto seen = look(token);
    EXPECT_EQ(seen.account, InvitedAccount::none);
    EXPECT_EQ(seen.organisation, "Glanydon Council");
    EXPECT_EQ(seen.ends, clock.now() + 14 * 24h);
    const auto ffion = join(token);
    const auto person = read([&](ReadTx& tx) { return find_person(tx, ffion); }).value();
    EXPECT_EQ(person.kind, PersonKind::guest);
    EXPECT_EQ(person.email, "ffion@glanydon.example");
    EXPECT_EQ(person.sponsor, olwen.person());
    EXPECT_EQ(person.purpose, "To comment");
    EXPECT_EQ(person.expires, invitation.access_ends);
    EXPECT_EQ(person.language, "cy");
    const auto grants = grants_of(ffion);
    ASSERT_EQ(grants.size(), 1U);
    EXPECT_EQ(grants[0].role, "contributor");
    EXPECT_EQ(grants[0].capacity, glanydon);
    EXPECT_EQ(grants[0].ends, invitation.access_ends);
    EXPECT_EQ(grants[0].granted_by, olwen.person());
    EXPECT_EQ(state(token), InvitationState::accepted);
    EXPECT_EQ(refused_join(token), "invitations.over");
    EXPECT_EQ(refused_accept(token, viewer_of(ffion)), "invitations.over");
}

TEST_P(Invitations, MakeStaffOfAnAddressOfTheSitesOwnOrganisationAlone) {
    write([](WriteTx& tx) {
        return create_organisation(tx,
            {.kind = OrganisationKind::host, .name = "The Department", .domains = {"department.example"}});
    });
    const auto person_of = [&](const std::string& token) {
        const auto person = join(token);
        return read([&](ReadTx& tx) { return find_person(tx, person); }).value();
    };
    auto invitation = terms("sam@department.example");
    invitation.sponsor = std::nullopt;
    invitation.access_ends = std::nullopt;
    EXPECT_EQ(person_of(invite_as(olwen, invitation)).kind, PersonKind::staff);
    invitation.address = "sam@department.example.evil.example";
    EXPECT_EQ(refusal(invitation), "request.fields");
    EXPECT_EQ(person_of(invite("sam@sub.department.example")).kind, PersonKind::guest);
}

TEST_P(Invitations, AreAcceptedOnceWhenTheButtonIsPressedTwiceAtOnce) {
    const auto token = invite();
    std::array<std::optional<std::string>, 2> refusals;
    {
        std::vector<std::jthread> pressed;
        for (auto& refusal : refusals)
            pressed.emplace_back([&] { refusal = refused_join(token); });
    }
    EXPECT_NE(refusals[0].has_value(), refusals[1].has_value());
    EXPECT_EQ(refusals[0].value_or(refusals[1].value_or("")), "invitations.over");
}

TEST_P(Invitations, GiveTheSpaceToWhoeverHasTheAddressAndToNobodyElse) {
    const auto sam = add_person("sam");
    const auto eve = add_person("eve");
    const auto address = read([&](ReadTx& tx) { return find_person(tx, sam.person()); })->email;
    const auto token = invite(address);
    EXPECT_EQ(look(token).account, InvitedAccount::known);
    EXPECT_EQ(refused_accept(token, eve), "invitations.other_person");
    EXPECT_EQ(refused_accept(token, Viewer::anonymous()), "invitations.sign_in_first");
    EXPECT_EQ(refused_join(token), "invitations.has_account");
    EXPECT_TRUE(grants_of(sam.person()).empty());
    EXPECT_EQ(refused_accept(token, sam), std::nullopt);
    ASSERT_EQ(grants_of(sam.person()).size(), 1U);
    EXPECT_TRUE(grants_of(eve.person()).empty());
}

TEST_P(Invitations, LastFourteenDaysAndAreRenewedToTheSameAddress) {
    const auto token = invite();
    const auto unused = make_token();
    write([&](WriteTx& tx) { renew_link(tx, token, unused); });
    EXPECT_EQ(mails(), 1U) << "one that is open needs no other link";
    clock.advance(14 * 24h);
    EXPECT_EQ(state(token), InvitationState::expired);
    EXPECT_EQ(refused_join(token), "invitations.over");
    EXPECT_EQ(look(token).space, "") << "an ended one tells nothing of the space";
    const auto next = make_token();
    write([&](WriteTx& tx) { renew_link(tx, token, next); });
    write([&](WriteTx& tx) { renew_link(tx, make_token(), make_token()); });
    ASSERT_EQ(mails(), 2U);
    EXPECT_EQ(read([](ReadTx& tx) { return mail::list_mails(tx, std::nullopt, std::nullopt); })[0].to,
        "ffion@glanydon.example");
    EXPECT_EQ(state(next), InvitationState::open);
    EXPECT_EQ(state(token), InvitationState::expired) << "an old mail's link stays ended";
    for (int times = 0; times < 10; ++times)
        write([&](WriteTx& tx) { renew_link(tx, token, make_token()); });
    EXPECT_LE(mails(), 4U) << "nobody's mailbox is filled";
    join(next);
}

TEST_P(Invitations, StandOnWhoeverInvited) {
    const auto fay = add_person("fay");
    const auto grant = give_role(fay, "facilitator", space);
    const auto token = invite_as(fay, terms());
    EXPECT_EQ(state(token), InvitationState::open);
    take_role(grant);
    EXPECT_EQ(state(token), InvitationState::resting);
    EXPECT_EQ(refused_join(token), "invitations.over");
    const auto lines = read([&](ReadTx& tx) { return list_invitations(tx, space, {}, 10); });
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].state, InvitationState::resting);
    const auto next = make_token();
    write([&](WriteTx& tx) { send_again(tx, olwen, space, last, next); });
    EXPECT_EQ(state(next), InvitationState::open);
    write([&](WriteTx& tx) { disable_person(tx, olwen.person()); });
    EXPECT_EQ(state(next), InvitationState::resting) << "neither inviter nor sponsor is here";
    EXPECT_EQ(refused_join(next), "invitations.over");
}

TEST_P(Invitations, RestWithTheirSpaceAndEndWhenWithdrawn) {
    const auto token = invite();
    write([&](WriteTx& tx) { access::set_state(tx, olwen, space, access::SpaceState::frozen); });
    EXPECT_EQ(state(token), InvitationState::resting);
    EXPECT_EQ(refusal(terms("other@glanydon.example")), "invitations.space_rests");
    write([&](WriteTx& tx) { access::set_state(tx, olwen, space, access::SpaceState::open); });
    EXPECT_EQ(state(token), InvitationState::open);
    EXPECT_EQ(kit::problem_of([&] { write([&](WriteTx& tx) { withdraw_invitation(tx, area, last); }); }),
        "invitations.none")
        << "of another space";
    write([&](WriteTx& tx) { withdraw_invitation(tx, space, last); });
    EXPECT_EQ(state(token), InvitationState::withdrawn);
    EXPECT_EQ(refused_join(token), "invitations.over");
    clock.advance(14 * 24h);
    write([&](WriteTx& tx) { renew_link(tx, token, make_token()); });
    EXPECT_EQ(mails(), 1U);
    EXPECT_NE(state(invite()), InvitationState::withdrawn) << "another invitation of the same address";
}

TEST_P(Invitations, AskTheSameAsGivingTheRoleWould) {
    auto invitation = terms();
    invitation.role = "site_administrator";
    EXPECT_EQ(refusal(invitation), "access.more_than_own");
    invitation = terms();
    invitation.sponsor = std::nullopt;
    EXPECT_EQ(refusal(invitation), "request.fields");
    invitation = terms();
    invitation.access_ends = clock.now();
    EXPECT_EQ(refusal(invitation), "request.fields");
    EXPECT_EQ(refusal(terms("no address")), "request.fields");
    const auto fay = add_person("fay");
    give_role(fay, "facilitator", space);
    invitation = terms();
    invitation.role = "owner";
    EXPECT_EQ(kit::problem_of([&] { invite_as(fay, invitation); }), "access.more_than_own");
    const auto member = add_person("mem");
    give_role(member, "member", space);
    EXPECT_EQ(kit::problem_of([&] { invite_as(member, terms()); }), "access.forbidden");
    EXPECT_EQ(mails(), 0U);
}

TEST_P(Invitations, AnAddressInvitedAgainIsInvitedOnTheNewTermsAndNotTooOften) {
    const auto first = invite();
    auto again = terms("Ffion@Glanydon.example");
    again.role = "reader";
    const auto second = invite_as(olwen, again);
    EXPECT_EQ(look(first).role, look(second).role);
    invite();
    EXPECT_EQ(refusal(terms()), "request.fields");
    EXPECT_EQ(mails(), 3U);
    EXPECT_EQ(read([&](ReadTx& tx) { return list_invitations(tx, space, {}, 10); }).size(), 1U);
}

TEST_P(Invitations, GiveAnEndedGuestTimeAgainAndNeverLess) {
    const auto make_guest = [&](const std::string& email, Time expires) {
        return write([&](WriteTx& tx) {
            return create_person(tx,
                {.name = "Greta",
                    .email = email,
                    .kind = PersonKind::guest,
                    .title = {},
                    .sponsor = olwen.person(),
                    .purpose = "Before",
                    .expires = expires});
        });
    };
    const auto greta = make_guest("greta@example.org", clock.now() + 1h);
    const auto hugo = make_guest("hugo@example.org", clock.now() + 24h * 365);
    const auto before = read([&](ReadTx& tx) { return find_person(tx, hugo); })->expires;
    clock.advance(2h);
    const auto token = invite("greta@example.org");
    EXPECT_EQ(look(token).account, InvitedAccount::ended);
    EXPECT_EQ(refused_accept(token, Viewer::anonymous()), std::nullopt);
    EXPECT_GT(*read([&](ReadTx& tx) { return find_person(tx, greta); })->expires, clock.now());
    EXPECT_EQ(read([&](ReadTx& tx) { return find_person(tx, greta); })->purpose, "To comment");
    EXPECT_EQ(refused_accept(invite("hugo@example.org"), viewer_of(hugo)), std::nullopt);
    EXPECT_EQ(read([&](ReadTx& tx) { return find_person(tx, hugo); })->expires, before);
}

TEST_P(Invitations, TheStoreHoldsNoTokenAndForgetsThemAfterAMonth) {
    const auto token = invite();
    static constexpr Sql hashes{"select token_hash from invitation_link"};
    for (const auto& kept : read([](ReadTx& tx) { return tx.values<std::string>(hashes); }))
        EXPECT_NE(kept, token);
    clock.advance(24h * 30);
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_invitations(tx); }), 0);
    clock.advance(24h * 15);
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_invitations(tx); }), 1);
    EXPECT_EQ(kit::problem_of([&] { look(token); }), "invitations.no_link");
}

TEST_P(Invitations, AreListedByAsManyStatementsHoweverManyThereAre) {
    const auto statements = [&] {
        return read([&](ReadTx& tx) {
            for (const auto& line : list_invitations(tx, space, {}, 200))
                EXPECT_EQ(line.state, InvitationState::open);
            return tx.statements();
        });
    };
    invite("first@glanydon.example");
    const auto of_one = statements();
    for (int number = 0; number < 30; ++number)
        invite(fmt::format("person{}@glanydon.example", number));
    EXPECT_EQ(statements(), of_one);
}

TEST_P(Invitations, OfOnePersonInADayAreFiveHundredAtMost) {
    for (int number = 0; number < most_invited_a_day; ++number)
        invite(fmt::format("person{}@glanydon.example", number));
    EXPECT_EQ(refusal(terms("one.more@glanydon.example")), "invitations.enough_today");
    clock.advance(25h);
    EXPECT_FALSE(refusal(terms("one.more@glanydon.example")));
}

}} // namespace folkmoot::identity
