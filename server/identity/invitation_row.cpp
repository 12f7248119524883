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

#define INVITATIONS                                                                                          \
    "select i.id, i.space, r.key, i.address, i.name, i.kind, i.organisation, i.sponsor, i.purpose, "         \
    "i.access_ends, i.language, i.invited_by, i.ends, i.state from invitation i "                            \
    "join role r on r.id = i.role "
constexpr Sql invitation_by_id{INVITATIONS "where i.id = :id"};
constexpr Sql open_ones{
    INVITATIONS "where i.space = :space and i.state = 'open' and i.id > :after order by i.id limit :limit"};
#undef INVITATIONS
constexpr Sql insert_invitation_link{
    "insert into invitation_link (token_hash, invitation, sent_by, created, ends) "
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

/// What `look` gives, asked once for each key.
template <class Key> bool once(std::map<Key, bool>& known, const Key& key, const auto& look) {
    const auto [found, is_new] = known.try_emplace(key, false);
    if (is_new) found->second = look();
    return found->second;
}

} // namespace

std::optional<InvitationRow> find_invitation(ReadTx& tx, ObjectId id) {
    return tx.row<InvitationRow>(invitation_by_id, bind("id", id));
}

std::vector<InvitationRow> open_invitations(ReadTx& tx, ObjectId space, ObjectId after, std::int64_t limit) {
    return tx.rows<InvitationRow>(
        open_ones, bind("space", space), bind("after", after), bind("limit", limit));
}

bool InvitationStates::is_open_space(ObjectId space) {
    return once(open_spaces_, space, [&] { return access::load<Space>(tx_, space).state == "open"; });
}

bool InvitationStates::may_give(const InvitationRow& row) {
    return once(givers_, {row.invited_by, row.space, row.role}, [&] { return inviter_may_give(tx_, row); });
}

bool InvitationStates::is_sponsored(const InvitationRow& row) {
    if (row.kind == PersonKind::staff) return true;
    if (!row.sponsor || !row.access_ends || *row.access_ends <= tx_.now()) return false;
    return once(sponsors_, *row.sponsor, [&] {
        const auto sponsor = find_person(tx_, *row.sponsor);
        return sponsor && sponsor->kind == PersonKind::staff && sponsor->state == "active";
    });
}

InvitationState InvitationStates::of(const InvitationRow& row) {
    if (row.state == "accepted") return InvitationState::accepted;
    if (row.state == "withdrawn") return InvitationState::withdrawn;
    if (!is_open_space(row.space) || !may_give(row) || !is_sponsored(row)) return InvitationState::resting;
    return row.ends <= tx_.now() ? InvitationState::expired : InvitationState::open;
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

std::string person_name(ReadTx& tx, std::optional<ObjectId> person) {
    const auto found = person ? find_person(tx, *person) : std::nullopt;
    return found ? found->name : std::string{};
}

std::vector<std::pair<std::string, std::string>> mail_values(ReadTx& tx, const InvitationRow& row) {
    const auto space = access::load<Space>(tx, row.space);
    // What is marked so says in a mail that there is something, and no more.
    const bool named = access::effect_of(tx, space.marking, access::Effect::email) != "link_only";
    const auto body = row.organisation ? find_organisation(tx, *row.organisation) : std::nullopt;
    std::vector<std::pair<std::string, std::string>> values{{"inviter", person_name(tx, row.invited_by)},
        {"named", named ? "yes" : "no"}, {"space", named ? space.name : ""},
        {"sponsor", person_name(tx, row.sponsor)}, {"organisation", body ? body->name : ""},
        {"purpose", named ? row.purpose : ""}, {"link_ends", to_rfc3339(row.ends)}};
    if (row.access_ends) values.emplace_back("ends", to_rfc3339(*row.access_ends));
    return values;
}

void send_link(WriteTx& tx, const InvitationRow& row, ObjectId sent_by, const std::string& token) {
    tx.run(insert_invitation_link, bind("hash", hash_of_token(token)), bind("invitation", row.id),
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
