#include "access/access_request.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/demonstration/placed_page.hpp"
#include "cli/find_space.hpp"

namespace folkmoot::cli {
namespace {

constexpr Sql asked_before{"select count(*) from access_request where space = :space and person = :person"};

void ask(Loading& loading, const DemonstrationAccessRequest& record) {
    const auto space = loading.read([&](ReadTx& tx) { return find_space(tx, record.space).value(); });
    const auto person = loading.read([&](ReadTx& tx) { return loading.person(tx, record.by); });
    if (loading.read([&](ReadTx& tx) {
            return *tx.value<std::int64_t>(asked_before, bind("space", space), bind("person", person));
        })
        > 0)
        return;
    const auto request = loading.write(loading.calendar.at(record.when), person, [&](WriteTx& tx) {
        tx.audit(AuditLine{"core.access_asked"}.in(space));
        return access::ask_for_access(tx, demonstration_viewer(loading, tx, record.by), space, record.reason);
    });
    if (!record.declined) return;
    const auto by = loading.read([&](ReadTx& tx) { return loading.person(tx, record.declined_by); });
    loading.write(loading.calendar.at(*record.declined), by, [&](WriteTx& tx) {
        access::decline_access_request(
            tx, demonstration_viewer(loading, tx, record.declined_by), space, request, record.answer);
        tx.audit(AuditLine{"core.access_request_declined"}.in(space).with(record.answer));
    });
}

} // namespace

void ask_to_come_in(Loading& loading) {
    for (const auto& record : loading.content.access_requests)
        ask(loading, record);
}

} // namespace folkmoot::cli
