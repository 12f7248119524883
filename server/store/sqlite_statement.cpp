#include "store/sqlite_statement.hpp"

#include "store/defect.hpp"
#include "store/fields_sql.hpp"

namespace folkmoot::store {

using namespace sqlite_api;

/// Ends a run whatever happens: an undrained SELECT would keep its read snapshot and hold up checkpoints, and
/// what is bound lies in the caller's hands only so long.
class SqliteStatement::Run {
public:
    explicit Run(sqlite3_stmt* statement)
        : statement_(statement) { }
    ~Run() {
        sqlite3_reset(statement_); // its error is the one already thrown
        sqlite3_clear_bindings(statement_);
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

private:
    sqlite3_stmt* statement_;
};

SqliteStatement::SqliteStatement(sqlite3* handle, const Sql& sql)
    : handle_(handle)
    , sql_(sql) {
    const auto text = sql.sqlite();
    check(sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
        &statement_, nullptr));
    for (int place = 1; place <= sqlite3_bind_parameter_count(statement_); ++place)
        parameters_.emplace_back(sqlite3_bind_parameter_name(statement_, place) + 1); // without its colon
}

SqliteStatement::~SqliteStatement() {
    sqlite3_finalize(statement_);
}

std::int64_t SqliteStatement::execute(std::span<const Binding> bindings) {
    const Run run{statement_};
    fill(bindings);
    while (step()) { }
    return sqlite3_changes(handle_);
}

void SqliteStatement::query(std::span<const Binding> bindings, const Shape& row,
    const std::function<void*()>& place, std::size_t most) {
    if (std::cmp_not_equal(sqlite3_column_count(statement_), row.fields.size()))
        throw defect("a row has not the columns its record has fields", sql_.sqlite());
    const Run run{statement_};
    fill(bindings);
    for (std::size_t count = 1; step(); ++count) {
        if (count > most) throw defect("an answer has too many rows: page by key", sql_.sqlite());
        void* record = place();
        int index = 0;
        for (const Field& field : row.fields)
            put(field, record, column(index++, field));
    }
}

void SqliteStatement::fill(std::span<const Binding> bindings) {
    if (bindings.size() != parameters_.size())
        throw defect("the values are not those of the parameters", sql_.sqlite());
    for (std::size_t i = 0; i < bindings.size(); ++i) {
        // Values mostly come in the order of their parameters.
        auto place = parameters_.begin() + static_cast<std::ptrdiff_t>(i);
        if (*place != bindings[i].name) place = std::ranges::find(parameters_, bindings[i].name);
        if (place == parameters_.end()) throw defect("a value has no parameter", sql_.sqlite());
        fill(static_cast<int>(place - parameters_.begin()) + 1, bindings[i].value);
    }
}

void SqliteStatement::fill(int place, const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        check(sqlite3_bind_int64(statement_, place, *integer));
    } else if (const auto* real = std::get_if<double>(&value)) {
        check(sqlite3_bind_double(statement_, place, *real));
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        // PostgreSQL has no such texts, so neither have we.
        if (text->find('\0') != text->npos) throw Problem(Code::bad_input, "store.nul_in_text");
        check(sqlite3_bind_text64(statement_, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8));
    } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
        // Without an address the value would be null instead of empty.
        const void* data = bytes->empty() ? "" : static_cast<const void*>(bytes->data());
        check(sqlite3_bind_blob64(statement_, place, data, bytes->size(), SQLITE_STATIC));
    } else {
        check(sqlite3_bind_null(statement_, place));
    }
}

bool SqliteStatement::step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) check(result);
    return false;
}

Value SqliteStatement::column(int index, const Field& field) {
    if (sqlite3_column_type(statement_, index) == SQLITE_NULL) return {};
    switch (storage_of(*field.type)) {
    case Storage::integer:
        return std::int64_t{sqlite3_column_int64(statement_, index)};
    case Storage::real:
        return sqlite3_column_double(statement_, index);
    case Storage::text: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, index));
        if (!text) check(SQLITE_NOMEM);
        return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, index)));
    }
    case Storage::bytes: {
        const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, index));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, index));
        if (!data && sqlite3_errcode(handle_) == SQLITE_NOMEM) check(SQLITE_NOMEM);
        return data ? Bytes{data, data + size} : Bytes{};
    }
    case Storage::untyped:
        break;
    }
    throw defect("a row holds single values");
}

void SqliteStatement::check(int result) {
    if (result != SQLITE_OK) throw soci::soci_error(sqlite3_errmsg(handle_));
}

} // namespace folkmoot::store
