#include "access/administrators.hpp"
#include "cli/commands.hpp"
#include "cli/findings.hpp"
#include "files/disk_watch.hpp"
#include "files/root_key.hpp"
#include "host/configuration.hpp"
#include "host/keys.hpp"
#include "host/module_key.hpp"
#include "host/module_loader.hpp"
#include "host/system.hpp"
#include "mail/queue.hpp"
#include "mail/smtp.hpp"
#include "store/beside.hpp"
#include "transport/certificate_dates.hpp"

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

constexpr std::chrono::minutes longest_look{10};

struct UnwellJob {
    std::string kind;
    std::string error;
    static constexpr auto fields() {
        return std::array{field<&UnwellJob::kind>("kind", "Which"),
            field<&UnwellJob::error>("error", "Why the last attempt failed")};
    }
};
constexpr Sql unwell_jobs{"select kind, error from job where error <> '' order by id desc limit 20"};
constexpr Sql sound{
    "select quick_check as finding from pragma_quick_check limit 3", "select 'ok' as finding"};

void check_store(store::Beside& store, Findings& findings) {
    std::vector<std::string> found;
    std::int64_t count = 0;
    store.read([&](ReadTx& tx) {
        found = tx.values<std::string>(sound);
        count = access::count_administrators(tx);
    });
    if (found == std::vector<std::string>{"ok"})
        findings.well("The store is sound.");
    else
        findings.wrong(fmt::format("The store is damaged: {}. Restore a backup.", fmt::join(found, "; ")));
    if (count == 0)
        findings.wrong("Nobody administers the site: folkmoot person add --administrator.");
    else if (count == 1)
        findings.note("Only one person administers the site: appoint a second.");
    else
        findings.well(fmt::format("{} people administer the site.", count));
}

void check_jobs(store::Beside& store, Findings& findings) {
    std::vector<UnwellJob> unwell;
    store.read([&](ReadTx& tx) { unwell = tx.rows<UnwellJob>(unwell_jobs); });
    for (const auto& job : unwell)
        findings.wrong(fmt::format("The job {} ended with {}.", job.kind, job.error));
    if (unwell.empty()) findings.well("No job has failed.");
}

/// Signs in to the relay and says goodbye; no mail is sent.
void check_relay(const mail::Settings& mail, Findings& findings) {
    if (mail.mode == mail::Mode::hold)
        findings.note("Mails wait: [mail] of the configuration is on hold, as it is when nothing is said.");
    if (mail.mode == mail::Mode::only_to)
        findings.note("Mails go only to those whom mail.only_to lists; all others wait.");
    if (mail.relay.host.empty()) return;
    const auto found = mail::Smtp{mail.relay}.greet();
    if (found.verdict == mail::Verdict::taken)
        findings.well(fmt::format("The mail relay {} lets us in.", mail.relay.host));
    else
        findings.wrong(fmt::format("The mail relay {}, port {}, does not let us in: {}{}.", mail.relay.host,
            mail.relay.port, found.trouble.empty() ? "it refuses the greeting" : found.trouble,
            found.code ? fmt::format(" (it answered {})", found.code) : ""));
}

void check_mails(store::Beside& store, Findings& findings) {
    store.read([&](ReadTx& tx) {
        if (mail::is_held(tx))
            findings.note("Mails are held, whatever the configuration says: an administrator lets them go.");
        for (const auto& count : mail::count_mails(tx)) {
            if (count.state == mail::State::failed)
                findings.note(fmt::format("{} mails could not be sent; see the mail queue.", count.count));
            if (count.state == mail::State::waiting)
                findings.well(fmt::format("{} mails wait to be sent.", count.count));
        }
    });
}

void check_tables(store::Beside& store, const std::string& name, const fs::path& folder, Findings& findings) {
    const auto steps = store.steps_that_differ(name, folder);
    if (steps.empty()) return findings.well(fmt::format("The tables of {} are those of this version.", name));
    findings.wrong(fmt::format("The tables of {} are of another version: {}.", name, fmt::join(steps, ", ")));
}

void check_modules(store::Beside& store, const host::Configuration& configuration, Findings& findings) {
    const auto modules =
        host::load_modules(configuration.modules, host::read_module_key(configuration.module_key));
    for (const auto& module : modules) {
        if (!module.module) {
            findings.wrong(fmt::format("The module {} is quarantined: {}", module.name, module.quarantine));
            continue;
        }
        findings.well(fmt::format("The module {} {} can be used.", module.name, module.version));
        check_tables(store, module.name, configuration.schema / module.name, findings);
    }
    if (modules.empty()) findings.note("There are no modules: spaces can have no sections.");
}

/// Beside a server that runs: nothing is locked, made or changed.
void check_house(const host::Configuration& configuration, Findings& findings) {
    findings.attempt("", [&] {
        const host::SystemClock clock;
        store::Beside store{
            {.url = configuration.store_url, .read_limit = longest_look, .notices = {}}, clock};
        check_tables(store, "core", configuration.schema / "core", findings);
        check_store(store, findings);
        check_jobs(store, findings);
        check_mails(store, findings);
        check_modules(store, configuration, findings);
        findings.note("No virus scanner is configured: files are served as they come.");
        if (configuration.demonstration)
            findings.note("This is a demonstration site: its passwords are public.");
    });
}

void examine(const fs::path& file) {
    Findings findings;
    findings.attempt("", [&] {
        const auto configuration = host::read_configuration(file);
        findings.well(fmt::format("The configuration {} is understood.", file.string()));
        check_data(configuration, findings);
        check_keys(configuration, findings);
        check_certificates(configuration, findings);
        check_clock(findings);
        check_relay(configuration.mail, findings);
        check_house(configuration, findings);
    });
    findings.end();
}

} // namespace

void add_doctor(Command& program, const Site& site) {
    program
        .command("doctor",
            "Say in plain sentences whether the site is in order; changes nothing, also while it is served")
        .runs([&site] { examine(site.configuration()); });
}

} // namespace folkmoot::cli
