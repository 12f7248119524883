#include "access/held_role.hpp"
#include "access/right.hpp"
#include "host/account_address.hpp"
#include "host/core_routes.hpp"
#include "host/directory_page.hpp"
#include "identity/account.hpp"
#include "identity/merge_people.hpp"
#include "identity/session.hpp"
#include "identity/throttle.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t accounts_a_page = 30;

struct ListAccounts {
    std::string q;
    std::optional<identity::AccountState> state;
    std::optional<identity::PersonKind> kind;
    std::optional<ObjectId> organisation;
    std::string after;
    static constexpr auto fields() {
        return std::array{
            field<&ListAccounts::q>("q", "Part of a name or address", length(0, 100), or_default),
            field<&ListAccounts::state>("state", "Only who can sign in, or cannot for that reason"),
            field<&ListAccounts::kind>("kind", "Only staff, or only guests"),
            field<&ListAccounts::organisation>("organisation", "Only who belongs to it today"),
            field<&ListAccounts::after>("after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

Paged<identity::AccountLine> show_accounts(ReadContext& context, const ListAccounts& in) {
    return page_of(context, "accounts",
        identity::list_accounts(context.tx,
            {.typed = in.q, .state = in.state, .kind = in.kind, .organisation = in.organisation},
            place_after(context, "accounts", in.after), accounts_a_page + 1),
        accounts_a_page);
}

struct AccountGroup {
    ObjectId id;
    std::string name;
    static constexpr auto fields() {
        return std::array{
            field<&AccountGroup::id>("id", "The group"), field<&AccountGroup::name>("name", "Its name")};
    }
};

/// What only those see who manage people; the service desk sees the account's state alone.
struct AccountBackground {
    std::vector<identity::Belonging> belongings;
    std::vector<access::HeldRole> roles;
    std::vector<identity::SessionLine> sessions;
    std::vector<AccountGroup> groups;
    static constexpr auto fields() {
        return std::array{field<&AccountBackground::belongings>("belongings", "Organisations, today's first"),
            field<&AccountBackground::roles>("roles", "What they may do where; at most 500"),
            field<&AccountBackground::sessions>("sessions", "Where they are signed in"),
            field<&AccountBackground::groups>("groups", "The groups they are in")};
    }
};

struct AccountView {
    identity::Account account;
    std::int64_t sessions = 0;
    std::int64_t failures = 0;
    std::optional<AccountBackground> background;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&AccountView::account>("account", "The account"),
            field<&AccountView::sessions>("sessions", "In how many places they are signed in"),
            field<&AccountView::failures>("failures", "How often signing in has failed in a row"),
            field<&AccountView::background>("background", "For those who manage people"),
            field<&AccountView::can>("can", "What the viewer may do about accounts")};
    }
};

AccountBackground background_of(ReadTx& tx, ObjectId person) {
    AccountBackground background{.belongings = identity::list_belongings(tx, person),
        .roles = access::list_held_roles(tx, person),
        .sessions = identity::list_sessions(tx, person)};
    for (auto& group : identity::list_groups_of(tx, person))
        background.groups.push_back({.id = group.id, .name = std::move(group.name)});
    return background;
}

AccountView show_account(ReadContext& context, const AccountAddress& in) {
    ReadTx& tx = context.tx;
    AccountView view{.account = identity::require_account(tx, in.person),
        .sessions = std::ssize(identity::list_sessions(tx, in.person)),
        .can = *access::rights_at(tx, context.viewer, access::site)};
    view.failures = identity::count_failures(tx, view.account.email);
    if (access::holds(view.can, ManagePeople::permission)) {
        view.background = background_of(tx, in.person);
    } else {
        view.account.title.clear();
        view.account.sponsor.reset();
        view.account.sponsor_name.clear();
        view.account.purpose.clear();
    }
    context.revision = view.account.version;
    return view;
}

struct MergeQuestion {
    ObjectId person;
    ObjectId into;
    static constexpr auto fields() {
        return std::array{field<&MergeQuestion::person>("person", "The account that would end"),
            field<&MergeQuestion::into>("into", "The one that would stay")};
    }
};

struct MergeEffect {
    identity::Account ending;
    identity::Account into;
    identity::MergePreview moves;
    static constexpr auto fields() {
        return std::array{field<&MergeEffect::ending>("ending", "The account that would end"),
            field<&MergeEffect::into>("into", "The one that would stay"),
            field<&MergeEffect::moves>("moves", "What would go over")};
    }
};

MergeEffect show_merge(ReadContext& context, const MergeQuestion& in) {
    return {.ending = identity::require_account(context.tx, in.person),
        .into = identity::require_account(context.tx, in.into),
        .moves = identity::preview_merge(context.tx, in.person, in.into)};
}

} // namespace

void add_account_routes(Registry& r) {
    r.get("/administration/people", Access::site<UnlockPeople>(), show_accounts,
        "Find accounts by name, state, kind and organisation");
    r.get("/administration/people/{person}", Access::site<UnlockPeople>(), show_account,
        "One account: whether its person can sign in; for those who manage people, all that hangs on it");
    r.get("/administration/people/{person}/merge", Access::site<ManagePeople>(), show_merge,
        "What would go over if an account became part of another");
}

} // namespace folkmoot::host
