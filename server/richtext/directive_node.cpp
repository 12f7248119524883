#include "richtext/directive_node.hpp"

#include "richtext/schema.hpp"

namespace folkmoot::richtext {
namespace {

std::uint16_t span_attribute(const Attributes& attributes, std::string_view key) {
    return static_cast<std::uint16_t>(
        std::clamp<std::uint32_t>(number_attribute(attributes, key, 1), 1, max_span));
}

Cell read_cell(const Attributes& attributes) {
    Cell cell;
    cell.role = find_value<CellRole>(role_names, attribute(attributes, "role")).value_or(CellRole::data);
    cell.align = find_value<Align>(align_names, attribute(attributes, "align")).value_or(Align::unset);
    cell.columns = span_attribute(attributes, "columns");
    cell.rows = span_attribute(attributes, "rows");
    return cell;
}

Figure read_figure(const Attributes& attributes) {
    Figure figure;
    figure.file = id_attribute(attributes, "file");
    figure.source = attribute(attributes, "src");
    if (has_attribute(attributes, "alt")) figure.alternative = attribute(attributes, "alt");
    return figure;
}

struct Printer {
    DirectiveForm operator()(const Callout& node) const {
        return {"callout", {{"kind", std::string{name_of(callout_names, node.kind)}}}};
    }
    DirectiveForm operator()(const Expandable&) const { return {"expandable", {}}; }
    DirectiveForm operator()(const Table&) const { return {"table", {}}; }
    DirectiveForm operator()(const Row&) const { return {"row", {}}; }
    DirectiveForm operator()(const Contents&) const { return {"contents", {}}; }
    DirectiveForm operator()(const PageBreak&) const { return {"pagebreak", {}}; }
    DirectiveForm operator()(const Embed& node) const {
        return {"embed", {{"object", std::to_string(node.object)}}};
    }
    DirectiveForm operator()(const Figure& node) const {
        DirectiveForm form{"figure", {}};
        if (node.file > 0) form.attributes.emplace_back("file", std::to_string(node.file));
        if (!node.source.empty()) form.attributes.emplace_back("src", node.source);
        if (node.alternative) form.attributes.emplace_back("alt", *node.alternative);
        return form;
    }
    DirectiveForm operator()(const Cell& node) const {
        DirectiveForm form{"cell", {}};
        auto say = [&](const char* key, std::string value) {
            form.attributes.emplace_back(key, std::move(value));
        };
        if (node.role != CellRole::data) say("role", std::string{name_of(role_names, node.role)});
        if (node.align != Align::unset) say("align", std::string{name_of(align_names, node.align)});
        if (node.columns > 1) say("columns", std::to_string(node.columns));
        if (node.rows > 1) say("rows", std::to_string(node.rows));
        return form;
    }
    DirectiveForm operator()(const auto&) const { return {}; }
};

} // namespace

Node directive_node(std::string_view name, const Attributes& attributes) {
    if (name == "expandable") return Expandable{};
    if (name == "table") return Table{};
    if (name == "row") return Row{};
    if (name == "cell") return read_cell(attributes);
    if (name == "figure") return read_figure(attributes);
    if (name == "contents") return Contents{};
    if (name == "pagebreak") return PageBreak{};
    if (name == "embed") return Embed{id_attribute(attributes, "object")};
    auto kind = name == "callout" ? attribute(attributes, "kind") : name;
    return Callout{find_value<CalloutKind>(callout_names, kind).value_or(CalloutKind::note)};
}

DirectiveForm directive_form(const Node& node) {
    return std::visit(Printer{}, node);
}

} // namespace folkmoot::richtext
