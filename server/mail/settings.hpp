#pragma once
#include "folkmoot/fields.hpp"

#include <chrono>
#include <filesystem>

namespace folkmoot::mail {

/// What becomes of mails that are queued.
enum class Mode {
    send,
    hold, ///< they wait
    only_to ///< those to the addresses and domains listed go, all others wait
};

/// How the connection to the relay is protected.
enum class Security {
    starttls, ///< begins plain and must turn to TLS before anything is said
    implicit, ///< TLS from the first octet
    none ///< plain; to this machine only
};

/// Whom the mails are handed to.
struct Relay {
    std::string host;
    std::uint16_t port = 587;
    Security security = Security::starttls;
    std::string user; ///< empty: no authentication
    std::string password;
    std::filesystem::path ca_file; ///< PEM; empty: the machine's own list
    std::string greeting = "localhost"; ///< what EHLO says
};

/// `[mail]` of folkmoot.toml, and of the rest what mails need.
struct Settings {
    Mode mode = Mode::hold;
    std::vector<std::string> only_to; ///< "sam@example.org" or "example.org", in lower case
    Relay relay;
    std::string from; ///< address
    std::string reply_to; ///< address; empty: none
    std::string site_name;
    std::string base_url;
    unsigned per_domain_a_minute = 60; ///< to one domain, of one node; 0 is no limit
    std::chrono::hours keep_trying{72};
    std::chrono::milliseconds first_pause{5'000}; ///< after the relay could not be reached
};

/// Whether it can be the name or address of a machine in an URL; an empty one can, too.
bool is_host(std::string_view host);
/// Whether a mail may be sent to it: one @, a host with a dot, ASCII without white space or what ends an
/// address in SMTP, at most 254 octets (RFC 5321 4.5.3.1.3).
bool is_address(std::string_view address);

} // namespace folkmoot::mail

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::mail::Mode>{
    std::string_view{"send"}, std::string_view{"hold"}, std::string_view{"only_to"}};
