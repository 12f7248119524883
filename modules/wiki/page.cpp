#include "page.hpp"

#include "routes.hpp"
#include "titles.hpp"
#include "tree.hpp"

namespace folkmoot::wiki {
namespace {

constexpr Sql insert_page{"insert into wiki_page (id, component, parent, position, title_key, is_template) "
                          "values (:id, :component, :parent, :position, :title_key, :is_template)"};
constexpr Sql set_template{"update wiki_page set is_template = :offered where id = :id"};
constexpr Sql set_title_key{"update wiki_page set title_key = :key where id = :id"};

constexpr Sql bring_up_children{"update wiki_page set parent = null where parent = :page"};
constexpr Sql delete_page{"delete from wiki_page where id = :page"};

template <class Parent>
ObjectId make_page(WriteContext& context, const Granted<Parent, Create>& where, ObjectId component,
    std::optional<ObjectId> parent, std::string_view title, std::string_view language) {
    WriteTx& tx = context.tx;
    auto object = create_object(tx, where,
        {.type = Page::object_type().name, .title = std::string{title}, .language = std::string{language}});
    tx.run_with(insert_page,
        Page{.id = object.id,
            .component = component,
            .parent = parent,
            .position = last_position(tx, component, parent),
            .title_key = title_key(title)});
    claim_title(tx, context.viewer, component, object.id, title);
    tx.emit(object, PageCreated{.parent = parent});
    return object.id;
}

void take_title(WriteContext& context, const ObjectRow& page, std::string_view title) {
    claim_title(context.tx, context.viewer, page.component.value(), page.id, title);
    context.tx.run(set_title_key, bind("key", title_key(title)), bind("id", page.id));
}

} // namespace

ObjectId create_page(WriteContext& context, const Granted<Component, Create>& wiki, std::string_view title,
    std::string_view language) {
    return make_page(context, wiki, wiki->id, std::nullopt, title, language);
}

ObjectId create_page(WriteContext& context, const Granted<Page, Create>& parent, std::string_view title,
    std::string_view language) {
    return make_page(context, parent, parent->component, parent->id, title, language);
}

ObjectId copy_page(WriteContext& context, const ObjectRow& original, ObjectId into, std::string_view title) {
    WriteTx& tx = context.tx;
    const auto& language = original.language;
    if (const auto wiki = tx.find<Component>(context.viewer, into)) {
        if ((*wiki)->module != "wiki") throw Problem(Code::not_found, "wiki.no_page");
        return create_page(context, tx.require<Component, Create>(context.viewer, into),
            free_title(tx, into, ObjectId{}, title), language);
    }
    const auto parent = tx.require<Page, Create>(context.viewer, into);
    return create_page(context, parent, free_title(tx, parent->component, ObjectId{}, title), language);
}

void furnish(WriteContext& context, const Granted<Component, View>& wiki) {
    create_page(context, context.tx.require<Component, Create>(context.viewer, wiki->id), wiki->name);
}

std::int64_t rename_page(WriteContext& context, const Granted<Page, Edit>& page, std::string_view title) {
    take_title(context, page.object(), title);
    std::int64_t revision = rename_object(context.tx, page, title);
    context.tx.emit(page.object(), PageRenamed{.revision = revision});
    return revision;
}

void offer_as_template(WriteContext& context, const Granted<Page, Arrange>& page, bool offered) {
    if (page->is_template == offered) return;
    context.tx.run(set_template, bind("offered", offered), bind("id", page.id()));
    context.tx.emit(page.object(), PageOfferedAsTemplate{.offered = offered});
}

void keep_title(WriteContext& context, const ObjectRow& page, std::string_view title) {
    if (title != page.title || page.revision == 0) take_title(context, page, title);
}

void tell_published(WriteContext& context, const ObjectRow& page, Weight weight) {
    context.tx.emit(page, PagePublished{.revision = page.revision, .minor = weight == Weight::minor});
}

void let_titles_go(WriteContext& context, const ObjectRow& page) {
    release_titles(context.tx, page.component.value(), page.id);
    for (ObjectId id : objects_of(pages_below(context.tx, page.id)))
        release_titles(context.tx, page.component.value(), id);
}

void forget_page(WriteTx& tx, const ObjectRow& page) {
    release_titles(tx, page.component.value(), page.id);
    tx.run(bring_up_children, bind("page", page.id));
    tx.run(delete_page, bind("page", page.id));
}

void take_titles_back(WriteContext& context, const ObjectRow& page) {
    WriteTx& tx = context.tx;
    const Viewer house = Viewer::system("restored pages take their titles back, whoever has them now");
    auto pages = objects_of(pages_below(tx, page.id));
    pages.insert(pages.begin(), page.id);
    for (ObjectId id : pages) {
        auto restored = tx.require<Page, Edit>(house, id);
        const std::string& title = restored.object().title;
        const std::string free = free_title(tx, restored->component, id, title);
        tx.run(set_title_key, bind("key", title_key(free)), bind("id", id));
        if (free != title) rename_object(tx, restored, free);
        claim_title(tx, house, restored->component, id, free);
    }
}

} // namespace folkmoot::wiki
