#include "folkmoot/route.hpp"

namespace folkmoot {

std::string_view name_of(Method method) {
    switch (method) {
    case Method::get:
        return "GET";
    case Method::post:
        return "POST";
    case Method::put:
        return "PUT";
    case Method::patch:
        return "PATCH";
    case Method::del:
        return "DELETE";
    }
    return "";
}

} // namespace folkmoot
