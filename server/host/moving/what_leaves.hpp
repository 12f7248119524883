#pragma once
#include "host/house.hpp"
#include "host/moving/export.hpp"
#include "host/moving/tables.hpp"

#include <set>

namespace folkmoot::host::moving {

/// Which spaces, objects and rules an export takes out.
class WhatLeaves {
public:
    /// Throws as write_export for a space or object that is not there, or nothing that it could lie under.
    WhatLeaves(House& house, const Exporting& exporting);
    /// What a marking says about what leaves in a file holds for whoever runs the machine, too: throws where
    /// one of these spaces asks for a reason.
    void require_no_reason(ReadTx& tx) const;

    const std::vector<ObjectId>& spaces() const { return spaces_; }
    ObjectId only() const { return only_; } ///< the one space; 0: the whole site
    std::optional<ObjectId> under() const { return top_; }

    /// The ids of some hundred objects after the last, by their ids; nothing at the end. What is in a recycle
    /// bin is none of them, and what no module here carries is counted instead.
    std::optional<std::vector<ObjectId>> next_objects(ReadTx& tx);
    const std::map<std::string, std::int64_t>& stayed() const { return stayed_; } ///< by type

    /// Rules of what stays behind stay behind, too. Rows are asked about in the order of their tables.
    bool wants(const Table& table, const void* row);

private:
    void find_spaces(ReadTx& tx, const std::string& slug);
    void find_under(ReadTx& tx, const Registries& registries, const std::string& under);

    std::set<std::string, std::less<>> carried_; ///< types of objects
    std::vector<ObjectId> spaces_;
    ObjectId only_;
    std::optional<ObjectId> top_;
    std::set<ObjectId> under_; ///< empty: all of it
    std::set<ObjectId> rules_; ///< places whose rules hold for these
    std::set<ObjectId> sections_;
    ObjectId last_;
    bool at_end_ = false;
    std::map<std::string, std::int64_t> stayed_;
};

} // namespace folkmoot::host::moving
