#include "identity/password_reset.hpp"

#include "folkmoot/mail.hpp"
#include "identity/secret.hpp"
#include "mail/queue.hpp"
#include "mail/settings.hpp"

namespace folkmoot::identity {
namespace {

constexpr std::int64_t most_an_hour = 3;

constexpr Sql lately{"select count(*) from password_reset where person = :person and created > :since"};
constexpr Sql end_links{
    "update password_reset set ends = :now where person = :person and used is null and ends > :now"};
constexpr Sql insert_reset_link{"insert into password_reset (token_hash, person, created, ends)"
                                " values (:hash, :person, :now, :ends)"};
constexpr Sql whose{
    "select person from password_reset where token_hash = :hash and used is null and ends > :now"};
constexpr Sql use_up{
    "update password_reset set used = :now where token_hash = :hash and used is null and ends > :now"};
constexpr Sql drop_old_resets{"delete from password_reset where token_hash in"
                              " (select token_hash from password_reset where ends < :since limit 1000)"};

bool may_sign_in(const Person& person, Time now) {
    return person.state == "active" && (!person.expires || *person.expires > now);
}

} // namespace

void end_resets(WriteTx& tx, ObjectId person) {
    tx.run(end_links, bind("person", person), bind("now", tx.now()));
}

void ask_for_reset(WriteTx& tx, std::string_view email, const std::string& token) {
    mail::require_room(tx); // of everybody, so that a full queue tells nothing either
    const auto person = find_person_by_email(tx, email);
    // An address that no mail reaches is answered as one that nobody has.
    if (!person || !may_sign_in(*person, tx.now()) || !mail::is_address(person->email)) return;
    const auto hour_ago = tx.now() - std::chrono::hours{1};
    if (tx.value<std::int64_t>(lately, bind("person", person->id), bind("since", hour_ago)).value_or(0)
        >= most_an_hour)
        return;
    end_resets(tx, person->id);
    tx.run(insert_reset_link, bind("hash", hash_of_token(token)), bind("person", person->id),
        bind("now", tx.now()), bind("ends", tx.now() + reset_lasts));
    mail::send(tx,
        {.kind = "identity.password_reset",
            .to = person->email,
            .language = person->language,
            .values = {{"minutes", std::to_string(reset_lasts.count())}},
            .path = "/new-password#",
            .secret = token,
            .useful_until = tx.now() + reset_lasts});
}

Person require_reset(ReadTx& tx, std::string_view token) {
    const auto person = tx.value<ObjectId>(whose, bind("hash", hash_of_token(token)), bind("now", tx.now()));
    auto found = person ? find_person(tx, *person) : std::nullopt;
    if (!found || !may_sign_in(*found, tx.now())) throw Problem(Code::gone, "identity.link_over");
    return std::move(*found);
}

ObjectId use_reset(WriteTx& tx, std::string_view token, const std::string& password_hash) {
    const auto person = require_reset(tx, token);
    if (tx.run(use_up, bind("hash", hash_of_token(token)), bind("now", tx.now())) != 1)
        throw Problem(Code::gone, "identity.link_over");
    set_password_hash(tx, person.id, password_hash);
    if (mail::is_address(person.email))
        mail::send(
            tx, {.kind = "identity.password_changed", .to = person.email, .language = person.language});
    return person.id;
}

std::int64_t sweep_resets(WriteTx& tx) {
    return tx.run(drop_old_resets, bind("since", tx.now() - std::chrono::days{1}));
}

} // namespace folkmoot::identity
