#pragma once
#include "collab/yjs/client_blocks.hpp"

#include <optional>
#include <unordered_map>

namespace folkmoot::yjs {

/// A client that has made something; or was about to, when what it had made was refused: that one has no
/// blocks.
struct Client {
    ClientId id = 0;
    Clock end = 0; ///< the clock of what it makes next
    ClientBlocks blocks;
};

/// The clients of a document, numbered as they come.
class ClientTable {
public:
    /// `none` if this client has made nothing here.
    ClientNumber find(ClientId id) const {
        if (id == last_id_ && last_ != none) return last_;
        const auto found = numbers_.find(id);
        if (found == numbers_.end()) return none;
        last_id_ = id;
        return last_ = found->second;
    }
    ClientNumber find_or_add(ClientId);
    /// What the next unit of a client will be counted as; 0 for one that has made nothing.
    Clock end_of(ClientId id) const {
        const ClientNumber number = find(id);
        return number == none ? 0 : clients_[number].end;
    }

    Client& operator[](ClientNumber number) { return clients_[number]; }
    const Client& operator[](ClientNumber number) const { return clients_[number]; }
    std::size_t size() const { return clients_.size(); }
    /// Numbers of those that have made something by falling id, as updates and state vectors list them.
    std::vector<ClientNumber> by_falling_id() const;
    std::size_t memory() const;

private:
    std::vector<Client> clients_;
    std::unordered_map<ClientId, ClientNumber> numbers_;
    mutable ClientId last_id_ = 0;
    mutable ClientNumber last_ = none;
};

} // namespace folkmoot::yjs
