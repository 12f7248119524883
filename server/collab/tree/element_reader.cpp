#include "collab/tree/element_reader.hpp"

#include "collab/yjs/struct_parts.hpp"

#include <charconv>

namespace folkmoot::collab {
namespace {

std::optional<yjs::Scalar> last_value(const yjs::Model& model, const yjs::Block& block) {
    if (block.content != yjs::Content::any) return std::nullopt;
    const std::string_view values = model.content_of(block);
    const std::size_t before = yjs::octets_of_values(yjs::Content::any, values, block.length - 1);
    return yjs::read_scalar(yjs::as_octets(values.substr(before)));
}

void read(auto&, ElementReader&) { }
void read(richtext::Heading& node, ElementReader& in) {
    node.level = static_cast<std::uint8_t>(in.number("level", 1, 6, 1));
}
void read(richtext::OrderedList& node, ElementReader& in) {
    node.start = in.number("start", 0, richtext::max_list_start, 1);
}
void read(richtext::ListItem& node, ElementReader& in) {
    node.task = in.choice("task", richtext::task_names, richtext::Task::none);
}
void read(richtext::Code& node, ElementReader& in) {
    node.language = in.text("language", richtext::is_code_language);
}
void read(richtext::Cell& node, ElementReader& in) {
    node.role = in.choice("role", richtext::role_names, richtext::CellRole::data);
    node.align = in.choice("align", richtext::align_names, richtext::Align::unset);
    node.columns = static_cast<std::uint16_t>(in.number("columns", 1, richtext::max_span, 1));
    node.rows = static_cast<std::uint16_t>(in.number("rows", 1, richtext::max_span, 1));
}
void read(richtext::Figure& node, ElementReader& in) {
    node.file = in.id("file");
    node.source = in.text("source", richtext::is_source);
    node.alternative = in.find_text("alternative");
}
void read(richtext::Callout& node, ElementReader& in) {
    node.kind = in.choice("callout", richtext::callout_names, richtext::CalloutKind::note);
}
void read(richtext::Footnote& node, ElementReader& in) {
    node.label = in.text("label", richtext::is_label);
}
void read(richtext::Embed& node, ElementReader& in) {
    node.object = in.id("object");
}

} // namespace

ElementReader::ElementReader(const yjs::Model& model, yjs::TypeNumber type) {
    for (const yjs::KeyNumber key : model.types[type].keys) {
        const yjs::BlockNumber newest = model.types.newest(type, key);
        if (newest == yjs::none || model.blocks[newest].deleted) continue;
        const auto value = last_value(model, model.blocks[newest]);
        if (value && std::holds_alternative<std::monostate>(*value)) continue;
        entries_.push_back({model.keys[key], value});
    }
}

ElementReader::Entry* ElementReader::take(std::string_view name) {
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    if (found == entries_.end()) return nullptr;
    found->taken = true;
    return &*found;
}

std::optional<std::string> ElementReader::find_text(std::string_view name) {
    const Entry* entry = take(name);
    if (!entry) return std::nullopt;
    if (entry->value)
        if (const auto* text = std::get_if<std::string_view>(&*entry->value)) return std::string{*text};
    bad_.push_back(entry->name);
    return std::nullopt;
}

std::string ElementReader::text(std::string_view name, bool (*is_right)(std::string_view)) {
    auto text = find_text(name);
    if (!text || text->empty()) return {};
    if (is_right(*text)) return *std::move(text);
    bad_.push_back(name);
    return {};
}

std::uint32_t ElementReader::number(
    std::string_view name, std::uint32_t least, std::uint32_t most, std::uint32_t otherwise) {
    const Entry* entry = take(name);
    if (!entry) return otherwise;
    const double* value = entry->value ? std::get_if<double>(&*entry->value) : nullptr;
    if (value && *value >= least && *value <= most) {
        const auto number = static_cast<std::uint32_t>(*value);
        if (static_cast<double>(number) == *value) return number;
    }
    bad_.push_back(entry->name);
    return otherwise;
}

std::int64_t ElementReader::id(std::string_view name) {
    const auto text = find_text(name);
    if (!text) return 0;
    std::int64_t value = 0;
    const char* end = text->data() + text->size();
    const auto [stop, problem] = std::from_chars(text->data(), end, value);
    if (problem == std::errc{} && stop == end && value > 0 && text->front() != '0') return value;
    bad_.push_back(name);
    return 0;
}

void ElementReader::report(Oddities& oddities, richtext::BlockId block) const {
    for (const std::string_view name : bad_)
        oddities.add(Oddity::What::bad_value, name, block);
    for (const Entry& entry : entries_)
        if (!entry.taken) oddities.add(Oddity::What::unknown_attribute, entry.name, block);
}

std::optional<richtext::Node> read_node(richtext::Kind kind, ElementReader& in) {
    richtext::Node node = make_node(kind);
    std::visit([&](auto& of_kind) { read(of_kind, in); }, node);
    if (const auto* embed = std::get_if<richtext::Embed>(&node); embed && embed->object == 0)
        return std::nullopt;
    if (const auto* footnote = std::get_if<richtext::Footnote>(&node); footnote && footnote->label.empty())
        return std::nullopt;
    return node;
}

richtext::Inline read_atom(Atom atom, ElementReader& in) {
    richtext::Inline piece;
    if (atom == Atom::hard_break) {
        piece.content = richtext::HardBreak{};
        return piece;
    }
    if (atom == Atom::mention) {
        richtext::Mention mention{in.id("person"), in.text("words")};
        if (mention.person == 0)
            piece.content = std::move(mention.label);
        else
            piece.content = std::move(mention);
    } else {
        std::string label = in.text("label");
        if (richtext::is_label(label))
            piece.content = richtext::FootnoteReference{std::move(label)};
        else
            piece.content = "[^" + label + "]";
    }
    const std::string marks = " " + in.text("marks") + " ";
    for (std::size_t n = 0; n < richtext::all_marks.size(); ++n)
        if (marks.contains(" " + std::string{richtext::mark_names[n]} + " "))
            piece.style.marks.add(richtext::all_marks[n]);
    piece.style.language.tag = in.text("language", richtext::is_language_tag);
    piece.style.language.direction =
        in.choice("direction", richtext::direction_names, richtext::Direction::unset);
    return piece;
}

} // namespace folkmoot::collab
