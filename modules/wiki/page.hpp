#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot::wiki {

using Create = Action<"wiki.create">;
using Edit = Action<"wiki.edit">;
using Arrange = Action<"wiki.arrange">;
using CommentOnPage = Action<"wiki.comment">;
using SuggestForPage = Action<"wiki.suggest">;

/// A page's place in its wiki. Its text and history are the object's revisions.
struct Page {
    ObjectId id;
    ObjectId component;
    std::optional<ObjectId> parent;
    std::int64_t position = 0; ///< among its siblings, ascending
    std::string title_key; ///< the title as links compare it
    bool is_template = false; ///< new pages may be begun from it

    static constexpr auto fields() {
        return std::array{field<&Page::id>("id", "The page"),
            field<&Page::component>("component", "Its wiki"),
            field<&Page::parent>("parent", "The page above it"),
            field<&Page::position>("position", "Place among its siblings"),
            field<&Page::title_key>("title_key", "Its title as links compare it"),
            field<&Page::is_template>("is_template", "New pages may be begun from it")};
    }
    static constexpr ObjectType object_type() {
        return {.name = "wiki.page",
            .select = "select id, component, parent, position, title_key, is_template from wiki_page "
                      "where id = :id"};
    }
};

struct PageCreated {
    static constexpr std::string_view name = "wiki.page_created";
    std::optional<ObjectId> parent;
    static constexpr auto fields() {
        return std::array{field<&PageCreated::parent>("parent", "The page above it")};
    }
};

struct PagePublished {
    static constexpr std::string_view name = "wiki.page_published";
    std::int64_t revision = 0;
    bool minor = false;
    static constexpr auto fields() {
        return std::array{field<&PagePublished::revision>("revision", "The new revision"),
            field<&PagePublished::minor>("minor", "A minor change: tells nobody")};
    }
};

struct PageRenamed {
    static constexpr std::string_view name = "wiki.page_renamed";
    std::int64_t revision = 0;
    static constexpr auto fields() {
        return std::array{field<&PageRenamed::revision>("revision", "The revision with the new title")};
    }
};

struct PageMoved {
    static constexpr std::string_view name = "wiki.page_moved";
    std::optional<ObjectId> from;
    std::optional<ObjectId> to;
    static constexpr auto fields() {
        return std::array{field<&PageMoved::from>("from", "The page it stood under"),
            field<&PageMoved::to>("to", "The page it stands under now")};
    }
};

struct PageOfferedAsTemplate {
    static constexpr std::string_view name = "wiki.page_offered_as_template";
    bool offered = false;
    static constexpr auto fields() {
        return std::array{
            field<&PageOfferedAsTemplate::offered>("offered", "Whether new pages may be begun from it now")};
    }
};

/// Makes a never-published page at the end of its parent's children (no parent: of the wiki's top pages). Its
/// text is in `language` (BCP 47), or in its parent's where that is empty. Throws Code::conflict
/// "wiki.title_taken" where the title leads to another page that the viewer sees, Code::bad_input for one
/// that is not 1 to 200 characters.
ObjectId create_page(WriteContext& context, const Granted<Component, Create>& wiki, std::string_view title,
    std::string_view language = {});
ObjectId create_page(WriteContext& context, const Granted<Page, Create>& parent, std::string_view title,
    std::string_view language = {});

/// A page like that one, without its text, under a page or at the top of a wiki.
ObjectId copy_page(WriteContext& context, const ObjectRow& original, ObjectId into, std::string_view title);

/// Gives a page another title; its old title still leads to it until another page takes it. Gives the
/// revision; throws as create_page.
std::int64_t rename_page(WriteContext& context, const Granted<Page, Edit>& page, std::string_view title);

/// Says whether new pages of its wiki may be begun from it.
void offer_as_template(WriteContext& context, const Granted<Page, Arrange>& page, bool offered);

/// A page is being published under a title, and has been: what the house asks of its module then.
void keep_title(WriteContext& context, const ObjectRow& page, std::string_view title);
void tell_published(WriteContext& context, const ObjectRow& page, Weight weight);

/// A page and all below it have been deleted: their titles are free, links to them turn red.
void let_titles_go(WriteContext& context, const ObjectRow& page);
/// They are back: each takes its title again. One that another page has taken meanwhile gets a number behind
/// it.
void take_titles_back(WriteContext& context, const ObjectRow& page);
/// A page has left the recycle bin for good; pages that were under it stand at the top.
void forget_page(WriteTx& tx, const ObjectRow& page);

} // namespace folkmoot::wiki
