#include "richtext/html_printer.hpp"
#include "richtext/json_text.hpp"
#include "richtext/schema.hpp"

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

constexpr std::array<std::string_view, 5> change_names{"same", "added", "removed", "changed", "moved"};

void append_id(std::string& out, std::string_view key, BlockId id) {
    out += fmt::format(",\"{}\":\"{}\"", key, static_cast<std::int64_t>(id));
}

struct AppendStep {
    std::string& out;
    void operator()(const edit::Insert& step) const {
        out += "{\"edit\":\"insert\"";
        append_id(out, "parent", step.parent);
        append_id(out, "after", step.after);
        out += ",\"block\":";
        append_json(out, step.block);
        out += '}';
    }
    void operator()(const edit::Erase& step) const {
        out += "{\"edit\":\"erase\"";
        append_id(out, "block", step.block);
        out += '}';
    }
    void operator()(const edit::Move& step) const {
        out += "{\"edit\":\"move\"";
        append_id(out, "block", step.block);
        append_id(out, "parent", step.parent);
        append_id(out, "after", step.after);
        out += '}';
    }
    void operator()(const edit::SetNode& step) const {
        out += "{\"edit\":\"set_node\",\"block\":";
        append_json(out, Block{step.block, step.node, {}, {}});
        out += '}';
    }
    void operator()(const edit::EditText& step) const {
        out += "{\"edit\":\"edit_text\"";
        append_id(out, "block", step.block);
        out += fmt::format(",\"at\":{},\"erase\":{},\"insert\":", step.at, step.erase);
        append_json(out, step.insert);
        out += '}';
    }
};

// Walks the tree of a difference in the order of reading.
template <class Visit>
void walk(const std::vector<Block>& blocks, std::size_t depth, std::size_t& place, Visit& visit) {
    for (const auto& block : blocks) {
        visit(block, depth, place++);
        walk(block.blocks, depth + 1, place, visit);
    }
}

void append_words(std::string& out, const Block& block, const std::vector<Change>& pieces) {
    out += ",\"text\":[";
    for (std::size_t i = 0; i < block.text.size(); ++i) {
        const auto change = pieces.empty() ? Change::same : pieces[i];
        out += fmt::format(
            "{}{{\"change\":\"{}\",\"pieces\":", i == 0 ? "" : ",", name_of(change_names, change));
        append_json(out, Text{block.text[i]});
        out += '}';
    }
    out += ']';
}

} // namespace

std::string write_json(const EditScript& script) {
    std::string out = "[";
    for (const auto& step : script) {
        if (out.size() > 1) out += ',';
        std::visit(AppendStep{out}, step);
    }
    return out + "]";
}

std::string write_json(const Difference& difference) {
    std::string out = fmt::format("{{\"added\":{},\"removed\":{},\"changed\":{},\"moved\":{},\"blocks\":[",
        difference.added, difference.removed, difference.changed, difference.moved);
    auto visit = [&](const Block& block, std::size_t depth, std::size_t place) {
        const auto& of_block = difference.blocks[place];
        out += fmt::format("{}{{\"change\":\"{}\",\"depth\":{},\"kind\":\"{}\",\"id\":\"{}\"",
            place == 0 ? "" : ",", name_of(change_names, of_block.change), depth, rule(block).name,
            static_cast<std::int64_t>(block.id));
        if (!block.text.empty()) append_words(out, block, of_block.pieces);
        out += '}';
    };
    std::size_t place = 0;
    walk(difference.tree.blocks, 0, place, visit);
    return out + "]}";
}

HtmlFragment print_fragment(const Difference& difference, const HtmlOptions& options) {
    ChangeMarks marks;
    auto visit = [&](const Block& block, std::size_t, std::size_t place) {
        marks.blocks.emplace(&block, &difference.blocks[place]);
    };
    std::size_t place = 0;
    walk(difference.tree.blocks, 0, place, visit);
    return HtmlPrinter(options, &marks).run(difference.tree);
}

} // namespace folkmoot::richtext
