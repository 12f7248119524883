#include "identity/person.hpp"

#include "access/rights_version.hpp"
#include "identity/affiliation.hpp"
#include "identity/device.hpp"
#include "identity/field_refusal.hpp"
#include "identity/name_index.hpp"
#include "identity/password_reset.hpp"
#include "identity/session.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql insert_contact{"insert into contact (id, kind, name, email, organisation, created) "
                             "values (:id, 'person', :name, :email, :organisation, :now)"};
constexpr Sql insert_person{"insert into person (id, kind, email, name, title, state, sponsor, purpose, "
                            "expires, language, time_zone, created) "
                            "values (:id, :kind, :email, :name, :title, 'active', :sponsor, :purpose, "
                            ":expires, :language, :time_zone, :now)"};
constexpr Sql person_by_id{
    "select id, kind, email, name, title, state, sponsor, purpose, expires, language, time_zone "
    "from person where id = :id"};
constexpr Sql by_email{
    "select id, kind, email, name, title, state, sponsor, purpose, expires, language, time_zone "
    "from person where email = :email"};
constexpr Sql credentials{"select p.id, w.hash, case when p.state = 'active' and (p.expires is null or "
                          "p.expires > :now) then 1 else 0 end "
                          "from person p join password w on w.person = p.id where p.email = :email"};
constexpr Sql put_password{
    "insert into password (person, hash, changed) values (:person, :hash, :now) "
    "on conflict (person) do update set hash = excluded.hash, changed = excluded.changed"};
constexpr Sql put_language{"update person set language = :language where id = :id"};
constexpr Sql put_state{"update person set state = :state where id = :id and state <> 'erased'"};

/// One @, something on both sides, no white space or angle brackets, at most 254 octets (RFC 5321): whether
/// it is really somebody's is found out by writing to it.
bool is_address(std::string_view email) {
    const auto at = email.find('@');
    return email.size() <= 254 && at != email.npos && at > 0 && email.rfind('@') == at
        && email.find('.', at) != email.npos && email.find_first_of(" \t\r\n<>,;\"\\") == email.npos
        && email.back() != '.' && email[at + 1] != '.';
}

} // namespace

std::string email_key(std::string_view email) {
    while (email.starts_with(' '))
        email.remove_prefix(1);
    while (email.ends_with(' '))
        email.remove_suffix(1);
    std::string key{email};
    for (char& letter : key)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return key;
}

std::string checked_address(std::string_view email) {
    std::string key = email_key(email);
    if (!is_address(key)) refuse_field("email", "identity.not_an_address");
    return key;
}

ObjectId create_person(WriteTx& tx, const NewPerson& person) {
    if (person.name.empty() || person.name.size() > 800) refuse_field("name", "field.empty");
    const std::string email = checked_address(person.email);
    if (person.kind == PersonKind::guest && !person.sponsor)
        refuse_field("sponsor", "identity.guest_needs_sponsor");
    if (person.kind == PersonKind::guest && !person.expires)
        refuse_field("expires", "identity.guest_needs_end");
    if (find_person_by_email(tx, email))
        throw Problem(Code::conflict, "identity.email_taken")
            .with_field({"email", "identity.email_taken", {}});
    const ObjectId id = tx.new_id();
    tx.run(insert_contact, bind("id", id), bind("name", person.name), bind("email", email),
        bind("organisation", person.organisation), bind("now", tx.now()));
    tx.run(insert_person, bind("id", id), bind("kind", person.kind), bind("email", email),
        bind("name", person.name), bind("title", person.title), bind("sponsor", person.sponsor),
        bind("purpose", person.purpose), bind("expires", person.expires), bind("language", person.language),
        bind("time_zone", person.time_zone), bind("now", tx.now()));
    index_name(tx, id, person.name, email);
    if (person.organisation)
        begin_affiliation(tx, {.person = id, .organisation = *person.organisation, .title = person.title});
    return id;
}

std::optional<Person> find_person(ReadTx& tx, ObjectId id) {
    return tx.row<Person>(person_by_id, bind("id", id));
}

Person require_person(ReadTx& tx, ObjectId id) {
    auto person = find_person(tx, id);
    if (!person || person->state == "erased") throw Problem(Code::not_found, "identity.no_person");
    return std::move(*person);
}

std::optional<Person> find_person_by_email(ReadTx& tx, std::string_view email) {
    return tx.row<Person>(by_email, bind("email", email_key(email)));
}

std::optional<Credentials> find_credentials(ReadTx& tx, std::string_view email) {
    return tx.row<Credentials>(credentials, bind("email", email_key(email)), bind("now", tx.now()));
}

void set_password_hash(WriteTx& tx, ObjectId person, const std::string& hash) {
    renew_password_hash(tx, person, hash);
    end_resets(tx, person);
    end_sessions(tx, person);
    forget_devices(tx, person);
}

void renew_password_hash(WriteTx& tx, ObjectId person, const std::string& hash) {
    tx.run(put_password, bind("person", person), bind("hash", hash), bind("now", tx.now()));
}

void set_language(WriteTx& tx, ObjectId person, std::string_view language) {
    if (language != "en" && language != "cy") refuse_field("language", "field.choice");
    tx.run(put_language, bind("language", language), bind("id", person));
    access::rights_changed(tx, person); // its sessions are remembered with their language
}

void disable_person(WriteTx& tx, ObjectId person) {
    tx.run(put_state, bind("state", "disabled"), bind("id", person));
    end_sessions(tx, person);
    forget_devices(tx, person);
}

void enable_person(WriteTx& tx, ObjectId person) {
    tx.run(put_state, bind("state", "active"), bind("id", person));
    access::rights_changed(tx, person);
}

} // namespace folkmoot::identity
