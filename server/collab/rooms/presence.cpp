#include "collab/rooms/presence.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace folkmoot::collab {
namespace {

constexpr int deepest_state = 8;
/// Dark enough for white text on them, and apart from each other; the client draws a name beside each.
constexpr std::array<std::string_view, 8> colours{
    "#1d70b8", "#00703c", "#6f3c8b", "#a1402c", "#0b6e75", "#7a5b00", "#9c2a62", "#4c5a7d"};

/// A state with the user that the house knows; nothing for what is no object of JSON, or nested too deeply.
std::optional<std::string> with_face(std::string_view json, const Face& face) {
    bool too_deep = false;
    const auto watch = [&](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) {
        if (depth > deepest_state) too_deep = true;
        return !too_deep;
    };
    auto state = nlohmann::json::parse(json, watch, false);
    if (too_deep || !state.is_object()) return std::nullopt;
    const auto person = face.person.value();
    state["user"] = {{"id", face.person.text()}, {"name", face.name},
        {"color", colours[static_cast<std::size_t>(person) % colours.size()]}};
    return state.dump();
}

template <class States> yjs::OwnedOctets print(const States& states) {
    if (states.empty()) return {};
    yjs::Writer out;
    out.var_uint(states.size());
    for (const auto& [client, state] : states) {
        out.var_uint(client);
        out.var_uint(state->clock);
        out.var_string(state->json.empty() ? std::string_view{"null"} : std::string_view{state->json});
    }
    return std::move(out).take();
}

} // namespace

bool Presence::take(Holder holder, const Face& face, yjs::Octets octets) {
    yjs::Reader reader{octets};
    const std::uint64_t entries = reader.var_uint();
    if (reader.failed() || entries > most_entries) return false;
    for (std::uint64_t n = 0; n < entries; ++n) {
        const std::uint64_t client = reader.var_uint();
        const std::uint64_t clock = reader.var_uint();
        const std::string_view json = reader.var_string(longest_state);
        if (reader.failed()) return false;
        const auto known = states_.find(client);
        const bool is_others = known != states_.end() && known->second.holder != holder;
        // It repeats what it was told; or it has come again, and its broken connection is not known to have
        // gone.
        if (is_others && (known->second.person != face.person || json == "null")) continue;
        const auto held =
            std::ranges::count_if(states_, [&](const auto& of) { return of.second.holder == holder; });
        if (known == states_.end() && (json == "null" || static_cast<std::size_t>(held) == most_ids))
            continue;
        State& state = states_[client];
        const bool is_newer =
            known == states_.end() || clock > state.clock || (clock == state.clock && json == "null");
        if (!is_newer) continue;
        auto told = json == "null" ? std::string{} : with_face(json, face).value_or(std::string{});
        state = {holder, face.person, clock, std::move(told), true};
    }
    return reader.at_end();
}

void Presence::leave(Holder holder) {
    for (auto& [client, state] : states_) {
        if (state.holder != holder) continue;
        state.json.clear();
        ++state.clock;
        state.changed = true;
    }
}

yjs::OwnedOctets Presence::changes() {
    std::vector<std::pair<std::uint64_t, const State*>> changed;
    for (auto& [client, state] : states_) {
        if (!std::exchange(state.changed, false)) continue;
        changed.emplace_back(client, &state);
    }
    yjs::OwnedOctets octets = print(changed);
    std::erase_if(states_, [](const auto& of) { return of.second.json.empty(); });
    return octets;
}

yjs::OwnedOctets Presence::all() const {
    std::vector<std::pair<std::uint64_t, const State*>> present;
    for (const auto& [client, state] : states_)
        if (!state.json.empty()) present.emplace_back(client, &state);
    return print(present);
}

} // namespace folkmoot::collab
