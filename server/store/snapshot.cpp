#include "store/private_file.hpp"
#include "store/sqlite_connection.hpp"
#include "store/start_error.hpp"

namespace folkmoot::store {
namespace {

using namespace sqlite_api;

/// The copy being made: an own file, closed whatever happens.
class Copy {
public:
    explicit Copy(const std::filesystem::path& file) {
        if (sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            throw StartError("The snapshot's file cannot be opened: " + file.string() + ".");
        sqlite3_exec(handle_, "pragma synchronous = extra", nullptr, nullptr, nullptr);
    }
    ~Copy() { sqlite3_close(handle_); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    /// All pages in one step, so of one moment: the source is in WAL mode, and its writer is not held up.
    bool take_from(sqlite3* source) {
        auto* backup = sqlite3_backup_init(handle_, "main", source, "main");
        if (!backup) return false;
        const int result = sqlite3_backup_step(backup, -1);
        return sqlite3_backup_finish(backup) == SQLITE_OK
            && result == SQLITE_DONE
            // A copy in WAL mode would make files beside itself when it is only looked at.
            && sqlite3_exec(handle_, "pragma journal_mode = delete", nullptr, nullptr, nullptr) == SQLITE_OK;
    }

private:
    sqlite3* handle_ = nullptr;
};

} // namespace

void SqliteConnection::snapshot_to(const std::filesystem::path& file) {
    create_private(file, Existing::refused);
    if (Copy{file}.take_from(handle_)) return;
    std::filesystem::remove(file);
    throw StartError("The snapshot could not be written whole: " + file.string() + ".");
}

} // namespace folkmoot::store
