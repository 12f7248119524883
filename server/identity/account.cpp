#include "identity/account.hpp"

#include "folkmoot/text.hpp"
#include "identity/name_words.hpp"
#include "identity/person.hpp"

#include <algorithm>
#include <functional>

namespace folkmoot::identity {
namespace {

#define STATE                                                                                                \
    "case when p.state = 'disabled' then 'disabled' when p.expires is not null and p.expires <= :now then "  \
    "'ended' when not exists (select 1 from password w where w.person = p.id) then 'no_password' else "      \
    "'active' end "
#define ORGANISATION                                                                                         \
    "coalesce((select o.name from affiliation a join organisation o on o.id = a.organisation "               \
    "where a.person = p.id and a.since <= :now and (a.until is null or a.until > :now) "                     \
    "order by a.since desc, a.id desc limit 1), '') "
#define LINE_COLUMNS                                                                                         \
    "select p.id, p.name, p.email, p.kind, " STATE ", " ORGANISATION ", p.signed_in, p.expires "
#define ASKED_FOR                                                                                            \
    "p.state <> 'erased' and (:kind = '' or p.kind = :kind) and (:state = '' or :state = " STATE ") "        \
    "and (:organisation = 0 or exists (select 1 from affiliation f where f.person = p.id "                   \
    "and f.organisation = :organisation and f.since <= :now and (f.until is null or f.until > :now))) "
#define HAS_WORD(word)                                                                                       \
    "(" word " = '' or exists (select 1 from person_beginning o where o.beginning = " word                   \
    " and o.name = p.name and o.person = p.id)) "

constexpr Sql accounts_by_name{
    LINE_COLUMNS "from person p where (p.name > :name or (p.name = :name and p.id > :id)) "
                 "and " ASKED_FOR "order by p.name, p.id limit :limit"};
constexpr Sql accounts_by_words{
    LINE_COLUMNS "from person_beginning b join person p on p.id = b.person "
                 "where b.beginning = :first and (b.name, b.person) > (:name, :id) and " HAS_WORD(
                     ":second") "and " HAS_WORD(":third") "and " ASKED_FOR "order by b.name, b.person limit "
                                                          ":limit"};
constexpr Sql counts{"select " STATE ", count(*) from person p where p.state <> 'erased' group by 1"};
constexpr Sql one_account{
    "select p.id, p.name, p.email, p.title, p.kind, " STATE ", " ORGANISATION
    ", p.created, p.signed_in, p.expires, p.sponsor, coalesce(s.name, ''), p.purpose, p.language, p.version "
    "from person p left join person s on s.id = p.sponsor where p.id = :id and p.state <> 'erased'"};
#undef HAS_WORD
#undef ASKED_FOR
#undef LINE_COLUMNS
#undef ORGANISATION
#undef STATE
constexpr Sql belongings_of{
    "select a.id, a.organisation, o.name, a.title, a.since, a.until from affiliation a "
    "join organisation o on o.id = a.organisation where a.person = :person "
    "order by coalesce(a.until, 9223372036854775807) desc, a.since desc limit 50"};
constexpr Sql groups_of{"select g.name, g.id from group_member m join person_group g on g.id = m.group_id "
                        "where m.person = :person order by g.name, g.id limit 200"};

struct CountedAccounts {
    AccountState state = AccountState::active;
    std::int64_t people = 0;
    static constexpr auto fields() {
        return std::array{
            field<&CountedAccounts::state>("state", ""), field<&CountedAccounts::people>("people", "")};
    }
};

struct NamedGroup {
    std::string name;
    ObjectId id;
    static constexpr auto fields() {
        return std::array{field<&NamedGroup::name>("name", ""), field<&NamedGroup::id>("id", "")};
    }
};

template <class Enum> std::string text_of(const std::optional<Enum>& choice) {
    return choice ? std::string{names_of<Enum>[static_cast<std::size_t>(*choice)]} : std::string{};
}

} // namespace

std::vector<AccountLine> list_accounts(
    ReadTx& tx, const AccountFilter& filter, const DirectoryPlace& after, std::int64_t limit) {
    auto words = name_words(filter.typed);
    // The longest word leads: fewest names begin with it.
    std::ranges::sort(words, std::greater<>{}, &std::string::size);
    if (words.empty() && !folded(filter.typed).empty()) return {};
    words.resize(most_words_asked);
    const auto listed = [&](const Sql& sql, const auto&... further) {
        return tx.rows<AccountLine>(sql, bind("name", after.name), bind("id", after.id),
            bind("now", tx.now()), bind("kind", text_of(filter.kind)), bind("state", text_of(filter.state)),
            bind("organisation", filter.organisation.value_or(ObjectId{})),
            bind("limit", std::clamp<std::int64_t>(limit, 1, 100)), further...);
    };
    if (words[0].empty()) return listed(accounts_by_name);
    return listed(
        accounts_by_words, bind("first", words[0]), bind("second", words[1]), bind("third", words[2]));
}

AccountCounts count_accounts(ReadTx& tx) {
    AccountCounts all;
    for (const auto& [state, people] : tx.rows<CountedAccounts>(counts, bind("now", tx.now())))
        switch (state) {
        case AccountState::active:
            all.active = people;
            break;
        case AccountState::no_password:
            all.no_password = people;
            break;
        case AccountState::ended:
            all.ended = people;
            break;
        case AccountState::disabled:
            all.disabled = people;
            break;
        }
    return all;
}

std::optional<Account> find_account(ReadTx& tx, ObjectId person) {
    return tx.row<Account>(one_account, bind("id", person), bind("now", tx.now()));
}

Account require_account(ReadTx& tx, ObjectId person) {
    if (auto found = find_account(tx, person)) return std::move(*found);
    throw Problem(Code::not_found, "identity.no_person");
}

std::vector<Belonging> list_belongings(ReadTx& tx, ObjectId person) {
    return tx.rows<Belonging>(belongings_of, bind("person", person));
}

std::vector<DirectoryPlace> list_groups_of(ReadTx& tx, ObjectId person) {
    std::vector<DirectoryPlace> groups;
    for (auto& group : tx.rows<NamedGroup>(groups_of, bind("person", person)))
        groups.push_back({.name = std::move(group.name), .id = group.id});
    return groups;
}

} // namespace folkmoot::identity
