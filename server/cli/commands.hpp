#pragma once
#include <filesystem>
#include <functional>
#include <memory>

namespace CLI {
class App;
}

namespace folkmoot::host {
class House;
}

namespace folkmoot::cli {

/// What every command that works on a site gets: the file given with --config (or FOLKMOOT_CONFIG), opened
/// when asked.
class Site {
public:
    void offer_option(CLI::App& app);
    const std::filesystem::path& configuration() const { return configuration_; }
    /// The whole house but its doors: store, modules, search, files. Throws with a sentence when it cannot be
    /// opened, also when a server has it open already.
    std::unique_ptr<host::House> open() const;

private:
    std::filesystem::path configuration_ = "/etc/folkmoot/folkmoot.toml";
};

/// Each adds its command, which sets `action` when it is the one that was called.
using Action = std::function<void()>;
void add_serve(CLI::App& app, Site& site, Action& action);
void add_setup(CLI::App& app, Site& site, Action& action);
void add_migrate(CLI::App& app, Site& site, Action& action);
void add_doctor(CLI::App& app, Site& site, Action& action);
void add_person(CLI::App& app, Site& site, Action& action);
void add_import(CLI::App& app, Site& site, Action& action);
void add_search(CLI::App& app, Site& site, Action& action);
void add_audit(CLI::App& app, Site& site, Action& action);
void add_openapi(CLI::App& app, Site& site, Action& action);
void add_module(CLI::App& app, Action& action);

} // namespace folkmoot::cli
