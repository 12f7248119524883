#pragma once
#include "folkmoot/objects.hpp"
#include "folkmoot/registry.hpp"

namespace folkmoot::@name@ {

using Greet = Action<"@name@.greet">;

/// What somebody left for the others to read. Its words are the object's title.
struct Greeting {
    ObjectId id;
    ObjectId component;

    static constexpr auto fields() {
        return std::array{field<&Greeting::id>("id", "The greeting"),
            field<&Greeting::component>("component", "The section it is in")};
    }
    static constexpr ObjectType object_type() {
        return {.name = "@name@.greeting",
            .select = "select id, component from @name@_greeting where id = :id"};
    }
};

/// A greeting was left. Search and live updates go by this.
struct GreetingLeft {
    static constexpr std::string_view name = "@name@.greeting_left";
    ObjectId section;

    static constexpr auto fields() {
        return std::array{field<&GreetingLeft::section>("section", "The section it was left in")};
    }
};

/// Leaves a greeting of 1 to 200 characters; everybody who sees the section sees it.
ObjectId leave_greeting(WriteTx& tx, const Granted<Component, Greet>& section, std::string_view words);

/// The newest greetings as a list in HTML.
std::string print_greetings(ReadTx& tx, const Viewer& viewer, const Granted<Component, View>& section);

void add_routes(Registry& registry);
SearchText search_text(ReadTx& tx, const ObjectRow& greeting);
PublicPage print_public_page(
    ReadContext& context, const Granted<Component, View>& section, std::string_view rest);

} // namespace folkmoot::@name@
