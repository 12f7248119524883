#pragma once
#include "folkmoot/carrying.hpp"
#include "folkmoot/importing.hpp"
#include "folkmoot/job.hpp"
#include "folkmoot/mail.hpp"
#include "folkmoot/permission.hpp"
#include "folkmoot/route.hpp"
#include "folkmoot/search.hpp"
#include "folkmoot/text_abilities.hpp"

namespace folkmoot {

/// Which of the four groups of a space's navigation a section stands in.
enum class Group { collaborate, consult, inform, know };

/// How a module appears as a section of a space.
struct Section {
    std::string_view name; ///< the module's name, also the default slug
    std::string_view title; ///< message key of its usual name, such as "wiki.section"
    Group group = Group::collaborate;
    /// Makes what a fresh section needs (a wiki: its first page). Runs in the transaction that adds the
    /// section.
    void (*furnish)(WriteContext&, const Granted<Component, View>&) = nullptr;
};

/// A text on a page for everybody, printed by the server inside the site's frame.
struct PublicPage {
    std::string title;
    std::string language = "en";
    std::string html; ///< printed by richtext, never put together from text
    std::int64_t revision = 0; ///< which stands on paper; 0: it has none
    std::string moved_to; ///< not empty: the address has changed, answer with a redirect there
};

/// One of the objects that lie under another, and what it lies in directly.
struct PlacedBelow {
    ObjectId id;
    ObjectId in;
    static constexpr auto fields() {
        return std::array{field<&PlacedBelow::id>("id", "The object"),
            field<&PlacedBelow::in>("placed_in", "What it lies in directly")};
    }
};
/// The objects alone.
inline std::vector<ObjectId> objects_of(std::span<const PlacedBelow> placed) {
    std::vector<ObjectId> objects;
    for (const auto& one : placed)
        objects.push_back(one.id);
    return objects;
}

/// What only a module knows of its objects, for the features that the house writes once.
struct ObjectAbilities {
    std::string_view remove; ///< the permission that deleting one asks for
    /// The permission to write its next text together with others, live. Empty: it has no text, or its module
    /// writes it in another way.
    std::string_view live = {};
    /// Its text, where it has one that is drafted and published.
    TextAbilities text = {};
    /// The permission that commenting on one asks for. With it the type takes comments: threads on the whole
    /// or on words of its published revision, in all that the house does with them (audiences, mentions, live
    /// updates, search, recycle bin), and the client's panel shows them on any screen that says which object
    /// it shows. Empty: nobody comments on it.
    std::string_view comment = {};
    /// The permission to suggest changes of its text. With it, and with `live`, the type takes suggestions:
    /// each is written like the text itself, and whoever may write that live accepts or rejects it.
    std::string_view suggest = {};
    /// Who of those with the permission `live` may write this one live; null: all of them.
    bool (*writes_live)(ReadTx&, const Viewer&, const Standing&) = nullptr;
    /// All objects that lie under one (a page's subtree, without itself), deleted ones too: they are
    /// restricted, deleted, brought back and exported with it. At most 5,000; more is Code::too_large.
    std::vector<PlacedBelow> (*below)(ReadTx&, ObjectId) = nullptr;
    /// What one stands under, an object or its section: it is for the readers of that, or for fewer. With it,
    /// one in a community can be for others than it was made for; null or nothing: it stays as it was made.
    std::optional<ObjectId> (*above)(ReadTx&, ObjectId) = nullptr;
    /// Makes the copy of one, without its text, under another object or in a section: never published, and
    /// with a number behind its title where that is taken. Asks the viewer's rights there; throws
    /// Code::not_found for a place that cannot hold it. Null: what is of this type is not copied.
    ObjectId (*copied)(
        WriteContext&, const ObjectRow& original, ObjectId into, std::string_view title) = nullptr;
    /// An object leaves the recycle bin for good: removes the module's own rows of it. What lay under it
    /// stays or goes by itself and may no longer name it.
    void (*purged)(WriteTx&, const ObjectRow&) = nullptr;
    /// After an object has gone to the recycle bin with what lies under it, and after it came back.
    void (*deleted)(WriteContext&, const ObjectRow&) = nullptr;
    void (*restored)(WriteContext&, const ObjectRow&) = nullptr;
};

/// What a module adds to the house. Filled in by Module::install, frozen before the first request.
class Registry {
public:
    virtual ~Registry() = default;

    // The ways to register a route. `path` begins behind the module's name ("/pages/{page}"); what stands in
    // braces is a field of In, and so are the members of the query (get) or the body (all others). `doc` is
    // its line in the description of the API. What is special about a route is said of what is given back:
    // `r.get(...).costly()`.

    /// Shows something.
    template <class In, class Out>
    Route& get(
        std::string_view path, Access access, Out (*show)(ReadContext&, const In&), std::string_view doc) {
        Route route = described<In, Out>(Method::get, path, access, doc);
        route.show = [show](ReadContext& context, const void* in) -> Route::Record {
            return std::make_shared<Out>(show(context, *static_cast<const In*>(in)));
        };
        return add(std::move(route));
    }

