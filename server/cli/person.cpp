#include "identity/person.hpp"
#include "access/administrators.hpp"
#include "access/grant.hpp"
#include "audit/actor.hpp"
#include "cli/commands.hpp"
#include "cli/new_password.hpp"
#include "cli/sentence.hpp"
#include "identity/account_change.hpp"
#include "identity/erase_person.hpp"
#include "identity/merge_people.hpp"
#include "identity/organisation.hpp"
#include "identity/personal_data.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string name;
    std::string email;
    std::string title;
    std::string into;
    std::string file;
    bool administrator = false;
    bool password_stdin = false;

    PasswordFrom password_from() const { return password_stdin ? PasswordFrom::input : PasswordFrom::prompt; }
};

const Viewer& operator_at_machine() {
    static const Viewer viewer = Viewer::system("whoever runs folkmoot on the machine manages people");
    return viewer;
}

template <class Work> auto change(host::House& house, Work work) {
    return house.database().write_now("person", [&](WriteTx& tx) {
        audit::act_as(tx, operator_at_machine(), "person");
        return work(tx);
    });
}

identity::Person require_person(ReadTx& tx, const std::string& email) {
    if (auto person = identity::find_person_by_email(tx, email)) return *person;
    throw std::runtime_error(fmt::format("there is nobody with the address {}", email));
}

void create_account(host::House& house, const Options& options) {
    const auto hash = new_password_hash(options.password_from(),
        {.name = options.name, .email = options.email, .is_administrator = options.administrator});
    change(house, [&](WriteTx& tx) {
        const auto person = identity::create_person(tx,
            {.name = options.name,
                .email = options.email,
                .title = options.title,
                .organisation = identity::organisation_for(tx, options.email, identity::PersonKind::staff),
                .purpose = {}});
        identity::set_password_hash(tx, person, hash);
        if (options.administrator)
            access::put_grant(tx, operator_at_machine(),
                {.subject = person, .role = "site_administrator", .scope = access::site});
        tx.audit(AuditLine{"identity.person_added"}.about(person).because(
            options.administrator ? "as a site administrator" : ""));
    });
    std::cout << fmt::format(
        "{} can sign in{}.\n", options.email, options.administrator ? " and administers the site" : "");
}

void set_password(host::House& house, const Options& options) {
    const auto person = house.database().read_now([&](ReadTx& tx) {
        auto found = require_person(tx, options.email);
        return std::pair{found, access::is_administrator(tx, found.id)};
    });
    const auto hash = new_password_hash(options.password_from(),
        {.name = person.first.name, .email = person.first.email, .is_administrator = person.second});
    change(house, [&](WriteTx& tx) {
        identity::set_password_hash(tx, person.first.id, hash);
        tx.audit(AuditLine{"identity.password_set"}.about(person.first.id));
    });
    std::cout << fmt::format("{} has a new password; all sessions have ended.\n", person.first.email);
}

void disable(host::House& house, const Options& options) {
    change(house, [&](WriteTx& tx) {
        const auto person = require_person(tx, options.email);
        identity::put_in_use(tx, person.id, identity::InUse::no);
        tx.audit(AuditLine{"identity.person_disabled"}.about(person.id));
    });
    std::cout << fmt::format("{} cannot sign in any more; all sessions have ended.\n", options.email);
}

void merge(host::House& house, const Options& options) {
    change(house, [&](WriteTx& tx) {
        identity::merge_people(tx, require_person(tx, options.email).id, require_person(tx, options.into).id);
    });
    std::cout << fmt::format(
        "{} has all that {} had, who cannot sign in any more. What either wrote keeps its author.\n",
        options.into, options.email);
}

void export_data(host::House& house, const Options& options) {
    house.database().read_now(
        [&](ReadTx& tx) { require_person(tx, options.email); }); // before there is a file
    std::ofstream file{options.file, std::ios::binary | std::ios::noreplace};
    if (!file) throw std::runtime_error(fmt::format("{} is there already, or cannot be made", options.file));
    fs::permissions(options.file, fs::perms::owner_read | fs::perms::owner_write);
    const auto person = house.database().read_now([&](ReadTx& tx) {
        const auto found = require_person(tx, options.email);
        identity::write_personal_data(tx, found.id, file);
        return found.id;
    });
    if (!file.flush())
        throw std::runtime_error(fmt::format("{} could not be written to its end", options.file));
    change(house, [&](WriteTx& tx) { tx.audit(AuditLine{"identity.person_exported"}.about(person)); });
    std::cout << fmt::format("{} has all that the site holds about {}.\n", options.file, options.email);
}

void erase(host::House& house, const Options& options) {
    const auto texts = change(
        house, [&](WriteTx& tx) { return identity::erase_person(tx, require_person(tx, options.email).id); });
    std::cout << fmt::format(
        "{} is a former member now, mentioned as that in {} texts. What they wrote stays.\n"
        "Restart the server, and run \"folkmoot search rebuild\".\n",
        options.email, texts);
}

Action on_account(
    const Site& site, std::shared_ptr<const Options> options, void (*work)(host::House&, const Options&)) {
    return [&site, options = std::move(options), work] {
        auto house = site.open();
        in_sentences(*house, [&] { work(*house, *options); });
    };
}

} // namespace

void add_person(Command& program, const Site& site) {
    auto person = program.group("person",
        "Add people, give passwords, disable and merge accounts, hand out and erase what is held about "
        "somebody");
    auto options = std::make_shared<Options>();
    const auto account = [&](const char* name, const char* doc) {
        return person.command(name, doc).text(
            "--email", options->email, "The address they sign in with", Argument::required);
    };
    constexpr auto password_stdin =
        "Read the password from standard input's first line instead of asking for it";

    account("add", "Add a member of staff, such as the first administrator")
        .flag("--password-stdin", options->password_stdin, password_stdin)
        .text("--name", options->name, "Their name", Argument::required)
        .text("--title", options->title, "Their job title")
        .flag("--administrator", options->administrator, "Make them a site administrator")
        .runs(on_account(site, options, create_account));
    account("password", "Give somebody a new password")
        .flag("--password-stdin", options->password_stdin, password_stdin)
        .runs(on_account(site, options, set_password));
    account("disable", "Take an account out of use; nothing is deleted")
        .runs(on_account(site, options, disable));
    account("merge",
        "Make one account of two of the same person: roles, lanes, groups, stars and watches go over")
        .text("--into", options->into, "The address of the account that stays", Argument::required)
        .runs(on_account(site, options, merge));
    account("export", "Write all that the site holds about somebody into a file, as JSON")
        .text("--to", options->file, "The file, which must not be there yet", Argument::required)
        .runs(on_account(site, options, export_data));
    account("erase",
        "Forget who somebody was, for good: \"Former member\" stands for the name, and what they wrote "
        "stays. "
        "The account has to be out of use, and their spaces and guests need somebody else first")
        .runs(on_account(site, options, erase));
}

} // namespace folkmoot::cli
