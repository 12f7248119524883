#include "collab/tree/vocabulary.hpp"

namespace folkmoot::collab {
namespace {

using richtext::Kind;

class AttributeWriter {
public:
    ElementAttributes take() && { return std::move(out_); }

    void write(const auto&) { }
    void write(const richtext::Heading& node) { number("level", node.level); }
    void write(const richtext::OrderedList& node) {
        if (node.start != 1) number("start", node.start);
    }
    void write(const richtext::ListItem& node) { text("task", name_of(richtext::task_names, node.task)); }
    void write(const richtext::Code& node) { text("language", node.language); }
    void write(const richtext::Cell& node) {
        if (node.role != richtext::CellRole::data) text("role", name_of(richtext::role_names, node.role));
        text("align", name_of(richtext::align_names, node.align));
        if (node.columns != 1) number("columns", node.columns);
        if (node.rows != 1) number("rows", node.rows);
    }
    void write(const richtext::Figure& node) {
        if (node.file != 0) text("file", std::to_string(node.file));
        text("source", node.source);
        if (node.alternative) add("alternative", yjs::any_text(*node.alternative));
    }
    void write(const richtext::Callout& node) {
        text("callout", name_of(richtext::callout_names, node.kind));
    }
    void write(const richtext::Footnote& node) { text("label", node.label); }
    void write(const richtext::Embed& node) { text("object", std::to_string(node.object)); }

    void write(const richtext::Mention& mention) {
        text("person", std::to_string(mention.person));
        text("words", mention.label);
    }
    void write(const richtext::FootnoteReference& reference) { text("label", reference.label); }
    void write(const richtext::Style& style) {
        text("marks", marks_text(style.marks));
        text("language", style.language.tag);
        text("direction", name_of(richtext::direction_names, style.language.direction));
    }

private:
    void add(std::string_view name, std::string value) { out_.emplace_back(name, std::move(value)); }
    void number(std::string_view name, std::uint32_t value) {
        add(name, yjs::any_number(static_cast<std::int32_t>(value)));
    }
    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) add(name, yjs::any_text(value));
    }

    ElementAttributes out_;
};

constexpr std::array<std::pair<Kind, std::string_view>, 3> words_elements{
    {{Kind::table, "caption"}, {Kind::callout, "title"}, {Kind::expandable, "summary"}}};

constexpr std::string_view code_name = "code_block";

} // namespace

std::string_view element_name(Kind kind) {
    return kind == Kind::code ? code_name : rule(kind).name;
}

std::optional<Kind> find_element_kind(std::string_view name) {
    if (name == code_name) return Kind::code;
    const auto kind = richtext::find_kind(name);
    return kind == Kind::code ? std::nullopt : kind;
}

std::string_view words_element(Kind kind) {
    for (const auto& [of, name] : words_elements)
        if (of == kind) return name;
    return {};
}

bool is_words_element(std::string_view name) {
    return std::ranges::any_of(words_elements, [&](const auto& element) { return element.second == name; });
}

std::optional<Atom> find_atom(std::string_view name) {
    return richtext::find_value<Atom>(atom_names, name);
}

Atom atom_of(const richtext::Inline& piece) {
    if (std::holds_alternative<richtext::Mention>(piece.content)) return Atom::mention;
    return std::holds_alternative<richtext::HardBreak>(piece.content) ? Atom::hard_break
                                                                      : Atom::footnote_reference;
}

ElementAttributes attributes_of(const richtext::Node& node) {
    AttributeWriter writer;
    std::visit([&](const auto& kind) { writer.write(kind); }, node);
    return std::move(writer).take();
}

ElementAttributes attributes_of(const richtext::Inline& piece) {
    AttributeWriter writer;
    std::visit([&](const auto& content) { writer.write(content); }, piece.content);
    // A line break has the style of what stands around it, which needs no keeping.
    if (!std::holds_alternative<richtext::HardBreak>(piece.content)) writer.write(piece.style);
    return std::move(writer).take();
}

std::string id_text(richtext::BlockId id) {
    return std::to_string(static_cast<std::int64_t>(id));
}

std::string marks_text(richtext::Marks marks) {
    std::string text;
    for (std::size_t n = 0; n < richtext::all_marks.size(); ++n) {
        if (!marks.has(richtext::all_marks[n])) continue;
        if (!text.empty()) text += ' ';
        text += richtext::mark_names[n];
    }
    return text;
}

std::string_view mark_name(std::string_view key) {
    constexpr std::size_t hash = 8;
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    if (key.size() < hash + 2 || key.substr(key.size() - hash - 2, 2) != "--") return key;
    if (key.substr(key.size() - hash).find_first_not_of(signs) != std::string_view::npos) return key;
    return key.substr(0, key.size() - hash - 2);
}

} // namespace folkmoot::collab
