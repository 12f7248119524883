#include "collab/yjs/state_vector.hpp"

#include <algorithm>

namespace folkmoot::yjs {

Result<StateVector> read_state_vector(Octets octets, const Limits& limits) {
    Reader reader{octets};
    StateVector state;
    const std::uint64_t clients = reader.var_uint(reader.left());
    for (std::uint64_t n = 0; n < clients && !reader.failed(); ++n) {
        const ClientId client = reader.var_uint();
        state[client] = reader.var_uint32(limits.highest_clock);
    }
    if (!reader.failed() && !reader.at_end()) reader.fail(Reason::too_long);
    if (reader.failed()) return std::unexpected{reader.fault()};
    return state;
}

OwnedOctets write_state_vector(const StateVector& state) {
    std::vector<std::pair<ClientId, Clock>> falling(state.begin(), state.end());
    std::ranges::sort(falling, std::ranges::greater{});
    Writer out{falling.size() * 8 + 1};
    out.var_uint(falling.size());
    for (const auto& [client, clock] : falling) {
        out.var_uint(client);
        out.var_uint(clock);
    }
    return std::move(out).take();
}

void normalise(DeleteSet& deletes) {
    if (deletes.size() < 2) return;
    constexpr auto is_before = [](const DeleteRange& a, const DeleteRange& b) {
        return a.client != b.client ? a.client > b.client : a.clock < b.clock;
    };
    if (!std::ranges::is_sorted(deletes, is_before)) std::ranges::sort(deletes, is_before);
    std::size_t last = 0;
    for (std::size_t n = 1; n < deletes.size(); ++n) {
        DeleteRange& range = deletes[last];
        const DeleteRange& next = deletes[n];
        if (next.client == range.client && next.clock <= range.end())
            range.length = std::max(range.end(), next.end()) - range.clock;
        else
            deletes[++last] = next;
    }
    deletes.resize(last + 1);
}

void write_delete_set(Writer& out, const DeleteSet& deletes) {
    std::size_t clients = 0;
    for (std::size_t n = 0; n < deletes.size(); ++n)
        if (n == 0 || deletes[n].client != deletes[n - 1].client) ++clients;
    out.var_uint(clients);
    for (auto first = deletes.begin(); first != deletes.end();) {
        const auto end = std::find_if(
            first, deletes.end(), [&](const DeleteRange& range) { return range.client != first->client; });
        out.var_uint(first->client);
        out.var_uint(static_cast<std::uint64_t>(end - first));
        for (; first != end; ++first) {
            out.var_uint(first->clock);
            out.var_uint(first->length);
        }
    }
}

} // namespace folkmoot::yjs