    /// A question too long for an address: a POST that only reads, on a snapshot, as a GET does.
    template <class In, class Out>
    Route& ask(
        std::string_view path, Access access, Out (*show)(ReadContext&, const In&), std::string_view doc) {
        Route route = described<In, Out>(Method::post, path, access, doc);
        route.show = [show](ReadContext& context, const void* in) -> Route::Record {
            return std::make_shared<Out>(show(context, *static_cast<const In*>(in)));
        };
        return add(std::move(route));
    }

    /// A change in two halves: `prepare` has no transaction (parse, hash, print), `save` nothing but one.
    template <class In, class Prepared, class Out>
    Route& change(Method method, std::string_view path, Access access,
        Prepared (*prepare)(PrepareContext&, const In&), Out (*save)(WriteContext&, const Prepared&),
        std::string_view doc) {
        Route route = described<In, Out>(method, path, access, doc);
        route.prepare = [prepare](PrepareContext& context, const Route::Record& in) -> Route::Record {
            return std::make_shared<Prepared>(prepare(context, *static_cast<const In*>(in.get())));
        };
        return add_saving<Prepared>(std::move(route), save);
    }

    /// A change that needs no preparation.
    template <class In, class Out>
    Route& change(Method method, std::string_view path, Access access, Out (*save)(WriteContext&, const In&),
        std::string_view doc) {
        return add_saving<In>(described<In, Out>(method, path, access, doc), save);
    }

    template <class... Rest> Route& post(std::string_view path, Access access, Rest... rest) {
        return change(Method::post, path, access, rest...);
    }
    template <class... Rest> Route& put(std::string_view path, Access access, Rest... rest) {
        return change(Method::put, path, access, rest...);
    }
    template <class... Rest> Route& del(std::string_view path, Access access, Rest... rest) {
        return change(Method::del, path, access, rest...);
    }

    /// A permission `<module>.<verb>`, when it counts, and the stock roles that have it from the start
    /// ("owner", "member", ...).
    virtual void permission(std::string_view name, PermissionKind kind, std::string_view doc,
        std::vector<std::string_view> stock_roles) = 0;

    /// A type of object: it gets revisions, drafts, links, marks, tags, recycle bin and access from the
    /// house.
    template <class T> void object(ObjectAbilities abilities = {}) {
        add_object(T::object_type(), abilities);
    }
    /// An event that the module emits.
    template <EventType E> void event(std::string_view doc) { add_event(E::name, shape_of<E>, doc); }
    /// What of an object is found by searching.
    template <class T> void search(SearchText (*text)(ReadTx&, const ObjectRow&)) {
        add_search(T::object_type().name, text);
    }
    /// A table of the module's own whose rows leave with its objects in an export.
    template <class Row> void carry(const Carried<Row>& carried) { add_carried(table_of(carried)); }
    /// How the module stands in a space; one for each module.
    virtual void section(Section section) = 0;
    /// Work that outlives requests, or is done by the clock: `<module>.<what it does>`.
    virtual void job(JobKind kind) = 0;
    /// A mail that it sends: `<module>.<what>`.
    virtual void mail(MailKind kind) = 0;

    /// The page that a public space shows at `/p/<space>/<section>[/<rest>]` for this module's sections.
    virtual void public_page(
        PublicPage (*print)(ReadContext&, const Granted<Component, View>&, std::string_view rest)) = 0;

    /// How pages from elsewhere come into this module's sections.
    virtual void importer(PageImporter importer) = 0;

protected:
    /// Puts the module's prefix before the path: "/pages" becomes "/api/v1/wiki/pages".
    virtual Route& add(Route route) = 0;
    virtual void add_object(ObjectType type, ObjectAbilities abilities) = 0;
    virtual void add_event(std::string_view name, const Shape& shape, std::string_view doc) = 0;
    virtual void add_search(std::string_view type, SearchText (*text)(ReadTx&, const ObjectRow&)) = 0;
    virtual void add_carried(CarriedTable table) = 0;

private:
    template <class In, class Out>
    static Route described(Method method, std::string_view path, Access access, std::string_view doc) {
        const Shape* out = nullptr;
        if constexpr (!std::same_as<Out, Download>) out = &shape_of<Out>;
        return {.method = method,
            .path = std::string{path},
            .access = access,
            .doc = doc,
            .in = &shape_of<In>,
            .out = out,
            .make_in = []() -> Route::Record { return std::make_shared<In>(); },
            .prepare = {},
            .show = {},
            .save = {},
            .effort = Effort::light,
            .rated = Rated::usual,
            .when_full = WhenFull::refused};
    }
    template <class Prepared, class Out>
    Route& add_saving(Route route, Out (*save)(WriteContext&, const Prepared&)) {
        route.save = [save](WriteContext& context, const void* prepared) -> Route::Record {
            return std::make_shared<Out>(save(context, *static_cast<const Prepared*>(prepared)));
        };
        return add(std::move(route));
    }
};

} // namespace folkmoot

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::Group>{std::string_view{"collaborate"},
    std::string_view{"consult"}, std::string_view{"inform"}, std::string_view{"know"}};
