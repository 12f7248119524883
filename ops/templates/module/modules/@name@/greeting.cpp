#include "greeting.hpp"

namespace folkmoot::@name@ {
namespace {

constexpr Sql insert_greeting{"insert into @name@_greeting (id, component) values (:id, :component)"};

} // namespace

ObjectId leave_greeting(WriteTx& tx, const Granted<Component, Greet>& section, std::string_view words) {
    const auto object = create_object(
        tx, section, {.type = "@name@.greeting", .title = std::string{words}, .lifecycle = Lifecycle::live});
    tx.run(insert_greeting, bind("id", object.id), bind("component", section->id));
    tx.emit(object, GreetingLeft{section->id});
    return object.id;
}

SearchText search_text(ReadTx&, const ObjectRow& greeting) {
    return {.title = greeting.title, .language = greeting.language};
}

} // namespace folkmoot::@name@
