#include "yjs_invariants.hpp"

#include "collab/yjs/model.hpp"
#include "collab/yjs/utf16.hpp"

#include <fmt/format.h>

namespace folkmoot::yjs { namespace {

class Inspection {
public:
    explicit Inspection(const Model& model)
        : model_{model} { }

    std::string run() {
        look_at_clients();
        std::vector<TypeNumber> types = model_.types.roots();
        while (!types.empty() && breach_.empty()) {
            const TypeNumber type = types.back();
            types.pop_back();
            look_at_list(type, types);
            for (const KeyNumber key : model_.types[type].keys)
                look_at_chain(type, key, types);
        }
        if (linked_ != placed_) blame("{} blocks stand somewhere, {} are linked", placed_, linked_);
        if (model_.blocks.used() != all_)
            blame("{} blocks are in use, {} belong to clients", model_.blocks.used(), all_);
        return breach_;
    }

private:
    template <class... Parts> void blame(fmt::format_string<Parts...> words, Parts&&... parts) {
        if (breach_.empty()) breach_ = fmt::format(words, std::forward<Parts>(parts)...);
    }

    void look_at_clients() {
        for (ClientNumber number = 0; number < model_.clients.size(); ++number) {
            const Client& client = model_.clients[number];
            Clock next = 0;
            if (client.blocks.empty()) return blame("client {} has no block", client.id);
            ClientBlocks::Position position;
            do {
                const auto& entry = client.blocks[position];
                const Block& block = model_.blocks[entry.block];
                if (block.client != number || block.clock != entry.clock || block.clock != next)
                    return blame("client {} has a gap at {}", client.id, next);
                next = block.end();
                look_at_block(block);
            } while (client.blocks.go_on(position));
            if (next != client.end) blame("client {} ends at {}, not {}", client.id, next, client.end);
        }
    }

    void look_at_block(const Block& block) {
        ++all_;
        const bool is_collected = block.content == Content::gc;
        if (!is_collected) ++placed_;
        if (block.length == 0) blame("the block at {} has no length", block.clock);
        if (block.deleted != (is_collected || block.content == Content::deleted))
            blame("the block at {} is deleted in part", block.clock);
        if (is_collected && (block.left != none || block.right != none))
            blame("the collected block at {} is linked", block.clock);
        if (block.content == Content::string && utf16_length(model_.content_of(block)) != block.length)
            blame("the text at {} has another length than its block", block.clock);
    }

    void look_at_list(TypeNumber number, std::vector<TypeNumber>& types) {
        const Type& type = model_.types[number];
        Clock length = 0;
        BlockNumber left = none;
        for (BlockNumber next = type.start; next != none && breach_.empty();
            next = model_.blocks[next].right) {
            look_at_link(next, left, number, none, types);
            const Block& block = model_.blocks[next];
            if (!block.deleted && is_countable(block.content)) length += block.length;
            left = next;
        }
        if (length != type.length) blame("a list has length {}, counted {}", type.length, length);
    }

    void look_at_chain(TypeNumber type, KeyNumber key, std::vector<TypeNumber>& types) {
        BlockNumber right = none;
        for (BlockNumber next = model_.types.newest(type, key); next != none && breach_.empty();
            next = model_.blocks[next].left) {
            const Block& block = model_.blocks[next];
            look_at_link(next, block.left, type, key, types);
            if (block.right != right) blame("the chain of a key is torn at {}", block.clock);
            if (right != none && !block.deleted) blame("an older value of a key lives at {}", block.clock);
            right = next;
        }
    }

    void look_at_link(BlockNumber number, BlockNumber left, TypeNumber type, KeyNumber key,
        std::vector<TypeNumber>& types) {
        const Block& block = model_.blocks[number];
        if (++linked_ > placed_) blame("a list runs in a circle at {}", block.clock);
        if (block.left != left || block.parent != type || block.key != key)
            blame("the block at {} stands elsewhere than it says", block.clock);
        if (block.content != Content::type) return;
        if (model_.types[block.at].block != number) blame("the type at {} has another block", block.clock);
        types.push_back(block.at);
    }

    const Model& model_;
    std::size_t all_ = 0;
    std::size_t placed_ = 0;
    std::size_t linked_ = 0;
    std::string breach_;
};

}} // namespace folkmoot::yjs

namespace folkmoot::kit {

std::string breach_of(const yjs::Document& document) {
    using namespace yjs;
    if (std::string breach = Inspection{document.model()}.run(); !breach.empty()) return breach;
    const OwnedOctets state = document.encode();
    const auto loaded = load(state);
    if (!loaded) return fmt::format("what it encodes cannot be loaded: {}", say(loaded.error().reason));
    if (loaded->state() != document.state()) return "loaded from what it encodes it knows other clocks";
    if (loaded->deletes() != document.deletes()) return "loaded from what it encodes it has other deletes";
    if (loaded->encode() != state) return "loaded from what it encodes it encodes otherwise";
    return {};
}

} // namespace folkmoot::kit
