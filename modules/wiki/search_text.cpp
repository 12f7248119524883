#include "page.hpp"
#include "routes.hpp"

#include "folkmoot/publishing.hpp"

namespace folkmoot::wiki {

SearchText search_text(ReadTx& tx, const ObjectRow& object) {
    SearchText text{.title = object.title, .language = object.language};
    if (object.revision == 0) return text;
    auto page = tx.require<Page, View>(Viewer::system("the search index reads what is published"), object.id);
    text.body = richtext::plain_text(objects::published_text(tx, page.standing())).text;
    return text;
}

void furnish(WriteContext& context, const Granted<Component, View>& wiki) {
    auto component = context.tx.require<Component, Create>(context.viewer, wiki->id);
    create_page(context, component, wiki->name);
}

} // namespace folkmoot::wiki
