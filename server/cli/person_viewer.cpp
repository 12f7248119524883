#include "cli/person_viewer.hpp"

#include "identity/acting_person.hpp"
#include "identity/person.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {

Viewer person_viewer(ReadTx& tx, std::string_view email) {
    const auto person = identity::find_person_by_email(tx, email);
    if (!person) throw std::runtime_error(fmt::format("there is nobody with the address {}", email));
    const auto viewer = identity::find_acting_person(tx, person->id);
    if (!viewer) throw std::runtime_error(fmt::format("the account of {} is out of use", email));
    return *viewer;
}

} // namespace folkmoot::cli
