#pragma once
#include "folkmoot/objects.hpp"

namespace folkmoot::objects {

/// What a change needs to know of an object as it is in this transaction now; a Standing may be older.
struct Current {
    std::int64_t revision = 0;
    std::string title;
    ObjectId visibility;
    std::optional<Time> deleted;
    static constexpr auto fields() {
        return std::array{field<&Current::revision>("revision", "Number of the published revision"),
            field<&Current::title>("title", "Its title"),
            field<&Current::visibility>("visibility", "Who can see it"),
            field<&Current::deleted>("deleted", "When it went to the recycle bin")};
    }
};

/// Throws Code::conflict "objects.in_bin" for a deleted object: nothing about it changes until it is
/// restored.
Current current(WriteTx& tx, ObjectId object);

} // namespace folkmoot::objects
