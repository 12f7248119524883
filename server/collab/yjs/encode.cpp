#include "collab/yjs/combine.hpp"
#include "collab/yjs/document.hpp"
#include "collab/yjs/model.hpp"
#include "collab/yjs/struct_parts.hpp"

#include <algorithm>

namespace folkmoot::yjs {
namespace {

/// Blocks come by client and rising clock.
void add_if_deleted(DeleteSet& deletes, ClientId client, const Block& block) {
    if (!block.deleted) return;
    if (!deletes.empty() && deletes.back().client == client && deletes.back().end() == block.clock)
        deletes.back().length += block.length;
    else
        deletes.push_back({client, block.clock, block.length});
}

class Encoder {
public:
    Encoder(const Model& model, std::size_t expected)
        : model_{model}
        , out_{expected} { }

    /// What a peer lacks and all deletes, in one walk over the blocks.
    OwnedOctets run(const StateVector& known) {
        const std::vector<ClientNumber> clients = model_.clients.by_falling_id();
        const auto known_of = [&](ClientNumber number) {
            const auto theirs = known.find(model_.clients[number].id);
            return theirs == known.end() ? Clock{0} : theirs->second;
        };
        out_.var_uint(static_cast<std::uint64_t>(std::ranges::count_if(
            clients, [&](ClientNumber number) { return known_of(number) < model_.clients[number].end; })));
        DeleteSet deletes;
        for (const ClientNumber number : clients)
            write_client(number, known_of(number), deletes);
        write_delete_set(out_, deletes);
        return std::move(out_).take();
    }

    OwnedOctets run(ClientNumber number, Clock from, const DeleteSet& deletes) {
        const bool made_any = number != none && from < model_.clients[number].end;
        out_.var_uint(made_any ? 1 : 0);
        if (made_any) {
            const Client& client = model_.clients[number];
            write_section(client, client.blocks.find(from), from, [](const Block&) { });
        }
        write_delete_set(out_, deletes);
        return std::move(out_).take();
    }

private:
    void write_client(ClientNumber number, Clock from, DeleteSet& deletes) {
        const Client& client = model_.clients[number];
        const ClientBlocks::Position begin = client.blocks.find(from);
        if (from > 0)
            each(client, {}, [&](const Block& block) {
                if (block.end() <= from) add_if_deleted(deletes, client.id, block);
            });
        if (from < client.end)
            write_section(client, begin, from,
                [&](const Block& written) { add_if_deleted(deletes, client.id, written); });
    }

    template <class Note>
    void write_section(const Client& client, ClientBlocks::Position position, Clock from, Note note) {
        out_.var_uint(client.blocks.count_from(position));
        out_.var_uint(client.id);
        out_.var_uint(from);
        each(client, position, [&](const Block& block) {
            write_block(block, from > block.clock ? from - block.clock : 0);
            note(block);
        });
    }

    template <class Visit>
    void each(const Client& client, ClientBlocks::Position position, Visit visit) const {
        client.blocks.each_from(position, [&](BlockNumber number) { visit(model_.blocks[number]); });
    }

    void write_block(const Block& block, Clock offset) {
        const auto content = static_cast<std::uint8_t>(block.content);
        if (block.content == Content::gc) {
            out_.octet(content);
            return out_.var_uint(block.length - offset);
        }
        const Place origin = offset > 0 ? Place{block.client, block.clock + offset - 1} : block.origin;
        const bool has_key = block.key != none;
        out_.write_in_place(1 + 4 * Writer::longest_number, [&](std::uint8_t* at) {
            *at++ = static_cast<std::uint8_t>(content | (origin.exists() ? 0x80U : 0U)
                | (block.right_origin.exists() ? 0x40U : 0U) | (has_key ? 0x20U : 0U));
            if (origin.exists()) at = put_place(at, origin);
            return block.right_origin.exists() ? put_place(at, block.right_origin) : at;
        });
        if (!origin.exists() && !block.right_origin.exists()) {
            write_parent(model_.types[block.parent]);
            if (has_key) out_.var_string(model_.keys[block.key]);
        }
        if (block.content == Content::type) return write_type(model_.types[block.at]);
        const std::string_view body = model_.content_of(block);
        if (offset == 0) return write_content(out_, block.content, block.length, body);
        write_content(out_, block.content, block.length - offset, body_behind(block.content, body, offset));
    }

    std::uint8_t* put_place(std::uint8_t* at, Place place) const {
        return Writer::put_var_uint(Writer::put_var_uint(at, model_.clients[place.client].id), place.clock);
    }

    void write_parent(const Type& parent) {
        out_.var_uint(parent.block == none ? 1 : 0);
        if (parent.block == none) return out_.var_string(model_.keys[parent.name]);
        const Block& block = model_.blocks[parent.block];
        out_.var_uint(model_.clients[block.client].id);
        out_.var_uint(block.clock);
    }

    void write_type(const Type& type) {
        out_.var_uint(static_cast<std::uint64_t>(type.kind));
        if (has_name(type.kind)) out_.var_string(model_.keys[type.name]);
    }

    const Model& model_;
    Writer out_;
};

} // namespace

DeleteSet Document::deletes() const {
    DeleteSet deletes;
    for (const ClientNumber number : model_->clients.by_falling_id()) {
        const Client& client = model_->clients[number];
        client.blocks.each_from(
            {}, [&](BlockNumber block) { add_if_deleted(deletes, client.id, model_->blocks[block]); });
    }
    return deletes;
}

OwnedOctets Document::encode_of(ClientId client, Clock from, const DeleteSet& deletes) const {
    return Encoder{*model_, 0}.run(model_->clients.find(client), from, deletes);
}

OwnedOctets Document::encode(const StateVector& known) const {
    const std::size_t all = known.empty() ? model_->octets.used() + 12 * model_->blocks.used() : 0;
    OwnedOctets state = Encoder{*model_, all}.run(known);
    if (waiting_.empty() && waiting_deletes_.empty()) return state;
    const Limits limits = Limits::of_a_stored_state();
    Writer deletes;
    deletes.var_uint(0);
    write_delete_set(deletes, waiting_deletes_);
    std::vector<Octets> parts{state, deletes.written()};
    OwnedOctets lacked;
    if (!waiting_.empty()) {
        if (auto diff = diff_update(waiting_, known, limits)) lacked = std::move(*diff);
        parts.push_back(lacked);
    }
    auto merged = merge_updates(parts, limits);
    return merged ? std::move(*merged) : state;
}

} // namespace folkmoot::yjs
