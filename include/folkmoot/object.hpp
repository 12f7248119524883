#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/sql.hpp"

#include <algorithm>

namespace folkmoot {

/// The row each object has in the core table, whatever its type.
struct ObjectRow {
    ObjectId id;
    std::string type;
    ObjectId space;
    std::optional<ObjectId> component;
    ObjectId scope;
    ObjectId visibility;
    std::string title;
    std::string language;
    ObjectId author;
    std::int64_t revision = 0; ///< number of the published revision; 0: never published
    std::int64_t sort = 0;
    Time created;
    Time updated;
    ObjectId updated_by;
    std::optional<Time> deleted;

    static constexpr auto fields() {
        return std::array{field<&ObjectRow::id>("id", "The object"),
            field<&ObjectRow::type>("type", "Its type"),
            field<&ObjectRow::space>("space", "The space it is in"),
            field<&ObjectRow::component>("component", "The section it is in"),
            field<&ObjectRow::scope>("scope", "Where its access rules hang"),
            field<&ObjectRow::visibility>("visibility", "Who can see it"),
            field<&ObjectRow::title>("title", "Its title"),
            field<&ObjectRow::language>("language", "Language of its text (BCP 47)"),
            field<&ObjectRow::author>("author", "Who made it"),
            field<&ObjectRow::revision>("revision", "Number of the published revision"),
            field<&ObjectRow::sort>("sort", "Place in lists"),
            field<&ObjectRow::created>("created", "When made"),
            field<&ObjectRow::updated>("updated", "When last changed"),
            field<&ObjectRow::updated_by>("updated_by", "By whom"),
            field<&ObjectRow::deleted>("deleted", "When it went to the recycle bin")};
    }
};

/// What a module says of a type of object. T::object_type() gives it; T is the module's own row beside the
/// core's:
///     struct Page {
///         ObjectId id; ...
///         static constexpr auto fields() { ... }   // the columns of `select`, in its order
///         static constexpr ObjectType object_type() {
///             return {.name = "wiki.page", .select = "select id, ... from wiki_page where id = :id"};
///         }
///     };
struct ObjectType {
    std::string_view name; ///< `<module>.<noun>`
    Sql select; ///< the module's row of one object, by :id
};

/// A space, as modules see it.
struct Space {
    ObjectId id;
    std::string kind;
    std::string slug;
    std::string name;
    std::string marking;
    std::string state;

    static constexpr auto fields() {
        return std::array{field<&Space::id>("id", "The space"), field<&Space::kind>("kind", "Its kind"),
            field<&Space::slug>("slug", "Its name in addresses"), field<&Space::name>("name", "Its name"),
            field<&Space::marking>("marking", "Its marking"),
            field<&Space::state>("state", "Open, frozen or archived")};
    }
};

/// One module placed in one space, with its settings.
struct Component {
    ObjectId id;
    ObjectId space;
    std::string module;
    std::string slug;
    std::string name;
    Json settings;

    static constexpr auto fields() {
        return std::array{field<&Component::id>("id", "The component"),
            field<&Component::space>("space", "The space it is in"),
            field<&Component::module>("module", "Its module"),
            field<&Component::slug>("slug", "Its name in addresses"),
            field<&Component::name>("name", "Its name"),
            field<&Component::settings>("settings", "The module's settings here")};
    }
};

/// Where an object is between being written and being gone; part of who can see it.
enum class Lifecycle {
    draft, ///< never published: only for those who may see drafts
    live,
    bin ///< deleted, can be brought back
};

/// Which side of deletion a list shows.
enum class Listed {
    present,
    in_bin ///< what was deleted and can be brought back
};

/// Which objects to list, and from where on. Objects run from the greatest sort down.
struct ListQuery {
    ObjectId component; ///< or, when there is none,
    ObjectId space; ///< all of a type in a space; none of both: everywhere
    std::string type; ///< filled in by list<T>
    Listed listed = Listed::present;
    std::string after; ///< the sealed `next` of the page before; empty: from the start
    std::int64_t limit = 50; ///< 1 to 200
};

/// One page of a list; `next` is empty at the end.
template <class T> struct Paged {
    std::vector<T> items;
    std::string next;

    static constexpr auto fields()
        requires Described<T>
    {
        return std::array{field<&Paged::items>("items", "One page of the list"),
            field<&Paged::next>("next", "Ask with it as `after` for the page behind; empty at the end")};
    }
};

namespace detail {
template <class T> struct PagedName {
    static constexpr std::string_view item = short_name<T>();
    static constexpr std::string_view ending = "Page";
    static constexpr auto letters = [] {
        std::array<char, item.size() + ending.size()> text{};
        std::ranges::copy(ending, std::ranges::copy(item, text.begin()).out);
        return text;
    }();
};
} // namespace detail

template <Described T>
inline constexpr Shape shape_of<Paged<T>>{
    {detail::PagedName<T>::letters.data(), detail::PagedName<T>::letters.size()}, stored_fields<Paged<T>>};

} // namespace folkmoot

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::Lifecycle>{
    std::string_view{"draft"}, std::string_view{"live"}, std::string_view{"bin"}};
