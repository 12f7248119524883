#include "cli/demonstration/loading.hpp"
#include "cli/find_space.hpp"
#include "identity/acting_person.hpp"
#include "identity/invitation.hpp"
#include "identity/secret.hpp"

namespace folkmoot::cli {
namespace {

constexpr int last_minute_of_day = 24 * 60 - 1;
constexpr Sql invited{"select count(*) from invitation where space = :space and address = :address"};

void send(Loading& loading, const DemonstrationInvitation& record) {
    const auto by = loading.read([&](ReadTx& tx) { return loading.person(tx, record.by); });
    const auto token = identity::make_token();
    loading.write(loading.calendar.at(record.when), by, [&](WriteTx& tx) {
        const auto space = find_space(tx, record.space).value();
        if (tx.value<std::int64_t>(invited, bind("space", space), bind("address", record.address)) > 0)
            return;
        const auto id = identity::invite(tx, identity::find_acting_person(tx, by).value(),
            {.space = space,
                .role = record.role,
                .address = record.address,
                .name = record.name,
                .organisation = loading.organisation(tx, record.organisation),
                .sponsor = loading.person(tx, record.sponsor),
                .purpose = record.purpose,
                .access_ends =
                    loading.calendar.at({.days = -record.expires_in_days, .minute = last_minute_of_day}),
                .language = record.language},
            token);
        tx.audit(AuditLine{"identity.invited"}.about(id).in(space).with(record.address));
    });
}

} // namespace

void send_invitations(Loading& loading) {
    for (const auto& record : loading.content.invitations)
        send(loading, record);
}

} // namespace folkmoot::cli
