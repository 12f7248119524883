#pragma once
#include "folkmoot/object.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

#include <algorithm>

namespace folkmoot {

/// A permission's name as a template argument.
template <std::size_t N> struct PermissionName {
    consteval PermissionName(const char (&name)[N]) { std::copy_n(name, N, text); }
    char text[N];
};

/// Something one may be allowed to do: `using Edit = Action<"wiki.edit">`.
template <PermissionName name> struct Action {
    static constexpr std::string_view permission{name.text};
};

/// Seeing: what every other permission needs first.
struct ViewAction {
    static constexpr std::string_view permission{"core.view"};
};
using View = ViewAction;

/// Any permission that is more than seeing.
template <class A>
concept ChangeAction = !std::same_as<A, View>;

/// What access has found out about one viewer and one thing, inside one transaction.
class Standing {
public:
    /// Of a space or component only id, space, scope and title are filled in.
    const ObjectRow& object() const { return object_; }
    /// The names of all permissions the viewer has here, sorted: what an answer's `can` lists.
    const std::vector<std::string>& can() const { return *can_; }
    bool can(std::string_view permission) const {
        return std::ranges::binary_search(*can_, permission, std::ranges::less{});
    }

private:
    friend class StandingMaker; // server/access
    Standing() = default;
    ObjectRow object_;
    std::shared_ptr<const std::vector<std::string>> can_;
};

/// The proof that the viewer may do A to this T, now, in this transaction. Domain functions take it instead
/// of a T, so that forgetting the check does not compile. Every Granted is a Granted<T, View>, too.
template <class T, class A> class Granted {
public:
    const T& operator*() const& { return value_; }
    T operator*() && { return std::move(value_); } ///< of one that is about to go: nothing refers into it
    const T* operator->() const { return &value_; }
    const ObjectRow& object() const { return standing_.object(); }
    const Standing& standing() const { return standing_; }
    ObjectId id() const { return standing_.object().id; }
    operator Granted<T, View>() const
        requires(!std::same_as<A, View>)
    {
        return {value_, standing_};
    }

private:
    template <class, class> friend class Granted;
    friend class ReadTx;
    Granted(T value, Standing standing)
        : value_(std::move(value))
        , standing_(std::move(standing)) { }
    T value_;
    Standing standing_;
};

namespace access {
// What the templates below stand on; implemented in server/access. `type` is "core.space", "core.component",
// an object type's name, or empty for an object of any type; a thing of another type counts as missing. A
// `find_` gives nothing for missing and invisible; `require_` throws Code::not_found for both, and
// Code::forbidden for what is seen but may not be done.
std::optional<Standing> find_standing(ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type);
/// Those of the objects that the viewer may see, in the order of `ids` (at most 1,000), with one statement.
std::vector<Standing> find_standings(
    ReadTx& tx, const Viewer& viewer, std::span<const ObjectId> ids, std::string_view type);
/// Whether the viewer sees the objects of that visibility, which is one of that space.
bool is_visible(ReadTx& tx, const Viewer& viewer, ObjectId space, ObjectId visibility);
Standing require_standing(
    ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type, std::string_view permission);
/// One page of what the viewer may see. Throws Code::bad_input for a limit that is not 1 to 200, and for an
/// `after` that no list of this viewer gave.
Paged<Standing> list_standings(ReadTx& tx, const Viewer& viewer, const ListQuery& query);

/// The visibility for something new under a section or an object: its rules, audience, lane and marking.
ObjectId visibility_under(WriteTx& tx, const Standing& parent, Lifecycle lifecycle);
/// The visibility that differs from this one in nothing but the lifecycle.
ObjectId visibility_with(WriteTx& tx, ObjectId visibility, Lifecycle lifecycle);
/// Throws Code::internal for a visibility that there is not.
Lifecycle lifecycle_of(ReadTx& tx, ObjectId visibility);

/// Who would be told of what `actor` does to the object now: the people who watch it and may see it, without
/// the actor. At most 1,000.
std::vector<ObjectId> people_to_tell(ReadTx& tx, const Standing& object, ObjectId actor);
/// After a move in a module's own tree: the object, and all that lies `below` it, comes under its new
/// parent's rules (an object's or a section's), for the same people as the parent or fewer. What has rules of
/// its own keeps them, inside the parent's.
void put_under(
    WriteTx& tx, const Standing& object, const Standing& parent, std::span<const ObjectId> below = {});

/// How many people see an object, or would if it were in that state; at most 1,000 are counted. The number is
/// for showing: it may be a minute old.
std::int64_t count_readers(ReadTx& tx, const Standing& object, Lifecycle lifecycle);
/// Whether all the world reads an object of that place in a public space, once it is in that state of its
/// life.
bool read_by_everybody(ReadTx& tx, const Standing& object, Lifecycle lifecycle);

// The core's own rows, by :id.
inline constexpr Sql space_row{"select id, kind, slug, name, marking, state from space where id = :id"};
inline constexpr Sql component_row{
    "select id, space, module, slug, name, settings from component where id = :id and deleted is null"};
inline constexpr Sql object_row{
    "select id, type, space, component, scope, visibility, title, language, author, "
    "revision, sort, created, updated, updated_by, deleted from object where id = :id"};

/// The type that T stands for: Space, Component, ObjectRow, or a module's struct with object_type().
template <class T> constexpr ObjectType type_for() {
    if constexpr (std::same_as<T, Space>) {
        return {.name = "core.space", .select = space_row};
    } else if constexpr (std::same_as<T, Component>) {
        return {.name = "core.component", .select = component_row};
    } else if constexpr (std::same_as<T, ObjectRow>) {
        return {.name = "", .select = object_row}; // an object of any type
    } else {
        return T::object_type();
    }
}
/// An object's row without its module's row beside it is a defect: throws Code::internal, which is logged.
[[noreturn]] void row_is_missing(std::string_view type, ObjectId id);
/// The row of a thing that there is; access has been checked before.
template <class T> T load(ReadTx& tx, ObjectId id) {
    auto row = tx.row<T>(type_for<T>().select, bind("id", id));
    if (!row) row_is_missing(type_for<T>().name, id);
    return std::move(*row);
}
/// A section's name in addresses, also of one that is deleted.
std::string slug_of_section(ReadTx& tx, ObjectId section);
// Places are remembered beside the store.
template <> Space load<Space>(ReadTx& tx, ObjectId id);
template <> Component load<Component>(ReadTx& tx, ObjectId id);
} // namespace access

template <class T> std::optional<Granted<T, View>> ReadTx::find(const Viewer& viewer, ObjectId id) {
    auto standing = access::find_standing(*this, viewer, id, access::type_for<T>().name);
    if (!standing) return std::nullopt;
    auto value = access::load<T>(*this, id);
    return Granted<T, View>{std::move(value), std::move(*standing)};
}

template <class T, class A> Granted<T, A> ReadTx::require(const Viewer& viewer, ObjectId id) {
    auto standing = access::require_standing(*this, viewer, id, access::type_for<T>().name, A::permission);
    return {access::load<T>(*this, id), std::move(standing)};
}

template <class T> Paged<Granted<T, View>> ReadTx::list(const Viewer& viewer, const ListQuery& query) {
    ListQuery typed = query;
    typed.type = access::type_for<T>().name;
    auto standings = access::list_standings(*this, viewer, typed);
    Paged<Granted<T, View>> page{{}, std::move(standings.next)};
    for (auto& standing : standings.items) {
        ObjectId id = standing.object().id;
        page.items.push_back(Granted<T, View>{access::load<T>(*this, id), std::move(standing)});
    }
    return page;
}

} // namespace folkmoot
