#pragma once
#include "folkmoot/mail.hpp"
#include "identity/password.hpp"
#include "mail/settings.hpp"

#include <string>
#include <vector>

namespace folkmoot::host {

/// A module as it came up at the start.
struct ModuleFact {
    std::string name;
    std::string version;
    bool in_use = false;
    std::string quarantine; ///< why it is not in use; empty: it is, or it was left out
};

/// What the configuration and the loaded modules say of this site; set before the first request and only read
/// from then on. Kept beside the store (`tx.kept<SiteFacts>()`).
struct SiteFacts {
    std::string name;
    std::string origin; ///< "https://folkmoot.example"
    bool demonstration = false;
    std::string version;
    std::vector<std::string> modules;
    std::vector<ModuleFact> module_facts;
    identity::PasswordCost password_cost;
    mail::Mode mail_mode = mail::Mode::hold;
    std::vector<std::string> mail_only_to;
    std::vector<MailKind> mails;
};

} // namespace folkmoot::host
