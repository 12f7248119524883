#include "collab/yjs/client_table.hpp"

#include <algorithm>

namespace folkmoot::yjs {

ClientNumber ClientTable::find_or_add(ClientId id) {
    if (const ClientNumber known = find(id); known != none) return known;
    const auto number = static_cast<ClientNumber>(clients_.size());
    clients_.push_back({.id = id, .end = 0, .blocks = {}});
    numbers_.emplace(id, number);
    return number;
}

std::vector<ClientNumber> ClientTable::by_falling_id() const {
    std::vector<ClientNumber> numbers;
    for (ClientNumber number = 0; number < clients_.size(); ++number)
        if (!clients_[number].blocks.empty()) numbers.push_back(number);
    std::ranges::sort(
        numbers, std::ranges::greater{}, [&](ClientNumber number) { return clients_[number].id; });
    return numbers;
}

std::size_t ClientTable::memory() const {
    std::size_t size = clients_.capacity() * sizeof(Client) + numbers_.size() * 40;
    for (const Client& client : clients_)
        size += client.blocks.memory();
    return size;
}

} // namespace folkmoot::yjs
