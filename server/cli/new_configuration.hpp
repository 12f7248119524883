#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace folkmoot::cli {

/// What the first configuration of a site says.
struct NewConfiguration {
    std::filesystem::path data; ///< everything goes in here: the configuration, too
    std::filesystem::path program =
        "/usr/lib/folkmoot"; ///< holds modules, schema, messages, client, module.pub
    std::string site_name = "Folkmoot";
    std::string base_url; ///< empty: https://localhost and the port
    std::string store_url; ///< empty: folkmoot.db in the data folder
    std::uint16_t port = 8443;
    std::uint16_t admin_port = 9443;
    bool demonstration = false;
};

/// Writes folkmoot.toml, and a certificate for localhost that nobody trusts, into the data folder, which it
/// makes for its owner alone; files that are there stay. Gives the configuration's path. Throws
/// std::runtime_error.
std::filesystem::path write_configuration(const NewConfiguration& configuration);

} // namespace folkmoot::cli
