#include "greeting.hpp"

#include "folkmoot/module.hpp"

namespace folkmoot::@name@ {

/// Greetings that people leave in a section. This is all that it adds to the house.
class @Name@Module final : public Module {
    void install(Registry& r) override {
        r.permission(Greet::permission, PermissionKind::change, "Leave a greeting", {"owner", "facilitator", "member"});

        r.section({.name = "@name@", .title = "@name@.section", .group = Group::collaborate});
        r.object<Greeting>();
        r.search<Greeting>(search_text);
        r.event<GreetingLeft>("A greeting was left");

        add_routes(r);
        r.public_page(print_public_page);
    }
};

} // namespace folkmoot::@name@

FOLKMOOT_MODULE(folkmoot::@name@::@Name@Module, "@name@", "1.0")
