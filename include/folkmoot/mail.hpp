#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot {

/// What the administrators of a site may see of a mail: they belong to no space and read none of its content.
enum class MailSight {
    whole, ///< its text too, but never the link of one that lets somebody in
    envelope ///< to whom, of which kind, how it stands
};

/// A row of the facts that stand under a mail's text.
struct MailFact {
    std::string_view field; ///< of the mail's values; a row without a value is left out
    std::string_view label; ///< message key
};

/// One kind of mail that the product sends. Its texts stand in the catalogues under names that begin with
/// `texts`: `_subject`, `_text` (paragraphs with an empty line between them), `_why` (why one gets it),
/// `_what` (what such a mail is for, for administrators) and, where it has a link, `_button`.
struct MailKind {
    std::string_view name; ///< `<room or module>.<what>`
    std::string_view doc;
    std::string_view texts; ///< "mail.invitation"
    std::vector<MailFact> facts = {};
    bool link = false;
    MailSight sight = MailSight::envelope;
};

/// One mail to one person.
struct Mail {
    std::string_view kind; ///< of a registered MailKind
    std::string to; ///< the address alone
    std::string language = "en"; ///< the reader's: "en" or "cy"
    /// What the texts name. One that holds a time as 2026-11-23T09:00:00.000000Z is written as a date.
    std::vector<std::pair<std::string, std::string>> values = {};
    std::string path = {}; ///< of the site, "/s/pensions"; where the kind has a link
    /// The token of a link that lets somebody in: kept closed, never shown, wiped when the mail has gone. It
    /// stands behind the # of the link, which no server and no log ever sees.
    std::string secret = {};
    std::optional<Time> useful_until = {}; ///< not sent later than that
};

namespace mail {
/// Queues a mail in this transaction: sent after the commit, or never when that fails. Line ends and control
/// characters in values become spaces. Throws Code::bad_input "mail.not_an_address" for an address that no
/// mail can be sent to, Code::rate_limited "mail.queue_full" while too many wait.
ObjectId send(WriteTx& tx, const Mail& mail);
} // namespace mail

} // namespace folkmoot
