#pragma once
#include "identity/directory.hpp"

namespace folkmoot::identity {

/// Whether somebody can sign in, and why not.
enum class AccountState {
    active,
    no_password, ///< nobody has set one yet
    ended, ///< a guest whose time is over
    disabled
};

} // namespace folkmoot::identity

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::AccountState>{std::string_view{"active"},
    std::string_view{"no_password"}, std::string_view{"ended"}, std::string_view{"disabled"}};

namespace folkmoot::identity {

/// A person as those see them who look after accounts. The functions here ask no rights: routes do.
struct AccountLine {
    ObjectId id;
    std::string name;
    std::string email;
    PersonKind kind = PersonKind::staff;
    AccountState state = AccountState::active;
    std::string organisation;
    std::optional<Time> signed_in;
    std::optional<Time> expires;
    static constexpr auto fields() {
        return std::array{field<&AccountLine::id>("id", "The person"),
            field<&AccountLine::name>("name", "Name", personal("to be found", "until erased")),
            field<&AccountLine::email>("email", "Address", personal("to sign in", "until erased")),
            field<&AccountLine::kind>("kind", "Staff or guest"),
            field<&AccountLine::state>("state", "Whether they can sign in, and why not"),
            field<&AccountLine::organisation>("organisation", "Today's organisation"),
            field<&AccountLine::signed_in>("signed_in", "When they signed in last",
                personal("to find accounts that nobody uses", "until erased")),
            field<&AccountLine::expires>("expires", "When a guest's access ends")};
    }
};

struct AccountFilter {
    std::string typed; ///< beginnings of words of names and addresses, as in the directory
    std::optional<AccountState> state = {};
    std::optional<PersonKind> kind = {};
    std::optional<ObjectId> organisation = {}; ///< today's
};

/// By name, at most `limit` (1 to 100); erased people are not among them.
std::vector<AccountLine> list_accounts(
    ReadTx& tx, const AccountFilter& filter, const DirectoryPlace& after, std::int64_t limit);

/// How many people there are of each state.
struct AccountCounts {
    std::int64_t active = 0;
    std::int64_t no_password = 0;
    std::int64_t ended = 0;
    std::int64_t disabled = 0;
    static constexpr auto fields() {
        return std::array{field<&AccountCounts::active>("active", "Who can sign in"),
            field<&AccountCounts::no_password>("no_password", "Who have no password yet"),
            field<&AccountCounts::ended>("ended", "Guests whose time is over"),
            field<&AccountCounts::disabled>("disabled", "Who are out of use")};
    }
};
AccountCounts count_accounts(ReadTx& tx);

/// One account, without the person's own choices of how screens look.
struct Account {
    ObjectId id;
    std::string name;
    std::string email;
    std::string title;
    PersonKind kind = PersonKind::staff;
    AccountState state = AccountState::active;
    std::string organisation;
    Time created;
    std::optional<Time> signed_in;
    std::optional<Time> expires;
    std::optional<ObjectId> sponsor;
    std::string sponsor_name;
    std::string purpose;
    std::string language;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&Account::id>("id", "The person"),
            field<&Account::name>("name", "Name", personal("to be found", "until erased")),
            field<&Account::email>("email", "Address", personal("to sign in", "until erased")),
            field<&Account::title>("title", "Job title", personal("to be found", "until erased")),
            field<&Account::kind>("kind", "Staff or guest"),
            field<&Account::state>("state", "Whether they can sign in, and why not"),
            field<&Account::organisation>("organisation", "Today's organisation"),
            field<&Account::created>("created", "When the account was made"),
            field<&Account::signed_in>("signed_in", "When they signed in last",
                personal("to find accounts that nobody uses", "until erased")),
            field<&Account::expires>("expires", "When a guest's access ends"),
            field<&Account::sponsor>("sponsor", "Who answers for a guest"),
            field<&Account::sponsor_name>("sponsor_name", "Their name"),
            field<&Account::purpose>("purpose", "Why a guest is here"),
            field<&Account::language>("language", "Language of the screens"),
            field<&Account::version>("version", "For If-Match, when it is changed")};
    }
};
/// Nothing for somebody who is not there or has been erased.
std::optional<Account> find_account(ReadTx& tx, ObjectId person);
/// Throws Code::not_found.
Account require_account(ReadTx& tx, ObjectId person);

/// To which organisations somebody belongs, or has belonged; today's first, at most 50.
struct Belonging {
    ObjectId id;
    ObjectId organisation;
    std::string name;
    std::string title;
    Time since;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&Belonging::id>("id", "The affiliation"),
            field<&Belonging::organisation>("organisation", "The organisation"),
            field<&Belonging::name>("name", "Its name"), field<&Belonging::title>("title", "Title there"),
            field<&Belonging::since>("since", "From when"), field<&Belonging::until>("until", "Until when")};
    }
};
std::vector<Belonging> list_belongings(ReadTx& tx, ObjectId person);
/// The groups somebody is in, by name, at most 200.
std::vector<DirectoryPlace> list_groups_of(ReadTx& tx, ObjectId person);

} // namespace folkmoot::identity
