#pragma once
#include "host/moving/named_along.hpp"
#include "host/moving/what_leaves.hpp"

namespace folkmoot::host::moving {

/// The tables of an export on their way into its files, a line for each row that leaves.
class TablesOut {
public:
    TablesOut(const Registries& registries, ParcelOut& parcel, WhatLeaves& leaves);

    /// The rows of these in all tables that are read by such ids, but for texts and states of files.
    void write(ReadTx& tx, By by, std::span<const ObjectId> ids);
    /// Texts with a long history are more than one transaction may last: a few objects at a time.
    void write_texts(ReadTx& tx, std::span<const ObjectId> ids);
    void write_version(const VersionRow& version);
    void end();

    /// Whom what was written names.
    NamedAlong& along() { return along_; }

    static constexpr std::size_t rows_of_at_once = 10; ///< objects whose rows one statement gives

private:
    std::size_t number_of(std::string_view table) const;
    void put(std::size_t number, const void* row);

    WhatLeaves& leaves_;
    std::vector<Table> tables_;
    std::vector<std::unique_ptr<ParcelOut::File>> files_; ///< one for each table
    NamedAlong along_;
    std::string line_;
};

/// So many ids as one statement gives the rows of, at a time.
template <class Work> void in_small_parts(std::span<const ObjectId> ids, const Work& work) {
    for (std::size_t from = 0; from < ids.size(); from += TablesOut::rows_of_at_once)
        work(ids.subspan(from, std::min(TablesOut::rows_of_at_once, ids.size() - from)));
}

} // namespace folkmoot::host::moving
