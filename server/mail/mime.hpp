#pragma once
#include "mail/render.hpp"

namespace folkmoot::mail {

/// What stands around a mail.
struct Envelope {
    std::string from; ///< address
    std::string from_name;
    std::string reply_to; ///< address; empty: none
    std::string to; ///< address
    std::string id; ///< the same each time the mail is tried, so that a mailbox knows it again
    std::string language;
    Time date;
};

/// The octets of a message (RFC 5322, 2045, 2047): text and HTML side by side, both base64, all headers
/// ASCII; no line is longer than 78.
std::string message_of(const Envelope& envelope, const Rendered& mail);

/// A header's text as encoded words (RFC 2047) where it is not short plain ASCII.
std::string encoded_words(std::string_view text);

} // namespace folkmoot::mail
