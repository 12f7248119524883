#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot {

/// Rows of a module's own that leave with its objects in an export and come in again with them. A module
/// whose objects have rows of their own registers each of its tables; one that registers none has objects
/// that stay behind, and the export says how many.
template <Described Row> struct Carried {
    std::string_view name; ///< `<module>.<nouns>`, also its file's name
    Sql select; ///< the rows of the objects `:ids`, in an order that only their contents decide
    /// Puts one row in. Rows of other objects may not be there yet.
    void (*put)(WriteTx&, const Row&);
    /// After all rows are in: what names others. Null: nothing does.
    void (*settle)(WriteTx&, const Row&) = nullptr;
};

/// The same of any row.
struct CarriedTable {
    std::string_view name;
    const Shape* shape = nullptr;
    std::function<void(
        ReadTx&, std::span<const ObjectId> ids, const std::function<void(const void* row)>& take)>
        read;
    std::shared_ptr<void> (*make)() = nullptr;
    std::function<void(WriteTx&, const void* row)> put;
    std::function<void(WriteTx&, const void* row)> settle; ///< may be empty
};

template <Described Row> CarriedTable table_of(const Carried<Row>& carried) {
    CarriedTable table{.name = carried.name,
        .shape = &shape_of<Row>,
        .read =
            [select = carried.select](ReadTx& tx, std::span<const ObjectId> ids, const auto& take) {
                for (const auto& row : tx.rows<Row>(select, bind_ids(ids)))
                    take(&row);
            },
        .make = []() -> std::shared_ptr<void> { return std::make_shared<Row>(); },
        .put = [put = carried.put](WriteTx& tx, const void* row) { put(tx, *static_cast<const Row*>(row)); },
        .settle = {}};
    if (carried.settle)
        table.settle = [settle = carried.settle](
                           WriteTx& tx, const void* row) { settle(tx, *static_cast<const Row*>(row)); };
    return table;
}

} // namespace folkmoot
