#include "host/core_routes.hpp"
#include "objects/home.hpp"

namespace folkmoot::host {
namespace {

objects::Home show_home(ReadContext& context, const Nothing&) {
    return objects::home(context.tx, context.viewer);
}

} // namespace

void add_home_routes(Registry& r) {
    r.get("/home", Access::signed_in(), show_home, "One's spaces, what one was at, and what is new");
}

} // namespace folkmoot::host
