#pragma once
// The framing of the Hocuspocus protocol: many documents on one socket, each frame with its document's name.
#include "collab/yjs/reader.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::collab {

/// One message on its way to clients; all its receivers share it.
using Frame = std::shared_ptr<const std::string>;

enum class FrameKind : std::uint8_t {
    sync = 0,
    awareness = 1,
    auth = 2,
    query_awareness = 3,
    sync_reply = 4,
    stateless = 5,
    close = 7,
    sync_status = 8,
    ping = 9,
    pong = 10,
};

/// What a sync frame brings.
enum class SyncKind : std::uint8_t {
    state, ///< what the sender knows: asks for the rest
    answer, ///< an update with all that the other asked for
    update,
};

/// A frame taken apart; valid as long as its octets.
struct FrameIn {
    std::string_view name; ///< the document's, as its client says it
    FrameKind kind = FrameKind::ping;
    SyncKind sync = SyncKind::state; ///< of a sync frame
    yjs::Octets body; ///< of sync: state vector or update; of awareness: its update; of auth: the token
};

inline constexpr std::size_t longest_name = 100;

/// Nothing for what is no frame of this protocol, or of a kind that only servers send.
std::optional<FrameIn> read_frame(yjs::Octets);

/// What a client sends first.
std::string token_frame(std::string_view name, std::string_view token);
Frame sync_frame(std::string_view name, SyncKind, yjs::Octets);
Frame awareness_frame(std::string_view name, yjs::Octets);
Frame saved_frame(std::string_view name); ///< what was sent is on disk
Frame unsaved_frame(std::string_view name); ///< what was sent is not taken
/// `scope` is "read-write" or "readonly".
Frame authenticated_frame(std::string_view name, std::string_view scope);
Frame denied_frame(std::string_view name, std::string_view reason);
/// Why nothing can be saved now: a stateless message {"type":"not_saved","code":"store.full"}; the code is
/// the key of a message.
Frame not_saved_frame(std::string_view name, std::string_view code);
/// It can be saved again: {"type":"saved_again"}.
Frame saved_again_frame(std::string_view name);
Frame close_frame(std::string_view name, std::string_view reason);

/// The same message as plain y-websocket has it, which knows one document on each socket, and of rights only
/// that they are denied; null for what it does not know.
Frame without_name(const Frame&);

} // namespace folkmoot::collab
