#include "identity/invitation.hpp"

#include "access/grant.hpp"
#include "access/name.hpp"
#include "access/role.hpp"
#include "folkmoot/access.hpp"
#include "identity/account_change.hpp"
#include "identity/field_refusal.hpp"
#include "identity/invitation_row.hpp"
#include "identity/organisation.hpp"
#include "mail/settings.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql insert_invitation{
    "insert into invitation (id, space, role, address, name, kind, organisation, sponsor, purpose, "
    "access_ends, language, invited_by, created, sent, ends, state) values (:id, :space, :role, :address, "
    ":name, :kind, :organisation, :sponsor, :purpose, :access_ends, :language, :invited_by, :now, :now, "
    ":ends, 'open')"};
constexpr Sql new_terms{
    "update invitation set role = :role, name = :name, kind = :kind, organisation = :organisation, "
    "sponsor = :sponsor, purpose = :purpose, access_ends = :access_ends, language = :language, "
    "invited_by = :invited_by where id = :id"};
constexpr Sql open_one{
    "select id from invitation where space = :space and address = :address and state = 'open'"};
constexpr Sql take_over{"update invitation set invited_by = :person where id = :id"};
constexpr Sql put_withdrawn{"update invitation set state = 'withdrawn', closed = :now where id = :id"};
constexpr Sql links_of_person{
    "select count(*) from invitation_link where sent_by = :person and created > :since"};
constexpr Sql invitation_lines{
    "select i.id, i.address, i.name, r.key, r.name, i.kind, coalesce(o.name, '') as organisation, "
    "coalesce(s.name, '') as sponsor, i.purpose, i.access_ends, p.name as invited_by, i.created, i.sent, "
    "i.ends, 'open' as state from invitation i join role r on r.id = i.role "
    "join person p on p.id = i.invited_by left join organisation o on o.id = i.organisation "
    "left join person s on s.id = i.sponsor "
    "where i.space = :space and i.state = 'open' and i.id > :after order by i.id limit :limit"};
constexpr Sql ended_links{"delete from invitation_link where invitation in"
                          " (select id from invitation where ends < :since or closed < :since"
                          " order by id limit 1000)"};
constexpr Sql long_closed{
    "delete from invitation where id in (select i.id from invitation i"
    " where (i.ends < :since or i.closed < :since) and not exists"
    " (select 1 from invitation_link l where l.invitation = i.id) order by i.id limit 1000)"};

void check_patience(ReadTx& tx, const Viewer& actor) {
    const auto sent = tx.value<std::int64_t>(
        links_of_person, bind("person", actor.person()), bind("since", tx.now() - std::chrono::days{1}));
    if (sent.value_or(0) >= most_invited_a_day)
        throw Problem(Code::rate_limited, "invitations.enough_today")
            .with("retry_after", std::to_string(3600));
}

InvitationRow require_invitation(ReadTx& tx, ObjectId space, ObjectId id) {
    auto row = find_invitation(tx, id);
    if (!row || row->space != space) throw Problem(Code::not_found, "invitations.none");
    return std::move(*row);
}

void check_guest(ReadTx& tx, const NewInvitation& invitation) {
    if (!invitation.sponsor) refuse_field("sponsor", "identity.guest_needs_sponsor");
    if (!invitation.access_ends) refuse_field("access_ends", "identity.guest_needs_end");
    try {
        check_guest_terms(tx,
            {.sponsor = *invitation.sponsor,
                .purpose = invitation.purpose,
                .expires = *invitation.access_ends});
    } catch (const Problem& problem) {
        const auto wrong = problem.fields().front();
        refuse_field(wrong.path == "expires" ? "access_ends" : wrong.path, wrong.key);
    }
}

} // namespace

PersonKind kind_of_newcomer(ReadTx& tx, std::string_view address) {
    const auto body = organisation_for(tx, address, PersonKind::guest);
    const auto found = body ? find_organisation(tx, *body) : std::nullopt;
    return found && found->kind == OrganisationKind::host && !found->ended ? PersonKind::staff
                                                                           : PersonKind::guest;
}

void check_terms(ReadTx& tx, const Viewer& actor, const NewInvitation& invitation) {
    const auto space = tx.require<Space, Action<"core.manage_access">>(actor, invitation.space);
    if (space->state != "open") throw Problem(Code::conflict, "invitations.space_rests");
    access::require_may_give(tx, actor, {.role = invitation.role, .scope = invitation.space});
    if (!mail::is_address(invitation.address)) refuse_field("address", "identity.not_an_address");
    if (invitation.language != "en" && invitation.language != "cy") refuse_field("language", "field.choice");
    if (!invitation.name.empty()) access::check_name(invitation.name, {.field = "name", .longest = 200});
    if (!invitation.purpose.empty())
        access::check_name(invitation.purpose, {.field = "purpose", .longest = 500});
    if (invitation.organisation) {
        const auto body = find_organisation(tx, *invitation.organisation);
        if (!body || body->ended) refuse_field("organisation", "identity.no_organisation");
    }
    if (kind_of_newcomer(tx, invitation.address) == PersonKind::guest) check_guest(tx, invitation);
    if (invitation.access_ends && *invitation.access_ends <= tx.now())
        refuse_field("access_ends", "identity.end_has_passed");
}

