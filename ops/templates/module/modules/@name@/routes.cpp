#include "greeting.hpp"

namespace folkmoot::@name@ {
namespace {

struct GreetingView {
    ObjectId id;
    std::string words;
    static constexpr auto fields() {
        return std::array{field<&GreetingView::id>("id", "The greeting"),
            field<&GreetingView::words>("words", "What it says")};
    }
};

struct ListGreetings {
    ObjectId section;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListGreetings::section>("section", "The section"),
            field<&ListGreetings::after>("after", "`next` of the page before", length(0, 2'000), or_default)};
    }
};

struct Greetings {
    std::vector<GreetingView> items;
    std::string next;
    static constexpr auto fields() {
        return std::array{field<&Greetings::items>("items", "The newest first"),
            field<&Greetings::next>("next", "Asks for the page after this; empty at the end")};
    }
};

Greetings list_greetings(ReadContext& context, const ListGreetings& in) {
    auto page = context.tx.list<Greeting>(context.viewer, {.component = in.section, .after = in.after});
    Greetings greetings{{}, page.next};
    for (const auto& greeting : page.items)
        greetings.items.push_back({greeting.id(), greeting.object().title});
    return greetings;
}

struct NewGreeting {
    ObjectId section;
    std::string words;
    static constexpr auto fields() {
        return std::array{field<&NewGreeting::section>("section", "The section"),
            field<&NewGreeting::words>("words", "What it says", length(1, 200))};
    }
};

Saved save_greeting(WriteContext& context, const NewGreeting& in) {
    auto section = context.tx.require<Component, Greet>(context.viewer, in.section);
    return {leave_greeting(context.tx, section, in.words)};
}

} // namespace

void add_routes(Registry& r) {
    r.get("/sections/{section}/greetings", Access::to<Component, View>("section"), list_greetings,
        "The greetings left in a section");
    r.post("/sections/{section}/greetings", Access::to<Component, Greet>("section"), save_greeting,
        "Leaves a greeting");
}

} // namespace folkmoot::@name@
