#pragma once
#include "store/connection.hpp"

#include <chrono>
#include <filesystem>

namespace folkmoot::store {

/// A session with an SQLite file. Each setting of its set-up is made and then asked for again.
class SqliteConnection final : public Connection {
public:
    /// Throws StartError when the file is not Folkmoot's or a setting does not hold.
    SqliteConnection(const std::filesystem::path& file, Use use, Notices notices);
    ~SqliteConnection() override;

    void command(const std::string& text) override;
    bool in_transaction() const override;

    /// How long the write-ahead log was after this connection's last commit, in pages.
    int log_pages() const { return log_pages_; }
    enum class Readers { pass_by, wait_for };
    /// Moves the log into the file. Having waited for readers, the log starts again from nothing. A store too
    /// busy for it is no failure: the next checkpoint comes soon.
    void checkpoint(Readers readers);

    /// Copies the store, as it is at one moment, into a new file, and syncs it. Throws StartError when the
    /// file exists or cannot be written whole; then there is none.
    void snapshot_to(const std::filesystem::path& file);

    /// Statements still running then are stopped with Problem(overloaded).
    void stop_at(std::chrono::steady_clock::time_point deadline) { deadline_ = deadline; }

    /// One answer to a pragma, or the first column of any other statement's last row.
    std::string answer(const std::string& sql);

private:
    Failure explain(const soci::soci_error& error, Statement* statement) override;
    Failure explain() const;
    void set(const std::string& pragma, const std::string& value, std::string_view expected);
    void set_up(Use use);
    void claim();
    sqlite_api::sqlite3_stmt* prepared_word(std::string_view text);

    /// What begins and ends every transaction, kept prepared.
    struct Word {
        std::string_view text;
        sqlite_api::sqlite3_stmt* statement = nullptr;
    };
    std::array<Word, 7> words_{Word{"begin"}, Word{"begin immediate"}, Word{"commit"}, Word{"rollback"},
        Word{"savepoint one_save"}, Word{"rollback to one_save"}, Word{"release one_save"}};
    sqlite_api::sqlite3* handle_ = nullptr;
    int log_pages_ = 0;
    std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
};

} // namespace folkmoot::store
