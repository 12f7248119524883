#include "store/postgres_statement.hpp"

#include "store/bytea.hpp"
#include "store/defect.hpp"
#include "store/parameters.hpp"

namespace folkmoot::store {

/// After a failure SOCI forgets the buffers that it made for the parameters, unless they are bound anew.
class PostgresStatement::Rearrange {
public:
    explicit Rearrange(PostgresStatement& statement)
        : statement_(statement) { }
    ~Rearrange() {
        if (std::uncaught_exceptions() > before_) statement_.arranged_ = false;
    }
    Rearrange(const Rearrange&) = delete;
    Rearrange& operator=(const Rearrange&) = delete;

private:
    PostgresStatement& statement_;
    const int before_ = std::uncaught_exceptions();
};

PostgresStatement::PostgresStatement(
    soci::session& session, const Sql& sql, std::span<const Binding> bindings)
    : sql_(sql)
    , statement_(session) {
    prepare(bindings);
}

void PostgresStatement::prepare(std::span<const Binding> bindings) {
    const auto text = sql_.postgres();
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
    statement_.prepare(typed(text, bindings));
}

bool PostgresStatement::takes(std::span<const Binding> bindings) const {
    return std::ranges::all_of(bindings, [&](const Binding& binding) {
        if (binding.kind == Kind::optional) return true;
        const auto slot = std::ranges::find(parameters_, binding.name, &Slot::name);
        return slot == parameters_.end() || slot->storage == storage_of(binding.kind);
    });
}

std::int64_t PostgresStatement::execute(std::span<const Binding> bindings) {
    arrange(nullptr);
    const Rearrange on_failure{*this};
    fill(bindings);
    statement_.execute(true);
    return statement_.get_affected_rows();
}

void PostgresStatement::query(std::span<const Binding> bindings, const Shape& row,
    const std::function<void*()>& place, std::size_t most) {
    arrange(&row);
    const Rearrange on_failure{*this};
    fill(bindings);
    std::size_t count = 0;
    bool found = statement_.execute(true);
    if (std::cmp_not_equal(PQnfields(result()), columns_.size()))
        throw defect("a row has not the columns its record has fields", sql_.postgres());
    for (; found; found = statement_.fetch()) {
        if (++count > most) throw defect("an answer has too many rows: page by key", sql_.postgres());
        void* record = place();
        for (std::size_t i = 0; i < columns_.size(); ++i)
            put(row.fields[i], record, taken(columns_[i]));
    }
}

void PostgresStatement::arrange(const Shape* row) {
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

void PostgresStatement::fill(std::span<const Binding> bindings) {
    if (bindings.size() != parameters_.size())
        throw defect("the values are not those of the parameters", sql_.postgres());
    for (const auto& binding : bindings) {
        const auto slot = std::ranges::find(parameters_, binding.name, &Slot::name);
        if (slot == parameters_.end()) throw defect("a value has no parameter", sql_.postgres());
        fill(*slot, binding.value);
    }
}

void PostgresStatement::fill(Slot& slot, const Value& value) {
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
        slot.text = bytea_text(*bytes);
    }
}

Value PostgresStatement::taken(Slot& slot) {
    if (slot.indicator == soci::i_null) return {};
    switch (slot.storage) {
    case Storage::integer:
        return std::int64_t{slot.integer};
    case Storage::real:
        return slot.real;
    case Storage::text:
        return std::move(slot.text);
    case Storage::bytes:
        return bytes_of_bytea(slot.text);
    case Storage::untyped:
        break;
    }
    throw defect("a row holds single values");
}

const PGresult* PostgresStatement::result() {
    return static_cast<soci::postgresql_statement_backend*>(statement_.get_backend())->result_;
}

} // namespace folkmoot::store
