#include "load/writers/protocol.hpp"

#include "collab/yjs/writer.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::load {

Protocol::Protocol(std::string_view server) {
    if (server == "folkmoot" || server == "plain-folkmoot") {
        names_documents_ = has_people_ = true;
        is_secure_ = server == "folkmoot";
    } else if (server == "hocuspocus") {
        names_documents_ = true;
    } else if (server == "relay" || server == "tls-relay") {
        has_documents_ = false;
        is_secure_ = server == "tls-relay";
    } else if (server != "y-websocket") {
        throw std::invalid_argument(fmt::format("knows no server {}", server));
    }
}

std::string Protocol::path_of(std::string_view document) const {
    if (has_people_) return "/collab?schema=1";
    return names_documents_ ? "/" : fmt::format("/{}", document);
}

std::string Protocol::message(std::string_view document, collab::SyncKind kind, yjs::Octets octets) const {
    yjs::Writer out;
    if (names_documents_) out.var_string(document);
    out.var_uint(static_cast<std::uint64_t>(collab::FrameKind::sync));
    out.var_uint(static_cast<std::uint64_t>(kind));
    out.var_octets(octets);
    return std::string{yjs::as_text(out.written())};
}

std::optional<Protocol::Heard> Protocol::read(std::string_view octets) const {
    yjs::Reader reader{yjs::as_octets(octets)};
    Heard heard;
    if (names_documents_) heard.document = reader.var_string();
    const auto kind = static_cast<collab::FrameKind>(reader.var_uint());
    if (kind == collab::FrameKind::auth && reader.var_uint() == 1)
        throw std::runtime_error("a document was denied");
    if (reader.failed() || (kind != collab::FrameKind::sync && kind != collab::FrameKind::sync_reply))
        return std::nullopt;
    heard.kind = static_cast<collab::SyncKind>(reader.var_uint(2));
    heard.body = reader.var_octets();
    return reader.failed() ? std::nullopt : std::optional{heard};
}

yjs::ClientId author_of(yjs::Octets update) {
    yjs::Reader reader{update};
    reader.var_uint(); // sections
    reader.var_uint(); // structs in the first
    return reader.var_uint();
}

} // namespace folkmoot::load
