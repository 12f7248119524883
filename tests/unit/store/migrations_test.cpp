#include "unit/store/store_test.hpp"

#include "store/migration_script.hpp"

namespace folkmoot::store { namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> statements(std::string_view text, Dialect dialect = Dialect::sqlite) {
    return script_of(text, dialect).statements;
}

TEST(MigrationScript, StatementsEndAtSemicolonsOutsideQuotesAndComments) {
    EXPECT_THAT(statements("insert into a values ('x;''y'); -- no; not here\n"
                           "insert into b values (\"c;d\") /* nor; /* nested; */ here; */;"),
        ElementsAre("insert into a values ('x;''y')", "insert into b values (\"c;d\")"));
}

TEST(MigrationScript, DollarQuotesHoldWholeFunctions) {
    EXPECT_THAT(
        statements("create function f() returns int as $body$ begin return 1; end; $body$ language plpgsql;",
            Dialect::postgres),
        ElementsAre(HasSubstr("begin return 1; end;")));
}

TEST(MigrationScript, ATriggersBodyStaysInOnePiece) {
    EXPECT_THAT(statements("create trigger t after insert on a begin update b set n = 1; delete from c; end; "
                           "drop table d;"),
        ElementsAre(HasSubstr("delete from c; end"), "drop table d"));
}

TEST(MigrationScript, BlocksAreForTheStoreTheyName) {
    const auto text =
        "drop table a;\n-- sqlite:\ndrop table b;\n-- postgres:\ndrop table c;\n-- both:\ndrop table d;";
    EXPECT_THAT(statements(text), ElementsAre("drop table a", "drop table b", "drop table d"));
    EXPECT_THAT(
        statements(text, Dialect::postgres), ElementsAre("drop table a", "drop table c", "drop table d"));
}

TEST(MigrationScript, TypesAreWrittenOnce) {
    const auto text = "create table a (id id primary key, title text not null check (length(title) < 9),\n"
                      "  octets bytes, due time, done boolean not null, share real, extra json,\n"
                      "  foreign key (id) references b (id), unique (title)) without rowid;";
    EXPECT_THAT(statements(text),
        ElementsAre("create table a (id integer primary key, title text not null check (length(title) < 9),\n"
                    "  octets blob, due integer, done integer not null, share real, extra text,\n"
                    "  foreign key (id) references b (id), unique (title)) strict, without rowid"));
    EXPECT_THAT(statements(text, Dialect::postgres),
        ElementsAre(
            "create table a (id bigint primary key, title text collate \"C\" not null check (length(title) "
            "< 9),\n  octets bytea, due bigint, done smallint not null, share double precision, extra text "
            "collate \"C\",\n  foreign key (id) references b (id), unique (title))"));
}

TEST(MigrationScript, AnAddedColumnHasAHouseTypeToo) {
    EXPECT_THAT(statements("alter table a add column b text", Dialect::postgres),
        ElementsAre("alter table a add column b text collate \"C\""));
    EXPECT_THAT(statements("alter table a rename to b"), ElementsAre("alter table a rename to b"));
}

TEST(MigrationScript, UnknownTypesAndUnsafeClausesAreRefused) {
    EXPECT_THROW(statements("create table a (b varchar)"), StartError);
    EXPECT_THROW(statements("create table a (b text"), StartError);
    EXPECT_THROW(statements("create table a (b id references c deferrable)"), StartError);
    EXPECT_THROW(statements("create table a (b id unique on conflict rollback)"), StartError);
    EXPECT_THROW(statements("begin; drop table a; commit"), StartError);
    EXPECT_THROW(statements("insert into a values ('no end)"), StartError);
    EXPECT_THROW(statements("drop table a /* no end"), StartError);
}

class Migrations : public StoreTest {
protected:
    std::string why_not(const std::string& module) {
        try {
            database().migrate(module, folder / "schema");
        } catch (const StartError& error) {
            return error.what();
        }
        return "it went well";
    }
    void write(const std::string& name, const std::string& text) {
        std::filesystem::create_directories(folder / "schema");
        std::ofstream{folder / "schema" / name} << text;
    }
};
FOLKMOOT_ON_BOTH_STORES(Migrations);

TEST_P(Migrations, EachStepIsTakenOnceAndInOrder) {
    write("0002_more.sql", "alter table a add column c text; insert into a (b, c) values (1, 'x');");
    write("0001_first.sql", "create table a (b id primary key);");
    EXPECT_EQ(database().migrate("test", folder / "schema"), 2);
    EXPECT_EQ(database().migrate("test", folder / "schema"), 0);
    write("0003_last.sql", "insert into a (b, c) values (2, 'y');");
    reopen();
    EXPECT_EQ(database().migrate("test", folder / "schema"), 1);
    const auto rows =
        database().read_now([](ReadTx& tx) { return tx.value<std::int64_t>("select count(*) from a"); });
    EXPECT_EQ(rows, 2);
}

TEST_P(Migrations, AChangedStepStopsTheStart) {
    write("0001_first.sql", "create table a (b id primary key);");
    database().migrate("test", folder / "schema");
    write("0001_first.sql", "create table a (b id primary key, c text);");
    EXPECT_THAT(why_not("test"), HasSubstr("must never be changed"));
}

TEST_P(Migrations, AStepThatThisVersionDoesNotKnowStopsTheStart) {
    write("0001_first.sql", "create table a (b id primary key);");
    write("0002_newer.sql", "create table c (b id primary key);");
    database().migrate("test", folder / "schema");
    std::filesystem::remove(folder / "schema" / "0002_newer.sql");
    EXPECT_THAT(why_not("test"), HasSubstr("0002_newer of test, which this version does not know"));
}

TEST_P(Migrations, AStepThatComesTooLateStopsTheStart) {
    write("0002_second.sql", "create table a (b id primary key);");
    database().migrate("test", folder / "schema");
    write("0001_first.sql", "create table c (b id primary key);");
    EXPECT_THAT(why_not("test"), HasSubstr("comes before one that was applied"));
}

TEST_P(Migrations, AStepThatFailsLeavesNothingBehind) {
    write("0001_first.sql", "create table a (b id primary key); insert into nowhere values (1);");
    EXPECT_THAT(why_not("test"), HasSubstr("Step 0001_first of test failed"));
    write("0001_first.sql", "create table a (b id primary key);");
    EXPECT_EQ(database().migrate("test", folder / "schema"), 1);
}

TEST_P(Migrations, FilesOfOtherNamesAreRefused) {
    write("first.sql", "");
    EXPECT_THAT(why_not("test"), HasSubstr("NNNN_what.sql"));
}

TEST_P(Migrations, ModulesCountTheirStepsApart) {
    write("0001_first.sql", "create table if not exists a (b id primary key);");
    EXPECT_EQ(database().migrate("wiki", folder / "schema"), 1);
    EXPECT_EQ(database().migrate("files", folder / "schema"), 1);
}

TEST_P(Migrations, AStepMayAskForNoTransaction) {
    write("0001_first.sql", "create table a (b id primary key);");
    write("0002_index.sql",
        "-- no-transaction\n-- sqlite:\ncreate index a_b on a (b);\n-- postgres:\ncreate index concurrently "
        "a_b on a (b);");
    EXPECT_EQ(database().migrate("test", folder / "schema"), 2);
}

}} // namespace folkmoot::store
