#pragma once
#include "host/house.hpp"
#include "host/moving/lines.hpp"

#include <map>

namespace folkmoot::host::moving {

/// Who of an export is here already: people by their addresses, organisations and groups by their names,
/// areas by name and place. Rows then name those who are here.
class Newcomers {
public:
    void find(House& house, const Lines& lines);
    std::int64_t known() const { return std::ssize(known_); }
    /// Puts the ids that are used here into a row, in its text, too. False: it has to stay behind, because
    /// who is in a group is for this site to say.
    bool fit(const Table& table, void* row) const;

private:
    void look_up(House& house, const Lines& lines, std::string_view table, const Sql& sql);
    ObjectId here(ObjectId id) const;
    std::map<ObjectId, ObjectId> known_;
};

} // namespace folkmoot::host::moving
