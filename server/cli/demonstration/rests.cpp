#include "access/space.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/demonstration/placed_page.hpp"
#include "cli/find_space.hpp"
#include "cli/named.hpp"
#include "identity/account_change.hpp"

namespace folkmoot::cli {
namespace {

constexpr Sql rested{"select count(*) from space where id = :space and state_since is not null"};
constexpr Sql out_of_use{"select count(*) from person where id = :person and state <> 'active'"};

AuditLine line_of(access::SpaceState state) {
    switch (state) {
    case access::SpaceState::open:
        return AuditLine{"core.space_opened"};
    case access::SpaceState::frozen:
        return AuditLine{"core.space_frozen"};
    case access::SpaceState::archived:
        return AuditLine{"core.space_archived"};
    }
    std::unreachable();
}

void rest(Loading& loading, const DemonstrationSpace& record) {
    const auto id = loading.read([&](ReadTx& tx) { return find_space(tx, record.slug).value(); });
    if (loading.read([&](ReadTx& tx) { return *tx.value<std::int64_t>(rested, bind("space", id)); }) > 0)
        return;
    for (const auto& [state_name, by, when, reason] : record.rests) {
        const auto state = named<access::SpaceState>(state_name);
        const auto person = loading.read([&](ReadTx& tx) { return loading.person(tx, by); });
        loading.write(loading.calendar.at(when), person, [&](WriteTx& tx) {
            access::set_state(tx, demonstration_viewer(loading, tx, by), id, state, reason);
            tx.audit(line_of(state).in(id).because(reason));
        });
    }
}

void leave(Loading& loading, const DemonstrationPerson& record) {
    loading.write(loading.calendar.at(*record.left), {}, [&](WriteTx& tx) {
        const auto person = loading.person(tx, record.key);
        if (*tx.value<std::int64_t>(out_of_use, bind("person", person)) > 0) return;
        identity::put_in_use(tx, person, identity::InUse::no);
        tx.audit(AuditLine{"identity.person_disabled"}.about(person));
    });
}

} // namespace

void bring_to_rest(Loading& loading) {
    for (const auto& record : loading.content.spaces)
        if (!record.rests.empty()) rest(loading, record);
    for (const auto& record : loading.content.people)
        if (record.left) leave(loading, record);
}

} // namespace folkmoot::cli
