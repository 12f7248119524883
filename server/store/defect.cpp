#include "store/defect.hpp"

namespace folkmoot::store {

Defect::Defect(std::string_view reason, std::string_view statement)
    : Problem(Code::internal, "store.defect")
    , text_(reason) {
    if (!statement.empty()) text_.append(": ").append(statement.substr(0, 200));
}

} // namespace folkmoot::store
