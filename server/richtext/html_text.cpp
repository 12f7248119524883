#include "richtext/html_text.hpp"

#include "richtext/html_escape.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {
namespace {

std::string_view element_of(Mark mark) {
    switch (mark) {
    case Mark::strong:
        return "strong";
    case Mark::emphasis:
        return "em";
    case Mark::strike:
        return "s";
    case Mark::code:
        return "code";
    case Mark::subscript:
        return "sub";
    case Mark::superscript:
        return "sup";
    }
    return "span";
}

} // namespace

FootnoteNumbers::FootnoteNumbers(const Tree& tree) {
    for (const auto& block : tree.blocks)
        if (const auto* footnote = std::get_if<Footnote>(&block.node))
            found_.emplace(footnote->label, &block);
    if (found_.empty()) return;
    collect(tree.blocks);
    // A footnote that nothing refers to is still printed: its words are the author's.
    for (const auto& block : tree.blocks)
        if (const auto* footnote = std::get_if<Footnote>(&block.node))
            if (numbers_.emplace(footnote->label, footnotes_.size() + 1).second) footnotes_.push_back(&block);
}

void FootnoteNumbers::collect(const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
        for (const auto& piece : block.text) {
            const auto* reference = std::get_if<FootnoteReference>(&piece.content);
            if (!reference || !found_.contains(reference->label)) continue;
            if (numbers_.emplace(reference->label, footnotes_.size() + 1).second)
                footnotes_.push_back(found_.at(reference->label));
        }
        collect(block.blocks);
    }
}

std::size_t FootnoteNumbers::number(const std::string& label) const {
    auto found = numbers_.find(label);
    return found == numbers_.end() ? 0 : found->second;
}

std::size_t FootnoteNumbers::references(const std::string& label) const {
    auto found = references_.find(label);
    return found == references_.end() ? 0 : found->second;
}

void HtmlTextPrinter::print(const Text& text, const std::vector<Change>& changes) {
    Pieces pieces{text};
    if (changes.empty()) return print(pieces, 0);
    // Insertions and deletions stand outside all marks, so that each is one element.
    for (std::size_t from = 0; from < pieces.size();) {
        auto end = from;
        while (end < pieces.size() && changes[end] == changes[from])
            ++end;
        const bool added = changes[from] == Change::added;
        const bool removed = changes[from] == Change::removed;
        if (added || removed) {
            out_ += added ? "<ins class=\"fm-added\">" : "<del class=\"fm-removed\">";
            out_ += "<span class=\"fm-visually-hidden\">";
            append_escaped_html(out_, added ? options_.words.added : options_.words.removed);
            out_ += ": </span>";
        }
        print(pieces.subspan(from, end - from), 0);
        if (added) out_ += "</ins>";
        if (removed) out_ += "</del>";
        from = end;
    }
}

void HtmlTextPrinter::print(Pieces pieces, OpenLayers open) {
    while (!pieces.empty()) {
        auto next = next_layer(pieces, open);
        if (!next) {
            print_piece(pieces[0]);
            pieces = pieces.subspan(1);
            continue;
        }
        print_layer(
            layers[next->layer], pieces.first(next->size), static_cast<OpenLayers>(open | 1u << next->layer));
        pieces = pieces.subspan(next->size);
    }
}

void HtmlTextPrinter::print_layer(const Layer& layer, Pieces inside, OpenLayers open) {
    const auto& style = inside[0].style;
    if (layer.kind == Layer::Kind::link) {
        if (const auto* web = std::get_if<WebLink>(&style.link)) return print_web_link(*web, inside, open);
        if (const auto* object = std::get_if<ObjectLink>(&style.link))
            return print_slot({HtmlSlot::Kind::object, 0, 0, object->object, {}}, inside, open);
        return print_slot(
            {HtmlSlot::Kind::wiki, 0, 0, 0, std::get<WikiLink>(style.link).title}, inside, open);
    }
    std::string_view element = "span";
    if (layer.kind == Layer::Kind::language) {
        out_ += "<span";
        if (!style.language.tag.empty()) (out_ += " lang=\"") += style.language.tag + "\"";
        if (style.language.direction != Direction::unset)
            ((out_ += " dir=\"") += name_of(direction_names, style.language.direction)) += "\"";
        out_ += '>';
    } else {
        element = element_of(layer.mark);
        ((out_ += '<') += element) += '>';
    }
    print(inside, open);
    ((out_ += "</") += element) += '>';
}

void HtmlTextPrinter::print_web_link(const WebLink& link, Pieces inside, OpenLayers open) {
    // The tree was checked when it was read; what reaches a browser is checked once more.
    if (!is_safe_href(link.href)) return print(inside, open);
    out_ += "<a class=\"fm-link\" href=\"";
    append_href(out_, link.href);
    out_ += is_outside(link.href) ? "\" rel=\"noopener nofollow\">" : "\">";
    print(inside, open);
    out_ += "</a>";
}

bool HtmlTextPrinter::is_outside(std::string_view href) const {
    if (!href.starts_with("http") && !href.starts_with("HTTP")) return false;
    if (href.find(':') == std::string_view::npos || href.find_first_of("/?#") < href.find(':')) return false;
    const auto& origin = options_.origin;
    return origin.empty() || !href.starts_with(origin)
        || (href.size() > origin.size() && !std::string_view{"/?#"}.contains(href[origin.size()]));
}

void HtmlTextPrinter::print_slot(HtmlSlot slot, Pieces inside, OpenLayers open) {
    const auto index = fragment_.slots.size();
    slot.begin = out_.size();
    fragment_.slots.push_back(std::move(slot));
    print(inside, open);
    fragment_.slots[index].end = out_.size();
}

void HtmlTextPrinter::print_piece(const Inline& piece) {
    const bool code = piece.style.marks.has(Mark::code);
    if (code) out_ += "<code class=\"fm-code\">";
    if (const auto* run = std::get_if<std::string>(&piece.content)) append_escaped_html(out_, *run);
    if (std::holds_alternative<HardBreak>(piece.content)) out_ += "<br>";
    if (const auto* reference = std::get_if<FootnoteReference>(&piece.content)) print_reference(*reference);
    if (const auto* mention = std::get_if<Mention>(&piece.content)) {
        HtmlSlot slot{HtmlSlot::Kind::mention, out_.size(), 0, mention->person, {}};
        append_escaped_html(out_, mention->label);
        slot.end = out_.size();
        fragment_.slots.push_back(std::move(slot));
    }
    if (code) out_ += "</code>";
}

void HtmlTextPrinter::print_reference(const FootnoteReference& reference) {
    const auto number = std::to_string(footnotes_.number(reference.label));
    if (number == "0") return append_escaped_html(out_, "[" + reference.label + "]");
    const auto& prefix = options_.id_prefix;
    const auto copy = std::to_string(footnotes_.next_reference(reference.label));
    out_ += "<sup class=\"fm-footnote-reference\" id=\"" + prefix + "footnote-" + number + "-from-" + copy
        + "\">";
    out_ += "<a class=\"fm-link\" href=\"#" + prefix + "footnote-" + number
        + "\"><span class=\"fm-visually-hidden\">";
    append_escaped_html(out_, options_.words.footnote);
    out_ += " </span>" + number + "</a></sup>";
}

} // namespace folkmoot::richtext
