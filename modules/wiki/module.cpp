#include "carrying.hpp"
#include "import.hpp"
#include "routes.hpp"
#include "titles.hpp"
#include "tree.hpp"

#include "folkmoot/module.hpp"
#include "folkmoot/publishing.hpp"

namespace folkmoot::wiki {

/// A tree of pages, written together and published by hand. This is all that the wiki adds to the house.
class WikiModule final : public Module {
    void install(Registry& r) override {
        const std::vector<std::string_view> writers{"owner", "facilitator", "member"};
        r.permission(Create::permission, PermissionKind::change, "Write new pages", writers);
        r.permission(Edit::permission, PermissionKind::change, "Edit and publish pages", writers);
        r.permission(Arrange::permission, PermissionKind::change, "Move pages in the tree", writers);
        r.permission(CommentOnPage::permission, PermissionKind::change, "Comment on pages",
            {"owner", "facilitator", "member", "contributor"});
        r.permission(SuggestForPage::permission, PermissionKind::change, "Suggest changes of pages",
            {"owner", "facilitator", "member", "contributor"});

        r.section({.name = "wiki", .title = "wiki.section", .group = Group::collaborate, .furnish = furnish});
        r.object<Page>({.remove = Edit::permission,
            .live = Edit::permission,
            .text = {.write = Edit::permission,
                .publishing = keep_title,
                .published = tell_published,
                .titled = links_by_title()},
            .comment = CommentOnPage::permission,
            .suggest = SuggestForPage::permission,
            .below = pages_below,
            .above = above,
            .copied = copy_page,
            .purged = forget_page,
            .deleted = let_titles_go,
            .restored = take_titles_back});
        r.search<Page>(objects::search_text);

        r.event<PageCreated>("A page was begun");
        r.event<PagePublished>("A page was published");
        r.event<PageRenamed>("A page has another title");
        r.event<PageMoved>("A page stands elsewhere in the tree");
        r.event<PageOfferedAsTemplate>("New pages may be begun from a page, or no more");

        add_reading_routes(r);
        add_arranging_routes(r);

        r.public_page(print_public_page);
        carry_pages(r);
        r.importer({.begin = begin_import, .publish = publish_import, .lead = lead_import});
    }
};

} // namespace folkmoot::wiki

FOLKMOOT_MODULE(folkmoot::wiki::WikiModule, "wiki", "1.0")
