#pragma once
#include "mail/queue.hpp"

#include <functional>

namespace folkmoot::mail {

/// A mail as its reader gets it.
struct Rendered {
    std::string subject;
    std::string text;
    std::string html; ///< a whole document; it names nothing that would have to be fetched
};

/// A text of the catalogues in a language, with its values.
using Say = std::function<std::string(std::string_view key, std::string_view language,
    const std::vector<std::pair<std::string, std::string>>& values)>;

/// Which site it is from.
struct MailSite {
    std::string site_name;
    std::string base_url;
};

/// Writes a mail out in its language. Without its secret the link is shown as one that is kept back.
Rendered render(const MailKind& kind, const Letter& letter, const MailSite& site, const Say& say);

} // namespace folkmoot::mail
