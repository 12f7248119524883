#pragma once
#include "folkmoot/module.hpp"
#include "host/manifest.hpp"
#include "host/registries.hpp"

#include <filesystem>

namespace folkmoot::host {

/// A module in use, or why it is not.
struct LoadedModule {
    std::string name;
    std::string version;
    std::unique_ptr<Module> module; ///< null when quarantined
    Registrations registrations;
    std::string quarantine; ///< a sentence for the administrator; empty: in use, or left out
    bool left_out = false; ///< because an administrator said so
};

/// Which fields of a module's ABI block differ from the house's: "the compiler (1901, here 1900)"; empty when
/// none.
std::string abi_difference(const Abi& module);

/// Loads every `<name>.so` of a folder that has a signed manifest, each in the order its needs ask for:
/// verify on a sealed copy -> dlopen that copy -> compare the ABI -> create -> install. A module that fails
/// anywhere is quarantined with the reason; the others stay up. Of those left out nothing but the manifest is
/// read. Nothing is ever unloaded.
std::vector<LoadedModule> load_modules(const std::filesystem::path& folder,
    std::span<const std::byte> public_key, std::span<const std::string> left_out = {});

} // namespace folkmoot::host
