#include "greeting.hpp"

#include "folkmoot/module.hpp"

namespace folkmoot::@name@ {

/// Greetings that people leave in a section. This is all that it adds to the house.
class @Name@Module final : public Module {
    void install(Registry& r) override {
        r.permission("@name@.greet", PermissionKind::change, "Leave a greeting", {"owner", "facilitator", "member"});

        r.section({.name = "@name@", .title = "@name@.section", .group = Group::collaborate});
        r.public_page(print_public_page);

        r.object<Greeting>();
        r.search<Greeting>(search_text);

        add_routes(r);
    }
};

} // namespace folkmoot::@name@

FOLKMOOT_MODULE(folkmoot::@name@::@Name@Module, "@name@", "1.0")
