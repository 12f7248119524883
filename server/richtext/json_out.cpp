#include "richtext/json_text.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {
namespace {

// Appends the canonical form: fixed order of keys, no spaces, what has its usual value left out.
class Writer {
public:
    std::string run(const Tree& tree) {
        out_ = "{\"version\":1,\"blocks\":";
        write(tree.blocks);
        return std::move(out_) + "}";
    }

    template <class Part> std::string part(const Part& part) {
        write(part);
        return std::move(out_);
    }

private:
    void write(const std::vector<Block>& blocks) {
        out_ += '[';
        for (const auto& block : blocks) {
            separate('[');
            write(block);
        }
        out_ += ']';
    }

    void write(const Block& block) {
        out_ += '{';
        member("kind", rule(block).name);
        if (block.id != BlockId::none) member("id", std::to_string(static_cast<std::int64_t>(block.id)));
        std::visit([&](const auto& node) { write_node(node); }, block.node);
        if (!block.text.empty()) {
            key("text");
            write(block.text);
        }
        if (!block.blocks.empty()) {
            key("blocks");
            write(block.blocks);
        }
        out_ += '}';
    }

    void write_node(const auto&) { }
    void write_node(const Heading& node) { member("level", node.level); }
    void write_node(const OrderedList& node) {
        if (node.start != 1) member("start", node.start);
    }
    void write_node(const ListItem& node) {
        if (node.task != Task::none) member("task", name_of(task_names, node.task));
    }
    void write_node(const Code& node) {
        if (!node.language.empty()) member("language", node.language);
    }
    void write_node(const Cell& node) {
        if (node.role != CellRole::data) member("role", name_of(role_names, node.role));
        if (node.align != Align::unset) member("align", name_of(align_names, node.align));
        if (node.columns != 1) member("columns", node.columns);
        if (node.rows != 1) member("rows", node.rows);
    }
    void write_node(const Figure& node) {
        if (node.file != 0) member("file", std::to_string(node.file));
        if (!node.source.empty()) member("source", node.source);
        if (node.alternative) member("alternative", *node.alternative);
    }
    void write_node(const Callout& node) { member("callout", name_of(callout_names, node.kind)); }
    void write_node(const Footnote& node) { member("label", node.label); }
    void write_node(const Embed& node) { member("object", std::to_string(node.object)); }

    void write(const Text& text) {
        out_ += '[';
        for (const auto& piece : text) {
            separate('[');
            write(piece);
        }
        out_ += ']';
    }

    // Most text has no style: such a run is its string alone.
    void write(const Inline& piece) {
        const auto* run = std::get_if<std::string>(&piece.content);
        if (run && piece.style == Style{}) return append_json_string(out_, *run);
        out_ += '{';
        if (run) member("words", *run);
        if (std::holds_alternative<HardBreak>(piece.content)) member("break", 1);
        if (const auto* mention = std::get_if<Mention>(&piece.content)) {
            member("person", std::to_string(mention->person));
            member("words", mention->label);
        }
        if (const auto* reference = std::get_if<FootnoteReference>(&piece.content))
            member("footnote", reference->label);
        write(piece.style);
        out_ += '}';
    }

    void write(const Style& style) {
        if (!style.marks.empty()) {
            key("marks");
            out_ += '[';
            for (std::size_t i = 0; i < all_marks.size(); ++i) {
                if (!style.marks.has(all_marks[i])) continue;
                separate('[');
                append_json_string(out_, mark_names[i]);
            }
            out_ += ']';
        }
        if (const auto* web = std::get_if<WebLink>(&style.link)) member("href", web->href);
        if (const auto* object = std::get_if<ObjectLink>(&style.link))
            member("object", std::to_string(object->object));
        if (const auto* wiki = std::get_if<WikiLink>(&style.link)) member("wiki", wiki->title);
        if (!style.language.tag.empty()) member("language", style.language.tag);
        if (style.language.direction != Direction::unset)
            member("direction", name_of(direction_names, style.language.direction));
    }

    void separate(char opening) {
        if (out_.back() != opening) out_ += ',';
    }
    void key(std::string_view name) {
        separate('{');
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void member(std::string_view name, std::string_view value) {
        key(name);
        append_json_string(out_, value);
    }
    void member(std::string_view name, std::uint32_t value) {
        key(name);
        out_ += std::to_string(value);
    }

    std::string out_;
};

} // namespace

void append_json(std::string& out, const Block& block) {
    out += Writer().part(block);
}

void append_json(std::string& out, const Text& text) {
    out += Writer().part(text);
}

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4];
            out += digits[static_cast<unsigned char>(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

std::string write_json(const Tree& tree) {
    return Writer().run(tree);
}

} // namespace folkmoot::richtext
