#include "host/found_drafts.hpp"

#include "collab/rooms/log.hpp"
#include "collab/rooms/past_states.hpp"
#include "folkmoot/live_text.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "objects/written.hpp"

namespace folkmoot::host {

std::vector<search::DraftPlace> FoundDrafts::list(ReadTx& tx, ObjectId after) const {
    std::vector<search::DraftPlace> places;
    for (const auto& document : collab::list_documents_ahead(tx, after))
        places.push_back({.object = document.id, .written = document.last_seq});
    return places;
}

std::vector<ObjectId> FoundDrafts::among(ReadTx& tx, std::span<const ObjectId> objects) const {
    return collab::documents_drafted(tx, objects);
}

std::optional<search::DraftText> FoundDrafts::find(ReadTx& tx, const ObjectRow& row) const {
    const auto object = access::find_standing(
        tx, Viewer::system("the search index reads what editors have written"), row.id, {});
    if (!object || objects::written(tx, *object).text.write.empty()) return std::nullopt;
    const auto live = live::find(tx, *object, ids_);
    if (!live || !(live->ahead || row.revision == 0)) return std::nullopt;
    auto words = richtext::plain_text(live->tree).text;
    if (words == richtext::plain_text(objects::published_text(tx, *object)).text) return std::nullopt;
    return search::DraftText{
        .text = {.title = row.title, .body = std::move(words), .language = row.language, .tags = {}},
        .written = live->seq,
        .saved = collab::saved_at(tx, row.id, live->seq).value_or(row.updated)};
}

} // namespace folkmoot::host
