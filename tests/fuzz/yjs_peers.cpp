// Three peers write in one document, tell each other sooner or later, and end with the same: by what each was
// told, by all updates merged without a document, and by what one lacks of another's state.
#include "collab/yjs/combine.hpp"
#include "collab/yjs/edit.hpp"
#include "kit/yjs_invariants.hpp"

#include <array>
#include <cstdlib>

using namespace folkmoot::yjs;

namespace {

constexpr ClientId clients = 3;
const Limits limits = Limits::of_a_stored_state();

void require(bool holds) {
    if (!holds) std::abort();
}

class Peers {
public:
    explicit Peers(Octets choices)
        : choices_{choices} { }

    void run() {
        while (!choices_.at_end() && updates_.size() < 60)
            step();
        std::vector<Octets> all(updates_.begin(), updates_.end());
        const auto merged = merge_updates(all, limits);
        require(merged.has_value());
        const auto whole = load(*merged);
        require(whole.has_value());
        const OwnedOctets wanted = whole->encode();
        for (Document& document : documents_) {
            const auto lacked = diff_update(*merged, document.state(), limits);
            require(lacked.has_value());
            tell(document, *lacked);
            require(folkmoot::kit::breach_of(document).empty());
            require(document.encode() == wanted);
        }
    }

private:
    std::size_t choose(std::size_t end) { return choices_.octet() % end; }

    void tell(Document& document, Octets update) {
        require(document.apply(update, limits, Budget{1'000'000}).has_value());
    }

    void step() {
        const std::size_t which = choose(clients);
        Document& document = documents_[which];
        switch (choose(4)) {
        case 0:
            if (!updates_.empty()) tell(document, updates_[choose(updates_.size())]);
            return;
        case 1: {
            const Document& other = documents_[choose(clients)];
            return tell(document, OwnedOctets{other.encode(document.state())});
        }
        default:
            return edit(document, which + 1);
        }
    }

    void edit(Document& document, ClientId self) {
        Budget budget;
        Edit edit{document, self, budget};
        for (std::size_t count = 1 + choose(3); count > 0; --count)
            change(edit, document.model());
        auto update = edit.finish();
        require(update.has_value());
        if (!update->empty()) updates_.push_back(std::move(*update));
    }

    void change(Edit& edit, const Model& model) {
        const TypeNumber type = choose_type(edit, model);
        const BlockNumber behind = choose_block(model, type);
        switch (choose(6)) {
        case 0:
            edit.insert_element(type, behind, "p");
            return;
        case 1:
            edit.insert_text(type, behind);
            return;
        case 2: {
            constexpr std::array<std::string_view, 3> texts{"a", "bc\xC3\xA9", "\xF0\x9F\x98\x80"};
            constexpr std::array<Clock, 3> lengths{1, 3, 2};
            const std::size_t text = choose(texts.size());
            edit.insert(type, behind, Content::string, texts[text], lengths[text]);
            return;
        }
        case 3: {
            const auto from = static_cast<Clock>(choose(8));
            const Clock length = model.types[type].length;
            if (from < length)
                edit.erase(type, from, std::min(length - from, static_cast<Clock>(1 + choose(4))));
            return;
        }
        case 4:
            return edit.set_attribute(type, choose(2) == 0 ? "k" : "l", "\x78");
        default:
            return edit.remove_attribute(type, choose(2) == 0 ? "k" : "l");
        }
    }

    /// The root, or a type that stands in one of the first blocks of another.
    TypeNumber choose_type(Edit& edit, const Model& model) {
        TypeNumber type = edit.root("x");
        for (std::size_t depth = choose(4); depth > 0; --depth) {
            const BlockNumber block = choose_block(model, type);
            if (block == none || model.blocks[block].content != Content::type) break;
            type = model.blocks[block].at;
        }
        return type;
    }

    BlockNumber choose_block(const Model& model, TypeNumber type) {
        BlockNumber block = none;
        BlockNumber next = model.types[type].start;
        for (std::size_t steps = choose(8); steps > 0 && next != none; --steps) {
            block = next;
            next = model.blocks[next].right;
        }
        return block;
    }

    Reader choices_;
    std::array<Document, clients> documents_;
    std::vector<OwnedOctets> updates_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Peers{Octets{data, size}}.run();
    return 0;
}
