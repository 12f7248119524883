#include "unit/store/store_test.hpp"

namespace folkmoot::store {

void StoreTest::SetUp() {
    if (is_sqlite()) {
        settings.url = "sqlite://" + (folder / "folkmoot.db").string();
    } else {
        if (!kit::Postgres::shared()) GTEST_SKIP() << kit::Postgres::absence();
        settings.url = kit::Postgres::shared()->create_store();
    }
    settings.readers = 2;
    settings.writers = 2;
    settings.notices = notices.sink();
    database_.emplace(settings, clock, ids);
}

void StoreTest::TearDown() {
    close();
    if (!is_sqlite() && !settings.url.empty()) kit::Postgres::shared()->drop_store(settings.url);
}

void StoreTest::reopen() {
    close();
    database_.emplace(settings, clock, ids);
}

void StoreTest::migrate(const std::string& text) {
    const auto schema = folder / "schema";
    std::filesystem::create_directories(schema);
    std::ofstream{schema / fmt::format("{:04}_step.sql", ++migrations_)} << text;
    database().migrate("test", schema);
}

void StoreTest::make_notes() {
    migrate("create table note (id id primary key, title text not null, body text, unique (title))");
}

void StoreTest::add_note(const std::string& title, std::optional<std::string> body) {
    database().write_now(
        "note.added", [&](WriteTx& tx) { tx.run_with(insert_note, Note{tx.new_id(), title, body}); });
}

std::int64_t StoreTest::count_notes() {
    return database().read_now([](ReadTx& tx) { return *tx.value<std::int64_t>(number_of_notes); });
}

std::vector<std::string> StoreTest::titles() {
    return database().read_now([](ReadTx& tx) {
        return tx.values<std::string>("select title from note order by title limit 1000");
    });
}

std::string backend_name(const testing::TestParamInfo<Backend>& info) {
    return info.param == Backend::sqlite ? "Sqlite" : "Postgres";
}

} // namespace folkmoot::store
