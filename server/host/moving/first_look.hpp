#pragma once
#include "host/house.hpp"
#include "host/moving/lines.hpp"

namespace folkmoot::host::moving {

/// Reads an export from end to end before anything is changed: each line, what lines say of one another, and
/// whether this site can hold it. Remembers eight octets for each object. Throws std::runtime_error with what
/// is wrong and where.
class FirstLook {
public:
    FirstLook(House& house, const Lines& lines)
        : house_(house)
        , lines_(lines) { }

    /// Whether what is in it is so in itself, and whether types, modules, roles and markings are known here.
    void check();
    /// Whether none of it is here already, under its ids or a space's name.
    void require_free(std::string_view into);
    std::int64_t spaces() const { return spaces_; }

private:
    void look_at(const Table& table, const void* row, std::int64_t line);
    void look_at_object(const Table& table, const void* row, std::int64_t line);
    void look_at_names(const Table& table, const void* row, std::int64_t line);
    bool has_object(ObjectId id) const;

    House& house_;
    const Lines& lines_;
    std::vector<ObjectId> objects_; ///< ascending
    std::set<ObjectId> places_; ///< what is no object and no person
    std::set<ObjectId> people_;
    std::set<std::string, std::less<>> roles_, markings_;
    std::int64_t spaces_ = 0;
};

} // namespace folkmoot::host::moving
