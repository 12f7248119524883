#pragma once
#include "store/notice.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace folkmoot::store {

/// How the address of a store in SQLite begins.
inline constexpr std::string_view sqlite_scheme = "sqlite://";

/// How the store is to be opened. The names are those of the configuration's [store] table.
struct Settings {
    /// "sqlite:///var/lib/folkmoot/folkmoot.db", or a libpq address: "postgresql://folkmoot@/folkmoot".
    std::string url;
    std::size_t readers = 4; ///< threads, each with a connection
    std::size_t writers = 4; ///< threads on PostgreSQL; SQLite has one
    std::size_t read_queue = 4096; ///< requests that may wait; more are answered Code::overloaded
    std::size_t write_queue = 4096;
    std::chrono::milliseconds read_limit{5'000}; ///< a read that takes longer is stopped
    /// A save that takes longer is stopped and nothing of it kept; no repetition of one starts after it.
    std::chrono::milliseconds write_deadline{5'000};
    /// SQLite: the write-ahead log is moved into the file each time it has grown by so many pages of 4 KiB.
    int checkpoint_pages = 4'096;
    enum class Saves { once, rehearsed };
    Saves saves = Saves::once; ///< rehearsed: each save runs twice, so a test sees one that is not pure
    Notices notices; ///< where lines for the log go; called from any of the store's threads
};

} // namespace folkmoot::store
