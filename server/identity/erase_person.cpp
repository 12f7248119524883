#include "identity/erase_person.hpp"

#include "access/departure.hpp"
#include "audit/line.hpp"
#include "identity/person.hpp"
#include "identity/profile.hpp"
#include "mail/queue.hpp"
#include "objects/departure.hpp"

#include <fmt/format.h>

namespace folkmoot::identity {
namespace {

constexpr Sql guests_of{"select count(*) from person where sponsor = :person and state <> 'erased'"};

constexpr std::array forgotten{
    Sql{"delete from password where person = :person"},
    Sql{"delete from password_reset where person = :person"},
    Sql{"delete from session where person = :person"},
    Sql{"delete from trusted_device where person = :person"},
    Sql{"delete from person_beginning where person = :person"},
    Sql{"delete from group_member where person = :person"},
    Sql{"delete from site_page_acceptance where person = :person"},
    Sql{"update affiliation set title = '' where person = :person"},
    Sql{"update contact set email = null where id = :person"},
};
constexpr Sql end_belongings{
    "update affiliation set until = :now where person = :person and (until is null or until > :now)"};
constexpr Sql note_erased{"update contact set name = :name, erased = :now where id = :person"};
constexpr Sql forget_account{
    "update person set email = :nowhere, name = :name, title = '', purpose = '', state = 'erased', "
    "language = 'en', time_zone = 'Europe/London', signed_in = null, version = version + 1 "
    "where id = :person"};
constexpr Sql close_invitations{
    "update invitation set state = 'withdrawn', closed = :now where address = :address and state = 'open'"};
constexpr Sql forget_invitations{
    "update invitation set address = :nowhere, name = '', purpose = '' where address = :address"};

void require_erasable(ReadTx& tx, const std::optional<Person>& person) {
    if (!person || person->state == "erased") throw Problem(Code::not_found, "identity.no_person");
    if (person->state == "active") throw Problem(Code::conflict, "identity.erase_in_use");
    if (const auto owned = access::count_owned(tx, person->id); owned > 0)
        throw Problem(Code::conflict, "identity.erase_owner").with("count", std::to_string(owned));
    if (const auto guests = tx.value<std::int64_t>(guests_of, bind("person", person->id)).value_or(0);
        guests > 0)
        throw Problem(Code::conflict, "identity.erase_sponsor").with("count", std::to_string(guests));
}

} // namespace

std::int64_t erase_person(WriteTx& tx, ObjectId id) {
    const auto person = find_person(tx, id);
    require_erasable(tx, person);
    // Addresses are of one person each; this one is nobody's, and no mail can go there (RFC 6761).
    const std::string nowhere = fmt::format("{}@erased.invalid", id.text());
    for (const Sql& sql : forgotten)
        tx.run(sql, bind("person", id));
    forget_profile(tx, id);
    tx.run(end_belongings, bind("person", id), bind("now", tx.now()));
    tx.run(note_erased, bind("person", id), bind("name", former_member), bind("now", tx.now()));
    tx.run(close_invitations, bind("address", person->email), bind("now", tx.now()));
    tx.run(forget_invitations, bind("address", person->email), bind("nowhere", nowhere));
    tx.run(forget_account, bind("person", id), bind("nowhere", nowhere), bind("name", former_member));
    mail::forget_recipient(tx, person->email, person->name);
    objects::forget_own(tx, id);
    const auto renamed = objects::rename_mentions(tx, id, former_member);
    audit::erase_details_of(tx, id, person->email, person->name);
    access::take_all_from(tx, id); // says that rights changed: what is remembered of the name goes with it
    tx.audit(AuditLine{"identity.person_erased"}.about(id));
    return renamed;
}

} // namespace folkmoot::identity
