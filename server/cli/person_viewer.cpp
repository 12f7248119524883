#include "cli/person_viewer.hpp"

#include "identity/person.hpp"
#include "identity/viewer_maker.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {

Viewer person_viewer(ReadTx& tx, std::string_view email) {
    const auto person = identity::find_person_by_email(tx, email);
    if (!person) throw std::runtime_error(fmt::format("there is nobody with the address {}", email));
    if (person->state != "active" || (person->expires && *person->expires <= tx.now()))
        throw std::runtime_error(fmt::format("the account of {} is out of use", email));
    const bool is_guest = person->kind == identity::PersonKind::guest;
    return ViewerMaker::make({.kind = is_guest ? ViewerKind::guest : ViewerKind::staff,
        .person = person->id,
        .session = {},
        .organisation = {},
        .name = person->name,
        .language = person->language,
        .proved = tx.now()});
}

} // namespace folkmoot::cli
