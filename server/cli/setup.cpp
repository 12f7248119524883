#include "access/area.hpp"
#include "access/grant.hpp"
#include "audit/actor.hpp"
#include "cli/commands.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/new_configuration.hpp"
#include "cli/sentence.hpp"
#include "cli/standard_pages.hpp"
#include "files/root_key.hpp"
#include "host/keys.hpp"
#include "identity/organisation.hpp"

#include <fmt/format.h>

#include <iostream>
#include <set>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

struct Setup {
    NewConfiguration configuration;
    fs::path demonstration;
};

void say(std::string_view line) {
    std::cout << line << "\n";
}

bool has_files(const fs::path& folder) {
    return fs::exists(folder)
        && std::ranges::any_of(fs::recursive_directory_iterator{folder},
            [](const fs::directory_entry& entry) { return entry.is_regular_file(); });
}

/// Once, before the first file. A new one beside files of another would look well until somebody opens one.
void make_root_key(const fs::path& folder) {
    const auto root = folder / "keys/root.key", blobs = folder / "blobs";
    if (fs::exists(root)) return;
    if (has_files(blobs))
        throw std::runtime_error(
            fmt::format("{} is missing, and no other key opens the files in {}: put it back from a backup",
                root.string(), blobs.string()));
    files::RootKey::create(root);
}

void make_data_folder(const fs::path& folder) {
    if (fs::create_directories(folder)) say(fmt::format("Made {}.", folder.string()));
    fs::permissions(folder, fs::perms::owner_all);
    host::Keys::make(folder / "keys");
    make_root_key(folder);
}

/// Who makes the first things of a site: there is nobody in it yet.
Viewer founder() {
    return Viewer::system("a new site gets its own organisation, first area and first rights");
}

/// What every site has before anything else: the body that runs it, and one area for its spaces.
void make_first_things(host::House& house) {
    house.database().write_now("setup", [&](WriteTx& tx) {
        const Viewer viewer = founder();
        audit::act_as(tx, viewer, "setup");
        const auto bodies = identity::list_organisations(tx);
        if (std::ranges::find(bodies, identity::OrganisationKind::host, &identity::Organisation::kind)
            == bodies.end())
            identity::create_organisation(tx,
                {.kind = identity::OrganisationKind::host,
                    .name = house.configuration().site_name,
                    .short_name = house.configuration().site_name,
                    .domains = {}});
        if (access::list_areas(tx).empty())
            access::create_area(tx, viewer, std::nullopt, house.configuration().site_name);
        make_standard_pages(tx);
    });
}

/// The staff of the site's own organisation open spaces by themselves, until an administrator takes that
/// away.
void let_staff_open_spaces(WriteTx& tx) {
    const Viewer viewer = founder();
    for (const auto& body : identity::list_organisations(tx)) {
        if (body.kind != identity::OrganisationKind::host) continue;
        for (const auto& area : access::list_areas(tx))
            if (!area.parent)
                access::put_grant(tx, viewer,
                    {.subject_kind = access::SubjectKind::organisation,
                        .subject = body.id,
                        .role = "space_maker",
                        .scope = area.id,
                        .reason = "set up"});
    }
}

bool has_areas(host::House& house) {
    return house.database().read_now([](ReadTx& tx) { return !access::list_areas(tx).empty(); });
}

void print_sign_ins(const Demonstration& content) {
    say("");
    say(fmt::format("{}. {}.", content.name, content.label));
    say(fmt::format("Sign in with the password {} as", demonstration_password));
    for (const auto& [key, why] : content.sign_ins)
        for (const auto& person : content.people)
            if (person.key == key) say(fmt::format("  {:<48} {}", person.email, why));
}

void print_left_out(const host::House& house, const Demonstration& content) {
    std::set<std::string> missing;
    for (const auto& space : content.spaces)
        for (const auto& section : space.sections)
            if (!house.registries().find_section(section.module)) missing.insert(section.module);
    for (const auto& module : missing)
        say(fmt::format(
            "The module {} is not in use: what the demonstration has of it is left out.", module));
}

void load(host::House& house, PlayedClock& clock, const Demonstration& content) {
    print_left_out(house, content);
    const auto loaded = load_demonstration(house, clock, content);
    if (loaded.nothing())
        say("The demonstration is there already.");
    else
        say(fmt::format(
            "Loaded {} organisations, {} people, {} spaces, {} pages and {} revisions of the demonstration.",
            loaded.organisations, loaded.people, loaded.spaces, loaded.pages, loaded.revisions));
    print_sign_ins(content);
}

void set_up(Setup setup, fs::path file) {
    std::optional<Demonstration> content;
    if (!setup.demonstration.empty()) {
        content = read_demonstration(setup.demonstration);
        setup.configuration.site_name = content->name;
        setup.configuration.demonstration = true;
    }
    if (!setup.configuration.data.empty()) file = write_configuration(setup.configuration);
    auto configuration = host::read_configuration(file);
    if (content && !configuration.demonstration)
        throw std::runtime_error(fmt::format("{} does not say site.demonstration = true: the demonstration's "
                                             "passwords are printed in its manual",
            file.string()));
    make_data_folder(configuration.data);
    PlayedClock clock;
    host::House house{std::move(configuration), {.clock = &clock}};
    in_sentences(house, [&] {
        const bool is_new = !has_areas(house);
        if (content) load(house, clock, *content);
        make_first_things(house);
        if (!is_new) return;
        house.database().write_now("setup", [&](WriteTx& tx) {
            audit::act_as(tx, founder(), "setup");
            let_staff_open_spaces(tx);
        });
    });
    for (const auto& module : house.modules())
        if (!module.module) say(fmt::format("The module {} is left out: {}", module.name, module.quarantine));
    say("");
    say(fmt::format(
        "{} is ready: folkmoot --config {} serve", house.configuration().base_url, file.string()));
}

} // namespace

void add_setup(Command& program, const Site& site) {
    auto setup = std::make_shared<Setup>();
    auto& configuration = setup->configuration;
    program
        .command("setup",
            "Make a site: folder, keys, certificate, configuration, store. What is there already stays as it "
            "is")
        .path("--data", configuration.data,
            "The folder for all of it; without it, the configuration that --config names is used")
        .text("--base-url", configuration.base_url, "The address that people will type")
        .port("--port", configuration.port, "Where it listens", Argument::preset)
        .port("--admin-port", configuration.admin_port, "Where metrics and administration listen",
            Argument::preset)
        .text("--store", configuration.store_url, "sqlite:///... or postgresql://...; a file in the folder")
        .path("--program", configuration.program, "The folder with modules, schema, messages and client",
            Argument::preset)
        .folder("--demonstration", setup->demonstration,
            "A folder with an invented department to load, such as ops/demonstration")
        .runs([&site, setup] { set_up(*setup, site.configuration()); });
}

} // namespace folkmoot::cli
