#include "identity/invitation_link.hpp"

#include "access/grant.hpp"
#include "access/rights_version.hpp"
#include "access/role.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/audit.hpp"
#include "identity/account_change.hpp"
#include "identity/acting_person.hpp"
#include "identity/invitation_row.hpp"
#include "identity/organisation.hpp"
#include "identity/secret.hpp"
#include "mail/queue.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql of_link{"select invitation, ends from invitation_link where token_hash = :hash"};
constexpr Sql put_accepted{"update invitation set state = 'accepted', closed = :now"
                           " where id = :id and state = 'open'"};
constexpr Sql roles_here{"select count(*) from access_grant where subject_kind = 'person'"
                         " and subject = :person and scope = :space and (ends is null or ends > :now)"};
constexpr Sql put_end{"update person set expires = :expires, version = version + 1 where id = :id"};

struct Link {
    ObjectId invitation;
    Time ends;
    static constexpr auto fields() {
        return std::array{
            field<&Link::invitation>("invitation", "Of which"), field<&Link::ends>("ends", "Until when")};
    }
};

/// What a link is of. One whose own time is over does not work because another was sent since.
struct Opened {
    InvitationRow row;
    InvitationState state;
};

std::optional<Opened> find_opened(ReadTx& tx, std::string_view token) {
    const auto link = tx.row<Link>(of_link, bind("hash", hash_of_token(token)));
    if (!link) return std::nullopt;
    auto row = find_invitation(tx, link->invitation).value();
    auto state = state_of(tx, row);
    if (state == InvitationState::open && link->ends <= tx.now()) state = InvitationState::expired;
    return Opened{std::move(row), state};
}

Opened require_open(ReadTx& tx, std::string_view token) {
    auto opened = find_opened(tx, token);
    if (!opened) throw Problem(Code::gone, "invitations.no_link");
    if (opened->state != InvitationState::open) throw Problem(Code::gone, "invitations.over");
    return std::move(*opened);
}

bool has_ended(const Person& person, Time now) {
    return person.kind == PersonKind::guest && person.state == "active" && person.expires
        && *person.expires <= now;
}

/// A guest's account lasts at least as long as what they have just been given; for one that had ended, others
/// answer from now on.
void give_time(WriteTx& tx, const Person& person, const InvitationRow& row) {
    if (person.kind != PersonKind::guest || !row.access_ends || !person.expires
        || *person.expires >= *row.access_ends)
        return;
    if (has_ended(person, tx.now()) && row.sponsor)
        change_guest_terms(
            tx, person.id, {.sponsor = *row.sponsor, .purpose = row.purpose, .expires = *row.access_ends});
    else {
        tx.run(put_end, bind("expires", *row.access_ends), bind("id", person.id));
        access::rights_changed(tx, person.id);
    }
}

/// Gives the role in the inviter's name, who has to be allowed to at this moment. Somebody who has a role
/// here by now keeps that.
void give_role(WriteTx& tx, const InvitationRow& row, const Person& person) {
    const auto roles = tx.value<std::int64_t>(
        roles_here, bind("person", person.id), bind("space", row.space), bind("now", tx.now()));
    if (roles.value_or(0) > 0) return;
    const auto inviter = find_acting_person(tx, row.invited_by);
    if (!inviter) throw Problem(Code::gone, "invitations.over");
    access::grant(tx, *inviter,
        {.subject = person.id,
            .role = row.role,
            .scope = row.space,
            .capacity = person.kind == PersonKind::guest ? row.organisation : std::nullopt,
            .ends = row.access_ends,
            .reason = row.purpose});
}

void close(WriteTx& tx, const InvitationRow& row, ObjectId person) {
    if (tx.run(put_accepted, bind("now", tx.now()), bind("id", row.id)) != 1)
        throw Problem(Code::gone, "invitations.over");
    tx.audit(AuditLine{"identity.invitation_accepted"}.about(person).in(row.space).with(row.address));
}

} // namespace

InvitationSeen look_at_link(ReadTx& tx, std::string_view token) {
    const auto opened = find_opened(tx, token);
    if (!opened) throw Problem(Code::gone, "invitations.no_link");
    const auto& row = opened->row;
    InvitationSeen seen{.state = opened->state,
        .address = row.address,
        .name = {},
        .space = {},
        .space_slug = {},
        .role = {},
        .organisation = {},
        .inviter = {},
        .sponsor = {},
        .purpose = {},
        .ends = row.ends,
        .language = row.language};
    if (opened->state != InvitationState::open) return seen;
    const auto space = access::load<Space>(tx, row.space);
    const auto role = access::require_role(tx, row.role);
    const auto body = row.organisation ? find_organisation(tx, *row.organisation) : std::nullopt;
    const auto person = find_person_by_email(tx, row.address);
    seen.name = row.name;
    seen.space = space.name;
    seen.space_slug = space.slug;
    seen.role = role.name;
    seen.kind = row.kind;
    seen.organisation = body ? body->name : "";
    seen.inviter = person_name(tx, row.invited_by);
    seen.sponsor = person_name(tx, row.sponsor);
    seen.purpose = row.purpose;
    seen.access_ends = row.access_ends;
    seen.account = !person             ? InvitedAccount::none
        : has_ended(*person, tx.now()) ? InvitedAccount::ended
                                       : InvitedAccount::known;
    return seen;
}

ObjectId accept(WriteTx& tx, std::string_view token, const Viewer& actor) {
    const auto [row, state] = require_open(tx, token);
    const auto person = find_person_by_email(tx, row.address);
    const bool ended = person && has_ended(*person, tx.now());
    if (actor.signed_in() && (!person || actor.person() != person->id))
        throw Problem(Code::forbidden, "invitations.other_person");
    if (!person || (!actor.signed_in() && !ended))
        throw Problem(Code::unauthenticated, "invitations.sign_in_first");
    give_time(tx, *person, row);
    give_role(tx, row, *person);
    close(tx, row, person->id);
    return person->id;
}

ObjectId accept_as_newcomer(WriteTx& tx, std::string_view token, const Newcomer& newcomer) {
    const auto [row, state] = require_open(tx, token);
    if (find_person_by_email(tx, row.address)) throw Problem(Code::conflict, "invitations.has_account");
    const bool guest = row.kind == PersonKind::guest;
    const auto person = create_person(tx,
        {.name = newcomer.name,
            .email = row.address,
            .kind = row.kind,
            .title = {},
            .organisation = row.organisation ? row.organisation : organisation_for(tx, row.address, row.kind),
            .language = newcomer.language,
            .sponsor = guest ? row.sponsor : std::nullopt,
            .purpose = guest ? row.purpose : std::string{},
            .expires = guest ? row.access_ends : std::nullopt});
    set_password_hash(tx, person, newcomer.password_hash);
    tx.audit(AuditLine{"identity.person_added"}.about(person));
    give_role(tx, row, find_person(tx, person).value());
    close(tx, row, person);
    return person;
}

void renew_link(WriteTx& tx, std::string_view token, const std::string& next_token) {
    mail::require_room(tx); // of everybody, so that a full queue tells nothing either
    auto opened = find_opened(tx, token);
    if (!opened || opened->row.state != "open" || opened->state != InvitationState::expired
        || sent_today(tx, opened->row.id) >= most_sent_a_day)
        return;
    prolong(tx, opened->row);
    send_link(tx, opened->row, {}, next_token);
    tx.audit(AuditLine{"identity.invitation_renewed"}.about(opened->row.id).in(opened->row.space));
}

} // namespace folkmoot::identity
