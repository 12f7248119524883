#pragma once
#include "collab/rooms/frame.hpp"
#include "collab/yjs/id.hpp"

namespace folkmoot::load {

/// How one speaks to a server of live documents.
class Protocol {
public:
    /// Of folkmoot, hocuspocus, y-websocket, or the relay, which passes on what it is sent and has no
    /// documents; tls-relay is the same relay over TLS, and plain-folkmoot is folkmoot without it. Throws for
    /// another word.
    explicit Protocol(std::string_view server);

    /// Each message says which document it is for, so that there are many on one socket.
    bool names_documents() const { return names_documents_; }
    bool is_secure() const { return is_secure_; }
    /// Where connections of documents go, of a server at this port: tests/load/bystander.sh opens a plain
    /// listener that much higher, as people sign in over TLS only.
    std::uint16_t door(std::uint16_t port) const {
        return static_cast<std::uint16_t>(has_people_ && !is_secure_ ? port + 2'000 : port);
    }
    /// Whether somebody signs in, and documents are pages of a site.
    bool has_people() const { return has_people_; }
    /// Whether it knows a document and gives it to those who open it.
    bool has_documents() const { return has_documents_; }

    std::string path_of(std::string_view document) const;
    std::string message(std::string_view document, collab::SyncKind, yjs::Octets) const;

    /// A message of the server, as far as it is about a text.
    struct Heard {
        std::string_view document; ///< empty where messages do not say it
        collab::SyncKind kind = collab::SyncKind::state;
        yjs::Octets body;
    };
    std::optional<Heard> read(std::string_view octets) const;

private:
    bool names_documents_ = false;
    bool is_secure_ = false;
    bool has_people_ = false;
    bool has_documents_ = true;
};

/// Whose an update is: the first client that it has structs of.
yjs::ClientId author_of(yjs::Octets update);

} // namespace folkmoot::load
