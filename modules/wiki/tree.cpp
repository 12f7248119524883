#include "tree.hpp"

#include "folkmoot/label.hpp"

namespace folkmoot::wiki {
namespace {

constexpr std::size_t page_size = 100;
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
constexpr Sql below{"with recursive below (id) as (select id from wiki_page where parent = :page union "
                    "select p.id from wiki_page p join below on p.parent = below.id) "
                    "select id from below limit 5001"};

std::int64_t key_of(std::optional<ObjectId> parent) {
    return parent ? parent->value() : 0;
}

/// Calls `take` for the siblings after a place, in order, until it says no.
template <class Take>
void each_sibling(ReadTx& tx, ObjectId component, std::optional<ObjectId> parent, Sibling from, Take take) {
    for (int scanned = 0; scanned < most_scanned;) {
        auto rows = tx.rows<Sibling>(siblings_after, bind("component", component),
            bind("parent", key_of(parent)), bind("position", from.position), bind("id", from.id));
        for (const Sibling& row : rows)
            if (!take(row)) return;
        if (rows.empty()) return;
        from = rows.back();
        scanned += static_cast<int>(rows.size());
    }
}

bool has_visible_child(ReadContext& context, const Page& page) {
    bool found = false;
    each_sibling(context.tx, page.component, page.id, Sibling{}, [&](const Sibling& child) {
        found = context.tx.find<Page>(context.viewer, child.id).has_value();
        return !found;
    });
    return found;
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

TreeNode tree_node(ReadContext& context, const Granted<Page, View>& page) {
    const ObjectRow& object = page.object();
    return {.id = object.id,
        .title = object.title,
        .address = objects::label(context.tx, page.standing()).address,
        .has_children = has_visible_child(context, *page),
        .published = object.revision > 0,
        .restricted = object.scope == object.id,
        .can = page.standing().can()};
}

Paged<TreeNode> children(
    ReadContext& context, ObjectId component, std::optional<ObjectId> parent, std::string_view after) {
    Paged<TreeNode> result;
    Sibling last;
    each_sibling(context.tx, component, parent, read_cursor(context, after), [&](const Sibling& sibling) {
        if (result.items.size() == page_size) {
            result.next = write_cursor(context, last);
            return false;
        }
        if (auto page = context.tx.find<Page>(context.viewer, sibling.id))
            result.items.push_back(tree_node(context, *page));
        last = sibling;
        return true;
    });
    return result;
}

std::vector<Granted<Page, View>> trail(ReadTx& tx, const Viewer& viewer, const Page& page) {
    std::vector<Granted<Page, View>> pages;
    for (auto above = page.parent; above && pages.size() < deepest;) {
        auto parent = tx.find<Page>(viewer, *above);
        if (!parent) break;
        above = (*parent)->parent;
        pages.insert(pages.begin(), std::move(*parent));
    }
    return pages;
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
        access::put_under(tx, page.standing(), above, pages_below(tx, page.id()));
    }
    tx.emit(page.object(), PageMoved{.from = page->parent, .to = to});
}

std::vector<ObjectId> pages_below(ReadTx& tx, ObjectId page) {
    auto pages = tx.values<ObjectId>(below, bind("page", page));
    if (pages.size() > 5000) throw Problem(Code::too_large, "wiki.subtree");
    return pages;
}

} // namespace folkmoot::wiki
