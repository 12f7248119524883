#pragma once
#include "cli/command_line.hpp"

namespace folkmoot::host {
class House;
}

namespace folkmoot::cli {

/// What every command that works on a site gets: the file given with --config (or FOLKMOOT_CONFIG), opened
/// when asked.
class Site {
public:
    void offer_option(Command& program);
    const std::filesystem::path& configuration() const { return configuration_; }
    /// The whole house but its doors: store, modules, search, files. Throws with a sentence when it cannot be
    /// opened, also when a server has it open already.
    std::unique_ptr<host::House> open() const;

private:
    std::filesystem::path configuration_ = "/etc/folkmoot/folkmoot.toml";
};

/// Each adds its command to the program; the site must outlive the command's action.
void add_serve(Command& program, const Site& site);
void add_setup(Command& program, const Site& site);
void add_migrate(Command& program, const Site& site);
void add_restored(Command& program, const Site& site);
void add_doctor(Command& program, const Site& site);
void add_person(Command& program, const Site& site);
void add_import(Command& program, const Site& site);
void add_export(Command& program, const Site& site);
void add_search(Command& program, const Site& site);
void add_seed(Command& program, const Site& site);
void add_audit(Command& program, const Site& site);
void add_openapi(Command& program, const Site& site);
void add_module(Command& program);

} // namespace folkmoot::cli
