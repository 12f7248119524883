#include "collab/yjs/combine.hpp"
#include "collab/yjs/document.hpp"
#include "collab/yjs/model.hpp"
#include "collab/yjs/struct_parts.hpp"

namespace folkmoot::yjs {
namespace {

class Encoder {
public:
    explicit Encoder(const Model& model)
        : model_{model} { }

    OwnedOctets run(const StateVector& known, const DeleteSet& deletes) {
        struct Wanted {
            ClientNumber client = none;
            Clock from = 0;
        };
        std::vector<Wanted> wanted;
        for (const ClientNumber number : model_.clients.by_falling_id()) {
            const Client& client = model_.clients[number];
            const auto theirs = known.find(client.id);
            const Clock from = theirs == known.end() ? 0 : theirs->second;
            if (from < client.end) wanted.push_back({number, from});
        }
        out_.var_uint(wanted.size());
        for (const Wanted& section : wanted)
            write_section(section.client, section.from);
        write_delete_set(out_, deletes);
        return std::move(out_).take();
    }

    OwnedOctets run(ClientNumber client, Clock from, const DeleteSet& deletes) {
        const bool made_any = client != none && from < model_.clients[client].end;
        out_.var_uint(made_any ? 1 : 0);
        if (made_any) write_section(client, from);
        write_delete_set(out_, deletes);
        return std::move(out_).take();
    }

private:
    void write_section(ClientNumber number, Clock from) {
        const Client& client = model_.clients[number];
        ClientBlocks::Position position = client.blocks.find(from);
        out_.var_uint(client.blocks.count_from(position));
        out_.var_uint(client.id);
        out_.var_uint(from);
        do {
            const Block& block = model_.blocks[client.blocks[position].block];
            const Struct item = struct_of(block);
            write_struct(out_, item, client.id, from > block.clock ? from - block.clock : 0);
        } while (client.blocks.go_on(position));
    }

    Id id_of(Place place) const { return {model_.clients[place.client].id, place.clock}; }

    Struct struct_of(const Block& block) {
        Struct item;
        item.content = block.content;
        item.clock = block.clock;
        item.length = block.length;
        if (block.content == Content::gc) return item;
        item.has_origin = block.origin.exists();
        if (item.has_origin) item.origin = id_of(block.origin);
        item.has_right_origin = block.right_origin.exists();
        if (item.has_right_origin) item.right_origin = id_of(block.right_origin);
        item.has_key = block.key != none;
        if (item.has_key) item.key = model_.keys[block.key];
        if (!item.has_origin && !item.has_right_origin) set_parent(item, model_.types[block.parent]);
        if (block.content == Content::type)
            item.body = type_body(model_.types[block.at]);
        else if (block.content != Content::deleted)
            item.body = as_octets(model_.content_of(block));
        return item;
    }

    void set_parent(Struct& item, const Type& parent) const {
        item.has_parent_name = parent.block == none;
        item.has_parent_id = !item.has_parent_name;
        if (item.has_parent_name) {
            item.parent_name = model_.keys[parent.name];
        } else {
            const Block& of_parent = model_.blocks[parent.block];
            item.parent_id = id_of({of_parent.client, of_parent.clock});
        }
    }

    Octets type_body(const Type& type) {
        Writer body;
        body.var_uint(static_cast<std::uint64_t>(type.kind));
        if (has_name(type.kind)) body.var_string(model_.keys[type.name]);
        type_body_ = std::move(body).take();
        return type_body_;
    }

    const Model& model_;
    Writer out_;
    OwnedOctets type_body_;
};

} // namespace

DeleteSet Document::deletes() const {
    DeleteSet deletes;
    for (const ClientNumber number : model_->clients.by_falling_id()) {
        const Client& client = model_->clients[number];
        bool runs_on = false;
        ClientBlocks::Position position;
        do {
            const Block& block = model_->blocks[client.blocks[position].block];
            if (block.deleted && runs_on)
                deletes.back().length += block.length;
            else if (block.deleted)
                deletes.push_back({client.id, block.clock, block.length});
            runs_on = block.deleted;
        } while (client.blocks.go_on(position));
    }
    return deletes;
}

OwnedOctets Document::encode_of(ClientId client, Clock from, const DeleteSet& deletes) const {
    return Encoder{*model_}.run(model_->clients.find(client), from, deletes);
}

OwnedOctets Document::encode(const StateVector& known) const {
    OwnedOctets state = Encoder{*model_}.run(known, deletes());
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
