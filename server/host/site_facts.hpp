#pragma once
#include "identity/password.hpp"

#include <string>
#include <vector>

namespace folkmoot::host {

/// What the configuration and the loaded modules say of this site; set before the first request and only read
/// from then on. Kept beside the store (`tx.kept<SiteFacts>()`).
struct SiteFacts {
    std::string name;
    std::string origin; ///< "https://folkmoot.example"
    bool demonstration = false;
    std::vector<std::string> modules;
    identity::PasswordCost password_cost;
};

} // namespace folkmoot::host
