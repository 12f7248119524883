#include "folkmoot/sql.hpp"

namespace folkmoot {

Binding bind_ids(std::span<const ObjectId> ids) {
    std::string list{"["};
    for (const ObjectId id : ids) {
        if (list.size() > 1) list += ',';
        list += std::to_string(id.value());
    }
    list += ']';
    return bind("ids", list);
}

} // namespace folkmoot
