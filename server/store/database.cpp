#include "store/database.hpp"

#include "store/migrations.hpp"
#include "store/postgres_writer.hpp"
#include "store/private_file.hpp"
#include "store/process_lock.hpp"
#include "store/reader.hpp"
#include "store/sqlite_writer.hpp"

namespace folkmoot::store {

namespace {

constexpr std::string_view postgres_scheme = "postgresql://";

std::optional<std::filesystem::path> sqlite_file(std::string_view url) {
    if (!url.starts_with(sqlite_scheme)) return std::nullopt;
    const std::filesystem::path file{url.substr(sqlite_scheme.size())};
    if (!file.is_absolute() || !file.has_filename())
        throw StartError("The store's address names no file: write sqlite:///folder/folkmoot.db.");
    return file;
}

} // namespace

/// Made and ended in this order: the lock first, the readers last.
struct Database::Parts {
    Parts(Settings wanted, const Clock& clock, IdMint& ids)
        : house{.settings = std::move(wanted), .clock = clock, .ids = ids}
        , file(sqlite_file(house.settings.url)) { }
    void open_sqlite();
    void open_postgres();

    House house;
    const std::optional<std::filesystem::path> file; ///< of SQLite
    std::optional<ProcessLock> lock;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<Readers> readers;
};

Database::Database(Settings settings, const Clock& clock, IdMint& ids)
    : parts_(std::make_unique<Parts>(std::move(settings), clock, ids)) {
    if (parts_->file)
        parts_->open_sqlite();
    else
        parts_->open_postgres();
}

void Database::Parts::open_sqlite() {
    lock.emplace(file->string() + ".lock");
    create_private(*file, Existing::kept);
    const auto open = [this](Use use) {
        return std::make_unique<SqliteConnection>(*file, use, house.settings.notices);
    };
    writer = std::make_unique<SqliteWriter>(house, open(Use::writing));
    readers = std::make_unique<Readers>(house, open);
}

void Database::Parts::open_postgres() {
    const auto& settings = house.settings;
    if (!settings.url.starts_with(postgres_scheme))
        throw StartError("The store's address begins with sqlite:// or postgresql://.");
    writer = std::make_unique<PostgresWriter>(house, [&settings](PostgresConnection::Limits limits) {
        return std::make_unique<PostgresConnection>(
            settings.url, Use::writing, settings.write_deadline, settings.notices, limits);
    });
    readers = std::make_unique<Readers>(house, [&settings](Use use) {
        return std::make_unique<PostgresConnection>(settings.url, use, settings.read_limit, settings.notices);
    });
}

Database::~Database() = default;

int Database::migrate(const std::string& module, const std::filesystem::path& folder) {
    const auto steps = migrations_in(folder);
    int taken = 0;
    parts_->writer->exclusively([&](Connection& connection) {
        taken = apply_migrations(connection, module, steps, parts_->house.clock.now());
    });
    return taken;
}

void Database::read(ReadWork work, Done done) {
    parts_->readers->submit({std::move(work), std::move(done)});
}

void Database::write(WriteJob job) {
    parts_->writer->submit(std::move(job));
}

void Database::snapshot_to(const std::filesystem::path& file) {
    if (!parts_->file)
        throw StartError("A snapshot is of an SQLite store: back up PostgreSQL with its own tools.");
    SqliteConnection{*parts_->file, Use::reading, parts_->house.settings.notices}.snapshot_to(file);
}

void Database::before_commit(std::function<void(WriteTx&)> hook) {
    parts_->writer->before_commit(std::move(hook));
}

bool Database::is_sqlite() const {
    return parts_->file.has_value();
}

bool Database::healthy() const {
    return parts_->writer->healthy();
}

const Metrics& Database::metrics() const {
    return parts_->house.metrics;
}

bool try_advisory_lock(WriteTx& tx, std::int64_t key) {
    static constexpr Sql lock{
        "select :key is not null", "select case when pg_try_advisory_xact_lock(:key) then 1 else 0 end"};
    return tx.value<bool>(lock, bind("key", key)).value();
}

} // namespace folkmoot::store
