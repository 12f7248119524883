#include "host/house.hpp"

#include "access/permissions.hpp"
#include "access/role.hpp"
#include "audit/actor.hpp"
#include "events/sequencer.hpp"
#include "host/core_mails.hpp"
#include "host/core_routes.hpp"
#include "host/house_services.hpp"
#include "host/keys.hpp"
#include "host/large_deletions.hpp"
#include "host/log.hpp"
#include "host/module_key.hpp"
#include "host/module_use.hpp"
#include "host/quiet_texts.hpp"
#include "host/scheduled_texts.hpp"
#include "host/search_room.hpp"
#include "host/section_list.hpp"
#include "host/site_facts.hpp"
#include "identity/name_index.hpp"
#include "identity/secret.hpp"
#include "objects/type_abilities.hpp"
#include "store/seal.hpp"

#include <sodium.h>

#include <stdexcept>

namespace folkmoot::host {
namespace {

constexpr const char* housekeeping = "the house settles what its program brings along";

store::Settings store_settings(const Configuration& configuration) {
    store::Settings settings{.url = configuration.store_url};
    settings.readers = configuration.readers;
    settings.writers = configuration.writers;
    settings.read_limit = configuration.read_limit;
    settings.write_deadline = configuration.write_limit;
    settings.notices = [](const store::Notice& notice) {
        using enum store::Severity;
        log_line(notice.severity == error    ? LogLevel::error
                : notice.severity == warning ? LogLevel::warning
                                             : LogLevel::info,
            "store", notice.text);
    };
    return settings;
}

files::UploadRules upload_rules(const Configuration& configuration) {
    constexpr std::int64_t mebibyte = 1 << 20;
    return {.largest_file = configuration.largest_file * mebibyte,
        .space_quota = configuration.space_quota * mebibyte};
}

/// How full the disk is that has the smaller share left: the data folder's, or that of the SQLite file.
files::DiskWatch::Probe fuller_disk(const Configuration& configuration) {
    constexpr std::string_view sqlite = "sqlite://";
    const auto store = configuration.store_url.starts_with(sqlite)
        ? std::filesystem::path{configuration.store_url.substr(sqlite.size())}.parent_path()
        : configuration.data;
    return [data = configuration.data, store] {
        const auto one = files::space_of(data), other = files::space_of(store);
        const auto share = [](const files::DiskSpace& space) {
            return static_cast<double>(space.free)
                / static_cast<double>(std::max<std::uint64_t>(space.total, 1));
        };
        return share(other) < share(one) ? other : one;
    };
}

} // namespace

std::string_view version() {
    return FOLKMOOT_VERSION;
}

House::House(Configuration configuration, World world)
    : configuration_(std::move(configuration))
    , mint_(std::make_unique<TimeMint>(system_clock_, rng_))
    , clock_(world.clock ? world.clock : &system_clock_)
    , ids_(world.ids ? world.ids : mint_.get())
    , password_cost_(world.password_cost)
    , catalogue_(configuration_.messages)
    , guide_(configuration_.messages) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    database_ = std::make_unique<store::Database>(store_settings(configuration_), *clock_, *ids_);
    database_->migrate("core", configuration_.schema / "core");
    files_ = std::make_unique<FileRoom>(configuration_.data, upload_rules(configuration_),
        DiskWatching{world.disk ? world.disk : fuller_disk(configuration_), configuration_.disk});
    load();
    settle();
    sequencer_ = std::make_unique<events::Sequencer>(*database_);
    feed_search();
}

House::~House() {
    feeder_.reset();
    sequencer_.reset();
    database_.reset();
    services_.reset();
}

