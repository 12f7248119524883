#pragma once
#include "bench/search/posts.hpp"
#include "kit/postgres.hpp"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>

namespace folkmoot::bench {

inline void require(bool good, const char* what) {
    if (!good) throw std::runtime_error(what);
}

/// FTS5, and the table in which hits are checked, in one file of SQLite.
class Sqlite {
public:
    explicit Sqlite(const std::filesystem::path& path) {
        require(sqlite3_open(path.c_str(), &database_) == SQLITE_OK, "sqlite3_open");
        run("pragma journal_mode = wal");
        run("pragma synchronous = off");
        run("create table object (id integer primary key, visibility integer not null, deleted integer)");
        run("create virtual table post using fts5 (title, body, content = '')");
    }
    ~Sqlite() { sqlite3_close(database_); }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    void run(const char* sql) {
        require(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
    }
    enum class Text { indexed, left_out };
    void add(const Post& post, Text with_text) {
        auto* object = prepared("insert into object (id, visibility) values (?, ?)");
        sqlite3_bind_int64(object, 1, post.id);
        sqlite3_bind_int64(object, 2, post.visibility);
        finish(object);
        if (with_text == Text::left_out) return;
        auto* text = prepared("insert into post (rowid, title, body) values (?, ?, ?)");
        sqlite3_bind_int64(text, 1, post.id);
        sqlite3_bind_text(text, 2, post.title.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(text, 3, post.body.c_str(), -1, SQLITE_TRANSIENT);
        finish(text);
    }
    /// FTS5's own: best 20 by bm25 among what the viewer sees.
    std::size_t best(const std::string& asked) {
        auto* statement =
            prepared("select post.rowid from post join object on object.id = post.rowid where post match ? "
                     "and object.visibility <= ? order by rank limit 20");
        sqlite3_bind_text(statement, 1, asked.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_int64(statement, 2, visible);
        return finish(statement);
    }
    /// The check that each hit of ours goes through.
    std::size_t checked(const std::string& ids) {
        auto* statement = prepared("select id, visibility from object where deleted is null and id in "
                                   "(select value from json_each(?))");
        sqlite3_bind_text(statement, 1, ids.c_str(), -1, SQLITE_TRANSIENT);
        return finish(statement);
    }

private:
    sqlite3_stmt* prepared(const char* sql) {
        auto& statement = statements_[sql];
        if (!statement) {
            sqlite3_stmt* made = nullptr;
            require(sqlite3_prepare_v2(database_, sql, -1, &made, nullptr) == SQLITE_OK, sql);
            statement = std::shared_ptr<sqlite3_stmt>(made, sqlite3_finalize);
        }
        return statement.get();
    }
    std::size_t finish(sqlite3_stmt* statement) {
        std::size_t rows = 0;
        int result = SQLITE_OK;
        while ((result = sqlite3_step(statement)) == SQLITE_ROW)
            ++rows;
        require(result == SQLITE_DONE, "sqlite3_step");
        sqlite3_reset(statement);
        return rows;
    }
    sqlite3* database_ = nullptr;
    std::map<const char*, std::shared_ptr<sqlite3_stmt>> statements_;
};

/// The same posts with a GIN index over their words.
class PostgresGin {
public:
    explicit PostgresGin(kit::Postgres& server)
        : server_(server)
        , address_(server.create_store())
        , connection_(PQconnectdb(address_.c_str()), PQfinish) {
        require(PQstatus(connection_.get()) == CONNECTION_OK, PQerrorMessage(connection_.get()));
        run("create table post (id bigint primary key, visibility bigint not null, found tsvector not null)");
        run("begin");
    }
    ~PostgresGin() {
        connection_.reset();
        server_.drop_store(address_);
    }
    PostgresGin(const PostgresGin&) = delete;
    PostgresGin& operator=(const PostgresGin&) = delete;

    std::size_t run(const char* sql, std::vector<std::string> values = {}) {
        std::vector<const char*> given;
        for (const auto& value : values)
            given.push_back(value.c_str());
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(
            PQexecParams(connection_.get(), sql, static_cast<int>(given.size()), nullptr, given.data(),
                nullptr, nullptr, 0),
            PQclear);
        const auto status = PQresultStatus(result.get());
        require(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, PQerrorMessage(connection_.get()));
        return static_cast<std::size_t>(PQntuples(result.get()));
    }
    void add(const Post& post) {
        run("insert into post values ($1, $2, setweight(to_tsvector('english', $3), 'A') || "
            "to_tsvector('english', $4))",
            {std::to_string(post.id), std::to_string(post.visibility), post.title, post.body});
    }
    void finish() {
        run("commit");
        run("create index post_found on post using gin (found)");
        run("vacuum analyze post");
    }
    std::size_t best(const std::string& asked) {
        return run("select id from post, to_tsquery('english', $1) as query where found @@ query and "
                   "visibility <= $2 "
                   "order by ts_rank(found, query) desc limit 20",
            {asked, std::to_string(visible)});
    }

private:
    kit::Postgres& server_;
    std::string address_;
    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

} // namespace folkmoot::bench
