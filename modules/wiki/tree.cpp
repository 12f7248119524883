#include "tree.hpp"

#include "folkmoot/label.hpp"

#include <set>

namespace folkmoot::wiki {
namespace {

constexpr std::size_t page_size = 100;
constexpr std::int64_t batch = 200; ///< siblings read with one statement
constexpr int most_scanned = 2000; ///< siblings looked at for one page of the tree
constexpr std::int64_t deepest = 200; ///< levels
constexpr std::int64_t gap =
    1'000'000; ///< between the positions of neighbours, so that a move touches one row

struct Sibling {
    ObjectId id;
    std::int64_t position = 0;
    static constexpr auto fields() {
        return std::array{
            field<&Sibling::id>("id", "The page"), field<&Sibling::position>("position", "Its place")};
    }
};

constexpr Sql siblings_after{
    "select p.id, p.position from wiki_page p join object o on o.id = p.id where p.component = :component "
    "and coalesce(p.parent, 0) = :parent and o.deleted is null "
    "and (p.position > :position or (p.position = :position and p.id > :id)) "
    "order by p.position, p.id limit 200"};
constexpr Sql greatest_position{
    "select max(position) from wiki_page where component = :component and coalesce(parent, 0) = :parent"};
constexpr Sql position_before{"select max(position) from wiki_page where component = :component "
                              "and coalesce(parent, 0) = :parent and position < :position and id <> :page"};
constexpr Sql move_page{"update wiki_page set parent = :parent, position = :position where id = :id"};
constexpr Sql spread{"update wiki_page set position = :position where id = :id"};
constexpr Sql parent_of{"select parent from wiki_page where id = :id"};
constexpr Sql place_above{"select coalesce(parent, component) from wiki_page where id = :id"};
/// Of each page, the first one directly below it.
struct FirstBelow {
    ObjectId parent;
    ObjectId space;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&FirstBelow::parent>("parent", "The page"),
            field<&FirstBelow::space>("space", "Its space"),
            field<&FirstBelow::visibility>("visibility", "Who sees the first page below it")};
    }
};
constexpr Sql first_below{
    "select wanted.value, o.space, o.visibility from json_each(:ids) as wanted join object o on o.id = ("
    "select p.id from wiki_page p join object c on c.id = p.id where p.component = :component "
    "and coalesce(p.parent, 0) = wanted.value and c.deleted is null order by p.position, p.id limit 1)",
    "select cast(wanted.value as bigint), o.space, o.visibility "
    "from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted (value) join object o on o.id = ("
    "select p.id from wiki_page p join object c on c.id = p.id where p.component = :component "
    "and coalesce(p.parent, 0) = cast(wanted.value as bigint) and c.deleted is null "
    "order by p.position, p.id limit 1)"};
constexpr Sql all_below{
    "with recursive below (id, parent, position) as (select id, parent, position from wiki_page "
    "where parent = :page union select p.id, p.parent, p.position from wiki_page p "
    "join below on p.parent = below.id) select id, parent from below order by position, id limit 5001"};

std::int64_t key_of(std::optional<ObjectId> parent) {
    return parent ? parent->value() : 0;
}

/// Calls `take` for the siblings after a place, in order, some at a time, until it says no.
template <class Take>
void each_batch(ReadTx& tx, ObjectId component, std::optional<ObjectId> parent, Sibling from, Take take) {
    for (int scanned = 0; scanned < most_scanned;) {
        auto rows = tx.rows<Sibling>(siblings_after, bind("component", component),
            bind("parent", key_of(parent)), bind("position", from.position), bind("id", from.id));
        if (rows.empty() || !take(std::span<const Sibling>{rows}) || std::ssize(rows) < batch) return;
        from = rows.back();
        scanned += static_cast<int>(rows.size());
    }
}

template <class Take>
void each_sibling(ReadTx& tx, ObjectId component, std::optional<ObjectId> parent, Sibling from, Take take) {
    each_batch(tx, component, parent, from,
        [&](std::span<const Sibling> rows) { return std::ranges::all_of(rows, take); });
}

bool has_visible_child(ReadContext& context, ObjectId component, ObjectId page) {
    bool found = false;
    each_sibling(context.tx, component, page, Sibling{}, [&](const Sibling& child) {
        found =
            access::find_standing(context.tx, context.viewer, child.id, Page::object_type().name).has_value();
        return !found;
    });
    return found;
}

/// Which of these pages have a page below them that the viewer may see. Nearly always the first one below
/// tells.
std::set<ObjectId> with_visible_children(
    ReadContext& context, ObjectId component, std::span<const Standing> pages) {
    std::vector<ObjectId> ids;
    for (const auto& page : pages)
        ids.push_back(page.object().id);
    std::set<ObjectId> found;
    if (ids.empty()) return found;
    for (const auto& first :
        context.tx.rows<FirstBelow>(first_below, bind("component", component), bind_ids(ids))) {
        const bool seen = access::is_visible(context.tx, context.viewer, first.space, first.visibility);
        if (seen || has_visible_child(context, component, first.parent)) found.insert(first.parent);
    }
    return found;
}

TreeNode tree_node(ReadContext& context, const Standing& page, bool has_children) {
    const ObjectRow& object = page.object();
    return {.id = object.id,
        .title = object.title,
        .address = objects::address_of(context.tx, page),
        .has_children = has_children,
        .published = object.revision > 0,
        .restricted = object.scope == object.id,
        .can = page.can()};
}

Sibling read_cursor(ReadContext& context, std::string_view after) {
    if (after.empty()) return {};
    std::string text = context.services.unseal("wiki.children", context.viewer.person(), after);
    auto comma = text.find(',');
    return {
        .id = ObjectId{std::stoll(text.substr(comma + 1))}, .position = std::stoll(text.substr(0, comma))};
}

