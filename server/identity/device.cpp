#include "identity/device.hpp"

#include "identity/person.hpp"
#include "identity/secret.hpp"

namespace folkmoot::identity {
namespace {

constexpr std::int64_t most_devices = 20; ///< of one person

constexpr Sql find_device{"select count(*) from trusted_device d join person p on p.id = d.person "
                          "where d.token_hash = :hash and d.since > :after and p.email = :email"};
constexpr Sql drop_device{"delete from trusted_device where token_hash = :hash"};
constexpr Sql insert_device{
    "insert into trusted_device (token_hash, person, since) values (:hash, :person, :now)"};
constexpr Sql drop_earlier{
    "delete from trusted_device where person = :person and token_hash not in (select token_hash from "
    "trusted_device where person = :person order by since desc, token_hash limit :most)"};
constexpr Sql drop_all{"delete from trusted_device where person = :person"};
constexpr Sql drop_old_devices{"delete from trusted_device where token_hash in "
                               "(select token_hash from trusted_device where since <= :after limit 1000)"};

} // namespace

std::string known_device(ReadTx& tx, std::string_view token, std::string_view account) {
    if (token.empty()) return {};
    auto hash = hash_of_token(token);
    const auto found = tx.value<std::int64_t>(find_device, bind("hash", hash),
        bind("after", Time{tx.now() - device_remembered}), bind("email", email_key(account)));
    return *found > 0 ? hash : std::string{};
}

void renew_device(WriteTx& tx, ObjectId person, std::string_view old, std::string_view token) {
    if (!old.empty()) tx.run(drop_device, bind("hash", hash_of_token(old)));
    tx.run(insert_device, bind("hash", hash_of_token(token)), bind("person", person), bind("now", tx.now()));
    tx.run(drop_earlier, bind("person", person), bind("most", most_devices));
}

void forget_devices(WriteTx& tx, ObjectId person) {
    tx.run(drop_all, bind("person", person));
}

std::int64_t sweep_devices(WriteTx& tx) {
    return tx.run(drop_old_devices, bind("after", Time{tx.now() - device_remembered}));
}

} // namespace folkmoot::identity
