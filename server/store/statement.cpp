#include "store/statement.hpp"

#include "store/bytea.hpp"
#include "store/defect.hpp"

namespace folkmoot::store {

/// Ends a run whatever happens: an undrained SELECT would keep its read snapshot and hold up checkpoints, and
/// after a failure SOCI forgets the buffers that it made for PostgreSQL's parameters, unless they are bound
/// anew.
class Statement::Reset {
public:
    explicit Reset(Statement& statement)
        : statement_(statement) { }
    ~Reset() {
        statement_.reset();
        if (std::uncaught_exceptions() > before_) statement_.arranged_ = false;
    }
    Reset(const Reset&) = delete;
    Reset& operator=(const Reset&) = delete;

private:
    Statement& statement_;
    const int before_ = std::uncaught_exceptions();
};

Statement::Statement(
    soci::session& session, Dialect dialect, const Sql& sql, std::span<const Binding> bindings)
    : dialect_(dialect)
    , sql_(sql)
    , statement_(session) {
    prepare(bindings);
}

void Statement::prepare(std::span<const Binding> bindings) {
    const auto text = text_of(sql_, dialect_);
    for (const auto& parameter : parameters_of(text)) {
        if (std::ranges::find(parameters_, parameter.name, &Slot::name) != parameters_.end()) continue;
        const auto binding = std::ranges::find(bindings, parameter.name, &Binding::name);
        if (binding == bindings.end()) throw defect("a parameter has no value", text);
        auto& slot = parameters_.emplace_back();
        slot.name = parameter.name;
        slot.storage = storage_of(binding->kind);
    }
    if (bindings.size() != parameters_.size()) throw defect("a value has no parameter", text);
    statement_.alloc();
    statement_.prepare(typed(text, dialect_, bindings));
}

bool Statement::takes(std::span<const Binding> bindings) const {
    return std::ranges::all_of(bindings, [&](const Binding& binding) {
        if (binding.kind == Kind::optional) return true;
        const auto slot = std::ranges::find(parameters_, binding.name, &Slot::name);
        return slot == parameters_.end() || slot->storage == storage_of(binding.kind);
    });
}

std::int64_t Statement::execute(std::span<const Binding> bindings) {
    arrange(nullptr);
    const Reset reset{*this};
    fill(bindings);
    statement_.execute(true);
    return statement_.get_affected_rows();
}

void Statement::query(std::span<const Binding> bindings, const Shape& row,
    const std::function<void*()>& place, std::size_t most) {
    arrange(&row);
    const Reset reset{*this};
    fill(bindings);
    std::size_t count = 0;
    bool found = statement_.execute(true);
    if (column_count() != columns_.size())
        throw defect("a row has not the columns its record has fields", text_of(sql_, dialect_));
    for (; found; found = statement_.fetch()) {
        if (++count > most) throw defect("an answer has too many rows: page by key", text_of(sql_, dialect_));
        void* record = place();
        check_memory();
        for (std::size_t i = 0; i < columns_.size(); ++i)
            put(row.fields[i], record, taken(columns_[i]));
    }
}

void Statement::arrange(const Shape* row) {
    if (arranged_ && row == row_) return;
    arranged_ = false;
    statement_.bind_clean_up();
    columns_.clear();
    if (row) {
        columns_.resize(row->fields.size());
        for (std::size_t i = 0; i < columns_.size(); ++i)
            columns_[i].storage = storage_of(*row->fields[i].type);
    }
    for (auto& slot : parameters_) {
        if (slot.storage == Storage::integer)
            statement_.exchange(soci::use(slot.integer, slot.indicator, slot.name));
        else if (slot.storage == Storage::real)
            statement_.exchange(soci::use(slot.real, slot.indicator, slot.name));
        else
            statement_.exchange(soci::use(slot.text, slot.indicator, slot.name));
    }
    for (auto& slot : columns_) {
        if (slot.storage == Storage::integer)
            statement_.exchange(soci::into(slot.integer, slot.indicator));
        else if (slot.storage == Storage::real)
            statement_.exchange(soci::into(slot.real, slot.indicator));
        else
            statement_.exchange(soci::into(slot.text, slot.indicator));
    }
    statement_.define_and_bind();
    row_ = row;
    arranged_ = true;
}

void Statement::fill(std::span<const Binding> bindings) {
    if (bindings.size() != parameters_.size())
        throw defect("the values are not those of the parameters", text_of(sql_, dialect_));
    for (const auto& binding : bindings) {
        const auto slot = std::ranges::find(parameters_, binding.name, &Slot::name);
        if (slot == parameters_.end()) throw defect("a value has no parameter", text_of(sql_, dialect_));
        fill(*slot, binding.value);
    }
}

void Statement::fill(Slot& slot, const Value& value) {
    slot.indicator = std::holds_alternative<std::monostate>(value) ? soci::i_null : soci::i_ok;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        slot.integer = *integer;
    } else if (const auto* real = std::get_if<double>(&value)) {
        slot.real = *real;
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        // libpq takes C strings and would cut the text off here without a word.
        if (text->find('\0') != text->npos) throw Problem(Code::bad_input, "store.nul_in_text");
        slot.text = *text;
    } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
        if (dialect_ == Dialect::postgres)
            slot.text = bytea_text(*bytes);
        else
            slot.text.assign(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    }
}

Value Statement::taken(Slot& slot) {
    if (slot.indicator == soci::i_null) return {};
    switch (slot.storage) {
    case Storage::integer:
        return std::int64_t{slot.integer};
    case Storage::real:
        return slot.real;
    case Storage::text:
        return std::move(slot.text);
    case Storage::bytes: {
        if (dialect_ == Dialect::postgres) return bytes_of_bytea(slot.text);
        const auto octets = std::as_bytes(std::span{slot.text});
        return Bytes{octets.begin(), octets.end()};
    }
    case Storage::untyped:
        break;
    }
    throw defect("a row holds single values");
}

std::size_t Statement::column_count() {
    auto* backend = statement_.get_backend();
    if (dialect_ == Dialect::sqlite)
        return static_cast<std::size_t>(
            sqlite_api::sqlite3_column_count(static_cast<soci::sqlite3_statement_backend*>(backend)->stmt_));
    return static_cast<std::size_t>(PQnfields(postgres_result()));
}

const PGresult* Statement::postgres_result() {
    if (dialect_ == Dialect::sqlite) return nullptr;
    return static_cast<soci::postgresql_statement_backend*>(statement_.get_backend())->result_;
}

/// SOCI takes the null that SQLite gives for want of memory for an empty text.
void Statement::check_memory() {
    if (dialect_ == Dialect::postgres) return;
    auto* backend = static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend());
    if (sqlite_api::sqlite3_errcode(sqlite_api::sqlite3_db_handle(backend->stmt_)) == SQLITE_NOMEM)
        throw soci::soci_error("out of memory");
}

void Statement::reset() noexcept {
    if (dialect_ == Dialect::postgres) return; // its whole answer was fetched at once
    auto* backend = static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend());
    sqlite_api::sqlite3_reset(backend->stmt_); // its error is the one already thrown
    backend->databaseReady_ = true;
}

} // namespace folkmoot::store
