#include "store/fields_sql.hpp"

#include "store/defect.hpp"
#include "store/parameters.hpp"

#include "folkmoot/transaction.hpp"

namespace folkmoot {
namespace store {
namespace {

const Type& within(const Type& type) {
    return type.kind == Kind::optional ? *type.element : type;
}

void choose(const Type& type, void* target, const std::string& name) {
    const auto found = std::ranges::find(type.choices, name);
    if (found == type.choices.end()) throw defect("a column holds a name that its enum has not");
    type.choose(target, found - type.choices.begin());
}

void put_single(const Type& type, void* target, Value value) {
    switch (type.kind) {
    case Kind::text:
        *static_cast<std::string*>(target) = std::get<std::string>(std::move(value));
        return;
    case Kind::json:
        static_cast<Json*>(target)->text = std::get<std::string>(std::move(value));
        return;
    case Kind::bytes:
        *static_cast<Bytes*>(target) = std::get<Bytes>(std::move(value));
        return;
    case Kind::choice:
        choose(type, target, std::get<std::string>(value));
        return;
    case Kind::integer:
        *static_cast<std::int64_t*>(target) = std::get<std::int64_t>(value);
        return;
    case Kind::real:
        *static_cast<double*>(target) = std::get<double>(value);
        return;
    case Kind::boolean:
        *static_cast<bool*>(target) = std::get<std::int64_t>(value) != 0;
        return;
    case Kind::id:
        *static_cast<ObjectId*>(target) = ObjectId{std::get<std::int64_t>(value)};
        return;
    case Kind::time:
        *static_cast<Time*>(target) = from_micros(std::get<std::int64_t>(value));
        return;
    case Kind::record:
    case Kind::list:
    case Kind::optional:
        break;
    }
    throw defect("a row holds single values");
}

Value stored_single(const Type& type, const void* source) {
    switch (type.kind) {
    case Kind::text:
        return *static_cast<const std::string*>(source);
    case Kind::json:
        return static_cast<const Json*>(source)->text;
    case Kind::bytes:
        return *static_cast<const Bytes*>(source);
    case Kind::choice: {
        const auto index = static_cast<std::size_t>(type.choice_index(source));
        if (index >= type.choices.size()) throw defect("an enum's value has no name");
        return std::string{type.choices[index]};
    }
    case Kind::integer:
        return *static_cast<const std::int64_t*>(source);
    case Kind::real:
        return *static_cast<const double*>(source);
    case Kind::boolean:
        return std::int64_t{*static_cast<const bool*>(source)};
    case Kind::id:
        return static_cast<const ObjectId*>(source)->value();
    case Kind::time:
        return micros(*static_cast<const Time*>(source));
    case Kind::record:
    case Kind::list:
    case Kind::optional:
        break;
    }
    throw defect("a row holds single values");
}

} // namespace

Storage storage_of(Kind kind) {
    switch (kind) {
    case Kind::text:
    case Kind::choice:
    case Kind::json:
        return Storage::text;
    case Kind::integer:
    case Kind::boolean:
    case Kind::id:
    case Kind::time:
        return Storage::integer;
    case Kind::real:
        return Storage::real;
    case Kind::bytes:
        return Storage::bytes;
    case Kind::optional:
        return Storage::untyped;
    case Kind::record:
    case Kind::list:
        break;
    }
    throw defect("a row holds single values");
}

Storage storage_of(const Type& type) {
    return storage_of(within(type).kind);
}

void put(const Field& field, void* record, Value value) {
    void* target = field.at(record);
    const bool null = std::holds_alternative<std::monostate>(value);
    if (field.type->kind == Kind::optional) {
        if (!null) put_single(*field.type->element, field.type->emplace(target), std::move(value));
    } else {
        if (null) throw defect("a column is null and its field is not optional");
        put_single(*field.type, target, std::move(value));
    }
}

std::vector<Binding> bindings_of(const Sql& sql, const Shape& shape, const void* record) {
    const auto mentioned = parameters_of(sql.sqlite());
    std::vector<Binding> bindings;
    bindings.reserve(shape.fields.size());
    for (const auto& field : shape.fields) {
        if (std::ranges::find(mentioned, field.name, &Parameter::name) == mentioned.end()) continue;
        const Type& type = within(*field.type);
        const void* source = field.in(record);
        if (field.type->kind == Kind::optional) source = field.type->held(source);
        bindings.push_back({field.name, source ? stored_single(type, source) : Value{}, type.kind});
    }
    return bindings;
}

} // namespace store

void ReadTx::more_than_one(const Sql& sql) {
    throw store::defect("a statement for one row gave several", sql.sqlite());
}

std::int64_t WriteTx::execute_with(const Sql& sql, const Shape& shape, const void* row) {
    return execute(sql, store::bindings_of(sql, shape, row));
}

} // namespace folkmoot
