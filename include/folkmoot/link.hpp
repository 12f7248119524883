#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot {

/// What a link says of its end; the verb's subject is where it begins ("this decided that").
enum class LinkKind { links, cites, replies_to, decided, changed, duplicates, placed_from, shows };

/// Where one link leads: to an object, or to a title in a section that may not have a page yet (a red link).
struct NewLink {
    LinkKind kind = LinkKind::links;
    std::int64_t from_block = 0; ///< the block it stands in, 0: the object as a whole
    std::optional<ObjectId> to_object = {};
    std::int64_t to_block = 0;
    std::optional<ObjectId> to_component = {};
    std::optional<std::string> to_title = {}; ///< as the module compares titles; at most 200 characters
    std::optional<std::int64_t> to_revision = {}; ///< in which the end came to say what the link is about
    auto operator<=>(const NewLink&) const = default;
};

namespace objects {
/// What the template below stands on.
void set_links(WriteTx& tx, const Standing& object, std::vector<NewLink> links);

/// Links by that title in that section lead to the object from now on: red links turn blue.
void resolve_links(WriteTx& tx, ObjectId component, std::string_view title, ObjectId object);
/// Links by that title in that section lead nowhere from now on, until resolve_links.
void break_links(WriteTx& tx, ObjectId component, std::string_view title);
} // namespace objects

/// Says what the object links to now; only what differs from before is written, and nothing of what leads to
/// an object that there is not. Throws Code::too_large "objects.too_many_links" beyond 2,000, Code::internal
/// for a link without an end.
template <class T, ChangeAction A>
void set_links(WriteTx& tx, const Granted<T, A>& object, std::vector<NewLink> links) {
    objects::set_links(tx, object.standing(), std::move(links));
}

} // namespace folkmoot

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::LinkKind>{std::string_view{"links"},
    std::string_view{"cites"}, std::string_view{"replies_to"}, std::string_view{"decided"},
    std::string_view{"changed"}, std::string_view{"duplicates"}, std::string_view{"placed_from"},
    std::string_view{"shows"}};
