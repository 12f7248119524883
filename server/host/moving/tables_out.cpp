#include "host/moving/tables_out.hpp"

#include "host/json_out.hpp"

#include <fmt/format.h>

namespace folkmoot::host::moving {

TablesOut::TablesOut(const Registries& registries, ParcelOut& parcel, WhatLeaves& leaves)
    : leaves_(leaves)
    , tables_(tables(registries)) {
    for (const auto& table : tables_)
        files_.push_back(
            std::make_unique<ParcelOut::File>(parcel, fmt::format("data/{}.jsonl", table.rows.name)));
}

void TablesOut::write(ReadTx& tx, By by, std::span<const ObjectId> ids) {
    for (std::size_t number = 0; number < tables_.size(); ++number) {
        const auto& table = tables_[number];
        if (table.by != by || table.rows.name == texts_table || table.rows.name == versions_table) continue;
        in_small_parts(ids, [&](std::span<const ObjectId> some) {
            table.rows.read(tx, some, [&](const void* row) { put(number, row); });
        });
    }
}

void TablesOut::write_texts(ReadTx& tx, std::span<const ObjectId> ids) {
    const auto number = number_of(texts_table);
    tables_[number].rows.read(tx, ids, [&](const void* row) {
        put(number, row);
        along_.note_mentions(static_cast<const TextRow*>(row)->tree.text);
    });
}

void TablesOut::write_version(const VersionRow& version) {
    put(number_of(versions_table), &version);
}

void TablesOut::end() {
    for (auto& file : files_)
        file->end();
}

std::size_t TablesOut::number_of(std::string_view table) const {
    for (std::size_t number = 0; number < tables_.size(); ++number)
        if (tables_[number].rows.name == table) return number;
    throw std::logic_error("there is no such table");
}

void TablesOut::put(std::size_t number, const void* row) {
    const auto& table = tables_[number];
    if (!leaves_.wants(table, row)) return;
    along_.note(*table.rows.shape, row);
    line_.clear();
    print_json(line_, *table.rows.shape, row);
    line_ += '\n';
    files_[number]->write(line_);
}

} // namespace folkmoot::host::moving
