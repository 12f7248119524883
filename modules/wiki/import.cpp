#include "import.hpp"

#include "body.hpp"
#include "publication.hpp"
#include "titles.hpp"
#include "tree.hpp"

#include "folkmoot/richtext_diff.hpp"

namespace folkmoot::wiki {
namespace {

constexpr Sql set_position{"update wiki_page set position = :position where id = :id"};

richtext::Tree published_tree(ReadTx& tx, const Granted<Page, Edit>& page) {
    auto revision = find_revision(tx, page, page.object().revision);
    return revision ? read_text(revision->body) : richtext::Tree{};
}

} // namespace

ObjectId begin_import(WriteContext& context, const ImportedPage& page) {
    WriteTx& tx = context.tx;
    const std::string title = free_title(tx, page.section, ObjectId{}, page.title);
    const ObjectId id = page.parent
        ? create_page(context, tx.require<Page, Create>(context.viewer, *page.parent), title, page.language)
        : create_page(
              context, tx.require<Component, Create>(context.viewer, page.section), title, page.language);
    if (page.place > 0) tx.run(set_position, bind("position", numbered_position(page.place)), bind("id", id));
    return id;
}

std::int64_t publish_import(WriteContext& context, ObjectId id, ImportedText text) {
    WriteTx& tx = context.tx;
    const auto page = tx.require<Page, Edit>(context.viewer, id);
    const auto published = published_tree(tx, page);
    resolve_titles(tx, context.viewer, page->component, text.tree);
    std::string title = free_title(tx, page->component, id, text.title);
    if (page.object().revision > 0 && title == page.object().title
        && richtext::same_content(published, text.tree))
        return page.object().revision;
    richtext::reattach(published, text.tree);
    richtext::give_ids(text.tree, [&] { return richtext::BlockId{context.services.ids().next().value()}; });
    return put_revision(context, page, text.tree,
        {.title = std::move(title), .note = std::move(text.note), .weight = text.weight});
}

} // namespace folkmoot::wiki
