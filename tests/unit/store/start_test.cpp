#include "unit/store/store_test.hpp"

#include <sqlite3.h>
#include <thread>

namespace folkmoot::store { namespace {

using testing::HasSubstr;

class SqliteStart : public StoreTest {
protected:
    std::string why_not(const std::string& url) {
        Settings wanted;
        wanted.url = url;
        try {
            const Database second{wanted, clock, ids};
        } catch (const StartError& error) {
            return error.what();
        }
        return "it started";
    }
    std::string url_of(const std::string& name) const { return "sqlite://" + (folder / name).string(); }
    static void run(const std::filesystem::path& file, const char* sql) {
        sqlite3* handle = nullptr;
        sqlite3_open(file.c_str(), &handle);
        EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(handle);
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, SqliteStart, testing::Values(Backend::sqlite), backend_name);

TEST_P(SqliteStart, ASecondInstanceIsRefused) {
    EXPECT_THAT(why_not(settings.url), HasSubstr("in use by another process"));
    close();
    EXPECT_EQ(why_not(settings.url), "it started");
}

TEST_P(SqliteStart, AnotherProgramsFileIsRefused) {
    run(folder / "other.db", "create table theirs (a)");
    EXPECT_THAT(why_not(url_of("other.db")), HasSubstr("belongs to another program"));
}

TEST_P(SqliteStart, AFileThatIsNoDatabaseIsRefused) {
    std::ofstream{folder / "notes.txt"} << std::string(2000, 'x');
    EXPECT_THAT(why_not(url_of("notes.txt")), HasSubstr("cannot be used"));
}

TEST_P(SqliteStart, AddressesThatNameNothingAreRefused) {
    for (const auto* url : {"", "sqlite://", "sqlite:///", "sqlite://relative.db", "mysql://somewhere"})
        EXPECT_THAT(why_not(url), HasSubstr("The store's address")) << url;
    EXPECT_THAT(why_not(url_of("no/such/folder.db")), HasSubstr("cannot be made"));
}

TEST_P(SqliteStart, OnlyItsOwnerMayReadTheFile) {
    using std::filesystem::perms;
    for (const auto* name : {"folkmoot.db", "folkmoot.db-wal", "folkmoot.db.lock"})
        EXPECT_EQ(
            std::filesystem::status(folder / name).permissions(), perms::owner_read | perms::owner_write)
            << name;
}

TEST_P(SqliteStart, ClosingLeavesOneFileAndNoLogBesideIt) {
    make_notes();
    add_note("Kept");
    close();
    EXPECT_FALSE(std::filesystem::exists(folder / "folkmoot.db-wal"));
}

TEST_P(SqliteStart, AReaderLeftInTheMiddleDoesNotHoldUpTheLog) {
    make_notes();
    for (int i = 0; i < 50; ++i)
        add_note(fmt::format("note {}", i));
    // The record of the first row throws; the statement is cached and still has rows to give.
    EXPECT_THROW(
        database().read_now([](ReadTx& tx) { tx.rows<Note>("select id, body, title from note"); }), Problem);
    const auto log = folder / "folkmoot.db-wal";
    for (int i = 0; i < 100 && std::filesystem::file_size(log) > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{50}); // the idle writer empties it
    EXPECT_EQ(std::filesystem::file_size(log), 0U);
}

TEST_P(SqliteStart, ASnapshotIsAWholeStoreWhileSavesGoOn) {
    make_notes();
    for (int i = 0; i < 20; ++i)
        add_note(fmt::format("before {}", i));
    {
        const std::jthread busy{[&](const std::stop_token& stop) {
            for (int i = 0; !stop.stop_requested(); ++i)
                add_note(fmt::format("during {}", i));
        }};
        database().snapshot_to(folder / "copy.db");
    }
    EXPECT_THROW(database().snapshot_to(folder / "copy.db"), StartError)
        << "an older one is never overwritten";
    settings.url = url_of("copy.db");
    reopen();
    EXPECT_GE(count_notes(), 20);
}

}} // namespace folkmoot::store
