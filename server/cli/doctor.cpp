#include "access/words.hpp"
#include "cli/commands.hpp"
#include "cli/findings.hpp"
#include "files/disk_watch.hpp"
#include "files/root_key.hpp"
#include "host/file_room.hpp"
#include "host/house.hpp"
#include "host/keys.hpp"
#include "transport/certificate_dates.hpp"

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto renew_before = std::chrono::days{30};
constexpr std::uint64_t gibibyte = std::uint64_t{1} << 30U;

void check_data(const host::Configuration& configuration, Findings& findings) {
    struct stat facts{};
    const auto folder = configuration.data.string();
    if (::stat(folder.c_str(), &facts) != 0)
        return findings.wrong(
            fmt::format("The data folder {} is not there; folkmoot setup makes it.", folder));
    if (facts.st_uid != ::geteuid())
        findings.wrong(fmt::format("The data folder {} belongs to another user.", folder));
    else if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        findings.wrong(fmt::format("Others can look into the data folder {}: chmod 700.", folder));
    else
        findings.well(fmt::format("The data folder {} is for the server's own user only.", folder));
    const auto space = files::space_of(configuration.data);
    const auto words = fmt::format("{:.1f} of {:.1f} GiB are free on its disk.",
        static_cast<double>(space.free) / gibibyte, static_cast<double>(space.total) / gibibyte);
    const bool is_low = space.free < gibibyte || space.free < space.total / 20;
    is_low ? findings.wrong(words) : findings.well(words);
}

void check_keys(const host::Configuration& configuration, Findings& findings) {
    findings.attempt("The keys are there and only the server can read them.", [&] {
        host::Keys::open(configuration.data / "keys");
        files::RootKey::load(configuration.data / "keys" / "root.key");
    });
}

void check_certificates(const host::Configuration& configuration, Findings& findings) {
    for (const auto& listener : configuration.server.listeners) {
        if (listener.security != transport::Security::tls) continue;
        findings.attempt("", [&] {
            const auto dates = transport::certificate_dates(listener.certificate_file);
            const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
            const auto end = fmt::format("{:%d %B %Y}", fmt::gmtime(dates.ends));
            if (now < dates.begins || now >= dates.ends)
                findings.wrong(fmt::format(
                    "The certificate of the listener {} is not in force (until {}).", listener.name, end));
            else if (dates.ends - now < renew_before)
                findings.note(
                    fmt::format("The certificate of the listener {} ends soon, on {}.", listener.name, end));
            else
                findings.well(
                    fmt::format("The certificate of the listener {} is good until {}.", listener.name, end));
        });
    }
}

void check_clock(Findings& findings) {
    timex state{};
    if (::adjtimex(&state) < 0 || (static_cast<unsigned>(state.status) & unsigned{STA_UNSYNC}) != 0)
        findings.note("The machine's clock is not kept in step by a time service (NTP): expiry dates and "
                      "second factors depend on it.");
    else
        findings.well("The machine's clock is kept in step.");
}

constexpr Sql sound{
    "select quick_check as finding from pragma_quick_check limit 3", "select 'ok' as finding"};
constexpr Sql administrators{"select count(distinct p.id) from access_grant g join role r on r.id = g.role "
                             "join person p on p.id = g.subject "
                             "where g.subject_kind = 'person' and g.scope = :site and r.key = "
                             "'site_administrator' and p.state = 'active' "
                             "and g.starts <= :now and (g.ends is null or g.ends > :now)"};

void check_store(host::House& house, Findings& findings) {
    const auto found = house.database().read_now([](ReadTx& tx) { return tx.values<std::string>(sound); });
    if (found == std::vector<std::string>{"ok"})
        findings.well("The store is sound and its tables are those of this version.");
    else
        findings.wrong(fmt::format("The store is damaged: {}. Restore a backup.", fmt::join(found, "; ")));
    const auto count = house.database().read_now([](ReadTx& tx) {
        return tx.value<std::int64_t>(administrators, bind("site", access::site), bind("now", tx.now()))
            .value_or(0);
    });
    if (count == 0)
        findings.wrong("Nobody administers the site: folkmoot person add --administrator.");
    else if (count == 1)
        findings.note("Only one person administers the site: appoint a second.");
    else
        findings.well(fmt::format("{} people administer the site.", count));
}

void check_modules(const host::House& house, Findings& findings) {
    for (const auto& module : house.modules()) {
        if (module.module)
            findings.well(fmt::format("The module {} {} is in use.", module.name, module.version));
        else
            findings.wrong(fmt::format("The module {} is quarantined: {}", module.name, module.quarantine));
    }
    if (house.modules().empty()) findings.note("There are no modules: spaces can have no sections.");
}

void check_house(host::Configuration configuration, Findings& findings) {
    findings.attempt("", [&] {
        host::House house{std::move(configuration)};
        check_store(house, findings);
        check_modules(house, findings);
        if (house.files().storage().has_scanner())
            findings.well("Files are scanned for viruses.");
        else
            findings.note("No virus scanner is configured: files are served as they come.");
        if (house.configuration().demonstration)
            findings.note("This is a demonstration site: its passwords are public.");
    });
}

void examine(const fs::path& file) {
    Findings findings;
    findings.attempt("", [&] {
        auto configuration = host::read_configuration(file);
        findings.well(fmt::format("The configuration {} is understood.", file.string()));
        check_data(configuration, findings);
        check_keys(configuration, findings);
        check_certificates(configuration, findings);
        check_clock(findings);
        check_house(std::move(configuration), findings);
    });
    findings.end();
}

} // namespace

void add_doctor(CLI::App& app, Site& site, Action& action) {
    auto* command = app.add_subcommand("doctor",
        "Say in plain sentences whether the site is in order; run it while the server is not running");
    command->callback([&site, &action] { action = [&site] { examine(site.configuration()); }; });
}

} // namespace folkmoot::cli
