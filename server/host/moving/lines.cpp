#include "host/moving/lines.hpp"

#include "folkmoot/problem.hpp"
#include "host/json_in.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::host::moving {
namespace {

constexpr std::string_view tables_folder{"data/"};

std::string file_of(const Table& table) {
    return fmt::format("{}{}.jsonl", tables_folder, table.rows.name);
}

std::string sentence_of(const Problem& problem, const Services& services) {
    std::string text = services.message(problem.key(), "en", problem.values());
    for (const auto& field : problem.fields())
        text += fmt::format(" {}: {}", field.path, services.message(field.key, "en", field.values));
    return text;
}

const Field* find_field(const Table& table, std::string_view name) {
    for (const auto& field : table.rows.shape->fields)
        if (field.name == name) return &field;
    return nullptr;
}

} // namespace

void Lines::check(const Manifest& manifest) {
    parcel_.check(manifest, [&](const std::string& path) {
        if (path.starts_with(tables_folder)) listed_.insert(path);
    });
    for (const auto& path : listed_)
        if (std::ranges::none_of(tables_, [&](const Table& table) { return file_of(table) == path; }))
            throw std::runtime_error(
                fmt::format("{} is of a module that this site has not, or has put out of use", path));
}

const Table& Lines::find(std::string_view name) const {
    for (const auto& table : tables_)
        if (table.rows.name == name) return table;
    throw std::logic_error("there is no such table");
}

void Lines::each(const Table& table, std::int64_t after, const Take& take) const {
    const auto file = file_of(table);
    if (!listed_.contains(file)) return;
    const auto in = parcel_.open(file);
    if (!in) throw std::runtime_error(fmt::format("{} is not there any more", file));
    each_line(*in, [&](std::string_view line, std::int64_t number) {
        if (number <= after) return;
        std::shared_ptr<void> row;
        try {
            row = parse(table, line);
        } catch (const Problem& problem) {
            fail(table, number, sentence_of(problem, services_));
        } catch (const std::runtime_error& failure) {
            fail(table, number, failure.what());
        }
        take(std::move(row), number);
    });
}

std::shared_ptr<void> Lines::parse(const Table& table, std::string_view line) const {
    auto row = table.rows.make();
    if (table.parse)
        table.parse(line, row.get());
    else
        read_json(line, *table.rows.shape, row.get());
    return row;
}

void Lines::fail(const Table& table, std::int64_t line, const std::string& what) {
    throw std::runtime_error(fmt::format("{}, line {}: {}", file_of(table), line, what));
}

const ObjectId* id_in(const Table& table, const void* row, std::string_view name) {
    const auto* field = find_field(table, name);
    if (!field) return nullptr;
    const void* value = field->in(row);
    const auto* type = field->type;
    if (type->kind == Kind::optional) {
        value = type->held(value);
        type = type->element;
    }
    return value && type->kind == Kind::id ? static_cast<const ObjectId*>(value) : nullptr;
}

std::string text_in(const Table& table, const void* row, std::string_view name) {
    const auto* field = find_field(table, name);
    if (!field || field->type->kind != Kind::text) return {};
    return *static_cast<const std::string*>(field->in(row));
}

} // namespace folkmoot::host::moving
