#include "store/precompiled.hpp"

#include "faults/server/store_door.hpp"

#include "kit/seeded.hpp"
#include "store/postgres_connection.hpp"
#include "store/sqlite_connection.hpp"
#include "store/transactions.hpp"

namespace folkmoot::faults {
namespace {

constexpr std::string_view sqlite = "sqlite://";
constexpr std::chrono::minutes read_limit{10}; ///< all that was saved in an hour is proved by one read

std::unique_ptr<store::Connection> connect(const std::string& url, store::Use use) {
    if (!url.starts_with(sqlite))
        return std::make_unique<store::PostgresConnection>(url, use, read_limit, store::Notices{});
    auto connection =
        std::make_unique<store::SqliteConnection>(url.substr(sqlite.size()), use, store::Notices{});
    connection->stop_at(std::chrono::steady_clock::time_point::max());
    return connection;
}

} // namespace

struct StoreDoor::Inside {
    Inside(const std::string& url, store::Use use)
        : house{.settings = {.url = url, .read_limit = read_limit}, .clock = clock, .ids = ids}
        , connection(connect(url, use)) { }
    kit::TestClock clock;
    kit::CountingMint ids;
    store::House house;
    std::unique_ptr<store::Connection> connection;
};

StoreDoor::StoreDoor(const std::string& url, For purpose)
    : inside_(std::make_unique<Inside>(
          url, purpose == For::damaging ? store::Use::writing : store::Use::reading)) { }

StoreDoor::~StoreDoor() = default;

void StoreDoor::look(const std::function<void(ReadTx&)>& work) {
    inside_->connection->command("begin");
    try {
        store::ReadTransaction tx{*inside_->connection, inside_->house};
        work(tx);
    } catch (...) {
        inside_->connection->roll_back();
        throw;
    }
    inside_->connection->roll_back();
}

void StoreDoor::damage(const std::string& sql) {
    inside_->connection->command(sql);
}

} // namespace folkmoot::faults
