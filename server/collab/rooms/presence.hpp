#pragma once
// Who is in a document, and where: what Yjs calls awareness. It is never stored.
#include "collab/rooms/frame.hpp"
#include "collab/yjs/writer.hpp"
#include "folkmoot/id.hpp"

#include <unordered_map>
#include <vector>

namespace folkmoot::collab {

/// As others see somebody. The house says who it is, never the client.
struct Face {
    ObjectId person;
    std::string name;
};

/// The states of all that are in one document, by the client ids of their editors. An id belongs to the
/// connection that first used it, or to a later one of the same person; what it says of its user is
/// overwritten.
class Presence {
public:
    using Holder = std::uint64_t; ///< a connection

    static constexpr std::size_t longest_state = 4096; ///< octets of JSON
    static constexpr std::size_t most_ids = 10; ///< of one connection
    static constexpr std::size_t most_entries = 64; ///< in one message

    /// Takes a message of this connection. False: it is malformed, too large or speaks for somebody else.
    bool take(Holder, const Face&, yjs::Octets);
    /// The connection has gone; its states go with the next `changes`.
    void leave(Holder);

    /// What has changed since the last time, as an awareness update; empty: nothing.
    yjs::OwnedOctets changes();
    /// All states, for somebody who has just come; empty: none.
    yjs::OwnedOctets all() const;

private:
    struct State {
        Holder holder = 0;
        ObjectId person;
        std::uint64_t clock = 0;
        std::string json; ///< empty: gone
        bool changed = false;
    };
    std::unordered_map<std::uint64_t, State> states_;
};

} // namespace folkmoot::collab
