#include "identity/invitation_row.hpp"

#include "access/grant.hpp"
#include "access/marking.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/mail.hpp"
#include "identity/acting_person.hpp"
#include "identity/organisation.hpp"
#include "identity/secret.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql by_id{
    "select i.id, i.space, r.key, i.address, i.name, i.kind, i.organisation, i.sponsor, i.purpose, "
    "i.access_ends, i.language, i.invited_by, i.ends, i.state from invitation i "
    "join role r on r.id = i.role where i.id = :id"};
constexpr Sql insert_link{"insert into invitation_link (token_hash, invitation, sent_by, created, ends) "
                          "values (:hash, :invitation, :sent_by, :now, :ends)"};
constexpr Sql links_of_invitation{
    "select count(*) from invitation_link where invitation = :id and created > :since"};
constexpr Sql lasts_until{"update invitation set sent = :now, ends = :ends where id = :id"};

bool inviter_may_give(ReadTx& tx, const InvitationRow& row) {
    const auto inviter = find_acting_person(tx, row.invited_by);
    if (!inviter) return false;
    try {
        access::require_may_give(tx, *inviter, {.role = row.role, .scope = row.space});
        return true;
    } catch (const Problem&) {
        return false;
    }
}

bool sponsor_is_here(ReadTx& tx, const InvitationRow& row) {
    if (row.kind == PersonKind::staff) return true;
    const auto sponsor = row.sponsor ? find_person(tx, *row.sponsor) : std::nullopt;
    return sponsor && sponsor->kind == PersonKind::staff && sponsor->state == "active" && row.access_ends
        && *row.access_ends > tx.now();
}

std::string name_of(ReadTx& tx, std::optional<ObjectId> person) {
    const auto found = person ? find_person(tx, *person) : std::nullopt;
    return found ? found->name : std::string{};
}

} // namespace

std::optional<InvitationRow> find_invitation(ReadTx& tx, ObjectId id) {
    return tx.row<InvitationRow>(by_id, bind("id", id));
}

InvitationState state_of(ReadTx& tx, const InvitationRow& row) {
    if (row.state == "accepted") return InvitationState::accepted;
    if (row.state == "withdrawn") return InvitationState::withdrawn;
    if (access::load<Space>(tx, row.space).state != "open" || !inviter_may_give(tx, row)
        || !sponsor_is_here(tx, row))
        return InvitationState::resting;
    return row.ends <= tx.now() ? InvitationState::expired : InvitationState::open;
}

std::int64_t sent_today(ReadTx& tx, ObjectId invitation) {
    return tx
        .value<std::int64_t>(
            links_of_invitation, bind("id", invitation), bind("since", tx.now() - std::chrono::days{1}))
        .value_or(0);
}

void prolong(WriteTx& tx, InvitationRow& row) {
    row.ends = tx.now() + invitation_lasts;
    tx.run(lasts_until, bind("now", tx.now()), bind("ends", row.ends), bind("id", row.id));
}

std::vector<std::pair<std::string, std::string>> mail_values(ReadTx& tx, const InvitationRow& row) {
    const auto space = access::load<Space>(tx, row.space);
    // What is marked so says in a mail that there is something, and no more.
    const bool named = access::effect_of(tx, space.marking, access::Effect::email) != "link_only";
    const auto body = row.organisation ? find_organisation(tx, *row.organisation) : std::nullopt;
    std::vector<std::pair<std::string, std::string>> values{{"inviter", name_of(tx, row.invited_by)},
        {"named", named ? "yes" : "no"}, {"space", named ? space.name : ""},
        {"sponsor", name_of(tx, row.sponsor)}, {"organisation", body ? body->name : ""},
        {"purpose", named ? row.purpose : ""}, {"link_ends", to_rfc3339(row.ends)}};
    if (row.access_ends) values.emplace_back("ends", to_rfc3339(*row.access_ends));
    return values;
}

void send_link(WriteTx& tx, const InvitationRow& row, ObjectId sent_by, const std::string& token) {
    tx.run(insert_link, bind("hash", hash_of_token(token)), bind("invitation", row.id),
        bind("sent_by", sent_by ? std::optional{sent_by} : std::nullopt), bind("now", tx.now()),
        bind("ends", row.ends));
    mail::send(tx,
        {.kind = "identity.invitation",
            .to = row.address,
            .language = row.language,
            .values = mail_values(tx, row),
            .path = "/invitation#",
            .secret = token,
            .useful_until = row.ends});
}

} // namespace folkmoot::identity
