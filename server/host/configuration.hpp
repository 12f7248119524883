#pragma once
#include "host/core_jobs.hpp"
#include "host/rate_limits.hpp"
#include "mail/settings.hpp"
#include "transport/settings.hpp"

#include <filesystem>
#include <string>

namespace folkmoot::host {

/// What folkmoot.toml says. Paths are absolute once read; relative ones are taken from the file's own folder.
/// `ops/folkmoot.toml` explains each key.
struct Configuration {
    std::string site_name = "Folkmoot";
    std::string base_url; ///< "https://folkmoot.example": what links in mails and the Origin check use
    bool demonstration = false; ///< says so on every page; refuses listeners other than loopback
    std::filesystem::path data; ///< blobs, index, keys
    std::string store_url; ///< "sqlite:///..." or "postgresql://..."
    unsigned readers = 4;
    unsigned writers = 4; ///< PostgreSQL only; SQLite has one
    unsigned workers = 2; ///< threads that prepare changes
    std::filesystem::path modules; ///< folder of <name>.so and <name>.json
    std::filesystem::path module_key; ///< public key of the signer, 32 octets in base64url
    std::filesystem::path schema;
    std::filesystem::path messages;
    std::filesystem::path client; ///< the built web client
    unsigned largest_file = 2'048; ///< MiB, of one file
    unsigned space_quota = 51'200; ///< MiB, of all different contents in one space
    std::string log_level = "info";
    Retention retention;
    files::DiskShares disk;
    RateSettings rates;
    mail::Settings mail;
    bool y_websocket = false; ///< live documents at /collab/<document> too, for plain y-websocket clients
    std::chrono::seconds read_limit{5}; ///< a read that takes longer is stopped
    std::chrono::seconds write_limit{5};
    transport::ServerSettings server;
};

/// Reads and checks a configuration file. Throws std::runtime_error with one sentence that names file, line
/// and key: unknown keys, wrong types, missing files, a key file that others can read.
Configuration read_configuration(const std::filesystem::path& file);
/// The same for a text that stands, or would stand, in this file.
Configuration parse_configuration(std::string_view text, const std::filesystem::path& file);

} // namespace folkmoot::host
