#include "objects/id_list.hpp"

namespace folkmoot::objects {

Binding bind_ids(std::span<const ObjectId> ids) {
    std::string list{"["};
    for (const ObjectId id : ids) {
        if (list.size() > 1) list += ',';
        list += std::to_string(id.value());
    }
    list += ']';
    return bind("ids", list);
}

} // namespace folkmoot::objects
