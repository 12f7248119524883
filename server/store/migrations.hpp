#pragma once
#include "store/connection.hpp"

#include <filesystem>

namespace folkmoot::store {

/// One file of schema/<module>/: NNNN_what.sql. Once applied anywhere, it is never changed.
struct Migration {
    std::int64_t number;
    std::string name; ///< "0003_page_history"
    std::string text;
    std::string checksum; ///< SHA-256 of the file, hexadecimal
};

/// The folder's migrations by number; none when there is no such folder. Throws StartError for a file of
/// another name, a number given twice, a file over 1 MiB.
std::vector<Migration> migrations_in(const std::filesystem::path& folder);

/// Applies those that the store has not seen, each in one transaction with its row in schema_migration. Gives
/// their number. Throws StartError when a step was changed, has gone, or came too late, or when one fails.
int apply_migrations(
    Connection& connection, const std::string& module, std::span<const Migration> migrations, Time now);

} // namespace folkmoot::store
