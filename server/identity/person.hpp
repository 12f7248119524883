#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::identity {

enum class PersonKind { staff, guest };

} // namespace folkmoot::identity

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::PersonKind>{
    std::string_view{"staff"}, std::string_view{"guest"}};

namespace folkmoot::identity {

/// A person with an account. The domain functions here ask no rights: routes and commands do, before they
/// call them.
struct NewPerson {
    std::string name; ///< 1 to 200 characters
    std::string email; ///< kept in lower case; unique
    PersonKind kind = PersonKind::staff;
    std::string title;
    std::optional<ObjectId> organisation = {};
    std::string language = "en";
    std::string time_zone = "Europe/London";
    std::optional<ObjectId> sponsor = {}; ///< of a guest: required
    std::string purpose; ///< of a guest: why they are here
    std::optional<Time> expires = {}; ///< of a guest: required
};

struct Person {
    ObjectId id;
    PersonKind kind = PersonKind::staff;
    std::string email;
    std::string name;
    std::string title;
    std::string state;
    std::optional<ObjectId> sponsor;
    std::string purpose;
    std::optional<Time> expires;
    std::string language;
    std::string time_zone;
    static constexpr auto fields() {
        return std::array{field<&Person::id>("id", "The person"),
            field<&Person::kind>("kind", "Staff or guest"),
            field<&Person::email>(
                "email", "Address", personal("to sign in and be written to", "until erased")),
            field<&Person::name>("name", "Name", personal("shown beside what they wrote", "until erased")),
            field<&Person::title>(
                "title", "Job title", personal("so that others know whom they ask", "until erased")),
            field<&Person::state>("state", "Active, disabled or erased"),
            field<&Person::sponsor>("sponsor", "Who answers for a guest"),
            field<&Person::purpose>("purpose", "Why a guest is here"),
            field<&Person::expires>("expires", "When a guest's access ends"),
            field<&Person::language>("language", "Language of the screens"),
            field<&Person::time_zone>("time_zone", "Time zone")};
    }
};

/// Throws Code::bad_input for a wrong address, a guest without sponsor or end, Code::conflict
/// "identity.email_taken".
ObjectId create_person(WriteTx& tx, const NewPerson& person);
std::optional<Person> find_person(ReadTx& tx, ObjectId id);
/// Throws Code::not_found for somebody who is not there or was erased.
Person require_person(ReadTx& tx, ObjectId id);
std::optional<Person> find_person_by_email(ReadTx& tx, std::string_view email);

/// Stores the hash made by hash_password and ends all other sessions of the person.
void set_password_hash(WriteTx& tx, ObjectId person, const std::string& hash);
/// The same at a higher cost for the same password: sessions go on.
void renew_password_hash(WriteTx& tx, ObjectId person, const std::string& hash);
void set_language(WriteTx& tx, ObjectId person, std::string_view language);
/// Ends all sessions and all access at once; `enable_person` gives it back.
void disable_person(WriteTx& tx, ObjectId person);
void enable_person(WriteTx& tx, ObjectId person);

/// What sign-in has to know of an address.
struct Credentials {
    ObjectId person;
    std::string hash;
    bool active = false;
    static constexpr auto fields() {
        return std::array{field<&Credentials::person>("person", "Whose"),
            field<&Credentials::hash>("hash", "Argon2id"),
            field<&Credentials::active>("active", "May sign in")};
    }
};
std::optional<Credentials> find_credentials(ReadTx& tx, std::string_view email);

/// Folds an address to the form in which it is kept and compared.
std::string email_key(std::string_view email);
/// The same of one that looks like an address; otherwise throws Code::bad_input for the field `email`.
std::string checked_address(std::string_view email);

} // namespace folkmoot::identity
