#include "import.hpp"

#include "titles.hpp"
#include "tree.hpp"

#include "folkmoot/publishing.hpp"

namespace folkmoot::wiki {
namespace {

constexpr Sql set_position{"update wiki_page set position = :position where id = :id"};

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
    const auto page = context.tx.require<Page, Edit>(context.viewer, id);
    text.title = free_title(context.tx, page->component, id, text.title);
    return publish_text(context, page, std::move(text));
}

void lead_import(WriteContext& context, ObjectId id, std::string_view title) {
    const auto page = context.tx.require<Page, Edit>(context.viewer, id);
    claim_title(context.tx, context.viewer, page->component, id, title);
}

} // namespace folkmoot::wiki
