#include "events/append.hpp"

#include "audit/actor.hpp"
#include "events/event_json.hpp"
#include "events/wake.hpp"

namespace folkmoot::events {
namespace {

constexpr Sql insert_event{
    "insert into event (id, name, actor, space, component, object, visibility, person, at, data)"
    " values (:id, :name, :actor, :space, :component, :object, :visibility, :person, :at, :data)"};
constexpr Sql select_object_place{"select space, component, visibility from object where id = :id"};

struct ObjectPlace {
    ObjectId space;
    std::optional<ObjectId> component;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&ObjectPlace::space>("space", "Of the object"),
            field<&ObjectPlace::component>("component", "Of the object"),
            field<&ObjectPlace::visibility>("visibility", "Of the object")};
    }
};

/// Whether this transaction has already asked for the log's readers to be woken.
struct Woken {
    bool asked = false;
};

} // namespace

void append(WriteTx& tx, const NewEvent& event) {
    tx.run(insert_event, bind("id", tx.new_id()), bind("name", event.name),
        bind("actor", audit::actor_of(tx).person), bind("space", event.space),
        bind("component", event.component), bind("object", event.object),
        bind("visibility", event.visibility), bind("person", event.person), bind("at", tx.now()),
        bind("data", event.data));
    auto& woken = tx.remembered<Woken>();
    if (std::exchange(woken.asked, true)) return;
    tx.after_commit([&wake = tx.kept<Wake>()] { wake.ring(); });
}

void append(
    WriteTx& tx, const ObjectRow& about, std::string_view name, const Shape& shape, const void* event) {
    NewEvent written{.name = name, .space = about.space, .data = data_of(shape, event)};
    // The row that the caller holds may be older than what this transaction has changed since.
    if (const auto place = tx.row<ObjectPlace>(select_object_place, bind("id", about.id))) {
        written.space = place->space;
        written.component = place->component;
        written.object = about.id;
        written.visibility = place->visibility;
    }
    append(tx, written);
}

} // namespace folkmoot::events