std::string write_cursor(ReadContext& context, const Sibling& at) {
    return context.services.seal("wiki.children", context.viewer.person(),
        std::to_string(at.position) + "," + std::to_string(at.id.value()));
}

/// Makes room again where moves have used up the gap: gives all siblings new places.
void spread_siblings(WriteTx& tx, ObjectId component, std::optional<ObjectId> parent) {
    std::int64_t position = 0;
    each_sibling(tx, component, parent, Sibling{}, [&](const Sibling& sibling) {
        tx.run(spread, bind("position", position += gap), bind("id", sibling.id));
        return true;
    });
}

std::int64_t position_for(WriteTx& tx, ObjectId component, std::optional<ObjectId> parent, ObjectId page,
    std::optional<ObjectId> before) {
    if (!before) return last_position(tx, component, parent);
    for (bool spread_once = false;; spread_once = true) {
        auto sibling = tx.row<Page>(Page::object_type().select, bind("id", *before));
        if (!sibling || sibling->component != component || sibling->parent != parent || *before == page)
            throw Problem(Code::bad_input, "request.fields").with_field({"before", "wiki.not_a_sibling", {}});
        std::int64_t after =
            tx.value<std::int64_t>(position_before, bind("component", component),
                  bind("parent", key_of(parent)), bind("position", sibling->position), bind("page", page))
                .value_or(sibling->position - 2 * gap);
        if (sibling->position - after >= 2 || spread_once) return after + (sibling->position - after) / 2;
        spread_siblings(tx, component, parent);
    }
}

void refuse_cycle(ReadTx& tx, ObjectId page, std::optional<ObjectId> parent) {
    for (std::int64_t level = 0; parent; ++level) {
        if (*parent == page) throw Problem(Code::conflict, "wiki.cycle");
        if (level == deepest) throw Problem(Code::conflict, "wiki.too_deep");
        parent = tx.value<ObjectId>(parent_of, bind("id", *parent));
    }
}

} // namespace

Paged<TreeNode> children(
    ReadContext& context, ObjectId component, std::optional<ObjectId> parent, std::string_view after) {
    Paged<TreeNode> result;
    std::vector<Standing> pages;
    Sibling last = read_cursor(context, after);
    each_batch(context.tx, component, parent, last, [&](std::span<const Sibling> siblings) {
        std::vector<ObjectId> ids;
        for (const Sibling& sibling : siblings)
            ids.push_back(sibling.id);
        auto visible = access::find_standings(context.tx, context.viewer, ids, Page::object_type().name);
        for (auto& page : visible) {
            if (pages.size() == page_size) {
                result.next = write_cursor(context, last);
                return false;
            }
            last = *std::ranges::find(siblings, page.object().id, &Sibling::id);
            pages.push_back(std::move(page));
        }
        return true;
    });
    const auto parents = with_visible_children(context, component, pages);
    for (const auto& page : pages)
        result.items.push_back(tree_node(context, page, parents.contains(page.object().id)));
    return result;
}

std::vector<Standing> trail(ReadTx& tx, const Viewer& viewer, const Page& page) {
    // Trees are shallow: a short statement for each level is quicker than one that recurses.
    std::vector<ObjectId> above;
    for (auto next = page.parent; next && std::ssize(above) < deepest;
        next = tx.value<ObjectId>(parent_of, bind("id", *next)))
        above.push_back(*next);
    auto seen = access::find_standings(tx, viewer, above, Page::object_type().name);
    std::size_t unbroken = 0;
    while (unbroken < seen.size() && seen[unbroken].object().id == above[unbroken])
        ++unbroken;
    seen.erase(seen.begin() + static_cast<std::ptrdiff_t>(unbroken), seen.end());
    std::ranges::reverse(seen);
    return seen;
}

std::int64_t last_position(ReadTx& tx, ObjectId component, std::optional<ObjectId> parent) {
    return tx.value<std::int64_t>(
                 greatest_position, bind("component", component), bind("parent", key_of(parent)))
               .value_or(0)
        + gap;
}

std::int64_t numbered_position(std::int64_t number) {
    return number * gap;
}

void place_page(WriteContext& context, const Granted<Page, Arrange>& page,
    const std::optional<Granted<Page, Create>>& parent, std::optional<ObjectId> before) {
    WriteTx& tx = context.tx;
    std::optional<ObjectId> to;
    if (parent) to = parent->id();
    if (parent && (*parent)->component != page->component) throw Problem(Code::conflict, "wiki.other_wiki");
    refuse_cycle(tx, page.id(), to);
    std::int64_t position = position_for(tx, page->component, to, page.id(), before);
    tx.run(move_page, bind("parent", to), bind("position", position), bind("id", page.id()));
    if (to != page->parent) {
        const Standing above = parent
            ? parent->standing()
            : tx.require<Component, Create>(context.viewer, page->component).standing();
        access::put_under(tx, page.standing(), above, objects_of(pages_below(tx, page.id())));
    }
    tx.emit(page.object(), PageMoved{.from = page->parent, .to = to});
}

std::optional<ObjectId> above(ReadTx& tx, ObjectId page) {
    return tx.value<ObjectId>(place_above, bind("id", page));
}

std::vector<PlacedBelow> pages_below(ReadTx& tx, ObjectId page) {
    auto pages = tx.rows<PlacedBelow>(all_below, bind("page", page));
    if (pages.size() > 5000) throw Problem(Code::too_large, "wiki.subtree");
    return pages;
}

} // namespace folkmoot::wiki
