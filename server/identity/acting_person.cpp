#include "identity/acting_person.hpp"

#include "identity/person.hpp"
#include "identity/viewer_maker.hpp"

namespace folkmoot::identity {

std::optional<Viewer> find_acting_person(ReadTx& tx, ObjectId id) {
    const auto person = find_person(tx, id);
    if (!person || person->state != "active" || (person->expires && *person->expires <= tx.now()))
        return std::nullopt;
    return ViewerMaker::make(
        {.kind = person->kind == PersonKind::guest ? ViewerKind::guest : ViewerKind::staff,
            .person = person->id,
            .session = {},
            .organisation = {},
            .name = person->name,
            .language = person->language,
            .proved = tx.now()});
}

} // namespace folkmoot::identity
