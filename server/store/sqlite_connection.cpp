#include "store/sqlite_connection.hpp"

#include "store/start_error.hpp"

namespace folkmoot::store {
namespace {

using namespace sqlite_api;

// "Folk" in the file's header (SQLite's application_id), so that no other program's file is taken for ours.
constexpr std::string_view application_id = "1181707371";
constexpr int operations_between_checks = 10'000; // about a millisecond of SQLite's work
constexpr int busy_milliseconds = 5'000;
constexpr int checkpoint_wait_milliseconds = 250;

std::string connect_string(const std::filesystem::path& file) {
    const auto name = file.string();
    if (name.find_first_of("\"\n") != name.npos)
        throw StartError("The store's file name must not hold quotes or line breaks.");
    return "dbname=\"" + name + "\"";
}

/// One thread at a time uses a connection, so SQLite need not lock it at each call. SQLite takes such a word
/// only before its first work; where it is too late, it locks.
void leave_locks_to_us() {
    [[maybe_unused]] static const int told = sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
}

} // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Use use, Notices notices)
    : Connection(Dialect::sqlite, std::move(notices)) {
    leave_locks_to_us();
    try {
        session().open(soci::sqlite3, connect_string(file));
    } catch (const soci::soci_error&) {
        throw StartError("The store's file cannot be opened: " + file.string() + ".");
    }
    handle_ = static_cast<soci::sqlite3_session_backend*>(session().get_backend())->conn_;
    try {
        set_up(use);
    } catch (const Problem&) {
        throw StartError(
            fmt::format("The store's file cannot be used ({}): {}.", failure().code, file.string()));
    }
}

void SqliteConnection::set_up(Use use) {
    sqlite3_busy_timeout(handle_, busy_milliseconds);
    // A new file's first page goes through a rollback journal, whose removal must not be undone by a power
    // cut.
    set("synchronous", "extra", "3");
    if (use == Use::writing) claim();
    set("journal_mode", "wal", "wal");
    set("synchronous", "full", "2");
    set("foreign_keys", "on", "1");
    set("trusted_schema", "off", "0");
    set("cell_size_check", "on", "1");
    set("mmap_size", "0", "0");
    set("temp_store", "memory", "2");
    set("cache_size", "-8192", "-8192"); // KiB
    set("wal_autocheckpoint", "0", "0");
    set("query_only", use == Use::reading ? "on" : "off", use == Use::reading ? "1" : "0");

    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (use == Use::reading) sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_progress_handler(
        handle_, operations_between_checks,
        [](void* self) {
            const auto deadline = static_cast<SqliteConnection*>(self)->deadline_;
            return std::chrono::steady_clock::now() > deadline ? 1 : 0;
        },
        this);
    sqlite3_wal_hook(
        handle_,
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<SqliteConnection*>(self)->log_pages_ = pages;
            return SQLITE_OK;
        },
        this);
}

void SqliteConnection::claim() {
    if (answer("pragma application_id") == application_id) return;
    if (answer("select count(*) from sqlite_master") != "0")
        throw StartError("The store's file belongs to another program.");
    command("pragma application_id = " + std::string{application_id});
}

void SqliteConnection::set(const std::string& pragma, const std::string& value, std::string_view expected) {
    command("pragma " + pragma + " = " + value);
    const auto found = answer("pragma " + pragma);
    if (found != expected)
        throw StartError(fmt::format("SQLite's {} is {} where {} is needed.", pragma, found, expected));
}

std::string SqliteConnection::answer(const std::string& sql) {
    std::string found;
    const auto take = [](void* into, int, char** values, char**) {
        if (values[0]) *static_cast<std::string*>(into) = values[0];
        return 0;
    };
    if (sqlite3_exec(handle_, sql.c_str(), take, &found, nullptr) != SQLITE_OK) fail(explain(), sql);
    return found;
}

SqliteConnection::~SqliteConnection() {
    for (const Word& word : words_)
        sqlite3_finalize(word.statement);
}

sqlite3_stmt* SqliteConnection::prepared_word(std::string_view text) {
    const auto word = std::ranges::find(words_, text, &Word::text);
    if (word == words_.end()) return nullptr;
    if (!word->statement
        && sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
               &word->statement, nullptr)
            != SQLITE_OK)
        fail(explain(), text);
    return word->statement;
}

void SqliteConnection::command(const std::string& text) {
    if (auto* word = prepared_word(text)) {
        const bool done = sqlite3_step(word) == SQLITE_DONE;
        if (sqlite3_reset(word) != SQLITE_OK || !done) fail(explain(), text);
        return;
    }
    if (sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(explain(), text);
}

bool SqliteConnection::in_transaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

void SqliteConnection::checkpoint(Readers readers) {
    const bool wait = readers == Readers::wait_for;
    if (wait) sqlite3_busy_timeout(handle_, checkpoint_wait_milliseconds);
    const int result = sqlite3_wal_checkpoint_v2(handle_, nullptr,
        wait ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &log_pages_, nullptr);
    if (wait) sqlite3_busy_timeout(handle_, busy_milliseconds);
    if (result != SQLITE_OK && result != SQLITE_BUSY) fail(explain(), "checkpoint");
}

Failure SqliteConnection::explain(const soci::soci_error&, Statement*) {
    return explain();
}

Failure SqliteConnection::explain() const {
    const int code = sqlite3_extended_errcode(handle_);
    Failure failure{
        .consequence = Consequence::defect, .code = fmt::format("SQLite {}", code), .constraint = {}};
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT: {
        // "UNIQUE constraint failed: wiki_page.slug": names, never values.
        const std::string_view message = sqlite3_errmsg(handle_);
        const auto colon = message.find(": ");
        if (colon != message.npos) failure.constraint = message.substr(colon + 2);
        const bool twice = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY
            || code == SQLITE_CONSTRAINT_ROWID;
        if (twice)
            failure.consequence = Consequence::duplicate;
        else if (code != SQLITE_CONSTRAINT_DATATYPE)
            failure.consequence = Consequence::refused;
        break;
    }
    case SQLITE_FULL:
        failure.consequence = Consequence::full;
        break;
    case SQLITE_IOERR:
        failure.consequence = code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC
            ? Consequence::sync_failed
            : Consequence::lost;
        break;
    case SQLITE_NOMEM:
    case SQLITE_CORRUPT:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_NOTADB:
        failure.consequence = Consequence::lost;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
        failure.consequence = Consequence::busy;
        break;
    default:
        break;
    }
    return failure;
}

} // namespace folkmoot::store