ObjectId invite(WriteTx& tx, const Viewer& actor, const NewInvitation& invitation, const std::string& token) {
    auto terms = invitation;
    terms.address = email_key(invitation.address);
    check_terms(tx, actor, terms);
    check_patience(tx, actor);
    const auto known =
        tx.value<ObjectId>(open_one, bind("space", terms.space), bind("address", terms.address));
    const auto id = known ? *known : tx.new_id();
    if (known && sent_today(tx, *known) >= most_sent_a_day) refuse_field("address", "invitations.sent_often");
    const auto kind = kind_of_newcomer(tx, terms.address);
    if (!terms.organisation) terms.organisation = organisation_for(tx, terms.address, kind);
    const auto role = access::require_role(tx, terms.role).id;
    if (known)
        tx.run(new_terms, bind("role", role), bind("name", terms.name), bind("kind", kind),
            bind("organisation", terms.organisation), bind("sponsor", terms.sponsor),
            bind("purpose", terms.purpose), bind("access_ends", terms.access_ends),
            bind("language", terms.language), bind("invited_by", actor.person()), bind("id", id));
    else
        tx.run(insert_invitation, bind("id", id), bind("space", terms.space), bind("role", role),
            bind("address", terms.address), bind("name", terms.name), bind("kind", kind),
            bind("organisation", terms.organisation), bind("sponsor", terms.sponsor),
            bind("purpose", terms.purpose), bind("access_ends", terms.access_ends),
            bind("language", terms.language), bind("invited_by", actor.person()), bind("now", tx.now()),
            bind("ends", tx.now() + invitation_lasts));
    auto row = find_invitation(tx, id).value();
    prolong(tx, row);
    send_link(tx, row, actor.person(), token);
    return id;
}

std::vector<std::pair<std::string, std::string>> mail_values_of(
    ReadTx& tx, ObjectId inviter, const NewInvitation& invitation) {
    return mail_values(tx,
        {.id = {},
            .space = invitation.space,
            .role = {},
            .address = invitation.address,
            .name = invitation.name,
            .kind = {},
            .organisation = invitation.organisation,
            .sponsor = invitation.sponsor,
            .purpose = invitation.purpose,
            .access_ends = invitation.access_ends,
            .language = invitation.language,
            .invited_by = inviter,
            .ends = tx.now() + invitation_lasts,
            .state = {}});
}

void send_again(
    WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId invitation, const std::string& token) {
    auto row = require_invitation(tx, space, invitation);
    if (row.state != "open") throw Problem(Code::conflict, "invitations.not_open");
    check_terms(tx, actor,
        {.space = row.space,
            .role = row.role,
            .address = row.address,
            .name = row.name,
            .organisation = {}, // one that has ended since goes by its successor
            .sponsor = row.sponsor,
            .purpose = row.purpose,
            .access_ends = row.access_ends,
            .language = row.language});
    check_patience(tx, actor);
    if (sent_today(tx, invitation) >= most_sent_a_day)
        throw Problem(Code::rate_limited, "invitations.sent_often").with("retry_after", std::to_string(3600));
    tx.run(take_over, bind("person", actor.person()), bind("id", invitation));
    row.invited_by = actor.person();
    prolong(tx, row);
    send_link(tx, row, actor.person(), token);
}

void withdraw_invitation(WriteTx& tx, ObjectId space, ObjectId invitation) {
    const auto row = require_invitation(tx, space, invitation);
    if (row.state != "open") throw Problem(Code::conflict, "invitations.not_open");
    tx.run(put_withdrawn, bind("now", tx.now()), bind("id", invitation));
}

std::vector<InvitationLine> list_invitations(ReadTx& tx, ObjectId space, ObjectId after, std::int64_t limit) {
    const auto most = std::clamp<std::int64_t>(limit, 1, 200);
    auto found = tx.rows<InvitationLine>(
        invitation_lines, bind("space", space), bind("after", after), bind("limit", most));
    const auto rows = open_invitations(tx, space, after, most);
    InvitationStates states{tx};
    // Both are of one moment and in one order.
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i].state = states.of(rows.at(i));
    return found;
}

std::int64_t sweep_invitations(WriteTx& tx) {
    const auto since = tx.now() - std::chrono::days{30};
    tx.run(ended_links, bind("since", since));
    return tx.run(long_closed, bind("since", since));
}

} // namespace folkmoot::identity
