#include "page.hpp"

#include "titles.hpp"
#include "tree.hpp"

namespace folkmoot::wiki {
namespace {

constexpr Sql insert_page {"insert into wiki_page (id, component, parent, position, title_key) "
                           "values (:id, :component, :parent, :position, :title_key)"};
constexpr Sql set_title_key {"update wiki_page set title_key = :key where id = :id"};
constexpr Sql title_of {"select title from object where id = :id"};

template <class Parent>
ObjectId make_page(WriteContext& context, const Granted<Parent, Create>& where, ObjectId component,
    std::optional<ObjectId> parent, std::string_view title) {
    WriteTx& tx = context.tx;
    auto object = create_object(tx, where, {.type = Page::object_type().name, .title = std::string {title}});
    tx.run_with(insert_page, Page {.id = object.id,
                                 .component = component,
                                 .parent = parent,
                                 .position = last_position(tx, component, parent),
                                 .title_key = title_key(title)});
    claim_title(tx, context.viewer, component, object.id, title);
    tx.emit(object, PageCreated {.parent = parent});
    return object.id;
}

} // namespace

ObjectId create_page(WriteContext& context, const Granted<Component, Create>& wiki, std::string_view title) {
    return make_page(context, wiki, wiki->id, std::nullopt, title);
}

ObjectId create_page(WriteContext& context, const Granted<Page, Create>& parent, std::string_view title) {
    return make_page(context, parent, parent->component, parent->id, title);
}

std::int64_t rename_page(WriteContext& context, const Granted<Page, Edit>& page, std::string_view title) {
    WriteTx& tx = context.tx;
    claim_title(tx, context.viewer, page->component, page.id(), title);
    tx.run(set_title_key, bind("key", title_key(title)), bind("id", page.id()));
    std::int64_t revision = rename_object(tx, page, title);
    tx.emit(page.object(), PageRenamed {.revision = revision});
    return revision;
}

void take_subtree_along(WriteContext& context, const ObjectRow& page) {
    auto pages = subtree(context.tx, page.id);
    for (ObjectId id : pages)
        release_titles(context.tx, page.component.value(), id);
    objects::move_along_to_bin(context.tx, pages);
}

void bring_subtree_back(WriteContext& context, const ObjectRow& page) {
    WriteTx& tx = context.tx;
    auto pages = subtree(tx, page.id);
    objects::restore_along(tx, pages);
    for (ObjectId id : pages) {
        auto title = tx.value<std::string>(title_of, bind("id", id)).value();
        claim_title(tx, Viewer::system("a restored page takes its title back"), page.component.value(), id,
            free_title(tx, page.component.value(), id, title));
    }
}

} // namespace folkmoot::wiki
