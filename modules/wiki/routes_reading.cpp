#include "page_view.hpp"
#include "routes.hpp"
#include "titles.hpp"

#include "folkmoot/linked.hpp"
#include "folkmoot/own_marks.hpp"

namespace folkmoot::wiki {
namespace {

struct PageAddress {
    ObjectId page;
    static constexpr auto fields() { return std::array{field<&PageAddress::page>("page", "The page")}; }
};

PageView show_page(ReadContext& context, const PageAddress& in) {
    auto page = context.tx.require<Page, View>(context.viewer, in.page);
    context.revision = page.object().revision;
    objects::note_visit(context, page.standing());
    return present(context, page);
}

struct WikiAddress {
    ObjectId component;
    static constexpr auto fields() {
        return std::array{field<&WikiAddress::component>("component", "The wiki")};
    }
};

struct WikiView {
    ObjectId id;
    std::string name;
    SpaceLabel space;
    std::optional<ObjectId> home;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&WikiView::id>("id", "The wiki"), field<&WikiView::name>("name", "Its name"),
            field<&WikiView::space>("space", "Its space"), field<&WikiView::home>("home", "Its first page"),
            field<&WikiView::can>("can", "What the viewer may do in it")};
    }
};

WikiView show_wiki(ReadContext& context, const WikiAddress& in) {
    auto wiki = context.tx.require<Component, View>(context.viewer, in.component);
    WikiView view{.id = wiki->id,
        .name = wiki->name,
        .space = objects::label_space(context.tx, wiki->space),
        .can = wiki.standing().can()};
    if (auto top = children(context, wiki->id, std::nullopt, ""); !top.items.empty())
        view.home = top.items.front().id;
    return view;
}

struct Branch {
    ObjectId component;
    std::optional<ObjectId> parent;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&Branch::component>("component", "The wiki"),
            field<&Branch::parent>(
                "parent", "The page whose children are asked for; left out: the top pages"),
            field<&Branch::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<TreeNode> show_branch(ReadContext& context, const Branch& in) {
    if (in.parent) context.tx.require<Page, View>(context.viewer, *in.parent);
    return children(context, in.component, in.parent, in.after);
}

struct FindTitles {
    ObjectId component;
    std::string q;
    static constexpr auto fields() {
        return std::array{field<&FindTitles::component>("component", "The wiki"),
            field<&FindTitles::q>("q", "Part of a title", length(0, 200), or_default)};
    }
};

struct Titles {
    std::vector<objects::PlaceLink> items;
    static constexpr auto fields() {
        return std::array{field<&Titles::items>("items", "At most twenty pages")};
    }
};

Titles show_titles(ReadContext& context, const FindTitles& in) {
    Titles result;
    const auto found = find_by_part(context.tx, in.component, in.q);
    for (const auto& page :
        access::find_standings(context.tx, context.viewer, found, Page::object_type().name)) {
        result.items.push_back(objects::link_to(context.tx, page));
        if (result.items.size() == 20) break;
    }
    return result;
}

constexpr Sql templates{"select id from wiki_page where component = :component and is_template = 1 "
                        "order by title_key, id limit 200"};

struct Templates {
    std::vector<objects::PlaceLink> items;
    static constexpr auto fields() {
        return std::array{field<&Templates::items>("items", "At most two hundred pages, by title")};
    }
};

/// What has no text that readers have is no template yet.
Templates show_templates(ReadContext& context, const WikiAddress& in) {
    Templates result;
    const auto ids = context.tx.values<ObjectId>(templates, bind("component", in.component));
    for (const auto& page : access::find_standings(context.tx, context.viewer, ids, Page::object_type().name))
        if (page.object().revision > 0 && !page.object().deleted)
            result.items.push_back(objects::link_to(context.tx, page));
    return result;
}

struct PageLinks {
    std::vector<ObjectLabel> links_here;
    std::vector<ObjectLabel> links_from;
    std::vector<objects::WantedTitle> wanted;
    static constexpr auto fields() {
        return std::array{field<&PageLinks::links_here>("links_here", "What links to the page"),
            field<&PageLinks::links_from>("links_from", "What the page links to"),
            field<&PageLinks::wanted>("wanted", "Titles it links to that nobody has written yet")};
    }
};

PageLinks show_links(ReadContext& context, const PageAddress& in) {
    auto page = context.tx.require<Page, View>(context.viewer, in.page);
    PageLinks links{
        .links_here = objects::list_links_to(context.tx, context.viewer, page.standing(), "").items,
        .links_from = objects::links_from(context.tx, context.viewer, page.standing()),
        .wanted = objects::wanted_by(context.tx, page.standing())};
    return links;
}

} // namespace

void add_reading_routes(Registry& r) {
    r.get("/components/{component}", Access::to<Component, View>("component"), show_wiki, "A wiki");
    r.get("/components/{component}/pages", Access::to<Component, View>("component"), show_branch,
        "The pages directly below a page, or the wiki's top pages");
    r.get("/components/{component}/titles", Access::to<Component, View>("component"), show_titles,
        "Pages whose titles hold what has been typed");
    r.get("/components/{component}/templates", Access::to<Component, View>("component"), show_templates,
        "The pages from which new ones may be begun");
    r.get("/pages/{page}", Access::to<Page, View>("page"), show_page, "A page as its reader sees it");
    r.get("/pages/{page}/links", Access::to<Page, View>("page"), show_links,
        "What links here, and where this links to");
}

} // namespace folkmoot::wiki
