#pragma once
// Histories that the engine's benchmark makes: updates as clients would send them.
#include "collab/yjs/document.hpp"
#include "collab/yjs/model.hpp"
#include "collab/yjs/struct_parts.hpp"

#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace folkmoot::yjs {

/// Updates in one file, each behind its length in four octets.
class Framed {
public:
    explicit Framed(OwnedOctets octets)
        : octets_{std::move(octets)} {
        for (std::size_t at = 0; at + 4 <= octets_.size();) {
            std::size_t size = 0;
            for (std::size_t n = 4; n-- > 0;)
                size = size << 8U | octets_[at + n];
            updates.push_back(Octets{octets_}.subspan(at + 4, size));
            at += 4 + size;
        }
    }
    std::vector<Octets> updates;

private:
    OwnedOctets octets_;
};

inline void frame(Writer& out, Octets update) {
    for (unsigned shift = 0; shift < 32; shift += 8)
        out.octet(static_cast<std::uint8_t>(update.size() >> shift));
    out.raw(update);
}

inline void require(bool good, const char* what) {
    if (!good) throw std::runtime_error{what};
}

/// As a room does it: read, put in, and look at what came of it.
inline void apply_all(Document& document, const std::vector<Octets>& updates) {
    Update update;
    Applied applied;
    for (const Octets octets : updates) {
        require(read_update(octets, Limits{}, update).has_value(), "an update could not be read");
        Budget budget;
        require(document.apply(update, budget, applied).has_value(), "an update could not be applied");
    }
}

inline void begin_section(Writer& out, std::uint64_t structs, ClientId client, std::uint64_t clock) {
    out.var_uint(structs);
    out.var_uint(client);
    out.var_uint(clock);
}

/// Where a text stands: at the beginning of all if behind nothing.
struct Between {
    std::optional<Id> left;
    std::optional<Id> right;
};

inline void write_text(Writer& out, const Between& place, std::string_view text) {
    Struct item;
    item.content = Content::string;
    item.has_origin = place.left.has_value();
    item.origin = place.left.value_or(Id{});
    item.has_right_origin = place.right.has_value();
    item.right_origin = place.right.value_or(Id{});
    item.has_parent_name = true;
    item.parent_name = "text";
    item.body = as_octets(text);
    write_struct(out, item, 0, 0);
}

inline OwnedOctets typed(ClientId client, Clock clock, const Between& place) {
    Writer out;
    out.var_uint(1);
    begin_section(out, 1, client, clock);
    write_text(out, place, "x");
    out.var_uint(0);
    return std::move(out).take();
}

/// Clients who take turns, each behind what the one before wrote: no two blocks can become one.
inline Document document_of(ClientId clients, std::uint64_t turns, std::string_view text = "x") {
    Writer out;
    out.var_uint(clients);
    const auto length = static_cast<std::uint64_t>(text.size());
    for (ClientId client = clients; client > 0; --client) {
        begin_section(out, turns, client, 0);
        for (std::uint64_t turn = 0; turn < turns; ++turn) {
            const bool is_first = client == 1;
            Between place;
            if (!is_first || turn > 0)
                place.left = {is_first ? clients : client - 1,
                    static_cast<Clock>(length * (is_first ? turn : turn + 1) - 1)};
            write_text(out, place, text);
        }
    }
    out.var_uint(0);
    return load(std::move(out).take()).value();
}

/// Somebody new goes to places all over a document and types so many keys at each.
inline OwnedOctets typed_in_places(const Model& model, Clock places, Clock keys) {
    const auto id_of = [&](const Block& block) { return Id{model.clients[block.client].id, block.clock}; };
    const auto newcomer = static_cast<ClientId>(model.clients.size() + 1);
    Writer out;
    for (Clock place = 0, clock = 0; place < places; ++place) {
        const ClientNumber client = place % static_cast<ClientNumber>(model.clients.size());
        const Clock unit = model.clients[client].end / places * place;
        const Block& block = model.blocks[model.find({client, unit})];
        Between between{id_of(block), {}};
        if (block.right != none) between.right = id_of(model.blocks[block.right]);
        for (Clock key = 0; key < keys; ++key, ++clock) {
            frame(out, typed(newcomer, clock, between));
            between.left = Id{newcomer, clock};
        }
    }
    return std::move(out).take();
}

/// One client's update as it would be had the client made so much before, all of it behind `first`.
inline OwnedOctets moved_by(Update& update, Clock base, std::optional<Id> first) {
    Writer out;
    out.var_uint(update.sections.size());
    for (const Section& section : update.sections) {
        begin_section(out, section.count, section.client, section.clock + base);
        for (std::size_t n = section.first; n < section.first + section.count; ++n) {
            Struct& item = update.structs[n];
            item.clock += base;
            item.origin.clock += base;
            item.right_origin.clock += base;
            if (!item.has_right_origin && first) item.right_origin = *first;
            item.has_right_origin |= first.has_value();
            write_struct(out, item, section.client, 0);
        }
    }
    for (DeleteRange& range : update.deletes)
        range.clock += base;
    write_delete_set(out, update.deletes);
    return std::move(out).take();
}

/// The same keys so many times over, each time at the beginning of what is there.
inline OwnedOctets typed_again(const std::vector<Octets>& updates, Clock times) {
    Writer out;
    Document document;
    std::optional<Id> first;
    Clock base = 0;
    for (Clock time = 0; time < times; ++time) {
        for (const Octets octets : updates) {
            Update update = read_update(octets, Limits{}).value();
            const OwnedOctets moved = moved_by(update, base, first);
            frame(out, moved);
            if (time + 1 < times) apply_all(document, {moved});
        }
        const Model& model = document.model();
        const Block& block = model.blocks[model.types[model.types.roots().front()].start];
        first = Id{model.clients[block.client].id, block.clock};
        base = model.clients[block.client].end;
    }
    return std::move(out).take();
}

} // namespace folkmoot::yjs
