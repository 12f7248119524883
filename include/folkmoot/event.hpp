#pragma once
#include "folkmoot/object.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot {

/// A durable fact: a described struct with ids only (never text that somebody wrote), named
/// `<module>.<noun>_<past>`. Search, live updates and news follow from events alone: an object that is made
/// or changed without one is not found.
///     struct PageMoved {
///         static constexpr std::string_view name = "wiki.page_moved";
///         std::optional<ObjectId> from, to;
///         static constexpr auto fields() { ... }
///     };
template <class E>
concept EventType = Described<E> && requires {
    { E::name } -> std::convertible_to<std::string_view>;
};

namespace events {
/// Writes the event row: who (the transaction's actor), about what, with the object's visibility of this
/// moment.
void append(
    WriteTx& tx, const ObjectRow& about, std::string_view name, const Shape& shape, const void* event);
} // namespace events

template <class E> void WriteTx::emit(const ObjectRow& about, const E& event) {
    static_assert(EventType<E>, "an event is a described struct with a name");
    events::append(*this, about, E::name, shape_of<E>, &event);
}

} // namespace folkmoot
