#pragma once
#include "folkmoot/services.hpp"
#include "host/moving/parcel.hpp"
#include "host/moving/tables.hpp"

#include <set>

namespace folkmoot::host::moving {

/// The tables of an export that is read, line by line. What is wrong is a std::runtime_error that says where:
/// "data/objects.jsonl, line 12: ...".
class Lines {
public:
    Lines(const ParcelIn& parcel, const Registries& registries, const Services& services)
        : parcel_(parcel)
        , services_(services)
        , tables_(tables(registries)) { }

    /// Checks the sums of all files, and that there is no table that nothing here takes in.
    void check(const Manifest& manifest);

    const std::vector<Table>& all() const { return tables_; }
    const Table& find(std::string_view name) const;
    /// A row and the number of its line, from `after` on.
    using Take = std::function<void(std::shared_ptr<void> row, std::int64_t line)>;
    void each(const Table& table, std::int64_t after, const Take& take) const;
    /// Says where something is wrong.
    [[noreturn]] static void fail(const Table& table, std::int64_t line, const std::string& what);

private:
    std::shared_ptr<void> parse(const Table& table, std::string_view line) const;
    const ParcelIn& parcel_;
    const Services& services_;
    std::vector<Table> tables_;
    std::set<std::string, std::less<>> listed_; ///< files of tables
};

/// A field of a row, by its name; null where it has none, or nothing in it.
const ObjectId* id_in(const Table& table, const void* row, std::string_view field);
std::string text_in(const Table& table, const void* row, std::string_view field);

} // namespace folkmoot::host::moving
