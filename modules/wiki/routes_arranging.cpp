#include "routes.hpp"
#include "tree.hpp"

namespace folkmoot::wiki {
namespace {

struct NewPage {
    ObjectId component;
    std::optional<ObjectId> parent;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&NewPage::component>("component", "The wiki"),
            field<&NewPage::parent>("parent", "The page to stand under; left out: at the top"),
            field<&NewPage::title>("title", "Its title", length(1, 200))};
    }
};

Saved add_page(WriteContext& context, const NewPage& in) {
    WriteTx& tx = context.tx;
    if (!in.parent)
        return {.id = create_page(
                    context, tx.require<Component, Create>(context.viewer, in.component), in.title)};
    auto parent = tx.require<Page, Create>(context.viewer, *in.parent);
    if (parent->component != in.component) throw Problem(Code::conflict, "wiki.other_wiki");
    return {.id = create_page(context, parent, in.title)};
}

struct NewPlace {
    ObjectId page;
    std::optional<ObjectId> parent;
    std::optional<ObjectId> before;
    static constexpr auto fields() {
        return std::array{field<&NewPlace::page>("page", "The page"),
            field<&NewPlace::parent>("parent", "The page to stand under; null: at the top"),
            field<&NewPlace::before>("before", "The sibling to stand before; null: at the end")};
    }
};

Saved put_in_place(WriteContext& context, const NewPlace& in) {
    WriteTx& tx = context.tx;
    auto page = tx.require<Page, Arrange>(context.viewer, in.page);
    std::optional<Granted<Page, Create>> parent;
    if (in.parent) parent = tx.require<Page, Create>(context.viewer, *in.parent);
    place_page(context, page, parent, in.before);
    return {.id = page.id(), .revision = page.object().revision};
}

struct NewTitle {
    ObjectId page;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&NewTitle::page>("page", "The page"),
            field<&NewTitle::title>("title", "Its new title", length(1, 200))};
    }
};

Saved put_title(WriteContext& context, const NewTitle& in) {
    auto page = context.tx.require<Page, Edit>(context.viewer, in.page);
    objects::require_match(page.object(), context.request.if_match);
    return {.id = page.id(), .revision = rename_page(context, page, in.title)};
}

struct Offer {
    ObjectId page;
    bool offered = false;
    static constexpr auto fields() {
        return std::array{field<&Offer::page>("page", "The page"),
            field<&Offer::offered>("offered", "Whether new pages may be begun from it")};
    }
};

Saved put_template(WriteContext& context, const Offer& in) {
    const auto page = context.tx.require<Page, Arrange>(context.viewer, in.page);
    offer_as_template(context, page, in.offered);
    return {.id = page.id(), .revision = page.object().revision};
}

} // namespace

void add_arranging_routes(Registry& r) {
    r.post("/pages", Access::to<Component, View>("component"), add_page,
        "Begin a page, which nobody but editors sees yet");
    r.put("/pages/{page}/place", Access::to<Page, Arrange>("page"), put_in_place,
        "Move a page with all below it");
    r.put("/pages/{page}/title", Access::to<Page, Edit>("page"), put_title,
        "Rename a page; its old title still leads to it");
    r.put("/pages/{page}/template", Access::to<Page, Arrange>("page"), put_template,
        "Let new pages be begun from it, or no more");
}

} // namespace folkmoot::wiki
