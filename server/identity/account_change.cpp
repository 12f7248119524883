#include "identity/account_change.hpp"

#include "access/administrators.hpp"
#include "access/rights_version.hpp"
#include "folkmoot/mail.hpp"
#include "identity/affiliation.hpp"
#include "identity/field_refusal.hpp"
#include "identity/name_index.hpp"
#include "identity/organisation.hpp"
#include "identity/password_reset.hpp"
#include "identity/person.hpp"
#include "mail/settings.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql put_details{
    "update person set name = :name, email = :email, title = :title, version = version + 1 where id = :id"};
constexpr Sql put_contact{"update contact set name = :name, email = :email where id = :id"};
constexpr Sql put_terms{"update person set sponsor = :sponsor, purpose = :purpose, expires = :expires, "
                        "version = version + 1 where id = :id"};
constexpr Sql next_version_of_person{"update person set version = version + 1 where id = :id"};
constexpr Sql belongs_now{"select count(*) from affiliation where person = :person and organisation = "
                          ":organisation and since <= :now and (until is null or until > :now)"};
constexpr Sql end_one_belonging{"update affiliation set until = :now where id = :id and person = :person "
                                "and (until is null or until > :now)"};

} // namespace

void change_details(WriteTx& tx, ObjectId id, const PersonDetails& details) {
    const auto before = require_person(tx, id);
    const std::string email = checked_address(details.email);
    if (details.name.empty()) refuse_field("name", "field.empty");
    if (const auto other = find_person_by_email(tx, email); other && other->id != id)
        throw Problem(Code::conflict, "identity.email_taken")
            .with_field({"email", "identity.email_taken", {}});
    tx.run(put_details, bind("name", details.name), bind("email", email), bind("title", details.title),
        bind("id", id));
    tx.run(put_contact, bind("name", details.name), bind("email", email), bind("id", id));
    renew_name(tx, id, details.name, email);
    access::rights_changed(tx, id); // its sessions are remembered with its name
    if (before.email == email) return;
    end_resets(tx, id); // who reads the old address's mail gets in no more
    if (mail::is_address(before.email))
        mail::send(tx, {.kind = "identity.address_changed", .to = before.email, .language = before.language});
}

void check_guest_terms(ReadTx& tx, const GuestTerms& terms, ObjectId guest) {
    const auto sponsor = find_person(tx, terms.sponsor);
    if (!sponsor || sponsor->kind != PersonKind::staff || sponsor->state != "active"
        || terms.sponsor == guest)
        refuse_field("sponsor", "identity.sponsor_not_staff");
    if (terms.expires <= tx.now()) refuse_field("expires", "identity.end_has_passed");
}

void change_guest_terms(WriteTx& tx, ObjectId id, const GuestTerms& terms) {
    if (require_person(tx, id).kind != PersonKind::guest)
        throw Problem(Code::conflict, "identity.staff_have_no_end");
    check_guest_terms(tx, terms, id);
    tx.run(put_terms, bind("sponsor", terms.sponsor), bind("purpose", terms.purpose),
        bind("expires", terms.expires), bind("id", id));
    access::rights_changed(tx, id);
}

void put_in_use(WriteTx& tx, ObjectId id, InUse in_use) {
    require_person(tx, id);
    tx.run(next_version_of_person, bind("id", id));
    if (in_use == InUse::yes) return enable_person(tx, id);
    access::keep_an_administrator(tx, [&] { disable_person(tx, id); });
}

ObjectId begin_belonging(WriteTx& tx, ObjectId person, ObjectId organisation, std::string_view title) {
    require_person(tx, person);
    const auto body = find_organisation(tx, organisation);
    if (!body) refuse_field("organisation", "identity.no_organisation");
    if (body->ended) refuse_field("organisation", "identity.organisation_ended");
    const auto known = tx.value<std::int64_t>(
        belongs_now, bind("person", person), bind("organisation", organisation), bind("now", tx.now()));
    if (known.value_or(0) > 0) refuse_field("organisation", "identity.belongs_already");
    const ObjectId id =
        begin_affiliation(tx, {.person = person, .organisation = organisation, .title = std::string{title}});
    tx.run(next_version_of_person, bind("id", person));
    access::rights_changed(tx, person);
    return id;
}

void end_belonging(WriteTx& tx, ObjectId person, ObjectId belonging) {
    access::keep_an_administrator(tx, [&] {
        if (tx.run(end_one_belonging, bind("now", tx.now()), bind("id", belonging), bind("person", person))
            == 0)
            throw Problem(Code::not_found, "identity.belonging_ended");
    });
    tx.run(next_version_of_person, bind("id", person));
    access::rights_changed(tx, person);
}

} // namespace folkmoot::identity
