#pragma once
#include "load/sockets/seat.hpp"
#include "load/writers/protocol.hpp"

#include <filesystem>

namespace folkmoot::load {

/// Asks for a document on a connection that is open, and waits for its text: how many octets it has. A relay
/// has no text to wait for.
std::size_t ask_for_text(Seat&, const Protocol&, std::string_view document, std::string_view ticket);

/// How long somebody waits who opens a document.
struct Opened {
    double milliseconds = 0; ///< from the first octet of the connection, TLS and handshake included
    double asked = 0; ///< of them, from the first message: some servers begin to read before it
    std::size_t octets = 0; ///< of the text
};
Opened open_document(
    const Protocol&, std::uint16_t port, std::string_view document, const std::filesystem::path& site);

/// Makes a page of a site that is served and opens it once, so that it has a live text: its id.
std::string begin_page(std::uint16_t port, const std::filesystem::path& site);
/// Writes a history behind the live text of a page, in a store that nobody serves: a file of updates, each
/// behind its length (4 octets, the lowest first), so many of them in each save of the page's author.
void keep_history(const std::filesystem::path& store, std::string_view page,
    const std::filesystem::path& keys, std::size_t of_one_save);

} // namespace folkmoot::load