/// A module that cannot be used is left out with its reason; the rest of the site comes up.
void House::load() {
    Collector core{""};
    add_core_routes(core);
    auto registrations = core.take();
    registrations.jobs = core_jobs(files_->storage(), configuration_.retention);
    registrations.jobs.push_back(tell_of_deletions([this]() -> Services& { return *services_; }));
    registrations.jobs.push_back(publish_quiet_texts([this]() -> Services& { return *services_; }));
    registrations.jobs.push_back(publish_scheduled_texts([this]() -> Services& { return *services_; }));
    registrations.mails = core_mails();
    registries_.merge(std::move(registrations));
    std::vector<std::string> left_out;
    database_->read_now([&](ReadTx& tx) { left_out = list_left_out(tx); });
    modules_ = load_modules(configuration_.modules, read_module_key(configuration_.module_key), left_out);
    for (auto& module : modules_) {
        try {
            if (module.module) {
                database_->migrate(module.name, configuration_.schema / module.name);
                registries_.merge(std::move(module.registrations));
            }
        } catch (const std::exception& failure) {
            module.module.reset();
            module.quarantine = failure.what();
        }
        if (module.module)
            log_line(
                LogLevel::info, "host", fmt::format("module {} {} is in use", module.name, module.version));
        else if (module.left_out)
            log_line(LogLevel::info, "host", fmt::format("module {} is left out", module.name));
        else
            log_line(LogLevel::error, "host",
                fmt::format("module {} is quarantined: {}", module.name, module.quarantine));
    }
}

void House::settle() {
    const Keys keys = Keys::open(configuration_.data / "keys");
    services_ = std::make_unique<HouseServices>(*clock_, *ids_, catalogue_);
    const auto act = [](WriteTx& tx) { audit::act_as(tx, Viewer::system(housekeeping), "start"); };
    database_->write_now("house.settled", [&](WriteTx& tx) {
        act(tx);
        auto& permissions = tx.kept<access::Permissions>();
        for (const auto& permission : registries_.permissions())
            if (!permissions.find(permission.name))
                permissions.declare({std::string{permission.name}, std::string{permission.doc},
                    permission.kind, {permission.stock_roles.begin(), permission.stock_roles.end()}});
        access::settle_roles(tx);

        auto& facts = tx.kept<SiteFacts>();
        facts.name = configuration_.site_name;
        facts.origin = configuration_.base_url;
        facts.demonstration = configuration_.demonstration;
        facts.password_cost = password_cost_;
        facts.mail_mode = configuration_.mail.mode;
        facts.mail_only_to = configuration_.mail.only_to;
        facts.mails = registries_.mails();
        facts.modules.clear();
        auto& abilities = tx.kept<objects::TypeAbilities>();
        for (const auto& [name, type] : registries_.types())
            abilities.add(name, type.abilities);
        tx.kept<FilesOfSite>().room = files_.get();
        tx.kept<SearchRoom>().use(search_);
        auto& sections = tx.kept<SectionCatalogue>().sections;
        for (const auto& [name, section] : registries_.sections())
            sections.push_back(section.section);
        facts.module_facts.clear();
        for (const auto& module : modules_) {
            if (module.module) facts.modules.push_back(module.name);
            facts.module_facts.push_back({.name = module.name,
                .version = module.version,
                .in_use = module.module != nullptr,
                .quarantine = module.quarantine});
        }
        facts.version = version();
        tx.kept<store::Seal>().use(keys.seal());
        tx.kept<identity::Secret>().use(keys.identity());
        static_cast<HouseServices&>(*services_).use(tx.kept<store::Seal>());
    });
    database_->read_now([](ReadTx& tx) { tx.kept<access::Permissions>().freeze(); });
    for (std::optional<ObjectId> after = ObjectId{}; after;)
        after = database_->write_now("house.names", [&](WriteTx& tx) {
            act(tx);
            return identity::index_names(tx, *after);
        });
}

void House::feed_search() {
    for (const auto& [name, type] : registries_.types())
        if (type.search) search_types_.add(name, type.search);
    drafts_ = std::make_unique<FoundDrafts>(*ids_);
    search_types_.use(*drafts_);
    feeder_ = std::make_unique<search::Feeder>(*database_, search_index_, search_types_,
        search::FeederSettings{.folder = configuration_.data / "index"},
        store_settings(configuration_).notices);
}

} // namespace folkmoot::host
